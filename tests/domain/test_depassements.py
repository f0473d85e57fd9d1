"""Lines beyond the volume: the minutes of the account, no more, no less; counted once."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.contrats import Depassement, Mode
from app.domain.contrats.position import situer
from app.domain.depassements import a_proposer, ajouter, au_dela
from app.domain.factures import Facture, LigneFacture, Tva, UniteFacture
from app.domain.tarifs import Faits, proposer
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
def test_the_minutes_are_those_of_the_account(data):
    contrat = data.draw(vies.contrats())
    conditions = data.draw(vies.termes(contrat))
    consommations = data.draw(vies.consommations)
    du = data.draw(vies.jours_de_vie)
    facture = _facture(du, du + timedelta(days=data.draw(st.integers(0, 400))))
    compte = situer(contrat, conditions, consommations, facture.au).compte
    regles = {j.jour: max((c for c in conditions if c.a_partir_du <= j.jour), key=lambda c: c.a_partir_du)
              for j in compte.jours}  # fmt: skip
    attendues = sum(
        j.depassement
        for j in compte.jours
        if facture.du <= j.jour
        and regles[j.jour].depassement is Depassement.FACTURE
        and regles[j.jour].prix is not None
    )
    assert sum(t.minutes for t in au_dela(contrat, conditions, facture, compte.jours, Tva.FRANCHISE)) == attendues


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


def test_hours_billed_as_done_leave_their_line_when_they_cost_another_price():
    termes = [
        atelier.conditions(DEBUT, volume=1_000, prix=6_000, prix_depassement=9_000, depassement="facture")
    ]
    du, au = date(2025, 3, 1), date(2025, 3, 31)
    lignes = proposer(atelier.contrat(DEBUT), termes, (du, au), lambda _: Faits(minutes=700), Tva.FRANCHISE)
    facture = _facture(du, au, lignes)
    trouves = _en_avoir(termes, {date(2025, 3, 4): 700}, facture)
    assert list(a_proposer(facture, trouves)) == trouves
    ensemble = ajouter(facture, trouves)
    assert [(ligne.quantite, ligne.prix) for ligne in ensemble] == [(600, 6_000), (100, 9_000)]
    assert sum(ligne.montant for ligne in ensemble) == 75_000


def test_hours_at_one_price_or_a_line_she_rewrote_are_left_alone():
    du, au = date(2025, 3, 1), date(2025, 3, 31)
    memes = [atelier.conditions(DEBUT, volume=1_000, prix=6_000, depassement="facture")]
    lignes = proposer(atelier.contrat(DEBUT), memes, (du, au), lambda _: Faits(minutes=700), Tva.FRANCHISE)
    facture = _facture(du, au, lignes)
    assert list(a_proposer(facture, _en_avoir(memes, {date(2025, 3, 4): 700}, facture))) == []
    autres = [atelier.conditions(DEBUT, volume=1_000, prix=6_000, prix_depassement=1, depassement="facture")]
    reecrite = _facture(du, au, [LigneFacture(libelle="À moi", quantite=700, unite=UniteFacture.MINUTES, prix=6_000)])
    assert list(a_proposer(reecrite, _en_avoir(autres, {date(2025, 3, 4): 700}, reecrite))) == []
