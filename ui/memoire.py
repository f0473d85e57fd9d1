"""What must be known before any coffre is open: where the last one is, and how the window looks."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_config_path

from ui.theme.tokens import NomPalette


@dataclass(frozen=True, slots=True)
class Souvenir:
    """No name of a person, no secret: a path, a palette, a text size."""

    coffre: str = ""
    palette: str = NomPalette.CLAIR.value
    echelle: int = 100
    facilitee: bool = False


class Memoire:
    """One small file of the user's configuration."""

    def __init__(self, chemin: Path | None = None) -> None:
        self.chemin = chemin or user_config_path("visavis", appauthor=False) / "fenetre.json"

    def lire(self) -> Souvenir:
        """Return what is remembered; an unreadable file says nothing."""
        try:
            lu = json.loads(self.chemin.read_text(encoding="utf-8"))
            palette, facilitee = NomPalette(lu["palette"]).value, bool(lu.get("facilitee"))
            souvenir = Souvenir(str(lu["coffre"]), palette, int(lu["echelle"]), facilitee)
        except (OSError, ValueError, KeyError, TypeError):
            return Souvenir()
        return souvenir

    def garder(self, souvenir: Souvenir) -> None:
        """Remember; a folder that cannot be written only forgets."""
        try:
            self.chemin.parent.mkdir(parents=True, exist_ok=True)
            self.chemin.write_text(json.dumps(asdict(souvenir)), encoding="utf-8")
        except OSError:
            return
