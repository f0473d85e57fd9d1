"""Notes under the tables and texts that replace the charts, written from the printed cells only."""

from collections.abc import Iterator, Mapping

from app.bilan.disclosure.derives import ecart_notable
from app.bilan.document import MARGE, Bilan, Tableau, Unite
from app.bilan.formats import entier, enumerer, guillemets
from app.bilan.listes import AUTRES

ARRONDI = "La somme des pourcentages peut différer de 100 du fait des arrondis."
REGROUPES = "« Autres (regroupés) » : rubriques dont l’effectif est faible ou nul."
_BASES = {
    "recues": "Base : {base} personnes reçues ; % des personnes, une réponse par personne.",
    "interventions": "Base : {base} interventions individuelles.",
    "entretiens": "Base : {base} entretiens.",
    "demarches_suivies": "Base : {base} démarches, répondues sur la période ou en attente à sa fin.",
    "interventions_avec_organisme": "Base : {base} interventions auprès ou à propos d’un organisme.",
}


def legende(k: int, k_sensible: int) -> str:
    """Return what the marker n.c. means (R10)."""
    certaines = f" ({k_sensible} pour certaines rubriques)" if k_sensible != k else ""
    return (
        "n.c. : non communiqué (secret professionnel et statistique). La valeur concerne moins de "
        f"{k} personnes{certaines} ou permettrait d’en déduire une telle valeur. Les totaux sont exacts et "
        "comprennent les valeurs non communiquées."
    )


def notes(bilan: Bilan, dates: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the notes of each table: its base, its marker, its folded line, its notable differences.

    `dates` tells the day of the headcounts, by axis, where it must be said.
    """
    legende_nc = legende(int(bilan.parametres["k"]), int(bilan.parametres["k_sensible"]))
    for tableau in bilan.tableaux:
        phrases = [_base(tableau)]
        if any(c.valeur is None for c in tableau.cellules):
            phrases.append(legende_nc)
        if any(AUTRES in d.modalites for d in tableau.dimensions):
            phrases.append(REGROUPES)
        if any(c.mesures.part is not None for c in tableau.cellules):
            phrases.append(ARRONDI)
        axe = tableau.dimensions[0].code
        if axe in dates and any(c.mesures.part_effectif is not None for c in tableau.cellules):
            phrases.append(f"Effectif par groupe {dates[axe]}.")
        phrases.append(_ecarts(tableau, bilan))
        texte = " ".join(p for p in phrases if p)
        if texte:
            yield tableau.id, texte


def _base(tableau: Tableau) -> str:
    if tableau.population == "interventions" and tableau.unite is Unite.MINUTES:
        return "Durées des interventions, en heures et minutes."
    return _BASES.get(tableau.population, "").format(base=entier(tableau.base or 0))


def _ecarts(tableau: Tableau, bilan: Bilan) -> str:
    """Name the groups whose share differs notably from their share of the effectif, on the printed shares."""
    effectif = next((i.valeur for i in bilan.indicateurs if i.id == "effectif"), None)
    compares = [c for c in tableau.cellules if c.mesures.part_effectif is not None]
    if not compares or not effectif or tableau.base is None:
        return ""
    notables = [
        guillemets(tableau.dimensions[0].libelles[c.cle[0]])
        for c in compares
        if ecart_notable(c.valeur or 0, tableau.base, _groupe(c.mesures.part_effectif, effectif), effectif)
    ]
    if not notables:
        return "Aucun écart notable avec l’effectif."
    return f"Écart notable avec l’effectif : {enumerer(notables)}."


def _groupe(part: int | None, effectif: int) -> int:
    return round((part or 0) * effectif / 100)


def alternatives(bilan: Bilan) -> Iterator[tuple[str, str]]:
    """Yield, for each table of one dimension, the text read instead of its chart."""
    for tableau in bilan.tableaux:
        if len(tableau.dimensions) != 1:
            continue
        libelles = tableau.dimensions[0].libelles
        lignes = [f"{libelles[c.cle[0]]} {c.affiche}" for c in tableau.cellules if c.cle != (MARGE,)]
        yield tableau.id, f"{tableau.titre} : {' ; '.join(lignes)}."
