"""A budget on one page, and its debts as a table: what goes with a letter or into a Banque de France file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, NextPageTemplate

from app.documents.blocs import paragraphe, titre
from app.documents.charts import Barre, Diagramme
from app.documents.cote_a_cote import CoteACote
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.tables import Grille, Ligne, TableauImprime
from app.documents.tagging import Element
from app.documents.typography import NOTE, TEXTE, TITRE_1
from app.domain.budgets import PART_ENTIERE, Bloc, Budget, Periode, StatutDette, dettes, total
from app.domain.budgets import Ligne as LigneBudget
from app.domain.resultats_budget import Regle, Resultat, dire, dire_cents, resultats
from app.domain.typographie import jour

BLOCS = {
    Bloc.RESSOURCES: "Ressources",
    Bloc.LOGEMENT: "Charges de logement",
    Bloc.FIXES: "Autres charges fixes",
    Bloc.DETTES: "Dettes, par mois",
    Bloc.COURANTE: "Vie courante",
}
STATUTS = {
    StatutDette.A_JOUR: "à jour",
    StatutDette.RETARD: "en retard",
    StatutDette.ECHEANCIER: "échéancier accordé",
    StatutDette.SUSPENDUE: "suspendue",
    StatutDette.CONTENTIEUX: "contentieux",
    StatutDette.SURENDETTEMENT: "dossier de surendettement",
}
_PERIODES = {Periode.MENSUEL: "", Periode.TRIMESTRIEL: "par trimestre", Periode.ANNUEL: "par an"}
_ARRONDI = (
    "Chaque somme est ramenée au mois et arrondie au centime le plus proche, puis additionnée. Aucune règle nationale "
    "ne fixe ces calculs : chaque fonds a les siens."
)
_LIGNES_COLONNE, _LIGNES_DIAGRAMME = 19, 5
_COURT = TITRE_1.clone("titre-budget", spaceBefore=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feuille:
    """What the page says: whose budget, with which formulas, and the words of its lines and terms.

    `postes` gives the words of (block, code); `avant` is an earlier budget to compare with.
    """

    personne: str
    budget: Budget
    regle: Regle
    termes: Mapping[str, str]
    postes: Mapping[tuple[Bloc, str], str]
    avant: Budget | None = None
    praticienne: str = ""


def feuille(budget: Feuille) -> bytes:
    """Return the budget as a PDF, one page for a household's usual lines."""
    racine = Element("Document")
    story: list[Flowable] = [NextPageTemplate(COURANTE), titre(_titre(budget.budget.au), "H1", racine, style=_COURT)]
    story.append(paragraphe(_qui(budget), TEXTE, racine.ajouter("P")))
    story += _blocs(budget, racine)
    story.append(_resultats(budget, racine))
    story.append(paragraphe(f"{budget.regle.libelle}. {budget.regle.dit} {_ARRONDI}", NOTE, racine.ajouter("P")))
    if formules := _formules(budget):
        story.append(paragraphe(formules, NOTE, racine.ajouter("P")))
    return composer(story, _cadre(budget, _titre(budget.budget.au)), racine)


def tableau_des_dettes(budget: Feuille) -> bytes:
    """Return the debts as a PDF: creditor, kind, balance, instalment, arrears, where it stands."""
    racine = Element("Document")
    intitule = f"État des dettes au {jour(budget.budget.au)}"
    lignes = dettes(budget.budget)
    corps = [_dette(budget, ligne) for ligne in lignes]
    sommes = (
        "",
        dire_cents(sum(li.solde or 0 for li in lignes)),
        dire_cents(sum(li.par_mois for li in lignes)),
        dire_cents(sum(li.arrieres or 0 for li in lignes)),
        "",
    )
    corps.append(Ligne(libelle="Total", valeurs=sommes, total=True))
    tetes = ("Créancier", "Nature", "Reste dû, €", "Par mois, €", "Retard, €", "Situation")
    story: list[Flowable] = [
        NextPageTemplate(COURANTE),
        titre(intitule, "H1", racine, style=_COURT),
        paragraphe(_qui(budget), TEXTE, racine.ajouter("P")),
        TableauImprime(Grille(tetes=tetes, lignes=tuple(corps)), racine),
        paragraphe("Une case vide : la somme n’est pas connue.", NOTE, racine.ajouter("P")),
    ]
    return composer(story, _cadre(budget, intitule), racine)


def _titre(au: date) -> str:
    return f"Budget au {jour(au)}"


def _cadre(budget: Feuille, intitule: str) -> Cadre:
    return Cadre(titre=intitule, entete=budget.personne, pied_gauche=budget.praticienne)


def _qui(feuille_: Feuille) -> str:
    budget = feuille_.budget
    nombre = f"{budget.personnes}\u00a0personne{'s' if budget.personnes > 1 else ''}"
    parts = f"{budget.parts / PART_ENTIERE:g}".replace(".", ",")
    return f"{feuille_.personne}. {nombre}, {parts}\u00a0part{'s' if budget.parts >= 2 * PART_ENTIERE else ''}."


def _blocs(feuille_: Feuille, racine: Element) -> list[Flowable]:
    """Return the blocks that have lines and the chart, in two columns when they fit on the page with the results."""
    presents = [bloc for bloc in BLOCS if any(li.bloc is bloc for li in feuille_.budget.lignes)]
    tableaux: dict[Bloc, Flowable] = {bloc: _bloc(feuille_, bloc, racine) for bloc in presents}
    diagramme = _diagramme(feuille_, racine)
    hauts = {bloc: sum(li.bloc is bloc for li in feuille_.budget.lignes) + 2 for bloc in presents}
    gauche, droite = min(_partages(presents), key=lambda deux: max(_hauteurs(hauts, deux)))
    courte = gauche if _haut(hauts, gauche) <= _haut(hauts, droite) else droite
    if not presents or max(_hauteurs(hauts, (gauche, droite))) > _LIGNES_COLONNE:
        return [*tableaux.values(), diagramme]
    colonnes = [
        [*(tableaux[bloc] for bloc in cote), *([diagramme] if cote is courte else [])] for cote in (gauche, droite)
    ]
    return [CoteACote(colonnes)]


def _partages(blocs: Sequence[Bloc]) -> list[tuple[list[Bloc], list[Bloc]]]:
    """Return the ways to put blocks in two columns, their order kept."""
    return [(list(blocs[:n]), list(blocs[n:])) for n in range(len(blocs) + 1)]


def _hauteurs(hauts: Mapping[Bloc, int], colonnes: tuple[list[Bloc], list[Bloc]]) -> tuple[int, int]:
    """Return the rows of the two columns, the chart under the shorter one."""
    petite, grande = sorted(_haut(hauts, colonne) for colonne in colonnes)
    return petite + _LIGNES_DIAGRAMME, grande


def _haut(hauts: Mapping[Bloc, int], blocs: Sequence[Bloc]) -> int:
    return sum(hauts[bloc] for bloc in blocs)


def _bloc(feuille_: Feuille, bloc: Bloc, racine: Element) -> TableauImprime:
    lignes = [
        Ligne(libelle=_nom(feuille_, ligne), valeurs=(dire_cents(ligne.par_mois),))
        for ligne in feuille_.budget.lignes
        if ligne.bloc is bloc
    ]
    somme = dire_cents(total(feuille_.budget.lignes, bloc))
    lignes.append(Ligne(libelle="Total", valeurs=(somme,), total=True))
    return TableauImprime(Grille(tetes=(BLOCS[bloc], "€ par mois"), lignes=tuple(lignes)), racine)


def _nom(feuille_: Feuille, ligne: LigneBudget) -> str:
    """Return the words of a line, with the sum as it was typed when it does not come back every month."""
    poste = feuille_.postes.get((ligne.bloc, ligne.poste), "Autre")
    nom = ligne.libelle or poste
    if ligne.periode is Periode.MENSUEL:
        return nom
    return f"{nom} ({dire_cents(ligne.montant)}\u00a0€ {_PERIODES[ligne.periode]})"


def _diagramme(feuille_: Feuille, racine: Element) -> Diagramme:
    sommes = {nom: total(feuille_.budget.lignes, bloc) for bloc, nom in BLOCS.items()}
    avant = {nom: total(feuille_.avant.lignes, bloc) for bloc, nom in BLOCS.items()} if feuille_.avant else {}
    barres = [(nom, Barre(cents, f"{dire_cents(cents)}\u00a0€", avant.get(nom))) for nom, cents in sommes.items()]
    alt = " ; ".join(f"{nom} {dire_cents(cents)} €" for nom, cents in sommes.items())
    return Diagramme(barres, f"Budget par mois : {alt}.", racine)


def _resultats(feuille_: Feuille, racine: Element) -> TableauImprime:
    trouves = resultats(feuille_.budget, feuille_.regle, feuille_.termes)
    if feuille_.avant is None:
        lignes = [Ligne(libelle=r.libelle, valeurs=(_calcul(r), dire(r.unite, r.valeur))) for r in trouves]
        return TableauImprime(Grille(tetes=("Résultat", "Calcul", "Valeur"), lignes=tuple(lignes)), racine)
    avant = resultats(feuille_.avant, feuille_.regle, feuille_.termes)
    tetes = ("Résultat", jour(feuille_.avant.au), jour(feuille_.budget.au))
    lignes = [
        Ligne(libelle=apres.libelle, valeurs=(dire(un.unite, un.valeur), dire(apres.unite, apres.valeur)))
        for un, apres in zip(avant, trouves, strict=True)
    ]
    return TableauImprime(Grille(tetes=tetes, lignes=tuple(lignes)), racine)


def _formules(feuille_: Feuille) -> str:
    """Return the formulas that she wrote, in words: whoever receives the sheet sees how it was counted."""
    trouves = resultats(feuille_.budget, feuille_.regle, feuille_.termes) if feuille_.regle.propre else ()
    return "\u202f; ".join(f"{r.libelle} = {r.formule}" for r in trouves)


def _calcul(resultat: Resultat) -> str:
    return resultat.calcul.rpartition(" = ")[0]


def _dette(feuille_: Feuille, ligne: LigneBudget) -> Ligne:
    sommes = ("" if cents is None else dire_cents(cents) for cents in (ligne.solde, ligne.par_mois, ligne.arrieres))
    nature = feuille_.postes.get((Bloc.DETTES, ligne.poste), "Autre dette")
    return Ligne(libelle=ligne.libelle or nature, valeurs=(nature, *sommes, STATUTS[ligne.statut]))
