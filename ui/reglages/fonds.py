"""Calculs des fonds: each fund counts its own way; a formula is tried on an example as it is typed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain import formules
from app.domain.calendrier import en_bref
from app.domain.fonds import Fonds, LigneFonds
from app.domain.formules import FormuleRefusee
from app.domain.resultats_budget import UniteResultat
from app.services import regles_budget
from ui.poste import Poste
from ui.reglages.section import Section, rangee
from ui.temps import aujourd_hui
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import TEXTE, Genre

_CHAMPS: Final = {"nom": ("No&m du fonds", TEXTE), "dit": ("Ce qu’il regarde, en une phrase", TEXTE)}
_UNITES: Final = {UniteResultat.EUROS.value: "en euros", UniteResultat.POURCENT.value: "en pour cent"}
_LISTE: Final = 96
AIDE: Final = (
    "Chaque fonds a ses calculs\u00a0: quotient, reste à vivre, plafond. Écrivez les siens\u202f; ils sont proposés "
    "dans le budget, et la feuille imprimée dit leur nom et leur formule."
)
VIDE: Final = "Aucun fonds à vous. Le budget propose déjà trois usages courants."
REGLES: Final = (
    "Une formule additionne, soustrait, multiplie et divise\u00a0: + - × ÷ et des parenthèses. Un nombre seul est une "
    "somme en euros par mois. Pour un taux, divisez deux sommes\u202f; ne multipliez pas par 100."
)
ESSAI: Final = "Un foyer de quatre personnes, trois parts, 3\u202f150\u00a0€ de ressources, 700\u00a0€ de loyer."
_INSERER: Final = "Choisir un terme…"
_INCOMPLET: Final = "Il faut un nom et une formule à chaque résultat\u202f: rien n’est encore enregistré."
Histoire = list[Fonds]


class EditeurFormule(QLineEdit):
    """`regardee` when she goes to it: terms are inserted there."""

    regardee = Signal()

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        super().focusInEvent(evenement)
        self.regardee.emit()


class SectionFonds(Section):
    """The list of her funds, the one chosen under it; each field is kept when it is left."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._fonds: list[Fonds] = []
        self._histoires: dict[int, Histoire] = {}
        self._voulu: int | None = None
        self._vise: EditeurFormule | None = None
        self.lignes = QListWidget()
        self.nouveau = bouton("&Nouveau fonds")
        self.retirer = bouton("Reti&rer", nom="Retirer ce fonds")
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        colonnes = {
            "libelle": ("Résultat", TEXTE),
            "formule": ("Formule", Genre(self._editeur, _lire, str)),
            "unite": ("Exprimé", Genre(lambda: Choix(_UNITES), UniteResultat, str)),
        }
        pleines = ("libelle", "formule")
        self.resultats = Rangees(colonnes, "résultat", LigneFonds, poste.apparence, large=200, pleines=pleines)
        self.terme = Champ("&Ajouter un terme à la formule", Choix()).aussitot()
        self._vide, self._version = etiquette(VIDE, "second"), etiquette(genre="second")
        self._essais = QVBoxLayout()
        self._dits: list[QLabel] = []
        self._fiche: QWidget | None = None
        self._ranger()
        self._brancher()

    @property
    def choisi(self) -> Fonds | None:
        """The fund chosen."""
        rang = self.lignes.currentRow()
        return self._fonds[rang] if 0 <= rang < len(self._fonds) else None

    @property
    def essais(self) -> list[str]:
        """What each formula gives on the example, or why it cannot be read."""
        return [self._dire(rang) for rang in range(len(self.resultats.rangees))]

    def ouvrir(self) -> None:
        fonds = self.poste.session.fonds

        def lire() -> tuple[list[Fonds], dict[int, Histoire]]:
            actuels = fonds.actuels()
            return actuels, {un.id: fonds.histoire(un.id) for un in actuels}

        self.lignes.setFixedHeight(self.poste.apparence.px(_LISTE))
        self.poste.taches.query(lire, self._montrer, pour=self, cle="fonds")

    def vider(self) -> None:
        self._fonds, self._histoires, self._voulu, self._vise = [], {}, None, None
        self.lignes.clear()
        self.formulaire.vider()
        self.resultats.vider()
        self._essayer()

    def achever(self) -> None:
        self.formulaire.achever()
        self.resultats.achever()

    def _ranger(self) -> None:
        boite = self.carte("Calculs des fonds", AIDE)
        boite.addLayout(rangee([self.nouveau, self.retirer]))
        boite.addWidget(self._vide)
        self.lignes.setAccessibleName("Fonds")
        boite.addWidget(self.lignes)
        fiche = self.carte("Ce que ce fonds calcule", REGLES)
        champs = self.formulaire.champs
        for partie in (champs["nom"], champs["dit"], self._version, self.resultats, self.terme):
            fiche.addWidget(partie)
        self._fiche = fiche.parentWidget()
        essai = self.carte("Essai", ESSAI)
        essai.addLayout(self._essais)
        self._essai = essai.parentWidget()
        termes = {nom: f"{dit} ({nom})" for nom, dit in regles_budget.termes().items()}
        self.terme.proposer({"": _INSERER, **termes})
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self.lignes.currentRowChanged.connect(lambda _: self._presenter())
        self.formulaire.enregistre.connect(self._aller)
        self.resultats.changee.connect(self._garder)
        self.resultats.ajouter.clicked.connect(self._essayer)
        self.terme.quitte.connect(self._inserer)
        self.nouveau.clicked.connect(self._ajouter)
        self.retirer.clicked.connect(self._retirer)

    def _editeur(self) -> EditeurFormule:
        """Return the editor of a formula: what it gives is told while it is typed."""
        editeur = EditeurFormule()
        editeur.setPlaceholderText("(ressources - logement) / parts")
        editeur.textChanged.connect(lambda _: self._essayer())
        editeur.regardee.connect(partial(self._viser, editeur))
        return editeur

    def _viser(self, editeur: EditeurFormule) -> None:
        self._vise = editeur

    def _montrer(self, lu: tuple[list[Fonds], dict[int, Histoire]]) -> None:
        garde = self._voulu or (self.choisi.id if self.choisi else None)
        self._voulu = None
        self._fonds, self._histoires = lu
        self.lignes.blockSignals(True)  # noqa: FBT003 - Qt
        self.lignes.clear()
        for fonds in self._fonds:
            self.lignes.addItem(QListWidgetItem(f"{fonds.nom} · {_dire_version(fonds)}"))
        rang = next((rang for rang, fonds in enumerate(self._fonds) if fonds.id == garde), 0)
        self.lignes.setCurrentRow(rang if self._fonds else -1)
        self.lignes.blockSignals(False)  # noqa: FBT003 - Qt
        self._vide.setVisible(not self._fonds)
        self.lignes.setVisible(bool(self._fonds))
        self._presenter()

    def _presenter(self) -> None:
        choisi, fonds = self.choisi, self.poste.session.fonds
        for partie in filter(None, (self._fiche, self._essai, self.retirer)):
            partie.setVisible(choisi is not None)
        if choisi is None:
            return
        ident = choisi.id
        self.formulaire.presenter(choisi, lambda champs, visite: fonds.modifier(ident, visite, **champs))
        self.resultats.montrer(choisi.lignes)
        anciennes = [_dire_version(un) for un in self._histoires.get(ident, [])[1:]]
        dit = f"Avant\u00a0: {', '.join(anciennes)}. Les budgets déjà faits gardent la leur." if anciennes else ""
        self._version.setText(dit)
        self._version.setVisible(bool(dit))
        self._essayer()

    def _essayer(self) -> None:
        """Work every formula out on the example."""
        rangees = self.resultats.rangees
        while len(self._dits) < len(rangees):
            self._dits.append(etiquette())
            self._essais.addWidget(self._dits[-1])
        for label in self._dits[len(rangees) :]:
            label.hide()
        for rang, rangee_ in enumerate(rangees):
            dit = self._dire(rang)
            redire(self._dits[rang], dit, "" if "=" in dit else "attention")
            self._dits[rang].show()
            rangee_.champs["formule"].editeur.setAccessibleDescription(dit)

    def _dire(self, rang: int) -> str:
        champs = self.resultats.rangees[rang].champs
        nom = champs["libelle"].valeur.strip() or f"Résultat {rang + 1}"
        try:
            unite = UniteResultat(champs["unite"].valeur or UniteResultat.EUROS)
            return f"{nom}\u00a0: {regles_budget.essayer(champs['formule'].valeur, unite)}"
        except FormuleRefusee as refus:
            return f"{nom}\u00a0: {refus.details['raison']}."

    def _inserer(self) -> None:
        """Write a term where the cursor is, in the formula she was in."""
        nom = self.terme.valeur
        if not nom:
            return
        editeurs = [rangee_.champs["formule"].editeur for rangee_ in self.resultats.rangees]
        vise = self._vise if self._vise in editeurs else next(reversed(editeurs), None)
        if isinstance(vise, QLineEdit):
            vise.insert(f"{nom} ")
            vise.setFocus()
        self.terme.montrer("")

    def _garder(self, visite: str) -> None:
        """Keep every result; one being written waits for its other half."""
        choisi, fonds = self.choisi, self.poste.session.fonds
        lignes: tuple[LigneFonds, ...] = self.resultats.lignes
        self._essayer()
        if choisi is None or any(not (ligne.libelle and ligne.formule) for ligne in lignes):
            self.dire(_INCOMPLET, "attention")
            return
        garder = partial(fonds.modifier, choisi.id, visite, lignes=lignes)
        self.poste.taches.command(garder, self._aller, initiateur=self, sinon=self.refuser)

    def _ajouter(self) -> None:
        self.achever()
        fonds = self.poste.session.fonds
        self.poste.taches.command(lambda: fonds.save(fonds.neuf()), self._commencer, sinon=self.refuser)

    def _commencer(self, neuf: Fonds) -> None:
        self._aller(neuf)
        editeur = self.formulaire.champs["nom"].editeur
        editeur.setFocus()
        if isinstance(editeur, QLineEdit):
            editeur.selectAll()

    def _aller(self, fonds: Fonds) -> None:
        self.dire("")
        self._voulu = fonds.id
        self.ouvrir()

    def _retirer(self) -> None:
        fonds, choisi = self.poste.session.fonds, self.choisi
        if choisi is not None:
            self.nouveau.setFocus()
            self.poste.taches.command(lambda: (None, fonds.delete(choisi.id)), sinon=self.refuser)


def _dire_version(fonds: Fonds) -> str:
    return f"version {fonds.version}, {en_bref(fonds.depuis, aujourd_hui())}"


def _lire(texte: str) -> str:
    """Return a formula once checked; an empty one waits. Raises `FormuleRefusee`."""
    if texte.strip():
        formules.exiger_connus(formules.lire(texte), regles_budget.termes())
    return texte.strip()
