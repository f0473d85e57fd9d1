"""Démarches: what was asked of whom, the clocks that run, the sums, the papers; and the accords they rest on."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Session
from app.domain.demarches import Demarche, Montant, NatureMontant
from app.domain.dires_demarches import ETATS, dire_echeance, dire_regle
from app.domain.nomenclatures import Liste
from app.services import types_demarches
from ui.personnes.accords import CarteAccords
from ui.personnes.demarches_lues import DemarchesLues, lire_demarches
from ui.personnes.feuille_route import DialogueFeuille
from ui.personnes.lettres_demarche import LettresDemarche
from ui.personnes.listes import categories, choix
from ui.personnes.pieces import Pieces
from ui.personnes.quelle_demarche import QuelleDemarche
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import CODE, EUROS, JOUR, LONG, NUMERO, TEXTE, Genre, dire_jour
from ui.widgets.volet import CoteACote, Volet, carte

if TYPE_CHECKING:
    from app.services.demarches import Suivi

_CHAMPS = {
    "organisme_id": ("Or&ganisme", NUMERO),
    "type": ("Sorte de dé&marche", CODE),
    "objet": ("Ob&jet", TEXTE),
    "reference": ("Référence chez l’organisme", TEXTE),
    "accompagnement_id": ("Accompagnement", NUMERO),
    "pour_le": ("À envoyer avant le", JOUR),
    "envoyee_le": ("En&voyée le", JOUR),
    "canal": ("Envoyée par", CODE),
    "recue_le": ("Dossier complet le", JOUR),
    "attendue_le": ("Réponse attendue le", JOUR),
    "relancee_le": ("Relancée le", JOUR),
    "etat": ("Où elle en &est", CODE),
    "decidee_le": ("Réponse du", JOUR),
    "notifiee_le": ("Réponse reçue le", JOUR),
    "recours_avant": ("Recours avant le (lettre)", JOUR),
    "recours_le": ("Recours fait le", JOUR),
    "motif_refus": ("Motif du refus", TEXTE),
    "papiers": ("Papiers à fournir, un par ligne", LONG),
    "note": ("Précisions", LONG),
}
_QUOI = ("organisme_id", "type", "objet", "reference", "accompagnement_id")
_ENVOI = ("pour_le", "envoyee_le", "canal", "recue_le", "attendue_le", "relancee_le")
_REPONSE = ("etat", "decidee_le", "notifiee_le", "recours_avant", "recours_le", "motif_refus")
_NATURES = {
    NatureMontant.AIDE.value: "Aide, secours",
    NatureMontant.REMISE.value: "Remise de dette",
    NatureMontant.PRET.value: "Prêt, avance",
}
NATURE = Genre(lambda: Choix(_NATURES), NatureMontant, str)
VIDE = "Aucune démarche. Commencez par l’organisme et ce qui lui est demandé\u202f; les délais se calculent seuls."


class Demarches(Volet):
    """One démarche at a time; chips choose among several."""

    sortes: ClassVar[tuple[str, ...]] = (
        "demarches", "accords", "courriers", "organismes", "documents", "nomenclatures",
    )  # fmt: skip

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._lu: DemarchesLues | None = None
        self._suivi: Suivi | None = None
        self._voulue: int | None = None
        self._sources: dict[str, str] = {}
        source = Genre(lambda: Choix(self._sources), str, str)
        colonnes = {
            "source": ("Demandé à", source),
            "nature": ("Nature", NATURE),
            "demande": ("Demandé, en euros", EUROS),
            "accorde": ("Accordé, en euros", EUROS),
            "libelle": ("Précision", TEXTE),
        }
        self.accords = CarteAccords(poste)
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.montants = Rangees(colonnes, "montant", Montant, poste.apparence, large=215)
        self.pieces = Pieces(poste.apparence)
        self.lettres = LettresDemarche()
        self.nouvelle = bouton("Nouvelle démarche")
        self.feuille = bouton("Feuille de route…", "lien", "Préparer la feuille de route de la personne")
        self._retirer = bouton("Retirer cette démarche", "lien")
        self._selecteur = QuelleDemarche()
        self._vide = etiquette(VIDE, "second")
        self._horloges = QVBoxLayout()
        self._regle = etiquette(genre="second")
        self._corps = QWidget()
        self._ranger()
        self._brancher()

    def lire(self, session: Session, personne_id: int) -> DemarchesLues:
        """Read the démarches with their clocks, the accords, and what the fields offer."""
        return lire_demarches(session, personne_id, self._voulue)

    def montrer(self, lu: DemarchesLues) -> None:
        """Show the démarche that was shown, else the one whose clock is nearest, else the last one."""
        self._lu = lu
        self._sources = categories(lu.categories)
        if self.ident is not None:
            documents = {depot.document.id: depot.document.nom for depot in lu.depots}
            self.accords.montrer(self.ident, lu.accords, lu.cites, self._sources, lu.organismes, documents)
        pressees = sorted((s for s in lu.suivis if s.echeances), key=lambda s: s.echeances[0].jour)
        premiere = next(iter(pressees), next(iter(lu.suivis), None))
        self._suivi = next((s for s in lu.suivis if s.demarche.id == self._voulue), premiere)
        self._voulue = self._suivi.demarche.id if self._suivi else None
        self._montrer_demarche()

    def choisir(self, demarche_id: int) -> None:
        """Make a démarche the one shown."""
        self.achever()
        self._voulue = demarche_id
        self.relire()

    def achever(self) -> None:
        """Keep what is being typed."""
        self.formulaire.achever()
        self.montants.achever()

    def oublier(self) -> None:
        """Forget every word shown."""
        self._lu = self._suivi = self._voulue = None
        self.accords.vider()
        self.formulaire.vider()
        self.montants.vider()
        self.pieces.vider()
        self.lettres.vider()
        self._dire_horloges(())
        self._selecteur.montrer({}, None)

    def _ranger(self) -> None:
        apparence, champs = self.poste.apparence, self.formulaire.champs
        haut = QHBoxLayout()
        haut.addWidget(self._selecteur, 1)
        haut.addWidget(self.feuille, 0, Qt.AlignmentFlag.AlignTop)
        haut.addWidget(self.nouvelle, 0, Qt.AlignmentFlag.AlignTop)
        self.colonne.addWidget(self._vide)
        self.colonne.addLayout(haut)
        corps = QVBoxLayout(self._corps)
        corps.setContentsMargins(0, 0, 0, 0)
        corps.setSpacing(12)
        boite, colonne = carte("Demande")
        colonne.addLayout(self._horloges)
        colonne.addWidget(CoteACote([champs[nom] for nom in _QUOI], apparence, 300))
        colonne.addWidget(CoteACote([champs[nom] for nom in _ENVOI], apparence, 170))
        colonne.addWidget(self._regle)
        corps.addWidget(boite)
        boite, colonne = carte("Réponse")
        colonne.addWidget(CoteACote([champs[nom] for nom in _REPONSE], apparence, 180))
        colonne.addWidget(self.montants)
        corps.addWidget(boite)
        corps.addWidget(self.lettres)
        boite, colonne = carte("Papiers")
        for partie in (champs["papiers"], self.pieces, champs["note"]):
            colonne.addWidget(partie)
        bas = Flux(espace=24)
        bas.addWidget(self._retirer)
        colonne.addLayout(bas)
        corps.addWidget(boite)
        self.colonne.addWidget(self._corps)
        self.colonne.addWidget(self.accords)
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self._selecteur.choisi.connect(self._choisir)
        self.nouvelle.clicked.connect(self._ajouter)
        self.feuille.clicked.connect(self._preparer_feuille)
        self._retirer.clicked.connect(self._supprimer)
        self.montants.changee.connect(lambda visite: self._modifier(visite, montants=self.montants.lignes))
        self.lettres.rattachee.connect(self._rattacher)
        self.pieces.change.connect(lambda documents: self._modifier("", documents=documents))
        self.formulaire.enregistre.connect(lambda _: self.relire())

    def _montrer_demarche(self) -> None:
        lu, suivi = self._lu, self._suivi
        self._corps.setVisible(suivi is not None)
        self._vide.setVisible(suivi is None)
        if lu is None or suivi is None:
            self._selecteur.hide()
            return
        self._selecteur.montrer(lu.titres, suivi.demarche.id)
        self._selecteur.setVisible(len(lu.titres) > 1)
        self._offrir(lu, suivi.demarche)
        ident, demarches = suivi.demarche.id, self.poste.session.demarches
        self.formulaire.presenter(suivi.demarche, lambda champs, visite: demarches.modifier(ident, visite, **champs))
        for rangee in self.montants.rangees:
            rangee.champs["source"].proposer(self._sources)
        self.montants.montrer(suivi.demarche.montants)
        self.lettres.montrer(suivi.demarche.id, lu.courriers)
        self.pieces.montrer(suivi.demarche.documents, {d.document.id: d.document.nom for d in lu.depots})
        self._dire_horloges(tuple((dire_echeance(e, aujourd_hui()), ETATS[e.urgence]) for e in suivi.echeances))
        self._regle.setText(dire_regle(suivi.sorte))
        self._regle.setVisible(bool(self._regle.text()))

    def _offrir(self, lu: DemarchesLues, demarche: Demarche) -> None:
        champs = self.formulaire.champs
        actifs = {str(o.id): o.nom for o in lu.organismes if o.actif or o.id == demarche.organisme_id}
        champs["organisme_id"].proposer({"": "Non précisé", **actifs})
        categorie = next((o.categorie for o in lu.organismes if o.id == demarche.organisme_id), "")
        sortes = types_demarches.pour_categorie(categorie)
        champs["type"].proposer({sorte.code: sorte.libelle for sorte in sortes})
        champs["accompagnement_id"].proposer({"": "Aucun\u00a0: hors bilan", **self._suivis(lu)})
        champs["canal"].proposer(choix(lu.canaux, (demarche.canal,)))
        etats = choix(lu.etats, (demarche.etat,))
        if "NR" in etats:
            etats["NR"] = "Pas encore envoyée"
        champs["etat"].proposer(etats)

    def _suivis(self, lu: DemarchesLues) -> dict[str, str]:
        lexique = self.poste.lexique
        themes = {s.id: lexique.libelle(Liste.THEMES, s.theme) or "Sans thème" for s in lu.accompagnements}
        return {str(s.id): f"{themes[s.id]}, {dire_jour(s.ouvert_le)}" for s in lu.accompagnements}

    def _dire_horloges(self, dits: tuple[tuple[str, str], ...]) -> None:
        while (item := self._horloges.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()
        for dit, etat in dits:
            self._horloges.addWidget(etiquette(dit, "fort", etat))

    def _choisir(self, ident: Hashable) -> None:
        if self._lu and isinstance(ident, int):
            self.achever()
            self._voulue = ident
            self.montants.vider()
            if self._connue(ident):
                self.montrer(self._lu)
            else:
                self.relire()

    def _connue(self, ident: int) -> bool:
        """Tell whether the clocks of a démarche were read."""
        return self._lu is not None and any(suivi.demarche.id == ident for suivi in self._lu.suivis)

    def _rattacher(self, courrier_id: int, demarche_id: int | None) -> None:
        courriers = self.poste.session.courriers
        self.poste.taches.command(lambda: courriers.rattacher(courrier_id, demarche_id))

    def _modifier(self, visite: str, **champs: Any) -> None:  # noqa: ANN401
        if self._suivi is not None:
            ident, demarches = self._suivi.demarche.id, self.poste.session.demarches
            self.poste.taches.command(
                lambda: demarches.modifier(ident, visite, **champs), lambda _: self.relire(), initiateur=self
            )

    def _ajouter(self) -> None:
        self.achever()
        neuve = Demarche(personne_id=self.ident or 0, ouverte_le=aujourd_hui())
        demarches = self.poste.session.demarches
        self.poste.taches.command(lambda: demarches.save(neuve), self._aller)

    def _aller(self, demarche: Demarche) -> None:
        self._voulue = demarche.id
        self.montants.vider()
        self.relire()
        self.formulaire.champs["organisme_id"].editeur.setFocus()

    def _supprimer(self) -> None:
        demarches, ident = self.poste.session.demarches, self._suivi.demarche.id if self._suivi else 0

        def travail() -> tuple[None, Any]:
            return None, demarches.delete(ident)

        self.nouvelle.setFocus()
        self.poste.taches.command(travail)

    def _preparer_feuille(self) -> None:
        self.achever()
        session, ident = self.poste.session, self.ident
        if ident is not None:
            self.poste.taches.query(
                lambda: session.feuilles_route.proposer(ident),
                lambda proposee: DialogueFeuille(self, self.poste, ident, proposee).open(),
                pour=self,
                cle="feuille",
            )
