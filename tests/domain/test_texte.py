import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.texte import fold, mots


@pytest.mark.parametrize(
    ("texte", "plie"),
    [
        ("Cœur  d’Éléonore", "coeur d'eleonore"),
        ("NUÑEZ", "nunez"),
        ("Æsop ẞ ß", "aesop ss ss"),
        ("Léa‑Rose", "lea-rose"),
        ("A\u00a0B\u202fC\tD", "a b c d"),
        ("e\u0301", "e"),
        ("\u05d0\u05b7", "\u05d0"),
        ("", ""),
    ],
)
def test_folding_forgets_accents_ligatures_case_and_spaces(texte, plie):
    assert fold(texte) == plie


@given(st.text())
def test_folding_twice_changes_nothing_more_to_the_words(texte):
    assert mots(fold(texte)) == mots(texte)


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_composed_and_decomposed_letters_fold_alike(texte):
    from unicodedata import normalize

    assert fold(normalize("NFD", texte)) == fold(normalize("NFC", texte))


def test_words_are_letters_and_digits_only():
    assert mots("L’Hostis, Éléonore (née_1980) !") == ["l", "hostis", "eleonore", "nee", "1980"]
