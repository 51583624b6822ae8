"""Given a script, when these events, then these commands."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tableread.base.errors import RehearsalError
from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.listen.voice_commands import VoiceCommand
from tableread.rehearsal.commands import (
    AwaitPerson,
    Command,
    HoldSound,
    MarkWord,
    MoveTo,
    Prepare,
    Prompt,
    ReleaseSound,
    ReportEnd,
    Silence,
    Speak,
)
from tableread.rehearsal.events import (
    BargedIn,
    Dried,
    LineSaid,
    SpeechFinished,
    SpeechStarted,
    TimePassed,
    VoiceCommandHeard,
    WordsHeard,
    WordSpoken,
)
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import PRESETS, SLOWEST, Advance, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script import fountain
from tests.scenes import duel, session_of


def spoken(commands: list[Command]) -> list[Speak]:
    return [c for c in commands if isinstance(c, Speak)]


def lines(commands: list[Command]) -> list[int]:
    return [c.line for c in spoken(commands)]


class House:
    """Plays what it is told: every line asked for starts and finishes in order."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.queue: list[Speak] = []
        self.heard: list[int] = []

    def take(self, commands: list[Command]) -> None:
        for command in commands:
            if isinstance(command, Silence):
                self.queue.clear()
            elif isinstance(command, Speak):
                self.queue.append(command)

    def run(self, most: int = 100) -> None:
        """Play until nothing is left to play."""
        for _ in range(most):
            if not self.queue:
                return
            speak = self.queue.pop(0)
            self.heard.append(speak.line)
            self.take(self.session.receive(SpeechStarted(speak.request_id)))
            self.take(self.session.receive(SpeechFinished(speak.request_id)))


def read(session: Session) -> House:
    house = House(session)
    house.take(session.start())
    house.run()
    return house


def test_a_read_without_people_goes_from_top_to_end() -> None:
    house = read(session_of(duel()))
    assert house.heard == list(range(11))
    assert house.session.state is State.ENDED


def test_it_asks_three_lines_ahead_and_one_more_when_one_starts() -> None:
    session = session_of(duel())
    first = session.start()
    assert first[:2] == [Silence(), MoveTo(0)]
    assert lines(first) == [0, 1, 2]
    asked = spoken(first)
    assert asked[0].from_now
    assert not asked[1].from_now
    assert asked[1].gap == pytest.approx(0.7)
    assert asked[2].gap == pytest.approx(0.5)
    assert session.receive(SpeechStarted(asked[0].request_id)) == [MoveTo(0)]
    assert lines(session.receive(SpeechFinished(asked[0].request_id))) == [3]
    assert session.receive(SpeechStarted(asked[1].request_id)) == [MoveTo(1)]


def test_words_are_marked_as_they_are_heard() -> None:
    session = session_of(duel())
    turn = spoken(session.start())[0].request_id
    session.receive(SpeechStarted(turn))
    assert session.receive(WordSpoken(turn, 2)) == [MarkWord(0, 2)]
    assert session.word == 2


def test_it_waits_for_you_and_never_reads_your_part() -> None:
    house = read(session_of(duel(), you="BEN"))
    assert house.heard == [0, 1, 2]
    session = house.session
    assert session.state is State.WAITING
    assert session.at == 3
    house.take(session.advance())
    house.run()
    assert house.heard == [0, 1, 2, 5, 6, 7]
    house.take(session.advance())
    house.run()
    house.take(session.advance())
    house.run()
    assert house.heard == [0, 1, 2, 5, 6, 7, 9]
    assert session.state is State.ENDED


def test_your_whole_speech_is_one_turn_and_the_reply_is_prepared() -> None:
    session = session_of(duel(), you="BEN")
    commands = session.start()
    for _ in range(3):
        turn = min(session._course._under_way)
        session.receive(SpeechStarted(turn))
        commands = session.receive(SpeechFinished(turn))
    assert session.turn
    awaited = AwaitPerson(3, 5, None, session.turn.number)
    assert commands == [MoveTo(3), awaited, Prepare((5, 6, 7), 1.0)]


def test_the_reply_comes_after_the_reply_gap_from_now() -> None:
    house = read(session_of(duel(), you="BEN"))
    reply = spoken(house.session.advance())[0]
    assert (reply.line, reply.gap, reply.from_now) == (5, Gaps().reply, True)


def test_by_gap_your_turn_ends_in_its_time() -> None:
    house = read(session_of(duel(), you="BEN", policy=Policy(advance=Advance.GAP)))
    session = house.session
    assert session.wants_time
    needed = session.situation.turn_seconds
    assert needed > 1
    assert session.receive(TimePassed(needed - 0.1)) == []
    assert session.situation.waited == pytest.approx(needed - 0.1)
    assert lines(session.receive(TimePassed(0.2)))[0] == 5


def test_a_key_also_works_by_gap_and_the_way_can_be_changed_while_waiting() -> None:
    house = read(session_of(duel(), you="BEN"))
    session = house.session
    assert not session.wants_time
    [awaiting] = session.set_advance(Advance.GAP)
    assert isinstance(awaiting, AwaitPerson)
    assert awaiting.seconds == pytest.approx(session.situation.turn_seconds)
    assert lines(session.advance())[0] == 5


def test_time_stands_still_while_paused() -> None:
    session = read(session_of(duel(), you="BEN", policy=Policy(advance=Advance.GAP))).session
    assert session.pause() == [HoldSound()]
    assert not session.wants_time
    assert session.receive(TimePassed(1000)) == []
    assert session.resume() == [ReleaseSound()]
    assert session.wants_time


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -1.0, 0.0])
def test_strange_times_change_nothing(seconds: float) -> None:
    session = read(session_of(duel(), you="BEN", policy=Policy(advance=Advance.GAP))).session
    assert session.receive(TimePassed(seconds)) == []
    assert session.situation.waited == 0


def test_somebody_else_in_the_room_is_waited_for_too() -> None:
    house = read(session_of(duel(), person="ADA"))
    assert house.session.state is State.WAITING
    assert house.session.player_at(house.session.at) is PlayedBy.PERSON
    assert house.session.situation.until_you is None


def test_nobodys_lines_are_passed_over() -> None:
    house = read(session_of(duel(), nobody="BEN"))
    assert house.heard == [0, 1, 2, 5, 6, 7, 9]


def test_a_script_that_nobody_plays_ends_at_once() -> None:
    script = fountain.read("X.\n\nADA\nHi.")
    session = session_of(script, nobody="ADA", reading=PRESETS[1])
    assert session.start() == [Silence(), ReportEnd()]


def test_pause_and_resume_in_mid_line_lose_nothing() -> None:
    session = session_of(duel())
    turn = spoken(session.start())[0].request_id
    session.receive(SpeechStarted(turn))
    assert session.pause() == [HoldSound()]
    assert session.pause() == []
    assert session.resume() == [ReleaseSound()]
    assert session.receive(WordSpoken(turn, 1)) == [MarkWord(0, 1)]


def test_a_jump_while_paused_speaks_only_after_resuming() -> None:
    session = session_of(duel())
    session.start()
    session.pause()
    assert session.jump(5) == [Silence(), MoveTo(5)]
    resumed = session.resume()
    assert resumed[0] == ReleaseSound()
    assert lines(resumed) == [5, 6, 7]


def test_after_a_jump_what_was_under_way_is_stale() -> None:
    session = session_of(duel())
    old = spoken(session.start())[0].request_id
    commands = session.jump(9)
    assert commands[0] == Silence()
    assert lines(commands) == [9, 10]
    assert session.receive(SpeechStarted(old)) == []
    assert session.receive(WordSpoken(old, 3)) == []
    assert session.receive(SpeechFinished(old)) == []
    assert session.at == 9


def test_another_speed_takes_effect_within_the_line() -> None:
    session = session_of(duel())
    turn = spoken(session.start())[0].request_id
    session.receive(SpeechStarted(turn))
    session.receive(WordSpoken(turn, 2))
    again = spoken(session.set_speed(2.0))[0]
    assert (again.line, again.from_word, again.speed, again.from_now) == (0, 2, 2.0, True)
    session.receive(SpeechStarted(again.request_id))
    assert session.receive(WordSpoken(again.request_id, 1)) == [MarkWord(0, 3)]


def test_gaps_shrink_gently_with_the_pace() -> None:
    session = session_of(duel(), policy=Policy(speed=2.0))
    assert spoken(session.start())[1].gap == pytest.approx(0.7 / 2**0.5)


def test_back_goes_to_the_top_of_the_speech_then_to_the_one_before() -> None:
    session = session_of(duel(), at=4)
    session.start()
    assert lines(session.previous_speech())[0] == 3
    assert lines(session.previous_speech())[0] == 2
    assert lines(session.next_speech())[0] == 3
    assert lines(session.next_speech())[0] == 5


def test_on_from_the_last_speech_is_the_end() -> None:
    session = session_of(duel(), at=10)
    session.start()
    assert session.next_speech() == [Silence(), ReportEnd()]
    assert session.receive(SpeechStarted(1)) == []


def test_the_cue_again_and_the_scene_again() -> None:
    house = read(session_of(duel(), you="BEN"))
    session = house.session
    assert lines(session.take_again()) == [2]
    house = read(session_of(duel(), you="BEN", at=5))
    assert house.session.at == 8
    assert lines(house.session.take_scene_again()) == [6, 7]


def test_the_next_cue_of_yours() -> None:
    session = session_of(duel(), you="BEN")
    session.start()
    assert lines(session.next_cue()) == [2]
    assert lines(session.next_cue()) == [7]
    session.jump(2)
    assert lines(session.take_again()) == [2]
    session.jump(5)
    assert lines(session.next_cue()) == [7]
    session.jump(10)
    with pytest.raises(RehearsalError, match="no part"):
        read(session_of(duel())).session.next_cue()
    with pytest.raises(RehearsalError, match="no more lines"):
        session.next_cue()


def test_how_far_away_you_are() -> None:
    session = session_of(duel(), you="BEN")
    session.start()
    until = session.situation.until_you
    assert until
    assert until.speeches == 2
    assert 3 < until.seconds < 8
    house = read(session_of(duel(), you="BEN"))
    assert house.session.situation.until_you == (0, 0.0)


def test_the_prompter_gives_a_few_words_and_no_more() -> None:
    script = fountain.read(
        "X.\n\nADA\nOne two three four five six.\n(beat)\nSeven eight.\n\nBEN\nOh."
    )
    session = read(session_of(script, you="ADA")).session
    given = [session.prompt() for _ in range(5)]
    asked = [(c.line, c.first, c.end) for step in given for c in step if isinstance(c, Prompt)]
    assert asked == [(1, 0, 4), (1, 4, 6), (2, 0, 2)]
    assert session.state is State.WAITING
    assert session.turn
    assert session.turn.prompted == 8


def test_nothing_to_prompt_while_a_voice_speaks() -> None:
    session = session_of(duel(), you="BEN")
    session.start()
    with pytest.raises(RehearsalError, match="not your turn"):
        session.prompt()


def test_a_loop_goes_round_and_can_be_left() -> None:
    house = House(session_of(duel()))
    house.take(house.session.start())
    house.take(house.session.set_loop(2, 4))
    house.run(most=8)
    assert house.heard == [2, 3, 4, 2, 3, 4, 2, 3]
    house.take(house.session.clear_loop())
    house.run()
    assert house.heard[-7:] == [4, 5, 6, 7, 8, 9, 10]


def test_a_jump_out_of_the_loop_ends_it() -> None:
    session = session_of(duel())
    session.start()
    session.set_loop(2, 4)
    session.jump(8)
    assert session.loop is None


def test_a_loop_round_your_own_line_waits_each_time() -> None:
    house = House(session_of(duel(), you="ADA"))
    house.take(house.session.start())
    house.take(house.session.set_loop(2, 2))
    house.run()
    for _ in range(3):
        assert house.session.state is State.WAITING
        house.take(house.session.advance())
        house.run()
    assert house.session.state is State.WAITING


def test_a_part_can_change_hands_in_the_middle() -> None:
    players = {"BEN": PlayedBy.YOU}
    order = running_order(duel(), PRESETS[0], Gaps(), set())
    session = Session(order, lambda n: players.get(n, PlayedBy.VOICE), Policy(), 3)
    session.start()
    assert session.state is State.WAITING
    players["BEN"] = PlayedBy.VOICE
    assert lines(session.recast()) == [3, 4, 5]


def test_reading_other_kinds_stays_at_the_same_place() -> None:
    script = duel()
    session = session_of(script, at=5)
    session.start()
    dialogue = running_order(script, PRESETS[1], Gaps(), set())
    commands = session.reorder(dialogue)
    assert dialogue.lines[spoken(commands)[0].line].text == "Draw."


def test_dual_dialogue_is_asked_for_together() -> None:
    session = session_of(fountain.read("X.\n\nADA\nHi.\n\nBEN ^\nYo."))
    x, hi, yo = spoken(session.start())
    assert (x.beside, hi.beside, yo.beside) == (None, None, hi.request_id)


def test_dual_dialogue_is_asked_for_from_its_first_word_to_its_last() -> None:
    source = (
        "ADA\nOne.\n(beat)\nTwo.\n(beat)\nThree.\n(beat)\nFour.\n\n"
        "BEN ^\nFive.\n(beat)\nSix.\n\nADA\nSeven.\n"
    )
    session = session_of(fountain.read(source))
    asked = spoken(session.start())
    turn = {session.order.lines[c.line].text: c for c in asked}
    assert list(turn) == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]
    assert turn["Five."].beside == turn["One."].request_id
    assert turn["Six."].behind == turn["Five."].request_id
    assert turn["Two."].behind is None
    more = session.receive(SpeechFinished(turn["One."].request_id))
    assert spoken(more) == []


def test_calls_at_the_wrong_time_are_our_mistake() -> None:
    session = session_of(duel())
    for call in (session.pause, session.resume, session.next_speech, lambda: session.jump(0)):
        with pytest.raises(RehearsalError):
            call()
    session.start()
    for call in (
        session.start,
        session.advance,
        lambda: session.jump(99),
        lambda: session.jump(-1),
        lambda: session.set_speed(9),
        lambda: session.set_loop(5, 2),
    ):
        with pytest.raises(RehearsalError):
            call()
    assert session.finish() == [Silence()]
    with pytest.raises(RehearsalError):
        session.finish()
    assert session.receive(SpeechStarted(1)) == []


def test_it_begins_where_it_is_told_to() -> None:
    session = session_of(duel(), at=7)
    first = spoken(session.start())[0]
    assert first.line == 7
    order = running_order(duel(), PRESETS[0], Gaps(), set())
    session = Session(order, lambda _: PlayedBy.VOICE, Policy(), 2, 1)
    assert spoken(session.start())[0].from_word == 1


_EVENTS = st.one_of(
    st.builds(SpeechStarted, st.integers(-1, 60)),
    st.builds(WordSpoken, st.integers(-1, 60), st.integers(0, 12)),
    st.builds(SpeechFinished, st.integers(-1, 60)),
    st.builds(TimePassed, st.floats(allow_nan=True, allow_infinity=True)),
    st.builds(
        WordsHeard, st.integers(-1, 60), st.integers(-3, 12), st.lists(st.booleans()).map(tuple)
    ),
    st.builds(VoiceCommandHeard, st.integers(-1, 60), st.sampled_from(VoiceCommand)),
    *(st.builds(kind, st.integers(-1, 60)) for kind in (LineSaid, BargedIn, Dried)),
)
_CALLS = st.sampled_from(
    ["start", "pause", "resume", "advance", "next_speech", "previous_speech", "take_again",
     "take_scene_again", "next_cue", "prompt", "recast", "clear_loop", "finish"]
)  # fmt: skip
_CALLS_WITH = st.one_of(
    st.tuples(st.just("jump"), st.integers(-2, 12), st.integers(0, 9)),
    st.tuples(st.just("set_speed"), st.floats(0.1, 4)),
    st.tuples(st.just("set_loop"), st.integers(-1, 11), st.integers(-1, 11)),
    st.tuples(st.just("set_advance"), st.sampled_from(list(Advance))),
)
_SCRIPT = duel()


@settings(max_examples=400)
@given(
    st.sampled_from(["", "ADA", "BEN"]),
    st.sampled_from(["", "ADA", "BEN"]),
    st.sampled_from(list(Advance)),
    st.lists(_EVENTS | _CALLS | _CALLS_WITH, max_size=60),
)
def test_every_state_takes_every_event(
    you: str, nobody: str, advance: Advance, steps: list[object]
) -> None:
    session = session_of(_SCRIPT, you=you, nobody=nobody, policy=Policy(advance=advance))
    session.start()
    turns: set[int] = set()
    for step in steps:
        state = session.state
        if isinstance(step, msgspec.Struct):
            commands = session.receive(step)  # type: ignore[arg-type]
        else:
            name, *args = (step,) if isinstance(step, str) else step  # type: ignore[misc]
            try:
                commands = getattr(session, name)(*args)  # type: ignore[has-type]
            except RehearsalError:
                assert session.state is state
                continue
        assert 0 <= session.at < len(session.order)
        for command in commands:
            if isinstance(command, Speak):
                assert command.request_id not in turns
                turns.add(command.request_id)
                assert session.player_at(command.line) is PlayedBy.VOICE
                assert command.gap >= Gaps().broken_off / math.sqrt(SLOWEST)
                assert not session.paused or command.from_word >= 0
        if session.state is State.FINISHED:
            assert not any(isinstance(c, Speak) for c in commands)
