"""eSpeak NG through pyttsx3: the floor under all others. A hundred languages, clear at any speed."""

from __future__ import annotations

from typing import Annotated

import msgspec

from tableread.speech.engine import Engine

_Scale = Annotated[int, msgspec.Meta(ge=0, le=99)]


class EspeakPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """eSpeak's part of a voice."""

    variant: str = ""
    """eSpeak's name of a variant; its case matters."""
    # eSpeak's default is 175; the packs' voices say their own
    rate: Annotated[int, msgspec.Meta(ge=80, le=449)] = 170
    """Words a minute."""
    pitch: _Scale = 50  # eSpeak's default
    """6.4 steps are a semitone."""
    range: _Scale = 50  # eSpeak's default


ESPEAK = Engine(
    name="espeak",
    about="eSpeak NG through pyttsx3, GPL-3.0: a hundred languages, clearly synthetic",
    maker="tableread.speech.engines.espeak_maker:EspeakMaker",
    rank=0,
    needs=("pyttsx3", "espeakng_loader"),
    package="espeakng-loader",
    part=EspeakPart,
    shapes=frozenset({"pitch", "range", "pace"}),
    fastest=5.0,
    cost="0.001 s of a processor for a second of speech, 30 MB",
)
