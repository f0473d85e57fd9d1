"""The ways out of a letter: the printer, a copy outside the coffre, an envelope or a label."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ui.courriers import gestes
from ui.lecture import copies
from ui.lecture.adresses import DialogueAdresses
from ui.lecture.impression import AvertissementImpression, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.etiquettes import bouton

_FORMATS = {"pdf": "&PDF…", "docx": "&Word (DOCX)…", "odt": "&OpenDocument (ODT)…"}


class Sorties:
    """Two buttons of the sheet `fiche`; `achever` keeps what is being typed, then gives the letter shown."""

    def __init__(self, fiche: QWidget, poste: Poste, lecteur: Lecteur, achever: Callable[[], int | None]) -> None:
        self._fiche = fiche
        self._poste = poste
        self._lecteur = lecteur
        self._achever = achever
        self.imprimer = bouton("&Imprimer…")
        self.enregistrer = bouton("Enregistrer une &copie…")
        self.adresse = bouton("E&nveloppe…", nom="Imprimer l’enveloppe ou l’étiquette de cette lettre")
        menu = QMenu(self.enregistrer)
        for genre, texte in _FORMATS.items():
            menu.addAction(texte, partial(self._copier, genre))
        self.enregistrer.setMenu(menu)
        self.imprimer.clicked.connect(self._avertir)
        self.adresse.clicked.connect(self._adresser)

    def _copier(self, genre: str) -> None:
        ident, poste = self._achever(), self._poste
        if ident is not None:
            copies.choisir(
                self._fiche,
                f"courrier_{ident}.{genre}",
                lambda chemin: poste.taches.longue(
                    lambda *_: gestes.deposer(poste, ident, chemin), lambda _: None, libelle="Copie", pour=self._fiche
                ),
            )

    def _adresser(self) -> None:
        ident = self._achever()
        if ident is not None:
            DialogueAdresses(self._fiche, self._poste, [("courriers", ident)]).open()

    def _avertir(self) -> None:
        AvertissementImpression(self._fiche, self._poste.apparence, self._lancer).open()

    def _lancer(self) -> None:
        journal, ident = self._poste.session.journal, self._achever()
        imprimer(self._fiche, self._lecteur.document_, lambda: journal.noter("imprimer", "courriers", ident))
