"""One line said aloud, by `voices --say` and `words --say`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import AudibleOutput, Command
from tests.fakes import ToneSynthesiser


def test_a_voice_is_heard(
    command: Command, tones: ToneSynthesiser, loudspeaker: list[AudibleOutput]
) -> None:
    done = command("voices", "--say", "gran", "--text", "Who goes there?")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert tones.said == [("Who goes there?", "gran", 1.0)]
    [output] = loudspeaker
    assert any(output.played)


def test_without_a_device_it_says_so_and_ends(command: Command, tones: ToneSynthesiser) -> None:
    done = command("voices", "--say", "boy+", "--text", "Hello?")
    assert done.code == 0
    assert "no sound" in done.out
    assert tones.said == [("Hello?", "boy+", 1.0)]


def test_a_voice_that_fails_is_one_sentence(command: Command, tones: ToneSynthesiser) -> None:
    tones.failing = True
    done = command("voices", "--say", "gran")
    assert (done.code, done.out) == (1, "")
    assert done.err == "The voice failed: The tone generator is broken.\n"


@pytest.mark.usefixtures("loudspeaker")
def test_a_word_is_heard_in_a_line_of_the_script(
    command: Command, tones: ToneSynthesiser, tmp_path: Path
) -> None:
    script = tmp_path / "boat.fountain"
    script.write_text("INT. BOAT - DAY\n\nTADHG\nHello there.\n\nBOB\nAoife *is* here.\n")
    done = command("words", str(script), "--say", "Aoife=Eefa")
    assert (done.code, done.err) == (0, "")
    assert "Aoife is kept for boat.fountain" in done.out
    assert command("words", str(script), "--say", "Grace=Grays").code == 0
    assert [text for text, _, _ in tones.said] == ["Aoife is here.", "Grace"]
    left_out = command("words", str(script), "--say", "Aoife=")
    assert left_out.code == 0
    assert "(left out)" in command("words", str(script)).out
