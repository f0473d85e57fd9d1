"""The acts and the documents of a person, by keyboard: kept, shared, dropped, shown, forgotten."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from app.domain.interventions import TOUT
from tests.ui.clavier import ecrire
from tests.ui.conftest import PHRASE
from tests.ui.dossier import aller, deposer, dialogue, mots_de
from ui.personnes.chronologie import A_COMPLETER, DOCUMENTS, ENTRETIENS
from ui.personnes.fiche import DOCUMENTS as ONGLET_DOCUMENTS
from ui.personnes.fiche import HISTORIQUE


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
    suivis = ["Accompagnement", "Démarches", "Budget", "Courriers"]
    assert titres == ["Historique", "Identité", "Foyer et emploi", *suivis, "Documents"]
