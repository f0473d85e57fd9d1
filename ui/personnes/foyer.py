"""Foyer et emploi: where she works, whom she lives with, on what."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Session
from app.domain.foyers import Foyer, Membre
from app.domain.montants import dire_montant
from app.domain.nomenclatures import Liste
from app.domain.personnes import Personne
from ui.personnes.choisir import ChoisirPersonne
from ui.personnes.emplois import CarteEmplois, EmploisLus, lire_emplois
from ui.personnes.listes import Listes, lire_listes, offrir
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangees, Renvoi
from ui.widgets.saisies import ANNEE, CASE, CODE, EUROS, JOUR_EXIGE, LONG, TEXTE, dire_jour
from ui.widgets.selecteur import Selecteur
from ui.widgets.volet import CoteACote, Volet, carte

_CHAMPS = {
    "au": ("Situation au", JOUR_EXIGE),
    "logement": ("Logement", CODE),
    "loyer": ("Loyer ou échéance, en euros par mois", EUROS),
    "note": ("Précisions", LONG),
}
_MEMBRES = {
    "prenom": ("Prénom", TEXTE),
    "lien": ("Lien", TEXTE),
    "annee_naissance": ("Année de naissance", ANNEE),
    "revenus": ("Revenus, en euros par mois", EUROS),
    "a_charge": ("À charge", CASE),
}
_LISTES = {"logement": Liste.LOGEMENT}


@dataclass(frozen=True, slots=True)
class FoyerLu:
    """What the tab shows, read at once."""

    personne: Personne
    foyers: list[Foyer]
    listes: Listes
    emplois: EmploisLus


class FoyerEtEmploi(Volet):
    """Two cards; `dossier_voulu` asks for the file of a member."""

    sortes: ClassVar[tuple[str, ...]] = ("foyers", "emplois", "entreprises", "sites", "nomenclatures")
    dossier_voulu = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._lu: FoyerLu | None = None
        self._foyer: Foyer | None = None
        self.emplois = CarteEmplois(poste, self)
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        renvoi = Renvoi("Ouvrir son dossier", lambda membre: membre.personne_id is not None)
        self.membres = Rangees(_MEMBRES, "membre", Membre, poste.apparence, renvoi)
        self._jours = Selecteur("Foyer au")
        self.nouveau = bouton("Nouvelle situation, à ce jour")
        self.relier = bouton("Ajouter une personne qui a un dossier…", "lien")
        self._retirer = bouton("Retirer cette situation", "lien")
        self._somme = etiquette(genre="second")
        self._vide = etiquette("Aucun foyer connu. Ajoutez une situation, datée d’aujourd’hui.", "second")
        self._corps = QWidget()
        self._ranger()
        self._brancher()

    def lire(self, session: Session, personne_id: int) -> FoyerLu:
        """Read foyers, emplois and lists."""
        return FoyerLu(
            session.personnes.get(personne_id),
            session.foyers.de_personne(personne_id),
            lire_listes(session, _LISTES),
            lire_emplois(session, personne_id),
        )

    def montrer(self, lu: FoyerLu) -> None:
        """Show the emplois, and the foyer that was shown, else the last one."""
        self._lu = lu
        self.emplois.montrer(lu.personne.id, lu.emplois)
        voulu = self._foyer.id if self._foyer else None
        self._foyer = next((foyer for foyer in lu.foyers if foyer.id == voulu), next(iter(lu.foyers), None))
        self._montrer_foyer()

    def achever(self) -> None:
        """Keep what is being typed."""
        self.emplois.achever()
        self.formulaire.achever()
        self.membres.achever()

    def oublier(self) -> None:
        """Forget every word shown."""
        self._lu = self._foyer = None
        self.emplois.vider()
        self.formulaire.vider()
        self.membres.vider()
        self._somme.clear()
        self._jours.montrer({}, None)

    def _ranger(self) -> None:
        self.colonne.addWidget(self.emplois)
        cadre, colonne = carte("Foyer")
        haut = QHBoxLayout()
        haut.addWidget(self._jours, 1)
        haut.addWidget(self.nouveau, 0, Qt.AlignmentFlag.AlignTop)
        haut.addStretch()
        colonne.addWidget(self._vide)
        colonne.addLayout(haut)
        dedans = QVBoxLayout(self._corps)
        dedans.setContentsMargins(0, 0, 0, 0)
        dedans.setSpacing(8)
        champs = self.formulaire.champs
        apparence = self.poste.apparence
        courts = CoteACote([champs[nom] for nom in ("au", "logement", "loyer")], apparence)
        bas = QWidget()
        liens = Flux(bas, espace=24)
        for lien in (self.relier, self._retirer):
            liens.addWidget(lien)
        for partie in (courts, self._somme, self.membres, bas, champs["note"]):
            dedans.addWidget(partie)
        apparence.icones.poser(self.relier, "user-plus", "lien")
        colonne.addWidget(self._corps)
        self.colonne.addWidget(cadre)
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self._jours.choisi.connect(self._choisir)
        self.nouveau.clicked.connect(self._ajouter)
        self._retirer.clicked.connect(self._supprimer)
        self.relier.clicked.connect(self._choisir_membre)
        self.membres.changee.connect(self._garder_membres)
        self.membres.renvoyee.connect(lambda membre: self.dossier_voulu.emit(membre.personne_id))
        self.formulaire.enregistre.connect(self._recevoir)

    def _montrer_foyer(self) -> None:
        lu, foyer = self._lu, self._foyer
        self._corps.setVisible(foyer is not None)
        self._vide.setVisible(foyer is None)
        self.nouveau.setVisible(foyer is None or foyer.au != aujourd_hui())
        if lu is None or foyer is None:
            self._jours.hide()
            return
        self._jours.montrer({f.id: dire_jour(f.au) for f in lu.foyers}, foyer.id)
        self._jours.setVisible(len(lu.foyers) > 1)
        offrir(self.formulaire.champs, lu.listes, foyer)
        ident, foyers = foyer.id, self.poste.session.foyers
        self.formulaire.presenter(foyer, lambda champs, visite: foyers.modifier(ident, visite, **champs))
        self.membres.montrer(foyer.membres)
        self._somme.setText(resumer(foyer))

    def _choisir(self, ident: Hashable) -> None:
        if self._lu:
            self.achever()
            self._foyer = next(foyer for foyer in self._lu.foyers if foyer.id == ident)
            self.membres.vider()
            self._montrer_foyer()

    def _recevoir(self, foyer: Foyer) -> None:
        """Take what was just kept; the day may change the place of the foyer among the others."""
        if self._foyer and self._foyer.id == foyer.id:
            self._foyer = foyer
            self._somme.setText(resumer(foyer))
            self.relire()

    def _ajouter(self) -> None:
        """Start from the last one known: a household changes little."""
        if self._lu is None:
            return
        personne, dernier = self._lu.personne, next(iter(self._lu.foyers), None)
        neuf = Foyer(personne_id=personne.id, au=aujourd_hui(), logement=personne.logement)
        voulu = replace(dernier, id=0, au=aujourd_hui()) if dernier else neuf
        foyers = self.poste.session.foyers
        self.poste.taches.command(lambda: foyers.save(voulu), self._aller)

    def _aller(self, foyer: Foyer) -> None:
        self._foyer = foyer
        self.relire()

    def _supprimer(self) -> None:
        foyers, ident = self.poste.session.foyers, self._foyer.id if self._foyer else 0

        def travail() -> tuple[None, Any]:
            return None, foyers.delete(ident)

        self.nouveau.setFocus()
        self.poste.taches.command(travail)

    def _garder_membres(self, visite: str) -> None:
        if self._foyer is None:
            return
        ident, membres, foyers = self._foyer.id, self.membres.lignes, self.poste.session.foyers
        self.poste.taches.command(
            lambda: foyers.modifier(ident, visite, membres=membres), self._recevoir_membres, initiateur=self
        )

    def _recevoir_membres(self, foyer: Foyer) -> None:
        if self._foyer and self._foyer.id == foyer.id:
            self._foyer = foyer
            self._somme.setText(resumer(foyer))

    def _choisir_membre(self) -> None:
        ChoisirPersonne(self, self.poste, "Ajouter au foyer", self._relier, sauf=self.ident).open()

    def _relier(self, personne: Personne) -> None:
        if self._foyer is None or any(membre.personne_id == personne.id for membre in self.membres.lignes):
            return
        membre = Membre(prenom=personne.prenom, annee_naissance=personne.annee, personne_id=personne.id)
        ident, membres, foyers = self._foyer.id, (*self.membres.lignes, membre), self.poste.session.foyers
        self.poste.taches.command(lambda: foyers.modifier(ident, membres=membres))


def resumer(foyer: Foyer) -> str:
    """Return who lives there and on what, the person herself counted."""
    charges = sum(membre.a_charge for membre in foyer.membres)
    revenus = [membre.revenus for membre in foyer.membres if membre.revenus is not None]
    nombre = len(foyer.membres) + 1
    dit = "La personne vit seule" if nombre == 1 else f"{nombre}\u00a0personnes au foyer"
    a_charge = f"{charges}\u00a0à charge" if charges else ""
    ressources = f"autres revenus\u00a0: {dire_montant(sum(revenus))}\u00a0€ par mois" if revenus else ""
    return " · ".join(partie for partie in (dit, a_charge, ressources) if partie)
