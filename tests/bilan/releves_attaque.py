"""An attacker of relevés read beside the bilan of their year: what follows exactly from all that is printed.

Linear algebra alone, nothing of the product: unknowns are the minutes of each contrat, month, nature, counted or not;
every printed sum is an equation; what lies in the space they span can be worked out.
"""

from itertools import combinations

import numpy as np

from tests.disclosure.visites import entretiens

MOIS = range(1, 13)


class Attaque:
    """Unknowns of one year, and the equations of what was printed."""

    def __init__(self, actes, k):
        self.k = k
        self.actes = [a for a in actes if a.portee == "individuelle" and a.minutes]
        self.atomes = sorted({(a.contrat, a.mois, a.nature, a.compte) for a in self.actes})
        self.contrats = sorted({a[0] for a in self.atomes})
        self.natures = sorted({a[2] for a in self.atomes})
        self._totaux, self._dits = [], []

    def lire(self, releve, contrat):
        """Take a relevé: its total less what is not about persons is always known, its lines when printed."""
        mois = range(releve.du.month, releve.au.month + 1)
        self._totaux.append(self._forme(lambda a: a[0] == contrat and a[1] in mois and a[3]))
        for ligne in releve.lignes:
            self._dits.append(
                self._forme(lambda a, li=ligne: a[0] == contrat and a[1] in mois and a[3] and a[2] in li.codes)
            )

    def lire_bilan(self, bilan):
        """Take the minutes that the bilan prints."""
        for tableau in (t for t in bilan.tableaux if t.id == "temps"):
            for cellule in tableau.cellules:
                self._dits.append(self._forme(lambda a, c=cellule.cle[0]: a[2] != "RNH" and _moitie(c, a[2])))
        if any(i.id == "temps_individuel" and i.valeur is not None for i in bilan.indicateurs):
            self._dits.append(self._forme(lambda a: a[2] != "RNH"))

    def _forme(self, garder):
        return np.array([float(garder(a)) for a in self.atomes])

    def fuites(self):
        """Return every sum of interest that follows from what is printed, not from totals alone, and leans on few."""
        if not self.atomes:
            return []
        connu, libre = _espace(self._totaux + self._dits), _espace(self._totaux)
        trouvees = []
        for sommes in (*self._cibles(), *self._differences()):
            cibles = sommes[sommes.any(axis=1)]
            suspectes = cibles[_dedans(cibles, connu) & ~_dedans(cibles, libre)]
            trouvees += [forme for forme in np.unique(suspectes, axis=0) if not self._sure(forme)]
        return trouvees

    def _cibles(self):
        """Yield matrices of sums: any natures one, two, all but one, by half, all; any run of months; any contrats."""
        vus = entretiens()
        paires = [set(p) for p in combinations(self.natures, 2)]
        groupes = [{n} for n in self.natures] + paires + [set(self.natures) - {n} for n in self.natures]
        groupes += [set(self.natures), set(self.natures) & vus, set(self.natures) - vus]
        fenetres = self._lignes(1, [range(d, f + 1) for d in MOIS for f in MOIS if d <= f])
        produits = fenetres[:, None, :] * self._lignes(2, groupes)[None, :, :]
        for contrats in self._lignes(0, [*([c] for c in self.contrats), self.contrats]):
            for dits in self._lignes(3, [(True,), (False,), (True, False)]):
                yield (produits * (contrats * dits)).reshape(-1, len(self.atomes))

    def _lignes(self, rang, ensembles):
        return np.array([[float(a[rang] in e) for a in self.atomes] for e in ensembles])

    def _differences(self):
        """Yield what is over once a printed sum is taken from another: sums that nobody thought of."""
        dits = np.unique(np.array(self._dits or [[0.0] * len(self.atomes)]), axis=0)
        for grande in dits:
            restes = grande - dits
            yield restes[restes.min(axis=1) >= 0]

    def _sure(self, forme):
        pris = {a for a, garde in zip(self.atomes, forme, strict=True) if garde}
        parts, total = {}, 0
        for a in self.actes:
            if (a.contrat, a.mois, a.nature, a.compte) in pris:
                total += a.minutes
                for personne in a.personnes:
                    parts[personne] = parts.get(personne, 0) + a.minutes
        return len(parts) >= self.k and 2 * max(parts.values()) <= total


def _moitie(code, nature):
    return {"ENTRETIENS": nature in entretiens(), "ACTES": nature not in entretiens(), "INDIVIDUEL": True}.get(
        code, False
    )


def _espace(formes):
    """Return an orthonormal basis of what these rows span."""
    _, valeurs, base = np.linalg.svd(np.array(formes), full_matrices=False)
    return base[valeurs > 1e-9]


def _dedans(formes, base):
    return np.abs(formes - (formes @ base.T) @ base).max(axis=1, initial=0) < 1e-7
