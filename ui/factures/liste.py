"""The register: drafts first, then the invoices, the last first; chips keep those of one state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.factures import EtatFacture
from app.domain.texte import mots
from app.services.factures import Inscription
from ui.factures.mots import ETATS, etat_de, euros, nom, suite
from ui.poste import Poste
from ui.widgets.deux_lignes import DeuxLignes, ModeleDeuxLignes
from ui.widgets.etiquettes import bouton
from ui.widgets.selecteur import Selecteur
from ui.widgets.volet_liste import VoletListe

SORTES = ("factures", "paiements", "entreprises", "facturation")
_TOUTES = ""
_VIDE = "Aucune facture. « Nouvelle facture » en prépare une d’après un contrat."
_FILTRE_VIDE = "Aucune facture ne correspond."


class ListeFactures(VoletListe):
    """Invoices found as one types; `nouvelle_voulue` asks for a draft."""

    nouvelle_voulue = Signal()

    def __init__(self, poste: Poste) -> None:
        modele = ModeleDeuxLignes()
        super().__init__(poste.apparence, modele, "Factures")
        self.modele = modele
        self._poste = poste
        self._inscriptions: list[Inscription] = []
        self.etats = Selecteur("Factures")
        nouvelle = bouton("Nouvelle facture…")
        poste.apparence.icones.poser(nouvelle, "plus")
        nouvelle.clicked.connect(self.nouvelle_voulue)
        self.filtrable("Filtrer\u00a0: numéro, entreprise…", "Filtrer les factures par numéro ou entreprise")
        self.empiler([nouvelle, self.etats])
        self.filtre.textChanged.connect(lambda _: self._filtrer())
        self.etats.choisi.connect(lambda _: self._filtrer())
        self._offrir()

    def relire(self) -> None:
        """Read the register."""
        session = self._poste.session
        self._poste.taches.query(session.factures.registre, self._recevoir, pour=self, cle="factures")

    def suivre(self, changes: Changes) -> None:
        """Read again when what is shown changed."""
        if any(map(changes.touche, SORTES)):
            self.relire()

    def montrer(self, facture_id: int) -> None:
        """Make an invoice the current one, out of what hides it."""
        if not self.viser(facture_id):
            self.filtre.clear()
            self.choisir(_TOUTES)

    def choisir(self, etat: str) -> None:
        """Keep the invoices of one state, "" for all."""
        self._offrir(etat)
        self._filtrer()

    def vider(self) -> None:
        """Forget every name."""
        super().vider()
        self._inscriptions = []
        self.modele.recevoir([])

    def _recevoir(self, inscriptions: list[Inscription]) -> None:
        self._inscriptions = inscriptions
        self._offrir(str(self.etats.choix or _TOUTES))
        self._filtrer()

    def _offrir(self, choisi: str = _TOUTES) -> None:
        nombres = {etat: sum(i.etat is etat for i in self._inscriptions) for etat in EtatFacture}
        puces: dict[object, str] = {_TOUTES: "Toutes"}
        for etat in EtatFacture:
            puces[etat.value] = f"{ETATS[etat]} {nombres[etat] or ''}".strip()
        self.etats.montrer(puces, choisi)
        QWidget.setTabOrder(self.etats, self.vue)

    def _filtrer(self) -> None:
        cherches, etat = mots(self.filtre.text()), str(self.etats.choix or _TOUTES)
        lignes = [_ligne(i) for i in self._inscriptions if etat in (_TOUTES, i.etat.value)]
        retenues = [ligne for ligne in lignes if _repond(ligne, cherches)]
        self.modele.recevoir(retenues)
        self.dire_vide("" if retenues else _FILTRE_VIDE if self._inscriptions else _VIDE)
        self.retrouver()


def _ligne(inscription: Inscription) -> DeuxLignes:
    facture, etat = inscription.facture, etat_de(inscription)
    dits = (nom(facture), inscription.entreprise, euros(inscription.ttc), etat, suite(inscription))
    return DeuxLignes(
        facture.id, inscription.entreprise, euros(inscription.ttc), nom(facture), ", ".join(dits), etat, facture.numero
    )


def _repond(ligne: DeuxLignes, cherches: list[str]) -> bool:
    dits = mots(ligne.phrase)
    return all(any(dit.startswith(cherche) for dit in dits) for cherche in cherches)
