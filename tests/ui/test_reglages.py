"""Réglages: who signs, the lists, the backups and the way back, the secrets, what is done by itself."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.nomenclatures import LONGUE, Liste
from app.domain.personnes import Personne
from tests.ui.conftest import PHRASE
from ui.reglages.restaurer import Restaurer
from ui.reglages.secrets import ChangerPhrase, DefinirPin, RemplacerSecours

AUTRE = "cascade tulipe menhir girafe poivre luzerne hublot"


@pytest.fixture
def reglages(bureau):
    bureau.aller("reglages")
    QApplication.processEvents()
    return bureau.reglages


@pytest.fixture
def session(bureau):
    return bureau._session


@pytest.fixture
def listes(reglages):
    reglages.choisir("listes")
    return reglages.listes


def ouvert(sorte):
    QApplication.processEvents()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, sorte) and w.isVisible())


def taper(champ, texte):
    champ.setFocus()
    champ.setText(texte)


def quitter(champ):
    QApplication.sendEvent(champ.editeur, QEvent(QEvent.Type.FocusOut))
    QApplication.processEvents()


def choisir_ligne(listes, code):
    listes.lignes.setCurrentRow([entree.code for entree in listes._entrees].index(code))


def test_who_signs_is_kept_on_leaving_the_field_and_a_wrong_number_is_said_under_it(reglages, session):
    champs = reglages.identite.formulaire.champs
    champs["nom"].editeur.setText("Claire Morel")
    quitter(champs["nom"])
    assert session.praticiennes.get().nom == "Claire Morel"
    avant = session.praticiennes.get().siret
    session.praticiennes.save(session.praticiennes.get().__class__(nom="Claire Morel", siret=""))
    champs["siret"].editeur.setText("123")
    quitter(champs["siret"])
    assert "SIRET" in champs["siret"]._dit.text()
    assert session.praticiennes.get().siret in ("", avant)


def test_a_line_is_renamed_and_its_code_and_the_past_stay(bureau, listes, session):
    choisir_ligne(listes, "LOG")
    listes.libelle.editeur.setText("Habitat")
    quitter(listes.libelle)
    logement = next(e for e in session.nomenclatures.de(Liste.THEMES) if e.code == "LOG")
    assert logement.libelle == "Habitat"
    assert [e.libelle for e in session.nomenclatures.historique(logement.id)] == ["Logement", "Habitat"]
    bureau.retours.annuler()
    assert listes.libelle.valeur == "Logement"


def test_an_empty_label_is_refused_under_its_field(listes, session):
    choisir_ligne(listes, "LOG")
    listes.libelle.editeur.setText("   ")
    quitter(listes.libelle)
    assert listes.libelle._dit.text()
    assert any(e.libelle == "Logement" for e in session.nomenclatures.de(Liste.THEMES))


def test_a_line_is_added_by_enter_and_the_field_is_ready_for_the_next(listes, session):
    choisir_ligne(listes, "LOG")
    taper(listes.ajout.editeur, "Épargne salariale")
    for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        touche = QKeyEvent(sorte, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        QApplication.sendEvent(listes.ajout.editeur, touche)
    neuve = next(e for e in session.nomenclatures.de(Liste.THEMES) if e.libelle == "Épargne salariale")
    logement = next(e for e in session.nomenclatures.de(Liste.THEMES) if e.code == "LOG")
    assert neuve.attributs["famille"] == logement.attributs["famille"]
    assert "sous_themes" not in neuve.attributs
    assert listes.ajout.valeur == ""


def test_lines_go_up_and_down_and_keep_the_choice(listes, session):
    choisir_ligne(listes, "LOG")
    rang = listes.lignes.currentRow()
    listes.monter.click()
    assert [e.code for e in session.nomenclatures.de(Liste.THEMES)][rang - 1] == "LOG"
    assert listes.choisie.code == "LOG"
    listes.descendre.click()
    assert [e.code for e in session.nomenclatures.de(Liste.THEMES)][rang] == "LOG"


def test_a_line_joins_another_then_is_offered_again(listes, session):
    choisir_ligne(listes, "MOB")
    cible = next(e for e in session.nomenclatures.de(Liste.THEMES) if e.code == "LOG")
    listes.vers.editeur.setCurrentIndex(listes.vers.editeur.findData(str(cible.id)))
    listes.reunir.click()
    assert "→ Logement" in listes.lignes.currentItem().text()
    assert listes.ecarter.text().startswith("Proposer")
    listes.ecarter.click()
    assert listes.choisie.active


def test_autre_can_be_renamed_but_never_left_out(listes):
    choisir_ligne(listes, "AUT")
    assert listes.ecarter.isHidden()
    assert listes.reunir.isHidden()
    assert listes.libelle.isEnabled()


def test_sub_themes_are_one_per_line(listes, session):
    choisir_ligne(listes, "LOG")
    listes.detail.editeur.setPlainText("loyer\n\ncharges\n")
    quitter(listes.detail)
    logement = next(e for e in session.nomenclatures.de(Liste.THEMES) if e.code == "LOG")
    assert logement.attributs["sous_themes"] == "loyer|charges"


def test_a_list_that_grows_long_says_so(listes, session):
    for rang in range(LONGUE):
        session.nomenclatures.ajouter(Liste.THEMES, f"Ligne {rang} de plus")
    listes.ouvrir()
    assert not listes._longue.isHidden()


def test_a_backup_made_now_is_listed_and_what_restoring_it_loses_is_said(bureau, reglages, session, tmp_path, scope):
    reglages.choisir("sauvegardes")
    section = reglages.sauvegardes
    assert "Aucune" in section._dite.text()
    section.maintenant.click()
    assert section.tableau.modele.rowCount() == 1
    assert "vérifiée" in bureau.etat.phrase
    for nom in ("Un", "Deux", "Trois"):
        session.personnes.save(Personne(nom=nom))
    section.restaurer.click()
    dialogue = ouvert(Restaurer)
    assert "Vous perdrez 3\u00a0saisies faites depuis" in dialogue._contient.text()
    dialogue.nom.editeur.setText("Retour")
    dialogue.verbe.click()
    assert (tmp_path / "Retour.coffre").is_dir()
    assert "Retour.coffre" in section._dit.text()
    with scope.ouvrir(tmp_path / "Retour.coffre", phrase=PHRASE) as rendue:
        assert not [p for p in rendue.personnes.toutes() if p.nom == "Trois"]


def test_a_file_that_is_no_backup_gets_a_sentence(reglages, tmp_path):
    reglages.choisir("sauvegardes")
    reglages.sauvegardes.autre.click()
    dialogue = ouvert(Restaurer)
    for rang, contenu in enumerate((b"", b"PK\x03\x04", b"VISAVIS\x01" + b"\x00" * 40, b"VISAVIS\x09")):
        fichier = tmp_path / f"essai-{rang}.visavis"
        fichier.write_bytes(contenu)
        dialogue.fichier.champ.setText(str(fichier))
        assert dialogue._dit.text().endswith(".")
        assert not dialogue.verbe.isEnabled()


def test_the_second_place_is_asked_for_then_dated(reglages, tmp_path):
    reglages.choisir("sauvegardes")
    section = reglages.sauvegardes
    section.copier.click()
    assert "seconde place" in section._dit.text()
    section.seconde.champ.setText(str(tmp_path / "absente"))
    section.copier.click()
    assert "introuvable" in section._dit.text() or "n’existe pas" in section._dit.text()
    cle = tmp_path / "cle"
    cle.mkdir()
    section.seconde.champ.setText(str(cle))
    section.copier.click()
    assert len(list(cle.glob("*.visavis"))) == 1
    assert "aujourd’hui" in section._seconde_dite.text()


def test_the_passphrase_changes_with_the_one_in_force_and_both_typings_alike(fenetre, reglages, scope, coffre):
    reglages.choisir("securite")
    reglages.securite.phrase.click()
    dialogue = ouvert(ChangerPhrase)
    dialogue.verbe.click()
    assert "manque" in dialogue._dit.text()
    dialogue.actuelle.champ.setText("ce n'est pas elle")
    dialogue.nouvelle.champ.setText(AUTRE)
    dialogue.encore.champ.setText("autre chose")
    dialogue.verbe.click()
    assert "diffèrent" in dialogue._dit.text()
    dialogue.encore.champ.setText(AUTRE)
    dialogue.verbe.click()
    assert dialogue.isVisible()
    assert dialogue.nouvelle.champ.text() == AUTRE
    dialogue.actuelle.champ.setText(PHRASE)
    dialogue.verbe.click()
    assert "a changé" in reglages.securite._dit.text()
    fenetre.verrouiller()
    scope.ouvrir(coffre, phrase=AUTRE).close()


def test_the_recovery_key_is_replaced_once_two_groups_are_typed_again(fenetre, reglages, scope, coffre):
    reglages.choisir("securite")
    reglages.securite.secours.click()
    dialogue = ouvert(RemplacerSecours)
    cle = dialogue._cle
    for champ, attendu in zip(dialogue.secours.champs, dialogue.secours.attendus, strict=True):
        champ.editeur.setText(attendu)
    dialogue.secours._verifier()
    assert "remplacée" in reglages.securite._dit.text()
    fenetre.verrouiller()
    scope.ouvrir(coffre, secours=cle).close()


def test_closing_before_the_groups_are_typed_keeps_the_old_key(reglages, session):
    generation = session.coffre._ouvert.entete.generation
    reglages.choisir("securite")
    reglages.securite.secours.click()
    ouvert(RemplacerSecours).reject()
    assert session.coffre._ouvert.entete.generation == generation


def test_a_code_too_easy_or_typed_otherwise_is_refused_then_a_good_one_is_kept(reglages, session):
    reglages.choisir("securite")
    reglages.securite.pin.click()
    dialogue = ouvert(DefinirPin)
    for un, deux in (("12345", "12345"), ("123456", "123456"), ("814259", "814258"), ("abcdef", "abcdef")):
        dialogue.code.champ.setText(un)
        dialogue.encore.champ.setText(deux)
        dialogue.verbe.click()
        assert dialogue._dit.text()
        assert not session.pauses.definie
    dialogue.code.champ.setText("814259")
    dialogue.encore.champ.setText("814259")
    dialogue.verbe.click()
    assert session.pauses.definie


def test_the_coffre_is_checked_in_plain_words(reglages):
    reglages.choisir("securite")
    reglages.securite.verifier.click()
    dits = reglages.securite._sains.text().splitlines()
    assert len(dits) == 4
    assert reglages.securite._fautes.isHidden()
    assert any("Chaque page" in dit for dit in dits)
    assert "aujourd’hui" in reglages.securite._controle.text()


def test_a_backup_then_a_check_are_made_by_themselves_while_she_rests(bureau, session):
    session.personnes.save(Personne(nom="Martin"))
    entretien = bureau._entretien
    entretien.veiller()
    assert session.sauvegardes.dernieres() == []
    bureau._inactivite._repos = 120
    entretien.veiller()
    assert len(session.sauvegardes.dernieres()) == 1
    assert session.surete.lire().controle is None
    entretien.veiller()
    assert session.surete.lire().controle is not None
    assert len(session.sauvegardes.dernieres()) == 1


def test_the_state_bar_tells_the_age_of_both_places(bureau, session, tmp_path):
    session.sauvegardes.ailleurs(tmp_path)
    bureau._entretien.lire()
    assert "copie aujourd’hui" in bureau.etat.phrase


def test_every_dialog_of_reglages_is_freed_on_close(fenetre, reglages):
    reglages.choisir("securite")
    securite = reglages.securite
    for place in (securite.phrase, securite.secours, securite.pin, securite.journal):
        place.click()
        QApplication.processEvents()
        for dialogue in fenetre.findChildren(QDialog):
            dialogue.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not fenetre.findChildren(QDialog)
