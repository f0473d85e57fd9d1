"""The register: what is to send, what went, what is awaited, what is late."""

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView

from app.context import Session
from app.domain.calendrier import en_bref
from app.domain.changes import Changes
from app.domain.personnes import Personne
from app.domain.texte import mots
from app.services.courriers import LigneRegistre
from ui.courriers.mots import VUES, dire_etat
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.deux_lignes import DeuxLignes, ModeleRangees
from ui.widgets.etiquettes import bouton
from ui.widgets.selecteur import Selecteur
from ui.widgets.volet_liste import VoletListe

_SORTES: Final = ("courriers", "personnes", "organismes")
_VIDES: Final = {
    "a_envoyer": "Aucune lettre à envoyer. «\u00a0Nouveau courrier\u00a0» en prépare une.",
    "en_attente": "Aucune réponse n’est attendue.",
    "en_retard": "Aucune réponse n’est en retard.",
    "clos": "Aucune lettre terminée.",
    "tous": "Aucune lettre. «\u00a0Nouveau courrier\u00a0» prépare la première.",
}
_FILTRE_VIDE: Final = "Aucune lettre ne correspond au filtre."

Lu = tuple[dict[str, int], list[LigneRegistre]]


class ModeleRegistre(ModeleRangees):
    """The register: what a line says is worked out when it is about to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._lignes: list[LigneRegistre] = []
        self._dire: Callable[[LigneRegistre], DeuxLignes] | None = None

    def recevoir(self, lignes: list[LigneRegistre], dire: Callable[[LigneRegistre], DeuxLignes]) -> None:
        """Show these lines, in order."""
        self.beginResetModel()
        self._lignes, self._dire = lignes, dire
        self._ids = [ligne.id for ligne in lignes]
        self.endResetModel()

    def rangee(self, rang: int) -> DeuxLignes | None:
        return self._dire(self._lignes[rang]) if self._dire else None


class ListeCourriers(VoletListe):
    """`nouveau_voulu` asks for a new letter, `relances_voulues` for the letters that chase those late.

    Several lines may be chosen: `adresses_voulues` gives them, to print their labels or envelopes.
    """

    nouveau_voulu = Signal()
    relances_voulues = Signal(object)
    adresses_voulues = Signal(object)

    def __init__(self, poste: Poste) -> None:
        modele = ModeleRegistre()
        super().__init__(poste.apparence, modele, "Courriers")
        self.modele = modele
        self._poste = poste
        self._lues: list[LigneRegistre] = []
        self._connus: dict[str, list[str]] = {}
        self._noms: dict[int, str] = {}
        self.vues = Selecteur("Montrer")
        self.nouveau = bouton("&Nouveau courrier…")
        self.relancer = bouton("To&ut relancer…")
        self.adresses = bouton("Éti&quettes, enveloppes…", "lien", "Étiquettes ou enveloppes des lettres choisies")
        poste.apparence.icones.poser(self.nouveau, "plus")
        poste.apparence.icones.poser(self.relancer, "refresh-cw")
        self.filtrable("Filtrer\u00a0: personne, organisme…", "Filtrer les courriers par personne, organisme ou objet")
        self.vues.montrer(self._choix({}), "a_envoyer")
        self.empiler([self.nouveau, self.vues, self.relancer, self.adresses])
        self.vue.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.vue.setAccessibleDescription("Maj et flèches choisissent plusieurs lettres.")
        self.relancer.hide()
        self._brancher()

    @property
    def vue_choisie(self) -> str:
        """The view of the register on screen."""
        return str(self.vues.choix or "tous")

    @property
    def choisies(self) -> list[int]:
        """The letters chosen, in the order of the list."""
        return [self.modele.ident(rang) for rang in sorted(i.row() for i in self.vue.selectionModel().selectedRows())]

    def relire(self) -> None:
        """Read the register."""
        session, vue = self._poste.session, self.vue_choisie
        self._poste.taches.query(lambda: _lire(session, vue), self._recevoir, pour=self, cle="registre")

    def suivre(self, changes: Changes) -> None:
        """Read again when what is shown changed."""
        if not changes.ids or any(map(changes.touche, _SORTES)):
            self.relire()

    def voir(self, vue: str) -> None:
        """Show a view of the register."""
        self.vues.montrer(self._choix({}), vue)
        self.relire()

    def montrer(self, courrier_id: int) -> None:
        """Make a letter the current one, in the view that holds it."""
        if not self.viser(courrier_id):
            self.filtre.clear()
            if not self.viser(courrier_id):
                self.voir("tous")

    def vider(self) -> None:
        """Forget every name."""
        super().vider()
        self._lues = []
        self._oublier()
        self.modele.recevoir([], self._ligne)

    def _brancher(self) -> None:
        self.nouveau.clicked.connect(self.nouveau_voulu)
        self.relancer.clicked.connect(self._demander_relances)
        self.adresses.clicked.connect(lambda: self.adresses_voulues.emit(self.choisies))
        self.filtre.textChanged.connect(lambda _: self._filtrer())
        self.vues.choisi.connect(lambda _: self.relire())
        self._poste.discretion.changee.connect(self._filtrer)

    def _demander_relances(self) -> None:
        self.relances_voulues.emit([ligne.id for ligne in self._lues if not ligne.relances])

    def _recevoir(self, lu: Lu) -> None:
        nombres, self._lues = lu
        self._oublier()
        self.vues.montrer(self._choix(nombres), self.vue_choisie)
        self._filtrer()

    @staticmethod
    def _choix(nombres: dict[str, int]) -> dict[Hashable, str]:
        return {vue: f"{dit}\u00a0{nombres[vue]}" if nombres.get(vue) else dit for vue, dit in VUES.items()}

    def _filtrer(self) -> None:
        cherches = mots(self.filtre.text())
        gardees = [ligne for ligne in self._lues if self._repond(ligne, cherches)] if cherches else self._lues
        self.modele.recevoir(gardees, self._ligne)
        self.retrouver()
        vide = _FILTRE_VIDE if self._lues else _VIDES[self.vue_choisie]
        self.dire_vide("" if gardees else vide)
        en_retard = self.vue_choisie == "en_retard" and any(not ligne.relances for ligne in self._lues)
        self.relancer.setVisible(en_retard)
        self.adresses.setVisible(bool(gardees))

    def _oublier(self) -> None:
        """Forget the words and the names of the lines that were there."""
        self._connus.clear()
        self._noms.clear()

    def _fort(self, ligne: LigneRegistre) -> str:
        """Return whom a line is about, masked when she wants it."""
        if ligne.personne_id is None:
            return ligne.titre
        if ligne.personne_id not in self._noms:
            personne = Personne(nom=ligne.nom, prenom=ligne.prenom, code=ligne.code)
            self._noms[ligne.personne_id] = personne.nom_affiche
        return self._poste.discretion.nom(ligne.personne_id, self._noms[ligne.personne_id])

    def _repond(self, ligne: LigneRegistre, cherches: list[str]) -> bool:
        """Tell whether each word looked for begins one of the line."""
        dits = (self._fort(ligne), ligne.titre, ligne.destinataire)
        return all(any(mot.startswith(cherche) for dit in dits for mot in self._mots(dit)) for cherche in cherches)

    def _mots(self, dit: str) -> list[str]:
        """Return the words of a text: those of ten thousand lines are few, each is cut once."""
        if dit not in self._connus:
            self._connus[dit] = mots(dit)
        return self._connus[dit]

    def _ligne(self, ligne: LigneRegistre) -> DeuxLignes:
        fort = self._fort(ligne)
        jour = aujourd_hui()
        quand, etat = en_bref(ligne.jour, jour), dire_etat(ligne, jour)
        second = " → ".join(dit for dit in (ligne.titre, ligne.destinataire) if dit)
        phrase = f"{fort}, {ligne.titre}, {ligne.destinataire}, {etat}, {quand}"
        return DeuxLignes(ligne.id, fort, quand, second, phrase, etat, ligne.titre)


def _lire(session: Session, vue: str) -> Lu:
    return session.courriers.nombres(), session.courriers.registre(vue)
