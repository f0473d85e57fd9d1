"""What follows a number agrees with it."""

import re

import pytest

from app.messages import PHRASES, phrase_de
from app.messages.nombres import accord, compter
from app.messages.sortes import denombrer
from app.store import tables


@pytest.mark.parametrize(
    ("nombre", "attendu"), [(0, "0 refusé"), (1, "1 refusé"), (2, "2 refusés"), (1200, "1\u202f200 refusés")]
)
def test_un_mot_s_accorde_avec_son_nombre(nombre, attendu):
    assert compter(nombre, "refusé") == attendu


def test_un_pluriel_irregulier_se_donne():
    assert [accord(n, "nouveau", "nouveaux") for n in (1, 3)] == ["nouveau", "nouveaux"]


def test_une_phrase_s_accorde_avec_ses_nombres():
    assert "Attendez 1 seconde avant" in phrase_de("trop_d_essais", {"secondes": 1})
    assert "Attendez 30 secondes avant" in phrase_de("trop_d_essais", {"secondes": 30})
    assert "Attendez … … avant" in phrase_de("trop_d_essais", {})
    dits = [phrase_de("pieces_illisibles", {"nombre": n}) for n in (1, 4)]
    assert dits == ["1 pièce jointe ne peut pas être lue.", "4 pièces jointes ne peuvent pas être lues."]


def test_aucune_phrase_ne_laisse_l_accord_au_lecteur():
    assert [code for code, modele in PHRASES.items() if re.search(r"\w\((?:s|es|x)\)", modele)] == []


def test_chaque_sorte_a_un_nom_au_singulier_et_au_pluriel():
    assert denombrer("personnes", 1) == "1 personne"
    assert denombrer("conditions", 3) == "3 lignes de conditions de contrat"
    for table in (tables.interventions, tables.emplois, tables.organismes, tables.imports):
        sorte = table.info["sorte"]
        assert denombrer(sorte, 1) == f"1 {sorte.removesuffix('s')}"
