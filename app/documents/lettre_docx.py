"""A letter as a Word document: real styles, the recipient framed where the window shows it, no author."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.document import Document as Ouvrage
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.documents.fenetre import Fenetre
from app.documents.lettre_signatures import places
from app.documents.lettre_styles import FAMILLE, STYLES, Style, avant_la_date
from app.domain.courriers.blocs import Bloc, Liste, Paragraphe, Signature, Tableau, Titre, en_clair
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Forme

_JOUR: Final = datetime(2000, 1, 1)  # noqa: DTZ001  a fixed stamp: nothing tells when it was made
_TWIPS: Final = 1440 / 25.4


def rendre(lettre: Lettre, fenetre: Fenetre | None = None) -> bytes:
    """Return the .docx of a letter or a document."""
    ouvrage = Document()
    _page(ouvrage)
    for nom, style in STYLES.items():
        _style(ouvrage, nom, style)
    _ecrire(ouvrage, lettre, fenetre or Fenetre())
    _proprietes(ouvrage, lettre)
    sortie = BytesIO()
    ouvrage.save(sortie)
    return _sans_horloge(sortie.getvalue())


def _page(ouvrage: Ouvrage) -> None:
    section = ouvrage.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(17), Mm(22)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _champ(section.footer.paragraphs[0], "PAGE")


def _champ(paragraphe: Paragraph, code: str) -> None:
    champ = OxmlElement("w:fldSimple")
    champ.set(qn("w:instr"), code)
    paragraphe._p.append(champ)  # noqa: SLF001 - python-docx has no fields


def _style(ouvrage: Ouvrage, nom: str, voulu: Style) -> None:
    styles: Any = ouvrage.styles
    style = styles[nom] if nom in {s.name for s in styles} else styles.add_style(nom, 1)
    style.font.name, style.font.size, style.font.bold = FAMILLE, Pt(voulu.corps), voulu.gras
    style.font.italic, style.font.color.rgb = False, None
    polices = style.element.get_or_add_rPr().get_or_add_rFonts()
    for genre in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        polices.attrib.pop(qn(f"w:{genre}"), None)
    for genre in ("w:hAnsi", "w:cs", "w:eastAsia"):
        polices.set(qn(genre), FAMILLE)
    forme = style.paragraph_format
    forme.line_spacing, forme.space_before, forme.space_after = Pt(voulu.pas), Pt(voulu.avant), Pt(voulu.apres)
    forme.left_indent, forme.first_line_indent = Mm(voulu.retrait), Mm(voulu.alinea)
    forme.keep_with_next = voulu.solidaire


def _cadrer(paragraphe: Paragraph, fenetre: Fenetre) -> None:
    """Put a line of the recipient's block in the frame that shows through the window."""
    cadre = OxmlElement("w:framePr")
    place = {"w": 91, "h": 27, "x": fenetre.gauche, "y": fenetre.haut}
    for nom, valeur in place.items():
        cadre.set(qn(f"w:{nom}"), str(round(valeur * _TWIPS)))
    for nom, mot in (("hRule", "exact"), ("wrap", "around"), ("vAnchor", "page"), ("hAnchor", "page")):
        cadre.set(qn(f"w:{nom}"), mot)
    paragraphe._p.get_or_add_pPr().insert(1, cadre)  # noqa: SLF001 - after the name of the style


def _ecrire(ouvrage: Ouvrage, lettre: Lettre, fenetre: Fenetre) -> None:
    for rang, ligne in enumerate(lettre.expediteur):
        ouvrage.add_paragraph(ligne, "Expéditeur" if rang else "Expéditeur nom")
    if lettre.forme is Forme.LETTRE:
        _adresser(ouvrage, lettre, fenetre)
    else:
        ouvrage.add_paragraph(lettre.objet or lettre.titre, "Heading 1")
    for bloc in lettre.blocs:
        _bloc(ouvrage, bloc, lettre)
    _finir(ouvrage, lettre)


def _adresser(ouvrage: Ouvrage, lettre: Lettre, fenetre: Fenetre) -> None:
    for ligne in lettre.destinataire.lignes:
        _cadrer(ouvrage.add_paragraph(ligne, "Destinataire"), fenetre)
    date = ouvrage.add_paragraph(lettre.lieu_date, "Lieu et date")
    date.paragraph_format.space_before = Pt(avant_la_date(len(lettre.expediteur)))
    if lettre.objet:
        ouvrage.add_paragraph(lettre.objet_dit, "Objet")
    for ligne in lettre.references:
        ouvrage.add_paragraph(ligne, "Référence")
    if lettre.appel:
        ouvrage.add_paragraph(f"{lettre.appel},", "Appel")


def _bloc(ouvrage: Ouvrage, bloc: Bloc, lettre: Lettre) -> None:
    if isinstance(bloc, Paragraphe):
        ouvrage.add_paragraph(en_clair(bloc.texte))
    elif isinstance(bloc, Titre):
        ouvrage.add_paragraph(en_clair(bloc.texte), "Heading 2")
    elif isinstance(bloc, Liste):
        for item in bloc.items:
            ouvrage.add_paragraph(f"– {en_clair(item)}", "Énumération")
    elif isinstance(bloc, Tableau):
        _tableau(ouvrage, bloc)
    else:
        _signature(ouvrage, bloc, lettre)


def _tableau(ouvrage: Ouvrage, bloc: Tableau) -> None:
    largeur = max(map(len, bloc.lignes))
    table = ouvrage.add_table(rows=0, cols=largeur)
    for rang, ligne in enumerate(bloc.lignes):
        for colonne, (case, texte) in enumerate(zip(table.add_row().cells, ligne, strict=False)):
            paragraphe = case.paragraphs[0]
            paragraphe.style = "Tableau tête" if rang == 0 else "Tableau"
            paragraphe.add_run(en_clair(texte))
            if colonne:
                paragraphe.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _filets(table._tbl)  # noqa: SLF001 - python-docx has no borders
    ouvrage.add_paragraph("", "Après tableau")


def _filets(table: Any) -> None:  # noqa: ANN401
    bords = OxmlElement("w:tblBorders")
    for cote in ("top", "bottom", "insideH"):
        bord = OxmlElement(f"w:{cote}")
        for nom, valeur in (("val", "single"), ("sz", "4"), ("color", "C3C9D2")):
            bord.set(qn(f"w:{nom}"), valeur)
        bords.append(bord)
    table.tblPr.append(bords)


def _signature(ouvrage: Ouvrage, bloc: Signature, lettre: Lettre) -> None:
    for lignes in places(bloc, lettre):
        ouvrage.add_paragraph("\n".join(lignes), "Cosignataire")


def _signer(ouvrage: Ouvrage, lignes: Sequence[str]) -> None:
    """Write the room for the hand as a paragraph: a space around another would let the signature go alone."""
    ouvrage.add_paragraph("", "Place de signature")
    for ligne in lignes:
        ouvrage.add_paragraph(ligne, "Signataire")


def _finir(ouvrage: Ouvrage, lettre: Lettre) -> None:
    if lettre.formule:
        if ouvrage.paragraphs[-1].style and ouvrage.paragraphs[-1].style.name == "Normal":
            ouvrage.paragraphs[-1].style = "Dernier paragraphe"
        ouvrage.add_paragraph(lettre.formule, "Formule")
        _signer(ouvrage, lettre.signataire)
    for mention in lettre.mentions:
        ouvrage.add_paragraph(mention, "Pièces jointes")


def _proprietes(ouvrage: Ouvrage, lettre: Lettre) -> None:
    faits = ouvrage.core_properties
    faits.title, faits.author, faits.comments, faits.last_modified_by = lettre.objet or lettre.titre, "", "", ""
    faits.language, faits.created, faits.modified, faits.revision = "fr-FR", _JOUR, _JOUR, 1


def _sans_horloge(octets: bytes) -> bytes:
    """Return the same archive without the time of its making: the same letter gives the same bytes."""
    sortie = BytesIO()
    with zipfile.ZipFile(BytesIO(octets)) as lue, zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as ecrite:
        for nom in lue.namelist():
            ecrite.writestr(zipfile.ZipInfo(nom, _JOUR.timetuple()[:6]), lue.read(nom), zipfile.ZIP_DEFLATED)
    return sortie.getvalue()
