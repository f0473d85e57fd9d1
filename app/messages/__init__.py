"""The sentence of each refusal, in French: what happened, what is safe, what to do.

One dict per room; each line is `code: sentence`, the sentence being filled by `Refus.details`.
"""

from collections.abc import Mapping

from app.errors import Refus
from app.messages import agenda, bilan, classeurs, coffre, documents, ligne, services

PHRASES: dict[str, str] = {
    **ligne.PHRASES,
    **coffre.PHRASES,
    **services.PHRASES,
    **agenda.PHRASES,
    **classeurs.PHRASES,
    **bilan.PHRASES,
    **documents.PHRASES,
}


class _Details(dict[str, object]):
    """Details that show « … » for whatever is not known, rather than hide the whole sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def phrase(refus: Refus) -> str:
    """Return the sentence to show for `refus`; one that has none is told by its code."""
    return phrase_de(refus.code, refus.details)


def phrase_de(code: str, details: Mapping[str, object]) -> str:
    """Return the sentence of `code` (a refusal, a finding of a check), filled by `details`."""
    modele = PHRASES.get(code, PHRASES[Refus.code])
    return modele.format_map(_Details(details, code=code))
