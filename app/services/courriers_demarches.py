"""A letter and the démarche it is written for: one person, one organisme, one clock."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection

from app.domain.courriers import Courrier
from app.domain.demarches import Demarche
from app.domain.envois import apres_envoi, apres_reponse
from app.services.demarches import Demarches
from app.services.errors import DemarcheAutre
from app.store.demarches import DEMARCHES
from app.store.unit_of_work import UnitOfWork


def verifier(connexion: Connection, courrier: Courrier) -> None:
    """Raise `DemarcheAutre` when the démarche is another person's, or is no more."""
    if courrier.demarche_id is not None:
        demarche = DEMARCHES.lire(connexion, courrier.demarche_id)
        if demarche is None or demarche.personne_id != courrier.personne_id:
            raise DemarcheAutre(champ="demarche_id")


def completer(connexion: Connection, courrier: Courrier) -> Courrier:
    """Return a new letter, to the organisme of its démarche unless another was chosen."""
    demarche = DEMARCHES.lire(connexion, courrier.demarche_id) if courrier.demarche_id else None
    if demarche is None or courrier.organisme_id is not None:
        return courrier
    return replace(courrier, organisme_id=demarche.organisme_id)


def avancer(unite: UnitOfWork, demarches: Demarches, courrier: Courrier) -> None:
    """Move the clock of the démarche of a letter that went."""
    _suivre(unite, demarches, courrier, apres_envoi)


def repondre(unite: UnitOfWork, demarches: Demarches, courrier: Courrier) -> None:
    """Stop the clock that a letter set, now that it is answered."""
    _suivre(unite, demarches, courrier, apres_reponse)


def _suivre(
    unite: UnitOfWork, demarches: Demarches, courrier: Courrier, apres: Callable[[Demarche, Courrier], Demarche]
) -> None:
    demarche = DEMARCHES.lire(unite.connexion, courrier.demarche_id) if courrier.demarche_id else None
    if demarche is not None and (voulue := apres(demarche, courrier)) != demarche:
        demarches.ecrire(unite, voulue)
