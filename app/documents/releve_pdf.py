"""A relevé d'activité on paper: what the period consumed, the presence, and the breakdowns that may be told."""

from reportlab.platypus import Flowable, NextPageTemplate

from app.bilan.formats import typographier
from app.bilan.releves import Releve
from app.bilan.releves_audit import ReleveAudite
from app.documents.blocs import paragraphe, titre
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.releve_grilles import dire_periode, legende, presences, qui, refus, repartitions, temps
from app.documents.tables import TableauImprime
from app.documents.tagging import Element
from app.documents.typography import NOTE, TEXTE, TITRE_1, TITRE_2

EXEMPLE = "EXEMPLE"
_TITRE = TITRE_1.clone("titre-releve", spaceBefore=0)
_PARTIE = TITRE_2.clone("partie-releve", spaceBefore=10, spaceAfter=2)


def rendre(releve: ReleveAudite) -> bytes:
    """Return the PDF, one page or two for a month."""
    r, racine = releve.contenu, Element("Document")
    intitule = f"Relevé d’activité {dire_periode(r.du, r.au)}"
    story: list[Flowable] = [
        NextPageTemplate(COURANTE),
        titre(intitule, "H1", racine, style=_TITRE),
        paragraphe(qui(r), TEXTE, racine.ajouter("P")),
        TableauImprime(temps(r), racine),
        *_presence(r, racine),
        *_repartitions(r, racine),
        paragraphe(legende(r), NOTE, racine.ajouter("P")),
    ]
    cadre = Cadre(
        titre=f"{intitule} · {r.entreprise}",
        entete=f"{intitule} · {typographier(r.entreprise)}",
        pied_gauche=r.praticienne,
        tampon=EXEMPLE if r.exemple else "",
    )
    return composer(story, cadre, racine)


def _presence(r: Releve, racine: Element) -> list[Flowable]:
    grilles = presences(r)
    if not grilles:
        return []
    return [titre("Présence", "H2", racine, style=_PARTIE), *(TableauImprime(g, racine) for g in grilles)]


def _repartitions(r: Releve, racine: Element) -> list[Flowable]:
    story: list[Flowable] = []
    for nom, grille in repartitions(r):
        story += [titre(nom, "H2", racine, style=_PARTIE), TableauImprime(grille, racine)]
    if phrases := refus(r):
        nom = "Autres répartitions" if story else "Répartition des actes"
        story.append(titre(nom, "H2", racine, style=_PARTIE))
        story += [paragraphe(phrase, TEXTE, racine.ajouter("P")) for phrase in phrases]
    return story
