"""An attacker of printed bilans, independent of the product's disclosure control.

Works on the public form visavis-bilan/1 alone, with scipy and the public nomenclature of themes. Reports what it
can prove of groups of 1 to k-1 persons: printed, obtained by subtraction, or bounded under k.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import Any

from tests.disclosure.axes import MARGE, SENSIBLES, annee_passee, axe, est_pli, feuilles, nomenclature
from tests.disclosure.equations import INFINI, Composante, Equations, Forme, Nom, restes_de
from tests.disclosure.visites import retours

EMBOITEMENT = ("accompagnees", "recues", "nouvelles")
Bilan = Mapping[str, Any]


@dataclass(frozen=True)
class Fuite:
    """One thing proven: where, how, its bounds, and the threshold it breaks."""

    ou: str
    comment: str
    lo: float
    hi: float
    seuil: int


def attaquer(bilan: Bilan) -> list[Fuite]:
    """Attack this year's figures, then last year's column as a document of its own."""
    return [*_Attaque(bilan).mener(), *_Attaque(annee_passee(bilan)).mener("n-1 ")]


class _Attaque:
    def __init__(self, bilan: Bilan) -> None:
        self.k = int(bilan["parametres"]["k"])
        self.k_sensible = int(bilan["parametres"].get("k_sensible", max(10, self.k)))
        # Hidden when less, a difference would leave the reader who knows the rule two values at k = 3.
        self.ecart = max(self.k, 4)
        self.indicateurs = {i["id"]: i for i in bilan.get("indicateurs", ())}
        self.actes = [t for t in bilan.get("tableaux", ()) if t["unite"] == "actes"]
        self.tableaux = [t for t in bilan.get("tableaux", ()) if t["unite"] == "personnes"]
        self.equations = Equations()
        self.cibles: list[tuple[str, Forme, bool]] = []
        self.sommes: dict[tuple[str, str], dict[frozenset[Nom], int]] = {}
        self.tailles = self._tailles()

    def mener(self, prefixe: str = "") -> Iterator[Fuite]:
        """Yield everything proven."""
        for passe in (self._imprimes, self._populations, self._lire_tableaux, self._soustractions, self._bornes):
            for f in passe():
                yield Fuite(prefixe + f.ou, f.comment, f.lo, f.hi, f.seuil)

    def _tailles(self) -> dict[str, int]:
        """Printed size of each population."""
        return {
            p: i["valeur"]
            for p in EMBOITEMENT
            if (i := self.indicateurs.get(f"personnes_{p}")) is not None and i["valeur"] is not None
        }

    def _petit(self, ou: str, comment: str, n: int, seuil: int) -> Iterator[Fuite]:
        if 0 < n < seuil:
            yield Fuite(ou, comment, n, n, seuil)

    def _seuil(self, codes: tuple[str, ...]) -> int:
        """Flagged themes have their own threshold when they stand alone."""
        return self.k_sensible if set(codes) <= nomenclature()[1] else self.k

    def _imprimes(self) -> Iterator[Fuite]:
        for nom, i in self.indicateurs.items():
            if i["unite"] == "personnes" and nom != "effectif" and i["valeur"] is not None:
                yield from self._petit(nom, "imprimé", i["valeur"], self.k)
        for t in self.tableaux:
            for c in t["cellules"]:
                yield from self._cellule(t, c)
            yield from self._liste_d_une_ligne(t)

    def _cellule(self, t: Bilan, c: Bilan) -> Iterator[Fuite]:
        ou = f"{t['id']}:{'|'.join(c['cle'])}"
        seuil = max(
            (self._seuil(feuilles(d, m)) for d, m in zip(t["dimensions"], c["cle"], strict=True) if m != MARGE),
            default=self.k,
        )
        if c["valeur"] is not None:
            yield from self._petit(ou, "imprimé", c["valeur"], seuil)
            if not c["valeur"] and len(c["cle"]) > 1 and MARGE not in c["cle"]:
                yield Fuite(ou, "zéro d'un croisement", 0, 0, seuil)
            yield from self._complement(t, c, ou)
        elif c.get("minimum") is not None and c["minimum"] < self.k:
            yield Fuite(ou, "minimum sous k", c["minimum"], INFINI, seuil)

    def _complement(self, t: Bilan, c: Bilan, ou: str) -> Iterator[Fuite]:
        base = t["base"] if t["base"] is not None else self.tailles.get(t.get("population", ""))
        if t["partition"] or base is None or len(t["dimensions"]) > 1:
            return
        reste = base - c["valeur"]
        yield from self._petit(ou, "complément", reste, self.k)
        # A line of this year may hold every line of last year: that nobody was elsewhere, its list told already.
        union = t.get("rappel") and est_pli(t["dimensions"][0], c["cle"][0])
        if reste == 0 and axe(t["dimensions"][0]).startswith(SENSIBLES) and c["valeur"] and not union:
            yield Fuite(ou, "toutes les personnes", 0, 0, self.k)

    def _liste_d_une_ligne(self, t: Bilan) -> Iterator[Fuite]:
        pleines = [c for c in t["cellules"] if c["valeur"] and c["cle"][0] != MARGE]
        sensible = axe(t["dimensions"][0]).startswith(SENSIBLES)
        if t["partition"] and len(t["dimensions"]) == 1 and len(t["cellules"]) == len(pleines) == 1 and sensible:
            yield Fuite(t["id"], "toutes les personnes", pleines[0]["valeur"], pleines[0]["valeur"], self.k)

    def _populations(self) -> Iterator[Fuite]:
        for grande, petite in pairwise(EMBOITEMENT):
            self._taille_inconnue(grande, petite)
        for rang, grande in enumerate(EMBOITEMENT):
            for petite in EMBOITEMENT[rang + 1 :]:
                if grande in self.tailles and petite in self.tailles:
                    ecart = self.tailles[grande] - self.tailles[petite]
                    yield from self._petit(f"{grande} sans {petite}", "différence", ecart, self.ecart)
        for nom, i in self.indicateurs.items():
            taille = self.tailles.get(i.get("population") or "")
            principal = nom in {f"personnes_{p}" for p in EMBOITEMENT} or nom == "effectif"
            if i["unite"] == "personnes" and not principal and i["valeur"] is not None and taille is not None:
                yield from self._petit(f"{i['population']} sans {nom}", "différence", taille - i["valeur"], self.ecart)
        for ou, ecart in retours(self.indicateurs, self.actes, self.tailles):
            yield from self._petit(ou, "différence", ecart, self.ecart)
        self._taux()

    def _taille_inconnue(self, grande: str, petite: str) -> None:
        """State grande = petite + reste, and aim at the rest."""
        reste = ("sans", grande, petite)
        forme: dict[Nom, int] = {reste: 1}
        fixe = 0
        for signe, p in ((1, petite), (-1, grande)):
            if p in self.tailles:
                fixe += signe * self.tailles[p]
            else:
                forme["taille", p] = signe
        self.equations.poser(forme, -fixe, -fixe)
        self.cibles.append((f"{grande} sans {petite}", {reste: 1}, False))

    def _taux(self) -> None:
        """Turn the rounded taux de recours into bounds on its numerator, hence on the persons hors effectif."""
        taux, effectif = self._valeur("taux_recours"), self._valeur("effectif")
        recues = self.tailles.get("recues")
        if recues is None:
            return
        forme: Forme = {("numerateur",): 1, ("hors",): 1}
        self.equations.poser(forme, recues, recues)
        if taux is not None and effectif:
            self.equations.poser({("numerateur",): 200}, (2 * taux - 1) * effectif, (2 * taux + 1) * effectif - 1)
        hors = self._valeur("personnes_hors_effectif")
        if hors is not None:
            self.equations.poser({("hors",): 1}, hors, hors)
        self.cibles.append(("personnes_hors_effectif", {("hors",): 1}, False))

    def _valeur(self, nom: str) -> int | None:
        indicateur = self.indicateurs.get(nom)
        return None if indicateur is None else indicateur["valeur"]

    def _lire_tableaux(self) -> Iterator[Fuite]:
        for t in self.tableaux:
            if t["partition"] or len(t["dimensions"]) > 1:
                yield from self._base(t)
                self._tableau(t)
        for t in self.tableaux:
            if len(t["dimensions"]) == 1 and t["partition"]:
                yield from self._regroupements(t)

    def _base(self, t: Bilan) -> Iterator[Fuite]:
        """Persons of the population that the table leaves out."""
        taille, base = self.tailles.get(t.get("population", "")), t["base"]
        if taille is not None and base is not None:
            yield from self._petit(f"{t['population']} hors {t['id']}", "différence", taille - base, self.k)

    def _tableau(self, t: Bilan) -> None:
        lignes = {d["code"]: self._modalites(t, d) for d in t["dimensions"]}
        for c in t["cellules"]:
            forme = self._forme(t, c["cle"], lignes)
            self._poser(t, c, forme)
        tout = (MARGE,) * len(t["dimensions"])
        if t["base"] is not None and t.get("complete", True):
            self._connu(t, self._forme(t, tout, lignes), t["base"])
        if len(t["dimensions"]) > 1:
            self._marges(t, lignes)

    def _modalites(self, t: Bilan, d: Bilan) -> dict[str, tuple[str, ...]]:
        rang = t["dimensions"].index(d)
        codes = {*d["modalites"], *(c["cle"][rang] for c in t["cellules"])} - {MARGE}
        return {code: feuilles(d, code) for code in sorted(codes)}

    def _forme(
        self, t: Bilan, cle: tuple[str, ...] | list[str], lignes: Mapping[str, dict[str, tuple[str, ...]]]
    ) -> Forme:
        """Unknowns that a printed cell adds up; the margin adds up every line of the table."""
        choix = [
            [f for m, fs in lignes[d["code"]].items() for f in fs if code in (MARGE, m)]
            for d, code in zip(t["dimensions"], cle, strict=True)
        ]
        axes = [axe(d) for d in t["dimensions"]]
        population = t.get("population", "")
        if len(axes) == 1:
            return {("a", population, axes[0], f): 1 for f in choix[0]}
        return {("x", population, *axes, f, g): 1 for f in choix[0] for g in choix[1]}

    def _poser(self, t: Bilan, c: Bilan, forme: Forme) -> None:
        ou = f"{t['id']}:{'|'.join(c['cle'])}"
        if c["valeur"] is not None:
            self._connu(t, forme, c["valeur"])
            return
        croise = len(t["dimensions"]) > 1
        self.equations.poser(forme, c.get("minimum") or 0, INFINI)
        self.cibles.append((ou, forme, croise))
        part, base = (c.get("mesures") or {}).get("part"), t["base"]
        if part is not None and base is not None:
            bornes = ((2 * part - 1) * base, (2 * part + 1) * base - 1)
            self.equations.poser(dict.fromkeys(forme, 200), *bornes)

    def _connu(self, t: Bilan, forme: Forme, valeur: int) -> None:
        self.equations.poser(forme, valeur, valeur)
        cle = (t.get("population", ""), "×".join(axe(d) for d in t["dimensions"]))
        self.sommes.setdefault(cle, {})[frozenset(forme)] = valeur

    def _marges(self, t: Bilan, lignes: Mapping[str, dict[str, tuple[str, ...]]]) -> None:
        """Tie a cross to the lists of its two variables when it covers the whole population."""
        taille = self.tailles.get(t.get("population", ""))
        complet = t["base"] is not None and t["base"] == taille
        for rang, d in enumerate(t["dimensions"]):
            autre = t["dimensions"][1 - rang]
            for feuille in {f for fs in lignes[d["code"]].values() for f in fs}:
                atome = ("a", t.get("population", ""), axe(d), feuille)
                if atome not in self.equations.noms:
                    continue
                paires = [(feuille, g) for fs in lignes[autre["code"]].values() for g in fs]
                ordonnees = paires if rang == 0 else [(g, f) for f, g in paires]
                axes = [axe(e) for e in t["dimensions"]]
                forme = {("x", t.get("population", ""), *axes, *p): 1 for p in ordonnees}
                self.equations.poser({**forme, atome: -1}, 0 if complet else -INFINI, 0)

    def _regroupements(self, t: Bilan) -> Iterator[Fuite]:
        """A folded line, for the reader who takes each of the lines it holds for a small one."""
        d = t["dimensions"][0]
        for c in t["cellules"]:
            codes = tuple((d.get("regroupe") or {}).get(c["cle"][0], ()))
            if c["valeur"] is None or len(codes) < 2 or not est_pli(d, c["cle"][0]):
                continue
            maxima = {code: self._seuil(feuilles(d, code)) - 1 for code in codes}
            for code, hi in maxima.items():
                lo = max(0, c["valeur"] - sum(maxima.values()) + hi)
                if 0 <= min(hi, c["valeur"]) - lo < 2:
                    yield Fuite(f"{t['id']}:{code}", "deviné", lo, min(hi, c["valeur"]), hi + 1)

    def _soustractions(self) -> Iterator[Fuite]:
        """Nested printed sums, and sums minus everything known inside them."""
        for (population, axes), sommes in self.sommes.items():
            restes = dict(restes_de(sommes))
            for petit, grand in permutations(sommes, 2):
                if petit < grand:
                    restes.setdefault(grand - petit, sommes[grand] - sommes[petit])
            for petit, grand in permutations(dict(restes_de(sommes)), 2):
                if petit < grand:
                    restes.setdefault(grand - petit, restes[grand] - restes[petit])
            for noms, valeur in restes.items():
                if not noms:
                    continue
                codes = tuple(str(n[-1]) for n in noms) if "×" not in axes else ("",)
                ou = f"{population} {axes}: {sorted(map(str, codes))[:4]}"
                yield from self._petit(ou, "soustraction", valeur, self._seuil(codes))

    def _bornes(self) -> Iterator[Fuite]:
        composantes: dict[Nom, Composante] = {}
        for ou, forme, masquee in [*self.cibles, *self._atomes()]:
            temoin = next(iter(forme))
            composante = composantes.get(temoin)
            if composante is None or any(n not in composante.rang for n in forme):
                composante = self.equations.composante(forme)
                composantes.update(dict.fromkeys(composante.rang, composante))
            intervalle = composante.intervalle(forme)
            if intervalle is None:
                yield Fuite(ou, "contradictoire", 0, 0, self.k)
                continue
            yield from self._juger(ou, *intervalle, masquee=masquee)

    def _juger(self, ou: str, lo: int, hi: float, *, masquee: bool) -> Iterator[Fuite]:
        if lo == hi and (0 < lo < self.k or (masquee and lo == 0)):
            yield Fuite(ou, "retrouvé", lo, hi, self.k)
        elif lo < hi < self.k:
            yield Fuite(ou, "sous k", lo, hi, self.k)

    def _atomes(self) -> Iterator[tuple[str, Forme, bool]]:
        """Folded codes that more than one printed sum speaks of."""
        vues: dict[Nom, list[frozenset[Nom]]] = {}
        for sommes in self.sommes.values():
            for noms in sommes:
                for nom in noms:
                    vues.setdefault(nom, []).append(noms)
        for nom, ensembles in vues.items():
            atome = isinstance(nom, tuple) and nom[0] == "a"
            if atome and frozenset({nom}) not in ensembles and len(ensembles) > 2:
                yield f"{nom}", {nom: 1}, False
