"""An act said again as a line: what it was, for another day and perhaps another person."""

from collections.abc import Iterator

from app.domain.interventions import Intervention
from app.domain.nomenclatures import Entree
from app.domain.saisie import vocabulaire as mots_du_metier
from app.domain.saisie.comprehension import Vocabulaire
from app.domain.saisie.lecture import THEME_MIN
from app.domain.texte import mots


def redire(acte: Intervention, vocabulaire: Vocabulaire, *, nommer: bool) -> str:
    """Return the words that `comprendre` reads as this act, its day and its note left out.

    `nommer` adds the person. A note is about one meeting: it is not said twice.
    """
    return " ".join(_mots(acte, vocabulaire, nommer=nommer))


def _mots(acte: Intervention, vocabulaire: Vocabulaire, *, nommer: bool) -> Iterator[str]:
    yield from _mot(mots_du_metier.CANAUX, acte.canal)
    yield from _mot(mots_du_metier.NATURES, acte.nature)
    if nommer:
        connues = [ident for ident in acte.personnes if ident in vocabulaire.personnes]
        yield from (vocabulaire.personnes[ident].affiche for ident in connues[:1])
    if acte.minutes:
        yield f"{acte.minutes}min"
    yield from (_theme(theme, vocabulaire.themes) for theme in vocabulaire.themes if theme.code == acte.theme)
    yield from (organisme.nom for organisme in vocabulaire.organismes if organisme.id == acte.organisme_id)


def _theme(theme: Entree, themes: tuple[Entree, ...]) -> str:
    """Return the first word of the theme when the line would read it as this theme, else its code."""
    debut = mots(theme.libelle)[:1]
    if not debut or len(debut[0]) < THEME_MIN:
        return theme.code.lower()
    meme = [autre.code for autre in themes if mots(autre.libelle)[:1] == debut or autre.code.lower() == debut[0]]
    return theme.libelle.split()[0].strip(",").lower() if meme == [theme.code] else theme.code.lower()


def _mot(table: dict[str, str], code: str) -> Iterator[str]:
    """Give the first word that stands for a code, none when no word does."""
    yield from [mot for mot, connu in table.items() if connu == code and " " not in mot][:1]
