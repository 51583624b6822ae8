"""A simulated actor learns a scene with the erasing drill and reviews, with plain runs, and with first letters: which takes
how many minutes until 95 % of the lines are recalled on a later day.

    python -m tests.bench.learner [--learners N]

The memory is the activation model of Pavlik and Anderson (2005, "Practice and forgetting effects on vocabulary memory",
Cognitive Science 29): each word of a line is an item; its activation is m = ln(sum of w * t^-d) over all the times that it
was met, t seconds ago, where d = c * e^m + a by the activation at that moment; it is recalled with the probability
1 / (1 + e^((tau - m) / s)); time between days counts h times as much. It knows nothing of FSRS, by which reviews are timed.
a, c, tau and h are those of the paper as they are cited; s is the one that we were given for it. The printed paper was not
at hand to check them. With s = .255 a line of ten words is hardly ever right as a whole, and nothing but first letters reached
95 % of the lines in the time that we waited; it is left out.

In that model reading a word is as good as recalling it. Others find that recalling keeps a word longer (Roediger and
Karpicke 2006); so it is all done twice: with w = 1 for both, and with w = 2 for words that were recalled, which is our guess.

Drill and reviews are the real ones: `learning.lacuna`, `learning.memory`, `learning.fsrs_memory`. What is due alone need not
be enough for a day that comes soon; so the scene is run from memory as well, on the days on which `learning.plan` asks for it
again and then on the last, as often as is needed. The others get what is best for them: as many runs a day as are needed,
every day or on the first alone, whichever takes less. With first letters a
word is found more easily (activation + 1, a guess) and counts as recalled when it is. Times: 2.5 words a second, 4 seconds for
each cue, 2 more where a line went wrong and is looked at.

What this cannot show: how words hang together in a sentence, what a cue does, how tired one gets, how well a mask is liked,
or acting. It compares schedules under one theory of memory, and is no proof about people.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tableread.base.counted import counted
from tableread.learning.fsrs_memory import reviewed
from tableread.learning.function_words import function_words
from tableread.learning.lacuna import DrillLine, Lacuna, Phase
from tableread.learning.memory import DAY, Grade, Memory, Support, grade_of, is_due
from tableread.learning.plan import _AGAIN_AFTER
from tableread.listen.judge import Verdict
from tableread.script.words import words_of

_WORDS_A_SECOND, _CUE_SECONDS, _LOOK_SECONDS = 2.5, 4.0, 2.0
_ASKED = 0.95
_FIRST_LETTER = 1.0
_MOST_RUNS = 40
_LONG, _SHORT = 40, 6
"""Lines of a scene."""
_LINES = (
    "I have told you before that nobody asked the boat, and nobody will.",
    "Who said so?",
    "Then we wait for it as long as it takes, and we say nothing to your sister.",
    "You cannot be serious about the lamp.",
)


class Parameters(NamedTuple):
    """Of the memory."""

    name: str
    a: float = 0.177
    c: float = 0.217
    tau: float = -0.704
    s: float = 0.0786
    h: float = 0.025
    recalled: float = 1.0
    """How much a word counts that was recalled, beside one that was read."""


_MEMORIES = (
    Parameters("as cited, reading = recalling"),
    Parameters("as cited, recalling counts twice", recalled=2.0),
)


class Actor:
    """Learns one scene of `lines`. `now` are seconds as memory counts them, `spent` those of practice."""

    def __init__(self, lines: int, by: Parameters, chance: random.Random) -> None:
        self.texts = [f"{_LINES[at % len(_LINES)]} {at}" for at in range(lines)]
        self._by = by
        self._chance = chance
        self._met: list[list[list[tuple[float, float, float]]]] = [
            [[] for _ in words_of(text)] for text in self.texts
        ]
        """Of each word of each line: when it was met, its decay, its weight."""
        self.now = self.spent = 0.0

    def sleep(self, days: int = 1) -> None:
        """Until the next session."""
        self.now += days * DAY * self._by.h

    def _activation(self, met: Sequence[tuple[float, float, float]]) -> float:
        total = sum(w * max(self.now - at, 1.0) ** -d for at, d, w in met)
        return math.log(total) if total else -math.inf

    def _recalls(self, met: Sequence[tuple[float, float, float]], more: float = 0.0) -> bool:
        gap = (self._by.tau - self._activation(met) - more) / self._by.s
        return self._chance.random() < (0.0 if gap > 700 else 1 / (1 + math.exp(gap)))

    def say(self, line: int, hidden: frozenset[int], more: float = 0.0) -> frozenset[int]:
        """Say a line of which words are hidden; those that were missed, which are then looked at."""
        words = self._met[line]
        self._pass(_CUE_SECONDS + len(words) / _WORDS_A_SECOND)
        missed = frozenset(word for word in hidden if not self._recalls(words[word], more))
        if missed:
            self._pass(_LOOK_SECONDS)
        for word, met in enumerate(words):
            activation = self._activation(met)
            decay = self._by.a + self._by.c * math.exp(activation) if met else self._by.a
            weight = self._by.recalled if word in hidden - missed else 1.0
            met.append((self.now, decay, weight))
        return missed

    def _pass(self, seconds: float) -> None:
        self.now += seconds
        self.spent += seconds

    def all_of(self, line: int) -> frozenset[int]:
        """All words of a line."""
        return frozenset(range(len(self._met[line])))

    def known(self) -> float:
        """The share of the lines that would be said word for word now."""
        right = [all(self._recalls(met) for met in words) for words in self._met]
        return sum(right) / len(right)


def with_lacuna(actor: Actor, days: int, runs: int) -> None:
    """The drill on the first day, then each day what is due; and `runs` times all of the scene from memory, on the days on
    which the plan asks for new lines again, then on the last ones."""
    lines = [DrillLine(str(at), text) for at, text in enumerate(actor.texts)]
    drill = Lacuna(lines, function_words("en"))
    memories: dict[int, Memory] = {}
    while (at := drill.at) is not None:
        missed = actor.say(at, drill.erased(at))
        if drill.phase is Phase.RECALL:  # as `performance.drilling` grades what is typed
            memories[at] = reviewed(memories.get(at), Grade.AGAIN if missed else Grade.GOOD, 0.0)
        drill.said(missed)
    later = [*(day for day in _AGAIN_AFTER if day < days), *reversed(range(1, days)), 0]
    whole = list(dict.fromkeys(later))[:runs]
    for day in range(days):
        now = day * DAY
        due = [at for at in memories if day in whole or (day and is_due(memories[at], now))]
        while due:
            at = due.pop(0)
            missed = actor.say(at, actor.all_of(at))
            verdicts = [
                Verdict.LEFT_OUT if word in missed else Verdict.SAID for word in actor.all_of(at)
            ]
            # who knows none of it is prompted
            grade = grade_of(verdicts, Support.NONE, memories[at], now) or Grade.AGAIN
            memories[at] = reviewed(memories[at], grade, now)
            if grade is Grade.AGAIN or (day in whole and missed):
                due.append(at)
        actor.sleep()


def _runs(actor: Actor, runs: int, letters: bool) -> None:
    for _ in range(runs):
        for line in range(len(actor.texts)):
            hidden = actor.all_of(line) if letters else frozenset[int]()
            actor.say(line, hidden, _FIRST_LETTER)


def _every_day(letters: bool) -> Callable[[Actor, int, int], None]:
    def practise(actor: Actor, days: int, runs: int) -> None:
        for _ in range(days):
            _runs(actor, runs, letters)
            actor.sleep()

    return practise


def _at_once(letters: bool) -> Callable[[Actor, int, int], None]:
    def practise(actor: Actor, days: int, runs: int) -> None:
        _runs(actor, runs, letters)
        actor.sleep(days)

    return practise


class Outcome(NamedTuple):
    """Means over all learners."""

    minutes: float
    known: float
    runs: int


def _outcome(
    practise: Callable[[Actor, int, int], None],
    lines: int,
    days: int,
    runs: int,
    by: Parameters,
    learners: int,
) -> Outcome:
    actors = [Actor(lines, by, random.Random(seed)) for seed in range(learners)]
    for actor in actors:
        practise(actor, days, runs)
    known = statistics.fmean(actor.known() for actor in actors)
    return Outcome(statistics.fmean(actor.spent for actor in actors) / 60, known, runs)


def _least(
    ways: Sequence[Callable[[Actor, int, int], None]],
    lines: int,
    days: int,
    by: Parameters,
    learners: int,
) -> Outcome | None:
    """The least time with which enough is known; None where no number of runs is enough."""
    found: Outcome | None = None
    for practise in ways:
        for runs in range(_MOST_RUNS + 1):
            outcome = _outcome(practise, lines, days, runs, by, learners)
            if found is not None and outcome.minutes > found.minutes:
                break
            if outcome.known >= _ASKED:
                found = outcome
                break
            if practise is with_lacuna and runs > days:
                break  # each day has its run
    return found


def _told(outcome: Outcome | None) -> str:
    if outcome is None:
        return "never"
    return f"{outcome.minutes:.0f} min ({outcome.known:.0%}, {outcome.runs})"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument(
        "--learners", type=int, default=1, help="for a scene of 40 lines; more for shorter ones"
    )
    args = options.parse_args()
    print(
        "In brackets: what is known then, and how many runs it took: of the drill those from memory"
    )
    print("in the days after it, of the others a day, or on the first day.\n")
    print(
        "| memory | lines | test after | what is due alone | drill | plain runs | first letters |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    for by in _MEMORIES:
        for lines, days in ((_LONG, 7), (_LONG, 1), (_SHORT, 7), (_SHORT, 1)):
            learners = args.learners * _LONG // lines
            alone = _outcome(with_lacuna, lines, days, 0, by, learners)
            cells = [_told(alone)]
            for ways in (
                [with_lacuna],
                [_every_day(letters=False), _at_once(letters=False)],
                [_every_day(letters=True), _at_once(letters=True)],
            ):
                cells.append(_told(_least(ways, lines, days, by, learners)))
            told = f"| {by.name} | {lines} | {counted(days, 'day')} | {' | '.join(cells)} |"
            print(told, flush=True)


if __name__ == "__main__":
    main()
