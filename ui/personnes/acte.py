"""One act, whole: when, what, with whom, for which contrat, the note and the note de travail."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendrier import long
from app.domain.changes import Changes
from app.domain.interventions import DUREE_NOTE_TRAVAIL, Intervention
from app.errors import Refus
from app.messages import phrase
from ui.personnes.acte_lu import ActeLu, acte_neuf, individuelle
from ui.personnes.listes import choix, libelle
from ui.personnes.partage import Partage
from ui.poste import Poste
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import CASE, CODE, DUREE, HEURE, JOUR_EXIGE, LONG, NUMERO, dire_jour
from ui.widgets.volet import CoteACote, carte

_CHAMPS = {
    "jour": ("&Date", JOUR_EXIGE),
    "heure": ("&Heure, si elle compte", HEURE),
    "minutes": ("D&urée, en minutes", DUREE),
    "nature": ("Na&ture", CODE),
    "canal": ("&Canal", CODE),
    "theme": ("Thè&me", CODE),
    "organisme_id": ("Or&ganisme", NUMERO),
    "accompagnement_id": ("&Accompagnement", NUMERO),
    "facturable": ("Compte dans le &volume du contrat", CASE),
    "note": ("&Note, écrite comme si la personne devait la lire", LONG),
    "a_completer": ("Note à com&pléter", CASE),
    "note_travail": ("Note de trava&il", LONG),
}
_SAISIS = ("minutes", "note", "note_travail")
"""Fields without which nothing was typed."""
_LARGEUR, _HAUTEUR = 860, 780
"""Size at 100 %."""
REGLE = (
    f"Brouillon pour vous seule, effacé {DUREE_NOTE_TRAVAIL}\u00a0jours après son début. "
    "Tant qu’il existe, la personne peut demander à le lire."
)


class FormulaireActe(QDialog):
    """An act known keeps each field as one leaves it; a new one is kept by its button."""

    def __init__(self, parent: QWidget, poste: Poste, lu: ActeLu) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Acte")
        self._poste = poste
        self._lu = lu
        self._tranche = False
        self.acte = lu.acte or acte_neuf(lu)
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.champs = self.formulaire.champs
        self.partage = Partage(poste.apparence)
        self.avec = {personne.id: QCheckBox(f"Avec {personne.nom_affiche}") for personne in lu.proches}
        self._titre = etiquette(genre="volet")
        self._regle = etiquette(REGLE, "second")
        self._dit = etiquette()
        self.enregistrer = bouton("&Enregistrer l’acte", "primaire")
        self.supprimer = bouton("&Supprimer cet acte", "lien")
        self.fermer = bouton("&Fermer" if lu.acte else "A&bandonner")
        self._ranger()
        self._remplir()
        self._brancher()

    def done(self, resultat: int) -> None:
        """Keep what is being typed before closing: a new act not kept yet is kept as a draft."""
        if self._lu.acte:
            self.formulaire.achever()
            self.partage.achever()
        elif not self._tranche:
            mots = {nom: champ.valeur for nom, champ in self.champs.items() if champ.valeur}
            self._garder_brouillon(mots if any(mots.get(nom) for nom in _SAISIS) else {})
        super().done(resultat)

    def abandonner(self) -> None:
        """Close and forget what was typed of a new act."""
        self._trancher()
        self.reject()

    def creer(self) -> None:
        """Keep the new act, or say what is missing under its field."""
        self._dit.hide()
        lus = self.formulaire.lire()
        parts = self.partage.parts
        if lus is None:
            return
        voulu = replace(self.acte, **lus, parts=parts, personnes=self._personnes())
        interventions = self._poste.session.interventions
        self._garder_brouillon({})
        self._poste.taches.command(lambda: interventions.save(voulu), self._conclure, sinon=self._refuser)

    def _conclure(self, _acte: Intervention) -> None:
        self._tranche = True
        self.accept()

    def _trancher(self) -> None:
        self._tranche = True
        if self._lu.acte is None:
            self._garder_brouillon({})

    def _garder_brouillon(self, mots: dict[str, str]) -> None:
        """Keep the words of the new act in the coffre, or forget those kept before."""
        interventions, ident = self._poste.session.interventions, self._lu.personne.id

        def travail() -> tuple[None, Changes]:
            return None, interventions.garder_brouillon(ident, mots)

        if mots != self._lu.brouillon:
            self._lu = replace(self._lu, brouillon=mots)
            self._poste.taches.command(travail)

    def _ranger(self) -> None:
        px, champs = self._poste.apparence.px, self.champs
        self.resize(px(_LARGEUR), px(_HAUTEUR))
        contenu = QWidget()
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(0, 0, 8, 0)
        colonne.setSpacing(12)
        courts = CoteACote([champs[nom] for nom in list(_CHAMPS)[:7]], self._poste.apparence, 180)
        qui = QWidget()
        avec = Flux(qui, espace=16)
        for case in self.avec.values():
            avec.addWidget(case)
        cartes: dict[str, tuple[QWidget, ...]] = {
            "Quand et quoi": (courts,),
            "Note": (champs["note"], champs["a_completer"]),
            "Avec qui, pour quel contrat": (qui, self.partage, champs["accompagnement_id"], champs["facturable"]),
            "Brouillon": (self._regle, champs["note_travail"]),
        }
        for titre, parties in cartes.items():
            boite, dedans = carte(titre)
            for partie in parties:
                dedans.addWidget(partie)
            colonne.addWidget(boite)
        qui.setVisible(bool(self.avec))
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 16, 16, 16)
        page.setSpacing(12)
        for morceau in (self._titre, Defilant(contenu), self._dit):
            page.addWidget(morceau)
        page.addLayout(self._bas())
        self._dit.hide()

    def _bas(self) -> QHBoxLayout:
        bas = QHBoxLayout()
        bas.setContentsMargins(0, 0, 8, 0)
        for partie in (self.supprimer, self.fermer, self.enregistrer):
            bas.addWidget(partie)
        bas.insertStretch(1)
        return bas

    def _remplir(self) -> None:
        lu, acte, champs = self._lu, self.acte, self.champs
        natures = [nature for nature in lu.listes["nature"] if individuelle(nature) or nature.code == acte.nature]
        champs["nature"].proposer(choix(natures, (acte.nature,)))
        for nom in ("canal", "theme"):
            champs[nom].proposer(choix(lu.listes[nom], (getattr(acte, nom),)))
        organismes = {str(o.id): o.nom for o in lu.organismes if o.actif or o.id == acte.organisme_id}
        champs["organisme_id"].proposer({"": "Aucun", **organismes})
        self.partage.montrer(acte.parts, lu.payeurs)
        self._proposer_suivis()
        self.formulaire.presenter(acte, self._garder if lu.acte else None)
        for ident, case in self.avec.items():
            case.setChecked(ident in acte.personnes)
        self._titrer()
        self.enregistrer.setVisible(lu.acte is None)
        self.supprimer.setVisible(lu.acte is not None)
        if lu.acte is None:
            champs["minutes"].vider()
            self._reprendre()
        (champs["note"] if acte.a_completer and lu.acte else champs["jour"]).editeur.setFocus()

    def _reprendre(self) -> None:
        """Take back the words of the draft."""
        for nom, mots in self._lu.brouillon.items():
            if nom in self.champs:
                self.champs[nom].montrer(mots)
        if self._lu.brouillon:
            redire(self._dit, "Brouillon repris\u00a0: rien n’est encore enregistré.", "attention")
            self._dit.show()

    def _brancher(self) -> None:
        self.enregistrer.clicked.connect(self.creer)
        self.fermer.clicked.connect(self.abandonner)
        self.supprimer.clicked.connect(self._supprimer)
        self.partage.changee.connect(self._garder_parts)
        self.formulaire.enregistre.connect(self._recevoir)
        for case in self.avec.values():
            case.toggled.connect(lambda _: self._modifier("", personnes=self._personnes()))

    def _titrer(self) -> None:
        quand = f"Acte du {long(self.acte.jour, avec_annee=True)}" if self._lu.acte else "Nouvel acte"
        self._titre.setText(f"{quand} · {self._lu.personne.nom_affiche}")
        debut = self.acte.note_travail_le
        fin = f" Effacement le {dire_jour(debut + timedelta(days=DUREE_NOTE_TRAVAIL))}." if debut else ""
        self._regle.setText(REGLE + fin)

    def _proposer_suivis(self) -> None:
        """Offer the follow-ups that one of the contrats pays."""
        contrats = {part.contrat_id for part in self.partage.parts}
        themes = self._lu.listes["theme"]
        suivis = {
            str(suivi.id): f"{libelle(themes, suivi.theme)} · {dire_jour(suivi.ouvert_le)}"
            for suivi in self._lu.suivis
            if suivi.contrat_id in contrats
        }
        self.champs["accompagnement_id"].proposer({"": "Aucun", **suivis})

    def _personnes(self) -> tuple[int, ...]:
        cochees = [ident for ident, case in self.avec.items() if case.isChecked()]
        return (self._lu.personne.id, *cochees)

    def _garder(self, lus: dict[str, Any], visite: str) -> tuple[Intervention, Changes]:
        """Keep one field; a note that gets its first words is no longer to be completed."""
        interventions, ident = self._poste.session.interventions, self.acte.id
        if lus.get("note") and not interventions.get(ident).note:
            lus = {**lus, "a_completer": False}
        return interventions.modifier(ident, visite, **lus)

    def _garder_parts(self, visite: str) -> None:
        """Keep the shares, with the follow-up and the site that go with them."""
        contrats = {part.contrat_id for part in self.partage.parts}
        suivis = [s for s in self._lu.suivis if s.contrat_id in contrats]
        ids = [s.id for s in suivis]
        suivi = self.acte.accompagnement_id if self.acte.accompagnement_id in ids else next(iter(ids), None)
        payeuses = {p.entreprise for p in self._lu.payeurs if p.contrat in contrats}
        avant = {p.entreprise for p in self._lu.payeurs if p.contrat in {q.contrat_id for q in self.acte.parts}}
        site = self.acte.site_id if avant <= payeuses else None
        self._proposer_suivis()
        self._modifier(visite, parts=self.partage.parts, accompagnement_id=suivi, site_id=site)

    def _modifier(self, visite: str, **champs: Any) -> None:  # noqa: ANN401
        self._dit.hide()
        if self._lu.acte is None:
            self.acte = replace(self.acte, **champs)
            self.formulaire.champs["accompagnement_id"].montrer(str(self.acte.accompagnement_id or ""))
            return
        interventions, ident = self._poste.session.interventions, self.acte.id
        self._poste.taches.command(
            lambda: interventions.modifier(ident, visite, **champs),
            self._recevoir,
            initiateur=self,
            sinon=self._refuser,
        )

    def _recevoir(self, acte: Intervention) -> None:
        self.acte = acte
        self.formulaire.montrer(acte)
        self._titrer()

    def _refuser(self, erreur: Exception) -> None:
        if not isinstance(erreur, Refus):
            self._poste.taches.echouee.emit(erreur)
            return
        champ = str(erreur.details.get("champ", ""))
        if champ in self.champs:
            self.formulaire.refuser(erreur)
        elif champ == "parts":
            self.partage.refuser(phrase(erreur))
        else:
            redire(self._dit, phrase(erreur), "erreur")
            self._dit.show()

    def _supprimer(self) -> None:
        interventions, ident = self._poste.session.interventions, self.acte.id

        def travail() -> tuple[None, Changes]:
            return None, interventions.delete(ident)

        self._lu = replace(self._lu, acte=None)
        self._tranche = True
        self._poste.taches.command(travail)
        self.accept()

