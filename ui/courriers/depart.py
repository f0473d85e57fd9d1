"""What a letter leaves with: the démarche it serves, its copies, the danger it is about, the refusal of the person."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.courriers import Courrier
from app.domain.gardes import Danger
from app.domain.organismes import Organisme
from ui.courriers.clause import Clause
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette

_DANGERS: Final = {
    Danger.AUCUN.value: "Aucun, ou celui du modèle",
    Danger.MINEUR.value: "Un mineur est en danger",
    Danger.VULNERABLE.value: "Un majeur ne peut pas se protéger",
    Danger.COUPLE.value: "Violences dans le couple",
    Danger.IMMINENT.value: "Danger grave et imminent",
    Danger.ARME.value: "Une personne dangereuse a une arme",
}
_AUCUNE: Final = "Aucune"
_AJOUTER: Final = "Ajouter une copie…"
_REFUS: Final = "La personne refuse que cette lettre parte"


class Depart(QWidget):
    """`modifie` gives what changed of the letter and its visit; `rattachee` the démarche chosen, None for none."""

    modifie = Signal(object, str)
    rattachee = Signal(object)
    demarche_voulue = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._courrier: Courrier | None = None
        self._noms: dict[int, str] = {}
        self.demarche = Champ("Démarche que sert cette lettre", Choix()).aussitot()
        self.ouvrir = bouton("Ouvrir la démarche", "lien")
        self.copie = Champ("Copie à", Choix()).aussitot()
        self.danger = Champ("Danger", Choix(_DANGERS)).aussitot()
        self.refus = Clause(_REFUS)
        self.copies: dict[int, Clause] = {}
        self._liste = QVBoxLayout()
        self._ranger()
        self.demarche.quitte.connect(lambda: self.rattachee.emit(int(self.demarche.valeur or 0) or None))
        self.ouvrir.clicked.connect(lambda: self.demarche_voulue.emit(int(self.demarche.valeur or 0)))
        self.copie.quitte.connect(self._ajouter)
        self.danger.quitte.connect(lambda: self._emettre(danger=Danger(self.danger.valeur)))
        self.refus.toggled.connect(lambda coche: self._emettre(refus=coche))

    def montrer(self, courrier: Courrier, organismes: Sequence[Organisme], demarches: Mapping[int, str]) -> None:
        """Show a letter; what went keeps its copies, its danger and its refusal, not its démarche."""
        self._courrier = courrier
        self._noms = {organisme.id: organisme.nom for organisme in organismes}
        self.demarche.proposer({"": _AUCUNE, **{str(ident): dit for ident, dit in demarches.items()}})
        self.demarche.montrer(str(courrier.demarche_id or ""))
        self.demarche.setVisible(bool(demarches))
        self.ouvrir.setVisible(courrier.demarche_id is not None)
        prises = {courrier.organisme_id, *courrier.copies}
        proposes = {str(o.id): o.nom for o in organismes if o.actif and o.id not in prises}
        self.copie.proposer({"": _AJOUTER, **proposes})
        self.copie.montrer("")
        self._montrer_copies(courrier.copies)
        self.danger.montrer(courrier.danger.value)
        self.refus.setChecked(courrier.refus)
        for partie in (self.copie, self.danger, self.refus, *self.copies.values()):
            partie.setEnabled(not courrier.parti)
        self.copie.setVisible(not courrier.parti)
        for champ in (self.danger, self.refus):
            champ.setVisible(courrier.personne_id is not None)

    def achever(self) -> None:
        """Keep what was chosen."""
        for champ in (self.demarche, self.copie, self.danger):
            champ.achever()

    def vider(self) -> None:
        """Forget every name."""
        self._courrier, self._noms = None, {}
        self._montrer_copies(())
        for champ in (self.demarche, self.copie):
            champ.proposer({})

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        self._liste.setSpacing(4)
        haut: tuple[QWidget, ...] = (etiquette("Départ", "titre_carte"), self.demarche, self.ouvrir, self.copie)
        bas: tuple[QWidget, ...] = (self.danger, self.refus)
        for partie in haut:
            colonne.addWidget(partie)
        colonne.addLayout(self._liste)
        for partie in bas:
            colonne.addWidget(partie)

    def _montrer_copies(self, idents: Sequence[int]) -> None:
        if list(self.copies) == list(idents):
            return
        for clause in self.copies.values():
            self._liste.removeWidget(clause)
            clause.hide()
            clause.deleteLater()
        self.copies = {}
        for ident in idents:
            clause = Clause(f"Copie à {self._noms.get(ident, '')}")
            clause.setChecked(True)
            clause.toggled.connect(lambda _coche, quoi=ident: self._retirer(quoi))
            self.copies[ident] = clause
            self._liste.addWidget(clause)

    def _ajouter(self) -> None:
        if self._courrier is not None and self.copie.valeur:
            self._emettre(copies=(*self._courrier.copies, int(self.copie.valeur)))

    def _retirer(self, organisme_id: int) -> None:
        if self._courrier is not None:
            self._emettre(copies=tuple(ident for ident in self._courrier.copies if ident != organisme_id))

    def _emettre(self, **change: object) -> None:
        if self._courrier is not None:
            self.modifie.emit(change, "")
