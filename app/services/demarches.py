"""Démarches: opened, sent, chased, decided, appealed; what is due, and what is late."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.demarches import DECIDEES, Demarche, Echeance, Horloge, Montant, echeances, verifier
from app.domain.dires_demarches import titrer
from app.domain.jours_feries import ferie
from app.domain.nomenclatures import Liste
from app.domain.types_demarches import TypeDemarche
from app.services import types_demarches
from app.services.errors import AccompagnementAutre, CodeInconnu, Introuvable
from app.services.sortes import Sorte
from app.store import accompagnements, courriers, demarches, documents, nomenclatures
from app.store.personnes import PERSONNES
from app.store.unit_of_work import UnitOfWork

EN_INSTRUCTION, NON_DITE = "INS", "NR"
MONTREES = 200
"""Démarches of one person whose clocks are read at once: nobody has more, and a list must be quick."""
_SEMAINE, _CONTESTABLE = timedelta(days=7), timedelta(days=240)


@dataclass(frozen=True, slots=True)
class Suivi:
    """A démarche with its kind and the clocks that run, the nearest first."""

    demarche: Demarche
    sorte: TypeDemarche
    echeances: tuple[Echeance, ...]


@dataclass(frozen=True, slots=True)
class AEcheance:
    """A clock on the first page: whose démarche, and which day."""

    suivi: Suivi
    echeance: Echeance
    personne: str


class Demarches(Sorte[Demarche]):
    """The requests made to organismes for persons."""

    fiche = demarches.DEMARCHES
    nom = "démarche"
    codes = {"canal": Liste.CANAUX, "etat": Liste.SUITES_DEMARCHE}  # noqa: RUF012

    def de_personne(self, personne_id: int, limite: int | None = None) -> list[Demarche]:
        """Return the démarches of a person, the last opened first, so many at most."""
        with self._magasin.lire() as connexion:
            return demarches.de_personne(connexion, personne_id, limite)

    def titres(self, personne_id: int) -> dict[int, str]:
        """Return what each démarche of a person is called, by id, the last opened first, all of them."""
        with self._magasin.lire() as connexion:
            lus = demarches.intitules(connexion, personne_id)
        return {ident: titrer(objet, types_demarches.de_code(sorte), nom) for ident, sorte, objet, nom in lus}

    def suivis(self, personne_id: int, limite: int | None = MONTREES) -> list[Suivi]:
        """Return the last démarches of a person with their clocks, the last opened first."""
        jour = self._aujourd_hui()
        return [_suivre(demarche, jour) for demarche in self.de_personne(personne_id, limite)]

    def suivre(self, demarche: Demarche) -> Suivi:
        """Return a démarche with its clocks as they stand today."""
        return _suivre(demarche, self._aujourd_hui())

    def a_echeance(self, jusqu_au: date) -> list[AEcheance]:
        """Return the nearest clock of each démarche that is late, or due by that day, the oldest first.

        An appeal that is out of time is told for a week: nothing can be done about it any more.
        """
        jour = self._aujourd_hui()
        with self._magasin.lire() as connexion:
            vues = demarches.a_suivre(connexion, jusqu_au, jour - _CONTESTABLE, *types_demarches.au_moins())
            suivies = [_suivre(d, jour) for d in vues]
            vives = [(s, [e for e in s.echeances if not _perdue(e, jour)]) for s in suivies]
            dues = [(s, horloges[0]) for s, horloges in vives if horloges and horloges[0].jour <= jusqu_au]
            noms = PERSONNES.par_ids(connexion, {s.demarche.personne_id for s, _ in dues})
        trouvees = [AEcheance(s, e, noms[s.demarche.personne_id].nom_affiche) for s, e in dues]
        return sorted(trouvees, key=lambda due: (due.echeance.jour, due.suivi.demarche.id))

    def envoyer(self, ident: int, le: date, canal: str = "NR") -> tuple[Demarche, Changes]:
        """Say that the request went; it is now being examined."""
        return self.modifier(ident, envoyee_le=le, canal=canal, etat=EN_INSTRUCTION)

    def relancer(self, ident: int, le: date, attendue_le: date | None = None) -> tuple[Demarche, Changes]:
        """Say that it was chased, and until when a reply is awaited."""
        return self.modifier(ident, relancee_le=le, attendue_le=attendue_le)

    def decider(
        self,
        ident: int,
        etat: str,
        le: date,
        montants: tuple[Montant, ...] | None = None,
        motif_refus: str = "",
    ) -> tuple[Demarche, Changes]:
        """Keep what the organisme answered, with the sums when they are known."""
        with self._magasin.ecrire("Décision d’une démarche") as unite:
            avant = self._exiger(unite.connexion, ident)
            decidee = replace(avant, etat=etat, decidee_le=le if etat in DECIDEES else None, motif_refus=motif_refus)
            ecrite = self.ecrire(unite, decidee if montants is None else replace(decidee, montants=montants))
        return ecrite, unite.changes()

    def modifier(self, ident: int, visite: str = "", **champs: Any) -> tuple[Demarche, Changes]:  # noqa: ANN401
        """Change some fields; a state that is no answer takes the day of the answer away."""
        if "etat" in champs and champs["etat"] not in DECIDEES:
            champs = {"decidee_le": None, "notifiee_le": None} | champs
        return super().modifier(ident, visite, **champs)

    def ecrire(self, unite: UnitOfWork, record: Demarche) -> Demarche:
        """Check and keep a démarche; what was answered or sent is dated today, and one sent is being examined."""
        if record.decidee and record.decidee_le is None:
            record = replace(record, decidee_le=max(self._aujourd_hui(), record.envoyee_le or record.ouverte_le))
        if record.envoyee_le is not None and record.etat == NON_DITE:
            record = replace(record, etat=EN_INSTRUCTION)
        if not record.id and record.accompagnement_id is None:
            record = replace(record, accompagnement_id=_suivi_en_cours(unite.connexion, record.personne_id))
        return super().ecrire(unite, record)

    def _effacer(self, unite: UnitOfWork, record: Demarche) -> None:
        """Remove a démarche; the letters written for it stay, and serve none."""
        for courrier in courriers.de_demarche(unite.connexion, record.id):
            courriers.COURRIERS.ecrire(unite, replace(courrier, demarche_id=None))
        super()._effacer(unite, record)

    def _verifier(self, connexion: Connection, record: Demarche) -> None:
        verifier(record, self._aujourd_hui())
        self._verifier_type(connexion, record)
        for montant in record.montants:
            if not nomenclatures.existe(connexion, Liste.ORGANISMES, montant.source):
                raise CodeInconnu(champ="source", liste=Liste.ORGANISMES.value)
        _verifier_liens(connexion, record)

    def _verifier_type(self, connexion: Connection, record: Demarche) -> None:
        """Refuse a kind nobody knows; one that a past version knew may stay."""
        if any(sorte.code == record.type for sorte in types_demarches.tous()):
            return
        avant = self.fiche.lire(connexion, record.id) if record.id else None
        if avant is None or avant.type != record.type:
            raise CodeInconnu(champ="type", liste="demarches")


def _suivre(demarche: Demarche, jour: date) -> Suivi:
    sorte = types_demarches.de_code(demarche.type)
    return Suivi(demarche, sorte, echeances(demarche, sorte, jour, ferie))


def _perdue(echeance: Echeance, jour: date) -> bool:
    """Tell whether it is an appeal out of time for more than a week."""
    return echeance.horloge is Horloge.RECOURS and echeance.jour < jour - _SEMAINE


def _suivi_en_cours(connexion: Connection, personne_id: int) -> int | None:
    """Return the one follow-up still open, None when several could bear the démarche."""
    ouverts = [s.id for s in accompagnements.de_personne(connexion, personne_id) if s.clos_le is None]
    return ouverts[0] if len(ouverts) == 1 else None


def _verifier_liens(connexion: Connection, demarche: Demarche) -> None:
    """Raise when the accompagnement or a document is another person's."""
    if demarche.accompagnement_id is not None:
        suivi = accompagnements.ACCOMPAGNEMENTS.lire(connexion, demarche.accompagnement_id)
        if suivi is None or suivi.personne_id != demarche.personne_id:
            raise AccompagnementAutre
    for ident in demarche.documents:
        document = documents.DOCUMENTS.lire(connexion, ident)
        if document is None or document.personne_id != demarche.personne_id:
            raise Introuvable(sorte="document", id=ident)
