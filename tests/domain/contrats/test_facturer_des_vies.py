"""Whatever the life of a contrat, however its year is cut, its invoices add up to what the engine says, to the cent."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from app.domain.contrats import Mode
from app.domain.contrats.annees import annees
from app.domain.contrats.position import situer
from app.domain.contrats.prix import effectif_compte, revision
from app.domain.depassements import ajouter, approuves, au_dela
from app.domain.entreprises import Effectif
from app.domain.factures import Facture, Tva
from app.domain.tarifs import Faits, minutes_faites, proposer
from tests.domain.contrats import vies

FERMES, AU_TEMPS = (Mode.FORFAIT, Mode.PAR_SALARIE), (Mode.HEURE, Mode.PERMANENCE)
effectifs = st.lists(
    st.tuples(st.dates(date(2014, 1, 1), date(2026, 1, 1)), st.integers(0, 900)), max_size=4, unique_by=lambda e: e[0]
)


class Vie:
    def __init__(self, data, modes, tirer=vies.termes):
        self.contrat = data.draw(vies.contrats())
        tires = {"mode": st.sampled_from(modes), "prix": st.integers(0, 50_000)}
        termes = data.draw(tirer(self.contrat))
        self.termes = [replace(c, **{nom: data.draw(tire) for nom, tire in tires.items()}) for c in termes]
        self.effectifs = data.draw(effectifs)
        au = data.draw(vies.jours_de_vie)
        suite = annees(self.contrat, au)
        assume(suite)
        self.annee = suite[-1]
        de_l_annee = st.dates(self.annee.debut, self.annee.fin)
        reponses = [
            replace(r, du=self.annee.debut, au=data.draw(de_l_annee), decide_le=data.draw(de_l_annee))
            for r in data.draw(vies.reponses)
        ]
        consommations = data.draw(st.dictionaries(de_l_annee, st.integers(0, 6_000), min_size=3, max_size=30))
        consommations |= {jour: m for jour, m in data.draw(vies.consommations).items() if jour < self.annee.debut}
        self.position = situer(self.contrat, self.termes, consommations, self.annee.fin, self.effectifs, reponses)

    def facturer(self, du, au):
        lignes = proposer(self.contrat, self.termes, (du, au), self._faits, Tva.FRANCHISE)
        facture = Facture(entreprise_id=1, du=du, au=au, lignes=tuple(lignes))
        jours = self.position.compte.jours
        trouves = au_dela(self.contrat, self.termes, facture, jours, Tva.FRANCHISE)
        siennes = [t for t in self.position.tranches if self.annee.contient(t.jour)]
        trouves += approuves(self.contrat, self.termes, facture, siennes, {}, Tva.FRANCHISE)
        return sum(ligne.montant for ligne in ajouter(facture, trouves)), sum(ligne.montant for ligne in lignes)

    def _faits(self, troncon):
        jour = revision(troncon.conditions, troncon.annee, troncon.du)
        compte = effectif_compte(self.effectifs, troncon.conditions, jour)
        effectif = Effectif(entreprise_id=1, au=compte[0], nombre=compte[1]) if compte else None
        return Faits(minutes_faites(troncon, self.position.compte.jours), effectif=effectif)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_firm_price_is_billed_whole_however_the_year_is_cut(data):
    vie = Vie(data, FERMES)
    valeur = vie.position.valeur
    assume(valeur is not None)
    coupes = data.draw(st.lists(st.integers(1, vie.annee.jours), max_size=8, unique=True))
    bornes = [vie.annee.debut, *(vie.annee.debut + timedelta(days=n) for n in sorted(coupes))]
    bornes = [b for b in bornes if b <= vie.annee.fin] + [vie.annee.fin + timedelta(days=1)]
    morceaux = [vie.facturer(du, apres - timedelta(days=1))[1] for du, apres in pairwise(bornes)]
    event(f"{len(morceaux)} factures")
    assert sum(morceaux) == valeur.acquis == (valeur.engage or 0)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_is_paid_as_done_and_what_was_approved_are_billed_as_the_engine_counts_them(data):
    vie = Vie(data, AU_TEMPS + FERMES, vies.termes_depasses)
    valeur = vie.position.valeur
    assume(valeur is not None)
    event("approuvé" if any(t.approuvee for t in vie.position.tranches) else "rien d’approuvé")
    assert vie.facturer(vie.annee.debut, vie.annee.fin)[0] == valeur.acquis + valeur.facture
