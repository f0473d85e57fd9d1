"""The recipes of the installers say what the project says."""

import configparser
import plistlib
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

RACINE = Path(__file__).parents[2]
RECETTES = RACINE / "packaging"
PROJET = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_recipe_bears_the_version_of_the_project():
    windows = (RECETTES / "windows" / "visavis.iss").read_text(encoding="utf-8")
    macos = plistlib.loads((RECETTES / "macos" / "Info.plist").read_bytes())
    assert re.findall(r"^AppVersion=(.+)$", windows, re.MULTILINE) == [PROJET["version"]]
    assert macos["CFBundleShortVersionString"] == PROJET["version"]


def test_the_menu_entry_and_its_description_name_the_same_program():
    entree = configparser.ConfigParser(interpolation=None)
    entree.optionxform = str
    entree.read(RECETTES / "linux" / "visavis.desktop", encoding="utf-8")
    fiche = ET.parse(RECETTES / "linux" / "fr.visavis.visavis.metainfo.xml").getroot()
    assert entree["Desktop Entry"]["Exec"] == fiche.findtext("provides/binary") == "visavis"
    assert fiche.findtext("launchable") == "visavis.desktop"
    assert fiche.findtext("project_license") == PROJET["license"]


def test_what_was_never_run_says_so():
    for recette in ("windows/visavis.iss", "macos/construire.sh"):
        assert "never" in (RECETTES / recette).read_text(encoding="utf-8")
