"""Her own Word models: kept encrypted, mapped once, filled; what is refused leaves nothing."""

import pytest

from app.documents.errors import ModeleWordCalcul
from app.domain.errors import CorrespondanceInconnue, DocumentTropLourd
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.services.errors import DejaPris, FichierIllisible
from tests.documents.modeles_word import modele, mots, p


@pytest.fixture
def personne(session):
    return session.personnes.save(Personne(nom="Kwartz", prenom="Zoé"))[0]


@pytest.fixture
def fichier(tmp_path):
    chemin = tmp_path / "Demande de secours.docx"
    chemin.write_bytes(modele())
    return chemin


def _pieces(session):
    return len(list((session.coffre.dossier / "pieces").iterdir()))


def test_a_model_is_kept_with_what_its_fields_likely_mean(session, fichier):
    garde, changes = session.modeles_word.ajouter(fichier)
    fichier.unlink()
    assert changes.touche("modeles_word")
    assert garde.nom == "Demande de secours"
    assert garde.correspondance["Nom"] == "personne.nom"
    assert "sic" not in garde.correspondance
    assert len(session.modeles_word.champs(garde.id)) == 7


def test_the_mapping_is_hers_and_the_letter_enters_the_register(session, fichier, personne):
    garde, _ = session.modeles_word.ajouter(fichier)
    associe, _ = session.modeles_word.associer(garde.id, garde.correspondance | {"inconnu": "demande.montant"})
    courrier, rempli = session.modeles_word.rediger(associe, personne.id, saisies={"demande.montant": "300 €"})
    assert "Pour Kwartz, merci." in mots(rempli.octets)
    assert "300 €" in mots(rempli.octets)
    assert [ligne.titre for ligne in session.courriers.registre("a_envoyer")] == ["Demande de secours"]
    ouvert = session.courriers.ouvrir(courrier.id)
    assert ouvert.personne == "Zoé Kwartz"
    assert "Pour Kwartz, merci." in ouvert.lettre.mots()


def test_the_guards_read_the_words_of_her_own_letter(session, tmp_path, personne):
    codes = []
    for rang, mots_du_modele in enumerate(("Bonjour", "NIR 2 84 05 69 123 456 40")):
        chemin = tmp_path / f"{rang}.docx"
        chemin.write_bytes(modele(p(mots_du_modele)))
        courrier, _ = session.modeles_word.rediger(chemin, personne.id)
        codes.append({point.code for point in session.courriers.points(courrier)})
    assert codes[1] - codes[0]


def test_the_brackets_that_mean_nothing_are_listed_in_what_is_to_be_checked(session, tmp_path, personne):
    chemin = tmp_path / "lettre.docx"
    chemin.write_bytes(modele(p("Fait à [Ville brumeuse] pour [objet], réf. {{ inconnu }}")))
    courrier, _ = session.modeles_word.rediger(chemin, personne.id)
    points = {point.code: point.pourquoi for point in session.courriers.points(courrier)}
    assert points["crochets_laisses"] == "La lettre garde [Ville brumeuse]."


def test_a_field_of_her_own_letter_that_the_organisme_does_not_need_is_remarked(session, tmp_path, personne):
    chemin = tmp_path / "orientation.docx"
    chemin.write_bytes(modele(p("Ses charges : {{ charges }}. Née le {{ naissance }}.")))
    garde, _ = session.modeles_word.ajouter(chemin)
    garde, _ = session.modeles_word.associer(
        garde.id, {"charges": "budget.charges", "naissance": "personne.naissance"}
    )
    ft = session.organismes.save(Organisme(nom="France Travail", categorie="FT"))[0]
    courrier, _ = session.modeles_word.preparer(garde.id, personne.id)
    courrier, _ = session.courriers.modifier(courrier.id, organisme_id=ft.id)
    (point,) = [point for point in session.courriers.points(courrier) if point.code == "champs_superflus"]
    assert "charges" in point.pourquoi
    assert "naissance" not in point.pourquoi


def test_a_field_can_mean_nothing_but_not_the_unknown(session, fichier):
    garde, _ = session.modeles_word.ajouter(fichier)
    session.modeles_word.associer(garde.id, {"Nom": ""})
    with pytest.raises(CorrespondanceInconnue):
        session.modeles_word.associer(garde.id, {"Nom": "__class__"})
    assert session.modeles_word.get(garde.id).correspondance == {"Nom": ""}


def test_a_hostile_model_leaves_nothing(session, tmp_path, personne):
    chemin = tmp_path / "piege.docx"
    chemin.write_bytes(modele(p("{{ ''.__class__ }}")))
    avant = _pieces(session)
    for essai in (lambda: session.modeles_word.ajouter(chemin), lambda: session.modeles_word.rediger(chemin)):
        with pytest.raises(ModeleWordCalcul):
            essai()
    assert (session.modeles_word.toutes(), session.courriers.registre(), _pieces(session)) == ([], [], avant)


def test_two_models_do_not_bear_one_name(session, fichier):
    session.modeles_word.ajouter(fichier)
    with pytest.raises(DejaPris):
        session.modeles_word.ajouter(fichier)


def test_a_file_that_is_not_there_or_too_heavy_is_refused(session, tmp_path):
    with pytest.raises(FichierIllisible):
        session.modeles_word.ajouter(tmp_path / "absent.docx")
    lourd = tmp_path / "lourd.docx"
    with lourd.open("wb") as ouvert:
        ouvert.truncate((16 << 20) + 1)
    with pytest.raises(DocumentTropLourd):
        session.modeles_word.ajouter(lourd)


def test_a_removal_is_undone(session, fichier):
    garde, _ = session.modeles_word.ajouter(fichier)
    session.modeles_word.delete(garde.id)
    assert session.modeles_word.toutes() == []
    session.annulations.annuler()
    assert len(session.modeles_word.champs(garde.id)) == 7
