"""Addresses on paper: the labels and envelopes of letters, of organismes, of persons."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from app.domain.courriers.adresses import Bloc
from app.domain.courriers.valeurs import en_ligne
from app.domain.praticiennes import Praticienne
from app.services import courriers_accord, courriers_contexte
from app.services.courriers_modeles import modele
from app.store import reglages
from app.store.courriers import COURRIERS
from app.store.organismes import ORGANISMES
from app.store.personnes import PERSONNES
from app.store.unit_of_work import Magasin

if TYPE_CHECKING:
    from app.documents.enveloppe import Enveloppe

Cible = tuple[str, int]
"""The kind of a record (« courriers », « organismes », « personnes ») and its id."""
_ENTIERE = 2
"""Lines from which an address is more than a name."""


@dataclass(frozen=True, slots=True)
class Adressees:
    """The blocks that can be printed, in the order asked; `sans` how many records have no address."""

    blocs: tuple[Bloc, ...]
    sans: int = 0


class Adresses:
    """Reads addresses and lays them on paper; `consigner` journals each record whose address goes out, and how."""

    def __init__(self, magasin: Magasin, consigner: Callable[[str, str, int], None]) -> None:
        self._magasin = magasin
        self._consigner = consigner

    def de(self, cibles: Sequence[Cible], *, uniques: bool = False) -> Adressees:
        """Return the addresses of these records; `uniques`: one for those that share it."""
        with self._magasin.lire() as connexion:
            lus = [_bloc(connexion, cible) for cible in cibles]
        entiers = [bloc for bloc in lus if len(bloc.lignes) >= _ENTIERE]
        return Adressees(tuple(dict.fromkeys(entiers) if uniques else entiers), len(lus) - len(entiers))

    def etiquettes(self, blocs: Sequence[Bloc], planche: str, depart: int = 0) -> bytes:
        """Return sheets of labels, of the cut `planche` (a code of PLANCHES), the first `depart` places left blank."""
        from app.documents.etiquettes import PLANCHES, etiquettes

        return etiquettes(blocs, PLANCHES[planche], depart)

    def enveloppes(self, blocs: Sequence[Bloc], taille: "Enveloppe", *, expediteur: bool = True) -> bytes:
        """Return an envelope a page, with the name and address of the praticienne when asked, never her title.

        Whoever carries it, or shares the letter box, is not told that a social worker writes.
        """
        from app.documents.enveloppe import enveloppes

        with self._magasin.lire() as connexion:
            praticienne = Praticienne(**(reglages.lire(connexion, courriers_contexte.PRATICIENNE) or {}))
        return enveloppes(_retour(praticienne) if expediteur else (), blocs, taille)

    def noter(self, acte: str, cibles: Iterable[Cible]) -> None:
        """Journal that these addresses were printed or copied outside."""
        for sorte, ident in cibles:
            self._consigner(acte, sorte, ident)


def _retour(elle: Praticienne) -> tuple[str, ...]:
    return tuple(filter(None, (elle.nom, en_ligne(elle.adresse, elle.code_postal, elle.ville))))


def _bloc(connexion: Connection, cible: Cible) -> Bloc:
    """Return an address, without a line for a record that is no more."""
    sorte, ident = cible
    if sorte == "organismes":
        return courriers_contexte.adresse(ORGANISMES.lire(connexion, ident), None, "")
    if sorte == "personnes":
        return courriers_contexte.adresse(None, PERSONNES.lire(connexion, ident), "")
    return _de_courrier(connexion, ident)


def _de_courrier(connexion: Connection, ident: int) -> Bloc:
    """Return where a letter goes: its organisme, else the person when the model is for her, else the name typed."""
    courrier = COURRIERS.lire(connexion, ident)
    if courrier is None:
        return Bloc(())
    organisme = ORGANISMES.lire(connexion, courrier.organisme_id) if courrier.organisme_id else None
    a_elle = courriers_accord.PERSONNE in modele(courrier.modele).destinataires
    personne = PERSONNES.lire(connexion, courrier.personne_id) if a_elle and courrier.personne_id else None
    return courriers_contexte.adresse(organisme, personne, courrier.destinataire)
