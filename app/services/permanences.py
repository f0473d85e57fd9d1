"""Permanences: planned, held, cancelled or moved."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.permanences import EtatPermanence, Permanence, verifier
from app.services.entreprises import site_de
from app.services.errors import Introuvable
from app.services.sortes import Sorte
from app.store import contrats, permanences


class Permanences(Sorte[Permanence]):
    """Slots of presence on a site."""

    fiche = permanences.PERMANENCES
    nom = "permanence"

    def entre(self, du: date, au: date, contrat_id: int | None = None) -> list[Permanence]:
        """Return the permanences of a period, both days included, in order of time."""
        with self._magasin.lire() as connexion:
            return permanences.entre(connexion, du, au, contrat_id)

    def deplacer(self, ident: int, jour: date, debut: int, fin: int) -> tuple[Permanence, Changes]:
        """Move a permanence: the old one points to the new one, which is returned."""
        with self._magasin.ecrire("Déplacement : permanence", "deplacer") as unite:
            ancienne = self._exiger(unite.connexion, ident)
            nouvelle = replace(ancienne, id=0, jour=jour, debut=debut, fin=fin, etat=EtatPermanence.PLANIFIEE)
            nouvelle = self.ecrire(unite, nouvelle)
            self.ecrire(unite, replace(ancienne, etat=EtatPermanence.DEPLACEE, deplacee_vers_id=nouvelle.id))
        return nouvelle, unite.changes()

    def _verifier(self, connexion: Connection, record: Permanence) -> None:
        verifier(record, self._aujourd_hui())
        contrat = contrats.CONTRATS.lire(connexion, record.contrat_id)
        if contrat is None:
            raise Introuvable(sorte="contrat", id=record.contrat_id)
        site_de(connexion, record.site_id, contrat.entreprise_id)
