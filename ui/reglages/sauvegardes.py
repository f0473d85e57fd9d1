"""Sauvegardes: how old the last ones are, one now, a second place, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from app.domain.changes import Changes
from app.progress import CancelToken, Progress
from app.services.coffres import Manifeste
from app.services.eclaircie import Sauvegarde
from app.services.surete import EtatSurete
from ui.poste import Poste
from ui.reglages.instants import age, dire, il_y_a, taille
from ui.reglages.restaurer import Restaurer
from ui.reglages.section import Section, rangee
from ui.widgets.champs import Champ
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.lieu import ChampLieu
from ui.widgets.tableau import Tableau

REGLAGE = "sauvegardes"
VIEILLE = 7
"""Days after which the second place is said to be late."""
_MONTREES = 12
_TITRES = ("Faite", "Taille", "Fichier")


@dataclass(frozen=True, slots=True)
class Lu:
    """What the section shows."""

    etat: EtatSurete
    dernieres: list[Sauvegarde]
    seconde: str


class SectionSauvegardes(Section):
    """Every backup shown was verified by opening it."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._dernieres: list[Sauvegarde] = []
        self._dite = etiquette()
        self.lieu = Champ("&Dossier des sauvegardes", QLineEdit())
        self.tableau = Tableau("Dernières sauvegardes vérifiées", _TITRES)
        self.maintenant = bouton("Sauvegarder &maintenant", "primaire")
        self.restaurer = bouton("&Restaurer la sauvegarde choisie…")
        self.autre = bouton("Restaurer un &fichier…")
        self.seconde = ChampLieu("Se&conde place, sur une clé ou un autre disque", "C&hoisir…")
        self.copier = bouton("Co&pier maintenant")
        self._seconde_dite = etiquette()
        self._ranger()
        self._brancher()

    def ouvrir(self) -> None:
        session = self.poste.session

        def lire() -> Lu:
            reglage = session.praticiennes.reglage(REGLAGE) or {}
            return Lu(session.surete.lire(), session.sauvegardes.dernieres(), str(reglage.get("seconde", "")))

        self.poste.taches.query(lire, self._montrer, pour=self, cle="sauvegardes")

    def _ranger(self) -> None:
        carte = self.carte(
            "Sauvegardes automatiques",
            "Une sauvegarde chiffrée se fait seule quand vous vous arrêtez, au plus toutes les trente minutes. Elle "
            "est rouverte et comparée avant de prendre son nom. Les plus anciennes s’espacent\u202f; les trois "
            "dernières restent toujours.",
        )
        self.lieu.editeur.setReadOnly(True)  # type: ignore[union-attr]
        for partie in (self._dite, self.lieu, self.tableau):
            carte.addWidget(partie)
        carte.addLayout(rangee([self.maintenant, self.restaurer, self.autre]))
        self.tableau.setMinimumHeight(self.poste.apparence.px(150))
        carte = self.carte(
            "Seconde place",
            "Un disque tombe en panne avec tout ce qu’il porte. Une copie ailleurs, débranchée, est la seule parade.",
        )
        for reste in (self._seconde_dite, self.seconde):
            carte.addWidget(reste)
        carte.addLayout(rangee([self.copier]))
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self.maintenant.clicked.connect(self.sauvegarder)
        self.copier.clicked.connect(self._copier)
        self.seconde.champ.editingFinished.connect(self._garder_seconde)
        self.restaurer.clicked.connect(self._restaurer)
        self.autre.clicked.connect(lambda: self._ouvrir_restauration(""))

    def sauvegarder(self) -> None:
        """Write one now."""
        automatique = self.poste.session.sauvegardes.automatique
        self._lancer("Sauvegarde", lambda _progres, _jeton: automatique(), "Sauvegarde faite et vérifiée.")

    def _copier(self) -> None:
        chemin = self.seconde.chemin
        if chemin is None:
            self.dire("Choisissez d’abord le dossier de la seconde place.", "erreur")
            self.seconde.champ.setFocus()
            return
        self._garder_seconde()
        ailleurs = self.poste.session.sauvegardes.ailleurs
        self._lancer(
            "Copie vers la seconde place",
            lambda progres, jeton: ailleurs(chemin, progres, jeton),
            "Copie faite et vérifiée. Vous pouvez débrancher la clé après l’avoir éjectée.",
        )

    def _lancer(self, libelle: str, travail: Callable[[Progress, CancelToken], Path], dit: str) -> None:
        self._occuper(oui=True)

        def finir(_chemin: Path) -> None:
            self._occuper(oui=False)
            self.dire(dit)
            self.ouvrir()

        def echouer(erreur: Exception) -> None:
            self._occuper(oui=False)
            self.refuser(erreur)

        self.poste.taches.longue(travail, finir, libelle=libelle, pour=self, sinon=echouer)

    def _occuper(self, *, oui: bool) -> None:
        for place in (self.maintenant, self.copier):
            place.setEnabled(not oui)

    def _garder_seconde(self) -> None:
        chemin = str(self.seconde.chemin or "")
        praticiennes = self.poste.session.praticiennes
        if chemin == str((praticiennes.reglage(REGLAGE) or {}).get("seconde", "")):
            return

        def travail() -> tuple[None, Changes]:
            return None, praticiennes.regler(REGLAGE, {"seconde": chemin}, "Seconde place des sauvegardes")

        self.poste.taches.command(travail, lambda _: self.ouvrir(), initiateur=self, sinon=self.refuser)

    def _restaurer(self) -> None:
        rang = self.tableau.currentIndex().row()
        if 0 <= rang < len(self._dernieres):
            self._ouvrir_restauration(str(self._dernieres[rang].chemin))
        else:
            self.dire("Choisissez d’abord une sauvegarde dans la liste.", "erreur")
            self.tableau.setFocus()

    def _ouvrir_restauration(self, fichier: str) -> None:
        dialogue = Restaurer(self, self.poste, fichier)
        dialogue.restaure.connect(self._dire_restauration)
        dialogue.open()

    def _dire_restauration(self, dossier: Path, _manifeste: Manifeste) -> None:
        self.dire(
            f"Restauré dans {dossier.name}, à côté de ce coffre, qui n’a pas changé. Pour l’utiliser\u00a0: "
            "Ctrl\u00a0L, puis choisissez-le."
        )

    def _montrer(self, lu: Lu) -> None:
        self._dernieres = lu.dernieres[:_MONTREES]
        saisies = lu.etat.saisies
        depuis = f"\u202f; {saisies}\u00a0saisie{'s' if saisies > 1 else ''} depuis" if saisies else ""
        vide = lu.etat.sauvegarde is None
        redire(
            self._dite,
            "Aucune sauvegarde pour l’instant." if vide else f"Dernière\u00a0: {dire(lu.etat.sauvegarde)}{depuis}.",
            "attention" if vide else "",
        )
        self.lieu.montrer(str(self.poste.session.sauvegardes.dossier))
        self.tableau.montrer([_ligne(sauvegarde) for sauvegarde in self._dernieres])
        self.tableau.setVisible(bool(self._dernieres))
        self.restaurer.setVisible(bool(self._dernieres))
        if self._dernieres:
            self.tableau.selectRow(0)
        if not self.seconde.champ.hasFocus():
            self.seconde.champ.setText(lu.seconde)
        self._montrer_seconde(lu.etat)

    def _montrer_seconde(self, etat: EtatSurete) -> None:
        if etat.seconde is None:
            redire(self._seconde_dite, "Aucune copie hors de cet ordinateur pour l’instant.", "attention")
            return
        tard = age(etat.seconde) > VIEILLE
        suite = " Il est temps d’en refaire une." if tard else ""
        dit = f"Dernière copie\u00a0: {il_y_a(etat.seconde)}.{suite}"
        redire(self._seconde_dite, dit, "attention" if tard else "")


def _ligne(sauvegarde: Sauvegarde) -> tuple[str, ...]:
    octets = sauvegarde.chemin.stat().st_size if sauvegarde.chemin.exists() else 0
    return (dire(sauvegarde.instant), taille(octets), sauvegarde.chemin.name)
