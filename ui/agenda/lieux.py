"""Where a permanence may be: each contrat in force, at each of its sites."""

from dataclasses import dataclass
from datetime import date

from app.context import Session


@dataclass(frozen=True, slots=True)
class Lieu:
    """One place; `cle` is its code in a list of choices."""

    contrat_id: int
    site_id: int | None
    dit: str

    @property
    def cle(self) -> str:
        """« contrat/site »."""
        return f"{self.contrat_id}/{self.site_id or ''}"


def lire(session: Session, jour: date) -> list[Lieu]:
    """Return the places of the contrats in force on a day, by entreprise."""
    noms = {entreprise.id: entreprise.nom for entreprise in session.entreprises.toutes()}
    sites = [site for site in session.entreprises.sites.toutes() if site.actif]
    lieux = []
    for contrat in session.contrats.toutes():
        if contrat.debut > jour or (contrat.fin is not None and contrat.fin < jour):
            continue
        nom = noms[contrat.entreprise_id]
        siens = [site for site in sites if site.entreprise_id == contrat.entreprise_id]
        lieux += [Lieu(contrat.id, site.id, f"{nom}, {site.nom} · {contrat.reference}") for site in siens]
        if not siens:
            lieux.append(Lieu(contrat.id, None, f"{nom} · {contrat.reference}"))
    return sorted(lieux, key=lambda lieu: lieu.dit)
