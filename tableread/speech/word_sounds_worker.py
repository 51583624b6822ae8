"""The process that says how words are pronounced, once: started as `python -m tableread.speech.word_sounds_worker`."""

from __future__ import annotations

import os
from contextlib import suppress

from tableread.base import wire


def main() -> None:
    """Answer one request."""
    requests, replies = wire.hidden_streams()
    received = wire.receive(requests)
    if received is None:
        return
    from tableread.speech.engines.english_sounds import EnglishSounds

    rules = EnglishSounds()
    sounds = {}
    for word in received[0]["words"]:
        with suppress(Exception):  # one that they stumble over is said as the dictionary has it
            sounds[word] = rules.ipa_of(word)
    wire.send(replies, {"sounds": sounds})


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    main()
