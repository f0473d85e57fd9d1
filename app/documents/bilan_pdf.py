"""The bilan as a PDF to hand over: cover, the year on one page, then each section (3-bilan, 8-look)."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from app.bilan import formats
from app.bilan.audit import BilanAudite
from app.bilan.document import Bilan, Statut, Tableau
from app.documents.bilan_grilles import (
    alternative,
    annees,
    barre,
    civile,
    grille,
    grille_indicateurs,
    grille_mois,
    lignes_de,
    mensuel,
)
from app.documents.bilan_plan import PRINCIPAUX, Section, cles, sections, textes
from app.documents.blocs import ChiffresCles, Sommaire, paragraphe, titre
from app.documents.charts import Colonnes, Diagramme
from app.documents.cote_a_cote import CoteACote
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.tables import TableauImprime
from app.documents.tagging import Element
from app.documents.typography import CHAPEAU, COUVERTURE, NOTE, PERIODE, SURTITRE, TEXTE

FILIGRANE = "bilan à blanc, ne pas remettre"
EXEMPLE = "EXEMPLE"
SYNTHESE = "L’année en une page"

_BESOIN_SECTION = 62 * mm
_LIGNES_ENSEMBLE = 16
_LIBELLE_MOIS = 34


def rendre(audite: BilanAudite) -> bytes:
    """Return the PDF of an audited bilan; the same bilan gives the same bytes."""
    bilan = audite.contenu
    racine = Element("Document")
    plan = sections(bilan)
    story = [*_couverture(bilan, plan, racine), *_synthese(bilan, racine)]
    for section in plan:
        story += _section(bilan, section, racine)
    return composer(story, _cadre(bilan), racine)


def _cadre(bilan: Bilan) -> Cadre:
    intitule = f"Bilan d’activité {formats.periode(bilan.du, bilan.au)}"
    return Cadre(
        titre=f"{intitule} · {bilan.entreprise}",
        entete=f"{intitule} · {bilan.entreprise}",
        pied_gauche=_signature(bilan),
        pied_droit=_version(bilan),
        filigrane=FILIGRANE if bilan.statut is Statut.A_BLANC else "",
        tampon=EXEMPLE if bilan.exemple else "",
    )


def _signature(bilan: Bilan) -> str:
    return str(bilan.parametres.get("praticienne", ""))


def _version(bilan: Bilan) -> str:
    if bilan.statut is Statut.A_BLANC:
        return "Bilan à blanc"
    arrete = bilan.parametres.get("arrete_le")
    return f"Version {bilan.version}" + (f" · arrêtée le {arrete}" if arrete else "")


def _couverture(bilan: Bilan, plan: Sequence[Section], racine: Element) -> list[Flowable]:
    periode = formats.periode(bilan.du, bilan.au)
    if civile(bilan):
        periode = f"Année {periode}"
    mentions = {FILIGRANE.capitalize(): bilan.statut is Statut.A_BLANC, "Exemple, données fictives": bilan.exemple}
    return [
        Spacer(0, 58 * mm),
        paragraphe("Bilan d’activité", SURTITRE, racine.ajouter("P")),
        titre(bilan.entreprise, "Title", racine, style=COUVERTURE),
        paragraphe(periode[0].upper() + periode[1:], PERIODE, racine.ajouter("P")),
        *(paragraphe(mention, NOTE, racine.ajouter("P")) for mention, vrai in mentions.items() if vrai),
        Spacer(0, 12),
        *(paragraphe(t, TEXTE, racine.ajouter("P")) for t in textes(bilan, "couverture")),
        Spacer(0, 22),
        Sommaire([SYNTHESE, *(s.titre for s in plan)], racine),
        NextPageTemplate(COURANTE),
        PageBreak(),
    ]


def _synthese(bilan: Bilan, racine: Element) -> list[Flowable]:
    derniere = annees(bilan)[1]
    chiffres = [
        (
            i.affiche,
            formats.minuscule(i.libelle),
            "" if i.n_1 is None else f"{formats.valeur(i.n_1, i.unite)} en {derniere}",
        )
        for i in cles(bilan)
    ]
    suite: list[Flowable] = [titre(SYNTHESE, "H1", racine)]
    if chiffres:
        suite.append(ChiffresCles(chiffres, racine))
    suite += [paragraphe(t, CHAPEAU, racine.ajouter("P")) for t in textes(bilan, "synthese")]
    principal = _principal(bilan)
    if not principal:
        return suite
    return [*suite, *_diagramme(bilan, principal, racine), *_public_et_origine(bilan, racine), PageBreak()]


def _principal(bilan: Bilan) -> Tableau | None:
    simples = {t.id: t for t in bilan.tableaux if len(t.dimensions) == 1}
    choix = [simples[i] for i in PRINCIPAUX if i in simples] or [t for t in simples.values() if not mensuel(t)]
    return choix[0] if choix else None


def _diagramme(bilan: Bilan, tableau: Tableau, racine: Element) -> list[Flowable]:
    lignes = [(tableau.dimensions[0].libelles.get(c.cle[0], c.cle[0]), barre(c)) for c in lignes_de(tableau)]
    alt = " ".join(textes(bilan, f"alt:{tableau.id}")) or alternative(tableau)
    return [
        titre(tableau.titre, "H2", racine),
        Diagramme(lignes[:9], alt, racine),
        *_legende(bilan, tableau, racine),
    ]


def _legende(bilan: Bilan, tableau: Tableau, racine: Element) -> list[Flowable]:
    notes = list(textes(bilan, f"note:{tableau.id}"))
    if any(c.mesures.n_1 is not None for c in tableau.cellules) and len(tableau.dimensions) == 1:
        notes.insert(0, f"Trait gris : {annees(bilan)[1]}.")
    return [paragraphe(" ".join(notes), NOTE, racine.ajouter("P"))] if notes else []


def _public_et_origine(bilan: Bilan, racine: Element) -> list[Flowable]:
    par_id = {t.id: t for t in bilan.tableaux if len(t.dimensions) == 1}
    choix = [par_id[i] for i in ("age", "sexe", "origine") if i in par_id]
    if len(choix) < 2:  # noqa: PLR2004 - a pair
        return []
    return [CoteACote([_colonne(bilan, t, racine) for t in (choix[0], choix[-1])])]


def _colonne(bilan: Bilan, tableau: Tableau, racine: Element) -> list[Flowable]:
    sect = racine.ajouter("Sect")
    return [titre(tableau.titre, "H3", sect), TableauImprime(grille(bilan, tableau, barres=False), sect)]


def _section(bilan: Bilan, section: Section, racine: Element) -> list[Flowable]:
    sect = racine.ajouter("Sect")
    suite: list[Flowable] = [CondPageBreak(_BESOIN_SECTION), titre(section.titre, "H1", sect)]
    suite += [paragraphe(t, TEXTE, sect.ajouter("P")) for t in section.textes]
    if section.indicateurs:
        suite.append(TableauImprime(grille_indicateurs(bilan, section.indicateurs), sect))
    for tableau in section.tableaux:
        suite += _tableau(bilan, tableau, sect, section.titre)
    return suite


def _tableau(bilan: Bilan, tableau: Tableau, sect: Element, deja: str) -> list[Flowable]:
    alt = " ".join(textes(bilan, f"alt:{tableau.id}")) or alternative(tableau)
    bloc: list[Flowable] = [] if tableau.titre.casefold() == deja.casefold() else [titre(tableau.titre, "H2", sect)]
    if mensuel(tableau):
        mois = [barre(c) for c in lignes_de(tableau)]
        bloc += [
            Colonnes(mois, alt, sect, gauche=_LIBELLE_MOIS),
            TableauImprime(grille_mois(bilan, tableau), sect, libelle=_LIBELLE_MOIS),
        ]
    else:
        bloc.append(TableauImprime(grille(bilan, tableau, alt), sect))
    bloc += _legende(bilan, tableau, sect)
    return [KeepTogether(bloc)] if len(lignes_de(tableau)) <= _LIGNES_ENSEMBLE or len(tableau.dimensions) > 1 else bloc
