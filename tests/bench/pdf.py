"""How long PDFs take to be read: a text a line, a word and a glyph, beside what pdfium itself takes for their text.

    python -m tests.bench.pdf [--pages N] [PDF ...]

Without files, pages are made: about 55 lines each. Seconds are of the processor, the least of three runs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from tableread.script.load import load_bytes
from tableread.script.pdf.pages import read_pages
from tests.script.pdf_makers import glyph_by_glyph, line_by_line, pdf_with_content, word_by_word
from tests.script.pdf_pages import typed

_RUNS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=120)
    args = parser.parse_args()
    for path in args.files:
        _measure(path.name, path.read_bytes())
    if not args.files:
        for maker in (line_by_line, word_by_word, glyph_by_glyph):
            contents = (maker(typed(_page(number))) for number in range(args.pages))
            _measure(maker.__name__.replace("_", " "), pdf_with_content(*contents))


def _page(number: int) -> str:
    lines = [f"{'':70}{number + 1}.", "", f"          INT. BOATHOUSE {number} - NIGHT"]
    for i in range(5):
        lines += [
            "",
            *["          Rain on a tin roof, and a lamp that swings above an old boat."] * 3,
        ]
        lines += ["", f"{'':32}{('ROSA', 'MILO')[i % 2]}"]
        lines += ["                    There is no good spoon. There is the"] * 4
    return "\n".join(lines)


def _measure(name: str, data: bytes) -> None:
    pages = len(pypdfium2.PdfDocument(data))
    floor = _least(lambda: _text(data))
    ours = _least(lambda: read_pages(data))
    whole = _least(lambda: load_bytes(data, "x.pdf"))
    print(
        f"{name}: {pages} pages; pdfium's text {floor:.2f} s, rows {ours:.2f} s ({ours / floor:.1f} ×), "
        f"the script {whole:.2f} s ({1000 * whole / pages:.1f} ms a page, {whole / floor:.1f} ×)"
    )


def _text(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()


def _least(call: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        started = time.process_time()
        call()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
