"""What is said beside the files: how much a bilan tells, and the years that have none."""

from datetime import date

import pytest

from app.cli import main
from app.domain.contrats import Contrat
from app.domain.entreprises import Entreprise


@pytest.fixture
def coffre(scope, phrase, tmp_path):
    (tmp_path / "phrase").write_text(phrase)
    session, _ = scope.creer(tmp_path / "essai.coffre", phrase)
    with session:
        entreprise, _ = session.entreprises.save(Entreprise(nom="Filature du Lac"))
        session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C-1", debut=date(2024, 1, 1)))

    def lancer(*mots):
        ou = [mots[0], str(tmp_path / "essai.coffre"), "--phrase-de", str(tmp_path / "phrase")]
        return main([*ou, *map(str, mots[1:])], scope)

    return lancer


def test_a_year_without_contract_has_no_bilan(coffre, tmp_path, capsys):
    for ordre in ("bilan", "arreter"):
        assert coffre(ordre, "--annee", 2019, "--sortie", tmp_path / "b") == 1
        assert "aucun contrat" in capsys.readouterr().err.lower()
    assert not list((tmp_path / "b").glob("*"))


def test_a_small_year_says_so_beside_its_path(coffre, tmp_path, capsys):
    assert coffre("bilan", "--annee", 2025, "--sortie", tmp_path / "b") == 0
    assert "activité du service seule" in capsys.readouterr().out


def test_who_signs_is_kept_and_shown(coffre, capsys):
    assert coffre("identite", "--nom", "Claire Exemple", "--ville", "Argentan") == 0
    assert coffre("identite") == 0
    assert capsys.readouterr().out.count("nom : Claire Exemple") == 2


def test_a_new_recovery_key_replaces_the_old_one(coffre, scope, tmp_path, capsys):
    assert coffre("changer-secours") == 0
    cle = next(m.strip() for m in capsys.readouterr().out.splitlines() if m.startswith("    "))
    scope.ouvrir(tmp_path / "essai.coffre", secours=cle).close()
