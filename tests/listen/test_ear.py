"""The ear, with a recogniser that understands what it is told to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.ear import Ear, EarResult, Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.port import Word
from tableread.listen.voice_commands import PHRASES, VoiceCommand
from tests.fakes import hum

SPEECH, SILENCE = hum(FRAME / RATE, RATE), bytes(2 * FRAME)
LINE = ("i", "never", "said", "the", "boat", "was", "yours", "my", "friend")
WORD_SECONDS = 0.3


_BREATHS = {"if": 0.2}
"""Words that take less time."""


class Told:
    """A recogniser that hears `says`, a word every 0.3 s of sound since it was told to expect."""

    calibration = ""

    def __init__(self) -> None:
        self.says: list[str] = []
        self.expected: list[tuple[str, ...]] = []
        self._now = 0.0
        self._spoken: list[float] = []
        """Ends of the frames that were not silent."""

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        self.expected.append(tuple(line))
        self.says, self._now, self._spoken = [], 0.0, []

    def recognise(self, frame: bytes) -> list[Word]:
        self._now += FRAME / RATE
        if frame != SILENCE:
            self._spoken.append(self._now)
        each = round(WORD_SECONDS / (FRAME / RATE))
        ends = self._spoken[each - 1 :: each]
        return [
            Word(word, end - _BREATHS.get(word, WORD_SECONDS), end, word == "um")
            for word, end in zip(self.says, ends, strict=False)
        ]

    def sounds(self, word: str) -> list[list[str]]:
        return []

    def close(self) -> None:
        pass


def say(ear: Ear, told: Told, words: Sequence[str], silence: float) -> list[EarResult]:
    """Say words, then nothing; all that was heard."""
    told.says = told.says + list(words)
    frames = [SPEECH] * round(len(words) * WORD_SECONDS / (FRAME / RATE))
    return [ear.process(f) for f in [*frames, *[SILENCE] * round(silence / (FRAME / RATE))]]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def ear(told: Told) -> Ear:
    made = Ear(told)
    made.expect(Expected(LINE))
    return made


def test_a_line_is_followed_to_its_end(ear: Ear, told: Told) -> None:
    heard = say(ear, told, LINE, 0.5)
    positions = [h.position for h in heard]
    assert positions == sorted(positions)
    assert positions[-1] == len(LINE)
    assert all(heard[-1].recognised)
    assert next(h.event for h in heard if h.event) is LineEvent.OVER


def test_after_a_silence_only_the_rest_is_expected_and_the_place_is_kept(
    ear: Ear, told: Told
) -> None:
    say(ear, told, LINE[:4], 1.0)
    assert told.expected == [LINE, LINE[4:]]
    assert say(ear, told, LINE[4:], 0.1)[-1].position == len(LINE)


@pytest.mark.parametrize("phrase", PHRASES, ids=" ".join)
def test_orders_after_a_silence(ear: Ear, told: Told, phrase: tuple[str, ...]) -> None:
    say(ear, told, LINE[:4], 1.0)
    line_events = [h.event for h in say(ear, told, phrase, 0.5) if h.event]
    assert line_events[0] is PHRASES[phrase]
    assert ear.process(SILENCE).position == 4


def test_what_is_no_order(ear: Ear, told: Told) -> None:
    assert not any(h.event for h in say(ear, told, ["line"], 0.5))  # they have not stopped
    ear.expect(Expected(("stop", "that", "noise", "at", "once")))
    say(ear, told, [], 1.0)
    assert not any(h.event for h in say(ear, told, ["stop"], 0.5))  # it is the line
    ear.expect(Expected(LINE))
    say(ear, told, LINE[:4], 1.0)
    assert not any(h.event for h in say(ear, told, ["line", "boats"], 0.5))


def test_an_um_is_no_word_and_no_end(ear: Ear, told: Told) -> None:
    heard = say(ear, told, [*LINE[:8], "um"], 1.5)
    assert not any(h.event for h in heard)
    assert heard[-1].position == 8
    events = [h.event for h in say(ear, told, LINE[8:], 0.5)]
    assert LineEvent.OVER in events


def test_a_word_said_again_is_a_search_for_the_next(ear: Ear, told: Told) -> None:
    heard = say(ear, told, [*LINE[:8], "wood", LINE[7]], 1.5)
    assert not any(h.event for h in heard)


def test_a_command_must_sound_like_speech(ear: Ear, told: Told) -> None:
    say(ear, told, LINE[:4], 1.0)
    told.says = [*told.says, "stop"]
    breath = bytes(FRAME) + b"\x01\x00" * (FRAME // 2)
    assert not any(ear.process(breath).event for _ in range(30))


EARLIER = ("nobody", "rowed", "out", "before", "the", "storm", "came", "down")


def test_who_says_the_line_before_has_gone_back(ear: Ear, told: Told) -> None:
    ear.expect(Expected(LINE, earlier=EARLIER))
    heard = say(ear, told, EARLIER[:6], 0.0)
    first = next(h for h in heard if h.event)
    assert first.event is LineEvent.EARLIER
    assert 4 <= first.position <= 6
    assert all(first.recognised)
    told_again = [h.event for h in say(ear, told, EARLIER[6:], 3.0) if h.event]
    assert LineEvent.EARLIER not in told_again  # whether it is followed is not the ear's to say


def test_a_short_line_before_is_gone_back_to_as_well(ear: Ear, told: Told) -> None:
    ear.expect(Expected(LINE, earlier=EARLIER[4:7]))
    line_events = [h.event for h in say(ear, told, EARLIER[4:7], 0.2)]
    assert LineEvent.EARLIER in line_events


@pytest.mark.parametrize("said", [LINE, EARLIER[:3], (*EARLIER[4:6], *LINE[2:])], ids=" ".join)
def test_a_few_words_of_the_line_before_are_no_way_back(
    ear: Ear, told: Told, said: tuple[str, ...]
) -> None:
    ear.expect(Expected(LINE, earlier=EARLIER))
    assert all(h.event is not LineEvent.EARLIER for h in say(ear, told, said, 0.5))


def test_a_line_said_twice_in_the_script_is_the_one_at_hand(ear: Ear, told: Told) -> None:
    ear.expect(Expected(LINE, earlier=(*LINE, "again")))
    assert all(h.event is not LineEvent.EARLIER for h in say(ear, told, LINE, 0.5))


def test_a_breath_behind_line_is_nothing(ear: Ear, told: Told) -> None:
    say(ear, told, LINE[:4], 1.0)
    assert VoiceCommand.LINE in [h.event for h in say(ear, told, ["line", "if"], 0.5)]


@pytest.mark.parametrize("behind", ["um", "and"])
def test_an_um_that_sounds_like_line_is_no_command(ear: Ear, told: Told, behind: str) -> None:
    say(ear, told, LINE[:4], 1.0)
    assert not any(h.event for h in say(ear, told, ["line", behind], 0.5))


def test_without_a_recogniser_silence_ends_the_line() -> None:
    ear = Ear(None)
    ear.expect(Expected(LINE))
    heard = [ear.process(f) for f in [SPEECH] * 100 + [SILENCE] * 60]
    assert heard[-1].position == 0
    assert next(h.event for h in heard if h.event) is LineEvent.OVER


def test_silence_is_nothing_until_it_is_too_long_for_a_thought(ear: Ear) -> None:
    events = [ear.process(SILENCE).event for _ in range(300)]
    assert not any(events[:160])
    assert [event for event in events if event] == [LineEvent.DRY]
