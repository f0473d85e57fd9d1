"""Individual acts: their number, their natures, their canaux, the partners (R5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.bilan.activite import libelles, seances
from app.bilan.comparaison import Precedent
from app.bilan.disclosure.planchers import derivable
from app.bilan.document import Indicateur, Tableau, Unite
from app.bilan.formats import valeur
from app.bilan.instantane import AUTRE, Instantane, SeanceFigee
from app.bilan.listes import fait_liste
from app.bilan.parametres import Niveau, Parametres
from app.bilan.tableaux import ventilation
from app.bilan.tabulation import Brut
from app.bilan.ventilations import Paquet, cumul, replier, tenables, vides
from app.domain.nomenclatures import Entree, Liste

ACTES = "actes"
"""Id by which a caller leaves out every figure of the individual acts."""
TEMPS = "temps"
"""Id by which a caller leaves out the minutes of the individual acts, their number being told."""

_AUTRES_ENTRETIENS = ("AUTRES_ENTRETIENS", "Autres entretiens (regroupés)")
_AUTRE_ORGANISME = "Autre organisme, dont justice, police et soins"
_AUTRES_ACTES = ("AUTRES_ACTES", "Autres actes (regroupés)")
_AUTRES = ("AUTRES", "Autres (regroupés)")


def est_entretien(entree: Entree) -> bool:
    """Tell whether a nature counts as entretien."""
    return entree.attributs.get("compte_comme_entretien", "0") == "1"


@dataclass(slots=True)
class Actes:
    """Figures and tables of the individual acts that R5 lets through."""

    indicateurs: list[Indicateur] = field(default_factory=list)
    tableaux: list[Tableau] = field(default_factory=list)


class Activite:
    """Protects the magnitudes of one snapshot.

    A figure that includes another one is printed beside it only if what separates them may be printed too.
    """

    def __init__(
        self,
        instantane: Instantane,
        brut: Brut,
        parametres: Parametres,
        precedent: Precedent,
        sans: frozenset[str],
    ) -> None:
        self._instantane = instantane
        self._brut = brut
        self._parametres = parametres
        self._precedent = precedent
        self._sans = sans
        natures = instantane.nomenclatures[Liste.NATURES]
        connues = {e.code: e for e in natures}
        presentes = [*connues, *(c for c in brut.natures if c not in connues)]
        self._libelles = {c: connues[c].libelle if c in connues else "Autre acte" for c in presentes}
        self._entretiens = [c for c in presentes if c in connues and est_entretien(connues[c])]
        self._autres = [c for c in presentes if c not in self._entretiens]
        self._mesures = (brut.natures, brut.minutes)

    def proteger(self) -> Actes:
        """Return what may be printed at the level of detail of the bilan."""
        actes = Actes()
        niveau = self._parametres.niveau(self._brut.recues)
        if niveau is Niveau.ACTIVITE:
            return actes
        if ACTES in self._sans:
            self._chiffrer(actes, total=False, detail=False)
            return actes
        total, revues = self._total_tenable(), self._visites_tenables()
        detail = self._detail_tenable() and revues
        self._chiffrer(actes, total=total, detail=detail)
        if niveau is not Niveau.TOTAUX and revues:
            self._ajouter(actes, self._natures(total=total, detail=detail))
            self._ajouter(actes, self._canaux(detail=total and detail))
        if niveau in (Niveau.FAMILLES, Niveau.THEMES):
            self._ajouter(actes, self._partenaires(total=total))
        self._ajouter(actes, self._temps(total=total, detail=detail))
        return actes

    def _total_tenable(self) -> bool:
        codes = [*self._entretiens, *self._autres]
        if vides(self._mesures, codes) or not tenables(self._mesures, codes, self._parametres):
            return False
        nombre = cumul(self._brut.natures, codes)
        return self._loin(nombre, self._brut.recues) and self._loin(nombre, self._brut.accompagnees)

    def _visites_tenables(self) -> bool:
        """Tell whether entretiens may be read beside the persons received: what is over is who came again."""
        return self._loin(cumul(self._brut.natures, self._entretiens), self._brut.recues)

    def _loin(self, actes: int, personnes: int) -> bool:
        """Tell whether acts, of which each of these persons has one at least, leave nobody to be worked out."""
        return derivable(abs(actes - personnes), seuil=self._parametres.ecart_min)

    def _detail_tenable(self) -> bool:
        """Tell whether entretiens stand beside all acts: both halves must be printable."""
        return tenables(self._mesures, self._entretiens, self._parametres) and tenables(
            self._mesures, self._autres, self._parametres
        )

    def _chiffrer(self, actes: Actes, *, total: bool, detail: bool) -> None:
        nombres, minutes = self._mesures
        tous = [*self._entretiens, *self._autres]
        chiffres = (
            ("interventions", "interventions individuelles", Unite.ACTES, cumul(nombres, tous), total),
            ("entretiens", "entretiens", Unite.ACTES, cumul(nombres, self._entretiens), total and detail),
            (
                "temps_individuel",
                "temps d’accompagnement individuel",
                Unite.MINUTES,
                cumul(minutes, tous),
                total and TEMPS not in self._sans,
            ),
        )
        actes.indicateurs += [self._indicateur(i, li, u, n if ok else None) for i, li, u, n, ok in chiffres]

    def _indicateur(self, identifiant: str, libelle: str, unite: Unite, nombre: int | None) -> Indicateur:
        return Indicateur(
            id=identifiant,
            libelle=libelle,
            unite=unite,
            population="interventions",
            valeur=nombre,
            affiche=valeur(nombre, unite),
            n_1=self._precedent.indicateur(identifiant),
        )

    def _ajouter(self, actes: Actes, tableau: Tableau | None) -> None:
        if tableau is None or tableau.id in self._sans:
            return
        actes.tableaux.append(tableau)
        demarches = [c for c in tableau.cellules if c.cle == ("DEM",)]
        if tableau.id == "nature" and demarches:
            actes.indicateurs.append(
                self._indicateur(
                    "demarches", "démarches auprès d’organismes", Unite.ACTES, demarches[0].valeur
                )
            )

    def _natures(self, *, total: bool, detail: bool) -> Tableau | None:
        if not total:
            return None
        if detail:
            paquets = [
                *self._classe(self._entretiens, _AUTRES_ENTRETIENS, ("ENTRETIENS", "Entretiens")),
                *self._classe(self._autres, _AUTRES_ACTES, ("ACTES", "Démarches, écrits et autres actes")),
            ]
        else:
            paquets = list(replier(self._mesures, self._libelles, self._parametres, _AUTRES) or ())
        if not fait_liste(paquets):
            return None
        return ventilation("nature", "Interventions par nature", "nature", paquets, self._precedent)

    def _classe(
        self, codes: list[str], autres: tuple[str, str], entiere: tuple[str, str]
    ) -> tuple[Paquet, ...]:
        """Fold the natures of one half; the whole half is one line when nothing else may be said."""
        if vides(self._mesures, codes):
            return ()
        noms = {c: self._libelles[c] for c in codes}
        paquets = replier(self._mesures, noms, self._parametres, autres)
        if paquets:
            return paquets
        return (Paquet(*entiere, tuple(codes), cumul(self._brut.natures, codes)),)

    def _canaux(self, *, detail: bool) -> Tableau | None:
        noms = self._noms(Liste.CANAUX, self._brut.canaux)
        if not detail:
            return None
        paquets = replier((self._brut.canaux,), noms, self._parametres, _AUTRES)
        if not paquets or not fait_liste(paquets):
            return None
        return ventilation(
            "canal", "Entretiens par canal", "canal", paquets, self._precedent, population="entretiens"
        )

    def _partenaires(self, *, total: bool) -> Tableau | None:
        partenaires = {c: g for c, g in self._brut.partenaires.items() if c}
        sans_organisme = {"": self._brut.partenaires[""]} if "" in self._brut.partenaires else {}
        if not total or not tenables((sans_organisme,), sans_organisme, self._parametres):
            return None
        noms = self._noms(Liste.ORGANISMES, partenaires) | {AUTRE: _AUTRE_ORGANISME}
        paquets = replier((partenaires,), noms, self._parametres, _AUTRES)
        if not paquets or not fait_liste(paquets):
            return None
        return ventilation(
            "partenaires",
            "Organismes sollicités",
            "categorie",
            paquets,
            self._precedent,
            population="interventions_avec_organisme",
        )

    def _noms(self, liste: Liste, presents: Mapping[str, object]) -> dict[str, str]:
        noms = libelles(self._instantane.nomenclatures[liste])
        return noms | {c: "Non renseigné" for c in presents if c not in noms}

    def _temps(self, *, total: bool, detail: bool) -> Tableau | None:
        """Return the time spent, direct and indirect; individual time only as far as it may be printed."""
        minutes = self._brut.minutes
        collectives, entreprise = seances(self._instantane)
        individuel = [("ENTRETIENS", "Entretiens", self._entretiens), ("ACTES", "Démarches, écrits", self._autres)]
        if not detail:
            individuel = [("INDIVIDUEL", "Accompagnement individuel", [*self._entretiens, *self._autres])]
        paquets = [
            Paquet(c, nom, tuple(codes), cumul(minutes, codes))
            for c, nom, codes in individuel
            if total
        ]
        paquets += [
            Paquet("ENTREPRISE", "Réunions et échanges avec l’entreprise", ("ENTREPRISE",), _duree(entreprise)),
            Paquet("COLLECTIF", "Actions collectives", ("COLLECTIF",), _duree(collectives)),
        ]
        paquets = [p for p in paquets if p.total]
        if not fait_liste(paquets):
            return None
        return ventilation(
            TEMPS,
            "Temps consacré",
            "temps",
            paquets,
            self._precedent,
            unite=Unite.MINUTES,
            population="interventions",
        )


def _duree(seances_: list[SeanceFigee]) -> int:
    return sum(s.minutes for s in seances_)
