"""Documents: dropped or chosen, kept in the coffre, shown from memory, copied outside only where she says."""

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from app.context import Session
from app.domain.calendrier import en_bref
from app.domain.documents import Depot, extension
from app.errors import Refus
from app.messages import phrase
from app.progress import CancelToken, Progress
from ui.personnes.apercu import Apercu
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import JOUR_EXIGE, TEXTE
from ui.widgets.volet import CoteACote, Volet, carte

_CHAMPS = {"nom": ("Nom du document", TEXTE), "jour": ("Reçu le", JOUR_EXIGE), "note": ("Précision", TEXTE)}
_KIO = 1024
AIDE = (
    "Déposez un fichier ici, ou choisissez-le. Il est copié, chiffré, dans le coffre\u202f; l’original reste où il "
    "est. Un document retiré revient par «\u00a0Annuler\u00a0» jusqu’au verrouillage, puis personne ne peut plus "
    "le lire."
)
COPIE = "Copie enregistrée, en clair\u00a0: elle n’est plus protégée par le coffre."


class Documents(Volet):
    """The attachments of a person."""

    sortes: ClassVar[tuple[str, ...]] = ("documents",)

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.setAcceptDrops(True)
        self._depots: list[Depot] = []
        self._choisi: int | None = None
        self.liste = QListWidget()
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.ajouter = bouton("A&jouter un document…")
        self.ouvrir = bouton("O&uvrir")
        self.copier = bouton("Enregistrer une &copie…")
        self.retirer = bouton("Ret&irer")
        self._dit = etiquette()
        self._vide = etiquette("Aucun document.", "second")
        self._corps = QWidget()
        self._ranger()
        self._brancher()

    def lire(self, session: Session, personne_id: int) -> list[Depot]:
        """Read what is attached."""
        return session.documents.de_personne(personne_id)

    def montrer(self, lu: list[Depot]) -> None:
        """Show the documents, the one chosen before still chosen."""
        self._depots = lu
        self.liste.blockSignals(True)  # noqa: FBT003 - Qt
        self.liste.clear()
        for depot in lu:
            self.liste.addItem(QListWidgetItem(decrire(depot)))
        self.liste.blockSignals(False)  # noqa: FBT003 - Qt
        rangs = [rang for rang, depot in enumerate(lu) if depot.document.id == self._choisi]
        self.liste.setCurrentRow(rangs[0] if rangs else (0 if lu else -1))
        self._vide.setVisible(not lu)
        self.liste.setVisible(bool(lu))
        self._choisir(self.liste.currentRow())

    def achever(self) -> None:
        """Keep what is being typed."""
        self.formulaire.achever()

    def oublier(self) -> None:
        """Forget every name."""
        self._depots, self._choisi = [], None
        self.liste.clear()
        self.formulaire.vider()
        self._dire("")
        self._corps.hide()

    def choisir(self, document_id: int) -> None:
        """Make a document the one chosen."""
        self._choisi = document_id
        self.relire()

    def deposer(self, chemins: list[Path]) -> None:
        """Keep these files, each in its own step."""
        documents, ident = self.poste.session.documents, self.ident
        if ident is None:
            return
        self._dire("")
        for chemin in chemins:

            def travail(voulu: Path = chemin) -> tuple[Any, Any]:
                return documents.deposer(ident, voulu)

            self.poste.taches.command(travail, self._aller, sinon=self._refuser, libelle="Ajout du document")

    def enregistrer(self, cible: Path) -> None:
        """Write a clear copy of the document chosen."""
        documents, depot = self.poste.session.documents, self._depot
        if depot is None:
            return

        def travail(_progres: Progress, _jeton: CancelToken) -> Path:
            return documents.copier(depot.document.id, cible, remplacer=True)

        self.poste.taches.longue(
            travail, lambda _: self._dire(COPIE, "attention"), libelle="Copie", pour=self, sinon=self._refuser
        )

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        if self.ident is not None and _fichiers(evenement.mimeData().urls()):
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        self.deposer(_fichiers(evenement.mimeData().urls()))
        evenement.acceptProposedAction()

    def _ranger(self) -> None:
        boite, colonne = carte("Documents")
        self.liste.setAccessibleName("Documents de la personne")
        self.liste.setMinimumHeight(self.poste.apparence.px(150))
        haut = Flux(espace=8)
        for partie in (self.ajouter, self.ouvrir, self.copier, self.retirer):
            haut.addWidget(partie)
        colonne.addWidget(etiquette(AIDE, "second"))
        colonne.addLayout(haut)
        colonne.addWidget(self._dit)
        colonne.addWidget(self._vide)
        colonne.addWidget(self.liste)
        self.colonne.addWidget(boite)
        self._corps, dedans = carte("Ce document")
        dedans.addWidget(CoteACote(self.formulaire.champs.values(), self.poste.apparence))
        self.colonne.addWidget(self._corps)
        self.colonne.addStretch()
        self._dit.hide()
        self.poste.apparence.icones.poser(self.ajouter, "plus")

    def _brancher(self) -> None:
        self.ajouter.clicked.connect(self._parcourir)
        self.ouvrir.clicked.connect(self._ouvrir)
        self.copier.clicked.connect(self._copier)
        self.retirer.clicked.connect(self._retirer)
        self.liste.currentRowChanged.connect(self._choisir)
        self.liste.itemActivated.connect(lambda _: self._ouvrir())
        self.formulaire.enregistre.connect(lambda _: self.relire())

    @property
    def _depot(self) -> Depot | None:
        return next((depot for depot in self._depots if depot.document.id == self._choisi), None)

    def _choisir(self, rang: int) -> None:
        self.formulaire.achever()
        self._choisi = self._depots[rang].document.id if 0 <= rang < len(self._depots) else None
        depot = self._depot
        for partie in (self.ouvrir, self.copier, self.retirer):
            partie.setVisible(depot is not None)
        self._corps.setVisible(depot is not None)
        if depot is not None:
            ident, documents = depot.document.id, self.poste.session.documents
            self.ouvrir.setVisible(depot.lisible)
            self.formulaire.presenter(
                depot.document, lambda champs, visite: documents.modifier(ident, visite, **champs)
            )

    def _aller(self, document: Any) -> None:  # noqa: ANN401
        self._choisi = document.id
        self.relire()

    def _parcourir(self) -> None:
        dialogue = QFileDialog(self, "Ajouter des documents")
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialogue.filesSelected.connect(lambda choisis: self.deposer([Path(choisi) for choisi in choisis]))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def _ouvrir(self) -> None:
        """Show the document from memory, or ask where to write it when the window cannot show it."""
        depot, documents = self._depot, self.poste.session.documents
        if depot is None:
            return
        if not depot.lisible:
            self._copier()
            return
        self.poste.taches.query(
            lambda: documents.contenu(depot.document.id),
            lambda octets: Apercu(self, self.poste.apparence, depot, octets).open(),
            pour=self,
            cle="contenu",
            sinon=self._refuser,
        )

    def _copier(self) -> None:
        depot = self._depot
        if depot is None:
            return
        dialogue = QFileDialog(self, "Enregistrer une copie")
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.selectFile(nom_neutre(depot))
        dialogue.fileSelected.connect(lambda choisi: self.enregistrer(Path(choisi)))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def _retirer(self) -> None:
        documents, ident = self.poste.session.documents, self._choisi

        def travail() -> tuple[None, Any]:
            return None, documents.delete(ident or 0)

        self.ajouter.setFocus()
        self.poste.taches.command(travail)

    def _refuser(self, erreur: Exception) -> None:
        if isinstance(erreur, Refus):
            self._dire(phrase(erreur), "erreur")
        else:
            self.poste.taches.echouee.emit(erreur)

    def _dire(self, dit: str, etat: str = "") -> None:
        redire(self._dit, dit, etat)
        self._dit.setVisible(bool(dit))


def decrire(depot: Depot) -> str:
    """Return one line: name, size, day."""
    document = depot.document
    jour = en_bref(document.jour, aujourd_hui())
    return " · ".join(dit for dit in (document.nom, document.note, taille(depot.taille), jour) if dit)


def taille(octets: int) -> str:
    """Return « 340 Ko », « 2,4 Mo »."""
    if octets < _KIO * _KIO:
        return f"{max(1, round(octets / _KIO))}\u00a0Ko"
    return f"{octets / _KIO / _KIO:.1f}\u00a0Mo".replace(".", ",")


def nom_neutre(depot: Depot) -> str:
    """Return a file name that tells neither who nor what."""
    suffixe = Path(depot.document.nom).suffix or extension(depot.type)
    return f"document-{depot.document.jour:%Y-%m-%d}-{depot.document.id}{suffixe}"


def _fichiers(adresses: list[QUrl]) -> list[Path]:
    return [Path(adresse.toLocalFile()) for adresse in adresses if adresse.isLocalFile()]
