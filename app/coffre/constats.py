"""What a check found, for the eyes of the user: the sentence is in `app.messages`."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Constat:
    """One finding; `bon` is False when something is lost, damaged or was replaced."""

    code: str
    bon: bool
    details: dict[str, object] = field(default_factory=dict)
