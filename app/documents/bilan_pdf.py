"""The bilan as a PDF to hand over: cover, the year on one page, then each section (3-bilan, 8-look)."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from app.bilan import formats
from app.bilan.audit import BilanAudite
from app.bilan.document import Bilan, Statut, Tableau
from app.documents.bilan_grilles import annees, barre, civile, grille, lignes_de, mensuel
from app.documents.bilan_plan import PRINCIPAUX, Section, cles, sections, textes
from app.documents.bilan_sections import lecture, legende, mois, section
from app.documents.blocs import ChiffresCles, Sommaire, paragraphe, titre
from app.documents.charts import Diagramme
from app.documents.cote_a_cote import CoteACote
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.porte import contenu
from app.documents.tables import TableauImprime
from app.documents.tagging import Element
from app.documents.typography import CHAPEAU, COUVERTURE, PERIODE, SURTITRE, TEXTE

FILIGRANE = "bilan à blanc, ne pas remettre"
EXEMPLE = "EXEMPLE"
INTITULE = "Bilan d’activité"
SYNTHESE = "L’année en une page"


def rendre(audite: BilanAudite) -> bytes:
    """Return the PDF of an audited bilan; the same bilan gives the same bytes."""
    return imprimer(contenu(audite))


def imprimer(bilan: Bilan) -> bytes:
    """Lay out a content that came through the door (`rendre` is the way in)."""
    racine = Element("Document")
    plan = sections(bilan)
    story = [*_couverture(bilan, plan, racine), *_synthese(bilan, racine)]
    for partie in plan:
        story += section(bilan, partie, racine)
    return composer(story, _cadre(bilan), racine)


def _cadre(bilan: Bilan) -> Cadre:
    intitule = f"{INTITULE} {formats.periode(bilan.du, bilan.au)}"
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
    donnees = bilan.parametres.get("donnees_du")
    return f"Version {bilan.version}" + (f" · données du {donnees}" if donnees else "")


def _couverture(bilan: Bilan, plan: Sequence[Section], racine: Element) -> list[Flowable]:
    periode = formats.periode(bilan.du, bilan.au)
    if civile(bilan):
        periode = f"Année {periode}"
    return [
        Spacer(0, 58 * mm),
        paragraphe(INTITULE, SURTITRE, racine.ajouter("P")),
        titre(bilan.entreprise, "Title", racine, style=COUVERTURE),
        paragraphe(periode[0].upper() + periode[1:], PERIODE, racine.ajouter("P")),
        Spacer(0, 12),
        *(paragraphe(t, TEXTE, racine.ajouter("P")) for t in textes(bilan, "couverture") if not t.startswith(INTITULE)),
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
        return [*suite, PageBreak()]
    return [*suite, *_diagramme(bilan, principal, racine), *_public_et_origine(bilan, racine), PageBreak()]


def _principal(bilan: Bilan) -> Tableau | None:
    simples = {t.id: t for t in bilan.tableaux if len(t.dimensions) == 1}
    choix = [simples[i] for i in PRINCIPAUX if i in simples] or [t for t in simples.values() if mensuel(t)]
    return choix[0] if choix else None


def _diagramme(bilan: Bilan, tableau: Tableau, racine: Element) -> list[Flowable]:
    entete = titre(tableau.titre, "H2", racine)
    if mensuel(tableau):
        return [entete, *mois(bilan, tableau, racine)]
    lignes = [(tableau.dimensions[0].libelles.get(c.cle[0], c.cle[0]), barre(c)) for c in lignes_de(tableau)]
    return [
        entete,
        Diagramme(lignes, lecture(bilan, tableau), racine),
        *legende(bilan, tableau, racine, barres=True),
    ]


def _public_et_origine(bilan: Bilan, racine: Element) -> list[Flowable]:
    par_id = {t.id: t for t in bilan.tableaux if len(t.dimensions) == 1}
    choix = [par_id[i] for i in ("age", "sexe", "origine") if i in par_id]
    if len(choix) < 2:  # noqa: PLR2004 - a pair
        return []
    return [CoteACote([_colonne(bilan, t, racine) for t in (choix[0], choix[-1])])]


def _colonne(bilan: Bilan, tableau: Tableau, racine: Element) -> list[Flowable]:
    sect = racine.ajouter("Sect")
    dessin = grille(bilan, tableau, barres=False, avant=False)
    return [titre(tableau.titre, "H3", sect), TableauImprime(dessin, sect)]
