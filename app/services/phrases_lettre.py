"""Her own set phrases, kept in the coffre."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from app.domain import phrases_lettre
from app.domain.changes import Changes
from app.domain.phrases_lettre import PhraseLettre, coder
from app.services.courriers_modeles import Phrase
from app.store import reglages
from app.store.unit_of_work import Magasin

_CLE: Final = "courriers.phrases"


class PhrasesLettre:
    """Those she writes beside the set phrases of the product."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin

    def toutes(self) -> tuple[PhraseLettre, ...]:
        """Return every phrase, in her order."""
        with self._magasin.lire() as connexion:
            lues = reglages.lire(connexion, _CLE) or ()
        return tuple(PhraseLettre(**lue) for lue in lues)

    def phrases(self) -> tuple[Phrase, ...]:
        """Return them as the editor inserts them, fields by their code."""
        return tuple(Phrase("", phrase.titre, coder(phrase.texte)) for phrase in self.toutes())

    def save(self, voulues: Sequence[PhraseLettre], visite: str = "") -> tuple[tuple[PhraseLettre, ...], Changes]:
        """Keep these phrases; raises `ChampManquant`."""
        phrases_lettre.verifier(voulues)
        with self._magasin.ecrire("Phrases toutes faites", visite=visite) as unite:
            reglages.ecrire(unite, _CLE, [asdict(phrase) for phrase in voulues])
        return tuple(voulues), unite.changes()
