"""Naming one person among namesakes, in words that the mapping can hold and find again."""

from collections.abc import Iterable, Iterator

from app.classeurs.annuaire import Annuaire, Fiche
from app.classeurs.entreprises import Entreprises
from app.classeurs.noms import separer
from app.domain.texte import fold


class Candidats:
    """The persons a doubtful name may be."""

    def __init__(self, annuaire: Annuaire, entreprises: Entreprises) -> None:
        self._annuaire = annuaire
        self._entreprises = entreprises

    def dire(self, fiches: Iterable[Fiche]) -> tuple[str, ...]:
        """Return the words that name each of `fiches` and nobody else."""
        return tuple(dict.fromkeys(self._dire(fiche) for fiche in fiches))

    def trouver(self, texte: str) -> Fiche | None:
        """Return the only person that `texte`, as `dire` wrote it, can name."""
        base = texte.rpartition(",")[0] or texte
        for nom in dict.fromkeys((texte, base)):
            fiches = self._annuaire.homonymes(separer(nom))
            memes = [fiche for fiche in fiches if fold(self._dire(fiche)) == fold(texte)]
            if len(memes) == 1 or len(fiches) == 1:
                return (memes or fiches)[0]
        return None

    def _dire(self, fiche: Fiche) -> str:
        homonymes = self._annuaire.homonymes(fiche.nom)
        autres = [autre for autre in homonymes if autre is not fiche]
        formes = list(self._formes(fiche))
        prises = {fold(forme) for autre in autres for forme in self._formes(autre)}
        libres = [forme for forme in formes if fold(forme) not in prises]
        if not autres or not libres:
            return formes[0] if not autres else f"{formes[0]}, n° {_rang(fiche, homonymes)}"
        return libres[0]

    def _formes(self, fiche: Fiche) -> Iterator[str]:
        nom = f"{fiche.nom.nom} {fiche.nom.prenom}".strip()
        yield nom
        if fiche.naissance:
            yield f"{nom}, {fiche.naissance:%d/%m/%Y}"
        elif fiche.annee:
            yield f"{nom}, {fiche.annee}"
        for rang in sorted(fiche.entreprises):
            yield f"{nom}, {self._entreprises.nom(rang)}"


def _rang(fiche: Fiche, homonymes: list[Fiche]) -> int:
    return next(rang for rang, autre in enumerate(homonymes, 1) if autre is fiche)
