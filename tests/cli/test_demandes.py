"""The request for headcounts goes out by the command line and comes back by the import."""

from datetime import date

import openpyxl

from app.cli import main
from app.domain.entreprises import Entreprise, Site


def test_the_request_holds_the_groups_and_the_sites_of_the_entreprise(scope, phrase, tmp_path, capsys):
    coffre, sortie = tmp_path / "essai.coffre", tmp_path / "demandes"
    (tmp_path / "phrase").write_text(phrase)
    session, _ = scope.creer(coffre, phrase)
    with session:
        entreprise, _ = session.entreprises.save(Entreprise(nom="Fonderies du Val d’Orne"))
        for nom in ("Argentan", "Écouché"):
            session.entreprises.sites.save(Site(entreprise_id=entreprise.id, nom=nom))
    ordre = ["demander-effectifs", str(coffre), "--phrase-de", str(tmp_path / "phrase"), "--sortie", str(sortie)]
    assert main([*ordre, "--au", "2025-12-31"], scope) == 0
    assert sorted(f.suffix for f in sortie.iterdir()) == [".pdf", ".xlsx"]
    assert capsys.readouterr().out.count("demande-effectifs") == 2
    feuille = openpyxl.load_workbook(next(sortie.glob("*.xlsx")))["Effectifs"]
    lignes = list(feuille.iter_rows(min_row=2, values_only=True))
    assert {ligne[0] for ligne in lignes} == {"Fonderies du Val d’Orne"}
    assert [ligne[2] for ligne in lignes if ligne[1] == "Site"] == ["Argentan", "Écouché"]
    assert all(ligne[4].date() == date(2025, 12, 31) and ligne[3] is None for ligne in lignes)
    assert main([*ordre, "--au", "2025-12-31"], scope) == 1
