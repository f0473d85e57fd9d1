"""Which bilan: an entreprise, and a civil year or two dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.bilan.formats import jour, periode
from app.domain.entreprises import Entreprise
from app.errors import Refus
from app.messages import phrase
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux
from ui.widgets.saisies import JOUR_EXIGE, dire_jour

_DATES = "dates"
_ANNEES = 4
_MI_ANNEE = 7
_COLONNE = 190


@dataclass(frozen=True, slots=True)
class Demande:
    """One bilan wanted."""

    entreprise_id: int
    du: date
    au: date

    @property
    def annee(self) -> int | None:
        """The civil year it covers whole, if it does."""
        entiere = (self.du.month, self.du.day, self.au.month, self.au.day) == (1, 1, 12, 31)
        return self.du.year if entiere and self.du.year == self.au.year else None


class ChoixBilan(QWidget):
    """`change` when another bilan is wanted."""

    change = Signal()

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self.entreprise = Champ("&Entreprise", Choix())
        self.periode = Champ("&Période", Choix())
        self.du = Champ("Du", QLineEdit())
        self.au = Champ("Au", QLineEdit())
        self._flux = Flux(self, espace=12)
        for champ in (self.entreprise, self.periode, self.du, self.au):
            self._flux.addWidget(champ)
        self._offrir_periodes()
        self._redimensionner()
        apparence.changee.connect(self._redimensionner)
        for champ in (self.entreprise, self.periode):
            champ.editeur.currentIndexChanged.connect(lambda _: self._choisir())  # type: ignore[union-attr]
        for champ in (self.du, self.au):
            champ.quitte.connect(self._choisir)

    @property
    def demande(self) -> Demande | None:
        """The bilan wanted; None while something is missing, and then a field says what."""
        if not self.entreprise.valeur:
            return None
        ident = int(self.entreprise.valeur)
        if self.periode.valeur != _DATES:
            annee = int(self.periode.valeur)
            return Demande(ident, date(annee, 1, 1), date(annee, 12, 31))
        du, au = _jour(self.du), _jour(self.au)
        if du is None or au is None:
            return None
        if au < du:
            self.au.dire("La fin vient avant le début. Corrigez l’une des deux dates.")
            return None
        return Demande(ident, du, au)

    def proposer(self, entreprises: Sequence[Entreprise]) -> None:
        """Offer the entreprises; the one chosen stays."""
        self.entreprise.proposer({str(e.id): e.nom for e in entreprises})

    def montrer(self, entreprise_id: int, annee: int | None = None) -> None:
        """Choose a bilan."""
        self.entreprise.montrer(str(entreprise_id))
        if annee is not None:
            self.periode.montrer(str(annee))
        self._choisir()

    def _offrir_periodes(self) -> None:
        jour = aujourd_hui()
        annees = {str(a): f"Année {a}" for a in range(jour.year, jour.year - _ANNEES, -1)}
        self.periode.proposer(annees | {_DATES: "Autres dates"})
        self.periode.montrer(str(jour.year if jour.month >= _MI_ANNEE else jour.year - 1))
        self.du.montrer(dire_jour(date(jour.year, 1, 1)))
        self.au.montrer(dire_jour(date(jour.year, 6, 30)))
        self._montrer_dates()

    def _choisir(self) -> None:
        self._montrer_dates()
        self.change.emit()

    def _montrer_dates(self) -> None:
        for champ in (self.du, self.au):
            champ.setVisible(self.periode.valeur == _DATES)

    def _redimensionner(self) -> None:
        self._flux.largeur_colonne(self._apparence.px(_COLONNE))


def _jour(champ: Champ) -> date | None:
    try:
        lu = JOUR_EXIGE.lire(champ.valeur)
    except Refus as refus:
        champ.dire(phrase(refus))
        return None
    champ.dire("")
    return lu  # type: ignore[no-any-return]


def pas_encore(demande: Demande) -> str:
    """Return why a bilan cannot be frozen, "" when it can."""
    if demande.annee is None:
        return "Seul le bilan d’une année civile s’arrête\u00a0; celui-ci reste à blanc."
    if aujourd_hui() <= demande.au:
        return (
            f"Bilan à blanc {periode(demande.du, demande.au)}\u00a0: il pourra être arrêté une fois l’année terminée, "
            f"après le {jour(demande.au)}."
        )
    return ""
