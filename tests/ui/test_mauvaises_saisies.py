"""Hundreds of wrong words, in every field of every screen: a sentence each, nothing lost, nothing half-written."""

from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.personnes import Personne
from tests.ui.clavier import touche
from tests.ui.dossier import dialogue
from tests.ui.mauvaises import MAUVAISES, Essais
from ui.galerie import ecrans

TOUS = list(MAUVAISES)
_TOUR = 3
"""Wrong words given to each field when time counts: the next field gets the next ones."""


@pytest.mark.parametrize("combien", [_TOUR, pytest.param(len(TOUS), marks=pytest.mark.longue)])
def test_every_field_of_every_screen_bears_wrong_words(fenetre, scope, coffre, combien):
    essais = None
    for nom, ecran in ecrans(fenetre, scope, coffre):
        QApplication.processEvents()
        if fenetre.bureau is None or fenetre.pause is not None:
            continue
        essais = essais or Essais(fenetre.bureau, combien)
        essais.champs(nom, ecran)
        essais.libres(nom, ecran)
    assert essais.nombre >= 300
    assert not essais.defauts, "\n".join(essais.defauts)


def _histoire(bureau):
    fiche = bureau.entreprises.fiche
    return fiche.contrats.lire(bureau._session, fiche.ident)[0][0]


OUVERTURES = {
    "nouvelle personne": lambda bureau: bureau.actions_["nouvelle_personne"].trigger(),
    "rendez-vous": lambda bureau: bureau.actions_["nouveau_rendezvous"].trigger(),
    "planifier": lambda bureau: bureau.actions_["planifier"].trigger(),
    "nouvelle entreprise": lambda bureau: bureau.entreprises.creer(),
    "effectifs": lambda bureau: bureau.entreprises.fiche.effectifs.dater(),
    "contrat": lambda bureau: bureau.entreprises.fiche.contrats.modifier(_histoire(bureau).contrat),
    "avenant": lambda bureau: bureau.entreprises.fiche.contrats.ajouter_avenant(_histoire(bureau)),
    "acte": lambda bureau: bureau.personnes.fiche.ouvrir_acte(),
}


@pytest.mark.parametrize("nom", OUVERTURES)
def test_a_dialog_full_of_wrong_words_says_why_or_keeps_a_whole_record(bureau, suivie, nom):
    bureau.ouvrir_personne(suivie.id)
    bureau.entreprises.montrer(bureau._session.entreprises.toutes()[1].id)
    essais = Essais(bureau)
    for mot in TOUS:
        OUVERTURES[nom](bureau)
        essais.valider(f"{nom} · {mot}", dialogue(bureau), MAUVAISES[mot])
    assert essais.nombre == len(TOUS)
    assert not essais.defauts, "\n".join(essais.defauts)


def test_the_line_of_saisie_keeps_wrong_words_as_a_note_or_says_what_is_missing(bureau, suivie):
    session = bureau._session
    bureau.ouvrir_personne(suivie.id)
    avant = len(session.interventions.de_personne(suivie.id))
    for nom, mots in MAUVAISES.items():
        bureau.saisie.champ.setText(f"20min {mots}")
        ecrit = bureau.saisie.champ.text()
        bureau.saisie.enregistrer()
        actes = session.interventions.de_personne(suivie.id)
        if len(actes) == avant:
            assert bureau.saisie._consigne.text().endswith((".", "?")), nom
            assert bureau.saisie.champ.text(), nom
            continue
        assert set(actes[0].note.split()) <= set(ecrit.split()), nom
        bureau.retours.annuler()
    assert len(session.interventions.de_personne(suivie.id)) == avant


def test_the_grid_says_of_each_wrong_cell_what_is_wrong_and_writes_nothing(bureau):
    session = bureau._session
    bureau.actions_["grille_soir"].trigger()
    QApplication.processEvents()
    grille = bureau.agenda.grille
    avant = session.interventions.toutes()
    colonnes = cycle(range(5))
    for mots in MAUVAISES.values():
        for _ in range(5):
            rangee = ["Aïcha Bouvier", "tel", "20", "logement", "Bail reçu."]
            rangee[next(colonnes)] = mots
            grille.table.placer(len(grille.modele.pleines), 0)
            grille.coller([rangee])
    touche(Qt.Key.Key_Return)
    grille.enregistrer()
    assert session.interventions.toutes() == avant
    assert grille._dit.text().endswith((".", "?"))
    for rang, _ligne in grille.modele.pleines:
        if grille.modele.lue(rang).manques:
            assert grille.modele.dire(rang).endswith((".", "?", ")")), grille.modele.dire(rang)
    grille.abandonner()


def test_two_windows_on_one_coffre_the_second_says_so_and_harms_nothing(bureau, scope, coffre, apparence, tmp_path):
    from tests.ui.conftest import PHRASE
    from ui.main_window import MainWindow
    from ui.memoire import Memoire, Souvenir
    from ui.tasks import TachesImmediates

    memoire = Memoire(tmp_path / "autre.json")
    memoire.garder(Souvenir(str(coffre)))
    seconde = MainWindow(scope, apparence, memoire, TachesImmediates)
    seconde.show()
    seconde.verrou.etape.secret.champ.setText(PHRASE)
    seconde.verrou.etape._demander()
    assert seconde.bureau is None
    assert "déjà ouvert" in seconde.verrou.etape._dit.text()
    seconde.close()
    assert bureau._session.personnes.save(Personne(code="APRES"))[0].id
