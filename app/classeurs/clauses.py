"""Terms of a contract in free words: « 220 heures / an à 72 € HT, préavis 3 mois »."""

import re
from dataclasses import dataclass

from app.domain.contrats import Mode, Unite
from app.domain.texte import fold

_NOMBRE = r"(\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_UNITES = {
    Unite.DEMI_JOURNEES: (
        r"(?:demi[- ]?journees?|1/2 ?j(?:ournees?|rs?)?\b|½ ?j(?:ournees?)?|dj\b|permanences?|vacations?)"
    ),
    Unite.HEURES: r"(?:heures?|hrs?\b|h\b)",
    Unite.JOURS: r"(?:journees?|jours?|jrs?\b|j\b)",
}
_PERIODES = {
    r"an(?:nee|nuel(?:le)?s?|s)?\b": 1,
    r"mois|mensuel(?:le)?s?\b": 12,
    r"trimestre|trim\b": 4,
    r"semestre|sem\b": 2,
}
_PRIX = re.compile(rf"{_NOMBRE}\s*(?:k\s*)?(?:€|euros?\b|eur\b)")
_PREAVIS = re.compile(r"preavis\s*(?:de|:|=)?\s*(\d{1,2}|un|deux|trois|quatre|six)\s*(mois|m\b|semaines?|jours?)?")
_PREAVIS_APRES = re.compile(r"(\d{1,2}|un|deux|trois|quatre|six)\s*mois\s*(?:de\s*)?preavis")
_MAXIMUM = 9_000_000
_SIECLE = 1200
_LETTRES = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "six": 6}
_PAR_TETE = re.compile(
    r"(?:/|par)\s*(?:an\s*(?:et\s*)?(?:/|par)\s*)?(?:salaries?|tetes?|agents?|collaborateurs?|personnes?)"
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """What was understood; `volume` in hundredths per year, `prix` in cents per unit, `preavis` in months.

    `doutes` are French remarks about what was typed and could not be followed.
    """

    mode: Mode | None = None
    volume: int | None = None
    unite: Unite | None = None
    prix: int | None = None
    preavis: int | None = None
    doutes: tuple[str, ...] = ()


def lire(texte: str) -> Clauses:
    """Return the terms written in `texte`."""
    nu = fold(texte).replace("\u202f", " ")
    preavis, reste = _preavis(nu)
    prix, sans_prix = _prix(reste)
    if _PAR_TETE.search(sans_prix):
        return Clauses(Mode.PAR_SALARIE, None, Unite.SALARIES, prix, preavis, _doutes(nu, "", prix, preavis))
    volume, unite, doute = _volume(sans_prix)
    mode = _mode(nu, unite)
    prix, incertain = _prix_sur(prix, sans_prix, volume, unite)
    if mode is Mode.FORFAIT and unite is None and prix is not None:
        volume, unite = 100, Unite.FORFAIT
    doutes = _doutes(nu, "" if volume is not None else doute or "volume non compris", prix, preavis)
    return Clauses(mode, volume, unite, prix, preavis, doutes + incertain)


def lire_mode(texte: str) -> Mode | None:
    """Return the mode named in a column of its own."""
    return _mode(fold(texte), _unite(fold(texte)))


def lire_unite(texte: str) -> Unite | None:
    """Return the unit named in a column of its own."""
    nu = fold(texte)
    if "forfait" in nu:
        return Unite.FORFAIT
    if "salarie" in nu or "tete" in nu:
        return Unite.SALARIES
    return _unite(nu)


def centimes(valeur: object) -> int | None:
    """Return a price in cents from a number or from text (« 72 € HT »), None when there is none."""
    if isinstance(valeur, (int, float)) and not isinstance(valeur, bool):
        return round(valeur * 100) if 0 <= valeur <= _MAXIMUM else None
    trouve = re.search(_NOMBRE, fold(str(valeur)).replace("\u202f", " "))
    return round(_reel(trouve[1]) * 100) if trouve else None


def mois(valeur: object) -> int | None:
    """Return a number of months from a number or from text (« 3 mois », « trois »)."""
    if isinstance(valeur, (int, float)) and not isinstance(valeur, bool):
        return int(valeur) if 0 <= valeur < _SIECLE and float(valeur).is_integer() else None
    nu = fold(str(valeur))
    trouve = re.fullmatch(r"(\d{1,2})(?:[.,]0+)?\s*(?:mois|m)?", nu)
    return int(trouve[1]) if trouve else _LETTRES.get(nu.removesuffix("mois").strip())


def volume_annuel(valeur: object) -> tuple[int | None, Unite | None]:
    """Return (hundredths per year, unit when written with it) from a number or from text (« 220 h »)."""
    if isinstance(valeur, (int, float)) and not isinstance(valeur, bool):
        return (round(valeur * 100) if 0 <= valeur <= _MAXIMUM else None), None
    nu = fold(str(valeur)).replace("\u202f", " ")
    volume, unite, _ = _volume(nu)
    if volume is not None:
        return volume, unite
    trouve = re.match(_NOMBRE, nu)
    return (round(_reel(trouve[1]) * 100) if trouve else None), None


def _reel(texte: str) -> float:
    sans_milliers = re.sub(r"[ .](?=\d{3}(?!\d))", "", texte)
    return min(float(sans_milliers.replace(" ", "").replace(",", ".")), _MAXIMUM)


def _preavis(nu: str) -> tuple[int | None, str]:
    for motif in (_PREAVIS, _PREAVIS_APRES):
        if trouve := motif.search(nu):
            nombre = _LETTRES.get(trouve[1]) or int(trouve[1])
            en_mois = motif is _PREAVIS_APRES or (trouve[2] or "mois").startswith("m")
            return (nombre if en_mois else None), nu[: trouve.start()] + nu[trouve.end() :]
    return None, nu


def _prix(nu: str) -> tuple[int | None, str]:
    trouves = list(_PRIX.finditer(nu))
    if len(trouves) != 1:
        return None, nu
    trouve = trouves[0]
    milliers = 1000 if re.search(r"\dk|\d k", trouve[0]) else 1
    return round(_reel(trouve[1]) * 100) * milliers, nu[: trouve.start()] + " # " + nu[trouve.end() :]


def _prix_sur(prix: int | None, nu: str, volume: int | None, unite: Unite | None) -> tuple[int | None, tuple[str, ...]]:
    """Return the price when it is surely the one of the unit of the volume (« # » stands for it), and the doubt."""
    suite = nu.partition("#")[2]
    par = re.match(r"\s*(?:\(|ht|ttc|\s)*(?:/|par|de l'|de la|l'|la|le|chaque)\s*", suite)
    reste = suite[par.end() :] if par else ""
    periode = next((n for motif, n in _PERIODES.items() if re.match(motif, reste)), 0)
    autre = next((u for u, motif in _UNITES.items() if re.match(motif, reste)), None)
    if prix is None:
        return None, ()
    if periode and (periode != 1 or volume is not None):
        return None, ("prix d’une période et non d’une unité, non repris",)
    if autre and volume is not None and autre is not unite:
        return None, ("prix d’une autre unité que le volume, non repris",)
    total = re.search(r"pour\s*#", nu) or re.match(r"\s*(?:ht\s*)?(?:pour|les)\s*\d", suite)
    return (None, ("prix de l’ensemble et non d’une unité, non repris",)) if total else (prix, ())


def _volume(nu: str) -> tuple[int | None, Unite | None, str]:
    for unite, motif in _UNITES.items():
        trouve = re.search(rf"{_NOMBRE}\s*{motif}", nu)
        if trouve is None:
            continue
        par_an, doute = _periode(nu[trouve.end() : trouve.end() + 14], nu)
        return (None if doute else round(_reel(trouve[1]) * 100) * par_an), unite, doute
    return None, _unite(nu), ""


def _periode(suite: str, tout: str) -> tuple[int, str]:
    for motif, par_an in _PERIODES.items():
        if re.match(rf"\s*(?:/|par|chaque|d'|de |l'|a l')?\s*(?:{motif})", suite):
            return par_an, ""
    if re.match(r"\s*(?:/|par|chaque|tou(?:te)?s les)\s*(?:semaine|sem\.|quinzaine|\d|deux|15)", suite):
        return 1, "volume qui n’est pas annuel"
    return (12, "") if re.search(r"/ ?mois|par mois|mensuel", tout) and "preavis" not in suite else (1, "")


def _unite(nu: str) -> Unite | None:
    return next((unite for unite, motif in _UNITES.items() if re.search(rf"(?:^|[^a-z]){motif}", nu)), None)


def _mode(nu: str, unite: Unite | None) -> Mode | None:
    if "forfait" in nu:
        return Mode.FORFAIT
    if re.search(r"salarie|tete|per capita", nu):
        return Mode.PAR_SALARIE
    if unite in (Unite.DEMI_JOURNEES, Unite.JOURS) or "permanence" in nu:
        return Mode.PERMANENCE
    return Mode.HEURE if unite is Unite.HEURES or re.search(r"regie|horaire|temps passe", nu) else None


def _doutes(nu: str, volume: str, prix: int | None, preavis: int | None) -> tuple[str, ...]:
    remarques = (
        (bool(volume) and "forfait" not in nu, volume),
        (prix is None, "prix non compris"),
        (preavis is None and "preavis" in nu, "préavis non compris"),
        ("ttc" in nu, "prix TTC repris tel quel, à convertir hors taxes"),
    )
    return tuple(texte for vrai, texte in remarques if vrai)
