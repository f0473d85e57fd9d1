"""The grid of the evening by keyboard: five acts, pasted cells, unknown persons, one step to undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.domain.permanences import EtatPermanence
from app.domain.rendezvous import EtatRendezVous
from app.domain.soiree import COLONNES
from tests.ui.clavier import ecrire, touche
from ui.galerie import PHRASE

CTRL = Qt.KeyboardModifier.ControlModifier
MAJ = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def grille(bureau):
    bureau.actions_["grille_soir"].trigger()
    QApplication.processEvents()
    return bureau.agenda.grille


@pytest.fixture
def permanence(bureau, jour):
    return bureau._session.permanences.entre(jour, jour)[0]


@pytest.fixture
def connus(bureau):
    """Full names that one person only bears."""
    annuaire = bureau._poste.lexique.vocabulaire.personnes
    return [n.affiche for n in annuaire if len(annuaire.nommees(n.affiche)) == 1][:5]


def cellule(grille, rang, colonne):
    return grille.modele.index(rang, COLONNES.index(colonne)).data()


def coller(texte):
    QGuiApplication.clipboard().setText(texte)
    touche(Qt.Key.Key_V, modificateur=CTRL)


def etat(session):
    return (
        session.interventions.toutes(),
        session.personnes.toutes(),
        session.rendezvous.toutes(),
        session.permanences.toutes(),
        session.accompagnements.toutes(),
    )


def test_the_slots_not_told_yet_are_there_with_their_length(bureau, grille, permanence):
    attendus = [
        vu.nom
        for vu in bureau._session.agenda.tableau(permanence.id).rendezvous
        if vu.rendezvous.etat is EtatRendezVous.PREVU
    ]
    assert [cellule(grille, rang, "personne") for rang in range(2)] == attendus
    assert cellule(grille, 0, "minutes") == "30\u00a0min"
    assert grille.garder.text() == "&Enregistrer 2 actes"
    assert "Mardi 17\u00a0novembre 2026" in grille.ou.quand.text()


def test_five_acts_are_typed_kept_in_one_step_and_undone(bureau, grille, permanence, connus):
    session = bureau._session
    avant = etat(session)
    grille.table.placer(0, COLONNES.index("theme"))
    ecrire("loge")
    touche(Qt.Key.Key_Tab)
    ecrire("Bail reçu, œuvre en cours")
    touche(Qt.Key.Key_Return)
    grille.table.placer(1, COLONNES.index("nature"))
    ecrire("absent")
    touche(Qt.Key.Key_Return)
    assert (grille.table.currentIndex().row(), grille.table.currentIndex().column()) == (2, 1)
    grille.table.placer(2, 0)
    for mots, nature, minutes in ((connus[0], "tel", "20"), ("Aïcha Bouvier", "", "1h15"), ("A-0173", "passage", "5")):
        for mot in (mots, nature, minutes):
            ecrire(mot)
            touche(Qt.Key.Key_Tab)
        touche(Qt.Key.Key_Return)
    assert (grille.table.currentIndex().row(), grille.table.currentIndex().column()) == (5, 0)
    assert grille.garder.text() == "&Enregistrer 5 actes"
    grille.enregistrer()
    actes = session.interventions.toutes()[len(avant[0]) :]
    assert [(a.nature, a.canal, a.minutes) for a in actes] == [
        ("ENT", "PER", 30),
        ("RNH", "NR", 0),
        ("ENT", "TEL", 20),
        ("ENT", "PER", 75),
        ("SPO", "PER", 5),
    ]
    assert {a.permanence_id for a in actes} == {permanence.id}
    assert (actes[0].theme, actes[0].note) == ("LOG", "Bail reçu, œuvre en cours")
    assert {p.nom or p.code for p in session.personnes.toutes()} >= {"Bouvier", "A-0173"}
    assert session.permanences.get(permanence.id).etat is EtatPermanence.TENUE
    assert "5 actes" in bureau.avis.phrase
    bureau.actions_["annuler"].trigger()
    assert etat(session) == avant
    assert session.soirees.retenue() is None


def test_an_unknown_name_is_offered_as_someone_new_before_it_is_kept(grille):
    grille.table.placer(2, 0)
    ecrire("Aïcha Bouvier")
    touche(Qt.Key.Key_Tab)
    touche(Qt.Key.Key_Tab)
    ecrire("30")
    touche(Qt.Key.Key_Return)
    grille.table.placer(2, 0)
    assert "nouvelle personne (prénom Aïcha, nom Bouvier)" in grille._dit.text()


def test_the_list_of_names_is_taken_with_the_arrows(grille, bureau):
    nom = next(n for n in bureau._poste.lexique.vocabulaire.personnes if len(n.affiche.split()) == 2)
    grille.table.placer(2, 0)
    ecrire(nom.mots[-1])
    editeur = QApplication.focusWidget()
    popup = editeur.completer().popup()
    assert popup.isVisible()
    rang = next(r for r in range(popup.model().rowCount()) if popup.model().index(r, 0).data() == nom.affiche)
    popup.setCurrentIndex(popup.model().index(rang, 0))
    touche(Qt.Key.Key_Tab)
    assert grille.modele.ligne(2).personne_id == nom.id
    assert cellule(grille, 2, "personne") == nom.affiche


def test_tab_leaves_the_table_unless_one_is_typing(grille):
    grille.table.placer(0, 0)
    touche(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not grille.table
    grille.table.placer(0, 0)
    touche(Qt.Key.Key_F2)
    touche(Qt.Key.Key_Tab)
    assert grille.table.currentIndex().column() == 1
    touche(Qt.Key.Key_Backtab, modificateur=MAJ)
    assert grille.table.currentIndex().column() == 0
    touche(Qt.Key.Key_Escape)
    grille.table.placer(2, 0)
    touche(Qt.Key.Key_F2)
    touche(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is grille.garder


def test_escape_gives_up_the_cell_and_delete_empties_it(grille):
    avant = cellule(grille, 0, "personne")
    grille.table.placer(0, 0)
    ecrire("Zzz")
    touche(Qt.Key.Key_Escape)
    assert cellule(grille, 0, "personne") == avant
    grille.table.placer(0, COLONNES.index("minutes"))
    touche(Qt.Key.Key_Delete)
    assert "minutes" in grille.modele.lue(0).manques


def test_cells_of_a_workbook_are_pasted_headings_and_broken_lines_included(grille, connus):
    grille.table.placer(2, 0)
    coller(
        "Salarié\tDurée\tObservations\tAgent\r\n"
        f'{connus[0]}\t0:45\t"Deux\nlignes"\tCF\r\n'
        f"{connus[1]}\t1,5\t\tCF\r\n"
    )
    assert [cellule(grille, 2, c) for c in COLONNES] == [connus[0], "Entretien", "45\u00a0min", "", "Deux lignes"]
    assert cellule(grille, 3, "minutes") == "1\u00a0h\u00a030"
    assert "Agent" in grille._dit.text()
    touche(Qt.Key.Key_F2)
    coller("Paul\tEntretien\t30\r\nMarie\tEntretien\t15\r\n")
    assert [cellule(grille, rang, "minutes") for rang in (2, 3)] == ["30\u00a0min", "15\u00a0min"]


def test_whatever_is_pasted_is_said_or_kept_never_a_crash(bureau, grille):
    avant = len(bureau._session.interventions.toutes())
    for hostile in ("\0\0\t\0", '"jamais fermé\t12\n', "\u202egnirts\t🙂\t-5", "x" * 10_000 + "\t9"):
        grille.table.placer(2, 0)
        coller(hostile)
        grille.enregistrer()
        assert len(bureau._session.interventions.toutes()) == avant
        assert grille._dit.text().startswith("Ligne")
        grille.modele.retirer(2)


def test_a_row_that_lacks_something_is_reached_and_told_and_nothing_is_lost(bureau, grille):
    avant = len(bureau._session.interventions.toutes())
    grille.table.placer(2, 0)
    coller("Aïcha Bouvier\tblabla\tabc\tzzz\tÀ rappeler")
    grille.enregistrer()
    index = grille.table.currentIndex()
    assert (index.row(), COLONNES[index.column()]) == (2, "nature")
    for mot in ("Ligne 3.", "Nature inconnue", "Durée non comprise", "Thème inconnu"):
        assert mot in grille._dit.text()
    assert cellule(grille, 2, "note") == "À rappeler"
    assert len(bureau._session.interventions.toutes()) == avant


def test_a_refusal_of_the_vault_names_its_row(bureau, grille):
    grille.ou.place.editeur.setCurrentIndex(0)
    grille.ou.place.achever()
    grille.table.placer(2, 0)
    coller("Aïcha Bouvier\t\t30")
    grille.enregistrer()
    assert grille._dit.text().startswith("Ligne 3. Plusieurs contrats sont possibles")


def test_an_impossible_day_is_said_under_its_field(bureau, grille):
    avant = len(bureau._session.interventions.toutes())
    grille.ou.place.editeur.setCurrentIndex(0)
    grille.ou.place.achever()
    grille.ou.jour.editeur.setText("31/02/2026")
    grille.enregistrer()
    assert "n’existe pas" in grille.ou.jour._dit.text()
    assert len(bureau._session.interventions.toutes()) == avant


def test_rows_not_saved_are_there_again_after_the_lock(fenetre, bureau, scope, coffre, grille):
    grille.table.placer(2, 0)
    coller("Aïcha Bouvier\ttel\t20")
    fenetre.verrouiller()
    fenetre.ouvrir(scope.ouvrir(coffre, phrase=PHRASE))
    neuve = fenetre.bureau.agenda.grille
    fenetre.bureau.actions_["grille_soir"].trigger()
    assert cellule(neuve, 2, "personne") == "Aïcha Bouvier"
    assert "pas enregistrées" in neuve._dit.text()


def test_mode_discret_hides_the_grid(bureau, grille):
    bureau.actions_["discret"].trigger()
    assert not grille.table.isVisible()
    assert "mode discret" in grille._masquee.text()
    bureau.actions_["discret"].trigger()
    assert grille.table.isVisible()
