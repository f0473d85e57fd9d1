"""What waits on a given day, read in a few statements."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class PermanenceProche:
    """A permanence to come: `debut` and `fin` in minutes after midnight, `pris` the appointments taken on it."""

    id: int
    jour: date
    debut: int
    fin: int
    entreprise: str
    site: str
    pris: int


@dataclass(frozen=True, slots=True)
class NoteACompleter:
    """An act kept in haste; `personne_id` is None when it concerns nobody in particular."""

    intervention_id: int
    jour: date
    minutes: int
    nature: str
    personne_id: int | None
    nom: str
    prenom: str
    code: str


def permanences(connexion: Connection, du: date, au: date) -> list[PermanenceProche]:
    """Return the planned slots of a period, both days included, in order of time."""
    requete = text(
        "SELECT p.id, p.jour, p.debut, p.fin, e.nom AS entreprise, coalesce(s.nom, '') AS site,"
        " (SELECT count(*) FROM rendezvous r WHERE r.permanence_id = p.id AND r.etat <> 'annule') AS pris"
        " FROM permanences p"
        " JOIN contrats c ON c.id = p.contrat_id JOIN entreprises e ON e.id = c.entreprise_id"
        " LEFT JOIN sites s ON s.id = p.site_id"
        " WHERE p.etat = 'planifiee' AND p.jour BETWEEN :du AND :au ORDER BY p.jour, p.debut, p.id"
    )
    lues = connexion.execute(requete, {"du": du.isoformat(), "au": au.isoformat()}).mappings()
    return [PermanenceProche(**{**lue, "jour": date.fromisoformat(lue["jour"])}) for lue in lues]


def a_completer(connexion: Connection, limite: int) -> tuple[int, list[NoteACompleter]]:
    """Return how many acts wait for their words, and the last ones."""
    nombre = connexion.execute(text("SELECT count(*) FROM interventions WHERE a_completer = 1")).scalar_one()
    requete = text(
        "SELECT i.id AS intervention_id, i.jour, i.minutes, coalesce(t.libelle, i.nature) AS nature,"
        " p.id AS personne_id, coalesce(p.nom, '') AS nom, coalesce(p.prenom, '') AS prenom,"
        " coalesce(p.code, '') AS code FROM interventions i"
        " LEFT JOIN interventions_personnes l ON l.intervention_id = i.id AND l.rang = 0"
        " LEFT JOIN personnes p ON p.id = l.personne_id"
        " LEFT JOIN entrees t ON t.liste = 'natures' AND t.code = i.nature"
        " WHERE i.a_completer = 1 ORDER BY i.jour DESC, i.seq DESC LIMIT :limite"
    )
    lues = connexion.execute(requete, {"limite": limite}).mappings()
    return int(nombre), [NoteACompleter(**{**lue, "jour": date.fromisoformat(lue["jour"])}) for lue in lues]

