"""The speech worker: a process of its own that turns requests into sound until its input ends.

Started as `python -m tableread.speech.worker`. What eSpeak or pyttsx3 print goes to the null
device or the log, never to the terminal; a crash takes this process down and nothing else.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

from tableread import wire

_READY = {"ready": True}


def main() -> None:
    """Serve requests on the standard streams, which are hidden from everybody else first."""
    requests, replies = wire.hidden_streams()
    warnings.simplefilter("ignore")  # pydub on a machine without ffmpeg, which is not used here

    from tableread.speech.engine import EspeakEngine

    engine = EspeakEngine()
    wire.send(replies, _READY)
    while (received := wire.receive(requests)) is not None:
        reply, pcm = _answer(engine, received[0])
        wire.send(replies, reply, pcm)


def _answer(engine: Any, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        clip = engine.render(**request)
    except Exception as error:  # noqa: BLE001 - the edge of the process: told to the owner, logged
        about = {name: value for name, value in request.items() if name != "text"}
        sys.stderr.write(f"{about!r}: {type(error).__name__}\n")  # no words of a script in a log
        sys.stderr.flush()
        return {"error": str(error) or type(error).__name__}, b""
    return {"rate": clip.rate, "words": clip.words}, clip.pcm


if __name__ == "__main__":
    main()
