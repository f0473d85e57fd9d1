"""A letter as an OpenDocument text (ISO/IEC 26300): the same styles as in Word, written by hand, reproducible."""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.documents.fenetre import Fenetre
from app.documents.lettre_odt_styles import ESPACES, identifiant, styles
from app.documents.lettre_signatures import places
from app.documents.lettre_styles import LONG, MAIN, avant_l_adresse, avant_la_date, retraits, signataire
from app.domain.courriers.blocs import Bloc, Liste, Paragraphe, Signature, Tableau, Titre, en_clair
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Forme

_TYPE: Final = "application/vnd.oasis.opendocument.text"
_SOLIDAIRE: Final = ' table:style-name="solidaire"'
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
    expediteur, destinataire = len(lettre.expediteur), lettre.destinataire.lignes
    avant = avant_la_date(expediteur, len(destinataire), fenetre)
    automatiques = (
        _adresse("adresse", fenetre, destinataire, avant_l_adresse(expediteur, fenetre))
        + _adresse("adresse-suite", fenetre, destinataire, 0)
        + '<style:style style:name="date" style:family="paragraph" style:parent-style-name='
        f'"{identifiant("Lieu et date")}"><style:paragraph-properties fo:margin-top="{avant:.2f}pt"/></style:style>'
        '<style:style style:name="droite" style:family="paragraph" style:parent-style-name="Tableau">'
        '<style:paragraph-properties fo:text-align="end"/></style:style>'
        '<style:style style:name="solidaire" style:family="table"><style:table-properties '
        'fo:keep-with-next="always" style:may-break-between-rows="true"/></style:style>'
        '<style:style style:name="case" style:family="table-cell"><style:table-cell-properties '
        'fo:border-bottom="0.5pt solid #C3C9D2" fo:padding="0mm"/></style:style>'
    )
    corps = "".join(_corps(lettre))
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


def _corps(lettre: Lettre) -> Iterator[str]:
    for rang, ligne in enumerate(lettre.expediteur):
        yield _p(ligne, "Expéditeur" if rang else "Expéditeur nom")
    if lettre.forme is Forme.LETTRE:
        yield from _ouvrir(lettre)
    else:
        yield _titre(lettre.objet or lettre.titre, 1)
    for rang, bloc in enumerate(lettre.blocs, 1):
        yield from _bloc(bloc, lettre, retenu=bool(lettre.formule) and rang == len(lettre.blocs))
    yield from _finir(lettre)


def _adresse(nom: str, fenetre: Fenetre, lignes: tuple[str, ...], avant: float) -> str:
    """Return the style of a line of the recipient, where the window shows it."""
    gauche, droite = retraits(fenetre)
    return (
        f'<style:style style:name="{nom}" style:family="paragraph" style:parent-style-name="Destinataire">'
        f'<style:paragraph-properties fo:margin-left="{gauche:.2f}mm" fo:margin-right="{droite:.2f}mm" '
        f'fo:margin-top="{avant:.2f}pt"/><style:text-properties fo:font-size="{fenetre.corps(lignes):.1f}pt"/>'
        "</style:style>"
    )


def _ouvrir(lettre: Lettre) -> Iterator[str]:
    for rang, ligne in enumerate(lettre.destinataire.lignes):
        yield f'<text:p text:style-name="{"adresse-suite" if rang else "adresse"}">{escape(ligne)}</text:p>'
    yield f'<text:p text:style-name="date">{escape(lettre.lieu_date)}</text:p>'
    if lettre.objet:
        yield _p(lettre.objet_dit, "Objet")
    for ligne in lettre.references:
        yield _p(ligne, "Référence")
    if lettre.appel:
        yield _p(f"{lettre.appel},", "Appel")


def _bloc(bloc: Bloc, lettre: Lettre, *, retenu: bool) -> Iterator[str]:
    """Yield a block; `retenu` when the closing words follow, which its last words do not leave."""
    if isinstance(bloc, Paragraphe):
        mots = en_clair(bloc.texte)
        yield _p(mots, "Dernier paragraphe" if retenu and len(mots) <= LONG else "Normal")
    elif isinstance(bloc, Titre):
        yield _titre(en_clair(bloc.texte), 2)
    elif isinstance(bloc, Liste):
        *items, fin = (f"– {en_clair(item)}" for item in bloc.items)
        yield from (_p(item, "Énumération") for item in items)
        yield _p(fin, "Dernier point" if retenu else "Énumération")
    elif isinstance(bloc, Tableau):
        yield _tableau(bloc, solidaire=retenu)
        yield _p("", "Sous le tableau" if retenu else "Après tableau")
    else:
        yield from _signature(bloc, lettre)


def _tableau(bloc: Tableau, *, solidaire: bool) -> str:
    tete, *lignes = bloc.lignes
    rangees = [_rangee(ligne, "Tableau") for ligne in lignes]
    style = _SOLIDAIRE if solidaire else ""
    return (
        f'<table:table table:name="Tableau"{style}><table:table-column table:number-columns-repeated="{len(tete)}"/>'
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
        yield _lignes(lignes, "Cosignataire")


def _lignes(lignes: Iterable[str], style: str) -> str:
    """Write lines in one paragraph, which no page cuts; a tab leads to where names begin."""
    mots = _p("\n".join(lignes), style).replace("\n", "<text:line-break/>")
    return mots.replace("\t", "<text:tab/>")


def _finir(lettre: Lettre) -> Iterator[str]:
    """Yield the closing words, the signature and the enclosures, in one paragraph as in Word."""
    if lettre.formule:
        noms = (f"\t{ligne}" for ligne in signataire(lettre))
        mentions = ("", *lettre.mentions) if lettre.mentions else ()
        yield _lignes((lettre.formule, *MAIN, *noms, *mentions), "Formule")
        return
    for mention in lettre.mentions:
        yield _p(mention, "Pièces jointes")
