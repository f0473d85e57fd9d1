"""The account of the control says what the document does, no more and no less."""

from collections import Counter
from dataclasses import replace

import pytest

from app.bilan.audit import BilanAudite
from app.bilan.document import MARGE
from app.bilan.explications import Etat, est_repli, expliquer
from app.bilan.parametres import Niveau, Parametres
from app.bilan.publication import etablir_et_tracer
from tests.bilan.exemples import TAILLES
from tests.bilan.fabrique import instantane

CAS = [(taille, graine) for taille in TAILLES for graine in (1, 7, 13)]


def raconte(personnes, graine=1, k=5, **options):
    photo = instantane(personnes, graine=graine, **options)
    audite, retires = etablir_et_tracer(photo, Parametres(k))
    assert isinstance(audite, BilanAudite)
    return audite.contenu, expliquer(audite, photo, retires)


@pytest.mark.parametrize(("taille", "graine"), CAS)
def test_every_table_printed_and_only_those_are_told_printed(taille, graine):
    contenu, dit = raconte(TAILLES[taille], graine)
    imprimes = [e.id for e in dit.tableaux if e.etat is not Etat.ABSENT]
    assert imprimes == [t.id for t in contenu.tableaux]
    assert max(Counter(e.id for e in dit.tableaux).values()) == 1
    assert all(e.regle for e in dit.tableaux)


@pytest.mark.parametrize(("taille", "graine"), CAS)
def test_the_lines_told_joined_add_up_to_what_is_printed(taille, graine):
    contenu, dit = raconte(TAILLES[taille], graine)
    par_id = {e.id: e for e in dit.tableaux}
    for tableau in contenu.tableaux:
        if len(tableau.dimensions) > 1:
            continue
        dimension = tableau.dimensions[0]
        valeurs = {dimension.libelles[c.cle[0]]: c.valeur for c in tableau.cellules if est_repli(dimension, c.cle[0])}
        racontees = {ligne.libelle: sum(m.n for m in ligne.membres) for ligne in par_id[tableau.id].reunies}
        assert racontees == valeurs
        assert all(m.cause for ligne in par_id[tableau.id].reunies for m in ligne.membres)


@pytest.mark.parametrize("graine", range(1, 6))
def test_the_hidden_cells_told_are_those_of_the_cross(graine):
    contenu, dit = raconte(290, graine)
    croises = [t for t in contenu.tableaux if len(t.dimensions) > 1 and t.population == "recues"]
    for tableau in croises:
        caches = [c for c in tableau.cellules if c.valeur is None and MARGE not in c.cle]
        (explication,) = [e for e in dit.tableaux if e.id == tableau.id]
        assert len(explication.masquees) == len(caches)
        assert (explication.etat is Etat.MASQUE) == bool(caches)
        petites = [c for c in explication.masquees if c.n < 10]
        assert all("moins de" in c.cause or "aucune" in c.cause or "soustraction" in c.cause for c in petites)


def test_without_headcounts_the_reason_is_that_they_are_unknown():
    contenu, dit = raconte(160, effectifs=False)
    assert not {"sexe", "age", "csp"} & {t.id for t in contenu.tableaux}
    regles = {e.id: e.regle for e in dit.tableaux}
    assert all("inconnu" in regles[axe] for axe in ("sexe", "age", "csp", "statut_emploi"))


def test_a_headcount_smaller_than_the_public_is_named():
    photo = instantane(160)
    fausses = tuple(replace(e, nombre=1) if e.modalite == "F" else e for e in photo.effectifs)
    photo = replace(photo, effectifs=fausses)
    audite, retires = etablir_et_tracer(photo, Parametres())
    (sexe,) = [e for e in expliquer(audite, photo, retires).tableaux if e.id == "sexe"]
    assert "corriger" in sexe.regle


def test_under_the_floors_the_number_of_persons_is_the_reason():
    _, dit = raconte(3)
    assert dit.niveau is Niveau.ACTIVITE
    assert all("aucun chiffre" in e.regle for e in dit.tableaux if e.etat is Etat.ABSENT)
    _, dit = raconte(8)
    assert all("totaux" in e.regle for e in dit.tableaux if e.etat is Etat.ABSENT and e.id != "temps")


def test_figures_not_given_are_told_with_their_reason():
    contenu, dit = raconte(160, hors=0.02)
    absents = {i.libelle.casefold() for i in contenu.indicateurs if i.valeur is None}
    assert {c.libelle.casefold() for c in dit.chiffres} <= absents
    assert all(c.cause for c in dit.chiffres)
