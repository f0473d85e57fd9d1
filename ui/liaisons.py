"""What each page asks of the desk, connected when the page is made."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.agenda import PageAgenda
    from ui.aujourdhui import PageAujourdhui
    from ui.bilans import PageBilans
    from ui.bureau import Bureau
    from ui.entreprises import PageEntreprises
    from ui.personnes import PagePersonnes
    from ui.reglages import PageReglages


def brancher(bureau: "Bureau", ident: str, page: object) -> None:
    """Connect a page that was just made; a page that asks for nothing has no line here."""
    if ident in _LIAISONS:
        _LIAISONS[ident](bureau, page)


def _aujourdhui(bureau: "Bureau", page: "PageAujourdhui") -> None:
    page.note_voulue.connect(bureau.ouvrir_note)
    page.demarche_voulue.connect(bureau.ouvrir_demarche)
    page.vue_voulue.connect(bureau.voir_selection)
    page.sauvegardes_voulues.connect(lambda: bureau.ouvrir_reglage("sauvegardes"))
    page.permanence_voulue.connect(bureau.ouvrir_permanence)
    page.comptee.connect(lambda nombre: bureau.rail.compter("aujourdhui", nombre))


def _personnes(bureau: "Bureau", page: "PagePersonnes") -> None:
    if bureau.largeurs:
        page.elargir(bureau.largeurs)


def _agenda(bureau: "Bureau", page: "PageAgenda") -> None:
    page.personne_voulue.connect(bureau.ouvrir_personne)
    page.dit.connect(bureau.avis.dire)


def _entreprises(bureau: "Bureau", page: "PageEntreprises") -> None:
    page.importer_voulu.connect(bureau.retours.importer)


def _bilans(bureau: "Bureau", page: "PageBilans") -> None:
    page.effectifs_voulus.connect(bureau.completer_effectifs)
    page.personne_voulue.connect(bureau.ouvrir_personne)


def _reglages(bureau: "Bureau", page: "PageReglages") -> None:
    page.montrer_delai(bureau.delai)
    page.delai_choisi.connect(bureau.regler_delai)
    page.import_voulu.connect(bureau.retours.importer)
    page.annulation_voulue.connect(bureau.retours.annuler_import)


_LIAISONS: Mapping[str, Callable[["Bureau", Any], None]] = {
    "aujourdhui": _aujourdhui,
    "personnes": _personnes,
    "agenda": _agenda,
    "entreprises": _entreprises,
    "bilans": _bilans,
    "reglages": _reglages,
}
