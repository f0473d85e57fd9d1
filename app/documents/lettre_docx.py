"""A letter as a Word document: real styles, the recipient framed where the window shows it, no author."""

import zipfile
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
from app.documents.lettre_styles import (
    FAMILLE,
    LONG,
    MAIN,
    SIGNATAIRE,
    STYLES,
    Style,
    avant_l_adresse,
    avant_la_date,
    retraits,
    signataire,
)
from app.domain.courriers.blocs import Bloc, Liste, Paragraphe, Signature, Tableau, Titre, en_clair
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Forme

_JOUR: Final = datetime(2000, 1, 1)  # noqa: DTZ001  a fixed stamp: nothing tells when it was made
_SOLIDAIRES: Final = {
    "Normal": "Dernier paragraphe",
    "Énumération": "Dernier point",
    "Après tableau": "Sous le tableau",
}
"""The style of last words that the closing words do not leave, by that they would have."""


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
    forme.keep_with_next, forme.keep_together = voulu.solidaire, voulu.entier
    if nom == "Formule":
        forme.tab_stops.add_tab_stop(Mm(SIGNATAIRE))


def _destinataire(ouvrage: Ouvrage, lettre: Lettre, fenetre: Fenetre) -> None:
    """Write the recipient where the window shows it."""
    lignes = lettre.destinataire.lignes
    gauche, droite = retraits(fenetre)
    for rang, ligne in enumerate(lignes):
        paragraphe = ouvrage.add_paragraph(style="Destinataire")
        paragraphe.add_run(ligne).font.size = Pt(round(fenetre.corps(lignes) * 2) / 2)
        forme = paragraphe.paragraph_format
        forme.left_indent, forme.right_indent = Mm(gauche), Mm(droite)
        if rang == 0:
            forme.space_before = Pt(avant_l_adresse(len(lettre.expediteur), fenetre))


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
    _destinataire(ouvrage, lettre, fenetre)
    date = ouvrage.add_paragraph(lettre.lieu_date, "Lieu et date")
    avant = avant_la_date(len(lettre.expediteur), len(lettre.destinataire.lignes), fenetre)
    date.paragraph_format.space_before = Pt(avant)
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


def _finir(ouvrage: Ouvrage, lettre: Lettre) -> None:
    """Write the closing words, the signature and the enclosures as one paragraph that no page cuts.

    Paragraphs kept with the next one would do, if LibreOffice always kept them: the signature then goes alone.
    """
    if lettre.formule:
        _retenir(ouvrage)
        fin = ouvrage.add_paragraph(lettre.formule, "Formule")
        for ligne in (*MAIN, *signataire(lettre)):
            fin.add_run().add_break()
            fin.add_run(f"\t{ligne}" if ligne else "")
        for rang, mention in enumerate(lettre.mentions):
            fin.add_run("\n" if rang else "\n\n")
            fin.add_run(mention).font.size = Pt(STYLES["Pièces jointes"].corps)
        return
    for mention in lettre.mentions:
        ouvrage.add_paragraph(mention, "Pièces jointes")


def _retenir(ouvrage: Ouvrage) -> None:
    """Have the last words of the text, or the last row of its table, go with the closing words."""
    dernier = ouvrage.paragraphs[-1]
    nom = dernier.style.name if dernier.style else ""
    if len(dernier.text) <= LONG:
        dernier.style = _SOLIDAIRES.get(nom or "", nom)
    if nom == "Après tableau":
        for case in ouvrage.tables[-1].rows[-1].cells:
            case.paragraphs[0].paragraph_format.keep_with_next = True


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
