"""Piper: voices of the user's own, in a hundred languages, each a model file with its JSON beside it.

piper-tts is GPL-3.0, which our licence is not: it is imported in a worker process of its own and nowhere else, and it
comes only with the extra `piper`.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from tableread.speech.engine import Engine


class PiperPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Piper's part of a voice."""

    model: str
    """Path of the .onnx file; its .onnx.json lies beside it. "~" is the home folder."""
    speaker: int | str = ""
    """Number or name of a speaker, where the model has several; "" is its first."""

    def __post_init__(self) -> None:
        for path in (self.path, Path(f"{self.path}.json")):
            if not path.is_file():
                raise ValueError(f"there is no file {path}")

    @property
    def path(self) -> Path:
        """The model file."""
        return Path(self.model).expanduser()


PIPER = Engine(
    name="piper",
    about="Piper, GPL-3.0, in a process of its own: your own models",
    maker="tableread.speech.engines.piper_maker:PiperMaker",
    rank=0,  # a model is one person, not a cast: given by hand
    needs=("piper", "onnxruntime", "numpy", "pyworld"),
    package="piper-tts",
    extra="piper",
    part=PiperPart,
    shapes=frozenset({"pace"}),
    fastest=1.6,  # beyond it the shaper's way is heard better: at twice the pace 4 % are misheard, not 7.5
    cost="0.1 s of a processor for a second of speech, 250 MB and more for each model",
    start_seconds=30.0,
    line_seconds=15.0,  # the first line of a voice loads its model
    character_seconds=0.1,
)
