"""The address book of organismes: kept by hand, brought up to date from a file, duplicates made one."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.classeurs.lecture import ouvrir
from app.domain.changes import Changes
from app.domain.nomenclatures import Entree, Liste
from app.domain.organismes import Organisme, verifier
from app.domain.texte import fold, mots
from app.services.errors import ColonneNom, FusionMemeOrganisme
from app.services.sortes import Sorte
from app.store import nomenclatures, organismes

_COLONNES = {champ.name: champ.name for champ in fields(Organisme) if champ.name not in ("id", "actif", "canal")} | {
    "organisme": "nom",
    "type": "categorie",
    "cp": "code_postal",
    "code postal": "code_postal",
    "commune": "ville",
    "tel": "telephone",
    "mail": "courriel",
    "email": "courriel",
    "interlocuteur": "contact",
    "site": "portail",
}
"""Heads of columns that are known, folded, and the field they fill."""


@dataclass(frozen=True, slots=True)
class MiseAJour:
    """What a file changes: new entries, entries completed or corrected, lines that say nothing new."""

    nouveaux: tuple[Organisme, ...]
    changes: tuple[Organisme, ...]
    identiques: int


class Organismes(Sorte[Organisme]):
    """The bodies she writes to or calls: CAF, CPAM, MDPH, bailleurs."""

    fiche = organismes.ORGANISMES
    nom = "organisme"
    codes = {"categorie": Liste.ORGANISMES, "canal": Liste.CANAUX}  # noqa: RUF012

    def toutes(self) -> list[Organisme]:
        """Return every organisme, by folded name."""
        return sorted(super().toutes(), key=lambda organisme: (fold(organisme.nom), organisme.id))

    def chercher(self, saisie: str, *, inactifs: bool = False) -> list[Organisme]:
        """Return those whose name, town or category begins with every word typed, by folded name."""
        cherches = mots(saisie)
        with self._magasin.lire() as connexion:
            noms = {e.code: e.libelle for e in nomenclatures.liste(connexion, Liste.ORGANISMES)}
        return [
            organisme
            for organisme in self.toutes()
            if (inactifs or organisme.actif) and _porte(organisme, noms.get(organisme.categorie, ""), cherches)
        ]

    def fusionner(self, garde: int, doublon: int) -> tuple[Organisme, Changes]:
        """Make two entries one: acts, démarches, accords of `doublon` move under `garde`; one step to undo.

        Raises `FusionMemeOrganisme`, `Introuvable`.
        """
        if garde == doublon:
            raise FusionMemeOrganisme
        with self._magasin.ecrire("Fusion : deux organismes", "fusionner") as unite:
            reuni = organismes.fusionner(
                unite, self._exiger(unite.connexion, garde), self._exiger(unite.connexion, doublon)
            )
        return reuni, unite.changes()

    def comparer(self, chemin: Path) -> MiseAJour:
        """Return what the file (xlsx, ods, csv) would change; nothing is kept. Raises `ColonneNom`."""
        with self._magasin.lire() as connexion:
            return _comparer(connexion, chemin)

    def mettre_a_jour(self, chemin: Path) -> tuple[MiseAJour, Changes]:
        """Keep what the file says; an entry is the same by its name, its category and its town. Raises `ColonneNom`."""
        with self._magasin.ecrire("Mise à jour des organismes") as unite:
            bilan = _comparer(unite.connexion, chemin)
            for organisme in (*bilan.nouveaux, *bilan.changes):
                self.ecrire(unite, organisme)
        return bilan, unite.changes()

    def _verifier(self, _connexion: Connection, record: Organisme) -> None:
        verifier(record)


def _porte(organisme: Organisme, categorie: str, cherches: list[str]) -> bool:
    portes = mots(f"{organisme.nom} {organisme.service} {organisme.ville} {organisme.code_postal} {categorie}")
    return all(any(mot.startswith(cherche) for mot in portes) for cherche in cherches)


def _comparer(connexion: Connection, chemin: Path) -> MiseAJour:
    categories = _Categories(nomenclatures.liste(connexion, Liste.ORGANISMES))
    connus = {_cle(o): o for o in organismes.ORGANISMES.tous(connexion)}
    nouveaux: dict[tuple[str, str, str], Organisme] = {}
    changes: list[Organisme] = []
    identiques = 0
    for lue in _lignes(chemin):
        voulu: dict[str, Any] = {**lue, "categorie": categories.code(lue.get("categorie", ""))}
        cle = _cle(Organisme(**voulu))
        connu = connus.get(cle) or connus.get((*cle[:2], ""))
        if connu is None:
            nouveaux.setdefault(cle, Organisme(**voulu))
        elif (complete := replace(connu, **voulu)) != connu:
            changes.append(complete)
        else:
            identiques += 1
    return MiseAJour(tuple(nouveaux.values()), tuple(changes), identiques)


class _Categories:
    """Finds the code of a category by its code, its name or its abbreviation."""

    def __init__(self, entrees: Iterable[Entree]) -> None:
        self._codes: dict[str, str] = {}
        for entree in entrees:
            for dit in (entree.code, entree.libelle, *entree.attributs.get("sigle", "").split(",")):
                self._codes.setdefault(fold(dit), entree.code)

    def code(self, dit: str) -> str:
        return self._codes.get(fold(dit), "AUT")


def _lignes(chemin: Path) -> list[dict[str, str]]:
    """Return the known columns of each line that has a name, empty cells left out."""
    lignes = ouvrir(chemin).feuilles[0].lignes
    tete = [_COLONNES.get(fold(str(cellule)), "") for cellule in lignes[0]]
    if "nom" not in tete:
        raise ColonneNom
    lues = [
        {champ: _texte(cellule) for champ, cellule in zip(tete, ligne, strict=False) if champ and _texte(cellule)}
        for ligne in lignes[1:]
    ]
    return [lue for lue in lues if lue.get("nom")]


def _texte(cellule: object) -> str:
    """Return the words of a cell; a postal code read as a number keeps its digits."""
    if isinstance(cellule, float) and cellule.is_integer():
        return str(int(cellule))
    return str(cellule).strip()


def _cle(organisme: Organisme) -> tuple[str, str, str]:
    return (organisme.categorie, fold(organisme.nom), fold(organisme.ville))
