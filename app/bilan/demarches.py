"""Démarches: what organismes answered, and the sum of the aids obtained (R5, R9)."""

from typing import Final

from app.bilan.comparaison import Precedent
from app.bilan.document import Indicateur, Tableau, Unite
from app.bilan.formats import valeur
from app.bilan.instantane import EN_ATTENTE, Instantane
from app.bilan.listes import fait_liste
from app.bilan.parametres import Niveau, Parametres
from app.bilan.tableaux import ventilation
from app.bilan.tabulation import Brut
from app.bilan.ventilations import replier, tenable
from app.domain.nomenclatures import Liste

RESULTATS: Final = "demarches_resultat"
AIDES: Final = "aides_obtenues"
POPULATION: Final = "demarches_suivies"
TITRE: Final = "Résultats des démarches"
PAS: Final = 10_000
"""Cents to which a sum of aids is rounded: 100 € (R9)."""
_AUTRES = ("AUTRES", "Autres (regroupés)")
_ATTENTE = "En attente de réponse"


def libelles(instantane: Instantane) -> dict[str, str]:
    """Return the words of each result, in the order of the nomenclature, those that wait last."""
    entrees = instantane.nomenclatures.get(Liste.SUITES_DEMARCHE, ())
    return {e.code: e.libelle for e in entrees if e.code != EN_ATTENTE} | {EN_ATTENTE: _ATTENTE}


def arrondir(cents: int) -> int:
    """Return cents rounded to the nearest 100 €, half up."""
    return (2 * cents + PAS) // (2 * PAS) * PAS


class Demarches:
    """Protects the démarches of one snapshot; without any, nothing is printed nor said."""

    def __init__(self, instantane: Instantane, brut: Brut, parametres: Parametres, precedent: Precedent) -> None:
        self._instantane = instantane
        self._brut = brut
        self._parametres = parametres
        self._precedent = precedent
        self._niveau = parametres.niveau(brut.recues)

    def tableau(self) -> Tableau | None:
        """Return the results by answer, None when one line or none is left."""
        if self._niveau in (Niveau.ACTIVITE, Niveau.TOTAUX):
            return None
        noms = libelles(self._instantane)
        paquets = replier((self._brut.resultats,), noms, self._parametres, _AUTRES)
        if not paquets or not fait_liste(paquets):
            return None
        return ventilation(RESULTATS, TITRE, "resultat", paquets, self._precedent, population=POPULATION)

    def indicateur(self, *, taire: bool) -> Indicateur | None:
        """Return the sum of the aids, n.c. also when there was none: the marker never tells which."""
        if self._niveau is Niveau.ACTIVITE or not self._instantane.demarches:
            return None
        aides = self._brut.aides
        imprimable = not taire and aides.personnes > 0 and tenable(aides, self._parametres)
        somme = arrondir(aides.total) if imprimable else 0
        return Indicateur(
            id=AIDES,
            libelle="aides et remises obtenues, hors aides versées par l’entreprise et le CSE",
            unite=Unite.CENTIMES,
            population=POPULATION,
            valeur=somme or None,
            affiche=valeur(somme or None, Unite.CENTIMES),
            n_1=self._precedent.indicateur(AIDES),
        )
