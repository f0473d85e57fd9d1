"""What is done from the agenda: planning, taking, moving, calling off; each one transaction or one dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain.changes import Changes
from app.domain.permanences import Permanence
from app.services.agenda import RendezVousVu
from ui.agenda import dialogues, lieux
from ui.agenda.echanges import Exporter
from ui.agenda.periodes import bornes
from ui.agenda.rendezvous import Depart, DialogueRendezVous, canaux
from ui.agenda.volet import Volet
from ui.poste import Poste

if TYPE_CHECKING:
    from ui.agenda.page import PageAgenda


class Gestes(QObject):
    """Over the page, whose period says the day meant."""

    def __init__(self, page: "PageAgenda", poste: Poste) -> None:
        super().__init__(page)
        self._page = page
        self._poste = poste

    def brancher(self, volet: Volet) -> None:
        """Answer what is asked from the pane of what is chosen."""
        carnet, permanences, page = self._poste.session.rendezvous, self._poste.session.permanences, self._page
        volet.honore.connect(lambda ident: self._faire(lambda: carnet.honorer(ident)))
        volet.manque.connect(lambda ident: self._faire(lambda: carnet.manquer(ident)))
        volet.annule.connect(lambda ident: self._faire(lambda: carnet.annuler(ident)))
        volet.remis.connect(lambda ident: self._faire(lambda: carnet.remettre(ident)))
        volet.tenue.connect(lambda ident: self._faire(lambda: permanences.tenir(ident)))
        volet.reprise.connect(lambda ident: self._faire(lambda: permanences.reprendre(ident)))
        volet.modifie.connect(self._modifier)
        volet.pris.connect(self.demander)
        volet.deplacement_voulu.connect(self._deplacer)
        volet.annulation_voulue.connect(lambda vue: dialogues.annuler(page, self._poste, vue, lambda _: None))
        volet.grille_voulue.connect(page.saisir_le_soir)
        volet.personne_voulue.connect(page.personne_voulue)
        volet.ferme.connect(page.fermer_volet)

    def planifier(self) -> None:
        """Plan one permanence or several, then show the first."""
        session, jour = self._poste.session, self._page.jour
        self._poste.taches.query(lambda: lieux.lire(session, jour), self._planifier, pour=self, cle="lieux")

    def demander(self, depart: Depart) -> None:
        """Take or change an appointment."""
        session, jour = self._poste.session, self._page.jour

        def lire() -> tuple[list[lieux.Lieu], dict[str, str]]:
            return lieux.lire(session, jour), canaux(self._poste)

        def ouvrir(lu: tuple[list[lieux.Lieu], dict[str, str]]) -> None:
            DialogueRendezVous(self._page, self._poste, depart, *lu).ouvrir(lambda _: None)

        self._poste.taches.query(lire, ouvrir, pour=self, cle="demander")

    def exporter(self) -> None:
        """Write the period shown to a calendar file."""
        dialogue = Exporter(self._page, self._poste, bornes(self._page.vue, self._page.jour))
        dialogue.ecrit.connect(self._page.dit)
        dialogue.open()

    def _faire(self, travail: Callable[[], tuple[Any, Changes]]) -> None:
        self._poste.taches.command(travail)

    def _planifier(self, lus: list[lieux.Lieu]) -> None:
        def montrer(ecrites: tuple[Permanence, ...]) -> None:
            self._page.montrer_permanence(ecrites[0].id, ecrites[0].jour)

        dialogues.Planifier(self._page, self._poste, lus, self._page.jour).ouvrir(montrer)

    def _modifier(self, vu: RendezVousVu) -> None:
        rdv, session = vu.rendezvous, self._poste.session
        nom = vu.nom if rdv.personne_id is not None else ""

        def ouvrir(permanence: Permanence | None) -> None:
            self.demander(Depart(rdv.jour, rdv.debut, rdv.minutes, permanence, connu=rdv, nom=nom))

        ident = rdv.permanence_id
        if ident is None:
            ouvrir(None)
        else:
            self._poste.taches.query(lambda: session.permanences.get(ident), ouvrir, pour=self)

    def _deplacer(self, permanence: Permanence) -> None:
        def montrer(nouvelle: Permanence) -> None:
            self._page.montrer_permanence(nouvelle.id, nouvelle.jour)

        dialogues.deplacer(self._page, self._poste, permanence, montrer)
