"""The database leaves out démarches that cannot be due: it never leaves out one that is."""

from datetime import date, timedelta
from random import Random

from app.domain.delais import Delai, Unite, au_moins, terme
from app.domain.demarches import CLOSES, DECIDEES, Demarche, Horloge
from app.domain.jours_feries import ferie
from app.services import types_demarches
from tests.services.trame import AUJOURD_HUI

ETATS = ("NR", "INS", "ACC", "ACP", "REF", "AJO", "SSR", "CLO")


def _jour(hasard, depuis, chance=1.0):
    return depuis + timedelta(days=hasard.randrange(0, 200)) if depuis and hasard.random() < chance else None


def _demarche(hasard, personne):
    etat = hasard.choice(ETATS)
    ouverte = AUJOURD_HUI - timedelta(days=hasard.randrange(200, 700))
    envoyee = _jour(hasard, ouverte, 0.8)
    decidee = (_jour(hasard, envoyee) or ouverte) if etat in DECIDEES else None
    return Demarche(
        personne_id=personne.id,
        type=hasard.choice(types_demarches.tous()).code,
        ouverte_le=ouverte,
        pour_le=_jour(hasard, ouverte, 0.4),
        envoyee_le=envoyee,
        recue_le=_jour(hasard, envoyee, 0.3),
        attendue_le=_jour(hasard, ouverte, 0.4),
        decidee_le=decidee and min(decidee, AUJOURD_HUI),
        etat=etat,
        recours_avant=_jour(hasard, ouverte, 0.1),
    )


def _attendues(cabinet, jusqu_au):
    """What is due, worked out on every démarche."""
    for suivi in map(cabinet.demarches.suivre, cabinet.demarches.toutes()):
        d = suivi.demarche
        ancienne = d.etat in CLOSES and (not d.decidee_le or d.decidee_le < AUJOURD_HUI - timedelta(days=240))
        vives = [
            e.jour
            for e in suivi.echeances
            if e.horloge is not Horloge.RECOURS or e.jour >= AUJOURD_HUI - timedelta(days=7)
        ]
        if vives and vives[0] <= jusqu_au and d.etat != "ACC" and not ancienne:
            yield vives[0], d.id


def test_the_list_of_what_is_due_is_that_of_every_demarche(cabinet):
    hasard, zoe = Random(11), cabinet.personne()
    with cabinet.magasin.ecrire() as unite:
        for _ in range(400):
            cabinet.demarches.fiche.ecrire(unite, _demarche(hasard, zoe))
    for ecart in (-30, 0, 7, 40):
        jusqu_au = AUJOURD_HUI + timedelta(days=ecart)
        dues = [(due.echeance.jour, due.suivi.demarche.id) for due in cabinet.demarches.a_echeance(jusqu_au)]
        assert dues == sorted(_attendues(cabinet, jusqu_au))
        assert dues


def test_a_delay_always_reaches_its_shortest_length():
    for depart in (date(2024, 1, 30) + timedelta(days=n) for n in range(800)):
        for delai in (Delai(1, Unite.MOIS), Delai(2, Unite.MOIS, reporte=False), Delai(15, Unite.JOURS)):
            assert terme(delai, depart, ferie) - depart >= au_moins(delai)
