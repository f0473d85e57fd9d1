"""How one page of the desk leads to another, and what it asks of the desk."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.services.repertoire import Selection

if TYPE_CHECKING:
    from ui.agenda import PageAgenda
    from ui.aujourdhui import PageAujourdhui
    from ui.bilans import PageBilans
    from ui.bureau import Bureau
    from ui.entreprises import PageEntreprises
    from ui.factures import PageFactures, VoletFactures
    from ui.personnes import PagePersonnes
    from ui.reglages import PageReglages


def relier(bureau: "Bureau", ident: str, page: object) -> None:
    """Connect a page that was just made; one that asks for nothing has no line here."""
    if ident in _PAGES:
        _PAGES[ident](bureau, page)


def _aujourdhui(bureau: "Bureau", page: "PageAujourdhui") -> None:
    page.note_voulue.connect(partial(_ouvrir_note, bureau))
    page.demarche_voulue.connect(partial(_ouvrir_demarche, bureau))
    page.vue_voulue.connect(partial(_voir_selection, bureau))
    page.permanence_voulue.connect(partial(_ouvrir_permanence, bureau))
    page.factures_voulues.connect(partial(_voir_retards, bureau))
    page.sauvegardes_voulues.connect(lambda: bureau.ouvrir_reglage("sauvegardes"))
    page.comptee.connect(lambda nombre: bureau.rail.compter("aujourdhui", nombre))


def _personnes(bureau: "Bureau", page: "PagePersonnes") -> None:
    if bureau.largeurs:
        page.elargir(bureau.largeurs)


def _agenda(bureau: "Bureau", page: "PageAgenda") -> None:
    page.personne_voulue.connect(bureau.ouvrir_personne)
    page.dit.connect(bureau.avis.dire)


def _entreprises(bureau: "Bureau", page: "PageEntreprises") -> None:
    page.importer_voulu.connect(bureau.retours.importer)


def _factures_entreprise(bureau: "Bureau", volet: "VoletFactures") -> None:
    volet.facture_voulue.connect(partial(_ouvrir_facture, bureau))


def _bilans(bureau: "Bureau", page: "PageBilans") -> None:
    page.personne_voulue.connect(bureau.ouvrir_personne)
    page.effectifs_voulus.connect(lambda ident: bureau.ouvrir_entreprise(ident, "Effectifs"))


def _factures(bureau: "Bureau", page: "PageFactures") -> None:
    page.reglages_voulus.connect(lambda: bureau.ouvrir_reglage("facturation"))


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
    "bilans": _bilans,
    "factures": _factures,
    "reglages": _reglages,
}


def _ouvrir_note(bureau: "Bureau", personne_id: int, acte_id: int) -> None:
    bureau.ouvrir_personne(personne_id)
    bureau.personnes.fiche.ouvrir_acte(acte_id)


def _ouvrir_demarche(bureau: "Bureau", personne_id: int, demarche_id: int) -> None:
    bureau.ouvrir_personne(personne_id)
    bureau.personnes.fiche.ouvrir_demarche(demarche_id)


def _ouvrir_permanence(bureau: "Bureau", permanence_id: int, jour: date) -> None:
    bureau.aller("agenda")
    bureau.agenda.montrer_permanence(permanence_id, jour)


def _voir_selection(bureau: "Bureau", selection: Selection) -> None:
    bureau.aller("personnes")
    bureau.personnes.liste.choisir_vue(selection)


def _ouvrir_facture(bureau: "Bureau", facture_id: int) -> None:
    bureau.aller("factures")
    bureau.factures.montrer(facture_id)


def _voir_retards(bureau: "Bureau") -> None:
    bureau.aller("factures")
    bureau.factures.choisir_etat("en_retard")
