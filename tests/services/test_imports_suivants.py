"""Several imports in a row: listed, and taken back the last first."""

from datetime import datetime

import pytest

from app.messages import phrase
from app.services.imports_annulation import ImportSuiviDeSaisies
from tests.classeurs import fabrique
from tests.services.test_imports import ACTES, CLIENTS, LISTE, TITRES, tout


@pytest.fixture
def classeur(tmp_path):
    def ecrire(actes=ACTES, nom="suivi.xlsx"):
        return fabrique.ecrire(tmp_path / nom, {"Clients": CLIENTS, "Salariés": LISTE, "Suivi": [TITRES, *actes]})

    return ecrire


@pytest.mark.parametrize("corrige", [True, False])
def test_annuler_est_refuse_en_nommant_l_import_suivant(session, classeur, corrige):
    session.imports.importer(classeur())
    suite = ["10/03/2025", "Roux", "Zoé", "Verreries", "rdv", 30, "Santé", "", ""]
    actes = [[*ACTES[0][:8], "corrigé"], *ACTES[1:]] if corrige else [*ACTES, suite]
    session.imports.importer(classeur(actes, nom="mars.xlsx" if not corrige else "suivi.xlsx"))
    avant = tout(session)
    with pytest.raises(ImportSuiviDeSaisies) as refus:
        session.imports.annuler(1)
    jour = datetime.fromisoformat(session.imports.tous()[0].instant).astimezone()
    dit = phrase(refus.value)
    assert f"L’import n° 1 ne peut pas être annulé en bloc\u00a0: l’import n° 2 du {jour:%d/%m/%Y} (" in dit
    assert "Annulez d’abord l’import n° 2, puis recommencez" in dit
    assert tout(session) == avant
    session.imports.annuler(2)
    session.imports.annuler(1)
    assert not any(tout(session))


def test_les_imports_faits_et_annules_se_listent(session, classeur):
    assert session.imports.tous() == []
    session.imports.importer(classeur())
    session.imports.importer(classeur([*ACTES, [*ACTES[4][:8], "encore"]]))
    session.imports.annuler(2)
    second, premier = session.imports.tous()
    assert (premier.numero, premier.libelle, premier.annule_le) == (1, "suivi.xlsx", "")
    assert (premier.crees["interventions"], premier.crees["personnes"]) == (6, 2)
    assert premier.instant <= second.instant <= second.annule_le
    assert (second.numero, second.crees) == (2, {})
