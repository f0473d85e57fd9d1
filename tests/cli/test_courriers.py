"""A letter by the command line: in files, in the register, and what is left to complete is said."""

import pytest

from app.cli import main
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from tests.documents.modeles_word import modele as modele_word
from tests.documents.modeles_word import mots, p


@pytest.fixture
def ordre(scope, phrase, tmp_path):
    coffre = tmp_path / "essai.coffre"
    (tmp_path / "phrase").write_text(phrase)
    session, _ = scope.creer(coffre, phrase)
    with session:
        session.personnes.save(Personne(nom="Durand", prenom="Élodie", sexe="F"))
        session.organismes.save(Organisme(nom="CAF du Rhône", categorie="CAF"))
    debut = ["courrier", str(coffre), "--phrase-de", str(tmp_path / "phrase"), "--sortie", str(tmp_path / "lettres")]
    return [*debut, "--modele", "indu", "--personne", "elodie durand", "--organisme", "caf du rhone"]


def test_a_letter_is_written_in_each_format_and_registered(ordre, scope, phrase, tmp_path, capsys):
    assert main([*ordre, "--format", "pdf,docx,odt", "--champ", "dette.montant=812 €"], scope) == 0
    assert sorted(f.name for f in (tmp_path / "lettres").iterdir()) == ["indu_1.docx", "indu_1.odt", "indu_1.pdf"]
    dit = capsys.readouterr().out
    assert "à compléter : mensualité proposée (dette.mensualite)" in dit
    assert "dette.montant" not in dit
    assert "à regarder : Accord absent" in dit
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        (ligne,) = session.courriers.registre("a_envoyer")
    assert (ligne.titre, ligne.nom) == ("Échelonnement ou remise d’un indu", "Durand")


def test_a_file_that_exists_is_not_touched_and_nothing_is_registered(ordre, scope, phrase, tmp_path):
    assert main(ordre, scope) == 0
    assert main(ordre, scope) == 1
    assert main([*ordre, "--remplacer"], scope) == 0
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        assert session.courriers.nombres()["tous"] == 2


def test_a_surname_alone_is_enough_when_one_person_has_it(ordre, scope, phrase, tmp_path, capsys):
    ordre[ordre.index("elodie durand")] = "DURAND"
    assert main(ordre, scope) == 0
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        session.personnes.save(Personne(nom="Durand", prenom="Paul"))
    assert main([*ordre, "--remplacer"], scope) == 1
    dit = capsys.readouterr().err
    assert dit.startswith("2 personnes répondent")
    assert "Paul" not in dit


@pytest.mark.parametrize(("option", "valeur"), [("--personne", "Inconnue"), ("--organisme", "CPAM")])
def test_who_is_not_known_is_refused_with_a_sentence(ordre, scope, capsys, option, valeur):
    ordre[ordre.index(option) + 1] = valeur
    assert main(ordre, scope) == 1
    assert valeur not in capsys.readouterr().err


def test_a_model_nobody_knows_is_refused_with_the_nearest(ordre, scope, capsys):
    ordre[ordre.index("indu")] = "indus"
    assert main(ordre, scope) == 1
    dit = capsys.readouterr().err
    assert "«\u00a0indus\u00a0»" in dit
    assert "indu" in dit.partition("Au choix")[2]


@pytest.mark.parametrize("faute", [["--format", "rtf"], ["--champ", "inconnu=1"]])
def test_a_misuse_is_told(ordre, scope, faute):
    with pytest.raises(SystemExit) as sortie:
        main([*ordre, *faute], scope)
    assert sortie.value.code == 2


def test_her_own_word_model_is_filled_and_registered(ordre, scope, phrase, tmp_path, capsys):
    ordre[ordre.index("indu")] = str(tmp_path / "Ma lettre.docx")
    (tmp_path / "Ma lettre.docx").write_bytes(modele_word())
    assert main([*ordre, "--champ", "demande.objet=aide"], scope) == 0
    ecrit = tmp_path / "lettres" / "Ma lettre_1.docx"
    assert "Objet : aide du" in mots(ecrit.read_bytes())
    dit = capsys.readouterr().out
    assert "à compléter : référence du dossier" in dit
    assert "à regarder : Crochets" not in dit
    assert main([*ordre, "--format", "pdf"], scope) == 1
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        assert [ligne.titre for ligne in session.courriers.registre()] == ["Ma lettre"]


def test_the_brackets_of_her_model_that_were_left_are_listed(ordre, scope, tmp_path, capsys):
    ordre[ordre.index("indu")] = str(tmp_path / "Ma lettre.docx")
    (tmp_path / "Ma lettre.docx").write_bytes(modele_word(p("Fait à [Ville brumeuse]")))
    assert main(ordre, scope) == 0
    assert "Crochets laissés tels quels. La lettre garde [Ville brumeuse]." in capsys.readouterr().out


def test_a_hostile_word_model_is_refused_with_a_sentence(ordre, scope, tmp_path, capsys):
    ordre[ordre.index("indu")] = str(tmp_path / "piege.docx")
    (tmp_path / "piege.docx").write_bytes(modele_word("<w:p><w:r><w:t>{{ 7*7 }}</w:t></w:r></w:p>"))
    assert main(ordre, scope) == 1
    assert "champ qui calcule" in capsys.readouterr().err
    assert not list((tmp_path / "lettres").glob("*"))
