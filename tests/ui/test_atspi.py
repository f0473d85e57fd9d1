"""What a screen reader is given of the real window, read on a bus of its own, and what is left after the lock."""

import importlib.util
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.ui.test_vraie_fenetre import OUTILS, ouvrir_ecran, ouvrir_fenetre

_ABSENTS = [outil for outil in (*OUTILS, "dbus-daemon") if shutil.which(outil) is None]
_ABSENTS += ["jeepney"] if importlib.util.find_spec("jeepney") is None else []
_LANCEURS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_ABSENTS += [] if any(Path(lanceur).exists() for lanceur in _LANCEURS) else ["at-spi2-core"]
pytestmark = pytest.mark.skipif(bool(_ABSENTS), reason=f"not installed: {', '.join(_ABSENTS)}")
PAGES = ("Personnes", "Agenda", "Entreprises", "Bilans", "Réglages", "Aujourd’hui")
SANS_NOM = {"scroll bar", "list", "splitter"}
"""Roles that Qt makes itself inside a named widget: the list of a combo box, the bars of a view."""


@pytest.fixture
def env(tmp_path):
    """A screen, a session bus and its accessibility bus, for this test only."""
    with ouvrir_ecran() as ecran:
        env = {**ecran, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_RUNTIME_DIR": str(tmp_path)}
        demon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        yield {**env, "DBUS_SESSION_BUS_ADDRESS": demon.stdout.readline().strip()}
        demon.terminate()
        demon.wait()
        demon.stdout.close()


@pytest.fixture
def lecteur(env):
    from tests.ui.atspi import Lecteur

    lecteur = Lecteur(env["DBUS_SESSION_BUS_ADDRESS"])
    yield lecteur
    lecteur.fermer()


def test_a_screen_reader_reads_every_page_and_nothing_of_the_coffre_after_the_lock(
    env, lecteur, coffre, noms_du_coffre, tmp_path
):
    with ouvrir_fenetre(env, coffre, tmp_path) as vue:
        vue("aujourdhui||")
        lus = ""
        for page in PAGES:
            rail = attendre(lecteur, lambda o, page=page: o.role == "radio button" and o.nom.startswith(page))
            lecteur.agir(rail)
            vue_de_page = attendre_page(lecteur, page)
            assert sans_nom(vue_de_page) == [], page
            lus += "\n".join(map(str, vue_de_page))
        assert noms_dans(lus, noms_du_coffre), "the control: names are read before the lock"
        fenetre = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Vis-à-vis"],
            env=env, check=True, capture_output=True, text=True,
        ).stdout.split()[0]  # fmt: skip
        subprocess.run(["xdotool", "windowfocus", "--sync", fenetre, "key", "ctrl+l"], env=env, check=True)
        vue("verrou")
        verrou = lecteur.arbre(cache=True)
        assert any(objet.nom == "Ouvrir un coffre" for objet in verrou)
        assert sans_nom(verrou) == []
        assert not noms_dans("\n".join(f"{objet} {objet.description}" for objet in verrou), noms_du_coffre)


def test_the_search_for_nameless_objects_sees_one():
    from tests.ui.atspi import Objet

    muet = Objet("", "", 0, "push button", " ", "", "", frozenset({"focusable", "showing"}))
    assert sans_nom([muet]) == [muet]


@pytest.fixture
def noms_du_coffre(scope, coffre):
    """The names of every person of the coffre: surname and first name together, as they are shown."""
    with scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide") as session:
        return {nom.affiche for nom in session.repertoire.noms()}


def attendre(lecteur, voulu, delai=30):
    fin = time.monotonic() + delai
    while time.monotonic() < fin:
        trouve = next(filter(voulu, lecteur.arbre()), None)
        if trouve is not None:
            return trouve
        time.sleep(0.2)
    return pytest.fail("the accessible object never came")


def attendre_page(lecteur, page, delai=30):
    """The tree, once the page asked for is the one checked in the rail and its reads are given back."""
    fin = time.monotonic() + delai
    while time.monotonic() < fin:
        arbre = lecteur.arbre()
        if any(o.role == "radio button" and o.nom.startswith(page) and "checked" in o.etats for o in arbre):
            return arbre
    return pytest.fail(f"{page} never opened")


def sans_nom(arbre):
    return [
        objet for objet in arbre
        if {"focusable", "showing"} <= objet.etats and objet.role not in SANS_NOM and not objet.nom.strip()
    ]  # fmt: skip


def noms_dans(texte, noms):
    return {nom for nom in noms if nom in texte}
