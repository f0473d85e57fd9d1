"""Guards before a letter leaves: what the vault knows of its person, and the words, read in resources/gardes."""

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import Connection

from app import paths
from app.domain.gardes import Depart, Destinataire, Remarque, Savoir, TexteDeLoi, controler
from app.domain.personnes import Personne
from app.services.errors import Introuvable
from app.services.sortes import Horloge
from app.store import accords, foyers, repertoire
from app.store.entreprises import ENTREPRISES, SITES
from app.store.personnes import PERSONNES, emplois_de
from app.store.unit_of_work import Magasin


class Niveau(StrEnum):
    """What a line of the checklist asks: nothing, to know, to look, to stop until she confirms."""

    BON = "bon"
    RAPPEL = "rappel"
    ATTENTION = "attention"
    ARRET = "arret"


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the checklist, in words: what was seen, why it matters, what may be done, which texts say so."""

    code: str
    niveau: Niveau
    mot: str
    pourquoi: str
    faire: str
    textes: tuple[TexteDeLoi, ...]


class Gardes:
    """Prepares departures and looks at them."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge

    def depart(self, personne_id: int, destinataire: Destinataire) -> Depart:
        """Return what the vault knows that must be looked at; the caller adds the text, the fields, the flags."""
        with self._magasin.lire() as connexion:
            personne = PERSONNES.lire(connexion, personne_id)
            if personne is None:
                raise Introuvable(sorte="personne", id=personne_id)
            lies = {m.personne_id for foyer in foyers.de_personne(connexion, personne_id) for m in foyer.membres}
            autres = [(i, f"{prenom} {nom}".strip()) for i, nom, prenom, *_ in repertoire.noms(connexion)]
            return Depart(
                jour=self._horloge().date(),
                destinataire=destinataire,
                accords=tuple(accords.de_personne(connexion, personne_id)),
                nominatifs=_nominatifs(personne),
                employeurs=_employeurs(connexion, personne_id),
                proches=tuple(nom for ident, nom in autres if ident in lies),
                autres=tuple(nom for ident, nom in autres if ident != personne_id and ident not in lies),
            )

    @staticmethod
    def points(depart: Depart) -> "tuple[Point, ...]":
        """Return the checklist of a departure, what stops first."""
        return points(depart)


def _nominatifs(personne: Personne) -> tuple[str, ...]:
    """Return the words that name a person."""
    naissance = f"{personne.naissance:%d/%m/%Y}" if personne.naissance else ""
    dits = (personne.nom, f"{personne.prenom} {personne.nom}", personne.prenom, personne.telephone)
    return tuple(dit.strip() for dit in (*dits, personne.courriel, personne.adresse, naissance) if dit.strip())


def _employeurs(connexion: Connection, personne_id: int) -> tuple[str, ...]:
    """Return the entreprises and sites of a person, today's and past ones."""
    emplois = emplois_de(connexion, personne_id)
    entreprises = ENTREPRISES.par_ids(connexion, [emploi.entreprise_id for emploi in emplois])
    sites = SITES.par_ids(connexion, [emploi.site_id for emploi in emplois if emploi.site_id])
    return (*(e.nom for e in entreprises.values()), *(site.nom for site in sites.values()))


def points(depart: Depart) -> tuple[Point, ...]:
    """Return the checklist of a departure, what stops first."""
    ordre = list(Niveau)
    trouves = [_point(remarque) for remarque in controler(depart, savoir())]
    return tuple(sorted(trouves, key=lambda point: -ordre.index(point.niveau)))


@lru_cache(maxsize=1)
def savoir() -> Savoir:
    """Return what the guards know."""
    lexiques: dict[str, list[str]] = {}
    for ligne in _lire("lexiques"):
        lexiques.setdefault(ligne["sujet"], []).append(ligne["mot"])
    besoins = {ligne["categorie"]: frozenset(ligne["champs"].split("|")) for ligne in _lire("besoins")}
    return Savoir({sujet: tuple(mots) for sujet, mots in lexiques.items()}, besoins)


@lru_cache(maxsize=1)
def textes() -> dict[str, TexteDeLoi]:
    """Return the legal texts by code."""
    return {
        ligne["code"]: TexteDeLoi(
            ligne["code"], ligne["reference"], ligne["dit"], date.fromisoformat(ligne["releve_le"])
        )
        for ligne in _lire("textes")
    }


@lru_cache(maxsize=1)
def _gardes() -> dict[str, dict[str, str]]:
    return {ligne["code"]: ligne for ligne in _lire("gardes")}


def _point(remarque: Remarque) -> Point:
    ligne = _gardes()[remarque.code]
    cites = ligne["textes"].split("|") if ligne["textes"] else []
    return Point(
        code=remarque.code,
        niveau=Niveau(ligne["niveau"]),
        mot=ligne["mot"],
        pourquoi=ligne["pourquoi"].format(details=_dire(remarque.details)),
        faire=ligne["faire"],
        textes=tuple(textes()[code] for code in cites),
    )


def _dire(details: str) -> str:
    """Return what was seen; an ISO day becomes a French one, a field its words."""
    try:
        return f"{date.fromisoformat(details):%d/%m/%Y}"
    except ValueError:
        return details.replace("_", " ")


def _lire(nom: str) -> list[dict[str, str]]:
    chemin = paths.resources() / "gardes" / f"{nom}.csv"
    with chemin.open(encoding="utf-8-sig", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))
