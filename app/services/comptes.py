"""The account of each contrat, read from the vault: what consumed it, what it is worth, where it goes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial

from sqlalchemy import Connection

from app.domain.contrats import Assiette, Conditions, Contrat
from app.domain.contrats.alertes import Alerte, Contexte, a_dire, alerter
from app.domain.contrats.annees import Annee
from app.domain.contrats.approbations import Approbation
from app.domain.contrats.compte import Compte
from app.domain.contrats.consommation import ActesDuJour, Consommation, consommer, frais_de_trajet, minutes_dues
from app.domain.contrats.position import Position, situer
from app.domain.contrats.pratique import Pratique, etudier
from app.domain.contrats.prevision import Elements, Prevision, prevoir
from app.domain.contrats.prix import Effectifs
from app.domain.contrats.saison import Serie
from app.domain.contrats.volumes import en_force
from app.domain.entreprises import AXE_TOTAL, Entreprise
from app.domain.permanences import EtatPermanence, Permanence
from app.store import approbations, positions, tables
from app.store.contrats import CONDITIONS, CONTRATS
from app.store.entreprises import EFFECTIFS, ENTREPRISES, SITES

_UN_JOUR = timedelta(days=1)
_JEUNE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Suivi:
    """One contrat on one day: `a_dire` are the alerts not read yet, among `alertes`; `approbations` every answer.

    `jours` are the minutes consumed by day (or by month on the board), `frais` the cents of the journeys of the year.
    `actes_sans_permanence` are the minutes of acts of a year where permanences alone consume and none is recorded.
    """

    contrat: Contrat
    entreprise: Entreprise
    conditions: Sequence[Conditions]
    position: Position
    prevision: Prevision | None
    alertes: Sequence[Alerte]
    a_dire: Sequence[Alerte]
    consommation: Consommation
    permanences: Sequence[Permanence] = ()
    frais: int = 0
    actes_sans_permanence: int = 0
    approbations: Sequence[Approbation] = ()


class Lecture:
    """What the contrats need on one day, read once; the season of the practice only when it is asked for."""

    def __init__(self, connexion: Connection, au: date) -> None:
        self._connexion = connexion
        self._au = au
        self.contrats = {c.id: c for c in CONTRATS.tous(connexion)}
        self._conditions: dict[int, list[Conditions]] = {ident: [] for ident in self.contrats}
        for conditions in CONDITIONS.tous(connexion, ordre=(tables.conditions.c.a_partir_du,)):
            self._conditions[conditions.contrat_id].append(conditions)
        self._entreprises = {e.id: e for e in ENTREPRISES.tous(connexion)}
        self._sites = {s.id: s for s in SITES.tous(connexion)}
        self._effectifs = _effectifs(connexion)
        presences = [ident for ident, regles in self._conditions.items() if any(map(_par_presence, regles))]
        self._permanences = positions.permanences(connexion, presences)
        self._prochaines = positions.prochaines_permanences(connexion, au)
        self._pris = positions.rendezvous_pris(connexion, au)
        self._approbations = approbations.par_contrat(connexion)

    def en_cours(self) -> list[Contrat]:
        """Return the contrats begun and not ended."""
        return [c for c in self.contrats.values() if c.debut <= self._au and not _fini(c, self._au)]

    def suivre(self, contrat: Contrat, *, en_detail: bool = False) -> Suivi:
        """Return where a contrat stands."""
        regles = self._conditions[contrat.id]
        consommation = self._consommer(contrat.id, en_detail=True) if en_detail else self._consommations[contrat.id]
        effectifs = self._effectifs.get(contrat.entreprise_id, ())
        reponses = self._approbations.get(contrat.id, ())
        position = situer(contrat, regles, consommation.par_jour, self._au, effectifs, reponses)
        sans_permanence = self._sans_permanence(position)
        prevision = None if sans_permanence else self._prevoir(position, consommation)
        contexte = Contexte(
            prevision=prevision,
            dernier_effectif=max((au for au, _ in effectifs), default=None),
            prochaine_permanence=self._prochaines.get(contrat.id),
        )
        alertes = alerter(position, contexte)
        return Suivi(
            contrat,
            self._entreprises[contrat.entreprise_id],
            regles,
            position,
            prevision,
            alertes,
            a_dire(alertes, contrat.sourdines, self._au),
            consommation,
            self._permanences.get(contrat.id, ()),
            self._frais(contrat, position),
            sans_permanence,
            reponses,
        )

    def compte(self, contrat: Contrat) -> Compte:
        """Return the account of a contrat day by day, which invoices are drawn from."""
        jours = self._consommer(contrat.id, en_detail=True).par_jour
        return situer(contrat, self._conditions[contrat.id], jours, self._au).compte

    @cached_property
    def _par_mois(self) -> dict[int, list[ActesDuJour]]:
        debut = min((c.debut for c in self.contrats.values()), default=self._au)
        return positions.factures_par_mois(self._connexion, debut, self._au)

    @cached_property
    def _consommations(self) -> dict[int, Consommation]:
        return {ident: self._consommer(ident) for ident in self.contrats}

    @cached_property
    def _pratique(self) -> Pratique:
        return etudier([_serie(c) for c in self._consommations.values()], self._au)

    def _consommer(self, contrat_id: int, *, en_detail: bool = False) -> Consommation:
        """Return what was consumed up to the day; by whole months where nothing happens within one."""
        regles = self._conditions[contrat_id]
        en_detail = en_detail or not _par_mois_suffit(self.contrats[contrat_id], regles)
        actes: Sequence[ActesDuJour] = self._par_mois.get(contrat_id, ())
        if en_detail:
            actes = positions.par_jour(self._connexion, contrat_id, self._au)
        elif not any(map(_par_presence, regles)):
            return _tout_compter(actes)
        passees = [p for p in self._permanences.get(contrat_id, ()) if p.jour <= self._au]
        return consommer(partial(en_force, regles), actes, passees, self._sites)

    def _prevoir(self, position: Position, consommation: Consommation) -> Prevision | None:
        situation, regle = position.situation, position.conditions
        if situation is None or regle is None or self._au >= situation.annee.fin:
            return None
        serie, contrat_id = _serie(consommation), position.contrat.id
        annee_ = (self._au + _UN_JOUR, situation.annee.fin)
        permanences = self._permanences.get(contrat_id, ())
        etats = Counter(p.etat for p in permanences if p.jour <= self._au)
        pris = self._pris.get(contrat_id, ()) if regle.consomme_par is Assiette.ACTES else ()
        pris = [(jour, minutes) for jour, minutes in pris if annee_[0] <= jour <= annee_[1]]
        planifies = _planifies(regle, permanences, *annee_)
        if not (situation.consomme or planifies or pris or _reprend(serie, situation.annee, self._au)):
            return None
        return prevoir(
            Elements(
                au=self._au,
                depuis=position.contrat.debut,
                fin=situation.annee.fin,
                serie=serie,
                saison=self._pratique.saison,
                elan=self._pratique.elan,
                habitude=self._pratique.habitude,
                prevu=situation.prevu,
                consomme=situation.consomme,
                planifies=planifies,
                tenues=etats[EtatPermanence.TENUE],
                annulees=etats[EtatPermanence.ANNULEE],
                pris=pris,
                portes=[(lot.dernier_jour, lot.reste) for lot in position.compte.lots],
            )
        )

    def _sans_permanence(self, position: Position) -> int:
        """Return the minutes of acts of the year, where permanences alone consume and none is recorded; else 0."""
        situation, regle = position.situation, position.conditions
        if situation is None or regle is None or regle.consomme_par is not Assiette.PERMANENCES:
            return 0
        debut, contrat_id = situation.annee.debut, position.contrat.id
        if any(debut <= p.jour <= self._au for p in self._permanences.get(contrat_id, ())):
            return 0
        actes = positions.par_jour(self._connexion, contrat_id, self._au)
        return sum(acte.minutes for acte in actes if acte.jour >= debut)

    def _frais(self, contrat: Contrat, position: Position) -> int:
        if position.situation is None:
            return 0
        annee = position.situation.annee
        faites = [p for p in self._permanences.get(contrat.id, ()) if annee.debut <= p.jour <= self._au]
        return frais_de_trajet(partial(en_force, self._conditions[contrat.id]), faites, self._sites)


def _effectifs(connexion: Connection) -> dict[int, Effectifs]:
    par_entreprise: dict[int, list[tuple[date, int]]] = {}
    for effectif in EFFECTIFS.tous(connexion, tables.effectifs.c.axe == AXE_TOTAL):
        par_entreprise.setdefault(effectif.entreprise_id, []).append((effectif.au, effectif.nombre))
    return dict(par_entreprise)


def _par_presence(c: Conditions) -> bool:
    return c.consomme_par is not Assiette.ACTES or c.trajet_compte or c.prix_km is not None


def _par_mois_suffit(contrat: Contrat, regles: Sequence[Conditions]) -> bool:
    """Tell whether months may be read whole: every term begins on a first of month, and all billable acts count."""
    bornes = [contrat.debut, *(c.a_partir_du for c in regles)]
    if contrat.fin is not None:
        bornes.append(contrat.fin + _UN_JOUR)
    entieres = all(borne.day == 1 for borne in bornes)
    return entieres and not any(c.natures_incluses or c.consomme_par is Assiette.LES_DEUX for c in regles)


def _tout_compter(actes: Sequence[ActesDuJour]) -> Consommation:
    """Return the consumption where every billable act counts and nothing else does."""
    par_jour: Counter[date] = Counter()
    for acte in actes:
        par_jour[acte.jour] += acte.minutes
    return Consommation(dict(par_jour), actes=par_jour.total())


def _serie(consommation: Consommation) -> Serie:
    serie: Counter[date] = Counter()
    for jour, minutes in consommation.par_jour.items():
        serie[jour.replace(day=1)] += minutes
    return serie


def _reprend(serie: Serie, annee: Annee, au: date) -> bool:
    """Tell whether a year without anything is still so young that the one before tells its pace."""
    return au < annee.debut + _JEUNE and any(serie.values())


def _planifies(regle: Conditions, permanences: Sequence[Permanence], du: date, au: date) -> list[tuple[date, int]]:
    """Return the permanences planned, as they would count once held."""
    if regle.consomme_par is Assiette.ACTES:
        return []
    a_venir = [p for p in permanences if p.etat is EtatPermanence.PLANIFIEE and du <= p.jour <= au]
    return [(p.jour, minutes_dues(regle, replace(p, etat=EtatPermanence.TENUE))) for p in a_venir]


def _fini(contrat: Contrat, au: date) -> bool:
    return contrat.fin is not None and not contrat.tacite_reconduction and contrat.fin < au
