"""Lists of the vault: seeded once, renamed, merged, deactivated; old records keep their own codes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from sqlalchemy import Connection

from app.domain import regles
from app.domain.changes import Changes
from app.domain.nomenclatures import NECESSAIRES, Entree, Liste, code_neuf
from app.domain.texte import fold
from app.services.errors import DejaPris, FusionImpossible, LigneNecessaire
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

    def ajouter(self, liste: Liste, libelle: str, attributs: Mapping[str, str] | None = None) -> tuple[Entree, Changes]:
        """Add a line at the end of a list, before « Autre » and « Non renseigné ».

        Raises `DejaPris`, `ChampManquant`.
        """
        regles.renseigne("libelle", libelle.strip())
        lignes = self.de(liste)
        if any(fold(ligne.libelle) == fold(libelle) for ligne in lignes):
            raise DejaPris(champ="libelle")
        code = code_neuf(libelle, {ligne.code for ligne in lignes})
        neuve = Entree(liste=liste, code=code, libelle=libelle.strip(), attributs=dict(attributs or {}))
        with self._magasin.ecrire(f"Ajout à une liste : {neuve.libelle}") as unite:
            ecrite = self.ecrire(unite, neuve)
            rangees = [ligne for ligne in lignes if ligne.code not in NECESSAIRES]
            self._numeroter(unite, [*rangees, ecrite, *(ligne for ligne in lignes if ligne.code in NECESSAIRES)])
        return self.get(ecrite.id), unite.changes()

    def ordonner(self, liste: Liste, ids: Sequence[int]) -> Changes:
        """Put the lines of a list in this order; those not named keep theirs, after."""
        lignes = {ligne.id: ligne for ligne in self.de(liste)}
        voulues = [lignes.pop(ident) for ident in ids if ident in lignes]
        with self._magasin.ecrire("Ordre d’une liste") as unite:
            self._numeroter(unite, [*voulues, *lignes.values()])
        return unite.changes()

    def sous_themes(self, ident: int, libelles: Sequence[str]) -> tuple[Entree, Changes]:
        """Replace the words that detail a theme: they help to find it, records never hold them."""
        entree = self.get(ident)
        propres = dict.fromkeys(" ".join(libelle.replace("|", " ").split()) for libelle in libelles)
        detail = "|".join(libelle for libelle in propres if libelle)
        return self.save(replace(entree, attributs=entree.attributs | {"sous_themes": detail}))

    def reactiver(self, ident: int) -> tuple[Entree, Changes]:
        """Offer a line again, as itself: one that counted as another no longer does."""
        return self.save(replace(self.get(ident), active=True, fusionnee_dans=None))

    def renommer(self, ident: int, libelle: str) -> tuple[Entree, Changes]:
        """Change the words of a line; its code and the records that hold it stay."""
        return self.save(replace(self.get(ident), libelle=libelle))

    def desactiver(self, ident: int) -> tuple[Entree, Changes]:
        """Stop offering a line; raises `LigneNecessaire`."""
        return self.save(replace(self._pas_necessaire(ident), active=False))

    def fusionner(self, ident: int, dans: int) -> tuple[Entree, Changes]:
        """Make a line count as another of the same list from now on; old records keep their code."""
        source, cible = self._pas_necessaire(ident), self.get(dans)
        possible = source.liste is cible.liste and ident != dans and cible.active and cible.fusionnee_dans is None
        if not possible:
            raise FusionImpossible(champ="fusionnee_dans")
        return self.save(replace(source, fusionnee_dans=cible.code, active=False))

    def _pas_necessaire(self, ident: int) -> Entree:
        entree = self.get(ident)
        if entree.code in NECESSAIRES:
            raise LigneNecessaire(libelle=entree.libelle)
        return entree

    def _numeroter(self, unite: UnitOfWork, lignes: Sequence[Entree]) -> None:
        for ordre, ligne in enumerate(lignes):
            if ligne.ordre != ordre:
                self._garder(unite, replace(ligne, ordre=ordre))

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
