"""Build the folder of the program with PyInstaller, then try what was built: `python packaging/construire.py`.

Needs PyInstaller beside the dependencies of the project. Writes into `build/` and `dist/` at the root of the sources.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
DOSSIER = RACINE / "dist" / "Vis-a-vis"
PROGRAMME = DOSSIER / ("visavis.exe" if sys.platform == "win32" else "visavis")
_MO = 1 << 20
_DELAI = 180


def main() -> int:
    """Build, try, tell the size and how long it takes to start; return the exit status."""
    if "--essayer" not in sys.argv[1:]:
        construire()
    essayer()
    octets = sum(fichier.stat().st_size for fichier in DOSSIER.rglob("*") if fichier.is_file())
    dire(f"{DOSSIER.name} : {octets / _MO:.0f} Mo")
    return 0


def construire() -> None:
    """Run PyInstaller on the recipe."""
    lancer([sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", str(RACINE / "packaging" / "visavis.spec")])


def essayer() -> None:
    """Check what was built, away from the sources: its version, a whole fictional cabinet, a window that opens."""
    depart = time.monotonic()
    lancer([str(PROGRAMME), "--version"])
    dire(f"visavis --version : {time.monotonic() - depart:.2f} s")
    with tempfile.TemporaryDirectory() as ailleurs:
        lancer([str(PROGRAMME), "demo", str(Path(ailleurs) / "exemple"), "--sans-fenetre"], ailleurs)
        bilans = list(Path(ailleurs).rglob("*.pdf"))
        if not bilans:
            raise SystemExit("visavis demo n’a écrit aucun bilan")
        dire(f"visavis demo : {len(bilans)} bilans")
        depart = time.monotonic()
        lancer([str(PROGRAMME), "--essai-fenetre"], ailleurs, {"QT_QPA_PLATFORM": "offscreen", "HOME": ailleurs})
        dire(f"fenêtre ouverte puis fermée : {time.monotonic() - depart:.2f} s")


def lancer(commande: list[str], dossier: str | None = None, env: dict[str, str] | None = None) -> None:
    """Run a command; stop everything when it fails."""
    subprocess.run(commande, cwd=dossier or RACINE, env={**os.environ, **(env or {})}, check=True, timeout=_DELAI * 10)


def dire(phrase: str) -> None:
    """Tell on standard output."""
    sys.stdout.write(f"{phrase}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
