"""The printed tables of a bilan as a workbook: the same words and figures, and nothing behind them (R13)."""

from app.bilan import formats
from app.bilan.audit import BilanAudite
from app.bilan.document import Bilan, Statut, Tableau
from app.documents.bilan_grilles import annees, grille, grille_indicateurs
from app.documents.bilan_plan import sections, textes
from app.documents.classeur import Classeur, Feuille
from app.documents.porte import contenu
from app.documents.tables import Grille

_LIBELLES, _CHIFFRES = 46, 14


def rendre(audite: BilanAudite) -> bytes:
    """Return the XLSX of an audited bilan; the same bilan gives the same bytes."""
    return ecrire(contenu(audite))


def ecrire(bilan: Bilan) -> bytes:
    """Write a content that came through the door (`rendre` is the way in)."""
    classeur = Classeur(f"Bilan d’activité {formats.periode(bilan.du, bilan.au)} · {bilan.entreprise}")
    _synthese(bilan, classeur)
    for section in sections(bilan):
        for tableau in section.tableaux:
            _tableau(bilan, tableau, classeur)
    return classeur.octets()


def _synthese(bilan: Bilan, classeur: Classeur) -> None:
    feuille = classeur.feuille("Synthèse", (_LIBELLES, _CHIFFRES, _CHIFFRES))
    feuille.ligne([bilan.entreprise], "titre")
    feuille.ligne([f"Bilan d’activité {formats.periode(bilan.du, bilan.au)}"], "note")
    if bilan.statut is Statut.A_BLANC:
        feuille.ligne(["bilan à blanc, ne pas remettre"], "note")
    if bilan.exemple:
        feuille.ligne(["EXEMPLE"], "note")
    feuille.sauter()
    if bilan.indicateurs:
        _grille(grille_indicateurs(bilan, bilan.indicateurs), feuille)
        feuille.sauter()
    for section in ("synthese", "methode"):
        for texte in textes(bilan, section):
            feuille.ligne([texte], "note")


def _tableau(bilan: Bilan, tableau: Tableau, classeur: Classeur) -> None:
    dessin = grille(bilan, tableau, barres=False)
    feuille = classeur.feuille(tableau.titre, (_LIBELLES, *(_CHIFFRES,) * (len(dessin.tetes) - 1)))
    feuille.ligne([tableau.titre], "titre")
    feuille.ligne([f"{bilan.entreprise} · {' · '.join(annees(bilan)[:1])}"], "note")
    feuille.sauter()
    _grille(dessin, feuille)
    for note in textes(bilan, f"note:{tableau.id}"):
        feuille.ligne([note], "note")


def _grille(dessin: Grille, feuille: Feuille) -> None:
    feuille.ligne(dessin.tetes, "tete")
    for ligne in dessin.lignes:
        feuille.ligne([ligne.libelle, *ligne.valeurs], "total" if ligne.total else "texte")
