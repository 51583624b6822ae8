"""Makes small PDFs for the tests of the PDF reader: pages as they would be typed, or words put anywhere."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable

import pypdfium2
import pypdfium2.raw as pdfium

TITLE = """


                    THE BOATHOUSE

                    Written by

                    Ann One
"""
ONE = """

          INT. BOATHOUSE - NIGHT

          Rain on a tin roof. ROSA kneels by an upturned boat,
          a lamp between her teeth.

                               ROSA
                    Hand me the good spoon.

                               MILO
                         (without looking)
                    There is no good spoon. There is
                    the spoon you have, and there is
                               (MORE)
"""
TWO = """                                                            2.

                               MILO (CONT'D)
                    the ladle.

                               ROSA
                    Then the ladle.

          Milo throws it. It rings on the boards.

                                                       CUT TO:

     12   EXT. JETTY - DAWN                                    12

          The boat floats. Barely.
"""
DUAL = """
          INT. BOATHOUSE - NIGHT

          They shout.

             ROSA                          MILO (O.S.)
            (softly)                      (loud)
          You could say                You could say
          sorry, I think, at           thank you.
          least once.

          They laugh.
"""

Word = tuple[float, float, str]
"""Points from the left, points from the bottom, what stands there."""

LEFT, TOP, LETTER, LINE = 36.0, 756.0, 7.2, 12.0
"""Where a typed page begins, and how far apart its letters and lines are, in points."""


def typed(page: str) -> list[Word]:
    """What a typewriter would make of `page`: a line is a line, a column is a column.

    Words further apart than two spaces are set by themselves, as programs do with two columns.
    """
    words: list[Word] = []
    for row, line in enumerate(page.split("\n")):
        at = 0
        for piece in line.split("   "):
            text = piece.strip()
            if text:
                column = at + len(piece) - len(piece.lstrip())
                words.append((LEFT + LETTER * column, TOP - LINE * row, text))
            at += len(piece) + 3
    return words


def pdf_of(*pages: str) -> bytes:
    """A PDF of typed pages."""
    return pdf_with([typed(page) for page in pages])


def pdf_with(
    pages: Iterable[Iterable[Word]], *, size: float = 12.0, picture: bool = False
) -> bytes:
    """A PDF with words in places; with `picture`, each page has one on it."""
    document = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(document, b"Courier")
    for words in pages:
        page = document.new_page(612, 792)
        for left, bottom, text in words:
            letters = pdfium.FPDFPageObj_CreateTextObj(document, font, size)
            raw = (text + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(
                letters, ctypes.cast(ctypes.create_string_buffer(raw), pdfium.FPDF_WIDESTRING)
            )
            pdfium.FPDFPageObj_Transform(letters, 1, 0, 0, 1, left, bottom)
            pdfium.FPDFPage_InsertObject(page, letters)
        if picture:
            image = pypdfium2.PdfImage.new(document)
            image.set_bitmap(pypdfium2.PdfBitmap.new_native(4, 4, pdfium.FPDFBitmap_BGR))
            image.set_matrix(pypdfium2.PdfMatrix().scale(612, 792))
            page.insert_obj(image)
        page.gen_content()
    out = _Bytes()
    document.save(out)
    document.close()
    return bytes(out)


class _Bytes(bytearray):
    def write(self, data: bytes) -> int:
        self.extend(data)
        return len(data)


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of hand-written objects, the first of which is the catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def locked_pdf() -> bytes:
    """A PDF that no empty password opens."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32)
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        lock,
        trailer=b"/Encrypt 3 0 R /ID [<00> <00>]",
    )


def codeless_pdf() -> bytes:
    """A PDF whose font has shapes without saying which letters they are."""
    text = b"".join(b"\\%03o" % code for code in (*range(1, 9), *range(14, 19)))
    content = b"BT /F 12 Tf 72 700 Td (%s %s) Tj ET" % (text, text)
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 1 /LastChar 18 /Widths [%s]"
        b" /Encoding << /Differences [1 %s] >> >>"
        % (b"600 " * 18, b" ".join(b"/g%d" % code for code in range(1, 19))),
    )
