"""How well the ear follows, on real read speech, streamed in simulated time with compute time added.

    python -m tests.bench.listen FOLDER [--noise KIND:DB] [--json OUT] [--seed N]

FOLDER holds NAME.flac (16 kHz, mono) and lines.json: for each line its id, text, speaker, words as
[word, start, end] and end_of_speech in seconds. KIND is white or babble; faults (three words skipped, a
pause of 1.5 s in the middle) are cut from the same sound. Needs soundfile and numpy, which nothing else
does. Uses the program's own recogniser, follower and endpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import soundfile
import webrtcvad

from tableread.listen.endpoint import Patience, is_over
from tableread.listen.follower import Follower
from tableread.listen.port import RATE
from tableread.listen.sphinx import SphinxRecogniser
from tableread.listen.words import spoken_words

_CHUNK = 480
"""Samples: 30 ms."""
_BEFORE, _AFTER = 2, 3


class Take(NamedTuple):
    """One line as it was said."""

    sound: Any
    """int16."""
    said: list[tuple[int, float, float]]
    """Words as their number in the line, start and end in seconds."""
    end: float
    pause: float = 0.0
    """Where a long pause begins; 0 where there is none."""


class Result(NamedTuple):
    """What came out of one take."""

    near: int
    looked: int
    late: list[float]
    reply: float | None
    """Seconds after the true end at which the line was held to be over."""
    factor: float
    fooled: bool
    """The pause was taken for the end."""


def as_read(sound: Any, line: dict[str, Any]) -> Take:
    """The line as it is."""
    words = spoken_words(line["text"])
    said = [(i, a, b) for i, (_, a, b) in enumerate(line["words"]) if i < len(words)]
    return Take(sound, said, line["end_of_speech"])


def skipping(take: Take, chance: random.Random) -> Take | None:
    """Three words left out, away from the ends."""
    if len(take.said) < 9:
        return None
    first = chance.randrange(2, len(take.said) - 6)
    cut, to = take.said[first][1], take.said[first + 2][2]
    sound = np.concatenate([take.sound[: int(cut * RATE)], take.sound[int(to * RATE) :]])
    gone = to - cut
    said = take.said[:first] + [(i, a - gone, b - gone) for i, a, b in take.said[first + 3 :]]
    return Take(sound, said, take.end - gone)


def pausing(take: Take, chance: random.Random) -> Take | None:
    """A pause of a second and a half between two words, away from the ends."""
    if len(take.said) < 6:
        return None
    at = chance.randrange(2, len(take.said) - 2)
    when = take.said[at][2]
    hush = take.sound[-int(0.5 * RATE) :]
    quiet = np.concatenate([hush] * 3)[: int(1.5 * RATE)]
    cut = int(when * RATE)
    sound = np.concatenate([take.sound[:cut], quiet, take.sound[cut:]])
    said = [(i, a, b) if b <= when else (i, a + 1.5, b + 1.5) for i, a, b in take.said]
    return Take(sound, said, take.end + 1.5, when)


def noisy(sound: Any, kind: str, db: float, others: list[Any], chance: random.Random) -> Any:
    """`sound` with noise `db` below its speech."""
    speech = sound.astype(np.float64)
    if kind == "white":
        made = np.random.default_rng(chance.randrange(1 << 30)).standard_normal(len(speech))
    else:
        made = np.zeros(len(speech))
        for other in chance.sample(others, min(6, len(others))):
            made += np.resize(
                np.roll(other.astype(np.float64), chance.randrange(RATE)), len(speech)
            )
    loud = np.sqrt(np.mean(np.sort(speech**2)[len(speech) // 3 :]))
    made *= loud / max(1e-9, np.sqrt(np.mean(made**2))) / 10 ** (db / 20)
    return np.clip(speech + made, -32768, 32767).astype(np.int16)


def listen(
    take: Take, words: list[str], near: list[list[str]], mean: str | None
) -> tuple[Result, str]:
    """Stream one take through the ear."""
    ear = SphinxRecogniser({*words, *(w for line in near for w in line)}, mean)
    ear.expect(words, near)
    follower = Follower(words)
    voice = webrtcvad.Vad(3)
    patience = Patience()
    shown: dict[int, float] = {}
    hits = looked = 0
    spent = last_voice = 0.0
    reply: float | None = None
    fooled = False
    begin = take.said[0][1]
    for at in range(0, len(take.sound) - _CHUNK, _CHUNK):
        frame = take.sound[at : at + _CHUNK].tobytes()
        started = time.perf_counter()
        found = follower.hear(ear.hear(frame))
        took = time.perf_counter() - started
        spent += took
        now = (at + _CHUNK) / RATE
        if voice.is_speech(frame, RATE):
            last_voice = now
        truth = max((i + 1 for i, _, end in take.said if end <= now), default=0)
        if begin < now < take.end:
            looked += 1
            hits += abs(found.position - truth) <= 1
        for word in range(found.position):
            shown.setdefault(word, now + took)
        if reply is None and is_over(len(words), found.position, now - last_voice, patience):
            reply = now + took - take.end
            fooled = bool(take.pause) and now < take.pause + 1.5
    mean = ear.cepstral_mean
    ear.finish()
    ear.close()
    late = [shown[i] - end for i, _, end in take.said if i in shown]
    return Result(hits, looked, late, reply, spent / (len(take.sound) / RATE), fooled), mean


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--noise", default="", metavar="KIND:DB")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    lines = json.loads((args.folder / "lines.json").read_text(encoding="utf-8"))
    sounds = [soundfile.read(args.folder / f"{x['id']}.flac", dtype="int16")[0] for x in lines]
    texts = [spoken_words(line["text"]) for line in lines]
    chance = random.Random(args.seed)
    table = {}
    for name, fault in (("as read", None), ("three skipped", skipping), ("a pause", pausing)):
        means: dict[str, str] = {}
        results = []
        for n, line in enumerate(lines):
            take = as_read(sounds[n], line)
            changed = fault(take, chance) if fault else take
            if changed is None:
                continue
            if args.noise:
                kind, _, db = args.noise.partition(":")
                others = sounds[:n] + sounds[n + 1 :]
                changed = changed._replace(
                    sound=noisy(changed.sound, kind, float(db), others, chance)
                )
            near = texts[max(0, n - _BEFORE) : n] + texts[n + 1 : n + 1 + _AFTER]
            result, mean = listen(changed, texts[n], near, means.get(line["speaker"]))
            means[line["speaker"]] = mean
            results.append(result)
        table[name] = summed_up(results)
        print(f"{name:14} " + "  ".join(f"{k} {v}" for k, v in table[name].items()), flush=True)
    if args.json:
        args.json.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def summed_up(results: list[Result]) -> dict[str, float | int | None]:
    """The figures of a condition."""
    late = sorted(x for r in results for x in r.late)
    replies = sorted(r.reply for r in results if r.reply is not None)
    return {
        "lines": len(results),
        "within one word": round(sum(r.near for r in results) / sum(r.looked for r in results), 4),
        "word shown p90 ms": _at(late, 0.9),
        "reply p50 ms": _at(replies, 0.5),
        "reply p90 ms": _at(replies, 0.9),
        "no reply": sum(r.reply is None for r in results),
        "early by 100 ms": sum(x < -0.1 for x in replies),
        "early by 400 ms": sum(x < -0.4 for x in replies),
        "fooled": sum(r.fooled for r in results),
        "real-time factor": round(sum(r.factor for r in results) / len(results), 3),
    }


def _at(values: list[float], share: float) -> int | None:
    return round(1000 * values[int(len(values) * share)]) if values else None


if __name__ == "__main__":
    main()
