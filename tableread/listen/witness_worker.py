"""The witness's process: takes recordings of lines and replies with the words in them, until its input ends.

Started by the judge's process, as `python -m tableread.listen.witness_worker`: a C++ library that takes its
process down leaves the judge as it was.
"""

from __future__ import annotations

from tableread.base import wire


def main() -> None:
    """Serve."""
    requests, replies = wire.hidden_streams()
    from tableread.listen.moonshine import Moonshine

    moonshine = Moonshine()
    while (received := wire.receive(requests)) is not None:
        message, pcm = received
        heard = [word.text for word in moonshine.words_of(pcm)]
        wire.send(replies, {"number": message["number"], "heard": heard})


if __name__ == "__main__":
    main()
