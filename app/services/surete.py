"""What is safe, in figures: when the last backups were, when the coffre was last checked, what is due."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.coffre.constats import Constat
from app.services import verification
from app.services.coffre_ouvert import CoffreOuvert
from app.services.sauvegardes import SECONDE
from app.store.journal import Acte, Entree

ENTRE_SAUVEGARDES = timedelta(minutes=30)
ENTRE_CONTROLES = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EtatSurete:
    """Instants with their offset, None for never; `saisies` counts the saves since the last backup.

    `fautes` are the codes of what the last check, or the opening, found wrong.
    """

    sauvegarde: datetime | None
    seconde: datetime | None
    controle: datetime | None
    saisies: int
    fautes: tuple[str, ...] = ()


class Surete:
    """The watch over one open coffre."""

    def __init__(self, ouvert: CoffreOuvert) -> None:
        self._ouvert = ouvert

    def lire(self) -> EtatSurete:
        """Return the state of backups and checks, as the journal tells it."""
        with closing(self._ouvert.engine_lecture.raw_connection()) as garde:
            pilote: Any = garde.driver_connection
            registre = self._ouvert.registre
            sauvegarde, controle = registre.dernier(pilote, "sauvegarde"), registre.dernier(pilote, "controle")
            seconde = registre.dernier(pilote, "sauvegarde", SECONDE)
            saisies = registre.position(pilote).saisies
        ouverture = tuple(constat.code for constat in self._ouvert.constats if not constat.bon)
        return EtatSurete(
            sauvegarde=_quand(sauvegarde),
            seconde=_quand(seconde),
            controle=_quand(controle),
            saisies=saisies - _saisies(sauvegarde),
            fautes=tuple(dict.fromkeys((*ouverture, *_fautes(controle)))),
        )

    def sauvegarde_due(self) -> bool:
        """Tell whether something was saved since the last backup, and that one is over 30 minutes old."""
        etat = self.lire()
        return etat.saisies > 0 and self._passe(etat.sauvegarde, ENTRE_SAUVEGARDES)

    def controle_du(self) -> bool:
        """Tell whether the last check is over a day old."""
        return self._passe(self.lire().controle, ENTRE_CONTROLES)

    def controler(self) -> list[Constat]:
        """Check the open coffre from end to end, note it in the journal, return every finding, good ones too."""
        constats = verification.controler_ouvert(self._ouvert)
        fautes = [constat.code for constat in constats if not constat.bon]
        self._ouvert.temoin.consigner(Acte("controle", faits={"fautes": fautes}))
        return constats

    def _passe(self, instant: datetime | None, delai: timedelta) -> bool:
        return instant is None or self._ouvert.horloge() - instant > delai


def _quand(entree: Entree | None) -> datetime | None:
    return entree.instant.astimezone() if entree else None


def _saisies(entree: Entree | None) -> int:
    return int(str(entree.faits["saisies"])) if entree else 0


def _fautes(entree: Entree | None) -> tuple[str, ...]:
    lues = entree.faits.get("fautes", []) if entree else []
    return tuple(str(code) for code in lues) if isinstance(lues, list) else ()
