"""The real voice engine, in its process: it comes with the wheels, so it is always tested."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tableread.base import wire
from tableread.base.errors import SpeechError
from tableread.cast.voices import Voice
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.engines.espeak import ESPEAK
from tableread.speech.utterance import Utterance
from tests.fakes import VOICES


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkerSynthesiser]:
    synthesiser = WorkerSynthesiser(ESPEAK)
    synthesiser.start()
    yield synthesiser
    synthesiser.close()


GRAN = next(v for v in VOICES if v.id == "gran")


def test_a_line_has_sound_and_a_mark_for_every_word(worker: WorkerSynthesiser) -> None:
    text = "To be — or “not” to be: that’s 1,024 naïve café-goers’ question."
    clip = worker.render(Utterance(text, GRAN))
    assert 3 < clip.seconds < 12
    assert [text[m.start : m.end] for m in clip.words] == [
        "To", "be", "or", "“not”", "to", "be:", "that’s", "1,024", "naïve", "café-goers’", "question.",
    ]  # fmt: skip
    samples = [m.sample for m in clip.words]
    assert samples == sorted(set(samples))
    assert samples[-1] < clip.samples


def test_no_silence_is_left_at_the_ends(worker: WorkerSynthesiser) -> None:
    import audioop

    pcm = worker.render(Utterance("Pop.", GRAN)).pcm
    assert audioop.max(pcm[: 2 * 400], 2) > 200
    assert audioop.max(pcm[-2 * 400 :], 2) > 100


@pytest.mark.parametrize("voice", VOICES, ids=lambda v: v.id)
def test_every_voice_speaks_and_none_shouts(worker: WorkerSynthesiser, voice: Voice) -> None:
    import audioop

    clip = worker.render(Utterance("Good evening, my friends.", voice))
    assert clip.seconds > 0.8
    assert 900 < audioop.rms(clip.pcm, 2) < 9000


@pytest.mark.parametrize("text", ["", "   ", "--", "…", "!?", "\n"])
def test_nothing_to_say(worker: WorkerSynthesiser, text: str) -> None:
    assert worker.render(Utterance(text, GRAN)).samples == 0


@pytest.mark.parametrize(
    "text", ["\0", "\ud800".encode("utf-8", "replace").decode(), "a\0b", "😀 hi 😀", "x" * 5000]
)
def test_strange_text(worker: WorkerSynthesiser, text: str) -> None:
    assert worker.render(Utterance(text, GRAN)).rate > 0


def test_speed_is_made_not_stretched(worker: WorkerSynthesiser) -> None:
    text = "The quick brown fox jumps over the lazy dog near the river."
    normal, double = (
        worker.render(Utterance(text, GRAN)).seconds,
        worker.render(Utterance(text, GRAN, 2.0)).seconds,
    )
    assert 0.4 < double / normal < 0.6


def test_a_heading_is_said_in_words(worker: WorkerSynthesiser) -> None:
    text = "INT. BARN - NIGHT"
    clip = worker.render(Utterance(text, GRAN, heading=True))
    assert [text[m.start : m.end] for m in clip.words] == ["INT.", "BARN", "NIGHT"]
    assert clip.seconds > worker.render(Utterance("Barn. Night.", GRAN)).seconds


@pytest.mark.parametrize(
    ("language", "words"),
    [("cs", "čtyřicet dva"), ("de", "zweiundvierzig"), ("el", "σαράντα δύο"), ("es", "cuarenta y dos"),
     ("fr", "quarante-deux"), ("hu", "negyvenkettő"), ("it", "quarantadue"), ("nl", "tweeënveertig"),
     ("pl", "czterdzieści dwa"), ("pt-BR", "quarenta e dois"), ("ru", "сорок два"), ("sv", "fyrtiotvå")],
)  # fmt: skip
def test_numbers_are_said_in_the_language(
    worker: WorkerSynthesiser, language: str, words: str
) -> None:
    voice = Voice(id="x", language=language)
    digits, spelt = (worker.render(Utterance(text, voice)) for text in ("42.", f"{words}."))
    # the engine varies a word from one time to the next: Swedish by 10 to 12 %
    assert digits.seconds == pytest.approx(spelt.seconds, rel=0.2)


def test_a_voice_that_does_not_exist_is_one_sentence(worker: WorkerSynthesiser) -> None:
    odd = msgspec.structs.replace(GRAN, language="xx-none")
    with pytest.raises(SpeechError, match="no voice"):
        worker.render(Utterance("Hello.", odd))
    assert worker.render(Utterance("Hello.", GRAN)).samples


def test_a_killed_worker_is_replaced_within_the_line(worker: WorkerSynthesiser) -> None:
    worker.render(Utterance("Hello.", GRAN))
    before = worker.pid
    assert before
    os.kill(before, signal.SIGKILL)
    assert worker.render(Utterance("Still here.", GRAN)).samples
    assert worker.pid != before


@pytest.mark.skipif(os.name != "posix", reason="stopping a process is POSIX")
def test_a_worker_that_hangs_is_replaced(
    worker: WorkerSynthesiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.render(Utterance("Hello.", GRAN))
    # the next one has that long, too, on a machine that is busy with other tests
    monkeypatch.setattr(worker, "_engine", replace(ESPEAK, line_seconds=1.5))
    stopped = worker.pid
    assert stopped
    os.kill(stopped, signal.SIGSTOP)
    assert worker.render(Utterance("Still here.", GRAN)).samples
    assert worker.pid != stopped


@pytest.mark.skipif(os.name != "posix", reason="stopping a process is POSIX")
def test_a_worker_that_hangs_is_replaced_whatever_the_length_of_the_line(
    worker: WorkerSynthesiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.render(Utterance("Hello.", GRAN))
    quick = replace(ESPEAK, line_seconds=1.0, character_seconds=0.0)
    monkeypatch.setattr(worker, "_engine", quick)
    assert worker.pid
    os.kill(worker.pid, signal.SIGSTOP)
    line = Utterance("Hello." + " " * 200_000, GRAN)  # more than a pipe holds

    def render() -> None:
        with suppress(SpeechError):  # that it failed is no matter, only that it ended
            worker.render(line)

    rendering = threading.Thread(target=render, daemon=True)
    rendering.start()
    rendering.join(10)
    assert not rendering.is_alive()


def test_a_worker_that_cannot_live_gives_the_line_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false" if os.name == "posix" else "where")
    synthesiser = WorkerSynthesiser(ESPEAK)
    with pytest.raises(SpeechError, match="failed twice"):
        synthesiser.render(Utterance("Hello.", GRAN))
    synthesiser.close()


def test_no_engine_at_all_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    synthesiser = WorkerSynthesiser(ESPEAK)
    with pytest.raises(SpeechError, match="could not be started"):
        synthesiser.render(Utterance("Hello.", GRAN))


def test_the_worker_prints_nothing_but_replies() -> None:
    message = io.BytesIO()
    wire.send(message, msgspec.to_builtins(Utterance("Hello.", GRAN)))
    done = subprocess.run(
        [sys.executable, "-m", "tableread.speech.worker", "espeak"],
        input=message.getvalue(),
        capture_output=True,
    )
    replies = io.BytesIO(done.stdout)
    ready = wire.receive(replies)
    assert ready == ({"ready": True}, b"")
    answer = wire.receive(replies)
    assert answer
    assert answer[1]
    assert replies.read() == b""
    assert done.stderr == b""


def test_messages_cut_short_are_the_end() -> None:
    whole = io.BytesIO()
    wire.send(whole, {"a": 1}, b"sound")
    for length in range(len(whole.getvalue())):
        assert wire.receive(io.BytesIO(whole.getvalue()[:length])) is None
    assert wire.receive(io.BytesIO(whole.getvalue())) == ({"a": 1, "pcm": 5}, b"sound")
