"""The dialogs of the agenda: plan, move, call off; each keeps what is typed when it is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.context import Session
from app.domain import recurrences
from app.domain.calendrier import long
from app.domain.changes import Changes
from app.domain.permanences import Initiative, Permanence, Plan
from app.domain.recurrences import Rythme
from app.errors import Refus
from app.messages import phrase
from app.services.agenda import PermanenceVue
from app.services.permanences import Prevision
from ui.agenda.lieux import Lieu
from ui.avis import annoncer
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import etiquette, redire
from ui.widgets.saisies import CODE, HEURE, JOUR, JOUR_EXIGE, TEXTE

_MATIN = (9 * 60, 12 * 60 + 30)
_ASSEZ = 6
_INITIATIVES = {
    "": "Non précisé",
    Initiative.ENTREPRISE.value: "l’entreprise",
    Initiative.PRATICIENNE.value: "moi",
    Initiative.FORCE_MAJEURE.value: "force majeure",
}
_MOIS = timedelta(days=91)


class Planifier(Dialogue):
    """Plans permanences; says before which days it keeps, and which it skips."""

    def __init__(self, parent: QWidget, poste: Poste, lieux: list[Lieu], jour: date) -> None:
        super().__init__(
            parent,
            poste,
            "Planifier une permanence",
            "&Planifier",
            {
                "lieu": ("&Contrat et site", CODE),
                "premier": ("Pre&mier jour", JOUR_EXIGE),
                "debut": ("&De (9 h, 9:30…)", HEURE),
                "fin": ("À (&12 h 30…)", HEURE),
                "rythme": ("&Rythme", CODE),
                "jusqu_au": ("&Jusqu’au", JOUR_EXIGE),
            },
        )
        self._jour = jour
        self._lieux = {lieu.cle: lieu for lieu in lieux}
        self._prevu = etiquette()
        self.colonne.insertWidget(1, self._prevu)
        champs = self.formulaire.champs
        champs["lieu"].proposer({lieu.cle: lieu.dit for lieu in lieux})
        self._dire_rythmes(jour)
        for champ in champs.values():
            champ.quitte.connect(self._prevoir)
        rythme = champs["rythme"].editeur
        if isinstance(rythme, QComboBox):
            rythme.currentIndexChanged.connect(lambda _: self._borner())

    def ouvrir(self, puis: Callable[[Any], None]) -> None:
        """Open on the next half-day."""
        debut, fin = _MATIN
        lieu = next(iter(self._lieux), "")
        valeurs = {"lieu": lieu, "premier": self._jour, "debut": debut, "fin": fin}
        valeurs |= {"rythme": Rythme.UNE_FOIS.value, "jusqu_au": self._jour + _MOIS}
        if not self._lieux:
            self.expliquer("Aucun contrat n’est en cours à cette date. Créez d’abord le contrat dans Entreprises.")
            self.verbe.setEnabled(False)
        self.demander(valeurs, lambda lus: self._poste.session.permanences.planifier(self._plan(lus)), puis)
        self._borner()
        self._prevoir()

    def _borner(self) -> None:
        """Ask for a last day only when there are several."""
        champs = self.formulaire.champs
        champs["jusqu_au"].setVisible(champs["rythme"].valeur != Rythme.UNE_FOIS.value)

    def _plan(self, lus: dict[str, Any]) -> Plan:
        lieu = self._lieux[lus["lieu"]]
        return Plan(
            contrat_id=lieu.contrat_id,
            site_id=lieu.site_id,
            premier=lus["premier"],
            jusqu_au=lus["jusqu_au"],
            debut=lus["debut"] or 0,
            fin=lus["fin"] or 0,
            rythme=Rythme(lus["rythme"]),
        )

    def _prevoir(self) -> None:
        lus = self.formulaire.lire()
        if lus is None or not self._lieux:
            self._prevu.clear()
            return
        self._dire_rythmes(lus["premier"])
        plan = self._plan(lus)
        session = self._poste.session
        self._poste.taches.query(
            lambda: session.permanences.prevoir(plan), self._montrer, pour=self, cle="prevision", sinon=self._taire
        )

    def _montrer(self, prevision: Prevision) -> None:
        redire(self._prevu, dire_prevision(prevision), "" if prevision.jours else "attention")
        annoncer(self, self._prevu.text())

    def _taire(self, erreur: Exception) -> None:
        if not isinstance(erreur, Refus):
            self._poste.taches.echouee.emit(erreur)
            return
        redire(self._prevu, phrase(erreur), "attention")

    def _dire_rythmes(self, premier: date) -> None:
        dits = {rythme.value: recurrences.dire(rythme, premier) for rythme in Rythme}
        self.formulaire.champs["rythme"].proposer({code: dit[0].upper() + dit[1:] for code, dit in dits.items()})


def dire_prevision(prevision: Prevision) -> str:
    """Return what planning would do, in a few sentences."""
    jours = prevision.jours
    if not jours:
        dits = ["Aucune permanence ne serait planifiée."]
    elif len(jours) == 1:
        dits = [f"Une permanence\u00a0: {long(jours[0], avec_annee=True)}."]
    else:
        dits = [
            f"{len(jours)} permanences, du {long(jours[0], avec_annee=True)} au {long(jours[-1], avec_annee=True)}."
        ]
    if prevision.feries:
        dits.append(f"Jours fériés sautés\u00a0: {_suite([f'{long(j)} ({nom})' for j, nom in prevision.feries])}.")
    if prevision.deja:
        dits.append(f"Déjà planifiées\u00a0: {_suite([long(j) for j in prevision.deja])}.")
    if prevision.hors_contrat:
        dits.append(f"Hors du contrat\u00a0: {_suite([long(j) for j in prevision.hors_contrat])}.")
    return " ".join(dits)


def deplacer(parent: QWidget, poste: Poste, permanence: Permanence, puis: Callable[[Any], None]) -> Dialogue:
    """Open the dialog that moves a permanence."""
    champs = {
        "jour": ("Nouveau &jour", JOUR_EXIGE),
        "debut": ("&De", HEURE),
        "fin": ("&À", HEURE),
        "initiative": ("À l’&initiative de", CODE),
    }
    dialogue = Dialogue(parent, poste, "Déplacer la permanence", "Dé&placer", champs)
    dialogue.expliquer("Les rendez-vous encore prévus suivent, à la même distance du début. Prévenez les personnes.")
    dialogue.formulaire.champs["initiative"].proposer(_INITIATIVES)
    valeurs = {"jour": permanence.jour, "debut": permanence.debut, "fin": permanence.fin, "initiative": ""}
    dialogue.demander(valeurs, partial(_deplacer, poste.session, permanence.id), puis)
    return dialogue


def annuler(parent: QWidget, poste: Poste, vue: PermanenceVue, puis: Callable[[Any], None]) -> Dialogue:
    """Open the dialog that calls a permanence off."""
    champs = {
        "initiative": ("À l’&initiative de", CODE),
        "decidee_le": ("A&nnoncée le", JOUR),
        "par": ("&Précisions", TEXTE),
    }
    dialogue = Dialogue(parent, poste, "Annuler la permanence", "&Annuler la permanence", champs)
    dialogue.expliquer("Les rendez-vous encore prévus sont annulés avec elle. Prévenez les personnes.")
    editeur = dialogue.formulaire.champs["par"].editeur
    if isinstance(editeur, QLineEdit):
        editeur.setPlaceholderText("Fermeture du site, météo…")
    dialogue.formulaire.champs["initiative"].proposer(_INITIATIVES)
    valeurs = {"initiative": "", "decidee_le": aujourd_hui(), "par": ""}
    dialogue.demander(valeurs, lambda lus: _annuler(poste.session, vue.permanence.id, lus), puis)
    return dialogue


def _annuler(session: Session, ident: int, lus: dict[str, Any]) -> tuple[Permanence, Changes]:
    return session.permanences.annuler(ident, lus["par"], _initiative(lus), lus["decidee_le"])


def _deplacer(session: Session, ident: int, lus: dict[str, Any]) -> tuple[Permanence, Changes]:
    return session.permanences.deplacer(ident, lus["jour"], lus["debut"] or 0, lus["fin"] or 0, _initiative(lus))


def _initiative(lus: dict[str, Any]) -> Initiative | None:
    return Initiative(lus["initiative"]) if lus["initiative"] else None


def _suite(dits: list[str]) -> str:
    reste = len(dits) - _ASSEZ
    return ", ".join(dits[:_ASSEZ]) + (f" et {reste} de plus" if reste > 0 else "")
