"""Addresses on paper: whom a letter goes to, once each when asked, and the journal of what went out."""

import pytest

from app.documents.enveloppe import Enveloppe
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.praticiennes import Praticienne
from tests.documents.lire_pdf import texte

RUE = {"adresse": "8 avenue du 6-Juin", "code_postal": "14024", "ville": "Caen"}


@pytest.fixture
def zoe(session):
    session.praticiennes.save(Praticienne(nom="Anne Roy", ville="Lyon"))
    personne = Personne(nom="Durand", prenom="Zoé", sexe="F", adresse="1 rue du Lac", code_postal="69001", ville="Lyon")
    return session.personnes.save(personne)[0]


@pytest.fixture
def caf(session):
    return session.organismes.save(Organisme(nom="CAF du Calvados", categorie="CAF", **RUE))[0]


def test_each_record_gives_its_own_address(session, zoe, caf):
    vers_elle, _ = session.courriers.preparer("attestation", zoe.id)
    vers_caf, _ = session.courriers.preparer("indu", zoe.id, caf.id)
    cibles = [("courriers", vers_caf.id), ("courriers", vers_elle.id), ("organismes", caf.id), ("personnes", zoe.id)]
    trouvees = session.adresses.de(cibles)
    assert [bloc.lignes[-1] for bloc in trouvees.blocs] == ["14024 CAEN", "69001 LYON", "14024 CAEN", "69001 LYON"]
    assert trouvees.sans == 0


def test_what_has_no_address_is_counted_and_a_shared_one_may_be_printed_once(session, zoe, caf):
    lettres = [session.courriers.preparer("indu", zoe.id, caf.id)[0].id for _ in range(3)]
    nulle_part, _ = session.courriers.preparer("indu", zoe.id)
    cibles = [("courriers", ident) for ident in (*lettres, nulle_part.id, 404)]
    assert [len(session.adresses.de(cibles).blocs), session.adresses.de(cibles).sans] == [3, 2]
    assert len(session.adresses.de(cibles, uniques=True).blocs) == 1


def test_envelopes_bear_both_addresses_and_labels_only_one(session, zoe, caf):
    blocs = session.adresses.de([("organismes", caf.id)]).blocs
    enveloppe = texte(session.adresses.enveloppes(blocs, Enveloppe.C5))
    assert "Anne Roy" in enveloppe
    assert "social" not in enveloppe.lower()
    assert "Anne Roy" not in texte(session.adresses.enveloppes(blocs, Enveloppe.C5, expediteur=False))
    assert "14024 CAEN" in enveloppe
    etiquettes = texte(session.adresses.etiquettes(blocs, "21", 4))
    assert "14024 CAEN" in etiquettes
    assert "Anne Roy" not in etiquettes


def test_what_went_out_is_in_the_journal_without_a_name(session, zoe, caf):
    session.adresses.noter("imprimer", [("organismes", caf.id), ("personnes", zoe.id)])
    derniers = session.journal.dernieres(2)
    assert {(vu.acte, vu.sorte, vu.objet_id) for vu in derniers} == {
        ("imprimer", "organismes", caf.id),
        ("imprimer", "personnes", zoe.id),
    }
