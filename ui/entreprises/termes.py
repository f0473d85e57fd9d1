"""The fields of the conditions of a contrat, part by part, and how each part is said in a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from app.domain.calendrier import MOIS
from app.domain.contrats import Assiette, Conditions, Decompte, Depassement, Mode, Report, Unite
from ui.entreprises import recit
from ui.entreprises.recit import ASSIETTES, DECOMPTES, DEPASSEMENTS, MODES, REPORTS, RYTHMES, UNITES, Reperes
from ui.widgets.genres import ENTIER
from ui.widgets.saisies import CASE, CODE, DUREE, EUROS, JOUR_EXIGE, TEXTE

CHAMPS: Final = {
    "a_partir_du": ("À partir du", JOUR_EXIGE),
    "mode": ("Mode", CODE),
    "volume": ("Volume par an", EUROS),
    "unite": ("Compté en", CODE),
    "prix": ("Prix de l’unité, en euros", EUROS),
    "depassement": ("Dépassement", CODE),
    "prix_depassement": ("Prix au-delà, en euros (vide\u00a0: le même)", EUROS),
    "assiette": ("Ce qui consomme le volume", CODE),
    "decompte": ("Une permanence compte pour", CODE),
    "demi_journee": ("Une demi-journée, en minutes", DUREE),
    "report": ("Volume non consommé", CODE),
    "report_valeur": ("Pourcentage ou mois reportés", ENTIER),
    "report_duree": ("Mois que vit un pourcentage reporté", ENTIER),
    "report_plafond": ("Report au plus (même unité)", EUROS),
    "trajet": ("Trajet", TEXTE),
    "prix_km": ("Prix du km, en millièmes d’euro", ENTIER),
    "trajet_compte": ("Trajets comptés dans le volume", CASE),
    "annulation_delai": ("Annulation due à moins de (jours)", ENTIER),
    "annulation_part": ("Part due alors, en %", ENTIER),
    "preavis": ("Préavis, en mois", ENTIER),
    "preavis_fin_de_mois": ("Préavis à la fin d’un mois", CASE),
    "indexation": ("Hausse du prix chaque année, en %", EUROS),
    "revision_effectif": ("Effectif relu au 1er de", CODE),
    "indice": ("Indice du prix", TEXTE),
    "indice_base": ("Valeur de l’indice au début", EUROS),
    "bilan_rythme": ("Rythme du bilan", CODE),
    "seuil": ("Seuil du bilan (3 à 20 personnes)", ENTIER),
    "destinataires": ("Bilan remis à", TEXTE),
}
CHOIX: Final[Mapping[str, Mapping[Any, str]]] = {
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


@dataclass(frozen=True, slots=True)
class Partie:
    """A part of the form: its fields, the sentence it folds into, what must be known to fill it."""

    titre: str
    champs: tuple[str, ...]
    dire: Callable[[Conditions, Reperes], str]
    ouverte: bool = False
    notice: str = ""


NATURES, SITES = "Ce qui compte", "Sites couverts"
"""Titles of the parts that hold the natures and the sites to tick."""
PARTIES: Final = (
    Partie("Volume et prix", ("a_partir_du", "mode", "volume", "unite", "prix"), recit.dire_volume, ouverte=True),
    Partie("Dépassement", ("depassement", "prix_depassement"), recit.dire_depassement, ouverte=True),
    Partie(NATURES, ("assiette", "decompte", "demi_journee"), recit.dire_compte),
    Partie(
        "Volume non consommé", ("report", "report_valeur", "report_duree", "report_plafond"), recit.dire_report
    ),
    Partie("Trajets", ("trajet", "prix_km", "trajet_compte"), recit.dire_trajets),
    Partie("Annulations", ("annulation_delai", "annulation_part"), recit.dire_annulations),
    Partie(
        "Préavis",
        ("preavis", "preavis_fin_de_mois"),
        recit.dire_preavis,
        notice="Le terme et la tacite reconduction sont ceux du contrat\u00a0: « Modifier le contrat… ».",
    ),
    Partie(
        "Révision et indexation",
        ("indexation", "revision_effectif", "indice", "indice_base"),
        recit.dire_revision,
    ),
    Partie("Bilan", ("bilan_rythme", "seuil", "destinataires"), recit.dire_bilan),
    Partie(SITES, (), recit.dire_sites),
)


def valeurs(conditions: Conditions) -> dict[str, Any]:
    """Return what the fields show: codes of lists are text."""
    lues = {champ.name: getattr(conditions, champ.name) for champ in fields(conditions)}
    return {nom: ("" if v is None else str(v)) if nom in CHOIX else v for nom, v in lues.items()}


def composer(modele: Conditions, lu: Mapping[str, Any]) -> Conditions:
    """Return the conditions that the fields tell, the rest being those of `modele`."""
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
    return replace(modele, **dict(lu) | codes | nombres)
