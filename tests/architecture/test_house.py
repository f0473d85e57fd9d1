"""The house rules that no linter knows."""

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[2]
COEUR = sorted((RACINE / "app").rglob("*.py"))
MODULES = [*COEUR, *sorted((RACINE / "ui").rglob("*.py"))]
TESTS = sorted((RACINE / "tests").rglob("*.py"))
REVISIONS = sorted((RACINE / "migrations" / "versions").glob("*.py"))
PYPROJECT = (RACINE / "pyproject.toml").read_text()
FONCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def _arbre(fichier: Path) -> ast.Module:
    return ast.parse(fichier.read_text())


def _imports(fichier: Path) -> set[str]:
    noeuds = list(ast.walk(_arbre(fichier)))
    simples = chain.from_iterable((a.name for a in n.names) for n in noeuds if isinstance(n, ast.Import))
    return set(simples) | {n.module or "" for n in noeuds if isinstance(n, ast.ImportFrom)}


def _commence_par(modules: set[str], racines: tuple[str, ...]) -> set[str]:
    return {m for m in modules if any(m == r or m.startswith(f"{r}.") for r in racines)}


def test_no_file_outgrows_three_hundred_lines():
    assert [f.name for f in (*MODULES, *TESTS) if len(f.read_text().splitlines()) > 300] == []


def test_nine_functions_in_ten_are_under_thirty_lines():
    fonctions = [n for f in MODULES for n in ast.walk(_arbre(f)) if isinstance(n, FONCTION)]
    longues = [n for n in fonctions if (n.end_lineno or 0) - n.lineno >= 30]
    assert len(longues) * 10 <= len(fonctions)


def test_no_module_has_a_name_that_says_nothing():
    vagues = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert [f for f in (*MODULES, *TESTS) if f.stem in vagues] == []


def test_every_public_thing_says_what_it_is():
    assert [lieu for f in COEUR for lieu in _muets(f)] == []


def _muets(fichier: Path) -> list[str]:
    arbre = _arbre(fichier)
    publics = [n for n in arbre.body if isinstance(n, (*FONCTION, ast.ClassDef)) and not n.name.startswith("_")]
    if fichier.name == "errors.py":
        publics = [n for n in publics if not isinstance(n, ast.ClassDef)]
    muets = [f"{fichier.name}:{n.name}" for n in publics if not ast.get_docstring(n)]
    return muets if ast.get_docstring(arbre) else [fichier.name, *muets]


def test_nothing_is_left_for_later():
    promesse = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b")
    assert [f.name for f in MODULES if promesse.search(f.read_text())] == []


def test_no_module_reaches_for_the_network():
    reseau = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx")
    assert {f.name: r for f in MODULES if (r := _commence_par(_imports(f), reseau))} == {}


def test_the_core_knows_no_window():
    assert {f.name for f in COEUR if _commence_par(_imports(f), ("PySide6", "ui"))} == set()


def test_only_the_audit_makes_an_audited_bilan():
    auteurs = {f.relative_to(RACINE / "app").as_posix() for f in COEUR if _fabrique(f, "BilanAudite")}
    assert auteurs <= {"bilan/audit.py"}


def _fabrique(fichier: Path, nom: str) -> bool:
    appels = [n.func for n in ast.walk(_arbre(fichier)) if isinstance(n, ast.Call)]
    return any(nom in (getattr(f, "id", ""), getattr(f, "attr", "")) for f in appels)


def test_only_the_context_builds_the_services_from_a_door():
    portes = [f for f in COEUR if f.is_relative_to(RACINE / "app" / "cli")]
    interdits = ("app.store", "app.coffre", "sqlalchemy", "sqlcipher3")
    assert {f.name: r for f in portes if (r := _commence_par(_imports(f), interdits))} == {}


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda r: r.stem)
def test_a_revision_is_frozen_it_never_imports_the_application(revision: Path):
    assert _commence_par(_imports(revision), ("app",)) == set()


def test_the_packages_of_the_wheel_are_the_packages_of_the_tree():
    trouves = {p.parent.relative_to(RACINE).as_posix().replace("/", ".") for p in MODULES if p.name == "__init__.py"}
    declares = set(tomllib.loads(PYPROJECT)["tool"]["setuptools"]["packages"])
    assert declares == trouves | {"app.migrations", "app.resources"}


def test_every_rule_set_aside_has_its_reason():
    debut, fin = PYPROJECT.index("\nignore = ["), PYPROJECT.index("[tool.ruff.lint.per-file-ignores]")
    regles = [ligne for ligne in PYPROJECT[debut:fin].splitlines() if re.match(r'\s+"[A-Z]', ligne)]
    assert [ligne for ligne in regles if "#" not in ligne] == []
