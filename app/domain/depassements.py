"""What was done beyond the volume of a contrat, as lines that may be billed: proposed, never added by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.contrats import Conditions, Contrat, Depassement, Mode
from app.domain.contrats.compte import Jour
from app.domain.factures import Facture, LigneFacture, Tva, UniteFacture
from app.domain.tarifs import Troncon, dire_periode, ligne_de_temps, troncons

_AU_TEMPS = frozenset({Mode.HEURE, Mode.PERMANENCE})
"""Modes whose lines bill what was done already, the minutes beyond the volume among the others."""


@dataclass(frozen=True, slots=True)
class AuDela:
    """Minutes beyond the volume over a part of the period, and the line that bills them.

    `compris` says that a line of the draft counts these minutes already, at the price of the volume.
    """

    minutes: int
    ligne: LigneFacture
    periode: str
    compris: bool = False


def au_dela(
    contrat: Contrat, conditions: Sequence[Conditions], facture: Facture, jours: Sequence[Jour], tva: Tva
) -> list[AuDela]:
    """Return what the terms let bill beyond the volume over the period of a draft; `jours` are those of the account."""
    trouves = []
    for troncon in troncons(contrat, conditions, facture.du, facture.au):
        minutes = sum(jour.depassement for jour in jours if troncon.du <= jour.jour <= troncon.au)
        if minutes and troncon.conditions.depassement is Depassement.FACTURE:
            trouves.append(_au_dela(troncon, minutes, tva))
    return trouves


def a_proposer(facture: Facture, trouves: Sequence[AuDela]) -> Iterator[AuDela]:
    """Yield those that change what the draft bills: not there yet, and, if counted already, at another price."""
    presentes = {ligne.libelle for ligne in facture.lignes}
    for trouve in trouves:
        comptees = (ligne for ligne in facture.lignes if _compte(ligne, trouve))
        autre_prix = not trouve.compris or any(ligne.prix != trouve.ligne.prix for ligne in comptees)
        if autre_prix and trouve.ligne.libelle not in presentes:
            yield trouve


def ajouter(facture: Facture, retenus: Sequence[AuDela]) -> tuple[LigneFacture, ...]:
    """Return the lines of the draft with those accepted; minutes counted already leave the line that counts them."""
    lignes = list(facture.lignes)
    for retenu in retenus:
        if retenu.compris:
            rang = next(n for n, ligne in enumerate(lignes) if _compte(ligne, retenu))
            lignes[rang] = replace(lignes[rang], quantite=lignes[rang].quantite - retenu.minutes)
        lignes.append(retenu.ligne)
    return tuple(lignes)


def _au_dela(troncon: Troncon, minutes: int, tva: Tva) -> AuDela:
    c, periode = troncon.conditions, dire_periode(troncon)
    prix = troncon.prix if c.prix_depassement is None else c.prix_depassement
    ligne = ligne_de_temps(f"Au-delà du volume convenu, {periode}", minutes, prix, c, tva)
    return AuDela(minutes, ligne, periode, c.mode in _AU_TEMPS)


def _compte(ligne: LigneFacture, trouve: AuDela) -> bool:
    """Tell whether a line written by the rules counts the minutes of that part of the period."""
    du_temps = ligne.genere and ligne.unite is UniteFacture.MINUTES and ligne.libelle.endswith(trouve.periode)
    return du_temps and ligne.quantite >= trouve.minutes
