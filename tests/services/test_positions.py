"""Where the contrats stand, read from the vault: the same by months and by days, undone with what was undone."""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.contrats import Assiette, Conditions, Contrat, Mode, Report, Signal, Unite
from app.domain.contrats.consommation import ActesDuJour, consommer
from app.domain.contrats.position import situer
from app.domain.contrats.prevision import Appui
from app.domain.contrats.volumes import en_force
from app.domain.entreprises import Effectif
from app.domain.interventions import Part, minutes_par_contrat
from app.domain.permanences import EtatPermanence, Permanence
from app.services.errors import Introuvable
from app.services.positions import Hypothese, Positions, supposer
from tests.services.trame import AUJOURD_HUI, Cabinet
from tests.store import socle


@pytest.fixture
def positions(cabinet):
    return positions_de(cabinet)


def positions_de(cabinet):
    return Positions(cabinet.magasin, cabinet.permanences._horloge, cabinet.contrats)


def convenir(cabinet, contrat=None, **champs):
    """Write the conditions of a contrat: ten hours a year unless said otherwise."""
    contrat = contrat or cabinet.contrat
    base = {"contrat_id": contrat.id, "a_partir_du": contrat.debut, "mode": Mode.HEURE, "volume": 1000, "prix": 8000}
    return cabinet.contrats.conditions.save(Conditions(**base | champs))[0]


def faire(cabinet, jour, minutes=60, parts=None, **champs):
    parts = parts or {cabinet.contrat.id: 10_000}
    acte = cabinet.acte(
        cabinet.personne(),
        jour=jour,
        minutes=minutes,
        parts=tuple(Part(contrat_id=c, pour_dix_mille=p) for c, p in parts.items()),
        **champs,
    )
    return cabinet.interventions.save(acte)[0]


def test_the_board_is_read_once_between_two_saves_that_touch_it(cabinet, positions, monkeypatch):
    lectures = []
    lire = positions._lire
    monkeypatch.setattr(positions, "_lire", lambda jour: lectures.append(jour) or lire(jour))
    convenir(cabinet)
    avant = positions.tableau()
    avant.clear()
    cabinet.personne()
    assert len(positions.tableau()) == len(lectures) == 1
    faire(cabinet, date(2025, 3, 4), 90)
    assert positions.tableau()[0].position.situation.consomme == 90
    positions.tableau(date(2025, 3, 3))
    assert len(lectures) == 3


def test_the_board_and_the_sheet_tell_the_same_volume(cabinet, positions):
    convenir(cabinet)
    faire(cabinet, date(2025, 3, 4), 90)
    faire(cabinet, date(2025, 6, 17), 60)  # tomorrow: not consumed yet
    faire(cabinet, date(2025, 4, 4), 30, facturable=False)
    (ligne,) = positions.tableau()
    suivi = positions.de(cabinet.contrat.id)
    assert ligne.position.situation == suivi.position.situation
    assert (suivi.position.situation.consomme, suivi.position.situation.reste) == (90, 510)
    assert (suivi.consommation.actes, suivi.consommation.offertes) == (90, 30)


def test_an_act_shared_between_contrats_is_consumed_whole(cabinet, positions):
    _, autre = cabinet.autre_entreprise()
    convenir(cabinet)
    convenir(cabinet, autre)
    for jour in (3, 4, 5):
        faire(cabinet, date(2025, 3, jour), 45, {cabinet.contrat.id: 3334, autre.id: 6666})
    consommes = {s.contrat.id: s.position.situation.consomme for s in positions.tableau()}
    assert consommes == {cabinet.contrat.id: 45, autre.id: 90}


def test_permanences_held_consume_and_those_planned_are_foretold(cabinet, positions):
    convenir(cabinet, mode=Mode.PERMANENCE, unite=Unite.DEMI_JOURNEES, volume=2000, annulation_delai=3)
    for semaine in range(20):
        jour = date(2025, 2, 3) + timedelta(days=7 * semaine)
        etat = EtatPermanence.TENUE if jour <= AUJOURD_HUI else EtatPermanence.PLANIFIEE
        cabinet.permanences.save(Permanence(contrat_id=cabinet.contrat.id, jour=jour, debut=540, fin=700, etat=etat))
    suivi = positions.de(cabinet.contrat.id)
    assert suivi.position.situation.consomme == 20 * 210
    assert suivi.prevision.terme.central > suivi.position.situation.prevu
    assert Signal.VOLUME_100 in {a.signal for a in suivi.alertes}


def test_a_contrat_out_of_its_time_is_not_on_the_board_and_an_unknown_one_is_refused(cabinet, positions):
    cabinet.contrats.modifier(cabinet.contrat.id, fin=date(2024, 12, 31), tacite_reconduction=False)
    assert positions.tableau() == []
    assert len(positions.tableau(date(2024, 6, 1))) == 1
    with pytest.raises(Introuvable):
        positions.de(99)


def test_an_alert_is_told_once_then_a_graver_one_is(cabinet, positions):
    convenir(cabinet)
    faire(cabinet, date(2025, 3, 4), 330)
    seuils = {Signal.VOLUME_50, Signal.VOLUME_75, Signal.VOLUME_90}
    (lue,) = [a for a in positions.de(cabinet.contrat.id).a_dire if a.signal in seuils]
    assert lue.signal is Signal.VOLUME_50
    positions.taire(cabinet.contrat.id, lue)
    assert lue not in positions.de(cabinet.contrat.id).a_dire
    faire(cabinet, date(2025, 3, 5), 240)
    assert [a.signal for a in positions.de(cabinet.contrat.id).a_dire if a.signal in seuils] == [Signal.VOLUME_90]


def test_an_alert_put_off_comes_back_on_its_day_and_reading_it_can_be_undone(cabinet, positions):
    convenir(cabinet)
    faire(cabinet, date(2025, 3, 4), 620)
    ((_, alerte),) = positions.a_dire()
    positions.taire(cabinet.contrat.id, alerte, AUJOURD_HUI + timedelta(days=7))
    assert positions.a_dire() == []
    assert [s.a_dire[0] for s in positions.tableau(AUJOURD_HUI + timedelta(days=7))] == [alerte]
    cabinet.annulations.annuler()
    assert [a for _, a in positions.a_dire()] == [alerte]


def test_dates_and_headcounts_that_come_near_are_told(cabinet, positions):
    convenir(cabinet, mode=Mode.PAR_SALARIE, unite=Unite.SALARIES, preavis=3)
    entreprise = cabinet.entreprise.id
    assert [a.signal for a in positions.de(cabinet.contrat.id).alertes] == [Signal.EFFECTIF]
    cabinet.entreprises.effectifs.save(Effectif(entreprise_id=entreprise, au=date(2024, 12, 31), nombre=50))
    assert positions.de(cabinet.contrat.id).alertes == []
    automne = positions.de(cabinet.contrat.id, date(2025, 8, 15))
    assert [(a.signal, a.le) for a in automne.alertes] == [(Signal.PREAVIS, date(2025, 9, 30))]
    vieux = positions.de(cabinet.contrat.id, date(2026, 1, 2)).alertes
    assert [(a.signal, a.le) for a in vieux] == [(Signal.EFFECTIF, date(2024, 12, 31))]


def test_what_would_happen_if_moves_the_term_and_the_volume(cabinet, positions):
    convenir(cabinet, volume=10_000)
    for mois in range(1, 6):
        faire(cabinet, date(2025, mois, 5), 300)
    suivi = positions.de(cabinet.contrat.id)
    autre = supposer(suivi, Hypothese(par_mois=420, au_volume=600))
    mois = (date(2025, 12, 31) - AUJOURD_HUI).days / 30.4
    assert autre.terme.central - suivi.prevision.terme.central == round(420 * mois)
    assert autre.prevu == suivi.prevision.prevu + 600
    assert supposer(suivi, Hypothese()).points == suivi.prevision.points


def test_a_year_without_permanence_recorded_is_not_foretold(cabinet, positions):
    convenir(cabinet, mode=Mode.PERMANENCE, unite=Unite.DEMI_JOURNEES, volume=1100)
    faire(cabinet, date(2024, 5, 4), 300)
    faire(cabinet, date(2025, 3, 4), 90)
    faire(cabinet, date(2025, 4, 4), 30)
    for suivi in (*positions.tableau(), positions.de(cabinet.contrat.id)):
        assert (suivi.actes_sans_permanence, suivi.prevision) == (120, None)
    cabinet.permanences.save(
        Permanence(
            contrat_id=cabinet.contrat.id, jour=date(2025, 3, 4), debut=540, fin=700, etat=EtatPermanence.TENUE
        )
    )
    suivi = positions.de(cabinet.contrat.id)
    assert suivi.actes_sans_permanence == 0
    assert suivi.prevision.appui is Appui.RYTHME


def test_a_year_without_act_has_the_pace_of_the_one_before_while_it_is_young(cabinet, positions):
    convenir(cabinet)
    assert positions.de(cabinet.contrat.id).prevision is None
    for mois in range(1, 13):
        faire(cabinet, date(2024, mois, 4), 40)
    jeune = positions.de(cabinet.contrat.id, date(2025, 1, 20)).prevision
    assert jeune.appui is Appui.ANNEE_PRECEDENTE
    assert positions.de(cabinet.contrat.id).prevision is None
    faire(cabinet, date(2025, 3, 4), 40)
    assert positions.de(cabinet.contrat.id).prevision.appui is Appui.RYTHME


_JOURS = st.dates(date(2024, 1, 1), AUJOURD_HUI)
_ACTES = st.tuples(_JOURS, st.integers(1, 300), st.sampled_from(["ENT", "DEM"]), st.booleans(), st.integers(0, 10_000))


@settings(max_examples=12)
@given(
    st.lists(_ACTES, max_size=12),
    st.sampled_from(list(Report)),
    st.sampled_from([(), ("ENT",)]),
    st.sampled_from([None, *Assiette]),
    st.data(),
)
def test_the_vault_counts_as_the_engine_does_in_any_order_and_undo_restores(actes, report, natures, assiette, data):
    with socle.magasin() as magasin:
        cabinet = Cabinet(magasin)
        _, autre = cabinet.autre_entreprise()
        regle = {"report": report, "report_valeur": 4, "natures_incluses": natures, "assiette": assiette}
        regles = {c.id: [convenir(cabinet, c, **regle)] for c in (cabinet.contrat, autre)}
        positions = positions_de(cabinet)
        etats = [_etat(positions)]
        for jour, minutes, nature, facturable, part in data.draw(st.permutations(actes)):
            parts = {c: p for c, p in ((cabinet.contrat.id, part), (autre.id, 10_000 - part)) if p}
            faire(cabinet, jour, minutes, parts, nature=nature, facturable=facturable)
            etats.append(_etat(positions))
        assert etats[-1] == {c: _a_la_main(cabinet, c, regles[c], actes) for c in regles}
        for etat in reversed(etats[:-1]):
            cabinet.annulations.annuler()  # the act
            cabinet.annulations.annuler()  # its person
            assert _etat(positions) == etat


def _etat(positions):
    par_jour = {s.contrat.id: positions.de(s.contrat.id).position for s in positions.tableau()}
    assert {c: p.situation for c, p in par_jour.items()} == {
        s.contrat.id: s.position.situation for s in positions.tableau()
    }
    return {c: (p.situation, p.valeur, Counter(p.compte.lots)) for c, p in par_jour.items()}


def _a_la_main(cabinet, contrat_id, regles, actes):
    portes = []
    for jour, minutes, nature, facturable, part in actes:
        dites = [(cabinet.contrat.id, part), (contrat_id if contrat_id != cabinet.contrat.id else -1, 10_000 - part)]
        parts = [Part(contrat_id=c if c > 0 else 10**6, pour_dix_mille=p) for c, p in dites if p]
        portee = minutes_par_contrat(minutes, parts).get(contrat_id, 0)
        portes.append(ActesDuJour(jour, nature, facturable, en_permanence=False, minutes=portee))
    consommation = consommer(partial(en_force, regles), portes, (), {})
    contrat = Contrat(id=contrat_id, entreprise_id=1, reference="C", debut=date(2024, 1, 1))
    p = situer(contrat, regles, consommation.par_jour, AUJOURD_HUI)
    return p.situation, p.valeur, Counter(p.compte.lots)
