"""The register and the sheet of an invoice: edited with its page beside it, issued on purpose, exported, paid."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import facturx
import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QPushButton

from app.domain.contrats import Depassement
from app.domain.conventions import Genre
from app.domain.factures import EtatFacture
from ui.conventions.apercu import ApercuConvention


@pytest.fixture
def page(bureau):
    bureau.aller("factures")
    QApplication.processEvents()
    return bureau.factures


@pytest.fixture
def factures(session):
    return session.factures


def brouillon(factures):
    return next(i.facture for i in factures.registre() if not i.facture.emise and i.facture.origine_id is None)


def emise(factures):
    return next(i.facture for i in factures.registre() if i.etat is EtatFacture.EN_RETARD)


def mots(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def presser(parent, debut):
    for bouton in parent.findChildren(QPushButton):
        if bouton.isVisible() and bouton.text().replace("&", "").startswith(debut):
            bouton.click()
            QApplication.processEvents()
            return
    pytest.fail(debut)


def dialogue(page):
    return next(d for d in page.findChildren(QDialog) if d.isVisible())


def test_the_register_tells_what_is_due_and_keeps_one_state(page, factures):
    assert page.liste.modele.rowCount() == len(factures.registre())
    page.choisir_etat("en_retard")
    lignes = [page.liste.modele.rangee(n) for n in range(page.liste.modele.rowCount())]
    assert lignes
    assert {ligne.bas_droite for ligne in lignes} == {"En retard"}
    assert all("échéance" in ligne.phrase for ligne in lignes)


def test_the_page_beside_the_draft_follows_each_field(page, factures):
    facture = brouillon(factures)
    page.montrer(facture.id)
    avant = page.fiche.lecteur.octets
    assert avant == factures.apercu(facture.id)
    note = page.fiche.brouillon.formulaire.champs["note"]
    note.editeur.setPlainText("Merci de rappeler le numéro.")
    note.achever()
    assert factures.get(facture.id).note == "Merci de rappeler le numéro."
    assert page.fiche.lecteur.octets == factures.apercu(facture.id) != avant


def test_a_line_is_edited_in_the_words_of_its_unit(page, factures):
    facture = brouillon(factures)
    page.montrer(facture.id)
    ligne = page.fiche.brouillon.lignes.rangees[0]
    ligne.champs["quantite"].editeur.setText("3,5")
    ligne.champs["quantite"].achever()
    assert factures.get(facture.id).lignes[0].quantite == 350
    assert factures.get(facture.id).lignes[0].genere
    ligne.champs["libelle"].editeur.setText("Permanences de l’automne")
    ligne.champs["libelle"].achever()
    assert not factures.get(facture.id).lignes[0].genere
    ligne.champs["quantite"].editeur.setText("beaucoup")
    ligne.champs["quantite"].achever()
    assert "ne peut pas être lu" in ligne.champs["quantite"].editeur.accessibleDescription()
    assert factures.get(facture.id).lignes[0].quantite == 350


def test_hours_beyond_the_volume_are_offered_and_added_in_one_gesture(page, session, factures):
    contrat = session.contrats.toutes()[1]
    (*_, termes) = session.contrats.conditions.de(contrat.id)
    avenant = replace(termes, id=0, a_partir_du=date(2026, 10, 1), volume=100, depassement=Depassement.FACTURE)
    session.contrats.conditions.save(replace(avenant, prix_depassement=9_000))
    facture, _ = factures.preparer(contrat.id, date(2026, 10, 1), date(2026, 10, 31))
    page.montrer(facture.id)
    QApplication.processEvents()
    assert "au-delà du volume du 01/10/2026 au 31/10/2026" in mots(page.fiche)
    assert len(factures.get(facture.id).lignes) == 1
    presser(page.fiche, "Les ajouter au brouillon")
    assert factures.get(facture.id).lignes[1].prix == 9_000
    assert not page.fiche.brouillon.facturer.isVisible()
    session.annulations.annuler()
    assert len(factures.get(facture.id).lignes) == 1


def test_issuing_asks_first_then_freezes(page, factures):
    facture = brouillon(factures)
    page.montrer(facture.id)
    assert "jeudi 15" in mots(page.fiche)
    presser(page.fiche, "Émettre")
    demande = dialogue(page)
    assert "ne change plus" in mots(demande)
    demande.valider()
    assert "relire" in mots(demande)  # the remark is not confirmed yet
    demande.reject()
    page.fiche.brouillon.relu.setChecked(True)
    presser(page.fiche, "Émettre")
    dialogue(page).valider()
    QApplication.processEvents()
    emise_ = factures.get(facture.id)
    assert emise_.numero == "F-2026-0005"
    assert page.fiche.lecteur.octets == factures.apercu(facture.id)
    visibles = {b.text().replace("&", "") for b in page.fiche.findChildren(QPushButton) if b.isVisible()}
    assert "Supprimer le brouillon" not in visibles
    assert "Préparer un avoir" in visibles


def test_a_payment_is_recorded_and_taken_back(page, factures, bureau):
    facture = emise(factures)
    page.montrer(facture.id)
    page.fiche.demander_paiement().valider()
    QApplication.processEvents()
    assert factures.inscription(facture.id).reste == 0
    assert "Soldée" in mots(page.fiche)
    bureau.retours.annuler()
    QApplication.processEvents()
    assert factures.inscription(facture.id).reste > 0


def test_the_exported_file_is_the_stored_one(page, factures, tmp_path):
    facture = emise(factures)
    page.montrer(facture.id)
    page.fiche.deposer(tmp_path / "f.pdf")
    assert (tmp_path / "f.pdf").read_bytes() == factures.apercu(facture.id)
    assert facturx.get_facturx_xml_from_pdf((tmp_path / "f.pdf").read_bytes())[0] == "factur-x.xml"


def test_an_avoir_is_drafted_and_opened(page, factures):
    page.montrer(emise(factures).id)
    presser(page.fiche, "Préparer un avoir")
    assert "Avoir, brouillon" in mots(page.fiche)
    assert page.fiche.ident == max(f.id for f in factures.toutes())


def test_a_draft_tells_the_days_that_are_billed_already(page, factures):
    facture = emise(factures)
    page.montrer(brouillon(factures).id)
    assert "déjà" not in mots(page.fiche.brouillon)
    double, _ = factures.preparer(facture.contrat_id, facture.du, facture.au)
    page.montrer(double.id)
    QApplication.processEvents()
    assert f"déjà facturé par {facture.numero}" in mots(page.fiche.brouillon)


def test_the_preview_writes_no_file(page, factures, coffre, tmp_path, monkeypatch):
    ailleurs = tmp_path / "tmp"
    ailleurs.mkdir()
    monkeypatch.setenv("TMPDIR", str(ailleurs))
    avant = set(Path(coffre).rglob("*"))
    for inscription in factures.registre():
        page.montrer(inscription.facture.id)
        QApplication.processEvents()
    assert set(Path(coffre).rglob("*")) == avant
    assert not list(ailleurs.iterdir())


def test_a_new_invoice_is_prepared_for_the_month_before(page, factures):
    avant = len(factures.toutes())
    nouvelle = page.creer()
    nouvelle.valider()
    QApplication.processEvents()
    assert len(factures.toutes()) == avant + 1
    neuve = factures.get(page.fiche.ident)
    assert (neuve.du, neuve.au) == (date(2026, 10, 1), date(2026, 10, 31))


def test_late_invoices_are_told_today_and_lead_to_the_register(bureau, factures):
    nombre = factures.retards()[0]
    bureau.aller("aujourdhui")
    QApplication.processEvents()
    assert f"{nombre}" in mots(bureau.aujourdhui)
    assert "factures en retard" in mots(bureau.aujourdhui)
    bureau.aujourdhui.factures_voulues.emit()
    assert bureau.page is bureau.factures
    assert bureau.factures.liste.modele.rowCount() == nombre


def test_the_sheet_of_an_entreprise_says_whom_to_bill(bureau, session, factures):
    entreprise = session.entreprises.toutes()[0]
    bureau.ouvrir_entreprise(entreprise.id, "Factures")
    QApplication.processEvents()
    volet = bureau.factures_entreprise
    champ = volet.formulaire.champs["service"]
    champ.editeur.setText("Comptabilité fournisseurs")
    champ.achever()
    assert factures.acheteurs.de(entreprise).service == "Comptabilité fournisseurs"
    assert factures.acheteurs.complet(entreprise).raison_sociale == entreprise.nom
    presser(volet, "Ouvrir")
    assert bureau.page is bureau.factures


def test_documents_of_the_contrat_are_chosen_seen_and_written(bureau, session, tmp_path):
    entreprise = session.entreprises.toutes()[1]
    bureau.ouvrir_entreprise(entreprise.id, "Documents")
    QApplication.processEvents()
    volet = bureau.conventions
    assert "nom et qualité du signataire" in mots(volet)
    assurance = next(b for b in volet.findChildren(QCheckBox) if b.text() == "Assurance")
    assurance.setChecked(True)
    QApplication.processEvents()
    contrat = session.contrats.de(entreprise.id)[0]
    assert {c.clause.id: c.gardee for c in session.conventions.choix(contrat.id, Genre.CONVENTION)}["assurance"]
    volet.choisir(Genre.DEVIS)
    volet.afficher()
    apercu = volet.findChild(ApercuConvention)
    assert apercu.lecteur.document_.pageCount() >= 1
    apercu.deposer("docx", tmp_path / "devis.docx")
    assert (tmp_path / "devis.docx").read_bytes().startswith(b"PK")
    assert session.journal.dernieres(1)[0].faits["document"] == "devis"
    apercu.reject()


def test_what_is_missing_of_the_entreprise_leads_to_its_sheet(bureau):
    session = bureau._session
    contrat = session.contrats.toutes()[-1]
    session.entreprises.modifier(contrat.entreprise_id, adresse="")
    facture, _ = session.factures.preparer(contrat.id, date(2026, 9, 1), date(2026, 9, 30))
    bureau.aller("factures")
    bureau.factures.montrer(facture.id)
    QApplication.processEvents()
    lien = bureau.factures.fiche.brouillon.vers_entreprise
    assert lien.isVisible()
    lien.click()
    QApplication.processEvents()
    assert bureau.ident == "entreprises"
    assert bureau.entreprises.fiche.nom.text() == session.entreprises.get(contrat.entreprise_id).nom
    session.entreprises.modifier(contrat.entreprise_id, adresse="1 place de l’Exemple")
    bureau.aller("factures")
    bureau.factures.montrer(facture.id)
    bureau.factures.fiche._lire()
    QApplication.processEvents()
    assert lien.isHidden()
