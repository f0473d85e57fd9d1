"""The fields of the conditions of a contrat: an avenant is a copy that begins later."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.changes import Changes
from app.domain.contrats import Conditions, Depassement, Mode, Report, Unite
from ui.entreprises.recit import DEPASSEMENTS, MODES, REPORTS, RYTHMES, UNITES
from ui.poste import Poste
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import etiquette
from ui.widgets.flux import Flux
from ui.widgets.genres import ENTIER
from ui.widgets.saisies import CODE, EUROS, JOUR_EXIGE, TEXTE

_CHAMPS = {
    "a_partir_du": ("À partir du", JOUR_EXIGE),
    "mode": ("Mode", CODE),
    "volume": ("Volume par an", EUROS),
    "unite": ("Compté en", CODE),
    "prix": ("Prix de l’unité, en euros", EUROS),
    "depassement": ("Dépassement", CODE),
    "report": ("Volume non consommé", CODE),
    "report_valeur": ("Pourcentage ou mois reportés", ENTIER),
    "preavis": ("Préavis, en mois", ENTIER),
    "trajet": ("Trajet", TEXTE),
    "bilan_rythme": ("Rythme du bilan", CODE),
    "seuil": ("Seuil du bilan (3 à 20 personnes)", ENTIER),
    "destinataires": ("Bilan remis à", TEXTE),
}
_CHOIX: dict[str, Mapping[Any, str]] = {
    "mode": MODES,
    "unite": UNITES,
    "depassement": DEPASSEMENTS,
    "report": REPORTS,
    "bilan_rythme": RYTHMES,
}


class DialogueConditions(Dialogue):
    """Fields as they stand in `conditions`, and a box per site."""

    def __init__(
        self, parent: QWidget, poste: Poste, titre: str, conditions: Conditions, sites: Mapping[int, str]
    ) -> None:
        super().__init__(parent, poste, titre, "&Enregistrer", _CHAMPS)
        self._conditions = conditions
        self._boites = {ident: QCheckBox(nom) for ident, nom in sites.items()}
        self._choisis: tuple[int, ...] = conditions.sites
        for nom, choix in _CHOIX.items():
            self.formulaire.champs[nom].proposer({str(code): dit for code, dit in choix.items()})
        self._proposer_sites()

    def ouvrir(self) -> None:
        """Open on the conditions given."""
        self.demander(_valeurs(self._conditions), self._garder)

    def valider(self) -> None:
        """Read the boxes here: the rest runs on the writing thread."""
        self._choisis = tuple(ident for ident, boite in self._boites.items() if boite.isChecked())
        super().valider()

    def _proposer_sites(self) -> None:
        if not self._boites:
            return
        self.colonne.insertWidget(1, etiquette("Sites couverts", "second"))
        flux = Flux(espace=8)
        for ident, boite in self._boites.items():
            boite.setChecked(ident in self._conditions.sites)
            flux.addWidget(boite)
        self.colonne.insertLayout(2, flux)

    def _garder(self, lu: dict[str, Any]) -> tuple[Conditions, Changes]:
        voulues = replace(
            self._conditions,
            **lu
            | {
                "sites": self._choisis,
                "mode": Mode(lu["mode"]),
                "unite": Unite(lu["unite"]),
                "depassement": Depassement(lu["depassement"]),
                "report": Report(lu["report"]),
                "report_valeur": lu["report_valeur"] or 0,
                "bilan_rythme": int(lu["bilan_rythme"]),
            },
        )
        return self._poste.session.contrats.conditions.save(voulues)


def _valeurs(conditions: Conditions) -> dict[str, Any]:
    """Return what the fields show: codes of lists are text."""
    valeurs = {champ.name: getattr(conditions, champ.name) for champ in fields(conditions)}
    return {nom: str(v) if nom in _CHOIX else v for nom, v in valeurs.items()}
