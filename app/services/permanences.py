"""Permanences: planned, held, cancelled or moved; their appointments follow."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Final

from sqlalchemy import Connection

from app.calendriers.feries import feries
from app.domain import recurrences
from app.domain.changes import Changes
from app.domain.contrats import Contrat
from app.domain.permanences import EtatPermanence, Initiative, Permanence, Plan, verifier
from app.domain.regles import AVANCE
from app.domain.rendezvous import EtatRendezVous
from app.errors import Refus
from app.services.entreprises import site_de
from app.services.errors import Introuvable
from app.services.sortes import Sorte
from app.store import contrats, permanences, rendezvous
from app.store.entreprises import SITES
from app.store.unit_of_work import UnitOfWork

_LIBRE: Final[dict[str, Any]] = {"annulee_par": "", "initiative": None, "decidee_le": None}
"""What is no longer true of a permanence that takes place after all."""


class RienAPlanifier(Refus):
    """Every day of the plan is a holiday, out of the contrat, or planned already."""

    code: ClassVar[str] = "rien_a_planifier"


@dataclass(frozen=True, slots=True)
class Prevision:
    """What planning would do: the days kept, and those set aside, holidays with their names."""

    jours: tuple[date, ...]
    feries: tuple[tuple[date, str], ...]
    deja: tuple[date, ...]
    hors_contrat: tuple[date, ...]


class Permanences(Sorte[Permanence]):
    """Slots of presence on a site."""

    fiche = permanences.PERMANENCES
    nom = "permanence"

    def entre(self, du: date, au: date, contrat_id: int | None = None) -> list[Permanence]:
        """Return the permanences of a period, both days included, in order of time."""
        with self._magasin.lire() as connexion:
            return permanences.entre(connexion, du, au, contrat_id)

    def prevoir(self, plan: Plan) -> Prevision:
        """Return what planning would do, without doing it."""
        with self._magasin.lire() as connexion:
            return self._prevoir(connexion, plan)

    def planifier(self, plan: Plan) -> tuple[tuple[Permanence, ...], Changes]:
        """Plan permanences at one rhythm, all or none; raises `RienAPlanifier`."""
        with self._magasin.ecrire("Permanences planifiées") as unite:
            prevision = self._prevoir(unite.connexion, plan)
            if not prevision.jours:
                raise RienAPlanifier
            ecrites = tuple(self.ecrire(unite, _du_plan(plan, jour)) for jour in prevision.jours)
        return ecrites, unite.changes()

    def tenir(self, ident: int) -> tuple[Permanence, Changes]:
        """Say that a permanence was held."""
        with self._magasin.ecrire("Permanence tenue") as unite:
            permanence = self._exiger(unite.connexion, ident)
            tenue = self.ecrire(unite, replace(permanence, etat=EtatPermanence.TENUE, **_LIBRE))
        return tenue, unite.changes()

    def reprendre(self, ident: int) -> tuple[Permanence, Changes]:
        """Say that a permanence is planned after all."""
        with self._magasin.ecrire("Permanence de nouveau prévue") as unite:
            permanence = self._exiger(unite.connexion, ident)
            reprise = replace(permanence, etat=EtatPermanence.PLANIFIEE, deplacee_vers_id=None, **_LIBRE)
            reprise = self.ecrire(unite, reprise)
        return reprise, unite.changes()

    def annuler(
        self, ident: int, par: str = "", initiative: Initiative | None = None, decidee_le: date | None = None
    ) -> tuple[Permanence, Changes]:
        """Call a permanence off, with the appointments still to come in it.

        `initiative` says who did, in the words of the contrat, `par` in hers; `decidee_le` when (None: today).
        """
        with self._magasin.ecrire("Permanence annulée") as unite:
            permanence = self._exiger(unite.connexion, ident)
            decision: dict[str, Any] = {"initiative": initiative, "decidee_le": decidee_le or self._aujourd_hui()}
            annulee = replace(permanence, etat=EtatPermanence.ANNULEE, annulee_par=par, **decision)
            annulee = self.ecrire(unite, annulee)
            for rdv in rendezvous.de_permanence(unite.connexion, ident):
                if rdv.etat is EtatRendezVous.PREVU:
                    rendezvous.RENDEZVOUS.ecrire(unite, replace(rdv, etat=EtatRendezVous.ANNULE))
        return annulee, unite.changes()

    def deplacer(
        self, ident: int, jour: date, debut: int, fin: int, initiative: Initiative | None = None
    ) -> tuple[Permanence, Changes]:
        """Move a permanence: the old one points to the new one, which is returned; its appointments follow."""
        with self._magasin.ecrire("Déplacement : permanence", "deplacer") as unite:
            ancienne = self._exiger(unite.connexion, ident)
            lieu: dict[str, Any] = {"jour": jour, "debut": debut, "fin": fin}
            nouvelle = self.ecrire(unite, replace(ancienne, id=0, etat=EtatPermanence.PLANIFIEE, **lieu, **_LIBRE))
            decision: dict[str, Any] = {"initiative": initiative, "decidee_le": self._aujourd_hui()}
            deplacee = replace(ancienne, etat=EtatPermanence.DEPLACEE, deplacee_vers_id=nouvelle.id, **decision)
            self.ecrire(unite, deplacee)
            _deplacer_rendezvous(unite, ancienne, nouvelle)
        return nouvelle, unite.changes()

    def _verifier(self, connexion: Connection, record: Permanence) -> None:
        verifier(record, self._aujourd_hui())
        contrat = _contrat(connexion, record.contrat_id)
        site_de(connexion, record.site_id, contrat.entreprise_id)

    def _prevoir(self, connexion: Connection, plan: Plan) -> Prevision:
        contrat = _contrat(connexion, plan.contrat_id)
        verifier(_du_plan(plan, plan.premier), self._aujourd_hui())
        dernier = max(plan.premier, min(plan.jusqu_au, self._aujourd_hui() + AVANCE))
        voulus = recurrences.jours(plan.premier, plan.rythme, dernier)
        site = SITES.lire(connexion, plan.site_id) if plan.site_id else None
        chomes = feries(plan.premier, dernier, site.code_postal if site else "")
        dedans = [j for j in voulus if contrat.debut <= j and (contrat.fin is None or j <= contrat.fin)]
        prises = {p.jour for p in permanences.entre(connexion, plan.premier, dernier) if _meme_place(p, plan)}
        return Prevision(
            jours=tuple(j for j in dedans if j not in chomes and j not in prises),
            feries=tuple((j, chomes[j]) for j in dedans if j in chomes),
            deja=tuple(j for j in dedans if j in prises),
            hors_contrat=tuple(j for j in voulus if j not in dedans),
        )


def _contrat(connexion: Connection, ident: int) -> Contrat:
    contrat = contrats.CONTRATS.lire(connexion, ident)
    if contrat is None:
        raise Introuvable(sorte="contrat", id=ident)
    return contrat


def _du_plan(plan: Plan, jour: date) -> Permanence:
    return Permanence(
        contrat_id=plan.contrat_id, site_id=plan.site_id, jour=jour, debut=plan.debut, fin=plan.fin
    )


def _meme_place(permanence: Permanence, plan: Plan) -> bool:
    memes = (permanence.contrat_id, permanence.site_id) == (plan.contrat_id, plan.site_id)
    se_touchent = permanence.debut < plan.fin and plan.debut < permanence.fin
    return memes and se_touchent and permanence.etat in (EtatPermanence.PLANIFIEE, EtatPermanence.TENUE)


def _deplacer_rendezvous(unite: UnitOfWork, ancienne: Permanence, nouvelle: Permanence) -> None:
    """Take what is still to come to the new day, at the same distance from the beginning."""
    ecart = nouvelle.debut - ancienne.debut
    for rdv in rendezvous.de_permanence(unite.connexion, ancienne.id):
        if rdv.etat is EtatRendezVous.PREVU:
            debut = min(max(rdv.debut + ecart, 0), 24 * 60 - 1)
            suivi = replace(rdv, permanence_id=nouvelle.id, jour=nouvelle.jour, debut=debut)
            rendezvous.RENDEZVOUS.ecrire(unite, suivi)
