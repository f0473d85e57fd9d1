"""Every check of a coffre or a backup, changing nothing; each tells what it found."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.coffre.archives import Archive
from app.coffre.constats import Constat
from app.coffre.emplacements import Trousseau
from app.coffre.entete import Jumeaux
from app.errors import Refus
from app.services import controles, sauvegardes
from app.services.acces import Digest
from app.services.attente import Attente
from app.services.coffre_ouvert import CoffreOuvert
from app.services.horloge import Horloge
from app.store import copies, database
from app.store.database import Acces, Brute
from app.store.errors import BaseEndommagee


def verifier_coffre(attente: Attente, horloge: Horloge) -> list[Constat]:
    """Return every finding on a coffre, and let it go; raises what opening it would."""
    ouvert = CoffreOuvert(attente.dossier, *attente.cles(), attente.verrou, horloge)
    try:
        return list(_constats(ouvert, attente.jumeaux, attente.digest))
    finally:
        ouvert.abandonner()


def verifier_sauvegarde(archive: Archive, trousseau: Trousseau) -> list[Constat]:
    """Return what a backup holds, after its seal was checked and its database opened in a private folder.

    Raises `SauvegardeEndommagee`, `BaseEndommagee`, `CopieInfidele`.
    """
    with tempfile.TemporaryDirectory() as prive:
        travail = Acces(Path(prive) / database.NOM, trousseau.cle, trousseau.sel)
        cle = trousseau.sous_cle("sauvegarde")
        manifeste = sauvegardes.verifier(archive, travail, cle, sauvegardes.ignorer)
    jour = datetime.fromisoformat(manifeste.instant).astimezone().strftime("%d/%m/%Y à %H:%M")
    lignes, pieces = sum(manifeste.lignes.values()), len(manifeste.pieces)
    details: dict[str, object] = {"instant": jour, "lignes": lignes, "pieces": pieces}
    return [Constat("sauvegarde_fidele", bon=True, details=details)]


def controler_ouvert(ouvert: CoffreOuvert) -> list[Constat]:
    """Return every finding on a coffre while it is open: rights, pages, journal, pieces."""
    constats = _bilan("droits", _droits(ouvert.dossier))
    try:
        with closing(database.brute(ouvert.acces)) as connexion:
            constats += _bilan("pages", _pages(ouvert, connexion))
            constats += _bilan("journal", controles.journal_rompu(ouvert.registre.premiere_faute(connexion)))
        constats += _bilan("pieces", _pieces(ouvert))
    except BaseEndommagee:
        constats.append(Constat("base_endommagee", bon=False))
    return constats


def _constats(ouvert: CoffreOuvert, jumeaux: Jumeaux, digest: Digest) -> Iterator[Constat]:
    yield from _bilan("en_tete", _en_tete(ouvert, jumeaux))
    yield from _bilan("droits", _droits(ouvert.dossier))
    releve = ouvert.marque.lire()
    repos = controles.comparer_repos(releve, digest, ouvert.dossier)
    if ouvert.marque.abimee and releve:
        repos.append(Constat("marque_abimee", bon=False))
    try:
        with closing(database.brute(ouvert.acces)) as connexion, database.erreurs_traduites():
            yield from _bilan("marque", repos + controles.comparer_marque(releve, ouvert.registre, connexion))
            yield from _bilan("pages", _pages(ouvert, connexion))
            yield from _bilan("journal", controles.journal_rompu(ouvert.registre.premiere_faute(connexion)))
        yield from _bilan("pieces", _pieces(ouvert))
    except BaseEndommagee:
        yield from repos
        yield Constat("base_endommagee", bon=False)


def _bilan(etape: str, constats: list[Constat]) -> list[Constat]:
    """Return the findings of one step, or the good one when there is none."""
    return constats or [Constat(f"{etape}_sain", bon=True)]


def _en_tete(ouvert: CoffreOuvert, jumeaux: Jumeaux) -> list[Constat]:
    attendus = ouvert.entete.octets()
    if not jumeaux.abimes and all(lu.octets() == attendus for lu in jumeaux.entetes):
        return []
    return [Constat("entete_abime", bon=False, details={"fichiers": ", ".join(jumeaux.abimes) or "cles.1, cles.2"})]


def _droits(dossier: Path) -> list[Constat]:
    if os.name != "posix":
        return []
    chemins = [dossier, *sorted(dossier.rglob("*"))]
    larges = [chemin.name for chemin in chemins if stat.S_IMODE(chemin.stat().st_mode) & 0o077]
    return [Constat("droits_larges", bon=False, details={"fichiers": ", ".join(larges)})] if larges else []


def _pages(ouvert: CoffreOuvert, connexion: Brute) -> list[Constat]:
    if database.debut(ouvert.acces.chemin) != ouvert.acces.sel:
        return [Constat("sel_abime", bon=False)]
    try:
        copies.exiger_saine(connexion)
    except Refus:
        return [Constat("base_endommagee", bon=False)]
    return []


def _pieces(ouvert: CoffreOuvert) -> list[Constat]:
    with ouvert.engine_lecture.connect() as connexion:
        fautes, orphelins = ouvert.pieces.controler(connexion)
    constats = []
    if fautes:
        constats.append(Constat("pieces_illisibles", bon=False, details={"nombre": len(fautes)}))
    if orphelins:
        constats.append(Constat("pieces_orphelines", bon=True, details={"nombre": orphelins}))
    return constats
