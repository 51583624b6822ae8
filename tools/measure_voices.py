"""Measures the voices of the packs and writes what was found into them: `gain` and `sound`.

Run as `python -m tools.measure_voices [--lines 16] [--voices ID,ID] PACK.toml ...`; needs numpy, pyworld and
pyloudnorm (the extra `dev`).

`gain` brings every voice to -19 LUFS (ITU-R BS.1770, by pyloudnorm). `sound` is where the voice lies among the others:
fundamental, its range, pace, and the mean mel cepstrum of what is loud, each divided by `_SPREADS`, so that one voice
lies at about 1 from itself on other lines (`cast.voice_distance`). The measure was fixed before any voice was chosen by it.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyloudnorm
import pyworld

from tableread.audio.clip import Clip
from tableread.cast.voices import Voice, read_pack
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.registry import check_of
from tableread.speech.utterance import Utterance

HERE = Path(__file__).parent
LINES = (HERE / "lines.txt").read_text("utf-8").splitlines()
"""English; those of other languages lie beside them in `lines-CODE.txt`."""
TARGET_LUFS = -19.0
_USED = 16
"""Lines a voice is measured on, where no other number is asked for."""
_FRAME, _HOP = 600, 240
_BANDS, _NUMBERS = 26, 12

_SPREADS = np.array([1.5, 0.9, 0.09] + [0.55] * _NUMBERS)
"""Of the fundamental (semitones), its range (semitones), the pace (natural logarithm), and each number of the
cepstrum: what it takes to hear a difference, and no less than what one voice shows between two sets of lines. With
them one voice lies at 1.0 (median) from itself on six other lines."""


def sound_of(clips: list[Clip], letters: int) -> Any:
    """The numbers of a voice that said `letters` letters in `clips`, in units of `_SPREADS`."""
    heights: list[Any] = []
    spectra: list[Any] = []
    seconds = 0.0
    for clip in clips:
        samples = np.frombuffer(clip.pcm, "<i2").astype(np.float64) / 32768
        rough, times = pyworld.dio(samples, clip.rate, f0_floor=60, f0_ceil=600)
        pitch = pyworld.stonemask(samples, rough, times, clip.rate)
        heights.append(12 * np.log2(pitch[pitch > 0] / 100))
        spectra.append(_cepstrum(samples, clip.rate))
        seconds += clip.seconds
    height = np.concatenate(heights)
    if not len(height):
        height = np.zeros(1)
    low, middle, high = np.percentile(height, (10, 50, 90))
    pace = np.log(letters / seconds)
    numbers = [middle, (high - low) / 2.56, pace, *np.concatenate(spectra).mean(axis=0)]
    return np.array(numbers) / _SPREADS


def _cepstrum(samples: Any, rate: int) -> Any:
    """Mel cepstrum, numbers 1 to 12, of the frames that are within 30 dB of the loudest."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, _FRAME)[::_HOP]
    power = np.abs(np.fft.rfft(frames * np.hanning(_FRAME), 1024)) ** 2
    loud = power.sum(axis=1)
    power = power[loud > loud.max() / 1000]
    bands = np.log(power @ _mel(rate).T + 1e-10)
    at = np.arange(_BANDS) + 0.5
    basis = np.cos(np.pi / _BANDS * np.outer(np.arange(1, _NUMBERS + 1), at))
    return bands @ basis.T * np.sqrt(2 / _BANDS)


def _mel(rate: int) -> Any:
    edges = 700 * (
        np.exp(np.linspace(np.log(1 + 60 / 700), np.log(1 + 10_000 / 700), _BANDS + 2)) - 1
    )
    at = np.fft.rfftfreq(1024, 1 / rate)
    rising = (at - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - at) / (edges[2:] - edges[1:-1])[:, None]
    return np.clip(np.minimum(rising, falling), 0, None)


def loudness_of(clips: list[Clip]) -> float:
    """LUFS of `clips` one behind the other."""
    pcm = b"".join(clip.pcm + bytes(2 * 6000) for clip in clips)
    samples = np.frombuffer(pcm, "<i2").astype(np.float64) / 32768
    return float(pyloudnorm.Meter(clips[0].rate).integrated_loudness(samples))


def lines_for(voice: Voice) -> list[str]:
    """What `voice` is measured on, in its language."""
    code = voice.language.partition("-")[0]
    if code == "en":
        return LINES[:_USED]
    return (HERE / f"lines-{code}.txt").read_text("utf-8").splitlines()[:_USED]


def measured(voice: Voice, pipeline: SpeechPipeline, lines: list[str]) -> tuple[float, Any]:
    """LUFS and sound of `voice` on `lines`."""
    clips = [pipeline.make(Utterance(line, voice)) for line in lines]
    return loudness_of(clips), sound_of(clips, sum(map(len, lines)))


def main() -> None:
    """Measure the packs and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--lines", type=int, default=_USED)
    parser.add_argument("--voices", default="", help="ids of those that are measured; all without")
    args = parser.parse_args()
    wanted = set(filter(None, args.voices.split(",")))
    pipelines: dict[str, SpeechPipeline] = {}
    for path in args.packs:
        voices, mistakes = read_pack(path, check_of)
        for mistake in mistakes:
            print(mistake)
        for voice in voices:
            if wanted and voice.id not in wanted:
                continue
            if voice.engine not in pipelines:
                pipelines[voice.engine] = SpeechPipeline(voice.engine)
            flat = msgspec.structs.replace(voice, gain=-6.0)  # far from any ceiling
            loudness, sound = measured(
                flat, pipelines[voice.engine], lines_for(voice)[: args.lines]
            )
            gain = round(TARGET_LUFS - loudness - 6.0, 1)
            text = path.read_text("utf-8")
            text = _written(text, voice.id, "gain", f"{gain}")
            numbers = ", ".join(f"{number:.2f}" for number in sound)
            text = _written(text, voice.id, "sound", f"[{numbers}]")
            tomllib.loads(text)
            path.write_text(text, "utf-8")
            print(f"{voice.id:26} {loudness:6.1f} LUFS, gain {gain:+5.1f}", flush=True)


def _written(text: str, voice_id: str, field: str, value: str) -> str:
    """The pack with `field = value` in the table of a voice, before its sub-tables."""
    start = text.index(f'id = "{voice_id}"\n')
    end = min(at for at in (text.find("\n[", start), len(text)) if at > 0)
    body = text[start:end]
    line = f"{field} = {value}"
    if re.search(rf"(?m)^{field} = ", body):
        body = re.sub(rf"(?m)^{field} = .*$", line, body)
    else:
        body = f"{body.rstrip()}\n{line}"
    return text[:start] + body + text[end:]


if __name__ == "__main__":
    main()
