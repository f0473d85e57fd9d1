"""Every window and dialog, as a keyboard and a screen reader meet them."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import SIGNAL, QEvent, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.galerie import ecrans
from ui.theme import NomPalette
from ui.theme.tokens import CIBLE

_CLIC, _BASCULE = SIGNAL("clicked(bool)"), SIGNAL("toggled(bool)")
_MNEMONIQUE = re.compile(r"&([^&\s])")


@pytest.mark.parametrize("echelle", [100, 150, 200])
def test_every_screen_can_be_read_named_and_reached(fenetre, scope, coffre, apparence, echelle):
    apparence.appliquer(NomPalette.CLAIR, echelle)
    defauts = {}
    for nom, ecran in ecrans(fenetre, scope, coffre):
        for _ in range(5):  # a height that follows a width settles in a few passes
            QApplication.processEvents()
        trouves = [
            *sans_nom(ecran),
            *trop_petits(ecran),
            *coupes(ecran),
            *mnemoniques_doubles(ecran),
            *sourds(ecran),
            *sans_compagnon(ecran),
            *hors_du_tour(ecran),
        ]
        if trouves:
            defauts[nom] = trouves
    assert not defauts


def test_the_checks_see_a_nameless_small_cut_button(fenetre):
    """The control: each check fails on a widget made to fail it."""
    page = QWidget()
    mauvais = QPushButton("Un très long libellé qui ne tient pas &x", page)
    mauvais.setStyleSheet("min-height: 0; padding: 0")
    mauvais.setFixedSize(40, 20)
    muet = QPushButton("", page)
    muet.move(0, 50)
    double = QPushButton("&x", page)
    double.move(0, 100)
    double.setCheckable(True)
    double.clicked.connect(page.update)
    page.show()
    QApplication.processEvents()
    assert sourds(page)
    seul = QLineEdit(page)
    seul.show()
    assert sans_compagnon(page)
    seul.setPlaceholderText("Filtrer")
    assert not sans_compagnon(page)
    double.toggled.connect(page.update)
    assert not sourds(page)
    assert sans_nom(page)
    assert trop_petits(page)
    assert coupes(page)
    assert mnemoniques_doubles(page)
    page.deleteLater()


def test_the_tour_sees_a_trap(fenetre):
    """The control: a field that keeps Tab for itself is noticed."""
    page = QWidget()
    colonne = QVBoxLayout(page)
    for editeur in (QLineEdit(), QPlainTextEdit(), QLineEdit()):
        colonne.addWidget(editeur)
    page.show()
    QApplication.processEvents()
    assert hors_du_tour(page)
    page.findChild(QPlainTextEdit).setTabChangesFocus(True)
    assert not hors_du_tour(page)
    page.deleteLater()


def focusables(ecran):
    return [
        widget
        for widget in ecran.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def sans_nom(ecran):
    return [f"sans nom : {decrire(w)}" for w in focusables(ecran) if not nom_accessible(w).strip()]


def sans_compagnon(ecran):
    """A field one types or chooses in is told by words in sight: those of its buddy, or those it shows while empty."""
    lies = {label.buddy() for label in ecran.findChildren(QLabel) if label.isVisible() and label.buddy() is not None}
    champs = [w for w in focusables(ecran) if isinstance(w, QLineEdit | QComboBox | QPlainTextEdit)]
    champs = [w for w in champs if isinstance(w, QComboBox) or not w.isReadOnly()]
    return [f"sans compagnon : {decrire(w)}" for w in champs if w not in lies and not _dit_lui_meme(w)]


def _dit_lui_meme(champ):
    return bool(getattr(champ, "placeholderText", str)().strip())


def sourds(ecran):
    """Assistive technology toggles a button without a click: one that only hears clicks would do nothing."""
    bascules = [b for b in ecran.findChildren(QAbstractButton) if b.isCheckable() and b.isVisible()]
    return [f"sourd : {decrire(b)}" for b in bascules if b.receivers(_CLIC) and not b.receivers(_BASCULE)]


def trop_petits(ecran):
    petits = [w for w in focusables(ecran) if min(w.width(), w.height()) < CIBLE]
    return [f"{w.width()}×{w.height()} : {decrire(w)}" for w in petits]


def coupes(ecran):
    """Words of the window itself; what the person wrote may be cut, with its full accessible text."""
    labels = [label for label in ecran.findChildren(QLabel) if label.isVisible() and label.text()]
    boutons = [bouton for bouton in ecran.findChildren(QAbstractButton) if bouton.isVisible() and bouton.text()]
    coupables = [label for label in labels if not _tient(label)]
    coupables += [bouton for bouton in boutons if bouton.width() < _largeur_bouton(bouton)]
    return [f"coupé : {widget.text()!r}" for widget in coupables]


def mnemoniques_doubles(ecran):
    lettres = Counter()
    for widget in ecran.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled():
            continue
        texte = widget.text() if isinstance(widget, QAbstractButton) else ""
        if isinstance(widget, QLabel) and widget.buddy() is not None:
            texte = widget.text()
        trouve = _MNEMONIQUE.search(texte)
        if trouve:
            lettres[trouve[1].lower()] += 1
    return [f"mnémonique double : {lettre}" for lettre, nombre in lettres.items() if nombre > 1]


def hors_du_tour(ecran):
    """Tab from the first visits every focusable widget and comes back: no trap, nothing forgotten."""
    attendus = {w for w in focusables(ecran) if not _membre_d_un_groupe(w)}
    if not attendus:
        return ["rien à atteindre"]
    ecran.window().activateWindow()
    QApplication.processEvents()
    depart = next(iter(attendus))
    depart.setFocus(Qt.FocusReason.TabFocusReason)
    vus = set()
    for _ in range(3 * len(attendus) + 10):
        actuel = QApplication.focusWidget()
        if actuel is None:
            return ["le focus se perd"]
        vus.add(actuel)
        if actuel is depart and len(vus) > 1 and attendus <= vus:
            return []
        for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(actuel, QKeyEvent(sorte, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"))
    oublies = [decrire(w) for w in attendus - vus]
    return [f"hors du tour : {oublies}"] if oublies or len(attendus) > 1 else []


def nom_accessible(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    nom = interface.text(QAccessible.Text.Name) if interface else ""
    if isinstance(widget, QLineEdit | QComboBox | QAbstractScrollArea | QTabBar):
        return widget.accessibleName()
    return nom


def decrire(widget):
    return f"{type(widget).__name__} {widget.objectName()} {nom_accessible(widget)!r}"


def _tient(label):
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 1 and _mot_le_plus_long(label) <= label.width()
    return QFontMetrics(label.font()).horizontalAdvance(label.text()) <= label.contentsRect().width() + 1


def _mot_le_plus_long(label):
    mesure = QFontMetrics(label.font())
    return max((mesure.horizontalAdvance(mot) for mot in label.text().split()), default=0)


def _largeur_bouton(bouton):
    """The width its words need; a link in a narrow row may be as wide as its words only."""
    texte = QFontMetrics(bouton.font()).horizontalAdvance(_MNEMONIQUE.sub(r"\1", bouton.text()))
    return texte + (bouton.iconSize().width() if not bouton.icon().isNull() else 0)


def _membre_d_un_groupe(widget):
    """Radio buttons and pages of one group share one stop; the arrows move inside."""
    groupe = widget.group() if isinstance(widget, QAbstractButton) else None
    return groupe is not None and groupe.exclusive() and not widget.isChecked()
