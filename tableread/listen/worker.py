"""The ear's process: takes frames and replies with the actor's position, until its input ends.

Started as `python -m tableread.listen.worker`. A recogniser that crashes or stalls takes this process
with it and nothing else.
"""

from __future__ import annotations

import sys
from typing import Any

from tableread.base import wire
from tableread.listen.ear import Ear, Expected
from tableread.listen.endpoint import EndpointTimeouts
from tableread.listen.port import HasDictionary, Recogniser
from tableread.listen.recognisers import open_recogniser
from tableread.listen.text_follower import TextFollower
from tableread.listen.word_distance import WordDistance


def main() -> None:
    """Serve. Every frame is answered with an `EarResult`."""
    requests, replies = wire.hidden_streams()
    ear: Ear | TextFollower | None = None
    recogniser: Recogniser | None = None
    turn = 0
    while (received := wire.receive(requests)) is not None:
        message, frame = received
        if "recogniser" in message:
            try:
                recogniser, why_not = open_recogniser(
                    message["recogniser"],
                    message["model"],
                    message["words"],
                    message["calibration"],
                )
            except Exception as error:  # noqa: BLE001 - the edge of the process: told to the owner
                sys.stderr.write(f"recogniser: {error!r}\n")
                sys.stderr.flush()
                recogniser, why_not = None, str(error) or type(error).__name__
            ear = Ear(recogniser, EndpointTimeouts(**message["timeouts"]))
            wire.send(replies, {"ready": recogniser is not None, "reason": why_not})
        elif "pronounced" in message:
            if isinstance(recogniser, HasDictionary):
                recogniser.pronounce(message["pronounced"])
        elif recogniser is not None and "text" in message:
            turn = message["turn"]
            ear = TextFollower(message["text"], recogniser, WordDistance(recogniser.sounds).between)
            ear.move_to(message["place"])
        elif isinstance(ear, TextFollower) and "place" in message:
            turn = message["turn"]
            ear.move_to(message["place"])
        elif isinstance(ear, Ear) and "turn" in message:
            turn = message["turn"]
            ear.expect(_expected(message))
            if recogniser is not None and recogniser.calibration:
                wire.send(replies, {"calibration": recogniser.calibration})
        elif ear is not None and "at" in message:
            if isinstance(ear, Ear):
                ear.waits = message["waits"]
            wire.send(replies, {"turn": turn, "at": message["at"], **ear.process(frame)._asdict()})


def _expected(message: dict[str, Any]) -> Expected:
    around = tuple(tuple(words) for words in message["around"])
    return Expected(
        tuple(message["words"]),
        around,
        message["breaks_off"],
        tuple(message["earlier"]),
        message["done"],
    )


if __name__ == "__main__":
    main()
