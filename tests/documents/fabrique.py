"""Short ways to write a table of a bilan by hand."""

from app.bilan.document import (
    MARGE,
    NON_COMMUNIQUE,
    Cellule,
    Dimension,
    Indicateur,
    Mesures,
    Tableau,
    Unite,
)


def liste(identifiant, titre, lignes, *, unite=Unite.PERSONNES, population="recues", code=None, partition=True):
    """A list: lines are (label, value or None, last year or None[, share of the headcount])."""
    base = sum(x[1] or 0 for x in lignes) if partition else None
    modalites = tuple(f"m{n}" for n in range(len(lignes)))

    def cellule(n, ligne):
        valeur = ligne[1]
        part = (
            round(100 * valeur / base)
            if valeur is not None and base and base >= 20 and unite is Unite.PERSONNES
            else None
        )
        mesures = Mesures(part=part, n_1=ligne[2], part_effectif=ligne[3] if len(ligne) > 3 else None)
        return Cellule(cle=(f"m{n}",), valeur=valeur, affiche=affiche(valeur, unite), mesures=mesures)

    return Tableau(
        id=identifiant,
        titre=titre,
        unite=unite,
        population=population,
        base=base,
        partition=partition,
        dimensions=(
            Dimension(
                code=code or identifiant.split("_")[0],
                modalites=modalites,
                libelles={m: x[0] for m, x in zip(modalites, lignes, strict=True)},
            ),
        ),
        cellules=tuple(cellule(n, x) for n, x in enumerate(lignes)),
    )


def affiche(valeur, unite):
    if valeur is None:
        return NON_COMMUNIQUE
    return f"{valeur // 60}\u00a0h" if unite is Unite.MINUTES else f"{valeur:,}".replace(",", "\u202f")


def croise(identifiant, titre, lignes, colonnes, valeurs, avant=None):
    """A cross; `valeurs` has one row per line plus the margin, one column per head plus the margin."""
    rangs = [*(f"l{n}" for n in range(len(lignes))), MARGE]
    rubriques = [*(f"c{n}" for n in range(len(colonnes))), MARGE]
    return Tableau(
        id=identifiant,
        titre=titre,
        unite=Unite.PERSONNES,
        population="recues",
        base=valeurs[-1][-1],
        partition=True,
        dimensions=(
            Dimension(code="theme", modalites=tuple(rangs[:-1]), libelles=dict(zip(rangs, lignes, strict=False))),
            Dimension(
                code="sexe", modalites=tuple(rubriques[:-1]), libelles=dict(zip(rubriques, colonnes, strict=False))
            ),
        ),
        cellules=tuple(
            Cellule(
                cle=(r, c),
                valeur=valeurs[y][x],
                affiche=affiche(valeurs[y][x], Unite.PERSONNES),
                mesures=Mesures(n_1=avant[y] if avant and c == MARGE else None),
            )
            for y, r in enumerate(rangs)
            for x, c in enumerate(rubriques)
        ),
    )


def indicateur(identifiant, libelle, unite, valeur, montre, n_1=None):
    return Indicateur(id=identifiant, libelle=libelle, unite=unite, valeur=valeur, affiche=montre, n_1=n_1)
