"""Conformance runner: `python -m tests.disclosure.conformance FICHIER.json`.

One JSON line per audit, optimum and policy case, computed by the product; exit 1 on any disagreement with the
file, told on standard error.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.bilan.disclosure.attributs import revelatrices
from app.bilan.disclosure.errors import SansSolution
from app.bilan.disclosure.intervalles import Lecture
from app.bilan.disclosure.suppression import cacher
from app.bilan.disclosure.verdicts import Jugement, juger
from tests.disclosure.cas import Cas, consigne, en_listes, lecteur, modele, seuils
from tests.disclosure.regles_types import repondre

TOLERANCE_COUT = 1.15
Resultat = tuple[dict[str, Any], list[str]]
"""A printed line, and what in it disagrees with the file."""


def main(arguments: list[str] | None = None) -> int:
    """Run one file; return the exit code."""
    analyseur = argparse.ArgumentParser(prog="tests.disclosure.conformance", description=__doc__)
    analyseur.add_argument("fichier", type=Path)
    options = analyseur.parse_args(arguments)
    contenu = json.loads(options.fichier.read_text(encoding="utf-8"))
    desaccords = 0
    for ligne, ecarts in resultats(contenu):
        print(json.dumps(ligne, ensure_ascii=False))
        for ecart in ecarts:
            print(f"désaccord: {ecart}", file=sys.stderr)
        desaccords += bool(ecarts)
    return 1 if desaccords else 0


def resultats(contenu: Cas) -> Iterator[Resultat]:
    """Every answer of the product to a file of cases."""
    for cas in contenu.get("cases", ()):
        for rang, audit in enumerate(cas.get("audits", ())):
            yield _audit(cas, rang, audit)
        optima = cas.get("optimum") or ()
        for rang, optimum in enumerate([optima] if isinstance(optima, dict) else optima):
            yield _optimum(cas, rang, optimum)
    for politique in contenu.get("policy_cases", ()):
        yield _politique(politique)


def _audit(cas: Cas, rang: int, audit: Cas) -> Resultat:
    jugement = juger(modele(cas, audit), audit["hidden"], cas["primary"], seuils(cas), lecteur(audit))
    fautes = _fautes(cas, audit, jugement)
    attendus = audit.get("verdict")
    criteres = [c for c in fautes if attendus is None or c in attendus]
    ligne: dict[str, Any] = {
        "case": cas["id"],
        "audit": rang,
        "intervals": en_listes(jugement.intervalles),
        "verdict": {c: "unsafe" if fautes[c] else "safe" for c in criteres},
    }
    if attendus is None or "rule_aware" in attendus or "rule_aware_intervals" in audit:
        ligne["rule_aware_intervals"] = en_listes(jugement.intervalles_regle)
    compares = ("intervals", "rule_aware_intervals", "verdict")
    ecarts = [
        f"{cas['id']} audit {rang}, {cle}: {ligne.get(cle)} au lieu de {audit[cle]}"
        for cle in compares
        if cle in audit and ligne.get(cle) != audit[cle]
    ]
    for critere, attendu in (audit.get("failing") or {}).items():
        if sorted(fautes.get(critere, ())) != sorted(attendu):
            ecarts.append(f"{cas['id']} audit {rang}, fautes {critere}: {fautes.get(critere)}")
    return ligne, ecarts


def _fautes(cas: Cas, audit: Cas, jugement: Jugement) -> dict[str, list[str]]:
    """Failing cells per criterion; a belief that nothing satisfies protects nobody, so all of them fail."""
    if cas.get("kind") == "group_disclosure":
        lues = Lecture(modele(cas, audit), audit["hidden"], lecteur(audit))
        groupes = [r["total"] for r in cas["relations"] if r["parts"][0].split("|")[0] == r["total"].split("|")[0]]
        trouvees = revelatrices(modele(cas, audit), groupes, lues.intervalle)
        return {"exact": sorted(c for c in trouvees if c in cas["primary"])}
    fautes = {"exact": list(jugement.exact)}
    if jugement.k is not None:
        fautes["k"] = list(jugement.k)
        fautes["rule_aware"] = sorted(cas["primary"]) if jugement.regle is None else list(jugement.regle)
    return fautes


def _optimum(cas: Cas, rang: int, optimum: Cas) -> Resultat:
    debut: dict[str, Any] = {"case": cas["id"], "optimum": rang}
    try:
        motif = cacher(modele(cas), cas["primary"], consigne(cas, optimum))
    except SansSolution:
        ecart = [f"{cas['id']} optimum {rang}: dit sans solution"] if optimum.get("feasible") else []
        return {**debut, "hidden": None, "cost": None}, ecart
    ligne = {**debut, "hidden": [*cas["primary"], *motif.secondaires], "cost": motif.cout}
    return ligne, _ecarts_optimum(ligne, optimum)


def _ecarts_optimum(ligne: dict[str, Any], optimum: Cas) -> list[str]:
    nom = f"{ligne['case']} optimum {ligne['optimum']}"
    if optimum.get("feasible") is False:
        return [f"{nom}: une solution est donnée, aucune n'était attendue"]
    stated = optimum.get("total_cost")
    if stated is not None and ligne["cost"] > TOLERANCE_COUT * stated:
        return [f"{nom}: coût {ligne['cost']} pour {stated}"]
    return []


def _politique(politique: Cas) -> Resultat:
    try:
        reponse = repondre(politique["rule"], politique["input"])
    except (KeyError, TypeError, AttributeError) as erreur:
        nom = type(erreur).__name__
        return {"policy": politique["id"], "result": None}, [f"{politique['id']}: forme inconnue ({nom}: {erreur})"]
    ligne = {"policy": politique["id"], "result": reponse}
    if "expected" in politique and not _egales(reponse, politique["expected"]):
        return ligne, [f"{politique['id']}: {reponse} au lieu de {politique['expected']}"]
    return ligne, []


def _egales(reponse: Any, attendu: Any) -> bool:
    """Equal, the order of `folded` being free."""
    if isinstance(reponse, dict) and isinstance(attendu, dict) and reponse.get("folded") and attendu.get("folded"):
        reponse = {**reponse, "folded": sorted(reponse["folded"])}
        attendu = {**attendu, "folded": sorted(attendu["folded"])}
    return bool(reponse == attendu)


if __name__ == "__main__":
    sys.exit(main())
