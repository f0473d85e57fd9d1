"""Clauses as data, and the document they make: paragraphs kept or left by facts, numbers filled in, gaps shown.

In the body of a clause, paragraphs are parted by a blank line. One that begins with a line « ?fait » (« ?!fait ») is
kept when the fact is true (false); « - » begins an item of a list; « [tableau nom] » stands for a table;
« {champ} » for a value.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.conventions.faits import CHAMPS, Faits
from app.domain.typographie import INSECABLE, typographier

_CHAMP = re.compile(r"\{([a-z_]+)\}")
_TABLEAU = re.compile(r"\[tableau ([a-z_]+)\]")
_SOMMES = "prix"
Rangees = tuple[tuple[str, ...], ...]


class Genre(StrEnum):
    """What is written."""

    CAHIER = "cahier_des_charges"
    DEVIS = "devis"
    CONVENTION = "convention"
    AVENANT = "avenant"


class Place(StrEnum):
    """Whether a clause is always there, there unless she leaves it out, or there when she asks for it."""

    TOUJOURS = "toujours"
    PROPOSEE = "proposee"
    AU_CHOIX = "au_choix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: its words, the legal texts it rests on, and what it is for (shown to her, never printed)."""

    id: str
    titre: str
    corps: str
    place: Place = Place.TOUJOURS
    droit: tuple[str, ...] = ()
    aide: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modele:
    """The clauses of one kind of document; `au` is the day its legal texts were read."""

    genre: Genre
    titre: str
    version: int
    au: date
    clauses: tuple[Clause, ...]
    signatures: bool = True

    def choisies(self, retenues: Iterable[str] | None) -> frozenset[str]:
        """Return the ids of the clauses kept: those asked for (None: those proposed), and those always there."""
        toujours = {c.id for c in self.clauses if c.place is Place.TOUJOURS}
        proposees = {c.id for c in self.clauses if c.place is Place.PROPOSEE}
        connues = {c.id for c in self.clauses}
        return frozenset(toujours | (proposees if retenues is None else connues & set(retenues)))


@dataclass(frozen=True, slots=True)
class Bloc:
    """A paragraph, the items of a list, or the rows of a table (the first one its heads), of sums when `sommes`."""

    texte: str = ""
    puces: tuple[str, ...] = ()
    rangees: Rangees = ()
    sommes: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A clause as it is printed, with its number."""

    titre: str
    blocs: tuple[Bloc, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ecrit:
    """A document ready to be laid out: `manques` are the values it shows as « [à compléter : …] »."""

    genre: Genre
    titre: str
    sous_titre: str
    entreprise: str
    praticienne: str
    articles: tuple[Article, ...]
    droit: tuple[str, ...]
    repere: str
    manques: tuple[str, ...]
    signatures: tuple[str, ...] = ()
    exemple: bool = False


def rediger(
    modele: Modele, faits: Faits, retenues: Iterable[str] | None, tableaux: Mapping[str, Rangees]
) -> Ecrit:
    """Write a document; nothing in it comes from elsewhere than its clauses and the facts."""
    gardees = modele.choisies(retenues)
    plume = _Plume(faits, tableaux)
    articles: list[Article] = []
    for clause in (c for c in modele.clauses if c.id in gardees):
        blocs = tuple(plume.blocs(clause.corps))
        if blocs:
            articles.append(Article(f"{len(articles) + 1}. {clause.titre}", blocs))
    droit = dict.fromkeys(texte for c in modele.clauses if c.id in gardees for texte in c.droit)
    return Ecrit(
        genre=modele.genre,
        titre=modele.titre,
        sous_titre=plume.dire("{entreprise}, contrat {reference}"),
        entreprise=plume.dire("{entreprise}"),
        praticienne=plume.dire("{praticienne}"),
        articles=tuple(articles),
        droit=tuple(map(typographier, droit)),
        repere=f"Modèle {modele.genre.replace('_', ' ')}, version {modele.version}, textes lus au {modele.au:%d/%m/%Y}",
        manques=tuple(plume.manques),
        signatures=("Pour l’entreprise", "La praticienne") if modele.signatures else (),
        exemple="exemple" in faits.vrais,
    )


class _Plume:
    """Writes clauses, and remembers which values were missing."""

    def __init__(self, faits: Faits, tableaux: Mapping[str, Rangees]) -> None:
        self._faits = faits
        self._tableaux = tableaux
        self.manques: dict[str, None] = {}

    def blocs(self, corps: str) -> Iterable[Bloc]:
        """Yield what the body of a clause prints."""
        for paragraphe in corps.strip().split("\n\n"):
            texte = self._gardee(paragraphe.strip())
            if texte and (tableau := _TABLEAU.fullmatch(texte)):
                rangees = self._tableaux.get(tableau[1], ())
                if rangees:
                    yield Bloc(rangees=rangees, sommes=tableau[1] == _SOMMES)
            elif texte.startswith("- "):
                yield Bloc(puces=tuple(self.dire(puce) for puce in re.split(r"(?:^|\n)- ", texte) if puce.strip()))
            elif texte:
                yield Bloc(self.dire(texte))

    def dire(self, texte: str) -> str:
        """Return a text with its values."""
        return typographier(_CHAMP.sub(self._valeur, " ".join(texte.split())))

    def _gardee(self, paragraphe: str) -> str:
        if not paragraphe.startswith("?"):
            return paragraphe
        condition, _, texte = paragraphe.partition("\n")
        faits = condition[1:].split()
        tenus = [(fait.removeprefix("!") in self._faits.vrais) is not fait.startswith("!") for fait in faits]
        return texte.strip() if all(tenus) else ""

    def _valeur(self, trouve: re.Match[str]) -> str:
        champ = trouve[1]
        if valeur := self._faits.champs.get(champ, ""):
            return valeur
        self.manques[CHAMPS[champ]] = None
        return f"[à compléter{INSECABLE}: {CHAMPS[champ]}]"
