"""The fields of the conditions of a contrat: an avenant is a copy that begins later."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.calendrier import MOIS
from app.domain.changes import Changes
from app.domain.contrats import Assiette, Conditions, Decompte, Depassement, Mode, Report, Unite
from ui.entreprises.recit import ASSIETTES, DECOMPTES, DEPASSEMENTS, MODES, REPORTS, RYTHMES, UNITES
from ui.poste import Poste
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import etiquette
from ui.widgets.flux import Flux
from ui.widgets.genres import CODES, ENTIER
from ui.widgets.saisies import CASE, CODE, DUREE, EUROS, JOUR_EXIGE, TEXTE

_CHAMPS = {
    "a_partir_du": ("À partir du", JOUR_EXIGE),
    "mode": ("Mode", CODE),
    "volume": ("Volume par an", EUROS),
    "unite": ("Compté en", CODE),
    "prix": ("Prix de l’unité, en euros", EUROS),
    "demi_journee": ("Une demi-journée, en minutes", DUREE),
    "assiette": ("Ce qui consomme le volume", CODE),
    "decompte": ("Une permanence compte pour", CODE),
    "natures_incluses": ("Natures comprises (codes, vide\u00a0: toutes)", CODES),
    "depassement": ("Dépassement", CODE),
    "prix_depassement": ("Prix au-delà, en euros (vide\u00a0: le même)", EUROS),
    "report": ("Volume non consommé", CODE),
    "report_valeur": ("Pourcentage ou mois reportés", ENTIER),
    "report_duree": ("Mois que vit un pourcentage reporté", ENTIER),
    "report_plafond": ("Report au plus (même unité)", EUROS),
    "preavis": ("Préavis, en mois", ENTIER),
    "preavis_fin_de_mois": ("Préavis à la fin d’un mois", CASE),
    "annulation_delai": ("Annulation due à moins de (jours)", ENTIER),
    "annulation_part": ("Part due alors, en %", ENTIER),
    "trajet": ("Trajet", TEXTE),
    "trajet_compte": ("Trajets comptés dans le volume", CASE),
    "prix_km": ("Prix du km, en millièmes d’euro", ENTIER),
    "revision_effectif": ("Effectif relu au 1er de", CODE),
    "indexation": ("Hausse du prix chaque année, en %", EUROS),
    "indice": ("Indice du prix", TEXTE),
    "indice_base": ("Valeur de l’indice au début", EUROS),
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
    "assiette": {"": "selon le mode"} | ASSIETTES,
    "decompte": DECOMPTES,
    "revision_effectif": {"": "l’année du contrat"} | dict(enumerate(MOIS, start=1)),
}
_TOUJOURS: Final = {"report_valeur": 0, "annulation_part": 100, "indexation": 0}
"""Numbers that are never unknown: left empty, they are these."""


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
        codes = {
            "mode": Mode(lu["mode"]),
            "unite": Unite(lu["unite"]),
            "depassement": Depassement(lu["depassement"]),
            "report": Report(lu["report"]),
            "decompte": Decompte(lu["decompte"]),
            "assiette": Assiette(lu["assiette"]) if lu["assiette"] else None,
            "revision_effectif": int(lu["revision_effectif"]) if lu["revision_effectif"] else None,
            "bilan_rythme": int(lu["bilan_rythme"]),
        }
        nombres = {nom: defaut if lu[nom] is None else lu[nom] for nom, defaut in _TOUJOURS.items()}
        voulues = replace(self._conditions, **lu | codes | nombres | {"sites": self._choisis})
        return self._poste.session.contrats.conditions.save(voulues)


def _valeurs(conditions: Conditions) -> dict[str, Any]:
    """Return what the fields show: codes of lists are text."""
    valeurs = {champ.name: getattr(conditions, champ.name) for champ in fields(conditions)}
    return {nom: ("" if v is None else str(v)) if nom in _CHOIX else v for nom, v in valeurs.items()}
