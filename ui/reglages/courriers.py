"""Courriers: where the address stands on the page, so that the window of the envelope shows it whole."""

from pathlib import Path
from typing import Final

from app.documents.fenetre import Fenetre, Position
from ui.lecture import copies
from ui.poste import Poste
from ui.reglages.section import Section, rangee
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton

_POSITIONS: Final = {Position.HAUTE.value: "Fenêtre de 45 × 100 mm", Position.BASSE.value: "Fenêtre de 35 × 100 mm"}
_PAS: Final = range(-6, 7)
_DECALAGES: Final = {str(n): f"{n:+d}\u00a0mm" if n else "aucun" for n in _PAS}
_ESSAI: Final = (
    "La page d’essai montre le bloc d’adresse et les plis. Imprimez-la à 100 %, pliez-la, tapotez l’enveloppe\u00a0: "
    "l’adresse doit rester entière dans la fenêtre."
)


class SectionCourriers(Section):
    """Each choice is kept at once."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.position = Champ("&Enveloppe", Choix(_POSITIONS, Position.HAUTE.value))
        self.horizontal = Champ("&Décalage vers la droite", Choix(_DECALAGES, "0"))
        self.vertical = Champ("Décalage vers le &bas", Choix(_DECALAGES, "0"))
        self.essai = bouton("Enregistrer la &page d’essai…")
        carte = self.carte("Enveloppe à fenêtre", _ESSAI)
        for champ in (self.position, self.horizontal, self.vertical):
            carte.addWidget(champ)
            champ.quitte.connect(self._garder)
        carte.addLayout(rangee([self.essai]))
        self.colonne.addStretch()
        self.essai.clicked.connect(lambda: copies.choisir(self, "page-essai.pdf", self.deposer))

    def ouvrir(self) -> None:
        self.poste.taches.query(self.poste.session.courriers.fenetre, self._montrer, pour=self, cle="fenetre")

    def achever(self) -> None:
        for champ in (self.position, self.horizontal, self.vertical):
            champ.achever()

    def deposer(self, chemin: Path) -> None:
        """Write the test page where she said: it names nobody."""
        courriers = self.poste.session.courriers
        self.poste.taches.longue(
            lambda *_: copies.deposer(chemin, courriers.page_essai()),
            lambda _: self.dire("Page d’essai enregistrée."),
            libelle="Page d’essai",
            pour=self,
            sinon=self.refuser,
        )

    def _montrer(self, fenetre: Fenetre) -> None:
        self.position.montrer(fenetre.position.value)
        self.horizontal.montrer(str(round(fenetre.decalage_x)))
        self.vertical.montrer(str(round(fenetre.decalage_y)))

    def _garder(self) -> None:
        courriers = self.poste.session.courriers
        voulue = Fenetre(
            Position(self.position.valeur), int(self.horizontal.valeur or 0), int(self.vertical.valeur or 0)
        )
        self.poste.taches.command(lambda: (None, courriers.regler_fenetre(voulue)), initiateur=self)
