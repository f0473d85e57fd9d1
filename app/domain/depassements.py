"""What was done beyond the volume of a contrat, as lines that may be billed: proposed, never added by themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.contrats import Conditions, Contrat, Depassement
from app.domain.contrats.approbations import Approbation, Tranche, ordre
from app.domain.contrats.compte import Jour
from app.domain.contrats.mois import dernier_du_mois, premier_du_mois
from app.domain.contrats.prix import AU_TEMPS
from app.domain.factures import Facture, LigneFacture, Tva
from app.domain.tarifs import Troncon, dire_periode, ligne_de_temps, troncons


@dataclass(frozen=True, slots=True)
class AuDela:
    """Minutes beyond the volume, the line that bills them, and the answer that lets bill them when it needs one."""

    minutes: int
    ligne: LigneFacture
    periode: str
    approbation: Approbation | None = None


def au_dela(
    contrat: Contrat, conditions: Sequence[Conditions], facture: Facture, jours: Sequence[Jour], tva: Tva
) -> list[AuDela]:
    """Return what the terms let bill beyond the volume over the period of a draft; `jours` are those of the account.

    What is paid as done, at the same price beyond the volume as within, is in the lines of the draft already.
    """
    trouves = []
    for troncon in troncons(contrat, conditions, facture.du, facture.au):
        minutes = sum(jour.depassement for jour in jours if troncon.contient(jour.jour))
        if minutes and troncon.conditions.depassement is Depassement.FACTURE and not _fait(troncon):
            dit = f"Au-delà du volume convenu, {dire_periode(troncon)}"
            trouves.append(AuDela(minutes, _ligne(dit, troncon, minutes, tva), dire_periode(troncon)))
    return trouves


def approuves(
    contrat: Contrat,
    conditions: Sequence[Conditions],
    facture: Facture,
    tranches: Sequence[Tranche],
    deja: Mapping[int, int],
    tva: Tva,
) -> list[AuDela]:
    """Return what was approved up to the end of the period of a draft and is not billed yet, each answer apart.

    `deja` are the minutes that lines of invoices bill already, by the number of the answer; the oldest went first. An
    answer that came after the invoice of its days is billed on the next one.
    """
    siennes = [t for t in tranches if t.approbation and t.approuvee and t.jour <= facture.au]
    if not siennes:
        return []
    morceaux = list(troncons(contrat, conditions, premier_du_mois(min(t.jour for t in siennes)), facture.au))
    trouves = []
    for _, groupe in groupby(sorted(siennes, key=_cle), key=_cle):
        memes = list(groupe)
        restes = _apres(memes, deja.get(memes[0].approbation.id, 0) if memes[0].approbation else 0)
        trouves += [t for troncon in morceaux if (t := _approuve(troncon, restes, tva))]
    return trouves


def a_proposer(facture: Facture, trouves: Sequence[AuDela]) -> Iterator[AuDela]:
    """Yield those that the draft does not bill yet."""
    presentes = {ligne.libelle for ligne in facture.lignes}
    yield from (t for t in trouves if t.approbation is not None or t.ligne.libelle not in presentes)


def ajouter(facture: Facture, retenus: Sequence[AuDela]) -> tuple[LigneFacture, ...]:
    """Return the lines of the draft with those accepted."""
    return (*facture.lignes, *(retenu.ligne for retenu in retenus))


def _fait(troncon: Troncon) -> bool:
    return troncon.conditions.mode in AU_TEMPS and troncon.au_dela == troncon.prix


def _apres(tranches: Sequence[Tranche], deja: int) -> list[Tranche]:
    """Return the minutes that are left once the oldest `deja` are taken."""
    restes = []
    for tranche in tranches:
        pris = min(deja, tranche.minutes)
        deja -= pris
        if tranche.minutes > pris:
            restes.append(replace(tranche, minutes=tranche.minutes - pris))
    return restes


def _approuve(troncon: Troncon, tranches: Sequence[Tranche], tva: Tva) -> AuDela | None:
    """Return the line of what one answer approved in a part of the period, None for nothing."""
    siennes = [t for t in tranches if troncon.contient(t.jour)]
    approbation = siennes[0].approbation if siennes else None
    if approbation is None:
        return None
    minutes = sum(t.minutes for t in siennes)
    periode = dire_periode(_en_mois(troncon, siennes))
    dit = f"Au-delà du volume convenu, approuvé le {approbation.decide_le:%d/%m/%Y}, {periode}"
    ligne = replace(_ligne(dit, troncon, minutes, tva), approbation_id=approbation.id, approuvees=minutes)
    return AuDela(minutes, ligne, periode, approbation)


def _en_mois(troncon: Troncon, tranches: Sequence[Tranche]) -> Troncon:
    """Return the whole months of what was approved: an invoice never tells on which day somebody was seen."""
    debut, fin = premier_du_mois(tranches[0].jour), dernier_du_mois(tranches[-1].jour)
    return replace(troncon, du=max(troncon.du, debut), au=min(troncon.au, fin))


def _ligne(dit: str, troncon: Troncon, minutes: int, tva: Tva) -> LigneFacture:
    return ligne_de_temps(dit, minutes, troncon.au_dela, troncon.conditions, tva)


def _cle(tranche: Tranche) -> tuple[object, ...]:
    return ordre(tranche.approbation) if tranche.approbation else ()
