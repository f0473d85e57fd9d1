"""The root of every refusal a user may meet; the sentences live in `app.messages`."""

from typing import ClassVar


class Refus(Exception):
    """A situation the user can understand and mend: not a bug.

    `code` names the sentence in `app.messages`; `details` fills it. Details never hold a person's name.
    """

    code: ClassVar[str] = "refus"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code)
        self.details = details


class DisquePlein(Refus):
    """The disk holds no more; nothing half-written was kept."""

    code: ClassVar[str] = "disque_plein"
