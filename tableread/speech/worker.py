"""The speech worker: a process of its own that turns requests into sound until its input ends.

Started as `python -m tableread.speech.worker ENGINE [low-priority]`. What engines print goes to the null device or the log, never to
the terminal; a crash takes this process down and nothing else.
"""

from __future__ import annotations

import os
import sys
import warnings
from typing import Any

import msgspec

from tableread.base import wire
from tableread.speech.utterance import Utterance

_READY = {"ready": True}


def main(engine_name: str) -> None:
    """Serve requests on the standard streams, which are hidden from everybody else first."""
    requests, replies = wire.hidden_streams()
    warnings.simplefilter("ignore")  # pydub on a machine without ffmpeg, which is not used here

    from tableread.speech.pipeline import SpeechPipeline

    try:
        pipeline = SpeechPipeline(engine_name)
    except Exception as error:  # noqa: BLE001 - the edge of the process
        _log(f"{engine_name} did not start: {type(error).__name__}: {error}")
        wire.send(replies, {"error": _said(error)})
        return
    wire.send(replies, _READY)
    while (received := wire.receive(requests)) is not None:
        reply, pcm = _answer(pipeline, received[0])
        wire.send(replies, reply, pcm)


def _answer(pipeline: Any, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        clip = pipeline.make(msgspec.convert(request, Utterance))
    except Exception as error:  # noqa: BLE001 - the edge of the process: told to the owner, logged
        # no words of a script in a log
        _log(f"{request.get('voice', {}).get('id')}: {type(error).__name__}")
        return {"error": _said(error)}, b""
    return {"rate": clip.rate, "words": clip.words}, clip.pcm


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__


def _log(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    if sys.argv[2:] and hasattr(os, "nice"):
        os.nice(10)
    main(sys.argv[1])
