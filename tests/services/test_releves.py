"""Relevés made from the vault: the total is the contract engine's, the natures wait for the bilan, no name anywhere."""

import json
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from app.bilan.releves import Motif
from app.coffre.pieces import FichiersPieces
from app.documents import releve_json, releve_pdf
from app.domain.contrats import Assiette, Conditions, Mode, Unite
from app.domain.entreprises import Site
from app.domain.interventions import Part, Portee
from app.domain.permanences import EtatPermanence, Permanence
from app.services.bilans import Bilans
from app.services.errors import PeriodeDeReleve
from app.services.pieces import Pieces
from app.services.positions import Positions
from app.services.releves import Releves
from tests.documents.lire_pdf import texte

MARS = date(2024, 3, 1), date(2024, 3, 31)


@pytest.fixture
def remis():
    return []


@pytest.fixture
def releves(cabinet, remis):
    horloge = lambda: datetime(2025, 6, 16, 9, tzinfo=UTC)  # noqa: E731
    return Releves(cabinet.magasin, horloge, Positions(cabinet.magasin, horloge, cabinet.contrats), remis.append)


def convenir(cabinet, **champs):
    base = {"contrat_id": cabinet.contrat.id, "a_partir_du": cabinet.contrat.debut, "mode": Mode.HEURE, "volume": 90000}
    return cabinet.contrats.conditions.save(Conditions(**base | champs))[0]


def fin_de_mois(jour):
    return (jour.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def annee_2024(cabinet, personnes=60, par_mois=80):
    hasard = Random(4)
    gens = [cabinet.personne(f"Nom{n}", "Zoé") for n in range(personnes)]
    for mois in range(1, 13):
        for n in range(par_mois):
            qui = gens[n] if n < personnes else hasard.choice(gens)
            nature = "ENT" if n % 2 else "DEM"
            jour = date(2024, mois, 1 + n % 28)
            cabinet.interventions.save(cabinet.acte(qui, jour=jour, minutes=30 + n % 4 * 15, nature=nature))
    return gens


def arreter(cabinet, tmp_path):
    horloge = lambda: datetime(2025, 1, 20, 9, tzinfo=UTC)  # noqa: E731
    (tmp_path / "pieces").mkdir()
    pieces = Pieces(FichiersPieces(tmp_path, "essai"), horloge)
    return Bilans(cabinet.magasin, pieces, horloge).arreter(cabinet.entreprise.id, 2024)


@pytest.mark.parametrize(
    "champs",
    [
        {},
        {"natures_incluses": ("ENT",)},
        {"mode": Mode.PERMANENCE, "unite": Unite.DEMI_JOURNEES, "volume": 8000},
        {"assiette": Assiette.LES_DEUX, "trajet_compte": True},
    ],
)
def test_the_total_is_that_of_the_contract_engine(cabinet, releves, champs):
    convenir(cabinet, **champs)
    site, _ = cabinet.entreprises.sites.save(
        Site(entreprise_id=cabinet.entreprise.id, nom="Usine Nord", trajet_minutes=35)
    )
    _, autre = cabinet.autre_entreprise()
    zoe = cabinet.personne()
    for n in range(40):
        jour = date(2024, 1, 5) + timedelta(days=9 * n)
        un, deux = ((cabinet.contrat.id, 3334), (autre.id, 6666))
        parts = tuple(Part(contrat_id=c, pour_dix_mille=p) for c, p in (un, deux))
        seul = {} if n % 5 else {"parts": parts}
        cabinet.interventions.save(
            cabinet.acte(zoe, jour=jour, minutes=20 + n, facturable=bool(n % 7), nature=("ENT", "DEM")[n % 2], **seul)
        )
        etat = EtatPermanence.TENUE if n % 3 else EtatPermanence.ANNULEE
        cabinet.permanences.save(
            Permanence(contrat_id=cabinet.contrat.id, site_id=site.id, jour=jour, debut=540, fin=700, etat=etat)
        )
    positions = releves._positions
    jours = positions.de(cabinet.contrat.id, date(2024, 12, 31)).consommation.par_jour
    somme = 0
    for mois in range(1, 13):
        du = date(2024, mois, 1)
        r = releves.etablir(cabinet.contrat.id, du, fin_de_mois(du)).contenu
        assert r.total == sum(m for jour, m in jours.items() if du <= jour <= fin_de_mois(du))
        assert r.volume.consomme == positions.de(cabinet.contrat.id, r.au).position.situation.consomme
        somme += r.total
    assert somme == sum(jours.values()) > 0


def test_natures_wait_for_the_bilan_then_add_to_the_total_and_are_sealed(cabinet, releves, tmp_path):
    convenir(cabinet)
    annee_2024(cabinet)
    assert releves.etablir(cabinet.contrat.id, *MARS).contenu.motif is Motif.NON_ARRETEE
    arreter(cabinet, tmp_path)
    r = releves.etablir(cabinet.contrat.id, *MARS).contenu
    assert {ligne.code for ligne in r.lignes} == {"ENT", "DEM"}
    assert sum(ligne.minutes for ligne in r.lignes) == r.total > 0
    cabinet.interventions.save(cabinet.acte(cabinet.personne(), jour=date(2024, 3, 5), minutes=45, nature="ENT"))
    assert releves.etablir(cabinet.contrat.id, *MARS).contenu.motif is Motif.MODIFIEE


def test_no_name_in_any_file_and_the_hand_over_is_journaled(cabinet, releves, remis, tmp_path):
    convenir(cabinet)
    annee_2024(cabinet)
    arreter(cabinet, tmp_path)
    cabinet.permanences.save(
        Permanence(contrat_id=cabinet.contrat.id, jour=date(2024, 3, 4), debut=540, fin=720, etat=EtatPermanence.TENUE)
    )
    fichiers = releves.fichiers(cabinet.contrat.id, *MARS, ["pdf", "json"])
    page, donnees = texte(fichiers["pdf"]), fichiers["json"].decode()
    for ecrit in (page, donnees):
        assert "Nom" not in ecrit.replace("Nombre", "")
        assert "Zoé" not in ecrit
    lu = json.loads(donnees)
    assert lu["format"] == "visavis-releve/1"
    assert lu["minutes"] == sum(ligne["minutes"] for ligne in lu["natures"])
    assert lu["presence"] == [{"jour": "2024-03-04", "site": "", "debut": 540, "fin": 720, "etat": "tenue"}]
    assert "Relevé d’activité de mars 2024" in page
    assert remis == [cabinet.contrat.id]


def test_the_same_releve_gives_the_same_bytes(cabinet, releves):
    convenir(cabinet)
    un, deux = (releves.etablir(cabinet.contrat.id, *MARS) for _ in range(2))
    assert releve_pdf.rendre(un) == releve_pdf.rendre(deux)
    assert releve_json.ecrire(un) == releve_json.ecrire(deux)


@pytest.mark.parametrize(
    ("du", "au"),
    [
        (date(2024, 3, 4), date(2024, 3, 4)),
        (date(2024, 3, 1), date(2024, 3, 30)),
        (date(2024, 3, 2), date(2024, 3, 31)),
        (date(2024, 4, 1), date(2024, 3, 31)),
        (date(2025, 6, 1), date(2025, 6, 30)),
    ],
)
def test_days_and_months_not_over_are_refused(cabinet, releves, du, au):
    convenir(cabinet)
    with pytest.raises(PeriodeDeReleve):
        releves.etablir(cabinet.contrat.id, du, au)


def test_one_act_not_billed_takes_the_minutes_out_of_the_bilan(cabinet, tmp_path):
    convenir(cabinet)
    gens = annee_2024(cabinet, 30, 30)
    cabinet.interventions.save(
        cabinet.acte(gens[0], jour=date(2024, 3, 5), minutes=45, nature="ENT", facturable=False)
    )
    bilan = arreter(cabinet, tmp_path).bilan.contenu
    assert {i.id: i.valeur for i in bilan.indicateurs}["temps_individuel"] is None
    assert {i.id: i.valeur for i in bilan.indicateurs}["interventions"] == 361
    assert "temps" not in {t.id for t in bilan.tableaux}


def test_company_acts_alone_are_a_line_of_their_own(cabinet, releves):
    convenir(cabinet)
    cabinet.interventions.save(
        cabinet.acte(jour=date(2024, 3, 5), minutes=90, nature="REU", portee=Portee.ENTREPRISE)
    )
    r = releves.etablir(cabinet.contrat.id, *MARS).contenu
    assert (r.total, [p.code for p in r.parts]) == (90, ["actes"])
