"""How the user's turns were said, from run to run."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

import msgspec

from tableread.learning.scoring import counts_of, points_of, score_heard
from tableread.library.runs import KeptTurn
from tableread.library.store import Library
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.line_takes import Sayable
from tableread.rehearsal.order import Line, is_said
from tableread.script.line_id import LineId, words_id
from tableread.script.words import words_of

log = logging.getLogger(__name__)

_WORST_FIRST = (
    Verdict.LEFT_OUT,
    Verdict.CHANGED,
    Verdict.PROMPTED,
    Verdict.UNSURE,
    Verdict.SAID,
)


class SaidText(msgspec.Struct, frozen=True):
    """A line of a turn as it was then, with a verdict on each of its words on the page."""

    line: str
    """Its identity when it was said."""
    text: str
    words: tuple[Verdict, ...]
    """One for each of `script.words.words_of(text)`."""
    instead: tuple[str, ...]
    """What was heard for each word that was changed; "" for the others."""
    moved: tuple[int, ...] = ()
    """Numbers of the words that were said out of order."""


class _Judged(msgspec.Struct, frozen=True):
    """What is written down of a turn."""

    speaker: str | None
    lines: tuple[SaidText, ...]
    added: tuple[str, ...]
    again: int
    # not kept before there were line notes
    pickup: float | None = None
    hesitations: tuple[float, ...] = ()
    prompts: int = 0
    # not kept before the report said what is hard to say
    reader: str = ""


class SaidTurn(NamedTuple):
    """How one turn was said."""

    run: float
    """When its run began; seconds since 1970."""
    number: int
    """In the run."""
    line: LineId
    """The identity of its first line, carried over to the draft at hand."""
    made: float
    """When it was said; seconds since 1970."""
    speaker: str | None
    """None: the narrator."""
    lines: tuple[SaidText, ...]
    added: tuple[str, ...]
    """Words heard that are none of the lines."""
    again: int
    """Words that were said once more."""
    pickup: float | None = None
    """Seconds from the end of the cue to the first word, below 0 for one who cut in; None where it was not measured."""
    hesitations: tuple[float, ...] = ()
    """Silences within it that were longer than a pause, in seconds."""
    prompts: int = 0
    """How often words of it were prompted."""
    reader: str = ""
    """The name of the person who said it; "" for you, where you gave none."""

    @property
    def words(self) -> tuple[Verdict, ...]:
        """The verdicts on all its words."""
        return tuple(verdict for line in self.lines for verdict in line.words)

    @property
    def moved(self) -> frozenset[int]:
        """Numbers among `words` of those that were said out of order."""
        numbers = accumulate((len(line.words) for line in self.lines), initial=0)
        return frozenset(
            first + at
            for first, line in zip(numbers, self.lines, strict=False)
            for at in line.moved
        )

    @property
    def counts(self) -> tuple[int, int]:
        """Words that count, and mistakes."""
        return counts_of(self.words, self.added, self.moved, self.again)

    @property
    def points(self) -> float | None:
        """Its score, 0 to 100; None where nothing is sure."""
        counted, mistakes = self.counts
        return points_of(counted, mistakes) if counted else None

    @property
    def text(self) -> str:
        """What was to be said."""
        return "\n".join(line.text for line in self.lines)

    @property
    def sayables(self) -> list[Sayable]:
        """Its lines as recordings of them are found."""
        first, *others = self.lines
        ids = [self.line, *(LineId(line.line) for line in others)]
        texts = (line.text for line in (first, *others))
        return [Sayable(line, words_id(text)) for line, text in zip(ids, texts, strict=True)]

    @property
    def was_said(self) -> bool:
        """Whether any word of it was heard, prompted ones apart."""
        return bool(set(self.words) & {Verdict.SAID, Verdict.CHANGED})

    @property
    def has_mistakes(self) -> bool:
        """Whether anything was left out, changed, added, prompted or said out of order."""
        wrong = {Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED}
        return bool(self.added or self.moved or wrong & set(self.words))


class Score(NamedTuple):
    """What several turns come to."""

    turns: int
    said: int
    """Of them, those of which something was said."""
    word_for_word: int
    words: int
    """Of the turns that were said; without those that were prompted."""
    left_out: int
    changed: int
    added: int
    prompted: int

    @property
    def right(self) -> float:
        """Share of the words that were not left out or changed, 0 to 1."""
        return 1 - (self.left_out + self.changed) / self.words if self.words else 0.0


def score_of(turns: Sequence[SaidTurn]) -> Score:
    """Add turns up. What is not sure is not called a mistake."""
    said = [turn for turn in turns if turn.was_said]
    verdicts = [verdict for turn in said for verdict in turn.words]
    # of a turn that was only prompted nothing was said, but prompted it was
    prompted = sum(turn.words.count(Verdict.PROMPTED) for turn in turns)
    return Score(
        len(turns),
        len(said),
        sum(not turn.has_mistakes and Verdict.UNSURE not in turn.words for turn in said),
        len(verdicts) - verdicts.count(Verdict.PROMPTED),
        verdicts.count(Verdict.LEFT_OUT),
        verdicts.count(Verdict.CHANGED),
        sum(len(turn.added) for turn in said),
        prompted,
    )


def said_turn(
    run: float,
    number: int,
    made: float,
    lines: Sequence[Line],
    places: Sequence[tuple[int, int]],
    judged: JudgedLine,
    first: int,
    pickup: float | None = None,
    prompts: int = 0,
    reader: str = "",
) -> SaidTurn:
    """A turn that was judged. `lines` are those of the turn, directions among them, the first of which has number
    `first`; `places` are line number and word on the page of every word that `judged` has a verdict on. What makes no
    difference ("I am" for "I'm") is no mistake."""
    verdicts: dict[tuple[int, int], Verdict] = {}
    instead: dict[tuple[int, int], str] = {}
    for place, verdict, other in zip(places, judged.words, judged.instead, strict=True):
        # a word on the page that is said as several is as bad as the worst of them
        before = verdicts.get(place, Verdict.SAID)
        verdicts[place] = min(verdict, before, key=_WORST_FIRST.index)
        instead[place] = other or instead.get(place, "")
    own = [(at, line) for at, line in enumerate(lines, first) if is_said(line, lines[0])]
    on_page = [(at, word) for at, line in own for word in range(len(words_of(line.text)))]
    scored = score_heard(
        "\n".join(line.text for _, line in own),
        [verdicts.get(place, Verdict.SAID) for place in on_page],
        [instead.get(place, "") for place in on_page],
        judged.added,
        judged.again,
    )
    texts, done = [], 0
    for _, line in own:
        end = done + len(words_of(line.text))
        moved = tuple(at - done for at in sorted(scored.moved) if done <= at < end)
        texts.append(
            SaidText(line.id, line.text, scored.words[done:end], scored.instead[done:end], moved)
        )
        done = end
    _, said = own[0]
    return SaidTurn(
        run,
        number,
        said.id,
        made,
        said.speaker,
        tuple(texts),
        scored.added,
        scored.again,
        pickup,
        judged.hesitations,
        prompts,
        reader,
    )


class Said:
    """What was said of one script, kept in the library. From any thread."""

    def __init__(self, library: Library, key: str) -> None:
        """`key` is the script's in the library."""
        self._library = library
        self._key = key

    def add(self, *turns: SaidTurn) -> None:
        """Keep turns, in place of what was kept of them before."""
        self._library.runs.save_turns(self._key, map(_written, turns))

    def has_any(self, run: float | None = None) -> bool:
        """Whether anything was said, in a run where one is named."""
        return self._library.runs.has_turns(self._key, run)

    def latest(self, most: int) -> list[list[SaidTurn]]:
        """The turns of the latest runs, not more than `most`, as `runs` has them."""
        kept = self._library.runs.latest_turns(self._key, most)
        turns = [turn for each in kept if (turn := read_turn(each))]
        return [list(run) for _, run in groupby(turns, key=lambda turn: turn.run)]

    def since(self, since: float) -> list[SaidTurn]:
        """The turns that were said since a moment, seconds since 1970."""
        kept = self._library.runs.turns(self._key, since)
        return [turn for each in kept if (turn := read_turn(each))]

    def all(self) -> list[SaidTurn]:
        """The turns of all runs, in the order they were said."""
        return self.since(0.0)

    def runs(self) -> list[list[SaidTurn]]:
        """The turns of each run, in the order they were said; the oldest run first."""
        return [list(run) for _, run in groupby(self.all(), key=lambda turn: turn.run)]


def _written(turn: SaidTurn) -> KeptTurn:
    judged = _Judged(
        turn.speaker,
        turn.lines,
        turn.added,
        turn.again,
        turn.pickup,
        turn.hesitations,
        turn.prompts,
        turn.reader,
    )
    written = msgspec.json.encode(judged).decode()
    return KeptTurn(turn.run, turn.number, turn.line, turn.made, written)


def read_turn(kept: KeptTurn) -> SaidTurn | None:
    """A turn as the library has it; None where it cannot be read."""
    try:
        judged = msgspec.json.decode(kept.judged, type=_Judged)
    except msgspec.MsgspecError as error:
        log.warning("how a turn was said is not readable: %s", error)
        return None
    return SaidTurn(
        kept.run,
        kept.turn,
        LineId(kept.line),
        kept.made,
        judged.speaker,
        judged.lines,
        judged.added,
        judged.again,
        judged.pickup,
        judged.hesitations,
        judged.prompts,
        judged.reader,
    )
