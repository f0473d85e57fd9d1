"""A letter whose words are in a Word document; « Modifier dans Word », and nothing left in the clear."""

import stat
import zipfile
from datetime import date

import pytest
from docx import Document

from app import files
from app.documents.errors import ModeleWordCalcul
from app.domain.courriers import Envoi, Etat
from app.domain.courriers.json import blancs
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.files import DansUnCoffre
from app.services.errors import CopieAbsente, CopieOuverte, CourrierDehors, CourrierIncomplet, CourrierParti
from app.services.lettres_word import EtatCopie
from app.store import pieces
from app.store.lettres_word import LETTRES_WORD
from tests.conftest import PHRASE
from tests.documents.modeles_word import modele, mots, p

CANARI = "Quinquetin"


@pytest.fixture
def personne(session):
    return session.personnes.save(Personne(nom="Kwartz", prenom="Zoé"))[0]


@pytest.fixture
def garde(session, tmp_path):
    chemin = tmp_path / "Demande de secours.docx"
    chemin.write_bytes(modele())
    garde, _ = session.modeles_word.ajouter(chemin)
    chemin.unlink()
    return garde


@pytest.fixture
def lettre(session, garde, personne):
    return session.modeles_word.preparer(garde.id, personne.id)[0]


@pytest.fixture
def bloc(session, personne):
    caf, _ = session.organismes.save(Organisme(nom="CAF", categorie="CAF", ville="Caen"))
    return session.courriers.preparer("indu", personne.id, caf.id)[0]


@pytest.fixture
def bureau(tmp_path):
    dossier = tmp_path / "bureau"
    dossier.mkdir()
    return dossier


def _disque_plein(part, octets):
    raise OSError(28, "plein")


def retoucher(chemin, phrase):
    """Do what she does in Word: add a sentence, save."""
    ouvrage = Document(chemin)
    ouvrage.add_paragraph(phrase)
    ouvrage.save(chemin)


def en_clair(dossier, mot, sauf=()):
    """Return the files that hold a word, compressed ones unfolded."""
    trouves = []
    for chemin in (c for c in dossier.rglob("*") if c.is_file() and c.name not in sauf):
        octets = [chemin.read_bytes()]
        if zipfile.is_zipfile(chemin):
            with zipfile.ZipFile(chemin) as archive:
                octets += [archive.read(nom) for nom in archive.namelist()]
        if any(mot.encode(code) in lu for lu in octets for code in ("utf-8", "utf-16-le")):
            trouves.append(chemin.name)
    return trouves


def test_what_is_missing_is_known_by_its_code_and_filled_where_it_stands(session, lettre):
    ouvert = session.courriers.ouvrir(lettre.id)
    assert ouvert.word
    assert set(ouvert.lettre.manquants) == {"demande.objet", "dossier.reference", "propre.inconnu"}
    with pytest.raises(CourrierIncomplet):
        session.courriers.envoyer(lettre.id, Envoi.SIMPLE)
    session.courriers.modifier(lettre.id, saisies={"propre.inconnu": "300 €", "demande.objet": "un secours"})
    assert "300 €" in mots(session.courriers.rendre(session.courriers.get(lettre.id), "docx"))
    assert set(session.courriers.ouvrir(lettre.id).lettre.manquants) == {"dossier.reference"}


def test_what_goes_is_the_word_page_and_what_was_blank_is_known_later(session, lettre, personne):
    parti, _ = session.courriers.envoyer(lettre.id, Envoi.SIMPLE, confirme=True)
    session.personnes.modifier(personne.id, nom="Autrement")
    gelee = session.courriers.rendre(session.courriers.get(lettre.id), "docx")
    assert "Pour Kwartz, merci." in mots(gelee)
    assert "dossier.reference" in blancs(session.courriers.get(parti.id).corps)
    assert session.courriers.rendre(parti).startswith(b"%PDF")
    assert "Pour Kwartz, merci." in session.courriers.ouvrir(parti.id).lettre.mots()


def test_a_letter_of_ours_that_goes_incomplete_remembers_its_blanks(session, bloc):
    manquants = session.courriers.composer(bloc).manquants
    parti, _ = session.courriers.envoyer(bloc.id, Envoi.SIMPLE, confirme=True)
    assert manquants
    assert blancs(session.courriers.get(parti.id).corps) == manquants


def test_a_letter_begun_does_not_follow_its_model(session, tmp_path, garde, lettre):
    avant = mots(session.courriers.rendre(lettre, "docx"))
    neuf = tmp_path / "neuf.docx"
    neuf.write_bytes(modele(p("Tout autre chose, [Nom]")))
    change, _ = session.modeles_word.remplacer(garde.id, neuf)
    assert (change.nom, change.correspondance) == ("Demande de secours", {"Nom": "personne.nom"})
    session.modeles_word.delete(garde.id)
    session.annulations.vider()
    assert mots(session.courriers.rendre(session.courriers.get(lettre.id), "docx")) == avant


def test_a_field_asked_for_at_each_letter_may_be_in_brackets(session, garde, personne):
    session.modeles_word.associer(garde.id, {**garde.correspondance, "sic": "saisie"})
    lettre, _ = session.modeles_word.preparer(garde.id, personne.id)
    assert "propre.sic" in session.courriers.ouvrir(lettre.id).lettre.manquants


@pytest.mark.parametrize("quoi", ["lettre", "bloc"])
def test_what_word_changed_comes_back_and_the_file_goes(session, request, bureau, quoi):
    courrier = request.getfixturevalue(quoi)
    cible, _ = session.lettres_word.sortir(courrier.id, bureau / "courrier.docx")
    assert stat.S_IMODE(cible.stat().st_mode) == 0o600
    assert session.lettres_word.dehors(courrier.id).etat is EtatCopie.INCHANGEE
    retoucher(cible, f"Ajouté par {CANARI}.")
    assert session.lettres_word.dehors(courrier.id).etat is EtatCopie.CHANGEE
    repris, changes = session.lettres_word.reprendre(courrier.id)
    assert changes.touche("courriers")
    assert list(bureau.iterdir()) == []
    assert session.lettres_word.dehors(courrier.id) is None
    ouvert = session.courriers.ouvrir(repris.id)
    assert f"Ajouté par {CANARI}." in ouvert.lettre.mots()
    actes = [entree.acte for entree in session.journal.dernieres(10)]
    assert {"exporter", "effacer_copie"} <= set(actes)
    session.annulations.annuler()
    assert f"Ajouté par {CANARI}." not in session.courriers.ouvrir(repris.id).lettre.mots()


def test_a_blank_left_in_word_is_still_a_field_at_home(session, bloc, bureau):
    manquants = session.courriers.composer(bloc).manquants
    cible, _ = session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")
    retoucher(cible, "Un mot de plus.")
    session.lettres_word.reprendre(bloc.id)
    assert set(session.courriers.ouvrir(bloc.id).lettre.manquants) == set(manquants)
    session.courriers.modifier(bloc.id, saisies=dict.fromkeys(manquants, "dit"))
    assert session.courriers.ouvrir(bloc.id).lettre.manquants == ()
    assert "à compléter" not in mots(session.courriers.rendre(session.courriers.get(bloc.id), "docx"))


def test_a_copy_that_did_not_change_leaves_the_letter_as_it_was(session, bloc, bureau):
    session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")
    session.lettres_word.reprendre(bloc.id)
    assert not session.courriers.ouvrir(bloc.id).word
    assert list(bureau.iterdir()) == []


def test_what_word_must_not_bring_back_is_refused_and_stays_hers(session, bloc, bureau):
    cible, _ = session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")
    retoucher(cible, "{{ ''.__class__ }}")
    with pytest.raises(ModeleWordCalcul):
        session.lettres_word.reprendre(bloc.id)
    assert cible.exists()
    assert not session.courriers.ouvrir(bloc.id).word
    session.lettres_word.renoncer(bloc.id)
    assert list(bureau.iterdir()) == []


@pytest.mark.parametrize("trace", ["~$urrier.docx", ".~lock.courrier.docx#"])
def test_a_copy_still_open_is_neither_read_nor_erased(session, bloc, bureau, trace):
    cible, _ = session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")
    (bureau / trace).write_bytes(b"")
    for geste in (session.lettres_word.reprendre, session.lettres_word.renoncer):
        with pytest.raises(CopieOuverte):
            geste(bloc.id)
    assert cible.exists()


def test_a_copy_that_went_away_is_told_and_may_be_forgotten(session, bloc, bureau):
    session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")[0].unlink()
    with pytest.raises(CopieAbsente):
        session.lettres_word.reprendre(bloc.id)
    assert [d.etat for d in session.lettres_word.rentrer()] == [EtatCopie.ABSENTE]  # it may be on a key
    session.lettres_word.renoncer(bloc.id)
    assert session.lettres_word.dehors(bloc.id) is None


def test_a_letter_that_is_out_neither_goes_nor_disappears(session, bloc, bureau, personne):
    session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")
    for geste in (
        lambda: session.courriers.envoyer(bloc.id, Envoi.SIMPLE, confirme=True),
        lambda: session.courriers.delete(bloc.id),
        lambda: session.personnes.effacer(personne.id),
        lambda: session.lettres_word.sortir(bloc.id, bureau / "autre.docx"),
    ):
        with pytest.raises(CourrierDehors):
            geste()
    assert session.courriers.get(bloc.id).etat is Etat.BROUILLON


def test_a_letter_that_went_does_not_come_out_to_be_changed(session, bloc, bureau):
    session.courriers.envoyer(bloc.id, Envoi.SIMPLE, confirme=True, le=date.today())
    with pytest.raises(CourrierParti):
        session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")


def test_a_copy_never_lands_inside_a_coffre_and_a_failure_leaves_no_trace(session, bloc, bureau, monkeypatch):
    with pytest.raises(DansUnCoffre):
        session.lettres_word.sortir(bloc.id, session.coffre.dossier / "courrier.docx")
    monkeypatch.setattr(files, "_deposer", _disque_plein)
    with pytest.raises(OSError, match="plein"):
        session.lettres_word.sortir(bloc.id, bureau / "courrier.docx")
    assert list(bureau.iterdir()) == []
    assert session.lettres_word.tous_dehors() == []


def test_once_the_coffre_is_closed_no_word_of_the_letter_is_in_the_clear(scope, tmp_path, bureau, cout):
    coffre = tmp_path / "ferme.coffre"
    session, _ = scope.creer(coffre, PHRASE)
    elle, _ = session.personnes.save(Personne(nom=CANARI, prenom="Zoé"))
    courrier, _ = session.courriers.preparer("echeancier", elle.id)
    cible, _ = session.lettres_word.sortir(courrier.id, bureau / "courrier.docx")
    retoucher(cible, f"Signé {CANARI}.")
    assert en_clair(tmp_path, CANARI) == ["courrier.docx"]  # the search does see a clear copy
    session.close()
    assert en_clair(tmp_path, CANARI) == []
    with scope.ouvrir(coffre, phrase=PHRASE) as rouverte:
        assert f"Signé {CANARI}." in rouverte.courriers.ouvrir(courrier.id).lettre.mots()
        assert rouverte.lettres_word.tous_dehors() == []


def test_what_is_still_open_at_the_lock_is_told_when_the_coffre_opens(scope, tmp_path, bureau):
    coffre = tmp_path / "ferme.coffre"
    session, _ = scope.creer(coffre, PHRASE)
    elle, _ = session.personnes.save(Personne(nom=CANARI))
    courrier, _ = session.courriers.preparer("echeancier", elle.id)
    session.lettres_word.sortir(courrier.id, bureau / "courrier.docx")
    trace = bureau / "~$urrier.docx"
    trace.write_bytes(b"")
    session.close()
    with scope.ouvrir(coffre, phrase=PHRASE) as rouverte:
        assert [d.etat for d in rouverte.lettres_word.tous_dehors()] == [EtatCopie.OUVERTE]
        trace.unlink()
    assert list(bureau.iterdir()) == []


def test_an_erased_person_leaves_no_document_behind(session, lettre, personne):
    avant = len(list((session.coffre.dossier / "pieces").iterdir()))
    session.personnes.effacer(personne.id)
    session.annulations.vider()
    assert session.courriers.registre() == []
    assert en_clair(session.coffre.dossier, "Kwartz") == []
    with session._magasin.lire() as connexion:
        assert LETTRES_WORD.tous(connexion) == []
        assert len(pieces.toutes(connexion)) == 1  # the model itself
    assert avant == 2


def test_a_removed_letter_takes_its_document_away_and_brings_it_back(session, lettre):
    session.courriers.delete(lettre.id)
    session.annulations.annuler()
    assert session.courriers.ouvrir(lettre.id).word
