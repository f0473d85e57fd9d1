"""Several PDFs one after the other, to print them in one go."""

from collections.abc import Iterable
from io import BytesIO

from pikepdf import Pdf


def relier(documents: Iterable[bytes]) -> bytes:
    """Return one PDF with the pages of each document, in order; it is for the printer, its structure is not kept."""
    sortie, liasse = BytesIO(), Pdf.new()
    for octets in documents:
        with Pdf.open(BytesIO(octets)) as lu:
            liasse.pages.extend(lu.pages)
    liasse.save(sortie, deterministic_id=True)
    return sortie.getvalue()
