from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain.accompagnements import Accompagnement, Objectif
from app.domain.foyers import Foyer, Membre
from app.domain.interventions import Brouillon
from app.domain.personnes import Personne
from app.errors import Refus
from app.services.errors import RienAAnnuler, RienARetablir
from app.store.errors import LigneModifiee
from app.store.tables import META
from tests.services.trame import JOUR, Cabinet
from tests.store import socle


def _etat(magasin):
    """Return every row of every table, and what the index says, sequence counters apart."""
    with magasin.lire() as connexion:
        tables = {
            nom: sorted(map(repr, connexion.execute(text(f"SELECT * FROM {nom}"))))
            for nom in META.tables
            if nom != "compteurs"
        }
        for sorte in ("personnes", "interventions"):
            mots = f"SELECT rowid FROM recherche_{sorte}_fts WHERE recherche_{sorte}_fts MATCH '\"m\"*' ORDER BY rowid"
            tables[f"{sorte}_fts"] = list(connexion.execute(text(mots)).scalars())
    return tables


def test_a_step_is_named_taken_back_and_done_again(cabinet):
    zoe = cabinet.personne()
    avant = _etat(cabinet.magasin)
    acte, _ = cabinet.interventions.save(cabinet.acte(zoe, note="mot"))
    apres = _etat(cabinet.magasin)
    assert cabinet.annulations.prochain == "Enregistrement : intervention"
    assert cabinet.annulations.annuler().ids == {"interventions": {acte.id}}
    assert _etat(cabinet.magasin) == avant
    assert cabinet.annulations.prochain_retabli == "Enregistrement : intervention"
    cabinet.annulations.retablir()
    assert _etat(cabinet.magasin) == apres
    assert cabinet.interventions.get(acte.id) == acte


def test_a_removal_taken_back_restores_the_same_id_lines_and_index(cabinet):
    suivi, _ = cabinet.accompagnements.save(
        Accompagnement(
            personne_id=cabinet.personne().id,
            contrat_id=cabinet.contrat.id,
            ouvert_le=JOUR,
            themes=("LOG", "BUD"),
            plan=(Objectif(texte="Un"), Objectif(texte="Deux")),
        )
    )
    avant = _etat(cabinet.magasin)
    cabinet.accompagnements.delete(suivi.id)
    cabinet.annulations.annuler()
    assert _etat(cabinet.magasin) == avant


def test_nothing_to_undo_is_said(cabinet):
    cabinet.annulations.vider()
    with pytest.raises(RienAAnnuler):
        cabinet.annulations.annuler()
    with pytest.raises(RienARetablir):
        cabinet.annulations.retablir()


def test_a_new_step_closes_what_could_be_done_again(cabinet):
    cabinet.personne("A")
    cabinet.annulations.annuler()
    cabinet.personne("B")
    with pytest.raises(RienARetablir):
        cabinet.annulations.retablir()


def test_undo_is_refused_whole_when_a_row_changed_since(cabinet):
    zoe = cabinet.personne()
    cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=5, nature="ENT", personne=Personne(nom="Max")))
    with cabinet.magasin.ecrire(acte="retablir") as unite:
        unite.connexion.execute(text("UPDATE personnes SET ville = 'Ici' WHERE nom = 'Max'"))
    avant = _etat(cabinet.magasin)
    with pytest.raises(LigneModifiee):
        cabinet.annulations.annuler()
    assert _etat(cabinet.magasin) == avant
    assert zoe in cabinet.personnes.toutes()


def test_a_row_changed_without_being_captured_closes_the_past(cabinet):
    cabinet.personne()
    with cabinet.magasin.ecrire() as unite:
        unite.connexion.execute(text("UPDATE personnes SET ville = 'Ici'"))
    assert cabinet.annulations.prochain == ""


def test_an_erasure_leaves_no_step_to_take_back(cabinet):
    zoe = cabinet.personne()
    cabinet.personnes.effacer(zoe.id)
    with pytest.raises(RienAAnnuler):
        cabinet.annulations.annuler()


GESTES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=14)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gestes=GESTES)
def test_undoing_any_series_of_saves_gives_the_start_and_redoing_gives_the_end(gestes):
    with socle.magasin() as magasin:
        cabinet = Cabinet(magasin)
        connues = [cabinet.personne("Martin"), cabinet.personne("Mercier")]
        cabinet.annulations.vider()
        depart = _etat(magasin)
        for geste in gestes:
            _faire(cabinet, connues, *geste)
        arrivee = _etat(magasin)
        pas = 0
        while cabinet.annulations.prochain:
            cabinet.annulations.annuler()
            pas += 1
        assert _etat(magasin) == depart
        for _ in range(pas):
            cabinet.annulations.retablir()
        assert _etat(magasin) == arrivee


def _faire(cabinet, connues, geste, qui, quoi):
    """Do one gesture of the trade; a refusal is one of the things that happen."""
    actes, personne = cabinet.interventions.toutes(), connues[qui % 2]
    acte = actes[quoi % len(actes)] if actes else None
    gestes = [
        lambda: cabinet.interventions.save(cabinet.acte(personne, note=f"mot{quoi}", minutes=quoi)),
        lambda: cabinet.interventions.saisir(
            Brouillon(jour=JOUR + timedelta(days=quoi), minutes=5, nature="ENT", personne=Personne(nom=f"Morel{quoi}"))
        ),
        lambda: cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=9, nature="COU", personne=personne.id)),
        lambda: acte and cabinet.interventions.save(replace(acte, note="", jour=JOUR + timedelta(days=quoi))),
        lambda: acte and cabinet.interventions.save(replace(acte, note=f"mieux {quoi}", note_travail="m")),
        lambda: acte and cabinet.interventions.delete(acte.id),
        lambda: cabinet.personnes.save(replace(personne, prenom=f"Maude{quoi}")),
        lambda: cabinet.foyers.save(
            Foyer(personne_id=personne.id, au=JOUR + timedelta(days=quoi), membres=(Membre(personne_id=connues[0].id),))
        ),
        lambda: cabinet.personnes.delete(personne.id),
    ]
    with suppress(Refus):
        gestes[geste]()


def test_the_saves_of_one_visit_of_a_field_are_one_step(cabinet):
    personne = cabinet.personne("Martin")
    for nom in ("Mar", "Marti", "Martinez"):
        cabinet.personnes.modifier(personne.id, "nom-1", nom=nom)
    cabinet.personnes.modifier(personne.id, "nom-2", nom="Martino")
    cabinet.annulations.annuler()
    assert cabinet.personnes.get(personne.id).nom == "Martinez"
    cabinet.annulations.annuler()
    assert cabinet.personnes.get(personne.id).nom == "Martin"
    cabinet.annulations.retablir()
    assert cabinet.personnes.get(personne.id).nom == "Martinez"


def test_a_form_never_writes_back_a_field_it_has_not_touched(cabinet):
    personne = cabinet.personne("Martin", telephone="06")
    cabinet.personnes.modifier(personne.id, telephone="07")
    modifiee, changes = cabinet.personnes.modifier(personne.id, ville="Argentan")
    assert (modifiee.telephone, modifiee.ville) == ("07", "Argentan")
    assert changes.touche("personnes")
