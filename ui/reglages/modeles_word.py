"""Modèles Word: her own letters, kept in the coffre, and what their fields mean."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from app.documents.modele_word import ChampTrouve
from app.domain.calendrier import en_bref
from app.domain.changes import Changes
from app.domain.modeles_word import ModeleWord
from app.errors import Refus
from app.messages import phrase
from ui.poste import Poste
from ui.reglages.correspondance import Correspondance, resumer
from ui.reglages.section import Section, rangee
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import TEXTE

_CHAMPS: Final = {"nom": ("No&m du modèle", TEXTE)}
_LISTE: Final = 130
AIDE: Final = (
    "Déposez ici une lettre .docx, ou choisissez-la. Ses champs de fusion, ses [crochets] et ses {{ champs }} sont "
    "reconnus. Le fichier est copié, chiffré, dans le coffre\u202f; l’original reste où il est."
)
VIDE: Final = "Aucun modèle Word. Ajoutez une lettre que vous utilisez déjà."
ENSEMBLE: Final = (
    "Le coffre propose un sens d’après le nom du champ. Changez-le s’il se trompe. Vos choix servent aux prochaines "
    "lettres\u202f; celles déjà commencées gardent leur version."
)


class SectionModelesWord(Section):
    """The list of models, the one chosen under it."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.setAcceptDrops(True)
        self._modeles: list[ModeleWord] = []
        self._voulu: int | None = None
        self._refus: list[str] = []
        self.lignes = QListWidget()
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.correspondance = Correspondance(poste.apparence)
        self.ajouter = bouton("A&jouter un modèle…", "primaire")
        self.remplacer = bouton("Nou&velle version…", nom="Remplacer le fichier de ce modèle par une nouvelle version")
        self.retirer = bouton("Ret&irer", nom="Retirer ce modèle")
        self._vide = etiquette(VIDE, "second")
        self._resume = etiquette()
        self._fiche: QWidget | None = None
        self._ranger()
        self._brancher()

    @property
    def choisi(self) -> ModeleWord | None:
        """The model chosen."""
        rang = self.lignes.currentRow()
        return self._modeles[rang] if 0 <= rang < len(self._modeles) else None

    def ouvrir(self) -> None:
        modeles_word = self.poste.session.modeles_word
        self.lignes.setFixedHeight(self.poste.apparence.px(_LISTE))
        self.poste.taches.query(modeles_word.toutes, self._montrer, pour=self, cle="modeles_word")

    def vider(self) -> None:
        self._modeles, self._voulu, self._refus = [], None, []
        self.dire("")
        self._resume.clear()
        self.lignes.clear()
        self.formulaire.vider()
        self.correspondance.vider()

    def achever(self) -> None:
        self.formulaire.achever()

    def deposer(self, chemins: list[Path]) -> None:
        """Keep these files as models, each in its own step."""
        modeles_word = self.poste.session.modeles_word
        self._refus = []
        for chemin in chemins:
            self._faire(partial(modeles_word.ajouter, chemin), "Ajout du modèle", chemin.name if chemins[1:] else "")

    def changer(self, chemin: Path) -> None:
        """Put a newer file in place of the model chosen."""
        modeles_word, choisi = self.poste.session.modeles_word, self.choisi
        self._refus = []
        if choisi is not None:
            self._faire(lambda: modeles_word.remplacer(choisi.id, chemin), "Nouvelle version")

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        if _fichiers(evenement.mimeData().urls()):
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        self.deposer(_fichiers(evenement.mimeData().urls()))
        evenement.acceptProposedAction()

    def _ranger(self) -> None:
        boite = self.carte("Vos modèles Word", AIDE)
        boite.addLayout(rangee([self.ajouter, self.remplacer, self.retirer]))
        boite.addWidget(self._vide)
        self.lignes.setAccessibleName("Modèles Word")
        self.lignes.setFixedHeight(self.poste.apparence.px(_LISTE))
        boite.addWidget(self.lignes)
        fiche = self.carte("Ce que ses champs veulent dire", ENSEMBLE)
        for partie in (self._resume, self.formulaire.champs["nom"], self.correspondance):
            fiche.addWidget(partie)
        self._fiche = fiche.parentWidget()
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self.lignes.currentRowChanged.connect(lambda _: self._presenter())
        self.formulaire.enregistre.connect(self._aller)
        self.correspondance.changee.connect(self._associer)
        self.ajouter.clicked.connect(lambda: self._parcourir("Ajouter un modèle Word", self.deposer))
        self.remplacer.clicked.connect(
            lambda: self._parcourir("Nouvelle version du modèle", lambda lus: self.changer(lus[0]))
        )
        self.retirer.clicked.connect(self._retirer)

    def _montrer(self, lus: list[ModeleWord]) -> None:
        garde = self._voulu or (self.choisi.id if self.choisi else None)
        self._voulu = None
        self._modeles = sorted(lus, key=lambda modele: modele.nom.casefold())
        self.lignes.blockSignals(True)  # noqa: FBT003 - Qt
        self.lignes.clear()
        for modele in self._modeles:
            ajoute = f"ajouté {en_bref(modele.ajoute_le, aujourd_hui())}"
            self.lignes.addItem(QListWidgetItem(f"{modele.nom} · {ajoute}"))
        rang = next((rang for rang, modele in enumerate(self._modeles) if modele.id == garde), 0)
        self.lignes.setCurrentRow(rang if self._modeles else -1)
        self.lignes.blockSignals(False)  # noqa: FBT003 - Qt
        self._vide.setVisible(not self._modeles)
        self.lignes.setVisible(bool(self._modeles))
        self._presenter()

    def _presenter(self) -> None:
        choisi, modeles_word = self.choisi, self.poste.session.modeles_word
        for partie in filter(None, (self._fiche, self.remplacer, self.retirer)):
            partie.setVisible(choisi is not None)
        if choisi is None:
            return

        def montrer(champs: tuple[ChampTrouve, ...]) -> None:
            if choisi == self.choisi:
                self._resume.setText(resumer(champs, choisi.correspondance))
                self.correspondance.montrer(champs, choisi.correspondance)

        self.poste.taches.query(lambda: modeles_word.champs(choisi.id), montrer, pour=self, cle="champs")
        self.formulaire.presenter(choisi, lambda lus, visite: modeles_word.modifier(choisi.id, visite, **lus))

    def _associer(self, correspondance: dict[str, str]) -> None:
        modeles_word, choisi = self.poste.session.modeles_word, self.choisi
        if choisi is not None:
            self.poste.taches.command(
                lambda: modeles_word.associer(choisi.id, correspondance),
                self._aller,
                initiateur=self,
                sinon=self.refuser,
            )

    def _retirer(self) -> None:
        modeles_word, choisi = self.poste.session.modeles_word, self.choisi
        if choisi is not None:
            self.ajouter.setFocus()
            self.poste.taches.command(
                lambda: (None, modeles_word.delete(choisi.id)),
                lambda _: self.dire(f"«\u00a0{choisi.nom}\u00a0» est retiré. Ctrl+Z le fait revenir."),
                sinon=self.refuser,
            )

    def _faire(self, travail: Callable[[], tuple[Any, Changes]], libelle: str, nom: str = "") -> None:
        """Keep a file; `nom` is told with its refusal, when several are given."""
        self.poste.taches.command(
            travail, self._recevoir, sinon=lambda erreur: self._noter(erreur, nom), libelle=libelle
        )

    def _recevoir(self, modele: ModeleWord) -> None:
        dit = f"«\u00a0{modele.nom}\u00a0» est gardé. Voyez ce que ses champs veulent dire."
        self.dire(" ".join((*self._refus, dit)), "erreur" if self._refus else "ok")
        self._aller(modele)

    def _noter(self, erreur: Exception, nom: str) -> None:
        """Say why a file was not kept; what follows does not cover it."""
        if isinstance(erreur, Refus):
            self._refus.append(f"{nom}\u00a0: {phrase(erreur)}" if nom else phrase(erreur))
            self.dire(" ".join(self._refus), "erreur")
        else:
            self.refuser(erreur)

    def _aller(self, modele: ModeleWord) -> None:
        self._voulu = modele.id
        self.ouvrir()

    def _parcourir(self, titre: str, retenus: Callable[[list[Path]], None]) -> None:
        dialogue = QFileDialog(self, titre, "", "Documents Word (*.docx)")
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialogue.filesSelected.connect(lambda choisis: retenus([Path(choisi) for choisi in choisis]))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()


def _fichiers(adresses: list[QUrl]) -> list[Path]:
    return [Path(adresse.toLocalFile()) for adresse in adresses if adresse.isLocalFile()]
