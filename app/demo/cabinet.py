"""One practice of three years and a season: five entreprises, the people met, everything that was done."""

from datetime import date, timedelta
from random import Random

from app.demo import annuaire, budgets, collectif, demarches, effectif, saison
from app.demo.agenda import Agenda
from app.demo.effectif import Salarie
from app.demo.fiction import Fiction
from app.demo.gens import Gens
from app.demo.modeles import MODELES, Modele
from app.demo.suivis import Cadre, Redacteur
from app.domain.contrats import Conditions, Contrat
from app.domain.entreprises import Contact, Entreprise, Site
from app.domain.praticiennes import Praticienne

PRATICIENNE = Praticienne(
    nom="Claire Fontanel",
    adresse="12 rue de l’Exemple",
    code_postal="69000",
    ville="Lyon",
    telephone="01 99 00 12 34",
    courriel="cabinet@exemple.invalid",
    exemple=True,
)
_RETOURS = 0.16
_CONJOINTS = 0.03
_FOYERS = 0.45
_ANNEE = 365
_ASSEZ_POUR_DES_CONJOINTS = 60


def inventer(annee: int, graine: int, jour: date | None = None) -> Fiction:
    """Return the cabinet whose last full year is `annee`; the same for the same `graine`.

    With `jour`, a day of the year after, the season goes on until the day before, and what comes is planned.
    """
    fiction = Fiction(annee=annee, hasard=Random(graine))
    organismes = annuaire.ecrire(fiction)
    gens = Gens(fiction)
    prestations = [Prestation(fiction, gens, modele, organismes) for modele in MODELES]
    for prestation in prestations:
        prestation.derouler()
    for an in range(annee - 2, annee + 1):
        collectif.partager(fiction, (len(MODELES) - 1, len(MODELES)), an)
        collectif.administrer(fiction, an)
    if jour is not None and jour.year == annee + 1:
        for prestation in prestations:
            prestation.continuer(jour)
        saison.preparer(fiction, jour)
        demarches.demander(fiction, jour - timedelta(days=1))
        budgets.etablir(fiction, jour)
    else:
        demarches.demander(fiction, date(annee, 12, 31))
        budgets.etablir(fiction, date(annee, 12, 31))
    return fiction


class Prestation:
    """What is done for one entreprise, from the first autumn to the end of the year."""

    def __init__(self, fiction: Fiction, gens: Gens, modele: Modele, organismes: dict[str, int]) -> None:
        self._fiction = fiction
        self._gens = gens
        self._modele = modele
        self._organismes = organismes
        self._debut = date(fiction.annee - 3, 10, 1)
        self._fin = date(fiction.annee, 12, 31)
        self._connus: dict[Salarie, int] = {}

    def derouler(self) -> None:
        """Write everything."""
        self._entreprise_id = self._signer()
        self._sites = self._implanter()
        self._salaries = effectif.embaucher(self._modele, self._fiction)
        effectif.compter(self._fiction, self._salaries, self._entreprise_id, self._sites)
        self._contrat_id = contrat_id = self._contracter()
        redacteur = Redacteur(self._fiction, self._cadre(self._debut, self._fin))
        self._accueillir(redacteur, self._debut, date(self._debut.year, 12, 31), self._modele.suivis // 4)
        for annee in range(self._fiction.annee - 2, self._fiction.annee + 1):
            nombre = self._modele.suivis * (100 - 6 * (self._fiction.annee - annee)) // 100
            self._accueillir(redacteur, date(annee, 1, 4), date(annee, 12, 10), nombre)
            collectif.animer(self._fiction, self._modele, contrat_id, self._sites, annee)

    def continuer(self, jour: date) -> None:
        """Go on from the last full year until the day before `jour`, then plan the weeks that follow."""
        debut, veille = date(jour.year, 1, 4), jour - timedelta(days=1)
        if debut >= veille:
            return
        cadre = self._cadre(debut, veille)
        nombre = self._modele.suivis * (veille - debut).days // _ANNEE
        self._accueillir(Redacteur(self._fiction, cadre), debut, veille, nombre)
        for agenda in cadre.agendas:
            agenda.prevoir(jour, jour + saison.HORIZON)

    def _signer(self) -> int:
        identifiant = len(self._fiction.entreprises) + 1
        siege = self._modele.sites[-1]
        self._fiction.entreprises.append(
            Entreprise(
                id=identifiant,
                nom=self._modele.nom,
                siret=self._modele.siret,
                adresse="1 place de l’Exemple",
                code_postal=siege.code_postal,
                ville=siege.ville,
            )
        )
        self._fiction.contacts.append(
            Contact(
                id=identifiant,
                entreprise_id=identifiant,
                nom="Direction des ressources humaines",
                fonction="Correspondant du service social",
                telephone=f"01 99 00 20 {identifiant:02}",
            )
        )
        return identifiant

    def _implanter(self) -> list[int]:
        premier = len(self._fiction.sites) + 1
        self._fiction.sites.extend(
            Site(
                id=premier + rang,
                entreprise_id=self._entreprise_id,
                nom=site.nom,
                code_postal=site.code_postal,
                ville=site.ville,
            )
            for rang, site in enumerate(self._modele.sites)
        )
        return list(range(premier, len(self._fiction.sites) + 1))

    def _contracter(self) -> int:
        identifiant = len(self._fiction.contrats) + 1
        self._fiction.contrats.append(
            Contrat(
                id=identifiant,
                entreprise_id=self._entreprise_id,
                reference=f"EX-{self._debut.year}-{identifiant:02}",
                debut=self._debut,
                exercice=self._modele.exercice,
            )
        )
        self._ajouter_conditions(identifiant, self._debut, self._modele.prix * 96 // 100)
        self._ajouter_conditions(identifiant, date(self._fiction.annee, 1, 1), self._modele.prix)
        return identifiant

    def _ajouter_conditions(self, contrat_id: int, du: date, prix: int) -> None:
        modele = self._modele
        self._fiction.conditions.append(
            Conditions(
                id=len(self._fiction.conditions) + 1,
                contrat_id=contrat_id,
                a_partir_du=du,
                mode=modele.mode,
                volume=modele.volume,
                unite=modele.unite,
                prix=prix,
                report=modele.report,
                report_valeur=modele.report_valeur,
                depassement=modele.depassement,
                preavis=modele.preavis,
                trajet="Compris dans le prix",
                sites=tuple(self._sites),
                destinataires="Direction des ressources humaines et CSE",
            )
        )

    def _cadre(self, du: date, au: date) -> Cadre:
        agendas = [
            Agenda(self._fiction, self._contrat_id, site_id, modele)
            for site_id, modele in zip(self._sites, self._modele.sites, strict=True)
        ]
        for agenda in agendas:
            agenda.remplir(du, au)
        return Cadre(
            contrat_id=self._contrat_id, sites=self._sites, agendas=agendas, organismes=self._organismes, jusque=au
        )

    def _accueillir(self, redacteur: Redacteur, du: date, au: date, nombre: int) -> None:
        for _ in range(nombre):
            jour = _en_semaine(du + timedelta(days=self._fiction.hasard.randrange((au - du).days)))
            salarie = self._choisir(jour)
            personnes = self._personnes(salarie, jour)
            redacteur.suivre(personnes, salarie, jour)

    def _choisir(self, jour: date) -> Salarie:
        """Return someone met before, one time in six, else someone new who was hired by then."""
        hasard = self._fiction.hasard
        connus = [s for s in self._connus if s.entree <= jour]
        if connus and hasard.random() < _RETOURS:
            return hasard.choice(connus)
        return hasard.choice([s for s in self._salaries if s.entree <= jour and s not in self._connus] or connus)

    def _personnes(self, salarie: Salarie, jour: date) -> tuple[int, ...]:
        deja = self._connus.get(salarie)
        if deja is not None:
            return (deja,)
        site_id = self._sites[salarie.site]
        personne = self._gens.nommer(salarie, self._modele, self._entreprise_id, site_id)
        self._connus[salarie] = personne
        if self._modele.suivis > _ASSEZ_POUR_DES_CONJOINTS and self._fiction.hasard.random() < _CONJOINTS:
            return personne, self._gens.conjoint(personne, self._entreprise_id, jour)
        if self._fiction.hasard.random() < _FOYERS:
            self._gens.loger(personne, jour)
        return (personne,)


def _en_semaine(jour: date) -> date:
    return jour - timedelta(days=jour.weekday() // 5 * 2)
