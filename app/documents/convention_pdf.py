"""A devis, a convention, an avenant or a cahier des charges as a PDF, in the typography of the bilan."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, NextPageTemplate, Spacer

from app.documents.blocs import paragraphe, titre
from app.documents.cote_a_cote import CoteACote
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.polices import DEMI
from app.documents.rangees import TableauMots
from app.documents.tables import Grille, Ligne, TableauImprime
from app.documents.tagging import Element
from app.documents.typography import CORPS, NOTE, PAGE, PERIODE, TEXTE, TITRE_1, TITRE_2
from app.domain.conventions import Article, Bloc, Ecrit

FILIGRANE = "projet, à compléter"
EXEMPLE = "EXEMPLE"
_TITRE = TITRE_1.clone("titre-convention", spaceBefore=0, spaceAfter=2)
_ARTICLE = TITRE_2.clone("article", fontSize=12.5, leading=16, spaceBefore=13)
_ANNONCE = TEXTE.clone("annonce", keepWithNext=1)
_PUCE = TEXTE.clone("puce", leftIndent=12, bulletIndent=0, spaceAfter=3)
_SIGNATURE = TEXTE.clone("signature", fontName=DEMI, fontSize=CORPS, spaceAfter=2)


def rendre(ecrit: Ecrit) -> bytes:
    """Return the PDF; the same document gives the same bytes."""
    racine = Element("Document")
    story: list[Flowable] = [
        NextPageTemplate(COURANTE),
        Spacer(0, 16),
        titre(ecrit.titre, "H1", racine, style=_TITRE),
        paragraphe(ecrit.sous_titre, PERIODE, racine.ajouter("P")),
    ]
    for article in ecrit.articles:
        story += _article(article, racine)
    story += [*_signatures(ecrit, racine), *_droit(ecrit, racine)]
    cadre = Cadre(
        titre=f"{ecrit.titre} · {ecrit.entreprise}",
        entete=f"{ecrit.titre} · {ecrit.entreprise}",
        pied_gauche=ecrit.praticienne,
        pied_droit=ecrit.repere,
        filigrane=FILIGRANE if ecrit.manques else "",
        tampon=EXEMPLE if ecrit.exemple else "",
    )
    return composer(story, cadre, racine)


def _article(article: Article, racine: Element) -> list[Flowable]:
    sect = racine.ajouter("Sect")
    blocs = [b for bloc in article.blocs for b in _bloc(bloc, sect)]
    return [KeepTogether([titre(article.titre, "H2", sect, style=_ARTICLE), *blocs[:1]]), *blocs[1:]]


def _bloc(bloc: Bloc, parent: Element) -> Iterator[Flowable]:
    if bloc.sommes:
        yield TableauImprime(_grille(bloc), parent)
        yield Spacer(0, 6)
    elif bloc.rangees:
        yield TableauMots(bloc.rangees, parent)
    elif bloc.puces:
        liste = parent.ajouter("L")
        for puce in bloc.puces:
            yield paragraphe(f"–\u00a0{puce}", _PUCE, liste.ajouter("LI").ajouter("LBody"))
        yield Spacer(0, 4)
    else:
        style = _ANNONCE if bloc.texte.endswith(":") else TEXTE
        yield paragraphe(bloc.texte, style, parent.ajouter("P"))


def _grille(bloc: Bloc) -> Grille:
    """Return a table of sums: the last row is the total."""
    tetes, *lignes = bloc.rangees
    dernier = len(lignes) - 1
    return Grille(
        tetes=tetes,
        lignes=tuple(Ligne(libelle=x[0], valeurs=tuple(x[1:]), total=n == dernier) for n, x in enumerate(lignes)),
    )


class _Signatures(CoteACote):
    """Goes to the next page when this one has no room: it is never left out."""

    def wrap(self, place: float, hauteur: float) -> tuple[float, float]:
        """Take the height of the columns, whatever is left."""
        super().wrap(place, max(hauteur, PAGE[1]))
        return place, self.height


def _signatures(ecrit: Ecrit, racine: Element) -> list[Flowable]:
    if not ecrit.signatures:
        return []
    mots = ("Fait à [à compléter : lieu], le [à compléter : date].", "Nom, qualité, signature :")
    colonnes = []
    for qui in ecrit.signatures:
        sect = racine.ajouter("Sect")
        colonnes.append(
            [
                paragraphe(qui, _SIGNATURE, sect.ajouter("P")),
                *(paragraphe(mot.replace(" :", "\u00a0:"), TEXTE, sect.ajouter("P")) for mot in mots),
                Spacer(0, 60),
            ]
        )
    return [Spacer(0, 18), _Signatures(colonnes)]


def _droit(ecrit: Ecrit, racine: Element) -> list[Flowable]:
    if not ecrit.droit:
        return []
    textes = " ; ".join(ecrit.droit).replace(" ;", "\u202f;")
    return [paragraphe(f"Textes cités\u00a0: {textes}.", NOTE, racine.ajouter("P"))]
