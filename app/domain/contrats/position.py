"""Where a contrat stands on a given day: prévu, consommé, reste, what it is worth, its next dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.contrats.annees import annees, limite_de_preavis, prochain_preavis, terme
from app.domain.contrats.approbations import Approbation, Tranche, arbitrer, minutes_de
from app.domain.contrats.compte import Compte, Situation, tenir
from app.domain.contrats.prix import Effectifs, Valeur, engagements, valoir, valoir_l_attente
from app.domain.contrats.records import Conditions, Contrat
from app.domain.contrats.volumes import doter, en_force


@dataclass(frozen=True, slots=True)
class Position:
    """`situation` and `valeur` are those of the contract year that holds `au`, None out of the contrat.

    `conditions` are those in force; `preavis` the next last day to give notice, with the end of term it is for;
    `preavis_du_terme` the last day to give notice for the term that runs, past or not. `tranches` are the minutes
    beyond the volume that needed a word of the entreprise, of every year begun, with the answers given by then;
    `attente` the cents of those that got none.
    """

    contrat: Contrat
    conditions: Conditions | None
    compte: Compte
    situation: Situation | None
    valeur: Valeur | None
    terme: date
    preavis: tuple[date, date] | None
    tranches: tuple[Tranche, ...] = ()
    attente: int = 0

    @property
    def en_attente(self) -> int:
        """Minutes beyond the volume that nobody answered about yet."""
        return minutes_de(self.tranches, reponse=None)

    @property
    def preavis_du_terme(self) -> date | None:
        """The last day to leave at `terme`, None when no notice is agreed."""
        return limite_de_preavis(self.terme, self.conditions) if self.conditions else None

    @property
    def au(self) -> date:
        """The day looked at."""
        return self.compte.au


def situer(
    contrat: Contrat,
    conditions: Sequence[Conditions],
    consommations: Mapping[date, int],
    au: date,
    effectifs: Effectifs = (),
    approbations: Sequence[Approbation] = (),
) -> Position:
    """Return where a contrat stands on the evening of `au`; days after it, and answers given later, are not read."""
    dotations = [doter(conditions, annee) for annee in annees(contrat, au)]
    compte = tenir(dotations, consommations, au)
    situation = next((s for s in compte.situations if s.annee.contient(au)), None)
    regle = en_force(conditions, au)
    donnees = [a for a in approbations if a.decide_le <= au]
    tranches = arbitrer(compte.jours, partial(en_force, conditions), donnees)
    valeur = None
    if situation is not None:
        du_prix = engagements(contrat, conditions, situation.annee, effectifs)
        valeur = valoir(du_prix, compte.jours, tranches, au)
    attente = 0
    for annee in (d.annee for d in dotations if any(t.en_attente and d.annee.contient(t.jour) for t in tranches)):
        attente += valoir_l_attente(engagements(contrat, conditions, annee, effectifs), tranches)
    preavis = prochain_preavis(contrat, regle, au) if regle else None
    return Position(contrat, regle, compte, situation, valeur, terme(contrat, au), preavis, tranches, attente)
