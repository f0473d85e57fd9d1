"""The agenda by keyboard: four views, a permanence planned, its board, calendars of others."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from app.domain.permanences import EtatPermanence, Initiative, Permanence
from app.domain.rendezvous import EtatRendezVous
from tests.ui.clavier import ecrire, touche
from tests.ui.tableau import bouton, champ, dialogue, presser
from ui.agenda.bloc import Bloc
from ui.agenda.moments import NEUTRE
from ui.agenda.periodes import Vue, avancer, bornes, titre
from ui.discretion import MASQUEE


@pytest.mark.parametrize(
    ("vue", "jour", "attendu"),
    [
        (Vue.JOUR, date(2026, 11, 1), "Dimanche 1er\u00a0novembre 2026"),
        (Vue.SEMAINE, date(2026, 11, 17), "16 au 22\u00a0novembre 2026"),
        (Vue.SEMAINE, date(2026, 12, 1), "30\u00a0novembre au 6\u00a0décembre 2026"),
        (Vue.SEMAINE, date(2027, 1, 1), "28\u00a0décembre 2026 au 3\u00a0janvier 2027"),
        (Vue.MOIS, date(2026, 11, 17), "Novembre 2026"),
    ],
)
def test_a_period_is_named_across_months_and_years(vue, jour, attendu):
    assert titre(vue, jour) == attendu


def test_a_month_is_shown_by_whole_weeks_and_turns_at_its_ends():
    assert bornes(Vue.MOIS, date(2026, 11, 17)) == (date(2026, 10, 26), date(2026, 12, 6))
    assert bornes(Vue.MOIS, date(2027, 2, 1)) == (date(2027, 2, 1), date(2027, 2, 28))
    assert bornes(Vue.LISTE, date(2028, 2, 29)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert avancer(Vue.MOIS, date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert avancer(Vue.MOIS, date(2026, 1, 31), -1) == date(2025, 12, 31)
    assert avancer(Vue.SEMAINE, date(2026, 12, 31), 1) == date(2027, 1, 7)


def test_the_week_has_one_tab_stop_and_the_arrows_go_round_it(agenda):
    blocs = agenda.horaire.toile.blocs
    assert [b.focusPolicy() & Qt.FocusPolicy.TabFocus != Qt.FocusPolicy.NoFocus for b in blocs].count(True) == 1
    blocs[0].setFocus()
    touche(Qt.Key.Key_Right)
    assert QApplication.focusWidget().moment.jour > blocs[0].moment.jour
    touche(Qt.Key.Key_Left)
    assert QApplication.focusWidget() is blocs[0]
    touche(Qt.Key.Key_End)
    assert QApplication.focusWidget() is blocs[-1]


def test_enter_on_a_permanence_opens_its_board_with_its_hours_in_words(agenda, permanence, noms):
    bloc = next(b for b in agenda.horaire.toile.blocs if b.moment.permanence_id == permanence.id)
    assert "7\u00a0h\u00a030 à 10\u00a0h" in bloc.accessibleName()
    bloc.setFocus()
    touche(Qt.Key.Key_Return)
    assert agenda.volet.isVisible()
    assert bouton(agenda.volet, f"Honoré\u00a0: {noms[2]}, 8\u00a0h\u00a030")
    assert bouton(agenda.volet, "Prendre\u00a0: Créneau libre, 9\u00a0h")


def test_the_month_shows_holidays_and_enter_opens_a_day(agenda):
    agenda.voir(date(2026, 11, 11), Vue.MOIS)
    assert "férié, Armistice" in agenda.mois.modele.data(agenda.mois.currentIndex())
    agenda.mois.setFocus()
    touche(Qt.Key.Key_Right)
    touche(Qt.Key.Key_Return)
    assert (agenda.vue, agenda._jour) == (Vue.JOUR, date(2026, 11, 12))


def test_the_list_reads_row_by_row_and_opens_with_enter(agenda, permanence):
    agenda.voir(permanence.jour, Vue.LISTE)
    modele = agenda.liste.table.modele
    lignes = [[modele.index(rang, colonne).data() for colonne in range(5)] for rang in range(modele.rowCount())]
    assert ["dimanche 1er\u00a0novembre", "", "Férié\u00a0: Toussaint", "", ""] in lignes
    agenda.liste.table.setFocus()
    touche(Qt.Key.Key_Return)
    assert agenda.volet.isVisible()


def test_alt_arrows_turn_the_pages_of_the_agenda(agenda, jour):
    agenda._avancer(1)
    assert agenda.tete.titre.text() == "23 au 29\u00a0novembre 2026"
    agenda.tete.ce_jour.click()
    assert agenda.tete.titre.text() == "16 au 22\u00a0novembre 2026"


def test_a_permanence_is_planned_by_keyboard_then_undone(bureau, agenda):
    session = bureau._session
    avant = len(session.permanences.toutes())
    bureau.actions_["planifier"].trigger()
    QApplication.processEvents()
    boite = dialogue(agenda)
    touche(Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    ecrire("4/11")
    touche(Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    ecrire("13h30")
    touche(Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    ecrire("17h")
    touche(Qt.Key.Key_Tab)
    touche(Qt.Key.Key_Down)
    touche(Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    ecrire("30/11")
    touche(Qt.Key.Key_Tab)
    assert "Jours fériés sautés\u00a0: mercredi 11\u00a0novembre (Armistice)." in boite._prevu.text()
    assert boite._prevu.text().startswith("3 permanences, du mercredi 4\u00a0novembre 2026")
    touche(Qt.Key.Key_Return)
    assert len(session.permanences.toutes()) == avant + 3
    assert agenda.volet.isVisible()
    bureau.actions_["annuler"].trigger()
    assert len(session.permanences.toutes()) == avant
    assert not agenda.volet.isVisible()


def test_what_cannot_be_planned_is_said_under_its_field(bureau, agenda):
    bureau.actions_["planifier"].trigger()
    boite = dialogue(agenda)
    for nom, faux, bon in (
        ("premier", "31/02/2026", "18/11/2026"),
        ("debut", "25h", "9h"),
        ("fin", "midi", "12h"),
        ("jusqu_au", "", "30/11/2026"),
    ):
        champ(boite, nom).setText(faux)
        boite.valider()
        assert boite.isVisible()
        assert boite.formulaire.champs[nom]._dit.text().endswith(".")
        assert champ(boite, nom).text() == faux
        champ(boite, nom).setText(bon)
    champ(boite, "fin").setText("8h")
    boite.valider()
    assert boite.isVisible()
    assert "compris entre" in boite.formulaire.champs["fin"]._dit.text()


def test_a_free_slot_is_taken_by_someone_new(bureau, agenda, permanence):
    agenda.montrer_permanence(permanence.id, permanence.jour)
    bouton(agenda.volet, "Prendre").click()
    boite = dialogue(agenda)
    ecrire("Aïcha Bouvier")
    assert boite.formulaire.champs["qui"]._dit.text() == "Nouvelle personne\u00a0: prénom Aïcha, nom Bouvier."
    touche(Qt.Key.Key_Return)
    pris = bureau._session.agenda.tableau(permanence.id).rendezvous
    nouveau = next(vu for vu in pris if vu.nom == "Aïcha Bouvier")
    assert (nouveau.rendezvous.debut, nouveau.rendezvous.etat) == (540, EtatRendezVous.PREVU)
    bureau.actions_["annuler"].trigger()
    assert "Aïcha Bouvier" not in [vu.nom for vu in bureau._session.agenda.tableau(permanence.id).rendezvous]


def test_a_name_that_several_bear_is_never_guessed(bureau, agenda, permanence):
    vocabulaire = bureau._poste.lexique.vocabulaire
    mot = next(n.mots[-1] for n in vocabulaire.personnes if len(vocabulaire.personnes.nommees(n.mots[-1])) > 1)
    agenda.montrer_permanence(permanence.id, permanence.jour)
    bouton(agenda.volet, "Prendre").click()
    boite = dialogue(agenda)
    champ(boite, "qui").setText(mot)
    boite.valider()
    assert boite.isVisible()
    assert "personnes portent ce nom" in boite.formulaire.champs["qui"]._dit.text()


def test_honoured_or_not_is_one_gesture_and_can_be_corrected(bureau, agenda, permanence, noms):
    carnet = bureau._session.rendezvous
    rdv = carnet.entre(permanence.jour, permanence.jour)[2]
    agenda.montrer_permanence(permanence.id, permanence.jour)
    bouton(agenda.volet, f"Non honoré\u00a0: {noms[2]}").click()
    assert carnet.get(rdv.id).etat is EtatRendezVous.ABSENT
    QApplication.processEvents()
    bouton(agenda.volet, f"Corriger\u00a0: {noms[2]}").click()
    QApplication.processEvents()
    bouton(agenda.volet, f"Honoré\u00a0: {noms[2]}").click()
    acte = bureau._session.interventions.get(carnet.get(rdv.id).intervention_id)
    assert (acte.permanence_id, acte.canal, acte.a_completer) == (permanence.id, "PER", True)


def test_a_permanence_is_held_called_off_and_moved_from_its_board(bureau, agenda, permanence):
    permanences = bureau._session.permanences
    agenda.montrer_permanence(permanence.id, permanence.jour)
    presser(agenda.volet, "Marquer tenue")
    assert permanences.get(permanence.id).etat is EtatPermanence.TENUE
    presser(agenda.volet, "Finalement prévue")
    presser(agenda.volet, "Annuler…")
    champ(dialogue(agenda), "par").setText("L’entreprise")
    dialogue(agenda).valider()
    assert permanences.get(permanence.id).annulee_par == "L’entreprise"
    presser(agenda.volet, "Finalement prévue")
    presser(agenda.volet, "Déplacer…")
    champ(dialogue(agenda), "jour").setText("19/11/2026")
    dialogue(agenda).formulaire.champs["initiative"].montrer("praticienne")
    dialogue(agenda).valider()
    deplacee = permanences.get(permanence.id)
    assert (deplacee.etat, deplacee.initiative) == (EtatPermanence.DEPLACEE, Initiative.PRATICIENNE)
    assert "Jeudi 19\u00a0novembre" in " ".join(label.text() for label in agenda.volet.findChildren(QLabel))


def test_the_name_leads_to_the_dossier(bureau, agenda, permanence, noms):
    agenda.montrer_permanence(permanence.id, permanence.jour)
    bouton(agenda.volet, f"Ouvrir le dossier\u00a0: {noms[0]}").click()
    assert bureau.personnes.fiche.nom.text() == noms[0]


def test_mode_discret_leaves_no_name_and_no_title_in_the_agenda(bureau, agenda, permanence, noms):
    agenda.voir(permanence.jour, Vue.JOUR)
    agenda.montrer_permanence(permanence.id, permanence.jour)
    bureau._poste.discretion.presenter(None)
    bureau.actions_["discret"].trigger()
    QApplication.processEvents()
    dits = [b.accessibleName() for b in agenda.findChildren(Bloc) if b.isVisible()]
    dits += [w.text() for sorte in (QLabel, QPushButton) for w in agenda.volet.findChildren(sorte) if w.isVisible()]
    assert any(MASQUEE in dit for dit in dits)
    assert not [nom for nom in noms if any(nom in dit for dit in dits)]
    agenda.voir(date(2026, 11, 18), Vue.LISTE)
    table = agenda.liste.table.modele
    titres = [table.index(rang, 2).data() for rang in range(table.rowCount())]
    assert not [titre for titre in titres if "Réunion" in titre]
    assert f"Rendez-vous\u00a0: {NEUTRE}" in titres


def test_mode_discret_comes_by_itself_before_a_permanence(bureau, scope, jour):
    session = bureau._session
    lieu = session.permanences.entre(jour, jour)[0]
    session.permanences.save(Permanence(contrat_id=lieu.contrat_id, jour=jour, debut=10 * 60 + 20, fin=720))
    assert not bureau._poste.discretion.active
    bureau._approche.regarder()
    assert bureau._poste.discretion.active
    assert "10\u00a0h\u00a020" in bureau.avis.phrase
    assert bureau.personnes.liste.filtre.text() == session.agenda.presence().vue.entreprise
    bureau.actions_["discret"].trigger()
    bureau._approche.regarder()
    assert not bureau._poste.discretion.active


def test_nothing_of_the_agenda_outlives_the_lock(fenetre, agenda, permanence):
    agenda.montrer_permanence(permanence.id, permanence.jour)
    volet, bloc = agenda.volet, agenda.horaire.toile.blocs[0]
    fenetre.verrouiller()
    assert not isValid(volet)
    assert not isValid(bloc)


def test_every_dialog_of_the_agenda_is_freed_on_close(agenda):
    exporter = agenda.tete.exporter.click
    for ouvrir in (agenda.planifier_permanence, agenda.prendre_rendezvous, agenda.ouvrir_import, exporter):
        ouvrir()
        boite = dialogue(agenda)
        boite.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(boite)
