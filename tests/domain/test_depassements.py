"""Lines beyond the volume: the minutes of the account, no more, no less; counted once."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.contrats import Depassement, Mode, Unite
from app.domain.contrats.approbations import Reponse, arbitrer
from app.domain.contrats.position import situer
from app.domain.contrats.volumes import en_force
from app.domain.depassements import a_proposer, ajouter, approuves, au_dela
from app.domain.factures import Facture, Tva
from app.domain.tarifs import Faits, dire_periode, minutes_faites, proposer, troncons
from tests.domain.contrats import atelier, vies

DEBUT = date(2025, 1, 1)


def _facture(du, au, lignes=()):
    return Facture(entreprise_id=1, contrat_id=1, du=du, au=au, lignes=tuple(lignes))


def _en_avoir(conditions, consommations, facture):
    contrat = atelier.contrat(DEBUT)
    jours = situer(contrat, conditions, consommations, facture.au).compte.jours
    return au_dela(contrat, conditions, facture, jours, Tva.FRANCHISE)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_the_minutes_billed_as_done_and_beyond_are_those_of_the_account(data):
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes(contrat))
    consommations = data.draw(vies.consommations)
    du = data.draw(vies.jours_de_vie)
    facture = _facture(du, du + timedelta(days=data.draw(st.integers(0, 400))))
    compte = situer(contrat, conditions, consommations, facture.au).compte
    morceaux = list(troncons(contrat, conditions, facture.du, facture.au))
    trouves = au_dela(contrat, conditions, facture, compte.jours, Tva.FRANCHISE)
    for morceau in morceaux:
        siens = [j for j in compte.jours if morceau.contient(j.jour)]
        beyond = sum(j.depassement for j in siens)
        faites = minutes_faites(morceau, compte.jours)
        proposees = sum(t.minutes for t in trouves if t.periode == dire_periode(morceau))
        au_temps = morceau.conditions.mode in (Mode.HEURE, Mode.PERMANENCE)
        deja = faites - sum(j.dans_le_volume for j in siens) if au_temps else 0
        attendu = beyond if morceau.conditions.depassement is Depassement.FACTURE else 0
        assert deja + proposees == attendu
        assert 0 in (deja, proposees)


def _forfait(**champs):
    defaut = {"mode": Mode.FORFAIT, "volume": 1_000, "prix": 6_000, "depassement": "facture"}
    return [atelier.conditions(DEBUT, **defaut | champs)]


def test_a_forfait_is_billed_beyond_its_volume_at_the_price_agreed():
    facture = _facture(date(2025, 3, 1), date(2025, 3, 31))
    (trouve,) = _en_avoir(
        _forfait(prix_depassement=9_000), {date(2025, 2, 3): 500, date(2025, 3, 4): 190}, facture
    )
    assert (trouve.minutes, trouve.ligne.quantite, trouve.ligne.prix, trouve.ligne.montant) == (90, 90, 9_000, 13_500)
    assert trouve.ligne.genere
    accepte = _facture(facture.du, facture.au, ajouter(facture, [trouve]))
    assert list(a_proposer(accepte, [trouve])) == []


def test_nothing_is_proposed_for_what_is_included_to_approve_or_within():
    facture = _facture(date(2025, 3, 1), date(2025, 3, 31))
    for regle in ("inclus", "a_approuver"):
        assert _en_avoir(_forfait(depassement=regle), {date(2025, 3, 4): 900}, facture) == []
    assert _en_avoir(_forfait(), {date(2025, 3, 4): 600}, facture) == []


@pytest.mark.parametrize(
    ("champs", "minutes", "attendues"),
    [
        # 600 min at 60,00 €, 100 beyond at 90,00 €: 600,00 + 150,00.
        ({"volume": 1_000, "prix": 6_000, "prix_depassement": 9_000}, 700, [60_000, 15_000]),
        # Two half-days at 260,00 €, one and a half beyond at 310,00 €.
        (
            {"unite": Unite.DEMI_JOURNEES, "volume": 200, "prix": 26_000, "prix_depassement": 31_000},
            735,
            [52_000, 46_500],
        ),
        # A day of 420 min at 500,00 €, 100 min beyond at 560,00 €: 100 ÷ 420 × 560 = 133,33.
        ({"unite": Unite.JOURS, "volume": 100, "prix": 50_000, "prix_depassement": 56_000}, 520, [50_000, 13_333]),
        # One price: one line, as it was done.
        ({"volume": 1_000, "prix": 6_000}, 700, [70_000]),
    ],
)
def test_what_is_beyond_at_another_price_is_proposed_apart_in_any_unit(champs, minutes, attendues):
    termes = [atelier.conditions(DEBUT, depassement="facture", **champs)]
    jours = situer(atelier.contrat(DEBUT), termes, {date(2025, 3, 4): minutes}, date(2025, 3, 31)).compte.jours
    du, au = date(2025, 3, 1), date(2025, 3, 31)
    lignes = proposer(
        atelier.contrat(DEBUT), termes, (du, au), lambda t: Faits(minutes=minutes_faites(t, jours)), Tva.FRANCHISE
    )
    facture = _facture(du, au, lignes)
    trouves = list(a_proposer(facture, _en_avoir(termes, {date(2025, 3, 4): minutes}, facture)))
    ensemble = ajouter(facture, trouves)
    assert [ligne.montant for ligne in ensemble] == attendues
    assert list(a_proposer(_facture(du, au, ensemble), trouves)) == []


def _approuve(minutes, du, au, decide_le, ident=1):
    return atelier.approbation(
        id=ident, reponse="approuve", minutes=minutes, du=date(*du), au=date(*au), decide_le=date(*decide_le)
    )


def _approuvees(termes, consommations, reponses, facture, deja=()):
    contrat = atelier.contrat(DEBUT)
    jours = situer(contrat, termes, consommations, facture.au).compte.jours
    tranches = arbitrer(jours, partial(en_force, termes), reponses)
    return approuves(contrat, termes, facture, tranches, dict(deja), Tva.FRANCHISE)


CONSOMMATIONS = {date(2025, 2, 3): 600, date(2025, 3, 4): 90, date(2025, 4, 2): 60}


def test_only_what_was_approved_is_proposed():
    termes = _forfait(depassement="a_approuver", prix_depassement=9_000)
    mars = _facture(date(2025, 3, 1), date(2025, 3, 31))
    assert _approuvees(termes, CONSOMMATIONS, [], mars) == []
    reponse = _approuve(60, (2025, 3, 1), (2025, 3, 31), (2025, 4, 10))
    (trouve,) = _approuvees(termes, CONSOMMATIONS, [reponse], mars)
    assert (trouve.minutes, trouve.ligne.montant, trouve.ligne.approbation_id) == (60, 9_000, 1)
    assert "approuvé le 10/04/2025, du 01/03/2025 au 31/03/2025" in trouve.ligne.libelle
    refus = replace(reponse, reponse=Reponse.REFUSE)
    assert _approuvees(termes, CONSOMMATIONS, [refus], mars) == []


def test_an_answer_that_comes_after_its_invoice_is_billed_on_the_next_one_once():
    termes = _forfait(depassement="a_approuver")
    avril = _facture(date(2025, 4, 1), date(2025, 4, 30))
    reponse = _approuve(None, (2025, 3, 1), (2025, 4, 30), (2025, 5, 2))
    (trouve,) = _approuvees(termes, CONSOMMATIONS, [reponse], avril)
    assert trouve.minutes == 150
    (reste,) = _approuvees(termes, CONSOMMATIONS, [reponse], avril, {1: 90})
    assert (reste.minutes, reste.periode) == (60, "du 01/04/2025 au 30/04/2025")
    assert _approuvees(termes, CONSOMMATIONS, [reponse], avril, {1: 150}) == []


def test_an_answer_about_days_to_come_waits_for_them():
    termes = _forfait(depassement="a_approuver")
    reponse = _approuve(None, (2025, 3, 1), (2025, 12, 31), (2025, 3, 1))
    mars = _facture(date(2025, 3, 1), date(2025, 3, 31))
    assert [t.minutes for t in _approuvees(termes, CONSOMMATIONS, [reponse], mars)] == [90]
