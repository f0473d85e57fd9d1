"""The journal in plain words: when, what, never who."""

from PySide6.QtWidgets import QWidget

from app.messages.sortes import nommer
from app.services.coffres import Constat
from app.services.journal import Entree
from ui.poste import Poste
from ui.reglages.dialogue import DialogueReglage
from ui.reglages.instants import dire
from ui.widgets.tableau import Tableau

LIMITE = 300
_ACTES = {
    "creation": "Création du coffre",
    "ouverture": "Ouverture",
    "ouverture_refusee": "Ouverture refusée",
    "restauration": "Restauration d’une sauvegarde",
    "constat": "Constat à l’ouverture",
    "controle": "Contrôle du coffre",
    "sauvegarde": "Sauvegarde",
    "enregistrer": "Enregistrement",
    "saisir": "Saisie d’un acte",
    "supprimer": "Suppression",
    "effacer": "Effacement d’un dossier",
    "fusionner": "Fusion de deux fiches",
    "deplacer": "Déplacement",
    "annuler": "Annulation",
    "retablir": "Rétablissement",
    "semer": "Listes de départ",
    "installer_exemple": "Données fictives",
    "importer": "Import d’un classeur",
    "annuler_import": "Annulation d’un import",
    "exporter": "Export de tout le coffre",
    "effacer_copie": "Copie en clair effacée",
    "sortir": "Copie pour Word",
    "publier": "Bilan arrêté",
    "remettre": "Remise d’un bilan",
    "emettre": "Facture émise",
    "changement_phrase": "Changement de phrase de passe",
    "changement_secours": "Changement de clé de secours",
    "purger": "Lignes de plus d’un an effacées",
    "ancre": "Lignes de plus d’un an effacées",
    "lecture": "Lecture d’un dossier",
    "imprimer": "Impression",
}
_TITRES = ("N°", "Quand", "Quoi", "Sur quoi")


class LireJournal(DialogueReglage):
    """The last lines; the verb checks that none was changed nor taken out."""

    def __init__(self, parent: QWidget, poste: Poste) -> None:
        super().__init__(
            parent,
            poste,
            "Journal",
            "Ce qui a été fait dans ce coffre, gardé douze mois. Des numéros de dossiers, jamais de noms.",
            "&Vérifier le journal",
        )
        self.tableau = Tableau(f"Les {LIMITE} dernières lignes du journal", _TITRES)
        self.colonne.addWidget(self.tableau)
        self.abandonner.setText("&Fermer")
        self.taille(760, 560)
        dernieres = poste.session.journal.dernieres
        poste.taches.query(lambda: dernieres(LIMITE), self._montrer, pour=self)

    def agir(self) -> None:
        verifier = self.poste.session.journal.verifier
        self.poste.taches.query(verifier, self._dire_verdict, pour=self, cle="verifier", sinon=self.refuser)

    def _montrer(self, entrees: list[Entree]) -> None:
        self.tableau.montrer([_ligne(entree) for entree in entrees])
        self.tableau.selectRow(0)
        self.tableau.setFocus()

    def _dire_verdict(self, constats: list[Constat]) -> None:
        if constats:
            self.dire("Le journal est rompu\u00a0: des lignes ont changé ou manquent. Comparez avec une sauvegarde.")
        else:
            self.dire("Le journal est complet et n’a pas été modifié.", "ok")


def _ligne(entree: Entree) -> tuple[str, ...]:
    quoi = _ACTES.get(entree.acte, entree.acte.replace("_", " "))
    if entree.acte == "sauvegarde" and entree.faits.get("seconde"):
        quoi = "Copie vers la seconde place"
    if entree.acte == "exporter" and entree.sorte:
        quoi = "Copie d’un document"
    return (str(entree.sequence), dire(entree.instant), quoi, _sur(entree))


def _sur(entree: Entree) -> str:
    ids = entree.faits.get("ids")
    if isinstance(ids, dict):
        return ", ".join(_nommer(sorte, str(numeros)) for sorte, numeros in ids.items())
    return _nommer(entree.sorte, str(entree.objet_id)) if entree.sorte and entree.objet_id else ""


def _nommer(sorte: str, numeros: str) -> str:
    """Return « personne 12 », « interventions 1 à 40, 57 »."""
    dits = numeros.replace("-", " à ").replace(",", ", ")
    return f"{nommer(sorte, 1 if numeros.isdigit() else 2)}\u00a0{dits}"
