"""A path, typed or chosen."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.etiquettes import bouton


class ChampLieu(QWidget):
    """A labelled path with a button to browse; `filtre` makes it a file."""

    def __init__(self, nom: str, choisir: str, filtre: str = "") -> None:
        super().__init__()
        self.champ = QLineEdit()
        self._filtre = filtre
        self._nom = nom.replace("&", "")
        titre = QLabel(nom)
        titre.setProperty("genre", "second")
        titre.setBuddy(self.champ)
        self.champ.setAccessibleName(self._nom)
        parcourir = bouton(choisir, nom=f"Choisir\u00a0: {self._nom.lower()}")
        parcourir.clicked.connect(self._parcourir)
        ligne = QHBoxLayout()
        ligne.addWidget(self.champ, 1)
        ligne.addWidget(parcourir)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(titre)
        colonne.addLayout(ligne)

    @property
    def chemin(self) -> Path | None:
        """The path, None when nothing is typed."""
        texte = self.champ.text().strip()
        try:
            return Path(texte).expanduser() if texte else None
        except RuntimeError:  # « ~ » of someone this computer does not know
            return Path(texte)

    @property
    def est_fichier(self) -> bool:
        """Whether a file is there; a name that no file may bear is none."""
        chemin = self.chemin
        try:
            return chemin is not None and chemin.is_file()
        except OSError:
            return False

    @property
    def est_dossier(self) -> bool:
        """Whether a folder is there."""
        chemin = self.chemin
        try:
            return chemin is not None and chemin.is_dir()
        except OSError:
            return False

    def _parcourir(self) -> None:
        dialogue = QFileDialog(self, self._nom, self.champ.text())
        fichier = QFileDialog.FileMode.ExistingFile if self._filtre else QFileDialog.FileMode.Directory
        dialogue.setFileMode(fichier)
        if self._filtre:
            dialogue.setNameFilter(self._filtre)
        dialogue.fileSelected.connect(self.champ.setText)
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()
