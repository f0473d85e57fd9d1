"""The list of persons as one scrolls it: ids in order first, then the few lines on screen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from app.domain.personnes import nommer

_SELECTIONS = {
    "en_cours": "SELECT DISTINCT a.personne_id AS id FROM accompagnements a WHERE a.clos_le IS NULL",
    "toutes": "SELECT p.id FROM personnes p",
    "a_completer": "SELECT DISTINCT l.personne_id AS id FROM interventions i"
    " JOIN interventions_personnes l ON l.intervention_id = i.id WHERE i.a_completer = 1",
    "sans_contact": "SELECT p.id FROM personnes p WHERE p.id IN (SELECT l.personne_id FROM interventions_personnes l"
    " GROUP BY l.personne_id HAVING max(l.jour) < :limite)",
}
"""The persons of each selection, by its name; `sans_contact` needs the day `limite`."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """What two lines say of a person; `theme` and `dernier` are of the last follow-up and the last act."""

    id: int
    nom: str
    prenom: str
    code: str
    entreprise: str
    site: str
    theme: str
    dernier: date | None

    @property
    def nom_affiche(self) -> str:
        """How the person is called on screen."""
        return nommer(self.nom, self.prenom, self.code)


def ordre(connexion: Connection) -> list[int]:
    """Return everyone, the last seen first, then by name."""
    return _ids(
        connexion,
        "SELECT json_group_array(p.id ORDER BY v.jour DESC, p.tri, p.id) FROM personnes p LEFT JOIN"
        " (SELECT personne_id, max(jour) AS jour FROM interventions_personnes GROUP BY personne_id) v"
        " ON v.personne_id = p.id",
    )


def membres(connexion: Connection, selection: str, limite: date) -> set[int]:
    """Return the persons of a selection."""
    requete = f"SELECT json_group_array(id) FROM ({_SELECTIONS[selection]})"  # noqa: S608 - words of this module
    return set(_ids(connexion, requete, _parametres(requete, limite)))


def compter(connexion: Connection, selection: str, limite: date) -> int:
    """Return how many persons a selection holds."""
    requete = f"SELECT count(*) FROM ({_SELECTIONS[selection]})"  # noqa: S608 - words of this module
    return int(connexion.execute(text(requete), _parametres(requete, limite)).scalar_one())


def noms(connexion: Connection) -> list[tuple[int, str, str, str, str]]:
    """Return (id, nom, prénom, code, sort key) of every person; the sort key is folded."""
    lues = connexion.execute(text("SELECT id, nom, prenom, code, tri FROM personnes ORDER BY tri, id"))
    return [(lue[0], lue[1], lue[2], lue[3], lue[4]) for lue in lues]


def d_entreprises(connexion: Connection, entreprises: Sequence[int]) -> set[int]:
    """Return the persons who work, or worked, for one of these entreprises."""
    requete = (
        "SELECT json_group_array(DISTINCT personne_id) FROM emplois"
        " WHERE entreprise_id IN (SELECT value FROM json_each(:voulues))"
    )
    return set(_ids(connexion, requete, {"voulues": json.dumps(list(entreprises))}))


def de_themes(connexion: Connection, codes: Sequence[str]) -> set[int]:
    """Return the persons followed for one of these themes."""
    requete = (
        "SELECT json_group_array(DISTINCT personne_id) FROM accompagnements"
        " WHERE theme IN (SELECT value FROM json_each(:voulus))"
    )
    return set(_ids(connexion, requete, {"voulus": json.dumps(list(codes))}))


def probables(connexion: Connection, jour: date, minute: int, limite: int) -> list[int]:
    """Return the persons most likely to need a note at that minute of the day, the likeliest first."""
    attendus = (
        "SELECT personne_id FROM rendezvous WHERE jour = :jour AND personne_id IS NOT NULL"
        " AND intervention_id IS NULL AND etat IN ('prevu', 'venu')"
    )
    vues = (
        "SELECT l.personne_id FROM interventions i JOIN interventions_personnes l ON l.intervention_id = i.id"
        " WHERE i.jour <= :jour"
    )
    suite = (
        f"{attendus} AND debut <= :minute ORDER BY debut DESC",
        f"{vues} AND i.a_completer = 1 ORDER BY i.jour DESC, i.seq DESC",
        f"{attendus} AND debut > :minute ORDER BY debut",
        f"{vues} ORDER BY i.jour DESC, i.seq DESC",
    )
    trouvees: dict[int, None] = {}
    for requete in suite:
        lues = text(f"{requete} LIMIT :limite")
        valeurs = {"jour": jour.isoformat(), "minute": minute, "limite": 2 * limite}
        trouvees |= dict.fromkeys(connexion.execute(lues, valeurs).scalars())
        if len(trouvees) >= limite:
            break
    return list(trouvees)[:limite]


def lignes(connexion: Connection, personnes: Sequence[int]) -> list[Ligne]:
    """Return the lines of these persons, in the order given; one that no longer exists is left out."""
    requete = text(
        "SELECT p.id, p.nom, p.prenom, p.code,"
        " (SELECT n.nom FROM emplois e JOIN entreprises n ON n.id = e.entreprise_id WHERE e.personne_id = p.id"
        "  ORDER BY e.au IS NULL DESC, e.du DESC, e.id DESC LIMIT 1) AS entreprise,"
        " (SELECT s.nom FROM emplois e LEFT JOIN sites s ON s.id = e.site_id WHERE e.personne_id = p.id"
        "  ORDER BY e.au IS NULL DESC, e.du DESC, e.id DESC LIMIT 1) AS site,"
        " (SELECT t.libelle FROM accompagnements a JOIN entrees t ON t.liste = 'themes' AND t.code = a.theme"
        "  WHERE a.personne_id = p.id AND a.theme <> 'NR' ORDER BY a.ouvert_le DESC, a.id DESC LIMIT 1) AS theme,"
        " (SELECT max(l.jour) FROM interventions_personnes l WHERE l.personne_id = p.id) AS dernier"
        " FROM personnes p WHERE p.id IN :ids"
    ).bindparams(bindparam("ids", expanding=True))
    trouvees = {lue.id: lue for lue in connexion.execute(requete, {"ids": list(personnes)})}
    return [_ligne(trouvees[ident]) for ident in personnes if ident in trouvees]


def _ligne(lue: Row[Any]) -> Ligne:
    return Ligne(
        id=lue.id,
        nom=lue.nom,
        prenom=lue.prenom,
        code=lue.code,
        entreprise=lue.entreprise or "",
        site=lue.site or "",
        theme=lue.theme or "",
        dernier=date.fromisoformat(lue.dernier) if lue.dernier else None,
    )


def _ids(connexion: Connection, requete: str, valeurs: Mapping[str, str] | None = None) -> list[int]:
    """Run a statement that gathers its ids in one row: a hundred thousand rows would be fetched one by one."""
    lus: list[int] = json.loads(connexion.execute(text(requete), dict(valeurs or {})).scalar_one())
    return lus


def _parametres(requete: str, limite: date) -> dict[str, str]:
    return {"limite": limite.isoformat()} if ":limite" in requete else {}
