"""The fields of one record: each visit of a field is one save, a refusal is said under its field."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.changes import Changes
from app.errors import Refus
from app.messages import phrase_de
from ui.tasks import Taches
from ui.widgets.champs import Champ
from ui.widgets.saisies import Genre

Garder = Callable[[dict[str, Any], str], tuple[Any, Changes]]
"""Given the fields changed and the visit, keeps them: it runs on the writing thread."""


class Formulaire(QObject):
    """Binds fields to a record; `enregistre` gives it each time it is kept."""

    enregistre = Signal(object)

    def __init__(self, taches: Taches, champs: Mapping[str, tuple[str, Genre]], parent: QObject) -> None:
        super().__init__(parent)
        self._taches = taches
        self._genres = {nom: genre for nom, (_titre, genre) in champs.items()}
        self._titres = {nom: titre.replace("&", "") for nom, (titre, _genre) in champs.items()}
        self._garder: Garder | None = None
        self._record: object = None
        self._refuses: set[str] = set()
        self.champs = {nom: Champ(titre, genre.editeur()) for nom, (titre, genre) in champs.items()}
        for nom, champ in self.champs.items():
            champ.quitte.connect(lambda voulu=nom: self.garder(voulu))

    def presenter(self, record: object, garder: Garder | None) -> None:
        """Show a record, to be kept by `garder` (None: all at once, later); a new one takes every field."""
        self.achever()
        ident = (type(record), getattr(record, "id", 0))
        if ident != self._record:
            self._oublier_refus()
        self._record, self._garder = ident, garder
        self.montrer(record)

    def montrer(self, record: object) -> None:
        """Show the record as it is kept; words refused or being typed stay."""
        for nom, champ in self.champs.items():
            if nom not in self._refuses:
                champ.montrer(self._genres[nom].dire(getattr(record, nom)))

    def achever(self) -> None:
        """Keep what is being typed."""
        for champ in self.champs.values():
            champ.achever()

    def vider(self) -> None:
        """Forget the record and what is typed."""
        self._garder = self._record = None
        self._oublier_refus()
        for champ in self.champs.values():
            champ.vider()

    def lire(self) -> dict[str, Any] | None:
        """Return what every field holds, None when one is refused: it says why."""
        lus = {nom: self._lire(nom) for nom in self.champs}
        return None if self._refuses else {nom: lu for nom, lu in lus.items() if lu is not _REFUSE}

    def essayer(self) -> dict[str, Any] | None:
        """Return what every field holds, None when one cannot be read; nothing is said of it."""
        try:
            return {nom: self._genres[nom].lire(champ.valeur) for nom, champ in self.champs.items()}
        except Refus:
            return None

    def garder(self, nom: str) -> None:
        """Keep one field."""
        lu = self._lire(nom)
        faire, champ = self._garder, self.champs[nom]
        if lu is _REFUSE or faire is None:
            return

        def travail() -> tuple[tuple[Any, Changes], Changes]:
            record, changes = faire({nom: lu}, champ.visite)
            return (record, changes), changes

        self._taches.command(
            travail,
            lambda rendu: self._recevoir(*rendu),
            initiateur=self.parent(),
            sinon=lambda erreur: self.refuser(erreur, nom),
        )

    def refuser(self, erreur: Exception, nom: str = "") -> None:
        """Say why under the field at fault (`nom` when the refusal names none of these)."""
        vise = nom or (str(erreur.details.get("champ", "")) if isinstance(erreur, Refus) else "")
        if not isinstance(erreur, Refus) or vise not in self.champs:
            self._taches.echouee.emit(erreur)
            return
        self._refuses.add(vise)
        nomme = str(erreur.details.get("champ", vise))
        details = {**erreur.details, "champ": self._titres.get(nomme, self._titres[vise])}
        self.champs[vise].dire(phrase_de(erreur.code, details))

    def _oublier_refus(self) -> None:
        self._refuses.clear()
        for champ in self.champs.values():
            champ.dire("")

    def _lire(self, nom: str) -> Any:  # noqa: ANN401
        champ = self.champs[nom]
        try:
            lu = self._genres[nom].lire(champ.valeur)
        except Refus as refus:
            self.refuser(refus, nom)
            return _REFUSE
        self._refuses.discard(nom)
        champ.dire("")
        return lu

    def _recevoir(self, record: object, changes: Changes) -> None:
        for avis in changes.avertissements:
            if avis.champ in self.champs:
                dit = phrase_de(avis.code, {"champ": self._titres[avis.champ]})
                self.champs[avis.champ].dire(dit, "attention")
        self.enregistre.emit(record)


_REFUSE = object()
