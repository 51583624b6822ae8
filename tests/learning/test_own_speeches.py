"""Your speeches, each with its cue."""

from __future__ import annotations

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.learning.own_speeches import OwnSpeech, own_speeches
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.policy import PRESETS, TABLE_READ, Reading
from tableread.script.fountain import read

SCENE = """
INT. ROOM - DAY

It is dark.

ANN
Who is there?

BEN
Only me.

He sits.

ANN
(softly)
Then come in.
(beat)
And sit down.

ANN
Please.

EXT. FIELD - DAY

ANN
Look.
"""


def order_of(reading: Reading = TABLE_READ) -> RunningOrder:
    return running_order(read(SCENE), reading, Gaps())


def told(order: RunningOrder, speech: OwnSpeech) -> tuple[int | None, str, str]:
    cue = " / ".join(order.lines[at].text for at in speech.cue)
    return speech.scene, cue, speech.drilled.text


def test_each_speech_has_the_speech_of_the_other_before_it() -> None:
    order = order_of()
    assert [told(order, speech) for speech in own_speeches(order, {"ANN"})] == [
        (0, "It is dark.", "Who is there?"),
        (0, "Only me. / He sits.", "Then come in.\nAnd sit down."),
        (0, "Only me. / He sits.", "Please."),
        (1, "EXT. FIELD - DAY", "Look."),
    ]


def test_what_comes_before_is_said_by_voices_and_the_speech_by_you() -> None:
    order = order_of(PRESETS[-1])
    speech = own_speeches(order, {"ANN"})[1]
    read_out = order.rearranged(speech.entries)
    assert [(line.text, line.player) for line in read_out.lines] == [
        ("Only me.", PlayedBy.VOICE),
        ("He sits.", PlayedBy.VOICE),
        ("(softly)", None),
        ("Then come in.", None),
        ("(beat)", None),
        ("And sit down.", None),
    ]


def test_who_has_no_lines_has_no_speeches() -> None:
    assert own_speeches(order_of(), {"CAL"}) == []
