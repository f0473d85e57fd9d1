"""What follows from a budget, line by line, with the formulas of one fund."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain import formules
from app.domain.budgets import PART_ENTIERE, Bloc, Budget, total
from app.domain.formules import Jeton

_NOMBRES = frozenset({"personnes", "parts"})
_CENTS, _MILLIEMES = 100, 1000


class UniteResultat(StrEnum):
    """What a result is told in."""

    EUROS = "euros"
    POURCENT = "pourcent"


@dataclass(frozen=True, slots=True)
class Formule:
    """One result of a fund, and how it is worked out."""

    code: str
    libelle: str
    jetons: tuple[Jeton, ...]
    unite: UniteResultat


@dataclass(frozen=True, slots=True)
class Regle:
    """The results one fund looks at; `dit` explains them in a sentence, `propre` tells that she wrote them."""

    code: str
    libelle: str
    dit: str
    formules: tuple[Formule, ...]
    propre: bool = False


@dataclass(frozen=True, slots=True)
class Resultat:
    """One result: cents, or tenths of a percent, rounded to the nearest, half up; None when it divides by nothing.

    `formule` is written with the names of the terms, `calcul` with their values.
    """

    code: str
    libelle: str
    unite: UniteResultat
    valeur: int | None
    formule: str
    calcul: str


@dataclass(frozen=True, slots=True)
class Comparaison:
    """One result at two dates; `ecart` is what it gained, None when either is unknown."""

    avant: Resultat
    apres: Resultat

    @property
    def ecart(self) -> int | None:
        """Difference, in the unit of the result."""
        if self.avant.valeur is None or self.apres.valeur is None:
            return None
        return self.apres.valeur - self.avant.valeur


def termes(budget: Budget) -> dict[str, Fraction]:
    """Return the terms of the formulas: cents a month by block and by line that is there, and two numbers."""
    lignes = budget.lignes
    cents = {
        "ressources": total(lignes, Bloc.RESSOURCES),
        "aides_logement": total(lignes, Bloc.RESSOURCES, "AL"),
        "loyer": total(lignes, Bloc.LOGEMENT, "LOYER"),
        "charges_locatives": total(lignes, Bloc.LOGEMENT, "CHARGES_LOC"),
        "logement": total(lignes, Bloc.LOGEMENT),
        "fixes": total(lignes, Bloc.FIXES),
        "dettes": total(lignes, Bloc.DETTES),
        "courante": total(lignes, Bloc.COURANTE),
    }
    nombres = {"personnes": Fraction(budget.personnes), "parts": Fraction(budget.parts, PART_ENTIERE)}
    postes = {terme(li.bloc, li.poste): total(lignes, li.bloc, li.poste) for li in lignes}
    return {nom: Fraction(valeur) for nom, valeur in (postes | cents).items()} | nombres


def terme(bloc: Bloc, poste: str) -> str:
    """Return the name in a formula of one line: « ressources_salaire »."""
    return f"{bloc.value}_{poste.lower()}"


def resultats(budget: Budget, regle: Regle, noms: Mapping[str, str]) -> tuple[Resultat, ...]:
    """Return the results of a fund, in its order; `noms` gives the words of each term."""
    # A line that is known and not on this sheet is worth nothing.
    connus = dict.fromkeys(noms, Fraction(0)) | termes(budget)
    return tuple(_resultat(formule, connus, noms) for formule in regle.formules)


def comparer(avant: Budget, apres: Budget, regle: Regle, noms: Mapping[str, str]) -> tuple[Comparaison, ...]:
    """Return each result of a fund at two dates."""
    paires = zip(resultats(avant, regle, noms), resultats(apres, regle, noms), strict=True)
    return tuple(Comparaison(un, deux) for un, deux in paires)


def arrondir(valeur: Fraction) -> int:
    """Return the nearest whole number, half up."""
    return (2 * valeur.numerator + valeur.denominator) // (2 * valeur.denominator)


def dire_cents(cents: int) -> str:
    """Return « 1 080,00 », « −12,50 »."""
    signe = "−" if cents < 0 else ""
    euros, reste = divmod(abs(cents), 100)
    return f"{signe}{euros:,}".replace(",", "\u202f") + f",{reste:02}"


def dire(unite: UniteResultat, valeur: int | None) -> str:
    """Return « 1 080,00 € », « 33,3 % », « sans objet »."""
    if valeur is None:
        return "sans objet"
    if unite is UniteResultat.EUROS:
        return f"{dire_cents(valeur)}\u00a0€"
    signe = "−" if valeur < 0 else ""
    return f"{signe}{abs(valeur) // 10},{abs(valeur) % 10}\u00a0%"


def _resultat(formule: Formule, connus: Mapping[str, Fraction], noms: Mapping[str, str]) -> Resultat:
    # In euros: a number written in a formula (« - 150 ») is a sum in euros.
    euros = {nom: valeur if nom in _NOMBRES else valeur / _CENTS for nom, valeur in connus.items()}
    exacte = formules.evaluer(formule.jetons, euros)
    echelle = _CENTS if formule.unite is UniteResultat.EUROS else _MILLIEMES
    valeur = None if exacte is None else arrondir(exacte * echelle)
    calcul = formules.ecrire(formule.jetons, lambda nom: _dire_terme(nom, connus[nom]))
    return Resultat(
        code=formule.code,
        libelle=formule.libelle,
        unite=formule.unite,
        valeur=valeur,
        formule=formules.ecrire(formule.jetons, lambda nom: noms.get(nom, nom)),
        calcul=f"{calcul} = {dire(formule.unite, valeur)}",
    )


def _dire_terme(nom: str, valeur: Fraction) -> str:
    return f"{float(valeur):g}".replace(".", ",") if nom in _NOMBRES else dire_cents(arrondir(valeur))
