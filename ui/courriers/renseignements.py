"""The side panel: who receives the letter, which clauses it keeps, the words of its fields."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.courriers import Courrier
from app.domain.courriers.balisage import lire_texte
from app.domain.courriers.blocs import Paragraphe, champs, retenus
from app.domain.courriers.champs import Definition, TypeChamp, definition
from app.domain.courriers.json import de_json
from app.domain.courriers.modeles import Modele
from app.domain.organismes import Organisme
from app.services.courriers import Ouvert
from ui.courriers.clause import Clause
from ui.courriers.depart import Depart
from ui.poste import Poste
from ui.redaction.objet import codee, lisible
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import etiquette
from ui.widgets.texte_long import TexteLong

_SEXES: Final = {"NR": "Madame, Monsieur", "F": "Madame", "H": "Monsieur"}
_AUCUN: Final = "Choisir un organisme…"
_DESTINATAIRE: Final = "destinataire.nom"
_SIGNE: Final = "praticienne."
"""Fields of who signs, which the blocks may not use."""


class Renseignements(Defilant):
    """`modifie` gives what changed of the letter, by field of its record, and the visit it belongs to."""

    modifie = Signal(object, str)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._courrier: Courrier | None = None
        self._saisies: dict[str, Champ] = {}
        self._options: dict[str, Clause] = {}
        self.organisme = Champ("&Destinataire", Choix())
        self.sexe = Champ("&Appel", Choix(_SEXES, "NR"))
        self.objet = Champ("Obje&t", QLineEdit())
        self._titre_options = etiquette("Clauses", "titre_carte")
        self._titre_champs = etiquette("À renseigner", "titre_carte")
        self._contenu, self._ecrit = QWidget(), QWidget()
        self.depart = Depart()
        self._bloc_options, self._bloc_champs = QVBoxLayout(), QVBoxLayout()
        self._ranger()
        self.organisme.quitte.connect(self._garder_organisme)
        self.sexe.quitte.connect(lambda: self._emettre({"sexe": self.sexe.valeur or "NR"}, self.sexe))
        self.objet.quitte.connect(self._garder_objet)
        self.depart.modifie.connect(self.modifie)

    def montrer(
        self, ouvert: Ouvert, organismes: list[Organisme], demarches: Mapping[int, str], *, garder: bool
    ) -> None:
        """Show a letter; `garder` when it is the one on screen: its fields stay where they are."""
        courrier = ouvert.courrier
        self.depart.montrer(courrier, organismes, demarches)
        self._courrier = courrier
        self.organisme.proposer(_proposes(organismes, ouvert.modele))
        self.organisme.montrer(str(courrier.organisme_id or ""))
        self.sexe.montrer(courrier.sexe)
        self.objet.montrer(ouvert.lettre.objet if courrier.parti else lisible(courrier.objet))
        self._montrer_options(ouvert.modele, courrier)
        employes = (*ouvert.lettre.manquants, *(courrier.saisies if ouvert.word else ()))
        voulus = _voulus(courrier, ouvert.connues, employes)
        for partie in (self.sexe, self.objet):
            partie.setVisible(not ouvert.word)
        if not garder or set(voulus) - set(self._saisies):
            self._refaire(voulus)
        for code, champ in self._saisies.items():
            champ.montrer(courrier.saisies.get(code, ""))
            champ.setVisible(code in voulus)
        self._titre_champs.setVisible(bool(voulus))
        self._ecrit.setEnabled(not courrier.parti)

    def aller(self, code: str) -> None:
        """Go to a field."""
        if code in self._saisies:
            self._saisies[code].editeur.setFocus()
        elif code == _DESTINATAIRE:
            self.organisme.editeur.setFocus()

    def premier(self) -> None:
        """Go to the first field that is empty, else to the recipient."""
        vides = [champ for champ in self._saisies.values() if not champ.isHidden() and not champ.valeur.strip()]
        cible = self.organisme if not self.organisme.valeur or not vides else vides[0]
        cible.editeur.setFocus()

    def achever(self) -> None:
        """Keep what is being typed."""
        for champ in (self.organisme, self.sexe, self.objet, *self._saisies.values()):
            champ.achever()
        self.depart.achever()

    def vider(self) -> None:
        """Forget the letter."""
        self._courrier = None
        self.depart.vider()
        self._refaire({})
        self._vider_options()
        self.objet.vider()
        self.organisme.proposer({})

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self._ecrit)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(10)
        for partie in (self.organisme, self.sexe, self.objet, self._titre_options):
            colonne.addWidget(partie)
        colonne.addLayout(self._bloc_options)
        colonne.addWidget(self._titre_champs)
        colonne.addLayout(self._bloc_champs)
        tout = QVBoxLayout(self._contenu)
        tout.setContentsMargins(0, 8, 8, 16)
        tout.setSpacing(16)
        tout.addWidget(self._ecrit)
        tout.addWidget(self.depart)
        tout.addStretch(1)
        self._bloc_options.setSpacing(4)
        self._bloc_champs.setSpacing(8)
        self.poser(self._contenu)

    def _montrer_options(self, modele: Modele, courrier: Courrier) -> None:
        if set(self._options) != {option.code for option in modele.options}:
            self._vider_options()
            for option in modele.options:
                case = Clause(option.libelle)
                case.toggled.connect(lambda _coche: self._garder_options())
                self._options[option.code] = case
                self._bloc_options.addWidget(case)
        for code, case in self._options.items():
            case.blockSignals(True)  # noqa: FBT003 - Qt
            case.setChecked(code in courrier.options)
            case.blockSignals(False)  # noqa: FBT003 - Qt
        self._titre_options.setVisible(bool(self._options))

    def _vider_options(self) -> None:
        for case in self._options.values():
            self._bloc_options.removeWidget(case)
            case.hide()
            case.deleteLater()
        self._options = {}

    def _refaire(self, voulus: Mapping[str, Definition]) -> None:
        for champ in self._saisies.values():
            champ.achever()
            self._bloc_champs.removeWidget(champ)
            champ.vider()
            champ.hide()
            champ.deleteLater()
        self._saisies = {}
        for code, voulu in voulus.items():
            editeur = TexteLong() if voulu.type is TypeChamp.LONG else QLineEdit()
            champ = Champ(voulu.libelle[:1].upper() + voulu.libelle[1:], editeur)
            champ.quitte.connect(lambda quoi=code: self._garder_saisie(quoi))
            self._saisies[code] = champ
            self._bloc_champs.addWidget(champ)

    def _garder_organisme(self) -> None:
        valeur = self.organisme.valeur
        vide: dict[str, object] = {"organisme_id": None, "destinataire": ""}
        self._emettre({"organisme_id": int(valeur)} if valeur else vide, self.organisme)

    def _garder_objet(self) -> None:
        if self._courrier is not None:
            self._emettre({"objet": codee(self.objet.valeur, self._courrier.objet)}, self.objet)

    def _garder_options(self) -> None:
        cochees = tuple(code for code, case in self._options.items() if case.isChecked())
        self.modifie.emit({"options": cochees}, "")

    def _garder_saisie(self, code: str) -> None:
        if self._courrier is not None:
            saisies = {nom: champ.valeur for nom, champ in self._saisies.items() if champ.valeur.strip()}
            champ = self._saisies[code]
            self._emettre({"saisies": {**self._courrier.saisies, **saisies, code: champ.valeur}}, champ)

    def _emettre(self, change: dict[str, object], champ: Champ) -> None:
        self.modifie.emit(change, champ.visite)


def _proposes(organismes: list[Organisme], modele: Modele) -> dict[str, str]:
    """Return the organismes, those the model is for first."""
    ranges = sorted(organismes, key=lambda o: (o.categorie not in modele.destinataires, o.nom.casefold()))
    return {"": _AUCUN} | {str(o.id): " · ".join(filter(None, (o.nom, o.ville))) for o in ranges if o.actif}


def _voulus(courrier: Courrier, connues: Mapping[str, str], manquants: Iterable[str]) -> dict[str, Definition]:
    """Return the fields to type: those the letter uses and the vault does not know, or that she typed over."""
    blocs = (Paragraphe(lire_texte(courrier.objet)), *retenus(de_json(courrier.corps), courrier.options))
    employes = dict.fromkeys((*champs(blocs), *manquants, *(c for c in courrier.saisies if c.startswith(_SIGNE))))
    employes.pop(_DESTINATAIRE, None)  # chosen above, among the organismes
    return {code: definition(code) for code in employes if code not in connues or code in courrier.saisies}
