"""The report of an import, as text: counts first, then what needs a decision."""

from collections.abc import Iterator

from app.domain.imports import Comptes, Constat, LigneRapport, Rapport

_A_LIRE = (Constat.REFUSE, Constat.A_DECIDER, Constat.AVERTISSEMENT)
_MONTREES = 40


def texte(rapport: Rapport) -> Iterator[str]:
    """Yield the lines to show; whoever wants every remark asks for the workbook."""
    yield _titre(rapport)
    for sorte, comptes in rapport.comptes.items():
        yield f"  {sorte} : {_comptes(comptes)}"
    for constat in Constat:
        if nombre := rapport.compte(constat):
            yield f"  lignes « {constat} » : {nombre}"
    a_lire = [ligne for ligne in rapport.lignes if ligne.constat in _A_LIRE]
    yield from (_ligne(ligne) for ligne in a_lire[:_MONTREES])
    if len(a_lire) > _MONTREES:
        yield f"  … et {len(a_lire) - _MONTREES} autres : demandez le classeur avec --rapport."


def _titre(rapport: Rapport) -> str:
    if rapport.simulation:
        return f"{rapport.classeur} : essai, rien n’est enregistré"
    if not rapport.numero:
        return f"{rapport.classeur} : rien de nouveau à enregistrer"
    return f"{rapport.classeur} : import n° {rapport.numero} (annuler-import {rapport.numero} pour revenir en arrière)"


def _comptes(comptes: Comptes) -> str:
    dits = (
        (comptes.lus, "lus"),
        (comptes.nouveaux, "nouveaux"),
        (comptes.reconnus, "déjà connus"),
        (comptes.modifies, "modifiés"),
        (comptes.a_decider, "à décider"),
        (comptes.refuses, "refusés"),
    )
    return ", ".join(f"{nombre} {mot}" for nombre, mot in dits if nombre) or "aucun"


def _ligne(ligne: LigneRapport) -> str:
    lieu = f"{ligne.feuille}, ligne {ligne.ligne}" if ligne.ligne else ligne.feuille
    colonne = f", {ligne.colonne}" if ligne.colonne else ""
    valeur = f" « {ligne.valeur} »" if ligne.valeur else ""
    return f"  {ligne.constat} ({lieu}{colonne}){valeur} : {ligne.raison}"
