"""What the entreprise fills in comes back through the import as it is."""

from datetime import date
from io import BytesIO
from itertools import chain

import openpyxl

from app.classeurs.interpretation import Connu, interpreter
from app.classeurs.lecture import ouvrir
from app.classeurs.lues import EntrepriseConnue
from app.classeurs.reconnaissance import reconnaitre
from app.classeurs.referentiel import Referentiel
from app.documents import demande_effectifs
from app.documents.demande_effectifs import Axe, Demande
from tests.bilan.nomenclatures import nomenclatures

CONNU = Connu(entreprises=(EntrepriseConnue(id=1, nom="Fonderies du Val d’Orne"),))
AXES = {"sexe": "Sexe", "age": "Âge", "csp": "CSP", "statut_emploi": "Contrat de travail", "anciennete": "Ancienneté"}


def demande():
    listes = {str(liste): entrees for liste, entrees in nomenclatures().items()}
    return Demande(
        entreprise="Fonderies du Val d’Orne",
        au=date(2026, 1, 1),
        axes=tuple(
            Axe(libelle=libelle, modalites=tuple(e.libelle for e in listes[axe] if e.code != "NR"))
            for axe, libelle in AXES.items()
        ),
    )


def remplir(formulaire, chemin, sauter=()):
    classeur = openpyxl.load_workbook(BytesIO(formulaire))
    for n, rangee in enumerate(classeur["Effectifs"].iter_rows(min_row=2)):
        rangee[3].value = None if n in sauter else 100 + n
    classeur.save(chemin)


def relire(chemin):
    referentiel = Referentiel(chain.from_iterable(nomenclatures().values()))
    classeur = ouvrir(chemin)
    lecture, _ = interpreter(classeur, reconnaitre(classeur, referentiel), referentiel, annee=2026, connu=CONNU)
    return lecture


def test_every_group_asked_for_comes_back_with_its_code_and_date(tmp_path):
    remplir(demande_effectifs.formulaire(demande()), tmp_path / "effectifs.xlsx")
    lus = relire(tmp_path / "effectifs.xlsx").effectifs
    groupes = sum(len(axe.modalites) for axe in demande().axes)
    assert len(lus) == groupes + 1
    assert [(e.axe, e.modalite) for e in lus[:3]] == [("total", ""), ("sexe", "F"), ("sexe", "H")]
    assert {e.axe for e in lus} == {"total", *AXES}
    assert {e.au for e in lus} == {date(2026, 1, 1)}
    assert [e.nombre for e in lus] == list(range(100, 101 + groupes))


def test_a_group_left_empty_is_not_a_zero(tmp_path):
    remplir(demande_effectifs.formulaire(demande()), tmp_path / "effectifs.xlsx", sauter={1, 2})
    assert not [e for e in relire(tmp_path / "effectifs.xlsx").effectifs if e.axe == "sexe"]
