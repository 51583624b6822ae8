"""What each line of one reading of a script has become in another: a new draft, another file form, a better reader."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from tableread.script.drafts import DraftLine
from tableread.script.line_id import LineId, gone, known_by

_MOST_WORDS = 2_000
"""Of a changed stretch that are laid side by side word by word; more is another text."""
_SAME_LINE = 0.5
"""Share of the longer line's words that the shorter has, from which on one has become the other."""
_OWN_LETTERS = 12
"""Words with as many, in one place only, are of one line, whoever says it; fewer are said in any script. The same as in
`production.script_file`."""


class _Line(NamedTuple):
    words: str
    speaker: str
    text: str
    id: LineId


_Name = Callable[[_Line], Hashable]


def carried(before: Sequence[DraftLine], now: Sequence[DraftLine]) -> dict[LineId, LineId]:
    """For lines of `before` whose identity has changed, the one they have `now`.

    A line that has gone is not in it, unless its identity is another line's now. Then it gets one that is nobody's, so
    that what was kept for it is not taken for that one's.
    """
    if [line.line for line in before] == [line.line for line in now]:
        return {}
    old, new = _compared(before), _compared(now)
    pairs = dict(_paired(old, new))
    found = {old[i].id: new[j].id for i, j in pairs.items()}
    taken = set(found.values())
    for line in old:
        if line.id not in found and line.id in taken:
            found[line.id] = gone(line.id)
    return {was: now for was, now in found.items() if was != now}


def _paired(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Indexes of lines that are the same one."""
    left_old, left_new = set(range(len(old))), set(range(len(new)))

    def pair(i: int, j: int) -> tuple[int, int]:
        left_old.discard(i)
        left_new.discard(j)
        return i, j

    # in their old order: what the same character says, then, within what has changed, what anybody says
    changed: list[tuple[range, range]] = []
    whole = (range(len(old)), range(len(new)))
    for i, j in _in_order(old, new, whole, lambda line: (line.words, line.speaker), changed):
        yield pair(i, j)
    still_changed: list[tuple[range, range]] = []
    for stretch in changed:
        for i, j in _in_order(old, new, stretch, lambda line: line.words, still_changed):
            yield pair(i, j)
    # what was moved: by its identity, then by who says what
    names: tuple[_Name, ...] = (lambda line: line.id, lambda line: (line.words, line.speaker))
    for name in names:
        there: defaultdict[Hashable, list[int]] = defaultdict(list)
        for j in sorted(left_new, reverse=True):
            there[name(new[j])].append(j)
        for i in sorted(left_old):
            if there[name(old[i])]:
                yield pair(i, there[name(old[i])].pop())
    # what was moved and given to somebody else
    own_old, own_new = _own_words(old, left_old), _own_words(new, left_new)
    for words in own_old.keys() & own_new.keys():
        yield pair(own_old[words], own_new[words])
    for olds, news in still_changed:
        yield from _altered(
            [(i, old[i]) for i in olds if i in left_old],
            [(j, new[j]) for j in news if j in left_new],
        )


def _own_words(lines: Sequence[_Line], left: Iterable[int]) -> dict[str, int]:
    """Of the lines that are left, those with words that no other line has, by these words."""
    times = Counter(line.words for line in lines)
    return {
        lines[at].words: at
        for at in left
        if len(lines[at].words) >= _OWN_LETTERS and times[lines[at].words] == 1
    }


def _in_order(
    old: Sequence[_Line],
    new: Sequence[_Line],
    stretch: tuple[range, range],
    name: _Name,
    changed: list[tuple[range, range]],
) -> Iterator[tuple[int, int]]:
    """Lines of a stretch that are called the same, none crossing another; what lies between them is put in `changed`."""
    olds, news = stretch
    # beginnings and ends that are the same are not searched: between them there is mostly little left
    while olds and news and name(old[olds[0]]) == name(new[news[0]]):
        yield olds[0], news[0]
        olds, news = olds[1:], news[1:]
    while olds and news and name(old[olds[-1]]) == name(new[news[-1]]):
        yield olds[-1], news[-1]
        olds, news = olds[:-1], news[:-1]
    matcher = SequenceMatcher(
        None, [name(old[i]) for i in olds], [name(new[j]) for j in news], autojunk=False
    )
    for what, first, end, to, to_end in matcher.get_opcodes():
        if what == "equal":
            yield from zip(olds[first:end], news[to:to_end], strict=True)
        else:
            changed.append((olds[first:end], news[to:to_end]))


def _altered(
    old: Sequence[tuple[int, _Line]], new: Sequence[tuple[int, _Line]]
) -> Iterator[tuple[int, int]]:
    """Lines of one changed stretch that share most of their words, each at most once, the closest first."""
    words_old, words_new = _words(old), _words(new)
    if not 0 < max(len(words_old), len(words_new)) <= _MOST_WORDS:
        return
    shared: Counter[tuple[int, int]] = Counter()
    matcher = SequenceMatcher(
        None, [word for word, _ in words_old], [word for word, _ in words_new], autojunk=False
    )
    for first, to, size in matcher.get_matching_blocks():
        for by in range(size):
            shared[words_old[first + by][1], words_new[to + by][1]] += 1
    lengths_old, lengths_new = Counter(i for _, i in words_old), Counter(j for _, j in words_new)
    done_old: set[int] = set()
    done_new: set[int] = set()
    for (i, j), many in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        alike = many >= _SAME_LINE * max(lengths_old[i], lengths_new[j])
        if alike and i not in done_old and j not in done_new:
            yield i, j
            done_old.add(i)
            done_new.add(j)


def _words(lines: Iterable[tuple[int, _Line]]) -> list[tuple[str, int]]:
    return [(known_by(word), at) for at, line in lines for word in line.text.split()]


def _compared(draft: Sequence[DraftLine]) -> list[_Line]:
    return [
        _Line(known_by(line.text), (line.speaker or "").casefold(), line.text, line.line)
        for line in draft
        if line.line
    ]
