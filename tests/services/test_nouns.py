from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from app.domain.accompagnements import Accompagnement, Objectif
from app.domain.contrats import Conditions, Mode
from app.domain.entreprises import Effectif, Entreprise, Site
from app.domain.errors import ChampManquant, DateIncoherente, EmploisChevauchants, SiretInvalide, SuiteIncoherente
from app.domain.foyers import Foyer, Membre
from app.domain.nomenclatures import Liste
from app.domain.organismes import Organisme
from app.domain.permanences import EtatPermanence, Permanence
from app.domain.personnes import Emploi, Personne
from app.services.errors import ConditionsFigees, DejaPris, EncoreUtilise, FusionImpossible, Introuvable, SiteAilleurs
from app.services.nomenclatures import resoudre
from app.store import tables
from tests.services.trame import JOUR


def test_every_kind_comes_back_as_it_was_saved(cabinet):
    zoe = cabinet.personne()
    site, _ = cabinet.entreprises.sites.save(Site(entreprise_id=cabinet.entreprise.id, nom="Sud"))
    membres = (Membre(prenom="Léo", lien="fils", annee_naissance=2015, a_charge=True), Membre(revenus=120_000))
    plan = (Objectif(texte="Dossier FSL", qui="elle", pour_le=JOUR), Objectif(texte="Rappel"))
    gardes = [
        (cabinet.foyers, Foyer(personne_id=zoe.id, au=JOUR, loyer=61_250, membres=membres)),
        (
            cabinet.accompagnements,
            Accompagnement(
                personne_id=zoe.id, contrat_id=cabinet.contrat.id, ouvert_le=JOUR, themes=("LOG", "BUD"), plan=plan
            ),
        ),
        (
            cabinet.contrats.conditions,
            Conditions(
                contrat_id=cabinet.contrat.id,
                a_partir_du=JOUR,
                mode=Mode.PERMANENCE,
                volume=22_000,
                natures_incluses=("ENT", "COU"),
                sites=(site.id,),
            ),
        ),
        (cabinet.organismes, Organisme(nom="CAF du Lac", categorie="CAF")),
        (cabinet.entreprises.effectifs, Effectif(entreprise_id=cabinet.entreprise.id, au=JOUR, nombre=240)),
    ]
    for service, record in gardes:
        garde, _ = service.save(record)
        assert service.get(garde.id) == garde == replace(record, id=garde.id)


def test_a_record_that_is_not_there_is_said_so(cabinet):
    with pytest.raises(Introuvable):
        cabinet.personnes.get(99)
    with pytest.raises(Introuvable):
        cabinet.personnes.save(Personne(id=99, nom="Personne"))
    with pytest.raises(Introuvable):
        cabinet.accompagnements.save(Accompagnement(personne_id=99, contrat_id=cabinet.contrat.id, ouvert_le=JOUR))


def test_what_is_used_is_not_removed(cabinet):
    with pytest.raises(EncoreUtilise):
        cabinet.entreprises.delete(cabinet.entreprise.id)
    assert cabinet.entreprises.get(cabinet.entreprise.id) == cabinet.entreprise


def test_an_id_is_never_given_twice(cabinet):
    premiere = cabinet.personne("Un")
    cabinet.personnes.delete(premiere.id)
    assert cabinet.personne("Deux").id > premiere.id


def test_a_siret_is_checked_and_taken_once(cabinet):
    with pytest.raises(SiretInvalide):
        cabinet.entreprises.save(Entreprise(nom="X", siret="73282932000075"))
    cabinet.entreprises.save(Entreprise(nom="X", siret="73282932000074"))
    with pytest.raises(DejaPris):
        cabinet.entreprises.save(Entreprise(nom="Y", siret="73282932000074"))


def test_an_entreprise_is_found_by_its_name_or_its_siret(cabinet):
    entreprise, _ = cabinet.entreprises.save(Entreprise(nom="Cœur d’Émail", siret="73282932000074"))
    assert cabinet.entreprises.nommees("coeur d'email") == [entreprise]
    assert cabinet.entreprises.nommees("732 829 320 00074") == [entreprise]


def test_emplois_in_one_entreprise_never_overlap(cabinet):
    zoe = cabinet.personne()
    emploi = Emploi(personne_id=zoe.id, entreprise_id=cabinet.entreprise.id, du=date(2020, 1, 1))
    garde, _ = cabinet.personnes.emplois.save(emploi)
    with pytest.raises(EmploisChevauchants):
        cabinet.personnes.emplois.save(replace(emploi, du=date(2022, 1, 1), csp="CAD"))
    cabinet.personnes.emplois.save(replace(garde, au=date(2021, 12, 31)))
    suivant, _ = cabinet.personnes.emplois.save(replace(emploi, du=date(2022, 1, 1), csp="CAD"))
    assert [e.csp for e in cabinet.personnes.emplois.de(zoe.id)] == ["NR", "CAD"]
    autre, _ = cabinet.autre_entreprise()
    cabinet.personnes.emplois.save(replace(suivant, id=0, entreprise_id=autre.id))


def test_a_site_belongs_to_its_entreprise(cabinet):
    autre, contrat = cabinet.autre_entreprise()
    site, _ = cabinet.entreprises.sites.save(Site(entreprise_id=autre.id, nom="Nord"))
    with pytest.raises(SiteAilleurs):
        cabinet.personnes.emplois.save(
            Emploi(personne_id=cabinet.personne().id, entreprise_id=cabinet.entreprise.id, site_id=site.id)
        )
    with pytest.raises(SiteAilleurs):
        cabinet.permanences.save(
            Permanence(contrat_id=cabinet.contrat.id, site_id=site.id, jour=JOUR, debut=540, fin=720)
        )
    cabinet.permanences.save(Permanence(contrat_id=contrat.id, site_id=site.id, jour=JOUR, debut=540, fin=720))


def test_a_headcount_is_dated_and_the_last_known_counts(cabinet):
    effectif = Effectif(entreprise_id=cabinet.entreprise.id, au=date(2024, 12, 31), nombre=240)
    cabinet.entreprises.effectifs.save(effectif)
    cabinet.entreprises.effectifs.save(replace(effectif, au=date(2025, 5, 31), nombre=251))
    au_printemps = cabinet.entreprises.effectifs.total_au(cabinet.entreprise.id, date(2025, 4, 1))
    assert au_printemps.nombre == 240
    with pytest.raises(DejaPris):
        cabinet.entreprises.effectifs.save(effectif)


def test_a_moved_permanence_points_to_the_new_one(cabinet):
    ancienne, _ = cabinet.permanences.save(Permanence(contrat_id=cabinet.contrat.id, jour=JOUR, debut=540, fin=720))
    nouvelle, _ = cabinet.permanences.deplacer(ancienne.id, date(2025, 3, 6), 600, 780)
    relue = cabinet.permanences.get(ancienne.id)
    assert (relue.etat, relue.deplacee_vers_id) == (EtatPermanence.DEPLACEE, nouvelle.id)
    assert cabinet.permanences.entre(JOUR, date(2025, 3, 31)) == [relue, nouvelle]


def test_an_accompagnement_is_closed_with_a_suite(cabinet):
    suivi, _ = cabinet.accompagnements.save(
        Accompagnement(personne_id=cabinet.personne().id, contrat_id=cabinet.contrat.id, ouvert_le=JOUR)
    )
    with pytest.raises(SuiteIncoherente):
        cabinet.accompagnements.clore(suivi.id, "ENC", JOUR)
    with pytest.raises(DateIncoherente):
        cabinet.accompagnements.clore(suivi.id, "OBJ", date(2025, 1, 1))
    clos, _ = cabinet.accompagnements.clore(suivi.id, "OBJ", date(2025, 5, 1))
    assert (clos.suite, clos.clos_le) == ("OBJ", date(2025, 5, 1))
    assert cabinet.accompagnements.rouvrir(suivi.id)[0] == suivi


def test_conditions_are_edited_until_a_frozen_bilan_uses_them(cabinet):
    service = cabinet.contrats.conditions
    conditions, _ = service.save(
        Conditions(contrat_id=cabinet.contrat.id, a_partir_du=date(2024, 1, 1), mode=Mode.FORFAIT, volume=10_000)
    )
    conditions, _ = service.save(replace(conditions, volume=12_000))
    _publier(cabinet, date(2024, 1, 1), date(2024, 12, 31))
    with pytest.raises(ConditionsFigees):
        service.save(replace(conditions, volume=1))
    with pytest.raises(ConditionsFigees):
        service.delete(conditions.id)
    avenant, _ = service.save(replace(cabinet.contrats.avenant(conditions, date(2025, 1, 1)), volume=9_000))
    service.save(replace(avenant, volume=9_500))
    assert [c.volume for c in service.de(cabinet.contrat.id)] == [12_000, 9_500]
    assert service.au(cabinet.contrat.id, date(2024, 6, 1)) == conditions
    with pytest.raises(ConditionsFigees):
        service.save(replace(cabinet.contrats.avenant(conditions, date(2024, 7, 1)), volume=9_000))


def _publier(cabinet, du, au):
    with cabinet.magasin.ecrire() as unite:
        vide = {"instant": "", "parametres": "", "contenu": "", "certificat": "", "precedent": b"", "empreinte": b""}
        ligne = {"entreprise_id": cabinet.entreprise.id, "du": du, "au": au, "version": 1}
        unite.connexion.execute(insert(tables.publications), ligne | vide)


def test_a_line_is_renamed_merged_and_deactivated_without_rewriting_history(cabinet):
    zoe = cabinet.personne()
    acte, _ = cabinet.interventions.save(cabinet.acte(zoe, theme="MOB"))
    themes = {entree.code: entree for entree in cabinet.nomenclatures.de(Liste.THEMES)}
    renommee, _ = cabinet.nomenclatures.renommer(themes["MOB"].id, "Se déplacer")
    fusionnee, _ = cabinet.nomenclatures.fusionner(themes["MOB"].id, themes["LOG"].id)
    assert (renommee.code, renommee.version, fusionnee.version) == ("MOB", 2, 3)
    assert cabinet.interventions.get(acte.id).theme == "MOB"
    assert resoudre(cabinet.nomenclatures.de(Liste.THEMES))["MOB"] == "LOG"
    assert "MOB" not in {e.code for e in cabinet.nomenclatures.de(Liste.THEMES, actives=True)}
    assert [v.libelle for v in cabinet.nomenclatures.historique(themes["MOB"].id)] == [
        themes["MOB"].libelle,
        "Se déplacer",
        "Se déplacer",
    ]


def test_a_merge_that_means_nothing_is_refused(cabinet):
    themes = {entree.code: entree for entree in cabinet.nomenclatures.de(Liste.THEMES)}
    canal = cabinet.nomenclatures.de(Liste.CANAUX)[0]
    cabinet.nomenclatures.fusionner(themes["MOB"].id, themes["LOG"].id)
    for cible in (themes["BUD"].id, canal.id, themes["MOB"].id):
        with pytest.raises(FusionImpossible):
            cabinet.nomenclatures.fusionner(themes["BUD"].id, cible)


def test_lists_are_seeded_once_and_each_open_one_has_autre_and_non_renseigne(cabinet):
    cabinet.nomenclatures.renommer(cabinet.nomenclatures.de(Liste.CANAUX)[0].id, "À mon bureau")
    avant = cabinet.nomenclatures.toutes()
    assert cabinet.nomenclatures.semer().ids == {}
    assert cabinet.nomenclatures.toutes() == avant
    for liste in (Liste.THEMES, Liste.NATURES, Liste.CANAUX, Liste.ORIGINES, Liste.SUITES_ACCOMPAGNEMENT):
        assert {"AUT", "NR"} <= {entree.code for entree in avant if entree.liste is liste}


def test_a_person_needs_a_name_or_a_code(cabinet):
    with pytest.raises(ChampManquant):
        cabinet.personnes.save(Personne(telephone="06"))
    assert cabinet.personnes.save(Personne(code="A7"))[0].nom_affiche == "(sans nom) A7"


def test_near_duplicates_are_found_and_another_year_sets_them_apart(cabinet):
    zoe = cabinet.personne("Lefèvre-Dupuis", "Zoé", naissance_annee=1980)
    cabinet.personne("Lefebvre", "Marc")
    for nom, prenom in (("LEFEVRE DUPUIS", "Zoe"), ("Zoé", "Lefevre–Dupuis"), ("Lefèvre-Dupuy", "Zoé")):
        assert [v.id for v in cabinet.personnes.voisines(Personne(nom=nom, prenom=prenom))] == [zoe.id]
    assert cabinet.personnes.voisines(Personne(nom="Lefèvre-Dupuis", prenom="Zoé", naissance_annee=1991)) == []
