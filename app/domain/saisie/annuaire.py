"""Who may be meant by a word: persons by the words of their name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.texte import fold, mots

_DEBUT_MIN = 3
_MANY = 8
_PARTICULES = frozenset({"de", "du", "des", "da", "la", "le", "l", "d", "el", "al", "van", "von", "dos"})


@dataclass(frozen=True, slots=True)
class Nom:
    """A person as the line may name her; `affiche` is how she is called on screen."""

    id: int
    affiche: str
    mots: tuple[str, ...]

    @classmethod
    def de(cls, ident: int, affiche: str, *dits: str) -> "Nom":
        """Build from the words of her name, in any order."""
        return cls(ident, affiche, tuple(dict.fromkeys(mot for dit in dits for mot in mots(dit))))


class Annuaire:
    """Finds the persons that words name; exact words first, beginnings of three letters or more after."""

    def __init__(self, noms: Iterable[Nom] = ()) -> None:
        self._noms = {nom.id: nom for nom in noms}
        self._par_mot: defaultdict[str, set[int]] = defaultdict(set)
        for nom in self._noms.values():
            for mot in nom.mots:
                self._par_mot[mot].add(nom.id)
        self._mots = sorted(self._par_mot)

    def __getitem__(self, ident: int) -> Nom:
        return self._noms[ident]

    def __contains__(self, ident: int) -> bool:
        return ident in self._noms

    def __iter__(self) -> Iterator[Nom]:
        return iter(self._noms.values())

    def exacts(self, suite: list[str]) -> tuple[frozenset[int], int]:
        """Return the persons named by the longest run of words at the head of `suite`, and how many words it took."""
        trouves: frozenset[int] = frozenset()
        pris, fort = 0, False
        for rang, mot in enumerate(suite):
            parties = mots(mot)
            porteurs = self._porteurs(parties)
            suivants = porteurs if not pris else trouves & porteurs
            if not suivants:
                break
            trouves, pris = frozenset(suivants), rang + 1
            fort = fort or any(partie not in _PARTICULES and len(partie) > 1 for partie in parties)
        return (trouves, pris) if fort else (frozenset(), 0)

    def nommees(self, texte: str) -> tuple[int, ...]:
        """Return the persons named by all the words of a text, whole and in any order."""
        trouvees, pris = self.exacts(texte.split())
        return tuple(sorted(trouvees)) if pris == len(texte.split()) else ()

    def debuts(self, mot: str) -> frozenset[int]:
        """Return the persons a word begins to name, none when there would be too many to choose from."""
        debut = fold(mot)
        if len(debut) < _DEBUT_MIN or not debut.isalpha():
            return frozenset()
        trouves: set[int] = set()
        for rang in range(bisect_left(self._mots, debut), len(self._mots)):
            if not self._mots[rang].startswith(debut) or len(trouves) > _MANY:
                break
            trouves |= self._par_mot[self._mots[rang]]
        return frozenset(trouves) if len(trouves) <= _MANY else frozenset()

    def _porteurs(self, parties: list[str]) -> set[int]:
        porteurs = [self._par_mot.get(partie, set()) for partie in parties]
        return set.intersection(*porteurs) if porteurs else set()
