"""The file of a person, by keyboard: what is typed is kept, said, and can be taken back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from tests.ui.clavier import ecrire, touche
from tests.ui.dossier import aller, dialogue
from ui.personnes.fiche import ACCOMPAGNEMENT, FOYER, IDENTITE


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
    for partie, gardee in (("Alen", "Alen"), ("çon", "Alençon")):
        ecrire(partie)
        qtbot.waitUntil(lambda gardee=gardee: session.personnes.get(suivie.id).ville == gardee)
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
    assert "n’existe pas" in champ._dit.text()
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
