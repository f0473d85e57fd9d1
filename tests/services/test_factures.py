"""Numbers without gap nor duplicate whatever happens; what is issued is frozen; nothing names a person."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.contrats import Depassement, Unite
from app.domain.facturation import Facturation, Regime
from app.domain.factures import EtatFacture, LigneFacture, NatureFacture, Paiement, totaux
from app.domain.interventions import Intervention, Part, Portee
from app.domain.personnes import Personne
from app.services.errors import (
    AvoirExcessif,
    ConditionsFigees,
    FactureAnterieure,
    FactureARelire,
    FactureEmise,
    FactureIncomplete,
    PaiementExcessif,
    RienAAnnuler,
)
from app.store import tables
from tests.services.facturier import JOUR, PRATICIENNE, brouillon, emise, numeros, ouvrir

_INSERTION = (
    "INSERT INTO factures_lignes SELECT facture_id, 9, 'x', '', 1, unite, 1, tva, 0, NULL, 0 FROM factures_lignes"
    " WHERE facture_id = {}"
)


@pytest.fixture
def cabinet(scope, tmp_path, phrase):
    with ouvrir(scope, tmp_path, phrase) as session:
        yield session


@pytest.fixture
def contrat(cabinet):
    return cabinet.contrats.toutes()[0]


def test_a_draft_takes_its_lines_from_the_contrat(cabinet):
    facture = brouillon(cabinet)
    assert [(ligne.montant, ligne.genere) for ligne in facture.lignes] == [(200_000, True)]
    assert not facture.emise
    assert cabinet.factures.apercu(facture.id).startswith(b"%PDF")


def test_hours_beyond_the_volume_are_proposed_then_billed_when_she_accepts(cabinet, contrat):
    (termes,) = cabinet.contrats.conditions.toutes()
    cabinet.contrats.conditions.modifier(
        termes.id, unite=Unite.HEURES, volume=1_000, prix_depassement=9_000, depassement=Depassement.FACTURE
    )
    acte = Intervention(
        jour=date(2026, 1, 8), minutes=690, nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=contrat.id),)
    )
    cabinet.interventions.save(acte)
    facture = brouillon(cabinet)
    (propose,) = cabinet.depassements.proposer(facture.id)
    assert propose.minutes == cabinet.positions.de(contrat.id, facture.au).position.situation.depassement == 90
    assert cabinet.factures.get(facture.id) == facture
    accepte, _ = cabinet.depassements.accepter(facture.id)
    assert [ligne.montant for ligne in accepte.lignes[1:]] == [13_500]
    assert cabinet.depassements.proposer(facture.id) == ()
    cabinet.annulations.annuler()
    assert cabinet.factures.get(facture.id) == facture


def test_an_issued_invoice_has_its_number_its_day_its_files(cabinet):
    facture = emise(cabinet)
    assert (facture.numero, facture.jour, facture.echeance) == ("F-2026-0001", JOUR, date(2026, 7, 16))
    pdf = cabinet.factures.apercu(facture.id)
    with pikepdf.open(BytesIO(pdf)) as ouvert:
        xml = ouvert.attachments["factur-x.xml"].get_file().read_bytes()
    with cabinet.factures._magasin.lire() as connexion:
        assert cabinet._ouvert.pieces.lire(connexion, facture.xml_piece_id) == xml
    assert b"F-2026-0001" in xml


def test_the_stored_bytes_never_change(cabinet):
    facture = emise(cabinet)
    avant = cabinet.factures.apercu(facture.id)
    cabinet.praticiennes.save(replace(PRATICIENNE, nom="Autre Nom"))
    cabinet.factures.reglages.modifier(iban="FR7630006000011234567890189")
    assert cabinet.factures.apercu(facture.id) == avant


def test_an_issued_invoice_can_be_neither_changed_nor_removed_nor_undone(cabinet):
    facture = emise(cabinet)
    for geste in (
        lambda: cabinet.factures.modifier(facture.id, note="x"),
        lambda: cabinet.factures.delete(facture.id),
        lambda: cabinet.factures.emettre(facture.id),
        lambda: cabinet.factures.save(replace(facture, id=0)),
    ):
        with pytest.raises(FactureEmise):
            geste()
    with pytest.raises(RienAAnnuler):
        cabinet.annulations.annuler()
    assert cabinet.factures.get(facture.id) == facture


@pytest.mark.parametrize(
    "ordre",
    [
        "UPDATE factures SET note = 'x' WHERE id = {}",
        "DELETE FROM factures WHERE id = {}",
        "UPDATE factures_lignes SET prix = 1 WHERE facture_id = {}",
        "DELETE FROM factures_lignes WHERE facture_id = {}",
        _INSERTION,
    ],
)
def test_the_database_itself_guards_what_is_issued(cabinet, ordre):
    facture = emise(cabinet)
    with pytest.raises(IntegrityError), cabinet.factures._magasin.ecrire() as unite:
        unite.connexion.exec_driver_sql(ordre.format(facture.id))
    assert cabinet.factures.get(facture.id) == facture


def test_a_draft_is_changed_removed_and_undone(cabinet):
    facture = brouillon(cabinet)
    cabinet.factures.modifier(facture.id, note="Merci de rappeler le numéro.")
    cabinet.annulations.annuler()
    assert cabinet.factures.get(facture.id).note == ""
    cabinet.factures.delete(facture.id)
    cabinet.annulations.annuler()
    assert cabinet.factures.get(facture.id) == facture


def test_an_invoice_is_never_dated_before_the_last_nor_after_today(cabinet):
    emise(cabinet, date(2026, 6, 10))
    for jour in (date(2026, 6, 9), date(2026, 6, 17)):
        with pytest.raises(FactureAnterieure):
            emise(cabinet, jour)
    assert emise(cabinet, date(2026, 6, 10)).numero == "F-2026-0002"


def test_numbers_begin_again_each_year_and_after_those_given_elsewhere(cabinet):
    cabinet.factures.reglages.modifier(deja_emises=17, deja_annee=2026)
    decembre = date(2025, 12, 1), date(2025, 12, 31)
    assert emise(cabinet, date(2025, 12, 31), decembre).numero == "F-2025-0001"
    assert [emise(cabinet).numero for _ in range(2)] == ["F-2026-0018", "F-2026-0019"]


def test_what_the_law_asks_for_is_named_before_anything_is_numbered(cabinet):
    cabinet.factures.reglages.save(Facturation())
    cabinet.praticiennes.save(replace(PRATICIENNE, adresse=""))
    facture = brouillon(cabinet)
    assert cabinet.factures.manques(facture.id) == ("votre adresse", "votre régime de TVA")
    with pytest.raises(FactureIncomplete) as refus:
        cabinet.factures.emettre(facture.id)
    assert "votre régime de TVA" in str(refus.value.details["manques"])
    assert numeros(cabinet, "F") == []


def test_no_name_is_ever_printed(cabinet):
    cabinet.personnes.save(Personne(nom="Durand", prenom="Zoé"))
    facture = brouillon(cabinet)
    ligne = LigneFacture(libelle="Accompagnement de Zoé Durand", prix=100)
    cabinet.factures.modifier(facture.id, lignes=(*facture.lignes, ligne))
    cabinet.factures.modifier(facture.id, relu=True)
    with pytest.raises(FactureARelire):
        cabinet.factures.emettre(facture.id)
    cabinet.factures.modifier(facture.id, lignes=(*facture.lignes, replace(ligne, libelle="Réunion du 3 mars")))
    with pytest.raises(FactureARelire):
        cabinet.factures.emettre(facture.id)
    cabinet.factures.modifier(facture.id, relu=True)
    assert cabinet.factures.emettre(facture.id)[0].emise


def test_an_avoir_takes_back_all_or_part_and_no_more(cabinet):
    facture = emise(cabinet)
    moitie, _ = cabinet.factures.avoir(facture.id)
    cabinet.factures.modifier(moitie.id, lignes=(replace(moitie.lignes[0], prix=50_000),))
    avoir, _ = cabinet.factures.emettre(moitie.id)
    assert (avoir.numero, avoir.nature) == ("A-2026-0001", NatureFacture.AVOIR)
    restes = {i.facture.numero: i.reste for i in cabinet.factures.registre()}
    assert restes == {"F-2026-0001": 150_000, "A-2026-0001": 0}
    entier, _ = cabinet.factures.avoir(facture.id)
    with pytest.raises(AvoirExcessif):
        cabinet.factures.emettre(entier.id)


def test_payments_close_an_invoice_and_can_be_corrected(cabinet):
    facture = emise(cabinet, date(2026, 4, 1))
    paiements = cabinet.factures.paiements
    assert cabinet.factures.registre()[0].etat is EtatFacture.EN_RETARD
    paiements.save(Paiement(facture_id=facture.id, jour=date(2026, 5, 2), montant=50_000, moyen="virement"))
    assert cabinet.factures.registre()[0].reste == 150_000
    with pytest.raises(PaiementExcessif):
        paiements.save(Paiement(facture_id=facture.id, jour=JOUR, montant=150_001))
    paiements.save(Paiement(facture_id=facture.id, jour=JOUR, montant=150_000))
    assert cabinet.factures.registre()[0].etat is EtatFacture.SOLDEE
    cabinet.annulations.annuler()
    assert cabinet.factures.registre()[0].etat is EtatFacture.EN_RETARD


def test_an_issued_invoice_freezes_the_conditions_it_was_drawn_from(cabinet, contrat):
    conditions = cabinet.contrats.conditions
    (premieres,) = conditions.de(contrat.id)
    conditions.modifier(premieres.id, preavis=2)
    emise(cabinet)
    with pytest.raises(ConditionsFigees):
        conditions.modifier(premieres.id, prix=1)
    avenant, _ = conditions.save(replace(cabinet.contrats.avenant(premieres, date(2026, 2, 1)), prix=1))
    assert [c.id for c in conditions.de(contrat.id)] == [premieres.id, avenant.id]


def test_under_franchise_no_line_bears_tax_whatever_the_draft_said(cabinet):
    cabinet.factures.reglages.save(Facturation(regime=Regime.NORMAL, numero_tva="FR83404833048"))
    facture = brouillon(cabinet)
    assert totaux(facture.lignes).tva == 40_000
    cabinet.factures.reglages.modifier(regime=Regime.FRANCHISE)
    assert totaux(cabinet.factures.emettre(facture.id)[0].lignes).tva == 0


def test_the_file_is_written_where_she_says_and_journaled(cabinet, tmp_path):
    facture = emise(cabinet)
    for nom in ("facture.pdf", "facture.xml"):
        cabinet.factures.exporter(facture.id, tmp_path / nom)
    assert (tmp_path / "facture.pdf").read_bytes() == cabinet.factures.apercu(facture.id)
    assert [e.sorte for e in cabinet.journal.dernieres(2)] == ["factures", "factures"]


def test_the_export_of_the_coffre_holds_invoices_and_payments(cabinet, tmp_path):
    facture = emise(cabinet)
    cabinet.factures.paiements.save(Paiement(facture_id=facture.id, jour=JOUR, montant=1))
    nombres = cabinet.exports.exporter(tmp_path / "tout").nombres
    assert (nombres["factures"], nombres["paiements"]) == (1, 1)


def test_the_register_names_no_column_for_a_person():
    assert "personne_id" not in {c.name for t in (tables.factures, tables.factures_lignes) for c in t.columns}
