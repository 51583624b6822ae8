"""The second witness: a process that may be missing, crash or hang, and what its words are good for."""

from __future__ import annotations

import time
import wave
from importlib.util import find_spec
from pathlib import Path

import pytest

from tableread.audio.recording_format import RATE
from tableread.listen import witness
from tableread.listen.client import JudgeProcess, LineJudged
from tableread.listen.ear import Expected
from tableread.listen.witness import Witness, open_witness

SECOND = bytes(2 * RATE)


def asked(how: str, monkeypatch: pytest.MonkeyPatch) -> Witness:
    monkeypatch.setenv("WITNESS", how)
    return Witness("tests.listen.witnesses")


def test_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    made = asked("hears", monkeypatch)
    for seconds in (1, 3):
        made.ask(seconds * SECOND)
        assert made.answer() == ("word",) * seconds
    made.close()


def test_one_that_crashes_is_asked_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    made = asked("crashes", monkeypatch)
    for _ in range(2):
        made.ask(SECOND)
        assert made.answer() is None
    made.close()


def test_one_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "_LOADING_SECONDS", 0.3)
    monkeypatch.setattr(witness, "_SHARE", 0.1)
    made = asked("hangs", monkeypatch)
    made.ask(SECOND)
    assert made.answer() is None
    made.ask(SECOND)
    started = time.monotonic()
    assert made.answer() is None
    assert time.monotonic() - started < 0.1


def test_the_answer_to_an_earlier_recording_is_not_taken_for_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = asked("hangs once", monkeypatch)
    made.ask(SECOND)  # and that line could not be judged: nobody took the answer
    made.ask(2 * SECOND)
    assert made.answer() == ("word", "word")
    made.close()


def test_without_its_library_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "_LIBRARY", "no_such_library")
    assert open_witness() is None


def test_a_witness_that_takes_its_process_down_leaves_the_judge_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pocketsphinx")
    (tmp_path / "moonshine_voice.py").write_text("import os; os.abort()", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    judged: list[LineJudged] = []
    judge = JudgeProcess(None, judged.append)
    judge.start(["we", "have"])
    for turn in (1, 2):
        judge.judge(turn, Expected(("we", "have")), SECOND)
    deadline = time.monotonic() + 30
    while len(judged) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    judge.close()
    assert [line.turn for line in judged] == [1, 2]
    assert [word.value for line in judged for word in line.judged.words] == ["unsure"] * 4


def beckett() -> bytes:
    """ "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.", read by a person."""
    import audioop

    found = find_spec("moonshine_voice")
    assert found
    assert found.origin
    with wave.open(str(Path(found.origin).parent / "assets" / "beckett.wav")) as file:
        pcm = file.readframes(file.getnframes())
        if file.getnchannels() == 2:
            pcm = audioop.tomono(pcm, 2, 0.5, 0.5)
        return audioop.ratecv(pcm, 2, 1, file.getframerate(), RATE, None)[0]


def test_the_real_one() -> None:
    pytest.importorskip("moonshine_voice")
    made = open_witness()
    assert made
    made.ask(beckett())
    heard = " ".join(made.answer() or ())
    made.ask(2 * SECOND)
    nothing = made.answer()
    made.close()
    assert "ever tried ever failed no matter try again" in heard
    assert nothing == ()


def test_the_judge_with_the_real_one() -> None:
    pytest.importorskip("moonshine_voice")
    pytest.importorskip("pocketsphinx")
    words = tuple("ever tried ever failed no window try again fail again fail better".split())
    judged: list[LineJudged] = []
    judge = JudgeProcess(None, judged.append)
    judge.start(words)
    judge.judge(1, Expected(words), beckett())
    deadline = time.monotonic() + 60
    while not judged and time.monotonic() < deadline:
        time.sleep(0.05)
    judge.close()
    found = judged[0].judged
    assert [v.value for v in found.words] == ["said"] * 5 + ["changed"] + ["said"] * 6
    assert found.instead[5] == "matter"
