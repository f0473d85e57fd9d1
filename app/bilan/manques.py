"""What is missing before a bilan can say more: headcounts of the entreprise, facts on the persons received."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.bilan.formats import accorder, enumerer, jour
from app.bilan.instantane import Instantane
from app.bilan.listes import INCONNU, Effectifs, effectif_total
from app.bilan.tabulation import code_de

CHAMPS: Final = {
    "age": "année de naissance",
    "sexe": "sexe",
    "csp": "catégorie socioprofessionnelle",
    "statut_emploi": "statut d’emploi",
    "anciennete": "date d’entrée",
    "site": "site",
    "theme": "problématique",
    "origine": "origine de la demande",
}
"""Facts of a person that a list of the bilan counts."""

EFFECTIFS: Final = "effectifs"
DEMARCHES: Final = "demarches"
NOMS: Final = {**CHAMPS, DEMARCHES: "accompagnement d’une démarche"}
"""What a person lacks, by field: after « sans »."""
_AXES: Final = {
    "sexe": "sexe",
    "age": "âge",
    "csp": "catégorie",
    "statut_emploi": "statut d’emploi",
    "anciennete": "ancienneté",
    "site": "site",
}
_ANCIEN = timedelta(days=550)


@dataclass(frozen=True, slots=True)
class Manque:
    """One thing to complete: `champ` is a key of `NOMS`, or `EFFECTIFS`; `nombre` the persons concerned."""

    champ: str
    nombre: int
    phrase: str


def manques(instantane: Instantane, isolees: Sequence[int] = ()) -> tuple[Manque, ...]:
    """Return what is missing, the headcounts first; `isolees`: whose démarches no accompagnement bears."""
    return (*_effectifs(instantane), *_personnes(instantane), *_demarches(isolees))


def incomplets(instantane: Instantane, champ: str) -> list[int]:
    """Return the ranks of the persons received whose `champ` is unknown."""
    return [rang for rang, p in enumerate(instantane.personnes) if p.recue and code_de(p, champ) == INCONNU]


def _effectifs(instantane: Instantane) -> Iterator[Manque]:
    total = effectif_total(instantane.effectifs)
    if total is None:
        yield Manque(EFFECTIFS, 0, "Effectif total inconnu\u00a0: pas de taux de recours.")
    elif instantane.au - total.au > _ANCIEN:
        yield Manque(EFFECTIFS, 0, f"L’effectif connu date du {jour(total.au)}.")
    inconnus = [nom for axe, nom in _axes(instantane) if not Effectifs.de(instantane.effectifs, axe).nombres]
    if inconnus:
        yield Manque(EFFECTIFS, 0, f"Effectifs inconnus par {enumerer(inconnus)}\u00a0: ces répartitions manquent.")


def _axes(instantane: Instantane) -> list[tuple[str, str]]:
    return [(axe, nom) for axe, nom in _AXES.items() if axe != "site" or len(instantane.sites) > 1]


def _personnes(instantane: Instantane) -> Iterator[Manque]:
    for champ, nom in CHAMPS.items():
        nombre = len(incomplets(instantane, champ))
        if nombre and (champ != "site" or len(instantane.sites) > 1):
            sans = accorder(nombre, "personne reçue", "personnes reçues")
            yield Manque(champ, nombre, f"{sans}, {nom} non renseigné{_accord(champ)}.")


def _demarches(isolees: Sequence[int]) -> Iterator[Manque]:
    if isolees:
        sans = accorder(len(isolees), "démarche") + " sans accompagnement"
        suite = "elle ne compte dans aucun bilan" if len(isolees) == 1 else "elles ne comptent dans aucun bilan"
        yield Manque(DEMARCHES, len(set(isolees)), f"{sans}\u00a0: {suite}.")


def _accord(champ: str) -> str:
    return "" if champ in ("sexe", "statut_emploi", "site") else "e"
