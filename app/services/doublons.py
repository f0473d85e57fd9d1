"""Near-duplicate persons: folded names compared, years that contradict set apart."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from app.domain.personnes import Personne
from app.domain.texte import mots

SEUIL = 88
"""Likeness (0..100) from which two names may be one person."""


@dataclass(frozen=True, slots=True)
class Voisine:
    """A known person that may be the same; `ressemblance` from `SEUIL` to 100."""

    id: int
    ressemblance: int


def voisines(personne: Personne, connues: list[tuple[int, str, int | None]], limite: int = 10) -> list[Voisine]:
    """Return the known persons whose name is near; words may be in another order.

    `connues` holds (id, folded name, birth year or None); a different known year excludes.
    """
    cherche = " ".join(mots(f"{personne.nom} {personne.prenom} {personne.code}"))
    candidates = {
        ident: " ".join(mots(nom))
        for ident, nom, annee in connues
        if ident != personne.id and (annee is None or personne.annee is None or annee == personne.annee)
    }
    trouvees = process.extract(cherche, candidates, scorer=fuzz.token_sort_ratio, score_cutoff=SEUIL, limit=limite)
    return [Voisine(ident, round(note)) for _nom, note, ident in trouvees]
