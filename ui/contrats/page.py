"""The page of the contrats: those to look at first, or all of them, each leading to its entreprise."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bilan.formats import accorder
from app.domain.changes import Changes
from app.domain.contrats.alertes import ORDRE
from app.services.comptes import Suivi
from ui.contrats.ligne import DelegueContrat, ListeContrats, ModeleContrats
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import etiquette

_SORTES = (
    "contrats",
    "conditions",
    "approbations",
    "interventions",
    "permanences",
    "effectifs",
    "rendezvous",
    "entreprises",
    "sites",
)
_ORDRES = {"alertes": "à surveiller d’abord", "entreprise": "par entreprise", "echeance": "par échéance"}
_LARGEUR = 240
_VIDE = "Aucun contrat en cours. On les écrit sur la fiche de l’entreprise, onglet Contrats."


class PageContrats(QWidget):
    """`entreprise_voulue` asks for the sheet of an entreprise."""

    entreprise_voulue = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._suivis: list[Suivi] = []
        self.modele = ModeleContrats()
        self.liste = ListeContrats(DelegueContrat(poste.apparence), poste.apparence)
        self.ordre = Champ("Ordre", Choix(_ORDRES, "alertes"))
        self._dit = etiquette(genre="second")
        self._vide = etiquette(_VIDE, "second")
        self._ranger()
        self.liste.activated.connect(self._entrer)
        self.ordre.editeur.currentIndexChanged.connect(lambda _: self._montrer(self._suivis))  # type: ignore[union-attr]

    def ouvrir(self) -> None:
        """Read the board."""
        positions = self._poste.session.positions
        self._poste.taches.query(positions.tableau, self._montrer, pour=self, cle="contrats")

    def suivre(self, changes: Changes, _initiateur: object) -> None:
        """Read again when what is shown changed."""
        if any(map(changes.touche, _SORTES)):
            self.ouvrir()

    def replier(self, *, oui: bool) -> None:
        """Do nothing: rows are as wide as the page."""

    def filtrer(self) -> None:
        """Go to the list."""
        self.liste.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def vider(self) -> None:
        """Forget every name."""
        self._suivis = []
        self.modele.montrer([])
        self._dit.clear()

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(22, 16, 22, 12)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette("Contrats", "titre"))
        haut = QHBoxLayout()
        haut.setSpacing(16)
        haut.addWidget(self._dit, 1, Qt.AlignmentFlag.AlignBottom)
        haut.addWidget(self.ordre, 0, Qt.AlignmentFlag.AlignBottom)
        colonne.addLayout(haut)
        colonne.addWidget(self._vide)
        colonne.addWidget(self.liste, 1)
        self.liste.setModel(self.modele)
        self._elargir()
        self._poste.apparence.changee.connect(self._elargir)
        self.liste.setAccessibleName("Contrats en cours")
        self._vide.hide()

    def _elargir(self) -> None:
        """Give the choice the width its words need."""
        self.ordre.setMinimumWidth(self._poste.apparence.px(_LARGEUR))
        self.liste.ajuster()

    def _montrer(self, suivis: list[Suivi]) -> None:
        self._suivis = suivis
        self.modele.montrer(sorted(suivis, key=_CLES[self.ordre.valeur or "alertes"]))
        self.liste.ajuster()
        self._dit.setText(_resume(suivis))
        self._vide.setVisible(not suivis)
        self.liste.setVisible(bool(suivis))

    def _entrer(self, index: QModelIndex) -> None:
        suivi = self.modele.suivis[index.row()]
        self.entreprise_voulue.emit(suivi.entreprise.id)


def _par_alerte(suivi: Suivi) -> tuple[int, str]:
    rang = ORDRE.index(suivi.alertes[0].signal) if suivi.alertes else len(ORDRE)
    return rang, suivi.entreprise.nom.casefold()


_CLES: dict[str, Callable[[Suivi], tuple[int, str]]] = {
    "alertes": _par_alerte,
    "entreprise": lambda suivi: (0, suivi.entreprise.nom.casefold()),
    "echeance": lambda suivi: (suivi.position.terme.toordinal(), suivi.entreprise.nom.casefold()),
}


def _resume(suivis: list[Suivi]) -> str:
    """Return how many contrats, how many with something to look at, how many beyond their volume."""
    if not suivis:
        return ""
    alertes = sum(bool(suivi.alertes) for suivi in suivis)
    depasses = sum(bool(s.position.situation and s.position.situation.depassement) for s in suivis)
    dits = [f"{accorder(len(suivis), 'contrat')} en cours"]
    dits += [f"{alertes}\u00a0à surveiller"] * bool(alertes)
    dits += [f"{depasses}\u00a0au-delà {'de leur' if depasses > 1 else 'de son'} volume"] * bool(depasses)
    return ", ".join(dits) + "."
