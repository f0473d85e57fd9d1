"""Every command, one after the other, in one process: to be watched from outside."""

import sys
from pathlib import Path

from app.cli import main
from app.coffre.kdf import Cout
from app.context import AppScope

CLASSEUR = Path(__file__).parents[1] / "data" / "classeurs" / "suivi-propre.xlsx"
PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"


def tournee(dossier: Path) -> list[str]:
    """Run all commands in `dossier` and return those that did not end well."""
    (dossier / "phrase").write_text(PHRASE)
    (dossier / "nouvelle").write_text(" ".join(reversed(PHRASE.split())))
    coffre, sauvegarde, retour = dossier / "c.coffre", dossier / "s.visavis", dossier / "r.coffre"
    commandes: list[tuple[object, ...]] = [
        ("demo", dossier / "exemple"),
        ("creer", coffre, "--feuille", dossier / "f.pdf"),
        ("importer", coffre, CLASSEUR, "--rapport", dossier / "r.xlsx", "--correspondance", dossier / "c.toml"),
        ("annuler-import", coffre),
        ("importer", coffre, CLASSEUR),
        ("bilan", coffre, "--annee", 2025, "--sortie", dossier / "b", "--format", "pdf,json,xlsx"),
        ("arreter", coffre, "--annee", 2025, "--sortie", dossier / "b"),
        ("sauvegarder", coffre, sauvegarde),
        ("verifier", sauvegarde),
        ("restaurer", sauvegarde, retour),
        ("verifier", retour),
        ("exporter", retour, dossier / "export"),
        ("changer-phrase", coffre, "--nouvelle-phrase-de", dossier / "nouvelle"),
    ]
    scope = AppScope(Cout(8, 1, 1))
    return [str(mots[0]) for mots in commandes if main(_ligne(mots, dossier / "phrase"), scope)]


def _ligne(mots: tuple[object, ...], phrase: Path) -> list[str]:
    secret = () if mots[0] == "demo" else ("--phrase-de", phrase)
    return [str(mot) for mot in (*mots, *secret)]


if __name__ == "__main__":
    sys.exit(", ".join(tournee(Path(sys.argv[1]))) or 0)
