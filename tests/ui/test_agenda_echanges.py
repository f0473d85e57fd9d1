"""Calendars that come in and go out, what planning says, and the way from the first page."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.permanences import Prevision
from tests.ui.clavier import touche
from tests.ui.tableau import bouton, dialogue
from ui.agenda.dialogues import dire_prevision


def ics(dossier, *jours):
    corps = "".join(
        f"BEGIN:VEVENT\r\nUID:{j}\r\nDTSTART:{j}T140000\r\nDTEND:{j}T150000\r\nSUMMARY:Dentiste\r\nEND:VEVENT\r\n"
        for j in jours
    )
    chemin = dossier / "autre.ics"
    chemin.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{corps}END:VCALENDAR\r\n", newline="")
    return chemin


def test_a_calendar_is_looked_at_then_taken_by_keyboard(bureau, agenda, tmp_path):
    carnet = bureau._session.rendezvous
    avant = len(carnet.toutes())
    boite = agenda.ouvrir_import()
    boite.choisir(ics(tmp_path, "20261120", "20261121", "20261102"))
    assert boite.table.modele.rowCount() == 2
    boite.table.setFocus()
    QApplication.processEvents()
    touche(Qt.Key.Key_Space)
    assert boite.prendre.text() == "&Importer 1 rendez-vous"
    boite.prendre.click()
    assert [r.jour for r in carnet.toutes()[avant:]] == [date(2026, 11, 21)]
    bureau.actions_["annuler"].trigger()
    assert len(carnet.toutes()) == avant


def test_a_file_that_is_no_calendar_is_refused_with_a_sentence(agenda, tmp_path):
    (tmp_path / "faux.ics").write_bytes(b"\0\xffpas un agenda")
    boite = agenda.ouvrir_import()
    for chemin in (tmp_path / "faux.ics", tmp_path / "absent.ics", tmp_path):
        boite.choisir(chemin)
        assert "iCalendar" in boite._dit.text()
        assert not boite.prendre.isEnabled()


def test_the_agenda_leaves_without_a_name(bureau, agenda, noms, tmp_path):
    agenda.tete.exporter.click()
    boite = dialogue(agenda)
    boite._ecrire(boite.formulaire.lire(), tmp_path / "agenda.ics")
    octets = (tmp_path / "agenda.ics").read_bytes()
    assert b"SUMMARY:RDV" in octets
    assert not [nom for nom in noms if nom.split()[-1].encode() in octets]
    assert "sans aucun nom" in bureau.avis.phrase


def test_what_planning_does_is_told_in_few_words(jour):
    def prevision(**champs):
        return Prevision(**({"jours": (), "feries": (), "deja": (), "hors_contrat": ()} | champs))

    assert dire_prevision(prevision()) == "Aucune permanence ne serait planifiée."
    assert dire_prevision(prevision(jours=(jour,))) == "Une permanence\u00a0: mardi 17\u00a0novembre 2026."
    dit = dire_prevision(prevision(deja=tuple(jour + timedelta(days=n) for n in range(8))))
    assert dit.endswith("et 2 de plus.")


def test_a_permanence_of_the_day_opens_from_the_first_page(bureau, permanence):
    assert "4\u00a0rendez-vous" in bureau.aujourdhui._prochaine.text()
    bouton(bureau.aujourdhui, "Ouvrir la permanence").click()
    assert bureau.agenda._choisi.permanence_id == permanence.id
    assert bureau.agenda.volet.isVisible()
