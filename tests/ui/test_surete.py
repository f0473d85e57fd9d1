"""The tile of the first page that tells what is safe."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.personnes import Personne


@pytest.fixture
def session(bureau):
    return bureau._session


def test_the_page_of_the_day_tells_what_is_not_backed_up_and_leads_there(bureau, session, tmp_path):
    assert "sans aucune sauvegarde" in _tuile_surete(bureau)
    session.sauvegardes.automatique()
    session.sauvegardes.ailleurs(tmp_path)
    session.personnes.save(Personne(nom="Martin"))
    bureau.aller("aujourdhui")
    assert "saisie depuis la sauvegarde vérifiée (aujourd’hui). Copie ailleurs à jour." in _tuile_surete(bureau)
    bureau.aujourdhui.sauvegardes_voulues.emit()
    assert bureau.reglages.section is bureau.reglages.sauvegardes


def _tuile_surete(bureau):
    QApplication.processEvents()
    tuiles = bureau.aujourdhui._tuiles
    return " ".join(label.text() for label in tuiles.itemAt(tuiles.count() - 1).widget().findChildren(QLabel))
