"""The conditions a Word model may hold: presence of a field, sex, civilité; all others are refused."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.errors import ModeleWordCalcul, ModeleWordRefuse
from app.documents.modele_word import lire_champs, remplir
from app.documents.modele_word_si import lire, resoudre
from tests.documents.modeles_word import modele, mots

MADAME = {"personne.civilite": "Madame", "personne.sexe": "femme"}
MONSIEUR = {"personne.civilite": "Monsieur", "personne.sexe": "homme"}
SENS = {"Civilité": "personne.civilite", "Sexe": "personne.sexe", "Adresse2": "personne.adresse"}


def borne(sorte):
    return f'<w:r><w:fldChar w:fldCharType="{sorte}"/></w:r>'


def instr(code):
    return f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'


def fusion(nom):
    return (
        borne("begin") + instr(f" MERGEFIELD {nom} ") + borne("separate") + f"<w:r><w:t>«{nom}»</w:t></w:r>"
        + borne("end")
    )  # fmt: skip


def si(*parties, resultat="<w:r><w:t>vu</w:t></w:r>"):
    """Return a paragraph with a condition; what begins with « < » is a nested field, the rest is code."""
    dedans = "".join(partie if partie.startswith("<") else instr(partie) for partie in parties)
    return f"<w:p>{borne('begin')}{dedans}{borne('separate')}{resultat}{borne('end')}</w:p>"


def ecrire(corps, valeurs, sens=SENS):
    return mots(remplir(modele(corps), sens, valeurs).octets)


@pytest.mark.parametrize(
    ("suite", "madame", "monsieur"),
    [
        (' = "Madame" "née" "né"', "née", "né"),
        (' = "Mme" "née" "né" \\* MERGEFORMAT', "née", "né"),
        (' &lt;&gt; "M." "née" "né"', "née", "né"),
        ('="Monsieur" "Cher Monsieur" "Chère Madame"', "Chère Madame", "Cher Monsieur"),
        (" = Madame née né", "née", "né"),
        (" = “Madame” “née” “né”", "née", "né"),
        (' = "Madame" "née"', "née", ""),
    ],
)
def test_words_follow_the_civilite(suite, madame, monsieur):
    corps = si(" IF ", fusion("Civilité"), suite)
    assert ecrire(corps, MADAME) == madame
    assert ecrire(corps, MONSIEUR) == monsieur


def test_the_sex_is_compared_however_she_writes_it():
    for ecrit in ("F", "f", "Femme", "féminin"):
        assert ecrire(si('IF "', fusion("Sexe"), f'" = "{ecrit}" "elle" "il"'), MADAME) == "elle"


def test_a_field_is_printed_only_when_it_is_known():
    corps = si("IF ", fusion("Adresse2"), ' &lt;&gt; "" "Habite ', fusion("Adresse2"), '." "Sans adresse."')
    assert ecrire(corps, {"personne.adresse": "3 rue du Port"}) == "Habite 3 rue du Port."
    rempli = remplir(modele(corps), SENS, {})
    assert mots(rempli.octets) == "Sans adresse."
    assert not rempli.manquants


def test_an_unknown_sex_is_asked_for_rather_than_guessed():
    rempli = remplir(modele(si("IF ", fusion("Civilité"), ' = "Madame" "née" "né"')), SENS, {})
    assert mots(rempli.octets) == "[à compléter\u00a0: civilité de la personne]"
    assert set(rempli.manquants) == {"personne.civilite"}


def test_the_fields_of_a_condition_are_found():
    corps = si("SI ", fusion("Civilité"), ' = "Madame" "née le ', fusion("Naissance"), '" "né"')
    assert [champ.nom for champ in lire_champs(modele(corps))] == ["Civilité", "Naissance"]


def test_a_result_that_word_showed_last_disappears_whole():
    corps = si("IF ", fusion("Civilité"), ' = "Madame" "née" "né"', resultat=fusion("Ancien"))
    assert ecrire(corps, MADAME) == "née"
    assert [champ.nom for champ in lire_champs(modele(corps))] == ["Civilité"]


@pytest.mark.parametrize(
    "parties",
    [
        ('IF 1 = 1 "oui" "non"',),
        ('IF "a" = "a" "oui" "non"',),
        ("IF ", fusion("Sexe"), ' &gt; "F" "oui" "non"'),
        ("IF ", fusion("Sexe"), ' &lt;= "F" "oui" "non"'),
        ("IF ", fusion("Sexe"), ' = "F*" "oui" "non"'),
        ("IF ", fusion("Sexe"), ' = "?" "oui" "non"'),
        ("IF ", fusion("Sexe"), " = ", fusion("Civilité"), ' "oui" "non"'),
        ("IF ", fusion("Sexe"), ' = "F"'),
        ("IF ", fusion("Sexe"), ' = "F" "oui" "non" "encore"'),
        ("IF ", fusion("Sexe"), ' = "F" "oui" "non" \\* Upper'),
        ("IF ", borne("begin") + instr("= 1 + 1") + borne("end"), ' = "F" "oui" "non"'),
        ("IF ", borne("begin") + instr("INCLUDETEXT c:\\\\x") + borne("end"), ' = "F" "oui" "non"'),
        ("IF ", fusion("Sexe"), ' = "F" "', si("IF ", fusion("Sexe"), ' = "F" "a" "b"')[5:-6], '" "non"'),
        ("IFX ", fusion("Sexe"), ' = "F" "oui" "non"'),
        ("IF ", fusion("Sexe"), ' = "F" "', borne("begin") + instr("PAGE") + borne("end"), '" "non"'),
    ],
)
def test_any_other_condition_is_refused(parties):
    with pytest.raises(ModeleWordCalcul):
        lire_champs(modele(si(*parties)))


def test_a_condition_over_two_paragraphs_is_refused_when_the_model_is_added():
    corps = si("IF ", fusion("Sexe"), ' = "F" "oui" "non"').replace(borne("separate") + "<w:r><w:t>vu", "</w:p><w:p>"
        + borne("separate") + "<w:r><w:t>vu", 1)  # fmt: skip
    with pytest.raises(ModeleWordRefuse):
        lire_champs(modele(corps))


def test_signs_kept_for_places_are_not_trusted_from_a_file():
    corps = si("IF ", fusion("Sexe"), ' = "F" "\ue101\ue100oui" "non"')
    assert ecrire(corps, MADAME) == "oui"


@given(st.text(alphabet='IFS "=<>\\*?oé“”\ue100\ue101\ue1ff\n\t', max_size=60))
def test_any_code_is_a_condition_or_nothing(code):
    lu = lire(f"IF \ue100{code}", ("Sexe", "Nom"))
    if lu is not None:
        assert lu.champ == "Sexe"
        assert resoudre(lu, lambda nom: f"<{nom}>", lambda nom: ("personne.sexe", "femme")) is not None


def test_a_very_long_code_costs_nothing():
    debut = time.process_time()
    longs = ('\ue100 = "' + "a" * 200_000, "\ue100 = " + "a " * 100_000, " " * 200_000, '\ue100 = "x" ' + '"' * 99_999)
    for code in (f"IF {long}" for long in longs):
        assert lire(code, ("Sexe",)) is None
    assert time.process_time() - debut < 1
