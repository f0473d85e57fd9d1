"""Documents of the contrat, from the records of the coffre."""

from dataclasses import replace
from datetime import date

import pytest

from app.cli import main
from app.domain.contrats import Contrat
from app.domain.conventions import Genre
from app.services.errors import ConditionsAbsentes
from tests.services.facturier import ouvrir


@pytest.fixture
def cabinet(scope, tmp_path, phrase):
    with ouvrir(scope, tmp_path, phrase) as session:
        yield session


@pytest.fixture
def contrat(cabinet):
    return cabinet.contrats.toutes()[0]


def mots(ecrit):
    blocs = [b for a in ecrit.articles for b in a.blocs]
    return " ".join([b.texte for b in blocs] + [c for b in blocs for r in b.rangees for c in r])


def test_a_convention_is_written_from_the_contrat(cabinet, contrat):
    ecrit = cabinet.conventions.ecrire(contrat.id, Genre.CONVENTION)
    assert "Tilleuls" in ecrit.sous_titre
    assert "24\u202f000,00\u00a0€" in mots(ecrit)
    assert "de 25 à 59" in mots(ecrit)


def test_an_avenant_says_what_changes_and_nothing_else(cabinet, contrat):
    with pytest.raises(ConditionsAbsentes):
        cabinet.conventions.ecrire(contrat.id, Genre.AVENANT)
    (premieres,) = cabinet.contrats.conditions.de(contrat.id)
    avenant = cabinet.contrats.avenant(premieres, date(2026, 7, 1))
    cabinet.contrats.conditions.save(replace(avenant, prix=2_600_000, preavis=2))
    ecrit = cabinet.conventions.ecrire(contrat.id, Genre.AVENANT)
    (tableau,) = [b.rangees for a in ecrit.articles if "change" in a.titre for b in a.blocs if "pas" not in a.titre]
    assert [(r[0], r[1], r[2]) for r in tableau[1:]] == [
        ("Prix", "24\u202f000,00\u00a0€", "26\u202f000,00\u00a0€"),
        ("Montant annuel hors taxes", "24\u202f000,00\u00a0€", "26\u202f000,00\u00a0€"),
        ("Prix au-delà du volume", "24\u202f000,00\u00a0€", "26\u202f000,00\u00a0€"),
        ("Préavis", "—", "2\u00a0mois"),
    ]
    # Today the first conditions are still those in force.
    assert "24\u202f000,00\u00a0€" in mots(cabinet.conventions.ecrire(contrat.id, Genre.CONVENTION))
    plus_tard = cabinet.conventions.ecrire(contrat.id, Genre.CONVENTION, date(2026, 8, 1))
    assert "26\u202f000,00\u00a0€" in mots(plus_tard)


def test_a_contrat_without_conditions_has_no_document_yet(cabinet, contrat):
    neuf, _ = cabinet.contrats.save(Contrat(entreprise_id=contrat.entreprise_id, reference="N", debut=date(2026, 1, 1)))
    with pytest.raises(ConditionsAbsentes):
        cabinet.conventions.ecrire(neuf.id, Genre.DEVIS)


def test_the_clauses_chosen_are_kept_for_this_contrat_and_can_be_undone(cabinet, contrat):
    avant = {c.clause.id: c.gardee for c in cabinet.conventions.choix(contrat.id, Genre.CONVENTION)}
    assert (avant["remplacant"], avant["assurance"]) == (True, False)
    cabinet.conventions.retenir(contrat.id, Genre.CONVENTION, frozenset({"assurance"}))
    apres = {c.clause.id: c.gardee for c in cabinet.conventions.choix(contrat.id, Genre.CONVENTION)}
    assert (apres["remplacant"], apres["assurance"]) == (False, True)
    assert "nom de l’assureur" in mots(cabinet.conventions.ecrire(contrat.id, Genre.CONVENTION))
    cabinet.annulations.annuler()
    assert {c.clause.id: c.gardee for c in cabinet.conventions.choix(contrat.id, Genre.CONVENTION)} == avant


def test_the_command_writes_both_files_and_what_is_missing(cabinet, scope, tmp_path, phrase, capsys):
    cabinet.close()
    (tmp_path / "phrase").write_text(phrase)
    mots_ = ["convention", str(tmp_path / "Cabinet.coffre"), "--contrat", "C1", "--genre", "devis"]
    mots_ += ["--sortie", str(tmp_path / "sortie"), "--phrase-de", str(tmp_path / "phrase")]
    assert main(mots_, scope) == 0
    assert sorted(f.name for f in (tmp_path / "sortie").iterdir()) == ["devis.docx", "devis.pdf"]
    assert "à compléter : " in capsys.readouterr().out
    assert main(mots_, scope) == 1
