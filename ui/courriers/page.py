"""The page of letters: the register beside the letter being written."""

from PySide6.QtCore import Signal

from app.domain.changes import Changes
from app.domain.courriers import Courrier
from app.domain.modeles_lettre import ModeleLettre
from app.domain.modeles_word import ModeleWord
from app.progress import CancelToken, Progress
from ui.courriers.fiche import FicheCourrier
from ui.courriers.liasse import Liasse
from ui.courriers.liste import ListeCourriers
from ui.courriers.nouveau import Choisi, NouveauCourrier
from ui.lecture.adresses import DialogueAdresses
from ui.poste import Poste
from ui.widgets.liste_et_fiche import ListeEtFiche

Relances = tuple[bytes, list[Courrier], Changes]


class PageCourriers(ListeEtFiche):
    """Register and letter; `personne_voulue` asks for the sheet of a person, `modeles_voulus` for her Word models.

    `demarche_voulue` asks for a démarche of a person.
    """

    personne_voulue = Signal(int)
    demarche_voulue = Signal(int, int)
    modeles_voulus = Signal()
    liste: ListeCourriers
    fiche: FicheCourrier

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste.apparence, ListeCourriers(poste), FicheCourrier(poste), "Revenir au registre")
        self._poste = poste
        self.liste.choisie.connect(self._choisir)
        self.liste.nouveau_voulu.connect(self.creer)
        self.liste.relances_voulues.connect(self.relancer_tous)
        self.liste.adresses_voulues.connect(self.adresser)
        self.fiche.personne_voulue.connect(self.personne_voulue)
        self.fiche.demarche_voulue.connect(self.demarche_voulue)
        self.fiche.courrier_voulu.connect(self.montrer)

    def ouvrir(self) -> None:
        """Read the register."""
        self.liste.relire()

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again what changed."""
        self.liste.suivre(changes)
        self.fiche.suivre(changes, initiateur)

    def montrer(self, courrier_id: int) -> None:
        """Open a letter."""
        self.liste.montrer(courrier_id)
        self.fiche.ouvrir(courrier_id)
        self.presenter()

    def creer(self, personne_id: int | None = None, nom: str = "", demarche_id: int | None = None) -> NouveauCourrier:
        """Choose a model, for a person or for nobody yet, for one of her démarches when told."""
        dialogue = NouveauCourrier(
            self, self._poste, nom, lambda modele: self._preparer(modele, personne_id, demarche_id)
        )
        dialogue.modeles_voulus.connect(self.modeles_voulus)
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()
        return dialogue

    def relancer_tous(self, idents: list[int]) -> None:
        """Write the letters that chase these, with their progress; what is printed is shown at the end."""
        courriers = self._poste.session.courriers

        def travail(progres: Progress, jeton: CancelToken) -> Relances:
            return courriers.relancer_tous(idents, progres, jeton)

        self._poste.taches.longue(travail, self._montrer_liasse, libelle="Relances", pour=self)

    def adresser(self, idents: list[int]) -> None:
        """Show the labels or the envelopes of these letters."""
        if idents:
            DialogueAdresses(self, self._poste, [("courriers", ident) for ident in idents]).open()

    def _montrer_liasse(self, faites: Relances) -> None:
        octets, ecrits, changes = faites
        self._poste.taches.modifie.emit(changes, None)
        Liasse(self, self._poste, octets, [courrier.id for courrier in ecrits]).open()

    def _preparer(self, modele: Choisi, personne_id: int | None, demarche_id: int | None) -> None:
        session = self._poste.session

        def preparer() -> tuple[Courrier, Changes]:
            if isinstance(modele, ModeleWord):
                return session.modeles_word.preparer(modele.id, personne_id, demarche_id=demarche_id)
            if isinstance(modele, ModeleLettre):
                return session.modeles_lettre.preparer(modele.id, personne_id, demarche_id=demarche_id)
            return session.courriers.preparer(modele.code, personne_id, demarche_id=demarche_id)

        self._poste.taches.command(preparer, lambda ecrit: self.montrer(ecrit.id))

    def _choisir(self, courrier_id: int) -> None:
        if courrier_id != self.fiche.ident:
            self.fiche.ouvrir(courrier_id)
