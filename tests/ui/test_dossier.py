"""The file of a person, by keyboard: what is typed is kept, said, and can be taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from app.domain.interventions import TOUT
from tests.ui.clavier import ecrire, touche
from tests.ui.conftest import PHRASE
from ui.personnes.chronologie import A_COMPLETER, DOCUMENTS, ENTRETIENS
from ui.personnes.fiche import ACCOMPAGNEMENT, FOYER, HISTORIQUE, IDENTITE
from ui.personnes.fiche import DOCUMENTS as ONGLET_DOCUMENTS


@pytest.fixture
def session(bureau):
    return bureau._session


@pytest.fixture
def suivie(session):
    """Someone with acts and a follow-up still open."""
    for nom in session.repertoire.noms():
        suivis = session.accompagnements.de_personne(nom.id)
        if suivis and suivis[0].clos_le is None and len(session.interventions.de_personne(nom.id)) > 1:
            return session.personnes.get(nom.id)
    return pytest.fail("the fiction follows nobody")


@pytest.fixture
def fiche(bureau, suivie):
    bureau.ouvrir_personne(suivie.id)
    QApplication.processEvents()
    return bureau.personnes.fiche


def dialogue(bureau):
    QApplication.processEvents()
    return next(d for d in bureau.findChildren(QDialog) if d.isVisible())


def aller(champ):
    champ.editeur.setFocus()
    QApplication.processEvents()
    return champ.editeur


def deposer(cible, *chemins):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(chemin)) for chemin in chemins])
    evenement = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    cible.dropEvent(evenement)
    QApplication.processEvents()


@pytest.fixture
def attestation(tmp_path):
    from reportlab.pdfgen import canvas

    chemin = tmp_path / "attestation.pdf"
    page = canvas.Canvas(str(chemin))
    page.drawString(80, 700, "Attestation")
    page.save()
    return chemin


def test_a_note_is_completed_without_the_mouse_then_undone(bureau, session, fiche):
    acte = session.interventions.de_personne(fiche.ident)[0]
    session.interventions.modifier(acte.id, note="", a_completer=True)
    fiche.ouvrir(fiche.ident)
    fiche.chronologie.liste.setFocus()
    touche(Qt.Key.Key_Home)
    touche(Qt.Key.Key_Return)
    formulaire = dialogue(bureau)
    assert QApplication.focusWidget() is formulaire.champs["note"].editeur
    ecrire("Vue ce matin, bail reçu.")
    touche(Qt.Key.Key_Tab)
    completee = session.interventions.get(acte.id)
    assert (completee.note, completee.a_completer) == ("Vue ce matin, bail reçu.", False)
    touche(Qt.Key.Key_Escape)
    assert not isValid(formulaire)
    assert bureau.avis.phrase.startswith("Enregistrement")
    bureau.actions_["annuler"].trigger()
    assert session.interventions.get(acte.id).a_completer


def test_the_theme_of_a_follow_up_changes_by_the_arrows_then_is_undone(bureau, session, fiche):
    fiche.montrer_onglet(ACCOMPAGNEMENT)
    suivi = session.accompagnements.de_personne(fiche.ident)[0]
    aller(fiche.accompagnements.formulaire.champs["theme"])
    touche(Qt.Key.Key_Down)
    touche(Qt.Key.Key_Tab)
    assert session.accompagnements.get(suivi.id).theme != suivi.theme
    bureau.actions_["annuler"].trigger()
    assert session.accompagnements.get(suivi.id) == suivi
    assert fiche.accompagnements.formulaire.champs["theme"].valeur == suivi.theme


def test_a_near_name_is_warned_of_while_it_is_typed(bureau, session, suivie):
    session.personnes.modifier(suivie.id, prenom="Éléonore", nom="Lefèvre")
    bureau.actions_["nouvelle_personne"].trigger()
    nouvelle = dialogue(bureau)
    nouvelle.prenom.editeur.setFocus()
    ecrire("eleonore")
    touche(Qt.Key.Key_Tab)
    ecrire("Lefevre")
    liens = [bouton.text() for bouton in nouvelle.findChildren(QPushButton) if bouton.isVisible()]
    assert any("Éléonore Lefèvre" in dit for dit in liens)
    ecrire(" Zozime")
    liens = [bouton.text() for bouton in nouvelle.findChildren(QPushButton) if bouton.isVisible()]
    assert not any("Lefèvre" in dit for dit in liens)
    nouvelle.reject()


def test_two_dossiers_are_joined_by_keyboard_then_parted(bureau, session, fiche, suivie):
    doublon, _ = session.personnes.save(replace(suivie, id=0, prenom="Zozime", nom="Kwartz"))
    actes = session.interventions.de_personne(suivie.id)
    deplace = session.interventions.save(replace(actes[0], id=0, personnes=(doublon.id,), accompagnement_id=None))[0]
    fiche.montrer_onglet(IDENTITE)
    fiche.identite._fusionner.setFocus()
    touche(Qt.Key.Key_Space, " ")
    choix = dialogue(bureau)
    choix.champ.setFocus()
    ecrire("kwar")
    touche(Qt.Key.Key_Return)
    assert deplace.id in {acte.id for acte in session.interventions.de_personne(suivie.id)}
    assert [p.id for p in session.personnes.chercher("kwartz")] == []
    assert bureau.avis.phrase == "Fusion : deux dossiers."
    bureau.actions_["annuler"].trigger()
    assert session.interventions.get(deplace.id).personnes == (doublon.id,)
    assert session.personnes.get(suivie.id) == suivie


def test_a_field_is_kept_after_a_silence_and_a_visit_is_one_step(bureau, session, fiche, suivie, qtbot):
    fiche.montrer_onglet(IDENTITE)
    champ = fiche.identite.champs["ville"]
    champ._repos.setInterval(1)
    aller(champ).selectAll()
    for partie in ("Alen", "çon"):
        avant = session.personnes.get(suivie.id).ville
        ecrire(partie)
        qtbot.waitUntil(lambda avant=avant: session.personnes.get(suivie.id).ville != avant)
    assert session.personnes.get(suivie.id).ville == "Alençon"
    assert champ.editeur.hasFocus()
    ecrire(" ")
    touche(Qt.Key.Key_Tab)
    bureau.actions_["annuler"].trigger()
    assert session.personnes.get(suivie.id).ville == suivie.ville


def test_words_refused_stay_under_their_sentence_and_nothing_is_written(session, fiche, suivie):
    fiche.montrer_onglet(IDENTITE)
    champ = fiche.identite.champs["naissance_connue"]
    aller(champ).selectAll()
    ecrire("31/02/1980")
    touche(Qt.Key.Key_Tab)
    assert "n'existe pas" in champ._dit.text()
    assert champ._signe.isVisible()
    assert champ.editeur.accessibleDescription() == champ._dit.text()
    session.personnes.modifier(suivie.id, ville="Sées")
    fiche.identite.relire()
    assert champ.valeur == "31/02/1980"
    assert session.personnes.get(suivie.id).naissance == suivie.naissance


def test_an_alert_is_one_key_and_shows_at_the_head(session, fiche, suivie):
    fiche.montrer_onglet(IDENTITE)
    fiche.identite._alertes["Ne pas appeler au poste"].setFocus()
    touche(Qt.Key.Key_Space, " ")
    assert "Ne pas appeler au poste" in session.personnes.get(suivie.id).discretion
    assert "Ne pas appeler au poste" in [puce.text() for puce in fiche._alertes.findChildren(QLabel)]
    touche(Qt.Key.Key_Space, " ")
    assert "Ne pas appeler" not in session.personnes.get(suivie.id).discretion


def test_an_objective_is_added_filled_and_removed_in_place(bureau, session, fiche):
    fiche.montrer_onglet(ACCOMPAGNEMENT)
    plan = fiche.accompagnements.plan
    avant = session.accompagnements.de_personne(fiche.ident)[0].plan
    plan.ajouter.setFocus()
    touche(Qt.Key.Key_Space, " ")
    ecrire("Dossier FSL")
    touche(Qt.Key.Key_Tab)
    ecrire("Nous deux")
    touche(Qt.Key.Key_Tab)
    objectif = session.accompagnements.de_personne(fiche.ident)[0].plan[-1]
    assert (objectif.texte, objectif.qui) == ("Dossier FSL", "Nous deux")
    plan.rangees[-1].retirer.click()
    assert session.accompagnements.de_personne(fiche.ident)[0].plan == avant
    bureau.actions_["annuler"].trigger()
    assert plan.rangees[-1].champs["texte"].valeur == "Dossier FSL"


def test_a_follow_up_is_closed_with_its_suite_then_opened_again(session, fiche):
    fiche.montrer_onglet(ACCOMPAGNEMENT)
    volet = fiche.accompagnements
    suivi = session.accompagnements.de_personne(fiche.ident)[0]
    volet.cloture.clore.click()
    assert "Suite" in volet.cloture.suite._dit.text()
    volet.cloture.suite.editeur.setCurrentIndex(1)
    volet.cloture.clore.click()
    clos = session.accompagnements.get(suivi.id)
    assert clos.clos_le is not None
    assert volet.cloture.rouvrir.isVisible()
    volet.cloture.rouvrir.click()
    assert session.accompagnements.get(suivi.id) == suivi


def test_another_follow_up_is_opened_and_chosen_by_its_chip(session, fiche):
    fiche.montrer_onglet(ACCOMPAGNEMENT)
    volet = fiche.accompagnements
    avant = session.accompagnements.de_personne(fiche.ident)
    volet.ouvrir.click()
    assert len(session.accompagnements.de_personne(fiche.ident)) == len(avant) + 1
    assert volet._selecteur.isVisible()
    volet._selecteur._puces[avant[0].id].click()
    assert volet.formulaire.champs["demande"].valeur == avant[0].demande


def test_a_household_is_dated_and_its_members_counted(session, fiche, jour):
    fiche.montrer_onglet(FOYER)
    volet = fiche.foyer
    volet.nouveau.click()
    foyer = session.foyers.de_personne(fiche.ident)[0]
    assert foyer.au == jour
    nombre = len(foyer.membres)
    volet.membres.ajouter.click()
    rangee = volet.membres.rangees[-1]
    ecrire("Nina")
    aller(rangee.champs["revenus"])
    ecrire("1 200,50")
    rangee.champs["a_charge"].editeur.setFocus()
    touche(Qt.Key.Key_Space, " ")
    volet.achever()
    membre = session.foyers.get(foyer.id).membres[nombre]
    assert (membre.prenom, membre.revenus, membre.a_charge) == ("Nina", 120_050, True)
    assert "à charge" in volet._somme.text()


def test_an_emploi_that_overlaps_is_refused_in_words(session, fiche):
    fiche.montrer_onglet(FOYER)
    emploi = session.personnes.emplois.de(fiche.ident)[-1]
    volet = fiche.foyer.emplois
    volet.entreprise.editeur.setCurrentIndex(volet.entreprise.editeur.findData(str(emploi.entreprise_id)))
    volet.ajouter.click()
    assert "déjà un emploi" in volet.entreprise._dit.text()
    assert len(session.personnes.emplois.de(fiche.ident)) == len(volet._cartes)


def test_a_new_act_says_what_is_missing_then_is_kept(bureau, session, fiche):
    fiche.montrer_onglet(HISTORIQUE)
    avant = len(session.interventions.de_personne(fiche.ident))
    fiche.chronologie.detaille.click()
    formulaire = dialogue(bureau)
    formulaire.creer()
    assert "durée" in formulaire.champs["minutes"]._dit.text().lower()
    assert formulaire.isVisible()
    aller(formulaire.champs["minutes"])
    ecrire("45")
    aller(formulaire.champs["note_travail"])
    ecrire("À vérifier")
    formulaire.creer()
    acte = session.interventions.de_personne(fiche.ident)[0]
    assert (acte.minutes, acte.note_travail, acte.parts[0].pour_dix_mille) == (45, "À vérifier", TOUT)
    assert len(session.interventions.de_personne(fiche.ident)) == avant + 1
    assert not [d for d in bureau.findChildren(QDialog) if d.isVisible()]


def test_the_words_of_a_new_act_outlive_its_form_and_the_lock(fenetre, bureau, session, fiche, scope, coffre):
    ident = fiche.ident
    fiche.ouvrir_acte()
    formulaire = dialogue(bureau)
    aller(formulaire.champs["note"])
    ecrire("Reçue à l’improviste")
    fenetre.verrouiller()
    with scope.ouvrir(coffre, phrase=PHRASE) as rouverte:
        assert rouverte.interventions.brouillon(ident)["note"] == "Reçue à l’improviste"


def test_a_draft_is_taken_up_again_and_forgotten_once_kept_or_given_up(bureau, session, fiche):
    session.interventions.garder_brouillon(fiche.ident, {"note": "À reprendre", "minutes": "20"})
    fiche.ouvrir_acte()
    formulaire = dialogue(bureau)
    assert formulaire.champs["note"].valeur == "À reprendre"
    assert "Brouillon repris" in formulaire._dit.text()
    formulaire.creer()
    assert session.interventions.de_personne(fiche.ident)[0].note == "À reprendre"
    assert session.interventions.brouillon(fiche.ident) == {}
    bureau.actions_["annuler"].trigger()
    assert session.interventions.de_personne(fiche.ident)[0].note != "À reprendre"
    session.interventions.garder_brouillon(fiche.ident, {"note": "Encore"})
    fiche.ouvrir_acte()
    dialogue(bureau).fermer.click()
    assert session.interventions.brouillon(fiche.ident) == {}


def test_the_day_a_working_note_is_erased_is_said(bureau, session, fiche):
    acte = session.interventions.de_personne(fiche.ident)[0]
    session.interventions.modifier(acte.id, note_travail="Brouillon")
    fiche.ouvrir_acte(acte.id)
    assert "Effacement le 17/12/2026" in dialogue(bureau)._regle.text()


def test_shares_are_kept_only_when_they_make_the_whole(bureau, session, fiche):
    acte = session.interventions.de_personne(fiche.ident)[0]
    autre = next(c.id for c in session.contrats.toutes() if c.id != acte.parts[0].contrat_id)
    fiche.ouvrir_acte(acte.id)
    formulaire = dialogue(bureau)
    formulaire.partage.partager.click()
    un, deux = formulaire.partage.parts_.rangees
    un.champs["pour_dix_mille"].editeur.setText("60")
    un.achever()
    deux.champs["contrat_id"].editeur.setCurrentIndex(deux.champs["contrat_id"].editeur.findData(str(autre)))
    assert session.interventions.get(acte.id).parts == acte.parts
    deux.champs["pour_dix_mille"].editeur.setText("40")
    formulaire.partage.achever()
    parts = session.interventions.get(acte.id).parts
    assert [part.pour_dix_mille for part in parts] == [6_000, 4_000]
    formulaire.close()


def test_an_act_removed_comes_back(bureau, session, fiche):
    acte = session.interventions.de_personne(fiche.ident)[0]
    fiche.ouvrir_acte(acte.id)
    dialogue(bureau).supprimer.click()
    assert acte.id not in {a.id for a in session.interventions.de_personne(fiche.ident)}
    bureau.actions_["annuler"].trigger()
    assert session.interventions.get(acte.id) == acte


def test_the_filters_of_the_history_keep_what_they_say(session, fiche, attestation):
    acte = session.interventions.de_personne(fiche.ident)[0]
    session.interventions.modifier(acte.id, a_completer=True)
    session.documents.deposer(fiche.ident, attestation)
    fiche.ouvrir(fiche.ident)
    chronologie = fiche.chronologie
    entretiens = {n.code for n in chronologie._poste.lexique.vocabulaire.natures if "1" in n.attributs.values()}
    for filtre in (ENTRETIENS, A_COMPLETER, DOCUMENTS):
        if filtre in chronologie.filtres._puces:
            chronologie.filtres._puces[filtre].click()
            faits = chronologie.liste.modele._faits
            assert faits
            if filtre == A_COMPLETER:
                assert all(fait.a_completer for fait in faits)
            if filtre == DOCUMENTS:
                assert {fait.sorte for fait in faits} == {"documents"}
    assert entretiens


def test_a_file_dropped_on_her_is_kept_shown_from_memory_and_leaves_no_trace(
    bureau, session, fiche, attestation, tmp_path
):
    avant = set(tmp_path.rglob("*"))
    deposer(fiche, attestation)
    assert fiche.onglets.currentIndex() == ONGLET_DOCUMENTS
    (depot,) = session.documents.de_personne(fiche.ident)
    fiche.documents.ouvrir.click()
    apercu = dialogue(bureau)
    assert apercu._pdf.pageCount() == 1
    apercu.close()
    nouveaux = {chemin for chemin in tmp_path.rglob("*") if chemin not in avant}
    assert {chemin.parent.name for chemin in nouveaux if chemin.is_file()} <= {"pieces", "Exemple.coffre"}
    assert not [chemin for chemin in nouveaux if chemin.is_file() and b"Attestation" in chemin.read_bytes()]
    fiche.documents.retirer.click()
    assert session.documents.de_personne(fiche.ident) == []
    bureau.actions_["annuler"].trigger()
    assert session.documents.contenu(depot.document.id) == attestation.read_bytes()


def test_a_file_that_vanished_is_said_and_a_copy_bears_a_neutral_name(session, fiche, attestation, tmp_path):
    from ui.personnes.documents import COPIE, nom_neutre

    fiche.montrer_onglet(ONGLET_DOCUMENTS)
    deposer(fiche, tmp_path / "parti.pdf")
    assert "ne peut pas être lu" in fiche.documents._dit.text()
    deposer(fiche, attestation)
    (depot,) = session.documents.de_personne(fiche.ident)
    assert "attestation" not in nom_neutre(depot)
    fiche.documents.enregistrer(tmp_path / nom_neutre(depot))
    assert (tmp_path / nom_neutre(depot)).read_bytes() == attestation.read_bytes()
    assert fiche.documents._dit.text() == COPIE


def test_a_pdf_that_is_not_one_is_said(bureau, fiche, tmp_path):
    from ui.personnes.apercu import ILLISIBLE

    faux = tmp_path / "faux.pdf"
    faux.write_bytes(b"rien d'un PDF")
    deposer(fiche, faux)
    fiche.documents.ouvrir.click()
    assert dialogue(bureau).vue.text() == ILLISIBLE


def test_every_dialog_of_the_file_is_freed_on_close(bureau, session, fiche, attestation):
    deposer(fiche, attestation)
    acte = session.interventions.de_personne(fiche.ident)[0]
    ouvertures = (
        lambda: fiche.ouvrir_acte(acte.id),
        fiche.ouvrir_acte,
        fiche.documents.ouvrir.click,
        fiche.identite.fusion_voulue.emit,
    )
    for ouvrir in ouvertures:
        ouvrir()
        ouvert = dialogue(bureau)
        ouvert.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(ouvert)


def test_after_the_lock_no_word_of_her_is_left_in_any_part(bureau, session, fiche, attestation):
    session.personnes.modifier(fiche.ident, nom="Zibeline", note="Zibeline", discretion="Zibeline")
    suivi = session.accompagnements.de_personne(fiche.ident)[0]
    session.accompagnements.modifier(suivi.id, demande="Zibeline")
    fiche.ouvrir(fiche.ident)
    deposer(fiche, attestation)
    for rang in range(fiche.onglets.count()):
        fiche.montrer_onglet(rang)
        QApplication.processEvents()
    assert "Zibeline" in mots_de(fiche)
    bureau.fermer()
    assert "Zibeline" not in mots_de(bureau)
    assert "attestation" not in mots_de(bureau)


def test_only_the_parts_that_work_have_a_tab(fiche):
    titres = [fiche.onglets.tabText(rang) for rang in range(fiche.onglets.count())]
    assert titres == ["Historique", "Identité", "Foyer et emploi", "Accompagnement", "Documents"]


def mots_de(racine):
    """Every text that the widgets hold."""
    textes = []
    for widget in racine.findChildren(QWidget):
        if isinstance(widget, QLabel | QPushButton | QLineEdit):
            textes.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            textes.append(widget.toPlainText())
        textes += [widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join(textes)
