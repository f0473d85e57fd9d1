"""Lists of the vault: seeded once, renamed, merged, deactivated; old records keep their own codes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from sqlalchemy import Connection

from app.domain import regles
from app.domain.changes import Changes
from app.domain.nomenclatures import Entree, Liste
from app.services.errors import DejaPris, FusionImpossible
from app.services.semences import semences
from app.services.sortes import Sorte
from app.store import nomenclatures
from app.store.unit_of_work import UnitOfWork


class Nomenclatures(Sorte[Entree]):
    """Themes, natures, canaux, origines, suites, population, categories of organismes."""

    fiche = nomenclatures.ENTREES
    nom = "nomenclature"

    def de(self, liste: Liste, *, actives: bool = False) -> list[Entree]:
        """Return the lines of a list in order, only those still offered when `actives`."""
        with self._magasin.lire() as connexion:
            lues = nomenclatures.liste(connexion, liste)
        return [entree for entree in lues if entree.active or not actives]

    def historique(self, ident: int) -> list[Entree]:
        """Return every state a line has had, the first one first."""
        entree = self.get(ident)
        with self._magasin.lire() as connexion:
            return nomenclatures.versions(connexion, entree)

    def semer(self) -> Changes:
        """Write the lines of the seed files that the vault does not have; known ones are left as they are."""
        with self._magasin.ecrire("Listes de départ", "semer") as unite:
            connus = nomenclatures.codes(unite.connexion)
            nouvelles = [entree for entree in semences() if (entree.liste, entree.code) not in connus]
            nomenclatures.ecrire_toutes(unite, nouvelles, *self._quand())
        return unite.changes()

    def renommer(self, ident: int, libelle: str) -> tuple[Entree, Changes]:
        """Change the words of a line; its code and the records that hold it stay."""
        return self.save(replace(self.get(ident), libelle=libelle))

    def desactiver(self, ident: int) -> tuple[Entree, Changes]:
        """Stop offering a line."""
        return self.save(replace(self.get(ident), active=False))

    def fusionner(self, ident: int, dans: int) -> tuple[Entree, Changes]:
        """Make a line count as another of the same list from now on; old records keep their code."""
        source, cible = self.get(ident), self.get(dans)
        possible = source.liste is cible.liste and ident != dans and cible.active and cible.fusionnee_dans is None
        if not possible:
            raise FusionImpossible(champ="fusionnee_dans")
        return self.save(replace(source, fusionnee_dans=cible.code, active=False))

    def _verifier(self, connexion: Connection, record: Entree) -> None:
        regles.renseigne("libelle", record.libelle.strip())
        regles.renseigne("code", record.code.strip())
        connue = nomenclatures.lire(connexion, record.liste, record.code)
        if (connue.id if connue else record.id) != record.id:
            raise DejaPris(champ="code")

    def _garder(self, unite: UnitOfWork, record: Entree) -> Entree:
        ancienne = self.fiche.lire(unite.connexion, record.id) if record.id else None
        suivante = replace(record, version=ancienne.version + 1 if ancienne else 1)
        return nomenclatures.ecrire(unite, suivante, *self._quand())

    def _quand(self) -> tuple[str, int]:
        """Return the present instant, UTC ISO, and its offset in minutes."""
        maintenant = self._horloge()
        decalage = maintenant.utcoffset() or timedelta()
        return maintenant.astimezone(UTC).isoformat(timespec="seconds"), int(decalage.total_seconds() // 60)

    def _effacer(self, unite: UnitOfWork, record: Entree) -> None:
        nomenclatures.effacer(unite, record)


def resoudre(entrees: Sequence[Entree]) -> Mapping[str, str]:
    """Return, for each code, the code it counts as after merges."""
    vers = {entree.code: entree.fusionnee_dans or entree.code for entree in entrees}
    return {code: _bout(vers, code) for code in vers}


def _bout(vers: Mapping[str, str], code: str) -> str:
    vus = set()
    while (suivant := vers.get(code, code)) != code and code not in vus:
        vus.add(code)
        code = suivant
    return code
