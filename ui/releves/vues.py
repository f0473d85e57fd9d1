"""The pictures of these screens, with fictional data."""

from collections.abc import Iterator
from time import sleep
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from app.context import Session
from ui.releves.periodes import Sorte
from ui.releves.volet import VoletReleves

_DESSIN_S = 0.02
_TOURS = 30


class _Bureau(Protocol):
    @property
    def releves(self) -> VoletReleves: ...

    def ouvrir_entreprise(self, entreprise_id: int, onglet: str = "") -> None: ...


def vues(bureau: _Bureau, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring the part of the sheet for a month and a year, then the pages."""
    volet, entreprise_id = bureau.releves, session.entreprises.toutes()[0].id
    bureau.ouvrir_entreprise(entreprise_id, "Relevés")
    for sorte in (Sorte.LIBRE, Sorte.MOIS, Sorte.ANNEE):
        volet.periode.choisir(sorte)
        _attendre()
        yield f"entreprise-releves-{sorte.value}", None
    apercu = volet.afficher()
    if apercu is not None:
        _attendre()
        yield "dialogue-releve", apercu
        apercu.reject()


def _attendre() -> None:
    """Wait for what is read, and for the pages that are drawn aside."""
    for _ in range(_TOURS):
        QApplication.processEvents()
        sleep(_DESSIN_S)
