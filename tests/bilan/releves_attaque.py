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
        return [
            nom
            for nom, forme in self._cibles()
            if forme.any() and _dedans(forme, connu) and not _dedans(forme, libre) and not self._sure(forme)
        ]

    def _cibles(self):
        vus = entretiens()
        groupes = [[n] for n in self.natures] + [list(p) for p in combinations(self.natures, 2)]
        groupes += [[n for n in self.natures if n != seule] for seule in self.natures]
        groupes += [self.natures, [n for n in self.natures if n in vus], [n for n in self.natures if n not in vus]]
        fenetres = [range(d, f + 1) for d in MOIS for f in MOIS if d <= f]
        for contrats in (*([c] for c in self.contrats), self.contrats):
            for fenetre in fenetres:
                for groupe in groupes:
                    for dits in ((True,), (False,), (True, False)):
                        yield (
                            (contrats, fenetre, groupe, dits),
                            self._forme(
                                lambda a, c=contrats, f=fenetre, g=groupe, d=dits: (
                                    a[0] in c and a[1] in f and a[2] in g and a[3] in d
                                )
                            ),
                        )
        # What is over once a printed sum is taken from another: windows and lines that nobody thought of.
        for un, autre in combinations(self._dits, 2):
            for reste in (un - autre, autre - un):
                if reste.min() >= 0:
                    yield "différence", reste

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


def _dedans(forme, base):
    return np.abs(forme - base.T @ (base @ forme)).max() < 1e-7
