"""Her own versions of the models of letters: copied from one, rewritten, used like it."""

from dataclasses import replace

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.courriers import Courrier
from app.domain.courriers.blocs import en_clair
from app.domain.courriers.json import vers_json
from app.domain.modeles_lettre import ModeleLettre, verifier
from app.domain.texte import fold
from app.services import courriers_demarches
from app.services.courriers import Courriers
from app.services.courriers_modeles import modele
from app.services.errors import DejaPris
from app.services.sortes import Horloge, Sorte
from app.store import modeles_lettre
from app.store.unit_of_work import Magasin, UnitOfWork


class ModelesLettre(Sorte[ModeleLettre]):
    """Her versions; a letter begun from one keeps its words whatever becomes of it."""

    fiche = modeles_lettre.MODELES_LETTRE
    nom = "modele_lettre"

    def __init__(self, magasin: Magasin, horloge: Horloge, courriers: Courriers) -> None:
        super().__init__(magasin, horloge)
        self._courriers = courriers

    def copier(self, code: str) -> tuple[ModeleLettre, Changes]:
        """Begin her own version of a model: its words, under a title of her own."""
        lu = modele(code)
        with self._magasin.ecrire("Copie d’un modèle") as unite:
            voulu = ModeleLettre(
                base=lu.code,
                titre=_libre(lu.titre, {fold(autre.titre) for autre in self.fiche.tous(unite.connexion)}),
                objet=en_clair(lu.objet),
                corps=vers_json(lu.blocs),
                ecrit_le=self._aujourd_hui(),
            )
            ecrit = self.ecrire(unite, voulu)
        return ecrit, unite.changes()

    def preparer(
        self, ident: int, personne_id: int | None = None, demarche_id: int | None = None
    ) -> tuple[Courrier, Changes]:
        """Begin a letter from her version: the rules and the clauses are those of the model."""
        with self._magasin.ecrire("Nouveau courrier") as unite:
            siens = self._exiger(unite.connexion, ident)
            voulu = Courrier(
                modele=siens.base,
                titre=siens.titre,
                objet=siens.objet,
                corps=siens.corps,
                options=modele(siens.base).cochees,
                cree_le=self._aujourd_hui(),
                personne_id=personne_id,
                demarche_id=demarche_id,
            )
            ecrit = self._courriers.ecrire(unite, courriers_demarches.completer(unite.connexion, voulu))
        return ecrit, unite.changes()

    def _verifier(self, connexion: Connection, record: ModeleLettre) -> None:
        verifier(record)
        autres = (autre for autre in self.fiche.tous(connexion) if autre.id != record.id)
        if any(fold(autre.titre) == fold(record.titre) for autre in autres):
            raise DejaPris(champ=record.titre)

    def _garder(self, unite: UnitOfWork, record: ModeleLettre) -> ModeleLettre:
        ancien = self.fiche.lire(unite.connexion, record.id) if record.id else None
        jour = self._aujourd_hui()
        if ancien and ancien.ecrit_le < jour and (ancien.objet, ancien.corps) != (record.objet, record.corps):
            record = replace(record, version=ancien.version + 1, ecrit_le=jour)
        return self.fiche.ecrire(unite, replace(record, titre=record.titre.strip()))


def _libre(titre: str, pris: set[str]) -> str:
    """Return a title nobody bears: « … (ma version) », then « … (ma version 2) »."""
    suites = ("ma version", *(f"ma version {n}" for n in range(2, len(pris) + 3)))
    return next(f"{titre} ({suite})" for suite in suites if fold(f"{titre} ({suite})") not in pris)
