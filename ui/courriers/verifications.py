"""The checklist beside the page: what was seen, why it matters, what may be done; it decides nothing."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.courriers.champs import definition
from app.domain.courriers.json import blancs
from app.domain.courriers.modeles import Reference
from app.services.courriers import Ouvert
from app.services.gardes import Niveau, Point
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, cadre, courte, etiquette

_MOTS: Final = {
    Niveau.ARRET: "À régler",
    Niveau.ATTENTION: "À regarder",
    Niveau.RAPPEL: "À savoir",
    Niveau.BON: "En ordre",
}
_ETATS: Final = {Niveau.ARRET: "erreur", Niveau.ATTENTION: "attention", Niveau.RAPPEL: "", Niveau.BON: "ok"}
_ADRESSE: Final = "L’adresse dépasse six lignes de trente-huit signes. Ne sera pas imprimé\u00a0:"
_LAISSES: Final = "Partie sans que soit écrit\u00a0:"
_RIEN: Final = "Rien à signaler."
_AIDE: Final = "Textes utiles, à vérifier\u00a0: une aide, jamais un conseil."


class Verifications(Defilant):
    """`champ_voulu` leads to a field that is missing."""

    champ_voulu = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._contenu = QWidget()
        self._colonne = QVBoxLayout(self._contenu)
        self._colonne.setContentsMargins(0, 8, 8, 16)
        self._colonne.setSpacing(8)
        self.poser(self._contenu)

    def montrer(self, ouvert: Ouvert) -> None:
        """Show the checklist of a letter."""
        self.vider()
        for point in ouvert.points:
            self._ajouter(_carte(point))
        if perdu := ouvert.lettre.destinataire.perdu:
            self._ajouter(etiquette(f"{_ADRESSE} {', '.join(perdu)}.", etat="attention"))
        for code in ouvert.lettre.manquants if not ouvert.courrier.parti else ():
            self._manque(code)
        if laisses := blancs(ouvert.courrier.corps):
            dits = ", ".join(definition(code).libelle for code in laisses)
            self._ajouter(etiquette(f"{_LAISSES} {dits}.", etat="attention"))
        if self._colonne.isEmpty():
            self._ajouter(etiquette(_RIEN, "second"))
        if ouvert.modele.references:
            self._ajouter(_references(ouvert.modele.references))
        self._colonne.addStretch()

    def vider(self) -> None:
        """Forget everything."""
        while (item := self._colonne.takeAt(0)) is not None:
            if (partie := item.widget()) is not None:
                partie.hide()
                partie.deleteLater()

    def _ajouter(self, partie: QWidget) -> None:
        self._colonne.addWidget(partie)

    def _manque(self, code: str) -> None:
        libelle = definition(code).libelle
        lien = bouton(f"À compléter\u00a0: {libelle}", "lien")
        lien.clicked.connect(lambda: self.champ_voulu.emit(code))
        self._ajouter(lien)


def a_voir(ouvert: Ouvert) -> int:
    """Return how many lines ask for something."""
    vus = sum(point.niveau in (Niveau.ARRET, Niveau.ATTENTION) for point in ouvert.points)
    vus += bool(ouvert.lettre.destinataire.perdu)
    return vus + (0 if ouvert.courrier.parti else len(ouvert.lettre.manquants))


def _carte(point: Point) -> QWidget:
    carte = cadre("carte")
    colonne = QVBoxLayout(carte)
    colonne.setContentsMargins(12, 8, 12, 10)
    colonne.setSpacing(4)
    colonne.addWidget(courte(_MOTS[point.niveau], "second", _ETATS[point.niveau]))
    colonne.addWidget(etiquette(point.mot, "titre_carte"))
    for phrase in filter(None, (point.pourquoi, point.faire)):
        colonne.addWidget(etiquette(phrase))
    for texte in point.textes:
        colonne.addWidget(etiquette(f"{texte.reference}\u00a0: {texte.dit}", "second"))
    return carte


def _references(references: tuple[Reference, ...]) -> QWidget:
    carte = cadre("carte")
    colonne = QVBoxLayout(carte)
    colonne.setContentsMargins(12, 8, 12, 10)
    colonne.setSpacing(4)
    colonne.addWidget(etiquette(_AIDE, "second"))
    for reference in references:
        colonne.addWidget(etiquette(f"{reference.texte} (état au {reference.etat_au:%d/%m/%Y})", "second"))
    return carte
