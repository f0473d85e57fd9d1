"""Ctrl+K: a person or a command in a few letters, whatever their accents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.personnes import Personne
from app.domain.texte import mots
from app.services.aide import pages
from ui.actions import Actions
from ui.poste import Poste
from ui.widgets.etiquettes import etiquette
from ui.widgets.fleches import Fleches

LIMITE = 8


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """One line of the palette."""

    texte: str
    precision: str
    icone: str
    faire: Callable[[], None]


class PaletteCommandes(QDialog):
    """Closes before doing what was chosen."""

    def __init__(
        self,
        parent: QWidget,
        poste: Poste,
        actions: Actions,
        ouvrir: Callable[[int], None],
        aider: Callable[[str], None],
        joindre: Callable[[int], None],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chercher")
        self.setModal(True)
        self._poste = poste
        self._actions = actions
        self._ouvrir = ouvrir
        self._aider = aider
        self._joindre = joindre
        self._trouvailles: list[Trouvaille] = []
        self.champ = QLineEdit()
        self.liste = QListWidget()
        self._rien = etiquette("Rien ne correspond. Essayez un nom, un prénom ou une commande.", "second")
        self._ranger()
        self.champ.textChanged.connect(self._chercher)
        Fleches(self.champ, self.liste, self._choisir)
        self.liste.itemActivated.connect(lambda _: self._choisir())
        self.liste.itemClicked.connect(lambda _: self._choisir())
        self._chercher("")

    def _ranger(self) -> None:
        px = self._poste.apparence.px
        self.resize(px(560), px(420))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(12, 12, 12, 12)
        colonne.setSpacing(8)
        for partie in (self.champ, self._rien, self.liste):
            colonne.addWidget(partie)
        self.champ.setPlaceholderText("Une personne, une commande…")
        self.champ.setAccessibleName("Chercher une personne, une commande")
        self.liste.setAccessibleName("Résultats")

    def _chercher(self, saisie: str) -> None:
        cherches = mots(saisie)
        autres = (*self._commandes(), *self._organismes(saisie), *self._pages(saisie))
        commandes = [t for t in autres if _repond(t.texte, cherches)]
        self._montrer(commandes)
        if cherches:
            recherche = self._poste.session.recherche
            self._poste.taches.query(
                lambda: recherche.personnes(saisie, LIMITE),
                lambda trouvees: self._montrer([*self._personnes(trouvees), *commandes]),
                pour=self,
                cle="recherche",
            )

    def _commandes(self) -> Iterable[Trouvaille]:
        for commande, action in self._actions.commandes():
            touche = commande.raccourci.replace("+", " ")
            yield Trouvaille(commande.nom.rstrip("…"), touche, commande.icone, action.trigger)

    def _pages(self, saisie: str) -> Iterable[Trouvaille]:
        for page in pages() if saisie.strip() else ():
            yield Trouvaille(page.titre, "aide", "circle-help", partial(self._aider, page.ident))

    def _organismes(self, saisie: str) -> Iterable[Trouvaille]:
        """Yield the address book, once something is typed: whom to call, without leaving what one does."""
        for organisme in self._poste.lexique.vocabulaire.organismes if saisie.strip() else ():
            precision = " · ".join(dit for dit in ("organisme", organisme.ville, organisme.telephone) if dit)
            yield Trouvaille(organisme.nom, precision, "landmark", partial(self._joindre, organisme.id))

    def _personnes(self, trouvees: list[Personne]) -> Iterable[Trouvaille]:
        for personne in trouvees:
            nom = self._poste.discretion.nom(personne.id, personne.nom_affiche)
            yield Trouvaille(nom, "personne", "user", partial(self._ouvrir, personne.id))

    def _montrer(self, trouvailles: list[Trouvaille]) -> None:
        self._trouvailles = trouvailles
        self.liste.clear()
        for trouvaille in trouvailles:
            ligne = QListWidgetItem(" · ".join(dit for dit in (trouvaille.texte, trouvaille.precision) if dit))
            if trouvaille.icone:
                ligne.setIcon(self._poste.apparence.icones.icone(trouvaille.icone, "secondaire"))
            ligne.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(dit for dit in (trouvaille.texte, trouvaille.precision) if dit),
            )
            self.liste.addItem(ligne)
        self.liste.setCurrentRow(0 if trouvailles else -1)
        self._rien.setVisible(not trouvailles)

    def _choisir(self) -> None:
        rang = self.liste.currentRow()
        if 0 <= rang < len(self._trouvailles):
            faire = self._trouvailles[rang].faire
            self.accept()
            faire()


def _repond(texte: str, cherches: list[str]) -> bool:
    dits = mots(texte)
    return all(any(dit.startswith(cherche) for dit in dits) for cherche in cherches)
