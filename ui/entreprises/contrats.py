"""The contrats of an entreprise, each with the history of its conditions: an avenant adds a row."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bilan.formats import jour
from app.context import Session
from app.domain.changes import Changes
from app.domain.contrats import Conditions, Contrat, Exercice, Mode
from app.domain.contrats.alertes import Alerte
from app.domain.contrats.approbations import Approbation
from app.domain.contrats.dires_approbations import a_demander, se_demande
from app.domain.nomenclatures import Liste
from app.services.aujourdhui import SEMAINE
from app.services.comptes import Suivi
from ui.alertes import taire
from ui.entreprises.approbations import Approbations, demander
from ui.entreprises.avancement import Avancement
from ui.entreprises.conditions import DialogueConditions
from ui.entreprises.recit import EXERCICES, Reperes, dire_conditions, dire_contrat
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, courte, etiquette, filet
from ui.widgets.flux import Flux
from ui.widgets.genres import ENTIER
from ui.widgets.saisies import CASE, CODE, JOUR, JOUR_EXIGE, TEXTE
from ui.widgets.volet import Volet, carte

_CONTRAT = {
    "reference": ("Référence", TEXTE),
    "libelle": ("Objet", TEXTE),
    "debut": ("Début", JOUR_EXIGE),
    "fin": ("Fin (vide\u00a0: sans terme)", JOUR),
    "tacite_reconduction": ("Tacite reconduction", CASE),
    "reconduction": ("Reconduit pour (mois)", ENTIER),
    "exercice": ("Années du contrat", CODE),
}
_VIDE = "Aucun contrat. Sans contrat, les actes restent internes et le bilan n’a pas de seuil convenu."


@dataclass(frozen=True, slots=True)
class Histoire:
    """A contrat, its conditions from the last to the first, those that a bilan arrêté used."""

    contrat: Contrat
    conditions: Sequence[Conditions]
    figees: frozenset[int]
    suivi: Suivi | None = None


class Contrats(Volet):
    """Read as a history; changed by dialogs; `releve_voulu` asks for the relevé of a contrat."""

    releve_voulu = Signal(int)

    sortes: ClassVar[tuple[str, ...]] = (
        "contrats",
        "conditions",
        "approbations",
        "sites",
        "publications",
        "interventions",
        "permanences",
        "effectifs",
        "rendezvous",
    )

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._reperes = Reperes()
        self._histoires = QVBoxLayout()
        self._histoires.setSpacing(12)
        self._vide = etiquette(_VIDE, "second")
        self._nouveau = bouton("&Nouveau contrat…")
        bas = QHBoxLayout()
        bas.addWidget(self._nouveau)
        bas.addStretch()
        self.colonne.addWidget(self._vide)
        self.colonne.addLayout(self._histoires)
        self.colonne.addLayout(bas)
        self.colonne.addStretch()
        self._nouveau.clicked.connect(lambda: self.modifier(None))

    def lire(self, session: Session, entreprise_id: int) -> tuple[list[Histoire], Reperes]:
        """Read the contrats, the last first, and the names of what their conditions point at."""
        conditions = session.contrats.conditions
        suivis = {suivi.contrat.id: suivi for suivi in session.positions.d_entreprise(entreprise_id)}
        histoires = [
            Histoire(c, conditions.de(c.id)[::-1], conditions.figees(c), suivis.get(c.id))
            for c in session.contrats.de(entreprise_id)
        ]
        sites = {site.id: site.nom for site in session.entreprises.sites.de(entreprise_id)}
        entrees = session.nomenclatures.de(Liste.NATURES)
        natures = {entree.code: entree.libelle for entree in entrees}
        offertes = frozenset(entree.code for entree in entrees if entree.active and entree.code != "NR")
        return histoires[::-1], Reperes(sites, natures, offertes)

    def montrer(self, lu: tuple[list[Histoire], Reperes]) -> None:
        """Show them."""
        self.oublier()
        histoires, self._reperes = lu
        for histoire in histoires:
            self._histoires.addWidget(self._carte(histoire))
        self._vide.setVisible(not histoires)

    def achever(self) -> None:
        """Nothing is typed here."""

    def oublier(self) -> None:
        """Forget them."""
        while (item := self._histoires.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()

    def modifier(self, contrat: Contrat | None) -> Dialogue:
        """Add a contrat, or change one."""
        titre = "Modifier le contrat" if contrat else "Nouveau contrat"
        dialogue = Dialogue(self, self.poste, titre, "&Enregistrer", _CONTRAT)
        dialogue.formulaire.champs["exercice"].proposer({str(code): dit for code, dit in EXERCICES.items()})
        contrats, entreprise_id = self.poste.session.contrats, self.ident or 0
        base = contrat or Contrat(entreprise_id=entreprise_id, reference="", debut=aujourd_hui())

        def garder(lu: dict[str, Any]) -> tuple[Contrat, Changes]:
            lu |= {"exercice": Exercice(lu["exercice"]), "reconduction": lu["reconduction"] or 12}
            return contrats.modifier(base.id, **lu) if base.id else contrats.save(replace(base, **lu))

        dialogue.demander(asdict(base), garder)
        return dialogue

    def ajouter_avenant(self, histoire: Histoire) -> DialogueConditions:
        """Ask for new conditions, from those in force."""
        dernier = histoire.conditions[0] if histoire.conditions else _premieres(histoire.contrat)
        copie = self.poste.session.contrats.avenant(dernier, aujourd_hui()) if histoire.conditions else dernier
        titre = "Nouvel avenant" if histoire.conditions else "Conditions du contrat"
        return self._demander(titre, copie)

    def modifier_conditions(self, conditions: Conditions) -> DialogueConditions:
        """Change conditions that no bilan arrêté used."""
        return self._demander("Modifier les conditions", conditions)

    def taire(self, contrat_id: int, alerte: Alerte, revenir: bool) -> None:  # noqa: FBT001 - told by a signal
        """Keep that an alert was read, for a week or for good."""
        taire(self.poste, contrat_id, alerte, aujourd_hui() + SEMAINE if revenir else None)

    def repondre(self, suivi: Suivi, approbation: Approbation | None = None) -> Dialogue:
        """Ask what the entreprise answered about the hours beyond the volume."""
        return demander(self, self.poste, approbation or a_demander(suivi.position))

    def _demander(self, titre: str, conditions: Conditions) -> DialogueConditions:
        dialogue = DialogueConditions(self, self.poste, titre, conditions, self._reperes)
        dialogue.ouvrir()
        return dialogue

    def _carte(self, histoire: Histoire) -> QWidget:
        contrat = histoire.contrat
        fond, colonne = carte(contrat.reference or "Contrat sans référence")
        colonne.setSpacing(8)
        colonne.addWidget(etiquette(f"{dire_contrat(contrat)}.", "second"))
        if histoire.suivi is not None and histoire.conditions:
            avancement = Avancement(self.poste, histoire.suivi)
            avancement.lue.connect(partial(self.taire, contrat.id))
            colonne.addWidget(avancement)
            if se_demande(histoire.suivi.position):
                reponses = Approbations(histoire.suivi)
                reponses.voulue.connect(partial(self.repondre, histoire.suivi))
                colonne.addWidget(reponses)
        gestes = Flux(espace=8)
        nom = contrat.reference or "sans référence"
        verbe = "Nouvel avenant…" if histoire.conditions else "Écrire les conditions…"
        for texte, dit, faire in (
            (verbe, f"{verbe} au contrat {nom}", partial(self.ajouter_avenant, histoire)),
            ("Modifier le contrat…", f"Modifier le contrat {nom}", partial(self.modifier, contrat)),
            ("Relevé d’activité…", f"Relevé d’activité du contrat {nom}", partial(self.releve_voulu.emit, contrat.id)),
        ):
            geste = bouton(texte, nom=dit)
            geste.clicked.connect(lambda _=False, agir=faire: agir())
            gestes.addWidget(geste)
        for conditions in histoire.conditions:
            colonne.addWidget(filet())
            colonne.addLayout(self._bloc(histoire, conditions))
        colonne.addLayout(gestes)
        return fond

    def _bloc(self, histoire: Histoire, conditions: Conditions) -> QVBoxLayout:
        bloc = QVBoxLayout()
        bloc.setSpacing(2)
        haut = QHBoxLayout()
        haut.addWidget(etiquette(f"À partir du {jour(conditions.a_partir_du)}", "fort"), 1)
        en_force = next((c.id for c in histoire.conditions if c.a_partir_du <= aujourd_hui()), 0)
        if conditions.id == en_force:
            haut.addWidget(courte("En vigueur", "puce", "ok"))
        bloc.addLayout(haut)
        for phrase in dire_conditions(conditions, self._reperes):
            bloc.addWidget(etiquette(phrase))
        bloc.addLayout(self._bas(histoire, conditions))
        return bloc

    def _bas(self, histoire: Histoire, conditions: Conditions) -> QHBoxLayout:
        bas = QHBoxLayout()
        if conditions.id in histoire.figees:
            phrase = "Utilisées par un bilan arrêté ou une facture émise\u00a0: seul un avenant les change."
            bas.addWidget(etiquette(phrase, "second"))
            return bas
        dit = f"Modifier les conditions du {jour(conditions.a_partir_du)}"
        geste = bouton("Modifier…", "lien", dit)
        geste.clicked.connect(lambda: self.modifier_conditions(conditions))
        bas.addWidget(geste)
        bas.addStretch()
        return bas


def _premieres(contrat: Contrat) -> Conditions:
    return Conditions(contrat_id=contrat.id, a_partir_du=contrat.debut, mode=Mode.FORFAIT)


