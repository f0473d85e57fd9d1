"""Years of acts as contrats bear them, their bilan, their relevés handed out one after the other."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.bilan.actes import TEMPS
from app.bilan.instantane import ActesFiges
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.bilan.releves import ActePorte, AnneePortee, Axe, Ligne, Releve, Repartition
from app.bilan.releves_audit import auditer
from app.bilan.releves_repartition import repartir
from app.bilan.releves_restes import dans_le_bilan, reste_tenable, restes_tenables
from app.domain.interventions import Portee
from app.domain.nomenclatures import Liste
from tests.bilan.fabrique import instantane
from tests.bilan.nomenclatures import nomenclatures
from tests.bilan.releves_attaque import FENETRES, TOUJOURS, Attaque

NATURES = nomenclatures()[Liste.NATURES]
SITES = {"1": "Atelier", "2": "Siège", "3": "Dépôt"}
EFFECTIFS = {"1": 900, "2": 600, "3": 400}


def pratique(personnes, graine, *, contrats=1, lourd=0.0, non_factures=0.0, actes=6, rares=0, jours=28):
    """A snapshot of a year, and its acts as the contrats bear them; `rares`: missed appointments, small sessions."""
    hasard = random.Random(graine)
    base = instantane(personnes, graine=graine, inconnus=0, hors=0)
    portes = []
    for rang, personne in enumerate(base.personnes):
        fois = 1 + hasard.randrange(actes) * (9 if hasard.random() < lourd else 1)
        for n in range(fois):
            nature = hasard.choice(("ENT", "ENT", "LIG", "DEM", "COU", "DOS", "AFI", "ETU"))
            nature = "ENT" if personne.recue and not n else nature
            nature = "DEM" if not personne.recue and nature in {"ENT", "LIG"} else nature
            portes.append(
                ActePorte(
                    id=len(portes), contrat=1 + (n % contrats), nature=nature, portee=Portee.INDIVIDUELLE,
                    jour=date(2025, hasard.randrange(1, 13), 1 + hasard.randrange(jours)),
                    minutes=hasard.choice((20, 45, 60)), compte=hasard.random() >= non_factures, personnes=(rang,),
                    site=hasard.choices(("1", "2", "3", ""), (9, 4, 1, 4))[0],
                )
            )  # fmt: skip
    portes += [rare(hasard, len(portes) + n, personnes) for n in range(rares)]
    return replace(base, collectif=()), tuple(portes)


def rare(hasard, ident, personnes):
    """A missed appointment, a session of three or of thirty, an act still to be named, a meeting."""
    champs = hasard.choice(
        (
            {"nature": "RNH", "portee": Portee.INDIVIDUELLE, "personnes": (hasard.randrange(personnes),)},
            {"nature": "ACO", "portee": Portee.COLLECTIVE, "personnes": (), "participants": 3},
            {"nature": "ACO", "portee": Portee.COLLECTIVE, "personnes": (), "participants": 30},
            {"nature": "DEM", "portee": Portee.INDIVIDUELLE, "personnes": ()},
            {"nature": "REU", "portee": Portee.ENTREPRISE, "personnes": ()},
        )
    )
    jour = date(2025, hasard.randrange(1, 13), 1 + hasard.randrange(28))
    return ActePorte(id=ident, contrat=1, jour=jour, minutes=90, compte=True, site="1", **champs)


def fenetre(mois):
    """The first and last days of a run of months."""
    fin = date(2025 + mois.stop // 13, (mois.stop - 1) % 12 + 1, 1)
    return date(2025, mois.start, 1), fin - timedelta(days=1)


def releve(annee, contrat, du, au, k, axes=None):
    """The relevé of a window without its breakdowns, or with those."""
    siens = [a for a in annee.actes if a.contrat == contrat and du <= a.jour <= au and a.compte]
    total = sum(a.minutes for a in siens)
    return Releve(
        entreprise="Filature du Lac", contrat="C", praticienne="", exemple=False, du=du, au=au, etabli_le=au, k=k,
        total=total, parts=(Ligne("actes", "Actes", (), total),), volume=None, presence=(), axes=axes or {}, dire=str,
    )  # fmt: skip


@dataclass
class Remises:
    """What was handed out of a year, in order; each relevé is kept with its blocs before the next one."""

    annee: AnneePortee
    k: int
    releves: list = field(default_factory=list)
    bilans: list = field(default_factory=list)
    rang: int = 0
    vies: dict = field(default_factory=dict)
    partis: list = field(default_factory=list)

    def remettre(self, contrat, mois):
        """Hand a relevé out, through the audit."""
        du, au = fenetre(mois)
        reparti = repartir(self.annee, contrat, du, au, Parametres(self.k))
        r = releve(self.annee, contrat, du, au, self.k, reparti.axes)
        auditer(r, contrat, self.annee, reparti.blocs)
        self.annee = replace(self.annee, blocs=(*self.annee.blocs, *reparti.neufs))
        self.rang += 1
        self.releves.append((contrat, r, self.rang))
        return r

    def changer(self, hasard):
        """Write an act, take one away, or change one, between two documents."""
        actes, quoi = list(self.annee.actes), hasard.choice(("ecrire", "oter", "changer"))
        n = hasard.randrange(len(actes))
        avant = actes[n]
        if quoi != "ecrire":
            self.partis.append((avant, (self.vies.pop(avant, 0), self.rang + 1)))
            del actes[n]
        if quoi != "oter":
            neuf = avant._replace(minutes=avant.minutes + 7, id=avant.id if quoi == "changer" else self.rang + 10**6)
            self.vies[neuf] = self.rang + 1
            actes.append(neuf)
        self.annee = replace(self.annee, actes=tuple(actes))

    def arreter(self, snapshot):
        """Hand the bilan of the year out, its minutes told only as far as the relevés let it."""
        a, p = self.annee, Parametres(self.k)
        dits = reste_tenable(a.actes, p) and restes_tenables(a.actes, a.blocs, a.natures, p)
        comptes = filter(dans_le_bilan, a.actes)
        figes = tuple(ActesFiges(x.personnes[0], x.nature, "PER", "", 1, x.minutes) for x in comptes)
        bilan = etablir(replace(snapshot, actes=figes), p, sans=frozenset() if dits else frozenset({TEMPS})).contenu
        self.rang += 1
        self.bilans.append((bilan, self.rang))
        self.annee = replace(self.annee, publies=(*a.publies, bilan))

    def attaque(self):
        """The attacker, who read everything."""
        presents = [(a, (self.vies.get(a, 0), TOUJOURS[1])) for a in self.annee.actes]
        attaque = Attaque([*presents, *self.partis], self.k)
        for contrat, r, rang in self.releves:
            attaque.lire(r, contrat, rang)
        for bilan, rang in self.bilans:
            attaque.lire_bilan(bilan, rang)
        return attaque

    def imprimees(self, axe=None):
        """How many lines were printed, of one axis or of all."""
        return sum(len(lu.lignes) for _, r, _ in self.releves for a, lu in r.axes.items() if axe in (None, a))


def vie(p, k, *, ordre=None, bilan=None, changements=0.0):
    """Hand every window of a year out in a random order, the bilan somewhere among them, acts changing meanwhile."""
    snapshot, portes = pratique(**p)
    hasard = random.Random(p["graine"] + 100)
    remises = Remises(AnneePortee(actes=portes, natures=NATURES, sites=SITES, effectifs=EFFECTIFS), k)
    contrats = sorted({a.contrat for a in portes})
    demandes = [(c, f) for c in contrats for f in (ordre or hasard.sample(FENETRES, len(FENETRES)))]
    rang = hasard.randrange(len(demandes) + 1) if bilan is None else bilan
    for n, (contrat, mois) in enumerate(demandes):
        if n == rang:
            remises.arreter(snapshot)
        remises.remettre(contrat, mois)
        if hasard.random() < changements:
            remises.changer(hasard)
    if rang >= len(demandes):
        remises.arreter(snapshot)
    return remises


def sans_protection(annee, contrat, mois):
    """Every nature, site and day of a window, whoever is behind."""
    du, au = fenetre(mois)
    siens = [a for a in annee.actes if a.contrat == contrat and du <= a.jour <= au and a.compte]
    cles = {Axe.NATURES: lambda a: a.nature, Axe.SITES: lambda a: a.site}
    if len(mois) == 1:
        cles[Axe.JOURS] = lambda a: f"{a.site}|{a.jour.isoformat()}"
    axes = {}
    for axe, cle in cles.items():
        codes = sorted({cle(a) for a in siens})
        lignes = tuple(Ligne(c, c, (c,), sum(a.minutes for a in siens if cle(a) == c)) for c in codes)
        axes[axe] = Repartition(lignes)
    return releve(annee, contrat, du, au, 5, axes)
