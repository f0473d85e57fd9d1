"""Whether a new version of a bilan may follow the ones handed over: what their difference would tell (R11)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.bilan.cadre import dire_version
from app.bilan.disclosure.derives import revision_acceptee
from app.bilan.document import Bilan, Unite
from app.bilan.errors import RevisionRefusee

_DATES = ("donnees_du", "arrete_le")
_EMBOITES = (
    ("personnes_accompagnees", "personnes_recues"),
    ("personnes_recues", "personnes_nouvelles"),
    ("personnes_recues", "personnes_hors_effectif"),
)
_SERVICE = "service"
_GRANDEURS = (Unite.ACTES, Unite.MINUTES, Unite.CENTIMES)

Comptes = dict[tuple[str, ...], int | None]


def verifier_revision(anterieurs: Iterable[Bilan], apres: Bilan) -> None:
    """Raise `RevisionRefusee` unless `apres` may follow every earlier version of the same year.

    Against each: same tables, same lines, same cells n.c.; every count of persons, the nested differences and what
    is recalled of the year before unchanged, or changed by at least k.
    """
    k = int(apres.parametres["k"])
    for avant in anterieurs:
        ecarts = _ecarts(_comptes(avant), _comptes(apres))
        rappels = [e for e in _ecarts(_rappels(avant), _rappels(apres)) if e is not None]
        if _lignes(avant) != _lignes(apres) or None in ecarts:
            raise RevisionRefusee(k=k)
        if not revision_acceptee((*(e for e in ecarts if e is not None), *rappels), k=k):
            raise RevisionRefusee(k=k)


def actes_changes(anterieurs: Iterable[Bilan], apres: Bilan) -> bool:
    """Tell whether some magnitude of individual acts differs from an earlier version, this year's or recalled.

    Whose acts these are is not known to a version: their difference could be one act of one person, so the new
    version leaves acts out.
    """
    nouveaux = _actes(apres)
    return any(e != 0 for avant in anterieurs for e in _ecarts(_actes(avant), nouveaux))


def inchange(avant: Bilan, apres: Bilan) -> bool:
    """Tell whether two contents say the same, whatever their version and the day their data were taken."""
    return _dits(avant) == _dits(apres)


def _ecarts(avant: Comptes, apres: Comptes) -> Sequence[int | None]:
    return [_ecart(avant[c], apres[c]) for c in avant.keys() & apres.keys()]


def _ecart(avant: int | None, apres: int | None) -> int | None:
    """Return the change of one cell, None when it is printed on one side only."""
    if avant is None or apres is None:
        return 0 if avant is apres else None
    return apres - avant


def _comptes(bilan: Bilan) -> Comptes:
    """Return the printed counts of persons, by table and line, and the differences of nested ones."""
    comptes: Comptes = {
        (i.id,): i.valeur for i in bilan.indicateurs if i.unite is Unite.PERSONNES and i.population != _SERVICE
    }
    comptes.pop(("effectif",), None)
    for tableau in bilan.tableaux:
        if tableau.unite is Unite.PERSONNES:
            comptes |= {(tableau.id, *c.cle): c.valeur for c in tableau.cellules}
    for grande, petite in _EMBOITES:
        haut, bas = comptes.get((grande,)), comptes.get((petite,))
        if haut is not None and bas is not None:
            comptes[grande, petite] = haut - bas
    return comptes


def _rappels(bilan: Bilan) -> Comptes:
    """Return what is recalled of the year before, on persons."""
    rappels: Comptes = {(i.id,): i.n_1 for i in bilan.indicateurs if i.unite is Unite.PERSONNES}
    for tableau in bilan.tableaux:
        if tableau.unite is Unite.PERSONNES:
            rappels |= {(tableau.id, *c.cle): c.mesures.n_1 for c in tableau.cellules}
    return {cle: n for cle, n in rappels.items() if n is not None}


def _actes(bilan: Bilan) -> Comptes:
    """Return every printed magnitude of individual acts, and those recalled."""
    actes: Comptes = {}
    for i in bilan.indicateurs:
        if i.unite in _GRANDEURS and i.population != _SERVICE:
            actes |= {(i.id,): i.valeur, (i.id, "n_1"): i.n_1}
    for tableau in bilan.tableaux:
        if tableau.unite in _GRANDEURS and tableau.population != _SERVICE:
            for c in tableau.cellules:
                actes |= {(tableau.id, *c.cle): c.valeur, (tableau.id, *c.cle, "n_1"): c.mesures.n_1}
    return {cle: n for cle, n in actes.items() if n is not None}


def _lignes(bilan: Bilan) -> dict[str, list[dict[str, tuple[str, ...]]]]:
    """Return what each line of each table on persons holds."""
    return {
        t.id: [{m: d.regroupe.get(m, (m,)) for m in d.modalites} for d in t.dimensions]
        for t in bilan.tableaux
        if t.unite is Unite.PERSONNES
    }


def _dits(bilan: Bilan) -> Bilan:
    variables = {" ".join(str(bilan.parametres[nom]).split()) for nom in _DATES if nom in bilan.parametres}
    variables.add(dire_version(bilan.version))
    return replace(
        bilan,
        version=0,
        parametres={nom: valeur for nom, valeur in bilan.parametres.items() if nom not in _DATES},
        textes=tuple(t for t in bilan.textes if not any(mot in " ".join(t.texte.split()) for mot in variables)),
    )
