"""How one page of the desk leads to another, and what it asks of the desk."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.services.repertoire import Selection
from ui.gestes import ecrire

if TYPE_CHECKING:
    from ui.agenda import PageAgenda
    from ui.aujourdhui import PageAujourdhui
    from ui.bilans import PageBilans
    from ui.bureau import Bureau
    from ui.contrats import PageContrats
    from ui.courriers import PageCourriers
    from ui.entreprises import PageEntreprises
    from ui.factures import PageFactures, VoletFactures
    from ui.personnes import PagePersonnes
    from ui.reglages import PageReglages


def relier(bureau: "Bureau", ident: str, page: object) -> None:
    """Connect a page that was just made; one that asks for nothing has no line here."""
    if ident in _PAGES:
        _PAGES[ident](bureau, page)


def _aujourdhui(bureau: "Bureau", page: "PageAujourdhui") -> None:
    liens = _Liens(bureau)
    page.note_voulue.connect(liens.ouvrir_note)
    page.demarche_voulue.connect(liens.ouvrir_demarche)
    page.vue_voulue.connect(liens.voir_selection)
    page.permanence_voulue.connect(liens.ouvrir_permanence)
    page.contrats_voulus.connect(lambda: bureau.aller("contrats"))
    page.factures_voulues.connect(liens.voir_retards)
    page.relances_voulues.connect(liens.voir_relances)
    page.courrier_voulu.connect(bureau.ouvrir_courrier)
    page.sauvegardes_voulues.connect(lambda: bureau.ouvrir_reglage("sauvegardes"))
    page.comptee.connect(lambda nombre: bureau.rail.compter("aujourdhui", nombre))


def _personnes(bureau: "Bureau", page: "PagePersonnes") -> None:
    if bureau.largeurs:
        page.elargir(bureau.largeurs)
    page.courrier_voulu.connect(bureau.ouvrir_courrier)
    page.lettre_voulue.connect(bureau.actions_["nouveau_courrier"].trigger)
    page.fonds_voulus.connect(lambda: bureau.ouvrir_reglage("fonds"))
    page.lettre_de_demarche_voulue.connect(_Liens(bureau).ecrire_pour)


def _agenda(bureau: "Bureau", page: "PageAgenda") -> None:
    page.personne_voulue.connect(bureau.ouvrir_personne)
    page.dit.connect(bureau.avis.dire)


def _entreprises(bureau: "Bureau", page: "PageEntreprises") -> None:
    page.importer_voulu.connect(bureau.retours.importer)
    page.fiche.contrats.releve_voulu.connect(_Liens(bureau).ouvrir_releve)


def _contrats(bureau: "Bureau", page: "PageContrats") -> None:
    page.entreprise_voulue.connect(lambda ident: bureau.ouvrir_entreprise(ident, "Contrats"))


def _factures_entreprise(bureau: "Bureau", volet: "VoletFactures") -> None:
    volet.facture_voulue.connect(_Liens(bureau).ouvrir_facture)


def _courriers(bureau: "Bureau", page: "PageCourriers") -> None:
    page.personne_voulue.connect(bureau.ouvrir_personne)
    page.demarche_voulue.connect(_Liens(bureau).ouvrir_demarche)
    page.modeles_voulus.connect(lambda: bureau.ouvrir_reglage("modeles_word"))


def _bilans(bureau: "Bureau", page: "PageBilans") -> None:
    page.personne_voulue.connect(bureau.ouvrir_personne)
    page.effectifs_voulus.connect(lambda ident: bureau.ouvrir_entreprise(ident, "Effectifs"))


def _factures(bureau: "Bureau", page: "PageFactures") -> None:
    page.reglages_voulus.connect(lambda: bureau.ouvrir_reglage("facturation"))
    page.entreprise_voulue.connect(lambda ident: bureau.ouvrir_entreprise(ident, "Fiche"))


def _reglages(bureau: "Bureau", page: "PageReglages") -> None:
    page.montrer_delai(bureau.delai)
    page.delai_choisi.connect(bureau.regler_delai)
    page.import_voulu.connect(bureau.retours.importer)
    page.annulation_voulue.connect(bureau.retours.annuler_import)


_PAGES: Mapping[str, Callable[["Bureau", Any], None]] = {
    "aujourdhui": _aujourdhui,
    "personnes": _personnes,
    "agenda": _agenda,
    "entreprises": _entreprises,
    "factures_entreprise": _factures_entreprise,
    "contrats": _contrats,
    "courriers": _courriers,
    "bilans": _bilans,
    "factures": _factures,
    "reglages": _reglages,
}


class _Liens(QObject):
    """What a page asks the desk for; a child of it, for a signal alone does not keep who answers."""

    def __init__(self, bureau: "Bureau") -> None:
        super().__init__(bureau)
        self._bureau = bureau

    def ouvrir_note(self, personne_id: int, acte_id: int) -> None:
        self._bureau.ouvrir_personne(personne_id)
        self._bureau.personnes.fiche.ouvrir_acte(acte_id)

    def ouvrir_demarche(self, personne_id: int, demarche_id: int) -> None:
        self._bureau.ouvrir_personne(personne_id)
        self._bureau.personnes.fiche.ouvrir_demarche(demarche_id)

    def ecrire_pour(self, demarche_id: int) -> None:
        """Begin a letter for a démarche of the person on screen."""
        ecrire(self._bureau, demarche_id)

    def ouvrir_permanence(self, permanence_id: int, jour: date) -> None:
        self._bureau.aller("agenda")
        self._bureau.agenda.montrer_permanence(permanence_id, jour)

    def voir_selection(self, selection: Selection) -> None:
        self._bureau.aller("personnes")
        self._bureau.personnes.liste.choisir_vue(selection)

    def ouvrir_facture(self, facture_id: int) -> None:
        self._bureau.aller("factures")
        self._bureau.factures.montrer(facture_id)

    def ouvrir_releve(self, contrat_id: int) -> None:
        self._bureau.entreprises.fiche.montrer_onglet("Relevés")
        self._bureau.releves.choisir(contrat_id)

    def voir_relances(self) -> None:
        """Show the letters whose reply is late."""
        self._bureau.aller("courriers")
        self._bureau.courriers.liste.voir("en_retard")

    def voir_retards(self) -> None:
        self._bureau.aller("factures")
        self._bureau.factures.choisir_etat("en_retard")
