from datetime import date

import pytest

from app.domain.courriers import balisage, politesse
from app.domain.courriers.blocs import Liste, Paragraphe, Tableau, en_clair
from app.domain.courriers.composition import Resolution
from app.domain.courriers.modeles import Ton, lire
from app.domain.courriers.valeurs import Contexte, designation, valeurs
from app.domain.foyers import Foyer, Membre
from app.domain.organismes import Organisme
from app.domain.personnes import Emploi, Personne
from app.domain.praticiennes import Praticienne


def _texte(source, connues, sexe="NR"):
    resolution = Resolution(connues, sexe)
    return resolution.texte(balisage.lire_texte(source)), tuple(resolution.manquants)


def test_a_missing_field_is_said_and_remembered():
    dit, manquants = _texte("Il reste {budget.reste} par mois.", {})
    assert dit == "Il reste [à compléter\u00a0: reste à vivre par mois] par mois."
    assert manquants == ("budget.reste",)


def test_an_unknown_field_is_asked_for_under_its_code():
    assert _texte("{ancien.champ}", {})[0] == "[à compléter\u00a0: ancien\u00a0: champ]"


@pytest.mark.parametrize(
    ("sexe", "attendu"),
    [("F", "Elle est informée."), ("H", "Il est informé."), ("NR", "Il ou Elle est informé(e).")],
)
def test_words_agree_with_the_person(sexe, attendu):
    assert _texte("{Il|Elle} est informé{|e}.", {}, sexe)[0] == attendu


def test_what_needs_an_optional_field_that_is_unknown_is_left_out():
    blocs = balisage.lire(
        "Un {a.b?}.\n\n- {a.b?}\n- deux\n\n- {a.b?}\n\n| T |\n| {a.b?} |\n| reste |\n\n| T |\n| {a.b?} |"
    )
    assert Resolution({}).blocs(blocs, ()) == (Liste((("deux",),)), Tableau(((("T",),), (("reste",),))))


def test_typed_words_take_french_spaces():
    assert _texte("{situation.expose}", {"situation.expose": "C'est dit : oui !"})[0] == "C’est dit\u00a0: oui\u202f!"


def test_the_coffre_fills_what_it_knows():
    lues = valeurs(
        Contexte(
            praticienne=Praticienne(nom="Anne Roy", adresse="3 rue Haute\nBât. B", code_postal="69001", ville="Lyon"),
            jour=date(2026, 3, 1),
            personne=Personne(nom="Durand", prenom="Élodie", sexe="F", situation_familiale="CEL"),
            organisme=Organisme(nom="CAF du Rhône"),
            emploi=Emploi(personne_id=1, entreprise_id=1, entree=date(2020, 2, 3)),
            entreprise="Fonderies",
            foyer=Foyer(personne_id=1, au=date(2026, 1, 1), loyer=61_050, membres=(Membre(prenom="Léo", lien="fils"),)),
            libelles={("situation_familiale", "CEL"): "Célibataire"},
            autres={"budget.reste": "1 080 €"},
        )
    )
    assert lues["date.jour"] == "1er\u00a0mars\u00a02026"
    assert lues["personne.designation"] == "Mme\u00a0Élodie Durand"
    assert lues["personne.situation"] == "célibataire"
    assert lues["praticienne.adresse"] == "3 rue Haute, Bât. B, 69001 Lyon"
    assert lues["foyer.nombre"] == "2"
    assert lues["foyer.loyer"] == "610,50\u00a0€"
    assert lues["foyer.composition"] == "Léo (fils)"
    assert lues["entreprise.entree"] == "3\u00a0février\u00a02020"
    assert lues["budget.reste"] == "1 080 €"
    assert "personne.naissance" not in lues


def test_a_person_known_by_a_code_alone_is_never_named_by_it():
    assert designation(Personne(code="P-12", sexe="F")) == ""


@pytest.mark.parametrize(
    ("categorie", "sexe", "attendu"),
    [
        ("CAF", "NR", "Madame, Monsieur"),
        ("CAF", "F", "Madame"),
        ("PARQUET", "NR", "Madame la Procureure, Monsieur le Procureur"),
        ("PARQUET", "H", "Monsieur le Procureur"),
        ("SPST", "NR", "Docteur"),
    ],
)
def test_the_opening_agrees_with_the_recipient(categorie, sexe, attendu):
    appel = politesse.appel(categorie, sexe)
    assert appel == attendu
    assert all(f", {attendu}," in politesse.formule(ton, appel) for ton in Ton)


@pytest.mark.parametrize("source", ["corps = ", 'titre = "x"\ncorps = """\nBonjour {+accord}\n"""', "[[[", ""])
def test_a_broken_model_still_gives_a_plain_letter(source):
    modele = lire("abime", source, {"accord": "et merci."})
    assert modele.abime
    corps = " ".join(en_clair(b.texte) for b in modele.blocs if isinstance(b, Paragraphe))
    assert corps == ("Bonjour et merci." if "Bonjour" in source else "")
