"""Files that vanish, lie or do not fit, disks that refuse: a sentence each, nothing written, nothing lost."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.personnes import Personne
from tests.ui.dossier import aller, deposer
from tests.ui.mauvaises import IMPREVU, MAUVAISES
from ui.imports import Assistant

TITRES = "Date;Salarié;Durée;Thème;Commentaire\n"


def fichier(nom, octets=b""):
    def ecrire(dossier):
        chemin = dossier / nom
        chemin.write_bytes(octets)
        return chemin

    return ecrire


def dossier_nomme(nom):
    def creer(dossier):
        (dossier / nom).mkdir()
        return dossier / nom

    return creer


def archive(dossier):
    chemin = dossier / "bombe.xlsx"
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/workbook.xml", "<x/>" + " " * 50_000_000)
    return chemin


ILLISIBLES = {
    "disparu": lambda dossier: dossier / "parti.xlsx",
    "dossier absent": lambda dossier: dossier / "nulle" / "part.xlsx",
    "un dossier": dossier_nomme("dossier.xlsx"),
    "vide": fichier("vide.xlsx"),
    "tableur vide": fichier("vide.csv"),
    "autre chose": fichier("photo.xlsx", b"\xff\xd8\xff\xe0 JFIF"),
    "tronqué": fichier("tronque.xlsx", b"PK\x03\x04" + b"\0" * 40),
    "bombe": archive,
    "hasard": fichier("hasard.ods", bytes(range(256)) * 40),
    "NUL dedans": fichier("nul.csv", f"{TITRES}12/03/2026;Z\0oé;30;Logement;x".encode()),
    "extension inconnue": fichier("suivi.docx", b"PK\x03\x04"),
    "nom trop long": lambda dossier: dossier / ("é" * 5_000),
    "NUL dans le nom": lambda dossier: dossier / "a\0b.xlsx",
    "demi-caractère": lambda dossier: dossier / "a\ud83d.xlsx",
    "maison d’un autre": lambda _dossier: Path("~personne-de-connu/suivi.xlsx"),
}
TEXTES = {nom: mots for nom, mots in MAUVAISES.items() if "NUL" not in nom and nom != "demi-caractère"}
"""A whole file that holds those two is no text: see `ILLISIBLES`."""
LIGNES = {nom: f"12/03/2026;Zoé Martin;30;Logement;{mots}" for nom, mots in TEXTES.items()}
LIGNES |= {f"date {nom}": f"{mots};Zoé Martin;30;Logement;x" for nom, mots in TEXTES.items()}
LIGNES |= {f"personne {nom}": f"12/03/2026;{mots};30;Logement;x" for nom, mots in TEXTES.items()}
LIGNES |= {f"durée {nom}": f"12/03/2026;Zoé Martin;{mots};Logement;x" for nom, mots in TEXTES.items()}
AGENDAS = {
    "jour impossible": "DTSTART:20260231T093000",
    "mois treize": "DTSTART:20261301T093000",
    "heure impossible": "DTSTART:20261119T256100",
    "sans début": "DESCRIPTION:rien",
    "fin avant début": "DTSTART:20261119T093000\nDTEND:20261119T083000",
    "durée négative": "DTSTART:20261119T093000\nDURATION:-PT1H",
    "durée énorme": "DTSTART:20261119T093000\nDURATION:P9999999D",
    "dernière année": "DTSTART:99991231T235900\nDTEND:99991231T235959",
    "répétition sans fin": "DTSTART:20261119T093000\nRRULE:FREQ=SECONDLY",
    "répétition fausse": "DTSTART:20261119T093000\nRRULE:FREQ=JAMAIS;COUNT=-3",
    "fuseau inconnu": "DTSTART;TZID=Lune/Mer:20261119T093000",
    "dix kilo-octets": "DTSTART:20261119T093000\nSUMMARY:" + "é" * 10_240,
    "emoji": "DTSTART:20261119T093000\nSUMMARY:👩‍👧‍👦",
    "NUL": "DTSTART:20261119T093000\nSUMMARY:a\0b",
    "de droite à gauche": "DTSTART:20261119T093000\nSUMMARY:\u202eeticilbup",
}


def sentence(racine):
    """Return what the screen says of it."""
    QApplication.processEvents()
    dits = [d.text() for d in racine.findChildren(QLabel) if d.isVisible() and d.property("etat") == "erreur"]
    dits = [dit for dit in dits if not dit.isdigit()]
    assert not any(debut in dit for dit in dits for debut in IMPREVU), dits
    return " ".join(filter(None, dits))


@pytest.fixture
def assistant(bureau):
    bureau.actions_["importer"].trigger()
    QApplication.processEvents()
    return bureau.findChild(Assistant)


def test_a_workbook_that_cannot_be_read_is_said_so_at_the_first_step(assistant, bureau, tmp_path):
    avant = bureau._session.personnes.toutes()
    for nom, faire in ILLISIBLES.items():
        assistant.choisir(faire(tmp_path))
        assert assistant.etape is assistant.fichier, nom
        assert sentence(assistant).endswith((".", "!", "?")), nom
    assert bureau._session.personnes.toutes() == avant


def test_a_workbook_of_wrong_cells_is_rehearsed_to_the_end_and_writes_nothing_before_consent(
    assistant, bureau, tmp_path
):
    avant = bureau._session.interventions.toutes(), bureau._session.personnes.toutes()
    chemin = tmp_path / "suivi.csv"
    lignes = "\n".join(" ".join(ligne.split()) for ligne in LIGNES.values())
    chemin.write_bytes((TITRES + lignes).encode("utf-8", "surrogatepass"))
    assistant.choisir(chemin)
    for _ in range(3):
        assert not sentence(assistant)
        if assistant.etape is assistant.rapport or assistant.etape is assistant.fichier:
            break
        assistant.suivant.click()
        QApplication.processEvents()
    assert (bureau._session.interventions.toutes(), bureau._session.personnes.toutes()) == avant


def test_calendars_of_others_are_read_or_refused_line_by_line(agenda, bureau, tmp_path):
    avant = bureau._session.rendezvous.toutes()
    for nom, faire in ILLISIBLES.items():
        dialogue = agenda.ouvrir_import()
        dialogue.choisir(faire(tmp_path))
        QApplication.processEvents()
        assert dialogue._dit.text().endswith("."), nom
        dialogue.reject()
        for reste in tmp_path.iterdir():
            (reste.rmdir if reste.is_dir() else reste.unlink)() if reste.name != "Exemple.coffre" else None
    for nom, lignes in AGENDAS.items():
        chemin = tmp_path / "agenda.ics"
        contenu = f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:{nom}\n{lignes}\nEND:VEVENT\nEND:VCALENDAR\n"
        chemin.write_bytes(contenu.replace("\n", "\r\n").encode())
        dialogue = agenda.ouvrir_import()
        dialogue.choisir(chemin)
        QApplication.processEvents()
        assert dialogue._dit.text().endswith("."), (nom, dialogue._dit.text())
        assert not any(debut in dialogue._dit.text() for debut in IMPREVU), nom
        if dialogue.prendre.isEnabled():
            dialogue.prendre.click()
            assert len(bureau._session.rendezvous.toutes()) > len(avant), nom
            bureau.retours.annuler()
        else:
            dialogue.reject()
    assert bureau._session.rendezvous.toutes() == avant


def test_documents_that_cannot_be_taken_are_said_so_and_leave_nothing(fiche, bureau, suivie, tmp_path):
    session = bureau._session
    avant = session.documents.de_personne(suivie.id)
    for nom, faire in ILLISIBLES.items():
        if nom not in {"disparu", "dossier absent", "un dossier", "vide", "nom trop long"}:
            continue
        deposer(fiche, faire(tmp_path))
        dit = fiche.documents._dit.text()
        assert dit.endswith("."), nom
        assert not any(debut in dit for debut in IMPREVU), (nom, dit)
    assert session.documents.de_personne(suivie.id) == avant


@pytest.fixture
def disque_plein(bureau):
    """No page more for the database; gives what makes room again."""

    def borner(pages):
        with bureau._session._magasin._ecriture.connect() as connexion:
            libres = connexion.exec_driver_sql("PRAGMA freelist_count").scalar()
            voulues = connexion.exec_driver_sql("PRAGMA page_count").scalar() if pages is None else pages
            connexion.exec_driver_sql(f"PRAGMA max_page_count = {voulues}")
            return libres

    borner(None)
    return lambda: borner(1_000_000)


def test_a_full_disk_keeps_the_words_in_the_field_and_saves_them_once_there_is_room(
    bureau, fiche, suivie, disque_plein
):
    session = bureau._session
    fiche.montrer_onglet(3)
    suivi = session.accompagnements.de_personne(suivie.id)[0]
    demande = fiche.accompagnements.formulaire.champs["demande"]
    mots = "Loyer impayé depuis mars. " * 40_000
    aller(demande).setPlainText(mots)
    demande.achever()
    dit = f"{bureau.avis.phrase} {demande._dit.text()}"
    assert "disque" in dit.lower()
    assert not any(debut in dit for debut in IMPREVU)
    assert demande.valeur == mots
    assert session.accompagnements.get(suivi.id) == suivi
    disque_plein()
    demande.editeur.setPlainText(mots + "Fin.")
    demande.achever()
    assert session.accompagnements.get(suivi.id).demande == mots + "Fin."
    assert session.personnes.save(Personne(code="APRES"))[0].id
