"""From protected groups to printed tables: values, whole percentages of printed figures, the period before."""

from collections.abc import Mapping, Sequence

from app.bilan.comparaison import Precedent
from app.bilan.disclosure.derives import pourcentage
from app.bilan.document import MARGE, Cellule, Dimension, Mesures, Tableau, Unite
from app.bilan.formats import valeur
from app.bilan.listes import LARGES, Effectifs, Groupe
from app.bilan.parametres import Parametres
from app.bilan.ventilations import Paquet


def cellule(cle: Sequence[str], nombre: int | None, unite: Unite, mesures: Mesures | None = None) -> Cellule:
    """Return one printed cell."""
    return Cellule(cle=tuple(cle), valeur=nombre, affiche=valeur(nombre, unite), mesures=mesures or Mesures())


def dimension(axe: str, lignes: Sequence[Groupe] | Sequence[Paquet]) -> Dimension:
    """Return the axis of a list; a line that holds other codes than its own says which."""
    return Dimension(
        code=axe,
        modalites=tuple(li.code for li in lignes),
        libelles={li.code: li.libelle for li in lignes},
        regroupe={li.code: li.codes for li in lignes if li.codes not in ((li.code,), LARGES.get(li.code))},
    )


class Liste:
    """Writes lists on the persons received of one bilan."""

    def __init__(self, recues: int, parametres: Parametres, precedent: Precedent) -> None:
        self._recues = recues
        self._parametres = parametres
        self._precedent = precedent

    def ecrire(
        self,
        identifiant: str,
        titre: str,
        axe: str,
        groupes: Sequence[Groupe],
        effectifs: Effectifs | None = None,
    ) -> Tableau:
        """Write one partition of the persons received."""
        entier = effectifs.exact(effectifs.nombres) if effectifs else None
        return Tableau(
            id=identifiant,
            titre=titre,
            unite=Unite.PERSONNES,
            population="recues",
            base=self._recues,
            partition=True,
            dimensions=(dimension(axe, groupes),),
            cellules=tuple(
                cellule([g.code], g.n, Unite.PERSONNES, self._mesures(axe, g, entier)) for g in groupes
            ),
        )

    def _mesures(self, axe: str, groupe: Groupe, effectif: int | None) -> Mesures:
        base_min = self._parametres.base_pourcent
        return Mesures(
            part=pourcentage(groupe.n, self._recues, base_min=base_min),
            part_effectif=pourcentage(groupe.effectif, effectif, base_min=base_min),
            n_1=self._precedent.groupe(axe, groupe.codes),
        )


def ventilation(
    identifiant: str,
    titre: str,
    axe: str,
    paquets: Sequence[Paquet],
    precedent: Precedent,
    *,
    unite: Unite = Unite.ACTES,
    population: str = "interventions",
    base_min: int = 20,
) -> Tableau:
    """Write a list of magnitudes; its base is the sum of its lines."""
    base = sum(p.total for p in paquets)
    return Tableau(
        id=identifiant,
        titre=titre,
        unite=unite,
        population=population,
        base=base,
        partition=True,
        dimensions=(dimension(axe, paquets),),
        cellules=tuple(
            cellule(
                [p.code],
                p.total,
                unite,
                Mesures(
                    part=None if population == "service" else pourcentage(p.total, base, base_min=base_min),
                    n_1=precedent.groupe(axe, p.codes),
                ),
            )
            for p in paquets
        ),
    )


def grille(
    identifiant: str,
    titre: str,
    unite: Unite,
    lignes: Mapping[str, str],
    colonnes: Mapping[str, str],
    valeurs: Mapping[tuple[str, str], int],
) -> Tableau:
    """Write figures that are not about persons: one line per site, one column per measure, and their totals."""
    cellules = [cellule([li, co], valeurs[li, co], unite) for li in lignes for co in colonnes]
    cellules += [cellule([MARGE, co], sum(valeurs[li, co] for li in lignes), unite) for co in colonnes]
    return Tableau(
        id=identifiant,
        titre=titre,
        unite=unite,
        population="service",
        base=None,
        partition=False,
        dimensions=(
            Dimension(code="site", modalites=tuple(lignes), libelles=dict(lignes)),
            Dimension(code="mesure", modalites=tuple(colonnes), libelles=dict(colonnes)),
        ),
        cellules=tuple(cellules),
    )
