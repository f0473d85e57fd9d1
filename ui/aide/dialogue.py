"""Help beside what it explains: pages on the left, the one chosen on the right, a search above."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from app.services.aide import PageAide, chercher, pages
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.etiquettes import bouton, etiquette

_MARGE = 40
_INTERLIGNE = 120
"""Percent."""
_EXTENSION = ".md"


class Aide(QDialog):
    """Opens at the page of the screen one comes from."""

    def __init__(self, parent: QWidget, apparence: Apparence, ident: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Aide")
        self._apparence = apparence
        self._pages: list[PageAide] = []
        self.recherche = Champ("&Chercher dans l’aide", QLineEdit())
        self.liste = QListWidget()
        self.texte = QTextBrowser()
        self._rien = etiquette("Aucune page ne dit cela. Essayez un mot plus court.", "second")
        self._fermer = bouton("&Fermer", "primaire")
        self._ranger()
        self._brancher()
        self._chercher("")
        self.ouvrir(ident)

    @property
    def page(self) -> PageAide | None:
        """The page shown."""
        rang = self.liste.currentRow()
        return self._pages[rang] if 0 <= rang < len(self._pages) else None

    def ouvrir(self, ident: str) -> None:
        """Show one page, whatever is searched."""
        if ident not in {page.ident for page in self._pages} and ident in {page.ident for page in pages()}:
            self._chercher("")
        rang = next((rang for rang, page in enumerate(self._pages) if page.ident == ident), 0)
        self.liste.setCurrentRow(rang)

    def _ranger(self) -> None:
        px = self._apparence.px
        gauche = QVBoxLayout()
        gauche.addWidget(self.recherche)
        gauche.addWidget(self._rien)
        gauche.addWidget(self.liste, 1)
        milieu = QHBoxLayout()
        milieu.setSpacing(16)
        milieu.addLayout(gauche, 2)
        milieu.addWidget(self.texte, 5)
        bas = QHBoxLayout()
        bas.addStretch()
        bas.addWidget(self._fermer)
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(24, 16, 24, 16)
        dehors.setSpacing(12)
        dehors.addLayout(milieu, 1)
        dehors.addLayout(bas)
        self.liste.setAccessibleName("Pages d’aide")
        self.texte.setAccessibleName("Page d’aide")
        self.texte.setOpenLinks(False)
        self.texte.setTabChangesFocus(True)
        self.texte.document().setDocumentMargin(px(12))
        parent = self.parentWidget()
        place = parent.window().size() if parent else self.size()
        self.resize(min(px(860), place.width() - _MARGE), min(px(620), place.height() - _MARGE))

    def _brancher(self) -> None:
        if isinstance(self.recherche.editeur, QLineEdit):
            self.recherche.editeur.textChanged.connect(self._chercher)
        self.liste.currentRowChanged.connect(lambda _: self._montrer())
        self.texte.anchorClicked.connect(self._suivre)
        self._fermer.clicked.connect(self.accept)

    def _chercher(self, saisie: str) -> None:
        self._pages = chercher(saisie)
        self.liste.blockSignals(True)  # noqa: FBT003 - Qt
        self.liste.clear()
        self.liste.addItems([page.titre for page in self._pages])
        self.liste.blockSignals(False)  # noqa: FBT003 - Qt
        self.liste.setCurrentRow(0 if self._pages else -1)
        self._rien.setVisible(not self._pages)
        self._montrer()

    def _montrer(self) -> None:
        page = self.page
        if page is None:
            self.texte.clear()
            return
        self.texte.setMarkdown(f"## {page.titre}\n\n{page.texte}")
        self._aerer()

    def _aerer(self) -> None:
        """Part the paragraphs: Markdown comes without space between them."""
        bloc = self.texte.document().begin()
        while bloc.isValid():
            curseur = QTextCursor(bloc)
            forme = bloc.blockFormat()
            forme.setBottomMargin(self._apparence.px(8))
            forme.setLineHeight(_INTERLIGNE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            curseur.setBlockFormat(forme)
            bloc = bloc.next()

    def _suivre(self, adresse: QUrl) -> None:
        self.ouvrir(adresse.path().removesuffix(_EXTENSION))
