"""The list of persons and the page of the day, on records made for the purpose."""

from datetime import UTC, date, datetime

import pytest

from app.context import AppScope
from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.entreprises import Entreprise, Site
from app.domain.interventions import Brouillon
from app.domain.permanences import Permanence
from app.domain.personnes import Emploi, Personne
from app.services.repertoire import Selection

PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"
MARDI = date(2026, 11, 17)


@pytest.fixture
def session(cout, tmp_path):
    scope = AppScope(cout, lambda: datetime(2026, 11, 17, 10, tzinfo=UTC))
    ouverte, _cle = scope.creer(tmp_path / "essai.coffre", PHRASE)
    with ouverte:
        yield ouverte


@pytest.fixture
def cabinet(session):
    """Three persons: one seen today, one seen long ago, one never seen."""
    fonderie = session.entreprises.save(Entreprise(nom="Fonderies du Val d’Orne"))[0]
    site = session.entreprises.sites.save(Site(entreprise_id=fonderie.id, nom="Argentan"))[0]
    contrat = session.contrats.save(Contrat(entreprise_id=fonderie.id, reference="A", debut=date(2023, 2, 1)))[0]
    session.contrats.conditions.save(
        Conditions(contrat_id=contrat.id, a_partir_du=date(2023, 2, 1), mode=Mode.FORFAIT, preavis=2)
    )
    ids = []
    for prenom, nom, jour in (
        ("Aïcha", "Bouvier", MARDI),
        ("Jérôme", "Lefèvre", date(2024, 3, 4)),
        ("Nadège", "L’Hostis", None),
    ):
        personne = session.personnes.save(Personne(prenom=prenom, nom=nom))[0]
        session.personnes.emplois.save(Emploi(personne_id=personne.id, entreprise_id=fonderie.id, site_id=site.id))
        if jour:
            brouillon = Brouillon(jour=jour, minutes=30, nature="ENT", personne=personne.id, theme="LOG")
            session.interventions.saisir(brouillon)
        ids.append(personne.id)
    session.permanences.save(
        Permanence(contrat_id=contrat.id, site_id=site.id, jour=date(2026, 11, 19), debut=540, fin=720)
    )
    return ids


def test_the_last_seen_come_first_and_each_view_holds_its_own(session, cabinet):
    aicha, jerome, nadege = cabinet
    assert session.repertoire.ids(Selection.TOUTES) == [aicha, jerome, nadege]
    assert session.repertoire.ids(Selection.EN_COURS) == [aicha, jerome]
    assert session.repertoire.ids(Selection.SANS_CONTACT) == [jerome]
    assert session.repertoire.compter(Selection.TOUTES) == {Selection.TOUTES: 3}
    assert session.repertoire.compter()[Selection.A_COMPLETER] == 0


def test_two_lines_say_where_she_works_why_she_comes_and_when_she_came(session, cabinet):
    ligne = session.repertoire.lignes([cabinet[0]])[0]
    assert (ligne.nom_affiche, ligne.entreprise, ligne.site) == ("Aïcha Bouvier", "Fonderies du Val d’Orne", "Argentan")
    assert (ligne.theme, ligne.dernier) == ("Logement", MARDI)
    assert session.repertoire.lignes([999, cabinet[2]])[0].dernier is None


@pytest.mark.parametrize(
    ("saisie", "rangs"),
    [
        ("lefe", [1]),
        ("LEFÈVRE", [1]),
        ("l'hos", [2]),
        ("fonderies", [0, 1, 2]),
        ("log", [0, 1]),
        ("log bouv", [0]),
        ("zzz", []),
        ("", [0, 1, 2]),
    ],
)
def test_every_typed_word_begins_a_name_an_entreprise_or_a_theme(session, cabinet, saisie, rangs):
    toutes = session.repertoire.ids(Selection.TOUTES)
    assert list(session.repertoire.filtrer(toutes, saisie)) == [cabinet[rang] for rang in rangs]


def test_names_are_ready_for_the_line_of_saisie(session, cabinet):
    noms = {nom.id: nom for nom in session.repertoire.noms()}
    assert noms[cabinet[1]].affiche == "Jérôme Lefèvre"
    assert set(noms[cabinet[1]].mots) == {"jerome", "lefevre"}


def test_the_day_tells_permanences_notes_and_notice_dates(session, cabinet):
    session.interventions.saisir(
        Brouillon(jour=MARDI, minutes=20, nature="ENT", personne=cabinet[2], a_completer=True)
    )
    journee = session.aujourdhui.lire()
    assert [(p.entreprise, p.debut) for p in journee.permanences] == [("Fonderies du Val d’Orne", 540)]
    assert journee.nombre_notes == 1
    assert journee.notes[0].nom == "L’Hostis"
    preavis = journee.preavis[0]
    assert (preavis.avant_le, preavis.fin) == (date(2026, 11, 30), date(2027, 1, 31)), "a tacit year ends in January"


def test_who_has_just_been_seen_comes_first_and_undo_puts_her_back(session, cabinet):
    aicha, jerome, nadege = cabinet
    assert session.repertoire.ids(Selection.TOUTES) == [aicha, jerome, nadege]
    session.interventions.saisir(Brouillon(jour=date(2026, 11, 18), minutes=20, nature="ENT", personne=nadege))
    assert session.repertoire.ids(Selection.TOUTES) == [nadege, aicha, jerome]
    session.annulations.annuler()
    assert session.repertoire.ids(Selection.TOUTES) == [aicha, jerome, nadege]


def test_an_accompagnement_that_is_closed_leaves_the_view_of_those_under_way(session, cabinet):
    suivi = session.accompagnements.de_personne(cabinet[0])[0]
    session.accompagnements.clore(suivi.id, "OBJ", MARDI)
    assert cabinet[0] not in session.repertoire.ids(Selection.EN_COURS)
