from dataclasses import replace
from datetime import date

import pytest

from app.domain.accompagnements import Accompagnement
from app.domain.accords import Accord, Forme
from app.domain.budgets import Bloc, Budget, Ligne, Periode, StatutDette
from app.domain.demarches import Demarche, Montant, NatureMontant
from app.domain.documents import Document
from app.domain.errors import ChampManquant, DateIncoherente
from app.domain.organismes import Organisme
from app.services.errors import AccompagnementAutre, CodeInconnu, ColonneNom, FusionMemeOrganisme, Introuvable
from app.store import tables
from app.store.documents import DOCUMENTS, retirer
from tests.documents.lire_pdf import texte
from tests.services.trame import AUJOURD_HUI, JOUR


@pytest.fixture
def zoe(cabinet):
    return cabinet.personne()


@pytest.fixture
def caf(cabinet):
    return cabinet.organismes.save(Organisme(nom="CAF du Lac", categorie="CAF"))[0]


def _demarche(zoe, **champs):
    return Demarche(personne_id=zoe.id, type="CRA", ouverte_le=JOUR, **champs)


def test_a_demarche_an_accord_and_a_budget_come_back_as_they_were_saved(cabinet, zoe, caf):
    montants = (Montant(source="CAF", demande=50_000), Montant(source="CSE", nature=NatureMontant.PRET, accorde=1))
    dette = Ligne(bloc=Bloc.DETTES, libelle="Crédit", montant=9_000, solde=1, arrieres=2, statut=StatutDette.RETARD)
    salaire = Ligne(bloc=Bloc.RESSOURCES, poste="SALAIRE", montant=1, periode=Periode.ANNUEL)
    gardes = [
        (cabinet.demarches, _demarche(zoe, organisme_id=caf.id, montants=montants, papiers="RIB\nAvis")),
        (cabinet.accords, Accord(personne_id=zoe.id, categorie="CAF", donne_le=JOUR, forme=Forme.ECRIT, portee="Tout")),
        (cabinet.budgets, Budget(personne_id=zoe.id, au=JOUR, personnes=4, parts=300, lignes=(salaire, dette))),
    ]
    for service, record in gardes:
        garde, changes = service.save(record)
        assert service.de_personne(zoe.id) == [garde] == [replace(record, id=garde.id)]
        assert changes.touche(service.fiche.sorte)


def test_a_demarche_is_sent_chased_and_decided(cabinet, zoe):
    ident = cabinet.demarches.save(_demarche(zoe))[0].id
    assert cabinet.demarches.envoyer(ident, date(2025, 3, 10), "ECR")[0].etat == "INS"
    cabinet.demarches.relancer(ident, date(2025, 4, 10), date(2025, 4, 30))
    decidee, _ = cabinet.demarches.decider(
        ident, "ACP", date(2025, 5, 2), (Montant(source="CAF", demande=90_000, accorde=40_000),)
    )
    assert (decidee.etat, decidee.decidee_le, decidee.montants[0].accorde) == ("ACP", date(2025, 5, 2), 40_000)
    cabinet.annulations.annuler()
    assert cabinet.demarches.get(ident).etat == "INS"


def test_what_is_late_comes_before_what_is_due(cabinet, zoe):
    cabinet.demarches.save(_demarche(zoe, envoyee_le=date(2025, 4, 10), etat="INS"))
    cabinet.demarches.save(_demarche(zoe, pour_le=date(2025, 6, 20)))
    cabinet.demarches.save(_demarche(zoe, pour_le=date(2025, 9, 20)))
    cabinet.demarches.save(_demarche(zoe, envoyee_le=date(2025, 4, 10), etat="ACC"))
    dues = cabinet.demarches.a_echeance(date(2025, 6, 23))
    assert [(due.echeance.jour, due.personne) for due in dues] == [
        (date(2025, 6, 10), zoe.nom_affiche),
        (date(2025, 6, 20), zoe.nom_affiche),
    ]


def test_links_of_another_person_and_unknown_codes_are_refused(cabinet, zoe):
    autre = cabinet.personne("Autre")
    suivi, _ = cabinet.accompagnements.save(
        Accompagnement(personne_id=autre.id, contrat_id=cabinet.contrat.id, ouvert_le=JOUR)
    )
    refus = [
        ({"accompagnement_id": suivi.id}, AccompagnementAutre),
        ({"documents": (9,)}, Introuvable),
        ({"organisme_id": 9}, Introuvable),
        ({"etat": "XXX"}, CodeInconnu),
        ({"montants": (Montant(source="XXX"),)}, CodeInconnu),
    ]
    for champs, erreur in refus:
        with pytest.raises(erreur):
            cabinet.demarches.save(_demarche(zoe, **champs))
    with pytest.raises(CodeInconnu):
        cabinet.demarches.save(replace(_demarche(zoe), type="XXX"))
    assert cabinet.demarches.de_personne(zoe.id) == []


def test_an_accord_holds_until_it_is_withdrawn(cabinet, zoe, caf):
    accord, _ = cabinet.accords.save(Accord(personne_id=zoe.id, categorie="CAF", donne_le=JOUR))
    assert cabinet.accords.pour(zoe.id, "CAF") == accord
    assert cabinet.accords.pour(zoe.id, "CAF", caf.id) == accord
    assert cabinet.accords.pour(zoe.id, "CPAM") is None
    assert cabinet.accords.pour(zoe.id, "CAF", jour=date(2025, 3, 3)) is None
    cabinet.accords.retirer(accord.id, AUJOURD_HUI)
    assert cabinet.accords.tenus(zoe.id) == []
    assert cabinet.accords.pour(zoe.id, "CAF", jour=date(2025, 6, 15)) is not None
    with pytest.raises(DateIncoherente):
        cabinet.accords.retirer(accord.id, date(2025, 1, 1))


def test_an_accord_for_one_organisme_is_for_that_one_only(cabinet, zoe, caf):
    autre, _ = cabinet.organismes.save(Organisme(nom="CAF du Pont", categorie="CAF"))
    accord, _ = cabinet.accords.save(Accord(personne_id=zoe.id, categorie="", organisme_id=caf.id, donne_le=JOUR))
    assert accord.categorie == "CAF"
    assert cabinet.accords.pour(zoe.id, "CAF", caf.id) == accord
    assert cabinet.accords.pour(zoe.id, "CAF", autre.id) is None
    assert cabinet.accords.pour(zoe.id, "CAF") is None
    with pytest.raises((ChampManquant, CodeInconnu)):
        cabinet.accords.save(Accord(personne_id=zoe.id, categorie="", donne_le=JOUR))


def test_two_organismes_become_one_and_undo_gives_both_back(cabinet, zoe, caf):
    doublon, _ = cabinet.organismes.save(Organisme(nom="C.A.F.", categorie="CAF", telephone="0450", note="Mardi"))
    cabinet.interventions.save(cabinet.acte(zoe, nature="DEM", organisme_id=doublon.id))
    cabinet.demarches.save(_demarche(zoe, organisme_id=doublon.id))
    cabinet.accords.save(Accord(personne_id=zoe.id, categorie="CAF", organisme_id=doublon.id, donne_le=JOUR))
    sortes = (cabinet.organismes, cabinet.interventions, cabinet.demarches, cabinet.accords)
    avant = [sorte.toutes() for sorte in sortes]
    reuni, _ = cabinet.organismes.fusionner(caf.id, doublon.id)
    assert (reuni.telephone, cabinet.organismes.toutes()) == ("0450", [reuni])
    assert {r.organisme_id for sorte in sortes[1:] for r in sorte.toutes()} == {caf.id}
    cabinet.annulations.annuler()
    assert [sorte.toutes() for sorte in sortes] == avant
    with pytest.raises(FusionMemeOrganisme):
        cabinet.organismes.fusionner(caf.id, caf.id)


def test_every_table_that_names_an_organisme_follows_the_merge():
    liees = {
        table.name
        for table in tables.META.tables.values()
        for cle in table.foreign_keys
        if cle.column.table.name == "organismes"
    }
    assert {"interventions", "demarches", "accords"} <= liees


def test_a_file_brings_the_address_book_up_to_date(cabinet, caf, tmp_path):
    fichier = tmp_path / "annuaire.csv"
    fichier.write_text(
        "Nom;Type;Tél;CP;Commune\nCAF du Lac;CAF;04 50 00 00 00;74000;Annecy\n"
        "CPAM du Lac;Assurance maladie;3646;74000;Annecy\n;;;;\nFoyer;inconnu;;;\n",
        encoding="utf-8",
    )
    vu = cabinet.organismes.comparer(fichier)
    assert ([o.nom for o in vu.nouveaux], [o.id for o in vu.changes]) == (["CPAM du Lac", "Foyer"], [caf.id])
    assert cabinet.organismes.toutes() == [caf]
    cabinet.organismes.mettre_a_jour(fichier)
    connus = {o.nom: o for o in cabinet.organismes.toutes()}
    assert (connus["CAF du Lac"].ville, connus["CPAM du Lac"].categorie, connus["Foyer"].categorie) == (
        "Annecy",
        "CPAM",
        "AUT",
    )
    encore = cabinet.organismes.mettre_a_jour(fichier)[0]
    assert (encore.nouveaux, encore.changes, encore.identiques) == ((), (), 3)
    cabinet.annulations.annuler()
    assert cabinet.organismes.toutes() == [caf]
    fichier.write_text("Ville;Tél\nAnnecy;3646\n", encoding="utf-8")
    with pytest.raises(ColonneNom):
        cabinet.organismes.comparer(fichier)


def test_the_address_book_is_searched_by_name_town_and_category(cabinet, caf):
    cabinet.organismes.save(Organisme(nom="Vieux", categorie="CPAM", ville="Annecy", actif=False))
    assert cabinet.organismes.chercher("presta") == [caf]
    assert cabinet.organismes.chercher("annecy") == []
    assert len(cabinet.organismes.chercher("annecy", inactifs=True)) == 1


def test_two_dossiers_that_become_one_keep_all_the_paperwork(cabinet, zoe):
    autre = cabinet.personne("Autre")
    cabinet.demarches.save(_demarche(autre))
    cabinet.accords.save(Accord(personne_id=autre.id, categorie="CAF", donne_le=JOUR))
    cabinet.budgets.save(Budget(personne_id=autre.id, au=JOUR))
    cabinet.budgets.save(Budget(personne_id=zoe.id, au=JOUR))
    cabinet.personnes.fusionner(zoe.id, autre.id)
    assert [len(s.de_personne(zoe.id)) for s in (cabinet.demarches, cabinet.accords, cabinet.budgets)] == [1, 1, 2]


def test_a_new_demarche_is_borne_by_the_only_follow_up_still_open(cabinet, zoe):
    neuf = Accompagnement(personne_id=zoe.id, contrat_id=cabinet.contrat.id, ouvert_le=JOUR)
    suivi, _ = cabinet.accompagnements.save(neuf)
    assert cabinet.demarches.save(_demarche(zoe))[0].accompagnement_id == suivi.id
    cabinet.accompagnements.save(neuf)
    assert cabinet.demarches.save(_demarche(zoe))[0].accompagnement_id is None


def test_an_answer_is_dated_the_day_it_is_told_and_loses_its_day_when_it_is_taken_back(cabinet, zoe):
    ident = cabinet.demarches.save(_demarche(zoe))[0].id
    assert cabinet.demarches.modifier(ident, envoyee_le=JOUR)[0].etat == "INS"
    assert cabinet.demarches.modifier(ident, etat="REF")[0].decidee_le == AUJOURD_HUI
    assert cabinet.demarches.modifier(ident, etat="ATT")[0].decidee_le is None


def test_a_document_taken_away_lets_its_demarche_and_its_accord_go(cabinet, zoe):
    with cabinet.magasin.ecrire() as unite:
        piece = {"nom": "p", "cle": b"k", "taille": 1, "sha256": bytes(32), "type": "", "cree_le": ""}
        document = Document(personne_id=zoe.id, nom="Accord", jour=JOUR, piece_id=unite.insert(tables.pieces, piece))
        document = DOCUMENTS.ecrire(unite, document)
    demarche, _ = cabinet.demarches.save(_demarche(zoe, documents=(document.id,)))
    accord, _ = cabinet.accords.save(
        Accord(personne_id=zoe.id, categorie="CAF", donne_le=JOUR, document_id=document.id)
    )
    with cabinet.magasin.ecrire() as unite:
        retirer(unite, document)
    assert (cabinet.demarches.get(demarche.id).documents, cabinet.accords.get(accord.id).document_id) == ((), None)


def test_a_budget_is_printed_with_its_table_of_debts_and_compared(cabinet, zoe):
    dette = Ligne(bloc=Bloc.DETTES, libelle="Banque du Lac", montant=20_000, solde=640_000)
    salaire = Ligne(bloc=Bloc.RESSOURCES, poste="SALAIRE", montant=185_000)
    premier, _ = cabinet.budgets.save(Budget(personne_id=zoe.id, au=date(2025, 1, 6), lignes=(salaire,)))
    second, _ = cabinet.budgets.recopier(premier.id, JOUR)
    cabinet.budgets.modifier(second.id, lignes=(salaire, dette))
    lu = texte(cabinet.budgets.document(second.id))
    assert "Reste à vivre par mois" in lu
    assert "1\u202f650,00" in lu.replace("\u2009", "\u202f")
    assert "6 janvier 2025" in texte(cabinet.budgets.document(second.id, premier.id)).replace("\u00a0", " ")
    assert "Banque du Lac" in texte(cabinet.budgets.document(second.id, dettes=True))


def test_an_appeal_out_of_time_is_told_for_a_week_then_forgotten(cabinet, zoe):
    for decidee in (date(2025, 4, 11), date(2025, 4, 3), date(2024, 1, 8)):
        cabinet.demarches.save(_demarche(zoe, envoyee_le=date(2024, 1, 2), decidee_le=decidee, etat="REF"))
    dues = cabinet.demarches.a_echeance(AUJOURD_HUI)
    assert [due.echeance.jour for due in dues] == [date(2025, 6, 11)]
