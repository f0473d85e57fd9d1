"""A letter as an OpenDocument text (ISO/IEC 26300): the same styles as in Word, written by hand, reproducible."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.documents.fenetre import Fenetre
from app.documents.lettre_odt_styles import ESPACES, identifiant, styles
from app.documents.lettre_signatures import places
from app.documents.lettre_styles import avant_la_date
from app.domain.courriers.blocs import Bloc, Liste, Paragraphe, Signature, Tableau, Titre, en_clair
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Forme

_TYPE: Final = "application/vnd.oasis.opendocument.text"
_MANIFESTE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{nom}.xml" manifest:media-type="text/xml"/>'
        for nom in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)


def rendre(lettre: Lettre, fenetre: Fenetre | None = None) -> bytes:
    """Return the .odt of a letter or a document."""
    parties = {
        "content.xml": _contenu(lettre, fenetre or Fenetre()),
        "styles.xml": styles(),
        "meta.xml": _faits(lettre),
        "META-INF/manifest.xml": _MANIFESTE,
    }
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        # The type comes first and is not compressed: that is how a file is known for an OpenDocument.
        archive.writestr(zipfile.ZipInfo("mimetype"), _TYPE, zipfile.ZIP_STORED)
        for nom, texte in parties.items():
            archive.writestr(zipfile.ZipInfo(nom), texte.encode(), zipfile.ZIP_DEFLATED)
    return sortie.getvalue()


def _faits(lettre: Lettre) -> str:
    titre = escape(lettre.objet or lettre.titre)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {ESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{titre}</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>"
    )


def _contenu(lettre: Lettre, fenetre: Fenetre) -> str:
    avant = avant_la_date(len(lettre.expediteur))
    automatiques = (
        '<style:style style:name="date" style:family="paragraph" style:parent-style-name='
        f'"{identifiant("Lieu et date")}"><style:paragraph-properties fo:margin-top="{avant:.2f}pt"/></style:style>'
        '<style:style style:name="droite" style:family="paragraph" style:parent-style-name="Tableau">'
        '<style:paragraph-properties fo:text-align="end"/></style:style>'
        '<style:style style:name="cadre" style:family="graphic" style:parent-style-name="Frame">'
        '<style:graphic-properties style:horizontal-pos="from-left" style:horizontal-rel="page" '
        'style:vertical-pos="from-top" style:vertical-rel="page" style:wrap="run-through" '
        'fo:padding="0mm" fo:border="none" draw:fill="none" draw:stroke="none"/></style:style>'
        '<style:style style:name="case" style:family="table-cell"><style:table-cell-properties '
        'fo:border-bottom="0.5pt solid #C3C9D2" fo:padding="0mm"/></style:style>'
    )
    corps = "".join(_corps(lettre, fenetre))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ESPACES} office:version="1.3">'
        f"<office:automatic-styles>{automatiques}</office:automatic-styles>"
        f"<office:body><office:text>{corps}</office:text></office:body></office:document-content>"
    )


def _p(texte: str, style: str = "Normal") -> str:
    return f"<text:p text:style-name={quoteattr(identifiant(style))}>{escape(texte)}</text:p>"


def _titre(texte: str, niveau: int) -> str:
    style = identifiant(f"Heading {niveau}")
    return f'<text:h text:style-name="{style}" text:outline-level="{niveau}">{escape(texte)}</text:h>'


def _corps(lettre: Lettre, fenetre: Fenetre) -> Iterator[str]:
    if lettre.forme is Forme.LETTRE:
        yield _cadre(lettre, fenetre)
    for rang, ligne in enumerate(lettre.expediteur):
        yield _p(ligne, "Expéditeur" if rang else "Expéditeur nom")
    if lettre.forme is Forme.LETTRE:
        yield from _ouvrir(lettre)
    else:
        yield _titre(lettre.objet or lettre.titre, 1)
    for rang, bloc in enumerate(lettre.blocs, 1):
        yield from _bloc(bloc, lettre, dernier=rang == len(lettre.blocs))
    yield from _finir(lettre)


def _cadre(lettre: Lettre, fenetre: Fenetre) -> str:
    lignes = "".join(_p(ligne, "Destinataire") for ligne in lettre.destinataire.lignes)
    return (
        '<draw:frame draw:style-name="cadre" draw:name="Destinataire" text:anchor-type="page" '
        f'text:anchor-page-number="1" svg:x="{fenetre.gauche}mm" svg:y="{fenetre.haut}mm" svg:width="91mm" '
        f'svg:height="27mm"><draw:text-box>{lignes}</draw:text-box></draw:frame>'
    )


def _ouvrir(lettre: Lettre) -> Iterator[str]:
    yield f'<text:p text:style-name="date">{escape(lettre.lieu_date)}</text:p>'
    if lettre.objet:
        yield _p(lettre.objet_dit, "Objet")
    for ligne in lettre.references:
        yield _p(ligne, "Référence")
    if lettre.appel:
        yield _p(f"{lettre.appel},", "Appel")


def _bloc(bloc: Bloc, lettre: Lettre, *, dernier: bool) -> Iterator[str]:
    if isinstance(bloc, Paragraphe):
        yield _p(en_clair(bloc.texte), "Dernier paragraphe" if dernier and lettre.formule else "Normal")
    elif isinstance(bloc, Titre):
        yield _titre(en_clair(bloc.texte), 2)
    elif isinstance(bloc, Liste):
        yield from (_p(f"– {en_clair(item)}", "Énumération") for item in bloc.items)
    elif isinstance(bloc, Tableau):
        yield _tableau(bloc)
        yield _p("", "Après tableau")
    else:
        yield from _signature(bloc, lettre)


def _tableau(bloc: Tableau) -> str:
    tete, *lignes = bloc.lignes
    rangees = [_rangee(ligne, "Tableau") for ligne in lignes]
    return (
        f'<table:table table:name="Tableau"><table:table-column table:number-columns-repeated="{len(tete)}"/>'
        f"<table:table-header-rows>{_rangee(tete, 'Tableau tête')}</table:table-header-rows>"
        f"{''.join(rangees)}</table:table>"
    )


def _rangee(ligne: tuple[tuple[object, ...], ...], style: str) -> str:
    cellules = []
    for colonne, texte in enumerate(ligne):
        mots = escape("".join(map(str, texte)))
        nom = "droite" if colonne and style == "Tableau" else identifiant(style)
        cellules.append(f'<table:table-cell table:style-name="case"><text:p text:style-name="{nom}">{mots}</text:p>')
    return f"<table:table-row>{'</table:table-cell>'.join([*cellules, ''])}</table:table-row>"


def _signature(bloc: Signature, lettre: Lettre) -> Iterator[str]:
    for lignes in places(bloc, lettre):
        yield _signer(lignes, "Cosignataire")


def _signer(lignes: Sequence[str], style: str = "Signataire") -> str:
    """Write one paragraph whatever the lines: a word processor keeps it whole and beside the closing words."""
    return _p("\n".join(lignes), style).replace("\n", "<text:line-break/>")


def _finir(lettre: Lettre) -> Iterator[str]:
    if lettre.formule:
        yield _p(lettre.formule, "Formule")
        yield _signer(lettre.signataire)
    for mention in lettre.mentions:
        yield _p(mention, "Pièces jointes")
