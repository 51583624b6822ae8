"""The typewriter faces of a PDF: Courier, which every reader of PDFs has, and one that is put into the file."""

from __future__ import annotations

import ctypes
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from tableread.script.write.pdf.font_letters import letters_of

_SHIPPED = Path(__file__).with_name("fonts") / "typescript.ttf"
"""As wide as Courier: Latin, Greek and Cyrillic letters."""


class Typeface(Protocol):
    """Letters that are all as wide as Courier's."""

    def has(self, letter: str) -> bool:
        """Whether it has this letter."""

    def loaded(self, document: Any) -> Any:
        """A font of `document`, which pdfium made."""


class Courier:
    """One of the fonts that need not be in the file: Western letters."""

    def has(self, letter: str) -> bool:
        """Whether it has this letter."""
        try:
            letter.encode("cp1252")
        except UnicodeEncodeError:
            return False
        return True

    def loaded(self, document: Any) -> Any:
        """A font of `document`, which pdfium made."""
        import pypdfium2.raw as pdfium

        return pdfium.FPDFText_LoadStandardFont(document, b"Courier")


class FontFile:
    """A TrueType font that is put into the PDF as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _data(self) -> bytes:
        return self._path.read_bytes()

    @cached_property
    def _letters(self) -> frozenset[int]:
        return letters_of(self._data)

    def has(self, letter: str) -> bool:
        """Whether it has this letter."""
        return ord(letter) in self._letters

    def loaded(self, document: Any) -> Any:
        """A font of `document`, which pdfium made."""
        import pypdfium2.raw as pdfium

        data = (ctypes.c_uint8 * len(self._data)).from_buffer_copy(self._data)
        by_unicode = 1  # codes of two bytes, with a table that leads back to letters
        return pdfium.FPDFText_LoadFont(
            document, data, len(self._data), pdfium.FPDF_FONT_TRUETYPE, by_unicode
        )


COURIER = Courier()
_FACES: tuple[Typeface, ...] = (COURIER, FontFile(_SHIPPED))


def typeface_for(letters: Collection[str]) -> Typeface | None:
    """The first that has all of them; None where none has."""
    return next((face for face in _FACES if all(map(face.has, letters))), None)
