"""Turns that end by voice: given a script, when this is heard, then these commands."""

from __future__ import annotations

from tableread.base.settings import Gaps
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.listen.voice_commands import VoiceCommand
from tableread.rehearsal.commands import (
    AwaitPerson,
    Command,
    HoldSound,
    ListenFor,
    MarkSaid,
    MoveTo,
    Prompt,
    Silence,
    Speak,
    TurnEnded,
)
from tableread.rehearsal.events import (
    BargedIn,
    Dried,
    LineSaid,
    SpeechFinished,
    SpeechStarted,
    VoiceCommandHeard,
    WentBack,
    WordsHeard,
)
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import PRESETS, Advance, Help, Policy, Reading
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script.model import Kind
from tests.scenes import duel, session_of

VOICE = Policy(advance=Advance.VOICE)


def of(kind: type, commands: list[Command]) -> list[Command]:
    return [c for c in commands if isinstance(c, kind)]


def cue(at: int = 2, policy: Policy = VOICE) -> tuple[Session, ListenFor, int]:
    """Before that: Ada's line is asked for; the turn that is listened for, and the cue's."""
    session = session_of(duel(), you="BEN", policy=policy, at=at)
    commands = session.start()
    (listen,) = of(ListenFor, commands)
    (speak,) = of(Speak, commands)
    assert isinstance(listen, ListenFor)
    assert isinstance(speak, Speak)
    session.receive(SpeechStarted(speak.request_id))
    return session, listen, speak.request_id


def turn(at: int = 2, policy: Policy = VOICE) -> tuple[Session, int]:
    session, listen, spoken = cue(at, policy)
    session.receive(SpeechFinished(spoken))
    assert session.state is State.WAITING
    return session, listen.turn


def test_the_ear_is_told_during_the_cue_what_will_be_said() -> None:
    session, listen, _ = cue()
    assert session.state is State.READING
    assert not session.listens
    assert (listen.first, listen.end) == (3, 5)
    assert listen.words == ("i", "walked", "slowly")
    assert ("you", "are", "late") in listen.around
    assert ("draw",) in listen.around
    assert not listen.breaks_off


def test_it_is_told_once() -> None:
    session, listen, spoken = cue()
    commands = session.receive(SpeechFinished(spoken))
    assert session.listens
    assert of(ListenFor, commands) == []
    assert of(AwaitPerson, commands) == [AwaitPerson(3, 5, None, listen.turn)]


def test_a_line_that_ends_in_a_dash_is_cut_off() -> None:
    session = session_of(duel(), you="ADA", policy=VOICE, at=8)
    (listen,) = of(ListenFor, session.start())
    assert isinstance(listen, ListenFor)
    assert listen.breaks_off


def test_words_are_marked_over_all_lines_of_the_turn() -> None:
    session, number = turn()
    (mark,) = session.receive(WordsHeard(number, 1, (True, False, False)))
    assert mark == MarkSaid(3, 1, frozenset({(3, 0)}), frozenset())
    assert session.receive(WordsHeard(number, 1, (True, False, False))) == []
    (mark,) = session.receive(WordsHeard(number, 3, (True, False, True)))
    assert mark == MarkSaid(4, 1, frozenset({(3, 0), (4, 0)}), frozenset({(3, 1)}))


def test_when_it_is_said_the_reply_comes_at_once() -> None:
    session, number = turn()
    commands = session.receive(LineSaid(number))
    speak, *_ = of(Speak, commands)
    assert isinstance(speak, Speak)
    assert (speak.line, speak.gap, speak.from_now) == (5, 0.0, True)
    assert session.receive(LineSaid(number)) == []


def test_a_key_always_works() -> None:
    session, number = turn()
    assert of(Speak, session.advance())
    assert session.receive(LineSaid(number)) == []


def test_what_is_said_early_counts_when_the_cue_is_over() -> None:
    session, listen, spoken = cue()
    assert session.receive(WordsHeard(listen.turn, 2, (True, True, False))) == []
    (mark,) = of(MarkSaid, session.receive(SpeechFinished(spoken)))
    assert isinstance(mark, MarkSaid)
    assert mark.said == {(3, 0), (3, 1)}
    session, listen, spoken = cue()
    assert session.receive(LineSaid(listen.turn)) == []
    assert of(Speak, session.receive(SpeechFinished(spoken)))


def test_one_who_goes_on_talking_gets_the_turn_back() -> None:
    session, number = turn()
    session.receive(WordsHeard(number, 2, (True, True, False)))
    speak, *_ = of(Speak, session.receive(LineSaid(number)))
    assert isinstance(speak, Speak)
    session.receive(SpeechStarted(speak.request_id))
    commands = session.receive(BargedIn(number))
    assert commands[:2] == [Silence(), MoveTo(3)]
    assert AwaitPerson(3, 5, None, number) in commands
    (again,) = of(ListenFor, commands)
    assert isinstance(again, ListenFor)
    assert (again.turn, again.said) == (number, 2)
    assert session.listens
    (mark,) = of(MarkSaid, commands)
    assert isinstance(mark, MarkSaid)
    assert (mark.line, mark.word) == (4, 0)
    assert of(Speak, session.receive(LineSaid(number)))


def test_later_it_is_too_late_to_go_on() -> None:
    session, number = turn()
    speak, *_ = of(Speak, session.receive(LineSaid(number)))
    assert isinstance(speak, Speak)
    session.receive(SpeechStarted(speak.request_id))
    for following in of(Speak, session.receive(SpeechFinished(speak.request_id))):
        assert isinstance(following, Speak)
    session.jump(8)
    assert session.receive(BargedIn(number)) == []
    assert session.player_at(session.at) is PlayedBy.YOU


def test_who_has_dried_is_helped_as_they_chose() -> None:
    for help_, words in ((Help.NOTHING, []), (Help.HINT, [(1, 2)]), (Help.LINE, [(1, 2)])):
        session, number = turn(policy=Policy(advance=Advance.VOICE, help=help_))
        session.receive(WordsHeard(number, 1, (True,)))
        prompts = session.receive(Dried(number))
        assert [(p.first, p.end) for p in prompts if isinstance(p, Prompt)] == words


def test_a_prompt_begins_where_the_actor_is() -> None:
    session, number = turn()
    session.receive(WordsHeard(number, 2, (True, True)))
    (prompt,) = session.receive(VoiceCommandHeard(number, VoiceCommand.LINE))
    assert isinstance(prompt, Prompt)
    assert (prompt.line, prompt.first, prompt.end) == (4, 0, 1)
    assert session.state is State.WAITING


def test_spoken_orders() -> None:
    session, number = turn()
    assert session.receive(VoiceCommandHeard(number, VoiceCommand.STOP)) == [HoldSound()]
    session.resume()
    assert session.listens
    assert MoveTo(2) in session.receive(VoiceCommandHeard(number, VoiceCommand.AGAIN))
    session, number = turn()
    assert MoveTo(2) in session.receive(VoiceCommandHeard(number, VoiceCommand.BACK))


def test_other_ways_to_end_a_turn_do_not_listen() -> None:
    for advance in (Advance.KEY, Advance.GAP):
        session = session_of(duel(), you="BEN", policy=Policy(advance=advance), at=2)
        assert of(ListenFor, session.start()) == []
        assert [c.line for c in session.set_advance(Advance.VOICE) if isinstance(c, Speak)] == []
    session, number = turn()
    session.set_advance(Advance.KEY)
    assert session.receive(LineSaid(number)) == []
    assert of(ListenFor, session.set_advance(Advance.VOICE))


def test_paused_nothing_is_heard() -> None:
    session, number = turn()
    session.pause()
    assert session.receive(LineSaid(number)) == []
    session.resume()
    assert session.receive(LineSaid(number))


def test_after_a_jump_the_old_turn_is_forgotten() -> None:
    session, number = turn()
    session.jump(2)
    assert session.receive(LineSaid(number)) == []
    assert session.receive(BargedIn(number)) == []


def test_another_speed_in_mid_turn_forgets_nothing() -> None:
    session, number = turn()
    session.receive(WordsHeard(number, 2, (True, True, False)))
    commands = session.set_speed(1.5)
    (mark,) = of(MarkSaid, commands)
    assert isinstance(mark, MarkSaid)
    assert mark.said == {(3, 0), (3, 1)}
    assert of(ListenFor, commands) == []
    assert session.receive(LineSaid(number))


def test_a_turn_begun_anew_by_hand_is_a_new_one() -> None:
    session, number = turn()
    session.receive(WordsHeard(number, 2, (True, True, False)))
    (listen,) = of(ListenFor, session.jump(3))
    assert isinstance(listen, ListenFor)
    assert listen.turn != number
    assert listen.said == 0


def test_what_was_confirmed_before_the_ear_began_anew_stays() -> None:
    session, number = turn()
    session.receive(WordsHeard(number, 2, (True, True, False)))
    session.receive(LineSaid(number))
    session.receive(BargedIn(number))
    (mark,) = session.receive(WordsHeard(number, 3, (False, False, True)))
    assert isinstance(mark, MarkSaid)
    assert mark.said == {(3, 0), (3, 1), (4, 0)}
    assert not mark.missed


def test_the_end_of_every_turn_is_told() -> None:
    session, number = turn()
    assert TurnEnded(number) in session.advance()
    session, number = turn()
    assert TurnEnded(number) in session.receive(LineSaid(number))


def test_one_who_says_the_turn_before_is_followed_there() -> None:
    session, number = turn(at=7)
    commands = session.receive(WentBack(number, 2, (True, False)))
    assert commands[:2] == [Silence(), MoveTo(3)]
    (listen,) = of(ListenFor, commands)
    assert isinstance(listen, ListenFor)
    assert (listen.first, listen.words, listen.said) == (3, ("i", "walked", "slowly"), 2)
    assert listen.turn != number
    (mark,) = of(MarkSaid, commands)
    assert isinstance(mark, MarkSaid)
    assert mark.said == {(3, 0)}
    assert mark.missed == {(3, 1)}
    assert session.listens
    commands = session.receive(LineSaid(listen.turn))
    speak, *_ = of(Speak, commands)
    assert isinstance(speak, Speak)
    assert speak.line == 5
    assert session.receive(LineSaid(number)) == []


def test_before_the_first_turn_there_is_none_to_go_back_to() -> None:
    session, number = turn()
    assert session.receive(WentBack(number, 2, (True, True))) == []
    assert session.listens


def test_a_loop_is_not_left_backwards() -> None:
    session, _ = turn(at=7)
    listen = of(ListenFor, session.set_loop(7, 9))
    assert all(isinstance(told, ListenFor) and not told.earlier for told in listen)
    assert session.turn
    assert session.receive(WentBack(session.turn.number, 2, (True, True))) == []
    assert session.at == 8


def test_another_cast_in_mid_turn_tells_the_ear_anew_what_was_yours() -> None:
    session, number = turn(at=7)
    (listen,) = of(ListenFor, session.recast())
    assert isinstance(listen, ListenFor)
    assert (listen.turn, listen.earlier) == (number, ("i", "walked", "slowly"))


def narrated(by: PlayedBy, reading: Reading = PRESETS[0], at: int = 0) -> Session:
    order = running_order(duel(), reading, Gaps(), set())
    players = {NARRATOR: by}
    return Session(order, lambda name: players.get(name, PlayedBy.VOICE), VOICE, at)


def test_a_person_who_narrates_is_listened_for_and_waited_for() -> None:
    session = narrated(PlayedBy.PERSON, at=1)
    (listen,) = of(ListenFor, session.start())
    assert isinstance(listen, ListenFor)
    assert listen.words == ("two", "chairs", "face", "each", "other")
    assert session.state is State.WAITING
    session.receive(WordsHeard(listen.turn, 5, (True,) * 5))
    commands = session.receive(LineSaid(listen.turn))
    assert of(Speak, commands)
    assert session.at == 2


def test_a_direction_is_the_narrators_and_the_words_behind_it_are_not() -> None:
    session = narrated(PlayedBy.PERSON, PRESETS[-1])
    session.start()
    lines = session.order.lines
    at = next(i for i, line in enumerate(lines) if line.kind is Kind.PARENTHETICAL)
    (listen,) = of(ListenFor, session.jump(at))
    assert isinstance(listen, ListenFor)
    assert (listen.first, listen.end, listen.words) == (at, at + 1, ("sitting",))
