"""Who the person is: fields kept as one leaves them, a refusal said under its field."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.dates import DateRefusee, lire_naissance
from app.domain.nomenclatures import Liste
from app.domain.personnes import Personne
from app.errors import Refus
from app.messages import phrase
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.champs import Champ
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import cadre, etiquette
from ui.widgets.flux import Flux

_TEXTES = {
    "prenom": "P&rénom",
    "nom": "N&om",
    "code": "Code, si elle reste sans nom",
    "telephone": "&Téléphone",
    "courriel": "Co&urriel",
    "adresse": "Adresse",
    "code_postal": "Code postal",
    "ville": "Ville",
}
_LISTES = {
    "sexe": ("Sexe", Liste.SEXE),
    "situation_familiale": ("Situation familiale", Liste.SITUATION_FAMILIALE),
    "enfants": ("Enfants à charge", Liste.ENFANTS),
    "logement": ("Logement", Liste.LOGEMENT),
}
_GROUPES = {
    "Identité": ("prenom", "nom", "code", "naissance", "sexe"),
    "Coordonnées": ("telephone", "courriel", "adresse", "code_postal", "ville"),
    "Foyer": ("situation_familiale", "enfants", "logement"),
    "À savoir": ("discretion", "note"),
}


class Identite(Defilant):
    """The fields of a person; each visit of a field is one save, one step to undo."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._session = poste.session
        self._taches = poste.taches
        self._apparence = poste.apparence
        self._flux: list[Flux] = []
        self._personne: Personne | None = None
        self._champs = self._fabriquer()
        self.poser(self._contenu())
        self._redimensionner()
        self._apparence.changee.connect(self._redimensionner)
        for nom, champ in self._champs.items():
            champ.quitte.connect(lambda voulu=nom: self._garder(voulu))

    def lire_listes(self) -> None:
        """Fill the choices from the lists of the coffre."""
        lire = self._session.nomenclatures.de
        self._taches.query(
            lambda: {champ: lire(liste) for champ, (_, liste) in _LISTES.items()}, self._remplir, pour=self
        )

    def montrer(self, personne: Personne) -> None:
        """Show a person."""
        self._personne = personne
        for nom, champ in self._champs.items():
            champ.montrer(_naissance(personne) if nom == "naissance" else str(getattr(personne, nom)))

    def vider(self) -> None:
        """Forget everything."""
        self._personne = None
        for champ in self._champs.values():
            champ.vider()

    def achever(self) -> None:
        """Keep what is being typed."""
        for champ in self._champs.values():
            champ.achever()

    def _fabriquer(self) -> dict[str, Champ]:
        champs = {nom: Champ(titre, QLineEdit()) for nom, titre in _TEXTES.items()}
        champs["naissance"] = Champ("Naissance (date ou année)", QLineEdit())
        champs |= {nom: Champ(titre, QComboBox()) for nom, (titre, _) in _LISTES.items()}
        champs["discretion"] = Champ("Discrétion (« ne pas appeler au poste »)", QLineEdit())
        champs["note"] = Champ("Ce qu’il faut savoir, écrit comme si elle devait le lire", _texte_long())
        return champs

    def _contenu(self) -> QWidget:
        contenu = QWidget()
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(0, 0, 8, 16)
        colonne.setSpacing(12)
        for titre, noms in _GROUPES.items():
            carte = cadre("carte")
            grille = QGridLayout(carte)
            grille.setContentsMargins(16, 12, 16, 16)
            grille.setVerticalSpacing(12)
            grille.addWidget(etiquette(titre, "titre_carte"), 0, 0)
            flux = Flux(espace=16)
            self._flux.append(flux)
            for nom in noms:
                flux.addWidget(self._champs[nom])
            grille.addLayout(flux, 1, 0)
            colonne.addWidget(carte)
        colonne.addStretch()
        return contenu

    def _redimensionner(self) -> None:
        for flux in self._flux:
            flux.largeur_colonne(self._apparence.px(240))

    def _remplir(self, listes: dict[str, list[Any]]) -> None:
        for nom, entrees in listes.items():
            choix = self._champs[nom].editeur
            if isinstance(choix, QComboBox):
                choix.blockSignals(True)  # noqa: FBT003 - Qt
                choix.clear()
                for entree in sorted(entrees, key=lambda e: e.code != "NR"):
                    choix.addItem(entree.libelle, entree.code)
                choix.blockSignals(False)  # noqa: FBT003 - Qt
        if self._personne:
            self.montrer(self._personne)

    def _garder(self, nom: str) -> None:
        if self._personne is None:
            return
        champ = self._champs[nom]
        try:
            voulue = replace(self._personne, **_lu(nom, champ.valeur))
        except DateRefusee as refus:
            champ.dire(phrase(refus))
            return
        champ.dire("")
        self._taches.command(
            lambda: self._session.personnes.save(voulue),
            self._recevoir,
            initiateur=self,
            sinon=lambda erreur: self._refuser(champ, erreur),
        )

    def _recevoir(self, personne: Personne) -> None:
        if self._personne and self._personne.id == personne.id:
            self._personne = personne

    def _refuser(self, champ: Champ, erreur: Exception) -> None:
        if isinstance(erreur, Refus):
            champ.dire(phrase(erreur))
        else:
            self._taches.echouee.emit(erreur)


def _lu(nom: str, valeur: str) -> dict[str, Any]:
    if nom != "naissance":
        return {nom: valeur.strip()}
    if not valeur.strip():
        return {"naissance": None, "naissance_annee": None}
    jour, annee = lire_naissance(valeur, annee_max=aujourd_hui().year)
    return {"naissance": jour, "naissance_annee": annee}


def _naissance(personne: Personne) -> str:
    if personne.naissance:
        return personne.naissance.strftime("%d/%m/%Y")
    return str(personne.naissance_annee or "")


def _texte_long() -> QPlainTextEdit:
    editeur = QPlainTextEdit()
    editeur.setTabChangesFocus(True)
    editeur.setMinimumHeight(90)
    return editeur
