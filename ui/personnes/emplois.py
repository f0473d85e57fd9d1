"""The emplois of a person: one card each, the last first, and the way to add one."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.context import Session
from app.domain.entreprises import Site
from app.domain.nomenclatures import Liste
from app.domain.personnes import Emploi
from app.errors import Refus
from app.messages import phrase
from ui.personnes.listes import Listes, lire_listes, offrir
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import CODE, JOUR, NUMERO, TEXTE, dire_jour
from ui.widgets.volet import CoteACote, carte

_CHAMPS = {
    "poste": ("Poste", TEXTE),
    "site_id": ("Site", NUMERO),
    "csp": ("Catégorie", CODE),
    "statut_emploi": ("Contrat de travail", CODE),
    "du": ("À partir du", JOUR),
    "au": ("Jusqu’au", JOUR),
    "entree": ("Entrée dans l’entreprise", JOUR),
    "situation_travail": ("Situation de travail", CODE),
    "statut_beneficiaire": ("Bénéficiaire", CODE),
}
_LISTES = {
    "csp": Liste.CSP,
    "statut_emploi": Liste.STATUT_EMPLOI,
    "statut_beneficiaire": Liste.STATUT_BENEFICIAIRE,
    "situation_travail": Liste.SITUATION_TRAVAIL,
}


@dataclass(frozen=True, slots=True)
class EmploisLus:
    """What the card shows, read at once; `entreprises` gives names by id."""

    emplois: list[Emploi]
    entreprises: dict[int, str]
    sites: list[Site]
    listes: Listes


def lire_emplois(session: Session, personne_id: int) -> EmploisLus:
    """Read the emplois of a person, and what their fields offer."""
    return EmploisLus(
        session.personnes.emplois.de(personne_id)[::-1],
        {entreprise.id: entreprise.nom for entreprise in session.entreprises.toutes()},
        session.entreprises.sites.toutes(),
        lire_listes(session, _LISTES),
    )


class CarteEmploi(QFrame):
    """One emploi; `retiree` when she takes it away."""

    retiree = Signal(int)

    def __init__(self, poste: Poste, initiateur: QObject) -> None:
        super().__init__()
        self._emplois = poste.session.personnes.emplois
        self._ident = 0
        self._entreprise = ""
        self.formulaire = Formulaire(poste.taches, _CHAMPS, initiateur)
        self.champs = self.formulaire.champs
        self._titre = etiquette(genre="fort")
        self._retirer = bouton("Retirer", "lien")
        haut = QHBoxLayout()
        haut.addWidget(self._titre, 1)
        haut.addWidget(self._retirer)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 8)
        colonne.setSpacing(8)
        colonne.addLayout(haut)
        colonne.addWidget(CoteACote(self.champs.values(), poste.apparence))
        self._retirer.clicked.connect(lambda: self.retiree.emit(self._ident))
        self.formulaire.enregistre.connect(self._titrer)

    def montrer(self, emploi: Emploi, lus: EmploisLus) -> None:
        """Show an emploi."""
        self._ident = emploi.id
        nom = self._entreprise = lus.entreprises.get(emploi.entreprise_id, "")
        self._titrer(emploi)
        self._retirer.setAccessibleName(f"Retirer l’emploi chez {nom}")
        for titre, champ in zip(_CHAMPS.values(), self.champs.values(), strict=True):
            champ.editeur.setAccessibleName(f"{titre[0]}, emploi chez {nom}")
        sites = {str(site.id): site.nom for site in lus.sites if site.entreprise_id == emploi.entreprise_id}
        self.champs["site_id"].proposer({"": "Non précisé", **sites})
        offrir(self.champs, lus.listes, emploi)
        ident = emploi.id
        self.formulaire.presenter(emploi, lambda champs, visite: self._emplois.modifier(ident, visite, **champs))

    def _titrer(self, emploi: Emploi) -> None:
        self._titre.setText(f"{self._entreprise} · {_periode(emploi)}")


class CarteEmplois(QWidget):
    """Every emploi of a person."""

    def __init__(self, poste: Poste, initiateur: QObject) -> None:
        super().__init__()
        self._poste = poste
        self._initiateur = initiateur
        self._personne = 0
        self._cartes: list[CarteEmploi] = []
        self.entreprise = Champ("Entreprise", Choix())
        self.ajouter = bouton("Ajouter un emploi")
        self._rangees = QVBoxLayout()
        self._vide = etiquette("Aucun emploi connu. Choisissez l’entreprise, puis ajoutez l’emploi.", "second")
        self._ranger()
        self.ajouter.clicked.connect(self._ajouter)

    def montrer(self, personne_id: int, lus: EmploisLus) -> None:
        """Show the emplois of a person."""
        self._personne = personne_id
        self.entreprise.proposer({str(ident): nom for ident, nom in lus.entreprises.items()})
        self._compter(len(lus.emplois))
        self._vide.setVisible(not lus.emplois)
        for une, emploi in zip(self._cartes, lus.emplois, strict=True):
            une.montrer(emploi, lus)

    def achever(self) -> None:
        """Keep what is being typed."""
        for une in self._cartes:
            une.formulaire.achever()

    def vider(self) -> None:
        """Forget every emploi."""
        self._personne = 0
        self._compter(0)
        self.entreprise.dire("")

    def _ranger(self) -> None:
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        boite, colonne = carte("Emplois")
        colonne.addWidget(self._vide)
        colonne.addLayout(self._rangees)
        bas = Flux(espace=12, en_bas=True)
        self.entreprise.setMinimumWidth(self._poste.apparence.px(260))
        for partie in (self.entreprise, self.ajouter):
            bas.addWidget(partie)
        colonne.addLayout(bas)
        dehors.addWidget(boite)

    def _compter(self, nombre: int) -> None:
        """Have that many cards, no more."""
        while len(self._cartes) > nombre:
            en_trop = self._cartes.pop()
            self._rangees.removeWidget(en_trop)
            en_trop.hide()
            en_trop.deleteLater()
        while len(self._cartes) < nombre:
            une = CarteEmploi(self._poste, self._initiateur)
            une.retiree.connect(self._retirer)
            self._cartes.append(une)
            self._rangees.addWidget(une)

    def _ajouter(self) -> None:
        if not self.entreprise.valeur:
            self.entreprise.dire("Créez d’abord l’entreprise.")
            return
        emploi = Emploi(personne_id=self._personne, entreprise_id=int(self.entreprise.valeur))
        emplois = self._poste.session.personnes.emplois
        self.entreprise.dire("")
        self._poste.taches.command(lambda: emplois.save(emploi), sinon=self._refuser)

    def _retirer(self, ident: int) -> None:
        emplois = self._poste.session.personnes.emplois

        def travail() -> tuple[None, Any]:
            return None, emplois.delete(ident)

        self.ajouter.setFocus()
        self._poste.taches.command(travail)

    def _refuser(self, erreur: Exception) -> None:
        if isinstance(erreur, Refus):
            self.entreprise.dire(phrase(erreur))
        else:
            self._poste.taches.echouee.emit(erreur)


def _periode(emploi: Emploi) -> str:
    if emploi.au:
        return f"jusqu’au {dire_jour(emploi.au)}"
    return f"depuis le {dire_jour(emploi.du)}" if emploi.du else "en cours"


