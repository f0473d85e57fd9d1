"""A backup is one verified file; it is restored into a new directory, by the phrase of its day."""

import random
from datetime import UTC, datetime

import pytest

from app.coffre import archives
from app.coffre.errors import (
    CoffreExiste,
    FormatPlusRecent,
    PasUneSauvegarde,
    PhraseFausse,
    SauvegardeEndommagee,
)
from app.errors import Refus
from app.files import CibleExiste
from app.progress import Annule, CancelToken
from app.services.sauvegardes import Sauvegardes
from app.store.unit_of_work import Magasin
from tests.coffre.atelier import noms, retourner, saisir


@pytest.fixture
def fichier(atelier):
    """A backup of three saves and one piece."""
    ouvert = atelier.ouvrir()
    saisir(ouvert, 3)
    with Magasin(ouvert.engine_ecriture, temoin=ouvert.temoin).ecrire() as unite:
        ouvert.pieces.ajouter(unite, b"une attestation", "application/pdf")
    chemin = atelier.dossier.with_name("copie.visavis")
    Sauvegardes(ouvert).ecrire(chemin)
    ouvert.fermer()
    return chemin


def test_a_restored_coffre_holds_what_was_saved(atelier, fichier):
    neuf = atelier.dossier.with_name("Neuf.coffre")
    atelier.service.restaurer(fichier, neuf, phrase=atelier.phrase)
    ouvert = atelier.service.ouvrir(neuf, phrase=atelier.phrase)
    with ouvert.engine_lecture.connect() as connexion:
        assert ouvert.pieces.lire(connexion, 1) == b"une attestation"
    assert (ouvert.constats, len(noms(ouvert))) == ([], 3)
    ouvert.fermer()
    assert all(constat.bon for constat in atelier.service.verifier(neuf, phrase=atelier.phrase))


def test_the_recovery_key_restores_too(atelier, fichier):
    atelier.service.restaurer(fichier, atelier.dossier.with_name("Neuf.coffre"), secours=atelier.secours)


def test_a_backup_keeps_the_phrase_of_its_day(atelier, fichier):
    ouvert = atelier.ouvrir()
    atelier.service.changer_phrase(ouvert, atelier.phrase + " nouvelle")
    ouvert.fermer()
    with pytest.raises(PhraseFausse):
        atelier.service.lire_sauvegarde(fichier, phrase=atelier.phrase + " nouvelle")
    assert atelier.service.lire_sauvegarde(fichier, phrase=atelier.phrase).saisies == 4


def test_what_restoring_would_lose_is_known_before(atelier, fichier):
    atelier.saisir(14, debut=10)
    ouvert = atelier.ouvrir()
    assert ouvert.marque.lire().saisies - atelier.service.lire_sauvegarde(fichier, phrase=atelier.phrase).saisies == 14
    ouvert.fermer()


def test_restoring_over_a_coffre_is_refused(atelier, fichier):
    with pytest.raises(CoffreExiste):
        atelier.service.restaurer(fichier, atelier.dossier, phrase=atelier.phrase)


def test_an_existing_file_is_kept_unless_told(atelier, fichier):
    ouvert = atelier.ouvrir()
    avant = fichier.read_bytes()
    with pytest.raises(CibleExiste):
        Sauvegardes(ouvert).ecrire(fichier)
    assert fichier.read_bytes() == avant
    Sauvegardes(ouvert).ecrire(fichier, remplacer=True)
    ouvert.fermer()


def test_nothing_readable_is_in_the_file(atelier, fichier):
    octets = fichier.read_bytes()
    assert not any(mot in octets for mot in (b"essai-", b"attestation", b"SQLite format", b"personnes"))
    assert octets.startswith(archives.MAGIE)


def test_a_backup_is_verified_in_words(atelier, fichier):
    constats = atelier.service.verifier(fichier, phrase=atelier.phrase)
    assert [(constat.code, constat.bon) for constat in constats] == [("sauvegarde_fidele", True)]


def test_a_cancelled_backup_leaves_nothing(atelier):
    ouvert = atelier.ouvrir()
    annulation = CancelToken()
    annulation.cancel()
    avant = set(atelier.dossier.parent.rglob("*"))
    with pytest.raises(Annule):
        Sauvegardes(ouvert).ecrire(atelier.dossier.with_name("a.visavis"), annulation=annulation)
    assert set(atelier.dossier.parent.rglob("*")) == avant
    ouvert.fermer()


def test_automatic_backups_stand_beside_the_coffre_and_are_thinned(atelier):
    ouvert = atelier.ouvrir()
    service = Sauvegardes(ouvert)
    service.automatique()
    jours = [datetime(2025, 1, jour, heure, tzinfo=UTC) for jour in range(1, 29) for heure in (8, 18)]
    ouvert.horloge = lambda: datetime(2025, 1, 30, tzinfo=UTC)
    for chemin in service.dossier.iterdir():
        chemin.unlink()
    for instant in jours:
        (service.dossier / f"{instant:%Y%m%d-%H%M%S}.visavis").write_bytes(b"")
    dernier = service.automatique()
    assert dernier.name == "20250130-000000.visavis"
    assert 15 <= len(list(service.dossier.iterdir())) < 30
    ouvert.fermer()


def test_a_file_of_another_kind_is_not_a_backup(tmp_path, atelier):
    (tmp_path / "a.visavis").write_bytes(b"PK\x03\x04" * 100)
    with pytest.raises(PasUneSauvegarde):
        atelier.service.lire_sauvegarde(tmp_path / "a.visavis", phrase=atelier.phrase)


def test_a_backup_of_the_future_asks_for_a_newer_version(atelier, fichier):
    fichier.write_bytes(b"VISAVIS\x02" + fichier.read_bytes()[8:])
    with pytest.raises(FormatPlusRecent):
        atelier.service.lire_sauvegarde(fichier, phrase=atelier.phrase)


def malformees(octets, nombre):
    """Yield broken files: cut, emptied, with random bytes put in, taken out or written over."""
    hasard = random.Random(300)
    for _ in range(nombre):
        place, longueur = hasard.randrange(len(octets)), hasard.randint(1, 5_000)
        melange = hasard.randbytes(longueur)
        yield hasard.choice(
            [
                octets[:place],
                octets[:place] + melange + octets[place:],
                octets[:place] + octets[place + longueur :],
                octets[:place] + melange + octets[place + longueur :],
                octets[place:],
                octets + melange,
            ]
        )


def acceptees(atelier, fichier, nombre):
    """Restore broken backups; return how many went through."""
    bon, neuf, trop = fichier.read_bytes(), atelier.dossier.with_name("Neuf.coffre"), 0
    for octets in malformees(bon, nombre):
        fichier.write_bytes(octets)
        try:
            atelier.service.restaurer(fichier, neuf, phrase=atelier.phrase)
            trop += 1
        except Refus:
            assert not neuf.exists()
    return trop


def test_a_malformed_backup_is_refused_and_nothing_is_written(atelier, fichier):
    assert acceptees(atelier, fichier, 30) == 0


@pytest.mark.longue
def test_three_hundred_malformed_backups_are_refused(atelier, fichier):
    assert acceptees(atelier, fichier, 300) == 0


def test_a_copy_that_does_not_equal_its_source_never_takes_the_name(atelier, monkeypatch):
    ouvert = atelier.ouvrir()
    ecrire = archives.ecrire

    def mal_ecrire(cible, *reste):
        ecrire(cible, *reste)
        retourner(cible, cible.stat().st_size * 4)

    monkeypatch.setattr(archives, "ecrire", mal_ecrire)
    with pytest.raises(SauvegardeEndommagee):
        Sauvegardes(ouvert).ecrire(atelier.dossier.with_name("a.visavis"))
    assert [chemin.name for chemin in atelier.dossier.parent.iterdir()] == [atelier.dossier.name]
    ouvert.fermer()
