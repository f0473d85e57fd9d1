"""Letters in their table, and the lines of the register."""

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import Connection, select, text

from app.domain.courriers import Courrier, Envoi, Etat
from app.store import lettres_word, tables
from app.store.fiches import Fiche, Lignes
from app.store.unit_of_work import UnitOfWork

COURRIERS = Fiche(
    Courrier,
    tables.courriers,
    lignes=(
        Lignes(
            "copies",
            tables.courriers_copies,
            vers=lambda _, organisme_id: {"organisme_id": organisme_id},
            de=lambda ligne: ligne["organisme_id"],
        ),
    ),
)


class LigneRegistre(NamedTuple):
    """One line of the register; `jour` is when it went, else when it was begun; `relances` how many chase it.

    A tuple: ten thousand are made to show the register.
    """

    id: int
    etat: Etat
    titre: str
    destinataire: str
    personne_id: int | None
    nom: str
    prenom: str
    code: str
    jour: date
    reponse_avant: date | None
    envoi: Envoi | None
    relances: int


_LIGNES: Final = (
    "SELECT c.id, c.etat, c.titre, c.destinataire, c.personne_id, coalesce(p.nom, ''), coalesce(p.prenom, ''),"
    " coalesce(p.code, ''),"
    " coalesce(c.envoye_le, c.cree_le) AS jour, c.reponse_avant, c.envoi,"
    " (SELECT count(*) FROM courriers r WHERE r.relance_de = c.id) AS relances"
    " FROM courriers c LEFT JOIN personnes p ON p.id = c.personne_id"
)
_VUES: Final = {
    "a_envoyer": "c.etat IN ('brouillon', 'a_envoyer')",
    "envoyes": "c.etat = 'envoye'",
    "en_attente": "c.etat = 'envoye' AND c.reponse_avant IS NOT NULL",
    "en_retard": "c.etat = 'envoye' AND c.reponse_avant < :jour",
    "clos": "c.etat IN ('repondu', 'clos')",
    "tous": "1",
}
_ETATS: Final = {etat.value: etat for etat in Etat}
_ENVOIS: Final[dict[str | None, Envoi | None]] = {None: None, **{envoi.value: envoi for envoi in Envoi}}
_PAR_ATTENTE: Final = frozenset({"en_attente", "en_retard"})


def registre(connexion: Connection, vue: str, jour: date) -> list[LigneRegistre]:
    """Return the lines of one view of the register: the oldest expected reply first, else the last letter first."""
    ordre = "c.reponse_avant, c.id" if vue in _PAR_ATTENTE else "jour DESC, c.id DESC"
    requete = text(f"{_LIGNES} WHERE {_VUES[vue]} ORDER BY {ordre}")
    parametres = {"jour": jour.isoformat()} if ":jour" in _VUES[vue] else {}
    return [_ligne(*lue) for lue in connexion.execute(requete, parametres).all()]


def nombres(connexion: Connection, jour: date) -> dict[str, int]:
    """Return how many letters each view holds."""
    sommes = ", ".join(f"coalesce(sum({regle}), 0) AS {vue}" for vue, regle in _VUES.items())
    requete = text(f"SELECT {sommes} FROM courriers c")  # noqa: S608 - only constants of this module
    lue = connexion.execute(requete, {"jour": jour.isoformat()}).mappings().one()
    return {vue: int(lue[vue]) for vue in _VUES}


def de_personne(connexion: Connection, personne_id: int) -> list[Courrier]:
    """Return the letters of a person, the last first."""
    table = tables.courriers
    ordre = (table.c.cree_le.desc(), table.c.id.desc())
    return COURRIERS.tous(connexion, table.c.personne_id == personne_id, ordre=ordre)


def de_demarche(connexion: Connection, demarche_id: int) -> list[Courrier]:
    """Return the letters written for a démarche, the last first."""
    table = tables.courriers
    ordre = (table.c.cree_le.desc(), table.c.id.desc())
    return COURRIERS.tous(connexion, table.c.demarche_id == demarche_id, ordre=ordre)


def parvenus(connexion: Connection, personne_id: int) -> list[tuple[date, str, int]]:
    """Return the letters of a person that went to an organisme: the day, its category, its id."""
    c, o = tables.courriers.c, tables.organismes.c
    requete = select(c.envoye_le, o.categorie, o.id).where(
        c.organisme_id == o.id, c.personne_id == personne_id, c.envoye_le.is_not(None)
    )
    return [(jour, categorie, ident) for jour, categorie, ident in connexion.execute(requete)]


def remis(connexion: Connection, personne_id: int, modele: str) -> bool:
    """Tell whether a document of that model went for a person."""
    c = tables.courriers.c
    requete = select(c.id).where(c.personne_id == personne_id, c.modele == modele, c.envoye_le.is_not(None)).limit(1)
    return connexion.execute(requete).first() is not None


def en_retard(connexion: Connection, jour: date) -> list[Courrier]:
    """Return the letters whose reply is late and that nothing has chased since, the oldest first."""
    table = tables.courriers
    relances = table.alias()
    ordre = (table.c.reponse_avant, table.c.id)
    return COURRIERS.tous(
        connexion,
        table.c.etat == Etat.ENVOYE,
        table.c.reponse_avant < jour,
        ~relances.select().where(relances.c.relance_de == table.c.id).exists(),
        ordre=ordre,
    )


def nombre_en_retard(connexion: Connection, jour: date) -> int:
    """Return how many letters wait for a late reply and that nothing has chased."""
    requete = text(
        "SELECT count(*) FROM courriers c WHERE c.etat = 'envoye' AND c.reponse_avant < :jour"
        " AND NOT EXISTS (SELECT 1 FROM courriers r WHERE r.relance_de = c.id)"
    )
    return int(connexion.execute(requete, {"jour": jour.isoformat()}).scalar_one())


def retirer(unite: UnitOfWork, courrier: Courrier) -> None:
    """Remove a letter, its Word document and the key of what was frozen; those that chase it forget it."""
    for relance in COURRIERS.tous(unite.connexion, tables.courriers.c.relance_de == courrier.id):
        unite.update(tables.courriers, (relance.id,), {"relance_de": None})
    lettres_word.retirer_de(unite, courrier.id)
    COURRIERS.effacer(unite, courrier)
    if courrier.piece_id is not None:
        unite.delete(tables.pieces, (courrier.piece_id,))


def retirer_de(unite: UnitOfWork, personne_id: int) -> None:
    """Remove every letter of a person, frozen PDF included."""
    for courrier in de_personne(unite.connexion, personne_id):
        retirer(unite, courrier)


def _ligne(  # noqa: PLR0913, PLR0917 - the columns of a line
    ident: int,
    etat: str,
    titre: str,
    destinataire: str,
    personne_id: int | None,
    nom: str,
    prenom: str,
    code: str,
    jour: str,
    avant: str | None,
    envoi: str | None,
    relances: int,
) -> LigneRegistre:
    return LigneRegistre(
        ident, _ETATS[etat], titre, destinataire, personne_id, nom, prenom, code, _jour(jour),
        _jour(avant) if avant else None, _ENVOIS[envoi], relances,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _jour(dit: str) -> date:
    return date.fromisoformat(dit)
