"""The agenda as it is shown; calendars of others in and out."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.interventions import Brouillon
from app.domain.personnes import Personne
from app.domain.rendezvous import EtatRendezVous, RendezVous
from app.files import CibleExiste
from app.services.agenda import Agenda, Statut
from app.services.soirees import ActeDuSoir
from tests.services.trame import AUJOURD_HUI, pris

COFFRE = "0123456789abcdef0123456789abcdef"
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def maintenant():
    return [datetime(2025, 6, 16, 9, 0, tzinfo=UTC)]


@pytest.fixture
def exports():
    return []


@pytest.fixture
def agenda(cabinet, carnet, maintenant, exports):
    return Agenda(cabinet.magasin, lambda: maintenant[0], carnet, COFFRE, lambda: exports.append("export"))


def test_the_agenda_tells_names_places_and_holidays(cabinet, carnet, agenda, permanence):
    carnet.prendre(pris(permanence, cabinet.personne("Martin", "Zoé")))
    carnet.prendre(RendezVous(jour=date(2025, 7, 14), debut=840, minutes=60, titre="Réunion CSE"))
    periode = agenda.lire(date(2025, 6, 1), date(2025, 7, 31))
    assert [v.entreprise for v in periode.permanences] == ["Filature du Lac"]
    assert [v.nom for v in periode.rendezvous] == ["Zoé Martin", "Réunion CSE"]
    assert periode.feries[date(2025, 7, 14)] == "Fête nationale"
    tableau = agenda.tableau(permanence.id)
    assert [v.nom for v in tableau.rendezvous] == ["Zoé Martin"]


def test_acts_outside_any_appointment_are_told_beside_the_slots(cabinet, carnet, agenda, soirees, permanence):
    carnet.honorer(carnet.prendre(pris(permanence, cabinet.personne()))[0].id)
    champs = {"contrat_id": cabinet.contrat.id, "permanence_id": permanence.id, "personne": Personne(nom="Bouvier")}
    soirees.garder([ActeDuSoir(Brouillon(jour=AUJOURD_HUI, minutes=20, nature="COU", **champs))])
    assert [a.nom for a in agenda.tableau(permanence.id).actes] == ["Bouvier"]


def test_a_permanence_is_at_hand_from_a_quarter_of_an_hour_before_to_its_end(agenda, permanence, maintenant):
    vus = []
    for heure, minute in ((8, 44), (8, 45), (11, 59), (12, 0)):
        maintenant[0] = datetime(2025, 6, 16, heure, minute, tzinfo=UTC)
        vus.append(agenda.presence() is not None)
    assert vus == [False, True, True, False]


def test_the_permanence_of_the_evening_is_the_last_not_told(cabinet, agenda, permanence):
    assert agenda.du_soir(AUJOURD_HUI).permanence == permanence
    veille, _ = cabinet.permanences.save(replace(permanence, id=0, jour=date(2025, 6, 13)))
    cabinet.permanences.tenir(permanence.id)
    assert agenda.du_soir(AUJOURD_HUI).permanence.id == veille.id


def ecrire_ics(dossier, *evenements, nom="autre.ics"):
    corps = "".join(f"BEGIN:VEVENT\n{lignes}\nEND:VEVENT\n" for lignes in evenements)
    chemin = dossier / nom
    chemin.write_bytes(f"BEGIN:VCALENDAR\nVERSION:2.0\n{corps}END:VCALENDAR\n".replace("\n", "\r\n").encode())
    return chemin


DENTISTE = "UID:dentiste\nDTSTART:20250620T093000\nDTEND:20250620T100000\nSUMMARY:Dentiste"


def test_a_calendar_is_previewed_then_taken_once(cabinet, carnet, agenda, tmp_path):
    chemin = ecrire_ics(tmp_path, DENTISTE)
    apercu = agenda.lire_ics(chemin)
    assert [p.statut for p in apercu.proposes] == [Statut.NOUVEAU]
    assert carnet.toutes() == []
    nombre, _ = agenda.importer_ics([p.evenement for p in apercu.proposes])
    assert (nombre, [r.titre for r in carnet.toutes()]) == (1, ["Dentiste"])
    assert [p.statut for p in agenda.lire_ics(chemin).proposes] == [Statut.CONNU]
    assert agenda.importer_ics([p.evenement for p in apercu.proposes])[0] == 0
    cabinet.annulations.annuler()
    assert carnet.toutes() == []


def test_a_changed_or_cancelled_event_changes_what_it_became(carnet, agenda, tmp_path):
    agenda.importer_ics([p.evenement for p in agenda.lire_ics(ecrire_ics(tmp_path, DENTISTE)).proposes])
    deplace = agenda.lire_ics(ecrire_ics(tmp_path, DENTISTE.replace("T09", "T08")))
    assert [p.statut for p in deplace.proposes] == [Statut.CHANGE]
    agenda.importer_ics([p.evenement for p in deplace.proposes])
    assert [(r.debut, r.minutes) for r in carnet.toutes()] == [(510, 90)]
    annule = agenda.lire_ics(ecrire_ics(tmp_path, DENTISTE + "\nSTATUS:CANCELLED"))
    assert [p.statut for p in annule.proposes] == [Statut.ANNULE]
    agenda.importer_ics([p.evenement for p in annule.proposes])
    assert [r.etat for r in carnet.toutes()] == [EtatRendezVous.ANNULE]


def test_a_person_chosen_for_an_imported_appointment_stays(cabinet, carnet, agenda, tmp_path):
    agenda.importer_ics([p.evenement for p in agenda.lire_ics(ecrire_ics(tmp_path, DENTISTE)).proposes])
    rdv = carnet.toutes()[0]
    carnet.prendre(replace(rdv, personne_id=cabinet.personne().id, titre=""))
    renomme = agenda.lire_ics(ecrire_ics(tmp_path, DENTISTE.replace("SUMMARY:Dentiste", "SUMMARY:Autre")))
    assert [p.statut for p in renomme.proposes] == [Statut.CONNU]


def test_what_leaves_names_nobody_and_comes_back_known(cabinet, carnet, agenda, permanence, exports, tmp_path):
    carnet.prendre(pris(permanence, cabinet.personne("Martin", "Zoé"), note="à voir"))
    agenda.importer_ics([p.evenement for p in agenda.lire_ics(ecrire_ics(tmp_path, DENTISTE)).proposes])
    sorti = tmp_path / "agenda.ics"
    assert agenda.exporter_ics(sorti, date(2025, 6, 1), date(2025, 6, 30)) == 3
    octets = sorti.read_bytes()
    assert octets.count(b"SUMMARY:RDV\r\n") == 2
    for mot in ("martin", "zo", "dentiste", "voir", "filature"):
        assert mot.encode() not in octets.lower()
    assert exports == ["export"]
    assert {p.statut for p in agenda.lire_ics(sorti, PARIS).proposes} == {Statut.CONNU}


def test_the_entreprise_of_a_permanence_leaves_only_when_asked(agenda, permanence, tmp_path):
    jours = (permanence.jour, permanence.jour)
    agenda.exporter_ics(tmp_path / "a.ics", *jours, entreprises=True)
    assert b"Filature du Lac" in (tmp_path / "a.ics").read_bytes()
    with pytest.raises(CibleExiste):
        agenda.exporter_ics(tmp_path / "a.ics", *jours)


def test_what_is_called_off_does_not_leave(cabinet, carnet, agenda, permanence, tmp_path):
    carnet.prendre(pris(permanence, cabinet.personne()))
    cabinet.permanences.annuler(permanence.id)
    assert agenda.exporter_ics(tmp_path / "a.ics", permanence.jour, permanence.jour) == 0
