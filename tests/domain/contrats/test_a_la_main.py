"""The contrats worked out by hand, to the minute and the cent."""

from functools import partial

import pytest

from app.domain.contrats.approbations import Reponse, minutes_de
from app.domain.contrats.consommation import consommer, frais_de_trajet
from app.domain.contrats.position import situer
from app.domain.contrats.volumes import en_force
from app.domain.interventions import Part, minutes_par_contrat
from tests.domain.contrats import atelier

_REPONSES = {"approuvees": Reponse.APPROUVE, "refusees": Reponse.REFUSE, "en_attente": None}
TABLE = atelier.lire_table()


@pytest.mark.parametrize("cas", TABLE, ids=lambda cas: cas["nom"])
def test_the_engine_gives_what_was_worked_out_by_hand(cas):
    contrat = atelier.contrat(
        cas["debut"],
        **{nom: cas[nom] for nom in ("fin", "tacite_reconduction", "exercice") if nom in cas},
    )
    termes = [atelier.conditions(**{"debut": cas["debut"]} | _renomme(c)) for c in cas["conditions"]]
    permanences = [atelier.permanence(*p) for p in cas.get("permanences", ())]
    actes = [atelier.actes(**acte) for acte in cas.get("actes", ())]
    sites = {1: atelier.site(*cas.get("trajet", ()))}
    consommation = consommer(partial(en_force, termes), actes, permanences, sites)
    par_jour = {**consommation.par_jour, **dict(cas.get("jours", ()))}
    reponses = [atelier.approbation(**a) for a in cas.get("approbations", ())]
    for attendu in cas["attendu"]:
        position = situer(contrat, termes, par_jour, attendu["au"], cas.get("effectifs", ()), reponses)
        frais = frais_de_trajet(partial(en_force, termes), permanences, sites)
        obtenu = {nom: _lire(nom, position, consommation, frais) for nom in attendu}
        assert obtenu == attendu


def test_the_table_holds_forty_contrats_and_their_arithmetic():
    assert len(TABLE) >= 40
    assert all(len(cas["calcul"]) > 40 for cas in TABLE)


@pytest.mark.parametrize(
    ("minutes", "parts", "attendu"),
    [
        (50, {1: 6000, 2: 4000}, {1: 30, 2: 20}),
        # 25 × 0,3333 = 8,3325 twice, 25 × 0,3334 = 8,335: the ninth minute goes to the largest remainder.
        (25, {1: 3333, 2: 3333, 3: 3334}, {1: 8, 2: 8, 3: 9}),
        # 15 ÷ 2 = 7,5 each: equal remainders, the contrat opened first has the minute, in whatever order they are told.
        (15, {7: 5000, 3: 5000}, {3: 8, 7: 7}),
        (0, {1: 10_000}, {1: 0}),
    ],
)
def test_the_minutes_of_an_act_are_shared_whole(minutes, parts, attendu):
    partage = minutes_par_contrat(minutes, [Part(contrat_id=c, pour_dix_mille=p) for c, p in parts.items()])
    assert partage == attendu


def _renomme(champs):
    return {"debut" if nom == "a_partir_du" else nom: valeur for nom, valeur in champs.items()}


def _lire(nom, position, consommation, frais):
    if nom == "annee":
        return [position.situation.annee.debut, position.situation.annee.fin]
    if nom == "preavis":
        return list(position.preavis)
    ailleurs = {"frais": frais, "offertes": consommation.offertes, "hors_contrat": position.compte.hors_contrat}
    if nom in ailleurs:
        return ailleurs[nom]
    if nom in _REPONSES:
        return minutes_de(position.tranches, reponse=_REPONSES[nom])
    source = next(s for s in (position, position.situation, position.valeur) if hasattr(s, nom))
    return getattr(source, nom)
