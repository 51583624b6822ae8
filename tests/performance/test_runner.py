"""The runner: session, synthesiser and player together, with a tone for a voice."""

from __future__ import annotations

import asyncio
import audioop
from pathlib import Path

import msgspec

from tableread.cast.casting import PlayedBy
from tableread.cast.voices import OWN_TAKES
from tableread.listen.client import LineJudged
from tableread.listen.gate import Stretch, Take
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.listener_events import EarState
from tableread.performance.rendering import clip_of, silent_placeholder
from tableread.performance.runner import Notice, Runner
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.rehearsal import commands as c
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import State
from tests.fakes import QUICK, HandMicrophone, HandOutput, ToneSynthesiser, fake_house, hum
from tests.scenes import DUEL


class Rig:
    """A runner on a fake house that remembers what it told."""

    def __init__(self, tmp_path: Path, *, you: str = "", **house: object) -> None:
        path = tmp_path / "duel.fountain"
        path.write_text(DUEL)
        self.synthesiser = ToneSynthesiser()
        self.house = fake_house(tmp_path, synthesiser=self.synthesiser, **house)  # type: ignore[arg-type]
        self.production = Production.open(path, self.house)
        if you:
            self.production.give_part(you, PlayedBy.YOU)
        self.told: list[object] = []
        self.runner = Runner(
            self.production,
            self.synthesiser,
            self.house.player,
            self.house.listener,
        )
        self.runner.observe(self.told.append)

    async def until(self, condition: object, seconds: float = 8.0) -> None:
        async with asyncio.timeout(seconds):
            while not condition():  # type: ignore[operator]
                await asyncio.sleep(0.005)

    def close(self) -> None:
        self.runner.close()
        self.house.close()

    @property
    def notices(self) -> list[str]:
        return [t.text for t in self.told if isinstance(t, Notice)]

    @property
    def moves(self) -> list[int]:
        lines = [t.line for t in self.told if isinstance(t, c.MoveTo)]
        return [line for at, line in enumerate(lines) if not at or lines[at - 1] != line]


async def test_a_whole_read(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.state is State.ENDED)
    assert rig.moves == list(range(11))
    words = [t.word for t in rig.told if isinstance(t, c.MarkWord) and t.line == 1]
    assert words == [0, 1, 2, 3, 4]
    assert rig.production.start_at(rig.runner.session.order) == (0, 0)
    voices = {text: voice for text, voice, _ in rig.synthesiser.said}
    assert voices["You are late."] == rig.production.casting.part("ADA").voice.id
    assert voices["Two chairs face each other."] == "narrator"
    rig.close()


async def test_your_part_is_waited_for_and_the_reply_is_ready(tmp_path: Path) -> None:
    rig = Rig(tmp_path, you="BEN")
    session = rig.runner.session
    rig.runner.start()
    await rig.until(lambda: session.state is State.WAITING)
    await rig.until(lambda: "Draw." in [text for text, _, _ in rig.synthesiser.said])
    assert "I walked." not in [text for text, _, _ in rig.synthesiser.said]
    rig.runner.do(session.advance())
    await rig.until(lambda: 5 in rig.moves)
    rig.close()


async def test_by_gap_it_goes_on_by_itself(tmp_path: Path) -> None:
    rig = Rig(tmp_path, you="BEN")
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.state is State.WAITING)
    rig.runner.do(rig.runner.session.set_advance(Advance.GAP))
    await rig.until(lambda: rig.runner.session.at == 5)
    assert "I walked." not in [text for text, _, _ in rig.synthesiser.said]
    rig.close()


async def test_the_prompter_speaks_with_the_parts_voice(tmp_path: Path) -> None:
    rig = Rig(tmp_path, you="BEN")
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.state is State.WAITING)
    rig.runner.do(rig.runner.session.prompt())
    voice = rig.production.casting.part("BEN").voice.id
    await rig.until(lambda: ("I walked.", voice, 1.0) in rig.synthesiser.said)
    assert rig.runner.session.state is State.WAITING
    rig.close()


async def test_what_was_prompted_is_not_held_against_the_actor(tmp_path: Path) -> None:
    settings = msgspec.structs.replace(QUICK, advance="voice")
    rig = Rig(tmp_path, you="BEN", settings=settings, recogniser="none")
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.state is State.WAITING)
    asked, _ = list(rig.runner._asked.values())[-1]
    rig.runner.do(rig.runner.session.prompt(1))
    judged = JudgedLine((Verdict.LEFT_OUT, Verdict.SAID, Verdict.SAID), ("",) * 3, (), 0)
    rig.runner._from_listener(LineJudged(asked.turn, judged, {}))
    await rig.until(lambda: any(isinstance(t, SaidTurn) for t in rig.told))
    (said,) = [t for t in rig.told if isinstance(t, SaidTurn)]
    assert said.words == (Verdict.PROMPTED, Verdict.SAID, Verdict.SAID)
    assert said.prompts == 1
    assert rig.production.said.runs() == [[said]]
    assert rig.house.library.files.flush(5)
    known = rig.production.memories.of(["BEN"])
    assert [line.memory.lapses for line in known] == [1, 0]  # of the first, half was prompted
    rig.close()


async def test_how_long_after_the_cue_a_turn_was_begun(tmp_path: Path) -> None:
    settings = msgspec.structs.replace(QUICK, advance="voice")
    rig = Rig(tmp_path, you="BEN", settings=settings, recogniser="none")
    session = rig.runner.session
    rig.runner.start()
    await rig.until(lambda: session.state is State.WAITING)
    cue_over = asyncio.get_running_loop().time()
    asked, _ = list(rig.runner._asked.values())[-1]
    judged = JudgedLine((Verdict.SAID,) * 3, ("",) * 3, (), 0, first=1.5, hesitations=(1.2,))
    take = Take(asked.turn, b"", (), (Stretch(0.0, cue_over - 1.0),))
    rig.runner._on_listener_event(take)
    rig.runner._on_listener_event(LineJudged(asked.turn, judged, {}))
    rig.runner.do(session.pause())
    rig.runner._on_listener_event(LineJudged(asked.turn, judged, {}))
    first, again = [t for t in rig.told if isinstance(t, SaidTurn)]
    assert first.pickup is not None
    assert abs(first.pickup - 0.5) < 0.06
    assert first.hesitations == (1.2,)
    assert again.pickup is None  # the read stood still
    assert rig.production.said.runs() == [[again]]
    rig.close()


async def test_a_voice_that_fails_is_told_once_and_the_read_goes_on(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.synthesiser.failing = True
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.at == 3, 20)
    notices = [t for t in rig.told if isinstance(t, Notice) and "tone generator" in t.text]
    assert len(notices) == 1
    assert rig.moves == [0, 1, 2, 3]
    rig.close()


async def test_without_a_device_it_is_said_and_the_read_goes_on(tmp_path: Path) -> None:
    rig = Rig(tmp_path, open_output=lambda rate: HandOutput(rate, refuses=True))
    rig.runner.start()
    await rig.until(
        lambda: any(isinstance(t, Notice) and "no sound here" in t.text for t in rig.told)
    )
    await rig.until(lambda: rig.runner.session.at >= 1)
    assert not rig.house.player.audible
    rig.close()


async def test_pausing_stops_the_sound_at_once(tmp_path: Path) -> None:
    outputs: list[HandOutput] = []

    def open_output(rate: int) -> HandOutput:
        outputs.append(HandOutput(rate))
        return outputs[-1]

    rig = Rig(tmp_path, open_output=open_output)
    rig.runner.start()
    await rig.until(lambda: outputs and not rig.house.player.mixer.idle)
    outputs[0].play(0.1)
    assert outputs[0].played.strip(b"\0")
    rig.runner.do(rig.runner.session.pause())
    outputs[0].play(0.01)  # the sound dies away
    outputs[0].played = b""
    outputs[0].play(0.3)
    assert not outputs[0].played.strip(b"\0")
    rig.runner.do(rig.runner.session.resume())
    outputs[0].play(0.05)
    assert outputs[0].played.strip(b"\0")
    rig.close()


async def test_leaving_keeps_the_very_word(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    session = rig.runner.session
    rig.runner.start()
    await rig.until(lambda: session.at == 1 and session.word == 3)
    at = (session.at, session.word)
    rig.runner.close()
    assert rig.production.start_at(session.order) == at
    rig.close()


def test_the_stand_in_for_a_line_lasts_as_long_and_has_its_words() -> None:
    clip = silent_placeholder("Two chairs face each other.", 1.0)
    assert 1.5 < clip.seconds < 3
    assert len(clip.words) == 5
    assert (
        abs(silent_placeholder("Two chairs face each other.", 2.0).samples * 2 - clip.samples) <= 2
    )


async def test_by_voice_it_goes_on_when_the_line_was_said(tmp_path: Path) -> None:
    microphone = HandMicrophone()
    rig = Rig(
        tmp_path,
        you="BEN",
        settings=msgspec.structs.replace(QUICK, advance="voice"),
        open_source=lambda: microphone,
        recogniser="none",
    )
    session = rig.runner.session
    rig.runner.start()
    await rig.until(lambda: session.state is State.WAITING)
    (listen,) = [t for t in rig.told if isinstance(t, c.ListenFor)]
    assert listen.words == ("i", "walked", "slowly")
    await rig.until(microphone.started.is_set)
    microphone.capture(bytes(960))  # a microphone works from its first sound on
    assert rig.runner.listener.state is not EarState.OFF
    await rig.until(lambda: any("No recogniser" in n or "no recogniser" in n for n in rig.notices))
    speech, silence = hum(0.03, 16000), bytes(960)
    await asyncio.sleep(0.2)
    for frame in [speech] * 60 + [silence] * 60:
        microphone.capture(frame)
        await asyncio.sleep(0.001)
    await rig.until(lambda: session.at >= 5)
    assert "I walked." not in [text for text, _, _ in rig.synthesiser.said]
    rig.close()


async def test_without_a_microphone_a_key_ends_the_turn(tmp_path: Path) -> None:
    rig = Rig(tmp_path, you="BEN", settings=msgspec.structs.replace(QUICK, advance="voice"))
    rig.runner.start()
    await rig.until(lambda: rig.notices)
    assert rig.notices == [
        "There is no microphone here: none is plugged in. Your turn ends by key."
    ]
    await rig.until(lambda: rig.runner.session.state is State.WAITING)
    rig.runner.do(rig.runner.session.advance())
    await rig.until(lambda: rig.runner.session.at >= 5)
    rig.close()


async def test_who_plays_no_part_is_not_listened_to(tmp_path: Path) -> None:
    microphone = HandMicrophone()
    rig = Rig(
        tmp_path,
        settings=msgspec.structs.replace(QUICK, advance="voice"),
        open_source=lambda: microphone,
    )
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.state is State.ENDED)
    assert microphone._push is None
    assert rig.runner.listener.worker is None
    rig.close()


def level(pcm: bytes) -> int:
    return audioop.rms(pcm, 2)


async def test_a_speech_of_several_lines_is_recorded_and_read_as_the_actor_said_it(
    tmp_path: Path,
) -> None:
    """From the microphone to the loudspeaker: "I walked." loud, a pause, "Slowly." soft."""
    microphone = HandMicrophone()
    outputs: list[HandOutput] = []

    def open_output(rate: int) -> HandOutput:
        outputs.append(HandOutput(rate))
        return outputs[-1]

    rig = Rig(
        tmp_path,
        you="BEN",
        settings=msgspec.structs.replace(QUICK, advance="voice"),
        open_source=lambda: microphone,
        open_output=open_output,
        recogniser="none",
    )
    session = rig.runner.session
    rig.production.keeps_takes = True
    rig.runner.start()
    await rig.until(lambda: outputs and not rig.house.player.mixer.idle)
    while session.state is not State.WAITING:
        outputs[0].play(0.2)
        await asyncio.sleep(0.02)
    await rig.until(lambda: any("no recogniser" in notice for notice in rig.notices))
    await asyncio.sleep(0.3)  # what the device still holds of the cue
    said = hum(0.5, 16000, 12000), bytes(16000), hum(0.4, 16000, 3000), bytes(2 * 16000 * 3)
    sound = b"".join(said)
    for at in range(0, len(sound), 960):
        microphone.capture(sound[at : at + 960])
    await rig.until(lambda: session.at >= 5)
    assert rig.house.library.files.flush(5)
    first, second = session.order.lines[3], session.order.lines[4]
    loud, soft = rig.production.line_takes.of(first), rig.production.line_takes.of(second)
    assert loud
    assert soft
    assert level(loud) > 2 * level(soft)

    rig.production.give_part("BEN", PlayedBy.VOICE)
    rig.production.give_voice("BEN", OWN_TAKES)
    rig.runner.do(session.jump(3))
    await rig.until(lambda: not rig.house.player.mixer.idle)
    await asyncio.sleep(0.2)
    outputs[0].played = b""
    outputs[0].play(0.45)
    heard_first = level(outputs[0].played)
    while session.at < 5:
        outputs[0].played = b""
        outputs[0].play(0.1)
        await asyncio.sleep(0.02)
    assert heard_first > 2000
    spoken = [text for text, _, _ in rig.synthesiser.said]
    assert "I walked." not in spoken
    assert "Slowly." not in spoken
    rig.close()


async def test_equal_words_of_two_characters_and_in_two_places_have_takes_of_their_own(
    tmp_path: Path,
) -> None:
    scene = "INT. BARN - DAY\n\nADA\nNo.\n\nBEN\nNo.\n\nADA\nNo.\n"
    path = tmp_path / "no.fountain"
    path.write_text(scene)
    house = fake_house(tmp_path)
    production = Production.open(path, house)
    lines = [line for line in production.running_order().lines if line.speaker]
    for number, line in enumerate(lines[:2]):
        parts = [(line, bytes([number + 1]) * 320)]
        production.line_takes.keep(lambda parts=parts: parts, lambda error: None)
    assert house.library.files.flush(5)
    assert production.line_takes.of(lines[0]) == b"\1" * 320
    assert production.line_takes.of(lines[1]) == b"\2" * 320
    assert production.line_takes.of(lines[2]) is None
    house.close()


async def test_takes_that_cannot_be_kept_are_told_of_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path, you="BEN", settings=msgspec.structs.replace(QUICK, advance="voice"))
    rig.production.keeps_takes = True
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "takes").write_text("a file is in the way")
    rig.runner.start()
    await rig.until(lambda: [t for t in rig.told if isinstance(t, c.ListenFor)])
    (listen,) = [t for t in rig.told if isinstance(t, c.ListenFor)]
    rig.runner._on_listener_event(Take(listen.turn, bytes(320)))
    await rig.until(lambda: [n for n in rig.notices if "Recordings cannot be saved" in n])
    assert not rig.production.keeps_takes
    rig.close()


def test_a_take_as_a_clip() -> None:
    clip = clip_of("One two.", bytes(8000) + hum(0.5, 16000) + bytes(8000))
    assert 0.45 < clip.seconds < 0.52
    assert [(w.start, w.end) for w in clip.words] == [(0, 3), (4, 8)]


async def test_a_read_is_measured_and_kept(tmp_path: Path) -> None:
    rig = Rig(tmp_path, you="BEN")
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.state is State.WAITING)
    rig.runner.do(rig.runner.session.prompt())
    rig.runner.do(rig.runner.session.advance())
    await rig.until(lambda: rig.runner.session.at > 5)
    await rig.until(lambda: rig.runner.session.state is State.WAITING)
    rig.runner.close()
    run = rig.production.runs.last()
    assert run is not None
    assert run.began == rig.runner.record.began
    first, second = run.scenes
    assert (first.scene, first.whole, first.turns) == (0, True, 1)
    assert (second.scene, second.whole, second.turns) == (1, False, 0)
    assert first.seconds > 0
    elements = rig.production.script.elements
    assert [elements[at].text for at in run.prompted] == ["I walked."]
    rig.close()
