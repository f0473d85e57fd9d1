"""From the vault to a bilan: what is frozen, what is registered, what never changes again."""

from datetime import UTC, date, datetime

import pytest

from app.bilan import json as forme
from app.bilan.errors import ExerciceNonClos, PeriodeAVenir, RevisionRefusee, SeuilFige
from app.context import AppScope
from app.domain.accompagnements import Accompagnement
from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.entreprises import Effectif, Entreprise, Site
from app.domain.interventions import Intervention, Part, Portee
from app.domain.nomenclatures import Liste
from app.domain.permanences import EtatPermanence, Permanence
from app.domain.personnes import Emploi, Personne
from app.services.errors import Introuvable
from app.services.instantanes import prendre, retenus
from app.store import publications

DU, AU = date(2025, 1, 1), date(2025, 12, 31)
PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"


class Terrain:
    """One vault with two entreprises, and few words to fill it."""

    def __init__(self, session):
        self.session = session
        self.maison, self.contrat = self._entreprise("Filature du Lac")
        self.autre, self.autre_contrat = self._entreprise("Verrerie du Pont")
        self.site = session.entreprises.sites.save(Site(entreprise_id=self.maison.id, nom="Annecy"))[0]

    def _entreprise(self, nom):
        entreprise = self.session.entreprises.save(Entreprise(nom=nom))[0]
        contrat = Contrat(entreprise_id=entreprise.id, reference=f"C-{nom[:3]}", debut=date(2020, 1, 1))
        return entreprise, self.session.contrats.save(contrat)[0]

    def personne(self, **emploi):
        personne = self.session.personnes.save(Personne(nom="X", sexe="F", naissance_annee=1980))[0]
        champs = {"csp": "OUV", "statut_emploi": "CDI"} | emploi
        self.session.personnes.emplois.save(
            Emploi(personne_id=personne.id, entreprise_id=self.maison.id, **champs)
        )
        return personne

    def acte(self, *personnes, jour=date(2025, 3, 4), nature="ENT", parts=None, **champs):
        defaut = {"minutes": 60, "personnes": tuple(p.id for p in personnes)}
        acte = Intervention(
            jour=jour, nature=nature, parts=parts or (Part(contrat_id=self.contrat.id),), **(defaut | champs)
        )
        return self.session.interventions.save(acte)[0]

    def suivi(self, personne, **champs):
        defaut = {"ouvert_le": date(2025, 1, 6), "contrat_id": self.contrat.id}
        return self.session.accompagnements.save(
            Accompagnement(personne_id=personne.id, **(defaut | champs))
        )[0]

    def instantane(self, entreprise=None):
        with self.session.bilans._magasin.lire() as connexion:
            return prendre(connexion, (entreprise or self.maison).id, DU, AU, date(2026, 1, 12))

    def foule(self, nombre, jour=date(2025, 3, 4)):
        return [self.acte(self.personne(), jour=jour) for _ in range(nombre)]


@pytest.fixture
def terrain(cout, tmp_path):
    scope = AppScope(cout, horloge=lambda: datetime(2026, 1, 12, 9, 0, tzinfo=UTC))
    session, _ = scope.creer(tmp_path / "essai.coffre", PHRASE)
    with session:
        yield Terrain(session)


def test_a_person_met_is_received_and_one_worked_for_is_only_accompanied(terrain):
    terrain.acte(terrain.personne())
    terrain.acte(terrain.personne(), nature="DEM")
    assert [p.recue for p in terrain.instantane().personnes] == [True, False]


def test_a_missed_appointment_is_no_act(terrain):
    terrain.acte(terrain.personne(), nature="RNH")
    assert terrain.instantane().personnes == ()


def test_nothing_of_one_contrat_shows_in_the_bilan_of_another(terrain):
    terrain.acte(terrain.personne(), parts=(Part(contrat_id=terrain.autre_contrat.id),))
    terrain.acte(nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=terrain.autre_contrat.id),))
    fige = terrain.instantane()
    assert (fige.personnes, fige.actes, fige.collectif) == ((), (), ())


def test_a_shared_act_gives_each_entreprise_its_share_of_the_minutes(terrain):
    parts = (
        Part(contrat_id=terrain.contrat.id, pour_dix_mille=7500),
        Part(contrat_id=terrain.autre_contrat.id, pour_dix_mille=2500),
    )
    terrain.acte(terrain.personne(), parts=parts)
    minutes = [[a.minutes for a in terrain.instantane(e).actes] for e in (terrain.maison, terrain.autre)]
    assert minutes == [[45], [15]]


def test_a_follow_up_first_active_gives_theme_origin_and_its_state_at_the_end(terrain):
    personne = terrain.personne()
    tardif = terrain.suivi(personne, theme="LOG", origine="RH", clos_le=date(2026, 1, 5), suite="OBJ")
    premier = terrain.suivi(personne, theme="BUD", origine="LUI", clos_le=date(2025, 6, 1), suite="PAR")
    terrain.acte(personne, jour=date(2025, 5, 2), accompagnement_id=tardif.id)
    terrain.acte(personne, jour=date(2025, 2, 2), accompagnement_id=premier.id)
    [figee] = terrain.instantane().personnes
    assert (figee.theme, figee.origine, figee.suite) == ("BUD", "LUI", "PAR")


def test_a_follow_up_closed_after_the_period_is_still_open_in_it(terrain):
    personne = terrain.personne()
    suivi = terrain.suivi(personne, theme="LOG", clos_le=date(2026, 1, 5), suite="OBJ")
    terrain.acte(personne, accompagnement_id=suivi.id)
    assert terrain.instantane().personnes[0].suite == "ENC"


def test_work_is_that_of_the_last_act_of_the_period(terrain):
    personne = terrain.personne(
        csp="OUV", au=date(2025, 4, 30), entree=date(2015, 5, 1), site_id=terrain.site.id
    )
    terrain.session.personnes.emplois.save(
        Emploi(
            personne_id=personne.id,
            entreprise_id=terrain.maison.id,
            du=date(2025, 5, 1),
            csp="TAM",
            site_id=terrain.site.id,
            entree=date(2015, 5, 1),
        )
    )
    terrain.acte(personne, jour=date(2025, 4, 2))
    assert terrain.instantane().personnes[0].csp == "OUV"
    terrain.acte(personne, jour=date(2025, 5, 2))
    [figee] = terrain.instantane().personnes
    assert (figee.csp, figee.age, figee.anciennete, figee.site) == ("TAM", 45, 10, str(terrain.site.id))


def test_new_means_no_contact_in_the_24_months_before(terrain):
    anciens = [terrain.personne(), terrain.personne()]
    terrain.acte(anciens[0], jour=date(2023, 1, 1))
    terrain.acte(anciens[1], jour=date(2022, 12, 31))
    for personne in (*anciens, terrain.personne()):
        terrain.acte(personne)
    fige = terrain.instantane()
    assert [p.nouvelle for p in fige.personnes] == [False, True, True]
    assert fige.nouvelles_connues


def test_two_years_of_data_must_precede_to_know_who_is_new(terrain):
    terrain.acte(terrain.personne(), jour=date(2023, 1, 2))
    assert not terrain.instantane().nouvelles_connues


def test_a_merged_line_counts_as_the_one_it_went_into(terrain):
    personne = terrain.personne()
    terrain.acte(personne, accompagnement_id=terrain.suivi(personne, theme="MOB").id)
    listes = terrain.session.nomenclatures
    mobilite, droits = (next(e for e in listes.de(Liste.THEMES) if e.code == code) for code in ("MOB", "DRO"))
    listes.fusionner(mobilite.id, droits.id)
    fige = terrain.instantane()
    assert fige.personnes[0].theme == "DRO"
    assert "MOB" not in {e.code for e in fige.nomenclatures[Liste.THEMES]}


def test_permanences_are_counted_planned_and_held(terrain):
    for jour, etat in (
        (3, EtatPermanence.TENUE),
        (10, EtatPermanence.ANNULEE),
        (17, EtatPermanence.DEPLACEE),
    ):
        terrain.session.permanences.save(
            Permanence(
                contrat_id=terrain.contrat.id,
                site_id=terrain.site.id,
                jour=date(2025, 3, jour),
                debut=540,
                fin=720,
                etat=etat,
            )
        )
    [presence] = terrain.instantane().presence
    assert (presence.prevues, presence.tenues, presence.minutes_tenues) == (2, 1, 180)


def test_headcounts_are_the_last_ones_known_at_the_end_of_the_period():
    def effectif(annee, nombre):
        return Effectif(entreprise_id=1, au=date(annee, 1, 1), nombre=nombre)

    assert [e.nombre for e in retenus([effectif(2024, 1), effectif(2025, 2), effectif(2026, 3)], AU)] == [2]
    assert [e.nombre for e in retenus([effectif(2027, 4), effectif(2026, 3)], AU)] == [3]


def test_a_bilan_a_blanc_registers_nothing(terrain):
    terrain.foule(6)
    blanc = terrain.session.bilans.a_blanc(terrain.maison.id, DU, AU)
    assert blanc.contenu.statut == "a_blanc"
    assert terrain.session.bilans.registre() == []


def test_the_threshold_agreed_with_the_entreprise_rules(terrain):
    terrain.session.contrats.conditions.save(
        Conditions(contrat_id=terrain.contrat.id, a_partir_du=date(2020, 1, 1), mode=Mode.FORFAIT, seuil=11)
    )
    assert terrain.session.bilans.a_blanc(terrain.maison.id, DU, AU).contenu.parametres["k"] == 11
    assert terrain.session.bilans.a_blanc(terrain.maison.id, DU, AU, 7).contenu.parametres["k"] == 7


def test_an_unknown_entreprise_is_refused(terrain):
    with pytest.raises(Introuvable):
        terrain.session.bilans.a_blanc(999, DU, AU)


def test_a_release_is_kept_byte_for_byte(terrain):
    terrain.foule(6)
    bilans = terrain.session.bilans
    assert bilans.prochaine_version(terrain.maison.id, 2025) == 1
    arrete = bilans.arreter(terrain.maison.id, 2025, ["json", "pdf"])
    terrain.foule(6)
    assert arrete.fichiers.keys() == {"json", "pdf"}
    for format_, octets in arrete.fichiers.items():
        assert bilans.relire(arrete.publication.id, format_) == octets
    assert forme.lire(arrete.publication.contenu) == arrete.bilan.contenu
    assert bilans.prochaine_version(terrain.maison.id, 2025) == 2


def test_a_second_version_that_would_give_back_a_small_number_is_refused(terrain):
    terrain.foule(6)
    bilans = terrain.session.bilans
    bilans.arreter(terrain.maison.id, 2025)
    terrain.foule(2)
    with pytest.raises(RevisionRefusee):
        bilans.arreter(terrain.maison.id, 2025)
    assert len(bilans.registre()) == 1


def test_one_threshold_serves_one_entreprise_and_year(terrain):
    terrain.foule(6)
    bilans = terrain.session.bilans
    bilans.arreter(terrain.maison.id, 2025, seuil=6)
    with pytest.raises(SeuilFige):
        bilans.arreter(terrain.maison.id, 2025, seuil=5)
    assert bilans.arreter(terrain.maison.id, 2025).bilan.contenu.parametres["k"] == 6


def test_an_unfinished_year_is_not_frozen(terrain):
    with pytest.raises(ExerciceNonClos):
        terrain.session.bilans.arreter(terrain.maison.id, 2026)


def test_last_year_is_read_in_the_ledger_once_it_was_handed_over(terrain):
    bilans = terrain.session.bilans
    terrain.foule(6, date(2024, 3, 4))
    bilans.arreter(terrain.maison.id, 2024)
    terrain.foule(1, date(2024, 3, 4))
    terrain.foule(8)
    [recues] = [
        i for i in bilans.a_blanc(terrain.maison.id, DU, AU).contenu.indicateurs if i.id == "personnes_recues"
    ]
    assert (recues.valeur, recues.n_1) == (8, 6)


def test_a_release_changed_afterwards_breaks_the_chain(terrain):
    terrain.foule(6)
    for annee in (2024, 2025):
        terrain.session.bilans.arreter(terrain.maison.id, annee)
    magasin = terrain.session.bilans._magasin
    with magasin.lire() as connexion:
        assert publications.premiere_rompue(connexion) is None
    with magasin.ecrire() as unite:
        unite.update(publications.publications, (2,), {"contenu": "{}"})
    with magasin.lire() as connexion:
        assert publications.premiere_rompue(connexion) == 2


def test_last_year_made_anew_follows_every_change(terrain):
    bilans = terrain.session.bilans
    terrain.foule(6, date(2024, 3, 4))
    terrain.foule(8)

    def rappel():
        contenu = bilans.a_blanc(terrain.maison.id, DU, AU).contenu
        return next(i.n_1 for i in contenu.indicateurs if i.id == "personnes_recues")

    assert [rappel(), rappel()] == [6, 6]
    terrain.foule(1, date(2024, 3, 4))
    assert rappel() == 7


def test_a_period_to_come_has_no_bilan(terrain):
    with pytest.raises(PeriodeAVenir):
        terrain.session.bilans.a_blanc(terrain.maison.id, date(2199, 1, 1), date(2199, 12, 31))
