"""The report of an import, as text: counts first, then what needs a decision."""

from collections.abc import Iterator

from app.domain.imports import Comptes, Constat, LigneRapport, Rapport
from app.messages.nombres import compter

_A_LIRE = (Constat.REFUSE, Constat.A_DECIDER, Constat.AVERTISSEMENT)
_MONTREES = 40
_FEMININES = frozenset({"conditions", "entreprises", "interventions", "personnes"})


def texte(rapport: Rapport) -> Iterator[str]:
    """Yield the lines to show; whoever wants every remark asks for the workbook."""
    yield _titre(rapport)
    for sorte, comptes in rapport.comptes.items():
        yield f"  {sorte} : {_comptes(comptes, feminin=sorte in _FEMININES)}"
    for constat in Constat:
        if nombre := rapport.compte(constat):
            ou = "" if constat in _A_LIRE else " (--rapport F.xlsx les montre une à une)"
            yield f"  lignes « {constat} » : {nombre}{ou}"
    yield from (_ligne(ligne) for ligne in rapport.lignes if ligne.perdues)
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


def _comptes(comptes: Comptes, *, feminin: bool) -> str:
    e = "e" if feminin else ""
    nouveau = ("nouvelle", "nouvelles") if feminin else ("nouveau", "nouveaux")
    dits = (
        (comptes.lus, f"lu{e}", f"lu{e}s"),
        (comptes.nouveaux, *nouveau),
        (comptes.reconnus, f"déjà connu{e}", f"déjà connu{e}s"),
        (comptes.modifies, f"modifié{e}", f"modifié{e}s"),
        (comptes.a_decider, "à décider", "à décider"),
        (comptes.refuses, f"refusé{e}", f"refusé{e}s"),
    )
    return ", ".join(compter(*dit) for dit in dits if dit[0]) or f"aucun{e}"


def _ligne(ligne: LigneRapport) -> str:
    lieu = f"{ligne.feuille}, ligne {ligne.ligne}" if ligne.ligne else ligne.feuille
    ou = ", ".join(filter(None, (lieu, ligne.colonne)))
    valeur = f" « {ligne.valeur} »" if ligne.valeur else ""
    return f"  {ligne.constat}{f' ({ou})' if ou else ''}{valeur} : {ligne.raison}"
