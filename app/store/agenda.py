"""What the agenda shows beside permanences and appointments: the names of places and persons."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from app.domain.permanences import Permanence
from app.domain.rendezvous import RendezVous
from app.store.personnes import PERSONNES


@dataclass(frozen=True, slots=True)
class PermanenceVue:
    """A permanence and where it is."""

    permanence: Permanence
    entreprise_id: int
    entreprise: str
    site: str

    @property
    def lieu(self) -> str:
        """« Entreprise, site »."""
        return ", ".join(dit for dit in (self.entreprise, self.site) if dit)


@dataclass(frozen=True, slots=True)
class RendezVousVu:
    """An appointment and whom it names (its title when it names nobody), with the entreprise if it is known."""

    rendezvous: RendezVous
    nom: str
    entreprise: str


@dataclass(frozen=True, slots=True)
class ActeVu:
    """An act done in a permanence outside any appointment."""

    intervention_id: int
    personne_id: int
    nom: str
    nature: str
    minutes: int


def permanences(connexion: Connection, lues: Iterable[Permanence]) -> tuple[PermanenceVue, ...]:
    """Return permanences with their places."""
    entreprises, sites = _entreprises(connexion), _sites(connexion)
    return tuple(
        PermanenceVue(p, *entreprises.get(p.contrat_id, (0, "")), site=sites.get(p.site_id or 0, "")) for p in lues
    )


def rendezvous(connexion: Connection, lus: Iterable[RendezVous]) -> tuple[RendezVousVu, ...]:
    """Return appointments with their names."""
    liste, entreprises = list(lus), _entreprises(connexion)
    personnes = PERSONNES.par_ids(connexion, {r.personne_id for r in liste if r.personne_id is not None})
    noms = {ident: personne.nom_affiche for ident, personne in personnes.items()}
    return tuple(
        RendezVousVu(r, noms.get(r.personne_id or 0, r.titre), entreprises.get(r.contrat_id or 0, (0, ""))[1])
        for r in liste
    )


def actes(connexion: Connection, permanence_id: int) -> tuple[ActeVu, ...]:
    """Return the acts done in a permanence that no appointment tells, in the order they were typed."""
    requete = text(
        "SELECT i.id, l.personne_id, coalesce(e.libelle, i.nature), i.minutes FROM interventions i"
        " JOIN interventions_personnes l ON l.intervention_id = i.id AND l.rang = 0"
        " LEFT JOIN entrees e ON e.liste = 'natures' AND e.code = i.nature"
        " WHERE i.permanence_id = :permanence"
        " AND NOT EXISTS (SELECT 1 FROM rendezvous r WHERE r.intervention_id = i.id) ORDER BY i.seq"
    )
    lus = connexion.execute(requete, {"permanence": permanence_id}).all()
    personnes = PERSONNES.par_ids(connexion, {ligne[1] for ligne in lus})
    return tuple(ActeVu(i, p, personnes[p].nom_affiche, nature, minutes) for i, p, nature, minutes in lus)


def _entreprises(connexion: Connection) -> dict[int, tuple[int, str]]:
    requete = text("SELECT c.id, e.id, e.nom FROM contrats c JOIN entreprises e ON e.id = c.entreprise_id")
    return {contrat: (ident, nom) for contrat, ident, nom in connexion.execute(requete)}


def _sites(connexion: Connection) -> dict[int, str]:
    return {site.id: site.nom for site in connexion.execute(text("SELECT id, nom FROM sites"))}
