"""The echo's process: takes what is played and what is recorded, and replies with cleaned frames, until its input ends.

Started as `python -m tableread.audio.echo_worker`. A canceller that crashes takes this process with it and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tableread.audio.echo import EchoCanceller
from tableread.audio.echo_path import EchoPath
from tableread.audio.livekit_canceller import LivekitCanceller
from tableread.base import wire


def main(make: Callable[[], EchoCanceller] = LivekitCanceller) -> None:
    """Serve, with what `make` makes. Every frame is answered, in order; one that must wait for what was played with it,
    a little later."""
    requests, replies = wire.hidden_streams()
    try:
        path = EchoPath(make())
    except Exception as error:  # noqa: BLE001 - the edge of the process: told to the owner
        sys.stderr.write(f"echo canceller: {error!r}\n")
        return
    wire.send(replies, {"ready": True})
    while (received := wire.receive(requests)) is not None:
        message, pcm = received
        if "played" in message:
            cleaned = path.play(pcm, message["played"])
        else:
            cleaned = path.take(pcm, message["at"])
        for frame in cleaned:
            told = {"at": frame.at, "cancels": frame.cancels, "quieter": frame.quieter}
            wire.send(replies, told, frame.pcm)


if __name__ == "__main__":
    main()
