"""Everything that can still say something: widgets, models, documents, actions, accessible objects, Python itself."""

import gc
from collections.abc import Collection, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QClipboard, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)
_DITS = (
    "text", "toPlainText", "currentText", "placeholderText", "title", "windowTitle", "toolTip", "statusTip",
    "whatsThis", "accessibleName", "accessibleDescription", "iconText", "objectName", "completionPrefix",
)  # fmt: skip
_LIGNES = 60


def dits() -> Iterator[tuple[str, str]]:
    """Yield (who, what it says) for every object of Qt that is alive, hidden windows too, then the clipboard."""
    for objet in objets():
        qui = type(objet).__name__
        for texte in _textes(objet):
            yield qui, texte
    presse = QApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        yield "presse-papiers", presse.text(mode)
        if (donnees := presse.mimeData(mode)) is not None:
            for forme in donnees.formats():
                yield "presse-papiers", bytes(donnees.data(forme).data()).decode(errors="replace")


def objets() -> list[QObject]:
    """Return every object reachable from the application, its windows, and what Python still holds."""
    racines: list[QObject] = [QApplication.instance(), *QApplication.allWidgets()]
    racines += [objet for objet in gc.get_objects() if isinstance(objet, QObject) and isValid(objet)]
    vus: dict[int, QObject] = {}
    for racine in racines:
        for objet in (racine, *racine.findChildren(QObject)):
            vus[id(objet)] = objet
    return list(vus.values())


def _textes(objet: QObject) -> Iterator[str]:
    for nom in _DITS:
        lire = getattr(objet, nom, None)
        if callable(lire):
            try:
                yield str(lire())
            except TypeError:  # it asks for an argument: it says nothing by itself
                continue
    if isinstance(objet, QTextDocument):
        yield objet.toRawText()
    if isinstance(objet, QAbstractItemModel):
        yield from _cellules(objet)
    if isinstance(objet, QWidget):
        yield from (str(objet.property(nom)) for nom in ("genre", "etat", "statusTip") if objet.property(nom))
        yield from _accessibles(QAccessible.queryAccessibleInterface(objet))


def _cellules(modele: QAbstractItemModel) -> Iterator[str]:
    for rang in range(min(modele.rowCount(QModelIndex()), _LIGNES)):
        colonnes = 1 if isinstance(modele, QAbstractListModel) else modele.columnCount(QModelIndex())
        for colonne in range(colonnes):
            index = modele.index(rang, colonne)
            yield from (str(index.data(role)) for role in _ROLES)


def _accessibles(objet) -> Iterator[str]:
    if objet is None:
        return
    for quoi in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help):
        yield objet.text(quoi)
    for rang in range(min(objet.childCount(), _LIGNES)):
        enfant = objet.child(rang)
        if enfant is not None:
            yield enfant.text(QAccessible.Text.Name)


def tenus(noms: Collection[str], sauf: Collection[object]) -> list[str]:
    """Return what Python still holds that is one of `noms`, by the kind of its holder; `sauf` are the test's own."""
    permis = {id(objet) for objet in sauf} | {id(noms)}
    cherches = frozenset(noms)
    permis.add(id(cherches))
    return [
        f"{type(objet).__module__}.{type(objet).__name__}"
        for objet in gc.get_objects()
        if id(objet) not in permis and any(type(r) is str and r in cherches for r in gc.get_referents(objet))
    ]

