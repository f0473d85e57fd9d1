"""Random but realistic snapshots of one entreprise: skewed themes, gaps, people outside the effectif."""

import random
from collections import Counter
from datetime import date

from app.bilan.instantane import ActesFiges, DemarcheFigee, Instantane, PersonneFigee, PresenceFigee, SeanceFigee
from app.bilan.tabulation import code_de
from app.domain.entreprises import Effectif
from tests.bilan.nomenclatures import nomenclatures

THEMES = ("BUD", "LOG", "TRA", "SAN", "FAM", "AID", "DRO", "HAN", "RET", "SOU", "DEC", "VIO", "ADD", "MOB", "AUT")
ORIGINES = ("LUI", "RH", "MED", "COL", "MAN", "INF", "FAM", "CSE", "RHC")
SUITES = ("ENC", "OBJ", "PON", "PAR", "ORI", "INT", "DEP", "AUT")
CSP = ("OUV", "EMP", "TAM", "CAD")
STATUTS = ("CDI", "CDD", "INT", "ALT")
NATURES = ("ENT", "TIE", "DEM", "COU", "DOS", "ECH", "SPO", "ETU", "LIG", "AFI")
CANAUX = ("PER", "TEL", "VIS", "DOM", "NR")
ORGANISMES = ("CAF", "CPAM", "BAILLEUR", "BDF", "MDPH", "AL", "")


def _choix(hasard, codes, pente):
    return hasard.choices(codes, [1 / (1 + rang) ** pente for rang in range(len(codes))])[0]


def _personne(hasard, sites, *, pente, inconnus, hors):
    def ou_inconnu(code):
        return "NR" if hasard.random() < inconnus else code

    salarie = hasard.random() >= hors
    return PersonneFigee(
        sexe=ou_inconnu(hasard.choice("FH")),
        age=None if hasard.random() < inconnus else min(67, max(18, round(hasard.gauss(43, 11)))),
        csp=ou_inconnu(_choix(hasard, CSP, pente)),
        statut_emploi=ou_inconnu(_choix(hasard, STATUTS, 2)),
        anciennete=None if hasard.random() < inconnus else round(hasard.expovariate(1 / 9)),
        site=ou_inconnu(_choix(hasard, sites, pente)),
        beneficiaire="SAL" if salarie else hasard.choice(("CJT", "RET", "PRE")),
        theme=ou_inconnu(_choix(hasard, THEMES, pente)),
        origine=ou_inconnu(_choix(hasard, ORIGINES, pente)),
        suite=ou_inconnu(_choix(hasard, SUITES, pente)),
        recue=hasard.random() > 0.1,
        nouvelle=hasard.random() < 0.6,
    )


def _actes(hasard, rang, personne, lourd):
    nombre = 1 + min(40, int(hasard.expovariate(0.35))) * (8 if hasard.random() < lourd else 1)
    actes = Counter()
    for rang_acte in range(nombre):
        nature = _choix(hasard, NATURES, 1)
        if not personne.recue and nature in ("ENT", "SPO", "LIG"):
            nature = "DEM"
        if personne.recue and not rang_acte:
            nature = "ENT"
        actes[nature, _choix(hasard, CANAUX, 1), _choix(hasard, ORGANISMES[::-1], 1)] += 1
    return [ActesFiges(rang, n, c, o, combien, 35 * combien) for (n, c, o), combien in sorted(actes.items())]


def _demarches(hasard, personnes, part):
    """Démarches of some of the persons, and of a few seen the year before: aids of very unequal amounts."""
    qui = [rang for rang in range(personnes + 3) if hasard.random() < part for _ in range(hasard.randint(1, 4))]
    return tuple(
        DemarcheFigee(rang, code, round(hasard.lognormvariate(10, 1.4)) if code in ("ACC", "ACP") else 0)
        for rang in qui
        for code in [_choix(hasard, ("ACC", "ATT", "REF", "ACP", "SSR", "AJO"), 1)]
    )


def _effectifs(hasard, personnes, facteur, quand):
    """Headcounts by group, always at least what was met, of every axis."""
    total = max(12, round(len(personnes) * facteur))
    lignes = [Effectif(entreprise_id=1, au=quand, nombre=total, source="service RH")]
    for axe in ("sexe", "age", "csp", "statut_emploi", "anciennete", "site"):
        vus = Counter(code_de(p, axe) for p in personnes if code_de(p, axe) != "NR")
        for code, n in sorted(vus.items()):
            nombre = n + round((total - len(personnes)) * n / max(1, vus.total())) + hasard.randint(0, 3)
            lignes.append(
                Effectif(entreprise_id=1, au=quand, axe=axe, modalite=code, nombre=nombre, source="service RH")
            )
    return tuple(lignes)


def _presence(hasard, sites, annee):
    lignes = []
    for site in sites:
        for mois in range(1, 13):
            prevues = hasard.randint(1, 5)
            tenues = prevues - (hasard.random() < 0.2)
            lignes.append(PresenceFigee(site, annee, mois, prevues, tenues, prevues * 210, tenues * 210))
    return tuple(lignes)


def instantane(
    personnes=140,
    *,
    graine=1,
    sites=2,
    facteur=3.0,
    effectifs=True,
    pente=0.8,
    inconnus=0.03,
    hors=0.05,
    lourd=0.05,
    demarches=0.0,
    annee=2025,
    entreprise="Ateliers navals Caux",
):
    """Build a snapshot; `facteur` is the headcount per accompanied person, `pente` how skewed the themes are."""
    hasard = random.Random(graine)
    codes = [str(1 + rang) for rang in range(sites)]
    gens = tuple(_personne(hasard, codes, pente=pente, inconnus=inconnus, hors=hors) for _ in range(personnes))
    quand = date(annee, 1, 1)
    return Instantane(
        entreprise=entreprise,
        exemple=True,
        praticienne="Claire Exemple",
        titre="assistante de service social diplômée d’État",
        du=date(annee, 1, 1),
        au=date(annee, 12, 31),
        gele_le=date(annee + 1, 1, 12),
        contrats=("C-2023-07",),
        personnes=gens,
        actes=tuple(a for rang, p in enumerate(gens) for a in _actes(hasard, rang, p, lourd)),
        collectif=(SeanceFigee("REU", None, 90), SeanceFigee("ICO", 26, 60), SeanceFigee("ICO", 4, 60)),
        presence=_presence(hasard, codes, annee),
        demarches=_demarches(random.Random(graine), personnes, demarches) if demarches else (),
        effectifs=_effectifs(hasard, gens, facteur, quand) if effectifs else (),
        sites=dict(zip(codes, ("Le Havre", "Bolbec", "Fécamp", "Rouen"), strict=False)),
        nouvelles_connues=True,
        nomenclatures=nomenclatures(),
    )
