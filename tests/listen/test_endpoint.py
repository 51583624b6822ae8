"""When a line is over, and when the actor has dried. No clock: times are told."""

from __future__ import annotations

import pytest

from tableread.listen.endpoint import Endpoint, EndpointTimeouts, LineEvent, Pauses
from tableread.listen.follower import Alignment
from tableread.listen.speech_detector import VoiceActivity

WORDS = "I never said the boat was yours my friend".split()
SPEAKING, QUIET = VoiceActivity(True, True, -20), VoiceActivity(False, False, -60)
FRAME = 0.03


def line_events(
    spoken: float,
    position: int | None,
    silence: float,
    *,
    known: int | None = None,
    word_end: float | None = None,
    fits: bool = True,
    voice: VoiceActivity = QUIET,
    timeouts: EndpointTimeouts | None = None,
    words: list[str] = WORDS,
    breaks_off: bool = False,
) -> list[tuple[float, LineEvent]]:
    """What is said, and how long after the speech; `word_end` counts back from its end;
    `known`: where other than at `position`, the rest of it is guessed."""
    endpoint = Endpoint(words, timeouts or EndpointTimeouts(), breaks_off=breaks_off)
    found = []
    for frame in range(1, round((spoken + silence) / FRAME) + 1):
        now = frame * FRAME
        at = None
        if position is not None:
            cost = 0.0 if fits else 5.0
            sure = position if known is None else known
            at = Alignment(position if now >= spoken else 0, (), cost, position, 5, sure)
        end = spoken if word_end is None else spoken - word_end
        event = endpoint.update(now, SPEAKING if now <= spoken else voice, at, end)
        if event:
            found.append((round(now - spoken, 2), event))
            break
    return found


@pytest.mark.parametrize(
    ("position", "word_end", "earliest", "latest"),
    [
        (9, 0.0, 0.12, 0.24),  # the last word was heard
        (8, 0.5, 0.38, 0.5),  # it was not, but there was sound for it
        (7, 1.0, 0.38, 0.5),
        (8, 0.0, 1.7, 1.9),  # it was not, and nothing sounded: they may still say it
    ],
)
def test_the_end(position: int, word_end: float, earliest: float, latest: float) -> None:
    ((after, event),) = line_events(3.0, position, 4.0, word_end=word_end)
    assert event is LineEvent.OVER
    assert earliest <= after <= latest


@pytest.mark.parametrize(
    ("word_end", "earliest", "latest"),
    [
        (1.0, 0.23, 0.35),  # there was sound for what is guessed
        (0.0, 1.7, 1.9),  # there was none: it is a pause
    ],
)
def test_a_guessed_end_is_none_yet(word_end: float, earliest: float, latest: float) -> None:
    ((after, event),) = line_events(3.0, 9, 4.0, known=7, word_end=word_end)
    assert event is LineEvent.OVER
    assert earliest <= after <= latest


def test_among_others_who_talk_on_the_end_of_the_line_comes_all_the_same() -> None:
    others = VoiceActivity(True, True, -30.0, crowded=True)
    ((after, event),) = line_events(3.0, 8, 4.0, voice=others)
    assert event is LineEvent.OVER
    assert 1.9 <= after <= 2.2
    ((after, _),) = line_events(3.0, 9, 4.0, voice=others)
    assert 0.25 <= after <= 0.4  # the last word was heard


def test_in_a_noisy_room_the_soft_end_of_a_word_is_waited_for() -> None:
    ((clear, _),) = line_events(3.0, 9, 1.0)
    ((noisy, _),) = line_events(3.0, 9, 1.0, voice=QUIET._replace(noisy=True))
    assert 0.05 < noisy - clear < 0.15


def test_a_pause_in_mid_line_is_no_end_but_drying_takes_time() -> None:
    assert line_events(3.0, 5, 1.9) == []
    ((after, event),) = line_events(3.0, 5, 4.0)
    assert event is LineEvent.DRY
    assert 1.9 < after < 2.3


def test_drying_is_told_once_though_others_talk() -> None:
    endpoint = Endpoint(WORDS, EndpointTimeouts())
    at = Alignment(3, (), 0.0, 3, 3, 3)
    voices = [SPEAKING] * 60 + [VoiceActivity(True, False, -50.0)] * 200
    told = [endpoint.update((n + 1) * FRAME, voice, at, 1.8) for n, voice in enumerate(voices)]
    assert [event for event in told if event] == [LineEvent.DRY]


def test_who_has_not_begun_has_longer_before_they_count_as_stuck() -> None:
    assert line_events(0.0, 0, 4.9) == []
    assert line_events(0.0, 0, 9.0) == [(pytest.approx(5.0, abs=0.04), LineEvent.DRY)]
    patient = EndpointTimeouts(not_begun=8.0)
    assert line_events(0.0, 0, 7.9, timeouts=patient) == []


def test_while_the_cue_is_heard_nobody_is_stuck_before_the_first_word() -> None:
    endpoint = Endpoint(WORDS, EndpointTimeouts())
    at = Alignment(0, (), 0.0, 0, 0, 0)
    cue, turn = 300, 300  # of 9 s each
    told = [endpoint.update(n * FRAME, QUIET, at, 0.0, waits=n > cue) for n in range(1, cue + turn)]
    assert [n * FRAME for n, event in enumerate(told, 1) if event] == [pytest.approx(14.0, abs=0.1)]


def test_who_has_not_begun_is_told_of_once() -> None:
    endpoint = Endpoint(WORDS, EndpointTimeouts())
    at = Alignment(0, (), 0.0, 0, 0, 0)
    told = [endpoint.update(frame * FRAME, QUIET, at, 0.0) for frame in range(1, 1000)]
    assert told.count(LineEvent.DRY) == 1


def test_where_the_script_breaks_off_no_silence_is_waited_for() -> None:
    ((after, _),) = line_events(3.0, 9, 1.0, breaks_off=True)
    assert after <= 0.06


def test_a_pace_scales_the_timeouts() -> None:
    quick, patient = (
        line_events(3.0, 9, 3, timeouts=EndpointTimeouts().scaled(x))[0][0] for x in (0.7, 3.0)
    )
    assert quick < 0.15
    assert 0.4 < patient < 0.55


def test_others_talk_after_the_last_word_does_not_hold_it() -> None:
    ((after, _),) = line_events(3.0, 9, 3.0, voice=VoiceActivity(True, False, -30))
    assert after < 0.8
    ((after, _),) = line_events(3.0, 9, 3.0, voice=SPEAKING)
    assert after < 0.8


@pytest.mark.parametrize("position", [None, 2])
def test_what_cannot_be_followed_ends_by_silence(position: int | None) -> None:
    ((after, event),) = line_events(3.0, position, 4.0, fits=False)
    assert event is LineEvent.OVER
    assert 1.1 < after < 1.4
    assert line_events(0.5, position, 1.9, fits=False) == []  # too short to be the line


def test_a_line_without_a_word_is_over_when_it_is_quiet() -> None:
    ((after, event),) = line_events(0.3, 0, 3.0, words=[])
    assert event is LineEvent.OVER
    assert 1.1 < after < 1.4


def test_drying_is_told_once_in_a_silence() -> None:
    endpoint = Endpoint(WORDS, EndpointTimeouts())
    at = Alignment(3, (), 0.0, 3, 3, 3)
    frames = [SPEAKING] * 30 + [QUIET] * 200 + [SPEAKING] * 10 + [QUIET] * 100
    line_events = [endpoint.update(n * FRAME, v, at, 0.9) for n, v in enumerate(frames, 1)]
    assert line_events.count(LineEvent.DRY) == 2


def test_pauses_are_learnt() -> None:
    pauses = Pauses()
    for _ in range(7):
        pauses.add(0.8)
    assert EndpointTimeouts().learnt(pauses) == EndpointTimeouts()  # too few to say
    pauses.add(0.8)
    assert EndpointTimeouts().learnt(pauses).near_the_end == pytest.approx(0.96)
    assert EndpointTimeouts().learnt(pauses).at_the_end == EndpointTimeouts().at_the_end


def attempts(silence: float, sound: float, *, hesitates: bool = False) -> float:
    """Seven of nine words, a silence, more sound that was not understood: how long after it the line is over."""
    endpoint = Endpoint(WORDS, EndpointTimeouts())
    before, spoken = 3.0, 3.0 + silence + sound
    alignment = Alignment(7, (), 0.0, 7, 7, 7)
    for frame in range(1, 1000):
        now = frame * FRAME
        speaks = now <= before or before + silence < now <= spoken
        voice = SPEAKING if speaks else QUIET
        if endpoint.update(now, voice, alignment, before, hesitates=hesitates) and now > spoken:
            return now - spoken
    raise AssertionError("the line was never over")


def test_who_hesitates_has_not_said_the_last_words() -> None:
    assert attempts(0.0, 1.0) == pytest.approx(0.4, abs=0.1)
    assert attempts(0.0, 1.0, hesitates=True) == pytest.approx(1.8, abs=0.1)


def test_what_is_said_after_a_pause_may_be_an_um() -> None:
    assert attempts(0.6, 1.0) == pytest.approx(1.2, abs=0.1)


def test_a_rest_that_was_mumbled_is_an_end_and_no_drying() -> None:
    endpoint = Endpoint(WORDS, EndpointTimeouts())
    alignment = Alignment(4, (), 0.0, 4, 4, 4)
    told = []
    for frame in range(1, 300):
        now = frame * FRAME
        voice = SPEAKING if now <= 4.0 else QUIET
        event = endpoint.update(now, voice, alignment, 1.5)
        if event:
            told.append((round(now - 4.0, 1), event))
    assert told[0] == (1.2, LineEvent.OVER)
    assert LineEvent.DRY not in [event for _, event in told]


def test_words_that_arrive_are_sound_though_the_detector_hears_none() -> None:
    endpoint = Endpoint(WORDS, EndpointTimeouts())
    for frame in range(1, 200):
        now = frame * FRAME
        said = min(5, int(now))
        alignment = Alignment(said, (), 0.0, said, said, said)
        assert endpoint.update(now, QUIET, alignment, float(said)) is None
