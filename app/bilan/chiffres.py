"""Figures on persons: received, accompanied, new, outside the effectif, and the taux de recours."""

from app.bilan.comparaison import Precedent
from app.bilan.disclosure.derives import pourcentage
from app.bilan.disclosure.planchers import derivable
from app.bilan.document import Indicateur, Unite
from app.bilan.formats import valeur
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
        if effectif:
            chiffres.append(self._effectif(effectif))
        if effectif and self._niveau is not Niveau.ACTIVITE:
            chiffres.append(self._taux(effectif))
        return chiffres

    def _details(self) -> list[Indicateur]:
        return [
            self._personnes(
                "personnes_accompagnees", "personnes accompagnées", "accompagnees", self._accompagnees()
            ),
            self._personnes("personnes_nouvelles", "personnes nouvelles", "nouvelles", self._nouvelles()),
        ]

    def _accompagnees(self) -> int | None:
        brut = self._brut
        return brut.accompagnees if derivable(brut.accompagnees - brut.recues, seuil=self._k) else None

    def _nouvelles(self) -> int | None:
        brut = self._brut
        anciennes = brut.recues - brut.nouvelles
        sure = brut.nouvelles >= self._k and derivable(anciennes, seuil=self._k)
        return brut.nouvelles if sure and self._instantane.nouvelles_connues else None

    def _hors_effectif(self) -> int | None:
        brut = self._brut
        surs = (derivable(n, seuil=self._k) for n in (brut.hors_effectif, brut.salaries))
        return brut.hors_effectif if all(surs) else None

    def _taux(self, effectif: Effectif) -> Indicateur:
        """Return the taux de recours; its numerator must not give back a small number of persons outside."""
        salaries = self._brut.salaries
        imprimable = (
            self._hors_effectif() is not None
            and not effectif.plancher
            and effectif.nombre >= self._parametres.h_min
            and effectif.nombre - salaries >= self._k
        )
        base_min = self._parametres.base_pourcent
        taux = pourcentage(salaries, effectif.nombre, base_min=base_min) if imprimable else None
        return self._indicateur("taux_recours", "taux de recours", Unite.POURCENT, "salaries_recus", taux)

    def _effectif(self, effectif: Effectif) -> Indicateur:
        indicateur = self._indicateur("effectif", "effectif", Unite.PERSONNES, "effectif", effectif.nombre)
        if not effectif.plancher:
            return indicateur
        return Indicateur(
            id="effectif",
            libelle="effectif",
            unite=Unite.PERSONNES,
            population="effectif",
            valeur=None,
            affiche=f"au moins {valeur(effectif.nombre, Unite.PERSONNES)}",
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
