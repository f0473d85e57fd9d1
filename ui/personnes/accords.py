"""Accords: what she agreed that is passed on, to whom; noted and corrected in a dialog, withdrawn in one gesture."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.accords import Accord, Forme
from app.domain.calendrier import en_clair
from app.domain.nomenclatures import Entree
from app.domain.organismes import Organisme
from ui.personnes.listes import libelle
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.saisies import CODE, JOUR_EXIGE, LONG, NUMERO, TEXTE
from ui.widgets.volet import carte

_FORMES = {Forme.ORAL.value: "De vive voix", Forme.ECRIT.value: "Par écrit"}
_CHAMPS = {
    "categorie": ("&Pour quels organismes", CODE),
    "organisme_id": ("&Un seul, lequel", NUMERO),
    "donne_le": ("&Donné le", JOUR_EXIGE),
    "forme": ("&Comment", CODE),
    "portee": ("Ce &qui peut être transmis", TEXTE),
    "document_id": ("Papier &signé, s’il y en a un", NUMERO),
    "comment": ("C&e dont la personne a été informée", LONG),
}
AIDE = (
    "Un accord dit ce qui peut être transmis, et à qui. Il se retire à tout moment. Il ne lève pas le secret à lui "
    "seul, et n’est pas le consentement du RGPD."
)
VIDE = "Aucun accord noté. Notez-en un avant qu’un courrier ne parte."


class CarteAccords(QWidget):
    """The accords of a person, those that hold first."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._personne = 0
        self._categories: Mapping[str, str] = {}
        self._organismes: Sequence[Organisme] = ()
        self._documents: Mapping[int, str] = {}
        self._lignes: list[QWidget] = []
        self.noter = bouton("Noter un accord…")
        self._vide = etiquette(VIDE, "second")
        boite, colonne = carte("Accords")
        self._rangees = QVBoxLayout()
        self._rangees.setSpacing(8)
        colonne.addWidget(self._vide)
        colonne.addLayout(self._rangees)
        bas = QHBoxLayout()
        bas.addWidget(self.noter)
        bas.addStretch()
        colonne.addLayout(bas)
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        dehors.addWidget(boite)
        self.noter.clicked.connect(self.demander)

    def montrer(
        self,
        personne_id: int,
        accords: Sequence[Accord],
        cites: Collection[int],
        categories: Mapping[str, str],
        organismes: Sequence[Organisme],
        documents: Mapping[int, str],
    ) -> None:
        """Show the accords of a person: those in `cites` no longer change.

        `categories` gives the words of each code, `documents` the names of hers.
        """
        self._personne, self._categories, self._organismes = personne_id, categories, organismes
        self._documents = documents
        self._oter()
        jour = aujourd_hui()
        for accord in sorted(accords, key=lambda a: not a.vaut(jour)):
            ligne = self._ligne(accord, jour, modifiable=accord.id not in cites)
            self._lignes.append(ligne)
            self._rangees.addWidget(ligne)
        self._vide.setVisible(not accords)

    def vider(self) -> None:
        """Forget every accord."""
        self._personne = 0
        self._oter()

    def demander(self) -> None:
        """Open the dialog that notes one."""
        personne, accords = self._personne, self._poste.session.accords
        valeurs = {"categorie": next(iter(self._categories), ""), "organisme_id": None, "donne_le": aujourd_hui()}
        valeurs |= {"forme": Forme.ORAL.value, "portee": "", "comment": "", "document_id": None}
        self._dialogue("Noter un accord", "&Noter").demander(
            valeurs,
            lambda lus: accords.save(Accord(**(lus | {"personne_id": personne, "forme": Forme(lus["forme"])}))),
        )

    def modifier(self, accord: Accord) -> None:
        """Open the dialog that corrects one."""
        accords = self._poste.session.accords
        self._dialogue("Modifier un accord", "En&registrer").demander(
            {nom: getattr(accord, nom) for nom in _CHAMPS},
            lambda lus: accords.modifier(accord.id, **(lus | {"forme": Forme(lus["forme"])})),
        )

    def _dialogue(self, titre: str, verbe: str) -> Dialogue:
        dialogue = Dialogue(self, self._poste, titre, verbe, _CHAMPS)
        dialogue.expliquer(AIDE)
        champs = dialogue.formulaire.champs
        champs["categorie"].proposer({code: dit for code, dit in self._categories.items() if code != "NR"})
        noms = {str(organisme.id): organisme.nom for organisme in self._organismes}
        champs["organisme_id"].proposer({"": "Tous ceux de cette sorte", **noms})
        champs["forme"].proposer(_FORMES)
        papiers = {str(ident): nom for ident, nom in self._documents.items()}
        champs["document_id"].proposer({"": "Aucun", **papiers})
        return dialogue

    def _ligne(self, accord: Accord, jour: date, *, modifiable: bool) -> QWidget:
        qui = self._nom(accord)
        ligne = QWidget()
        cote = QHBoxLayout(ligne)
        cote.setContentsMargins(0, 0, 0, 0)
        dits = QVBoxLayout()
        dits.setSpacing(0)
        vaut = accord.vaut(jour)
        dits.addWidget(etiquette(qui, "fort"))
        papier = self._documents.get(accord.document_id or 0, "")
        dit = " · ".join(partie for partie in (decrire(accord, jour), papier) if partie)
        dits.addWidget(etiquette(dit, "second", "" if vaut else "attention"))
        cote.addLayout(dits, 1)
        if modifiable:
            modifier = bouton("Modifier…", "lien", f"Modifier l’accord pour {qui}")
            modifier.clicked.connect(lambda: self.modifier(accord))
            cote.addWidget(modifier)
        if vaut:
            retirer = bouton("Retirer", "lien", f"Retirer l’accord pour {qui}")
            retirer.clicked.connect(lambda: self._retirer(accord.id))
            cote.addWidget(retirer)
        return ligne

    def _nom(self, accord: Accord) -> str:
        nom = next((o.nom for o in self._organismes if o.id == accord.organisme_id), "")
        return nom or self._categories.get(accord.categorie, accord.categorie)

    def _retirer(self, ident: int) -> None:
        accords = self._poste.session.accords
        self.noter.setFocus()
        self._poste.taches.command(lambda: accords.retirer(ident, aujourd_hui()), libelle="Accord retiré")

    def _oter(self) -> None:
        for ligne in self._lignes:
            self._rangees.removeWidget(ligne)
            ligne.hide()
            ligne.deleteLater()
        self._lignes = []


def decrire(accord: Accord, jour: date) -> str:
    """Return how, when and for what it was given, and when it was taken back."""
    comment = _FORMES[accord.forme.value].lower()
    donne = f"donné {comment}, {en_clair(accord.donne_le, jour)}"
    retire = f"retiré {en_clair(accord.retire_le, jour)}" if accord.retire_le else ""
    dits = (donne[0].upper() + donne[1:], retire, accord.portee, accord.comment)
    return " · ".join(dit for dit in dits if dit)


def nommer_accords(accords: list[Accord], categories: list[Entree], organismes: dict[int, str]) -> str:
    """Return « Accord donné\u00a0: CAF, Banque », "" without any."""
    sigles = {e.code: e.attributs.get("sigle", "").split(",")[0] or e.libelle for e in categories}
    noms = [
        organismes.get(a.organisme_id or 0) or sigles.get(a.categorie) or libelle(categories, a.categorie)
        for a in accords
    ]
    return f"Accord donné\u00a0: {', '.join(dict.fromkeys(noms))}" if noms else ""
