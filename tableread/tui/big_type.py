"""Big letters in a terminal: words drawn with Pillow's own font, two points of it to a cell.

Points, not characters, so that they can be mirrored for a glass in front of a camera.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from tableread.tui.cells import cell_len, fitting

SIZES = (0, 11, 15, 21)
"""Points of the letters; 0 is the terminal's own type."""
_INK = 110
"""Of 255: a point darker than this is drawn."""
_BLOCKS = " ▀▄█"


class BigWord(NamedTuple):
    """A word as rows of blocks, all of the same width."""

    rows: tuple[str, ...]


def height(size: int) -> int:
    """Rows of the terminal that a line of words takes."""
    return (size * 5 // 4 + 1) // 2 if size else 1


def space(size: int) -> int:
    """Cells between two words: clearly more than between letters, which take about a fifth of their size."""
    return max(1, size // 2)


def width_of(word: str, size: int) -> int:
    """Cells that a word takes."""
    return max(1, round(_font(size).getlength(word))) if size else cell_len(word)


def pieces(word: str, size: int, width: int) -> list[str]:
    """A word cut where it does not fit into `width` cells."""
    found = []
    while word:
        count = min(len(word), width) if size else max(1, fitting(word, width))
        while size and count > 1 and width_of(word[:count], size) > width:
            count = max(1, count * 4 // 5)
        found.append(word[:count])
        word = word[count:]
    return found


@lru_cache(maxsize=20_000)
def big_word(word: str, size: int, mirrored: bool) -> BigWord:
    """Draw `word`. Letters that the font lacks become boxes, as everywhere."""
    if not size:
        return BigWord((word[::-1] if mirrored else word,))
    rows, width = height(size), width_of(word, size)
    image = Image.new("L", (width, 2 * rows))
    ImageDraw.Draw(image).text((0, 0), word, fill=255, font=_font(size))
    if mirrored:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    ink = image.point(lambda point: point > _INK).tobytes()

    return BigWord(
        tuple(
            "".join(
                _BLOCKS[ink[2 * row * width + x] + 2 * ink[(2 * row + 1) * width + x]]
                for x in range(width)
            )
            for row in range(rows)
        )
    )


@lru_cache(maxsize=len(SIZES))
def _font(size: int) -> Any:
    return ImageFont.load_default(size)
