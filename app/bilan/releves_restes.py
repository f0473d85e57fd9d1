"""What is over once relevés and bilan of a year are taken from one another: it is none, or may be told (R5)."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from app.bilan.actes import TEMPS, est_entretien
from app.bilan.document import Bilan
from app.bilan.parametres import Parametres
from app.bilan.releves import NON_HONORE, ActePorte, AnneePortee, Axe, Bloc
from app.bilan.releves_masses import muet, peser
from app.domain.interventions import Portee
from app.domain.nomenclatures import Entree

_INDIVIDUEL = "temps_individuel"
_MOITIES = ("ENTRETIENS", "ACTES", "INDIVIDUEL")


def sceau(acte: ActePorte) -> str:
    """Return what tells that an act changed, without telling what it is; whose it is may be corrected."""
    dit = (acte.jour, acte.nature, acte.portee.value, acte.minutes, acte.compte, acte.site, acte.participants)
    return hashlib.blake2s("|".join(map(str, dit)).encode(), digest_size=4).hexdigest()


def reste_tenable(actes: Iterable[ActePorte], parametres: Parametres) -> bool:
    """Tell whether what the billable totals and the minutes of the bilan do not share is nothing, or may be told.

    Acts that consume nothing are in the bilan alone; missed appointments, small sessions and acts still to be named
    are in the totals alone, which are always printed. When either lean on few, the bilan says no minutes of
    individual acts.
    """
    lus = [a for a in actes if a.minutes]
    offerts = [a for a in lus if not a.compte and dans_le_bilan(a)]
    ignores = [a for a in lus if a.compte and (a.nature == NON_HONORE or muet(a, parametres.k))]
    return all(_sures(lesquels, parametres) for lesquels in (offerts, ignores))


def _sures(actes: Iterable[ActePorte], parametres: Parametres) -> bool:
    return all(masse.sure(parametres.k) for masse in peser(actes, lambda _: "", parametres.k).values())


def restes_tenables(
    actes: Iterable[ActePorte], blocs: Iterable[Bloc], natures: Iterable[Entree], parametres: Parametres
) -> bool:
    """Tell whether the halves of a bilan of these acts may stand beside the natures of these blocs.

    What is over, half by half, is the acts of other months, those that consume nothing, those written since. An act
    taken away or changed since would be worked out.
    """
    donnes = [bloc for bloc in blocs if Axe.NATURES in bloc.axes]
    couverts = {(bloc.contrat, ident): s for bloc in donnes for ident, s in bloc.actes.items()}
    lus = list(actes)
    tenus = (a for a in lus if a.compte and a.minutes and (a.contrat, a.id) in couverts)
    presents = {(a.contrat, a.id): sceau(a) for a in tenus}
    if any(bloc.mele for bloc in donnes) or any(presents.get(cle) != s for cle, s in couverts.items()):
        return False
    reste = [a for a in lus if dans_le_bilan(a) and not (a.compte and (a.contrat, a.id) in couverts)]
    entretiens = _entretiens(natures)
    moities = ([a for a in reste if (a.nature in entretiens) is oui] for oui in (True, False))
    return all(_sures(moitie, parametres) for moitie in moities)


def dans_le_bilan(acte: ActePorte) -> bool:
    """Tell whether the bilan counts the minutes of an act among those of individual acts."""
    return acte.portee is Portee.INDIVIDUELLE and acte.nature != NON_HONORE and bool(acte.personnes)


def dit_des_minutes(bilan: Bilan) -> bool:
    """Tell whether a bilan prints minutes of individual acts."""
    lues = any(c.cle[0] in _MOITIES for t in bilan.tableaux if t.id == TEMPS for c in t.cellules)
    return lues or any(i.id == _INDIVIDUEL and i.valeur is not None for i in bilan.indicateurs)


def suit(bilan: Bilan, annee: AnneePortee) -> bool:
    """Tell whether the minutes of a bilan are those of the acts as they are now, up to the rounding of shared acts."""
    entretiens, vrais = _entretiens(annee.natures), Counter[str]()
    for acte in filter(dans_le_bilan, annee.actes):
        vrais["ENTRETIENS" if acte.nature in entretiens else "ACTES"] += acte.minutes
    vrais["INDIVIDUEL"] = vrais.total()
    arrondis = sum(acte.partage for acte in annee.actes)
    lues = {c.cle[0]: c.valeur or 0 for t in bilan.tableaux if t.id == TEMPS for c in t.cellules}
    return all(abs(lues[code] - vrais[code]) <= arrondis for code in _MOITIES if code in lues)


def _entretiens(natures: Iterable[Entree]) -> frozenset[str]:
    return frozenset(e.code for e in natures if est_entretien(e))
