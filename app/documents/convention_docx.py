"""The same document as a DOCX to go on with: real styles, real lists, real tables, page numbers as fields."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.domain.conventions import Article, Bloc, Ecrit
from app.domain.typographie import FINE, INSECABLE

_POLICE: Final = "Source Sans 3"
_ENCRE, _GRIS = RGBColor(0x1A, 0x1F, 0x27), RGBColor(0x59, 0x62, 0x73)
_FIXE = datetime(2000, 1, 1, tzinfo=UTC)
_STYLES: Final = {"Title": (23, True), "Heading 1": (14, True), "Normal": (10.5, False), "List Bullet": (10.5, False)}
_UTILE = 170


def rendre(ecrit: Ecrit) -> bytes:
    """Return the DOCX; the same document gives the same bytes."""
    document = Document()
    _preparer(document, ecrit)
    document.add_paragraph(ecrit.titre, style="Title")
    document.add_paragraph(ecrit.sous_titre, style="Subtitle")
    for article in ecrit.articles:
        _article(document, article)
    _signatures(document, ecrit)
    if ecrit.droit:
        textes = f"{FINE}; ".join(ecrit.droit)
        document.add_paragraph(f"Textes cités{INSECABLE}: {textes}.", style="Caption")
    brut = BytesIO()
    document.save(brut)
    return _reproductible(brut.getvalue())


def _preparer(document: Any, ecrit: Ecrit) -> None:  # noqa: ANN401 - python-docx has no types
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(17)
    for nom in ("Title", "Subtitle", "Heading 1", "Normal", "List Bullet", "Caption"):
        _styler(document.styles[nom], *_STYLES.get(nom, (10.5, False)))
    document.styles["Caption"].font.color.rgb = _GRIS
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    langue = document.styles["Normal"].element.get_or_add_rPr()
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "fr-FR")
    langue.append(lang)
    proprietes = document.core_properties
    proprietes.title, proprietes.author, proprietes.language = f"{ecrit.titre} · {ecrit.entreprise}", "", "fr-FR"
    proprietes.comments = ""
    proprietes.created = proprietes.modified = _FIXE
    _pied(section, ecrit)


def _styler(style: Any, corps: float, gras: bool) -> None:  # noqa: ANN401, FBT001
    style.font.name, style.font.size, style.font.bold = _POLICE, Pt(corps), gras
    style.font.italic = False
    for filet in style.element.findall(f".//{qn('w:pBdr')}"):
        filet.getparent().remove(filet)
    style.font.color.rgb = _ENCRE
    polices = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribut in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        polices.attrib.pop(qn(attribut), None)
    polices.set(qn("w:hAnsi"), _POLICE)


def _pied(section: Any, ecrit: Ecrit) -> None:  # noqa: ANN401
    pied = section.footer.paragraphs[0]
    pied.style = "Caption"
    pied.paragraph_format.tab_stops.add_tab_stop(Mm(_UTILE), WD_TAB_ALIGNMENT.RIGHT)
    pied.add_run(f"{ecrit.praticienne} · {ecrit.repere}\t")
    for champ, suite in (("PAGE", " / "), ("NUMPAGES", "")):
        _champ(pied.add_run(), champ)
        pied.add_run(suite)


def _champ(run: Any, nom: str) -> None:  # noqa: ANN401
    for genre in ("begin", "", "end"):
        if genre:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), genre)
        else:
            element = OxmlElement("w:instrText")
            element.text = nom
        run._r.append(element)  # noqa: SLF001 - python-docx offers no field


def _article(document: Any, article: Article) -> None:  # noqa: ANN401
    document.add_paragraph(article.titre, style="Heading 1")
    for bloc in article.blocs:
        _bloc(document, bloc)


def _bloc(document: Any, bloc: Bloc) -> None:  # noqa: ANN401
    if bloc.rangees:
        _tableau(document, bloc)
    elif bloc.puces:
        for puce in bloc.puces:
            document.add_paragraph(puce, style="List Bullet")
    else:
        document.add_paragraph(bloc.texte)


def _tableau(document: Any, bloc: Bloc) -> None:  # noqa: ANN401
    table = document.add_table(rows=0, cols=len(bloc.rangees[0]), style="Table Grid")
    for rang, rangee in enumerate(bloc.rangees):
        cellules = table.add_row().cells
        for cellule, mots in zip(cellules, rangee, strict=True):
            cellule.text = ""
            cellule.paragraphs[0].add_run(mots).bold = rang == 0
    tete = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - idem
    entete = OxmlElement("w:tblHeader")
    entete.set(qn("w:val"), "true")
    tete.append(entete)
    for colonne, largeur in zip(table.columns, _partager(len(table.columns)), strict=True):
        for cellule in colonne.cells:
            cellule.width = Mm(largeur)
    document.add_paragraph()


def _partager(nombre: int) -> list[int]:
    """Return the widths of the columns in millimetres, the first one narrower."""
    premiere = _UTILE * 3 // 10
    return [premiere, *[(_UTILE - premiere) // (nombre - 1)] * (nombre - 1)]


def _signatures(document: Any, ecrit: Ecrit) -> None:  # noqa: ANN401
    for qui in ecrit.signatures:
        document.add_paragraph(qui, style="Heading 1")
        document.add_paragraph("Fait à [à compléter\u00a0: lieu], le [à compléter\u00a0: date].")
        document.add_paragraph("Nom, qualité, signature\u00a0:")


def _reproductible(octets: bytes) -> bytes:
    """Return the same archive without the clock that zip writes."""
    sortie = BytesIO()
    with ZipFile(BytesIO(octets)) as entree, ZipFile(sortie, "w", ZIP_DEFLATED) as neuf:
        for info in entree.infolist():
            neuf.writestr(ZipInfo(info.filename), entree.read(info.filename), ZIP_DEFLATED)
    return sortie.getvalue()
