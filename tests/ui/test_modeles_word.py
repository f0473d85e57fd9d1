"""Her own Word models in the window: kept, mapped, used in three actions; a letter changed in Word and taken back."""

import pytest
from docx import Document
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.demo import modele_word
from app.domain.courriers import Envoi
from app.services.lettres_word import EtatCopie
from tests.documents.modeles_word import modele, p
from tests.ui.clavier import Clavier
from tests.ui.test_mauvais_fichiers import ILLISIBLES
from ui.courriers import word
from ui.courriers.fiche import TEXTE
from ui.reglages.correspondance import LAISSE, SAISI


@pytest.fixture
def docx(tmp_path):
    return modele_word.ecrire(tmp_path)


@pytest.fixture
def section(bureau):
    bureau.ouvrir_reglage("modeles_word")
    return bureau.reglages.section


@pytest.fixture
def ouverts(monkeypatch):
    """What the system was asked to open."""
    faits = []
    monkeypatch.setattr(word, "ouvrir", faits.append)
    return faits


@pytest.fixture
def lettre(bureau, session):
    """A letter of ours on screen."""
    courrier, _ = session.courriers.preparer("echeancier", 2)
    bureau.ouvrir_courrier(courrier.id)
    return bureau.courriers.fiche


def lacher(section, *chemins):
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(chemin)) for chemin in chemins])
    souris, rien = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    section.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, donnees, souris, rien))
    QApplication.processEvents()


def choisir(choix, code):
    choix.setCurrentIndex(choix.findData(code))
    choix.activated.emit(choix.currentIndex())
    QApplication.processEvents()


def test_a_letter_dropped_is_kept_and_its_fields_are_proposed(section, session, docx):
    assert not section.lignes.isVisible()
    lacher(section, docx)
    garde = session.modeles_word.toutes()[0]
    assert section.choisi == garde
    choix = section.correspondance.choix
    assert choix["Date de naissance"].currentText() == "Date de naissance"
    assert choix["sous réserve"].currentText() == LAISSE
    assert choix["montant_du_secours"].currentText() == SAISI
    assert "1\u00a0à écrire à chaque lettre" in section._resume.text()


def test_what_a_field_means_is_hers_and_undone(section, session, docx):
    lacher(section, docx)
    choisir(section.correspondance.choix["sous réserve"], "saisie")
    assert session.modeles_word.toutes()[0].correspondance["sous réserve"] == "saisie"
    assert "2\u00a0à écrire à chaque lettre" in section._resume.text()
    session.annulations.annuler()
    section.ouvrir()
    assert section.correspondance.choix["sous réserve"].currentText() == LAISSE


def test_a_refusal_is_one_sentence_and_keeps_nothing(section, session, tmp_path):
    piege = tmp_path / "piege.docx"
    piege.write_bytes(modele(p("{{ ''.__class__ }}")))
    lacher(section, piege)
    assert session.modeles_word.toutes() == []
    assert section._dit.text().startswith("Ce document Word contient un champ qui calcule")


def test_the_models_are_one_command_away(bureau):
    for ident in ("modeles_word", "lettres_types"):
        bureau.actions_[ident].trigger()
        assert (bureau.ident, bureau.reglages.selecteur.choix) == ("reglages", ident)


def test_of_several_files_the_refused_ones_are_named(section, session, docx, tmp_path):
    piege = tmp_path / "piege.docx"
    piege.write_bytes(modele(p("{{ ''.__class__ }}")))
    lacher(section, piege, docx)
    assert [garde.nom for garde in session.modeles_word.toutes()] == ["Demande de secours"]
    assert section._dit.text().startswith("piege.docx\u00a0: Ce document Word contient un champ qui calcule")
    assert "«\u00a0Demande de secours\u00a0» est gardé" in section._dit.text()


def test_a_model_is_renamed_replaced_removed_and_comes_back(section, session, docx, tmp_path):
    lacher(section, docx)
    nom = section.formulaire.champs["nom"]
    nom.editeur.setText("Secours du CCAS")
    nom.achever()
    assert session.modeles_word.toutes()[0].nom == "Secours du CCAS"
    neuf = tmp_path / "neuf.docx"
    neuf.write_bytes(modele(p("Bonjour [Nom]")))
    section.changer(neuf)
    assert list(section.correspondance.choix) == ["Nom"]
    section.retirer.click()
    assert section._vide.isVisible()
    session.annulations.annuler()
    section.ouvrir()
    assert section.choisi.nom == "Secours du CCAS"


def test_two_models_do_not_bear_one_name_and_the_field_says_so(section, session, docx, tmp_path):
    autre = tmp_path / "Autre.docx"
    autre.write_bytes(docx.read_bytes())
    lacher(section, docx, autre)
    nom = section.formulaire.champs["nom"]
    nom.editeur.setText("demande de secours")
    nom.achever()
    assert "déjà pris" in nom.editeur.accessibleDescription()
    assert sorted(m.nom for m in session.modeles_word.toutes()) == ["Autre", "Demande de secours"]


def test_her_model_takes_three_actions_from_the_sheet_of_a_person(fenetre, bureau, session, docx):
    session.modeles_word.ajouter(docx)
    bureau.ouvrir_personne(2)
    clavier = Clavier(fenetre)
    clavier.presser("Ctrl+M")  # 1
    clavier.ecrire("word secours")  # 2
    clavier.presser("Return")  # 3
    ouvert = bureau.courriers.fiche.ouvert
    assert (ouvert.word, ouvert.courrier.personne_id, ouvert.courrier.titre) == (True, 2, "Demande de secours")
    assert not bureau.courriers.fiche.onglets.isTabVisible(TEXTE)
    assert bureau.courriers.fiche.tete.imprimer.isHidden()


def test_what_is_typed_fills_the_document_and_stays_to_be_corrected(bureau, session, docx):
    garde, _ = session.modeles_word.ajouter(docx)
    courrier, _ = session.modeles_word.preparer(garde.id, 2)
    bureau.ouvrir_courrier(courrier.id)
    fiche = bureau.courriers.fiche
    champ = fiche.renseignements._saisies["propre.montant_du_secours"]
    champ.editeur.setText("412 €")
    champ.achever()
    assert any("412" in mots for mots in fiche.ouvert.lettre.mots())
    assert fiche.renseignements._saisies["propre.montant_du_secours"].isVisible()
    assert "propre.montant_du_secours" not in fiche.ouvert.lettre.manquants


def test_what_was_left_blank_is_told_once_the_letter_went(bureau, session, docx):
    garde, _ = session.modeles_word.ajouter(docx)
    courrier, _ = session.modeles_word.preparer(garde.id, 2)
    session.courriers.envoyer(courrier.id, Envoi.SIMPLE, confirme=True)
    bureau.ouvrir_courrier(courrier.id)
    dits = [label.text() for label in bureau.courriers.fiche.verifications.findChildren(QLabel)]
    assert any(dit.startswith("Partie sans que soit écrit") and "montant du secours" in dit for dit in dits)


def test_a_letter_goes_to_word_and_comes_back_by_keyboard(fenetre, bureau, session, lettre, ouverts, tmp_path):
    cible = tmp_path / "courrier.docx"
    word.sortir(bureau.poste, lettre.ident, cible)
    assert ouverts == [cible]
    assert lettre.bandeau.isVisible()
    assert not lettre.renseignements.isEnabled()
    assert not lettre.envoyer.isEnabled()
    ouvrage = Document(cible)
    ouvrage.add_paragraph("Ajouté dans Word.")
    ouvrage.save(cible)
    QApplication.sendEvent(lettre, QEvent(QEvent.Type.WindowActivate))
    assert lettre.bandeau._phrase.text().startswith("La copie a changé")
    lettre.bandeau.reprendre.setFocus()
    Clavier(fenetre).presser("Space")
    assert not cible.exists()
    assert lettre.bandeau.isHidden()
    assert "Ajouté dans Word." in lettre.ouvert.lettre.mots()


def test_what_leaves_is_said_before_it_is_asked_where(bureau, session, lettre, ouverts):
    lettre.tete.modifier.click()
    avertir = lettre.findChild(word.AvertissementWord)
    assert avertir.isVisible()
    avertir.reject()
    assert session.lettres_word.tous_dehors() == []
    assert ouverts == []


def test_a_refused_copy_stays_and_says_why(bureau, session, lettre, ouverts, tmp_path):
    cible = tmp_path / "courrier.docx"
    word.sortir(bureau.poste, lettre.ident, cible)
    cible.write_bytes(b"PK pas un document")
    lettre.bandeau.reprendre.click()
    assert cible.exists()
    assert bureau.avis.phrase.startswith("Ce document Word ne peut pas être lu")
    lettre.bandeau.effacer.click()
    assert not cible.exists()


def test_the_lock_takes_the_copy_back(fenetre, bureau, scope, lettre, ouverts, coffre, tmp_path):
    from tests.ui.conftest import PHRASE

    cible, ident = tmp_path / "courrier.docx", lettre.ident
    word.sortir(bureau.poste, ident, cible)
    ouvrage = Document(cible)
    ouvrage.add_paragraph("Gardé au verrou.")
    ouvrage.save(cible)
    fenetre._relancer = None
    fenetre.verrouiller()
    assert not cible.exists()
    with scope.ouvrir(coffre, phrase=PHRASE) as session:
        assert "Gardé au verrou." in session.courriers.ouvrir(ident).lettre.mots()


def test_what_the_lock_could_not_take_back_is_told_on_the_first_page(bureau, session, lettre, ouverts, tmp_path):
    word.sortir(bureau.poste, lettre.ident, tmp_path / "courrier.docx")
    assert session.aujourdhui.lire().dehors == (lettre.ident,)
    (tmp_path / "~$urrier.docx").touch()
    assert [d.etat for d in session.lettres_word.rentrer()] == [EtatCopie.OUVERTE]
    bureau.aller("aujourdhui")
    bureau.aujourdhui.courrier_voulu.emit(lettre.ident)
    assert bureau.ident == "courriers"
    assert bureau.courriers.fiche.bandeau._phrase.text().startswith("La copie est ouverte")


@pytest.mark.parametrize("nom", sorted(ILLISIBLES))
def test_a_file_that_is_no_model_is_told_in_a_sentence_and_nothing_is_kept(section, session, tmp_path, nom):
    section.deposer([ILLISIBLES[nom](tmp_path)])
    assert session.modeles_word.toutes() == []
    assert section._dit.text().endswith((".", "!"))
    assert section._dit.isVisible()


@pytest.mark.parametrize("reste", [b"", b"PK\x03\x04" + b"\0" * 40, b"\xff\xd8\xff\xe0 JFIF", bytes(range(256)) * 40])
def test_a_copy_spoiled_outside_changes_nothing_at_home(bureau, session, lettre, ouverts, tmp_path, reste):
    avant = lettre.ouvert.lettre.mots()
    cible = tmp_path / "courrier.docx"
    word.sortir(bureau.poste, lettre.ident, cible)
    cible.write_bytes(reste)
    lettre.bandeau.reprendre.click()
    assert bureau.avis.phrase
    assert cible.read_bytes() == reste
    assert session.courriers.ouvrir(lettre.ident).lettre.mots() == avant
