"""A new letter: the model in a few letters, Enter, and it is written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.courriers.modeles import Modele
from app.domain.modeles_lettre import ModeleLettre
from app.domain.modeles_word import ModeleWord
from app.domain.texte import mots
from app.services.courriers_modeles import modeles
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.fleches import Fleches

MARQUES = {ModeleWord: "votre modèle Word", ModeleLettre: "votre lettre type"}
_ICONES = {ModeleWord: "file-text", ModeleLettre: "pencil-line"}
Choisi = Modele | ModeleWord | ModeleLettre


class NouveauCourrier(QDialog):
    """Finds a model by any word of its title, its family or the organismes it goes to; `faire` gets it.

    Her own models stand first, each with its mark; `modeles_voulus` asks for the place where they are kept.
    """

    modeles_voulus = Signal()

    def __init__(self, parent: QWidget, poste: Poste, pour: str, faire: Callable[[Choisi], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nouveau courrier")
        self._poste = poste
        self._faire = faire
        self._siens: list[Choisi] = []
        self._trouves: list[Choisi] = []
        self.champ = QLineEdit()
        self.liste = QListWidget()
        self._rien = etiquette("Aucun modèle ne correspond. La lettre libre convient à tout.", "second")
        self.choisir = bouton("&Préparer la lettre", "primaire")
        self._abandonner = bouton("A&bandonner")
        self.modeles = bouton("Vos modèles &Word…", "lien")
        self._ranger(pour)
        self._brancher()
        self._chercher("")
        poste.taches.query(self._lire, self._recevoir, pour=self, cle="modeles")

    def _ranger(self, pour: str) -> None:
        px = self._poste.apparence.px
        self.resize(px(560), px(520))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette("Nouveau courrier", "volet"))
        if pour:
            colonne.addWidget(etiquette(f"Pour {pour}.", "second"))
        for partie in (self.champ, self._rien, self.liste):
            colonne.addWidget(partie)
        bas = QHBoxLayout()
        bas.addWidget(self.modeles)
        bas.addStretch()
        bas.addWidget(self._abandonner)
        bas.addWidget(self.choisir)
        colonne.addLayout(bas)
        self.champ.setPlaceholderText("Quelques lettres\u00a0: loyer, recours, attestation…")
        self.champ.setAccessibleName("Chercher un modèle")
        self.liste.setWordWrap(True)
        self.liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.liste.setAccessibleName("Modèles trouvés")

    def _brancher(self) -> None:
        self.champ.textChanged.connect(self._chercher)
        Fleches(self.champ, self.liste, self._conclure)
        self.liste.itemActivated.connect(lambda _: self._conclure())
        self.choisir.clicked.connect(self._conclure)
        self._abandonner.clicked.connect(self.reject)
        self.modeles.clicked.connect(self.reject)
        self.modeles.clicked.connect(self.modeles_voulus)

    def _lire(self) -> list[Choisi]:
        session = self._poste.session
        return [*session.modeles_word.toutes(), *session.modeles_lettre.toutes()]

    def _recevoir(self, siens: list[Choisi]) -> None:
        self._siens = sorted(siens, key=lambda modele: _titre(modele).casefold())
        self._chercher(self.champ.text())

    def _chercher(self, saisie: str) -> None:
        cherches = mots(saisie)
        tous: list[Choisi] = [*self._siens, *modeles().values()]
        self._trouves = [modele for modele in tous if _repond(modele, cherches)]
        self.liste.clear()
        for modele in self._trouves:
            self.liste.addItem(self._ligne(modele))
        self.liste.setCurrentRow(0 if self._trouves else -1)
        self._rien.setVisible(not self._trouves)
        self.choisir.setEnabled(bool(self._trouves))

    def _ligne(self, modele: Choisi) -> QListWidgetItem:
        if isinstance(modele, Modele):
            return QListWidgetItem(f"{modele.titre} · {modele.famille}")
        icone = self._poste.apparence.icones.icone(_ICONES[type(modele)], "texte")
        return QListWidgetItem(icone, f"{_titre(modele)} · {MARQUES[type(modele)]}")

    def _conclure(self) -> None:
        rang = self.liste.currentRow()
        if 0 <= rang < len(self._trouves):
            modele = self._trouves[rang]
            self.accept()
            self._faire(modele)


def _titre(modele: Choisi) -> str:
    return modele.nom if isinstance(modele, ModeleWord) else modele.titre


def _repond(modele: Choisi, cherches: list[str]) -> bool:
    if isinstance(modele, Modele):
        dits = mots(f"{modele.titre} {modele.famille} {' '.join(modele.destinataires)}")
    else:
        dits = mots(f"{_titre(modele)} {MARQUES[type(modele)]}")
    return all(any(dit.startswith(cherche) for dit in dits) for cherche in cherches)
