"""The public form visavis-bilan/1: exactly what is printed, written and read back."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.bilan.document import Bilan, Cellule, Dimension, Indicateur, Mesures, Statut, Tableau, Texte, Unite
from app.bilan.errors import FormeInconnue

FORMAT = "visavis-bilan/1"

Objet = dict[str, Any]


def octets(contenu: Bilan) -> bytes:
    """Return the UTF-8 JSON of a content, keys in the order of the format."""
    texte = json.dumps(_bilan(contenu), ensure_ascii=False, indent=1)
    return f"{texte}\n".encode()


def lire(donnees: bytes | str) -> Bilan:
    """Return the content of a stored bilan; raises `FormeInconnue` if it is of another format."""
    objet = json.loads(donnees)
    if not isinstance(objet, dict) or objet.get("format") != FORMAT:
        raise FormeInconnue
    return Bilan(
        statut=Statut(objet["statut"]),
        version=objet["version"],
        entreprise=objet["entreprise"],
        exemple=objet["exemple"],
        du=date.fromisoformat(objet["periode"]["du"]),
        au=date.fromisoformat(objet["periode"]["au"]),
        parametres=objet["parametres"],
        indicateurs=tuple(Indicateur(**{**i, "unite": Unite(i["unite"])}) for i in objet["indicateurs"]),
        tableaux=tuple(_lire_tableau(t) for t in objet["tableaux"]),
        textes=tuple(Texte(**t) for t in objet["textes"]),
    )


def _bilan(contenu: Bilan) -> Objet:
    return {
        "format": FORMAT,
        "statut": str(contenu.statut),
        "version": contenu.version,
        "entreprise": contenu.entreprise,
        "exemple": contenu.exemple,
        "periode": {"du": contenu.du.isoformat(), "au": contenu.au.isoformat()},
        "parametres": dict(contenu.parametres),
        "indicateurs": [_indicateur(i) for i in contenu.indicateurs],
        "tableaux": [_tableau(t) for t in contenu.tableaux],
        "textes": [{"section": t.section, "texte": t.texte} for t in contenu.textes],
    }


def _indicateur(indicateur: Indicateur) -> Objet:
    return {
        "id": indicateur.id,
        "libelle": indicateur.libelle,
        "unite": str(indicateur.unite),
        "population": indicateur.population,
        "valeur": indicateur.valeur,
        "affiche": indicateur.affiche,
        "n_1": indicateur.n_1,
    }


def _tableau(tableau: Tableau) -> Objet:
    return {
        "id": tableau.id,
        "titre": tableau.titre,
        "unite": str(tableau.unite),
        "population": tableau.population,
        "base": tableau.base,
        "partition": tableau.partition,
        "dimensions": [_dimension(d) for d in tableau.dimensions],
        "cellules": [_cellule(c) for c in tableau.cellules],
    }


def _dimension(dimension: Dimension) -> Objet:
    return {
        "code": dimension.code,
        "modalites": list(dimension.modalites),
        "libelles": dict(dimension.libelles),
        "regroupe": {code: list(codes) for code, codes in dimension.regroupe.items()},
    }


def _cellule(cellule: Cellule) -> Objet:
    mesures = cellule.mesures
    return {
        "cle": list(cellule.cle),
        "valeur": cellule.valeur,
        "minimum": cellule.minimum,
        "affiche": cellule.affiche,
        "mesures": {"part": mesures.part, "part_effectif": mesures.part_effectif, "n_1": mesures.n_1},
    }


def _lire_tableau(objet: Mapping[str, Any]) -> Tableau:
    return Tableau(
        id=objet["id"],
        titre=objet["titre"],
        unite=Unite(objet["unite"]),
        population=objet["population"],
        base=objet["base"],
        partition=objet["partition"],
        dimensions=tuple(_lire_dimension(d) for d in objet["dimensions"]),
        cellules=tuple(_lire_cellule(c) for c in objet["cellules"]),
    )


def _lire_dimension(objet: Mapping[str, Any]) -> Dimension:
    return Dimension(
        code=objet["code"],
        modalites=tuple(objet["modalites"]),
        libelles=dict(objet["libelles"]),
        regroupe={code: tuple(codes) for code, codes in objet["regroupe"].items()},
    )


def _lire_cellule(objet: Mapping[str, Any]) -> Cellule:
    return Cellule(
        cle=tuple(objet["cle"]),
        valeur=objet["valeur"],
        minimum=objet["minimum"],
        affiche=objet["affiche"],
        mesures=Mesures(**objet["mesures"]),
    )
