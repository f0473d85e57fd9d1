"""What can be done with the whole coffre: lists, imports, exports, backups."""

from functools import cached_property
from typing import TYPE_CHECKING

from app.context.ouverte import Ouverte
from app.store.journal import Acte

if TYPE_CHECKING:
    from app.services.aujourdhui import Aujourdhui
    from app.services.exemples import Exemples
    from app.services.exports import Exports
    from app.services.imports import Imports
    from app.services.journal import Journal
    from app.services.macros import Macros
    from app.services.nomenclatures import Nomenclatures
    from app.services.pauses import Pauses
    from app.services.praticiennes import Praticiennes
    from app.services.sauvegardes import Sauvegardes
    from app.services.surete import Surete


class Cabinet(Ouverte):
    """What can be done with the whole coffre: lists, imports, exports, backups."""

    @cached_property
    def imports(self) -> "Imports":
        """The reading of her workbooks."""
        from app.services.imports import Imports

        return Imports(self._magasin, self._horloge)

    @cached_property
    def nomenclatures(self) -> "Nomenclatures":
        """The lists of codes."""
        from app.services.nomenclatures import Nomenclatures

        return Nomenclatures(self._magasin, self._horloge)

    @cached_property
    def praticiennes(self) -> "Praticiennes":
        """Who she is."""
        from app.services.praticiennes import Praticiennes

        return Praticiennes(self._magasin)

    @cached_property
    def sauvegardes(self) -> "Sauvegardes":
        """The backups."""
        from app.services.sauvegardes import Sauvegardes

        return Sauvegardes(self._ouvert)

    @cached_property
    def journal(self) -> "Journal":
        """What was done to the coffre."""
        from app.services.journal import Journal

        return Journal(self._ouvert)

    @cached_property
    def exemples(self) -> "Exemples":
        """The fictional cabinet."""
        from app.services.exemples import Exemples

        return Exemples(self._magasin)

    @cached_property
    def exports(self) -> "Exports":
        """Everything, in the clear, in open formats."""
        from app.services.exports import Exports

        return Exports(self._magasin, self._ouvert.pieces, lambda: self._ouvert.temoin.consigner(Acte("exporter")))

    @cached_property
    def aujourdhui(self) -> "Aujourdhui":
        """What is to do today."""
        from app.services.aujourdhui import Aujourdhui

        return Aujourdhui(self._magasin, self._horloge)

    @cached_property
    def surete(self) -> "Surete":
        """The state of backups and checks."""
        from app.services.surete import Surete

        return Surete(self._ouvert)

    @cached_property
    def macros(self) -> "Macros":
        """The text macros."""
        from app.services.macros import Macros

        return Macros(self._magasin)

    @cached_property
    def pauses(self) -> "Pauses":
        """The code of the pause."""
        from app.services.pauses import Pauses

        return Pauses(self._magasin, self._ouvert)
