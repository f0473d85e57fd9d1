"""The yearly request for headcounts: a form that imports back as it is, and its letter on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, NextPageTemplate, Spacer

from app.bilan import formats
from app.documents.blocs import paragraphe, titre
from app.documents.classeur import Classeur
from app.documents.cote_a_cote import CoteACote
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.tables import Grille, Ligne, TableauImprime
from app.documents.tagging import Element
from app.documents.typography import TEXTE, TITRE_1

FEUILLE = "Effectifs"
COLONNES = ("Entreprise", "Axe", "Modalité", "Effectif", "Au")
TOTAL = "Ensemble"

_LIGNES_PAGE = 27

_NOTICE = (
    "Compléter la colonne Effectif : nombre de salariés de chaque groupe à la date indiquée, sans nom ni liste.",
    "Un groupe de moins de 10 personnes peut être réuni au groupe voisin ; un effectif inconnu reste vide.",
)

_OBJET = (
    "Pour préparer le bilan d’activité, merci d’indiquer l’effectif de {entreprise} au {au}, au total et par groupe. "
    "Ces nombres servent de référence : sans eux, aucune répartition du public ne peut être présentée."
)
_MANIERE = (
    "Des nombres suffisent : aucun nom, aucune liste. Un groupe de moins de 10 personnes peut être réuni au groupe "
    "voisin. Le classeur joint se remplit de la même façon et se renvoie tel quel."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axe:
    """One way to divide the headcount: its name and its groups, as the entreprise knows them."""

    libelle: str
    modalites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """What is asked: of whom, for which day, on which axes; `reponse_avant` is optional."""

    entreprise: str
    au: date
    axes: tuple[Axe, ...]
    praticienne: str = ""
    titre: str = ""
    faite_le: date | None = None
    reponse_avant: date | None = None


def formulaire(demande: Demande) -> bytes:
    """Return the XLSX form; its sheet « Effectifs » has the columns the import recognises."""
    classeur = Classeur("Demande d’effectifs")
    feuille = classeur.feuille(FEUILLE, (34, 24, 38, 12, 13))
    feuille.ligne(COLONNES, "tete_gauche")
    feuille.ouvrage.freeze_panes(1, 0)
    for axe, modalite in _lignes(demande):
        rang = feuille.rang
        feuille.ligne([demande.entreprise, axe, modalite, None, demande.au], "simple")
        feuille.ouvrage.write_blank(rang, 3, None, classeur.style("saisie"))
    feuille.ouvrage.data_validation(
        1,
        3,
        max(1, feuille.rang - 1),
        3,
        {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_title": "Effectif",
            "error_message": "Un nombre entier de salariés.",
        },
    )
    notice = classeur.feuille("Notice", (110,))
    for phrase in _NOTICE:
        notice.ligne([phrase], "simple")
    return classeur.octets()


def lettre(demande: Demande) -> bytes:
    """Return the letter, with the same groups to fill in by hand, as a one-page PDF."""
    racine = Element("Document")
    story: list[Flowable] = [
        NextPageTemplate(COURANTE),
        titre("Demande d’effectifs", "H1", racine, style=TITRE_1.clone("titre-demande", spaceBefore=0)),
    ]
    story += [paragraphe(t, TEXTE, racine.ajouter("P")) for t in _corps(demande)]
    story.append(Spacer(0, 4))
    story += _tableaux(demande, racine)
    signature = ", ".join(t for t in (demande.praticienne, demande.titre) if t)
    cadre = Cadre(titre=f"Demande d’effectifs · {demande.entreprise}", entete=demande.entreprise, pied_gauche=signature)
    return composer(story, cadre, racine)


def _lignes(demande: Demande) -> list[tuple[str, str]]:
    return [(TOTAL, ""), *((axe.libelle, modalite) for axe in demande.axes for modalite in axe.modalites)]


def _corps(demande: Demande) -> list[str]:
    textes = [t.format(entreprise=demande.entreprise, au=formats.jour(demande.au)) for t in (_OBJET, _MANIERE)]
    if demande.reponse_avant:
        textes.append(f"Réponse souhaitée avant le {formats.jour(demande.reponse_avant)}.")
    if demande.faite_le:
        textes.insert(0, f"Le {formats.jour(demande.faite_le)}")
    return textes


def _tableaux(demande: Demande, racine: Element) -> list[Flowable]:
    axes = [Axe(libelle=TOTAL, modalites=("Tous les salariés",)), *demande.axes]
    grilles = [
        TableauImprime(
            Grille(
                tetes=(axe.libelle, "Effectif"),
                lignes=tuple(Ligne(libelle=m, valeurs=("",)) for m in axe.modalites),
            ),
            racine,
        )
        for axe in axes
    ]
    colonnes = _equilibrer(grilles, [len(a.modalites) + 2 for a in axes])
    tiennent = all(sum(len(g.grille.lignes) + 2 for g in c) <= _LIGNES_PAGE for c in colonnes)
    return [CoteACote(colonnes)] if tiennent else list(grilles)


def _equilibrer(grilles: Sequence[TableauImprime], poids: Sequence[int]) -> list[list[TableauImprime]]:
    """Cut the run in two columns of like height, keeping the order."""
    coupe = min(range(1, len(poids) + 1), key=lambda n: abs(sum(poids[:n]) - sum(poids[n:])))
    return [list(grilles[:coupe]), list(grilles[coupe:])]
