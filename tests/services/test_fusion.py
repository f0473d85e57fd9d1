"""Two dossiers of one person become one, and can become two again."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from app.domain.accompagnements import Accompagnement, Objectif
from app.domain.foyers import Foyer, Membre
from app.domain.personnes import Emploi
from app.services.errors import FusionMemePersonne, Introuvable
from app.store import tables
from tests.services.trame import JOUR


def _etat(cabinet):
    """Every row of every table that undo answers for."""
    with cabinet.magasin.lire() as connexion:
        return {
            nom: sorted(map(repr, connexion.execute(select(table))))
            for nom, table in tables.META.tables.items()
            if nom not in {"compteurs", "journal"}
        }


@pytest.fixture
def deux(cabinet):
    """The same person twice, each with a whole dossier in one entreprise; and someone of her household."""
    garde = cabinet.personne("Martin", "Zoé", naissance_annee=1984, telephone="06", note="Connue depuis 2023")
    doublon = cabinet.personne("MARTIN", "Zoe", naissance=date(1984, 5, 2), ville="Argentan", note="Vue en mars")
    conjoint = cabinet.personne("Martin", "Léo")
    for personne, du in ((garde, date(2020, 1, 1)), (doublon, date(2019, 6, 1))):
        cabinet.personnes.emplois.save(
            Emploi(personne_id=personne.id, entreprise_id=cabinet.entreprise.id, du=du, poste=personne.nom.title())
        )
        suivi = Accompagnement(
            personne_id=personne.id,
            contrat_id=cabinet.contrat.id,
            ouvert_le=JOUR,
            theme="LOG",
            themes=("BUD",),
            plan=(Objectif(texte="Dossier"),),
        )
        suivi, _ = cabinet.accompagnements.save(suivi)
        membres = (Membre(prenom="Léo", personne_id=conjoint.id), Membre(prenom=personne.prenom + "tte"))
        cabinet.foyers.save(Foyer(personne_id=personne.id, au=JOUR, membres=membres))
        cabinet.interventions.save(cabinet.acte(personne, accompagnement_id=suivi.id, note=f"Vue {personne.prenom}"))
    cabinet.interventions.save(cabinet.acte(doublon, conjoint))
    cabinet.foyers.save(Foyer(personne_id=conjoint.id, au=JOUR, membres=(Membre(personne_id=doublon.id),)))
    return garde, doublon, conjoint


def test_everything_of_the_duplicate_is_found_under_the_dossier_kept(cabinet, deux):
    garde, doublon, conjoint = deux
    reunie, changes = cabinet.personnes.fusionner(garde.id, doublon.id)
    assert (reunie.nom, reunie.telephone, reunie.ville) == ("Martin", "06", "Argentan")
    assert (reunie.naissance, reunie.note) == (date(1984, 5, 2), "Connue depuis 2023\nVue en mars")
    assert len(cabinet.interventions.de_personne(garde.id)) == 3
    assert len(cabinet.accompagnements.de_personne(garde.id)) == 2
    (emploi,) = cabinet.personnes.emplois.de(garde.id)
    assert emploi.du == date(2019, 6, 1)
    (foyer,) = cabinet.foyers.de_personne(garde.id)
    assert [membre.prenom for membre in foyer.membres] == ["Léo", "Zoétte"]
    (chez_lui,) = cabinet.foyers.de_personne(conjoint.id)
    assert chez_lui.membres[0].personne_id == garde.id
    assert changes.touche("interventions")
    with pytest.raises(Introuvable):
        cabinet.personnes.get(doublon.id)
    assert [p.id for p in cabinet.personnes.chercher("zoe")] == [garde.id]


def test_a_merge_taken_back_gives_both_dossiers_as_they_were(cabinet, deux):
    garde, doublon, _conjoint = deux
    avant = _etat(cabinet)
    cabinet.personnes.fusionner(garde.id, doublon.id)
    apres = _etat(cabinet)
    assert cabinet.annulations.annuler().libelle == "Fusion : deux dossiers"
    assert _etat(cabinet) == avant
    assert {p.id for p in cabinet.personnes.chercher("zoe")} == {garde.id, doublon.id}
    cabinet.annulations.retablir()
    assert _etat(cabinet) == apres


def test_no_table_can_name_a_person_and_be_forgotten_by_the_merge(cabinet, deux):
    """Control: whatever foreign key to personnes exists, now or later, no row names the one removed."""
    garde, doublon, _conjoint = deux
    cabinet.personnes.fusionner(garde.id, doublon.id)
    liens = [
        (table.name, cle.parent.name)
        for table in tables.META.tables.values()
        for cle in table.foreign_keys
        if cle.column.table.name == "personnes"
    ]
    assert ("documents", "personne_id") in liens
    with cabinet.magasin.lire() as connexion:
        for table, colonne in liens:
            restes = connexion.execute(text(f"SELECT count(*) FROM {table} WHERE {colonne} = {doublon.id}")).scalar()
            assert restes == 0, table


def test_an_emploi_elsewhere_or_at_other_dates_stays_apart(cabinet):
    garde, doublon = cabinet.personne(), cabinet.personne("Martin", "Zoe")
    ailleurs, _contrat = cabinet.autre_entreprise()
    ancien = Emploi(personne_id=garde.id, entreprise_id=cabinet.entreprise.id, au=date(2018, 12, 31))
    cabinet.personnes.emplois.save(ancien)
    cabinet.personnes.emplois.save(replace(ancien, personne_id=doublon.id, du=date(2020, 1, 1), au=None))
    cabinet.personnes.emplois.save(Emploi(personne_id=doublon.id, entreprise_id=ailleurs.id))
    cabinet.personnes.fusionner(garde.id, doublon.id)
    assert len(cabinet.personnes.emplois.de(garde.id)) == 3


def test_an_act_that_named_both_names_one(cabinet):
    garde, doublon = cabinet.personne(), cabinet.personne("Martin", "Zoe")
    cabinet.foyers.save(Foyer(personne_id=garde.id, au=JOUR, membres=(Membre(personne_id=doublon.id),)))
    acte, _ = cabinet.interventions.save(cabinet.acte(garde, doublon))
    cabinet.personnes.fusionner(garde.id, doublon.id)
    assert cabinet.interventions.get(acte.id).personnes == (garde.id,)
    assert cabinet.foyers.de_personne(garde.id)[0].membres == ()


def test_a_known_year_is_not_contradicted(cabinet):
    garde = cabinet.personne(naissance_annee=1984)
    doublon = cabinet.personne("Martin", "Zoe", naissance=date(1985, 5, 2))
    reunie, _ = cabinet.personnes.fusionner(garde.id, doublon.id)
    assert reunie.annee == 1984


def test_a_person_is_not_merged_with_herself(cabinet):
    personne = cabinet.personne()
    with pytest.raises(FusionMemePersonne):
        cabinet.personnes.fusionner(personne.id, personne.id)
