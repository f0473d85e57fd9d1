"""From a model and what is known, the letter as it is printed: plain words, nothing left to resolve."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.courriers.adresses import Bloc as Adresse
from app.domain.courriers.blocs import Accord, Bloc, Champ, Texte, en_clair, retenus, textes, transformer
from app.domain.courriers.champs import definition
from app.domain.courriers.modeles import Forme
from app.domain.typographie import INSECABLE, typographier

OUVRE = f"[à compléter{INSECABLE}: "
FERME = "]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettre:
    """A letter ready to be printed; every text of `blocs` is one plain string.

    `destinataire` is the postal block; `manquants` the codes printed as « [à compléter : …] ».
    """

    titre: str
    objet: str
    blocs: tuple[Bloc, ...]
    forme: Forme = Forme.LETTRE
    expediteur: tuple[str, ...] = ()
    destinataire: Adresse = field(default_factory=lambda: Adresse(()))
    lieu_date: str = ""
    references: tuple[str, ...] = ()
    appel: str = ""
    formule: str = ""
    signataire: tuple[str, ...] = ()
    personne: str = ""
    pieces: tuple[str, ...] = ()
    manquants: tuple[str, ...] = ()
    exemple: bool = False

    def mots(self) -> tuple[str, ...]:
        """Return every run of words that is printed, in reading order, page numbers apart."""
        corps = (en_clair(texte) for bloc in self.blocs for texte in textes(bloc))
        return tuple(filter(None, (self.objet, self.appel, *corps, self.formule, *self.signataire, *self.pieces)))


class Resolution:
    """Replaces fields and agreements by words, and remembers what was missing."""

    def __init__(self, valeurs: Mapping[str, str], sexe: str = "NR") -> None:
        self._valeurs = valeurs
        self._sexe = sexe
        self.manquants: dict[str, None] = {}

    def texte(self, texte: Texte) -> str:
        """Return the words of a text, what is unknown shown as such; « » when a field it may do without is unknown."""
        resolu = self._resoudre(texte)
        return "" if resolu is None else en_clair(resolu)

    def blocs(self, blocs: Iterable[Bloc], options: Iterable[str]) -> tuple[Bloc, ...]:
        """Return the printed blocks."""
        vus = (transformer(bloc, self._resoudre) for bloc in retenus(blocs, options))
        return tuple(bloc for bloc in vus if bloc is not None)

    def _resoudre(self, texte: Texte) -> Texte | None:
        libres = [m.code for m in texte if isinstance(m, Champ) and m.facultatif]
        if any(not self._connue(code) for code in libres):
            return None
        return (typographier("".join(map(self._mot, texte))),)

    def _mot(self, morceau: object) -> str:
        if isinstance(morceau, Champ):
            return self._champ(morceau.code)
        return accorder(morceau, self._sexe) if isinstance(morceau, Accord) else str(morceau)

    def _champ(self, code: str) -> str:
        if self._connue(code):
            return " ".join(self._valeurs[code].split(" ")).strip()
        self.manquants[code] = None
        return f"{OUVRE}{definition(code).libelle}{FERME}"

    def _connue(self, code: str) -> bool:
        return bool(self._valeurs.get(code, "").strip())


def accorder(accord: Accord, sexe: str) -> str:
    """Return the ending that agrees with the person; both when her sex is not known: « informé(e) », « il ou elle »."""
    if sexe == "F":
        return accord.feminin
    if sexe == "H":
        return accord.masculin
    if not accord.masculin:
        return f"({accord.feminin})"
    return f"{accord.masculin} ou {accord.feminin}"
