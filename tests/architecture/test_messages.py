"""Every refusal has its sentence, and every sentence its refusal."""

import ast
import importlib
import pkgutil
from collections import Counter
from pathlib import Path

import app
from app.errors import Refus
from app.messages import PHRASES, phrase


def _refusals() -> list[type[Refus]]:
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith(("app.resources", "app.migrations", "app.__main__")):
            importlib.import_module(module.name)
    return _below(Refus)


def _below(mother: type[Refus]) -> list[type[Refus]]:
    return [
        c
        for child in mother.__subclasses__()
        if child.__module__.startswith("app.")
        for c in (child, *_below(child))
    ]


def test_every_refusal_has_a_sentence():
    assert {c.code for c in _refusals()} - PHRASES.keys() == set()


def test_no_two_refusals_share_a_code():
    codes = Counter(c.code for c in _refusals() if "code" in vars(c))
    assert [code for code, n in codes.items() if n > 1] == []


def test_every_sentence_is_one_that_can_be_shown():
    for code, modele in PHRASES.items():
        assert modele.endswith((".", "!", "?", "»")), code
        assert modele[0].isupper() or modele[0] in "{«", code


def test_a_missing_detail_does_not_hide_the_sentence():
    class Exemple(Refus):
        code = "refus"

    assert phrase(Exemple()) == "L’opération a été refusée (refus). Rien n’a été modifié."


def test_every_finding_of_a_check_has_a_sentence():
    codes = {
        str(appel.args[0].value)
        for fichier in Path(app.__path__[0]).rglob("*.py")
        for appel in ast.walk(ast.parse(fichier.read_text()))
        if isinstance(appel, ast.Call) and getattr(appel.func, "id", "") == "Constat"
        if appel.args and isinstance(appel.args[0], ast.Constant)
    }
    assert codes - PHRASES.keys() == set()
