"""Her own words: three texts read again as she types, printed once clean or confirmed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from app.bilan.formats import accorder
from app.bilan.relecture import Relecteur, Remarque
from app.context import Session
from app.domain.changes import Changes
from app.domain.commentaires import Commentaire, Section
from ui.bilans.mots import SUITE, dire_remarque
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import cadre, etiquette, redire
from ui.widgets.texte_long import TexteLong

_TITRES: Final = {
    Section.ANALYSE: "Ce que l’année a montré",
    Section.PRECONISATIONS: "Préconisations et suites données",
    Section.PERSPECTIVES: "Perspectives",
}
_NOTICE = (
    "Imprimés avec le bilan. Aucun récit de situation\u00a0: la relecture signale noms, initiales, dates, métiers, "
    "petits nombres et tournures qui désignent une seule personne."
)
_REPOS_MS = 250
_HAUTEUR = 110


@dataclass(frozen=True, slots=True)
class Objet:
    """What the texts are about: an entreprise, a civil year, the threshold of its bilan."""

    entreprise_id: int
    annee: int
    k: int


class Texte(QWidget):
    """One text with its remarks; `garde` tells it to keep, `confirme` that its remarks were read."""

    garde = Signal(str)
    confirme = Signal(bool)

    def __init__(self, poste: Poste, titre: str) -> None:
        super().__init__()
        self._poste = poste
        self.editeur: QPlainTextEdit = TexteLong()
        self.champ = Champ(titre, self.editeur)
        self._dit = etiquette(genre="second")
        self.malgre = QCheckBox("Imprimer malgré ces remarques")
        self.malgre.setAccessibleName(f"Imprimer « {titre} » malgré ses remarques")
        self.relecteur: Relecteur | None = None
        self._relire = QTimer(self, singleShot=True, interval=_REPOS_MS)
        self._ranger()
        self._relire.timeout.connect(self.relire)
        self.editeur.textChanged.connect(self._relire.start)
        self.champ.quitte.connect(lambda: self.garde.emit(self.champ.valeur))
        self.malgre.toggled.connect(self.confirme)

    def montrer(self, commentaire: Commentaire) -> None:
        """Show the text kept."""
        self.champ.montrer(commentaire.texte)
        self.malgre.blockSignals(True)  # noqa: FBT003 - Qt
        self.malgre.setChecked(commentaire.relu)
        self.malgre.blockSignals(False)  # noqa: FBT003 - Qt
        self.relire()

    def relire(self) -> None:
        """Read the text again on the reading thread."""
        self._relire.stop()
        relecteur, texte = self.relecteur, self.editeur.toPlainText()
        if relecteur is not None:
            self._poste.taches.query(lambda: relecteur.relire(texte), self._annoter, pour=self, cle="relecture")

    def vider(self) -> None:
        """Forget the text."""
        self._relire.stop()
        self.relecteur = None
        self.champ.vider()
        self._annoter(())

    def _ranger(self) -> None:
        self.editeur.setMinimumHeight(self._poste.apparence.px(_HAUTEUR))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        for partie in (self.champ, self._dit, self.malgre):
            colonne.addWidget(partie)
        self._annoter(())

    def _annoter(self, remarques: tuple[Remarque, ...]) -> None:
        longueur = len(self.editeur.toPlainText())
        self.editeur.setExtraSelections([self._souligne(r) for r in remarques if r.fin <= longueur])
        phrases = list(dict.fromkeys(map(dire_remarque, remarques)))
        dit = f"{accorder(len(phrases), 'passage')} à relire. {SUITE.join(phrases)}." if phrases else ""
        redire(self._dit, dit, "attention" if dit else "")
        self._dit.setVisible(bool(dit))
        self.malgre.setVisible(bool(dit))
        self.editeur.setAccessibleDescription(dit)

    def _souligne(self, remarque: Remarque) -> QTextEdit.ExtraSelection:
        passage = QTextEdit.ExtraSelection()
        curseur = QTextCursor(self.editeur.document())
        texte = self.editeur.toPlainText()
        curseur.setPosition(_place(texte, remarque.debut))
        curseur.setPosition(_place(texte, remarque.fin), QTextCursor.MoveMode.KeepAnchor)
        trait = QTextCharFormat()
        trait.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        trait.setUnderlineColor(self._poste.apparence.couleur("attention"))
        passage.cursor, passage.format = curseur, trait
        return passage


class Commentaires(Defilant):
    """The three texts of one entreprise and one year."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._objet: Objet | None = None
        self.textes = {section: Texte(poste, titre) for section, titre in _TITRES.items()}
        contenu = QWidget()
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(0, 4, 8, 16)
        carte = cadre("carte")
        dedans = QVBoxLayout(carte)
        dedans.setContentsMargins(16, 12, 16, 16)
        dedans.setSpacing(12)
        dedans.addWidget(etiquette(_NOTICE, "second"))
        for section, texte in self.textes.items():
            dedans.addWidget(texte)
            texte.garde.connect(lambda mots, voulue=section: self._garder(voulue, mots))
            texte.confirme.connect(lambda oui, voulue=section: self._confirmer(voulue, oui=oui))
        colonne.addWidget(carte)
        colonne.addStretch()
        self.poser(contenu)

    def presenter(self, objet: Objet) -> None:
        """Show the texts of another entreprise or year, once those on screen are kept."""
        if objet != self._objet:
            self.vider()
        self._objet = objet
        session = self._poste.session
        self._poste.taches.query(lambda: _lire(session, objet), self._montrer, pour=self, cle="commentaires")

    def achever(self) -> None:
        """Keep what is being typed."""
        for texte in self.textes.values():
            texte.champ.achever()

    def vider(self) -> None:
        """Keep what is being typed, then forget it."""
        self.achever()
        self._objet = None
        for texte in self.textes.values():
            texte.vider()

    def _montrer(self, lu: tuple[Objet, Mapping[Section, Commentaire], Relecteur]) -> None:
        objet, commentaires, relecteur = lu
        if objet != self._objet:
            return
        for section, texte in self.textes.items():
            texte.relecteur = relecteur
            texte.montrer(commentaires[section])

    def _garder(self, section: Section, mots: str) -> None:
        objet, session = self._objet, self._poste.session
        if objet is not None:
            self._ecrire(lambda: session.commentaires.save(objet.entreprise_id, objet.annee, section, mots))

    def _confirmer(self, section: Section, *, oui: bool) -> None:
        objet, session = self._objet, self._poste.session
        if objet is not None:
            self.textes[section].champ.achever()
            self._ecrire(
                lambda: session.commentaires.confirmer(objet.entreprise_id, objet.annee, section, relu=oui)
            )

    def _ecrire(self, travail: Callable[[], tuple[Commentaire, Changes]]) -> None:
        self._poste.taches.command(travail, initiateur=self)


def _place(texte: str, rang: int) -> int:
    """Return where Qt counts a character: in UTF-16 units."""
    return len(texte[:rang].encode("utf-16-le")) // 2


def _lire(session: Session, objet: Objet) -> tuple[Objet, Mapping[Section, Commentaire], Relecteur]:
    """Read the texts, and every name they must not hold."""
    textes = session.commentaires.de(objet.entreprise_id, objet.annee)
    return objet, textes, session.commentaires.relecteur(objet.entreprise_id, objet.k)
