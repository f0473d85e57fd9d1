"""The plan of a bilan: which section each text, figure and table stands in, and under which heading."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.bilan.document import Bilan, Indicateur, Tableau

SECTIONS: Final[dict[str, str]] = {
    "cadre": "Cadre de l’intervention",
    "methode": "Méthode et anonymat",
    "moyens": "Moyens engagés",
    "activite": "Activité de l’année",
    "recours": "Taux de recours",
    "public": "Public reçu",
    "problematiques": "Problématiques",
    "resultats": "Résultats",
    "origine": "Origine des demandes",
    "partenaires": "Partenaires",
    "collectif": "Actions collectives",
    "evolutions": "Évolutions",
    "analyse": "Ce que l’année a montré",
    "preconisations": "Suites données aux préconisations",
    "perspectives": "Perspectives",
    "dpo": "Note au délégué à la protection des données",
}
"""Heading of each section, in order; `couverture` and `synthese` have pages of their own."""

_TABLEAUX: Final[dict[str, tuple[str, ...]]] = {
    "moyens": ("permanence", "heures", "presence", "temps"),
    "public": ("sexe", "age", "csp", "statut_emploi", "anciennete", "site", "situation"),
    "problematiques": ("theme", "famille", "bloc", "problematique"),
    "activite": ("canal", "nature", "entretien", "activite"),
    "resultats": ("suites", "demarches", "aides"),
    "origine": ("origine",),
    "partenaires": ("partenaire", "organisme"),
    "collectif": ("collectif", "action", "seance"),
    "recours": ("recours", "effectif"),
    "evolutions": ("evolution",),
}

_INDICATEURS: Final[dict[str, tuple[str, ...]]] = {
    "moyens": ("heures", "permanence", "presence", "temps"),
    "recours": ("effectif", "taux_recours", "personnes_hors"),
    "resultats": ("aides", "suites", "demarches_accord", "accompagnements_clos"),
    "collectif": ("actions", "seances", "collectif", "participants"),
    "partenaires": ("partenaire", "organisme"),
}

CLES: Final = (
    "personnes_recues",
    "taux_recours",
    "interventions",
    "heures_presence",
    "aides_obtenues",
    "entretiens",
    "permanences_tenues",
    "demarches",
    "personnes_accompagnees",
)
"""Candidates for the five key figures, the best first."""

EFFECTIF: Final = "effectif"

PRINCIPAUX: Final = ("theme_principal", "famille_principale", "bloc_principal")


@dataclass(frozen=True, slots=True)
class Section:
    """What one section prints: its heading, its paragraphs, its figures, its tables."""

    id: str
    titre: str
    textes: tuple[str, ...]
    indicateurs: tuple[Indicateur, ...]
    tableaux: tuple[Tableau, ...]


def sections(bilan: Bilan) -> list[Section]:
    """Return the sections that have something to print, in order; unknown text sections close the document."""
    ordre = list(SECTIONS) + sorted({_racine(t.section) for t in bilan.textes} - set(SECTIONS) - _A_PART)
    toutes = (_section(bilan, identifiant) for identifiant in ordre)
    return [s for s in toutes if s.textes or s.indicateurs or s.tableaux]


def textes(bilan: Bilan, section: str) -> tuple[str, ...]:
    """Return the paragraphs of `section`, which may also be « note:<id> » or « alt:<id> »."""
    return tuple(t.texte for t in bilan.textes if t.section == section)


def chiffres(bilan: Bilan) -> tuple[Indicateur, ...]:
    """Return the figures of the period: a headcount has a day of its own, which a sentence tells."""
    return tuple(i for i in bilan.indicateurs if i.id != EFFECTIF)


def cles(bilan: Bilan) -> list[Indicateur]:
    """Return at most five key figures, those that can be given first."""
    par_id = {i.id: i for i in bilan.indicateurs}
    presents = [par_id[c] for c in CLES if c in par_id]
    retenus = [i for i in presents if i.valeur is not None][:5]
    return sorted(retenus, key=lambda i: CLES.index(i.id))


_A_PART = {"couverture", "synthese", "note", "alt"}


def _racine(section: str) -> str:
    return section.partition(":")[0]


def _section(bilan: Bilan, identifiant: str) -> Section:
    return Section(
        identifiant,
        SECTIONS.get(identifiant, identifiant.replace("_", " ").capitalize()),
        (*textes(bilan, f"{identifiant}:libre"), *textes(bilan, identifiant)),
        tuple(i for i in chiffres(bilan) if _place(i.id, _INDICATEURS.items()) == identifiant),
        tuple(t for t in bilan.tableaux if _place(t.id, _TABLEAUX.items()) == identifiant),
    )


def _place(identifiant: str, regles: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    for section, prefixes in regles:
        if identifiant.startswith(prefixes):
            return section
    return "activite"
