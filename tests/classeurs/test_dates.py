from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import DateRefusee, lire_date, lire_instant, lire_naissance

JOUR = date(2024, 3, 12)
PLAGE = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    "typee",
    [
        "12/03/2024", "12.03.2024", "12-03-2024", "12 03 2024", "12/03/24", "12/3/24", "2024-03-12", "2024/03/12",
        "12 mars 2024", "12 mars 24", "mardi 12 mars 2024", "mar. 12/03", "le 12/03/2024", "12-mars-24", "12/03",
        "20240312", "12032024", "45363", 45363.0, JOUR, datetime(2024, 3, 12), " 12 / 03 / 2024 ", "12 MARS 2024",
    ],
)  # fmt: skip
def test_une_date_se_lit_dans_toutes_ses_graphies(typee):
    assert lire_date(typee, annee=2024, annee_max=2026) == JOUR


@pytest.mark.parametrize(
    ("typee", "attendu"),
    [("1er févr. 24", date(2024, 2, 1)), ("3 mars 2024", date(2024, 3, 3)), ("30 août 24", date(2024, 8, 30))],
)
def test_les_mois_abreges_se_lisent(typee, attendu):
    assert lire_date(typee, annee_max=2026) == attendu


@pytest.mark.parametrize(
    "typee",
    ["31/02/2024", "29/02/2023", "06/13/2024", "00/01/2024", "abc", "", "TOTAL", "janvier", "12/03", "1/1/1", 3.0, True,
     None, "99999999", "12 brumaire 2024", "32/01/2024"],
)  # fmt: skip
def test_une_date_impossible_est_refusee_avec_sa_raison(typee):
    with pytest.raises(DateRefusee) as refus:
        lire_date(typee, annee_max=2026)
    assert refus.value.details["raison"]


@given(PLAGE)
def test_le_jour_vient_toujours_avant_le_mois(jour):
    assert lire_date(f"{jour:%d/%m/%Y}") == jour
    assert lire_date(f"{jour:%d.%m.%Y}") == jour
    assert lire_date(jour.isoformat()) == jour


@given(st.text(max_size=20))
def test_aucun_texte_ne_fait_tomber_la_lecture(texte):
    with suppress(DateRefusee):
        assert 1900 <= lire_date(texte, annee=2024, annee_max=2026).year <= 2100


def test_l_heure_typee_avec_la_date_est_gardee():
    assert lire_instant("12/03/2024 à 14h30") == (JOUR, 870)


@pytest.mark.parametrize(
    ("typee", "annee", "jour"),
    [("26/04/72", 1972, date(1972, 4, 26)), ("01/01/04", 2004, date(2004, 1, 1)), ("1985", 1985, None),
     (1985.0, 1985, None), ("06/1985", 1985, None)],
)  # fmt: skip
def test_une_naissance_peut_n_etre_qu_une_annee(typee, annee, jour):
    assert lire_naissance(typee, annee_max=2026) == (jour, annee)


def test_personne_n_a_moins_de_quatorze_ans():
    with pytest.raises(DateRefusee):
        lire_naissance("01/01/2020", annee_max=2026)
