import pytest

from app.messages.elisions import de


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Olga", "d’Olga"),
        ("Élodie", "d’Élodie"),
        ("Hélène", "d’Hélène"),
        ("Yvonne", "d’Yvonne"),
        ("Yannick", "de Yannick"),
        ("Sylvain", "de Sylvain"),
        ("(sans nom) A-1", "de (sans nom) A-1"),
        ("", "de "),
    ],
)
def test_de_is_elided_as_in_french(nom, dit):
    assert de(nom) == dit
