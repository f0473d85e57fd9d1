from dataclasses import replace
from datetime import date

import pytest

from app.domain.accords import Accord
from app.domain.foyers import Foyer, Membre
from app.domain.gardes import Destinataire
from app.domain.personnes import Emploi
from app.services.errors import Introuvable
from app.services.gardes import Gardes
from tests.services.trame import JOUR


@pytest.fixture
def gardes(cabinet):
    return Gardes(cabinet.magasin, cabinet.permanences._horloge)


def test_a_departure_knows_the_accords_the_employers_and_the_others(cabinet, gardes):
    zoe = cabinet.personne(telephone="0612345678", naissance=date(1980, 5, 4))
    lea, voisin = cabinet.personne("Martin", "Léa"), cabinet.personne("Voisin", "Paul")
    cabinet.foyers.save(Foyer(personne_id=zoe.id, au=JOUR, membres=(Membre(personne_id=lea.id),)))
    cabinet.personnes.emplois.save(Emploi(personne_id=zoe.id, entreprise_id=cabinet.entreprise.id))
    accord, _ = cabinet.accords.save(Accord(personne_id=zoe.id, categorie="BANQUE", donne_le=JOUR))
    depart = gardes.depart(zoe.id, Destinataire("BANQUE"))
    assert (depart.accords, depart.employeurs) == ((accord,), (cabinet.entreprise.nom,))
    assert (depart.proches, depart.autres) == (("Léa Martin",), ("Paul Voisin",))
    assert {"Martin", "Zoé Martin", "0612345678", "04/05/1980"} <= set(depart.nominatifs)
    ecrit = replace(depart, texte=f"Salariée de {cabinet.entreprise.nom}, avec Léa Martin, contre {voisin.nom} Paul.")
    assert [point.code for point in gardes.points(ecrit)] == ["autre_personne", "employeur_nomme", "accord_donne"]


def test_an_unknown_person_sends_nothing(gardes):
    with pytest.raises(Introuvable):
        gardes.depart(404, Destinataire("CAF"))
