"""What invoices bill of the contrats worked out by hand is what the engine says they are worth, to the cent."""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest

from app.domain.contrats.annees import annees
from app.domain.contrats.consommation import consommer, frais_de_trajet
from app.domain.contrats.position import situer
from app.domain.contrats.prix import effectif_compte, revision
from app.domain.contrats.records import Depassement, Mode
from app.domain.contrats.volumes import en_force
from app.domain.depassements import a_proposer, ajouter, approuves, au_dela
from app.domain.entreprises import Effectif
from app.domain.factures import Facture, Tva
from app.domain.tarifs import Faits, minutes_faites, proposer
from tests.domain.contrats import atelier

FERMES = (Mode.FORFAIT, Mode.PAR_SALARIE)


class Vie:
    """One contrat of the table, over its last whole year worked out."""

    def __init__(self, cas):
        noms = ("fin", "tacite_reconduction", "exercice")
        self.contrat = atelier.contrat(cas["debut"], **{nom: cas[nom] for nom in noms if nom in cas})
        self.termes = [atelier.conditions(**{"debut": cas["debut"]} | _renomme(c)) for c in cas["conditions"]]
        self.permanences = [atelier.permanence(*p) for p in cas.get("permanences", ())]
        self.sites = {1: atelier.site(*cas.get("trajet", ()))}
        self.effectifs = cas.get("effectifs", ())
        self.annee = annees(self.contrat, cas["attendu"][-1]["au"])[-1]
        actes = [atelier.actes(**acte) for acte in cas.get("actes", ())]
        consommation = consommer(partial(en_force, self.termes), actes, self.permanences, self.sites)
        self.par_jour = {**consommation.par_jour, **dict(cas.get("jours", ()))}
        reponses = [atelier.approbation(id=n, **a) for n, a in enumerate(cas.get("approbations", ()), 1)]
        self.position = situer(self.contrat, self.termes, self.par_jour, self.annee.fin, self.effectifs, reponses)

    def faits(self, troncon):
        siennes = [p for p in self.permanences if troncon.contient(p.jour)]
        jour = revision(troncon.conditions, self.annee, troncon.du)
        compte = effectif_compte(self.effectifs, troncon.conditions, jour)
        effectif = Effectif(entreprise_id=1, au=compte[0], nombre=compte[1]) if compte else None
        return Faits(minutes_faites(troncon, self.position.compte.jours), siennes, self.sites, effectif)

    def factures(self):
        """Return the cents of the year billed: by month when firm, at once when timed (each line rounds its own)."""
        total, du, deja = 0, self.annee.debut, Counter()
        while du <= self.annee.fin:
            fin_du_mois = (du.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            au = min(self.annee.fin, fin_du_mois) if self.termes[-1].mode in FERMES else self.annee.fin
            lignes = proposer(self.contrat, self.termes, (du, au), self.faits, Tva.FRANCHISE)
            facture = Facture(entreprise_id=1, du=du, au=au, lignes=tuple(lignes))
            trouves = au_dela(self.contrat, self.termes, facture, self.position.compte.jours, Tva.FRANCHISE)
            siennes = [t for t in self.position.tranches if self.annee.contient(t.jour)]
            trouves += approuves(self.contrat, self.termes, facture, siennes, deja, Tva.FRANCHISE)
            emises = ajouter(facture, list(a_proposer(facture, trouves)))
            deja.update({ligne.approbation_id: ligne.approuvees for ligne in emises if ligne.approbation_id})
            total += sum(ligne.montant for ligne in emises)
            du = au + timedelta(days=1)
        return total


def _renomme(champs):
    return {"debut" if nom == "a_partir_du" else nom: valeur for nom, valeur in champs.items()}


VIES = {cas["nom"]: Vie(cas) for cas in atelier.lire_table()}
COMPARABLES = {nom: vie for nom, vie in VIES.items() if vie.position.valeur is not None}


@pytest.mark.parametrize("nom", COMPARABLES)
def test_a_year_of_invoices_is_what_the_engine_says(nom):
    vie = COMPARABLES[nom]
    siennes = [p for p in vie.permanences if vie.annee.contient(p.jour)]
    frais = frais_de_trajet(partial(en_force, vie.termes), siennes, vie.sites)
    assert vie.factures() == vie.position.valeur.acquis + vie.position.valeur.facture + frais


def test_hours_sold_by_the_half_day_are_billed_at_the_price_of_a_half_day():
    cas = {
        "debut": date(2025, 1, 1),
        "conditions": [{"mode": "heure", "unite": "demi_journees", "volume": 1000, "prix": 26_000}],
        "jours": [[date(2025, 3, 4), 210], [date(2025, 3, 5), 100]],
        "attendu": [{"au": date(2025, 12, 31)}],
    }
    # 310 min ÷ 210 × 260,00 = 383,81.
    assert Vie(cas).factures() == Vie(cas).position.valeur.acquis == 38_381


def test_every_mode_and_every_way_to_overrun_is_compared():
    assert {vie.termes[-1].mode for vie in COMPARABLES.values()} == set(Mode)
    depasses = [vie for vie in COMPARABLES.values() if vie.position.situation.depassement]
    assert {vie.termes[-1].depassement for vie in depasses} == set(Depassement)
    assert len(COMPARABLES) >= 25
