"""The dialog of the conditions of a contrat, part by part: an avenant is a copy that begins later."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.contrats import Conditions
from app.errors import Refus
from ui.entreprises.recit import Reperes
from ui.entreprises.termes import CHAMPS, CHOIX, NATURES, PARTIES, SITES, Partie, composer, valeurs
from ui.poste import Poste
from ui.widgets.coches import Coches
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import etiquette
from ui.widgets.section import Section
from ui.widgets.volet import CoteACote

_SANS_SITE = "Aucun site. On les écrit sur la fiche de l’entreprise."
_A_CORRIGER = "Un champ est à corriger."
_COLONNE = 240


class DialogueConditions(Dialogue):
    """Parts that fold into a sentence; natures and sites are ticked by their names."""

    def __init__(
        self, parent: QWidget, poste: Poste, titre: str, conditions: Conditions, reperes: Reperes
    ) -> None:
        self._conditions = conditions
        self._reperes = reperes
        self.natures: Coches[str] = Coches(
            "Natures comprises dans le volume (aucune cochée\u00a0: toutes)",
            reperes.a_cocher(conditions.natures_incluses),
            conditions.natures_incluses,
        )
        self.sites: Coches[int] = Coches("Sites où le contrat s’applique", reperes.sites, conditions.sites)
        self.sections: dict[str, Section] = {}
        self._cochees: dict[str, Any] = {}
        super().__init__(parent, poste, titre, "&Enregistrer", CHAMPS)
        for nom, choix in CHOIX.items():
            self.formulaire.champs[nom].proposer({str(code): dit for code, dit in choix.items()})

    def ouvrir(self) -> None:
        """Open on the conditions given."""
        self.demander(valeurs(self._conditions), self._garder)
        self._resumer()

    def valider(self) -> None:
        """Read the boxes here: the rest runs on the writing thread. What is refused is brought in sight."""
        self._cochees = self._boites()
        super().valider()
        refuses = [c for c in self.formulaire.champs.values() if c.editeur.accessibleDescription()]
        for champ in refuses:
            self._devoiler(champ)
        if refuses:
            refuses[0].editeur.setFocus()

    def _disposer(self) -> None:
        for partie in PARTIES:
            section = Section(partie.titre, self._poste.apparence, self._contenu(partie), ouverte=partie.ouverte)
            section.basculee.connect(self._resumer)
            self.sections[partie.titre] = section
            self.colonne.addWidget(section)

    def _contenu(self, partie: Partie) -> list[QWidget]:
        champs = [self.formulaire.champs[nom] for nom in partie.champs]
        dedans: list[QWidget] = [CoteACote(champs, self._poste.apparence, _COLONNE)] if champs else []
        if partie.notice:
            dedans.append(etiquette(partie.notice, "second"))
        if partie.titre == NATURES:
            dedans.append(self.natures)
        if partie.titre == SITES:
            dedans.append(self.sites if self._reperes.sites else etiquette(_SANS_SITE, "second"))
        return dedans

    def _resumer(self) -> None:
        """Say what each part holds, as it is typed now."""
        lu = self.formulaire.essayer()
        conditions = None if lu is None else composer(self._conditions, lu | self._boites())
        for partie in PARTIES:
            if partie.titre in self.sections:
                dite = partie.dire(conditions, self._reperes) if conditions else _A_CORRIGER
                self.sections[partie.titre].resumer(dite)

    def _boites(self) -> dict[str, Any]:
        return {"natures_incluses": self.natures.choisies, "sites": self.sites.choisies}

    def _devoiler(self, champ: QWidget) -> None:
        for section in self.sections.values():
            if section.contient(champ):
                section.deplier()

    def _refuser(self, erreur: Exception) -> None:
        nomme = str(erreur.details.get("champ", "")) if isinstance(erreur, Refus) else ""
        if nomme in self.formulaire.champs:
            self._devoiler(self.formulaire.champs[nomme])
        super()._refuser(erreur)

    def _garder(self, lu: dict[str, Any]) -> tuple[Conditions, Changes]:
        voulues = replace(composer(self._conditions, lu), **self._cochees)
        return self._poste.session.contrats.conditions.save(voulues)
