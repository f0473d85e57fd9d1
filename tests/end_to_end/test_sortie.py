"""Standard output holds the lines of the commands and nothing else: no library speaks there of its own."""

import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).parents[2]
# What Python itself prints goes to a string; what is left in the pipe was written past it, by compiled code.
MUET = "import io, sys; sys.stdout = sys.stderr = io.StringIO(); "
TOURNEE = "from pathlib import Path; from tests.end_to_end.tournee import tournee; tournee(Path(sys.argv[1]))"


def _restes(ordre: str, *mots: str) -> tuple[str, str]:
    commande = [sys.executable, "-c", MUET + ordre, *mots]
    essai = subprocess.run(commande, capture_output=True, text=True, check=False, cwd=RACINE)
    return essai.stdout, essai.stderr


def test_what_compiled_code_prints_would_be_seen():
    assert _restes("import os; os.write(1, b'bonjour'); os.write(2, b'attention')") == ("bonjour", "attention")


def test_no_command_prints_anything_but_its_own_lines(tmp_path: Path):
    assert _restes(TOURNEE, str(tmp_path)) == ("", "")
    assert list((tmp_path / "b").glob("*.pdf"))
