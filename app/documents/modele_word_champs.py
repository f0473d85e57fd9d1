"""Word fields: merge fields found and filled, fields that only number or date a page kept, all others refused.

ECMA-376 part 1, 17.16: a field is `w:fldSimple`, or runs between `w:fldChar` begin, separate and end, whose code may
be cut over several runs. Nothing is computed here: a merge field is a name to replace, a condition is one of a closed
list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from app.documents.errors import ModeleWordCalcul, ModeleWordExterne, ModeleWordRefuse
from app.documents.modele_word_liens import adresse_sure
from app.documents.modele_word_si import Connu, Mot, Si, commence, lire, place, propre, resoudre
from app.documents.modele_word_texte import poser
from app.documents.modele_word_xml import W

_FUSION: Final = re.compile(r'^\s*(?:MERGEFIELD|CHAMPFUSION)\s+(?:"([^"]{1,80})"|([^\s"\\]{1,80}))', re.IGNORECASE)
_ARGUMENT: Final = re.compile(r'"([^"]*)"?|(\S+)')
_OPTIONS_MOTS: Final = frozenset({"\\l", "\\o", "\\t"})
"""Switches of HYPERLINK that take words (bookmark, tip, frame), not an address."""
_PERMIS: Final = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE"),
        *("PRINTDATE", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "TC", "XE", "SYMBOL"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
    }
)
_PROFONDEUR_MAX: Final = 20

@dataclass(slots=True)
class _Complexe:
    """A field of several runs: its code, the fields in it, its children of runs, those of its last shown result."""

    code: str = ""
    noms: list[str] = field(default_factory=list)
    enfants: list[Any] = field(default_factory=list)
    resultat: list[Any] = field(default_factory=list)
    montre: bool = False


def noms_fusion(racine: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Yield the names of the merge fields of a part; raises a `ModeleWordRefuse` for a field that acts."""
    for simple in racine.iter(f"{W}fldSimple"):
        yield from _nom(simple.get(f"{W}instr", ""))
    for complexe in _complexes(racine):
        si = _condition(complexe)
        yield from si.noms if si else _nom(complexe.code)


def remplir_fusion(racine: Any, mot: Mot, connu: Connu) -> None:  # noqa: ANN401
    """Replace each merge field and each condition by its words, in the shape (font, size) of its last result."""
    for simple in list(racine.iter(f"{W}fldSimple")):
        for nom in _nom(simple.get(f"{W}instr", "")):
            _remplir_simple(simple, mot(nom))
    for complexe in list(_complexes(racine)):
        if si := _condition(complexe):
            _remplir_complexe(complexe, resoudre(si, mot, connu))
            continue
        for nom in _nom(complexe.code):
            _remplir_complexe(complexe, mot(nom))


def _nom(code: str) -> tuple[str, ...]:
    """Return the name of a merge field, nothing for a field that is let be."""
    if trouve := _FUSION.match(code):
        return (" ".join((trouve[1] or trouve[2]).split()),)
    sorte = (code.split() or [""])[0].upper()
    if sorte == "HYPERLINK":
        _verifier_lien(code)
    elif sorte not in _PERMIS:
        raise ModeleWordCalcul(raison=f"champ {sorte[:30] or 'sans nom'}")
    return ()


def _condition(complexe: _Complexe) -> Si | None:
    """Return the condition that a field is, None when it is none; raises `ModeleWordCalcul` for one not allowed."""
    if not commence(complexe.code):
        return None
    si = lire(complexe.code, tuple(complexe.noms))
    if si is None:
        raise ModeleWordCalcul(raison="champ SI")
    _un_paragraphe(complexe)
    return si


def _verifier_lien(code: str) -> None:
    avant = ""
    for quote, nu in _ARGUMENT.findall(code.strip())[1:]:
        option = nu.lower() if nu.startswith("\\") and not nu.startswith("\\\\") else ""
        if not option and avant not in _OPTIONS_MOTS and not adresse_sure(quote or nu):
            raise ModeleWordExterne(raison="lien vers un fichier ou un partage")
        avant = option


def _complexes(racine: Any) -> Iterator[_Complexe]:  # noqa: ANN401
    pile: list[_Complexe] = []
    for enfant in _enfants(racine):
        sorte = enfant.get(f"{W}fldCharType") if enfant.tag == f"{W}fldChar" else ""
        if sorte == "begin":
            _verifier_place(pile)
            pile.append(_Complexe())
        if not pile and (sorte or enfant.tag == f"{W}instrText"):
            raise ModeleWordRefuse(raison="un champ est inachevé")
        for ouvert in pile:
            ouvert.enfants.append(enfant)
        if sorte == "separate":
            pile[-1].montre = True
        elif sorte == "end":
            fini = pile.pop()
            if any(commence(ouvert.code) for ouvert in pile):
                _inclure(pile[-1], fini)
            else:
                yield fini
        elif pile:
            _noter(pile[-1], enfant)
    if pile:
        raise ModeleWordRefuse(raison="un champ est inachevé")


def _verifier_place(pile: list[_Complexe]) -> None:
    """Raise for a field inside the code of another, or inside the result of a merge field."""
    if len(pile) >= _PROFONDEUR_MAX:
        raise ModeleWordRefuse(raison="trop de champs l’un dans l’autre")
    dans_une_condition = len(pile) == 1 and commence(pile[0].code)
    if pile and not dans_une_condition and (not pile[-1].montre or _FUSION.match(pile[-1].code)):
        raise ModeleWordCalcul(raison=f"champ {(pile[-1].code.split() or ['imbriqué'])[0][:30]}")


def _inclure(condition: _Complexe, fini: _Complexe) -> None:
    """Take a field into the condition around it: its place in the code; in a result shown last, nothing."""
    noms = _nom(fini.code)
    if condition.montre:
        return
    if not noms:
        raise ModeleWordCalcul(raison=f"champ {(fini.code.split() or ['imbriqué'])[0][:30]}")
    condition.code += place(len(condition.noms))
    condition.noms += noms


def _noter(complexe: _Complexe, enfant: Any) -> None:  # noqa: ANN401
    if enfant.tag == f"{W}instrText" and not complexe.montre:
        complexe.code += propre(enfant.text or "")
    elif enfant.tag == f"{W}t" and complexe.montre:
        complexe.resultat.append(enfant)


def _enfants(racine: Any) -> Iterator[Any]:  # noqa: ANN401
    for passage in list(racine.iter(f"{W}r")):
        yield from (enfant for enfant in list(passage) if enfant.tag != f"{W}rPr")


def _remplir_simple(simple: Any, texte: str) -> None:  # noqa: ANN401
    passage = next(iter(simple.iter(f"{W}r")), None)
    if passage is None:
        passage = simple.makeelement(f"{W}r")
    for enfant in [enfant for enfant in passage if enfant.tag != f"{W}rPr"]:
        passage.remove(enfant)
    mots = passage.makeelement(f"{W}t")
    passage.append(mots)
    simple.getparent().replace(simple, passage)
    poser(mots, texte)


def _remplir_complexe(complexe: _Complexe, texte: str) -> None:
    _un_paragraphe(complexe)
    debut = complexe.enfants[0]
    repere = next(iter(complexe.resultat), debut)
    mots = repere.makeelement(f"{W}t")
    repere.addprevious(mots)
    for enfant in complexe.enfants:
        enfant.getparent().remove(enfant)
    poser(mots, texte)


def _un_paragraphe(complexe: _Complexe) -> None:
    if _paragraphe(complexe.enfants[0]) is not _paragraphe(complexe.enfants[-1]):
        raise ModeleWordRefuse(raison="un champ est à cheval sur deux paragraphes")


def _paragraphe(element: Any) -> Any:  # noqa: ANN401
    return next(element.iterancestors(f"{W}p"), None)
