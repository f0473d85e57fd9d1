"""Her own Word models by the command line: kept, explained, mapped, used, taken away."""

import pytest

from app.cli import main
from app.domain.personnes import Personne
from tests.documents.modeles_word import modele, mots


@pytest.fixture
def suite(scope, phrase, tmp_path):
    coffre = tmp_path / "essai.coffre"
    (tmp_path / "phrase").write_text(phrase)
    session, _ = scope.creer(coffre, phrase)
    with session:
        session.personnes.save(Personne(nom="Durand", prenom="Élodie"))
    (tmp_path / "Secours.docx").write_bytes(modele())
    return [str(coffre), "--phrase-de", str(tmp_path / "phrase")]


@pytest.mark.parametrize("nom", ["ma lettre.docx", "ma lettre", "Ma Lettre.DOCX"])
def test_a_model_is_kept_mapped_and_used_without_its_file(nom, suite, scope, tmp_path, capsys):
    fichier = (tmp_path / "Secours.docx").rename(tmp_path / "Ma lettre.docx")
    assert main(["modele-word", *suite, "--ajouter", str(fichier), "--associer", "inconnu=demande.montant"], scope) == 0
    dit = capsys.readouterr().out
    assert "  Prénom usager : prénom de la personne (personne.prenom)\n" in dit
    assert "  inconnu : montant demandé (demande.montant)\n" in dit
    assert "  sic : à associer\n" in dit
    fichier.unlink()
    lettre = ["courrier", *suite, "--modele", nom, "--personne", "1", "--sortie", str(tmp_path / "l")]
    assert main([*lettre, "--champ", "demande.montant=300"], scope) == 0
    assert mots((tmp_path / "l" / f"{nom[:9]}_1.docx").read_bytes()).endswith("référence du dossier] et 300")


def test_a_model_is_taken_away(suite, scope, tmp_path, capsys):
    main(["modele-word", *suite, "--ajouter", str(tmp_path / "Secours.docx")], scope)
    assert main(["modele-word", *suite, "--retirer", "SECOURS"], scope) == 0
    capsys.readouterr()
    assert main(["modele-word", *suite], scope) == 0
    assert capsys.readouterr().out == ""


def test_what_is_not_kept_is_told(suite, scope, capsys):
    assert main(["modele-word", *suite, "--nom", "Absent"], scope) == 1
    assert "«\u00a0Absent\u00a0»" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("dit", "proches"),
    [
        ("Nom=personne.non", "personne.nom"),
        ("Nom=identite.nom", "personne.nom ou praticienne.nom ou destinataire.nom"),
        ("Nom=os.system", "personne.nom"),
    ],
)
def test_a_code_nobody_knows_is_refused_with_the_nearest(suite, scope, capsys, dit, proches):
    with pytest.raises(SystemExit):
        main(["modele-word", *suite, "--associer", dit], scope)
    assert f"par exemple {proches} ;" in capsys.readouterr().err


def test_the_codes_are_listed(capsys):
    with pytest.raises(SystemExit) as sortie:
        main(["modele-word", "--codes"])
    assert sortie.value.code == 0
    assert "personne.nom : nom de la personne\n" in capsys.readouterr().out


def test_a_field_that_the_model_has_not_is_refused_with_those_it_has(suite, scope, tmp_path, capsys):
    ajout = ["modele-word", *suite, "--ajouter", str(tmp_path / "Secours.docx"), "--associer", "Absent=personne.nom"]
    assert main(ajout, scope) == 1
    dit = capsys.readouterr().err
    assert "Absent" in dit
    assert "Prénom usager" in dit
    assert main(["modele-word", *suite], scope) == 0
    assert capsys.readouterr().out == ""
