from datetime import date

from app.documents import feuille_secours
from tests.documents.lire_pdf import marques, peintures_sans_marque, polices, texte

GROUPES = "7K3QM 0R8ZT 4HNXW 9B2CD P6VYE J1SGA 5TFQ3 W8M0K".split()
FEUILLE = feuille_secours.rendre("MonCabinet.coffre", date(2026, 1, 1), GROUPES)


def test_the_sheet_is_one_page_with_the_eight_groups_in_order():
    imprime = texte(FEUILLE)
    assert len(marques(FEUILLE)) == 1
    places = [imprime.index(groupe) for groupe in GROUPES]
    assert places == sorted(places)


def test_the_sheet_says_of_which_vault_and_when():
    assert "MonCabinet.coffre" in texte(FEUILLE)
    assert "1er\u00a0janvier\u00a02026" in texte(FEUILLE) or "1er janvier 2026" in texte(FEUILLE)


def test_the_sheet_tells_where_to_keep_it_and_how_to_do_without_the_software():
    for mot in ("Où la garder", "Ouvrir sans le logiciel", "SQLCipher", "AES-256-GCM", "Crockford", "visavis/secours"):
        assert mot in texte(FEUILLE)


def test_the_key_is_read_group_by_group_and_nothing_is_unmarked():
    assert peintures_sans_marque(FEUILLE) == []
    assert all(incorporee for _, incorporee in polices(FEUILLE))


def test_a_long_vault_name_keeps_the_sheet_on_one_page():
    assert len(marques(feuille_secours.rendre("Cabinet " * 30, date(2026, 1, 1), GROUPES))) == 1
