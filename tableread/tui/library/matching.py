"""Which scripts match what was typed, the best first. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.tui.library.entries import Entry, searched


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Those of `entries` that have every word of `typed`: in the title before elsewhere, at the beginning of a word
    before within one. Those that match as well stay in their order."""
    words = searched(typed).split()
    if not words:
        return list(entries)
    ranked: list[tuple[int, Entry]] = []
    for entry in entries:
        rank = 0
        for word in words:
            found = _rank(entry, word)
            if found is None:
                break
            rank += found
        else:
            ranked.append((rank, entry))
    ranked.sort(key=lambda pair: pair[0])
    return [entry for _, entry in ranked]


def _rank(entry: Entry, word: str) -> int | None:
    """How far from the best match; None where `word` is not in the entry."""
    title, other = entry.title_words, entry.other_words
    if word in title:
        if title.startswith(word):
            return 0
        return 1 if f" {word}" in title else 2
    if word in other:
        return 3 if other.startswith(word) or f" {word}" in other else 4
    return None
