"""The relevés on the sheet of an entreprise: chosen, explained, read, handed out."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Part
from ui.lecture.document import Document
from ui.releves.apercu import ApercuReleve
from ui.releves.periodes import ChoixPeriode, Sorte, offertes
from ui.temps import aujourd_hui


def mots(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def volet(bureau, session):
    entreprise = session.entreprises.toutes()[0]
    bureau.ouvrir_entreprise(entreprise.id, "Relevés")
    QApplication.processEvents()
    return bureau.releves


def test_only_periods_that_are_over_are_offered_the_last_first():
    offres = offertes(Sorte.MOIS, date(2026, 11, 17))
    assert list(offres.items())[:2] == [("2026-10-01", "Octobre 2026"), ("2026-09-01", "Septembre 2026")]
    assert next(iter(offertes(Sorte.TRIMESTRE, date(2026, 11, 17)).values())) == "3e\u00a0trimestre 2026"
    assert next(iter(offertes(Sorte.ANNEE, date(2026, 11, 17)).values())) == "Année 2025"
    assert next(iter(offertes(Sorte.MOIS, date(2026, 11, 1)))) == "2026-10-01"


def test_months_the_wrong_way_round_are_said_under_the_field(apparence):
    choix = ChoixPeriode(apparence)
    choix.choisir(Sorte.LIBRE)
    mois = list(offertes(Sorte.LIBRE, aujourd_hui()))
    choix.du.montrer(mois[0])
    choix.au.montrer(mois[3])
    assert choix.bornes is None
    assert "avant le début" in mots(choix.au)
    choix.du.montrer(mois[5])
    du, au = choix.bornes
    assert (du.isoformat(), (au.day, au.month)) == (mois[5], (au.day, date.fromisoformat(mois[3]).month))
    choix.deleteLater()


def test_a_year_is_explained_then_read_then_handed_out(volet, session, tmp_path):
    volet.periode.choisir(Sorte.ANNEE)
    QApplication.processEvents()
    dits = mots(volet)
    assert "Total de la période" in dits
    assert "Visible de vous seule" in dits
    assert "Aucun relevé remis" in dits
    dialogue = volet.afficher()
    assert isinstance(dialogue, ApercuReleve)
    assert dialogue.lecteur.document_.pageCount() >= 1
    for extension, debut in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        dialogue.deposer(extension, tmp_path / f"releve.{extension}")
        QApplication.processEvents()
        assert (tmp_path / f"releve.{extension}").read_bytes().startswith(debut)
    dialogue.reject()
    QApplication.processEvents()
    assert "Aucun relevé remis" not in mots(volet)
    assert len(session.releves.remis(volet.ident, date(2000, 1, 1), date(2100, 1, 1))) == 1
    next(b for b in volet.findChildren(QPushButton) if b.text() == "Afficher" and b.isVisible()).click()
    QApplication.processEvents()
    document = volet.findChild(Document)
    assert document.windowTitle() == "Relevé d’activité remis"
    assert document.lecteur.octets == (tmp_path / "releve.pdf").read_bytes()
    document.reject()


def test_the_card_of_a_contrat_leads_to_its_releve(bureau, session):
    entreprise = session.entreprises.toutes()[0]
    contrat = session.contrats.de(entreprise.id)[0]
    bureau.ouvrir_entreprise(entreprise.id, "Contrats")
    QApplication.processEvents()
    geste = next(
        b for b in bureau.entreprises.fiche.contrats.findChildren(QPushButton) if b.text().startswith("Relevé")
    )
    geste.click()
    QApplication.processEvents()
    assert bureau.releves.isVisible()
    assert bureau.releves.contrat.valeur == str(contrat.id)
    assert "Total de la période" in mots(bureau.releves)


def test_a_month_of_one_person_says_to_prefer_a_longer_one(volet, bureau, session):
    jour = aujourd_hui().replace(day=1) - timedelta(days=1)
    entreprise, _ = session.entreprises.save(Entreprise(nom="Petite maison"))
    contrat, _ = session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="P", debut=jour.replace(day=1)))
    session.contrats.conditions.save(Conditions(contrat_id=contrat.id, a_partir_du=contrat.debut, mode=Mode.HEURE))
    qui = session.personnes.toutes()[0]
    acte = Intervention(jour=jour, minutes=60, personnes=(qui.id,), nature="ENT", parts=(Part(contrat_id=contrat.id),))
    session.interventions.save(acte)
    conseil = "moins de 5 personnes\u00a0: préférez un relevé par trimestre"
    volet.periode.choisir(Sorte.ANNEE)
    QApplication.processEvents()
    assert conseil not in mots(volet)
    bureau.ouvrir_entreprise(entreprise.id, "Relevés")
    volet.periode.montrer(Sorte.MOIS, jour.replace(day=1))
    QApplication.processEvents()
    assert conseil in mots(volet)


def test_nothing_is_left_of_it_once_the_sheet_is_emptied(volet):
    volet.periode.choisir(Sorte.ANNEE)
    QApplication.processEvents()
    volet.vider()
    assert volet.afficher() is None
    assert "Total de la période" not in mots(volet)
