"""What is left to read once everyone is safe: lines and persons shown outside « Autres »."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app.coffre.kdf import Cout
from app.context import AppScope, Session
from app.demo.cabinet import PRATICIENNE, inventer
from app.documents import bilan_json

CLASSEURS = Path(__file__).parents[1] / "data" / "classeurs"
THEMES = ("theme_principal", "famille_principale", "bloc_principal")
_PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"
_ANNEE = 2025


def lignes() -> Iterator[str]:
    """Yield the table, the two workbooks first, then the demonstration."""
    yield f"{'':14}{'entreprise':32}{'T':>5} {'niveau':10}{'lignes':>7}{'personnes':>10}{'croisés':>9}"
    for nom in ("suivi-propre.xlsx", "suivi-vecu.xlsx"):
        for bilan in bilans(CLASSEURS / nom):
            yield f"{nom.removesuffix('.xlsx'):14}{ligne(bilan)}"
    for bilan in bilans(None):
        yield f"{'demo':14}{ligne(bilan)}"


def bilans(classeur: Path | None) -> list[dict[str, Any]]:
    """Return the public JSON of each entreprise of a workbook, or of the demonstration."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        session, _cle = AppScope(Cout(8, 1, 1)).creer(Path(dossier) / "u.coffre", _PHRASE)
        with session:
            annee = _remplir(session, classeur)
            return [_bilan(session, e.id, annee) for e in session.entreprises.toutes()]


def _remplir(session: Session, classeur: Path | None) -> int:
    if classeur is None:
        session.exemples.installer(PRATICIENNE, inventer(_ANNEE, 1901).records())
        return _ANNEE
    session.imports.importer(classeur)
    jours = [acte.jour.year for acte in session.interventions.entre(date(2000, 1, 1), date(2100, 1, 1))]
    return max(set(jours), key=jours.count)


def _bilan(session: Session, entreprise_id: int, annee: int) -> dict[str, Any]:
    audite = session.bilans.a_blanc(entreprise_id, date(annee, 1, 1), date(annee, 12, 31))
    bilan: dict[str, Any] = json.loads(bilan_json.rendre(audite))
    return bilan


def ligne(bilan: dict[str, Any]) -> str:
    """Return T, the level, the lines and persons of the table of themes, and the number of crosses."""
    recues = next((i["affiche"] for i in bilan["indicateurs"] if i["id"] == "personnes_recues"), "–")
    montrees = themes(bilan)
    croises = sum("_x_" in t["id"] for t in bilan["tableaux"])
    niveau = bilan["parametres"].get("niveau", "")
    return f"{bilan['entreprise']:32}{recues:>5} {niveau:10}{len(montrees):>7}{sum(montrees):>10}{croises:>9}"


def themes(bilan: dict[str, Any]) -> list[int]:
    """Return the persons of each line shown, those that gather several codes under « Autres » left out."""
    tableau = next((t for t in bilan["tableaux"] if t["id"] in THEMES), None)
    if tableau is None:
        return []
    libelles = tableau["dimensions"][0]["libelles"]
    return [
        c["valeur"]
        for c in tableau["cellules"]
        if c["cle"] != ["*"] and c["valeur"] is not None and not libelles[c["cle"][0]].startswith("Autres")
    ]
