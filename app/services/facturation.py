"""How she bills, and whom: her settings, the buyer each entreprise names."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.entreprises import Entreprise
from app.domain.facturation import Acheteur, Facturation, Regime, acheteur_de, verifier_acheteur, verifier_facturation
from app.domain.praticiennes import Praticienne
from app.services.sortes import Sorte
from app.store import factures, reglages
from app.store.unit_of_work import Magasin

_CLE = "facturation"
_COMPACTS = ("numero_tva", "iban", "bic")


class Reglages:
    """Her settings for invoices."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin

    def get(self) -> Facturation:
        """Return them; the régime of VAT is unknown until she says it."""
        with self._magasin.lire() as connexion:
            return lire(connexion)

    def save(self, facturation: Facturation) -> tuple[Facturation, Changes]:
        """Keep them; raises `NumeroInvalide`, `NombreHorsBornes`."""
        return self._garder(facturation, "")

    def modifier(self, visite: str = "", **champs: Any) -> tuple[Facturation, Changes]:  # noqa: ANN401
        """Change some of them; the saves of one `visite` are one step to undo."""
        return self._garder(Facturation(**asdict(self.get()) | champs), visite)

    def _garder(self, facturation: Facturation, visite: str) -> tuple[Facturation, Changes]:
        dits = asdict(facturation)
        serres = {champ: "".join(dits[champ].split()).upper() for champ in _COMPACTS}
        propre = Facturation(**dits | serres)
        verifier_facturation(propre)
        with self._magasin.ecrire("Réglages de facturation", visite=visite) as unite:
            reglages.ecrire(unite, _CLE, asdict(propre))
            unite.noter("facturation", [0])
        return propre, unite.changes()


class Acheteurs(Sorte[Acheteur]):
    """Whom each entreprise wants its invoices sent to."""

    fiche = factures.ACHETEURS
    nom = "adresse de facturation"

    def de(self, entreprise: Entreprise) -> Acheteur:
        """Return what was said for an entreprise, all empty when nothing was."""
        with self._magasin.lire() as connexion:
            dit = factures.acheteur_de(connexion, entreprise.id)
        return dit or Acheteur(entreprise_id=entreprise.id)

    def complet(self, entreprise: Entreprise) -> Acheteur:
        """Return the buyer as it would be printed today."""
        return acheteur_de(entreprise, self.de(entreprise))

    def _verifier(self, _connexion: Connection, record: Acheteur) -> None:
        verifier_acheteur(record)


def lire(connexion: Connection) -> Facturation:
    """Return her settings inside an open reading."""
    lus = dict(reglages.lire(connexion, _CLE) or {})
    return Facturation(**lus | {"regime": Regime(lus.get("regime", ""))})


def vendeur(connexion: Connection) -> Praticienne:
    """Return who bills."""
    return Praticienne(**(reglages.lire(connexion, "praticienne") or {}))
