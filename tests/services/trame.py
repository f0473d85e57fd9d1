"""A small cabinet made of few words, for the tests of the services."""

from datetime import UTC, date, datetime

from app.domain.contrats import Contrat
from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Part
from app.domain.personnes import Personne
from app.domain.rendezvous import RendezVous
from app.services.accompagnements import Accompagnements
from app.services.accords import Accords
from app.services.annulations import Annulations
from app.services.budgets import Budgets
from app.services.contrats import Contrats
from app.services.demarches import Demarches
from app.services.entreprises import Entreprises
from app.services.foyers import Foyers
from app.services.interventions import Interventions
from app.services.nomenclatures import Nomenclatures
from app.services.organismes import Organismes
from app.services.permanences import Permanences
from app.services.personnes import Personnes
from app.services.recherche import Recherche

AUJOURD_HUI = date(2025, 6, 16)
JOUR = date(2025, 3, 4)


class Cabinet:
    """The services over one database, with one entreprise and its contrat."""

    def __init__(self, magasin):
        horloge = lambda: datetime(2025, 6, 16, 9, 0, tzinfo=UTC)  # noqa: E731
        self.magasin = magasin
        self.annulations = Annulations(magasin)
        self.entreprises = Entreprises(magasin, horloge)
        self.contrats = Contrats(magasin, horloge)
        self.permanences = Permanences(magasin, horloge)
        self.personnes = Personnes(magasin, horloge)
        self.accompagnements = Accompagnements(magasin, horloge)
        self.interventions = Interventions(magasin, horloge, self.personnes, self.accompagnements)
        self.foyers = Foyers(magasin, horloge)
        self.organismes = Organismes(magasin, horloge)
        self.demarches = Demarches(magasin, horloge)
        self.accords = Accords(magasin, horloge)
        self.budgets = Budgets(magasin, horloge)
        self.nomenclatures = Nomenclatures(magasin, horloge)
        self.recherche = Recherche(magasin)
        self.nomenclatures.semer()
        self.entreprise = self.entreprises.save(Entreprise(nom="Filature du Lac"))[0]
        self.contrat = self.contrat_de(self.entreprise)

    def contrat_de(self, entreprise):
        contrat = Contrat(entreprise_id=entreprise.id, reference="C", debut=date(2024, 1, 1))
        return self.contrats.save(contrat)[0]

    def autre_entreprise(self, nom="Verrerie du Pont"):
        entreprise = self.entreprises.save(Entreprise(nom=nom))[0]
        return entreprise, self.contrat_de(entreprise)

    def personne(self, nom="Martin", prenom="Zoé", **champs):
        return self.personnes.save(Personne(nom=nom, prenom=prenom, **champs))[0]

    def acte(self, *personnes, **champs):
        defaut = {
            "jour": JOUR,
            "minutes": 45,
            "nature": "ENT",
            "parts": (Part(contrat_id=self.contrat.id),),
            "personnes": tuple(personne.id for personne in personnes),
        }
        return Intervention(**(defaut | champs))


def pris(permanence, personne, debut=540, **champs):
    """Half an hour of a permanence, taken."""
    return RendezVous(
        jour=permanence.jour, debut=debut, minutes=30, permanence_id=permanence.id, personne_id=personne.id, **champs
    )


def etat(cabinet):
    """Everything an evening may change."""
    sortes = (cabinet.personnes, cabinet.accompagnements, cabinet.interventions, cabinet.permanences)
    return [sorte.toutes() for sorte in sortes]
