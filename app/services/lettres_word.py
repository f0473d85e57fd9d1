"""« Modifier dans Word »: a clear copy where she said, taken back into the vault, then erased."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app import files
from app.documents.modele_word import SorteChamp, lire_champs
from app.documents.modele_word_correspondance import proposer
from app.domain.changes import Changes
from app.domain.courriers import Courrier
from app.domain.lettres_word import CopieWord, LettreWord, attendus
from app.errors import Refus
from app.services.annulations import SORTIE
from app.services.courriers import Courriers
from app.services.courriers_registre import exiger_rentree
from app.services.courriers_word import DOCX
from app.services.errors import CopieAbsente, CopieOuverte, CourrierParti
from app.services.modeles_word import lire
from app.services.pieces import Pieces
from app.store import lettres_word
from app.store.lettres_word import LETTRES_WORD
from app.store.unit_of_work import Magasin, UnitOfWork


class EtatCopie(StrEnum):
    """What becomes of a clear copy: as it was written, changed since, still open, no longer there."""

    INCHANGEE = "inchangee"
    CHANGEE = "changee"
    OUVERTE = "ouverte"
    ABSENTE = "absente"


@dataclass(frozen=True, slots=True)
class Dehors:
    """A clear copy of a letter outside the vault, and its state now."""

    courrier_id: int
    chemin: Path
    etat: EtatCopie


class LettresWord:
    """The copies that Word works on; `consigner` journals each one written."""

    def __init__(
        self, magasin: Magasin, pieces: Pieces, courriers: Courriers, consigner: Callable[[str, int], None]
    ) -> None:
        self._magasin = magasin
        self._pieces = pieces
        self._courriers = courriers
        self._consigner = consigner

    def dehors(self, courrier_id: int) -> Dehors | None:
        """Return where the clear copy of a letter is, None when there is none."""
        with self._magasin.lire() as connexion:
            copie = lettres_word.copie(connexion, courrier_id)
        return _voir(copie) if copie else None

    def tous_dehors(self) -> list[Dehors]:
        """Return every clear copy that is not back yet."""
        with self._magasin.lire() as connexion:
            return [_voir(copie) for copie in lettres_word.copies(connexion)]

    def sortir(self, courrier_id: int, cible: Path, *, remplacer: bool = False) -> tuple[Path, Changes]:
        """Write the letter as a .docx where she said, and remember where; journaled.

        Raises `CourrierParti`, `CourrierDehors` while another copy is out, `DansUnCoffre`, `CibleExiste`, `OSError`.
        """
        courrier = self._courriers.get(courrier_id)
        if courrier.parti:
            raise CourrierParti
        cible = cible.absolute()
        files.exiger_libres([cible], remplacer=remplacer)
        octets = self._courriers.rendre(courrier, "docx")
        copie = CopieWord(courrier_id=courrier_id, chemin=str(cible), empreinte=_empreinte(octets))
        # The place is kept before the file is there: no clear file is ever unknown.
        with self._magasin.ecrire("Copie pour Word", SORTIE) as unite:
            exiger_rentree(unite.connexion, courrier)
            lettres_word.noter_copie(unite, copie)
        try:
            files.ecrire({cible: octets}, remplacer=remplacer)
        except BaseException:
            self._oublier(courrier_id)
            raise
        self._consigner("exporter", courrier_id)
        return cible, unite.changes()

    def reprendre(self, courrier_id: int) -> tuple[Courrier, Changes]:
        """Take the copy back into the vault as the words of the letter, then erase the file; nothing when refused.

        Raises `CopieOuverte`, `CopieAbsente`, a `ModeleWordRefuse` of some kind, `OSError`.
        """
        dehors = self._exiger(courrier_id)
        if dehors.etat is EtatCopie.INCHANGEE:
            return self._courriers.get(courrier_id), self._effacer(dehors)
        octets = lire(dehors.chemin)
        correspondance = _relue(octets)
        with self._magasin.ecrire("Reprise d’une lettre de Word") as unite:
            ecrit = self._garder(unite, courrier_id, octets, correspondance)
        self._effacer(dehors)
        return ecrit, unite.changes()

    def renoncer(self, courrier_id: int) -> Changes:
        """Erase the copy without taking it back: the letter stays as the vault has it; raises `CopieOuverte`."""
        with self._magasin.lire() as connexion:
            copie = lettres_word.copie(connexion, courrier_id)
        if copie is None:
            return Changes()
        dehors = _voir(copie)
        if dehors.etat is EtatCopie.OUVERTE:
            raise CopieOuverte
        return self._effacer(dehors)

    def rentrer(self) -> list[Dehors]:
        """Take every copy back and erase it, as the vault closes; return those that could not be.

        One still open stays, for its program would write it again; one that is refused stays, for its words are hers;
        one that is not there is still waited for: it may be on a key.
        """
        for dehors in self.tous_dehors():
            with suppress(Refus, OSError):
                self.reprendre(dehors.courrier_id)
        return self.tous_dehors()

    def _garder(
        self, unite: UnitOfWork, courrier_id: int, octets: bytes, correspondance: dict[str, str]
    ) -> Courrier:
        ancienne = lettres_word.de(unite.connexion, courrier_id)
        piece = self._pieces.ajouter(unite, octets, DOCX)
        voulue = LettreWord(courrier_id=courrier_id, piece_id=piece, correspondance=correspondance)
        LETTRES_WORD.ecrire(unite, replace(voulue, id=ancienne.id if ancienne else 0))
        if ancienne:
            self._pieces.oublier(unite, ancienne.piece_id)
        courrier = self._courriers.exiger_ecrivable(unite.connexion, courrier_id)
        return self._courriers.ecrire(unite, courrier)

    def _exiger(self, courrier_id: int) -> Dehors:
        dehors = self.dehors(courrier_id)
        if dehors is None or dehors.etat is EtatCopie.ABSENTE:
            raise CopieAbsente(fichier=dehors.chemin if dehors else "")
        if dehors.etat is EtatCopie.OUVERTE:
            raise CopieOuverte
        return dehors

    def _effacer(self, dehors: Dehors) -> Changes:
        files.effacer(dehors.chemin)
        self._consigner("effacer_copie", dehors.courrier_id)
        return self._oublier(dehors.courrier_id)

    def _oublier(self, courrier_id: int) -> Changes:
        with self._magasin.ecrire("Copie effacée", SORTIE) as unite:
            lettres_word.oublier_copie(unite, courrier_id)
        return unite.changes()


def _voir(copie: CopieWord) -> Dehors:
    chemin = Path(copie.chemin)
    if not chemin.is_file():
        etat = EtatCopie.ABSENTE
    elif _ouverte(chemin):
        etat = EtatCopie.OUVERTE
    else:
        etat = EtatCopie.INCHANGEE if _lue(chemin) == copie.empreinte else EtatCopie.CHANGEE
    return Dehors(copie.courrier_id, chemin, etat)


def _ouverte(chemin: Path) -> bool:
    """Tell whether Word or LibreOffice holds the file: each leaves a file beside it as long as it does."""
    nom = chemin.name
    traces = (*(f"~${nom[rang:]}" for rang in range(3)), f".~lock.{nom}#")  # Word eats up to two letters of the name
    return any((chemin.parent / trace).exists() for trace in traces)


def _lue(chemin: Path) -> str:
    """Return the digest of a copy; one that cannot be read, or is far too large, differs from what was written."""
    try:
        return _empreinte(lire(chemin))
    except Refus:
        return ""


def _empreinte(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()


def _relue(octets: bytes) -> dict[str, str]:
    """Return what the fields left in a letter mean: those she never filled, and merge fields she added."""
    champs = lire_champs(octets)
    fusion = proposer(champ.nom for champ in champs if champ.sorte is not SorteChamp.CROCHETS)
    return {**fusion, **attendus(champ.nom for champ in champs)}
