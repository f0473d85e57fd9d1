"""Numbers without gap nor duplicate, whatever is undone, cancelled, or done at the same time."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Refus
from tests.services.facturier import brouillon, emise, numeros, ouvrir


@pytest.fixture
def cabinet(scope, tmp_path, phrase):
    with ouvrir(scope, tmp_path, phrase) as session:
        yield session


GESTES = st.lists(
    st.sampled_from(["emettre", "panne", "annuler", "retablir", "avoir", "effacer", "noter"]), max_size=14
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gestes=GESTES)
def test_numbers_have_neither_gap_nor_duplicate(cabinet, gestes):
    for geste in gestes:
        _faire(cabinet, geste)
        for serie in "FA":
            assert numeros(cabinet, serie) == list(range(1, len(numeros(cabinet, serie)) + 1))


def _faire(cabinet, geste):
    try:
        match geste:
            case "emettre":
                emise(cabinet)
            case "panne":
                _emettre_et_tomber(cabinet)
            case "annuler":
                cabinet.annulations.annuler()
            case "retablir":
                cabinet.annulations.retablir()
            case "noter":
                cabinet.factures.modifier(brouillon(cabinet).id, note="bonjour")
            case "avoir":
                emises = [f for f in cabinet.factures.toutes() if f.serie == "F"]
                cabinet.factures.emettre(cabinet.factures.avoir(emises[-1].id)[0].id)
            case "effacer":
                cabinet.factures.delete(cabinet.factures.toutes()[-1].id)
    except (Refus, IndexError):
        pass


def _emettre_et_tomber(cabinet):
    """Issue, and have the last write before the commit fail: the number must come back."""
    temoin, vrai = cabinet._ouvert.temoin, cabinet._ouvert.temoin.avant_commit
    facture = brouillon(cabinet)

    def tomber(_unite):
        raise OSError

    temoin.avant_commit = tomber
    try:
        with pytest.raises(OSError):
            cabinet.factures.emettre(facture.id)
    finally:
        temoin.avant_commit = vrai


def test_issued_at_the_same_time_numbers_still_follow(cabinet):
    factures = [brouillon(cabinet) for _ in range(8)]
    erreurs = []

    def emettre(ident):
        try:
            cabinet.factures.emettre(ident)
        except Exception as erreur:  # noqa: BLE001
            erreurs.append(erreur)

    fils = [threading.Thread(target=emettre, args=(f.id,)) for f in factures]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    reste = [f for f in factures if not cabinet.factures.get(f.id).emise]
    for facture in reste:  # a busy database refuses, it never numbers twice
        cabinet.factures.emettre(facture.id)
    assert len(reste) == len(erreurs)
    assert numeros(cabinet) == list(range(1, 9))
