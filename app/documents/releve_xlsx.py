"""A relevé as a workbook: the same words and figures as its page, and nothing behind them (R13)."""

from app.bilan import formats
from app.bilan.releves import Releve
from app.bilan.releves_audit import ReleveAudite
from app.documents.classeur import Classeur, Feuille
from app.documents.releve_grilles import dire_periode, legende, presences, qui, refus, repartitions, temps
from app.documents.tables import Grille

_LIBELLES, _CHIFFRES = 46, 14


def rendre(releve: ReleveAudite) -> bytes:
    """Return the XLSX of an audited relevé; the same relevé gives the same bytes."""
    r = releve.contenu
    classeur = Classeur(f"Relevé d’activité {dire_periode(r.du, r.au)} · {formats.typographier(r.entreprise)}")
    feuille = classeur.feuille("Relevé", (_LIBELLES, _CHIFFRES, _CHIFFRES, _CHIFFRES))
    feuille.ligne([f"Relevé d’activité {dire_periode(r.du, r.au)}"], "titre")
    feuille.ligne([qui(r)], "note")
    if r.exemple:
        feuille.ligne(["EXEMPLE"], "note")
    for grille in (temps(r), *presences(r)):
        _grille(grille, feuille)
    _repartitions(r, feuille)
    return classeur.octets()


def _repartitions(r: Releve, feuille: Feuille) -> None:
    for nom, grille in repartitions(r):
        feuille.sauter()
        feuille.ligne([nom], "titre")
        _grille(grille, feuille, avant=False)
    feuille.sauter()
    for phrase in (*refus(r), legende(r)):
        feuille.ligne([phrase], "note")


def _grille(dessin: Grille, feuille: Feuille, *, avant: bool = True) -> None:
    if avant:
        feuille.sauter()
    feuille.ligne(dessin.tetes, "tete")
    for ligne in dessin.lignes:
        feuille.ligne([ligne.libelle, *ligne.valeurs], "total" if ligne.total else "texte")
