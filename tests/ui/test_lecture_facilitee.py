"""« Lecture facilitée »: other letters at once, kept from one start to the next, never in the documents."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from tests.ui.test_accessibilite import coupes
from ui.galerie import ecrans
from ui.memoire import Memoire, Souvenir
from ui.theme import NomPalette
from ui.theme.polices import FAMILLE, LECTURE


@pytest.fixture
def facilitee(apparence):
    apparence.faciliter(oui=True)
    yield apparence
    apparence.faciliter(oui=False)


def test_the_letters_change_in_every_size_and_in_the_style_sheet(facilitee):
    assert QFontInfo(facilitee.police("texte")).family() == LECTURE
    assert QFontInfo(facilitee.police("titre", QFont.Weight.Bold)).family() == LECTURE
    assert f'"{LECTURE}", "{FAMILLE}"' in facilitee.feuille()
    assert QApplication.font().families() == [LECTURE, FAMILLE]


def test_every_french_sign_is_drawn_by_it(facilitee):
    fonte = QRawFont.fromFont(facilitee.police("texte"))
    signes = "éèêëàâçîïôöùûüÿœæÉÈÀÇŒÆ«»’–—…€°\u00a0\u202f"
    assert [signe for signe in signes if not fonte.supportsCharacter(ord(signe))] == []


def test_the_box_of_reglages_says_and_does_it(bureau, apparence):
    bureau.aller("reglages")
    bureau.reglages.choisir("apparence")
    case = bureau.reglages.section.facilitee
    assert not case.isChecked()
    case.click()
    assert apparence.facilitee
    case.click()
    assert not apparence.facilitee


def test_it_is_kept_and_a_memory_from_before_has_none(tmp_path):
    memoire = Memoire(tmp_path / "m.json")
    memoire.garder(Souvenir("", "sombre", 150, facilitee=True))
    assert memoire.lire().facilitee
    memoire.chemin.write_text('{"coffre": "x", "palette": "clair", "echelle": 120}')
    assert memoire.lire() == Souvenir("x", "clair", 120)


@pytest.mark.longue
@pytest.mark.parametrize("echelle", [100, 200])
def test_no_word_is_cut_with_its_wider_letters(fenetre, scope, coffre, facilitee, echelle):
    facilitee.appliquer(NomPalette.CLAIR, echelle)
    defauts = {}
    for nom, ecran in ecrans(fenetre, scope, coffre):
        for _ in range(5):  # a height that follows a width settles in a few passes
            QApplication.processEvents()
        if coupees := coupes(ecran):
            defauts[nom] = coupees
    assert not defauts
