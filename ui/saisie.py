"""Saisie rapide: one line, what was understood as chips under it, Enter."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.interventions import Brouillon, Intervention
from app.domain.saisie import Comprehension, comprendre
from app.errors import Refus
from app.messages import phrase
from ui.avis import annoncer
from ui.poste import Poste
from ui.saisie_demarche import PropositionDemarche
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, courte, etiquette, habiller, redire
from ui.widgets.flux import Flux

AIDE = (
    "Qui, quand, combien de temps, par quel canal, quel thème\u00a0: dans l’ordre que vous voulez. "
    "Le reste devient la note."
)
PROPOSEES = 6
"""Most persons proposed at once."""
PAUSE_MS = 700
"""Silence after which what was understood is read aloud."""
EXEMPLE = "hier tel Durand 30 min logement…"


class _Champ(QLineEdit):
    """The words; its frame shows the focus."""

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        super().focusInEvent(evenement)
        _montrer_focus(self, oui=True)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        super().focusOutEvent(evenement)
        _montrer_focus(self, oui=False)


class LigneSaisie(QFrame):
    """Understands as one types; never replaces the words. `enregistree` gives the act kept."""

    enregistree = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "saisie")
        self._poste = poste
        self._presente: int | None = None
        self._choisie: int | None = None
        self._contrat: int | None = None
        self._probables: list[int] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.compris: Comprehension | None = None
        self.champ = _Champ()
        self._puces = QWidget()
        self._rangee = Flux(self._puces, espace=6)
        self._consigne = etiquette(genre="second")
        self.demarche = PropositionDemarche(poste)
        self._ranger()
        self.champ.textChanged.connect(self._relire)
        self.champ.returnPressed.connect(self.enregistrer)
        self.demarche.tranchee.connect(self.champ.setFocus)
        self._pause.timeout.connect(lambda: annoncer(self.champ, self.champ.accessibleDescription()))
        poste.lexique.change.connect(self._comprendre)
        self._comprendre()

    def deviner(self) -> None:
        """Propose the persons most likely to need a note, while nothing is typed."""
        repertoire = self._poste.session.repertoire
        self._poste.taches.query(repertoire.probables, self._proposer_probables, pour=self, cle="probables")

    def presenter(self, personne_id: int | None) -> None:
        """Say which person is meant when no name is typed."""
        self._presente = personne_id
        self._relire()

    def vider(self) -> None:
        """Forget the words and the person."""
        self._presente = None
        self.champ.clear()

    def enregistrer(self) -> None:
        """Keep the act, if who, how long and what are known; else say what is missing."""
        compris = self.compris
        if compris is None or not self.champ.text().strip():
            return
        if not compris.complete:
            manques = [p.dit for p in compris.parties(self._poste.lexique.vocabulaire.personnes) if p.manque]
            self._refuser(f"Pas encore\u00a0: {', '.join(manques)}.")
            return
        brouillon = self._brouillon(compris)
        session = self._poste.session
        saisir = session.saisies_demarches.saisir if self.demarche.voulue else session.interventions.saisir
        self._poste.taches.command(lambda: saisir(brouillon), self._conclure, sinon=self._echouer)

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(14, 6, 14, 10)
        colonne.setSpacing(4)
        for partie in (self.champ, self._puces, self.demarche, self._consigne):
            colonne.addWidget(partie)
        self.champ.setProperty("genre", "nu")
        self.champ.setPlaceholderText(EXEMPLE)
        self.champ.setAccessibleName("Saisie rapide")
        self._consigne.hide()

    def _relire(self) -> None:
        self._choisie = self._contrat = None
        self._comprendre()

    def _comprendre(self) -> None:
        ligne = self.champ.text()
        vocabulaire = self._poste.lexique.vocabulaire
        connue = self._presente is not None and self._presente in vocabulaire.personnes
        presente = self._presente if connue else None
        self.compris = comprendre(ligne, vocabulaire, aujourd_hui(), presente)
        voulue = self._choisie if self._choisie is not None else presente
        if voulue is not None and voulue in self.compris.personnes:
            self.compris = replace(self.compris, personnes=(voulue,))
        self._consigne.hide()
        self._vider_puces()
        self.demarche.proposer(self.compris)
        self._puces.setVisible(bool(ligne.strip()))
        if ligne.strip():
            self._montrer(self.compris)
            self._pause.start()
        else:
            self._montrer_probables()

    def _proposer_probables(self, probables: list[int]) -> None:
        self._probables = probables
        if not self.champ.text().strip():
            self._comprendre()

    def _montrer_probables(self) -> None:
        """Offer the likeliest persons, unless one is on screen or names are masked."""
        annuaire = self._poste.lexique.vocabulaire.personnes
        connus = [ident for ident in self._probables if ident in annuaire]
        if self._presente is not None or self._poste.discretion.active or not connus:
            return
        self._rangee.addWidget(courte("Sans doute pour", "second"))
        for ident in connus[:PROPOSEES]:
            nom = annuaire[ident].affiche
            self._rangee.addWidget(self._puce(nom, f"Saisir un acte pour {nom}", partial(self._nommer, ident)))
        self._puces.show()

    def _nommer(self, personne_id: int) -> None:
        """Begin the line for this person: words follow, her name is not typed."""
        self._presente = personne_id
        self.champ.setText(f"{self._poste.lexique.vocabulaire.personnes[personne_id].affiche} ")
        self._choisir(personne_id)

    def _montrer(self, compris: Comprehension) -> None:
        annuaire = self._poste.lexique.vocabulaire.personnes
        for partie in compris.parties(annuaire):
            if partie.quoi == "personne" and len(compris.personnes) > 1:
                self._proposer(compris)
            elif partie.quoi == "note":
                self._rangee.addWidget(etiquette_puce(partie.bref, ""))
            else:
                self._rangee.addWidget(etiquette_puce(partie.bref, "attention" if partie.manque else "compris"))
        if compris.complete:
            self._rangee.addWidget(courte("Entrée pour enregistrer", "second"))
        self.champ.setAccessibleDescription(compris.phrase(annuaire))

    def _proposer(self, compris: Comprehension) -> None:
        """Never guess between two files: the person is chosen."""
        for ident in sorted(compris.personnes, key=self._rang)[:PROPOSEES]:
            nom = self._poste.discretion.nom(ident, self._poste.lexique.vocabulaire.personnes[ident].affiche)
            self._rangee.addWidget(self._puce(nom, f"Il s’agit de {nom}", partial(self._choisir, ident)))
        if (reste := len(compris.personnes) - PROPOSEES) > 0:
            autres = "autre" if reste == 1 else "autres"
            self._rangee.addWidget(courte(f"et {reste} {autres}\u00a0: ajoutez le prénom", "second"))

    def _rang(self, personne_id: int) -> int:
        """Return where a person stands among those likely to need a note."""
        return self._probables.index(personne_id) if personne_id in self._probables else len(self._probables)

    @staticmethod
    def _puce(texte: str, dit: str, faire: Callable[[], None]) -> QPushButton:
        puce = bouton(texte, "puce", dit)
        puce.clicked.connect(lambda _=False: faire())
        return puce

    def _choisir(self, personne_id: int) -> None:
        self._choisie = personne_id
        self._comprendre()
        self.champ.setFocus()

    def _brouillon(self, compris: Comprehension) -> Brouillon:
        return Brouillon(
            jour=compris.jour,
            minutes=compris.minutes or 0,
            nature=compris.nature.code if compris.nature else "",
            canal=compris.canal.code if compris.canal else "NR",
            personne=compris.personnes[0],
            contrat_id=self._contrat,
            organisme_id=compris.organisme.id if compris.organisme else None,
            theme=compris.theme.code if compris.theme else "",
            note=compris.note,
            a_completer=not compris.note and _attend_une_note(compris),
        )

    def _conclure(self, acte: Intervention) -> None:
        self.champ.clear()
        self.enregistree.emit(acte)

    def _echouer(self, erreur: Exception) -> None:
        if isinstance(erreur, Refus) and erreur.code == "contrat_indecis":
            self._poste.taches.query(self._contrats, self._proposer_contrats, pour=self)
        elif isinstance(erreur, Refus):
            self._refuser(phrase(erreur))
        else:
            self._poste.taches.echouee.emit(erreur)

    def _contrats(self) -> list[tuple[int, str]]:
        session = self._poste.session
        noms = {entreprise.id: entreprise.nom for entreprise in session.entreprises.toutes()}
        jour = self.compris.jour if self.compris else aujourd_hui()
        return [
            (contrat.id, f"{noms[contrat.entreprise_id]} · {contrat.reference}")
            for contrat in session.contrats.toutes()
            if contrat.debut <= jour and (contrat.fin is None or contrat.fin >= jour)
        ]

    def _proposer_contrats(self, contrats: list[tuple[int, str]]) -> None:
        self._refuser("Quel contrat porte cet acte\u202f? Choisissez, l’acte sera enregistré.")
        self._vider_puces()
        for ident, nom in contrats:
            self._rangee.addWidget(self._puce(nom, f"Contrat {nom}", partial(self._porter, ident)))

    def _porter(self, contrat_id: int) -> None:
        self._contrat = contrat_id
        self.enregistrer()

    def _refuser(self, dit: str) -> None:
        redire(self._consigne, dit, "attention")
        self._consigne.show()
        annoncer(self, dit)

    def _vider_puces(self) -> None:
        while (item := self._rangee.takeAt(0)) is not None:
            puce = item.widget()
            if puce is not None:
                puce.hide()
                puce.deleteLater()


class DialogueSaisie(QDialog):
    """The same line over any page; closes once the act is kept."""

    def __init__(self, parent: QWidget, poste: Poste) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Saisir un acte")
        self.ligne = LigneSaisie(poste)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette("Saisir un acte", "volet"))
        colonne.addWidget(self.ligne)
        colonne.addWidget(etiquette(AIDE, "second"))
        colonne.addStretch()
        self.resize(poste.apparence.px(640), poste.apparence.px(300))
        self.ligne.enregistree.connect(lambda _: self.accept())
        self.ligne.deviner()


def _attend_une_note(compris: Comprehension) -> bool:
    return compris.nature is not None and compris.nature.attributs.get("compte_comme_entretien") == "1"


def etiquette_puce(texte: str, etat: str) -> QWidget:
    """Return one chip."""
    return courte(texte, "puce", etat)


def _montrer_focus(champ: QLineEdit, *, oui: bool) -> None:
    parent = champ.parentWidget()
    if parent is not None:
        habiller(parent, "active", "true" if oui else "")
