"""The identity printed on documents, and the other settings of the vault."""

from dataclasses import asdict, replace
from typing import Any

from app.domain.changes import Changes
from app.domain.praticiennes import Praticienne, verifier
from app.store import reglages
from app.store.unit_of_work import Magasin

_CLE = "praticienne"


class Praticiennes:
    """Who signs, and small settings by name."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin

    def get(self) -> Praticienne:
        """Return the praticienne, all empty until she says who she is."""
        return Praticienne(**(self.reglage(_CLE) or {}))

    def save(self, praticienne: Praticienne) -> tuple[Praticienne, Changes]:
        """Keep her identity; raises `SiretInvalide`."""
        praticienne = replace(praticienne, siret="".join(praticienne.siret.split()))
        verifier(praticienne)
        return praticienne, self.regler(_CLE, asdict(praticienne), "Identité de la praticienne")

    def reglage(self, cle: str) -> Any:  # noqa: ANN401
        """Return a setting, or None."""
        with self._magasin.lire() as connexion:
            return reglages.lire(connexion, cle)

    def regler(self, cle: str, valeur: object, libelle: str = "Réglages") -> Changes:
        """Keep a setting; `valeur` is anything JSON can hold."""
        with self._magasin.ecrire(libelle) as unite:
            reglages.ecrire(unite, cle, valeur)
        return unite.changes()
