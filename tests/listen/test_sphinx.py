"""The embedded recogniser on a real voice: eSpeak's, which is the same everywhere."""

from __future__ import annotations

import audioop
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tableread.audio.recording_format import FRAME, RATE
from tableread.cast.shape import Shape
from tableread.cast.voices import Voice
from tableread.listen.ear import Ear, Expected
from tableread.listen.endpoint import LineEvent
from tableread.listen.judge import Verdict, judge
from tableread.listen.recognisers import open_recogniser
from tableread.listen.voice_commands import VoiceCommand
from tableread.listen.word_distance import WordDistance
from tests.fakes import VOICES

pytest.importorskip("pocketsphinx")
from tableread.listen.calibration import Calibration
from tableread.listen.sphinx import Searches, SphinxRecogniser, looks_english
from tableread.listen.sphinx_second_pass import SphinxSecondPass
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engines.espeak import ESPEAK
from tableread.speech.engines.hibari import HIBARI
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.utterance import Utterance

LINE = "then your father should have tied it better margarethe".split()
OFFICIAL = next(voice for voice in VOICES if voice.id == "official")


@pytest.fixture(scope="module")
def voice() -> Iterator[WorkerSynthesiser]:
    made = WorkerSynthesiser(ESPEAK)
    yield made
    made.close()


@pytest.fixture(scope="module")
def recogniser() -> Iterator[SphinxRecogniser]:
    made = SphinxRecogniser(LINE)
    yield made
    made.close()


def said(voice: WorkerSynthesiser, text: str, before: float = 0.3, after: float = 0.5) -> bytes:
    clip = voice.render(Utterance(text, OFFICIAL))
    pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
    pcm = audioop.mul(pcm, 2, 0.7)
    return bytes(2 * int(before * RATE)) + pcm + bytes(2 * int(after * RATE))


def frames(pcm: bytes) -> list[bytes]:
    size = 2 * FRAME
    return [pcm[at : at + size] for at in range(0, len(pcm) - size, size)]


def test_a_line_is_followed_word_by_word(
    voice: WorkerSynthesiser, recogniser: SphinxRecogniser
) -> None:
    ear = Ear(recogniser)
    ear.expect(Expected(tuple(LINE)))
    heard = [ear.process(frame) for frame in frames(said(voice, " ".join(LINE)))]
    assert heard[-1].position == len(LINE)
    assert sum(heard[-1].recognised) >= len(LINE) - 1  # the name, too, which no dictionary has
    assert LineEvent.OVER in [h.event for h in heard]
    assert recogniser.calibration


def test_line_is_heard_after_a_silence(
    voice: WorkerSynthesiser, recogniser: SphinxRecogniser
) -> None:
    ear = Ear(recogniser)
    ear.expect(Expected(tuple(LINE)))
    sound = said(voice, "Then your father", after=1.2) + said(voice, "Line?", after=0.6)
    line_events = [result.event for result in map(ear.process, frames(sound)) if result.event]
    assert line_events[0] is VoiceCommand.LINE


def test_what_was_left_out_is_found(voice: WorkerSynthesiser) -> None:
    second_pass = SphinxSecondPass(LINE)
    distance = WordDistance(second_pass.searches.sounds).between
    whole = judge(LINE, second_pass.listen(said(voice, " ".join(LINE)), LINE, []), distance)
    assert not {Verdict.LEFT_OUT, Verdict.CHANGED} & set(whole.words)
    short = "Then your father should margarethe."
    judged = judge(LINE, second_pass.listen(said(voice, short), LINE, []), distance)
    assert judged.words[:4] == (Verdict.SAID,) * 4
    assert judged.words[4:8].count(Verdict.LEFT_OUT) >= 3
    second_pass.close()


@pytest.mark.parametrize(
    "words", [[], ["no"], ["zxqv", "brrgh"], ["naïve", "42", "o'er", "λόγος"], ["word"] * 400]
)
def test_lines_of_all_kinds(words: list[str]) -> None:
    recogniser = SphinxRecogniser(words)
    ear = Ear(recogniser)
    ear.expect(Expected(tuple(words)))
    for _ in range(40):
        assert ear.process(bytes(2 * FRAME)).position == 0
    recogniser.close()


def test_another_language_is_told() -> None:
    german = "ich habe dir nie gesagt daß ein boot dein eigen wäre und nun geh endlich fort von hier oder bleib ewig".split()
    german += "wir sind alle hier man kann das so nicht sagen in der tat".split()
    assert not looks_english(german)
    recogniser, why_not = open_recogniser("pocketsphinx", "", german)
    assert recogniser is None
    assert "only English" in why_not
    recogniser, why_not = open_recogniser("pocketsphinx", "", LINE)
    assert recogniser is not None
    recogniser.close()


def test_what_a_killed_ear_left_behind_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old, new = tmp_path / "tableread-ear-old", tmp_path / "tableread-ear-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "words.dict").write_text("words of a script")
    os.utime(old, (0, 0))
    searches = Searches(["we", "have"])
    assert not old.exists()
    assert new.exists()
    searches.close()


def test_a_voice_that_is_new_and_far_too_loud_is_followed_from_its_first_line(
    voice: WorkerSynthesiser,
) -> None:
    recogniser = SphinxRecogniser(LINE)
    shouted = audioop.mul(said(voice, " ".join(LINE)), 2, 8)
    recogniser.expect(LINE, [])
    heard = [recogniser.recognise(frame) for frame in frames(shouted)]
    assert sum(word.text in LINE for word in heard[-1]) >= len(LINE) - 1
    recogniser.close()


def test_hesitations_are_told_from_words(voice: WorkerSynthesiser) -> None:
    recogniser = SphinxRecogniser(LINE)
    pieces = [said(voice, "then your father", after=0.3), said(voice, "um", after=0.4)]
    recogniser.expect(LINE, [])
    heard = [recogniser.recognise(frame) for frame in frames(b"".join(pieces))][-1]
    assert [word.text for word in heard if not word.hesitation] == LINE[:3]
    assert any(word.hesitation for word in heard)
    recogniser.close()


@pytest.mark.skipif(bool(HIBARI.missing), reason="needs hibari")
def test_a_child_is_heard_with_a_childs_vocal_tract_from_the_second_line_on() -> None:
    maker = SpeechPipeline("hibari")
    text = " ".join(LINE)
    warps = []
    for shape in (Shape(pitch=-9.4, formants=0.86), Shape(pitch=6.0, formants=1.4)):
        voice = Voice(id="x", engine="hibari", shape=shape)
        clip = maker.make(Utterance(text, voice))
        pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
        recogniser = SphinxRecogniser(LINE)
        recogniser.expect(LINE, [])
        for frame in frames(bytes(RATE) + pcm + bytes(RATE)):
            recogniser.recognise(frame)
        recogniser.expect(LINE, [])
        warps.append(Calibration.read(recogniser.calibration).warp)
        recogniser.close()
    assert warps[1] > max(1.0, warps[0])


def test_a_child_is_understood_within_its_first_line() -> None:
    line = (
        "i never told the captain about your mother and the seven carriages in the garden".split()
    )
    voice = Voice(id="x", engine="hibari", shape=Shape(pitch=8.0, formants=1.4))
    clip = SpeechPipeline("hibari").make(Utterance(" ".join(line), voice))
    pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
    recogniser = SphinxRecogniser(line)
    ear = Ear(recogniser)
    ear.expect(Expected(tuple(line)))
    results = [ear.process(frame) for frame in frames(bytes(RATE) + pcm + bytes(RATE))]
    assert sum(results[-1].recognised) > len(line) / 2
    recogniser.close()


def test_what_was_kept_of_a_voice_is_read_back_though_it_is_from_before_or_broken() -> None:
    assert Calibration.read(Calibration(1.4, "40,3,-1").text) == Calibration(1.4, "40,3,-1")
    assert Calibration.read("40,3,-1") == Calibration(1.0, "40,3,-1")
    for broken in ("?;40", "nan;40", "9;40", "1.0;forty", "1.0;inf,3", ";"):
        assert Calibration.read(broken) == Calibration()


def test_a_name_is_understood_once_it_is_known_how_it_is_said(voice: WorkerSynthesiser) -> None:
    line = "ask tadhg about the money".split()
    pcm = said(voice, "Ask tike about the money.")
    recogniser = SphinxRecogniser([*line, "tadhg's"])

    def recognised() -> bool:
        ear = Ear(recogniser)
        ear.expect(Expected(tuple(line)))
        return [ear.process(frame) for frame in frames(pcm)][-1].recognised[1]

    assert not recognised()
    recogniser.pronounce({"tadhg": ["T AY K"], "nobody": ["N OW"]})
    assert recognised()
    ways = [["T", "AE", "D", "G"], ["T", "AY", "K"]]
    assert recogniser.sounds("tadhg") == ways
    odd = ["XX", "t ay", "SH1", "T\nAY", " ", "", "SIL", "+SPN+ AH", "T\0AY", "\ud800"]
    recogniser.pronounce({"tadhg": ["T AY K", *odd]})  # known, and what is none
    recogniser.recognise(frames(pcm)[0])  # in the middle of a line nothing changes
    recogniser.pronounce({"tadhg": ["T IY G"]})
    assert recogniser.sounds("tadhg") == ways
    recogniser.expect(line, [])
    assert recogniser.sounds("tadhg") == [*ways, ["T", "IY", "G"]]
    recogniser.close()


def test_what_was_said_is_heard_sound_by_sound(voice: WorkerSynthesiser) -> None:
    second_pass = SphinxSecondPass(LINE)
    sounds = second_pass.sounds_between(said(voice, "Ask tike about the money."), 0.0, 3.0)
    assert len(sounds) > 8
    assert not second_pass.sounds_between(bytes(RATE), 0.0, 1.0)
    second_pass.close()
