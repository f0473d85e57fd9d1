"""What words may name in this coffre, kept ready for the line of saisie and the palette."""

from PySide6.QtCore import QObject, Signal

from app.context import Session
from app.domain.changes import Changes
from app.domain.nomenclatures import Entree, Liste
from app.domain.saisie import Annuaire, Vocabulaire
from ui.tasks import Taches

_SORTES = ("personnes", "organismes", "entrees")


class Lexique(QObject):
    """The vocabulary, read again when what it holds changes."""

    change = Signal()

    def __init__(self, session: Session, taches: Taches) -> None:
        super().__init__()
        self._session = session
        self._taches = taches
        self.vocabulaire = Vocabulaire()
        taches.modifie.connect(self._suivre)

    def lire(self) -> None:
        """Read everything again."""
        self._taches.query(self._composer, self._recevoir, pour=self, cle="lexique")

    def libelle(self, liste: Liste, code: str) -> str:
        """Return the words of a code, "" when nothing is said."""
        entrees = {Liste.THEMES: self.vocabulaire.themes, Liste.NATURES: self.vocabulaire.natures}
        connues = entrees.get(liste, self.vocabulaire.canaux)
        return next((e.libelle for e in connues if e.code == code and code != "NR"), "")

    def vider(self) -> None:
        """Forget every name."""
        self.vocabulaire = Vocabulaire()

    def _composer(self) -> Vocabulaire:
        return Vocabulaire(
            personnes=Annuaire(self._session.repertoire.noms()),
            themes=self._entrees(Liste.THEMES),
            natures=self._entrees(Liste.NATURES),
            canaux=tuple(self._session.nomenclatures.de(Liste.CANAUX)),
            organismes=tuple(self._session.organismes.toutes()),
        )

    def _entrees(self, liste: Liste) -> tuple[Entree, ...]:
        return tuple(entree for entree in self._session.nomenclatures.de(liste) if entree.code != "NR")

    def _recevoir(self, vocabulaire: Vocabulaire) -> None:
        self.vocabulaire = vocabulaire
        self.change.emit()

    def _suivre(self, changes: Changes, _initiateur: object) -> None:
        if any(changes.touche(sorte) for sorte in _SORTES):
            self.lire()
