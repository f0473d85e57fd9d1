"""When the permanences are held, in words, from those of the agenda: the rhythm that repeats, not each day."""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.domain.calendrier import JOURS, heure
from app.domain.permanences import EtatPermanence, Permanence

_REPETE = 2
_CREUX = frozenset({EtatPermanence.ANNULEE, EtatPermanence.DEPLACEE})


def dire_calendrier(permanences: Iterable[Permanence], sites: Mapping[int, str]) -> str:
    """Return « le mardi de 9 h à 12 h 30 (Usine d’Arlod) », the slots that come back, "" when none does."""
    creneaux = Counter(
        (p.jour.weekday(), p.debut, p.fin, p.site_id or 0) for p in permanences if p.etat not in _CREUX
    )
    retenus = sorted(creneau for creneau, fois in creneaux.items() if fois >= _REPETE)
    return ", ".join(_dire(jour, debut, fin, sites.get(site, "")) for jour, debut, fin, site in retenus)


def _dire(jour: int, debut: int, fin: int, site: str) -> str:
    ou = f" ({site})" if site else ""
    return f"le {JOURS[jour]} de {heure(debut)} à {heure(fin)}{ou}"
