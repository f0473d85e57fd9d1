"""What the tab of démarches shows, read at once."""

from dataclasses import dataclass

from app.context import Session
from app.domain.accompagnements import Accompagnement
from app.domain.accords import Accord
from app.domain.courriers import Courrier
from app.domain.documents import Depot
from app.domain.nomenclatures import Entree, Liste
from app.domain.organismes import Organisme
from app.services.demarches import Suivi


@dataclass(frozen=True, slots=True)
class DemarchesLues:
    """The last démarches with their clocks, the title of each, the accords, and what the fields offer."""

    suivis: list[Suivi]
    titres: dict[int, str]
    courriers: list[Courrier]
    accords: list[Accord]
    cites: frozenset[int]
    accompagnements: list[Accompagnement]
    organismes: list[Organisme]
    depots: list[Depot]
    categories: list[Entree]
    canaux: list[Entree]
    etats: list[Entree]


def lire_demarches(session: Session, personne_id: int, voulue: int | None = None) -> DemarchesLues:
    """Read them, `voulue` among them however old it is; it runs on the reading thread."""
    suivis, titres = session.demarches.suivis(personne_id), session.demarches.titres(personne_id)
    if voulue in titres and all(suivi.demarche.id != voulue for suivi in suivis):
        suivis.append(session.demarches.suivre(session.demarches.get(voulue)))
    return DemarchesLues(
        suivis,
        titres,
        session.courriers.de_personne(personne_id),
        session.accords.de_personne(personne_id),
        session.accords.cites(personne_id),
        session.accompagnements.de_personne(personne_id),
        session.organismes.toutes(),
        session.documents.de_personne(personne_id),
        session.nomenclatures.de(Liste.ORGANISMES),
        session.nomenclatures.de(Liste.CANAUX),
        session.nomenclatures.de(Liste.SUITES_DEMARCHE),
    )
