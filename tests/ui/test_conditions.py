"""The conditions of a contrat on screen: a dialog of parts that fold, natures and sites ticked by name."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from app.domain.contrats import Report
from app.domain.nomenclatures import Liste
from ui.entreprises import PageEntreprises


@pytest.fixture
def session(poste):
    return poste.session


@pytest.fixture
def fiche(poste, exposer):
    page = exposer(PageEntreprises(poste))
    page.montrer(poste.session.entreprises.toutes()[1].id)
    page.fiche.montrer_onglet("Contrats")
    QApplication.processEvents()
    return page.fiche


@pytest.fixture
def histoire(fiche, session):
    return fiche.contrats.lire(session, fiche.ident)[0][0]


@pytest.fixture
def dialogue(fiche, histoire):
    ouvert = fiche.contrats.ajouter_avenant(histoire)
    ouvert.formulaire.champs["a_partir_du"].editeur.setText("01/12/2026")
    QApplication.processEvents()
    return ouvert


def boite(dialogue, nom):
    return next(b for b in dialogue.findChildren(QCheckBox) if b.text() == nom)


def presser(widget, touche):
    for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(sorte, touche, Qt.KeyboardModifier.NoModifier, " "))
    QApplication.processEvents()


def mots(section):
    return section.entete.accessibleName(), section.entete.accessibleDescription()


def test_an_avenant_adds_a_row_and_leaves_the_others(fiche, session):
    fiche.montrer_onglet("Contrats")
    (histoire, *_), _ = fiche.contrats.lire(session, fiche.ident)
    dialogue = fiche.contrats.ajouter_avenant(histoire)
    dialogue.formulaire.champs["prix"].editeur.setText("99,50")
    dialogue.formulaire.champs["a_partir_du"].editeur.setText("01/12/2026")
    dialogue.valider()
    apres = session.contrats.conditions.de(histoire.contrat.id)
    assert len(apres) == len(histoire.conditions) + 1
    assert (apres[-1].prix, apres[-1].a_partir_du) == (9950, date(2026, 12, 1))
    assert apres[-2] == histoire.conditions[0]
    assert apres[-1].sites == histoire.conditions[0].sites


def test_conditions_of_a_bilan_arrete_offer_an_avenant_only(fiche, session):
    session.bilans.arreter(fiche.ident, 2025)
    fiche.montrer_onglet("Contrats")
    fiche.contrats.relire()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    modifier = [b for b in fiche.contrats.findChildren(QPushButton) if "Modifier les conditions" in b.accessibleName()]
    assert [b.accessibleName() for b in modifier] == ["Modifier les conditions du 1er\u00a0janvier\u00a02026"]


def test_a_threshold_out_of_bounds_is_said_under_its_field(fiche, session):
    (histoire, *_), _ = fiche.contrats.lire(session, fiche.ident)
    dialogue = fiche.contrats.ajouter_avenant(histoire)
    dialogue.formulaire.champs["seuil"].editeur.setText("2")
    dialogue.formulaire.champs["a_partir_du"].editeur.setText("01/12/2026")
    dialogue.valider()
    assert dialogue.formulaire.champs["seuil"].editeur.accessibleDescription()
    assert dialogue.isVisible()


def test_every_part_but_two_is_folded_into_a_sentence(dialogue):
    ouvertes = [titre for titre, section in dialogue.sections.items() if section.ouverte]
    assert ouvertes == ["Volume et prix", "Dépassement"]
    for titre, section in dialogue.sections.items():
        nom, phrase = mots(section)
        assert nom.startswith(titre)
        assert section.ouverte or phrase.endswith(".")
    assert mots(dialogue.sections["Annulations"])[1] == "Une permanence annulée n’est pas due."


def test_every_field_stands_in_one_part(dialogue):
    for champ in dialogue.formulaire.champs.values():
        assert sum(section.contient(champ) for section in dialogue.sections.values()) == 1


def test_the_space_bar_unfolds_a_part_and_folding_it_tells_what_was_typed(dialogue):
    section = dialogue.sections["Annulations"]
    delai = dialogue.formulaire.champs["annulation_delai"].editeur
    assert not delai.isVisible()
    presser(section.entete, Qt.Key.Key_Space)
    assert delai.isVisible()
    assert mots(section) == ("Annulations, section dépliée", "")
    delai.setText("3")
    dialogue.formulaire.champs["annulation_part"].editeur.setText("50")
    presser(section.entete, Qt.Key.Key_Space)
    assert not delai.isVisible()
    nom, phrase = mots(section)
    assert nom == "Annulations, section repliée"
    assert phrase == "Annulée par l’entreprise à moins de 3\u00a0jours\u00a0: due à 50\u202f%."


def test_tab_goes_from_a_title_to_what_it_holds(dialogue):
    dialogue.sections["Annulations"].deplier()
    QApplication.processEvents()
    vus, actuel = [], dialogue.sections["Annulations"].entete
    actuel.setFocus()
    for _ in range(3):
        presser(actuel, Qt.Key.Key_Tab)
        actuel = QApplication.focusWidget()
        vus.append(actuel.accessibleName())
    assert vus == ["Annulation due à moins de (jours)", "Part due alors, en %", "Préavis, section repliée"]


def test_a_field_refused_in_a_folded_part_is_brought_in_sight(dialogue):
    champ = dialogue.formulaire.champs["report_valeur"]
    champ.editeur.setText("beaucoup")
    assert not champ.isVisible()
    dialogue.valider()
    QApplication.processEvents()
    assert champ.isVisible()
    assert champ.editeur.accessibleDescription()
    assert mots(dialogue.sections["Bilan"])[1] == "Un champ est à corriger."


def test_a_number_that_means_nothing_is_brought_in_sight_too(dialogue):
    dialogue.formulaire.champs["report"].editeur.setCurrentIndex(list(Report).index(Report.POURCENT))
    dialogue.formulaire.champs["report_valeur"].editeur.setText("110")
    dialogue.valider()
    QApplication.processEvents()
    assert dialogue.isVisible()
    assert dialogue.formulaire.champs["report_valeur"].isVisible()
    assert dialogue.formulaire.champs["report_valeur"].editeur.accessibleDescription()


def test_natures_are_ticked_by_their_names_and_said_by_them(dialogue, session, histoire, fiche):
    noms = {e.libelle: e.code for e in session.nomenclatures.de(Liste.NATURES, actives=True)}
    choisis = list(noms)[:2]
    for nom in choisis:
        boite(dialogue, nom).setChecked(True)
    assert all(nom in mots(dialogue.sections["Ce qui compte"])[1] for nom in choisis) is False
    dialogue.sections["Ce qui compte"].deplier()
    dialogue.sections["Ce qui compte"].entete.setChecked(False)
    assert all(nom in mots(dialogue.sections["Ce qui compte"])[1] for nom in choisis)
    dialogue.valider()
    garde = session.contrats.conditions.de(histoire.contrat.id)[-1]
    assert garde.natures_incluses == tuple(noms[nom] for nom in choisis)
    autre = fiche.contrats.modifier_conditions(garde)
    assert [b.text() for b in autre.natures.findChildren(QCheckBox) if b.isChecked()] == choisis


def test_a_nature_withdrawn_stays_ticked_where_it_was_chosen(fiche, session, histoire):
    entree = session.nomenclatures.de(Liste.NATURES, actives=True)[0]
    modele = session.contrats.avenant(histoire.conditions[0], date(2026, 12, 1))
    garde = session.contrats.conditions.save(replace(modele, natures_incluses=(entree.code,)))[0]
    session.nomenclatures.save(replace(entree, active=False))
    fiche.contrats.relire()
    QApplication.processEvents()
    assert boite(fiche.contrats.modifier_conditions(garde), entree.libelle).isChecked()
    vierge = fiche.contrats.ajouter_avenant(histoire)
    assert entree.libelle not in [b.text() for b in vierge.natures.findChildren(QCheckBox)]
