"""The list of persons: every id in order, and a cache of the lines on screen."""

from collections.abc import Sequence

from app.context import Session
from app.domain.calendrier import en_bref, en_clair
from app.services.repertoire import Ligne
from ui.discretion import Discretion
from ui.tasks import Taches
from ui.temps import aujourd_hui
from ui.widgets.deux_lignes import DeuxLignes, ModeleRangees

PAGE = 40
_PAGES_GARDEES = 75


class ModelePersonnes(ModeleRangees):
    """Rows come from the ids; a line is asked for, a page at a time, when it is about to be painted."""

    def __init__(self, session: Session, taches: Taches, discretion: Discretion) -> None:
        super().__init__()
        self._session = session
        self._taches = taches
        self._discretion = discretion
        self._pages: dict[int, list[Ligne]] = {}
        self._demandees: set[int] = set()
        discretion.changee.connect(self._redire_tout)

    def recevoir(self, ids: Sequence[int], premieres: Sequence[Ligne] = ()) -> None:
        """Show these persons, in order; `premieres` are the lines of the first page, when they were read too."""
        self._oublier()
        if premieres:
            self._pages[0] = list(premieres)
        if ids == self._ids:
            self._ids = ids
            self._redire_tout()
            return
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def vider(self) -> None:
        """Forget every name."""
        self.recevoir(())

    def relire(self) -> None:
        """Ask again for the lines on screen."""
        self._oublier()
        self._redire_tout()

    def rangee(self, rang: int) -> DeuxLignes | None:
        ligne = self._ligne(rang)
        return self._dire(ligne) if ligne else None

    def _dire(self, ligne: Ligne) -> DeuxLignes:
        """Return the row of a person: the last contact, her place, her theme; her name alone when it is masked."""
        nom, jour = self._discretion.nom(ligne.id, ligne.nom_affiche), aujourd_hui()
        bref = en_bref(ligne.dernier, jour) if ligne.dernier else ""
        if self._discretion.masque(ligne.id):
            return DeuxLignes(ligne.id, nom, bref, "", nom)
        vue = f"vue {en_clair(ligne.dernier, jour)}" if ligne.dernier else "pas encore vue"
        phrase = ", ".join(dit for dit in (nom, ligne.entreprise, ligne.site, ligne.theme, vue) if dit)
        lieu = " · ".join(dit for dit in (ligne.entreprise, ligne.site) if dit)
        return DeuxLignes(ligne.id, nom, bref, lieu, phrase, ligne.theme, ligne.entreprise)

    def _ligne(self, rang: int) -> Ligne | None:
        page, place = divmod(rang, PAGE)
        if page not in self._pages:
            self._demander(page)
        lignes = self._pages.get(page, [])
        return lignes[place] if place < len(lignes) else None

    def _demander(self, page: int) -> None:
        if page in self._demandees:
            return
        self._demandees.add(page)
        voulues = tuple(self._ids[page * PAGE : (page + 1) * PAGE])
        ids = self._ids

        def recevoir(lignes: list[Ligne]) -> None:
            if ids is self._ids:
                self._ranger(page, lignes)

        self._taches.query(lambda: self._session.repertoire.lignes(voulues), recevoir, pour=self)

    def _ranger(self, page: int, lignes: list[Ligne]) -> None:
        self._demandees.discard(page)
        while len(self._pages) >= _PAGES_GARDEES:
            del self._pages[next(iter(self._pages))]
        self._pages[page] = lignes
        debut = page * PAGE
        self.dataChanged.emit(self.index(debut), self.index(min(debut + PAGE, len(self._ids)) - 1))

    def _oublier(self) -> None:
        self._pages.clear()
        self._demandees.clear()

    def _redire_tout(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

