"""The acts: saved with every rule checked, or typed in a breath and completed from what is known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.interventions import DUREE_NOTE_TRAVAIL, Brouillon, Intervention, verifier
from app.domain.nomenclatures import Liste
from app.services.accompagnements import Accompagnements
from app.services.errors import AccompagnementAutre, FoyerDifferent, Introuvable, SiteAilleurs
from app.services.personnes import Personnes
from app.services.saisie import Saisie
from app.services.sortes import Horloge, Sorte, avertissements
from app.store import accompagnements, contrats, foyers, interventions, reglages, rendezvous
from app.store.entreprises import SITES
from app.store.unit_of_work import Magasin, UnitOfWork


class Interventions(Sorte[Intervention]):
    """Acts: individual, collective, for the entreprise, or internal."""

    fiche = interventions.INTERVENTIONS
    nom = "intervention"
    codes = {  # noqa: RUF012
        "nature": Liste.NATURES,
        "canal": Liste.CANAUX,
        "theme": Liste.THEMES,
        "origine": Liste.ORIGINES,
    }

    def __init__(
        self, magasin: Magasin, horloge: Horloge, personnes: Personnes, accompagnements: Accompagnements
    ) -> None:
        super().__init__(magasin, horloge)
        self._saisie = Saisie(personnes, accompagnements, self.ecrire)

    def de_personne(self, personne_id: int, limite: int | None = None) -> list[Intervention]:
        """Return the acts of a person, the last day first."""
        with self._magasin.lire() as connexion:
            return interventions.de_personne(connexion, personne_id, limite)

    def de_contrat(self, contrat_id: int, du: date, au: date) -> list[Intervention]:
        """Return the acts a contrat bears in a period, both days included, in order."""
        with self._magasin.lire() as connexion:
            return interventions.de_contrat(connexion, contrat_id, du, au)

    def entre(self, du: date, au: date) -> list[Intervention]:
        """Return the acts of a period, both days included, in order."""
        with self._magasin.lire() as connexion:
            return interventions.entre(connexion, du, au)

    def derniere(self) -> Intervention | None:
        """Return the last act for a person, today's first: the one that may be said again."""
        with self._magasin.lire() as connexion:
            return interventions.derniere(connexion, self._aujourd_hui())

    def dernier_contact(self, personne_id: int) -> date | None:
        """Return the day of the last act whose nature counts as contact: retention starts from it."""
        with self._magasin.lire() as connexion:
            return interventions.dernier_contact(connexion, personne_id)

    def saisir(self, brouillon: Brouillon) -> tuple[Intervention, Changes]:
        """Keep an act from the little that was typed: a first act creates person and accompagnement.

        Raises `ContratIndecis` when nothing known tells which contrat bears it.
        """
        with self._magasin.ecrire("Saisie : intervention", "saisir") as unite:
            acte = self.completer(unite, brouillon)
        return acte, unite.changes(avertissements(acte) + avertissements(brouillon.personne))

    def completer(self, unite: UnitOfWork, brouillon: Brouillon) -> Intervention:
        """Keep the act of a draft inside an open transaction; see `saisir`."""
        return self._saisie.completer(unite, brouillon)

    def brouillon(self, personne_id: int) -> dict[str, str]:
        """Return the words of an act of a person that was being typed when the form closed, none when all is kept."""
        with self._magasin.lire() as connexion:
            return dict(reglages.lire(connexion, reglages.brouillon(personne_id)) or {})

    def garder_brouillon(self, personne_id: int, mots: Mapping[str, str]) -> Changes:
        """Keep the words of an act being typed, by field; none forgets them."""
        with self._magasin.ecrire("Brouillon gardé" if mots else "Brouillon oublié") as unite:
            reglages.oublier(unite, reglages.brouillon(personne_id))
            if mots:
                reglages.ecrire(unite, reglages.brouillon(personne_id), dict(mots))
        return unite.changes()

    def purger_notes_de_travail(self, au: date) -> Changes:
        """Erase the notes de travail begun 30 days or more before `au`; it cannot be undone."""
        with self._magasin.ecrire("Purge : notes de travail", "purger") as unite:
            avant = au - timedelta(days=DUREE_NOTE_TRAVAIL - 1)
            perimes = self.fiche.par_ids(unite.connexion, interventions.notes_de_travail(unite.connexion, avant))
            for acte in perimes.values():
                self.fiche.ecrire(unite, replace(acte, note_travail="", note_travail_le=None))
                unite.reversible = False
        return unite.changes()

    def _verifier(self, connexion: Connection, record: Intervention) -> None:
        verifier(record, self._aujourd_hui())
        if len(record.personnes) > 1 and not foyers.ensemble(connexion, record.personnes):
            raise FoyerDifferent(champ="personnes")
        self._verifier_accompagnement(connexion, record)
        self._verifier_site(connexion, record)

    def _effacer(self, unite: UnitOfWork, record: Intervention) -> None:
        """Remove the act; the appointments it told stay, and tell nothing any more."""
        for rdv in rendezvous.de_acte(unite.connexion, record.id):
            rendezvous.RENDEZVOUS.ecrire(unite, replace(rdv, intervention_id=None))
        super()._effacer(unite, record)

    def _garder(self, unite: UnitOfWork, record: Intervention) -> Intervention:
        debut = (record.note_travail_le or self._aujourd_hui()) if record.note_travail else None
        return interventions.ecrire(unite, replace(record, note_travail_le=debut))

    @staticmethod
    def _verifier_accompagnement(connexion: Connection, record: Intervention) -> None:
        """Raise unless the follow-up is that of one of the persons, under one of the contrats (rule 2)."""
        if record.accompagnement_id is None:
            return
        suivi = accompagnements.ACCOMPAGNEMENTS.lire(connexion, record.accompagnement_id)
        payeurs = {part.contrat_id for part in record.parts}
        if suivi is None or suivi.personne_id not in record.personnes or suivi.contrat_id not in payeurs:
            raise AccompagnementAutre(champ="accompagnement_id")

    @staticmethod
    def _verifier_site(connexion: Connection, record: Intervention) -> None:
        """Raise unless the site is one of an entreprise that bears the act."""
        payeuses = {_entreprise(connexion, part.contrat_id) for part in record.parts}
        site = SITES.lire(connexion, record.site_id) if record.site_id else None
        if record.site_id and (site is None or site.entreprise_id not in payeuses):
            raise SiteAilleurs(champ="site_id")


def _entreprise(connexion: Connection, contrat_id: int) -> int:
    contrat = contrats.CONTRATS.lire(connexion, contrat_id)
    if contrat is None:
        raise Introuvable(sorte="contrat", id=contrat_id)
    return contrat.entreprise_id
