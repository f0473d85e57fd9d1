"""The page Entreprises, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from shiboken6 import isValid

from ui.entreprises import PageEntreprises
from ui.imports import Assistant

JANVIER = date(2026, 1, 1)


def presser(code, texte="", cible=None):
    QApplication.processEvents()
    vise = cible or QApplication.focusWidget()
    assert vise is not None
    for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if isValid(vise):
            QApplication.sendEvent(vise, QKeyEvent(sorte, code, Qt.KeyboardModifier.NoModifier, texte))


def taper(mots, cible=None):
    for lettre in mots:
        presser(0, lettre, cible)


@pytest.fixture
def page(poste, exposer):
    return exposer(PageEntreprises(poste))


@pytest.fixture
def session(poste):
    return poste.session


@pytest.fixture
def fiche(page, session):
    page.montrer(session.entreprises.toutes()[1].id)
    QApplication.processEvents()
    return page.fiche


@pytest.fixture
def effectifs(fiche):
    fiche.montrer_onglet("Effectifs")
    QApplication.processEvents()
    return fiche.effectifs


def lignes(page):
    return [page.liste.modele.index(r).data() for r in range(page.liste.modele.rowCount())]


def saisir(effectifs, rang, mots):
    """Type in a cell of the last date and leave it by Enter."""
    grille = effectifs.grille
    grille.setFocus()
    grille.setCurrentIndex(grille.modele.index(rang, 1))
    presser(Qt.Key.Key_Return, cible=grille)
    editeur = grille.findChild(QLineEdit)
    editeur.setText(mots)
    presser(Qt.Key.Key_Return, cible=editeur)
    QApplication.processEvents()


def connu(session, fiche, axe, modalite):
    siens = session.entreprises.effectifs.de(fiche.ident)
    du_jour = [e for e in siens if (e.axe, e.modalite) == (axe, modalite)]
    return max(du_jour, key=lambda e: e.au, default=None)


def test_the_list_is_filtered_as_one_types_and_opened_by_the_arrows(page, session):
    assert len(lignes(page)) == len(session.entreprises.toutes())
    page.filtrer()
    taper("manuf")
    QApplication.processEvents()
    assert len(lignes(page)) == 1
    page.liste.vue.setFocus()
    presser(Qt.Key.Key_Down)
    presser(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.fiche.nom.text().startswith("Manufacture")


def test_a_row_says_everything_to_a_screen_reader(page):
    assert all("salariés" in ligne and "EX-" in ligne for ligne in lignes(page))


def test_a_new_entreprise_needs_only_a_name(page, session):
    dialogue = page.creer()
    dialogue.formulaire.champs["nom"].editeur.setFocus()
    taper("Scierie Églantine")
    presser(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.fiche.nom.text() == "Scierie Églantine"
    assert session.entreprises.nommees("scierie eglantine")


def test_a_wrong_siret_is_said_under_its_field_and_nothing_is_lost(page, session):
    avant = len(session.entreprises.toutes())
    dialogue = page.creer()
    dialogue.formulaire.champs["nom"].editeur.setText("Scierie")
    dialogue.formulaire.champs["siret"].editeur.setText("123")
    dialogue.valider()
    assert "SIRET" in dialogue.formulaire.champs["siret"].editeur.accessibleDescription()
    assert dialogue.isVisible()
    assert dialogue.formulaire.champs["nom"].valeur == "Scierie"
    assert len(session.entreprises.toutes()) == avant


def annuler(poste):
    def travail():
        changes = poste.session.annulations.annuler()
        return changes, changes

    poste.taches.command(travail)


def test_a_field_left_is_kept_and_taken_back(poste, fiche, session):
    champ = fiche.identite.formulaire.champs["ville"]
    avant = session.entreprises.get(fiche.ident).ville
    champ.editeur.setFocus()
    champ.editeur.setText("Évreux")
    champ.achever()
    assert session.entreprises.get(fiche.ident).ville == "Évreux"
    annuler(poste)
    assert session.entreprises.get(fiche.ident).ville == avant


def test_a_site_and_a_contact_are_added(fiche, session):
    dialogue = fiche.identite.modifier_site(None)
    dialogue.formulaire.champs["nom"].editeur.setText("Bolbec")
    dialogue.valider()
    dialogue = fiche.identite.modifier_contact(None)
    dialogue.formulaire.champs["fonction"].editeur.setText("Secrétaire du CSE")
    dialogue.valider()
    assert "Bolbec" in [s.nom for s in session.entreprises.sites.de(fiche.ident)]
    contacts = session.entreprises.contacts.de(fiche.ident)
    assert contacts[-1].fonction == "Secrétaire du CSE"
    dialogue = fiche.identite.modifier_contact(contacts[-1])
    (retirer,) = [b for b in dialogue.findChildren(QPushButton) if "Retirer" in b.text()]
    retirer.click()
    assert len(session.entreprises.contacts.de(fiche.ident)) == len(contacts) - 1


@pytest.mark.parametrize(("mots", "nombre", "plancher"), [("212", 212, False), ("au moins 20", 20, True)])
def test_a_headcount_typed_in_the_grid_is_kept(effectifs, fiche, session, mots, nombre, plancher):
    saisir(effectifs, 1, mots)
    lu = connu(session, fiche, "sexe", "F")
    assert (lu.nombre, lu.plancher) == (nombre, plancher)


def test_words_that_are_no_headcount_stay_in_their_cell_with_a_sentence(effectifs, fiche, session):
    avant = connu(session, fiche, "sexe", "F")
    saisir(effectifs, 1, "vingt")
    assert "n’est pas un effectif" in effectifs._dit.text()
    assert effectifs._dit.isVisible()
    assert effectifs.grille.modele.index(1, 1).data() == "vingt"
    assert connu(session, fiche, "sexe", "F") == avant


def test_an_emptied_cell_erases_its_headcount_and_undo_brings_it_back(poste, effectifs, fiche, session):
    avant = connu(session, fiche, "sexe", "F")
    siens = len(session.entreprises.effectifs.de(fiche.ident))
    saisir(effectifs, 1, "")
    assert len(session.entreprises.effectifs.de(fiche.ident)) == siens - 1
    annuler(poste)
    assert connu(session, fiche, "sexe", "F") == avant


def test_groups_that_do_not_add_up_are_told(effectifs):
    saisir(effectifs, 1, "3")
    assert "Sexe, au" in effectifs._ecarts.text()


def test_a_date_opens_a_column(effectifs, fiche, session):
    colonnes = effectifs.grille.modele.columnCount()
    dialogue = effectifs.dater()
    dialogue.formulaire.champs["au"].editeur.setText("30/06/2026")
    dialogue.valider()
    assert dialogue.isVisible(), "a date without a number says so"
    dialogue.formulaire.champs["nombre"].editeur.setText("1 240")
    dialogue.valider()
    QApplication.processEvents()
    assert effectifs.grille.modele.columnCount() == colonnes + 1
    rang = [effectifs.grille.modele.headerData(c, Qt.Orientation.Horizontal) for c in range(colonnes + 1)]
    place = rang.index("30\u00a0juin\u00a02026")
    assert effectifs.grille.modele.index(0, place).data() == "1\u202f240"


def test_tab_leaves_the_grid(effectifs):
    effectifs.grille.setFocus()
    presser(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not effectifs.grille


def test_the_request_writes_its_form_and_letter_once(effectifs, tmp_path):
    dossier = tmp_path / "demande"
    dossier.mkdir()
    dialogue = effectifs.demander()
    dialogue.deposer(dossier, date(2026, 12, 31), None)
    assert sorted(p.suffix for p in dossier.iterdir()) == [".pdf", ".xlsx"]
    avant = {p: p.read_bytes() for p in dossier.iterdir()}
    dialogue = effectifs.demander()
    dialogue.deposer(dossier, date(2026, 12, 31), None)
    assert dialogue.isVisible()
    assert dialogue._dit.text()
    assert {p: p.read_bytes() for p in dossier.iterdir()} == avant


def test_the_answer_goes_through_the_assistant(bureau):
    bureau.entreprises.fiche.effectifs._importer.click()
    assert any(isinstance(d, Assistant) for d in bureau.findChildren(QDialog))


def test_the_permanences_of_a_year_are_listed(fiche):
    fiche.montrer_onglet("Permanences")
    QApplication.processEvents()
    assert fiche.permanences.tableau.modele.rowCount() > 10
    assert "tenue" in fiche.permanences._dit.text()


def test_every_dialog_is_freed_when_it_closes(page, fiche, session):
    (histoire, *_), _ = fiche.contrats.lire(session, fiche.ident)
    ouvrir = (
        page.creer,
        lambda: fiche.identite.modifier_site(None),
        lambda: fiche.identite.modifier_contact(None),
        fiche.effectifs.dater,
        fiche.effectifs.demander,
        lambda: fiche.contrats.modifier(None),
        lambda: fiche.contrats.ajouter_avenant(histoire),
    )
    for geste in ouvrir:
        dialogue = geste()
        dialogue.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(dialogue)
