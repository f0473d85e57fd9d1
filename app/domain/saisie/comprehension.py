"""What a line was understood to say, for the eye and for the ear."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.calendrier import duree, en_bref, en_clair
from app.domain.nomenclatures import Entree
from app.domain.organismes import Organisme
from app.domain.saisie.annuaire import Annuaire


@dataclass(frozen=True, slots=True)
class Vocabulaire:
    """What the words of a line may name in this coffre."""

    personnes: Annuaire = field(default_factory=Annuaire)
    themes: tuple[Entree, ...] = ()
    natures: tuple[Entree, ...] = ()
    canaux: tuple[Entree, ...] = ()
    organismes: tuple[Organisme, ...] = ()


@dataclass(frozen=True, slots=True)
class Partie:
    """One thing understood (or missing): `bref` on a chip, `dit` in the sentence."""

    quoi: str
    bref: str
    dit: str
    manque: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comprehension:
    """An act as the line tells it; `personnes` holds several ids while the name is ambiguous."""

    jour: date
    aujourd_hui: date
    jour_dit: bool = False
    personnes: tuple[int, ...] = ()
    minutes: int | None = None
    nature: Entree | None = None
    canal: Entree | None = None
    theme: Entree | None = None
    organisme: Organisme | None = None
    note: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether the act can be kept: one person, one length, one nature."""
        return len(self.personnes) == 1 and self.minutes is not None and self.nature is not None

    def parties(self, annuaire: Annuaire) -> list[Partie]:
        """Return the chips, in the order they are said; the two that are needed are shown missing."""
        parties = [
            Partie("jour", en_bref(self.jour, self.aujourd_hui), en_clair(self.jour, self.aujourd_hui)),
            self._qui(annuaire),
            *self._quoi(),
            self._combien(),
        ]
        if self.theme:
            parties.append(Partie("theme", self.theme.libelle, f"thème {self.theme.libelle}"))
        if self.note:
            parties.append(Partie("note", f"Note\u00a0: «\u00a0{self.note}\u00a0»", f"note\u00a0: {self.note}"))
        return parties

    def phrase(self, annuaire: Annuaire) -> str:
        """Return « Compris : … », read before Enter."""
        return f"Compris\u00a0: {', '.join(partie.dit for partie in self.parties(annuaire))}."

    def _qui(self, annuaire: Annuaire) -> Partie:
        if len(self.personnes) == 1:
            nom = annuaire[self.personnes[0]].affiche
            return Partie("personne", nom, nom)
        if self.personnes:
            return Partie("personne", "Laquelle\u202f?", f"{len(self.personnes)} personnes possibles", manque=True)
        return Partie("personne", "Qui\u202f?", "il manque la personne", manque=True)

    def _quoi(self) -> list[Partie]:
        parties = []
        if self.nature:
            canal = "" if self.canal is None or self.canal.code == "NR" else f" · {self.canal.libelle.lower()}"
            dit = f"{self.nature.libelle.lower()}{canal.replace(' ·', ',')}"
            parties.append(Partie("nature", f"{self.nature.libelle.split(' (')[0]}{canal}", dit))
        if self.organisme:
            parties.append(Partie("organisme", self.organisme.nom, self.organisme.nom))
        return parties

    def _combien(self) -> Partie:
        if self.minutes is None:
            return Partie("duree", "Combien de temps\u202f?", "il manque la durée", manque=True)
        return Partie("duree", duree(self.minutes), duree(self.minutes).replace("min", "minutes"))
