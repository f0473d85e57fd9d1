"""Help and urgency numbers: a page for each screen, short, found by its words, one key away."""

import re

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtWidgets import QApplication, QDialog

from app.services.aide import chercher, pages
from ui.aide import Aide
from ui.commandes import TABLE
from ui.pages import ENTREES
from ui.palette import PaletteCommandes
from ui.urgences import CarteUrgences
from ui.urgences.carte import NUMEROS

MOTS = 300
IDENTS = {page.ident for page in pages()}


def ouvert(fenetre, sorte):
    QApplication.processEvents()
    return next(d for d in fenetre.findChildren(sorte) if d.isVisible())


@pytest.mark.parametrize("ident", [*(entree.ident for entree in ENTREES), "verrou", "pause", "imports", "urgences"])
def test_each_screen_has_its_page(ident):
    assert ident in IDENTS


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.ident)
def test_a_page_is_short_titled_and_typeset_as_french(page):
    assert page.titre
    assert len(page.texte.split()) <= MOTS
    assert not re.search(r"[^\u202f][;!?](?:\s|$)", page.texte)
    assert not re.search(r"[^\u00a0]:(?:\s|$)", page.texte)
    assert not re.search(r"«[^\u00a0]|[^\u00a0]»", page.texte)


def test_every_shortcut_of_the_table_is_told_on_the_page_of_the_keyboard():
    clavier = next(page for page in pages() if page.ident == "clavier").texte.replace("\u00a0", " ")
    for commande in TABLE:
        if commande.raccourci:
            assert commande.raccourci.replace("Shift", "Maj").replace("+", " ") in clavier, commande.id


def test_pages_are_found_without_accents_the_title_first():
    assert next(iter(chercher("SÉCURITÉ"))).ident == "securite"
    assert "sauvegardes" in {page.ident for page in chercher("cle usb")}
    assert chercher("zzzz") == []


def test_f1_opens_the_page_of_the_screen(fenetre, bureau):
    for entree in ENTREES:
        bureau.aller(entree.ident)
        fenetre._actions["aide"].trigger()
        aide = ouvert(fenetre, Aide)
        assert aide.page.ident == entree.ident
        aide.accept()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_help_searches_as_one_types_and_says_when_nothing_answers(fenetre):
    fenetre.aider()
    aide = ouvert(fenetre, Aide)
    assert aide.page.ident == "verrou"
    aide.recherche.editeur.setText("classeur")
    assert aide.page.ident == "imports"
    aide.recherche.editeur.setText("zzzz")
    assert aide.page is None
    assert not aide._rien.isHidden()


def test_a_link_between_pages_stays_in_help(fenetre):
    fenetre.aider("reglages")
    aide = ouvert(fenetre, Aide)
    aide._suivre(QUrl("listes.md"))
    assert aide.page.ident == "listes"


def test_the_palette_finds_a_page_of_help(fenetre, bureau):
    bureau.actions_["chercher"].trigger()
    palette = ouvert(fenetre, PaletteCommandes)
    palette.champ.setText("tout au cl")
    palette._choisir()
    assert ouvert(fenetre, Aide).page.ident == "clavier"


def test_the_urgency_card_shows_while_locked_without_her_numbers(fenetre):
    fenetre._actions["urgences"].trigger()
    carte = ouvert(fenetre, CarteUrgences)
    assert carte.locaux.isHidden()
    assert [numero for numero, _, _ in NUMEROS] == ["15", "17", "112", "114", "3114", "3919", "119", "115"]


def test_her_own_numbers_are_kept_in_the_coffre(fenetre, bureau):
    fenetre.secourir()
    carte = ouvert(fenetre, CarteUrgences)
    carte.locaux.editeur.setPlainText("CMP 01 99 00 00 00")
    carte.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    fenetre.secourir()
    assert ouvert(fenetre, CarteUrgences).locaux.valeur == "CMP 01 99 00 00 00"


def test_no_card_nor_help_of_the_desk_outlives_the_lock(fenetre, bureau):
    fenetre.secourir()
    fenetre.aider()
    fenetre.verrouiller()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not fenetre.findChildren(QDialog)
