"""The Historique: the line of saisie, the filters, everything that was done, and the way into each act."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.courriers import Courrier
from app.domain.dires_demarches import titrer
from app.domain.documents import Depot
from app.domain.interventions import Intervention
from app.domain.nomenclatures import Liste
from app.services.demarches import Suivi
from ui.personnes.courriers import suivre
from ui.personnes.historique import Fait, Historique, raconter
from ui.poste import Poste
from ui.saisie import LigneSaisie
from ui.widgets.etiquettes import bouton, cadre, etiquette
from ui.widgets.selecteur import Selecteur

TOUT, ENTRETIENS, DEMARCHES, A_COMPLETER, DOCUMENTS = "tout", "entretiens", "demarches", "a_completer", "documents"
_FILTRES: Final = {
    TOUT: "Tout",
    ENTRETIENS: "Entretiens",
    DEMARCHES: "Démarches et écrits",
    A_COMPLETER: "À compléter",
    DOCUMENTS: "Documents",
}
_AVEC_DOCUMENTS = (TOUT, DOCUMENTS)
_AVEC_DEMARCHES = (TOUT, DEMARCHES)
_DEMARCHES = frozenset({"DEM", "LIG", "COU", "RAP", "DOS", "AFI"})


class Chronologie(QWidget):
    """`acte_voulu`, `document_voulu`, `demarche_voulue` ask to open what a line tells, `nouvel_acte` a form."""

    acte_voulu = Signal(int)
    document_voulu = Signal(int)
    demarche_voulue = Signal(int)
    courrier_voulu = Signal(int)
    nouvel_acte = Signal()

    def __init__(self, poste: Poste, saisie: LigneSaisie) -> None:
        super().__init__()
        self._poste = poste
        self._actes: Sequence[Intervention] = ()
        self._depots: Sequence[Depot] = ()
        self._etapes: list[Fait] = []
        self.liste = Historique(poste.apparence)
        self.filtres = Selecteur("Montrer")
        self.detaille = bouton("Formulaire &complet…", "lien", "Saisir un acte avec le formulaire complet")
        self._vide = etiquette(genre="second")
        self._ranger(saisie)
        self.filtres.choisi.connect(lambda _: self._filtrer())
        self.liste.activated.connect(self._ouvrir)
        self.detaille.clicked.connect(self.nouvel_acte)

    def montrer(
        self,
        actes: Sequence[Intervention],
        depots: Sequence[Depot],
        demarches: Sequence[Suivi],
        organismes: Mapping[int, str],
        courriers: Sequence[Courrier] = (),
    ) -> None:
        """Show what was done; a filter with nothing behind it is not offered."""
        self._actes, self._depots = actes, depots
        self._etapes = [etape for suivi in demarches for etape in _etapes(suivi, organismes)]
        self._etapes += map(_ecrire, courriers)
        nombres = {cle: len(self._retenir(cle)) for cle in _FILTRES}
        choix: dict[Hashable, str] = {
            cle: f"{dit}\u00a0{nombres[cle]}" for cle, dit in _FILTRES.items() if nombres[cle] or cle == TOUT
        }
        garde = self.filtres.choix
        self.filtres.montrer(choix, garde if garde in choix else TOUT)
        self._filtrer()

    def vider(self) -> None:
        """Forget everything."""
        self.montrer((), (), (), {})

    def _ranger(self, saisie: LigneSaisie) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 4, 0, 0)
        colonne.setSpacing(12)
        haut = QHBoxLayout()
        haut.addWidget(self.filtres, 1)
        haut.addWidget(self.detaille, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addLayout(haut)
        colonne.addWidget(saisie)
        carte = cadre("carte")
        dedans = QVBoxLayout(carte)
        dedans.setContentsMargins(1, 1, 1, 1)
        self._vide.setContentsMargins(15, 12, 15, 12)
        dedans.addWidget(self._vide)
        dedans.addWidget(self.liste)
        colonne.addWidget(carte, 1)

    def _filtrer(self) -> None:
        faits = self._retenir(self.filtres.choix)
        rang = self.liste.currentIndex().row()
        self.liste.modele.recevoir(faits)
        if 0 <= rang < len(faits):
            self.liste.setCurrentIndex(self.liste.modele.index(rang))
        self._vide.setText("Rien encore. Écrivez ci-dessus ce qui vient d’être fait, puis Entrée." if not faits else "")
        self._vide.setVisible(not faits)

    def _retenir(self, filtre: object) -> list[Fait]:
        """Return the lines that pass a filter, the last day first."""
        faits = [self._raconter(acte) for acte in self._garder(filtre)]
        ajouts = [*map(_deposer, self._depots)] if filtre in _AVEC_DOCUMENTS else []
        ajouts += self._etapes if filtre in _AVEC_DEMARCHES else ()
        return sorted([*faits, *ajouts], key=lambda fait: fait.jour, reverse=True) if ajouts else faits

    def _garder(self, filtre: object) -> list[Intervention]:
        """Return the acts that pass a filter."""
        if filtre == TOUT:
            return list(self._actes)
        if filtre == A_COMPLETER:
            return [acte for acte in self._actes if acte.a_completer]
        natures = {ENTRETIENS: self._entretiens(), DEMARCHES: _DEMARCHES}.get(str(filtre), frozenset())
        return [acte for acte in self._actes if acte.nature in natures]

    def _entretiens(self) -> frozenset[str]:
        natures = self._poste.lexique.vocabulaire.natures
        return frozenset(n.code for n in natures if n.attributs.get("compte_comme_entretien") == "1")

    def _raconter(self, acte: Intervention) -> Fait:
        lexique = self._poste.lexique
        return raconter(
            acte,
            lexique.libelle(Liste.NATURES, acte.nature).split(" (")[0],
            lexique.libelle(Liste.CANAUX, acte.canal),
            lexique.libelle(Liste.THEMES, acte.theme),
        )

    def _ouvrir(self, index: QModelIndex) -> None:
        fait = self.liste.modele.fait(index.row())
        voulus = {"documents": self.document_voulu, "demarches": self.demarche_voulue, "courriers": self.courrier_voulu}
        voulus.get(fait.sorte, self.acte_voulu).emit(fait.ident)


def _ecrire(courrier: Courrier) -> Fait:
    jour = courrier.envoye_le or courrier.cree_le
    return Fait("courriers", courrier.id, jour, f"Courrier · {courrier.titre}", "mail", suivre(courrier))


def _deposer(depot: Depot) -> Fait:
    document = depot.document
    return Fait("documents", document.id, document.jour, f"Document · {document.nom}", "file-text", document.note)


def _etapes(suivi: Suivi, organismes: Mapping[int, str]) -> Iterator[Fait]:
    """Yield the days a démarche lived through."""
    demarche = suivi.demarche
    titre = titrer(demarche.objet, suivi.sorte, organismes.get(demarche.organisme_id or 0, ""))
    jours = (
        (demarche.recours_le, "Recours fait", ""),
        (demarche.decidee_le, "Réponse", demarche.motif_refus),
        (demarche.relancee_le, "Relance", ""),
        (demarche.envoyee_le, "Envoi", ""),
    )
    for jour, quoi, note in jours:
        if jour is not None:
            yield Fait("demarches", demarche.id, jour, f"{quoi} · {titre}", "landmark", note)
    if demarche.envoyee_le is None:
        yield Fait("demarches", demarche.id, demarche.ouverte_le, f"Démarche à faire · {titre}", "landmark")
