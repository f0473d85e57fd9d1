"""How one page of the desk leads to another."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.repertoire import Selection

if TYPE_CHECKING:
    from ui.bureau import Bureau


def relier(bureau: "Bureau") -> None:
    """Make what each page asks for open where it is."""
    liens = _Liens(bureau)
    aujourdhui = bureau.aujourdhui
    aujourdhui.note_voulue.connect(liens.ouvrir_note)
    aujourdhui.demarche_voulue.connect(liens.ouvrir_demarche)
    aujourdhui.vue_voulue.connect(liens.voir_selection)
    aujourdhui.permanence_voulue.connect(liens.ouvrir_permanence)
    aujourdhui.factures_voulues.connect(liens.voir_retards)
    aujourdhui.sauvegardes_voulues.connect(lambda: bureau.ouvrir_reglage("sauvegardes"))
    bureau.agenda.personne_voulue.connect(bureau.ouvrir_personne)
    bureau.bilans.personne_voulue.connect(bureau.ouvrir_personne)
    bureau.bilans.effectifs_voulus.connect(lambda ident: bureau.ouvrir_entreprise(ident, "Effectifs"))
    bureau.factures.reglages_voulus.connect(lambda: bureau.ouvrir_reglage("facturation"))
    bureau.factures_entreprise.facture_voulue.connect(liens.ouvrir_facture)


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

    def ouvrir_permanence(self, permanence_id: int, jour: date) -> None:
        self._bureau.aller("agenda")
        self._bureau.agenda.montrer_permanence(permanence_id, jour)

    def voir_selection(self, selection: Selection) -> None:
        self._bureau.aller("personnes")
        self._bureau.personnes.liste.choisir_vue(selection)

    def ouvrir_facture(self, facture_id: int) -> None:
        self._bureau.aller("factures")
        self._bureau.factures.montrer(facture_id)

    def voir_retards(self) -> None:
        self._bureau.aller("factures")
        self._bureau.factures.choisir_etat("en_retard")
