"""What making and releasing a bilan gives: an account of it, its place among the releases of its year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from app.bilan import json as forme
from app.bilan.audit import BilanAudite
from app.bilan.document import Bilan
from app.bilan.explications import Explications
from app.bilan.instantane import Instantane
from app.bilan.manques import Manque
from app.bilan.relecture import Remarque
from app.bilan.revision import inchange
from app.domain.commentaires import Section
from app.store.publications import Publication


@dataclass(frozen=True, slots=True)
class Arrete:
    """A release just registered: its ledger row, what it prints, the bytes of the formats asked for."""

    publication: Publication
    bilan: BilanAudite
    fichiers: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Apercu:
    """A bilan à blanc as it is looked at: its PDF, and for her eyes only why it says what it says.

    `retenus` are the remarks on the commentaires that are not printed yet.
    """

    bilan: BilanAudite
    pdf: bytes
    explications: Explications
    manques: tuple[Manque, ...]
    retenus: Mapping[Section, tuple[Remarque, ...]]


@dataclass(frozen=True, slots=True)
class Etabli:
    """A bilan just made, with the snapshot it comes from, what was left out, and the commentaires kept back."""

    bilan: BilanAudite
    instantane: Instantane
    retires: frozenset[str]
    retenus: Mapping[Section, tuple[Remarque, ...]]


@dataclass(frozen=True, slots=True)
class Suite:
    """The releases of one year so far (version 0: only recalled by the next year's) and the next number."""

    contenus: tuple[Bilan, ...]
    version: int

    @classmethod
    def de(cls, publications_: Sequence[Publication]) -> Self:
        """Read the releases of one year, the first one first."""
        version = publications_[-1].version + 1 if publications_ else 1
        return cls(tuple(forme.lire(p.contenu) for p in publications_), version)

    def inchangee(self, contenu: Bilan) -> bool:
        """Tell whether the next release would say what the last one says."""
        return self.version > 1 and inchange(self.contenus[-1], contenu)
