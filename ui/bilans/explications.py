"""What was merged, hidden or left out, table by table; for her eyes only."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bilan.explications import Explication, Explications
from ui.bilans.mots import ETATS, dire_cases, dire_table
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import cadre, courte, etiquette, filet

_POUR_VOUS = "Visible de vous seule\u00a0: ces petits nombres ne sont jamais imprimés."


class Tableaux(Defilant):
    """One row per table, in the order of the document, those left out last."""

    def __init__(self) -> None:
        super().__init__()
        contenu = QWidget()
        self._colonne = QVBoxLayout(contenu)
        self._colonne.setContentsMargins(0, 4, 8, 16)
        self._colonne.setSpacing(12)
        self.poser(contenu)

    def montrer(self, dit: Explications) -> None:
        """Show the account of a bilan."""
        self.vider()
        tete = cadre("carte")
        colonne = QVBoxLayout(tete)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(4)
        for phrase in (dit.phrase_niveau, dit.phrase_seuil):
            colonne.addWidget(etiquette(phrase))
        for phrase in dire_cases(dit.chiffres):
            colonne.addWidget(etiquette(phrase))
        colonne.addWidget(etiquette(_POUR_VOUS, "second"))
        self._colonne.addWidget(tete)
        self._colonne.addWidget(_carte(dit.tableaux))
        self._colonne.addStretch()

    def vider(self) -> None:
        """Forget every count."""
        while (item := self._colonne.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()


def _carte(explications: tuple[Explication, ...]) -> QWidget:
    carte = cadre("carte")
    colonne = QVBoxLayout(carte)
    colonne.setContentsMargins(1, 4, 1, 4)
    colonne.setSpacing(0)
    for rang, explication in enumerate(explications):
        if rang:
            colonne.addWidget(filet())
        colonne.addWidget(_rangee(explication))
    return carte


def _rangee(explication: Explication) -> QWidget:
    rangee = QWidget()
    colonne = QVBoxLayout(rangee)
    colonne.setContentsMargins(15, 10, 15, 10)
    colonne.setSpacing(2)
    haut = QHBoxLayout()
    haut.setSpacing(8)
    haut.addWidget(etiquette(explication.titre, "fort"), 1)
    haut.addWidget(courte(str(explication.etat).capitalize(), "puce", ETATS[explication.etat]))
    colonne.addLayout(haut)
    regle, *suite = dire_table(explication)
    colonne.addWidget(etiquette(regle, "second"))
    for phrase in suite:
        colonne.addWidget(etiquette(phrase))
    return rangee
