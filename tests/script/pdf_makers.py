"""The same pages as different programs write them into a PDF: a line at a time, a word, a glyph, kerned, flipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.script.pdf_pages import LETTER, Word, raw_pdf

Maker = Callable[[Sequence[Word]], bytes]
"""Words in places, in Courier of 12 points, become the content of a page."""


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _words(words: Sequence[Word]) -> list[Word]:
    """Each word by itself, where it stands in its line."""
    out: list[Word] = []
    for left, bottom, text in words:
        at = 0
        for word in text.split(" "):
            if word:
                out.append((left + LETTER * at, bottom, word))
            at += len(word) + 1
    return out


def line_by_line(words: Sequence[Word]) -> bytes:
    """One text a line, with its spaces: ReportLab, PDFKit, jsPDF."""
    return b"\n".join(
        b"BT /F 12 Tf %.2f %.2f Td (%s) Tj ET" % (left, bottom, _escaped(text))
        for left, bottom, text in words
    )


def word_by_word(words: Sequence[Word]) -> bytes:
    """One text a word, and no spaces: browsers, some word processors."""
    return line_by_line(_words(words))


def glyph_by_glyph(words: Sequence[Word]) -> bytes:
    """One text a glyph, on a page that is turned upside down and back, with a font of size 1: Quartz."""
    out = [b"q 0.24 0 0 -0.24 0 792 cm"]
    for left, bottom, text in words:
        for i, letter in enumerate(text):
            x, y = (left + LETTER * i) / 0.24, (792 - bottom) / 0.24
            out.append(b"BT 50 0 0 -50 %.3f %.3f Tm /F 1 Tf (%s) Tj ET" % (x, y, _escaped(letter)))
    return b"\n".join([*out, b"Q"])


def glyph_by_glyph_backwards(words: Sequence[Word]) -> bytes:
    """One text a glyph, the last one first: programs that draw what needs another font at the end."""
    lines = glyph_by_glyph(words).split(b"\n")
    return b"\n".join([lines[0], *reversed(lines[1:-1]), lines[-1]])


def kerned(words: Sequence[Word]) -> bytes:
    """One text a line, of which spaces are only moves, and letters are moved a little, too: TeX."""
    out = []
    for left, bottom, text in words:
        pieces = [b"(%s) %d" % (_escaped(w[:1]), -20) + b"(%s) 20" % _escaped(w[1:]) for w in text.split(" ")]  # fmt: skip
        array = b" -600 ".join(pieces)
        out.append(b"BT /F 12 Tf 1 0 0 1 %.2f %.2f Tm [%s] TJ ET" % (left, bottom, array))
    return b"\n".join(out)


def printed_twice(words: Sequence[Word]) -> bytes:
    """Every glyph twice, the second time a hair to the right: bold without a bold font."""
    return glyph_by_glyph([w for word in words for w in (word, (word[0] + 0.4, *word[1:]))])


MAKERS: tuple[Maker, ...] = (
    line_by_line,
    word_by_word,
    glyph_by_glyph,
    glyph_by_glyph_backwards,
    kerned,
    printed_twice,
)

COURIER = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"


def pdf_with_content(*pages: bytes, font: bytes = COURIER, more: Sequence[bytes] = ()) -> bytes:
    """A PDF whose pages have such content; `more`: objects that the font names, from number 4 on."""
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font,
        *more,
    ]
    for i, content in enumerate(pages):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (first + 2 * i + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    return raw_pdf(*objects)
