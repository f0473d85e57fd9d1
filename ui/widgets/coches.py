"""Several things to tick, each by its name."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.widgets.etiquettes import etiquette
from ui.widgets.flux import Flux

C = TypeVar("C", bound=Hashable)


class Coches(QWidget, Generic[C]):
    """`choix` are keys and their names; the ones ticked are told by their keys, in the order of the list."""

    changee = Signal()

    def __init__(self, titre: str, choix: Mapping[C, str], cochees: Iterable[C]) -> None:
        super().__init__()
        deja = frozenset(cochees)
        self._boites = {cle: QCheckBox(nom) for cle, nom in choix.items()}
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(etiquette(titre, "second"))
        flux = Flux(espace=8)
        for cle, boite in self._boites.items():
            boite.setAccessibleDescription(titre)
            boite.setChecked(cle in deja)
            boite.toggled.connect(lambda _: self.changee.emit())
            flux.addWidget(boite)
        colonne.addLayout(flux)

    @property
    def choisies(self) -> tuple[C, ...]:
        """The keys ticked."""
        return tuple(cle for cle, boite in self._boites.items() if boite.isChecked())
