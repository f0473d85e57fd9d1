"""Two short columns of blocks, side by side."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

_BLANC = 26


class CoteACote(Flowable):  # type: ignore[misc]
    """Columns of equal width, aligned at the top; never split, left out when the page has no room."""

    def __init__(self, colonnes: Sequence[Sequence[Flowable]]) -> None:
        super().__init__()
        self._colonnes = colonnes
        self.spaceBefore = 6

    def wrap(self, place: float, hauteur: float) -> tuple[float, float]:
        """Take the height of the tallest column."""
        self.width = place
        self._pas = (place + _BLANC) / len(self._colonnes)
        self.height = max(sum(b.wrap(self._pas - _BLANC, hauteur)[1] + 6 for b in c) for c in self._colonnes)
        self._place = self.height <= hauteur
        return place, self.height if self._place else 0

    def draw(self) -> None:
        """Draw each column from the top."""
        if not self._place:
            return
        for n, colonne in enumerate(self._colonnes):
            y = self.height
            for bloc in colonne:
                y -= bloc.height + 6
                bloc.drawOn(self.canv, n * self._pas, y)
