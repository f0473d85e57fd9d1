"""What a person feels of letters, in processor time: the register, one page, fifty relances."""

from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest

from app.domain.courriers import Envoi, Etat
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.store.courriers import COURRIERS

pytestmark = pytest.mark.longue
AVANT = date.today() - timedelta(days=90)


@pytest.fixture
def lettre(session):
    personne = session.personnes.save(Personne(nom="Durand"))[0]
    caf = session.organismes.save(Organisme(nom="CAF", categorie="CAF"))[0]
    return session.courriers.preparer("indu", personne.id, caf.id)[0]


def _meilleur(faire, fois=3):
    temps = []
    for _ in range(fois):
        debut = process_time()
        faire()
        temps.append(process_time() - debut)
    return min(temps)


def test_ten_thousand_letters_are_listed_in_a_tenth_of_a_second(session, lettre, scope, phrase, tmp_path):
    parties = [replace(lettre, id=0, etat=Etat.ENVOYE, envoye_le=AVANT, reponse_avant=AVANT) for _ in range(10_000)]
    with session._magasin.ecrire("Mesure") as unite:
        COURRIERS.ecrire_tous(unite, parties)
    session.close()
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as rouverte:  # nothing of it is in memory any more
        assert _meilleur(lambda: rouverte.courriers.registre("tous"), 1) <= 0.1
        assert _meilleur(lambda: rouverte.courriers.registre("tous")) <= 0.1
        assert len(rouverte.courriers.registre("en_retard")) == 10_000


def test_one_page_takes_less_than_three_tenths_of_a_second(session, lettre):
    assert _meilleur(lambda: session.courriers.rendre(lettre)) <= 0.3


def test_fifty_relances_take_less_than_five_seconds(session, lettre):
    partis = []
    for _ in range(50):
        suivante, _ = session.courriers.preparer("indu", lettre.personne_id, lettre.organisme_id)
        partis.append(session.courriers.envoyer(suivante.id, Envoi.SIMPLE, le=AVANT, confirme=True)[0].id)
    assert _meilleur(lambda: session.courriers.relancer_tous(partis), 1) <= 5
