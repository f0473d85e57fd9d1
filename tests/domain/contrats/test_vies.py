"""Whatever the life of a contrat, no minute appears and none is lost."""

from collections import Counter
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from hypothesis import event, given
from hypothesis import strategies as st

from app.domain.calendrier import mois_apres
from app.domain.contrats import Depassement
from app.domain.contrats.annees import annees
from app.domain.contrats.compte import tenir
from app.domain.contrats.consommation import consommer
from app.domain.contrats.position import situer
from app.domain.contrats.prix import engagements, indexer
from app.domain.contrats.volumes import en_force, periodes
from app.domain.interventions import Part, minutes_par_contrat
from app.domain.repartition import repartir
from tests.domain.contrats import atelier, vies

SITES = {1: atelier.site(80, 60)}


@given(st.data())
def test_granted_and_carried_are_consumed_left_or_expired_at_every_date(data):
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes(contrat))
    consommations = data.draw(vies.consommations)
    for au in data.draw(st.lists(vies.jours_de_vie, min_size=1, max_size=6)):
        compte = tenir(vies.dotations(contrat, conditions, au), consommations, au)
        for s in compte.situations:
            if s.accorde is not None:
                assert s.accorde + s.reporte == s.dans_le_volume + s.perdu + s.emporte + s.reste
                assert min(s.reste, s.perdu, s.emporte, s.reporte, s.depassement) >= 0
            else:
                assert (s.reporte, s.depassement, s.emporte) == (0, 0, 0)
        assert sum(lot.reste for lot in compte.lots) == sum(s.reste or 0 for s in compte.situations)
        lues = sum(minutes for jour, minutes in consommations.items() if jour <= au)
        assert sum(s.consomme for s in compte.situations) + compte.hors_contrat == lues


@given(st.data())
def test_what_a_year_takes_over_is_what_the_one_before_let_go(data):
    contrat = data.draw(vies.contrats())
    au = data.draw(vies.jours_de_vie)
    dotations = vies.dotations(contrat, data.draw(vies.termes(contrat)), au)
    situations = tenir(dotations, data.draw(vies.consommations), au).situations
    for avant, apres in pairwise(situations):
        assert (avant.reste or 0, avant.emporte) == (0, apres.reporte)


@given(st.data())
def test_the_order_of_entry_changes_nothing(data):
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes(contrat))
    actes, permanences = data.draw(vies.actes), data.draw(vies.permanences)
    au = data.draw(vies.jours_de_vie)
    regle = partial(en_force, data.draw(st.permutations(conditions)))
    rangee = consommer(partial(en_force, conditions), actes, permanences, SITES)
    melee = consommer(regle, data.draw(st.permutations(actes)), data.draw(st.permutations(permanences)), SITES)
    assert rangee == melee
    assert situer(contrat, conditions, rangee.par_jour, au) == situer(contrat, conditions, melee.par_jour, au)


@given(st.data())
def test_an_account_that_goes_on_is_the_one_made_again_from_the_beginning(data):
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes(contrat))
    consommations = data.draw(vies.consommations)
    pas = sorted(data.draw(st.lists(vies.jours_de_vie, min_size=1, max_size=5)))
    dotations = vies.dotations(contrat, conditions, pas[-1])
    compte = tenir(dotations, consommations, pas[0])
    for au in pas[1:]:
        compte = tenir(dotations, consommations, au, compte)
    assert compte == tenir(dotations, consommations, pas[-1])


@given(st.data())
def test_an_account_agrees_with_one_kept_day_by_day(data):
    """The control: another way to count, a day at a time, with the lots in a plain list."""
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes(contrat))
    consommations = data.draw(vies.consommations)
    au = data.draw(vies.jours_de_vie)
    dotations = vies.dotations(contrat, conditions, au)
    compte = tenir(dotations, consommations, au)
    lots, depassement = _jour_par_jour(dotations, consommations, au)
    assert sum(s.depassement for s in compte.situations) == depassement
    assert sorted(lot.reste for lot in compte.lots if lot.reste) == sorted(reste for *_, reste in lots if reste)


def _jour_par_jour(dotations, consommations, au):
    lots, depassement, ouvertes = [], 0, {d.annee.debut: (n, d) for n, d in enumerate(dotations)}
    jour, courante = dotations[0].annee.debut if dotations else au, None
    while jour <= au and dotations:
        if jour in ouvertes:
            rang, courante = ouvertes[jour]
            anciens = [lot for lot in lots if lot[1] >= jour]
            if rang:
                regle = dotations[rang - 1]
                frais = sum(lot[2] for lot in lots if lot[0] == regle.annee.debut)
                gardes = [lot for lot in anciens if lot[0] != regle.annee.debut]
                porte = (frais * regle.part * 2 + 100) // 200
                if regle.plafond is not None:
                    porte = max(0, min(porte, regle.plafond - sum(lot[2] for lot in gardes)))
                dernier = courante.annee.fin
                if regle.duree is not None:
                    dernier = mois_apres(jour, regle.duree) - timedelta(days=1)
                anciens = [*gardes, [regle.annee.debut, dernier, porte]]
            lots = [] if courante.minutes is None else [*anciens, [jour, courante.annee.fin, courante.minutes]]
        lots = [lot for lot in lots if lot[1] >= jour]
        voulues = consommations.get(jour, 0)
        if courante is not None and courante.annee.contient(jour) and courante.minutes is not None:
            for lot in lots:
                pris = min(lot[2], voulues)
                lot[2] -= pris
                voulues -= pris
            depassement += voulues
        jour += timedelta(days=1)
    return lots, depassement


@given(st.data())
def test_every_minute_to_approve_has_one_answer_or_none_in_whatever_order_they_are_recorded(data):
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes_depasses(contrat))
    consommations = data.draw(vies.denses)
    reponses = data.draw(vies.reponses)
    au = data.draw(vies.apres)
    position = situer(contrat, conditions, consommations, au, (), reponses)
    attendues = {
        j.jour: j.depassement
        for j in position.compte.jours
        if j.depassement and en_force(conditions, j.jour).depassement is Depassement.A_APPROUVER
    }
    par_jour = Counter()
    event("répondu" if any(t.approbation for t in position.tranches) else "rien à dire ou pas de réponse")
    for tranche in position.tranches:
        par_jour[tranche.jour] += tranche.minutes
        assert tranche.minutes > 0
        assert tranche.en_attente or tranche.approbation.du <= tranche.jour <= tranche.approbation.au
    assert dict(par_jour) == attendues
    for reponse in reponses:
        prises = sum(t.minutes for t in position.tranches if t.approbation is reponse)
        assert reponse.minutes is None or prises <= reponse.minutes
        assert reponse.decide_le <= au or not prises
    melees = data.draw(st.permutations(reponses))
    assert situer(contrat, conditions, consommations, au, (), melees) == position
    sans = situer(contrat, conditions, consommations, au)
    assert (sans.compte, sans.situation, sans.en_attente) == (position.compte, position.situation, par_jour.total())


@given(vies.contrats(), vies.jours_de_vie)
def test_contract_years_follow_one_another_without_gap_nor_overlap(contrat, au):
    suite = annees(contrat, au)
    assert [a.debut for a in suite[:1]] == ([contrat.debut] if contrat.debut <= au else [])
    for avant, apres in pairwise(suite):
        assert apres.debut == avant.fin + timedelta(days=1)
    assert all(0 < a.jours <= a.pleine <= 366 for a in suite)


@given(st.data())
def test_every_day_of_a_year_is_ruled_once_and_paid_once(data):
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes(contrat))
    for annee in annees(contrat, date(2022, 1, 1)):
        assert sum(jours for _, jours in periodes(conditions, annee)) == annee.jours
        morceaux = engagements(contrat, conditions, annee, [(date(2015, 1, 1), 40)])
        payes = [m.du + timedelta(days=n) for m in morceaux for n in range((m.au - m.du).days + 1)]
        assert len(payes) == len(set(payes))
        assert all(annee.contient(jour) for jour in payes)


@given(st.integers(0, 100_000), st.lists(st.integers(0, 10_000), min_size=1, max_size=6))
def test_a_total_is_shared_whole_and_nobody_is_a_unit_away_from_its_share(total, poids):
    parts = repartir(total, poids)
    if sum(poids):
        assert sum(parts) == total
        assert all(abs(p * sum(poids) - total * q) < sum(poids) for p, q in zip(parts, poids, strict=True))


@given(st.integers(0, 1440), st.permutations([(1, 1), (2, 3333), (3, 3333), (4, 3333)]))
def test_the_share_of_each_contrat_does_not_depend_on_the_order_told(minutes, parts):
    dites = [Part(contrat_id=c, pour_dix_mille=p) for c, p in parts]
    rangees = sorted(dites, key=lambda part: part.contrat_id)
    assert minutes_par_contrat(minutes, dites) == minutes_par_contrat(minutes, rangees)


@given(st.integers(0, 1_000_000), st.integers(1, 100_000), st.integers(0, 100_000))
def test_an_indexed_price_is_within_half_a_cent_of_the_exact_one(prix, base, valeur):
    assert abs(2 * (indexer(prix, base, valeur) * base - prix * valeur)) <= base
