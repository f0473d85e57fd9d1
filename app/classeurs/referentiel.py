"""The lists of the vault, ready to recognise what was typed in a workbook."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.classeurs.synonymes import (
    Lexique,
    Trouve,
    canaux,
    cle,
    cle_tranche,
    organismes,
    synonymes,
    types,
)
from app.domain.interventions import Portee
from app.domain.nomenclatures import Entree, Liste

_TRANCHES = ("age", "anciennete")
_SEPARATEURS = re.compile(r"\s*(?:[/+;,&]|\bet\b)\s*")


@dataclass(frozen=True, slots=True)
class Type:
    """What a cell « type » means; `organisme` is a category, `par` the synonym when not the very same words."""

    nature: str
    canal: str = "NR"
    organisme: str = ""
    par: str = ""


class Referentiel:
    """Entries of the nomenclatures joined with the synonyms shipped with the product."""

    def __init__(self, entrees: Iterable[Entree]) -> None:
        self._entrees = [e for e in entrees if e.active or e.fusionnee_dans]
        self._portees = {e.code: Portee(e.attributs.get("famille", "individuelle")) for e in self._liste("natures")}
        self._avec_canal = {e.code for e in self._liste("natures") if e.attributs.get("avec_canal") == "1"}
        self._facturables = {
            e.code for e in self._liste("natures") if e.attributs.get("facturable_par_defaut", "1") == "1"
        }
        self._lexiques: dict[str, Lexique] = {}

    def codes(self, liste: str) -> dict[str, str]:
        """Return code → label of one list."""
        return {e.code: e.libelle for e in self._liste(liste) if e.fusionnee_dans is None}

    def portee(self, nature: str) -> Portee:
        """Return whom an act of this nature concerns."""
        return self._portees.get(nature, Portee.INDIVIDUELLE)

    def avec_canal(self, nature: str) -> bool:
        """Tell whether an act of this nature has a canal."""
        return nature in self._avec_canal

    def facturable(self, nature: str) -> bool:
        """Tell whether an act of this nature is billed unless said otherwise."""
        return nature in self._facturables

    def chercher(self, liste: str, texte: str) -> Trouve | None:
        """Return the code of `liste` meant by `texte`, or None."""
        return self.lexique(liste).chercher(texte)

    def chercher_theme(self, texte: str) -> Trouve | None:
        """Return the theme meant; of several themes in one cell, the first, and it is said."""
        if (trouve := self.chercher("themes", texte)) is not None:
            return trouve
        parties = [p for p in _SEPARATEURS.split(texte) if p.strip()]
        codes = [self.lexique("themes").exact(p) for p in parties]
        if len(parties) > 1 and codes[0] and all(codes):
            return Trouve(codes[0], parties[0])
        return None

    def lexique(self, liste: str) -> Lexique:
        """Return the lexicon of one list, built at its first use."""
        if liste not in self._lexiques:
            cle_de = cle_tranche if liste in _TRANCHES else cle
            self._lexiques[liste] = Lexique(self._paires(liste), cle_de)
        return self._lexiques[liste]

    def chercher_type(self, texte: str) -> Type | None:
        """Return the nature, canal and organisme meant by the cell « type », or None.

        « rdv tel », « appel CAF », « courrier MDPH » are understood by removing the words of the organisme, then
        those of the canal: what is left must be known.
        """
        if (trouve := self._types.exact(texte)) is not None:
            return _type(trouve)
        return self._compose(texte) or self._approche(texte)

    def organisme(self, texte: str) -> tuple[str, str] | None:
        """Return the category and usual name of the organisme meant by the whole of `texte`."""
        code = self._organismes.exact(texte)
        return (code, self._noms_organismes[code]) if code else None

    def nom_organisme(self, categorie: str) -> str:
        """Return the usual name of a category of organisme."""
        return self._noms_organismes.get(categorie, categorie)

    def _liste(self, liste: str) -> list[Entree]:
        return [e for e in self._entrees if e.liste == liste]

    def _paires(self, liste: str) -> list[tuple[str, str]]:
        entrees = self._liste(liste)
        propres = [(e.fusionnee_dans or e.code, mot) for e in entrees for mot in (e.libelle, e.code)]
        livres = [p for p in synonymes().get(liste, []) if not entrees or p[0] in {e.code for e in entrees}]
        detail = [(e.fusionnee_dans or e.code, s) for e in entrees for s in _sous_themes(e)]
        if liste == Liste.CANAUX:
            livres = list(canaux())
        return propres + livres + detail

    @cached_property
    def _types(self) -> Lexique:
        natures = {e.code: e for e in self._liste("natures")}
        livres = [(f"{n}|{c}", s) for n, c, s in types() if n in natures]
        propres = [(f"{code}|NR", mot) for code, e in natures.items() for mot in (e.libelle, e.code)]
        return Lexique(livres + propres)

    @cached_property
    def _organismes(self) -> Lexique:
        return Lexique((code, synonyme) for code, _, synonyme in organismes())

    @cached_property
    def _noms_organismes(self) -> dict[str, str]:
        return {code: nom for code, nom, _ in organismes()}

    def _compose(self, texte: str) -> Type | None:
        mots_lus = cle(texte).split()
        organisme, reste = _retirer(mots_lus, self._organismes)
        canal, nu = _retirer(reste, self.lexique("canaux"))
        entier, depouille = self._types.exact(" ".join(reste)), self._types.exact(" ".join(nu))
        if reste and entier:
            compris = _type(entier)
        elif nu and depouille:
            compris = _type(depouille)
        elif not nu and canal and organisme:
            compris = Type("DEM", canal)
        elif not reste and organisme:
            compris = Type("DEM")
        else:
            return None
        nature = "DEM" if organisme and compris.nature in ("ENT", "ECH") else compris.nature
        canal_retenu = canal if compris.canal == "NR" and self.avec_canal(nature) and canal else compris.canal
        return Type(nature, canal_retenu, organisme, "mots reconnus un à un")

    def _approche(self, texte: str) -> Type | None:
        trouve = self._types.chercher(texte)
        return None if trouve is None else _type(trouve.code, trouve.par)


def _type(code: str, par: str = "") -> Type:
    nature, canal = code.split("|")
    return Type(nature, canal, "", par)


def _sous_themes(entree: Entree) -> list[str]:
    return [s for s in entree.attributs.get("sous_themes", "").split("|") if s]


def _retirer(mots_lus: list[str], lexique: Lexique) -> tuple[str, list[str]]:
    """Return the code of the longest run of words known to `lexique`, and the words left."""
    for longueur in range(len(mots_lus), 0, -1):
        for debut in range(len(mots_lus) - longueur + 1):
            code = lexique.exact(" ".join(mots_lus[debut : debut + longueur]))
            if code is not None and code != "NR":
                return code, mots_lus[:debut] + mots_lus[debut + longueur :]
    return "", mots_lus
