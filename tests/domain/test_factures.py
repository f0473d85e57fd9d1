"""Exact sums: cents of lines, tax per category, a year cut anywhere adds up to its price."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chevauchements import chevauchantes
from app.domain.contrats import Conditions, Contrat, Decompte, Exercice, Mode, Unite
from app.domain.contrats.annees import avancement
from app.domain.contrats.consommation import minutes_dues
from app.domain.entreprises import Effectif, Site
from app.domain.errors import ChampManquant, FactureVide, NombreHorsBornes, NumeroInvalide
from app.domain.facturation import Facturation, Regime, mentions, verifier_facturation
from app.domain.factures import (
    Facture,
    LigneFacture,
    NatureFacture,
    Tva,
    UniteFacture,
    arrondi,
    totaux,
    verifier_emission,
)
from app.domain.permanences import EtatPermanence, Initiative, Permanence
from app.domain.tarifs import Faits, proposer

CONTRAT = Contrat(id=1, entreprise_id=1, reference="C1", debut=date(2024, 10, 1))


RIEN = Faits()


def conditions(mode, prix, **champs):
    return Conditions(contrat_id=1, a_partir_du=champs.pop("du", CONTRAT.debut), mode=mode, prix=prix, **champs)


def permanence(jour, minutes=210, **champs):
    quand = date(2026, 1, jour)
    return Permanence(contrat_id=1, jour=quand, debut=540, fin=540 + minutes, etat=EtatPermanence.TENUE, **champs)


def lignes(du, au, *terms, faits=RIEN):
    return proposer(CONTRAT, terms, (du, au), lambda _: faits, Tva.FRANCHISE)


@pytest.mark.parametrize(
    ("quantite", "unite", "prix", "attendu"),
    [
        (80, UniteFacture.MINUTES, 6_500, 8_667),  # 80 / 60 × 65,00 = 86,666…
        (90, UniteFacture.MINUTES, 6_501, 9_752),  # 97,515 rounds up
        (350, UniteFacture.DEMI_JOURNEES, 26_033, 91_116),  # 3,5 × 260,33 = 911,155
        (-100, UniteFacture.FORFAIT, 26_033, -26_033),
    ],
)
def test_a_line_is_rounded_half_up_to_the_cent(quantite, unite, prix, attendu):
    assert LigneFacture(quantite=quantite, unite=unite, prix=prix).montant == attendu


def test_the_tax_is_counted_once_per_category():
    sommes = totaux([LigneFacture(prix=333, tva=Tva.NORMALE)] * 3 + [LigneFacture(prix=1_000, tva=Tva.EXONEREE)])
    assert [(v.tva, v.base, v.montant) for v in sommes.ventilation] == [
        (Tva.NORMALE, 999, 200),  # 9,99 × 20 % = 1,998; three lines apart would give 2,01
        (Tva.EXONEREE, 1_000, 0),
    ]
    assert (sommes.ht, sommes.tva, sommes.ttc) == (1_999, 200, 2_199)


@given(st.integers(-10**9, 10**9), st.integers(1, 10_000))
def test_rounding_is_never_further_than_a_half(n, d):
    ecart = arrondi(Fraction(n, d)) - Fraction(n, d)
    assert abs(ecart) <= Fraction(1, 2)
    assert arrondi(Fraction(-n, d)) == -arrondi(Fraction(n, d))


@given(
    st.integers(0, 5_000_000),
    st.lists(st.integers(1, 364), unique=True, max_size=14),
    st.dates(date(2020, 1, 1), date(2026, 12, 31)),
)
def test_however_the_year_is_cut_its_invoices_add_up_to_the_price(prix, coupes, debut):
    contrat = Contrat(id=1, entreprise_id=1, reference="C", debut=debut)
    terms = Conditions(contrat_id=1, a_partir_du=debut, mode=Mode.FORFAIT, prix=prix, unite=Unite.FORFAIT)
    suivant = debut.replace(year=debut.year + 1) if (debut.month, debut.day) != (2, 29) else date(debut.year + 1, 3, 1)
    bornes = [debut, *(debut + timedelta(days=n) for n in sorted(coupes)), suivant]
    bornes = [b for b in bornes if b <= suivant]
    total = 0
    for du, apres in pairwise(bornes):
        if du < apres:
            un_jour = timedelta(days=1)
            siennes = proposer(contrat, [terms], (du, apres - un_jour), lambda _: Faits(), Tva.NORMALE)
            total += sum(ligne.montant for ligne in siennes)
    assert total == prix


def test_a_forfait_is_shared_by_months_of_the_contract_year():
    terms = conditions(Mode.FORFAIT, 7_800, volume=32_000, unite=Unite.HEURES)  # 320 h at 78 € = 24 960 €
    (ligne,) = lignes(date(2026, 1, 1), date(2026, 1, 31), terms)
    assert ligne.montant == 208_000
    assert "01/01/2026" in ligne.libelle


def test_an_avenant_within_the_period_makes_two_lines():
    avant = conditions(Mode.FORFAIT, 1_200_00, unite=Unite.FORFAIT)
    apres = conditions(Mode.FORFAIT, 2_400_00, unite=Unite.FORFAIT, du=date(2026, 1, 16))
    trouvees = lignes(date(2026, 1, 1), date(2026, 1, 31), avant, apres)
    assert [ligne.montant for ligne in trouvees] == [4_839, 10_323]  # 15 and 16 days of 31


def test_hours_are_billed_to_the_minute():
    terms = conditions(Mode.HEURE, 6_555)
    (ligne,) = lignes(date(2026, 1, 1), date(2026, 1, 31), terms, faits=Faits(minutes=80))
    assert (ligne.quantite, ligne.unite, ligne.montant) == (80, UniteFacture.MINUTES, 8_740)


def test_permanences_are_billed_as_they_were_held():
    terms = conditions(Mode.PERMANENCE, 26_000, unite=Unite.DEMI_JOURNEES)
    faits = Faits(minutes=7 * 210)
    (ligne,) = lignes(date(2026, 1, 1), date(2026, 1, 31), terms, faits=faits)
    assert (ligne.quantite, ligne.montant) == (700, 182_000)


def test_heads_are_billed_with_the_day_of_the_headcount():
    terms = conditions(Mode.PAR_SALARIE, 7_200, unite=Unite.SALARIES)
    effectif = Effectif(entreprise_id=1, au=date(2025, 12, 31), nombre=214)
    (ligne,) = lignes(date(2026, 1, 1), date(2026, 3, 31), terms, faits=Faits(effectif=effectif))
    assert (ligne.quantite, ligne.prix, ligne.montant) == (21_400, 1_800, 385_200)
    assert "effectif au 31/12/2025" in ligne.libelle


def test_a_price_per_head_that_is_not_whole_cents_is_billed_as_the_amount_it_makes():
    terms = conditions(Mode.PAR_SALARIE, 2_500, unite=Unite.SALARIES)
    effectif = Effectif(entreprise_id=1, au=date(2025, 12, 31), nombre=412)
    mois = [(date(2025, 10 + m, 1), date(2025, 10 + m + 1, 1) - timedelta(days=1)) for m in range(2)]
    trouvees = [ligne for du, au in mois for ligne in lignes(du, au, terms, faits=Faits(effectif=effectif))]
    assert [ligne.montant for ligne in trouvees] == [85_833, 85_834]  # 10 300,00 € a year
    assert all("412 salariés" in ligne.libelle for ligne in trouvees)


def test_nothing_is_billed_at_a_price_nobody_said():
    assert lignes(date(2026, 1, 1), date(2026, 1, 31), conditions(Mode.HEURE, None)) == []


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 364))
def test_a_position_grows_with_the_day(debut, jours):
    ici, demain = (avancement(debut, debut + timedelta(days=n)) for n in (jours, jours + 1))
    assert 0 <= ici < demain <= 1


def test_an_empty_invoice_is_refused():
    vide = Facture(entreprise_id=1, du=date(2026, 1, 1), au=date(2026, 1, 31))
    with pytest.raises(FactureVide):
        verifier_emission(vide)


@pytest.mark.parametrize("libelle", ["", " \t", "\x1b", "\u200b\x85"])
def test_a_line_that_nobody_can_read_is_not_issued(libelle):
    ligne = LigneFacture(libelle=libelle, quantite=1, unite=UniteFacture.FORFAIT, prix=100, tva=Tva.NORMALE)
    facture = Facture(entreprise_id=1, du=date(2026, 1, 1), au=date(2026, 1, 31), lignes=(ligne,))
    with pytest.raises(ChampManquant):
        verifier_emission(facture)


def test_the_settings_hold_only_what_means_something():
    verifier_facturation(Facturation(iban="FR7630006000011234567890189", numero_tva="FR83404833048"))
    for champs in ({"iban": "FR7630006000011234567890188"}, {"numero_tva": "FR00404833048"}, {"serie": "F 1"}):
        with pytest.raises(NumeroInvalide):
            verifier_facturation(Facturation(**champs))
    with pytest.raises(NombreHorsBornes):
        verifier_facturation(Facturation(delai=61))


def test_no_regime_of_tax_is_assumed():
    assert Facturation().regime is Regime.A_DIRE
    assert {"PMT", "PMD", "AAB"} == mentions(Facturation()).keys()
    assert "12,15 %" in mentions(Facturation(penalites=1215))["PMD"]


def test_a_permanence_called_off_too_late_is_billed_by_its_share():
    terms = conditions(
        Mode.PERMANENCE, 26_000, unite=Unite.DEMI_JOURNEES, annulation_delai=3, annulation_part=50
    )
    tardive = replace(
        permanence(20), etat=EtatPermanence.ANNULEE, initiative=Initiative.ENTREPRISE, decidee_le=date(2026, 1, 19)
    )
    prevue = replace(permanence(27), etat=EtatPermanence.PLANIFIEE)
    faits = Faits(minutes=sum(minutes_dues(terms, p) for p in (permanence(6), tardive, prevue)))
    (ligne,) = lignes(date(2026, 1, 1), date(2026, 1, 31), terms, faits=faits)
    assert (ligne.quantite, ligne.montant) == (150, 39_000)


def test_a_presence_that_is_no_round_half_day_is_billed_to_the_minute():
    terms = conditions(Mode.PERMANENCE, 26_000, unite=Unite.DEMI_JOURNEES, decompte=Decompte.PRORATA)
    (ligne,) = lignes(date(2026, 1, 1), date(2026, 1, 31), terms, faits=Faits(minutes=200))
    assert ligne.montant == 24_762  # 200 / 210 × 260,00
    assert "3\u00a0h\u00a020 de présence" in ligne.libelle


def test_journeys_are_billed_by_the_kilometre():
    terms = conditions(Mode.PERMANENCE, 26_000, unite=Unite.DEMI_JOURNEES, prix_km=603)
    site = Site(id=4, entreprise_id=1, nom="Usine", trajet_km=38)
    faits = Faits(420, [permanence(6, site_id=4), permanence(13, site_id=4)], {4: site})
    trouvees = lignes(date(2026, 1, 1), date(2026, 1, 31), terms, faits=faits)
    assert [ligne.montant for ligne in trouvees] == [52_000, 4_583]  # 2 × 38 × 0,603 = 45,828


def test_a_price_that_rises_each_year_is_the_one_of_its_year():
    terms = conditions(Mode.HEURE, 6_000, indexation=200)
    trouvees = lignes(date(2025, 9, 1), date(2025, 10, 31), terms, faits=Faits(minutes=60))
    assert [ligne.prix for ligne in trouvees] == [6_000, 6_120]


def test_civil_years_cut_the_forfait_at_the_first_of_january():
    contrat = replace(CONTRAT, exercice=Exercice.CIVIL)
    terms = conditions(Mode.FORFAIT, 1_200_00, unite=Unite.FORFAIT)
    trouvees = proposer(contrat, [terms], (date(2024, 10, 1), date(2025, 12, 31)), lambda _: RIEN, Tva.FRANCHISE)
    assert [ligne.montant for ligne in trouvees] == [30_000, 120_000]


def test_what_overlaps_a_draft_bills_the_same_contrat_and_is_not_taken_back():
    def une(ident, du, au, **champs):
        base = {"entreprise_id": 1, "contrat_id": 1, "lignes": (LigneFacture(prix=1_000),)}
        return Facture(**base | {"id": ident, "du": date(2025, du, 1), "au": date(2025, au, 28)} | champs)

    brouillon = une(1, 3, 4)
    autres = [
        brouillon,
        une(2, 4, 5, numero="F-1"),
        une(3, 5, 6, numero="F-2"),
        une(4, 1, 3),
        une(5, 3, 3, numero="F-3"),
        une(6, 3, 3, contrat_id=2),
        une(7, 3, 3, nature=NatureFacture.AVOIR, numero="A-1", origine_id=5),
    ]
    assert [a.id for a in chevauchantes(brouillon, autres, {5: 1_200})] == [4, 2]
    assert [a.id for a in chevauchantes(brouillon, autres, {5: 900})] == [4, 5, 2]
    assert not chevauchantes(une(8, 3, 4, nature=NatureFacture.AVOIR), autres, {})
    assert not chevauchantes(une(8, 3, 4, contrat_id=None), autres, {})
