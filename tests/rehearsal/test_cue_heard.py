"""What is heard before your turns: given a script and a choice, then these lines from these words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tableread.base.settings import Gaps
from tableread.rehearsal.commands import AwaitPerson, Command, Speak, Tick
from tableread.rehearsal.events import SpeechFinished, SpeechStarted, WordSpoken
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import TABLE_READ, Cue, CuePart, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script import fountain
from tests.scenes import duel, session_of

SCENE = """
INT. ROOM - DAY

ANN
Good morning.

CAL
I have waited. Since eight!
(beat)
Where were you all this long night?

He turns away.

BEN
At sea.

ANN
Again. And again. And so on.

BEN
Yes.

ANN
Goodbye.
"""
# 0 heading · 1 ANN · 2, 3 CAL · 4 action · 5 BEN · 6 ANN · 7 BEN · 8 ANN
WHOLE, SENTENCE, WORDS, TICK = CuePart
HEADING, ANN, CAL = (0, 0), (1, 0), (2, 0)


def session(cue: Cue) -> Session:
    return session_of(fountain.read(SCENE), you="BEN", policy=Policy(cue=cue))


def heard(session: Session) -> list[tuple[int, int]]:
    """Play it to the end, your turns said at once: every line that is heard, and from which word."""
    found: list[tuple[int, int]] = []
    queue: list[Command] = session.start()
    while session.state is not State.ENDED:
        speaks = [command for command in queue if isinstance(command, Speak)]
        queue = []
        for speak in speaks:
            found.append((speak.line, speak.from_word))
            queue += session.receive(SpeechStarted(speak.request_id))
            queue += session.receive(SpeechFinished(speak.request_id))
        if session.state is State.WAITING:
            queue += session.advance()
    return found


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        (Cue(), [HEADING, ANN, CAL, (3, 0), (4, 0), (6, 0), (8, 0)]),
        (Cue(SENTENCE), [HEADING, ANN, (3, 0), (6, 3), (8, 0)]),
        (Cue(WORDS, 3), [HEADING, ANN, (3, 4), (6, 3), (8, 0)]),
        (Cue(WORDS, 8), [HEADING, ANN, (2, 4), (3, 0), (6, 0), (8, 0)]),
        (Cue(TICK), [HEADING, ANN, (8, 0)]),
        (Cue(only=True), [CAL, (3, 0), (4, 0), (6, 0)]),
        (Cue(WORDS, 3, only=True), [(3, 4), (6, 3)]),
        (Cue(TICK, only=True), []),
    ],
)
def test_what_is_heard(cue: Cue, expected: list[tuple[int, int]]) -> None:
    assert heard(session(cue)) == expected


def test_a_tick_stands_for_the_cue() -> None:
    read = session(Cue(TICK, only=True))
    commands = read.start()
    assert [type(c) for c in commands if isinstance(c, Tick | AwaitPerson | Speak)] == [
        Tick,
        AwaitPerson,
    ]
    assert not any(isinstance(c, Tick) for c in session(Cue(SENTENCE, only=True)).start())


def test_words_keep_their_numbers() -> None:
    read = session(Cue(WORDS, 3, only=True))
    [asked] = [c for c in read.start() if isinstance(c, Speak)]
    read.receive(SpeechStarted(asked.request_id))
    assert read.word == 4
    read.receive(WordSpoken(asked.request_id, 1))
    assert (read.at, read.word) == (3, 5)


def test_it_is_switched_while_the_read_runs() -> None:
    read = session(Cue())
    read.start()
    read.jump(5)
    assert read.state is State.WAITING
    order = read.order
    read.set_policy(replace(read.policy, cue=Cue(WORDS, 3)), order)
    assert [(c.line, c.from_word) for c in read.advance() if isinstance(c, Speak)] == [(6, 3)]
    read.set_policy(replace(read.policy, cue=Cue()), order)
    assert [c.from_word for c in read.jump(6) if isinstance(c, Speak)] == [0]


def test_back_goes_past_what_is_left_out() -> None:
    read = session(Cue(WORDS, 3, only=True))
    read.start()
    read.jump(7)
    read.previous_speech()
    assert (read.at, read.word) == (6, 3)
    read.previous_speech()
    assert read.at == 5
    read.previous_speech()
    assert (read.at, read.word) == (3, 4)


def test_without_a_part_nothing_is_left_out() -> None:
    read = session_of(fountain.read(SCENE), policy=Policy(cue=Cue(TICK, only=True)))
    assert [line for line, _ in heard(read)] == list(range(9))


def test_speeches_that_are_said_together_are_heard_whole() -> None:
    text = SCENE.replace("CAL\n", "CAL ^\n")
    order = running_order(fountain.read(text), TABLE_READ, Gaps())
    assert any(line.dual for line in order.lines)
    read = session_of(fountain.read(text), you="BEN", policy=Policy(cue=Cue(WORDS, 1)))
    assert heard(read)[:4] == [HEADING, ANN, CAL, (3, 0)]


def test_a_heading_is_the_cue_where_nobody_has_spoken() -> None:
    read = session_of(duel(), you="ADA", policy=Policy(cue=Cue(WORDS, 2, only=True)))
    assert heard(read)[0] == (1, 3)  # "each other." of the action


def test_what_is_left_out_does_not_count_until_your_turn() -> None:
    def until(cue: Cue) -> tuple[int, float]:
        read = session(cue)
        read.start()
        read.jump(1)  # ANN; CAL and the narrator before BEN
        found = read.situation.until_you
        assert found
        return found.speeches, found.seconds

    whole, words, tick = (until(cue) for cue in (Cue(), Cue(WORDS, 3), Cue(TICK)))
    assert [whole[0], words[0], tick[0]] == [2, 1, 0]  # of the narrator nothing is heard
    assert whole[1] > words[1] > tick[1] > 0
