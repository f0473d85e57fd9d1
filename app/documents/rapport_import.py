"""The account of an import as a workbook: what was read, then every line that deserves a look."""

from collections import Counter

from app.documents.classeur import Classeur
from app.domain.imports import Comptes, Constat, Rapport

_COLONNES = ("Constat", "Feuille", "Ligne", "Colonne", "Valeur", "Raison")
_TETES = ("", "Lus", "Nouveaux", "Reconnus", "Modifiés", "À décider", "Refusés")


def rendre(rapport: Rapport) -> bytes:
    """Return the XLSX of `rapport`; the same report gives the same bytes."""
    classeur = Classeur("Rapport d’import")
    _bilan(rapport, classeur)
    _lignes(rapport, classeur)
    return classeur.octets()


def _bilan(rapport: Rapport, classeur: Classeur) -> None:
    feuille = classeur.feuille("Résumé", (34, *(12,) * 6))
    feuille.ligne(["Rapport d’import" + (" (essai, rien n’est écrit)" if rapport.simulation else "")], "titre")
    feuille.ligne([rapport.classeur], "note")
    feuille.sauter()
    feuille.ligne(_TETES, "tete")
    for genre, comptes in rapport.comptes.items():
        feuille.ligne([genre, *_valeurs(comptes)])
    feuille.sauter()
    par_constat = Counter(ligne.constat for ligne in rapport.lignes)
    feuille.ligne(["Lignes à regarder", "Nombre"], "tete")
    for constat in Constat:
        feuille.ligne([str(constat), par_constat[constat]])


def _valeurs(comptes: Comptes) -> list[int]:
    return [
        comptes.lus,
        comptes.nouveaux,
        comptes.reconnus,
        comptes.modifies,
        comptes.a_decider,
        comptes.refuses,
    ]


def _lignes(rapport: Rapport, classeur: Classeur) -> None:
    feuille = classeur.feuille("Lignes", (14, 22, 8, 24, 34, 70))
    feuille.ligne(_COLONNES, "tete_gauche")
    feuille.ouvrage.freeze_panes(1, 0)
    for ligne in rapport.lignes:
        rang = ligne.ligne or None
        valeurs = [str(ligne.constat), ligne.feuille, rang, ligne.colonne, ligne.valeur, ligne.raison]
        feuille.ligne(valeurs, "simple")
    feuille.ouvrage.autofilter(0, 0, max(1, len(rapport.lignes)), len(_COLONNES) - 1)
