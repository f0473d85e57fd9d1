"""Restoring from an open coffre: what the backup holds and what would be lost are said first."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.messages.nombres import milliers
from app.services.coffres import Manifeste
from ui.poste import Poste
from ui.reglages.dialogue import DialogueReglage
from ui.reglages.instants import dire
from ui.widgets.champs import Champ
from ui.widgets.etiquettes import etiquette, redire
from ui.widgets.lieu import ChampLieu

_SUFFIXE = ".coffre"


class Restaurer(DialogueReglage):
    """Always into a new coffre beside this one; `restaure` gives where, and what it holds."""

    restaure = Signal(object, object)

    def __init__(self, parent: QWidget, poste: Poste, fichier: str) -> None:
        super().__init__(
            parent,
            poste,
            "Restaurer une sauvegarde",
            "Un coffre neuf est créé à côté de celui-ci, qui n’est pas modifié. Il s’ouvre avec la phrase de passe du "
            "jour de la sauvegarde.",
            "&Restaurer",
        )
        coffre = poste.session.coffre.dossier
        self.fichier = ChampLieu("&Sauvegarde", "C&hoisir…", "Sauvegardes (*.visavis)")
        self.nom = Champ("&Nom du coffre neuf", QLineEdit(_libre(coffre).stem))
        self._contient = etiquette()
        self.fichier.champ.setText(fichier)
        for partie in (self.fichier, self._contient, self.nom):
            self.colonne.addWidget(partie)
        self.colonne.addStretch()
        self.taille(560, 420)
        self.fichier.champ.textChanged.connect(lambda _: self._lire())
        self._lire()

    def agir(self) -> None:
        chemin, nom = self.fichier.chemin, self.nom.valeur.strip().removesuffix(_SUFFIXE)
        if chemin is None:
            self.dire("Il manque la sauvegarde.")
            return
        if not nom or Path(nom).name != nom:
            self.nom.dire("Donnez un nom sans barre oblique.")
            self.nom.editeur.setFocus()
            return
        dossier = self.poste.session.coffre.dossier.with_name(f"{nom}{_SUFFIXE}")
        restaurer = self.poste.session.coffre.restaurer

        def finir(manifeste: Manifeste) -> None:
            self.restaure.emit(dossier, manifeste)
            self.accept()

        self.dire("")
        self.attendre(oui=True)
        self.poste.taches.longue(
            lambda _progres, _jeton: restaurer(chemin, dossier),
            finir,
            libelle="Restauration",
            pour=self,
            sinon=self.refuser,
        )

    def _lire(self) -> None:
        chemin = self.fichier.chemin
        self.dire("")
        if chemin is None or not self.fichier.est_fichier:
            redire(self._contient, "Choisissez une sauvegarde pour voir ce qu’elle contient.")
            self.verbe.setEnabled(False)
            return
        relire = self.poste.session.coffre.relire_sauvegarde
        self.poste.taches.query(
            lambda: relire(chemin), self._montrer, pour=self, cle="relire", sinon=self._refuser_lecture
        )

    def _montrer(self, lu: tuple[Manifeste, int]) -> None:
        manifeste, perdues = lu
        personnes, actes = (manifeste.lignes.get(table, 0) for table in ("personnes", "interventions"))
        quand = dire(_instant(manifeste))
        contenu = f"{milliers(personnes)}\u00a0personnes, {milliers(actes)}\u00a0interventions"
        saisies = "saisies faites" if perdues > 1 else "saisie faite"
        perte = (
            f"Vous perdrez {milliers(perdues)}\u00a0{saisies} depuis\u00a0: le coffre actuel les garde."
            if perdues > 0
            else "Aucune saisie n’a été faite depuis."
        )
        redire(
            self._contient,
            f"Sauvegarde faite {quand}\u00a0: {contenu}. {perte}",
            "attention" if perdues > 0 else "",
        )
        self.verbe.setEnabled(True)

    def _refuser_lecture(self, erreur: Exception) -> None:
        self.refuser(erreur)
        redire(self._contient, "")
        self.verbe.setEnabled(False)


def _instant(manifeste: Manifeste) -> datetime:
    return datetime.fromisoformat(manifeste.instant)


def _libre(coffre: Path) -> Path:
    """Return a name beside the coffre that nothing bears."""
    candidat, rang = coffre.with_name(f"{coffre.stem}-restauré{_SUFFIXE}"), 2
    while candidat.exists():
        candidat, rang = coffre.with_name(f"{coffre.stem}-restauré-{rang}{_SUFFIXE}"), rang + 1
    return candidat
