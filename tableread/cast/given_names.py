"""Given names and their endings, and how far each is a woman's or a man's.

`names.txt.gz` is made by `tools/make_names.py`; a row is a language ("*" for all, "?" for rare names),
tenths (0 is a man's name, 10 a woman's) and names, or, with "-" before the language, endings. It is
read on first use.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from tableread.cast.words import bare

_TENTHS = 10.0  # the file has whole tenths
_GZIP = 31  # zlib's own: 16 + 15 bits of window
"""How zlib is told of a gzip header; the module gzip takes 2 ms to import."""


def share_of_women(name: str, language: str) -> tuple[float, bool] | None:
    """Share of those called `name` who are women, 0 to 1, and whether the name is a rare one.

    None for a name that is not known. `name` is one folded word; a language may have its own answer
    (Andrea, Jean).
    """
    names = _tables()
    for word in (name, bare(name)):
        for key in (language, "*", "?"):
            table = names.get(key)
            if table and word in table:
                return table[word], word in names["?"]
    return None


def share_by_ending(name: str, language: str) -> float | None:
    """The same by the last letters, for names that are not known; a much weaker sign."""
    endings = _tables()
    word = bare(name)
    for table in (endings.get("-" + language), endings.get("-*")):
        if table:
            for length in range(min(3, len(word) - 2), 0, -1):
                if word[-length:] in table:
                    return table[word[-length:]]
    return None


@cache
def _tables() -> dict[str, dict[str, float]]:
    packed = Path(__file__).with_name("names.txt.gz").read_bytes()
    tables: dict[str, dict[str, float]] = {}
    for row in zlib.decompress(packed, _GZIP).decode().splitlines():
        language, tenths, names = row.split(" ", 2)
        table = tables.setdefault(language, {})
        table.update(dict.fromkeys(names.split(), int(tenths) / _TENTHS))
    return tables
