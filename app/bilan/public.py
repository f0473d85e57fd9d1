"""The lists on the persons received that their number allows: public, problématiques, origine, suites."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.bilan.absences import Cause
from app.bilan.activite import libelles
from app.bilan.document import Tableau
from app.bilan.instantane import Instantane
from app.bilan.listes import (
    INCONNU,
    LARGES,
    Effectifs,
    Groupe,
    Ligne,
    effectif_total,
    fait_liste,
    identifiante,
    nominale,
    ordinale,
)
from app.bilan.parametres import Niveau, Parametres
from app.bilan.tableaux import Liste as Ecriture
from app.bilan.tabulation import Brut
from app.domain.nomenclatures import Entree, Liste

AUTRES = "Autres (regroupés)"
NON_RENSEIGNE = "Non renseigné"

TITRES = {
    "sexe": "Sexe",
    "age": "Âge",
    "csp": "Catégorie socioprofessionnelle",
    "statut_emploi": "Statut d’emploi",
    "anciennete": "Ancienneté dans l’entreprise",
    "site": "Site",
    "theme_principal": "Problématiques principales",
    "famille_principale": "Problématiques principales, par famille",
    "bloc_principal": "Problématiques principales, en deux groupes",
    "origine": "Origine des demandes",
    "suites": "Situation de l’accompagnement en fin de période",
}

_IDENTIFIANTES = ("sexe", "age", "csp", "statut_emploi", "anciennete", "site")
_ORDINALES = ("age", "anciennete")
_BLOCS = {
    "A": "Vie personnelle : matérielle, familiale, accès aux droits",
    "B": "Santé, vie professionnelle et autres demandes",
}


@dataclass(slots=True)
class Public:
    """Protected lists by id, and why each of the others is not printed."""

    listes: dict[str, tuple[Groupe, ...]] = field(default_factory=dict)
    refusees: dict[str, Cause] = field(default_factory=dict)
    tableaux: list[Tableau] = field(default_factory=list)
    effectifs: dict[str, Effectifs] = field(default_factory=dict)


class Listes:
    """Protects the lists of one snapshot; `sans` are the ids that the audit asked to leave out."""

    def __init__(
        self,
        instantane: Instantane,
        brut: Brut,
        parametres: Parametres,
        sans: frozenset[str],
    ) -> None:
        self._instantane = instantane
        self._nomenclatures = instantane.nomenclatures
        self._brut = brut
        self._parametres = parametres
        self._niveau = parametres.niveau(brut.recues)
        self._sans = sans

    def proteger(self, ecriture: Ecriture) -> Public:
        """Return every list that may be printed, in the order of the document."""
        public = Public()
        if self._niveau in (Niveau.ACTIVITE, Niveau.TOTAUX):
            return public
        for axe in self._axes_identifiants():
            effectifs = Effectifs.de(self._instantane.effectifs, axe)
            self._ranger(public, ecriture, axe, axe, self._identifiante(axe, effectifs), effectifs)
        identifiant, lignes = self._problematiques()
        self._ranger(public, ecriture, identifiant, "theme", nominale(lignes, self._parametres, AUTRES))
        self._ranger(public, ecriture, "origine", "origine", self._origine())
        self._ranger(public, ecriture, "suites", "suite", nominale(self._suites(), self._parametres, AUTRES))
        return public

    def _ranger(
        self,
        public: Public,
        ecriture: Ecriture,
        identifiant: str,
        axe: str,
        groupes: tuple[Groupe, ...] | None,
        effectifs: Effectifs | None = None,
    ) -> None:
        if groupes is None or not fait_liste(groupes) or identifiant in self._sans:
            public.refusees[identifiant] = self._cause(axe, effectifs)
            return
        public.listes[identifiant] = groupes
        if effectifs:
            public.effectifs[identifiant] = effectifs
        public.tableaux.append(ecriture.ecrire(identifiant, TITRES[identifiant], axe, groupes, effectifs))

    def _cause(self, axe: str, effectifs: Effectifs | None) -> Cause:
        """Return why a list is left out: never a reason that would tell of a few persons."""
        if effectifs is not None and not effectifs.nombres:
            return Cause.SANS_EFFECTIF
        notes = (n for code, n in self._brut.listes[axe].effectifs.items() if code != INCONNU)
        return Cause.FAIBLE if any(notes) else Cause.NON_RECUEILLIE

    def _axes_identifiants(self) -> tuple[str, ...]:
        """Return the identifying axes that the size of both the entreprise and the public allows."""
        if self._niveau is Niveau.BLOCS or self._petite_entreprise():
            return ("sexe", "age")
        return tuple(a for a in _IDENTIFIANTES if a != "site" or fait_liste(self._instantane.sites))

    def _petite_entreprise(self) -> bool:
        total = effectif_total(self._instantane.effectifs)
        return total is not None and total.nombre < self._parametres.h_petite_entreprise

    def _identifiante(self, axe: str, effectifs: Effectifs) -> tuple[Groupe, ...] | None:
        lignes = self._lignes(axe)
        if axe == "age" and (self._niveau is Niveau.BLOCS or self._petite_entreprise()):
            lignes = _deux_ages(lignes)
        if axe in _ORDINALES:
            return ordinale(lignes, effectifs, self._parametres)
        groupes = identifiante(lignes, effectifs, self._parametres, AUTRES)
        return _nommes(groupes) if axe == "sexe" else groupes

    def _lignes(self, axe: str) -> list[Ligne]:
        """Return the lines of one axis as the nomenclature orders them, the unknown ones last."""
        comptes = self._brut.listes[axe].effectifs
        noms = self._noms(axe)
        noms.pop(INCONNU, None)
        inconnus = [c for c in comptes if c not in noms]
        lignes = [Ligne(c, nom, (c,), comptes.get(c, 0)) for c, nom in noms.items()]
        return [*lignes, _joindre(INCONNU, NON_RENSEIGNE, dict.fromkeys([INCONNU, *inconnus]), comptes)]

    def _noms(self, axe: str) -> dict[str, str]:
        if axe == "site":
            return dict(self._instantane.sites)
        return libelles(self._nomenclatures[Liste(axe)])

    def _problematiques(self) -> tuple[str, list[Ligne]]:
        """Return the id and the lines of the one list of themes that the number of persons allows."""
        comptes = self._brut.listes["theme"].effectifs
        entrees = _avec_inconnus(self._nomenclatures[Liste.THEMES], comptes)
        signales = frozenset(e.code for e in entrees if est_signale(e))
        if self._niveau is Niveau.THEMES:
            return "theme_principal", [
                Ligne(
                    e.code, e.libelle, (e.code,), comptes.get(e.code, 0), famille_de(e), signales & {e.code}
                )
                for e in entrees
            ]
        if self._niveau is Niveau.FAMILLES:
            familles = _regrouper(entrees, "famille", comptes)
            return "famille_principale", [replace(f, signales=signales.intersection(f.codes)) for f in familles]
        return "bloc_principal", _regrouper(entrees, "bloc", comptes)

    def _origine(self) -> tuple[Groupe, ...] | None:
        """Return the two lines of the origin (R9): a fold that would mix them is not printed."""
        comptes = self._brut.listes["origine"].effectifs
        entrees = _avec_inconnus(self._nomenclatures[Liste.ORIGINES], comptes, Liste.ORIGINES)
        lignes = _regrouper(entrees, "famille_bilan", comptes)
        return _nommes(nominale(lignes, self._parametres, AUTRES))

    def _suites(self) -> list[Ligne]:
        comptes = self._brut.listes["suite"].effectifs
        entrees = _avec_inconnus(self._nomenclatures[Liste.SUITES_ACCOMPAGNEMENT], comptes)
        if self._niveau is not Niveau.BLOCS:
            return [Ligne(e.code, e.libelle, (e.code,), comptes.get(e.code, 0)) for e in entrees]
        closes = [e.code for e in entrees if e.code != "ENC"]
        return [
            _joindre("ENC", "En cours", ["ENC"], comptes),
            _joindre("CLOS", "Terminés, orientés ou sans suite renseignée", closes, comptes),
        ]


def _nommes(groupes: tuple[Groupe, ...] | None) -> tuple[Groupe, ...] | None:
    """Keep a list of two only if its two sides are told apart: if one side fails, neither is printed (R6)."""
    return None if groupes is None or any(g.libelle == AUTRES for g in groupes) else groupes


def famille_de(entree: Entree) -> str:
    """Return the family of a theme."""
    return entree.attributs.get("famille", "")


def est_signale(entree: Entree) -> bool:
    """Tell whether a theme is flagged sensitive."""
    return entree.attributs.get("sensible", "0") == "1"


def _avec_inconnus(
    entrees: Iterable[Entree], comptes: Mapping[str, int], liste: Liste = Liste.THEMES
) -> list[Entree]:
    """Return the lines of a nomenclature, with one for any code that it does not know."""
    connues = list(entrees)
    codes = {e.code for e in connues}
    modele = next((e.attributs for e in connues if e.code == INCONNU), {})
    return connues + [
        Entree(liste=liste, code=c, libelle=NON_RENSEIGNE, attributs=modele) for c in comptes if c not in codes
    ]


def _joindre(code: str, libelle: str, codes: Iterable[str], comptes: Mapping[str, int]) -> Ligne:
    tous = tuple(codes)
    return Ligne(code, libelle, tous, sum(comptes.get(c, 0) for c in tous))


def _regrouper(entrees: Sequence[Entree], attribut: str, comptes: Mapping[str, int]) -> list[Ligne]:
    """Return one line per value of an attribute, in the order of the nomenclature."""
    codes: dict[str, list[str]] = {}
    for entree in entrees:
        codes.setdefault(entree.attributs.get(attribut, "") or NON_RENSEIGNE, []).append(entree.code)
    return [
        _joindre(_code_de_groupe(attribut, rang, nom), _BLOCS.get(nom, nom), membres, comptes)
        for rang, (nom, membres) in enumerate(codes.items(), start=1)
    ]


def _code_de_groupe(attribut: str, rang: int, nom: str) -> str:
    return INCONNU if nom == NON_RENSEIGNE else f"{attribut[:3].upper()}{rang}"


def _deux_ages(lignes: Sequence[Ligne]) -> list[Ligne]:
    """Return two bands, under and over 45 years, then the unknown."""
    comptes = {li.code: li.n for li in lignes}
    noms = {"-45": "Moins de 45 ans", "45+": "45 ans et plus"}
    return [*(_joindre(code, nom, LARGES[code], comptes) for code, nom in noms.items()), lignes[-1]]
