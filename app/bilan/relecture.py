"""Reading again what she wrote herself: nothing in it may point at one person (R14). Remarks, never corrections."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from app.bilan.nombres import petits_nombres
from app.domain.texte import fold


class Regle(StrEnum):
    """What a remark is about."""

    NOM = "nom"
    INITIALES = "initiales"
    DATE = "date"
    METIER = "metier"
    SINGULIER = "singulier"
    UNIQUE = "unique"
    NOMBRE = "nombre"


_PHRASES: Final[Mapping[Regle, str]] = {
    Regle.NOM: "nom d’une personne du coffre",
    Regle.INITIALES: "initiales ou nom après une civilité",
    Regle.DATE: "jour précis\u00a0; préférez un mois ou une saison",
    Regle.METIER: "métier ou fonction d’une seule personne",
    Regle.SINGULIER: "parle d’une seule personne\u00a0; préférez le pluriel",
    Regle.UNIQUE: "désigne quelqu’un d’unique",
    Regle.NOMBRE: "nombre inférieur à {k}",
}


@dataclass(frozen=True, slots=True)
class Remarque:
    """One passage to read again, from `debut` to `fin` (excluded) in the text."""

    regle: Regle
    debut: int
    fin: int
    extrait: str
    phrase: str


@dataclass(frozen=True, slots=True)
class NomConnu:
    """How a person of the vault is called."""

    nom: str
    prenom: str = ""


_MOT = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CIVILITE = (
    r"(?:M\.|MM\.|M(?=\s+[A-Z])|Mr\.?|Mme\.?|Mmes|Mlle\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Dd]octeur|Dr\.?|Me)"
)
_CAPITALE = r"[A-ZÀ-ÖØ-ÞŒ]"
_INITIALES = re.compile(
    rf"\b{_CIVILITE}\s+(?:{_CAPITALE}[\w’'-]*\.?)(?:\s?-?{_CAPITALE}\b\.?)*"
    rf"|\b{_CAPITALE}\.(?:\s?-?{_CAPITALE}\b\.?)+"
    rf"|\b{_CAPITALE}\.(?=\s+{_CAPITALE}[a-zà-ÿ])"
)
_MOIS = "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
_COURTS = r"janv\.?|févr?\.?|fevr?\.?|avr\.?|juil\.?|sept\.?|oct\.?|nov\.?|déc\.?|dec\.?"
_JOURS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DATE = re.compile(
    rf"\b\d{{1,2}}\s*[/.]\s*\d{{1,2}}(?:\s*[/.]\s*\d{{2,4}})?\b(?!\s*%)"
    r"|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b(?:\d{{1,2}}|1er|premier)\s+(?:{_MOIS}|{_COURTS})(?!\w)(?:\s+\d{{4}})?"
    rf"|\b(?:{_JOURS})\s+(?:\d{{1,2}}|1er|dernier|prochain)\b",
    re.IGNORECASE,
)
_DETERMINANT = r"(?:le|la|l['’]|un|une|ce|cet|cette|notre|son|sa|leur|du|au|de\s+la|de\s+l['’]|à\s+la|à\s+l['’])\s*"
_METIERS = (
    r"directeur|directrice|sous-directeur|chef(?:fe)?(?:\s+d(?:e|u|['’])\s*\w+)?|comptable|infirmi(?:er|ère)|secrétaire"
    r"|standardiste|gardien(?:ne)?|cariste|magasini(?:er|ère)|chauffeur|conduct(?:eur|rice)|cuisini(?:er|ère)"
    r"|aide-soignante?|ingénieure?|technicien(?:ne)?|opérat(?:eur|rice)|soudeu(?:r|se)|menuisi(?:er|ère)"
    r"|électricien(?:ne)?|mécanicien(?:ne)?|vendeu(?:r|se)|caissi(?:er|ère)|acheteu(?:r|se)|juriste|responsable"
    r"|manage(?:r|use)|contremaître|agente?\s+(?:d['’]\w+|de\s+\w+)|hôtesse|agente?\s+d['’]accueil|stagiaire|apprentie?"
    r"|alternante?|intérimaire|délégué(?:e)?(?:\s+syndicale?)?|trésori(?:er|ère)|président(?:e)?|cadre|assistante?"
    r"|brancardier|psychologue|éducat(?:eur|rice)|formateur|formatrice|médecin|kinésithérapeute|pharmacien(?:ne)?"
)
_PARTENAIRES = (
    r"(?:\s+(?:du\s+travail|rh\b|des\s+ressources\s+humaines|ressources\s+humaines|social(?:e)?\b|de\s+service\s+social"
    r"|du\s+cse\b|de\s+cse\b|handicap\b|traitant\b))"
)
_METIER = re.compile(rf"(?<!\w){_DETERMINANT}(?:{_METIERS})(?!\w)(?!{_PARTENAIRES})", re.IGNORECASE)
_QUELQU_UN = (
    r"salariée?|employée?|agente?|collègue|collaborat(?:eur|rice)|personne|dame|monsieur|femme|homme|mère|père|maman"
    r"|papa|ouvri(?:er|ère)|veu(?:f|ve)|retraitée?|conjointe?|époux|épouse|adolescente?|jeune|parent|aidante?|usag(?:er|ère)"
)
_ADJECTIF = r"(?:(?:jeune|même|autre|ancien(?:ne)?|nouve(?:au|l|lle)|certaine?|vieux|vieille|petite?)\s+)?"
_SINGULIER = re.compile(
    rf"\b(?:une?|cet|cette|ce|ledit|ladite)\s+{_ADJECTIF}(?:{_QUELQU_UN})(?!\w)|\bla\s+(?:salariée|employée|dame)(?!\w)",
    re.IGNORECASE,
)
_CHOSES = r"(?!\s+(?:moyen|fait|but|objectif|condition|solution|outil|canal|voie)\b)"
_UNIQUE = re.compile(
    rf"\b(?:le|la|leur|notre|une?)\s+seule?(?!\w){_CHOSES}|\bl['’]unique(?!\w)|\b(?:un|le)\s+cas\s+unique(?!\w)"
    r"|\bseule?\s+(?:salariée?|personne|femme|homme|employée?|cadre)(?!\w)",
    re.IGNORECASE,
)
_MOTIFS: Final = (
    (Regle.INITIALES, _INITIALES),
    (Regle.DATE, _DATE),
    (Regle.UNIQUE, _UNIQUE),
    (Regle.METIER, _METIER),
    (Regle.SINGULIER, _SINGULIER),
)
_SIGLES = frozenset("rh cse cssct caf cpam mdph rqth fsl dalo cdi cdd etp drh qvt rps rgpd dpo ass sst".split())  # noqa: SIM905
_COURANTS = frozenset(
    """petit petite grand grande blanc blanche noir roux rose brun marchand boulanger berger meunier charpentier
    chevalier moulin fontaine riviere marin bois pont vallee lac roche riche gros long leger jeune vieux maitre roi
    prince comte clerc moine page bon beau belle doux fort sage legal noel avril mai juin juillet aout mars france
    paris lille lyon claire violette olive prune solide constant fidele parfait desire aime""".split()  # noqa: SIM905
)
_LONGUEUR = 3


class Relecteur:
    """Reads texts of one coffre; `exempts` are words that may stand (the entreprise, its sites, who signs)."""

    def __init__(self, noms: Iterable[NomConnu], k: int, exempts: Iterable[str] = ()) -> None:
        self._noms = tuple(noms)
        self._k = k
        self._exempts = tuple(fold(e) for e in exempts if e.strip())

    def relire(self, texte: str) -> tuple[Remarque, ...]:
        """Return the remarks in the order of the text, each passage once."""
        trouvees = [*self._nommer(texte), *self._reconnaitre(texte), *self._compter(texte)]
        retenues: list[Remarque] = []
        for remarque in trouvees:
            if not any(remarque.debut < autre.fin and autre.debut < remarque.fin for autre in retenues):
                retenues.append(remarque)
        return tuple(sorted(retenues, key=lambda r: r.debut))

    @cached_property
    def _patronymes(self) -> frozenset[str]:
        return _plis(n.nom for n in self._noms)

    @cached_property
    def _prenoms(self) -> frozenset[str]:
        return _plis(n.prenom for n in self._noms)

    @cached_property
    def _paires(self) -> frozenset[str]:
        deux = [(fold(n.prenom), fold(n.nom)) for n in self._noms if n.nom and n.prenom]
        return frozenset(f"{a} {b}" for p, n in deux for a, b in ((p, n), (n, p)))

    def _nommer(self, texte: str) -> Iterator[Remarque]:
        mots = [m for m in _MOT.finditer(texte) if not self._exempt(texte, m)]
        plis = [fold(m[0]) for m in mots]
        for rang, (mot, pli) in enumerate(zip(mots, plis, strict=True)):
            suivant = plis[rang + 1] if rang + 1 < len(plis) else ""
            if suivant and f"{pli} {suivant}" in self._paires:
                yield self._remarque(Regle.NOM, texte, mot.start(), mots[rang + 1].end())
            elif self._est_un_nom(mot[0], pli):
                yield self._remarque(Regle.NOM, texte, mot.start(), mot.end())

    def _est_un_nom(self, mot: str, pli: str) -> bool:
        """Tell whether a word names someone: capitalised, or a family name that is no everyday word."""
        nu = pli.removeprefix("l'").removeprefix("d'")
        capitale = mot[0].isupper() or (nu != pli and mot[2:3].isupper())
        if capitale:
            return {pli, nu} & (self._patronymes | self._prenoms) != set()
        return {pli, nu} & self._patronymes != set() and nu not in _COURANTS

    def _exempt(self, texte: str, mot: re.Match[str]) -> bool:
        pli = fold(mot[0])
        if pli in _SIGLES:
            return True
        autour = fold(texte[max(0, mot.start() - 60) : mot.end() + 60])
        return any(pli in exempt.replace("-", " ").split() and exempt in autour for exempt in self._exempts)

    def _reconnaitre(self, texte: str) -> Iterator[Remarque]:
        for regle, motif in _MOTIFS:
            for trouve in motif.finditer(texte):
                if regle is not Regle.INITIALES or not _est_sigle(trouve[0]):
                    yield self._remarque(regle, texte, trouve.start(), trouve.end())

    def _compter(self, texte: str) -> Iterator[Remarque]:
        for debut, fin in petits_nombres(texte, self._k):
            yield self._remarque(Regle.NOMBRE, texte, debut, fin)

    def _remarque(self, regle: Regle, texte: str, debut: int, fin: int) -> Remarque:
        return Remarque(regle, debut, fin, texte[debut:fin], _PHRASES[regle].format(k=self._k))


def _plis(noms: Iterable[str]) -> frozenset[str]:
    """Return the folded names, whole and by word when they hold several."""
    entiers = [fold(nom) for nom in noms if nom.strip()]
    morceaux = [mot for entier in entiers for mot in (entier, *_parties(entier)) if len(mot) >= _LONGUEUR]
    return frozenset(morceaux)


def _parties(entier: str) -> Sequence[str]:
    parties = [mot for mot in re.split(r"[ -]", entier) if len(mot) > _LONGUEUR]
    return parties if " " in entier or "-" in entier else ()


def _est_sigle(passage: str) -> bool:
    """Tell « C.S.E. » from « A.B. »."""
    return "".join(re.findall(r"\w", passage)).lower() in _SIGLES
