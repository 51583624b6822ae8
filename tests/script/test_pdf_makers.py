"""PDFs of different programs are read alike: by where letters stand, not by how they are put there."""

from __future__ import annotations

import pytest

from tableread.script import pdf
from tests.script.pdf_makers import MAKERS, Maker, glyph_by_glyph, line_by_line, pdf_with_content
from tests.script.pdf_pages import DUAL, LINE, ONE, TITLE, TWO, Word, pdf_of, typed
from tests.script.readings import said, shapes

FRENCH = """
          INT. MOULIN - NUIT

          Ève avait volé l'AVION. « Où ça ? » — là-bas.

                               VÉRA
                    Et puis — voilà. Ça suffit,
                    peut-être.
"""


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("pages", [(TITLE, ONE, TWO), (DUAL,), (FRENCH,)])
def test_every_maker_is_read_alike(maker: Maker, pages: tuple[str, ...]) -> None:
    made = pdf_with_content(*(maker(typed(page)) for page in pages))
    assert shapes(pdf.read(made)) == shapes(pdf.read(pdf_of(*pages)))


def one_line(content: bytes, font: bytes, *more: bytes) -> str:
    """How the only line of a page is read."""
    script = pdf.read(pdf_with_content(content, font=font, more=more))
    return " | ".join(e.text for e in script.elements)


TIMES = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
SLANTED = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic /Encoding /WinAnsiEncoding >>"


@pytest.mark.parametrize("font", [TIMES, SLANTED])
def test_letters_whose_ink_does_not_touch_are_one_word(font: bytes) -> None:
    # "To", "AV", "VA" are kerned by up to a tenth; "ff" and "fl" reach into each other
    content = b"BT /F 12 Tf 72 700 Td [(T) 80 (o A) 110 (V) 110 (A off flat)] TJ ET"
    assert one_line(content, font) == "To AVA off flat"


def test_words_set_tightly_stay_apart() -> None:
    content = b"BT /F 12 Tf -0.5 Tw 72 700 Td (It was late, and he was not in.) Tj ET"
    assert one_line(content, TIMES) == "It was late, and he was not in."


def test_letters_that_are_spread_out_are_one_word() -> None:
    content = b"BT /F 12 Tf 3 Tc 72 700 Td (THE LAST BOAT) Tj ET"
    assert one_line(content, TIMES) == "THE LAST BOAT"


def test_words_of_one_letter_stay_words() -> None:
    content = b"BT /F 12 Tf 72 700 Td (A B C D E F G H) Tj ET"
    assert one_line(content, TIMES) == "A B C D E F G H"


def test_ligatures_are_letters() -> None:
    names = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Differences [1 /fi /fl] >> >>"
    content = b"BT /F 12 Tf 72 700 Td (The of\\001ce, a \\002at re\\001ll) Tj ET"
    assert one_line(content, names) == "The office, a flat refill"


def test_hyphens_at_the_ends_of_lines_stay() -> None:
    content = line_by_line(typed("She is a well-\nknown cook.\n"))
    assert "well-" in one_line(content, TIMES)


def test_wrong_widths_are_mended_by_the_spaces_that_are_there() -> None:
    # a font that claims every letter to be as wide as it is high, and glyphs put where they should be
    wide = b"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar 32 /LastChar 126 /Widths [%s] >>"
    content = glyph_by_glyph(typed("          He sees no boat."))
    assert one_line(content, wide % (b"1000 " * 95)) == "He sees no boat."


def test_what_is_read_from_the_right_comes_in_its_order() -> None:
    hebrew = "שלוםעולם"  # two words of four letters, each letter left of the one before
    codes = [b"%02X" % code for code in range(0x41, 0x49)]
    pairs = zip(codes, hebrew, strict=True)
    meant = b"\n".join(b"<%s> <%04X>" % (code, ord(letter)) for code, letter in pairs)
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n1 begincodespacerange\n<00> <FF>\n"
        b"endcodespacerange\n8 beginbfchar\n%s\nendbfchar\nendcmap\nend\nend" % meant
    )
    places = [300 - 7.2 * (i + (i > 3)) for i in range(8)]
    content = b"\n".join(
        b"BT /F 12 Tf %.1f 700 Td <%s> Tj ET" % (at, code)
        for at, code in zip(places, codes, strict=True)
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 4 0 R >>"
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(to_unicode), to_unicode)
    assert one_line(content, font, stream) == "שלום עולם"


def with_watermark(page: str, turn: bytes) -> bytes:
    mark = b"BT /F 24 Tf %s 120 200 Tm (CONFIDENTIAL ANN ONE) Tj ET\n" % turn
    return pdf_with_content(mark + glyph_by_glyph(typed(page)))


@pytest.mark.parametrize("turn", [b".7 .7 -.7 .7", b"0 1 -1 0", b".9 .4 -.4 .9"])
def test_words_across_the_page_are_a_watermark(turn: bytes) -> None:
    assert shapes(pdf.read(with_watermark(ONE, turn))) == shapes(pdf.read(pdf_of(ONE)))


def test_a_page_that_was_put_askew_is_read() -> None:
    askew = b"1 .01 -.01 1 0 0 cm\n"  # half a degree, as a scanner's feeder does
    made = pdf_with_content(askew + glyph_by_glyph(typed(ONE)))
    assert said(pdf.read(made)) == said(pdf.read(pdf_of(ONE)))


def raised(words: list[Word]) -> bytes:
    return line_by_line(words) + b"\nBT /F 7 Tf 223.2 %.1f Td (nd) Tj ET" % (750 - 2 * LINE + 4)


def test_small_raised_letters_stay_in_their_line() -> None:
    made = pdf_with_content(raised(typed("\n\n          Rain. It is the 2   of May, a Monday.\n")))
    assert "2nd" in " ".join(e.text for e in pdf.read(made).elements)
