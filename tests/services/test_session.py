"""The same services over a real coffre, as the two doors will use them."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.domain.contrats import Contrat
from app.domain.entreprises import Entreprise
from app.domain.interventions import Brouillon
from app.domain.personnes import Personne
from app.domain.praticiennes import Praticienne
from app.errors import Refus
from app.services.errors import EncoreUtilise
from app.store.errors import EcritureHorsUnite


def _entreprise(session):
    entreprise, _ = session.entreprises.save(Entreprise(nom="Filature du Lac"))
    session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C1", debut=date(2024, 1, 1)))
    return entreprise


def test_a_new_coffre_has_its_lists_and_nothing_to_undo(session):
    assert session.nomenclatures.toutes()
    assert session.annulations.prochain == ""


def test_what_was_saved_is_there_at_the_next_opening(scope, phrase, tmp_path):
    moi = Praticienne(nom="A. Lenoir", siret="73282932000074")
    session, _ = scope.creer(tmp_path / "c.coffre", phrase, moi)
    with session:
        _entreprise(session)
        brouillon = Brouillon(jour=date(2025, 1, 2), minutes=30, nature="ENT", personne=Personne(prenom="Éléonore"))
        acte, _ = session.interventions.saisir(brouillon)
    with scope.ouvrir(tmp_path / "c.coffre", phrase=phrase) as session:
        assert session.praticiennes.get() == moi
        assert session.interventions.get(acte.id) == acte
        assert [p.prenom for p in session.recherche.personnes("eleo")] == ["Éléonore"]
        assert session.annulations.prochain == ""


def test_a_refusal_of_the_database_is_told_in_the_words_of_the_trade(session):
    entreprise = _entreprise(session)
    with pytest.raises(EncoreUtilise):
        session.entreprises.delete(entreprise.id)


def test_neither_engine_lets_a_row_change_outside_a_unit_of_work(session):
    ordre = text("DELETE FROM entrees")
    with session._ouvert.engine_ecriture.connect() as connexion, pytest.raises(EcritureHorsUnite):
        connexion.execute(ordre)
    with session._ouvert.engine_lecture.connect() as connexion, pytest.raises((Refus, OperationalError)):
        connexion.execute(ordre)
    assert session.nomenclatures.toutes()


def test_an_erasure_leaves_the_pages_of_a_real_coffre_wiped(session):
    with session._ouvert.engine_ecriture.connect() as connexion:
        assert connexion.execute(text("PRAGMA secure_delete")).scalar() == 1


def test_each_save_leaves_one_row_in_the_journal_without_a_name(session):
    def lignes():
        with session._ouvert.engine_lecture.connect() as connexion:
            return connexion.execute(text("SELECT acte, sorte, objet_id, details FROM journal ORDER BY seq")).all()

    avant = len(lignes())
    personne, _ = session.personnes.save(Personne(nom="Zyxquarel"))
    (ligne,) = lignes()[avant:]
    assert ligne[:3] == ("enregistrer", "personnes", personne.id)
    assert "zyxquarel" not in ligne.details.casefold()
