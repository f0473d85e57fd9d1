"""The sentence of each refusal, in French: what happened, what is safe, what to do.

One dict per room; each line is `code: sentence`, the sentence being filled by `Refus.details`. A word that follows
a number agrees with it: « {jours} {jours:jour|jours} ».
"""

from collections.abc import Mapping

from app.errors import Refus
from app.messages import agenda, bilan, classeurs, coffre, documents, ligne, services
from app.messages.espaces import typographier
from app.messages.nombres import accord

_ECRITES: dict[str, str] = {
    **ligne.PHRASES,
    **coffre.PHRASES,
    **services.PHRASES,
    **agenda.PHRASES,
    **classeurs.PHRASES,
    **bilan.PHRASES,
    **documents.PHRASES,
}
PHRASES = {code: typographier(ecrite) for code, ecrite in _ECRITES.items()}


class _Nombre(int):
    """A whole number whose format « singulier|pluriel » is the word that agrees with it."""

    def __format__(self, format_spec: str) -> str:
        singulier, barre, pluriel = format_spec.partition("|")
        return accord(self, singulier, pluriel) if barre else super().__format__(format_spec)


class _Inconnu(str):
    """Stands for a detail nobody gave, whatever its format."""

    __slots__ = ()

    def __format__(self, _format_spec: str) -> str:
        return "…"


class _Details(dict[str, object]):
    """Details that show « … » for whatever is not known, rather than hide the whole sentence."""

    def __missing__(self, key: str) -> str:
        return _Inconnu(key)


def phrase(refus: Refus) -> str:
    """Return the sentence to show for `refus`; one that has none is told by its code."""
    return phrase_de(refus.code, refus.details)


def phrase_de(code: str, details: Mapping[str, object]) -> str:
    """Return the sentence of `code` (a refusal, a finding of a check), filled by `details`."""
    modele = PHRASES.get(code, PHRASES[Refus.code])
    comptes = {nom: _Nombre(valeur) for nom, valeur in details.items() if type(valeur) is int}
    return modele.format_map(_Details({**details, **comptes}, code=code))
