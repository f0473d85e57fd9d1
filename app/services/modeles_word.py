"""Her own Word models: kept encrypted with what their fields mean, filled for a person in memory."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from app.documents.modele_word import ChampTrouve, Rempli, lire_champs
from app.documents.modele_word_correspondance import proposer
from app.documents.modele_word_garde import TAILLE_MAX
from app.domain.changes import Changes
from app.domain.courriers import Courrier
from app.domain.errors import DocumentTropLourd
from app.domain.lettres_word import LettreWord
from app.domain.modeles_word import ModeleWord, verifier
from app.domain.texte import fold
from app.services import courriers_contexte, courriers_demarches, courriers_word
from app.services.courriers import Courriers
from app.services.courriers_modeles import LIBRE
from app.services.courriers_word import DOCX
from app.services.errors import DejaPris, FichierIllisible, Introuvable
from app.services.pieces import Pieces
from app.services.sortes import Horloge, Sorte
from app.store import modeles_word
from app.store.lettres_word import LETTRES_WORD
from app.store.unit_of_work import Magasin, UnitOfWork


class ModelesWord(Sorte[ModeleWord]):
    """Her models; a letter made from one stands in the register as a letter without a model of ours."""

    fiche = modeles_word.MODELES_WORD
    nom = "modele_word"

    def __init__(self, magasin: Magasin, pieces: Pieces, horloge: Horloge, courriers: Courriers) -> None:
        super().__init__(magasin, horloge)
        self._pieces = pieces
        self._courriers = courriers

    def ajouter(self, chemin: Path) -> tuple[ModeleWord, Changes]:
        """Check a model and keep it, what its fields likely mean proposed; the file is left where it is.

        Raises a `ModeleWordRefuse` of some kind, `FichierIllisible`, `DocumentTropLourd`, `DejaPris`.
        """
        octets = lire(chemin)
        correspondance = proposer(champ.nom for champ in lire_champs(octets))
        with self._magasin.ecrire("Ajout : modèle Word") as unite:
            piece = self._pieces.ajouter(unite, octets, DOCX)
            voulu = ModeleWord(
                nom=chemin.stem, correspondance=correspondance, ajoute_le=self._aujourd_hui(), piece_id=piece
            )
            ecrit = self.ecrire(unite, voulu)
        return ecrit, unite.changes()

    def champs(self, ident: int) -> tuple[ChampTrouve, ...]:
        """Return the fields of a model as she named them."""
        return lire_champs(self._octets(ident))

    @staticmethod
    def champs_de(chemin: Path) -> tuple[ChampTrouve, ...]:
        """Return the fields of a file that is not kept; raises what `ajouter` raises of the file."""
        return lire_champs(lire(chemin))

    def associer(self, ident: int, correspondance: Mapping[str, str]) -> tuple[ModeleWord, Changes]:
        """Keep what the fields mean; raises `CorrespondanceInconnue`."""
        return self.modifier(ident, correspondance=dict(correspondance))

    def remplacer(self, ident: int, chemin: Path) -> tuple[ModeleWord, Changes]:
        """Put a newer version of the file in its place: what was said of the fields that remain is kept.

        Letters already begun keep the version they were made from. Raises what `ajouter` raises.
        """
        octets = lire(chemin)
        noms = [champ.nom for champ in lire_champs(octets)]
        with self._magasin.ecrire("Nouvelle version : modèle Word") as unite:
            ancien = self._exiger(unite.connexion, ident)
            gardes = {nom: code for nom, code in ancien.correspondance.items() if nom in noms}
            piece = self._pieces.ajouter(unite, octets, DOCX)
            voulu = replace(ancien, piece_id=piece, correspondance={**proposer(noms), **gardes})
            ecrit = self.ecrire(unite, replace(voulu, ajoute_le=self._aujourd_hui()))
            self._pieces.oublier(unite, ancien.piece_id)
        return ecrit, unite.changes()

    def preparer(
        self, ident: int, personne_id: int | None = None, demarche_id: int | None = None
    ) -> tuple[Courrier, Changes]:
        """Begin a letter from a kept model."""
        with self._magasin.ecrire("Nouveau courrier") as unite:
            garde = self._exiger(unite.connexion, ident)
            octets = self._pieces.lire(unite.connexion, garde.piece_id)
            voulu = replace(self._nouveau(garde.nom), personne_id=personne_id, demarche_id=demarche_id)
            voulu = courriers_demarches.completer(unite.connexion, voulu)
            ecrit = self._commencer(unite, voulu, octets, dict(garde.correspondance))
        return ecrit, unite.changes()

    def rediger(
        self,
        modele: ModeleWord | Path,
        personne_id: int | None = None,
        organisme_id: int | None = None,
        saisies: Mapping[str, str] | None = None,
    ) -> tuple[Courrier, Rempli]:
        """Fill a model, kept or read from a file, and begin its line in the register: nothing when it is refused."""
        octets = lire(modele) if isinstance(modele, Path) else self._octets(modele.id)
        if isinstance(modele, Path):
            nom, correspondance = modele.stem, proposer(champ.nom for champ in lire_champs(octets))
        else:
            nom, correspondance = modele.nom, dict(modele.correspondance)
        voulu = replace(self._nouveau(nom), personne_id=personne_id, organisme_id=organisme_id)
        with self._magasin.ecrire("Nouveau courrier") as unite:
            ecrit = self._commencer(unite, replace(voulu, saisies=dict(saisies or {})), octets, correspondance)
            rempli = self._remplir(unite, ecrit)
        return ecrit, rempli

    def _nouveau(self, nom: str) -> Courrier:
        return Courrier(modele=LIBRE, titre=nom, cree_le=self._aujourd_hui())

    def _commencer(
        self, unite: UnitOfWork, voulu: Courrier, octets: bytes, correspondance: dict[str, str]
    ) -> Courrier:
        """Keep the letter with a copy of its model: the model may change without touching it."""
        inscrit = self._courriers.ecrire(unite, voulu)
        piece = self._pieces.ajouter(unite, octets, DOCX)
        lettre = LettreWord(courrier_id=inscrit.id, piece_id=piece, correspondance=correspondance)
        LETTRES_WORD.ecrire(unite, lettre)
        return self._courriers.ecrire(unite, inscrit)

    def _remplir(self, unite: UnitOfWork, courrier: Courrier) -> Rempli:
        lettre = courriers_word.de(unite.connexion, courrier)
        if lettre is None:
            raise Introuvable(sorte="lettre_word", id=courrier.id)
        lu = courriers_contexte.contexte(unite.connexion, courrier, self._aujourd_hui())
        return courriers_word.rempli(unite.connexion, self._pieces, lettre, courrier, lu)

    def _octets(self, ident: int) -> bytes:
        with self._magasin.lire() as connexion:
            return self._pieces.lire(connexion, self._exiger(connexion, ident).piece_id)

    def _verifier(self, connexion: Connection, record: ModeleWord) -> None:
        verifier(record)
        autres = (autre for autre in self.fiche.tous(connexion) if autre.id != record.id)
        if any(fold(autre.nom) == fold(record.nom.strip()) for autre in autres):
            raise DejaPris(champ=record.nom)

    def _garder(self, unite: UnitOfWork, record: ModeleWord) -> ModeleWord:
        return self.fiche.ecrire(unite, replace(record, nom=record.nom.strip()))

    def _effacer(self, unite: UnitOfWork, record: ModeleWord) -> None:
        modeles_word.retirer(unite, record)


def lire(chemin: Path) -> bytes:
    """Return the bytes of a model, its size looked at first; raises `FichierIllisible`, `DocumentTropLourd`."""
    try:
        if chemin.stat().st_size > TAILLE_MAX:
            raise DocumentTropLourd(maximum=TAILLE_MAX >> 20)
        return chemin.read_bytes()
    except (OSError, ValueError):  # a name that no file may bear is a ValueError
        raise FichierIllisible from None
