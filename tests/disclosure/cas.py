"""Reading of the acceptance file: its tables as product models, its readers as product readers."""

from collections.abc import Mapping
from typing import Any

from app.bilan.disclosure.intervalles import Lecteur
from app.bilan.disclosure.modele import Inegalite, Intervalle, Modele, Relation, tableau
from app.bilan.disclosure.suppression import Consigne, Cout, Critere
from app.bilan.disclosure.verdicts import Seuils

Cas = Mapping[str, Any]


def modele(cas: Cas, audit: Cas | None = None) -> Modele:
    """Links known to the reader of `audit` (`relations_used`: only those), or all of them."""
    relations = [Relation(r["total"], tuple(r["parts"])) for r in cas["relations"]]
    if audit is not None and audit.get("relations_used") is not None:
        relations = [relations[i] for i in audit["relations_used"]]
    contraintes = [Inegalite(c["coef"], c.get("lo"), c.get("hi")) for c in cas.get("side_constraints") or ()]
    return Modele(cas["cells"], tuple(relations), tuple(contraintes))


def seuils(cas: Cas) -> Seuils | None:
    """The threshold of a case, None when it has none."""
    return None if cas.get("k") is None else Seuils(cas["k"])


def lecteur(audit: Cas) -> Lecteur:
    """What the reader of an audit knows of hidden cells: numbers for all of them, or one per cell."""
    bas, haut = audit["attacker"].get("lower_bound", 0), audit["attacker"].get("upper_bound")
    bornes = {c: (_de(bas, c) or 0, _de(haut, c)) for c in audit["hidden"]}
    defaut = (0 if isinstance(bas, dict) else bas or 0, None if isinstance(haut, dict) else haut)
    return Lecteur(bornes, defaut)


def consigne(cas: Cas, optimum: Cas) -> Consigne:
    """What an optimum asks of the product."""
    return Consigne(
        critere=Critere(optimum["criterion"]),
        seuils=seuils(cas) or Seuils(2),
        plancher=optimum.get("lower_bound", 0),
        cout=Cout(optimum.get("cost", "count")),
        marges=optimum.get("margins_hideable", False),
    )


def variantes(cas: Cas) -> dict[str, Cas]:
    """Merged forms of the table of a case, each with its own audit and optimum."""
    return {nom: v for nom, v in cas.items() if isinstance(v, dict) and {"table", "optimum", "audit"} <= v.keys()}


def grille(table: Cas) -> Modele:
    """Rectangular table, margins last, as a model."""
    *lignes, marge = table["rows"]
    colonnes = table["cols"][:-1]
    rangees = zip(lignes, table["counts"], strict=False)
    return tableau({i: dict(zip(colonnes, n, strict=False)) for i, n in rangees}, marge)


def en_listes(intervalles: Mapping[str, Intervalle]) -> dict[str, list[int | None]]:
    """Intervals as the file writes them."""
    return {cellule: list(intervalle) for cellule, intervalle in intervalles.items()}


def _de(borne: Any, cellule: str) -> Any:
    return borne.get(cellule) if isinstance(borne, dict) else borne
