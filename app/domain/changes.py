"""What one transaction touched, so that open views know what to reload."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Avertissement:
    """Something to show beside what was saved: `code` names a sentence, `champ` the field it is about."""

    code: str
    champ: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of records (plural nouns, as « personnes ») and the ids touched in each."""

    ids: dict[str, frozenset[int]] = field(default_factory=dict)
    libelle: str = ""
    avertissements: tuple[Avertissement, ...] = ()

    def touche(self, sorte: str) -> bool:
        """Tell whether any record of that kind changed."""
        return bool(self.ids.get(sorte))
