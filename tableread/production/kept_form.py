"""How choices, drafts and changed voices are written into the library, and read back. What cannot be read is logged,
and taken for not kept."""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from tableread.base.settings import Settings
from tableread.cast.casting import UNTUNED, Tune
from tableread.library.store import Choices
from tableread.rehearsal.policy import (
    ADJUSTABLE,
    PRESETS,
    TABLE_READ,
    Advance,
    Cue,
    CuePart,
    Help,
    Pattern,
    Policy,
    Reading,
    Treatment,
)
from tableread.script.drafts import DraftLine
from tableread.script.model import Kind

log = logging.getLogger(__name__)


def written_tune(tune: Tune) -> str:
    """What is changed about a voice; "" for nothing."""
    return msgspec.json.encode(tune).decode() if tune != UNTUNED else ""


def read_tune(kept: str) -> Tune:
    """The other way round."""
    if not kept:
        return UNTUNED
    try:
        return msgspec.json.decode(kept, type=Tune)
    except msgspec.MsgspecError as error:
        log.warning("how a voice was changed is not readable: %s", error)
        return UNTUNED


def written_draft(draft: Sequence[DraftLine]) -> bytes:
    """A draft, compressed."""
    return zlib.compress(msgspec.msgpack.encode(list(draft)), 6)


def read_draft(kept: bytes | None) -> list[DraftLine] | None:
    """The other way round."""
    if kept is None:
        return None
    try:
        return msgspec.msgpack.decode(zlib.decompress(kept), type=list[DraftLine])
    except (zlib.error, msgspec.MsgspecError) as error:
        log.warning("a kept draft is not readable: %s", error)
        return None


def written_reading(reading: Reading) -> str:
    """A preset by its name, an own choice by its treatments."""
    if reading in PRESETS:
        return reading.name
    return json.dumps({kind.value: reading.treatment(kind).value for kind in ADJUSTABLE})


def read_reading(written: str | None) -> Reading | None:
    """The other way round; None where nothing was chosen."""
    if not written:
        return None
    preset = next((r for r in PRESETS if r.name == written), None)
    if preset or not written.startswith("{"):
        return preset
    reading = TABLE_READ
    for kind, treatment in json.loads(written).items():
        reading = reading.changed(Kind(kind), Treatment(treatment))
    return reading


def policy_of(settings: Settings) -> Policy:
    """How a script is read of which nothing is kept."""
    reading = next((r for r in PRESETS if r.name == settings.reading), TABLE_READ)
    learning = settings.learning
    return Policy(
        reading,
        Advance(settings.advance),
        settings.gaps,
        settings.speed,
        Help(settings.ear.help),
        Cue(CuePart(learning.cue), learning.cue_words, learning.only_cues),
        Pattern(learning.pattern),
        learning.count_in,
        learning.turn_tick,
        learning.answer_after,
    )


def recalled_policy(policy: Policy, choices: Choices) -> Policy:
    """How a script is read, by what was chosen for it; the rest as it is in `policy`."""
    return replace(
        policy,
        speed=choices.speed or policy.speed,
        advance=Advance(choices.advance) if choices.advance else policy.advance,
        reading=read_reading(choices.reading) or policy.reading,
    )
