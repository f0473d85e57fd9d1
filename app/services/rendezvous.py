"""Appointments: taken, kept, missed, called off; the act that tells one is made in the same gesture."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.interventions import Brouillon, Intervention
from app.domain.nomenclatures import Liste
from app.domain.personnes import Personne
from app.domain.rendezvous import EtatRendezVous, RendezVous, verifier
from app.errors import Refus
from app.services.entreprises import site_de
from app.services.errors import Introuvable
from app.services.interventions import Interventions
from app.services.personnes import Personnes
from app.services.sortes import Horloge, Sorte, avertissements
from app.store import rendezvous
from app.store.contrats import CONTRATS
from app.store.interventions import INTERVENTIONS
from app.store.permanences import PERMANENCES
from app.store.unit_of_work import Magasin, UnitOfWork

MANQUE = "RNH"
"""Nature of a missed appointment."""
_ENTRETIEN, _PASSAGE, _SUR_PLACE = "ENT", "SPO", "PER"


class RendezVousSansPersonne(Refus):
    """Only a person comes, or does not: an appointment about a matter is not an act with someone."""

    code: ClassVar[str] = "rendezvous_sans_personne"


class RendezVousAVenir(Refus):
    """Nobody can have come on a day that is not there yet."""

    code: ClassVar[str] = "rendezvous_a_venir"


class PlusieursPersonnes(Refus):
    """Several persons bear the name typed: the dossier is chosen, never guessed."""

    code: ClassVar[str] = "plusieurs_personnes"


class RendezVousDejaDit(Refus):
    """An act already tells what became of this appointment."""

    code: ClassVar[str] = "rendezvous_deja_dit"


class Carnet(Sorte[RendezVous]):
    """The book of appointments."""

    fiche = rendezvous.RENDEZVOUS
    nom = "rendez-vous"
    codes = {"canal": Liste.CANAUX}  # noqa: RUF012

    def __init__(self, magasin: Magasin, horloge: Horloge, personnes: Personnes, actes: Interventions) -> None:
        super().__init__(magasin, horloge)
        self._personnes = personnes
        self._actes = actes

    def entre(self, du: date, au: date) -> list[RendezVous]:
        """Return the appointments of a period, both days included, in order of time."""
        with self._magasin.lire() as connexion:
            return rendezvous.entre(connexion, du, au)

    def prendre(self, pris: RendezVous, personne: Personne | None = None) -> tuple[RendezVous, Changes]:
        """Keep an appointment, new or changed, and the new person it is for, if one is given."""
        with self._magasin.ecrire("Rendez-vous enregistré") as unite:
            ecrit = self.ecrire(unite, self._pour(unite, pris, personne))
        return ecrit, unite.changes(avertissements(ecrit) + avertissements(personne))

    def honorer(self, ident: int) -> tuple[Intervention, Changes]:
        """Say that the person came: the act is made, to be completed."""
        with self._magasin.ecrire("Venu\u00a0: acte à compléter") as unite:
            acte = self.dire_venu(unite, self._a_dire(unite.connexion, ident))
        return acte, unite.changes()

    def accueillir(self, venu: RendezVous, personne: Personne | None = None) -> tuple[Intervention, Changes]:
        """Keep a walk-in, and the act it is."""
        with self._magasin.ecrire("Passage sans rendez-vous\u00a0: acte à compléter") as unite:
            ecrit = self.ecrire(unite, self._pour(unite, replace(venu, spontane=True), personne))
            self._exiger_passe(ecrit)
            acte = self.dire_venu(unite, ecrit)
        return acte, unite.changes(avertissements(ecrit) + avertissements(personne))

    def manquer(self, ident: int) -> tuple[Intervention, Changes]:
        """Say that the person did not come: a missed appointment is an act of its own."""
        with self._magasin.ecrire("Absent\u00a0: rendez-vous non honoré") as unite:
            rdv = self._a_dire(unite.connexion, ident)
            acte = self._actes.completer(unite, replace(_brouillon(rdv, MANQUE), minutes=0))
            self._lier(unite, rdv, EtatRendezVous.ABSENT, acte)
        return acte, unite.changes()

    def annuler(self, ident: int) -> tuple[RendezVous, Changes]:
        """Call an appointment off."""
        return self._changer("Rendez-vous annulé", self._non_dit, ident, EtatRendezVous.ANNULE)

    def remettre(self, ident: int) -> tuple[RendezVous, Changes]:
        """Take an appointment back to what it was before anything was said of it.

        The act made in the same gesture goes, unless words were added to it: raises `RendezVousDejaDit`.
        """
        return self._changer("Rendez-vous de nouveau prévu", self._exiger, ident, EtatRendezVous.PREVU)

    def dire_venu(self, unite: UnitOfWork, rdv: RendezVous) -> Intervention:
        """Make the act of an appointment kept, inside an open transaction."""
        acte = self._actes.completer(unite, _brouillon(rdv, _PASSAGE if rdv.spontane else _ENTRETIEN))
        self._lier(unite, rdv, EtatRendezVous.VENU, acte)
        return acte

    def ecrire(self, unite: UnitOfWork, record: RendezVous) -> RendezVous:
        """Check and keep an appointment; one of a permanence takes its day, contrat and site."""
        if record.permanence_id is not None:
            permanence = PERMANENCES.lire(unite.connexion, record.permanence_id)
            if permanence is None:
                raise Introuvable(sorte="permanence", id=record.permanence_id)
            record = replace(
                record, jour=permanence.jour, contrat_id=permanence.contrat_id, site_id=permanence.site_id
            )
        return super().ecrire(unite, record)

    def _verifier(self, connexion: Connection, record: RendezVous) -> None:
        verifier(record, self._aujourd_hui())
        contrat = CONTRATS.lire(connexion, record.contrat_id) if record.contrat_id else None
        if record.site_id is not None:
            site_de(connexion, record.site_id, contrat.entreprise_id if contrat else 0)

    def _pour(self, unite: UnitOfWork, pris: RendezVous, personne: Personne | None) -> RendezVous:
        if personne is None:
            return pris
        return replace(pris, personne_id=self._personnes.ecrire(unite, personne).id)

    def _changer(
        self, libelle: str, lire: Callable[[Connection, int], RendezVous], ident: int, etat: EtatRendezVous
    ) -> tuple[RendezVous, Changes]:
        with self._magasin.ecrire(libelle) as unite:
            rdv = lire(unite.connexion, ident)
            ecrit = self.ecrire(unite, replace(rdv, etat=etat, intervention_id=None))
            self._retirer_acte(unite, rdv.intervention_id)
        return ecrit, unite.changes()

    def _non_dit(self, connexion: Connection, ident: int) -> RendezVous:
        rdv = self._exiger(connexion, ident)
        if rdv.intervention_id is not None:
            raise RendezVousDejaDit
        return rdv

    def _a_dire(self, connexion: Connection, ident: int) -> RendezVous:
        rdv = self._non_dit(connexion, ident)
        self._exiger_passe(rdv)
        return rdv

    def _exiger_passe(self, rdv: RendezVous) -> None:
        if rdv.personne_id is None:
            raise RendezVousSansPersonne
        if rdv.jour > self._aujourd_hui():
            raise RendezVousAVenir

    def _lier(self, unite: UnitOfWork, rdv: RendezVous, etat: EtatRendezVous, acte: Intervention) -> None:
        self.ecrire(unite, replace(rdv, etat=etat, intervention_id=acte.id))

    @staticmethod
    def _retirer_acte(unite: UnitOfWork, intervention_id: int | None) -> None:
        acte = INTERVENTIONS.lire(unite.connexion, intervention_id) if intervention_id else None
        if acte is None:
            return
        if acte.note or acte.note_travail or not (acte.a_completer or acte.nature == MANQUE):
            raise RendezVousDejaDit
        INTERVENTIONS.effacer(unite, acte)


def _brouillon(rdv: RendezVous, nature: str) -> Brouillon:
    sur_place = rdv.permanence_id is not None and rdv.canal == "NR"
    return Brouillon(
        jour=rdv.jour,
        heure=rdv.debut,
        minutes=rdv.minutes,
        nature=nature,
        canal=_SUR_PLACE if sur_place else rdv.canal,
        personne=rdv.personne_id or 0,
        contrat_id=rdv.contrat_id,
        permanence_id=rdv.permanence_id,
        site_id=rdv.site_id,
        a_completer=nature != MANQUE,
    )
