"""The pictures of these screens, with fictional data."""

from collections.abc import Iterator
from time import sleep
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from app.context import Session
from app.domain.conventions import Genre
from ui.conventions.apercu import ApercuConvention
from ui.conventions.volet import VoletConventions

_DESSIN_S = 0.02
_TOURS = 30


class _Bureau(Protocol):
    @property
    def conventions(self) -> VoletConventions: ...

    def ouvrir_entreprise(self, entreprise_id: int, onglet: str = "") -> None: ...


def vues(bureau: _Bureau, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring the part of the sheet, then a document open."""
    volet, entreprise_id = bureau.conventions, session.entreprises.toutes()[1].id
    bureau.ouvrir_entreprise(entreprise_id, "Documents")
    for genre in (Genre.AVENANT, Genre.CONVENTION):
        volet.choisir(genre)
        yield f"entreprise-documents-{genre.value}", None
    volet.afficher()
    apercu = volet.findChild(ApercuConvention)
    if isinstance(apercu, ApercuConvention):
        for _ in range(_TOURS):  # pages are drawn aside: wait for them
            QApplication.processEvents()
            sleep(_DESSIN_S)
        yield "dialogue-convention", apercu
        apercu.reject()
    bureau.ouvrir_entreprise(entreprise_id, "Factures")
    yield "entreprise-factures", None
