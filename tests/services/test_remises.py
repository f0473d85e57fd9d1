"""What she writes in a bilan, what is printed of it, and the proof that it was handed over."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.bilan.errors import RelectureNecessaire
from app.bilan.explications import Etat
from app.bilan.manques import EFFECTIFS
from app.context import AppScope
from app.domain.commentaires import Section
from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.entreprises import Entreprise
from app.domain.errors import ChampManquant, DateIncoherente
from app.domain.personnes import Personne
from app.domain.remises import Remise
from app.progress import Annule, CancelToken
from app.services.errors import Introuvable

ANNEE = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def session(cout, tmp_path, phrase):
    ouverte, _ = AppScope(cout, lambda: datetime(2026, 1, 15, 9, 0, tzinfo=UTC)).creer(tmp_path / "c.coffre", phrase)
    with ouverte:
        yield ouverte


@pytest.fixture
def entreprise(session):
    session.personnes.save(Personne(nom="Kermarrec", prenom="Solène"))
    return session.entreprises.save(Entreprise(nom="Filature du Lac"))[0]


def imprimes(bilan):
    return [t.texte for t in bilan.contenu.textes if t.section.endswith(":libre")]


def test_a_clean_text_is_printed_one_paragraph_a_line(session, entreprise):
    session.commentaires.save(entreprise.id, 2025, Section.ANALYSE, "Une année <calme> & utile.\nLes délais baissent.")
    apercu = session.bilans.apercu(entreprise.id, *ANNEE)
    assert imprimes(apercu.bilan) == ["Une année <calme> & utile.", "Les délais baissent."]
    assert not apercu.retenus
    assert apercu.pdf.startswith(b"%PDF")


def test_a_text_with_remarks_waits_until_she_says_she_read_them(session, entreprise):
    session.commentaires.save(entreprise.id, 2025, Section.ANALYSE, "Avec Kermarrec, 3 dossiers.")
    apercu = session.bilans.apercu(entreprise.id, *ANNEE)
    assert imprimes(apercu.bilan) == []
    assert [r.extrait for r in apercu.retenus[Section.ANALYSE]] == ["Kermarrec", "3"]
    with pytest.raises(RelectureNecessaire):
        session.bilans.arreter(entreprise.id, 2025)
    assert session.bilans.registre() == []
    session.commentaires.confirmer(entreprise.id, 2025, Section.ANALYSE, relu=True)
    assert imprimes(session.bilans.apercu(entreprise.id, *ANNEE).bilan) == ["Avec Kermarrec, 3 dossiers."]
    assert imprimes(session.bilans.arreter(entreprise.id, 2025).bilan) == ["Avec Kermarrec, 3 dossiers."]


def test_a_text_changed_is_to_be_read_again(session, entreprise):
    session.commentaires.save(entreprise.id, 2025, Section.PERSPECTIVES, "Voir 3 personnes.")
    session.commentaires.confirmer(entreprise.id, 2025, Section.PERSPECTIVES, relu=True)
    assert session.commentaires.save(entreprise.id, 2025, Section.PERSPECTIVES, " Voir 3 personnes. ")[0].relu
    assert not session.commentaires.save(entreprise.id, 2025, Section.PERSPECTIVES, "Voir 4 personnes.")[0].relu


def test_texts_of_another_year_or_entreprise_stay_where_they_are(session, entreprise):
    autre = session.entreprises.save(Entreprise(nom="Verrerie"))[0]
    session.commentaires.save(entreprise.id, 2025, Section.ANALYSE, "Une année utile.")
    assert not session.commentaires.de(entreprise.id, 2024)[Section.ANALYSE].texte
    assert not session.commentaires.de(autre.id, 2025)[Section.ANALYSE].texte


def test_a_text_can_be_taken_back(session, entreprise):
    session.commentaires.save(entreprise.id, 2025, Section.ANALYSE, "Une année utile.")
    session.annulations.annuler()
    assert not session.commentaires.de(entreprise.id, 2025)[Section.ANALYSE].texte


def test_the_preview_tells_what_is_missing_and_why(session, entreprise):
    apercu = session.bilans.apercu(entreprise.id, *ANNEE)
    assert {m.champ for m in apercu.manques} == {EFFECTIFS}
    assert all(e.etat is Etat.ABSENT for e in apercu.explications.tableaux)


def test_the_preview_can_be_stopped(session, entreprise):
    jeton = CancelToken()
    jeton.cancel()
    with pytest.raises(Annule):
        session.bilans.apercu(entreprise.id, *ANNEE, jeton=jeton)


def test_a_remise_is_kept_beside_its_release(session, entreprise):
    arrete = session.bilans.arreter(entreprise.id, 2025).publication
    jour = date(2026, 1, 15)
    remise = Remise(publication_id=arrete.id, le=jour, a="CSE", moyen="en réunion")
    _, changes = session.remises.enregistrer(remise)
    session.remises.enregistrer(Remise(publication_id=arrete.id, le=jour, a="Direction"))
    assert changes.touche("remises")
    assert [r.a for r in session.remises.de(arrete.id)] == ["CSE", "Direction"]


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"a": " "}, ChampManquant),
        ({"le": date(2026, 1, 14)}, DateIncoherente),
        ({"le": date(2026, 3, 2)}, DateIncoherente),
        ({"publication_id": 99}, Introuvable),
    ],
)
def test_an_impossible_remise_is_refused(session, entreprise, champs, refus):
    arrete = session.bilans.arreter(entreprise.id, 2025).publication
    remise = {"publication_id": arrete.id, "le": date(2026, 1, 15), "a": "CSE"} | champs
    with pytest.raises(refus):
        session.remises.enregistrer(Remise(**remise))
    assert session.remises.de(arrete.id) == []


def test_the_register_tells_version_day_print_and_who_received_it(session, entreprise):
    arrete = session.bilans.arreter(entreprise.id, 2025)
    session.remises.enregistrer(Remise(publication_id=arrete.publication.id, le=date(2026, 1, 15), a="CSE"))
    (ligne,) = session.remises.registre(entreprise.id)
    assert (ligne.version, ligne.arrete_le, [r.a for r in ligne.remises]) == (1, date(2026, 1, 15), ["CSE"])
    assert ligne.empreinte == hashlib.sha256(session.bilans.relire(ligne.id, "pdf")).hexdigest()
    assert set(ligne.formats) == {"pdf", "xlsx", "json"}


def test_conditions_ruled_by_a_release_are_told_frozen(session, entreprise):
    contrat = session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C", debut=date(2024, 1, 1)))[0]
    anciennes, futures = (
        session.contrats.conditions.save(Conditions(contrat_id=contrat.id, a_partir_du=jour, mode=Mode.FORFAIT))[0]
        for jour in (date(2024, 1, 1), date(2026, 1, 1))
    )
    assert session.contrats.conditions.figees(contrat) == frozenset()
    session.bilans.arreter(entreprise.id, 2025)
    assert session.contrats.conditions.figees(contrat) == {anciennes.id}
    assert session.contrats.conditions.save(replace(futures, prix=9000))[0].prix == 9000


def test_the_request_for_headcounts_comes_as_a_form_and_a_letter(session, entreprise):
    fichiers = session.demandes.fichiers(entreprise.id, date(2025, 12, 31))
    debuts = {nom.rpartition(".")[2]: octets[:4] for nom, octets in fichiers.items()}
    assert debuts == {"xlsx": b"PK\x03\x04", "pdf": b"%PDF"}
