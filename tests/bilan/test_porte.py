"""The gate: nothing but the audit makes a bilan, and the audit refuses what leaks."""

import ast
import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.bilan import audit
from app.bilan import json as forme
from app.bilan.audit import BilanAudite, auditer
from app.bilan.document import Indicateur, Texte, Unite
from app.bilan.errors import AuditRefuse, FormeInconnue, RevisionRefusee
from app.bilan.parametres import Parametres
from app.bilan.protection import proteger
from app.bilan.publication import chainer, etablir, sceller
from app.bilan.revision import verifier_revision
from app.documents import bilan_json
from tests.bilan.exemples import TAILLES, bilan
from tests.bilan.fabrique import instantane

SOURCES = Path(audit.__file__).parents[1]


def test_a_bilan_cannot_be_declared_audited():
    with pytest.raises(TypeError):
        BilanAudite(bilan().contenu, "certificat")


def test_only_the_audit_builds_what_is_rendered():
    fautifs = [
        chemin.name
        for chemin in SOURCES.rglob("*.py")
        for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8")))
        if isinstance(noeud, ast.Call) and "BilanAudite" in ast.dump(noeud.func)
    ]
    assert fautifs == ["audit.py"]


def _imprimer(contenu, identifiant, valeur):
    indicateurs = tuple(
        replace(i, valeur=valeur, affiche=str(valeur)) if i.id == identifiant else i for i in contenu.indicateurs
    )
    return replace(contenu, indicateurs=indicateurs)


@pytest.fixture
def ouvert():
    fige = instantane(140, graine=7)
    gens = tuple(p._replace(recue=rang != 0, beneficiaire="SAL") for rang, p in enumerate(fige.personnes))
    fige = replace(fige, personnes=gens)
    return fige, proteger(fige, Parametres())


def test_what_protection_gives_passes(ouvert):
    fige, contenu = ouvert
    assert auditer(contenu, fige).contenu == contenu


def test_a_difference_of_one_between_two_populations_is_caught(ouvert):
    fige, contenu = ouvert
    with pytest.raises(AuditRefuse) as refus:
        auditer(_imprimer(contenu, "personnes_accompagnees", 140), fige)
    assert "personnes_accompagnees" in refus.value.details["fautes"]


def test_a_false_count_is_caught(ouvert):
    fige, contenu = ouvert
    with pytest.raises(AuditRefuse):
        auditer(_imprimer(contenu, "personnes_recues", 138), fige)


def test_a_line_dropped_from_a_list_is_caught(ouvert):
    fige, contenu = ouvert
    theme = next(t for t in contenu.tableaux if t.id == "theme_principal")
    tronque = replace(theme, cellules=theme.cellules[:-1])
    autres = tuple(tronque if t.id == theme.id else t for t in contenu.tableaux)
    with pytest.raises(AuditRefuse) as refus:
        auditer(replace(contenu, tableaux=autres), fige)
    assert refus.value.details["fautes"] == ("theme_principal",)


def test_a_hidden_cell_printed_again_is_caught():
    fige = instantane(290, graine=7)
    contenu = proteger(fige, Parametres())
    croise = next(t for t in contenu.tableaux if t.id == "theme_x_sexe")
    cachee = next(c for c in croise.cellules if c.valeur is None)
    vue = replace(cachee, valeur=3, affiche="3")
    cellules = tuple(vue if c is cachee else c for c in croise.cellules)
    tableaux = tuple(replace(t, cellules=cellules) if t is croise else t for t in contenu.tableaux)
    with pytest.raises(AuditRefuse) as refus:
        auditer(replace(contenu, tableaux=tableaux), fige)
    assert "theme_x_sexe" in refus.value.details["fautes"]


def test_a_sentence_with_a_number_of_its_own_is_caught(ouvert):
    fige, contenu = ouvert
    bavard = replace(contenu, textes=(*contenu.textes, Texte(section="synthese", texte="7777 personnes.")))
    with pytest.raises(AuditRefuse):
        auditer(bavard, fige)


def test_what_the_audit_refuses_is_left_out_and_the_rest_is_printed(monkeypatch):
    fige = instantane(140)
    vrai = audit._fautes

    def severe(contenu, instantane_):
        return ["csp"] if any(t.id == "csp" for t in contenu.tableaux) else vrai(contenu, instantane_)

    monkeypatch.setattr(audit, "_fautes", severe)
    tableaux = {t.id for t in etablir(fige, Parametres()).contenu.tableaux}
    assert "csp" not in tableaux
    assert "theme_principal" in tableaux


@pytest.mark.parametrize("taille", TAILLES)
def test_the_public_form_is_read_back_as_it_was_written(taille):
    audite = bilan(taille)
    assert forme.lire(bilan_json.rendre(audite)) == audite.contenu


def test_the_same_snapshot_gives_the_same_bytes():
    une, deux = (bilan_json.rendre(etablir(instantane(160, graine=9), Parametres())) for _ in range(2))
    assert une == deux


def test_another_format_is_refused():
    with pytest.raises(FormeInconnue):
        forme.lire(json.dumps({"format": "visavis-bilan/9"}))


def _ajoute(contenu, nombre):
    return _imprimer(contenu, "personnes_recues", nombre)


def test_a_revision_changes_each_count_by_nothing_or_by_k():
    contenu = bilan("totaux").contenu
    for nombre in (7, 12, 13):
        verifier_revision([contenu], _ajoute(contenu, nombre))
    for nombre in (8, 11, 3):
        with pytest.raises(RevisionRefusee):
            verifier_revision([contenu], _ajoute(contenu, nombre))


def test_a_revision_never_prints_what_was_not():
    contenu = bilan("themes").contenu
    nouveau = Indicateur(
        id="personnes_hors_effectif", libelle="", unite=Unite.PERSONNES, valeur=6, affiche="6", population=""
    )
    indicateurs = tuple(nouveau if i.id == nouveau.id else i for i in contenu.indicateurs)
    with pytest.raises(RevisionRefusee):
        verifier_revision([contenu], replace(contenu, indicateurs=indicateurs))


def test_the_sealed_part_does_not_tell_the_order_of_the_snapshot():
    fige = instantane(40)
    assert sceller(fige) == sceller(replace(fige, personnes=fige.personnes[::-1]))


def test_a_ledger_row_depends_on_the_one_before():
    assert chainer(bytes(32), ["a"]) != chainer(bytes(31) + b"1", ["a"])
