"""Démarches of the fiction: some follow-ups ask something of an organisme, which answers, refuses, or is waited for."""

from datetime import date, timedelta
from random import Random

from app.demo.fiction import Fiction
from app.domain.accompagnements import Accompagnement
from app.domain.accords import Accord
from app.domain.demarches import Demarche, Montant, NatureMontant

_PART = 0.35
_PAR_THEME = {
    "BUD": (("SECOURS", "AGIRC"), ("ECHEANCIER", "BANQUE"), ("SURENDETTEMENT", "BDF"), ("CCAS", "CCAS")),
    "LOG": (("FSL", "FSL"), ("LOGEMENT", "BAILLEUR"), ("ACTION_LOGEMENT", "AL")),
    "SAN": (("IJ", "CPAM"), ("PREVOYANCE", "PREV")),
    "HAN": (("MDPH", "MDPH"),),
    "AID": (("DROIT_CAF", "CAF"), ("AIDE_CD", "CD")),
    "DRO": (("DROIT_CAF", "CAF"), ("DGFIP", "DGFIP")),
    "RET": (("RETRAITE", "CARSAT_R"),),
}
_AIDES = frozenset({"SECOURS", "CCAS", "FSL", "AIDE_CD", "DGFIP"})
_REPONSES = {"ACC": 52, "ACP": 16, "REF": 14, "SSR": 6, "": 12}
_MINIMUM, _MAXIMUM = 3, 12
_CENTAINE = 10_000


def demander(fiction: Fiction, jusqu_au: date) -> None:
    """Add démarches and accords to the follow-ups, with a chance of their own: nothing else of the fiction moves."""
    hasard = Random(fiction.annee * 10_000 + len(fiction.accompagnements))
    organismes = {organisme.categorie: organisme.id for organisme in fiction.organismes}
    for suivi in fiction.accompagnements:
        choix = _PAR_THEME.get(suivi.theme, ())
        if choix and suivi.ouvert_le < jusqu_au and hasard.random() < _PART:
            type_, categorie = hasard.choice(choix)
            _accorder(fiction, suivi, categorie)
            fiction.demarches.append(_demarche(fiction, hasard, suivi, type_, (categorie, organismes), jusqu_au))


def _accorder(fiction: Fiction, suivi: Accompagnement, categorie: str) -> None:
    ident = len(fiction.accords) + 1
    fiction.accords.append(
        Accord(id=ident, personne_id=suivi.personne_id, categorie=categorie, donne_le=suivi.ouvert_le)
    )


def _demarche(
    fiction: Fiction,
    hasard: Random,
    suivi: Accompagnement,
    type_: str,
    vers: tuple[str, dict[str, int]],
    jusqu_au: date,
) -> Demarche:
    categorie, organismes = vers
    envoyee_le = suivi.ouvert_le + timedelta(days=hasard.randint(2, 12))
    reponse = envoyee_le + timedelta(days=hasard.randint(18, 55))
    etat = hasard.choices(list(_REPONSES), weights=list(_REPONSES.values()))[0] if reponse <= jusqu_au else ""
    somme = hasard.randint(_MINIMUM, _MAXIMUM) * _CENTAINE
    envoyee = envoyee_le <= jusqu_au
    return Demarche(
        id=len(fiction.demarches) + 1,
        personne_id=suivi.personne_id,
        accompagnement_id=suivi.id,
        organisme_id=organismes[categorie],
        type=type_,
        ouverte_le=suivi.ouvert_le,
        pour_le=None if envoyee else envoyee_le,
        envoyee_le=envoyee_le if envoyee else None,
        attendue_le=reponse if envoyee and not etat and reponse > jusqu_au else None,
        decidee_le=reponse if etat else None,
        etat=etat or _sans_reponse(envoyee_le, jusqu_au, envoyee=envoyee),
        montants=_montants(type_, categorie, etat, somme),
    )


def _sans_reponse(envoyee_le: date, jusqu_au: date, *, envoyee: bool) -> str:
    """Return the state of a démarche nobody answered: those of another season were given up."""
    if not envoyee:
        return "NR"
    return "INS" if (jusqu_au - envoyee_le).days < 70 else "CLO"  # noqa: PLR2004 - ten weeks


def _montants(type_: str, categorie: str, etat: str, somme: int) -> tuple[Montant, ...]:
    if type_ not in _AIDES:
        return ()
    nature = NatureMontant.REMISE if type_ == "DGFIP" else NatureMontant.AIDE
    accorde = {"ACC": somme, "ACP": somme // 2, "REF": 0}.get(etat)
    return (Montant(source=categorie, nature=nature, demande=somme, accorde=accorde),)
