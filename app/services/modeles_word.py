"""Her own Word models: kept encrypted with what their fields mean, filled for a person in memory."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from app.documents.modele_word import ChampTrouve, Rempli, lire_champs, remplir
from app.documents.modele_word_correspondance import proposer
from app.documents.modele_word_garde import TAILLE_MAX
from app.domain.changes import Changes
from app.domain.courriers import Courrier
from app.domain.courriers.blocs import Paragraphe
from app.domain.courriers.json import vers_json
from app.domain.courriers.valeurs import valeurs
from app.domain.errors import DocumentTropLourd
from app.domain.modeles_word import ModeleWord, verifier
from app.services import courriers_contexte
from app.services.courriers import Courriers
from app.services.courriers_modeles import LIBRE
from app.services.errors import FichierIllisible
from app.services.pieces import Pieces
from app.services.sortes import Horloge, Sorte
from app.store import modeles_word
from app.store.unit_of_work import Magasin, UnitOfWork

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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

    def associer(self, ident: int, correspondance: Mapping[str, str]) -> tuple[ModeleWord, Changes]:
        """Keep what the fields mean; raises `CorrespondanceInconnue`."""
        return self.modifier(ident, correspondance=dict(correspondance))

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
        brouillon = Courrier(
            modele=LIBRE,
            titre=nom,
            cree_le=self._aujourd_hui(),
            personne_id=personne_id,
            organisme_id=organisme_id,
            saisies=dict(saisies or {}),
        )
        rempli = remplir(octets, correspondance, self._valeurs(brouillon))
        corps = vers_json(Paragraphe((texte,)) for texte in rempli.textes)  # what the guards and the register read
        ecrit, _ = self._courriers.save(replace(brouillon, corps=corps))
        return ecrit, rempli

    def _valeurs(self, courrier: Courrier) -> dict[str, str]:
        with self._magasin.lire() as connexion:
            lu = courriers_contexte.contexte(connexion, courrier, self._aujourd_hui())
        return valeurs(lu) | {code: dit for code, dit in courrier.saisies.items() if dit.strip()}

    def _octets(self, ident: int) -> bytes:
        with self._magasin.lire() as connexion:
            return self._pieces.lire(connexion, self._exiger(connexion, ident).piece_id)

    def _verifier(self, _connexion: Connection, record: ModeleWord) -> None:
        verifier(record)

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
