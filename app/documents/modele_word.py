"""Her own Word models: which fields they hold, and the letter once they are filled.

Bytes in, bytes out, in memory. No template engine: a field is a name, mapped once to one of ours, replaced by words.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, Final

from app.documents.errors import ModeleWordRefuse, ModeleWordTropGros, ValeurTropLongue
from app.documents.modele_word_champs import noms_fusion, remplir_fusion
from app.documents.modele_word_garde import deplier
from app.documents.modele_word_liens import relier
from app.documents.modele_word_texte import noms_texte, paragraphes, remplir_texte
from app.documents.modele_word_xml import W, ecrire_xml, lire_partie
from app.domain.courriers.blocs import Champ, Morceau, Paragraphe
from app.domain.courriers.champs import PROPRE, definition
from app.domain.courriers.composition import Resolution
from app.domain.modeles_word import A_SAISIR

VALEUR_MAX: Final = 20_000
"""Characters of one field: some ten pages."""
_ECRIT_MAX: Final = 1_000_000
_CHAMPS_MAX: Final = 2_000
_RACINES: Final = frozenset(f"{W}{nom}" for nom in ("document", "hdr", "ftr", "footnotes", "endnotes"))
_DATE: Final = (2000, 1, 1, 0, 0, 0)


class SorteChamp(StrEnum):
    """How a field is written in the model."""

    FUSION = "fusion"
    CROCHETS = "crochets"
    ACCOLADES = "accolades"


@dataclass(frozen=True, slots=True)
class ChampTrouve:
    """A field of a model, as she named it."""

    nom: str
    sorte: SorteChamp


@dataclass(frozen=True, slots=True)
class Rempli:
    """The letter as a .docx; `textes` are its paragraphs, the fields without words left as fields in `blocs`.

    `manquants` gives what is printed for each of those (« [à compléter : …] »), by code.
    """

    octets: bytes
    manquants: Mapping[str, str]
    textes: tuple[str, ...]

    @property
    def libelles(self) -> tuple[str, ...]:
        """The labels of the fields without words."""
        return tuple(definition(code).libelle for code in self.manquants)

    def blocs(self) -> tuple[Paragraphe, ...]:
        """Return the paragraphs as the register keeps them: what was left blank is a field there."""
        codes = {" ".join(dit.split()): code for code, dit in self.manquants.items()}
        coupe = re.compile("|".join(map(re.escape, codes))) if codes else None
        return tuple(Paragraphe(_morceaux(texte, codes, coupe)) for texte in self.textes)


def lire_champs(octets: bytes) -> tuple[ChampTrouve, ...]:
    """Return the fields of a model, each once; raises a `ModeleWordRefuse` of some kind."""
    _, _, arbres = _ouvrir(octets)
    return tuple(dict.fromkeys(champ for arbre in arbres.values() for champ in _trouves(arbre)))


def remplir(octets: bytes, correspondance: Mapping[str, str], valeurs: Mapping[str, str]) -> Rempli:
    """Return the model filled; `correspondance` maps her names to our codes, `valeurs` gives words by code.

    A merge field or {{ name }} that maps to nothing is typed for each letter, as one that maps to « saisie »;
    [brackets] that map to nothing are her own words and stay.

    Raises a `ModeleWordRefuse` of some kind, `ValeurTropLongue`.
    """
    parties, _, arbres = _ouvrir(octets)
    plume = _Plume(correspondance, valeurs)
    textes: dict[str, None] = {}
    for nom, arbre in arbres.items():
        if arbre.tag in _RACINES:
            remplir_texte(arbre, plume.ecrire)
            remplir_fusion(arbre, plume.mot, plume.connu)
            textes |= dict.fromkeys(mots for mots in paragraphes(arbre) if not mots.isdecimal())  # page numbers apart
        parties[nom] = ecrire_xml(arbre)
    return Rempli(_zipper(parties), plume.manquants, tuple(textes))


class _Plume:
    """Gives the words of each field, counts them, remembers what was missing."""

    def __init__(self, correspondance: Mapping[str, str], valeurs: Mapping[str, str]) -> None:
        for code in {*correspondance.values(), *(code for code in valeurs if code.startswith(PROPRE))}:
            if len(valeurs.get(code, "")) > VALEUR_MAX:
                raise ValeurTropLongue(champ=definition(code).libelle, maximum=VALEUR_MAX)
        self._correspondance = correspondance
        self._valeurs = valeurs
        self._resolution = Resolution(valeurs)
        self._dits: dict[str, str] = {}
        self._reste = _ECRIT_MAX
        self.manquants: dict[str, str] = {}

    def ecrire(self, nom: str, accolades: bool) -> str | None:  # noqa: FBT001 - the shape of `Remplacant`
        """Return the words of a field typed in the text, None for brackets that map to nothing."""
        return self.mot(nom) if accolades or self._correspondance.get(nom) else None

    def mot(self, nom: str) -> str:
        """Return the words of a field, what is missing said so."""
        if nom not in self._dits:
            self._dits[nom] = self._dire(nom)
        self._reste -= len(self._dits[nom])
        if self._reste < 0:
            raise ModeleWordTropGros
        return self._dits[nom]

    def connu(self, nom: str) -> tuple[str, str]:
        """Return our code for a field, and its words, « » when they are not known."""
        return self._code(nom), self._valeurs.get(self._code(nom), "").strip()

    def _code(self, nom: str) -> str:
        code = self._correspondance.get(nom) or A_SAISIR
        return f"{PROPRE}{nom}" if code == A_SAISIR else code

    def _dire(self, nom: str) -> str:
        code = self._code(nom)
        dit = self._resolution.texte((Champ(code),))
        if code in self._resolution.manquants:
            self.manquants[code] = dit
        return dit


def _morceaux(texte: str, codes: Mapping[str, str], coupe: re.Pattern[str] | None) -> tuple[Morceau, ...]:
    """Cut a paragraph at what is printed for the fields without words."""
    morceaux: list[Morceau] = []
    fin = 0
    for trouve in coupe.finditer(texte) if coupe else ():
        morceaux += [texte[fin : trouve.start()], Champ(codes[trouve[0]])]
        fin = trouve.end()
    return tuple(m for m in (*morceaux, texte[fin:]) if m != "")


def _ouvrir(octets: bytes) -> tuple[dict[str, bytes], str, dict[str, Any]]:
    """Return the parts to keep, the name of the main one, and the trees of all that is XML, checked."""
    lie = relier(deplier(octets))
    arbres = {
        nom: lire_partie(contenu)
        for nom, contenu in lie.parties.items()
        if nom.endswith(".xml") and not nom.startswith("[")
    }
    if arbres[lie.corps].tag != f"{W}document":
        raise ModeleWordRefuse(raison="le texte n’est pas celui d’un document Word courant")
    nombre = sum(1 for arbre in arbres.values() for _ in _trouves(arbre))
    if nombre > _CHAMPS_MAX:
        raise ModeleWordTropGros
    return lie.parties, lie.corps, arbres


def _trouves(arbre: Any) -> list[ChampTrouve]:  # noqa: ANN401 - lxml has no types
    if arbre.tag not in _RACINES:
        return []
    ecrits = [
        ChampTrouve(nom, SorteChamp.ACCOLADES if accolades else SorteChamp.CROCHETS)
        for nom, accolades in noms_texte(arbre)
    ]
    return [*(ChampTrouve(nom, SorteChamp.FUSION) for nom in noms_fusion(arbre)), *ecrits]


def _zipper(parties: Mapping[str, bytes]) -> bytes:
    """Return the archive; no clock: the same letter gives the same bytes."""
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in parties.items():
            archive.writestr(zipfile.ZipInfo(nom, _DATE), contenu, zipfile.ZIP_DEFLATED)
    return sortie.getvalue()
