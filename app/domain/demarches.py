"""A request to an organisme with a life of its own: sent, due, decided, and the clocks that run meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import regles
from app.domain.delais import Ferie, Urgence, terme, urgence
from app.domain.errors import DemarcheIncoherente
from app.domain.types_demarches import AUTRE, Sens, TypeDemarche

ACCORD, PARTIEL, REFUS, AJOURNEE, SANS_REPONSE = "ACC", "ACP", "REF", "AJO", "SSR"
DECIDEES = frozenset({ACCORD, PARTIEL, REFUS, AJOURNEE, SANS_REPONSE})
"""States that say what the organisme answered, or that it never did."""
CLOSES = frozenset({*DECIDEES, "CLO"})
CONTESTABLES = frozenset({PARTIEL, REFUS, AJOURNEE})
ENTREPRISE_ET_CSE = frozenset({"EMPL", "CSE"})
"""Sources whose aids the entreprise knows already: a bilan never counts them (R9)."""
MONTANT_MAX = 100_000_000


class NatureMontant(StrEnum):
    """What a sum is: given, taken off a debt, or lent."""

    AIDE = "aide"
    REMISE = "remise"
    PRET = "pret"


AIDES = frozenset({NatureMontant.AIDE, NatureMontant.REMISE})
"""What counts as obtained: a loan is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Montant:
    """A sum asked from one source, in cents; `source` is a code of organismes.csv, `accorde` None until known."""

    source: str = "AUT"
    libelle: str = ""
    nature: NatureMontant = NatureMontant.AIDE
    demande: int | None = None
    accorde: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demarche:
    """One request: what, to whom, for whom, and the days it lived through.

    `type` is a code of the kinds; `etat` a code of suites.csv (object « demarche »). `recue_le` is the day the
    organisme had the whole file, `attendue_le` when she expects a reply, `notifiee_le` when the decision was received,
    `recours_avant` an appeal deadline read on the letter, which wins over the computed one. `papiers` holds one paper
    to bring per line; `documents` the ids of attachments of the same person.
    """

    id: int = 0
    personne_id: int
    accompagnement_id: int | None = None
    organisme_id: int | None = None
    type: str = AUTRE
    objet: str = ""
    reference: str = ""
    ouverte_le: date
    pour_le: date | None = None
    envoyee_le: date | None = None
    canal: str = "NR"
    recue_le: date | None = None
    attendue_le: date | None = None
    relancee_le: date | None = None
    decidee_le: date | None = None
    notifiee_le: date | None = None
    etat: str = "NR"
    motif_refus: str = ""
    recours_avant: date | None = None
    recours_le: date | None = None
    papiers: str = ""
    note: str = ""
    montants: tuple[Montant, ...] = ()
    documents: tuple[int, ...] = ()

    @property
    def decidee(self) -> bool:
        """Tell whether the organisme has answered, or is known never to."""
        return self.etat in DECIDEES

    @property
    def close(self) -> bool:
        """Tell whether nothing more is expected of it."""
        return self.etat in CLOSES


class Horloge(StrEnum):
    """What a clock of a démarche is about."""

    ENVOI = "envoi"
    REPONSE = "reponse"
    SILENCE = "silence"
    RECOURS = "recours"


@dataclass(frozen=True, slots=True)
class Echeance:
    """A day of a démarche that must not be missed; `sens` says what a silence means."""

    horloge: Horloge
    jour: date
    urgence: Urgence
    sens: Sens | None = None


def verifier(demarche: Demarche, aujourd_hui: date) -> None:
    """Raise when its days are impossible or out of order, a sum is out of bounds, or a decision has no state."""
    d = demarche
    for champ in ("ouverte_le", "envoyee_le", "recue_le", "decidee_le", "notifiee_le", "recours_le"):
        regles.jour_plausible(champ, getattr(d, champ), aujourd_hui)
    regles.dans_l_ordre("recue_le", d.envoyee_le, d.recue_le)
    regles.dans_l_ordre("decidee_le", d.envoyee_le, d.decidee_le)
    regles.dans_l_ordre("notifiee_le", d.decidee_le, d.notifiee_le)
    if d.decidee_le is not None and not d.decidee:
        raise DemarcheIncoherente(champ="etat")
    for montant in d.montants:
        regles.entre("demande", montant.demande, 0, MONTANT_MAX)
        regles.entre("accorde", montant.accorde, 0, MONTANT_MAX)


def echeances(demarche: Demarche, sorte: TypeDemarche, au: date, ferie: Ferie) -> tuple[Echeance, ...]:
    """Return the clocks that run, the nearest first."""
    trouvees = (
        Echeance(horloge, jour, urgence(jour, au), sorte.sens if horloge is Horloge.SILENCE else None)
        for horloge, jour in _jours(demarche, sorte, au, ferie)
    )
    return tuple(sorted(trouvees, key=lambda e: (e.jour, e.horloge)))


def fin_du_silence(demarche: Demarche, sorte: TypeDemarche, ferie: Ferie) -> date | None:
    """Return the day the silence of the organisme becomes a decision, None without a rule or before it was sent."""
    depart = demarche.recue_le or demarche.envoyee_le
    return terme(sorte.silence, depart, ferie) if sorte.silence and depart else None


def fin_du_recours(demarche: Demarche, sorte: TypeDemarche, ferie: Ferie) -> date | None:
    """Return the last day to appeal a refusal, said or silent; None without a rule, or when nothing can be appealed."""
    if demarche.recours_avant:
        return demarche.recours_avant
    depart = demarche.notifiee_le or demarche.decidee_le if demarche.etat in CONTESTABLES else None
    if demarche.etat == SANS_REPONSE and sorte.sens is Sens.REJET:
        depart = fin_du_silence(demarche, sorte, ferie)
    return terme(sorte.recours, depart, ferie) if sorte.recours and depart else None


def _jours(demarche: Demarche, sorte: TypeDemarche, au: date, ferie: Ferie) -> Iterator[tuple[Horloge, date]]:
    d = demarche
    recours = fin_du_recours(d, sorte, ferie)
    if not d.close:
        if d.envoyee_le is None and d.pour_le is not None:
            yield Horloge.ENVOI, d.pour_le
        if d.envoyee_le is not None and d.attendue_le is not None:
            yield Horloge.REPONSE, d.attendue_le
        silence = fin_du_silence(d, sorte, ferie)
        if silence is not None:
            yield Horloge.SILENCE, silence
            if silence < au and sorte.sens is Sens.REJET and sorte.recours and recours is None:
                recours = terme(sorte.recours, silence, ferie)
    if recours is not None and d.recours_le is None:
        yield Horloge.RECOURS, recours
