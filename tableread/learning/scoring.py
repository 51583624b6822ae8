"""How well a line was said or typed: what was left out, changed, added, begun again, said out of order, and a score.

Case, marks, contractions, fillers, figures and common spoken forms make no difference (`spoken_forms`). A mistake is a
word left out, changed or added; a stretch said again, or in another place, is one mistake however long it is. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from tableread.learning.alignment import aligned
from tableread.learning.figures import Reading, readings
from tableread.learning.spoken_forms import Token, are_same, tokens_of
from tableread.listen.besides import BEGUN_AGAIN
from tableread.listen.judge import Verdict
from tableread.script.words import said_words, words_of

GIST, REHEARSAL, OPENING_NIGHT = 80, 95, 100
"""Scores from which a line is right: what `learning.strictness` of the settings means."""
_NEAR = 4
"""Words from its place up to which a single word is said out of order; farther away it is another. A round number."""
_LONGEST_RESTART = 60
"""Words that are said again in one go, at most; a round number beyond any breath."""
_MOST_MOVED = 250_000
"""Pairs of words that are searched for stretches out of order; beyond that everything was said otherwise."""


class LineScore(NamedTuple):
    """How one line was said."""

    words: tuple[Verdict, ...]
    """On each of `words_of(text)`; of a word that was said out of order: said."""
    instead: tuple[str, ...]
    """For each word that was changed, what was said; "" for the others."""
    moved: frozenset[int]
    """Numbers of words that were said out of order."""
    added: tuple[str, ...]
    restarts: int
    """How often a stretch was said and then begun again."""
    counted: int
    """Words that count: as they are said ("I'm" is two), without those that nobody is sure of."""
    mistakes: int
    again: int = 0
    """Words that an ear has heard once more."""

    @property
    def points(self) -> float:
        """0 to 100; 100 is word for word."""
        return points_of(self.counted, self.mistakes)


def points_of(counted: int, mistakes: int) -> float:
    """The score for so many mistakes in a text of so many words, 0 to 100."""
    if not mistakes:
        return 100.0
    return max(0.0, 100.0 * (1 - mistakes / counted)) if counted else 0.0


def score(text: str, said: str, language: str = "en") -> LineScore:
    """`said`, typed or written down by a recogniser, against `text`."""
    typed = _without_apostrophes(text, language)
    for word, parts in _without_apostrophes(said, language).items():
        typed.setdefault(word, set()).update(parts)
    english = language.startswith("en")

    def ways(word: str) -> Collection[Reading]:
        return (readings(word) if english else frozenset()) | typed.get(word, set())

    work = _Comparison(tokens_of(text, language), tokens_of(said, language), ways)
    work.find_restarts()
    work.find_moved()
    return work.result(text, said)


def score_heard(
    text: str,
    words: Sequence[Verdict],
    instead: Sequence[str],
    added: Sequence[str] = (),
    again: int = 0,
    language: str = "en",
) -> LineScore:
    """The same of what an ear has heard: its verdicts on `words_of(text)`, what it heard for words that were changed, words
    heard besides, and how many were said again. What it is not sure of does not count; a prompted word was not known."""
    written = [text[start:end] for start, end in words_of(text)]
    verdicts, others = list(words), list(instead)
    for start, stop in _runs(verdicts, {Verdict.LEFT_OUT, Verdict.CHANGED}):
        should, was = " ".join(written[start:stop]), " ".join(filter(None, others[start:stop]))
        if not score(should, was, language).mistakes:
            verdicts[start:stop] = [Verdict.SAID] * (stop - start)
            others[start:stop] = [""] * (stop - start)
    extra = [token.text for token in tokens_of(" ".join(added), language)]
    moved: set[int] = set()
    for start, stop in _runs(verdicts, {Verdict.LEFT_OUT}):
        missed = [token.text for token in tokens_of(" ".join(written[start:stop]), language)]
        # their order is not asked: of a word that the line has twice either may have been taken for the other
        places = range(len(extra) - len(missed) + 1)
        same = (at for at in places if sorted(extra[at : at + len(missed)]) == sorted(missed))
        at = next(same, None)
        if at is not None:
            del extra[at : at + len(missed)]
            verdicts[start:stop] = [Verdict.SAID] * (stop - start)
            moved.update(range(start, stop))
    return LineScore(
        tuple(verdicts),
        tuple(others),
        frozenset(moved),
        tuple(map(_shown, extra)),
        restarts_heard(again),
        *counts_of(verdicts, extra, moved, again),
        again,
    )


def restarts_heard(again: int) -> int:
    """How often a turn was begun again, where an ear heard so many words once more."""
    return int(again >= BEGUN_AGAIN)


def counts_of(
    words: Sequence[Verdict], added: Sequence[str], moved: Collection[int], again: int
) -> tuple[int, int]:
    """Words that count, and mistakes, of what an ear has heard."""
    wrong = {Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED}
    moves = sum(at - 1 not in moved for at in moved)
    mistakes = sum(word in wrong for word in words) + len(added) + moves + restarts_heard(again)
    return len(words) - words.count(Verdict.UNSURE), mistakes


def _runs(words: Sequence[Verdict], wanted: Set[Verdict]) -> list[tuple[int, int]]:
    """Places [start, end) of words beside each other whose verdict is one of those."""
    found = []
    at = 0
    for is_wanted, group in groupby(words, wanted.__contains__):
        length = len(list(group))
        if is_wanted:
            found.append((at, at + length))
        at += length
    return found


def _without_apostrophes(text: str, language: str) -> dict[str, set[Reading]]:
    """For each contraction, typed as one word without its mark ("were", "its"), the words that it stands for."""
    found: dict[str, set[Reading]] = {}
    for word in {word.text for word in said_words(text) if "'" in word.text}:
        parts = tuple(token.text for token in tokens_of(word, language))
        if len(parts) > 1:
            found.setdefault(word.replace("'", ""), set()).add(parts)
    return found


class _Comparison:
    """Two sequences of words, and what has become of each."""

    def __init__(
        self, line: list[Token], heard: list[Token], ways: Callable[[str], Collection[Reading]]
    ) -> None:
        self._line, self._heard = line, heard
        self._text = [token.text for token in line]
        self._said = [token.text for token in heard]
        pairs = aligned(self._text, self._said, are_same, ways)
        self._at = {i: pair.said.start for pair in pairs for i in pair.text}
        self._left = [i not in self._at for i in range(len(line))]
        """Whether each word of the line was not said."""
        taken = {j for pair in pairs for j in pair.said}
        self._extra = [j not in taken for j in range(len(heard))]
        """Whether each word that was said is none of the line, so far."""
        self._done = self._places(pairs)
        self._moved: set[int] = set()
        self._restarts = self._moves = 0

    def _places(self, pairs: Sequence[tuple[range, range]]) -> list[int]:
        """For each word that was said, how many words of the line are done before it."""
        done, at = [0] * len(self._heard), 0
        ends = {j: text.stop for text, said in pairs for j in said}
        for j in range(len(done)):
            done[j] = at
            at = ends.get(j, at)
        return done

    def find_restarts(self) -> None:
        """A stretch beside the same words: said before, or said again at once."""
        j = 0
        while j < len(self._said):
            length = self._again(j) if self._extra[j] else 0
            if length:
                self._restarts += 1
                self._extra[j : j + length] = [False] * length
            j += max(1, length)

    def _again(self, j: int) -> int:
        """How many words from `j` on are the words just before the place, or those that come next."""
        stop = j
        while stop < len(self._extra) and self._extra[stop] and stop - j < _LONGEST_RESTART:
            stop += 1
        done = self._done[j]
        for length in range(stop - j, 0, -1):
            said = self._said[j : j + length]
            before = self._text[max(0, done - length) : done]
            if said == before or said == self._text[done : done + length]:
                return length
        return 0

    def find_moved(self) -> None:
        """Stretches that were left out here and said there, the longest first."""
        left = sum(self._left)
        extra = sum(self._extra)
        while left and extra and left * extra <= _MOST_MOVED:
            length, i, j = self._longest()
            if not length:
                break
            self._moves += 1
            for by in range(length):
                self._left[i + by] = self._extra[j + by] = False
                self._moved.add(i + by)
                self._at[i + by] = j + by
            left, extra = left - length, extra - length

    def _longest(self) -> tuple[int, int, int]:
        best = (0, 0, 0)
        behind: dict[int, int] = {}
        places: dict[str, list[int]] = {}
        for j, word in enumerate(self._said):
            if self._extra[j]:
                places.setdefault(word, []).append(j)
        for i, word in enumerate(self._text):
            now: dict[int, int] = {}
            for j in places.get(word, ()) if self._left[i] else ():
                length = now[j] = behind.get(j - 1, 0) + 1
                near = abs(self._done[j] - i) <= _NEAR
                if length > best[0] and (length > 1 or near):
                    best = (length, i - length + 1, j - length + 1)
            behind = now
        return best

    def result(self, text: str, said: str) -> LineScore:
        """What it comes to."""
        changed = self._changed()
        count = len(words_of(text))
        tokens: list[list[int]] = [[] for _ in range(count)]
        for i, token in enumerate(self._line):
            if token.number < count:
                tokens[token.number].append(i)
        verdicts, instead = [], []
        for its in tokens:
            right = [i for i in its if not self._left[i]]
            heard = [changed[i] for i in its if i in changed]
            verdict, other = Verdict.SAID, ""
            if len(right) < len(its):
                verdict = Verdict.CHANGED if right or heard else Verdict.LEFT_OUT
                if verdict is Verdict.CHANGED:
                    # figures: several words of the line may be one that was said
                    places = sorted({*heard, *(self._at[i] for i in right)})
                    other = " ".join(_shown(self._said[j]) for j in places)
            verdicts.append(verdict)
            instead.append(other)
        added = [j for j, extra in enumerate(self._extra) if extra]
        mistakes = sum(self._left) + len(added) + self._restarts + self._moves
        return LineScore(
            tuple(verdicts),
            tuple(instead),
            frozenset(self._line[i].number for i in self._moved),
            tuple(_shown(self._said[j]) for j in added),
            self._restarts,
            len(self._line),
            mistakes,
        )

    def _changed(self) -> dict[int, int]:
        """Words that were said in place of others, in the order of both: {of the line: said}. They are added no more."""
        gaps: dict[int, list[int]] = {}
        for j, extra in enumerate(self._extra):
            if extra:
                gaps.setdefault(self._done[j], []).append(j)
        changed: dict[int, int] = {}
        for done, waiting in gaps.items():
            i = done
            while waiting and i < len(self._left) and (self._left[i] or i in self._moved):
                if self._left[i]:
                    j = waiting.pop(0)
                    changed[i] = j
                    self._extra[j] = False
                i += 1
        return changed


def _shown(word: str) -> str:
    return word.replace("ʼ", "'")
