"""An attacker of relevés read beside the bilan of their year: what follows exactly from all that is printed.

Linear algebra alone, nothing of the product: unknowns are the minutes of each contrat, month (each day, where days
are printed), nature, site, counted or not, written when and taken away when, whether they occur or not; every printed
sum is an equation, a line that a list does not hold is zero; what lies in the space they span can be worked out.
"""

from itertools import chain, combinations, product

import numpy as np
from scipy.optimize import linprog

from tests.disclosure.visites import entretiens

MOIS = range(1, 13)
HORS_BILAN = {"RNH", "MUETS"}
FENETRES = [range(m, m + pas) for pas in (1, 3, 6, 12) for m in range(1, 13, pas)]


TOUJOURS = (0, 10_000)


def _la(atome, rang):
    return atome[6][0] <= rang < atome[6][1]


def muet(acte, k):
    return (acte.participants or 0) < k if acte.portee == "collective" else not acte.personnes


class Attaque:
    """Unknowns of one year, and the equations of what was printed."""

    def __init__(self, histoire, k):
        """Take each act with the ranks of the documents between which it was there."""
        self.k = k
        self.actes = [
            (a._replace(nature="MUETS" if muet(a, k) else a.nature), vie)
            for a, vie in histoire
            if a.minutes and (a.portee == "individuelle" or (a.portee == "collective" and muet(a, k)))
        ]
        self.contrats = sorted({a.contrat for a, _ in self.actes})
        self.natures = sorted({a.nature for a, _ in self.actes})
        self.sites = sorted({a.site for a, _ in self.actes})
        self._releves, self._bilans = [], []

    def lire(self, releve, contrat, rang):
        """Take the lines of a relevé; its total, less what is not about persons, is known anyway."""
        self._releves.append((contrat, releve, rang))

    def lire_bilan(self, bilan, rang):
        """Take the minutes that the bilan prints."""
        self._bilans.append((bilan, rang))

    def fuites(self):
        """Return every sum of interest that follows from what is printed, not from totals alone, and leans on few."""
        return list(self._fuir()) if self.actes else []

    def fuit(self):
        """Tell whether one such sum is found."""
        return next(iter(self._fuir()), None) is not None

    def _fuir(self):
        self._poser()
        # Unknowns that every equation treats alike are one: what tells them apart cannot be worked out.
        colonnes, rangs = np.unique(np.array(self.totaux + self.dits), axis=1, return_inverse=True)
        ordre = np.argsort(rangs, kind="stable")
        debuts = np.searchsorted(rangs[ordre], np.arange(colonnes.shape[1]))
        connu, libre = _espace(colonnes), _espace(colonnes[: len(self.totaux)])
        for sommes in chain(self._cibles(), self._differences()):
            rangees = sommes[:, ordre]
            groupes = np.maximum.reduceat(rangees, debuts, axis=1)
            pleines = (groupes == np.minimum.reduceat(rangees, debuts, axis=1)).all(axis=1) & groupes.any(axis=1)
            cibles, formes = groupes[pleines], sommes[pleines]
            suspectes = formes[_dedans(cibles, connu) & ~_dedans(cibles, libre)]
            yield from (forme for forme in np.unique(suspectes, axis=0) if not self.sure(forme))

    def _poser(self):
        """Make the unknowns and the equations once everything is read."""
        detailles = {(c, r.du.month) for c, r, _ in self._releves if r.axes.get("jours") and r.axes["jours"].lignes}
        jours = {(a.contrat, a.jour.month, vie): set() for a, vie in self.actes}
        for a, vie in self.actes:
            jours[a.contrat, a.jour.month, vie].add(a.jour if (a.contrat, a.jour.month) in detailles else None)
        self._offerts = any(not a.compte for a, _ in self.actes)
        offerts = (True, False) if self._offerts else (True,)
        self.atomes = [
            (c, m, j, n, s, dit, vie)
            for (c, m, vie), dates in jours.items()
            for j, n, s, dit in product(dates, self.natures, self.sites, offerts)
        ]
        self._fins = detailles
        nuls = set()
        for contrat, r, rang in self._releves:
            nuls |= self._absents(contrat, r, rang)
        self.atomes = sorted({a for a in self.atomes if a not in nuls}, key=str)
        self.valeurs = self._compter()
        self.totaux, self.dits = self._toujours_dits(), []
        for contrat, r, rang in self._releves:
            dedans = self._dedans_de(contrat, r, rang)
            self.dits += [self._forme(lambda a, e=e, d=dedans: d(a) and e(a)) for e in self._lignes(r)]
        for bilan, rang in self._bilans:
            self.dits += [self._forme(lambda a, e=e, t=rang: _la(a, t) and e(a)) for e in _du_bilan(bilan)]

    def _toujours_dits(self):
        """Return the billable total of every month at every moment: it is always told, whatever changed since."""
        rangs = {0} | {borne for a in self.atomes for borne in a[6] if borne < TOUJOURS[1]}
        formes = {
            tuple(a[0] == c and a[1] == m and a[5] and _la(a, rang) for a in self.atomes)
            for c, m, rang in product(self.contrats, MOIS, rangs)
        }
        return [np.array(forme, dtype=float) for forme in formes]

    @staticmethod
    def _dedans_de(contrat, r, rang):
        mois = range(r.du.month, r.au.month + 1)
        return lambda a: a[0] == contrat and a[1] in mois and a[5] and _la(a, rang)

    @staticmethod
    def _lignes(r):
        """Yield, for each printed line about persons, whether an unknown is in it."""
        axes = {str(axe): lu.lignes for axe, lu in r.axes.items()}
        for ligne in axes.get("natures", ()):
            if ligne.code not in {"ENTREPRISE", "COLLECTIVE", "INTERNE"}:
                yield lambda a, li=ligne: a[3] in li.codes
        for ligne in axes.get("sites", ()):
            if ligne.code != "HORS":
                yield lambda a, li=ligne: a[4] in li.codes
        sites = {s: li.code for li in axes.get("sites", ()) for s in li.codes}
        dits = {li.code for li in axes.get("jours", ())}
        for ligne in axes.get("jours", ()):
            if ligne.code != "HORS":
                yield lambda a, li=ligne: _jour(a, sites, dits) == li.code

    def _absents(self, contrat, r, rang):
        """Return the unknowns that a list leaves no place for."""
        nuls = set()
        dedans = self._dedans_de(contrat, r, rang)
        for axe, place in (("natures", 3), ("sites", 4)):
            lignes = r.axes[axe].lignes if axe in r.axes else ()
            if lignes:
                codes = {c for li in lignes for c in li.codes}
                nuls |= {a for a in self.atomes if dedans(a) and a[place] not in codes}
        return nuls

    def _compter(self):
        sommes = dict.fromkeys(self.atomes, 0)
        for a, vie in self.actes:
            sommes[self._atome(a, vie)] += a.minutes
        return np.array([sommes[a] for a in self.atomes], dtype=float)

    def _atome(self, a, vie):
        jour = a.jour if (a.contrat, a.jour.month) in self._fins else None
        return (a.contrat, a.jour.month, jour, a.nature, a.site, a.compte, vie)

    def _forme(self, garder):
        return np.array([float(garder(a)) for a in self.atomes])

    def _cibles(self):
        """Yield matrices of sums: by natures, sites, runs of months, days, contrats, counted or not."""
        toutes = [range(d, f + 1) for d in MOIS for f in MOIS if d <= f]
        paires = [set(p) for p in combinations(self.natures, 2)]
        un_site = [{s} for s in self.sites] + [set(self.sites) - {s} for s in self.sites] + [set(self.sites)]
        yield from self._produits(toutes, [*self._groupes(), *paires], [set(self.sites)])
        yield from self._produits(FENETRES, self._groupes(), un_site)
        for vie in sorted({a[6] for a in self.atomes} - {TOUJOURS}):
            yield from (s * self._rangs(6, [{vie}]) for s in self._produits(FENETRES, self._groupes(), un_site))
        jours = sorted({a[2] for a in self.atomes if a[2]})
        for jour in jours:
            pris = self._rangs(2, [{jour}])
            yield pris
            yield pris * self._rangs(3, self._groupes())
            yield pris * self._rangs(4, un_site)

    def _groupes(self):
        vus, tous = entretiens(), set(self.natures)
        seules = [{n} for n in self.natures] + [tous - {n} for n in self.natures]
        return [*seules, tous, tous & vus, tous - vus, tous - vus - HORS_BILAN, tous - HORS_BILAN]

    def _produits(self, fenetres, natures, sites):
        lieux = self._rangs(4, sites)
        sommes = (self._rangs(1, fenetres)[:, None, :] * self._rangs(3, natures)[None, :, :]).reshape(
            -1, len(self.atomes)
        )
        for contrats in self._rangs(0, [*([c] for c in self.contrats), self.contrats]):
            for dits in self._rangs(5, [(True,), (False,), (True, False)] if self._offerts else [(True,)]):
                for lieu in lieux:
                    yield sommes * (contrats * dits * lieu)

    def _rangs(self, rang, ensembles):
        return np.array([[float(a[rang] in e) for a in self.atomes] for e in ensembles])

    def _differences(self):
        """Yield what is over once a printed sum is taken from another: sums that nobody thought of."""
        dits = np.unique(np.array((self.dits + self.totaux) or [[0.0] * len(self.atomes)]), axis=0)
        for grande in dits:
            restes = grande - dits
            yield restes[restes.min(axis=1) >= 0]

    def sure(self, forme):
        """Tell whether a sum is about nobody, or about k persons none with more than half."""
        pris = {a for a, garde in zip(self.atomes, forme, strict=True) if garde}
        parts, muettes, total = {}, 0, 0
        for a, vie in self.actes:
            if self._atome(a, vie) in pris:
                total += a.minutes
                muettes += a.minutes * (a.nature == "MUETS")
                for personne in a.personnes:
                    parts[personne] = parts.get(personne, 0) + a.minutes
        if not total:
            return True
        return len(parts) >= self.k and 2 * (max(parts.values()) + muettes) <= total

    def serrees(self, combien, hasard):
        """Return the crossings of nature and site that are about few and that bounds leave less than a tenth of doubt.

        A bound that totals alone give is not the relevé's.
        """
        self._poser()
        croisees = [
            self._forme(lambda a, c=c, m=m, n=n, s=s: (a[0], a[1], a[3], a[4]) == (c, m, n, s) and a[5])
            for c, m, n, s in product(self.contrats, MOIS, self.natures, self.sites)
        ]
        visees = [f for f in croisees if f.any() and not self.sure(f)]
        trouvees = []
        for forme in hasard.sample(visees, min(combien, len(visees))):
            bas, haut = self._bornes(forme, self.totaux + self.dits)
            if haut - bas < max(1, haut / 10) and self._bornes(forme, self.totaux) != (bas, haut):
                trouvees.append((forme, bas, haut))
        return trouvees

    def _bornes(self, forme, formes):
        matrice = np.unique(np.array(formes), axis=0)
        egal = matrice @ self.valeurs
        extremes = [linprog(signe * forme, A_eq=matrice, b_eq=egal, method="highs") for signe in (1, -1)]
        return round(extremes[0].fun), round(-extremes[1].fun)


def _jour(atome, sites, dits):
    """Return the printed line of a day: its own, or that of the days folded there."""
    lieu = sites.get(atome[4], "")
    seul = f"{lieu}|{atome[2].isoformat() if atome[2] else ''}"
    return seul if seul in dits else f"{lieu}|AUTRES"


def _du_bilan(bilan):
    dites = {c.cle[0] for t in bilan.tableaux if t.id == "temps" for c in t.cellules}
    dites |= {"INDIVIDUEL" for i in bilan.indicateurs if i.id == "temps_individuel" and i.valeur is not None}
    for code in dites & {"ENTRETIENS", "ACTES", "INDIVIDUEL"}:
        yield lambda a, c=code: a[3] not in HORS_BILAN and _moitie(c, a[3])


def _moitie(code, nature):
    return {"ENTRETIENS": nature in entretiens(), "ACTES": nature not in entretiens(), "INDIVIDUEL": True}[code]


def _espace(formes):
    """Return an orthonormal basis of what these rows span."""
    _, valeurs, base = np.linalg.svd(np.unique(formes, axis=0), full_matrices=False)
    return base[valeurs > 1e-9]


def _dedans(formes, base):
    return np.abs(formes - (formes @ base.T) @ base).max(axis=1, initial=0) < 1e-7
