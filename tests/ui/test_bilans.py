"""The page Bilans: the protected document from memory, its reasons, her words, the freeze and the remise."""

import gc
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from shiboken6 import isValid

from app.bilan.motifs import Etat
from app.domain.commentaires import Section
from app.files import DossierAbsent
from app.progress import Annule
from tests.ui.test_entreprises import presser
from ui.bilans import PageBilans
from ui.bilans.manques import PersonnesIncompletes
from ui.lecture.impression import peindre
from ui.lecture.lecteur import Lecteur

ANNEE = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def session(poste):
    return poste.session


@pytest.fixture
def entreprise(session):
    return session.entreprises.toutes()[1]


@pytest.fixture
def page(poste, session, entreprise, exposer):
    page = PageBilans(poste)
    page.choix.proposer(session.entreprises.toutes())
    page.montrer(entreprise.id, 2025)
    return exposer(page)


def mots(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def fichiers(*dossiers):
    return {chemin for dossier in dossiers for chemin in Path(dossier).rglob("*")}


def ecrire(page, section, texte):
    champ = page.commentaires.textes[section].champ
    champ.editeur.setPlainText(texte)
    champ.achever()
    page.preparer()
    QApplication.processEvents()


def test_the_document_shown_is_the_one_that_would_be_printed(page, session, entreprise):
    attendu = session.bilans.apercu(entreprise.id, *ANNEE)
    assert page.document_.lecteur.octets == attendu.pdf
    assert page.document_.lecteur.document_.pageCount() > 3
    assert "personnes reçues" in page.document_.lecteur.accessibleDescription()


def test_the_preview_writes_no_file(page, session, coffre, tmp_path, monkeypatch):
    ailleurs = tmp_path / "tmp"
    ailleurs.mkdir()
    monkeypatch.setenv("TMPDIR", str(ailleurs))
    avant = fichiers(coffre, ailleurs, Path.cwd() / "ui")
    for autre in session.entreprises.toutes():
        page.montrer(autre.id, 2025)
        QApplication.processEvents()
        page.document_.lecteur.grab()
    assert fichiers(coffre, ailleurs, Path.cwd() / "ui") == avant


def test_every_table_is_told_with_its_state_and_its_rule(page, session, entreprise):
    dit = session.bilans.apercu(entreprise.id, *ANNEE).explications
    affiche = mots(page.tableaux)
    assert all(e.titre in affiche and e.regle in affiche for e in dit.tableaux)
    for explication in dit.tableaux:
        assert str(explication.etat).capitalize() in affiche
        assert all(ligne.libelle in affiche for ligne in explication.reunies)
    assert {e.etat for e in dit.tableaux} >= {Etat.IMPRIME, Etat.REGROUPE}
    assert dit.phrase_seuil in affiche


def test_another_entreprise_takes_the_place_of_the_first_whole(page, session, entreprise):
    autre = session.entreprises.toutes()[2]
    page.montrer(autre.id, 2025)
    QApplication.processEvents()
    assert page.document_.apercu.bilan.contenu.entreprise == autre.nom
    assert page.document_.lecteur.octets == session.bilans.apercu(autre.id, *ANNEE).pdf


def test_two_dates_in_the_wrong_order_are_said_under_the_field(page):
    page.choix.periode.montrer("dates")
    page.choix._montrer_dates()
    page.choix.du.editeur.setText("30/06/2025")
    page.choix.au.editeur.setText("01/01/2025")
    page.choix.au.achever()
    assert "avant le début" in page.choix.au.editeur.accessibleDescription()
    page.choix.au.editeur.setText("31/02/2025")
    page.choix.au.achever()
    assert "28" in page.choix.au.editeur.accessibleDescription() or page.choix.au.editeur.accessibleDescription()


def test_a_change_elsewhere_makes_the_bilan_again(page, poste, session, entreprise, qtbot):
    site = session.entreprises.sites.de(entreprise.id)[0]
    poste.taches.command(lambda: session.entreprises.sites.modifier(site.id, nom="Fécamp-Plage"))
    qtbot.waitUntil(lambda: page.document_.lecteur.octets == session.bilans.apercu(entreprise.id, *ANNEE).pdf)
    textes = str(page.document_.apercu.bilan.contenu)
    assert "Fécamp-Plage" in textes


def test_what_is_missing_leads_to_where_it_is_completed(bureau):
    session, page = bureau._session, bureau.bilans
    entreprise = session.entreprises.toutes()[1]
    bureau.aller("bilans")
    page.montrer(entreprise.id, 2025)
    page.manques.effectifs_voulus.emit()
    assert bureau.entreprises.fiche.ident == entreprise.id
    assert bureau.entreprises.fiche.effectifs.isVisible()
    bureau.aller("bilans")
    attendus = session.bilans.incomplets(entreprise.id, *ANNEE, "csp")
    page.manques.personnes_voulues.emit("csp")
    dialogue = page.findChild(PersonnesIncompletes)
    assert dialogue.liste.count() == len(attendus) > 0
    dialogue.liste.setFocus()
    presser(Qt.Key.Key_Return, cible=dialogue.liste)
    assert bureau.personnes.fiche.ident in attendus


def test_a_demarche_that_no_bilan_counts_leads_to_its_person(bureau):
    session, page = bureau._session, bureau.bilans
    seule = next(d for d in session.demarches.toutes() if d.decidee_le and d.decidee_le.year == 2025)
    entreprise = session.contrats.get(session.accompagnements.get(seule.accompagnement_id).contrat_id).entreprise_id
    session.demarches.modifier(seule.id, accompagnement_id=None)
    bureau.aller("bilans")
    page.montrer(entreprise, 2025)
    assert "1\u00a0démarche sans accompagnement\u00a0: elle ne compte dans aucun bilan." in mots(page.manques)
    page.manques.personnes_voulues.emit("demarches")
    dialogue = page.findChild(PersonnesIncompletes)
    assert dialogue.liste.count() == 1
    dialogue.liste.setFocus()
    presser(Qt.Key.Key_Return, cible=dialogue.liste)
    assert bureau.personnes.fiche.ident == seule.personne_id


def test_a_clean_text_typed_is_kept_and_printed(page, session, entreprise):
    ecrire(page, Section.ANALYSE, "Les délais des bailleurs s’allongent.")
    assert session.commentaires.de(entreprise.id, 2025)[Section.ANALYSE].texte.startswith("Les délais")
    assert "s’allongent" in str(page.document_.apercu.bilan.contenu.textes)


def test_remarks_show_as_one_types_and_the_text_waits_for_her(page, session, entreprise):
    nom = session.repertoire.noms()[0].affiche
    texte = page.commentaires.textes[Section.ANALYSE]
    texte.editeur.setPlainText(f"Une salariée, {nom}, vue le 12 mars.")
    texte.relire()
    assert len(texte.editeur.extraSelections()) >= 3
    assert "nom d’une personne du coffre" in texte.editeur.accessibleDescription()
    texte.champ.achever()
    page.preparer()
    assert nom not in str(page.document_.apercu.bilan.contenu.textes)
    assert Section.ANALYSE in page.document_.apercu.retenus
    assert page.arreter() is None, "freezing waits for her"
    assert "à relire avant d’arrêter" in page.document_._etat.text()
    texte.malgre.click()
    page.preparer()
    assert not page.document_.apercu.retenus
    assert nom in str(page.document_.apercu.bilan.contenu.textes)
    texte.editeur.setPlainText(f"Une autre, {nom}.")
    texte.champ.achever()
    page.preparer()
    assert Section.ANALYSE in page.document_.apercu.retenus


def test_a_bilan_is_frozen_by_its_verb_only_then_handed_over(page, session, entreprise):
    page.document_.arreter.setFocus()
    presser(Qt.Key.Key_Space)
    (dialogue,) = [d for d in page.findChildren(QDialog) if d.isVisible()]
    presser(Qt.Key.Key_Return, cible=dialogue)
    assert session.remises.registre(entreprise.id) == [], "Enter does not freeze"
    dialogue = page.arreter()
    presser(Qt.Key.Key_Space, cible=dialogue.arreter)
    (inscription,) = session.remises.registre(entreprise.id)
    assert page._onglets.currentIndex() == 3
    remettre = [b for b in page.registre.findChildren(QPushButton) if "remise" in b.accessibleName() and b.isVisible()]
    presser(Qt.Key.Key_Space, cible=remettre[0])
    (dialogue,) = [d for d in page.registre.findChildren(QDialog) if d.isVisible()]
    dialogue.valider()
    assert dialogue.formulaire.champs["a"].editeur.accessibleDescription(), "to whom is asked"
    dialogue.formulaire.champs["a"].editeur.setText("CSE")
    dialogue.valider()
    assert [r.a for r in session.remises.de(inscription.id)] == ["CSE"]
    assert "Remis le" in mots(page.registre)


def test_the_register_gives_back_the_stored_bytes(page, session, entreprise, tmp_path):
    arrete = session.bilans.arreter(entreprise.id, 2025)
    (inscription,) = session.remises.registre(entreprise.id)
    page.registre.afficher(inscription)
    lecteurs = page.registre.findChildren(Lecteur)
    assert [lecteur.octets for lecteur in lecteurs] == [arrete.fichiers["pdf"]]
    page.registre._deposer(inscription, tmp_path / "copie.pdf")
    assert (tmp_path / "copie.pdf").read_bytes() == arrete.fichiers["pdf"]


def test_a_year_under_way_says_when_it_can_be_frozen(page, entreprise):
    page.montrer(entreprise.id, 2026)
    assert "31\u00a0décembre\u00a02026" in page.document_._etat.text()
    assert not page.document_.arreter.isVisible()


@pytest.mark.parametrize(("format_", "debut"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")])
def test_each_format_is_written_where_she_says(page, tmp_path, session, format_, debut):
    cible = tmp_path / f"bilan.{format_}"
    page.document_.deposer(format_, cible)
    assert cible.read_bytes().startswith(debut)
    assert cible.stat().st_mode & 0o777 == 0o600
    assert session.journal.dernieres(1)[0].acte == "exporter"


def test_a_copy_that_cannot_be_written_is_told(page, poste, tmp_path):
    refus = []
    poste.taches.echouee.connect(refus.append)
    page.document_.deposer("pdf", tmp_path / "absent" / "bilan.pdf")
    assert isinstance(refus[0], DossierAbsent)


def test_printing_draws_every_page_asked_for_from_memory(page):
    tampon = QBuffer()
    tampon.open(QIODevice.OpenModeFlag.ReadWrite)
    imprimante = QPdfWriter(tampon)
    imprimante.setResolution(30)
    peindre(page.document_.lecteur.document_, imprimante, 1, 3)
    del imprimante
    gc.collect()
    assert bytes(tampon.data().data()).count(b"/Type /Page\n") == 3


def test_the_spool_is_told_before_the_dialog_of_the_system(page):
    page.document_.imprimer.click()
    (dialogue,) = [d for d in page.document_.findChildren(QDialog) if d.isVisible()]
    assert "copie lisible" in mots(dialogue)


def test_a_preparation_stopped_says_so_and_starts_again(page, monkeypatch):
    bilans = page._poste.session.bilans
    preparer = type(bilans).apercu

    def annuler(*_args, **_options):
        raise Annule

    monkeypatch.setattr(type(bilans), "apercu", annuler)
    page._oublier()
    page.preparer()
    assert "interrompue" in page.document_._message.text()
    monkeypatch.setattr(type(bilans), "apercu", preparer)
    page.document_._relancer.click()
    assert page.document_.apercu is not None


def test_nothing_is_left_of_the_document_after_the_lock(page, session, entreprise):
    ecrire(page, Section.PERSPECTIVES, "Une année utile.")
    page.vider()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert page.document_.lecteur.octets == b""
    assert page.document_.lecteur.document_.pageCount() == 0
    assert not mots(page.tableaux).strip()
    assert not page.commentaires.textes[Section.PERSPECTIVES].champ.valeur
    assert session.commentaires.de(entreprise.id, 2025)[Section.PERSPECTIVES].texte == "Une année utile."


def test_every_dialog_is_freed_when_it_closes(page, session, entreprise):
    session.bilans.arreter(entreprise.id, 2025)
    page.registre.montrer(entreprise.id)
    (inscription,) = session.remises.registre(entreprise.id)
    page.manques.personnes_voulues.emit("csp")
    page.registre.afficher(inscription)
    dialogues = [
        page.arreter(), page.registre.demander_remise(inscription), *page.findChildren(QDialog),
    ]  # fmt: skip
    for dialogue in dialogues:
        dialogue.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(isValid(dialogue) for dialogue in dialogues)
