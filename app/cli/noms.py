"""Names of the files of bilans."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from app.domain.entreprises import Entreprise
from app.domain.texte import mots


def radicaux(entreprises: Sequence[Entreprise]) -> dict[int, str]:
    """Return the start of the file names of each entreprise, by id; homonyms get their SIRET or their number."""
    simples = {e.id: "-".join(mots(e.nom)) or "entreprise" for e in entreprises}
    fois = Counter(simples.values())
    seules = {ident for ident, simple in simples.items() if fois[simple] == 1}
    return {e.id: simples[e.id] if e.id in seules else f"{simples[e.id]}-{e.siret or e.id}" for e in entreprises}


def nom(radical: str, du: date, au: date, suite: str, extension: str) -> str:
    """Return « papeterie-lemoine_2025-01-01_2025-12-31_blanc.pdf »; only plain letters, digits and dashes."""
    return f"{re.sub(r'[^a-z0-9-]', '', radical)}_{du}_{au}_{suite}.{extension}"
