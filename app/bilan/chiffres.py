"""Figures on persons: received, accompanied, new, outside the effectif, and the taux de recours."""

from dataclasses import replace

from app.bilan.comparaison import Precedent
from app.bilan.disclosure.derives import pourcentage
from app.bilan.disclosure.planchers import derivable
from app.bilan.document import Indicateur, Unite
from app.bilan.formats import AU_PLUS, quand, valeur
from app.bilan.instantane import Instantane
from app.bilan.listes import effectif_total
from app.bilan.parametres import Niveau, Parametres
from app.bilan.tabulation import Brut
from app.domain.entreprises import Effectif


class Chiffres:
    """Writes them so that no two of them differ by fewer than k persons."""

    def __init__(self, instantane: Instantane, brut: Brut, parametres: Parametres, precedent: Precedent) -> None:
        self._instantane = instantane
        self._brut = brut
        self._k = parametres.k
        self._ecart = parametres.ecart_min
        self._parametres = parametres
        self._niveau = parametres.niveau(brut.recues)
        self._precedent = precedent

    def indicateurs(self) -> list[Indicateur]:
        """Return the figures allowed at the level of detail of the bilan."""
        chiffres = []
        if self._niveau is not Niveau.ACTIVITE:
            chiffres.append(self._personnes("personnes_recues", "personnes reçues", "recues", self._brut.recues))
        if self._niveau not in (Niveau.ACTIVITE, Niveau.TOTAUX):
            chiffres += self._details()
        if self._niveau is not Niveau.ACTIVITE:
            # Printed beside the rate: a rounded rate alone would bound it by fewer than k.
            hors = self._hors_effectif()
            chiffres.append(
                self._personnes("personnes_hors_effectif", "personnes hors effectif", "hors_effectif", hors)
            )
        effectif = effectif_total(self._instantane.effectifs)
        if effectif and not self._presque_tous():
            chiffres.append(self._effectif(effectif))
        if effectif and self._niveau is not Niveau.ACTIVITE:
            chiffres.append(self._taux(effectif))
        return chiffres

    def _presque_tous(self) -> bool:
        """Tell whether fewer than k of the salariés were not received: no figure may then give them back (R7)."""
        effectif = effectif_total(self._instantane.effectifs)
        return (
            self._niveau is not Niveau.ACTIVITE
            and effectif is not None
            and not effectif.plancher
            and effectif.nombre - self._brut.salaries < self._k
        )

    def _details(self) -> list[Indicateur]:
        return [
            self._personnes(
                "personnes_accompagnees", "personnes accompagnées", "accompagnees", self._accompagnees()
            ),
            self._personnes("personnes_nouvelles", "personnes nouvelles", "nouvelles", self._nouvelles()),
        ]

    def _accompagnees(self) -> int | None:
        brut = self._brut
        return brut.accompagnees if derivable(brut.accompagnees - brut.recues, seuil=self._ecart) else None

    def _nouvelles(self) -> int | None:
        brut = self._brut
        anciennes = brut.recues - brut.nouvelles
        sure = brut.nouvelles >= self._k and derivable(anciennes, seuil=self._ecart)
        return brut.nouvelles if sure and self._instantane.nouvelles_connues else None

    def _hors_effectif(self) -> int | None:
        brut = self._brut
        surs = (derivable(n, seuil=self._ecart) for n in (brut.hors_effectif, brut.salaries))
        return brut.hors_effectif if all(surs) and not self._presque_tous() else None

    def _taux(self, effectif: Effectif) -> Indicateur:
        """Return the taux de recours; its numerator must not give back a small number of persons outside.

        When it would, what is said is worked out from two printed figures, so that it tells nothing more: all who
        were received, those outside too, over the headcount, rounded up.
        """
        parmi = effectif.nombre
        tenable = not effectif.plancher and parmi >= max(self._parametres.h_min, self._parametres.base_pourcent)
        exact = tenable and self._hors_effectif() is not None
        taux = pourcentage(self._brut.salaries, parmi) if exact else None
        ligne = self._indicateur("taux_recours", "taux de recours", Unite.POURCENT, "salaries_recus", taux)
        if exact or not tenable or self._presque_tous() or self._brut.recues >= parmi:
            return ligne
        return replace(ligne, affiche=f"{AU_PLUS} {valeur(-(-100 * self._brut.recues // parmi), Unite.POURCENT)}")

    def _effectif(self, effectif: Effectif) -> Indicateur:
        """Return the headcount with its own day; whatever was printed the year before had another, if any."""
        nombre = valeur(effectif.nombre, Unite.PERSONNES)
        return Indicateur(
            id="effectif",
            libelle=f"effectif {quand(effectif)}",
            unite=Unite.PERSONNES,
            population="effectif",
            valeur=None if effectif.plancher else effectif.nombre,
            affiche=f"au moins {nombre}" if effectif.plancher else nombre,
        )

    def _personnes(self, identifiant: str, libelle: str, population: str, nombre: int | None) -> Indicateur:
        return self._indicateur(identifiant, libelle, Unite.PERSONNES, population, nombre)

    def _indicateur(
        self, identifiant: str, libelle: str, unite: Unite, population: str, nombre: int | None
    ) -> Indicateur:
        return Indicateur(
            id=identifiant,
            libelle=libelle,
            unite=unite,
            population=population,
            valeur=nombre,
            affiche=valeur(nombre, unite),
            n_1=self._precedent.indicateur(identifiant),
        )
