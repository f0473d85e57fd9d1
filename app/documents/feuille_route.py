"""The feuille de route: one page for the person, in plain French; large print on demand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, NextPageTemplate

from app.documents.blocs import paragraphe, titre
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.polices import DEMI
from app.documents.tagging import Element
from app.documents.typography import GRIS, INTERLIGNE, TEXTE, TITRE_1, TITRE_2
from app.domain.typographie import jour, typographier

_GRAND = 1.62
"""Large print: 17 points, as the readers who asked for it advise (16 to 18)."""
_CASE = "□"


@dataclass(frozen=True, slots=True, kw_only=True)
class Etape:
    """One thing to do: what, by whom, by when in words; empty words print nothing."""

    quoi: str = ""
    qui: str = ""
    quand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeuilleRoute:
    """What the page says; nothing of it tells who pays the service, nor why the person came."""

    personne: str
    faite_le: date
    decide: tuple[str, ...] = ()
    etapes: tuple[Etape, ...] = ()
    papiers: tuple[str, ...] = ()
    rendezvous: str = ""
    contact: str = ""


def rendre(feuille: FeuilleRoute, *, grand: bool = False) -> bytes:
    """Return the PDF; in large print it may take a second page."""
    echelle = _GRAND if grand else 1.0
    racine = Element("Document")
    story: list[Flowable] = [NextPageTemplate(COURANTE)]
    style = _agrandir(TITRE_1, 1.2 if grand else 1, spaceBefore=0)
    story.append(titre("Ma feuille de route", "H1", racine, style=style))
    story.append(_texte(f"{feuille.personne}, le {jour(feuille.faite_le)}.", racine, echelle))
    if feuille.contact.strip():
        story.append(_texte(f"Pour me joindre : {feuille.contact}.", racine, echelle))
    story += _partie("Ce qui est décidé", _puces("•", feuille.decide), racine, echelle)
    story += _partie("Qui fait quoi, et quand", _etapes(feuille.etapes), racine, echelle)
    story += _partie("Les papiers à apporter", _puces(_CASE, feuille.papiers), racine, echelle)
    story += _partie("Notre prochain rendez-vous", [(feuille.rendezvous, "")], racine, echelle)
    return composer(story, Cadre(titre="Ma feuille de route"), racine)


def _agrandir(style: ParagraphStyle, echelle: float, **autres: object) -> ParagraphStyle:
    corps = round(style.fontSize * echelle, 1)
    return style.clone(
        f"{style.name}-{echelle}", fontSize=corps, leading=round(corps * INTERLIGNE, 1), hyphenationLang="", **autres
    )


def _texte(dit: str, racine: Element, echelle: float, **autres: object) -> Flowable:
    return paragraphe(typographier(dit), _agrandir(TEXTE, echelle, **autres), racine.ajouter("P"))


def _partie(intitule: str, lignes: Sequence[tuple[str, str]], racine: Element, echelle: float) -> Iterator[Flowable]:
    """Yield a heading and its lines, each with a second line under it when there is more to say."""
    pleines = [(fort, dessous) for fort, dessous in lignes if fort.strip()]
    if not pleines:
        return
    yield titre(intitule, "H2", racine, style=_agrandir(TITRE_2, min(echelle, 1.35)))
    for fort, dessous in pleines:
        yield _texte(fort, racine, echelle, spaceAfter=1 if dessous else 6)
        if dessous:
            yield _texte(dessous, racine, echelle, leftIndent=16 * echelle, fontName=DEMI, textColor=GRIS)


def _puces(signe: str, dits: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"{signe} {dit}", "") for dit in dits if dit.strip()]


def _etapes(etapes: Sequence[Etape]) -> list[tuple[str, str]]:
    pleines = [etape for etape in etapes if etape.quoi.strip()]
    return [
        (f"{rang}. {etape.quoi}", " · ".join(dit for dit in (etape.qui, etape.quand) if dit.strip()))
        for rang, etape in enumerate(pleines, 1)
    ]
