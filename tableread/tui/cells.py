"""Text measured in cells of a terminal: a Japanese letter takes two, a combining mark none.

All that is cut or set in columns goes through here, on the screens and in what commands print. The
measure is Rich's, since the screens are drawn by it.
"""

from __future__ import annotations

from rich.cells import cell_len

__all__ = ["cell_len", "cut", "end_of", "fitting", "padded", "spread"]

_JOINER = "\u200d"
"""Makes one sign of the two around it, as in emoji of families."""
_EMOJI_FORM = "\ufe0f"
"""Makes the sign before it an emoji, which may be wider."""


def fitting(text: str, cells: int, start: int = 0, end: int | None = None) -> int:
    """Where text[start:] must end to take at most `cells`; no later than `end`.

    Never between a letter and its marks, or within a joined emoji.
    """
    end = len(text) if end is None else end
    if text.isascii():
        return max(start, min(end, start + cells))
    joins = _JOINER in text or _EMOJI_FORM in text
    at = start
    while at < end:
        after = _next_letter(text, at, end) if joins else at + 1
        # a mark by itself takes no cell, so it stays with the letter before it
        cells -= cell_len(text[at:after])
        if cells < 0:
            break
        at = after
    return at


def _next_letter(text: str, at: int, end: int) -> int:
    """Where the letter at `at` ends, with all that is drawn in the same cells."""
    joined = text[at] == _JOINER
    at += 1
    while at < end and (joined or not cell_len(text[at])):
        joined = text[at] == _JOINER
        at += 1
    return at


def cut(text: str, cells: int) -> str:
    """`text`, or as much of its beginning as fits into `cells` with an ellipsis."""
    if cell_len(text) <= cells:
        return text
    return f"{text[: fitting(text, cells - 1)]}…" if cells > 0 else ""


def end_of(text: str, cells: int) -> str:
    """`text`, or as much of its end as fits into `cells` with an ellipsis before it: of a path the end tells most."""
    if cell_len(text) <= cells:
        return text
    start = len(text)
    while start > 0 and cell_len(text[start - 1 :]) < cells:
        start -= 1
    return f"…{text[start:]}" if cells > 0 else ""


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """`text` with spaces to `cells`; `right`: the spaces come first. What is wider stays."""
    spaces = " " * (cells - cell_len(text))
    return spaces + text if right else text + spaces


def spread(left: str, right: str, cells: int) -> str:
    """A row of `cells` with `left` and `right` at its ends; where it is narrow, `left` gives way."""
    right = cut(right, cells)
    left = cut(left, cells - cell_len(right) - (2 if right else 0))
    return left + padded(right, cells - cell_len(left), right=True)
