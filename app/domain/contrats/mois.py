"""Whole months: what tells minutes of acts never cuts one, or the difference of two documents would tell of one day."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.calendrier import mois_apres
from app.domain.contrats.annees import Annee, fin_definitive
from app.domain.contrats.prix import AU_TEMPS
from app.domain.contrats.records import Assiette, Conditions, Contrat, Depassement
from app.domain.contrats.volumes import minutes_du_volume
from app.domain.errors import MoisEntame

_UN_JOUR = timedelta(days=1)


def premier_du_mois(jour: date) -> date:
    """Return the first day of its month."""
    return jour.replace(day=1)


def dernier_du_mois(jour: date) -> date:
    """Return the last day of its month."""
    return mois_apres(jour.replace(day=1), 1) - _UN_JOUR


def exiger_mois_entiers(contrat: Contrat, conditions: Iterable[Conditions], du: date, au: date) -> None:
    """Raise `MoisEntame` when minutes of acts would be told of a part of a month.

    The contrat may begin and end within one: nothing is before, nothing after.
    """
    fin = fin_definitive(contrat)
    entiers = (du.day == 1 or du == contrat.debut) and ((au + _UN_JOUR).day == 1 or au == fin)
    if not entiers and any(map(_dit_des_actes, conditions)):
        raise MoisEntame(du=du, au=au)


def coupe_un_mois(contrat: Contrat, conditions: Iterable[Conditions], annee: Annee) -> bool:
    """Tell whether a contract year begins within a month where acts may have consumed the year before."""
    dedans = annee.debut.day != 1 and annee.debut != contrat.debut
    return dedans and any(c.consomme_par is not Assiette.PERMANENCES for c in conditions)


def _dit_des_actes(c: Conditions) -> bool:
    """Tell whether invoices under these terms tell minutes, which acts make; permanences are not about persons."""
    bornees = c.depassement is not Depassement.INCLUS and minutes_du_volume(c, c.volume) is not None
    return c.consomme_par is not Assiette.PERMANENCES and (c.mode in AU_TEMPS or bornees)
