"""The code of the pause: kept as a seal that nothing outside the coffre can try codes against."""

import hmac

from app.domain import pauses
from app.domain.changes import Changes
from app.services.coffre_ouvert import CoffreOuvert
from app.store import reglages
from app.store.unit_of_work import Magasin

_CLE = "pause"


class Pauses:
    """Whether a code is set, and whether one typed is the right one."""

    def __init__(self, magasin: Magasin, ouvert: CoffreOuvert) -> None:
        self._magasin = magasin
        self._ouvert = ouvert

    @property
    def definie(self) -> bool:
        """Whether a pause can be taken."""
        return bool(self._lire())

    def definir(self, code: str) -> Changes:
        """Set the code; raises `PinFaible`."""
        pauses.exiger_pin(code)
        return self._ecrire("Code de pause", {"sceau": self._sceau(code)})

    def retirer(self) -> Changes:
        """Have no code any more: idleness locks the coffre."""
        return self._ecrire("Retrait du code de pause", {})

    def juste(self, code: str) -> bool:
        """Tell whether `code` is the one set."""
        lu = self._lire()
        return bool(lu) and hmac.compare_digest(lu["sceau"], self._sceau(code))

    def _lire(self) -> dict[str, str]:
        with self._magasin.lire() as connexion:
            return reglages.lire(connexion, _CLE) or {}

    def _ecrire(self, libelle: str, valeur: dict[str, str]) -> Changes:
        with self._magasin.ecrire(libelle) as unite:
            reglages.ecrire(unite, _CLE, valeur)
        return unite.changes()

    def _sceau(self, code: str) -> str:
        return hmac.digest(self._ouvert.sous_cle("pause"), code.encode(), "sha256").hex()
