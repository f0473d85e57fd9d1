"""What the reading says of the rows: each remark at its row, the repeated ones once with their number."""

from collections import Counter
from dataclasses import replace

from app.classeurs.lues import Lecture
from app.classeurs.releve import Rangee
from app.domain.imports import Constat

_NOMS = ("numero", "nom", "prenom", "nom_prenom", "entreprise")


class Dires:
    """Writes the remarks of one reading."""

    def __init__(self, lecture: Lecture) -> None:
        self._lecture = lecture
        self._comptes: Counter[tuple[str, str, str]] = Counter()

    def dire(self, rangee: Rangee, champ: str, mot: str, raison: str) -> None:
        """Say once per sheet how a word was understood."""
        cle = (rangee.feuille.nom, mot, raison)
        self._comptes[cle] += 1
        if self._comptes[cle] == 1:
            self._lecture.remarques.append(rangee.remarque(Constat.INTERPRETE, champ, raison, mot))

    def avertir(self, rangee: Rangee, champ: str, raison: str) -> None:
        """Say of one row what was not understood, and what was kept instead."""
        self._lecture.remarques.append(rangee.remarque(Constat.AVERTISSEMENT, champ, raison))

    def ignorer(self, rangee: Rangee, champ: str, raison: str) -> None:
        """Say why a row is left aside, as was decided."""
        self._lecture.remarques.append(rangee.remarque(Constat.IGNORE, champ, raison))

    def refuser(self, rangee: Rangee, champ: str, raison: str, sorte: str) -> None:
        """Say why a row is not taken."""
        self._lecture.refus[sorte] = self._lecture.refus.get(sorte, 0) + 1
        self._lecture.remarques.append(rangee.remarque(Constat.REFUSE, champ, raison))

    def indecis(self, rangee: Rangee, champ: str, raison: str, sorte: str) -> None:
        """Say what must be decided before a row is taken."""
        self._lecture.indecis[sorte] = self._lecture.indecis.get(sorte, 0) + 1
        valeur = None if champ else " ".join(filter(None, map(rangee.texte, _NOMS)))
        self._lecture.remarques.append(rangee.remarque(Constat.A_DECIDER, champ, raison, valeur))

    def conclure(self) -> None:
        """Write, on each remark said once for many rows, how many rows it covers."""
        for rang, ligne in enumerate(self._lecture.remarques):
            nombre = self._comptes.get((ligne.feuille, ligne.valeur, ligne.raison), 1)
            if nombre > 1 and ligne.constat is Constat.INTERPRETE:
                raison = f"{ligne.raison} ({nombre} lignes à partir de celle-ci)"
                self._lecture.remarques[rang] = replace(ligne, raison=raison)
