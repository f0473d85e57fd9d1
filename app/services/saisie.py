"""Completing what was typed in a breath from what is already known: enter once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.accompagnements import Accompagnement
from app.domain.interventions import Brouillon, Intervention, Part, Portee
from app.domain.nomenclatures import Liste
from app.services.errors import ContratIndecis
from app.store import accompagnements, nomenclatures, personnes, tables
from app.store.contrats import CONTRATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import Connection

    from app.domain.personnes import Emploi
    from app.services.accompagnements import Accompagnements
    from app.services.personnes import Personnes
    from app.store.unit_of_work import UnitOfWork


class Saisie:
    """Makes the person, the follow-up and the act of a draft, inside one transaction."""

    def __init__(
        self, personnes: Personnes, suivis: Accompagnements, garder: Callable[[UnitOfWork, Intervention], Intervention]
    ) -> None:
        self._personnes = personnes
        self._suivis = suivis
        self._garder = garder

    def completer(self, unite: UnitOfWork, brouillon: Brouillon) -> Intervention:
        """Keep the act, with the person and the accompagnement it needs."""
        personne_id = self._personne(unite, brouillon)
        contrat_id = brouillon.contrat_id or contrat_suppose(unite.connexion, personne_id, brouillon.jour)
        suivi = self._suivi(unite, brouillon, personne_id, contrat_id)
        acte = Intervention(
            jour=brouillon.jour,
            heure=brouillon.heure,
            minutes=brouillon.minutes,
            nature=brouillon.nature,
            canal=brouillon.canal,
            portee=Portee.INDIVIDUELLE,
            parts=(Part(contrat_id=contrat_id),),
            personnes=(personne_id,),
            accompagnement_id=suivi.id,
            permanence_id=brouillon.permanence_id,
            site_id=brouillon.site_id or _site(unite.connexion, personne_id, contrat_id, brouillon.jour),
            organisme_id=brouillon.organisme_id,
            theme=brouillon.theme or suivi.theme,
            origine=brouillon.origine or suivi.origine,
            note=brouillon.note,
            note_travail=brouillon.note_travail,
            a_completer=brouillon.a_completer,
            facturable=_facturable(unite.connexion, brouillon.nature),
        )
        return self._garder(unite, acte)

    def _personne(self, unite: UnitOfWork, brouillon: Brouillon) -> int:
        if isinstance(brouillon.personne, int):
            return brouillon.personne
        return self._personnes.ecrire(unite, brouillon.personne).id

    def _suivi(self, unite: UnitOfWork, brouillon: Brouillon, personne_id: int, contrat_id: int) -> Accompagnement:
        """Return the follow-up open that day under that contrat, or open one."""
        connu = accompagnements.ouvert(unite.connexion, personne_id, contrat_id, brouillon.jour)
        if connu:
            return connu
        nouveau = Accompagnement(
            personne_id=personne_id,
            contrat_id=contrat_id,
            demande_le=brouillon.jour,
            ouvert_le=brouillon.jour,
            theme=brouillon.theme or "NR",
            origine=brouillon.origine or "NR",
        )
        return self._suivis.ecrire(unite, nouveau)


def contrat_suppose(connexion: Connection, personne_id: int, jour: date) -> int:
    """Return the contrat of the open follow-up, else the only one in force for her emplois, else the only one."""
    for suivi in accompagnements.de_personne(connexion, personne_id):
        if suivi.clos_le is None and suivi.ouvert_le <= jour:
            return suivi.contrat_id
    table = tables.contrats
    en_force = [c for c in CONTRATS.tous(connexion, table.c.debut <= jour) if c.fin is None or c.fin >= jour]
    employeurs = {emploi.entreprise_id for emploi in _emplois(connexion, personne_id, jour)}
    candidats = [c.id for c in en_force if not employeurs or c.entreprise_id in employeurs]
    if len(candidats) != 1:
        raise ContratIndecis(champ="contrat_id")
    return candidats[0]


def _emplois(connexion: Connection, personne_id: int, jour: date) -> list[Emploi]:
    connus = personnes.emplois_de(connexion, personne_id)
    return [e for e in connus if (e.du is None or e.du <= jour) and (e.au is None or e.au >= jour)]


def _site(connexion: Connection, personne_id: int, contrat_id: int, jour: date) -> int | None:
    contrat = CONTRATS.lire(connexion, contrat_id)
    entreprise_id = contrat.entreprise_id if contrat else 0
    sites = [e.site_id for e in _emplois(connexion, personne_id, jour) if e.entreprise_id == entreprise_id]
    return sites[-1] if sites else None


def _facturable(connexion: Connection, nature: str) -> bool:
    entree = nomenclatures.lire(connexion, Liste.NATURES, nature)
    return entree is None or entree.attributs.get("facturable_par_defaut") != "0"
