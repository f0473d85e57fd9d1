"""Which contrat bears an act: one, or several by percentages that make the whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.interventions import TOUT, Part
from app.domain.montants import dire_montant
from ui.personnes.payeurs import Payeur
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import NUMERO, POURCENT, Genre

AUCUN = 0


class Partage(QWidget):
    """`changee` bears the visit once the shares make the whole."""

    changee = Signal(str)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._payeurs: dict[str, str] = {}
        self.contrat = Champ("Cont&rat", Choix())
        self.partager = bouton("Partager entre plusieurs contrats", "lien")
        contrats = Genre(self._choix, NUMERO.lire, NUMERO.dire)
        colonnes = {"contrat_id": ("Contrat", contrats), "pour_dix_mille": ("Part, en %", POURCENT)}
        self.parts_ = Rangees(colonnes, "contrat", lambda: Part(contrat_id=AUCUN, pour_dix_mille=0), apparence)
        self._total = etiquette()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        for partie in (self.contrat, self.partager, self.parts_, self._total):
            colonne.addWidget(partie)
        self.contrat.quitte.connect(lambda: self.changee.emit(self.contrat.visite))
        self.partager.clicked.connect(self._partager)
        self.parts_.changee.connect(self._recompter)
        self._basculer(partage=False)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The shares as they stand."""
        if self.parts_.isHidden():
            return (Part(contrat_id=int(self.contrat.valeur)),) if self.contrat.valeur else ()
        return self.parts_.lignes

    def montrer(self, parts: Sequence[Part], payeurs: Sequence[Payeur]) -> None:
        """Show the shares of an act; contrats over are offered only when they hold a share."""
        tenus = {part.contrat_id for part in parts}
        self._payeurs = {str(p.contrat): p.nom for p in payeurs if p.en_force or p.contrat in tenus}
        self.contrat.proposer(self._payeurs)
        self._basculer(partage=len(parts) > 1)
        if len(parts) > 1:
            self.parts_.montrer(parts)
            self._dire_total()
        elif parts:
            self.contrat.montrer(str(parts[0].contrat_id))

    def achever(self) -> None:
        """Keep what is being typed."""
        self.contrat.achever()
        self.parts_.achever()

    def refuser(self, dit: str) -> None:
        """Say why the shares cannot be kept."""
        if self.parts_.isHidden():
            self.contrat.dire(dit)
        else:
            redire(self._total, dit, "erreur")
            self._total.show()

    def _choix(self) -> Choix:
        return Choix({"": "Choisissez…", **self._payeurs})

    def _partager(self) -> None:
        """Turn the one contrat into a first share of the whole, beside a second to fill."""
        entier = self.parts
        self._basculer(partage=True)
        self.parts_.montrer(entier)
        self.parts_.ajouter.click()
        self._dire_total()

    def _basculer(self, *, partage: bool) -> None:
        self.contrat.setVisible(not partage)
        self.partager.setVisible(not partage)
        self.parts_.setVisible(partage)
        self._total.setVisible(partage)

    def _recompter(self, visite: str) -> None:
        parts = self.parts_.lignes
        if len(parts) == 1 and parts[0].pour_dix_mille == TOUT:
            self._basculer(partage=False)
            self.contrat.montrer(str(parts[0].contrat_id))
        if self._dire_total():
            self.changee.emit(visite)

    def _dire_total(self) -> bool:
        """Say what the shares make; tell whether it is the whole, each under a contrat of its own."""
        parts = self.parts
        total = sum(part.pour_dix_mille for part in parts)
        contrats = {part.contrat_id for part in parts}
        juste = total == TOUT and AUCUN not in contrats and len(contrats) == len(parts)
        suite = "" if juste else " Il faut 100\u00a0%, un contrat par ligne\u202f: rien n’est encore enregistré."
        redire(self._total, f"Total\u00a0: {dire_montant(total)}\u00a0%.{suite}", "" if juste else "attention")
        return juste
