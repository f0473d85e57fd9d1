"""The hours beyond the volume that wait for an answer of the entreprise, those it answered about, and the dialog."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.contrats.approbations import Approbation, Reponse
from app.domain.contrats.dires_approbations import dire_attente, dire_reponse
from app.domain.montants import dire_montant
from app.services.comptes import Suivi
from ui.poste import Poste
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.saisies import CODE, DUREE_LIBRE, JOUR_EXIGE, LONG, TEXTE

_CHAMPS = {
    "reponse": ("&Réponse", CODE),
    "minutes": ("&Temps (vide\u00a0: tout le dépassement)", DUREE_LIBRE),
    "du": ("Dépassement &du", JOUR_EXIGE),
    "au": ("Ju&squ’au", JOUR_EXIGE),
    "par": ("&Qui a répondu, à l’entreprise", TEXTE),
    "decide_le": ("&Le", JOUR_EXIGE),
    "note": ("&Note (courriel, réunion\u2026)", LONG),
}
_REPONSES = {Reponse.APPROUVE.value: "approuvé", Reponse.REFUSE.value: "refusé"}
_NOTER = "Noter une réponse sur le dépassement…"
_EXPLICATION = (
    "Le temps approuvé se facture\u202f; le reste attend. Une réponse vaut pour des mois entiers, le plus ancien "
    "d’abord, même ceux qui viendront."
)


class Approbations(QWidget):
    """One contrat; `voulue` asks for the dialog, on an answer or (None) on a new one."""

    voulue = Signal(object)

    def __init__(self, suivi: Suivi) -> None:
        super().__init__()
        self._suivi = suivi
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        if attente := _attente(suivi):
            colonne.addWidget(etiquette(attente, "fort", "attention"))
        for approbation in suivi.approbations:
            colonne.addWidget(self._rangee(approbation))
        bas = QHBoxLayout()
        noter = bouton(_NOTER, nom=f"{_NOTER} contrat {suivi.contrat.reference or 'sans référence'}")
        noter.clicked.connect(lambda: self.voulue.emit(None))
        bas.addWidget(noter)
        bas.addStretch()
        colonne.addLayout(bas)

    def _rangee(self, approbation: Approbation) -> QWidget:
        rangee = QWidget()
        ligne = QHBoxLayout(rangee)
        ligne.setContentsMargins(0, 0, 0, 0)
        dit = dire_reponse(approbation, self._suivi.position)
        ligne.addWidget(etiquette(dit), 1)
        geste = bouton("Modifier…", "lien", f"Modifier la réponse\u00a0: {dit}")
        geste.clicked.connect(partial(self._demander, approbation))
        ligne.addWidget(geste)
        return rangee

    def _demander(self, approbation: Approbation, *_: object) -> None:
        self.voulue.emit(approbation)


def demander(parent: QWidget, poste: Poste, approbation: Approbation) -> Dialogue:
    """Ask what was answered; a known answer can be taken away."""
    titre = "Modifier la réponse" if approbation.id else "Réponse de l’entreprise sur un dépassement"
    dialogue = Dialogue(parent, poste, titre, "&Enregistrer", _CHAMPS)
    dialogue.formulaire.champs["reponse"].proposer(_REPONSES)
    dialogue.expliquer(_EXPLICATION)
    reponses = poste.session.approbations
    if approbation.id:
        dialogue.ajouter(
            "Ret&irer cette réponse",
            lambda: poste.taches.command(lambda: (None, reponses.delete(approbation.id))),
        )

    def garder(lu: dict[str, Any]) -> tuple[Approbation, Changes]:
        return reponses.save(replace(approbation, **lu | {"reponse": Reponse(lu["reponse"])}))

    valeurs = {nom: getattr(approbation, nom) for nom in _CHAMPS}
    dialogue.demander(valeurs, garder)
    return dialogue


def _attente(suivi: Suivi) -> str:
    """Return what waits and what it is worth."""
    dit, cents = dire_attente(suivi.position), suivi.position.attente
    prix = f" ({dire_montant(cents)}\u00a0€)" if cents else ""
    return f"{dit}{prix}." if dit else ""
