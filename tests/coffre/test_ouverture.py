"""Every way an opening may fail has its own name, and leaves the directory as it was."""

import os
import sqlite3
import stat
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest

from app.coffre.errors import (
    CoffreAbsent,
    CoffreExiste,
    CoffreOccupe,
    LieuReseau,
    LieuSynchronise,
    PasUnCoffre,
    PhraseFaible,
    PhraseFausse,
    SecoursFausse,
    TropDEssais,
)
from app.services.coffres import Coffre
from app.services.journal import Journal
from app.store import database
from app.store.database import Acces
from app.store.errors import BaseAbsente, BaseEndommagee, BaseVide, MoteurInsuffisant, SchemaPlusRecent
from tests.coffre.atelier import noms, nouveau, saisir

posix = pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX")


def test_a_coffre_at_rest_is_these_files_and_no_other(atelier):
    atelier.saisir(2)
    presents = {chemin.name for chemin in atelier.dossier.iterdir()}
    assert presents == {"LISEZ-MOI.txt", "cles.1", "cles.2", "coffre.db", "marque", "pieces"}


@posix
def test_directories_and_files_are_hers_alone(atelier, ouvert):
    saisir(ouvert, 1)
    modes = {stat.S_IMODE(chemin.stat().st_mode) for chemin in [atelier.dossier, *atelier.dossier.rglob("*")]}
    assert modes == {0o700, 0o600}


def test_what_was_saved_is_there_after_closing(atelier):
    atelier.saisir(3)
    ouvert = atelier.ouvrir()
    assert noms(ouvert) == ["essai-00000", "essai-00001", "essai-00002"]
    assert ouvert.constats == []
    ouvert.fermer()


def test_the_recovery_key_opens_too(atelier):
    atelier.service.ouvrir(atelier.dossier, secours=atelier.secours.lower()).fermer()


def test_a_decomposed_phrase_opens(tmp_path, cout):
    accents = "élève préféré naïveté forêt goéland pâquerette œillet"
    atelier = nouveau(tmp_path / "Accents.coffre", cout, unicodedata.normalize("NFC", accents))
    atelier.service.ouvrir(atelier.dossier, phrase=unicodedata.normalize("NFD", accents)).fermer()


def test_a_weak_phrase_creates_nothing(tmp_path, cout):
    with pytest.raises(PhraseFaible):
        Coffre(cout).creer(tmp_path / "Faible.coffre", "motdepasse")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_not_touched(tmp_path, cout, phrase):
    (tmp_path / "mots.txt").write_text("à moi")
    with pytest.raises(CoffreExiste):
        Coffre(cout).creer(tmp_path, phrase)


def test_a_creation_that_fails_leaves_nothing(tmp_path, cout, phrase, monkeypatch):
    monkeypatch.setattr("app.store.migrate.construire", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Coffre(cout).creer(tmp_path / "Neuf.coffre", phrase)
    assert list(tmp_path.iterdir()) == []


def test_an_absent_folder_a_file_and_a_plain_folder_are_three_errors(tmp_path, cout, phrase):
    service = Coffre(cout)
    with pytest.raises(CoffreAbsent):
        service.ouvrir(tmp_path / "rien", phrase=phrase)
    (tmp_path / "fichier").write_bytes(b"x")
    for lieu in (tmp_path, tmp_path / "fichier"):
        with pytest.raises(PasUnCoffre):
            service.ouvrir(lieu, phrase=phrase)


def test_an_absent_or_empty_database_never_becomes_a_new_one(atelier):
    base = atelier.dossier / "coffre.db"
    base.write_bytes(b"")
    with pytest.raises(BaseVide):
        atelier.ouvrir()
    base.unlink()
    with pytest.raises(BaseAbsente):
        atelier.ouvrir()
    assert not base.exists()


def test_a_plain_database_put_in_place_is_damage(atelier):
    base = atelier.dossier / "coffre.db"
    base.unlink()
    plaine = sqlite3.connect(base)
    plaine.execute("CREATE TABLE t (a)")
    plaine.commit()
    plaine.close()
    with pytest.raises(BaseEndommagee):
        atelier.ouvrir()


def test_a_newer_schema_asks_for_a_newer_version(atelier):
    ouvert = atelier.ouvrir()
    ouvert.fermer()
    connexion = database.brute(ouvert.acces)
    connexion.execute("UPDATE alembic_version SET version_num = '9999'")
    connexion.close()
    with pytest.raises(SchemaPlusRecent):
        atelier.ouvrir()


def test_a_stock_sqlite_is_refused(tmp_path, monkeypatch):
    chemin = tmp_path / "plaine.db"
    connexion = sqlite3.connect(chemin)
    connexion.execute("CREATE TABLE t (a)")
    connexion.commit()
    connexion.close()
    monkeypatch.setattr(database, "dbapi2", sqlite3)
    with pytest.raises(MoteurInsuffisant):
        database.brute(Acces(chemin, bytes(32), bytes(16)))


def test_a_second_opening_is_told_the_coffre_is_in_use(atelier, ouvert):
    with pytest.raises(CoffreOccupe):
        atelier.ouvrir()


def test_a_lock_left_by_a_crash_does_not_hold(atelier):
    (atelier.dossier / "verrou").write_bytes(b"")
    atelier.ouvrir().fermer()


def test_a_refused_opening_gives_the_lock_back(atelier):
    with pytest.raises(PhraseFausse):
        atelier.service.ouvrir(atelier.dossier, phrase="une autre")
    atelier.ouvrir().fermer()


def test_changing_the_phrase_revokes_the_old_one_and_keeps_the_recovery_key(atelier):
    ouvert = atelier.ouvrir()
    atelier.service.changer_phrase(ouvert, atelier.phrase + " nouvelle")
    ouvert.fermer()
    with pytest.raises(PhraseFausse):
        atelier.ouvrir()
    atelier.service.ouvrir(atelier.dossier, phrase=atelier.phrase + " nouvelle").fermer()
    atelier.service.ouvrir(atelier.dossier, secours=atelier.secours).fermer()


def test_a_replaced_recovery_key_no_longer_opens(atelier):
    ouvert = atelier.ouvrir()
    nouvelle = atelier.service.changer_secours(ouvert)
    ouvert.fermer()
    with pytest.raises(SecoursFausse):
        atelier.service.ouvrir(atelier.dossier, secours=atelier.secours)
    atelier.service.ouvrir(atelier.dossier, secours=nouvelle).fermer()


def test_failures_make_her_wait_then_reach_the_journal(atelier, cout):
    instant = [datetime(2025, 3, 14, 9, 0, tzinfo=UTC)]
    service = Coffre(cout, lambda: instant[0])
    for _ in range(3):
        with pytest.raises(PhraseFausse):
            service.ouvrir(atelier.dossier, phrase="une autre")
    with pytest.raises(TropDEssais):
        service.ouvrir(atelier.dossier, phrase=atelier.phrase)
    instant[0] += timedelta(seconds=2)
    ouvert = service.ouvrir(atelier.dossier, phrase=atelier.phrase)
    actes = [entree.acte for entree in Journal(ouvert).dernieres(4)]
    ouvert.fermer()
    assert actes == ["ouverture", *["ouverture_refusee"] * 3]
    assert not (atelier.dossier / "echecs").exists()


@pytest.mark.parametrize(
    ("nom", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Cabinet", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("iCloud Drive", "iCloud"),
        ("Google Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_synchronised_folder_is_refused_by_name(tmp_path, cout, phrase, nom, service):
    (tmp_path / nom).mkdir()
    with pytest.raises(LieuSynchronise) as refus:
        Coffre(cout).creer(tmp_path / nom / "A.coffre", phrase)
    assert refus.value.details["service"] == service


@pytest.mark.parametrize("repere", [".dropbox", ".sync_0123456789ab.db", ".owncloudsync.log"])
def test_a_synchronised_folder_is_refused_by_what_the_service_leaves_there(atelier, repere):
    (atelier.dossier.parent / repere).write_bytes(b"")
    with pytest.raises(LieuSynchronise):
        atelier.ouvrir()


def test_a_network_drive_is_refused(atelier, tmp_path, monkeypatch):
    montages = tmp_path / "mounts"
    montages.write_text(f"/dev/sda1 / ext4 rw 0 0\n//serveur/partage {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr("app.coffre.lieux._MONTAGES", montages)
    with pytest.raises(LieuReseau):
        atelier.ouvrir()


def _accepted(atelier, cout, nombre):
    """Try wrong phrases, the right one mistyped among them, an hour apart each."""
    instant = [datetime(2025, 1, 1, tzinfo=UTC)]
    service = Coffre(cout, lambda: instant[0])
    acceptees = []
    for rang in range(nombre):
        instant[0] += timedelta(hours=1)
        place = rang % len(atelier.phrase)
        fausse = atelier.phrase[:place] + chr(0x3B1 + rang % 20) + atelier.phrase[place + 1 :]
        try:
            service.ouvrir(atelier.dossier, phrase=fausse).fermer()
            acceptees.append(fausse)
        except PhraseFausse:
            continue
    return acceptees


def test_no_wrong_phrase_opens(atelier, cout):
    assert _accepted(atelier, cout, 25) == []


@pytest.mark.longue
def test_no_wrong_phrase_of_a_thousand_opens(atelier, cout):
    assert _accepted(atelier, cout, 1_000) == []
