"""hibari: a small neural voice inside its wheel, English only; the shaper makes a cast of it."""

from __future__ import annotations

from tableread.speech.engine import Engine

HIBARI = Engine(
    name="hibari",
    about="hibari, Apache-2.0: natural English voices",
    maker="tableread.speech.engines.hibari_maker:HibariMaker",
    rank=2,
    languages=("en",),
    needs=("hibari", "onnxruntime", "numpy", "pyworld"),
    package="hibari-tts",
    files={
        "hibari/assets/hibari.onnx": "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8",
    },
    shapes=frozenset({"pace"}),
    # twice as fast the model swallows words: 14 % are misheard, 3 % where the shaper presses the rest together
    fastest=1.2,
    cost="0.05 s of a processor for a second of speech, 250 MB",
    start_seconds=30.0,
    line_seconds=5.0,
    character_seconds=0.05,
)
