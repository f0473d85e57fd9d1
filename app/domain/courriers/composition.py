"""From a model and what is known, the letter as it is printed: plain words, nothing left to resolve."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.courriers.adresses import Bloc as Adresse
from app.domain.courriers.blocs import Accord, Bloc, Champ, Paragraphe, Texte, en_clair, retenus, textes, transformer
from app.domain.courriers.champs import definition
from app.domain.courriers.modeles import Forme
from app.domain.typographie import FINE, INSECABLE, typographier

OUVRE = f"[à compléter{INSECABLE}: "
FERME = "]"
_ENTRE_PIECES = f"{FINE}; "
_INVISIBLES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


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
    copies: tuple[str, ...] = ()
    manquants: tuple[str, ...] = ()
    exemple: bool = False

    @property
    def objet_dit(self) -> str:
        """The line that tells what the letter is about, empty when nothing does."""
        return f"Objet{INSECABLE}: {self.objet}" if self.objet else ""

    @property
    def pieces_dites(self) -> str:
        """The line of the enclosures, empty when there is none."""
        return f"P.J.{INSECABLE}: {_ENTRE_PIECES.join(self.pieces)}" if self.pieces else ""

    @property
    def mentions(self) -> tuple[str, ...]:
        """The lines under the signature: the enclosures, then who receives a copy."""
        copies = f"Copie{INSECABLE}: {_ENTRE_PIECES.join(self.copies)}" if self.copies else ""
        return tuple(filter(None, (self.pieces_dites, copies)))

    def mots(self) -> tuple[str, ...]:
        """Return every run of words that is printed, in reading order, page numbers apart."""
        corps = (en_clair(texte) for bloc in self.blocs for texte in textes(bloc))
        appel = f"{self.appel}," if self.appel else ""
        signe = self.signataire if self.formule else ()
        return tuple(filter(None, (self.objet, appel, *corps, self.formule, *signe, *self.mentions)))


class Resolution:
    """Replaces fields and agreements by words, and remembers what was missing; `tus` fields unknown say nothing."""

    def __init__(self, valeurs: Mapping[str, str], sexe: str = "NR", tus: Iterable[str] = ()) -> None:
        self._valeurs = valeurs
        self._tus = frozenset(tus)
        self._sexe = sexe
        self.manquants: dict[str, None] = {}

    def texte(self, texte: Texte) -> str:
        """Return the words of a text, what is unknown shown as such; « » when a field it may do without is unknown."""
        resolu = self._resoudre(texte)
        return "" if resolu is None else en_clair(resolu)

    def champ(self, code: str) -> str:
        """Return the words of one field, what is unknown shown as such."""
        return self.texte((Champ(code),))

    def blocs(self, blocs: Iterable[Bloc], options: Iterable[str]) -> tuple[Bloc, ...]:
        """Return the printed blocks; a paragraph becomes as many as the words typed in its fields have lines."""
        vus = (transformer(bloc, self._resoudre) for bloc in retenus(blocs, options))
        return tuple(morceau for bloc in vus if bloc is not None for morceau in _paragraphes(bloc))

    def _resoudre(self, texte: Texte) -> Texte | None:
        libres = [m.code for m in texte if isinstance(m, Champ) and m.facultatif]
        if any(not self._connue(code) for code in libres):
            return None
        return (typographier(_propre("".join(map(self._mot, texte)))),)

    def _mot(self, morceau: object) -> str:
        if isinstance(morceau, Champ):
            return self._champ(morceau.code)
        return accorder(morceau, self._sexe) if isinstance(morceau, Accord) else str(morceau)

    def _champ(self, code: str) -> str:
        if self._connue(code):
            return self._valeurs[code].strip()
        if code in self._tus:
            return ""
        self.manquants[code] = None
        return f"{OUVRE}{definition(code).libelle}{FERME}"

    def _connue(self, code: str) -> bool:
        return bool(self._valeurs.get(code, "").strip())


def _paragraphes(bloc: Bloc) -> list[Bloc]:
    if not isinstance(bloc, Paragraphe):
        return [transformer(bloc, lambda texte: (en_clair(texte).replace("\n", " "),)) or bloc]
    return [Paragraphe((ligne.strip(),), bloc.option) for ligne in en_clair(bloc.texte).split("\n") if ligne.strip()]


def _propre(texte: str) -> str:
    """Return the words without control nor direction mark: what is read is what is written, in every format."""
    lignes = unicodedata.normalize("NFC", texte.replace("\r\n", "\n")).split("\n")
    return "\n".join("".join(c for c in ligne if unicodedata.category(c) not in _INVISIBLES) for ligne in lignes)


def accorder(accord: Accord, sexe: str) -> str:
    """Return the ending that agrees with the person; both when her sex is not known: « informé(e) », « il ou elle »."""
    if sexe == "F":
        return accord.feminin
    if sexe == "H":
        return accord.masculin
    if not accord.masculin:
        return f"({accord.feminin})"
    return f"{accord.masculin} ou {accord.feminin}"
