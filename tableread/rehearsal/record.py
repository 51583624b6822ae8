"""Commands and events written down and read back: to follow a read elsewhere, or to play it again."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from tableread.rehearsal.commands import Command
from tableread.rehearsal.events import Event

_What = TypeVar("_What")
_encoder = msgspec.json.Encoder()
_commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def written(what: Command | Event) -> bytes:
    """One command or event as JSON in one line."""
    return _encoder.encode(what)


def read_command(data: bytes) -> Command:
    """A written command. Raises `ValueError` for what is none."""
    return _read(_commands, data)


def read_event(data: bytes) -> Event:
    """A written event. Raises `ValueError` for what is none."""
    return _read(_events, data)


def _read(decoder: msgspec.json.Decoder[_What], data: bytes) -> _What:
    try:
        return decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from None
