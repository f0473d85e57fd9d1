from dataclasses import replace
from datetime import date

import pytest

from app.domain.delais import Urgence
from app.domain.demarches import Demarche, Echeance, Horloge
from app.domain.dires_demarches import dire_echeance, dire_regle, titrer
from app.domain.types_demarches import Sens
from app.services.types_demarches import de_code

AU = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("jour", "fin"),
    [
        (date(2026, 6, 1), "(aujourd’hui)"),
        (date(2026, 6, 2), "(dans 1 jour)"),
        (date(2026, 6, 3), "(dans 2 jours)"),
        (date(2026, 5, 30), "(dépassé de 2 jours)"),
    ],
)
def test_a_clock_says_its_day_and_how_far_it_is(jour, fin):
    dit = dire_echeance(Echeance(Horloge.RECOURS, jour, Urgence.PROCHE), AU)
    assert dit.startswith("Recours possible jusqu’au ")
    assert dit.replace("\u00a0", " ").endswith(fin)


def test_a_silence_says_what_it_means():
    silence = Echeance(Horloge.SILENCE, AU, Urgence.LOIN, Sens.ACCORD)
    assert "le silence vaut accord" in dire_echeance(silence, AU)
    assert "le silence vaut rejet" in dire_echeance(replace(silence, sens=Sens.REJET), AU)


def test_a_rule_of_time_says_its_texts_its_day_and_that_it_is_no_advice():
    dit = dire_regle(de_code("FSL")).replace("\u00a0", " ")
    assert "recours dans les 2 mois francs (tribunal administratif" in dit
    assert "(noté le 27/11/2026, à vérifier)" in dit
    assert dit.endswith("la date écrite sur la décision l’emporte.")
    assert dire_regle(de_code("PLAN")) == ""


def test_a_demarche_is_called_by_its_organisme_and_its_object():
    demarche = Demarche(personne_id=1, ouverte_le=AU, type="FSL")
    assert titrer(demarche.objet, de_code("FSL"), "") == "FSL : impayé de loyer, d’énergie, accès"
    assert titrer("Impayé", de_code("FSL"), "Métropole") == "Métropole · Impayé"
