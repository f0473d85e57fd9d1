"""The styles part of an OpenDocument letter."""

from typing import Final
from xml.sax.saxutils import quoteattr

from app.documents.lettre_styles import FAMILLE, SIGNATAIRE, STYLES, Style

_URN: Final = "urn:oasis:names:tc:opendocument:xmlns"
ESPACES: Final = " ".join(
    f'xmlns:{prefixe}="{uri}"'
    for prefixe, uri in {
        "office": f"{_URN}:office:1.0",
        "style": f"{_URN}:style:1.0",
        "text": f"{_URN}:text:1.0",
        "table": f"{_URN}:table:1.0",
        "draw": f"{_URN}:drawing:1.0",
        "fo": f"{_URN}:xsl-fo-compatible:1.0",
        "svg": f"{_URN}:svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_PAGE: Final = (
    '<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" '
    'fo:margin-left="20mm" fo:margin-right="20mm" fo:margin-top="17mm" fo:margin-bottom="22mm"/></style:page-layout>'
)


def identifiant(nom: str) -> str:
    """Return the name a style has in the file; the word processor shows the other one."""
    return "".join(f"_{ord(c):x}_" if not (c.isascii() and c.isalnum()) else c for c in nom)


def styles() -> str:
    """Return styles.xml."""
    nommes = "".join(_style(nom, style) for nom, style in STYLES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {ESPACES} office:version="1.3">'
        f'<office:styles>{nommes}</office:styles>'
        f"<office:automatic-styles>{_PAGE}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4"/>'
        "</office:master-styles></office:document-styles>"
    )


def _style(nom: str, style: Style) -> str:
    entier, solidaire = ("always" if oui else "auto" for oui in (style.entier, style.solidaire))
    arret = f'<style:tab-stops><style:tab-stop style:position="{SIGNATAIRE}mm"/></style:tab-stops>'
    return (
        f'<style:style style:name="{identifiant(nom)}" style:display-name={quoteattr(nom)} style:family="paragraph">'
        f'<style:paragraph-properties fo:line-height="{style.pas}pt" fo:margin-top="{style.avant}pt" '
        f'fo:margin-bottom="{style.apres}pt" fo:margin-left="{style.retrait}mm" fo:text-indent="{style.alinea}mm" '
        f'fo:orphans="2" fo:widows="2" fo:keep-together="{entier}" fo:keep-with-next="{solidaire}">'
        f"{arret if nom == 'Formule' else ''}</style:paragraph-properties>"
        f'<style:text-properties fo:font-family="{FAMILLE}" fo:font-size="{style.corps}pt" fo:language="fr" '
        f'fo:country="FR" fo:font-weight="{"bold" if style.gras else "normal"}"/></style:style>'
    )
