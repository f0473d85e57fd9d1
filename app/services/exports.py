"""Everything in open formats: visavis-export/1 (JSON), the same as CSV, and the pieces, all readable by anyone."""

import csv
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Table, select

from app.files import CibleExiste, DossierAbsent, exiger_hors_coffre
from app.progress import CancelToken, Progress, silencieux
from app.services.pieces import Pieces
from app.store import (
    accompagnements,
    accords,
    approbations,
    budgets,
    contrats,
    courriers,
    demarches,
    documents,
    entreprises,
    factures,
    fonds,
    foyers,
    interventions,
    lettres_word,
    modeles_lettre,
    modeles_word,
    nomenclatures,
    organismes,
    permanences,
    personnes,
    pieces,
    reglages,
    rendezvous,
    tables,
)
from app.store.fiches import Fiche
from app.store.pieces import Piece
from app.store.unit_of_work import Magasin

FORMAT = "visavis-export/1"
DONNEES = "donnees.json"
_FICHES: dict[str, Fiche[Any]] = {
    "entreprises": entreprises.ENTREPRISES,
    "sites": entreprises.SITES,
    "effectifs": entreprises.EFFECTIFS,
    "contacts": entreprises.CONTACTS,
    "contrats": contrats.CONTRATS,
    "conditions": contrats.CONDITIONS,
    "approbations": approbations.APPROBATIONS,
    "organismes": organismes.ORGANISMES,
    "permanences": permanences.PERMANENCES,
    "personnes": personnes.PERSONNES,
    "emplois": personnes.EMPLOIS,
    "foyers": foyers.FOYERS,
    "accompagnements": accompagnements.ACCOMPAGNEMENTS,
    "interventions": interventions.INTERVENTIONS,
    "documents": documents.DOCUMENTS,
    "demarches": demarches.DEMARCHES,
    "accords": accords.ACCORDS,
    "budgets": budgets.BUDGETS,
    "fonds": fonds.FONDS,
    "rendezvous": rendezvous.RENDEZVOUS,
    "acheteurs": factures.ACHETEURS,
    "factures": factures.FACTURES,
    "paiements": factures.PAIEMENTS,
    "courriers": courriers.COURRIERS,
    "lettres_word": lettres_word.LETTRES_WORD,
    "modeles_lettre": modeles_lettre.MODELES_LETTRE,
    "modeles_word": modeles_word.MODELES_WORD,
    "nomenclatures": nomenclatures.ENTREES,
}
_REGISTRES = (tables.publications, tables.publications_fichiers, tables.releves, tables.releves_fichiers)
_SCELLEES = ("blocs",)
_FORMULES = ("=", "+", "-", "@", "\t", "\r")
_PAS = 1_000


@dataclass(frozen=True, slots=True)
class Resume:
    """What was written: how many records of each kind."""

    nombres: dict[str, int]


class Exports:
    """Writes the whole vault where she said; `consigner` journals the export."""

    def __init__(self, magasin: Magasin, depot: Pieces, consigner: Callable[[], None]) -> None:
        self._magasin = magasin
        self._depot = depot
        self._consigner = consigner

    def exporter(
        self,
        dossier: Path,
        *,
        remplacer: bool = False,
        progres: Progress = silencieux,
        jeton: CancelToken | None = None,
    ) -> Resume:
        """Write the folder, whole or not at all, one consistent state of the vault.

        An existing folder is replaced only when asked and when it is an earlier export.
        Raises `CibleExiste`, `DossierAbsent`, `DansUnCoffre`, `Annule`, `OSError`.
        """
        exiger_hors_coffre(dossier)
        _exiger_place(dossier, remplacer=remplacer)
        part = dossier.with_name(f".{dossier.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        try:
            with self._magasin.lire() as connexion:
                nombres = _ecrire_donnees(connexion, part, progres, jeton or CancelToken())
                self._ecrire_pieces(connexion, part / "pieces")
            if dossier.exists():
                shutil.rmtree(dossier)
            part.replace(dossier)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        self._consigner()
        return Resume(nombres)

    def _ecrire_pieces(self, connexion: Connection, dossier: Path) -> None:
        """Write each piece in clear."""
        dossier.mkdir(mode=0o700)
        for piece in pieces.toutes(connexion):
            with _ouvrir(dossier / _nom_piece(piece), "wb") as sortie:
                sortie.write(self._depot.lire(connexion, piece.id))


def _exiger_place(dossier: Path, *, remplacer: bool) -> None:
    if not dossier.parent.is_dir():
        raise DossierAbsent(dossier=dossier.parent)
    if dossier.exists() and not (remplacer and (dossier / DONNEES).is_file()):
        raise CibleExiste(fichier=dossier)


def _ecrire_donnees(connexion: Connection, dossier: Path, progres: Progress, jeton: CancelToken) -> dict[str, int]:
    """Write donnees.json and the CSV files in one reading, a few thousand records in memory at a time."""
    nombres, listes = {}, _listes(connexion)
    with _ouvrir(dossier / DONNEES, "w") as sortie:
        sortie.write(f'{{"format": "{FORMAT}"')
        for rang, (nom, lignes) in enumerate(listes.items()):
            progres(rang, len(listes), nom)
            nombres[nom] = _ecrire_liste(nom, lignes, sortie, dossier / f"{nom}.csv", jeton)
        sortie.write("\n}\n")
    return nombres


def _listes(connexion: Connection) -> dict[str, Iterator[dict[str, Any]]]:
    """Return the lines of each list, read as they are asked for."""
    listes = {nom: map(_champs, fiche.parcourir(connexion)) for nom, fiche in _FICHES.items()}
    registres = {t.name: t for t in _REGISTRES}
    return (
        listes
        | {nom: _registre(connexion, table) for nom, table in registres.items()}
        | {"pieces": _fiches_pieces(connexion), "reglages": _reglages(connexion)}
    )


def _ecrire_liste(nom: str, lignes: Iterable[dict[str, Any]], sortie: IO[Any], chemin: Path, jeton: CancelToken) -> int:
    """Write one list to the JSON and to its CSV; return how many lines."""
    nombre = 0
    sortie.write(f',\n"{nom}": [')
    with ExitStack() as pile:
        tableur = csv.writer(pile.enter_context(_ouvrir(chemin, "w", bom=True)), delimiter=";")
        for ligne in lignes:
            if nombre % _PAS == 0:
                jeton.check()
            if not nombre:
                tableur.writerow(ligne)
            sortie.write(("," if nombre else "") + "\n" + _json(ligne))
            tableur.writerow(map(_cellule, ligne.values()))
            nombre += 1
    sortie.write("]")
    return nombre


def _champs(record: Any) -> dict[str, Any]:  # noqa: ANN401
    return {champ.name: getattr(record, champ.name) for champ in fields(record)}


def _json(valeur: object) -> str:
    return json.dumps(valeur, ensure_ascii=False, default=_simple)


def _simple(valeur: Any) -> object:  # noqa: ANN401
    """Tell JSON what a date and a record within a record are."""
    if is_dataclass(valeur):
        return _champs(valeur)
    if isinstance(valeur, date):
        return valeur.isoformat()
    raise TypeError(type(valeur).__name__)


def _cellule(valeur: object) -> object:
    """Return what a spreadsheet may open safely: a text that would be a formula is quoted."""
    if isinstance(valeur, tuple | dict):
        return _json(valeur)
    if isinstance(valeur, str) and valeur.startswith(_FORMULES):
        return f"'{valeur}"
    return valeur


def _registre(connexion: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of a ledger, hashes in hexadecimal; its sealed part never leaves."""
    dites = (colonne for colonne in table.c if colonne.name not in _SCELLEES)
    for ligne in connexion.execute(select(*dites).order_by(table.c.id)).mappings():
        yield {nom: valeur.hex() if isinstance(valeur, bytes) else valeur for nom, valeur in ligne.items()}


def _fiches_pieces(connexion: Connection) -> Iterator[dict[str, Any]]:
    """Yield what each file of `pieces` is, without its key."""
    for piece in pieces.toutes(connexion):
        quoi = {"id": piece.id, "fichier": _nom_piece(piece), "type": piece.type, "taille": piece.taille}
        yield quoi | {"sha256": piece.sha256.hex(), "cree_le": piece.cree_le}


def _nom_piece(piece: Piece) -> str:
    """Return the number of the piece with the extension of its media type."""
    suffixe = piece.type.rpartition("/")[2].rpartition(".")[2] or "bin"
    suffixe = "docx" if suffixe == "document" else suffixe
    return f"{piece.id}.{suffixe}"


def _reglages(connexion: Connection) -> Iterator[dict[str, Any]]:
    for cle, valeur in reglages.tous(connexion):
        yield {"cle": cle, "valeur": valeur}


def _ouvrir(chemin: Path, mode: str, *, bom: bool = False) -> IO[Any]:
    """Open a new file that only she can read."""
    if "b" in mode:
        return open(chemin, mode, opener=_prive)
    return open(chemin, mode, encoding="utf-8-sig" if bom else "utf-8", newline="", opener=_prive)


def _prive(chemin: str, drapeaux: int) -> int:
    return os.open(chemin, drapeaux, 0o600)
