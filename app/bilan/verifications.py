"""The checks of the audit on one printed content; each yields the ids of what fails (tables or figures)."""

import re
from collections.abc import Iterable, Iterator

from app.bilan.disclosure.joint import auditer
from app.bilan.disclosure.verdicts import VALEURS_MIN
from app.bilan.document import Bilan, Tableau, Unite
from app.bilan.formats import entier
from app.bilan.modele_du_bilan import POPULATIONS, RECUES, ModeleDuBilan, codes, listes
from app.bilan.parametres import Niveau
from app.bilan.recompte import Poids, Recompte

_ECRITES = ("synthese", "moyens", "activite", "public", "problematiques", "analyse")
"""Sections whose sentences are written from the figures."""

_IDENTIFIANTS = ("sexe", "age", "csp", "statut_emploi", "anciennete", "site")
_SEPARES = {
    "personnes_accompagnees": ("accompagnees_seulement",),
    "personnes_nouvelles": ("anciennes",),
    "personnes_hors_effectif": ("hors_effectif", "salaries"),
}
"""What separates each figure from the persons received."""

_ACTES = ("interventions", "entretiens", "interventions_avec_organisme", "demarches_suivies")
_CENT_EUROS = 10_000


class Verification:
    """One content against the snapshot it claims to tell."""

    def __init__(self, bilan: Bilan, recompte: Recompte) -> None:
        self._bilan = bilan
        self._recompte = recompte
        self._k = int(bilan.parametres["k"])
        self._h_min = int(bilan.parametres["h_min"])
        self._k_sensible = int(bilan.parametres["k_sensible"])
        self._indicateurs = {i.id: i for i in bilan.indicateurs}

    def fautes(self) -> list[str]:
        """Return the ids of the tables and figures that fail, each once."""
        trouvees = [
            *self._totaux(),
            *self._lignes(),
            *self._effectifs(),
            *self._precedent(),
            *self._grandeurs(),
            *self._ensembles_d_actes(),
            *self._ecarts(),
            *self._visites(),
            *self._aides(),
            *self._joint(),
            *self._phrases(),
        ]
        return list(dict.fromkeys(trouvees))

    def _seuil(self, tableau: Tableau, modalite: str) -> int:
        """Return the threshold of a line: the higher one for flagged themes, alone or folded, not for families."""
        presents = self._recompte.signales.intersection(codes(tableau, 0, modalite))
        detail = self._bilan.parametres["niveau"] == Niveau.THEMES
        flague = presents and detail and tableau.dimensions[0].code == "theme"
        return self._k_sensible if flague else self._k

    def _totaux(self) -> Iterator[str]:
        """Every printed population is true, and nothing is said of fewer than k persons received."""
        vrais = self._recompte.populations
        for identifiant, population in POPULATIONS.items():
            indicateur = self._indicateurs.get(identifiant)
            if indicateur and indicateur.valeur not in (None, vrais[population]):
                yield identifiant
        if vrais[RECUES] < self._k:
            yield from (t.id for t in self._bilan.tableaux if t.population != "service" and t.id != "temps")
            yield from (i for i in (*POPULATIONS, "taux_recours") if i in self._indicateurs)

    def _lignes(self) -> Iterator[str]:
        """Every list is a partition of all the persons received, true, and each line is large enough."""
        for tableau in listes(self._bilan):
            axe = tableau.dimensions[0].code
            vrais = self._recompte.codes(axe)
            vues: list[str] = []
            for cellule in tableau.cellules:
                elementaires = codes(tableau, 0, cellule.cle[0])
                vues += elementaires
                n = sum(vrais[c] for c in elementaires)
                if cellule.valeur != n or 0 < n < self._seuil(tableau, cellule.cle[0]):
                    yield tableau.id
            oubliees = [c for c, n in vrais.items() if n and c not in vues]
            if oubliees or len(vues) != len(set(vues)) or tableau.base != sum(vrais.values()):
                yield tableau.id

    def _effectifs(self) -> Iterator[str]:
        """Yield what tells of a group too small, or of which too few members were not met (R4)."""
        for tableau in listes(self._bilan):
            axe = tableau.dimensions[0].code
            if axe not in _IDENTIFIANTS:
                continue
            connus = self._recompte.effectifs(axe)
            for cellule in tableau.cellules:
                dedans = [c for c in codes(tableau, 0, cellule.cle[0]) if c in connus]
                effectif = sum(connus[c] for c in dedans)
                trop_petit = effectif < self._h_min or effectif - (cellule.valeur or 0) < self._k
                if not connus or (dedans and trop_petit):
                    yield tableau.id
        total = self._recompte.effectifs("total").get("", 0)
        figures = [self._imprime(i) for i in ("effectif", "personnes_recues", "personnes_hors_effectif")]
        if None not in figures and total - self._recompte.populations["salaries"] < self._k:
            yield "effectif"
        if self._imprime("taux_recours") is not None:
            reste = total - self._recompte.populations["salaries"]
            if total < self._h_min or reste < self._k:
                yield "taux_recours"

    def _precedent(self) -> Iterator[str]:
        """Check that what is recalled of the period before gives back no small number either."""
        avant = self._indicateurs.get("personnes_recues")
        for tableau in listes(self._bilan):
            rappels = [c.mesures.n_1 for c in tableau.cellules]
            connus = [n for n in rappels if n is not None]
            reste = (avant.n_1 - sum(connus)) if avant and avant.n_1 is not None else 0
            if any(0 < n < self._k for n in connus) or (None in rappels and 0 < reste < self._k):
                yield tableau.id

    def _tient(self, poids: Poids) -> bool:
        if not poids.personnes:
            return True
        return poids.personnes >= self._k and (not poids.total or 2 * poids.premiere <= poids.total)

    def _grandeurs(self) -> Iterator[str]:
        """Every line of acts leans on k persons, none of whom makes more than half of it (R5)."""
        for tableau in self._bilan.tableaux:
            if tableau.population not in _ACTES:
                continue
            axe = {"temps": "nature"}.get(tableau.dimensions[0].code, tableau.dimensions[0].code)
            mesure = "minutes" if tableau.unite is Unite.MINUTES else "actes"
            parmi = tableau.population == "entretiens"
            for cellule in tableau.cellules:
                if cellule.cle[0] in ("ENTREPRISE", "COLLECTIF"):
                    continue
                poids = self._recompte.poids(axe, mesure, codes(tableau, 0, cellule.cle[0]), entretiens=parmi)
                if cellule.valeur != poids.total or not self._tient(poids):
                    yield tableau.id

    def _aides(self) -> Iterator[str]:
        """Check the sum of aids: true to the nearest 100 €, over k persons none of whom has more than half (R5, R9)."""
        imprime = self._imprime("aides_obtenues")
        if imprime is None:
            return
        poids = self._recompte.aides()
        ecart = abs(2 * (poids.total - imprime))
        trop_peu = self._recompte.populations[RECUES] < self._k or poids.personnes < self._k
        if trop_peu or not self._tient(poids) or imprime % _CENT_EUROS or ecart > _CENT_EUROS:
            yield "aides_obtenues"

    def _ensembles_d_actes(self) -> Iterator[str]:
        """All acts, entretiens, and what separates them are printable; so is what has no organisme."""
        entretiens = self._recompte.entretiens
        tous = self._imprime("interventions")
        if tous is not None and not self._tient(self._recompte.poids_hors("nature", "actes", ())):
            yield "interventions"
        if self._imprime("entretiens") is not None:
            dedans = self._recompte.poids("nature", "actes", entretiens)
            dehors = self._recompte.poids_hors("nature", "actes", entretiens)
            if not (self._tient(dedans) and self._tient(dehors)):
                yield "entretiens"
            yield from self._natures_melees()
        partenaires = any(t.id == "partenaires" for t in self._bilan.tableaux)
        if partenaires and not self._tient(self._recompte.poids("categorie", "actes", ("",))):
            yield "partenaires"

    def _ecarts(self) -> Iterator[str]:
        """Yield what stands too near the persons received, though not under k: hidden, two values would be left."""
        vrais = self._recompte.populations
        for identifiant, separes in _SEPARES.items():
            if self._imprime(identifiant) is not None and any(self._proche(vrais[s], (0,)) for s in separes):
                yield identifiant

    def _visites(self) -> Iterator[str]:
        """Yield what counts acts too near a number of persons who each have one: the rest is who came again."""
        vrais = self._recompte.populations
        imprimees = {p: vrais[p] for i, p in POPULATIONS.items() if self._imprime(i) is not None}
        tous = self._recompte.poids_hors("nature", "actes", ()).total
        if self._imprime("interventions") is not None and self._proche(tous, imprimees.values()):
            yield "interventions"
        parmi = [n for p, n in imprimees.items() if p != "accompagnees"]
        if self._proche(self._recompte.poids("nature", "actes", self._recompte.entretiens).total, parmi):
            yield from self._disent_les_entretiens()

    def _proche(self, actes: int, personnes: Iterable[int]) -> bool:
        return any(0 < abs(actes - n) < max(self._k, VALEURS_MIN + 1) for n in personnes)

    def _disent_les_entretiens(self) -> Iterator[str]:
        """Yield the figure and the tables that give the number of entretiens, as such or added up."""
        if self._imprime("entretiens") is not None:
            yield "entretiens"
        for tableau in self._bilan.tableaux:
            separees = tableau.id == "nature" and "nature" not in self._natures_melees()
            if tableau.population == "entretiens" or separees:
                yield tableau.id

    def _natures_melees(self) -> Iterator[str]:
        """Beside the number of entretiens, no line mixes entretiens with other acts."""
        for tableau in self._bilan.tableaux:
            if tableau.dimensions[0].code not in ("nature", "temps") or tableau.id == "nature_entreprise":
                continue
            for modalite in tableau.dimensions[0].modalites:
                dedans = [c in self._recompte.entretiens for c in codes(tableau, 0, modalite)]
                if any(dedans) and not all(dedans):
                    yield tableau.id

    def _imprime(self, identifiant: str) -> int | None:
        indicateur = self._indicateurs.get(identifiant)
        return indicateur.valeur if indicateur else None

    def _joint(self) -> Iterator[str]:
        """Nothing printed, taken together, gives back a count of 1 to k - 1 persons."""
        lu = ModeleDuBilan(self._bilan, self._recompte, self._seuil)
        for fuite in auditer(lu.document()).fuites:
            yield from (lu.proprietaires[c] for c in fuite.cellules)

    def _phrases(self) -> Iterator[str]:
        """No sentence holds a number that stands nowhere in a table, a figure or a parameter."""
        connus = set(_nombres(self._imprimes())) | {"24"}
        for texte in self._bilan.textes:
            if texte.section in _ECRITES:
                inconnus = set(_nombres(texte.texte)) - connus
                if inconnus:
                    yield f"texte:{texte.section}"

    def _imprimes(self) -> str:
        morceaux: list[object] = [*self._bilan.parametres.values()]
        for i in self._bilan.indicateurs:
            morceaux += [i.libelle, i.affiche, entier(i.n_1 or 0)]
        for t in self._bilan.tableaux:
            morceaux += [libelle for d in t.dimensions for libelle in d.libelles.values()]
            morceaux += [m for c in t.cellules for m in (c.affiche, c.mesures.part, entier(c.mesures.n_1 or 0))]
        return " · ".join(str(m) for m in morceaux)


def _nombres(texte: str) -> list[str]:
    return re.findall(r"\d+(?:\u202f\d+)*", texte)
