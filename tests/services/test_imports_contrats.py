"""A contract whose mode the workbook does not say is opened all the same, and the mode kept is told."""

from app.domain.contrats import Mode
from app.domain.imports import Constat
from tests.classeurs import fabrique

TITRES = ["Société", "Ville", "Tarif"]


def test_un_mode_absent_se_dit_et_un_forfait_compris_ne_dit_rien(session, tmp_path):
    lignes = [TITRES, ["Garage Leroy", "Vire", "70 à 80 €"], ["Boulangerie Petit", "Flers", "forfait 2 000 € / an"]]
    rapport, _ = session.imports.importer(fabrique.ecrire(tmp_path / "c.xlsx", {"Clients": lignes}))
    dits = [
        (r.ligne, r.raison) for r in rapport.lignes if r.constat is Constat.AVERTISSEMENT and "début" not in r.raison
    ]
    assert (2, "mode du contrat non compris : à l’heure en attendant") in dits
    assert {ligne for ligne, _ in dits} == {2}
    conditions = {
        e.nom: session.contrats.conditions.de(session.contrats.de(e.id)[0].id)[0] for e in session.entreprises.toutes()
    }
    assert (conditions["Garage Leroy"].mode, conditions["Garage Leroy"].prix) == (Mode.HEURE, None)
    assert (conditions["Boulangerie Petit"].mode, conditions["Boulangerie Petit"].prix) == (Mode.FORFAIT, 200_000)
