"""An act that opens a démarche: both kept at once, both taken back at once."""

from app.domain.demarches import Demarche
from app.domain.interventions import Brouillon
from app.domain.organismes import Organisme
from app.services.saisies_demarches import SaisiesDemarches
from tests.services.trame import JOUR


def _brouillon(zoe, caf, note="Dossier reçu incomplet"):
    return Brouillon(jour=JOUR, minutes=10, nature="DEM", canal="TEL", personne=zoe.id, organisme_id=caf.id, note=note)


def test_the_demarche_takes_the_day_the_organisme_the_follow_up_and_the_words(cabinet):
    zoe, caf = cabinet.personne(), cabinet.organismes.save(Organisme(nom="CAF"))[0]
    saisies = SaisiesDemarches(cabinet.magasin, cabinet.interventions, cabinet.demarches)
    assert saisies.en_cours(zoe.id, caf.id) is None
    acte, _ = saisies.saisir(_brouillon(zoe, caf))
    ouverte = saisies.en_cours(zoe.id, caf.id)
    assert (ouverte.ouverte_le, ouverte.organisme_id, ouverte.objet) == (JOUR, caf.id, "Dossier reçu incomplet")
    assert (ouverte.accompagnement_id, ouverte.envoyee_le) == (acte.accompagnement_id, None)
    cabinet.annulations.annuler()
    assert cabinet.demarches.toutes() == []
    assert cabinet.interventions.toutes() == []


def test_one_that_is_over_or_elsewhere_is_not_under_way(cabinet):
    zoe, caf = cabinet.personne(), cabinet.organismes.save(Organisme(nom="CAF"))[0]
    autre = cabinet.organismes.save(Organisme(nom="CPAM"))[0]
    saisies = SaisiesDemarches(cabinet.magasin, cabinet.interventions, cabinet.demarches)
    cabinet.demarches.save(Demarche(personne_id=zoe.id, organisme_id=autre.id, ouverte_le=JOUR))
    finie, _ = cabinet.demarches.save(Demarche(personne_id=zoe.id, organisme_id=caf.id, ouverte_le=JOUR))
    cabinet.demarches.decider(finie.id, "ACC", JOUR)
    assert saisies.en_cours(zoe.id, caf.id) is None
