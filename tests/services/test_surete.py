"""What watches over the coffre: backups due, checks, the second place, restoring, the passphrase, the pause."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.coffre.errors import PhraseFaible, PhraseFausse, SauvegardeAutre, SecoursFausse
from app.coffre.kdf import Cout
from app.context import AppScope
from app.domain.errors import SiretInvalide
from app.domain.pauses import ESSAIS, Pause, PinFaible, exiger_pin
from app.domain.personnes import Personne
from app.domain.praticiennes import Praticienne
from app.files import DossierAbsent

PHRASE = "radio otarie larve figue beignet zonage candide"
AUTRE = "cascade tulipe menhir girafe poivre luzerne hublot"
DEPART = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Horloge:
    def __init__(self):
        self.instant = DEPART

    def __call__(self):
        return self.instant

    def avancer(self, **ecart):
        self.instant += timedelta(**ecart)


@pytest.fixture
def horloge():
    return Horloge()


@pytest.fixture
def scope(horloge):
    return AppScope(Cout(8, 1, 1), horloge)


@pytest.fixture
def session(scope, tmp_path):
    session, _ = scope.creer(tmp_path / "Essai.coffre", PHRASE)
    with session:
        yield session


def test_a_backup_is_due_when_something_was_saved_and_half_an_hour_went_by(session, horloge):
    session.sauvegardes.automatique()
    assert not session.surete.sauvegarde_due()
    horloge.avancer(hours=2)
    assert not session.surete.sauvegarde_due()
    session.personnes.save(Personne(nom="Martin"))
    assert session.surete.sauvegarde_due()
    session.sauvegardes.automatique()
    session.personnes.save(Personne(nom="Durand"))
    assert not session.surete.sauvegarde_due()
    horloge.avancer(minutes=31)
    assert session.surete.sauvegarde_due()
    assert session.surete.lire().saisies == 1


def test_the_second_place_has_its_own_age(session, horloge, tmp_path):
    assert session.surete.lire().seconde is None
    cle = tmp_path / "cle-usb"
    with pytest.raises(DossierAbsent):
        session.sauvegardes.ailleurs(cle)
    cle.mkdir()
    fichier = session.sauvegardes.ailleurs(cle)
    horloge.avancer(days=3)
    session.sauvegardes.automatique()
    assert session.surete.lire().seconde == DEPART
    assert session.surete.lire().sauvegarde == horloge.instant
    assert [s.chemin for s in session.sauvegardes.dernieres(cle)] == [fichier]


def test_the_last_backups_come_first(session, horloge):
    premiere = session.sauvegardes.automatique()
    horloge.avancer(hours=1)
    seconde = session.sauvegardes.automatique()
    assert [s.chemin for s in session.sauvegardes.dernieres()] == [seconde, premiere]


def test_a_check_is_due_once_a_day_and_tells_what_it_found(session, horloge):
    assert session.surete.controle_du()
    constats = session.surete.controler()
    assert {c.code for c in constats} == {"droits_sain", "pages_sain", "journal_sain", "pieces_sain"}
    assert not session.surete.controle_du()
    assert session.surete.lire().fautes == ()
    horloge.avancer(hours=25)
    assert session.surete.controle_du()


def test_a_check_tells_a_lost_piece(session, tmp_path):
    (tmp_path / "Essai.coffre" / "coffre.db").chmod(0o644)
    session.surete.controler()
    assert session.surete.lire().fautes == ("droits_larges",)


def test_what_a_restore_would_lose_is_counted_before(session, scope, tmp_path):
    session.personnes.save(Personne(nom="Martin"))
    fichier = session.sauvegardes.automatique()
    for nom in ("Durand", "Lefort"):
        session.personnes.save(Personne(nom=nom))
    manifeste, perdues = session.coffre.relire_sauvegarde(fichier)
    assert perdues == 2
    assert manifeste.lignes["personnes"] == 1
    neuf = tmp_path / "Rendu.coffre"
    session.coffre.restaurer(fichier, neuf)
    assert len(session.personnes.toutes()) == 3
    with scope.ouvrir(neuf, phrase=PHRASE) as rendue:
        assert [p.nom for p in rendue.personnes.toutes()] == ["Martin"]


def test_the_backup_of_another_coffre_is_not_restored_over_this_one(session, scope, tmp_path):
    autre, _ = scope.creer(tmp_path / "Autre.coffre", PHRASE)
    with autre:
        fichier = autre.sauvegardes.automatique()
    with pytest.raises(SauvegardeAutre):
        session.coffre.relire_sauvegarde(fichier)
    with pytest.raises(SauvegardeAutre):
        session.coffre.restaurer(fichier, tmp_path / "Rendu.coffre")
    assert not (tmp_path / "Rendu.coffre").exists()


def test_the_passphrase_changes_for_whoever_knows_it_after_a_backup(session, scope, tmp_path):
    with pytest.raises(PhraseFausse):
        session.coffre.remplacer_phrase(AUTRE, AUTRE)
    with pytest.raises(PhraseFaible):
        session.coffre.remplacer_phrase(PHRASE, "123456")
    assert session.sauvegardes.dernieres() == []
    session.coffre.remplacer_phrase(PHRASE, AUTRE)
    assert len(session.sauvegardes.dernieres()) == 1
    session.close()
    scope.ouvrir(tmp_path / "Essai.coffre", phrase=AUTRE).close()


@pytest.mark.parametrize("code", ["12345", "abcdef", "123456", "000000", "121212", "654321", "²²²²²²", "", "12 34 56"])
def test_a_code_that_anybody_would_try_first_is_refused(code):
    with pytest.raises(PinFaible):
        exiger_pin(code)


def test_the_code_of_the_pause_is_known_by_its_seal_only(session):
    assert not session.pauses.definie
    assert not session.pauses.juste("")
    session.pauses.definir("814259")
    assert session.pauses.definie
    assert session.pauses.juste("814259")
    assert not session.pauses.juste("814258")
    assert "814259" not in str(session.praticiennes.reglage("pause"))
    session.pauses.retirer()
    assert not session.pauses.definie


def test_a_pause_ends_after_three_tries_or_four_hours_or_a_clock_set_back():
    pause = Pause(DEPART)
    for _ in range(ESSAIS):
        assert not pause.finie(DEPART)
        pause = pause.rater()
    assert pause.finie(DEPART)
    assert not replace(pause, rates=0).finie(DEPART + timedelta(hours=3, minutes=59))
    assert replace(pause, rates=0).finie(DEPART + timedelta(hours=4))
    assert replace(pause, rates=0).finie(DEPART - timedelta(seconds=1))


def test_a_recovery_key_opens_nothing_until_it_is_adopted(session, scope, tmp_path):
    cle = session.coffre.tirer_secours()
    session.close()
    with pytest.raises(SecoursFausse):
        scope.ouvrir(tmp_path / "Essai.coffre", secours=cle)
    with scope.ouvrir(tmp_path / "Essai.coffre", phrase=PHRASE) as encore:
        encore.coffre.adopter_secours(cle)
    scope.ouvrir(tmp_path / "Essai.coffre", secours=cle).close()


def test_the_number_of_the_praticienne_is_checked(session):
    with pytest.raises(SiretInvalide):
        session.praticiennes.save(Praticienne(siret="12345678901234"))
    session.praticiennes.save(Praticienne(nom="Claire Morel", siret="732 829 320 00074"))
    assert session.praticiennes.get().siret == "73282932000074"
