"""Protected lists on the persons received: each is a partition of them all, so that no difference is left to take.

*Non renseigné* is a line like any other, or is joined to a fixed neighbour; it is never dropped (R6).
"""

from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass

from app.bilan.disclosure.bandes import Bande, fusionner
from app.bilan.disclosure.pliage import Rubrique, plier
from app.bilan.disclosure.verdicts import VALEURS_MIN
from app.bilan.parametres import Parametres
from app.domain.entreprises import AXE_TOTAL, Effectif

AUTRES = "AUTRES"
INCONNU = "NR"

LARGES = {"-45": ("-25", "25-34", "35-44"), "45+": ("45-54", "55+")}
"""The two age bands of small entreprises and small numbers; fixed, hence not a fold."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """One line before protection: the elementary codes it counts, its persons, those of its codes that are flagged."""

    code: str
    libelle: str
    codes: tuple[str, ...]
    n: int
    famille: str = ""
    signales: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Groupe:
    """One printed line: `effectif` is the exact headcount of an identifying group, when it is known."""

    code: str
    libelle: str
    codes: tuple[str, ...]
    n: int
    effectif: int | None = None


@dataclass(frozen=True, slots=True)
class Effectifs:
    """Headcounts of one axis, retained at one date; `planchers` are the codes with a declared floor only."""

    nombres: Mapping[str, int]
    planchers: frozenset[str] = frozenset()

    @classmethod
    def de(cls, effectifs: Iterable[Effectif], axe: str) -> "Effectifs":
        """Take those of one axis."""
        retenus = [e for e in effectifs if e.axe == axe]
        nombres = {e.modalite: e.nombre for e in retenus}
        return cls(nombres, frozenset(e.modalite for e in retenus if e.plancher))

    def exact(self, codes: Iterable[str]) -> int | None:
        """Return the headcount of a group of codes, None when part of it is unknown or only a floor."""
        connus = [c for c in codes if c != INCONNU]
        if not connus or any(c not in self.nombres or c in self.planchers for c in connus):
            return None
        return sum(self.nombres[c] for c in connus)

    def plancher(self, codes: Iterable[str]) -> int:
        """Return the least possible headcount of a group of codes."""
        return sum(self.nombres.get(c, 0) for c in codes)


def fait_liste(lignes: Sized) -> bool:
    """Tell whether lines make a list: one alone says the total again, or that everyone is in it."""
    return len(lignes) > 1


def effectif_total(effectifs: Iterable[Effectif]) -> Effectif | None:
    """Return the headcount of the whole entreprise."""
    return next((e for e in effectifs if e.axe == AXE_TOTAL), None)


def nominale(lignes: Sequence[Ligne], parametres: Parametres, autres: str) -> tuple[Groupe, ...] | None:
    """Protect a nominal list that does not identify (themes, origin, suites); None: it is not printed.

    A line whose themes are all flagged needs k_sensible, and so does the fold that takes it; a family that holds
    other themes beside is held to k, as no reader can tell the flagged one apart.
    """
    seuils = {li.code: _seuil(li, parametres) for li in lignes}
    rubriques = [Rubrique(li.code, li.n, seuils[li.code], li.famille, parts=len(li.codes)) for li in lignes]
    groupes = _plier(lignes, rubriques, parametres, autres)
    par_code = {
        c: parametres.k_sensible if c in li.signales else seuils[li.code] for li in lignes for c in li.codes
    }
    return None if groupes is None or _devinable(groupes, par_code) else groupes


def _seuil(ligne: Ligne, parametres: Parametres) -> int:
    return parametres.k_sensible if ligne.signales.issuperset(ligne.codes) else parametres.k


def identifiante(
    lignes: Sequence[Ligne], effectifs: Effectifs, parametres: Parametres, autres: str
) -> tuple[Groupe, ...] | None:
    """Protect a nominal list by which people can be recognised: None unless every group seen has a headcount (R4)."""
    lignes = _peuplees(lignes, effectifs)
    if not effectifs.nombres or any(li.n > effectifs.plancher(li.codes) for li in lignes if li.code != INCONNU):
        return None
    rubriques = [
        Rubrique(li.code, li.n, parametres.k, effectif=_plancher(effectifs, li), parts=len(li.codes))
        for li in lignes
    ]
    groupes = _plier(lignes, rubriques, parametres, autres)
    return _controler(groupes, lignes, effectifs, parametres)


def ordinale(
    lignes: Sequence[Ligne], effectifs: Effectifs, parametres: Parametres
) -> tuple[Groupe, ...] | None:
    """Protect bands that follow one another; the unknown ones stand last and join the last band when few (R4, R6)."""
    if not effectifs.nombres or any(li.n > effectifs.plancher(li.codes) for li in lignes if li.code != INCONNU):
        return None
    lignes = _peuplees(lignes, effectifs)
    bandes = [Bande(li.code, li.n, _plancher(effectifs, li), li.code == INCONNU) for li in lignes]
    fusion = fusionner(bandes, k=parametres.k, h_min=parametres.h_min)
    if fusion is None:
        return None
    par_code = {li.code: li for li in lignes}
    groupes = tuple(_bande([par_code[c] for c in codes]) for codes in fusion)
    groupes = tuple(g for g in groupes if g.n or g.codes != (INCONNU,))
    return _controler(groupes, lignes, effectifs, parametres)


def _plancher(effectifs: Effectifs, ligne: Ligne) -> int | None:
    return None if ligne.code == INCONNU else effectifs.plancher(ligne.codes)


def _peuplees(lignes: Sequence[Ligne], effectifs: Effectifs) -> list[Ligne]:
    """Leave out the groups that neither the headcounts nor the persons received know of."""
    return [li for li in lignes if li.n or li.code == INCONNU or effectifs.plancher(li.codes)]


def _plier(
    lignes: Sequence[Ligne], rubriques: Sequence[Rubrique], parametres: Parametres, autres: str
) -> tuple[Groupe, ...] | None:
    pliage = plier(rubriques, k=parametres.k, h_min=parametres.h_min)
    if pliage is None:
        return None
    groupes = [Groupe(li.code, li.libelle, li.codes, li.n) for li in lignes if li.code in pliage.imprimees]
    pliees = [li for li in lignes if li.code in pliage.repliees]
    if pliees:
        codes = tuple(c for li in pliees for c in li.codes)
        groupes.append(Groupe(AUTRES, _libelle_pli(pliees, autres), codes, sum(li.n for li in pliees)))
    return tuple(groupes)


def _libelle_pli(pliees: Sequence[Ligne], autres: str) -> str:
    """Name the fold: by its one line when only the unknown joined it, else « Autres »."""
    nommees = [li.libelle for li in pliees if li.code != INCONNU]
    return f"{nommees[0]} ou non renseigné" if len(nommees) == 1 and len(pliees) > 1 else autres


def _bande(lignes: Sequence[Ligne]) -> Groupe:
    codes = tuple(c for li in lignes for c in li.codes)
    nommees = [li for li in lignes if li.code != INCONNU]
    libelle = fusion_libelles([li.libelle for li in nommees]) if nommees else lignes[0].libelle
    if nommees and len(nommees) < len(lignes):
        libelle = f"{libelle} ou non renseigné"
    code = "+".join(li.code for li in lignes)
    return Groupe(code, libelle, codes, sum(li.n for li in lignes))


def fusion_libelles(libelles: Sequence[str]) -> str:
    """Return the label of a run of bands: « Moins de 25 ans » and « 25 à 34 ans » give « Moins de 35 ans »."""
    if len(libelles) == 1:
        return libelles[0]
    debut, fin = libelles[0], libelles[-1]
    return BANDES.get((debut, fin), f"{debut} à {fin[:1].lower()}{fin[1:]}")


_AGES = (("Moins de 25 ans", 25, 24), ("25 à 34 ans", 25, 34), ("35 à 44 ans", 35, 44), ("45 à 54 ans", 45, 54))
_ANCIENNETES = (
    ("Moins de 1 an", 0, 1),
    ("1 à moins de 5 ans", 1, 5),
    ("5 à moins de 10 ans", 5, 10),
    ("10 à moins de 20 ans", 10, 20),
)


def _bandes() -> dict[tuple[str, str], str]:
    noms: dict[tuple[str, str], str] = {}
    for i, (debut, mini, _) in enumerate(_AGES):
        noms[debut, "55 ans et plus"] = f"{mini} ans et plus" if i else "Tous âges"
        for fin, _, maxi in _AGES[i + 1 :]:
            noms[debut, fin] = f"{mini} à {maxi} ans" if i else f"Moins de {maxi + 1} ans"
    for i, (debut, mini, _) in enumerate(_ANCIENNETES):
        noms[debut, "20 ans et plus"] = f"{mini} an{'s' * (mini > 1)} et plus" if i else "Toutes anciennetés"
        for fin, _, maxi in _ANCIENNETES[i + 1 :]:
            noms[debut, fin] = f"{mini} à moins de {maxi} ans" if i else f"Moins de {maxi} ans"
    return noms


BANDES = _bandes()


def _controler(
    groupes: tuple[Groupe, ...] | None, lignes: Sequence[Ligne], effectifs: Effectifs, parametres: Parametres
) -> tuple[Groupe, ...] | None:
    """Return the groups with their headcounts, or None when one of them is too exposed."""
    if groupes is None or any(_expose(g, effectifs, parametres) for g in groupes):
        return None
    if _devinable(groupes, {c: parametres.k for li in lignes for c in li.codes}):
        return None
    return tuple(
        Groupe(g.code, g.libelle, g.codes, g.n, effectifs.exact(g.codes) if INCONNU not in g.codes else None)
        for g in groupes
    )


def _devinable(groupes: Sequence[Groupe], seuils: Mapping[str, int]) -> bool:
    """Tell whether a reader who takes all that a line joins for small would be left fewer than three values.

    Such a reader is often wrong, for bands and known headcounts join lines that are not small; a document that
    he cannot even try to read is worth the list lost, which is rare.
    """
    for groupe in (g for g in groupes if _est_repli(g)):
        plafonds = [seuils[c] - 1 for c in groupe.codes]
        for plafond in plafonds:
            bas = max(0, groupe.n - sum(plafonds) + plafond)
            if 0 <= min(plafond, groupe.n) - bas < VALEURS_MIN - 1:
                return True
    return False


def _est_repli(groupe: Groupe) -> bool:
    """Tell whether lines were joined because they were small: fixed bands and the unknown are no such thing."""
    return groupe.code == AUTRES or "+" in groupe.code.removesuffix("+")


def _expose(groupe: Groupe, effectifs: Effectifs, parametres: Parametres) -> bool:
    connus = [c for c in groupe.codes if c in effectifs.nombres]
    if not connus:
        return False
    plancher = effectifs.plancher(connus)
    return plancher < parametres.h_min or plancher - groupe.n < parametres.k
