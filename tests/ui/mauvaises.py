"""What nobody should type, and what it leaves: every wrong word, by its name."""

from itertools import cycle, islice

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from app.errors import Refus
from ui.widgets.champs import Champ
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangee

MAUVAISES = {
    "jour impossible": "31/02/2026",
    "jour zéro": "00/00/0000",
    "mois treize": "12/13/2026",
    "année sans fin": "1/1/99999",
    "avant l’histoire": "1/1/0001",
    "minutes négatives": "-30",
    "heure impossible": "25h61",
    "nombre énorme": "9" * 400,
    "pas un nombre": "nan",
    "infini": "1e999",
    "chiffres d’ailleurs": "٣٠/١١/٢٠٢٥",
    "exposant": "²",
    "dix kilo-octets": "é" * 10_240,
    "mille lignes": "ligne\n" * 1_000,
    "emoji": "👩‍👧‍👦🙂",
    "NUL": "avant\0après",
    "seulement NUL": "\0",
    "de droite à gauche": "\u202eeticilbup\u202c שלום",
    "demi-caractère": "avant\ud83daprès",
    "fins de ligne": "a\r\nb\u2028c\u2029d",
    "blancs": " \t\u00a0\u202f ",
    "formule": "=HYPERLINK(A1)",
    "guillemets et balises": "<b>\"'</b> & %s {0} {champ}",
    "ordre à la base": "'); DROP TABLE personnes; --",
    "ordre à la recherche": 'nom:* OR NEAR("a"',
    "maison d’un autre": "~personne-de-connu/x",
    "chemin": "../../../etc/passwd\\..\\",
    "numéro de sécurité sociale": "1 85 05 78 006 084 91",
}
TOUS = len(MAUVAISES)
IMPREVU = ("Une erreur imprévue", "L’opération a été refusée (")


class Essais:
    """Types wrong words and notes what is not as it should; `nombre` is how many were typed.

    Each field gets `combien` of them, the next field the next ones.
    """

    def __init__(self, bureau, combien=TOUS):
        self._bureau = bureau
        self._combien = combien
        self._suite = cycle(MAUVAISES.items())
        self.nombre = 0
        self.defauts = []
        self._vus = set()
        bureau._taches.echouee.connect(self._noter)
        self._ou = ""

    def champs(self, ecran, racine):
        """Leave each field of a screen after each wrong word; then take everything back."""
        pas = self.pas
        genres = _genres(racine)
        for champ in [c for c in racine.findChildren(Champ) if c.isVisible()]:
            if not isinstance(champ.editeur, QLineEdit | QPlainTextEdit) or champ.editeur.isReadOnly():
                continue
            if not self._neuf(champ.editeur):
                continue
            avant = champ.valeur
            for nom, mots in islice(self._suite, self._combien):
                if not isValid(champ):
                    break
                self._quitter(f"{ecran} · {champ.editeur.accessibleName()} · {nom}", champ, mots, genres.get(champ))
            if isValid(champ):
                _ecrire(champ.editeur, avant)
                champ.achever()
        self.revenir(pas)

    def libres(self, ecran, racine):
        """Type each wrong word in the editors that stand alone: filters, searches, lines."""
        for editeur in racine.findChildren(QLineEdit):
            if isinstance(editeur.parent(), Champ) or not editeur.isVisible() or editeur.isReadOnly():
                continue
            if not self._neuf(editeur):
                continue
            for nom, mots in islice(self._suite, self._combien):
                self._ou = f"{ecran} · {editeur.accessibleName()} · {nom}"
                self.nombre += 1
                _ecrire(editeur, mots)
                QApplication.processEvents()
            editeur.clear()
            QApplication.processEvents()

    def valider(self, ou, dialogue, mots):
        """Fill every field of a dialog, press its verb; close it if it stays, take back what it wrote."""
        self._ou = ou
        self.nombre += 1
        pas = self.pas
        champs = [c for c in dialogue.findChildren(Champ) if isinstance(c.editeur, QLineEdit | QPlainTextEdit)]
        for champ in champs:
            _ecrire(champ.editeur, mots)
        tapes = {champ: champ.valeur for champ in champs}
        next(b for b in dialogue.findChildren(QPushButton) if b.property("genre") == "primaire").click()
        QApplication.processEvents()
        if isValid(dialogue) and dialogue.isVisible():
            self._juger_refus(ou, dialogue, tapes, pas)
            dialogue.reject()
            QApplication.processEvents()
        self.revenir(pas)

    def _juger_refus(self, ou, dialogue, tapes, pas):
        dits = [d.text() for d in dialogue.findChildren(QLabel) if d.isVisible() and d.text().endswith(".")]
        if not dits or any(debut in dit for dit in dits for debut in IMPREVU):
            self.defauts.append(f"{ou}: stays without a sentence {dits}")
        if any(champ.valeur != tape for champ, tape in tapes.items() if champ.isVisible()):
            self.defauts.append(f"{ou}: refused and lost")
        if self.pas != pas:
            self.defauts.append(f"{ou}: refused and written")

    @property
    def pas(self):
        """How many steps can be taken back."""
        return len(self._bureau._session.annulations._faits)

    def revenir(self, pas):
        """Take back what the words wrote."""
        while self.pas > pas:
            self._bureau.retours.annuler()
            QApplication.processEvents()

    def _neuf(self, editeur):
        """Tell whether a field is met for the first time; the same one comes back on several pictures."""
        lignee, widget = [], editeur
        while widget is not None:
            lignee.append(type(widget).__name__)
            widget = widget.parentWidget()
        cle = (editeur.accessibleName().rstrip(" 0123456789"), *lignee)
        neuf = cle not in self._vus
        self._vus.add(cle)
        return neuf

    def _quitter(self, ou, champ, mots, genre):
        self._ou = ou
        self.nombre += 1
        pas = self.pas
        _ecrire(champ.editeur, mots)
        tape = champ.valeur
        champ.achever()
        dit = champ._dit.text() if isValid(champ) and champ._dit.isVisibleTo(champ) else ""
        if any(debut in dit for debut in IMPREVU) or (dit and dit[-1] not in ".!?»"):
            self.defauts.append(f"{ou}: {dit}")
        if genre is not None and _refuse(genre, tape):
            if not dit:
                self.defauts.append(f"{ou}: refused without a sentence")
            elif champ.valeur != tape:
                self.defauts.append(f"{ou}: refused and lost")
            if self.pas != pas:
                self.defauts.append(f"{ou}: refused and written")
        elif isValid(champ) and tape.strip("\0 \t\u00a0\u202f") and not champ.valeur:
            self.defauts.append(f"{ou}: lost")

    def _noter(self, erreur):
        if not isinstance(erreur, Refus):
            self.defauts.append(f"{self._ou}: {type(erreur).__name__} {erreur}")


def _ecrire(editeur, mots):
    (editeur.setPlainText if isinstance(editeur, QPlainTextEdit) else editeur.setText)(mots)


def _refuse(genre, mots):
    try:
        genre.lire(mots)
    except Refus:
        return True
    return False


def _genres(racine: QWidget):
    """Return how each field that belongs to a form, or to a line, is read."""
    genres = {}
    for formulaire in racine.findChildren(Formulaire):
        genres |= {champ: formulaire._genres[nom] for nom, champ in formulaire.champs.items()}
    for rangee in racine.findChildren(Rangee):
        genres |= {champ: rangee._genres[nom] for nom, champ in rangee.champs.items()}
    return genres
