"""The commands of the table made to do something, in the window or on the desk."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.commandes import TABLE, Commande, Menu
from ui.theme import Apparence


class Actions(QObject):
    """The commands that do something in this window; the others do not exist for the user.

    Those of the desk come on top of `heritees`, which live with the window, and go with the desk.
    """

    def __init__(self, fenetre: QWidget, apparence: Apparence, heritees: "Actions | None" = None) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._apparence = apparence
        self._actions: dict[str, QAction] = dict(heritees._actions) if heritees else {}  # noqa: SLF001 - same class

    def __getitem__(self, ident: str) -> QAction:
        return self._actions[ident]

    def brancher(self, ident: str, faire: Callable[[], object]) -> QAction:
        """Make one line of the table do something."""
        commande = next(c for c in TABLE if c.id == ident)
        action = QAction(commande.texte, self)
        action.setObjectName(ident)
        action.setStatusTip(commande.aide)
        action.setShortcut(QKeySequence(commande.raccourci))
        action.setCheckable(commande.coche)
        action.triggered.connect(lambda _=False: faire())
        self._fenetre.addAction(action)
        if commande.icone:
            self._apparence.icones.poser(action, commande.icone)
        self._actions[ident] = action
        return action

    def commandes(self) -> Iterable[tuple[Commande, QAction]]:
        """Return the lines that do something now, in the order of the table."""
        return [(c, self._actions[c.id]) for c in TABLE if c.id in self._actions]

    def menu(self, parent: QWidget) -> QMenu:
        """Return the whole menu, one submenu for each of the five that has a command."""
        racine = QMenu(parent)
        for titre in Menu:
            lignes = [self._actions[c.id] for c in TABLE if c.menu is titre and c.id in self._actions]
            if lignes:
                racine.addMenu(titre.value).addActions(lignes)
        return racine
