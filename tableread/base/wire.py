"""How helper processes and their owner talk: length-prefixed JSON, with PCM behind it.

Every message is four bytes of length, that many bytes of JSON, and, where the JSON has "pcm", that
many bytes of sound.
"""

from __future__ import annotations

import json
import os
import struct
from typing import Any, BinaryIO

_LENGTH = struct.Struct("<I")


def send(stream: BinaryIO, message: dict[str, Any], pcm: bytes = b"") -> None:
    """Write one message. Raises `OSError` when the other end is gone."""
    if pcm:
        message = {**message, "pcm": len(pcm)}
    body = json.dumps(message, separators=(",", ":")).encode()
    stream.write(_LENGTH.pack(len(body)) + body + pcm)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one message and its sound; None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    if len(body) < length:
        return None
    message: dict[str, Any] = json.loads(body)
    wanted = message.get("pcm", 0)
    pcm = stream.read(wanted) if wanted else b""
    return (message, pcm) if len(pcm) == wanted else None


def hidden_streams() -> tuple[BinaryIO, BinaryIO]:
    """In a helper: what it was sent on and is to reply on; standard input and output are for nobody
    from now on, so that no library can speak between the messages."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    return requests, replies
