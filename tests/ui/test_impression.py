"""Printing, as far as a printer can be played by a file: pages, paper, and nothing scaled."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from app.documents.enveloppe import TAILLES, Enveloppe, enveloppes, page_essai
from app.documents.etiquettes import etiquettes
from app.documents.fenetre import BAS, DROITE, GAUCHE, HAUT, Fenetre, Position
from app.domain.courriers.adresses import bloc
from ui.lecture import impression

CAF = bloc(("CAF du Rhône",), "67 bd Vivier-Merle", "69409", "Lyon")
MM = 72 / 25.4
PPP = 200


@pytest.fixture
def ouvrir(apparence):
    """Load a PDF from bytes, as the window does."""
    gardes = []

    def charger(octets):
        document, tampon = QPdfDocument(None), QBuffer()
        tampon.setData(octets)
        tampon.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(tampon)
        gardes.append((document, tampon))
        return document

    yield charger
    for document, tampon in gardes:
        document.close()
        tampon.close()


@pytest.fixture
def imprimee(ouvrir, tmp_path):
    """Print bytes on a file, and open what came out."""

    def faire(octets, *pages):
        document = ouvrir(octets)
        imprimante = impression.preparer(document)
        imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        imprimante.setOutputFileName(str(tmp_path / "sortie.pdf"))
        assert impression.peindre(document, imprimante, *pages)
        return ouvrir((tmp_path / "sortie.pdf").read_bytes())

    return faire


def _encre(document, cadre, rang=0):
    """The bounding box of what is dark on a page, in mm: left, top, right, bottom."""
    points = document.pagePointSize(rang)
    image = document.render(rang, QSize(round(points.width() / 72 * PPP), round(points.height() / 72 * PPP)))
    gauche, haut, droite, bas = (round(v / 25.4 * PPP) for v in cadre)
    noirs = [
        (x, y)
        for y in range(haut, min(bas, image.height()))
        for x in range(gauche, min(droite, image.width()))
        if image.pixelColor(x, y).alpha() > 128 and image.pixelColor(x, y).lightness() < 90
    ]
    xs, ys = [x for x, _ in noirs], [y for _, y in noirs]
    return [v * 25.4 / PPP for v in (min(xs), min(ys), max(xs), max(ys))]


def _mm(document, rang=0):
    points = document.pagePointSize(rang)
    return points.width() / MM, points.height() / MM


@pytest.mark.parametrize("position", Position)
def test_the_address_comes_out_where_the_window_is_to_a_third_of_a_millimetre(imprimee, ouvrir, position):
    octets = page_essai(Fenetre(position))
    sortie = imprimee(octets)
    assert _mm(sortie) == pytest.approx((210, 297), abs=0.3)
    dedans = (GAUCHE + 1, HAUT + 1, DROITE - 1, BAS - 1)
    assert _encre(sortie, dedans) == pytest.approx(_encre(ouvrir(octets), dedans), abs=0.3)


def test_a_page_scaled_to_the_printable_area_would_be_seen(imprimee, ouvrir, monkeypatch):
    """The control: five millimetres of margin on each side, as a driver asks, move the address."""
    octets = page_essai(Fenetre())
    monkeypatch.setattr(impression, "QMarginsF", lambda: QMarginsF(14, 14, 14, 14))
    monkeypatch.setattr(impression.QPrinter, "setFullPage", lambda *_: None)
    dedans = (GAUCHE + 1, HAUT + 1, DROITE - 1, BAS - 1)
    assert _encre(imprimee(octets), dedans) != pytest.approx(_encre(ouvrir(octets), dedans), abs=0.3)


@pytest.mark.parametrize("taille", Enveloppe)
def test_an_envelope_is_printed_on_its_own_paper(imprimee, ouvrir, taille):
    octets = enveloppes(("Anne Roy", "1 rue des Lilas"), [CAF], taille)
    sortie = imprimee(octets)
    assert sorted(_mm(sortie)) == pytest.approx(sorted(TAILLES[taille]), abs=0.3)


def test_every_page_or_those_asked_for_come_out(imprimee):
    octets = etiquettes([CAF] * 40)
    assert imprimee(octets).pageCount() == 3
    assert imprimee(octets, 2, 3).pageCount() == 2
    assert imprimee(octets, 1, 1).pageCount() == 1


def test_the_dialog_of_the_system_prints_from_memory_and_says_so_once(ouvrir, apparence, tmp_path):
    fois, parent = [], QWidget()
    document = ouvrir(etiquettes([CAF] * 20))
    dialogue = impression.imprimer(parent, document, lambda: fois.append(1))
    assert dialogue.printer().docName() == impression.TITRE
    assert (dialogue.minPage(), dialogue.maxPage()) == (1, 2)
    dialogue.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialogue.printer().setOutputFileName(str(tmp_path / "lot.pdf"))
    dialogue.accepted.emit(dialogue.printer())
    assert fois == [1]
    assert ouvrir((tmp_path / "lot.pdf").read_bytes()).pageCount() == 2
    dialogue.close()
    parent.deleteLater()


def test_a_printer_that_cannot_print_is_not_said_to_have_printed(ouvrir, tmp_path):
    document = ouvrir(etiquettes([CAF]))
    imprimante = impression.preparer(document)
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(tmp_path / "absent" / "sortie.pdf"))
    assert not impression.peindre(document, imprimante)
