"""The four ways to look at the agenda, and the days each shows."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from app.domain.calendrier import MOIS, long

_SEMAINE = 7


class Vue(StrEnum):
    """How the agenda is looked at."""

    JOUR = "jour"
    SEMAINE = "semaine"
    MOIS = "mois"
    LISTE = "liste"


NOMS = {Vue.JOUR: "Jour", Vue.SEMAINE: "Semaine", Vue.MOIS: "Mois", Vue.LISTE: "Liste"}


def bornes(vue: Vue, jour: date) -> tuple[date, date]:
    """Return the first and last day shown, both included; a month is shown by whole weeks."""
    if vue is Vue.JOUR:
        return jour, jour
    if vue is Vue.SEMAINE:
        return _lundi(jour), _lundi(jour) + timedelta(days=_SEMAINE - 1)
    premier, dernier = _mois(jour)
    if vue is Vue.LISTE:
        return premier, dernier
    return _lundi(premier), _lundi(dernier) + timedelta(days=_SEMAINE - 1)


def avancer(vue: Vue, jour: date, pas: int) -> date:
    """Return the same place `pas` periods later; 31 January plus a month is 28 February."""
    if vue is Vue.JOUR:
        return jour + timedelta(days=pas)
    if vue is Vue.SEMAINE:
        return jour + timedelta(days=_SEMAINE * pas)
    rang = jour.year * 12 + jour.month - 1 + pas
    annee, mois = rang // 12, rang % 12 + 1
    return date(annee, mois, min(jour.day, monthrange(annee, mois)[1]))


def titre(vue: Vue, jour: date) -> str:
    """Return « Mardi 17 novembre 2026 », « 28 décembre 2026 au 3 janvier 2027 », « Novembre 2026 »."""
    if vue is Vue.JOUR:
        dit = long(jour, avec_annee=True)
    elif vue is Vue.SEMAINE:
        dit = _intervalle(*bornes(vue, jour))
    else:
        dit = f"{MOIS[jour.month - 1]} {jour.year}"
    return dit[0].upper() + dit[1:]


def _intervalle(du: date, au: date) -> str:
    debut = _quantieme(du)
    if du.month != au.month:
        debut += f"\u00a0{MOIS[du.month - 1]}"
    if du.year != au.year:
        debut += f" {du.year}"
    return f"{debut} au {_quantieme(au)}\u00a0{MOIS[au.month - 1]} {au.year}"


def _quantieme(jour: date) -> str:
    return "1er" if jour.day == 1 else str(jour.day)


def _lundi(jour: date) -> date:
    return jour - timedelta(days=jour.weekday())


def _mois(jour: date) -> tuple[date, date]:
    return jour.replace(day=1), jour.replace(day=monthrange(jour.year, jour.month)[1])
