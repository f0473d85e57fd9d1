import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accords import Accord
from app.domain.gardes import Danger, Depart, Destinataire, controler
from app.domain.gardes.mots import nir_dans
from app.services.gardes import Niveau, _gardes, points, savoir, textes

SITUATIONS = tomllib.loads((Path(__file__).parents[1] / "data" / "gardes" / "situations.toml").read_text("utf-8"))
JOUR = date(2026, 6, 1)
_A_PART = {"quoi", "vers", "attendu", "accords", "copies", "modele"}


def _accord(dit):
    qui, donne, *reste = dit.split()
    categorie, _, organisme = qui.partition("/")
    retire = date.fromisoformat(reste[1]) if reste else None
    return Accord(
        personne_id=1,
        categorie=categorie,
        organisme_id=int(organisme) if organisme else None,
        donne_le=date.fromisoformat(donne),
        retire_le=retire,
    )


def _vers(dit):
    categorie, _, organisme = dit.partition(" ")
    return Destinataire(categorie, int(organisme) if organisme else None)


def _depart(situation):
    champs = {nom: lu for nom, lu in situation.items() if nom not in _A_PART}
    return Depart(
        jour=JOUR,
        destinataire=_vers(situation["vers"]),
        copies=tuple(map(_vers, situation.get("copies", ()))),
        accords=tuple(map(_accord, situation.get("accords", ()))),
        nominatifs=("Durand", "Zoé Durand", "06 12 34 56 78"),
        employeurs=("Filature du Lac SAS",),
        proches=("Léo Durand",),
        autres=("Paul Voisin", "Léo Durand"),
        **(champs | {"danger": Danger(champs.get("danger", "")), "exclus": frozenset(champs.get("exclus", ()))}),
    )


@pytest.mark.parametrize("situation", SITUATIONS["situation"], ids=lambda s: s["quoi"])
def test_the_guard_says_the_word_expected(situation):
    assert [remarque.code for remarque in controler(_depart(situation), savoir())] == situation["attendu"]


def test_sixty_situations_call_every_guard():
    assert len(SITUATIONS["situation"]) >= 60
    appeles = {code for situation in SITUATIONS["situation"] for code in situation["attendu"]}
    assert appeles == set(_gardes())


def test_every_guard_explains_itself_and_cites_known_texts():
    for ligne in _gardes().values():
        assert ligne["mot"]
        assert ligne["pourquoi"].endswith((".", "{details}."))
        assert Niveau(ligne["niveau"]) is Niveau.BON or ligne["faire"]
        assert not ligne["textes"] or set(ligne["textes"].split("|")) <= set(textes())


def test_what_stops_comes_first_in_words():
    trouves = points(Depart(jour=JOUR, destinataire=Destinataire("BANQUE"), texte="Sa maladie", remise=True))
    assert [point.mot for point in trouves] == ["Accord absent", "Fait de santé", "La remise reconnaît la dette"]
    assert trouves[0].textes[0].reference.startswith("Code de l’action sociale")
    assert trouves[1].pourquoi.endswith("maladie.")
    donne = Accord(personne_id=1, categorie="CAF", donne_le=date(2026, 5, 20))
    (bon,) = points(Depart(jour=JOUR, destinataire=Destinataire("CAF"), accords=(donne,)))
    assert (bon.niveau, bon.pourquoi) == (Niveau.BON, "Un accord du 20/05/2026 couvre ce destinataire.")


@given(st.text(max_size=200), st.sampled_from(["", "CAF", "EMPL", "CSE", "BANQUE", "XXX"]))
def test_no_text_breaks_the_guards(texte, categorie):
    depart = Depart(jour=JOUR, destinataire=Destinataire(categorie), texte=texte, champs={"objet": texte})
    assert all(remarque.code in _gardes() for remarque in controler(depart, savoir()))


@given(st.integers(10**12, 10**13 - 1))
def test_a_tax_number_said_to_be_one_never_alarms(numero):
    assert not nir_dans(f"Numéro fiscal : {numero}")
