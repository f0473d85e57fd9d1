"""Her own formulas in the window: tried as they are typed, refused with their place, offered to the budget."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.budgets import Budget
from app.services.regles_budget import exemple
from tests.ui.clavier import ecrire
from ui.personnes.fiche import BUDGET


@pytest.fixture
def section(bureau):
    bureau.ouvrir_reglage("fonds")
    QApplication.processEvents()
    section = bureau.reglages.section
    section.nouveau.click()
    QApplication.processEvents()
    return section


def _formule(section, rang=0):
    return section.resultats.rangees[rang].champs["formule"]


def test_a_new_fund_begins_with_a_quotient_that_works(section, session):
    assert section.formulaire.champs["nom"].editeur.hasFocus()
    assert section.essais == ["Quotient\u00a0: (3\u202f150,00 − 310,00) ÷ 3 = 946,67\u00a0€"]
    assert [fonds.nom for fonds in session.fonds.actuels()] == ["Nouveau fonds"]


def test_what_is_typed_is_tried_at_once_and_said_where_it_is_wrong(section, session):
    champ = _formule(section)
    champ.editeur.setFocus()
    champ.editeur.selectAll()
    ecrire("ressources ÷ ")
    assert section.essais == ["Quotient\u00a0: un terme manque, au signe 13."]
    assert "au signe 13" in champ.editeur.accessibleDescription()
    champ.achever()
    assert "au signe 13" in champ._dit.text()
    assert session.fonds.actuels()[0].lignes[0].formule == "(ressources - aides_logement) / parts"
    ecrire("parts")
    champ.achever()
    assert section.essais[0].endswith("= 1\u202f050,00\u00a0€")
    assert session.fonds.actuels()[0].lignes[0].formule == "ressources ÷ parts"


def test_a_term_is_added_from_the_list(section):
    champ = _formule(section)
    champ.editeur.setFocus()
    champ.editeur.setText("ressources - ")
    section.terme.editeur.setCurrentIndex(section.terme.editeur.findData("logement_eau"))
    section.terme.achever()
    assert champ.valeur == "ressources - logement_eau "
    assert section.terme.valeur == ""


def test_a_result_without_name_waits(section, session):
    section.resultats.ajouter.click()
    _formule(section, 1).editeur.setText("loyer")
    _formule(section, 1).achever()
    assert "rien n’est encore enregistré" in section._dit.text()
    section.resultats.rangees[1].champs["libelle"].editeur.setText("Loyer")
    section.resultats.rangees[1].champs["libelle"].achever()
    assert [ligne.libelle for ligne in session.fonds.actuels()[0].lignes] == ["Quotient", "Loyer"]
    assert section._dit.isHidden()


def test_a_budget_offers_it_shows_it_and_keeps_its_version(bureau, section, session, fiche, suivie, jour):
    section.formulaire.champs["nom"].editeur.setText("FSL du Rhône")
    section.formulaire.champs["nom"].achever()
    session.budgets.save(
        Budget(personne_id=suivie.id, au=jour + timedelta(days=1), personnes=4, parts=300, lignes=exemple().lignes)
    )
    bureau.ouvrir_personne(suivie.id)
    fiche.montrer_onglet(BUDGET)
    volet = fiche.budgets
    volet.relire()
    choix = volet.formulaire.champs["regle"].editeur
    choix.setCurrentIndex(choix.findText("FSL du Rhône"))
    volet.formulaire.champs["regle"].achever()
    QApplication.processEvents()
    assert "946,67" in _lu(volet.resultats)
    assert "(Ressources − Aides au logement) ÷ Parts" in _lu(volet.resultats)
    volet.fonds.click()
    assert bureau.ident == "reglages"
    _formule(section).editeur.setText("ressources / parts")
    _formule(section).achever()
    assert session.fonds.actuels()[0].version == 2
    assert "Avant\u00a0: version 1" in section._version.text()
    bureau.ouvrir_personne(suivie.id)
    QApplication.processEvents()
    assert "946,67" in _lu(volet.resultats)
    assert choix.findText("FSL du Rhône") >= 0
    assert any("version du" in choix.itemText(rang) for rang in range(choix.count()))


def test_put_away_it_leaves_the_list(section, session):
    section.retirer.click()
    assert session.fonds.actuels() == []
    assert section._vide.isVisible()


def _lu(widget):

    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
