import csv
import json
import stat
from datetime import date

import pytest

from app.domain.contrats import Contrat
from app.domain.entreprises import Entreprise
from app.domain.interventions import Brouillon
from app.domain.personnes import Personne
from app.files import CibleExiste, DossierAbsent
from app.progress import Annule, CancelToken


@pytest.fixture
def cabinet(session):
    entreprise, _ = session.entreprises.save(Entreprise(nom='=Filature; "du Lac"', note="-2+3"))
    session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C1", debut=date(2024, 1, 1)))
    for rang in range(3):
        brouillon = Brouillon(
            jour=date(2025, 3, rang + 1),
            minutes=45,
            nature="ENT",
            personne=Personne(nom=f"Née{rang}"),
            note="@ vu\nà revoir",
        )
        session.interventions.saisir(brouillon)
    with session.annulations._magasin.ecrire() as unite:
        session._ouvert.pieces.ajouter(unite, b"%PDF-1.7 frozen", "application/pdf")
    return session


def _donnees(dossier):
    return json.loads((dossier / "donnees.json").read_text(encoding="utf-8"))


def test_everything_is_in_the_public_form(cabinet, tmp_path):
    resume = cabinet.exports.exporter(tmp_path / "tout")
    donnees = _donnees(tmp_path / "tout")
    assert donnees["format"] == "visavis-export/1"
    assert {nom: len(liste) for nom, liste in donnees.items() if nom != "format"} == resume.nombres
    acte = donnees["interventions"][0]
    assert (acte["jour"], acte["minutes"], acte["personnes"], acte["note"]) == ("2025-03-01", 45, [1], "@ vu\nà revoir")
    assert acte["parts"] == [{"contrat_id": 1, "pour_dix_mille": 10_000}]
    assert {"entreprises", "contrats", "personnes", "emplois", "accompagnements", "nomenclatures"} <= donnees.keys()


def test_the_tables_say_the_same_and_no_cell_is_a_formula(cabinet, tmp_path):
    cabinet.exports.exporter(tmp_path / "tout")
    for nom, liste in _donnees(tmp_path / "tout").items():
        if nom != "format":
            with (tmp_path / "tout" / f"{nom}.csv").open(encoding="utf-8-sig", newline="") as fichier:
                lignes = list(csv.reader(fichier, delimiter=";"))
            assert len(lignes) == (len(liste) + 1 if liste else 0)
            assert not [cellule for ligne in lignes for cellule in ligne if cellule.startswith(("=", "+", "-", "@"))]


def test_the_pieces_are_there_in_clear(cabinet, tmp_path):
    cabinet.exports.exporter(tmp_path / "tout")
    (fiche,) = _donnees(tmp_path / "tout")["pieces"]
    assert (tmp_path / "tout" / "pieces" / fiche["fichier"]).read_bytes() == b"%PDF-1.7 frozen"
    assert "cle" not in fiche


def test_only_she_can_read_what_was_written(cabinet, tmp_path):
    cabinet.exports.exporter(tmp_path / "tout")
    modes = {stat.S_IMODE(chemin.stat().st_mode) for chemin in (tmp_path / "tout").rglob("*") if chemin.is_file()}
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "tout").stat().st_mode) == 0o700


def test_a_folder_already_there_is_refused_then_replaced_when_asked(cabinet, tmp_path):
    cabinet.exports.exporter(tmp_path / "tout")
    with pytest.raises(CibleExiste):
        cabinet.exports.exporter(tmp_path / "tout")
    cabinet.personnes.save(Personne(nom="Quatrième"))
    cabinet.exports.exporter(tmp_path / "tout", remplacer=True)
    assert len(_donnees(tmp_path / "tout")["personnes"]) == 4


def test_a_folder_that_is_not_an_export_is_never_replaced(cabinet, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "chat.jpg").write_bytes(b"chat")
    with pytest.raises(CibleExiste):
        cabinet.exports.exporter(tmp_path / "photos", remplacer=True)
    assert (tmp_path / "photos" / "chat.jpg").read_bytes() == b"chat"
    with pytest.raises(DossierAbsent):
        cabinet.exports.exporter(tmp_path / "absent" / "tout")


def test_cancelling_leaves_nothing(cabinet, tmp_path):
    jeton = CancelToken()
    jeton.cancel()
    avant = set(tmp_path.iterdir())
    with pytest.raises(Annule):
        cabinet.exports.exporter(tmp_path / "tout", jeton=jeton)
    assert set(tmp_path.iterdir()) == avant
