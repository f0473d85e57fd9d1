"""Twelve invoices pass the schema and the three rule sets; what is made false in one is caught."""

import facturx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.documents import facture_xml
from app.domain import regles
from app.domain.factures import LigneFacture, Tva, UniteFacture
from tests.documents.factures import FACTURES, FRANCHISE, NORMAL, edition
from tests.documents.schematrons import REGLES, echecs

XML = {nom: facture_xml.ecrire(edition) for nom, edition in FACTURES.items()}
_REMPLACEMENTS = {
    "total_faux": ("normal", b"<ram:GrandTotalAmount>2496.00", b"<ram:GrandTotalAmount>2496.01"),
    "taxe_fausse": (
        "normal_heures_et_tetes",
        b"<ram:CalculatedAmount>274.28",
        b"<ram:CalculatedAmount>275.28",
    ),
    "franchise_sans_motif": ("franchise", b"VATEX-FR-FRANCHISE", b"VATEX-FR-RIEN"),
    "franchise_taxee": (
        "franchise",
        b"<ram:CategoryCode>E</ram:CategoryCode><ram:ExemptionReasonCode>",
        b"<ram:CategoryCode>S</ram:CategoryCode><ram:ExemptionReasonCode>",
    ),
    "type_inconnu": ("avoir_franchise", b"<ram:TypeCode>381", b"<ram:TypeCode>999"),
    "unite_inconnue": ("franchise", b'unitCode="LS"', b'unitCode="FORFAIT"'),
    "sans_indemnite": ("normal", b"<ram:SubjectCode>PMT", b"<ram:SubjectCode>AAI"),
    "somme_des_lignes": ("normal_avec_reprise", b"<ram:LineTotalAmount>1280.00", b"<ram:LineTotalAmount>1281.00"),
}


def test_there_are_twelve_of_them_and_all_the_kinds():
    assert len(XML) == 12
    categories = {c for x in XML.values() for c in (b"E", b"S") if b"<ram:CategoryCode>" + c in x}
    assert categories == {b"E", b"S"}
    assert sum(b"<ram:TypeCode>381" in x for x in XML.values()) == 2


@pytest.mark.parametrize("nom", XML)
def test_an_invoice_is_valid_against_the_schema(nom):
    assert facturx.xml_check_xsd(XML[nom], flavor="factur-x", level="en16931")


@pytest.mark.parametrize("regles", REGLES)
@pytest.mark.parametrize("nom", XML)
def test_an_invoice_breaks_no_rule(nom, regles):
    brisees, essayees = echecs(regles, XML[nom])
    assert not brisees
    assert essayees > 10


@pytest.mark.parametrize("defaut", _REMPLACEMENTS)
def test_a_corrupted_invoice_is_caught(defaut):
    nom, vrai, faux = _REMPLACEMENTS[defaut]
    assert vrai in XML[nom]
    fausse = XML[nom].replace(vrai, faux, 1)
    assert {r for regles in REGLES for r in echecs(regles, fausse)[0]}


def test_the_same_invoice_gives_the_same_bytes():
    assert facture_xml.ecrire(FACTURES["normal"]) == XML["normal"]


def test_franchise_says_its_reason_and_no_tax():
    texte = XML["franchise_mixte"].decode()
    assert "VATEX-FR-FRANCHISE" in texte
    assert "TVA non applicable, art. 293 B du CGI" in texte
    assert "20.00</ram:RateApplicablePercent>" not in texte
    assert '<ram:TaxTotalAmount currencyID="EUR">0.00' in texte


def test_a_credit_note_names_the_invoice_it_takes_back():
    texte = XML["avoir_normal_partiel"].decode()
    assert "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>F-2026-0001" in texte
    assert '<qdt:DateTimeString format="102">20260203' in texte


TEXTES = st.text(max_size=60).filter(regles.lisible)
LIGNES = st.builds(
    LigneFacture,
    libelle=TEXTES,
    detail=st.text(max_size=40),
    quantite=st.integers(1, 500_000),
    unite=st.sampled_from(UniteFacture),
    prix=st.integers(1, 900_000),
    tva=st.sampled_from([Tva.NORMALE, Tva.EXONEREE]),
)


def ligne(libelle, detail, tva):
    return LigneFacture(libelle=libelle, detail=detail, quantite=1, unite=UniteFacture.FORFAIT, prix=1, tva=tva)


@settings(max_examples=40)
@example([ligne("Écoute", "\x1b", Tva.NORMALE)], FRANCHISE, "\x1b")
@example([ligne("\x1bx\n", " ", Tva.EXONEREE)], NORMAL, "\u200b \t")
@given(st.lists(LIGNES, min_size=1, max_size=6), st.sampled_from([FRANCHISE, NORMAL]), st.text(max_size=80))
def test_whatever_is_typed_the_invoice_is_valid(lignes, facturation, note):
    xml = facture_xml.ecrire(edition(facturation, *lignes, note=note))
    assert facturx.xml_check_xsd(xml, flavor="factur-x", level="en16931")
    assert echecs("en16931", xml)[0] == []
