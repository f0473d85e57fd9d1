"""Budget: what comes in, what goes out, what follows, at a date; compared, and « et si » one instalment changed."""

from collections.abc import Hashable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Session
from app.documents.budget_pdf import BLOCS, STATUTS
from app.domain.budgets import Bloc, Budget, Ligne, Periode, StatutDette
from app.domain.errors import NombreHorsBornes
from app.domain.montants import dire_montant, lire_montant
from app.domain.resultats_budget import Regle
from app.progress import CancelToken, Progress
from app.services import regles_budget
from ui.lecture import copies
from ui.personnes.budget_resultats import CarteResultats
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import CODE, EUROS, JOUR_EXIGE, LONG, TEXTE, Genre, dire_jour
from ui.widgets.selecteur import Selecteur
from ui.widgets.volet import CoteACote, Volet, carte

_PERIODES = {
    Periode.MENSUEL.value: "par mois",
    Periode.TRIMESTRIEL.value: "par trimestre",
    Periode.ANNUEL.value: "par an",
}
_MAX, _LARGE = 30, 215
VIDE = (
    "Aucun budget. Commencez par les ressources et les charges d’aujourd’hui\u202f; le reste à vivre se calcule seul."
)


def _entier(texte: str) -> int:
    if not (texte.strip().isascii() and texte.strip().isdigit()):
        raise NombreHorsBornes(champ="personnes", minimum=1, maximum=_MAX)
    return int(texte)


ENTIER = Genre(TEXTE.editeur, _entier, str)
PARTS = Genre(TEXTE.editeur, lire_montant, dire_montant)
SOMME = Genre(
    TEXTE.editeur, lambda texte: lire_montant(texte) if texte.strip() else 0, lambda c: dire_montant(c) if c else ""
)
PERIODE = Genre(lambda: Choix(_PERIODES), Periode, str)
STATUT = Genre(lambda: Choix({statut.value: dit for statut, dit in STATUTS.items()}), StatutDette, str)
_CHAMPS = {
    "au": ("Budget au", JOUR_EXIGE),
    "personnes": ("Personnes au fo&yer", ENTIER),
    "parts": ("Par&ts (2,5…)", PARTS),
    "regle": ("Calculs &du fonds", CODE),
    "note": ("Précisions", LONG),
}
_NOMS = {
    Bloc.RESSOURCES: "revenu",
    Bloc.LOGEMENT: "poste de logement",
    Bloc.FIXES: "poste fixe",
    Bloc.DETTES: "crédit ou créancier",
    Bloc.COURANTE: "poste courant",
}


def _colonnes(bloc: Bloc) -> dict[str, tuple[str, Genre]]:
    """Return the fields of the lines of a block."""
    postes = {poste.code: poste.libelle for poste in regles_budget.postes() if poste.bloc is bloc}
    poste = Genre(lambda: Choix(postes), str, str)
    if bloc is not Bloc.DETTES:
        return {
            "poste": ("Poste", poste),
            "montant": ("Montant, en euros", SOMME),
            "periode": ("Revient", PERIODE),
            "libelle": ("Précision", TEXTE),
        }
    return {
        "poste": ("Nature", poste),
        "libelle": ("Créancier", TEXTE),
        "montant": ("Échéance, en euros", SOMME),
        "periode": ("Revient", PERIODE),
        "solde": ("Reste dû, en euros", EUROS),
        "arrieres": ("Retard, en euros", EUROS),
        "statut": ("Situation", STATUT),
    }


class Budgets(Volet):
    """One budget at a time; chips choose among the days. `fonds_voulus` asks for her own formulas."""

    sortes: ClassVar[tuple[str, ...]] = ("budgets", "foyers", "fonds")
    fonds_voulus = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._budgets: Sequence[Budget] = ()
        self._budget: Budget | None = None
        self._personnes = 1
        self._regles: dict[str, Regle] = {}
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.blocs = {
            bloc: Rangees(_colonnes(bloc), nom, partial(_neuve, bloc), poste.apparence, large=_LARGE)
            for bloc, nom in _NOMS.items()
        }
        self.resultats = CarteResultats(poste.apparence)
        self.nouveau = bouton("Nouveau budget, à ce jour")
        self.pdf = bouton("Enregistrer le budget (PDF)…")
        self.dettes = bouton("Enregistrer l’état des dettes (PDF)…")
        self._retirer = bouton("Retirer ce budget", "lien")
        self.fonds = bouton("Écrire les calculs d’un fonds…", "lien")
        self._jours = Selecteur("Budget au")
        self._vide = etiquette(VIDE, "second")
        self._corps = QWidget()
        self._ranger()
        self._brancher()

    def lire(self, session: Session, personne_id: int) -> tuple[list[Budget], int, list[Regle]]:
        """Read the budgets, how many live in the last known foyer, and what they may be worked out by."""
        foyers, budgets = session.foyers.de_personne(personne_id), session.budgets.de_personne(personne_id)
        regles = session.fonds.regles(*(budget.regle for budget in budgets))
        return budgets, len(foyers[0].membres) + 1 if foyers else 1, regles

    def montrer(self, lu: tuple[list[Budget], int, list[Regle]]) -> None:
        """Show the budget that was shown, else the last one."""
        self._budgets, self._personnes, regles = lu
        self._regles = {regle.code: regle for regle in regles}
        self.formulaire.champs["regle"].proposer({code: regle.libelle for code, regle in self._regles.items()})
        voulu = self._budget.id if self._budget else None
        self._budget = next((b for b in self._budgets if b.id == voulu), next(iter(self._budgets), None))
        self._montrer_budget()

    def achever(self) -> None:
        """Keep what is being typed."""
        self.formulaire.achever()
        for rangees in self.blocs.values():
            rangees.achever()

    def oublier(self) -> None:
        """Forget every figure."""
        self._budgets, self._budget = (), None
        self.formulaire.vider()
        self.resultats.vider()
        for rangees in self.blocs.values():
            rangees.vider()
        self._jours.montrer({}, None)

    def _ranger(self) -> None:
        apparence, champs = self.poste.apparence, self.formulaire.champs
        haut = QHBoxLayout()
        haut.addWidget(self._jours, 1)
        haut.addWidget(self.nouveau, 0, Qt.AlignmentFlag.AlignTop)
        haut.addStretch()
        self.colonne.addWidget(self._vide)
        self.colonne.addLayout(haut)
        corps = QVBoxLayout(self._corps)
        corps.setContentsMargins(0, 0, 0, 0)
        corps.setSpacing(12)
        boite, colonne = carte("Budget")
        colonne.addWidget(CoteACote([champs[nom] for nom in ("au", "personnes", "parts", "regle")], apparence, 170))
        colonne.addWidget(self.fonds, 0, Qt.AlignmentFlag.AlignLeft)
        corps.addWidget(boite)
        corps.addWidget(self.resultats)
        for bloc, rangees in self.blocs.items():
            boite, colonne = carte(BLOCS[bloc])
            colonne.addWidget(rangees)
            corps.addWidget(boite)
        boite, colonne = carte("Document")
        gestes = Flux(espace=12)
        for geste in (self.pdf, self.dettes, self._retirer):
            gestes.addWidget(geste)
        colonne.addWidget(champs["note"])
        colonne.addLayout(gestes)
        corps.addWidget(boite)
        self.colonne.addWidget(self._corps)
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self._jours.choisi.connect(self._choisir)
        self.nouveau.clicked.connect(self._ajouter)
        self._retirer.clicked.connect(self._supprimer)
        self.fonds.clicked.connect(self.fonds_voulus)
        self.formulaire.enregistre.connect(lambda _: self.relire())
        self.pdf.clicked.connect(lambda: self._copier("budget.pdf", dettes=False))
        self.dettes.clicked.connect(lambda: self._copier("etat-des-dettes.pdf", dettes=True))
        for rangees in self.blocs.values():
            rangees.changee.connect(self._garder_lignes)

    def _montrer_budget(self) -> None:
        budget = self._budget
        self._corps.setVisible(budget is not None)
        self._vide.setVisible(budget is None)
        self.nouveau.setVisible(budget is None or budget.au != aujourd_hui())
        if budget is None:
            self._jours.hide()
            return
        self._jours.montrer({b.id: dire_jour(b.au) for b in self._budgets}, budget.id)
        self._jours.setVisible(len(self._budgets) > 1)
        ident, budgets = budget.id, self.poste.session.budgets
        self.formulaire.presenter(budget, lambda champs, visite: budgets.modifier(ident, visite, **champs))
        for bloc, rangees in self.blocs.items():
            rangees.montrer([ligne for ligne in budget.lignes if ligne.bloc is bloc])
        self._calculer(budget)

    def _calculer(self, budget: Budget) -> None:
        regle = self._regles.get(budget.regle) or regles_budget.regle(budget.regle)
        self.resultats.montrer(budget, [autre for autre in self._budgets if autre.id != budget.id], regle)
        self.dettes.setVisible(any(ligne.bloc is Bloc.DETTES for ligne in budget.lignes))

    def _choisir(self, ident: Hashable) -> None:
        self.achever()
        self._budget = next(budget for budget in self._budgets if budget.id == ident)
        for rangees in self.blocs.values():
            rangees.vider()
        self._montrer_budget()

    def _garder_lignes(self, visite: str) -> None:
        if self._budget is None:
            return
        ident, budgets = self._budget.id, self.poste.session.budgets
        lignes = tuple(ligne for rangees in self.blocs.values() for ligne in rangees.lignes)
        self.poste.taches.command(
            lambda: budgets.modifier(ident, visite, lignes=lignes), self._recevoir, initiateur=self
        )

    def _recevoir(self, budget: Budget) -> None:
        if self._budget and self._budget.id == budget.id:
            self._budget = budget
            self._budgets = [budget if autre.id == budget.id else autre for autre in self._budgets]
            self._calculer(budget)

    def _ajouter(self) -> None:
        """Start from the last one: a budget changes little from one month to the next."""
        self.achever()
        budgets, dernier = self.poste.session.budgets, next(iter(self._budgets), None)
        if dernier is not None:
            ident = dernier.id
            self.poste.taches.command(lambda: budgets.recopier(ident, aujourd_hui()), self._aller)
            return
        neuf = Budget(personne_id=self.ident or 0, au=aujourd_hui(), personnes=self._personnes)
        self.poste.taches.command(lambda: budgets.save(neuf), self._aller)

    def _aller(self, budget: Budget) -> None:
        self._budget = budget
        self.relire()

    def _supprimer(self) -> None:
        budgets, ident = self.poste.session.budgets, self._budget.id if self._budget else 0

        def travail() -> tuple[None, Any]:
            return None, budgets.delete(ident)

        self.nouveau.setFocus()
        self.poste.taches.command(travail)

    def _copier(self, nom: str, *, dettes: bool) -> None:
        self.achever()
        copies.choisir(self, nom, partial(self._deposer, dettes=dettes))

    def _deposer(self, chemin: Path, *, dettes: bool) -> None:
        budget, avant = self._budget, self.resultats.compare
        session = self.poste.session
        if budget is None:
            return

        def travail(_progres: Progress, _jeton: CancelToken) -> Path:
            octets = session.budgets.document(budget.id, avant, dettes=dettes)
            ecrit = copies.deposer(chemin, octets)
            session.journal.noter("exporter", "budgets", budget.id)
            return ecrit

        self.poste.taches.longue(travail, lambda _: None, libelle="Copie", pour=self)


def _neuve(bloc: Bloc) -> Ligne:
    """Return a blank line of a block, on its first poste."""
    premier = next(poste.code for poste in regles_budget.postes() if poste.bloc is bloc)
    return Ligne(bloc=bloc, poste=premier)
