"""Facturation: her régime of VAT, her account, what every invoice prints; each visit of a field is one save."""

from typing import Any

from app.domain.changes import Changes
from app.domain.facturation import Facturation, Regime
from ui.poste import Poste
from ui.reglages.section import Section
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.genres import ENTIER
from ui.widgets.saisies import ANNEE, CODE, EUROS, TEXTE

_REGIMES = {
    Regime.A_DIRE.value: "À dire",
    Regime.FRANCHISE.value: "Franchise en base (art. 293\u00a0B)",
    Regime.NORMAL.value: "TVA à 20\u202f%",
}
_TVA = {"regime": ("&Régime de TVA", CODE), "numero_tva": ("&Numéro de TVA", TEXTE)}
_QUI = {
    "forme": ("&Mention après votre nom", TEXTE),
    "iban": ("&IBAN", TEXTE),
    "bic": ("&BIC", TEXTE),
    "delai": ("&Délai de paiement, en jours", ENTIER),
    "penalites": ("&Pénalités, en % par an (vide\u00a0: taux légal)", EUROS),
    "escompte": ("&Escompte", TEXTE),
}
_NUMEROS = {
    "serie": ("Série des &factures", TEXTE),
    "serie_avoirs": ("Série des a&voirs", TEXTE),
    "deja_emises": ("Déjà émises ailleurs cette année", ENTIER),
    "deja_annee": ("Année c&oncernée", ANNEE),
}
_NOTICE = "Rien n’est supposé\u00a0: dites votre régime. Au régime normal, le numéro de TVA est imprimé."
_SUITE = "Les numéros se suivent sans trou, par série et par année. Ceux donnés par un autre outil ne sont pas repris."


class SectionFacturation(Section):
    """What invoices print; the identity is in its own section."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.formulaire = Formulaire(poste.taches, _TVA | _QUI | _NUMEROS, self)
        self.formulaire.champs["regime"].proposer(_REGIMES)
        for titre, notice, champs in (
            ("Taxe sur la valeur ajoutée", _NOTICE, _TVA),
            ("Ce que vos factures impriment", "L’adresse et le SIRET viennent de la rubrique Identité.", _QUI),
            ("Numéros", _SUITE, _NUMEROS),
        ):
            flux = Flux(espace=16, colonne=poste.apparence.px(240))
            for nom in champs:
                flux.addWidget(self.formulaire.champs[nom])
            self.carte(titre, notice).addLayout(flux)
        self.colonne.addStretch()

    def ouvrir(self) -> None:
        reglages = self.poste.session.factures.reglages
        self.poste.taches.query(reglages.get, self._montrer, pour=self, cle="facturation")

    def vider(self) -> None:
        self.formulaire.vider()

    def achever(self) -> None:
        self.formulaire.achever()

    def _montrer(self, facturation: Facturation) -> None:
        self.formulaire.presenter(facturation, self._garder)

    def _garder(self, champs: dict[str, Any], visite: str) -> tuple[Facturation, Changes]:
        if "regime" in champs:
            champs["regime"] = Regime(champs["regime"])
        nuls = {nom: 0 for nom in ("delai", "deja_emises") if nom in champs and champs[nom] is None}
        return self.poste.session.factures.reglages.modifier(visite, **champs | nuls)
