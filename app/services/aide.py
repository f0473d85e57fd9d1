"""The pages of help, read from `resources/aide`: one Markdown file each, its title on the first line."""

from dataclasses import dataclass
from functools import cache

from app.domain.texte import fold, mots
from app.paths import resources


@dataclass(frozen=True, slots=True)
class PageAide:
    """One page; `ident` is the name of its file and of the screen it explains."""

    ident: str
    titre: str
    texte: str

    def repond(self, cherches: list[str]) -> bool:
        """Tell whether the page says every word looked for, or begins it."""
        dit = fold(f"{self.titre} {self.texte}")
        return all(cherche in dit for cherche in cherches)


@cache
def pages() -> tuple[PageAide, ...]:
    """Return every page, by title."""
    lues = [_lire(chemin.stem, chemin.read_text(encoding="utf-8")) for chemin in (resources() / "aide").glob("*.md")]
    return tuple(sorted(lues, key=lambda page: fold(page.titre)))


def chercher(saisie: str) -> list[PageAide]:
    """Return the pages that answer, those whose title does first."""
    cherches = mots(saisie)
    trouvees = [page for page in pages() if page.repond(cherches)]
    return sorted(trouvees, key=lambda page: not all(cherche in fold(page.titre) for cherche in cherches))


def _lire(ident: str, texte: str) -> PageAide:
    titre, _, reste = texte.partition("\n")
    return PageAide(ident, titre.removeprefix("#").strip(), reste.strip())
