"""The head of a letter: what it is, for whom, where it is, and what may be done with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.courriers import Etat
from app.services.courriers import Ouvert
from ui.courriers.mots import dire_etat
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux

_FORMATS = {"pdf": "&PDF…", "docx": "&Word (DOCX)…", "odt": "&OpenDocument (ODT)…"}
_DE_WORD = frozenset({"docx"})
"""The copies of a letter whose page is that of Word."""


class Tete(QWidget):
    """`copie_voulue` names a format."""

    copie_voulue = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.titre, self._situation = etiquette(genre="titre"), etiquette(genre="second")
        self.personne = bouton("Ouvrir le d&ossier", "lien")
        self.envoyer = bouton("&Envoyer…", "primaire")
        self.repondre = bouton("&Réponse reçue…", "primaire")
        self.relancer = bouton("Re&lancer")
        self.clore = bouton("Cla&sser")
        self.modifier = bouton("Modifier dans &Word…")
        self.imprimer = bouton("&Imprimer…")
        self.adresse = bouton("Enveloppe…", nom="Imprimer l’enveloppe ou l’étiquette de cette lettre")
        self.enregistrer = bouton("Enregistrer une &copie…")
        self.supprimer = bouton("&Supprimer")
        menu = QMenu(self.enregistrer)
        self._copies = {
            genre: menu.addAction(dit, partial(self.copie_voulue.emit, genre)) for genre, dit in _FORMATS.items()
        }
        self.enregistrer.setMenu(menu)
        self._ranger()

    def montrer(self, ouvert: Ouvert, nom: str, *, dehors: bool) -> None:
        """Show a letter; `nom` is its person as she may be named, `dehors` while Word has it."""
        courrier = ouvert.courrier
        self.titre.setText(courrier.titre)
        etat = dire_etat(courrier, aujourd_hui())
        fige = "ne se modifie plus" if courrier.parti else ""
        dits = (nom, courrier.destinataire, etat, courrier.numero, fige)
        self._situation.setText(" · ".join(dit for dit in dits if dit))
        envoye = courrier.etat is Etat.ENVOYE
        visibles = {
            self.envoyer: not courrier.parti,
            self.supprimer: not courrier.parti and not dehors,
            self.modifier: not courrier.parti and not dehors,
            self.imprimer: not ouvert.word,
            self.repondre: envoye,
            self.relancer: envoye,
            self.clore: envoye,
            self.personne: courrier.personne_id is not None,
        }
        for geste, visible in visibles.items():
            geste.setVisible(visible)
        self.envoyer.setEnabled(not dehors)
        for genre, action in self._copies.items():
            action.setVisible(genre in _DE_WORD or not ouvert.word)

    def vider(self) -> None:
        """Forget the letter."""
        self.titre.clear()
        self._situation.clear()

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        for partie in (self.titre, self._situation):
            colonne.addWidget(partie)
        actions = Flux(espace=8)
        for geste in (
            *(self.envoyer, self.repondre, self.relancer, self.clore, self.imprimer, self.adresse),
            *(self.modifier, self.enregistrer, self.supprimer, self.personne),
        ):
            actions.addWidget(geste)
        colonne.addLayout(actions)
