"""Which entreprises a command is about."""

from typing import TYPE_CHECKING, ClassVar

from app.domain.entreprises import Entreprise
from app.errors import Refus

if TYPE_CHECKING:
    from app.context import Session

_MONTREES = 12


class EntrepriseInconnue(Refus):
    """No entreprise has this name or SIRET; `cherche` is what was asked, `connues` the names of the vault."""

    code: ClassVar[str] = "entreprise_inconnue"


class EntrepriseAmbigue(Refus):
    """Several entreprises have this name."""

    code: ClassVar[str] = "entreprise_ambigue"


class AucuneEntreprise(Refus):
    """The vault holds no entreprise."""

    code: ClassVar[str] = "aucune_entreprise"


def choisies(session: "Session", cherche: str | None) -> list[Entreprise]:
    """Return the entreprise of that name or SIRET, or all of them when nothing is asked."""
    toutes = session.entreprises.toutes()
    if not toutes:
        raise AucuneEntreprise
    if cherche is None:
        return toutes
    trouvees = session.entreprises.nommees(cherche)
    if len(trouvees) > 1:
        raise EntrepriseAmbigue(cherche=cherche)
    if not trouvees:
        connues = ", ".join(sorted(f"« {e.nom} »" for e in toutes)[:_MONTREES])
        raise EntrepriseInconnue(cherche=cherche, connues=connues)
    return trouvees
