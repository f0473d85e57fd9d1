"""The season under way: notes that wait, appointments taken on the permanences to come, a few meetings."""

from dataclasses import replace
from datetime import date, timedelta

from app.demo.fiction import Fiction
from app.domain.interventions import Intervention
from app.domain.permanences import EtatPermanence, Permanence
from app.domain.rendezvous import RendezVous

HORIZON = timedelta(days=56)
"""How far permanences are planned."""
_PRIS_JUSQUE = timedelta(days=12)
_NOTES = 4
_CRENEAU = 30
_MATIN = (9 * 60, 12 * 60 + 30)
_SAMEDI = 5
_REUNIONS = ((1, 14 * 60, 60, "Réunion CSE"), (3, 9 * 60 + 30, 30, "Appel MDPH"), (8, 16 * 60, 45, "Point RH"))


def preparer(fiction: Fiction, jour: date) -> None:
    """Leave `jour` as it is in the morning: nothing done yet, a permanence ahead, notes to complete."""
    fiction.interventions = [acte for acte in fiction.interventions if acte.jour < jour]
    _laisser_des_notes(fiction)
    fiction.interventions = [replace(acte, id=rang) for rang, acte in enumerate(fiction.interventions, 1)]
    fiction.permanences = [_a_venir(permanence, jour) for permanence in fiction.permanences]
    _recevoir_ce_jour(fiction, jour)
    _prendre(fiction, jour)
    for ecart, debut, minutes, titre in _REUNIONS:
        le = _ouvre(jour + timedelta(days=ecart))
        _ajouter(fiction, RendezVous(jour=le, debut=debut, minutes=minutes, titre=titre))


def _laisser_des_notes(fiction: Fiction) -> None:
    """Take the words of the last entretiens away: they wait to be written."""
    entretiens = [acte for acte in fiction.interventions if acte.nature == "ENT" and len(acte.personnes) == 1]
    derniers = {acte.id for acte in sorted(entretiens, key=_quand)[-_NOTES:]}
    fiction.interventions = [
        replace(acte, a_completer=True, note="") if acte.id in derniers else acte for acte in fiction.interventions
    ]


def _quand(acte: Intervention) -> tuple[date, int]:
    return acte.jour, acte.id


def _a_venir(permanence: Permanence, jour: date) -> Permanence:
    tenue = permanence.etat is EtatPermanence.TENUE and permanence.jour >= jour
    return replace(permanence, etat=EtatPermanence.PLANIFIEE) if tenue else permanence


def _recevoir_ce_jour(fiction: Fiction, jour: date) -> None:
    """Hold a permanence today, on a working day, at the first site, when none is planned."""
    prevues = [p for p in fiction.permanences if p.jour == jour and p.etat is EtatPermanence.PLANIFIEE]
    if prevues or jour.weekday() >= _SAMEDI:
        return
    debut, fin = _MATIN
    site = fiction.sites[0]
    contrat = next(c for c in fiction.contrats if c.entreprise_id == site.entreprise_id)
    rang = len(fiction.permanences) + 1
    fiction.permanences.append(
        Permanence(id=rang, contrat_id=contrat.id, site_id=site.id, jour=jour, debut=debut, fin=fin)
    )


def _prendre(fiction: Fiction, jour: date) -> None:
    """Take a few slots of each permanence near, by persons whose follow-up is open there."""
    for permanence in fiction.permanences:
        if permanence.etat is not EtatPermanence.PLANIFIEE or not jour <= permanence.jour <= jour + _PRIS_JUSQUE:
            continue
        suivis = [s for s in fiction.accompagnements if s.contrat_id == permanence.contrat_id and s.clos_le is None]
        personnes = list(dict.fromkeys(suivi.personne_id for suivi in suivis[-40:]))
        fiction.hasard.shuffle(personnes)
        for rang, personne_id in enumerate(personnes[: fiction.hasard.randint(2, 5)]):
            _ajouter(
                fiction,
                RendezVous(
                    jour=permanence.jour,
                    debut=permanence.debut + _CRENEAU * rang,
                    minutes=_CRENEAU,
                    personne_id=personne_id,
                    permanence_id=permanence.id,
                    contrat_id=permanence.contrat_id,
                    site_id=permanence.site_id,
                    canal="PER",
                ),
            )


def _ajouter(fiction: Fiction, rendezvous: RendezVous) -> None:
    fiction.rendezvous.append(replace(rendezvous, id=len(fiction.rendezvous) + 1))


def _ouvre(jour: date) -> date:
    """Return `jour`, or the Monday after a weekend."""
    return jour + timedelta(days=7 - jour.weekday()) if jour.weekday() >= _SAMEDI else jour
