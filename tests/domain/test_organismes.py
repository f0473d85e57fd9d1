from app.domain.organismes import Organisme, reunir

COMPLET = Organisme(
    nom="CAF du Lac",
    categorie="CAF",
    service="Service contentieux",
    contact="Martin",
    civilite="Madame",
    adresse="12 rue du Port\nCS 40001",
    code_postal="74000",
    ville="Annecy",
)


def test_the_lines_of_an_envelope_come_from_top_to_bottom():
    assert COMPLET.lignes_adresse == (
        "CAF du Lac",
        "Service contentieux",
        "Madame Martin",
        "12 rue du Port",
        "CS 40001",
        "74000 Annecy",
    )
    assert Organisme(nom="CAF", civilite="Madame").lignes_adresse == ("CAF",)


def test_two_entries_become_one_that_knows_what_either_knew():
    garde = Organisme(id=1, nom="CAF", note="Répond le mardi", telephone="0450000000", canal="TEL")
    doublon = Organisme(id=2, nom="C.A.F.", categorie="CAF", note="Guichet 3", telephone="0450999999", ville="Annecy")
    reuni = reunir(garde, doublon)
    assert (reuni.id, reuni.nom, reuni.categorie, reuni.ville) == (1, "CAF", "CAF", "Annecy")
    assert (reuni.telephone, reuni.canal, reuni.note) == ("0450000000", "TEL", "Répond le mardi\nGuichet 3")
