"""The two workbooks given, and the same practices told otherwise."""

from collections import Counter

import pytest

from app.classeurs.lecture import ouvrir
from app.domain.contrats import Mode, Unite
from app.domain.imports import Constat
from app.domain.interventions import Portee
from app.domain.texte import fold
from tests.classeurs import fabrique
from tests.classeurs.lecteur import DONNEES, lire, remarques

A_LIRE = (Constat.REFUSE, Constat.A_DECIDER, Constat.AVERTISSEMENT)


def test_le_suivi_propre_est_lu_entier():
    lecture = lire(DONNEES / "suivi-propre.xlsx")
    assert (len(lecture.entreprises), len(lecture.contrats), len(lecture.personnes)) == (5, 5, 170)
    assert len(lecture.actes) == 1492
    assert sum(a.portee is not Portee.INDIVIDUELLE for a in lecture.actes) == 42
    assert Counter(e.axe for e in lecture.effectifs) == {"total": 5, "sexe": 10, "age": 25, "csp": 20}
    assert remarques(lecture, *A_LIRE) == []
    assert all(c.volume and c.prix and c.preavis and c.debut for c in lecture.contrats)


def test_le_suivi_vecu_est_lu_entier():
    lecture = lire(DONNEES / "suivi-vecu.xlsx")
    assert (len(lecture.entreprises), len(lecture.personnes), len(lecture.actes)) == (5, 150, 1242)
    assert sum(a.portee is not Portee.INDIVIDUELLE for a in lecture.actes) == 42
    assert remarques(lecture, *A_LIRE) == []
    assert [(r[0], r[1]) for r in remarques(lecture, Constat.IGNORE)] == [(519, "TOTAL"), (770, "TOTAL")]
    termes = [(c.mode, c.volume, c.unite, c.prix, c.preavis) for c in lecture.contrats]
    assert termes[0] == (Mode.HEURE, 22000, Unite.HEURES, 7200, 3)
    assert termes[1] == (Mode.PERMANENCE, 2200, Unite.DEMI_JOURNEES, 34000, 2)
    assert not any(a.nature == "AUT" or a.a_completer for a in lecture.actes)


def test_les_participants_se_lisent_dans_le_commentaire():
    lecture = lire(DONNEES / "suivi-vecu.xlsx")
    collectifs = [a for a in lecture.actes if a.portee is Portee.COLLECTIVE]
    assert [a.participants for a in collectifs if a.ligne == 4 and a.feuille == "Suivi 2024"] == [14]
    assert all(a.participants and not a.note for a in collectifs)


@pytest.mark.parametrize("nom", ["suivi-propre", "suivi-vecu"])
@pytest.mark.parametrize("graine", [1, 2])
def test_l_ordre_des_colonnes_et_des_feuilles_ne_change_rien(nom, graine, tmp_path):
    temoin = lire(DONNEES / f"{nom}.xlsx")
    feuilles = _feuilles(nom)
    autres = dict(reversed(fabrique.melanger(feuilles, graine).items()))
    lecture = lire(fabrique.ecrire(tmp_path / "autre.xlsx", autres))
    assert len(lecture.personnes) == len(temoin.personnes)
    assert _essentiel(lecture) == _essentiel(temoin)


@pytest.mark.parametrize("format_", [".ods", ".xls"])
@pytest.mark.parametrize("nom", ["suivi-propre", "suivi-vecu"])
def test_le_format_du_classeur_ne_change_rien(nom, format_, tmp_path):
    lecture = lire(fabrique.ecrire(tmp_path / f"{nom}{format_}", _feuilles(nom)))
    assert _essentiel(lecture) == _essentiel(lire(DONNEES / f"{nom}.xlsx"))


@pytest.mark.parametrize("graine", range(4))
@pytest.mark.parametrize("maniere", ["telle", "decalee", "melangee", "titree"])
def test_un_autre_cabinet_est_lu_entier(graine, maniere, tmp_path):
    cabinet = fabrique.cabinet(graine)
    autres = {
        "telle": lambda f: f,
        "decalee": fabrique.decaler,
        "melangee": fabrique.melanger,
        "titree": lambda f: fabrique.titrer(f, **TITRES),
    }[maniere](cabinet.feuilles)
    lecture = lire(fabrique.ecrire(tmp_path / "cabinet.xlsx", autres))
    assert len(lecture.entreprises) == len(lecture.contrats) == len(fabrique.ENTREPRISES)
    assert len(lecture.personnes) == cabinet.personnes
    assert len(lecture.actes) == cabinet.actes + cabinet.autres
    assert [a.nature for a in lecture.actes if a.portee is Portee.INDIVIDUELLE] == cabinet.natures
    assert remarques(lecture, *A_LIRE) == []


TITRES = {
    "Date": "Jour", "NOM": "Nom du salarié", "Prénom": "Prénom du salarié", "Temps": "Durée", "Entreprise": "Société",
    "Problématique": "Motif de la demande", "Type": "Nature de l'acte", "Commentaires": "Observations",
    "Orienté par": "Adressé par", "sexe": "Civilité", "né(e) le": "DDN", "poste / CSP": "Catégorie socio-pro.",
    "NOM Prénom": "Nom et prénom", "Contrat": "Conditions", "Effectif": "Nb de salariés",
}  # fmt: skip


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_un_csv_se_lit_dans_son_encodage(encodage, tmp_path):
    cabinet = fabrique.cabinet(5)
    chemin = tmp_path / "suivi.csv"
    fabrique._csv(chemin, cabinet.feuilles, encodage)
    lecture = lire(chemin)
    assert len(lecture.actes) == cabinet.actes + cabinet.autres
    vus = {(fold(ligne[1]), fold(ligne[2])) for ligne in cabinet.feuilles["Suivi 2025"][1:] if ligne[1]}
    assert len(lecture.personnes) == len(vus)


def _feuilles(nom):
    classeur = ouvrir(DONNEES / f"{nom}.xlsx")
    return {f.nom: _sans_haut(f.lignes) for f in classeur.feuilles}


def _sans_haut(lignes):
    return lignes[2:] if not any(lignes[1]) else lignes


def _essentiel(lecture):
    gens = [
        (p.nom, p.prenom, p.sexe, p.annee, p.situation_familiale, p.enfants, sorted(p.emplois))
        for p in lecture.personnes
    ]
    actes = sorted(
        (
            a.jour,
            a.minutes,
            a.nature,
            a.canal,
            lecture.entreprises[a.entreprise].nom,
            _noms(lecture, a),
            a.theme,
            a.origine,
        )
        for a in lecture.actes
    )
    return sorted(map(str, gens)), actes


def _noms(lecture, acte):
    return [f"{lecture.personnes[p].nom} {lecture.personnes[p].prenom}" for p in acte.personnes]
