"""Cutting whole months of a contrat into lines that R5 lets through, by nature, by site and by day.

Each axis is a partition of the same acts whose every line holds k persons, none with more than half of it, or
nothing. What can be worked out exactly of several such partitions is a union of lines of one of them, hence safe
too: two tables with the same margins differ in any cell that is not a whole line. Days are cut inside the lines of
the sites, because the permanences, printed day by day, tell on which site a day was spent; a place that holds a site
which may not stand alone is not cut into days.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.bilan.actes import est_entretien
from app.bilan.formats import jour as dire_jour
from app.bilan.parametres import Parametres
from app.bilan.releves import (
    AUTRES,
    HORS_ACCOMPAGNEMENT,
    MUETS,
    NON_HONORE,
    SANS_PERSONNE,
    SANS_SITE,
    ActePorte,
    AnneePortee,
    Axe,
    Bloc,
    Ligne,
    Motif,
)
from app.bilan.releves_masses import Masse, muet, peser, plier
from app.bilan.releves_restes import sceau
from app.domain.interventions import Portee

PERSONNES_MIN = 20
"""Persons of a period shorter than the year, when it has any, for it to be broken down (3-bilan, ledger)."""
PAR_JOUR = 2
"""A day told alone holds twice k persons: whoever saw just k leave a workshop that day would know who they were."""
ENTIERES: Mapping[str, str] = {
    "ENTRETIENS": "Entretiens",
    "ACTES": "Démarches, écrits et autres actes",
    "AUTRES_ENTRETIENS": "Autres entretiens (regroupés)",
    "AUTRES_ACTES": "Autres actes (regroupés)",
}
_AUTRES_LIEUX, _SANS_LIEU = "Autres lieux (regroupés)", "Hors site (téléphone, écrits)"


def trop_petit(site: str, masse: Masse, effectifs: Mapping[str, int], parametres: Parametres) -> bool:
    """Tell whether a site never stands alone: its headcount is unknown or small, or nearly everyone came (R4)."""
    effectif = effectifs.get(site, 0)
    return site != SANS_SITE and (effectif < parametres.h_min or effectif - len(masse.parts) < parametres.k)


class Decoupe:
    """The cut of one bloc of whole months; `libre`: no bilan of the year tells minutes of individual acts."""

    def __init__(
        self, annee: AnneePortee, contrat: int, du: date, au: date, parametres: Parametres, *, libre: bool
    ) -> None:
        self._annee, self._parametres, self._k, self._libre = annee, parametres, parametres.k, libre
        self._contrat, self._du, self._au = contrat, du, au
        self._actes = [a for a in annee.actes if a.contrat == contrat and a.compte and a.minutes and du <= a.jour <= au]
        self._de_personnes = [a for a in self._actes if a.portee is Portee.INDIVIDUELLE or muet(a, self._k)]
        self._mele = False

    def bloc(self) -> Bloc:
        """Return the lines of each axis, or why it has none."""
        axes: dict[Axe, tuple[Ligne, ...] | Motif] = dict.fromkeys(Axe, Motif.PERIODE)
        if self._nombreux():
            sites = self._sites()
            axes = {Axe.NATURES: self._natures(), Axe.SITES: sites, Axe.JOURS: self._jours(sites)}
        return Bloc(
            contrat=self._contrat,
            du=self._du,
            au=self._au,
            axes={axe: lu for axe, lu in axes.items() if not isinstance(lu, Motif)},
            motifs={axe: lu for axe, lu in axes.items() if isinstance(lu, Motif)},
            mele=self._mele,
            actes={a.id: sceau(a) for a in self._actes},
        )

    def _nombreux(self) -> bool:
        """Tell whether the whole year is cut, or nobody came, or enough persons to speak of a part of it."""
        personnes = {p for a in self._de_personnes for p in a.personnes}
        annee = (self._du.month, self._au.month) == (1, 12)
        return annee or len(personnes) >= PERSONNES_MIN or not self._de_personnes

    def _natures(self) -> tuple[Ligne, ...] | Motif:
        """Cut the halves that the bilan prints into natures; what it leaves out folds only when it tells no minutes."""
        masses = peser(self._de_personnes, self._nature, self._k)
        connues = [e.code for e in self._annee.natures]
        codes = [c for c in (*connues, *sorted(masses)) if c not in (NON_HONORE, MUETS)]
        entretiens = [e.code for e in self._annee.natures if est_entretien(e)]
        autres = [c for c in dict.fromkeys(codes) if c not in entretiens]
        seules = [c for c in (NON_HONORE, MUETS) if c in masses and not masses[c].sure(self._k)]
        if seules and not self._libre:
            return Motif.EFFECTIFS
        self._mele = bool(seules)
        lignes = list[Ligne]()
        for code, moitie in (("ENTRETIENS", entretiens), ("ACTES", [*autres, *seules])):
            pliees = self._moitie(masses, code, moitie)
            if pliees is None:
                self._mele = False
                return Motif.EFFECTIFS
            lignes += pliees
        if NON_HONORE in masses and NON_HONORE not in seules:
            lignes.append(self._ligne(masses, NON_HONORE, self._noms()[NON_HONORE], (NON_HONORE,)))
        return (*lignes, *self._sans_personne())

    def _nature(self, acte: ActePorte) -> str:
        return MUETS if muet(acte, self._k) else acte.nature

    def _noms(self) -> dict[str, str]:
        noms = {e.code: e.libelle for e in self._annee.natures}
        return {NON_HONORE: "Rendez-vous non honorés"} | noms

    def _moitie(self, masses: Mapping[str, Masse], code: str, moitie: Sequence[str]) -> list[Ligne] | None:
        plies = plier(masses, moitie, self._k)
        if plies is None:
            return None
        seuls, repliees = plies
        noms = self._noms()
        lignes = [self._ligne(masses, c, noms.get(c, "Autre acte"), (c,)) for c in seuls]
        if repliees:
            # Every code not printed alone: a list of those that occur would tell that each of them did.
            nom = f"AUTRES_{code}" if seuls else code
            lignes.append(self._ligne(masses, nom, ENTIERES[nom], tuple(c for c in moitie if c not in seuls)))
        return lignes

    def _ligne(self, masses: Mapping[str, Masse], code: str, libelle: str, codes: tuple[str, ...]) -> Ligne:
        return Ligne(code, libelle, codes, sum(masses[c].total for c in codes if c in masses))

    def _sans_personne(self) -> list[Ligne]:
        lues = peser(self._hors(), lambda a: a.portee.name, self._k)
        noms = {p.name: nom for p, nom in SANS_PERSONNE.items() if p.name in lues}
        return [Ligne(code, nom, (code,), lues[code].total) for code, nom in noms.items()]

    def _hors(self) -> Iterable[ActePorte]:
        return (a for a in self._actes if a.portee in SANS_PERSONNE and not muet(a, self._k))

    def _sites(self) -> tuple[Ligne, ...] | Motif:
        """Return the sites, small ones folded; none when all is at one place, which would tell that of everybody."""
        if not self._de_personnes:
            return tuple(self._hors_accompagnement())
        masses = peser(self._de_personnes, lambda a: a.site, self._k)
        interdits = frozenset(s for s in masses if trop_petit(s, masses[s], self._annee.effectifs, self._parametres))
        ordre = [*self._annee.sites, *sorted(s for s in masses if s and s not in self._annee.sites), SANS_SITE]
        plies = plier(masses, ordre, self._k, interdits)
        if plies is None or len(plies[0]) + bool(plies[1]) < 2:  # noqa: PLR2004 - a list has two lines
            return Motif.UN_LIEU
        seuls, repliees = plies
        lignes = [self._ligne(masses, s, self._lieu(s), (s,)) for s in seuls]
        if repliees:
            lignes.append(self._ligne(masses, AUTRES, _AUTRES_LIEUX, tuple(s for s in ordre if s not in seuls)))
        return (*lignes, *self._hors_accompagnement())

    def _cache_un_petit(self, lieu: Ligne) -> bool:
        """Tell whether a place joins to others a site that may not stand alone: days told one by one would tell it."""
        sites, joints = self._annee.sites, lieu.codes if lieu.code else tuple(self._annee.sites)
        masses = peser(self._de_personnes, lambda a: a.site, self._k)
        petits = (trop_petit(s, masses.get(s, Masse()), self._annee.effectifs, self._parametres) for s in joints)
        return len(sites) > 1 and lieu.codes != (SANS_SITE,) and any(petits)

    def _lieu(self, site: str) -> str:
        return self._annee.sites.get(site, "Autre site") if site else _SANS_LIEU

    def _hors_accompagnement(self) -> list[Ligne]:
        minutes = sum(a.minutes for a in self._hors())
        libelle = "Réunions, actions collectives et temps interne"
        return [Ligne(HORS_ACCOMPAGNEMENT, libelle, (HORS_ACCOMPAGNEMENT,), minutes)] if minutes else []

    def _jours(self, sites: tuple[Ligne, ...] | Motif) -> tuple[Ligne, ...] | Motif:
        """Return the days of one month, site by site when they are told; few persons a day fold with the next days."""
        if (self._du.year, self._du.month) != (self._au.year, self._au.month):
            return Motif.LONGUE
        if not self._de_personnes:
            return tuple(self._hors_accompagnement())
        ensemble = (Ligne("", "", tuple({a.site for a in self._de_personnes}), 0),)
        lieux = [li for li in (ensemble if isinstance(sites, Motif) else sites) if li.code != HORS_ACCOMPAGNEMENT]
        lignes = [ligne for lieu in lieux for ligne in self._jours_de(lieu)]
        if all(ligne.code.endswith(AUTRES) for ligne in lignes):
            return Motif.EFFECTIFS
        return (*lignes, *self._hors_accompagnement())

    def _jours_de(self, lieu: Ligne) -> list[Ligne]:
        masses = peser((a for a in self._de_personnes if a.site in lieu.codes), lambda a: a.jour.isoformat(), self._k)
        plies = None if self._cache_un_petit(lieu) else plier(masses, sorted(masses), PAR_JOUR * self._k)
        seuls, repliees = plies or ([], sorted(masses))
        ou = f", {lieu.libelle}" if lieu.libelle else ""
        dits = [(j, f"{dire_jour(date.fromisoformat(j))}{ou}", masses[j].total) for j in seuls]
        if repliees:
            reste = f"{'Autres jours (regroupés)' if seuls else 'Tous les jours'}{ou}"
            dits.append((AUTRES, reste, sum(masses[j].total for j in repliees)))
        return [Ligne(f"{lieu.code}|{j}", nom, (f"{lieu.code}|{j}",), minutes) for j, nom, minutes in dits]
