"""What each code counts as: merged lines are told as the one that stands, some organismes are never named."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from app.bilan.instantane import AUTRE, TUS


class Codes(dict[str, str]):
    """What each code counts as; one that was never merged counts as itself."""

    def __missing__(self, code: str) -> str:
        self[code] = code
        return code


def fusions(connexion: Connection) -> dict[tuple[str, str], str]:
    """Return, for each merged line (list, code), the code it now counts as."""
    lues = connexion.execute(text("SELECT liste, code, fusionnee_dans FROM entrees WHERE fusionnee_dans IS NOT NULL"))
    directes = {(str(liste), str(code)): str(cible) for liste, code, cible in lues}
    return {cle: _bout(cle, directes) for cle in directes}


def taire(codes: Mapping[str, str]) -> Codes:
    """Count the organismes that a bilan never names as another one."""
    dits = {code: AUTRE if cible in TUS else cible for code, cible in codes.items()}
    return Codes(dict.fromkeys(TUS, AUTRE) | dits)


def _bout(cle: tuple[str, str], directes: Mapping[tuple[str, str], str]) -> str:
    """Follow merges to the line that stands; merges never loop, a loop stops at the first code seen again."""
    liste, code = cle
    vus = {code}
    while (liste, code) in directes and directes[liste, code] not in vus:
        code = directes[liste, code]
        vus.add(code)
    return code
