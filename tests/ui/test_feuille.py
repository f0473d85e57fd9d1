"""Windows wear the style sheet: none without a parent goes without, nor the popup of a completer."""

from PySide6.QtWidgets import QApplication, QCompleter, QLabel, QLineEdit

from ui.galerie import ecrans


def sans_feuille(apparence):
    """Visible windows that have no parent, and what completers propose, when they do not wear the sheet."""
    seules = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.parentWidget() is None]
    editeurs = [w for w in QApplication.allWidgets() if isinstance(w, QLineEdit) and w.completer() is not None]
    proposees = [e.completer().popup() for e in editeurs if e.completer().popup().parentWidget() is None]
    feuille = apparence.feuille()
    return [f"{type(w).__name__} {w.windowTitle()}" for w in (*seules, *proposees) if w.styleSheet() != feuille]


def test_every_window_and_popup_without_a_parent_wears_the_sheet(fenetre, scope, coffre, apparence):
    nus, completes = {}, 0
    for nom, _ecran in ecrans(fenetre, scope, coffre):
        QApplication.processEvents()
        completes += any(isinstance(w, QLineEdit) and w.completer() for w in QApplication.allWidgets())
        if trouves := sans_feuille(apparence):
            nus[nom] = trouves
    assert completes, "some screen completes what is typed"
    assert nus == {}


def test_the_check_sees_a_naked_window_and_a_naked_popup(fenetre, apparence):
    seule, editeur = QLabel("seule"), QLineEdit(fenetre)
    editeur.setCompleter(QCompleter(["un"], editeur))
    seule.show()
    assert len(sans_feuille(apparence)) == 2
    apparence.habiller(seule)
    apparence.habiller(editeur.completer().popup())
    assert sans_feuille(apparence) == []
