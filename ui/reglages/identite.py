"""Identité: who signs the documents; each visit of a field is one save."""

from dataclasses import replace
from typing import Any

from app.domain.changes import Changes
from app.domain.praticiennes import Praticienne
from ui.poste import Poste
from ui.reglages.section import Section
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import TEXTE

_CHAMPS = {
    "nom": ("&Nom et prénom", TEXTE),
    "titre": ("Ti&tre", TEXTE),
    "adresse": ("A&dresse", TEXTE),
    "code_postal": ("Code &postal", TEXTE),
    "ville": ("&Ville", TEXTE),
    "telephone": ("Téléph&one", TEXTE),
    "courriel": ("&Courriel", TEXTE),
    "siret": ("&SIRET", TEXTE),
}


class SectionIdentite(Section):
    """Every field may stay empty."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        carte = self.carte("Qui signe les documents", "Ces lignes paraissent sur les bilans et les courriers.")
        flux = Flux(espace=16, colonne=poste.apparence.px(240))
        for champ in self.formulaire.champs.values():
            flux.addWidget(champ)
        carte.addLayout(flux)
        self.colonne.addStretch()

    def ouvrir(self) -> None:
        self.poste.taches.query(self.poste.session.praticiennes.get, self._montrer, pour=self, cle="identite")

    def vider(self) -> None:
        self.formulaire.vider()

    def achever(self) -> None:
        self.formulaire.achever()

    def _montrer(self, praticienne: Praticienne) -> None:
        self.formulaire.presenter(praticienne, self._garder)

    def _garder(self, champs: dict[str, Any], _visite: str) -> tuple[Praticienne, Changes]:
        praticiennes = self.poste.session.praticiennes
        return praticiennes.save(replace(praticiennes.get(), **champs))
