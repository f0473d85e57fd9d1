"""The agenda: a period as it is shown, one permanence as a board, calendars of others in and out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from app import files
from app.calendriers import ecriture, lecture
from app.calendriers.errors import AgendaIllisible
from app.calendriers.evenements import Ecarte as Ecarte
from app.calendriers.evenements import Evenement
from app.calendriers.feries import feries
from app.domain.changes import Changes
from app.domain.permanences import EtatPermanence
from app.domain.regles import AVANCE
from app.domain.rendezvous import EtatRendezVous, RendezVous
from app.services.errors import Introuvable
from app.services.rendezvous import Carnet
from app.services.sortes import Horloge
from app.store import agenda, permanences, reglages, rendezvous
from app.store.agenda import ActeVu as ActeVu
from app.store.agenda import PermanenceVue as PermanenceVue
from app.store.agenda import RendezVousVu as RendezVousVu
from app.store.unit_of_work import Magasin

NEUTRE = "RDV"
APPROCHE = 15
"""Minutes before a permanence from which one may be seen with someone."""
_PASSE = timedelta(days=31)
_QUINZAINE = timedelta(days=14)
_TENUES = (EtatPermanence.PLANIFIEE, EtatPermanence.TENUE)


@dataclass(frozen=True, slots=True)
class Periode:
    """What happens between two days, both included."""

    du: date
    au: date
    feries: dict[date, str]
    permanences: tuple[PermanenceVue, ...]
    rendezvous: tuple[RendezVousVu, ...]


@dataclass(frozen=True, slots=True)
class Tableau:
    """One permanence: its appointments, and what was done there outside any."""

    vue: PermanenceVue
    rendezvous: tuple[RendezVousVu, ...]
    actes: tuple[ActeVu, ...]


class Statut(StrEnum):
    """What an event of a file is for this agenda."""

    NOUVEAU = "nouveau"
    CHANGE = "change"
    ANNULE = "annule"
    CONNU = "connu"


@dataclass(frozen=True, slots=True)
class Propose:
    """An event of a file, and what taking it would do."""

    evenement: Evenement
    statut: Statut


@dataclass(frozen=True, slots=True)
class Apercu:
    """What a file offers, before anything is written."""

    proposes: tuple[Propose, ...]
    ecartes: tuple[Ecarte, ...]


class Agenda:
    """Reads the agenda; `coffre` names this vault in what is exported, `consigner` journals an export."""

    def __init__(
        self, magasin: Magasin, horloge: Horloge, carnet: Carnet, coffre: str, consigner: Callable[[], None]
    ) -> None:
        self._magasin = magasin
        self._horloge = horloge
        self._carnet = carnet
        self._origine = f"{coffre[:16]}.vis-a-vis"
        self._consigner = consigner

    def lire(self, du: date, au: date) -> Periode:
        """Return a period, with the holidays of where she works (Alsace-Moselle and overseas have more)."""
        with self._magasin.lire() as connexion:
            lues = agenda.permanences(connexion, permanences.entre(connexion, du, au))
            lus = agenda.rendezvous(connexion, rendezvous.entre(connexion, du, au))
            elle = reglages.lire(connexion, "praticienne") or {}
        return Periode(du, au, feries(du, au, elle.get("code_postal", "")), lues, lus)

    def tableau(self, permanence_id: int) -> Tableau:
        """Return one permanence as a board; raises `Introuvable`."""
        with self._magasin.lire() as connexion:
            permanence = permanences.PERMANENCES.lire(connexion, permanence_id)
            if permanence is None:
                raise Introuvable(sorte="permanence", id=permanence_id)
            vue = agenda.permanences(connexion, [permanence])[0]
            lus = agenda.rendezvous(connexion, rendezvous.de_permanence(connexion, permanence_id))
            return Tableau(vue, lus, agenda.actes(connexion, permanence_id))

    def rendezvous(self, ident: int) -> RendezVousVu:
        """Return one appointment with its names; raises `Introuvable`."""
        with self._magasin.lire() as connexion:
            rdv = rendezvous.RENDEZVOUS.lire(connexion, ident)
            if rdv is None:
                raise Introuvable(sorte="rendez-vous", id=ident)
            return agenda.rendezvous(connexion, [rdv])[0]

    def du_soir(self, jour: date) -> PermanenceVue | None:
        """Return the permanence whose acts are most likely to be told now: the last one not told, up to `jour`."""
        with self._magasin.lire() as connexion:
            lues = permanences.entre(connexion, jour - timedelta(days=7), jour)
            candidates = [p for p in lues if p.etat is EtatPermanence.PLANIFIEE] or [p for p in lues if p.jour == jour]
            return agenda.permanences(connexion, candidates[-1:])[0] if candidates else None

    def recentes(self, jour: date) -> tuple[PermanenceVue, ...]:
        """Return the permanences of the last fortnight, up to `jour`, the last first."""
        with self._magasin.lire() as connexion:
            lues = permanences.entre(connexion, jour - _QUINZAINE, jour)
            return agenda.permanences(connexion, [p for p in reversed(lues) if p.etat in _TENUES])

    def presence(self) -> Tableau | None:
        """Return the permanence under way, or that begins within a quarter of an hour."""
        instant = self._horloge()
        minute = instant.hour * 60 + instant.minute
        with self._magasin.lire() as connexion:
            lues = permanences.entre(connexion, instant.date(), instant.date())
        proches = [p for p in lues if p.etat in _TENUES and p.debut - APPROCHE <= minute < p.fin]
        return self.tableau(proches[0].id) if proches else None

    def lire_ics(self, chemin: Path, fuseau: tzinfo | None = None) -> Apercu:
        """Return what a calendar file offers, from a month ago to a year from now.

        Raises `AgendaIllisible`, `AgendaTropGrand`.
        """
        jour = self._horloge().date()
        try:
            with chemin.open("rb") as fichier:
                octets = fichier.read(lecture.OCTETS_MAX + 1)
        except (OSError, ValueError):  # a name that no file may bear is a ValueError
            raise AgendaIllisible from None
        lus = lecture.lire(octets, lecture.Fenetre(jour - _PASSE, jour + AVANCE, fuseau))
        with self._magasin.lire() as connexion:
            connus, notres = rendezvous.par_uid(connexion), rendezvous.ids(connexion)
        proposes = (Propose(e, self._statut(e, connus.get(e.uid), notres)) for e in lus.evenements)
        gardes = tuple(p for p in proposes if p.statut is not Statut.ANNULE or p.evenement.uid in connus)
        return Apercu(gardes, lus.ecartes)

    def importer_ics(self, evenements: Sequence[Evenement]) -> tuple[int, Changes]:
        """Take these events: new ones, changed hours, cancellations; return how many appointments changed."""
        with self._magasin.ecrire("Agenda importé", "importer") as unite:
            connus = rendezvous.par_uid(unite.connexion)
            nombre = 0
            for evenement in evenements:
                voulu = _voulu(evenement, connus.get(evenement.uid))
                if voulu is not None:
                    self._carnet.ecrire(unite, voulu)
                    nombre += 1
        return nombre, unite.changes()

    def exporter_ics(
        self, chemin: Path, du: date, au: date, *, entreprises: bool = False, remplacer: bool = False
    ) -> int:
        """Write what is planned in a period, titles neutral: no person is ever named; return how many events.

        Identities of other calendars stay inside too: some hold a name or an address.
        `entreprises` lets the name of the entreprise stand beside its permanences. Raises `CibleExiste`,
        `DossierAbsent`, `OSError`.
        """
        with self._magasin.lire() as connexion:
            evenements = self._a_exporter(connexion, du, au, entreprises=entreprises)
        files.ecrire({chemin: ecriture.ecrire(evenements, self._horloge())}, remplacer=remplacer)
        self._consigner()
        return len(evenements)

    def _a_exporter(self, connexion: Connection, du: date, au: date, *, entreprises: bool) -> list[Evenement]:
        vues = agenda.permanences(connexion, permanences.entre(connexion, du, au))
        poses = [
            Evenement(
                uid=f"permanence-{v.permanence.id}@{self._origine}",
                jour=v.permanence.jour,
                debut=v.permanence.debut,
                minutes=v.permanence.minutes,
                titre=f"Permanence, {v.entreprise}" if entreprises else "Permanence",
            )
            for v in vues
            if v.permanence.etat in _TENUES
        ]
        pris = [
            Evenement(
                uid=f"rendezvous-{r.id}@{self._origine}",
                jour=r.jour,
                debut=r.debut,
                minutes=r.minutes,
                titre=NEUTRE,
            )
            for r in rendezvous.entre(connexion, du, au)
            if r.occupe
        ]
        return sorted((*poses, *pris), key=lambda e: (e.jour, e.debut, e.uid))

    def _statut(self, evenement: Evenement, connu: RendezVous | None, notres: set[int]) -> Statut:
        if self._est_a_nous(evenement.uid, notres):
            return Statut.CONNU
        if evenement.annule:
            return Statut.CONNU if connu is not None and not connu.occupe else Statut.ANNULE
        if connu is None:
            return Statut.NOUVEAU
        return Statut.CHANGE if _voulu(evenement, connu) is not None else Statut.CONNU

    def _est_a_nous(self, uid: str, notres: set[int]) -> bool:
        """Tell whether this agenda wrote the event itself."""
        trouve = re.fullmatch(rf"(rendezvous|permanence)-(\d{{1,12}})@{re.escape(self._origine)}", uid)
        return trouve is not None and (trouve[1] == "permanence" or int(trouve[2]) in notres)


def _voulu(evenement: Evenement, connu: RendezVous | None) -> RendezVous | None:
    """Return the appointment that an event makes of what is known, None when there is nothing to change."""
    if connu is None:
        neuf = RendezVous(
            jour=evenement.jour,
            debut=evenement.debut,
            minutes=evenement.minutes,
            titre=evenement.titre,
            uid=evenement.uid,
        )
        return None if evenement.annule else neuf
    if connu.etat is not EtatRendezVous.PREVU:
        return None
    if evenement.annule:
        return replace(connu, etat=EtatRendezVous.ANNULE)
    if connu.permanence_id is not None and connu.jour != evenement.jour:
        connu = replace(connu, permanence_id=None)
    titre = connu.titre if connu.personne_id is not None else evenement.titre
    voulu = replace(connu, jour=evenement.jour, debut=evenement.debut, minutes=evenement.minutes, titre=titre)
    return voulu if voulu != connu else None
