"""A flipped bit anywhere is told: in the database, the headers, the mark, the living log, the backups."""

import random
import shutil
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from app.errors import Refus
from app.services.coffre_ouvert import CoffreOuvert
from app.services.sauvegardes import Sauvegardes
from app.store import database
from tests.coffre.atelier import noms, retourner, saisir

MANQUE = {"saisies_manquantes", "journal_divergent", "journal_rompu"}


def constats(atelier):
    """Return what opening tells, and what is left of the saves; a refusal counts as told."""
    try:
        ouvert = atelier.ouvrir()
    except Refus as refus:
        return {refus.code}, []
    trouves, restes = {constat.code for constat in ouvert.constats}, noms(ouvert)
    ouvert.abandonner()
    return trouves, restes


def copie(atelier, vers):
    """Return the same coffre, copied into a fresh directory."""
    shutil.rmtree(vers, ignore_errors=True)
    shutil.copytree(atelier.dossier, vers)
    return type(atelier)(atelier.service, vers, atelier.phrase, atelier.secours)


def silencieux(atelier, nom, nombre):
    """Flip one random bit of the file `nom`, many times; return the bits nobody spoke of."""
    atelier.saisir(20)
    hasard, muets = random.Random(nom), []
    taille = (atelier.dossier / nom).stat().st_size * 8
    for _ in range(nombre):
        essai = copie(atelier, atelier.dossier.with_name("essai.coffre"))
        bit = hasard.randrange(taille)
        retourner(essai.dossier / nom, bit)
        if not constats(essai)[0]:
            muets.append(bit)
    return muets


@pytest.mark.parametrize("nom", ["coffre.db", "cles.1", "cles.2", "marque"])
def test_a_flipped_bit_at_rest_is_told_at_the_next_opening(atelier, nom):
    assert silencieux(atelier, nom, 12) == []


@pytest.mark.longue
@pytest.mark.parametrize("nom", ["coffre.db", "cles.1", "cles.2", "marque"])
def test_two_thousand_flipped_bits_are_told(atelier, nom):
    assert silencieux(atelier, nom, 2_000) == []


def test_a_page_of_yesterday_put_back_is_told_although_it_bears_its_seal(atelier):
    atelier.saisir(5)
    hier = (atelier.dossier / "coffre.db").read_bytes()
    atelier.saisir(40, debut=5)
    base = atelier.dossier / "coffre.db"
    aujourdhui = bytearray(base.read_bytes())
    pages = range(4096, len(hier), 4096)
    page = next(rang for rang in pages if hier[rang : rang + 4096] != aujourdhui[rang : rang + 4096])
    aujourdhui[page : page + 4096] = hier[page : page + 4096]
    base.write_bytes(aujourdhui)
    assert constats(atelier)[0] & {"base_remplacee", "base_endommagee"}


def test_a_whole_database_of_yesterday_put_back_is_announced_with_its_saves(atelier):
    atelier.saisir(5)
    hier = (atelier.dossier / "coffre.db").read_bytes()
    atelier.saisir(3, debut=5)
    (atelier.dossier / "coffre.db").write_bytes(hier)
    ouvert = atelier.ouvrir()
    manque = next(constat for constat in ouvert.constats if constat.code == "saisies_manquantes")
    assert manque.details["saisies"] == 3
    ouvert.fermer()


def test_damaged_first_bytes_are_mended_from_the_header(atelier):
    atelier.saisir(3)
    retourner(atelier.dossier / "coffre.db", 17)
    trouves, restes = constats(atelier)
    assert {"sel_repare", "base_remplacee"} <= trouves
    assert len(restes) == 3


def mourir(ouvert: CoffreOuvert, vers):
    """Copy the directory of an open coffre, as a process that dies leaves it."""
    shutil.rmtree(vers, ignore_errors=True)
    shutil.copytree(ouvert.dossier, vers)
    (vers / "verrou").unlink()


def journal_vivant(atelier, vers, nombre):
    """Return a coffre whose last `nombre` saves are in the log only, and its state before any harm."""
    ouvert = atelier.ouvrir()
    saisir(ouvert, nombre)
    mourir(ouvert, vers)
    ouvert.fermer()
    return type(atelier)(atelier.service, vers, atelier.phrase, atelier.secours)


def pertes_muettes(atelier, nombre):
    """Cut or flip a living log at random; return the harms that lost a save without a word, and how many lost."""
    mort = journal_vivant(atelier, atelier.dossier.with_name("mort.coffre"), 10)
    hasard, muettes, perdantes = random.Random(7), [], 0
    taille = (mort.dossier / "coffre.db-wal").stat().st_size
    for rang in range(nombre):
        essai = copie(mort, mort.dossier.with_name("essai.coffre"))
        wal, place = essai.dossier / "coffre.db-wal", hasard.randrange(taille)
        (essai.dossier / "coffre.db-shm").unlink(missing_ok=True)
        if rang % 2:
            retourner(wal, place * 8)
        else:
            wal.write_bytes(wal.read_bytes()[:place])
        trouves, restes = constats(essai)
        perdantes += len(restes) < 10
        if len(restes) < 10 and not trouves & MANQUE:
            muettes.append(place)
    return muettes, perdantes


def test_a_harmed_living_log_announces_the_saves_it_lost(atelier):
    muettes, perdantes = pertes_muettes(atelier, 16)
    assert muettes == []
    assert perdantes > 3


@pytest.mark.longue
def test_five_hundred_harmed_logs_announce_the_saves_they_lost(atelier):
    assert pertes_muettes(atelier, 500)[0] == []


def test_the_control_without_the_mark_nothing_is_announced(atelier):
    mort = journal_vivant(atelier, atelier.dossier.with_name("mort.coffre"), 10)
    wal = mort.dossier / "coffre.db-wal"
    wal.write_bytes(wal.read_bytes()[: wal.stat().st_size // 2])
    (mort.dossier / "coffre.db-shm").unlink(missing_ok=True)
    acces = database.Acces(mort.dossier / "coffre.db", *_secrets(atelier))
    with closing(database.brute(acces)) as connexion:
        restes = connexion.execute("SELECT count(*) FROM reglages WHERE cle LIKE 'essai-%'").fetchone()[0]
        assert connexion.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connexion.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    assert restes < 10


def _secrets(atelier):
    ouvert = atelier.ouvrir()
    ouvert.fermer()
    return ouvert.acces.cle, ouvert.acces.sel


def test_a_flipped_bit_in_a_live_database_is_refused_by_its_page_seal(atelier):
    ouvert = atelier.ouvrir()
    ouvert.fermer()
    retourner(atelier.dossier / "coffre.db", 8 * 5_000)
    with closing(database.brute(ouvert.acces)) as connexion:
        try:
            sceaux = connexion.execute("PRAGMA cipher_integrity_check").fetchall()
        except dbapi2.DatabaseError:
            sceaux = ["refusée"]
    assert sceaux


def sauvegardes_muettes(atelier, nombre):
    """Flip one random bit of a backup, many times; return the bits with which it was still restored."""
    ouvert = atelier.ouvrir()
    fichier = atelier.dossier.with_name("a.visavis")
    saisir(ouvert, 3)
    Sauvegardes(ouvert).ecrire(fichier)
    ouvert.fermer()
    bon, hasard, muets = fichier.read_bytes(), random.Random(3), []
    for _ in range(nombre):
        bit = hasard.randrange(len(bon) * 8)
        fichier.write_bytes(bon)
        retourner(fichier, bit)
        try:
            atelier.service.restaurer(fichier, atelier.dossier.with_name("r.coffre"), phrase=atelier.phrase)
            muets.append(bit)
        except Refus:
            continue
    return muets


def test_a_flipped_bit_in_a_backup_is_refused(atelier):
    assert sauvegardes_muettes(atelier, 60) == []
    assert not atelier.dossier.with_name("r.coffre").exists()


@pytest.mark.longue
def test_two_thousand_flipped_bits_in_a_backup_are_refused(atelier):
    assert sauvegardes_muettes(atelier, 2_000) == []
