import pytest

from app.domain.effectifs import dire_effectif, lire_effectif
from app.domain.errors import NombreHorsBornes


@pytest.mark.parametrize(
    ("texte", "lu"),
    [
        ("412", (412, False)),
        (" 0 ", (0, False)),
        ("1 240", (1240, False)),
        ("1\u202f240", (1240, False)),
        ("au moins 20", (20, True)),
        ("Au  moins 20", (20, True)),
        ("≥ 20", (20, True)),
        (">=20", (20, True)),
        ("20+", (20, True)),
        ("20 et plus", (20, True)),
    ],
)
def test_a_headcount_is_read_as_typed(texte, lu):
    assert lire_effectif(texte) == lu


@pytest.mark.parametrize("texte", ["", "vingt", "-3", "12,5", "3/4", "99999999999", "≥", "12 personnes"])
def test_anything_else_is_refused(texte):
    with pytest.raises(NombreHorsBornes):
        lire_effectif(texte)


@pytest.mark.parametrize(("nombre", "plancher"), [(0, False), (1240, False), (20, True)])
def test_what_is_shown_is_read_back(nombre, plancher):
    assert lire_effectif(dire_effectif(nombre, plancher=plancher)) == (nombre, plancher)
