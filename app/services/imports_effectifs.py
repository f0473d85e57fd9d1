"""Headcounts that cannot all be true: the groups of one axis count more people than the whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from app.domain.entreprises import AXE_TOTAL, Effectif
from app.domain.imports import Constat
from app.domain.nomenclatures import AXES_EFFECTIF
from app.messages.nombres import accord
from app.services.imports_carnet import Carnet, Source
from app.store import tables
from app.store.entreprises import EFFECTIFS

Cle = tuple[int, date, str, str]
"""Entreprise, day, axis, group: one headcount of the vault."""
_AXES = {axe.value: nom for axe, nom in AXES_EFFECTIF.items()}


def comparer(carnet: Carnet, sources: Mapping[Cle, Source]) -> None:
    """Warn of each axis whose groups sum above the whole of the same day, once the workbook is written.

    `sources` says where the workbook gives each headcount; the others were known before. A whole that is only a floor
    is above nothing.
    """
    axes: defaultdict[tuple[int, date], set[str]] = defaultdict(set)
    for entreprise_id, au, axe, _ in sources:
        axes[entreprise_id, au].add(axe)
    for (entreprise_id, au), touches in axes.items():
        table = tables.effectifs
        connus = EFFECTIFS.tous(carnet.unite.connexion, table.c.entreprise_id == entreprise_id, table.c.au == au)
        total = next((e for e in connus if e.axe == AXE_TOTAL and not e.plancher), None)
        if total is None:
            continue
        for axe in dict.fromkeys(e.axe for e in connus if e.axe != AXE_TOTAL):
            groupes = [e for e in connus if e.axe == axe]
            if {axe, AXE_TOTAL} & touches and sum(e.nombre for e in groupes) > total.nombre:
                _avertir(carnet, sources, total, groupes)


def _avertir(carnet: Carnet, sources: Mapping[Cle, Source], total: Effectif, groupes: list[Effectif]) -> None:
    axe = _AXES.get(groupes[0].axe, groupes[0].axe.capitalize())
    somme = sum(e.nombre for e in groupes)
    source = next(_sources(sources, [*groupes, total]))
    raison = (
        f"au {total.au:%d/%m/%Y}, les groupes de « {axe} » font {somme} ({_ou(sources, groupes)}), "
        f"plus que l’ensemble : {total.nombre} ({_ou(sources, [total])})"
    )
    carnet.remarquer(Constat.AVERTISSEMENT, source, raison)


def _ou(sources: Mapping[Cle, Source], effectifs: list[Effectif]) -> str:
    """Return « lignes 3 et 4 », « déjà dans le coffre », or both."""
    lignes = sorted({source.ligne for source in _sources(sources, effectifs)})
    connus = sum(_cle(e) not in sources for e in effectifs)
    dits = []
    if lignes:
        suite = ", ".join(map(str, lignes[:-1]))
        dits.append(f"{accord(len(lignes), 'ligne')} {suite}{' et ' if suite else ''}{lignes[-1]}")
    if connus:
        dits.append("déjà dans le coffre" if not lignes else "le reste déjà dans le coffre")
    return ", ".join(dits)


def _sources(sources: Mapping[Cle, Source], effectifs: Iterable[Effectif]) -> Iterator[Source]:
    return (sources[_cle(e)] for e in effectifs if _cle(e) in sources)


def _cle(effectif: Effectif) -> Cle:
    return effectif.entreprise_id, effectif.au, effectif.axe, effectif.modalite
