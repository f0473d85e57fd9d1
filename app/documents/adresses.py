"""The lines of an address, close together, the first one strong."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.documents.polices import DEMI, NORMAL, imprimable
from app.documents.tagging import Element, marquer
from app.documents.typography import CORPS, ENCRE, couper


class Adresse(Flowable):  # type: ignore[misc]
    """A name, then its lines, each broken where it must."""

    _PAS = 14.5

    def __init__(self, nom: str, lignes: Sequence[str], parent: Element) -> None:
        super().__init__()
        self._dits = [(imprimable(nom), DEMI), *((imprimable(ligne), NORMAL) for ligne in lignes if ligne)]
        self._element = parent.ajouter("P")

    def wrap(self, place: float, _hauteur: float) -> tuple[float, float]:
        """Break the lines."""
        self._lignes = [(bout, police) for dit, police in self._dits for bout in couper(dit, police, CORPS, place)]
        self.width, self.height = place, self._PAS * len(self._lignes)
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the top."""
        with marquer(self.canv, self._element):
            for rang, (texte, police) in enumerate(self._lignes, 1):
                self.canv.texte(0, self.height - rang * self._PAS + 4, texte, police, CORPS, ENCRE)
