"""Who the person is: fields kept as one leaves them, alerts, and the way to join two dossiers of one person."""

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.context import Session
from app.domain.changes import Changes
from app.domain.nomenclatures import Liste
from app.domain.personnes import Personne
from ui.personnes.listes import Listes, lire_listes, offrir
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import CODE, LONG, NAISSANCE, TEXTE
from ui.widgets.volet import CoteACote, Volet, carte

ALERTES = ("Ne pas appeler au poste", "Ne pas laisser de message", "Ne pas écrire au domicile")
SEPARATEUR = " · "
_CHAMPS = {
    "prenom": ("P&rénom", TEXTE),
    "nom": ("N&om", TEXTE),
    "code": ("Code, si elle reste sans nom", TEXTE),
    "naissance_connue": ("Naissance (date ou année)", NAISSANCE),
    "sexe": ("Sexe", CODE),
    "telephone": ("&Téléphone", TEXTE),
    "courriel": ("Co&urriel", TEXTE),
    "adresse": ("Adresse", TEXTE),
    "code_postal": ("Code postal", TEXTE),
    "ville": ("Ville", TEXTE),
    "situation_familiale": ("Situation familiale", CODE),
    "enfants": ("Enfants à charge", CODE),
    "logement": ("Logement", CODE),
    "discretion": ("Alertes, affichées en tête du dossier", TEXTE),
    "note": ("Ce qu’il faut savoir, écrit comme si la personne devait le lire", LONG),
}
_LISTES = {
    "sexe": Liste.SEXE,
    "situation_familiale": Liste.SITUATION_FAMILIALE,
    "enfants": Liste.ENFANTS,
    "logement": Liste.LOGEMENT,
}
_GROUPES = {
    "Identité": ("prenom", "nom", "code", "naissance_connue", "sexe"),
    "Coordonnées": ("telephone", "courriel", "adresse", "code_postal", "ville"),
    "Situation": ("situation_familiale", "enfants", "logement"),
}


class Identite(Volet):
    """The fields of a person; each visit of a field is one save, one step to undo."""

    sortes: ClassVar[tuple[str, ...]] = ("personnes", "nomenclatures")
    fusion_voulue = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.champs = self.formulaire.champs
        self._alertes = {dit: bouton(dit, "puce") for dit in ALERTES}
        self._fusionner = bouton("&Fusionner avec un autre dossier…")
        self._ranger()
        for dit, puce in self._alertes.items():
            puce.setCheckable(True)
            puce.toggled.connect(lambda coche, alerte=dit: self._alerter(alerte, oui=coche))
        self._montrer_alertes()
        self._editeur("discretion").textChanged.connect(lambda _: self._montrer_alertes())
        self._fusionner.clicked.connect(self.fusion_voulue)

    def lire(self, session: Session, personne_id: int) -> tuple[Personne, Listes]:
        """Read the person and the lists."""
        return session.personnes.get(personne_id), lire_listes(session, _LISTES)

    def montrer(self, lu: tuple[Personne, Listes]) -> None:
        """Show the person."""
        personne, listes = lu
        offrir(self.champs, listes, personne)
        self.formulaire.presenter(personne, self._gardien(personne.id))
        self._montrer_alertes()

    def achever(self) -> None:
        """Keep what is being typed."""
        self.formulaire.achever()

    def oublier(self) -> None:
        """Forget every word shown."""
        self.formulaire.vider()
        self._montrer_alertes()

    def _gardien(self, ident: int) -> Any:  # noqa: ANN401
        personnes = self.poste.session.personnes

        def garder(champs: dict[str, Any], visite: str) -> tuple[Personne, Changes]:
            if "naissance_connue" in champs:
                jour, annee = champs["naissance_connue"]
                champs = {"naissance": jour, "naissance_annee": annee}
            return personnes.modifier(ident, visite, **champs)

        return garder

    def _ranger(self) -> None:
        apparence = self.poste.apparence
        for titre, noms in _GROUPES.items():
            cadre, colonne = carte(titre)
            colonne.addWidget(CoteACote([self.champs[nom] for nom in noms], apparence))
            self.colonne.addWidget(cadre)
        cadre, colonne = carte("À savoir")
        colonne.addWidget(self.champs["discretion"])
        puces = Flux(espace=8)
        for puce in self._alertes.values():
            puces.addWidget(puce)
        colonne.addLayout(puces)
        colonne.addWidget(self.champs["note"])
        self.colonne.addWidget(cadre)
        cadre, colonne = carte("Deux dossiers pour une même personne")
        dit = "Les actes, accompagnements, emplois, foyers et documents de l’autre dossier rejoignent celui-ci."
        colonne.addWidget(etiquette(dit, "second"))
        bas = Flux()
        bas.addWidget(self._fusionner)
        colonne.addLayout(bas)
        self.colonne.addWidget(cadre)
        self.colonne.addStretch()

    def _editeur(self, nom: str) -> QLineEdit:
        editeur = self.champs[nom].editeur
        if not isinstance(editeur, QLineEdit):
            raise TypeError(nom)
        return editeur

    def _alerter(self, alerte: str, *, oui: bool) -> None:
        """Write the alert into the text, or take it out, and keep it."""
        champ = self._editeur("discretion")
        if (alerte in alertes(champ.text())) == oui:
            return
        dites = [dit for dit in alertes(champ.text()) if dit != alerte]
        champ.setText(SEPARATEUR.join([*dites, alerte] if oui else dites))
        self.champs["discretion"].achever()

    def _montrer_alertes(self) -> None:
        dites = alertes(self.champs["discretion"].valeur)
        for dit, puce in self._alertes.items():
            puce.setChecked(dit in dites)


def alertes(discretion: str) -> list[str]:
    """Return the alerts written in the text, in order."""
    return [dit.strip() for dit in discretion.split(SEPARATEUR.strip()) if dit.strip()]
