"""Relevés made from the vault: the total is the contract engine's, the natures wait for the bilan, no name anywhere."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from app.bilan.formats import typographier
from app.bilan.motifs import Etat
from app.bilan.releves import Axe, Motif
from app.documents import releve_json, releve_pdf, releve_xlsx
from app.domain.contrats import Assiette, Mode, Unite
from app.domain.entreprises import Effectif, Site
from app.domain.interventions import Part, Portee
from app.domain.permanences import EtatPermanence, Permanence
from app.services.errors import PeriodeDeReleve
from tests.documents.lire_pdf import texte
from tests.services.releveur import MARS, annee_2024, arreter, convenir, fin_de_mois, minutes, servir


def feuilles(xlsx):
    classeur = CalamineWorkbook.from_filelike(BytesIO(xlsx))
    return json.dumps(classeur.get_sheet_by_index(0).to_python(), ensure_ascii=False)


@pytest.fixture
def remis():
    return []


@pytest.fixture
def releves(cabinet, remis, tmp_path):
    return servir(cabinet, tmp_path, remis.append)


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


def test_she_alone_is_told_what_was_folded_and_why(cabinet, releves):
    convenir(cabinet)
    gens = annee_2024(cabinet)
    for n, qui in enumerate(gens[:8]):
        nature = "COU" if n else "RAP"
        cabinet.interventions.save(cabinet.acte(qui, jour=MARS[0], minutes=30, nature=nature))
    lu = releves.apercu(cabinet.contrat.id, *MARS)
    natures, jours, sites = lu.explications
    assert natures.etat is Etat.REGROUPE
    assert "Courrier (7\u00a0personnes)" in natures.phrases[1]
    assert "(1\u00a0personne)" in natures.phrases[1]
    assert sites.phrases == (typographier(f"Répartition non présentée : {Motif.UN_LIEU}"),)
    assert (sites.etat, jours.etat) == (Etat.ABSENT, Etat.REGROUPE)
    assert "personnes)" not in texte(lu.pdf)


def test_acts_shared_with_another_entreprise_count_for_what_the_contrat_bears(cabinet, releves):
    convenir(cabinet)
    gens = annee_2024(cabinet)
    _, autre = cabinet.autre_entreprise()
    parts = tuple(Part(contrat_id=c, pour_dix_mille=p) for c, p in ((cabinet.contrat.id, 3333), (autre.id, 6667)))
    avant = releves.etablir(cabinet.contrat.id, *MARS).contenu
    cabinet.interventions.save(cabinet.acte(gens[0], jour=date(2024, 3, 5), minutes=61, nature="ENT", parts=parts))
    apres = releves.etablir(cabinet.contrat.id, *MARS).contenu
    assert apres.total - avant.total == 20
    assert minutes(apres, Axe.NATURES)["ENT"] - minutes(avant, Axe.NATURES)["ENT"] == 20


def test_sites_are_those_of_the_acts_or_of_their_permanences(cabinet, releves):
    convenir(cabinet)
    gens = annee_2024(cabinet, 40, 0)
    nord, sud = (
        cabinet.entreprises.sites.save(Site(entreprise_id=cabinet.entreprise.id, nom=nom))[0] for nom in ("Nord", "Sud")
    )
    for site in (nord, sud):
        effectif = {"entreprise_id": cabinet.entreprise.id, "au": MARS[0], "nombre": 200}
        cabinet.entreprises.effectifs.save(Effectif(axe="site", modalite=str(site.id), **effectif))
    tenue = Permanence(
        contrat_id=cabinet.contrat.id, site_id=sud.id, jour=MARS[0], debut=540, fin=720, etat=EtatPermanence.TENUE
    )
    permanence, _ = cabinet.permanences.save(tenue)
    for n, qui in enumerate(gens):
        ou = {"permanence_id": permanence.id} if n % 2 else {"site_id": nord.id}
        cabinet.interventions.save(cabinet.acte(qui, jour=MARS[0], minutes=30, nature="ENT", **ou))
    r = releves.etablir(cabinet.contrat.id, *MARS).contenu
    assert {li.libelle: li.minutes for li in r.axes[Axe.SITES].lignes} == {"Nord": 600, "Sud": 600}
    assert {li.libelle: li.minutes for li in r.axes[Axe.JOURS].lignes} == {
        "1er\u00a0mars\u00a02024, Nord": 600,
        "1er\u00a0mars\u00a02024, Sud": 600,
    }


def test_no_name_in_any_file_and_the_hand_over_is_journaled(cabinet, releves, remis):
    convenir(cabinet)
    annee_2024(cabinet)
    cabinet.permanences.save(
        Permanence(contrat_id=cabinet.contrat.id, jour=date(2024, 3, 4), debut=540, fin=720, etat=EtatPermanence.TENUE)
    )
    fichiers, _ = releves.remettre(cabinet.contrat.id, *MARS, ["pdf", "json", "xlsx"])
    page, donnees = texte(fichiers["pdf"]), fichiers["json"].decode()
    for ecrit in (page, donnees, feuilles(fichiers["xlsx"])):
        assert "Nom" not in ecrit.replace("Nombre", "")
        assert "Zoé" not in ecrit
    lu = json.loads(donnees)
    assert lu["format"] == "visavis-releve/1"
    assert lu["minutes"] == sum(ligne["minutes"] for ligne in lu["repartitions"]["natures"]["lignes"])
    assert lu["presence"] == [{"jour": "2024-03-04", "site": "", "debut": 540, "fin": 720, "etat": "tenue"}]
    assert "Relevé d’activité de mars 2024" in page
    assert remis == [cabinet.contrat.id]


def test_the_same_releve_gives_the_same_bytes(cabinet, releves):
    convenir(cabinet)
    un, deux = (releves.etablir(cabinet.contrat.id, *MARS) for _ in range(2))
    for ecrivain in (releve_pdf.rendre, releve_json.ecrire, releve_xlsx.rendre):
        assert ecrivain(un) == ecrivain(deux)


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
