"""What is not about persons and is free of the control (R15): presence, meetings, collective actions."""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.bilan.comparaison import Precedent
from app.bilan.document import Indicateur, Tableau, Unite
from app.bilan.formats import MOIS, valeur
from app.bilan.instantane import Instantane, PresenceFigee, SeanceFigee
from app.bilan.parametres import Parametres
from app.bilan.tableaux import grille, ventilation
from app.bilan.ventilations import Paquet
from app.domain.nomenclatures import Entree, Liste

SANS_SITE = "-"


def libelles(entrees: Iterable[Entree]) -> dict[str, str]:
    """Return labels by code, in nomenclature order."""
    return {e.code: e.libelle for e in entrees}


def indicateurs(instantane: Instantane, parametres: Parametres, precedent: Precedent) -> list[Indicateur]:
    """Return the figures of presence, meetings and collective actions; blocks without data are left out."""
    chiffres = _presence(instantane.presence) + _seances(instantane, parametres)
    return [
        Indicateur(
            id=identifiant,
            libelle=libelle,
            unite=unite,
            population="service",
            valeur=nombre,
            affiche=valeur(nombre, unite),
            n_1=precedent.indicateur(identifiant),
        )
        for identifiant, libelle, unite, nombre in chiffres
    ]


_Chiffre = tuple[str, str, Unite, int]


def _presence(presence: Iterable[PresenceFigee]) -> list[_Chiffre]:
    lignes = list(presence)
    if not lignes:
        return []
    return [
        ("permanences_prevues", "permanences prévues", Unite.PERMANENCES, sum(p.prevues for p in lignes)),
        ("permanences_tenues", "permanences tenues", Unite.PERMANENCES, sum(p.tenues for p in lignes)),
        ("heures_prevues", "heures de présence prévues", Unite.MINUTES, sum(p.minutes_prevues for p in lignes)),
        ("heures_presence", "heures de présence", Unite.MINUTES, sum(p.minutes_tenues for p in lignes)),
    ]


def _seances(instantane: Instantane, parametres: Parametres) -> list[_Chiffre]:
    collectives, entreprise = seances(instantane)
    chiffres: list[_Chiffre] = []
    if entreprise:
        chiffres.append(("actes_entreprise", "réunions et échanges avec l’entreprise", Unite.ACTES, len(entreprise)))
    if collectives:
        chiffres.append(("actions_collectives", "actions collectives", Unite.ACTES, len(collectives)))
    grandes = [s.participants or 0 for s in collectives if (s.participants or 0) >= _mini(parametres)]
    if grandes:
        chiffres.append(
            ("participants", "participations aux actions collectives", Unite.PERSONNES, sum(grandes))
        )
    return chiffres


def _mini(parametres: Parametres) -> int:
    return max(parametres.seance_min, parametres.k)


def seances(instantane: Instantane) -> tuple[list[SeanceFigee], list[SeanceFigee]]:
    """Return the collective acts and the company acts."""
    famille = {e.code: e.attributs.get("famille", "") for e in instantane.nomenclatures[Liste.NATURES]}
    collectives = [s for s in instantane.collectif if famille.get(s.nature) == "collective"]
    return collectives, [s for s in instantane.collectif if famille.get(s.nature) == "entreprise"]


def tableaux(instantane: Instantane, precedent: Precedent) -> list[Tableau]:
    """Return the tables of presence, by site and by month, and of the acts without a person."""
    return [*_par_site(instantane), *_par_mois(instantane.presence), *_sans_personne(instantane, precedent)]


_COLONNES = {"prevues": "Prévues", "tenues": "Tenues"}


def _par_site(instantane: Instantane) -> list[Tableau]:
    sites = _sites(instantane)
    if not sites:
        return []
    permanences: Counter[tuple[str, str]] = Counter()
    heures: Counter[tuple[str, str]] = Counter()
    for p in instantane.presence:
        site = p.site or SANS_SITE
        permanences[site, "prevues"] += p.prevues
        permanences[site, "tenues"] += p.tenues
        heures[site, "prevues"] += p.minutes_prevues
        heures[site, "tenues"] += p.minutes_tenues
    return [
        grille("permanences", "Permanences", Unite.PERMANENCES, sites, _COLONNES, permanences),
        grille("presence", "Heures de présence", Unite.MINUTES, sites, _COLONNES, heures),
    ]


def _sites(instantane: Instantane) -> dict[str, str]:
    presents = {p.site or SANS_SITE for p in instantane.presence}
    noms: Mapping[str, str] = {**instantane.sites, SANS_SITE: "Sans site"}
    return {code: nom for code, nom in noms.items() if code in presents}


def _par_mois(presence: Iterable[PresenceFigee]) -> list[Tableau]:
    heures: Counter[tuple[int, int]] = Counter()
    for p in presence:
        heures[p.annee, p.mois] += p.minutes_tenues
    if not heures.total():
        return []
    annees = {annee for annee, _ in heures}
    mois = [
        Paquet(f"{a}-{m:02d}", _nom_du_mois(a, m, len(annees) > 1), (f"{a}-{m:02d}",), heures[a, m])
        for a, m in sorted(heures)
    ]
    tableau = ventilation(
        "presence_mois",
        "Heures de présence par mois",
        "mois",
        mois,
        Precedent(),
        unite=Unite.MINUTES,
        population="service",
    )
    return [tableau]


def _nom_du_mois(annee: int, mois: int, dire_annee: bool) -> str:  # noqa: FBT001 - one private choice
    nom = MOIS[mois - 1].capitalize()
    return f"{nom} {annee}" if dire_annee else nom


def _sans_personne(instantane: Instantane, precedent: Precedent) -> list[Tableau]:
    noms = libelles(instantane.nomenclatures[Liste.NATURES])
    collectives, entreprise = seances(instantane)
    essais = (
        ("collectif", "Actions collectives", collectives),
        ("entreprise", "Réunions et échanges avec l’entreprise", entreprise),
    )
    return [_par_nature(i, t, s, noms, precedent) for i, t, s in essais if s]


def _par_nature(
    identifiant: str, titre: str, seances_: list[SeanceFigee], noms: Mapping[str, str], precedent: Precedent
) -> Tableau:
    nombres = Counter(s.nature for s in seances_)
    paquets = [Paquet(c, nom, (c,), nombres[c]) for c, nom in noms.items() if nombres[c]]
    return ventilation(
        identifiant, titre, f"nature_{identifiant}", paquets, precedent, population="service"
    )


