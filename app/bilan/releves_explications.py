"""What was folded or left out of a relevé, and why, for her eyes only: small numbers are told here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.bilan.formats import accorder, enumerer, guillemets, typographier
from app.bilan.motifs import Etat
from app.bilan.releves import (
    AUTRES,
    MUETS,
    SANS_SITE,
    ActePorte,
    AnneePortee,
    Axe,
    Ligne,
    Releve,
    Repartition,
)
from app.bilan.releves_decoupe import ENTIERES, PAR_JOUR
from app.bilan.releves_masses import Masse, muet, peser
from app.domain.interventions import Portee

PAR: Final[Mapping[Axe, str]] = {Axe.NATURES: "par nature", Axe.SITES: "par site", Axe.JOURS: "par jour"}
_REGLE = "Chaque ligne concerne au moins {k} personnes, dont aucune ne compte pour plus de la moitié."
_JOURS = "Les jours où trop peu de personnes ont été vues sont regroupés, lieu par lieu."
_DEJA = "Des relevés déjà remis sont additionnés ici\u00a0: ce que l’un d’eux réunissait le reste."
_MUETS = "séances de peu de personnes et actes sans personne"
_PLUS_LONGS: Final[Mapping[int, str]] = {
    2: " : préférez un relevé par trimestre ou par année",
    11: " : préférez un relevé par année",
}
"""What tells less of a few persons than a relevé of so many months at most."""
_SANS_SITE = "hors site"


@dataclass(frozen=True, slots=True)
class Explication:
    """One breakdown: what became of it, in sentences."""

    titre: str
    etat: Etat
    phrases: tuple[str, ...]


def expliquer(releve: Releve, contrat: int, annee: AnneePortee | None) -> tuple[Explication, ...]:
    """Return the account of each breakdown of a relevé, those left out for one reason together."""
    siens = (a for a in (annee.actes if annee else ()) if a.contrat == contrat and a.compte and a.minutes)
    actes = [a for a in siens if releve.du <= a.jour <= releve.au and _de_personnes(a, releve.k)]
    remis = [b for b in (annee.blocs if annee else ()) if b.contrat == contrat and b.du <= releve.au]
    additionne = any(b.au >= releve.du and (b.du, b.au) != (releve.du, releve.au) for b in remis)
    comptes = {axe: _Compte(axe, releve.k, actes, annee, additionne=additionne) for axe in releve.axes}
    dites = {axe: comptes[axe].explication(r) for axe, r in releve.axes.items()}
    tues: dict[tuple[str, ...], list[Axe]] = {}
    for axe, dite in dites.items():
        if dite.etat is Etat.ABSENT:
            tues.setdefault(dite.phrases, []).append(axe)
    ensemble = (Explication(f"Actes {enumerer([PAR[a] for a in axes])}", Etat.ABSENT, p) for p, axes in tues.items())
    return (*(dite for dite in dites.values() if dite.etat is not Etat.ABSENT), *ensemble)


def avertir(releve: Releve, contrat: int, annee: AnneePortee | None) -> str:
    """Return that the total leans on fewer than k persons, "" when it does not; it is printed all the same (R5)."""
    siens = [a for a in (annee.actes if annee else ()) if a.contrat == contrat and a.compte and a.minutes]
    actes = [a for a in siens if releve.du <= a.jour <= releve.au]
    seances = max((a.participants or 0 for a in actes if a.portee is not Portee.INDIVIDUELLE), default=0)
    personnes = {p for a in actes for p in a.personnes}
    if not personnes or len(personnes) + seances >= releve.k:
        return ""
    mois = releve.au.month - releve.du.month + 1
    conseil = next((dit for jusqu_a, dit in _PLUS_LONGS.items() if mois <= jusqu_a), "")
    return typographier(f"Ce total repose sur moins de {releve.k} personnes{conseil}.")


def _de_personnes(acte: ActePorte, k: int) -> bool:
    return acte.portee is Portee.INDIVIDUELLE or muet(acte, k)


def _noms(annee: AnneePortee | None) -> dict[str, str]:
    if annee is None:
        return {}
    return {e.code: e.libelle for e in annee.natures} | dict(annee.sites) | {MUETS: _MUETS, SANS_SITE: _SANS_SITE}


class _Compte:
    """The account of one axis."""

    def __init__(
        self, axe: Axe, k: int, actes: Iterable[ActePorte], annee: AnneePortee | None, *, additionne: bool
    ) -> None:
        self._additionne = additionne
        self._axe, self._k, self._noms, self._actes = axe, k, _noms(annee), list(actes)
        self._effectifs = annee.effectifs if annee else {}

    def explication(self, repartition: Repartition) -> Explication:
        titre = f"Actes {PAR[self._axe]}"
        if not repartition.lignes:
            return Explication(titre, Etat.ABSENT, (_refus(repartition),))
        plis = [phrase for ligne in repartition.lignes if (phrase := self._pli(ligne))]
        if self._axe is Axe.JOURS and any(ligne.code.endswith(AUTRES) for ligne in repartition.lignes):
            plis = [_JOURS]
        suite = [_DEJA] if plis and self._additionne else []
        regle = _REGLE.format(k=self._k * (PAR_JOUR if self._axe is Axe.JOURS else 1))
        return Explication(titre, Etat.REGROUPE if plis else Etat.IMPRIME, (regle, *plis, *suite))

    def _pli(self, ligne: Ligne) -> str:
        """Return what a folded line holds, "" for a line that folds nothing."""
        if ligne.code not in ENTIERES and ligne.code != AUTRES:
            return ""
        masses = peser(self._actes, self._cle, self._k)
        reunis = [c for c in ligne.codes if c in masses]
        if len(reunis) == 1 and ligne.code != AUTRES:
            return ""
        dits = [f"{self._noms.get(c, 'autre')} ({_personnes(masses[c])}{self._effectif(c)})" for c in reunis]
        return typographier(f"{guillemets(ligne.libelle)} réunit : {enumerer(dits)}.")

    def _effectif(self, code: str) -> str:
        """Tell that the headcount of a site is not known: it would have to be, for the site to stand alone (R4)."""
        inconnu = self._axe is Axe.SITES and code and code not in self._effectifs
        return ", effectif inconnu" if inconnu else ""

    def _cle(self, acte: ActePorte) -> str:
        if self._axe is Axe.SITES:
            return acte.site
        return MUETS if muet(acte, self._k) else acte.nature



def _refus(repartition: Repartition) -> str:
    return typographier(f"Répartition non présentée : {repartition.motif}")


def _personnes(masse: Masse) -> str:
    return accorder(len(masse.parts), "personne") if masse.parts else "personnes non connues"
