"""Results of démarches and aids: what they print, what nobody may work out of it."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bilan.audit import auditer
from app.bilan.errors import AuditRefuse
from app.bilan.explications import expliquer
from app.bilan.instantane import DemarcheFigee
from app.bilan.motifs import Etat
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.bilan.revision import actes_changes
from app.documents import bilan_json
from app.services.bilans import ECRIVAINS
from tests.bilan.fabrique import instantane
from tests.disclosure.attaque import attaquer
from tests.documents.lire_pdf import texte

PRATIQUES = st.builds(
    dict,
    personnes=st.integers(5, 160),
    graine=st.integers(0, 10**6),
    demarches=st.sampled_from((0.02, 0.1, 0.4, 0.9)),
)


def _public(snapshot, k=5, avant=None):
    return json.loads(bilan_json.rendre(etablir(snapshot, Parametres(k), avant)))


def _indicateur(public, nom):
    return next((i for i in public["indicateurs"] if i["id"] == nom), None)


def _resultats(public):
    return next((t for t in public["tableaux"] if t["id"] == "demarches_resultat"), None)


def _parts(demarches, poids):
    parts = Counter()
    for demarche in demarches:
        parts[demarche.personne] += poids(demarche)
    return [part for part in parts.values() if part]


def _se_devine(parts, k):
    """Tell whether fewer than k persons made it, or one of them can bound the others closely."""
    return len(parts) < k or 2 * max(parts) > sum(parts)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(PRATIQUES, st.integers(3, 11))
def test_no_result_and_no_aid_leans_on_few_persons_or_on_one(pratique, k):
    snapshot = instantane(**pratique)
    public = _public(snapshot, k)
    assert attaquer(public) == []
    tableau = _resultats(public)
    for cellule in tableau["cellules"] if tableau else ():
        code = cellule["cle"][0]
        codes = tableau["dimensions"][0]["regroupe"].get(code, [code])
        retenues = [d for d in snapshot.demarches if d.resultat in codes]
        assert len(retenues) == cellule["valeur"]
        assert not _se_devine(_parts(retenues, lambda _: 1), k)
    aides = _indicateur(public, "aides_obtenues")
    if aides and aides["valeur"] is not None:
        parts = _parts(snapshot.demarches, lambda d: d.aides)
        assert not _se_devine(parts, k)
        assert aides["valeur"] % 10_000 == 0
        assert abs(aides["valeur"] - sum(parts)) <= 5_000


def test_without_demarches_nothing_is_printed_nor_said_of_them():
    public = _public(instantane(140, graine=3))
    assert _indicateur(public, "aides_obtenues") is None
    assert _resultats(public) is None
    assert "Aides et remises" not in json.dumps(public, ensure_ascii=False)


def _ou(nombre, aides=60_000):
    return tuple(DemarcheFigee(rang, ("ACC", "REF")[rang % 2], aides * (1 - rang % 2)) for rang in range(nombre))


def test_results_and_aids_are_told_with_their_definition():
    public = _public(replace(instantane(140, graine=3), demarches=_ou(40)))
    assert _indicateur(public, "aides_obtenues")["affiche"] == "12\u202f000\u00a0€"
    assert {c["cle"][0]: c["valeur"] for c in _resultats(public)["cellules"]} == {"ACC": 20, "REF": 20}
    textes = [t["texte"] for t in public["textes"]]
    assert any("hors prêts et hors aides versées par l’entreprise et le CSE" in t for t in textes)


@pytest.mark.parametrize(
    "demarches",
    [
        _ou(8),
        (*_ou(40, 0), DemarcheFigee(0, "ACC", 500_000)),
        (*_ou(40), DemarcheFigee(1, "ACC", 2_000_000)),
        _ou(40, 0),
    ],
    ids=["four persons", "one person", "one person has more than half", "nobody"],
)
def test_an_aid_that_would_tell_of_a_few_is_the_same_n_c_as_none(demarches):
    aides = _indicateur(_public(replace(instantane(140, graine=3), demarches=demarches)), "aides_obtenues")
    assert (aides["valeur"], aides["affiche"]) == (None, "n.c.")


def test_the_audit_itself_refuses_an_aid_that_tells_of_one_person():
    bon = replace(instantane(140, graine=3), demarches=_ou(40))
    contenu = etablir(bon, Parametres(5)).contenu
    assert auditer(contenu, bon)
    mauvais = replace(bon, demarches=(*_ou(40, 0), DemarcheFigee(0, "ACC", 1_200_000)))
    with pytest.raises(AuditRefuse) as refus:
        auditer(contenu, mauvais)
    assert "aides_obtenues" in refus.value.details["fautes"]


def test_the_audit_itself_refuses_results_that_are_not_true_or_not_safe():
    bon = replace(instantane(140, graine=3), demarches=_ou(40))
    contenu = etablir(bon, Parametres(5)).contenu
    for demarches in (_ou(38), tuple(DemarcheFigee(rang % 4, d.resultat, d.aides) for rang, d in enumerate(_ou(40)))):
        with pytest.raises(AuditRefuse) as refus:
            auditer(contenu, replace(bon, demarches=demarches))
        assert "demarches_resultat" in refus.value.details["fautes"]


def test_a_second_version_whose_aids_changed_is_seen_as_changed():
    premier = etablir(replace(instantane(140, graine=3), demarches=_ou(40)), Parametres(5)).contenu
    second = etablir(replace(instantane(140, graine=3), demarches=_ou(40, 70_000)), Parametres(5)).contenu
    assert actes_changes([premier], second)
    assert not actes_changes([premier], premier)


def test_what_is_left_out_with_the_acts_is_left_out_whole():
    snapshot = replace(instantane(140, graine=3), demarches=_ou(40))
    contenu = etablir(snapshot, Parametres(5), sans=frozenset({"actes"})).contenu
    assert next(i for i in contenu.indicateurs if i.id == "aides_obtenues").valeur is None
    assert "demarches_resultat" not in {t.id for t in contenu.tableaux}


@pytest.mark.parametrize(("personnes", "attendu"), [(3, False), (8, True)])
def test_a_small_entreprise_has_no_list_of_results(personnes, attendu):
    public = _public(replace(instantane(personnes, graine=1), demarches=_ou(40)))
    assert _resultats(public) is None
    assert (_indicateur(public, "aides_obtenues") is not None) is attendu


def test_the_document_prints_them_with_the_results():
    audite = etablir(replace(instantane(140, graine=3), demarches=_ou(40)), Parametres(5))
    lu = texte(ECRIVAINS["pdf"](audite))
    assert "Résultats des démarches" in lu
    assert "aides et remises obtenues" in lu.lower()


def test_what_was_folded_or_kept_back_is_explained_to_her():
    rares = tuple(DemarcheFigee(rang, "AJO", 0) for rang in range(2))
    snapshot = replace(instantane(140, graine=3), demarches=(*_ou(40, 0), *rares))
    lues = expliquer(etablir(snapshot, Parametres(5)), snapshot)
    table = next(t for t in lues.tableaux if t.id == "demarches_resultat")
    assert table.etat is Etat.REGROUPE
    assert {(membre.libelle, membre.n) for ligne in table.reunies for membre in ligne.membres} >= {("Ajournée", 2)}
    aides = next(c for c in lues.chiffres if c.libelle.startswith("Aides et remises"))
    assert "plus de la moitié" in aides.cause


def test_the_table_left_out_says_why():
    snapshot = replace(instantane(140, graine=3), demarches=_ou(4))
    lues = expliquer(etablir(snapshot, Parametres(5)), snapshot)
    table = next(t for t in lues.tableaux if t.id == "demarches_resultat")
    assert (table.etat, table.titre) == (Etat.ABSENT, "Résultats des démarches")
    sans = replace(snapshot, demarches=())
    assert "demarches_resultat" not in {t.id for t in expliquer(etablir(sans, Parametres(5)), sans).tableaux}
