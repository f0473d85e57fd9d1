"""Policy cases: from the typed input of each rule to the product's answer, in the form the file expects."""

from collections.abc import Callable
from typing import Any

from app.bilan.disclosure import croisements, derives, grandeurs, planchers
from app.bilan.disclosure.bandes import Bande, fusionner
from app.bilan.disclosure.pliage import Rubrique, plier

AUTRES = "Autres (regroupés)"
Entree = Any
Reponse = Any


def repondre(regle: str, entree: Entree) -> Reponse:
    """Answer one policy case; the rule, then the keys of its input, say which function is asked."""
    return _REGLES[regle](entree)


def _acceptation(oui: bool) -> str:
    return "accepte" if oui else "refuse"


def _liste_ou_un(valeur: Any, repond: Callable[[Any], Any]) -> Any:
    return [repond(v) for v in valeur] if isinstance(valeur, list) else repond(valeur)


def _r3(entree: Entree) -> Reponse:
    seuils = {"k": entree["k"], "t_liste": entree["T_liste"], "t_croise": entree["T_croise"]}
    return _liste_ou_un(entree["T"], lambda t: str(planchers.etendue(t, **seuils)))


def _r4(entree: Entree) -> Reponse:
    k, h_min = entree.get("k", 5), entree.get("H_min", 10)

    def un(groupe: dict[str, Any]) -> str:
        effectif = groupe.get("H", groupe.get("effectif"))
        return str(planchers.groupe(groupe["n"], effectif, k=k, h_min=h_min))

    for cle in ("groupes", "groups", "cas", "paires", "cells"):
        if cle in entree:
            groupes = entree[cle]
            if isinstance(groupes, dict):
                return {nom: un(g) for nom, g in groupes.items()}
            return [un(g) for g in groupes]
    effectifs = entree.get("H", entree.get("effectif"))
    if isinstance(effectifs, list):
        comptes = entree["n"] if isinstance(entree["n"], list) else [entree["n"]] * len(effectifs)
        return [un({"n": n, "H": h}) for n, h in zip(comptes, effectifs, strict=True)]
    return un(entree)


def _r5(entree: Entree) -> Reponse:
    par_personne = entree["interventions_per_person"]
    k = entree["k"]
    total = grandeurs.grandeur(par_personne, k=k, part_max=entree.get("max_share", 0.5))
    personnes = sum(1 for v in par_personne if v)
    return {"personnes": personnes if planchers.derivable(personnes, seuil=k) else None, "interventions": total}


def _r6(entree: Entree) -> Reponse:
    if "bands" in entree or "bandes" in entree or entree.get("ordinal"):
        return _r6_ordinal(entree)
    k = entree["k"]
    sensibles = set(entree.get("sensibles", entree.get("flagged", ())))
    k_sensible = entree.get("k_sensible", max(10, k))
    familles = entree.get("familles", {})
    effectifs = entree.get("H", {})
    rubriques = [
        Rubrique(code, n, k_sensible if code in sensibles else k, familles.get(code, ""), effectifs.get(code))
        for code, n in entree["counts"].items()
    ]
    pliage = plier(rubriques, k=k)
    if pliage is None:
        return {"printed": None, "folded": None}
    imprimes = {c: entree["counts"][c] for c in pliage.imprimees}
    if pliage.repliees:
        imprimes[AUTRES] = pliage.somme
    return {"printed": imprimes, "folded": sorted(pliage.repliees)}


def _r6_ordinal(entree: Entree) -> Reponse:
    comptes = entree.get("bands", entree.get("bandes", entree.get("counts")))
    effectifs = entree.get("H", {})
    nr = ("Non renseigné", "NR")
    bandes = [Bande(c, n, effectifs.get(c), non_renseigne=c in nr) for c, n in comptes.items()]
    fusion = fusionner(bandes, k=entree["k"], h_min=entree.get("H_min", 10))
    if fusion is None:
        return {"printed": None}
    return {"printed": {" + ".join(codes): sum(comptes[c] for c in codes) for codes in fusion}}


def _r7(entree: Entree) -> Reponse:
    def une(n: int) -> dict[str, int | None]:
        ligne = planchers.reponse_multiple(n, entree["personnes"], k=entree["k"])
        return {"valeur": ligne.valeur, "minimum": ligne.minimum}

    return _liste_ou_un(entree["n"], une)


def _r8(entree: Entree) -> Reponse:
    maximum = entree.get("sensibles_max") if isinstance(entree, dict) else None
    graphes = entree["graphes"] if isinstance(entree, dict) else entree
    return [
        _acceptation(croisements.acceptes([(a, b) for a, b in aretes], sensibles_max=maximum))
        for aretes in graphes
    ]


def _r9(entree: Entree) -> Reponse:
    if "paires" in entree:
        return [_r9_paire(paire, entree) for paire in entree["paires"]]
    if "base_moyenne_min" in entree:
        return _liste_ou_un(entree.get("groupes", entree), lambda g: _r9_moyenne(g, entree))
    if "centimes" in entree:
        return _liste_ou_un(entree["centimes"], derives.montant)
    return _r9_part(entree, entree)


def _r9_paire(paire: dict[str, Any], entree: Entree) -> Reponse:
    if "n_1" not in paire:
        return _r9_part(paire, entree)
    evolution = derives.evolution(paire["n"], paire["n_1"], base_min=entree.get("base_pct_min", 20))
    if evolution is None:
        return None
    if evolution.pct is not None:
        return {"pct": evolution.pct}
    return {"difference": evolution.difference}


def _r9_part(paire: dict[str, Any], entree: Entree) -> Reponse:
    base = next((paire[cle] for cle in ("base", "N", "T") if cle in paire), None)
    return derives.pourcentage(paire.get("n"), base, base_min=entree.get("base_pct_min", 20))


def _r9_moyenne(groupe: dict[str, Any], entree: Entree) -> Reponse:
    personnes = groupe.get("personnes", groupe.get("n", 0))
    somme = groupe.get("somme", groupe.get("total"))
    complement = groupe.get("complement", 0)
    moyenne = derives.moyenne(somme, personnes, complement, base_min=entree["base_moyenne_min"])
    return None if moyenne is None else float(moyenne)


def _r11(entree: Entree) -> Reponse:
    return [_acceptation(derives.revision_acceptee(d, k=entree["k"])) for d in entree["deltas"]]


_REGLES: dict[str, Callable[[Entree], Reponse]] = {
    "R3": _r3,
    "R4": _r4,
    "R5": _r5,
    "R6": _r6,
    "R7": _r7,
    "R8": _r8,
    "R9": _r9,
    "R11": _r11,
}
