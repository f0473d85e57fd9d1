"""Démarches, accords, budget and address book, as they are used."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from app.domain.accords import Accord
from app.domain.budgets import Bloc, Budget, Ligne
from app.domain.demarches import Demarche
from app.domain.organismes import Organisme
from ui.personnes.demarches import VIDE as SANS_DEMARCHE
from ui.personnes.fiche import BUDGET, DEMARCHES, HISTORIQUE
from ui.temps import aujourd_hui


@pytest.fixture
def session(bureau):
    return bureau._session


@pytest.fixture
def elle(bureau):
    bureau.aller("personnes")
    ident = bureau.personnes.liste.modele.ident(0)
    bureau.ouvrir_personne(ident)
    QApplication.processEvents()
    return ident


@pytest.fixture
def fiche(bureau, elle):
    return bureau.personnes.fiche


def onglet(fiche, rang):
    fiche.montrer_onglet(rang)
    QApplication.processEvents()


def quitter(champ, texte):
    champ.editeur.setText(texte)
    QApplication.sendEvent(champ.editeur, QEvent(QEvent.Type.FocusOut))
    QApplication.processEvents()


def dialogue_ouvert(bureau):
    QApplication.processEvents()
    return next(d for d in bureau.findChildren(QDialog) if d.isVisible())


def textes(disposition):
    return [disposition.itemAt(rang).widget().text() for rang in range(disposition.count())]


def test_a_demarche_is_opened_sent_and_its_clock_runs(fiche, session, elle):
    onglet(fiche, DEMARCHES)
    volet = fiche.demarches
    assert volet._vide.text() == SANS_DEMARCHE
    volet.nouvelle.click()
    champs = volet.formulaire.champs
    champs["type"].editeur.setCurrentIndex(champs["type"].editeur.findData("CRA"))
    QApplication.sendEvent(champs["type"].editeur, QEvent(QEvent.Type.FocusOut))
    quitter(champs["envoyee_le"], "02/11/2026")
    (gardee,) = session.demarches.de_personne(elle)
    assert (gardee.type, gardee.etat, gardee.envoyee_le) == ("CRA", "INS", date(2026, 11, 2))
    assert textes(volet._horloges) == [
        "Sans réponse le samedi 2\u00a0janvier 2027, le silence vaut rejet (dans 46\u00a0jours)"
    ]
    assert "art. R142-1" in volet._regle.text()


def test_each_day_of_a_demarche_stands_in_the_history_and_opens_it(fiche, session, elle):
    demarche, _ = session.demarches.save(
        Demarche(personne_id=elle, objet="Secours", ouverte_le=date(2026, 9, 1), envoyee_le=date(2026, 9, 2))
    )
    fiche.ouvrir(elle)
    onglet(fiche, HISTORIQUE)
    modele = fiche.chronologie.liste.modele
    rangs = [rang for rang in range(modele.rowCount()) if modele.fait(rang).sorte == "demarches"]
    assert modele.fait(rangs[0]).titre == "Envoi · Secours"
    fiche.chronologie.liste.activated.emit(modele.index(rangs[0]))
    QApplication.processEvents()
    assert fiche.onglets.currentIndex() == DEMARCHES
    assert fiche.demarches._suivi.demarche.id == demarche.id


def test_an_accord_noted_stands_on_the_head_until_it_is_withdrawn(bureau, fiche, session, elle):
    onglet(fiche, DEMARCHES)
    fiche.demarches.accords.noter.click()
    dialogue = dialogue_ouvert(bureau)
    dialogue.formulaire.champs["portee"].editeur.setText("Budget")
    dialogue.verbe.click()
    QApplication.processEvents()
    (accord,) = session.accords.tenus(elle)
    assert (accord.categorie, accord.portee) == ("CAF", "Budget")
    assert fiche._accord.text() == "Accord donné\u00a0: CAF"
    fiche.demarches.accords._retirer(accord.id)
    QApplication.processEvents()
    assert not fiche._accord.isVisible()
    bureau.retours.annuler()
    assert session.accords.tenus(elle) == [accord]


def test_an_accord_is_corrected_in_the_dialog_that_noted_it(bureau, fiche, session, elle):
    accord, _ = session.accords.save(Accord(personne_id=elle, categorie="CAF", donne_le=date(2025, 2, 3)))
    onglet(fiche, DEMARCHES)
    modifier = next(b for b in fiche.demarches.accords.findChildren(QPushButton) if b.text() == "Modifier…")
    assert modifier.accessibleName().startswith("Modifier l’accord pour ")
    modifier.click()
    dialogue = dialogue_ouvert(bureau)
    dialogue.formulaire.champs["comment"].editeur.setPlainText("Lu avec elle")
    dialogue.verbe.click()
    QApplication.processEvents()
    assert session.accords.get(accord.id) == replace(accord, comment="Lu avec elle")
    bureau.retours.annuler()
    assert session.accords.get(accord.id) == accord


def test_a_budget_starts_from_nothing_and_says_what_is_left(fiche, session, elle):
    onglet(fiche, BUDGET)
    volet = fiche.budgets
    volet.nouveau.click()
    for bloc, montant in ((Bloc.RESSOURCES, "1 500"), (Bloc.LOGEMENT, "500"), (Bloc.DETTES, "100")):
        rangees = volet.blocs[bloc]
        rangees.ajouter.click()
        quitter(rangees.rangees[0].champs["montant"], montant)
    (budget,) = session.budgets.de_personne(elle)
    assert [(ligne.bloc, ligne.montant) for ligne in budget.lignes] == [
        (Bloc.RESSOURCES, 150_000),
        (Bloc.LOGEMENT, 50_000),
        (Bloc.DETTES, 10_000),
    ]
    assert "Ressources 1\u202f500,00" in volet.resultats.barres.accessibleName()
    assert _valeurs(volet)["Reste à vivre par mois"] == ["900,00\u00a0€"]


def test_what_if_an_instalment_changed_is_shown_beside_and_never_kept(fiche, session, elle):
    lignes = (Ligne(bloc=Bloc.RESSOURCES, montant=150_000), Ligne(bloc=Bloc.DETTES, libelle="Vallon", montant=30_000))
    budget, _ = session.budgets.save(Budget(personne_id=elle, au=aujourd_hui(), lignes=lignes))
    onglet(fiche, BUDGET)
    volet = fiche.budgets
    quitter(volet.resultats.echeance, "120")
    assert _valeurs(volet)["Reste à vivre par mois"] == [
        "1\u202f200,00\u00a0€",
        "1\u202f380,00\u00a0€",
        "+180,00\u00a0€",
    ]
    assert session.budgets.get(budget.id) == budget


def _valeurs(volet):
    grille = volet.resultats._grille
    lignes = {}
    for rang in range(1, grille.rowCount()):
        if (cellule := grille.itemAtPosition(rang, 0)) is not None:
            suite = (grille.itemAtPosition(rang, colonne) for colonne in (1, 2, 3))
            lignes[cellule.layout().itemAt(0).widget().text()] = [item.widget().text() for item in suite if item]
    return lignes


def test_the_feuille_de_route_is_proposed_changed_and_enlarged(bureau, fiche, session, elle):
    session.demarches.save(Demarche(personne_id=elle, objet="Secours", ouverte_le=aujourd_hui(), papiers="Un RIB"))
    onglet(fiche, DEMARCHES)
    fiche.demarches.feuille.click()
    dialogue = dialogue_ouvert(bureau)
    assert [etape.quoi for etape in dialogue.feuille.etapes][-1] == "Envoyer la demande : Secours"
    normale = dialogue.lecteur.octets
    dialogue.papiers.editeur.setPlainText("Un RIB\nUn avis")
    dialogue.papiers.achever()
    dialogue.grand.setChecked(True)
    QApplication.processEvents()
    assert dialogue.feuille.papiers == ("Un RIB", "Un avis")
    assert dialogue.lecteur.octets.startswith(b"%PDF")
    assert dialogue.lecteur.octets != normale
    dialogue.close()


def test_a_demarche_that_is_late_stands_on_the_first_page_and_opens(bureau, session, elle):
    demarche, _ = session.demarches.save(
        Demarche(personne_id=elle, objet="Secours", ouverte_le=date(2026, 9, 1), pour_le=date(2026, 11, 10))
    )
    bureau.aller("aujourdhui")
    QApplication.processEvents()
    (due,) = bureau.aujourdhui._demarches
    assert due.suivi.demarche == demarche
    bureau.aujourdhui.demarche_voulue.emit(elle, demarche.id)
    QApplication.processEvents()
    assert bureau.personnes.fiche.onglets.currentIndex() == DEMARCHES


def test_the_address_book_is_found_from_the_palette_and_its_duplicates_are_joined(bureau, session):
    garde, _ = session.organismes.save(Organisme(nom="Zèbre Logement", categorie="BAILLEUR"))
    double, _ = session.organismes.save(Organisme(nom="Zebre logt", categorie="BAILLEUR", telephone="0478000000"))
    bureau._poste.lexique.lire()
    bureau.actions_["chercher"].trigger()
    palette = dialogue_ouvert(bureau)
    palette.champ.setText("zebre logt")
    QApplication.processEvents()
    palette.liste.itemActivated.emit(palette.liste.item(0))
    QApplication.processEvents()
    annuaire = bureau.reglages.organismes
    assert annuaire.choisi == double
    annuaire.vers.editeur.setCurrentIndex(annuaire.vers.editeur.findData(str(garde.id)))
    annuaire.reunir.click()
    QApplication.processEvents()
    assert (annuaire.choisi.id, annuaire.choisi.telephone) == (garde.id, "0478000000")
    assert double.id not in {organisme.id for organisme in session.organismes.toutes()}


def test_a_file_brings_the_address_book_up_to_date_and_says_how(bureau, session, tmp_path):
    fichier = tmp_path / "annuaire.csv"
    fichier.write_text("Nom;Type;Commune\nZèbre Habitat;Bailleur;Lyon\n", encoding="utf-8")
    bureau.aller("reglages")
    bureau.reglages.choisir("organismes")
    bureau.reglages.organismes.mettre_a_jour(fichier)
    QApplication.processEvents()
    assert "1 ajout" in bureau.reglages.organismes._dit.text()
    assert any(organisme.nom == "Zèbre Habitat" for organisme in session.organismes.toutes())
