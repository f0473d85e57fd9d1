from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.accompagnements import Accompagnement
from app.domain.entreprises import Site
from app.domain.errors import (
    ChampManquant,
    DateHorsBornes,
    NombreHorsBornes,
    PartsInegales,
    PorteeIncoherente,
)
from app.domain.foyers import Foyer, Membre
from app.domain.interventions import Brouillon, Part, Portee
from app.domain.personnes import Emploi, Personne
from app.services.errors import AccompagnementAutre, CodeInconnu, ContratIndecis, FoyerDifferent, SiteAilleurs
from tests.services.trame import AUJOURD_HUI, JOUR


def test_an_act_is_kept_as_it_was_given(cabinet):
    zoe = cabinet.personne()
    acte, changes = cabinet.interventions.save(cabinet.acte(zoe, note="Point sur le logement"))
    assert cabinet.interventions.get(acte.id) == acte
    assert acte.note == "Point sur le logement"
    assert changes.ids["interventions"] == {acte.id}


def test_a_known_act_keeps_its_place_in_the_sequence(cabinet):
    zoe = cabinet.personne()
    premier, _ = cabinet.interventions.save(cabinet.acte(zoe))
    second, _ = cabinet.interventions.save(cabinet.acte(zoe))
    corrige, _ = cabinet.interventions.save(replace(premier, minutes=50))
    assert (corrige.seq, second.seq) == (premier.seq, premier.seq + 1)


def test_shares_must_add_to_the_whole(cabinet):
    zoe = cabinet.personne()
    _, autre = cabinet.autre_entreprise()
    parts = Part(contrat_id=cabinet.contrat.id, pour_dix_mille=6_000), Part(contrat_id=autre.id, pour_dix_mille=4_000)
    acte, _ = cabinet.interventions.save(cabinet.acte(zoe, parts=parts))
    assert cabinet.interventions.get(acte.id).parts == parts
    with pytest.raises(PartsInegales):
        cabinet.interventions.save(cabinet.acte(zoe, parts=parts[:1]))
    with pytest.raises(PartsInegales):
        cabinet.interventions.save(cabinet.acte(zoe, parts=(parts[0], replace(parts[0], pour_dix_mille=4_000))))


def test_only_an_internal_act_has_no_contrat(cabinet):
    cabinet.interventions.save(cabinet.acte(portee=Portee.INTERNE, nature="VEI", parts=()))
    with pytest.raises(ChampManquant):
        cabinet.interventions.save(cabinet.acte(cabinet.personne(), parts=()))


def test_several_persons_share_an_act_only_within_one_foyer(cabinet):
    zoe, max_ = cabinet.personne(), cabinet.personne("Petit", "Max")
    with pytest.raises(FoyerDifferent):
        cabinet.interventions.save(cabinet.acte(zoe, max_))
    cabinet.foyers.save(Foyer(personne_id=zoe.id, au=JOUR, membres=(Membre(prenom="Max", personne_id=max_.id),)))
    acte, _ = cabinet.interventions.save(cabinet.acte(max_, zoe))
    assert acte.personnes == (max_.id, zoe.id)


@pytest.mark.parametrize("portee", [Portee.COLLECTIVE, Portee.ENTREPRISE, Portee.INTERNE])
def test_only_an_individual_act_names_persons(cabinet, portee):
    with pytest.raises(PorteeIncoherente):
        cabinet.interventions.save(cabinet.acte(cabinet.personne(), portee=portee))


def test_a_collective_act_counts_and_no_other_does(cabinet):
    acte, _ = cabinet.interventions.save(cabinet.acte(portee=Portee.COLLECTIVE, nature="ICO", participants=14))
    assert acte.participants == 14
    with pytest.raises(ChampManquant):
        cabinet.interventions.save(cabinet.acte(portee=Portee.COLLECTIVE, nature="ICO"))
    with pytest.raises(PorteeIncoherente):
        cabinet.interventions.save(cabinet.acte(portee=Portee.ENTREPRISE, nature="REU", participants=3))


@pytest.mark.parametrize("jour", [date(1949, 12, 31), AUJOURD_HUI + timedelta(days=368), date(205, 3, 4)])
def test_a_day_no_act_can_have_is_refused(cabinet, jour):
    with pytest.raises(DateHorsBornes):
        cabinet.interventions.save(cabinet.acte(cabinet.personne(), jour=jour))


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_a_length_out_of_a_day_is_refused(cabinet, minutes):
    with pytest.raises(NombreHorsBornes) as refus:
        cabinet.interventions.save(cabinet.acte(cabinet.personne(), minutes=minutes))
    assert refus.value.details["champ"] == "minutes"


def test_a_code_out_of_its_list_is_refused(cabinet):
    with pytest.raises(CodeInconnu) as refus:
        cabinet.interventions.save(cabinet.acte(cabinet.personne(), theme="XYZ"))
    assert refus.value.details["champ"] == "theme"


def test_nothing_of_one_contrat_hangs_on_an_act_of_another(cabinet):
    zoe = cabinet.personne()
    _, autre = cabinet.autre_entreprise()
    suivi, _ = cabinet.accompagnements.save(Accompagnement(personne_id=zoe.id, contrat_id=autre.id, ouvert_le=JOUR))
    with pytest.raises(AccompagnementAutre):
        cabinet.interventions.save(cabinet.acte(zoe, accompagnement_id=suivi.id))


def test_the_site_is_one_of_the_entreprise_that_pays(cabinet):
    entreprise, _ = cabinet.autre_entreprise()
    site, _ = cabinet.entreprises.sites.save(Site(entreprise_id=entreprise.id, nom="Nord"))
    with pytest.raises(SiteAilleurs):
        cabinet.interventions.save(cabinet.acte(cabinet.personne(), site_id=site.id))


def test_a_refused_act_leaves_nothing(cabinet):
    zoe = cabinet.personne()
    with pytest.raises(CodeInconnu):
        cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=30, nature="???", personne=Personne(nom="Neuve")))
    assert cabinet.interventions.toutes() == []
    assert cabinet.accompagnements.toutes() == []
    assert cabinet.personnes.toutes() == [zoe]


def test_a_first_act_creates_person_and_accompagnement(cabinet):
    brouillon = Brouillon(
        jour=JOUR, minutes=40, nature="ENT", personne=Personne(code="K12"), theme="LOG", origine="LUI"
    )
    acte, changes = cabinet.interventions.saisir(brouillon)
    suivi = cabinet.accompagnements.get(acte.accompagnement_id)
    assert (suivi.theme, suivi.origine, suivi.ouvert_le, suivi.demande_le) == ("LOG", "LUI", JOUR, JOUR)
    assert cabinet.personnes.get(acte.personnes[0]).code == "K12"
    assert all(changes.touche(sorte) for sorte in ("personnes", "accompagnements", "interventions"))


def test_a_later_act_inherits_theme_origin_and_contrat_from_the_open_follow_up(cabinet):
    premier, _ = cabinet.interventions.saisir(
        Brouillon(jour=JOUR, minutes=40, nature="ENT", personne=Personne(code="K12"), theme="LOG", origine="LUI")
    )
    cabinet.autre_entreprise()
    second, _ = cabinet.interventions.saisir(
        Brouillon(jour=JOUR + timedelta(days=9), minutes=5, nature="DEM", personne=premier.personnes[0])
    )
    assert second.accompagnement_id == premier.accompagnement_id
    assert (second.theme, second.origine, second.parts) == ("LOG", "LUI", premier.parts)


def test_the_site_and_contrat_of_the_emploi_are_inherited(cabinet):
    entreprise, contrat = cabinet.autre_entreprise()
    site, _ = cabinet.entreprises.sites.save(Site(entreprise_id=entreprise.id, nom="Nord"))
    zoe = cabinet.personne()
    cabinet.personnes.emplois.save(Emploi(personne_id=zoe.id, entreprise_id=entreprise.id, site_id=site.id))
    acte, _ = cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=5, nature="ENT", personne=zoe.id))
    assert (acte.site_id, acte.parts[0].contrat_id) == (site.id, contrat.id)


def test_a_contrat_is_never_guessed_among_several(cabinet):
    cabinet.autre_entreprise()
    with pytest.raises(ContratIndecis):
        cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=5, nature="ENT", personne=cabinet.personne().id))


def test_what_is_not_billed_by_nature_is_not_billed_by_default(cabinet):
    zoe = cabinet.personne()
    non_honore, _ = cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=0, nature="RNH", personne=zoe.id))
    entretien, _ = cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=30, nature="ENT", personne=zoe.id))
    assert (non_honore.facturable, entretien.facturable) == (False, True)


def test_a_note_de_travail_is_erased_after_thirty_days_and_not_before(cabinet):
    acte, _ = cabinet.interventions.save(cabinet.acte(cabinet.personne(), note="garde", note_travail="brouillon"))
    assert acte.note_travail_le == AUJOURD_HUI
    cabinet.interventions.purger_notes_de_travail(AUJOURD_HUI + timedelta(days=29))
    assert cabinet.interventions.get(acte.id).note_travail == "brouillon"
    changes = cabinet.interventions.purger_notes_de_travail(AUJOURD_HUI + timedelta(days=30))
    apres = cabinet.interventions.get(acte.id)
    assert (apres.note, apres.note_travail, apres.note_travail_le) == ("garde", "", None)
    assert changes.ids["interventions"] == {acte.id}
    assert not cabinet.annulations.prochain


def test_a_nir_in_a_text_is_kept_and_announced(cabinet):
    _, changes = cabinet.interventions.save(cabinet.acte(cabinet.personne(), note="n° 2 95 10 99 126 111 93 dit-elle"))
    assert [(a.code, a.champ) for a in changes.avertissements] == [("nir_saisi", "note")]
    _, changes = cabinet.interventions.save(cabinet.acte(cabinet.personne(), note="tél. 06 12 34 56 78"))
    assert changes.avertissements == ()


def test_the_timeline_shows_the_last_day_first(cabinet):
    zoe = cabinet.personne()
    jours = [JOUR, JOUR - timedelta(days=3), JOUR + timedelta(days=1), JOUR]
    actes = [cabinet.interventions.save(cabinet.acte(zoe, jour=jour))[0] for jour in jours]
    cabinet.interventions.save(cabinet.acte(cabinet.personne("Autre")))
    attendu = [actes[2], actes[3], actes[0], actes[1]]
    assert cabinet.interventions.de_personne(zoe.id) == attendu
    assert cabinet.interventions.de_personne(zoe.id, 2) == attendu[:2]


def test_the_last_contact_is_the_last_nature_that_counts_as_one(cabinet):
    zoe = cabinet.personne()
    cabinet.interventions.save(cabinet.acte(zoe))
    cabinet.interventions.save(cabinet.acte(zoe, jour=JOUR + timedelta(days=20), nature="COU"))
    assert cabinet.interventions.dernier_contact(zoe.id) == JOUR
