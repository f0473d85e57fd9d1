"""Words and buttons in the styles of the look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme import Apparence


def etiquette(texte: str = "", genre: str = "", etat: str = "") -> QLabel:
    """Return a label that wraps; `genre` and `etat` are names of the style sheet."""
    label = QLabel(texte)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("genre", genre)
    label.setProperty("etat", etat)
    return label


def courte(texte: str = "", genre: str = "", etat: str = "") -> QLabel:
    """Return a label of a few words that never wraps nor shrinks."""
    label = etiquette(texte, genre, etat)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return label


def redire(label: QLabel, texte: str, etat: str = "") -> None:
    """Change the words and the state of a label."""
    label.setText(texte)
    habiller(label, "etat", etat)


def habiller(widget: QWidget, propriete: str, valeur: object) -> None:
    """Change a property that the style sheet reads."""
    if widget.property(propriete) != valeur:
        widget.setProperty(propriete, valeur)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def bouton(texte: str, genre: str = "", nom: str = "") -> QPushButton:
    """Return a button; `nom` is what assistive technology reads when the words do not name the object."""
    resultat = QPushButton(texte)
    resultat.setProperty("genre", genre)
    resultat.setAutoDefault(False)
    if nom:
        resultat.setAccessibleName(nom)
    return resultat


def cadre(genre: str, nom: str = "") -> QFrame:
    """Return a frame styled by `genre`, or by its object name."""
    resultat = QFrame()
    resultat.setProperty("genre", genre)
    resultat.setObjectName(nom)
    return resultat


def filet() -> QFrame:
    """Return the hairline between two rows."""
    return cadre("filet")


def pictogramme(apparence: Apparence, icone: str, encre: str = "secondaire", cote: int = 14) -> QLabel:
    """Return an icon that repeats the words beside it: nothing to read."""
    label = QLabel()
    apparence.icones.poser(label, icone, encre, cote=cote)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label
