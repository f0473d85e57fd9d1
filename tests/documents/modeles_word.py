"""Word models for the tests, made part by part so that each may be spoiled."""

import zipfile
from io import BytesIO

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAQUET = "http://schemas.openxmlformats.org/package/2006"
CORPS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
FUSION = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> MERGE</w:instrText></w:r>'
    "<w:r><w:instrText>FIELD Nom \\* MERGEFORMAT</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>«No</w:t></w:r>'
    '<w:r><w:rPr><w:b/></w:rPr><w:t>m»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
HONNETE = (
    f"<w:p><w:r><w:t xml:space='preserve'>Pour </w:t></w:r>{FUSION}<w:r><w:t>, merci.</w:t></w:r></w:p>"
    '<w:p><w:fldSimple w:instr=" MERGEFIELD &quot;Prénom usager&quot; "><w:r><w:t>«x»</w:t></w:r></w:fldSimple></w:p>'
    "<w:p><w:r><w:t>Objet : [ob</w:t></w:r><w:r><w:t>jet] du [date] [sic]</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Réf. {</w:t></w:r><w:r><w:t>{ refe</w:t></w:r><w:r><w:t>rence }} et {{ inconnu }}</w:t></w:r></w:p>"
)


def p(texte: str) -> str:
    """Return a paragraph of raw XML text."""
    return f'<w:p><w:r><w:t xml:space="preserve">{texte}</w:t></w:r></w:p>'


def champ(code: str, resultat: str = "x") -> str:
    """Return a complex field of one paragraph."""
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{code}</w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/><w:t>{resultat}</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def lien(sorte: str, cible: str, ident: str = "rId9", *, externe: bool = False) -> str:
    """Return one relationship."""
    mode = ' TargetMode="External"' if externe else ""
    return f'<Relationship Id="{ident}" Type="{_R}/{sorte}" Target="{cible}"{mode}/>'


def parties(corps: str = HONNETE, *, liens: str = "", types: str = "", genre: str = CORPS) -> dict[str, str | bytes]:
    """Return the parts of a model by name; `liens` and `types` are added to those of the text."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PAQUET}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{genre}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PAQUET}/relationships">'
        f"{lien('officeDocument', 'word/document.xml', 'rId1')}</Relationships>",
        "word/document.xml": document(corps),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PAQUET}/relationships">{liens}</Relationships>',
    }


def document(corps: str, racine: str = "document") -> str:
    """Return the main part, or a header (« hdr ») with the same words."""
    dedans = f"<w:body>{corps}<w:sectPr/></w:body>" if racine == "document" else corps
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{racine} xmlns:w="{_W}" xmlns:r="{_R}" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{dedans}</w:{racine}>'
    )


def zipper(membres: dict[str, str | bytes], **autres: str | bytes) -> bytes:
    """Return the archive of these members; `autres` are put last."""
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in (membres | autres).items():
            archive.writestr(nom, contenu)
    return sortie.getvalue()


def modele(corps: str = HONNETE, **options: str) -> bytes:
    """Return a whole model."""
    return zipper(parties(corps, **options))


def mots(octets: bytes) -> str:
    """Return the words of the text of a .docx, a line for each paragraph."""
    from docx import Document

    return "\n".join(p.text for p in Document(BytesIO(octets)).paragraphs)
