"""Taking the snapshot that a bilan is made from, inside one reading transaction."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from app.bilan.actes import est_entretien
from app.bilan.instantane import Instantane
from app.domain.contrats import Contrat
from app.domain.entreprises import Effectif, Entreprise
from app.domain.nomenclatures import Liste
from app.domain.praticiennes import Praticienne
from app.services.errors import Introuvable
from app.store import bilans, reglages, tables
from app.store.contrats import CONTRATS, conditions_de
from app.store.entreprises import EFFECTIFS, ENTREPRISES, SITES


def prendre(connexion: Connection, entreprise_id: int, du: date, au: date, gele_le: date) -> Instantane:
    """Freeze one entreprise over one period; raises `Introuvable`."""
    return prendre_avec_identites(connexion, entreprise_id, du, au, gele_le)[0]


def prendre_avec_identites(
    connexion: Connection, entreprise_id: int, du: date, au: date, gele_le: date
) -> tuple[Instantane, tuple[int, ...]]:
    """Return the snapshot, and the ids of its persons by rank: those stay inside the vault."""
    entreprise = _entreprise(connexion, entreprise_id)
    praticienne = Praticienne(**(_reglage(connexion, "praticienne") or {}))
    nomenclatures = bilans.listes(connexion)
    entretiens = frozenset(e.code for e in nomenclatures[Liste.NATURES] if est_entretien(e))
    gel = bilans.geler(connexion, entreprise_id, du, au, entretiens)
    sites = SITES.tous(connexion, tables.sites.c.entreprise_id == entreprise_id)
    instantane = Instantane(
        entreprise=entreprise.nom,
        exemple=praticienne.exemple,
        praticienne=praticienne.nom,
        titre=praticienne.titre,
        du=du,
        au=au,
        gele_le=gele_le,
        contrats=tuple(c.reference for c in contrats_de(connexion, entreprise_id, du, au) if c.reference),
        personnes=gel.personnes,
        actes=gel.actes,
        collectif=gel.collectif,
        presence=gel.presence,
        demarches=gel.demarches,
        effectifs=retenus(EFFECTIFS.tous(connexion, tables.effectifs.c.entreprise_id == entreprise_id), au),
        sites={str(site.id): site.nom for site in sites},
        nouvelles_connues=gel.nouvelles_connues,
        nomenclatures=nomenclatures,
    )
    return instantane, gel.identites


def retenus(effectifs: Iterable[Effectif], au: date) -> tuple[Effectif, ...]:
    """Return, for each axis, the last headcounts known at the end of the period, else the first ones after."""
    par_axe: dict[str, dict[date, list[Effectif]]] = {}
    for effectif in effectifs:
        par_axe.setdefault(effectif.axe, {}).setdefault(effectif.au, []).append(effectif)
    return tuple(e for jours in par_axe.values() for e in jours[_jour_retenu(jours, au)])


def _jour_retenu(jours: Iterable[date], au: date) -> date:
    connus = [jour for jour in jours if jour <= au]
    return max(connus) if connus else min(jours)


def contrats_de(connexion: Connection, entreprise_id: int, du: date, au: date) -> list[Contrat]:
    """Return the contrats of an entreprise in force on some day of the period."""
    t = tables.contrats
    tous = CONTRATS.tous(connexion, t.c.entreprise_id == entreprise_id, t.c.debut <= au)
    return [c for c in tous if c.fin is None or c.fin >= du]


def seuil_convenu(connexion: Connection, entreprise_id: int, du: date, au: date) -> int | None:
    """Return the highest threshold agreed in the conditions in force at the end of the period, if any."""
    seuils: list[int] = []
    for contrat in contrats_de(connexion, entreprise_id, du, au):
        en_force = [c for c in conditions_de(connexion, contrat.id) if c.a_partir_du <= au]
        seuils += [c.seuil for c in en_force[-1:] if c.seuil is not None]
    general = _reglage(connexion, "seuil")
    return max(seuils) if seuils else (int(general) if general else None)


def _entreprise(connexion: Connection, entreprise_id: int) -> Entreprise:
    entreprise = ENTREPRISES.lire(connexion, entreprise_id)
    if entreprise is None:
        raise Introuvable(sorte="entreprise", id=entreprise_id)
    return entreprise


def _reglage(connexion: Connection, cle: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    return reglages.lire(connexion, cle)
