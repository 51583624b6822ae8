"""The judge's process: takes recordings of finished lines and replies with verdicts, until its input ends.

Started as `python -m tableread.listen.judge_worker`. It may take its time, so it does not share one with
the ear, which may not.
"""

from __future__ import annotations

import sys

from tableread.base import wire
from tableread.listen.judge import judge, with_witness
from tableread.listen.learnt_names import LearntNames
from tableread.listen.witness import open_witness
from tableread.listen.word_distance import WordDistance


def main() -> None:
    """Serve. The first message has the words of the script, every other one a line and its sound."""
    requests, replies = wire.hidden_streams()
    first = wire.receive(requests)
    if first is None:
        return
    from tableread.listen.sphinx_second_pass import SphinxSecondPass

    second_pass = SphinxSecondPass(first[0]["words"])
    names = LearntNames()
    witness = open_witness()
    while (received := wire.receive(requests)) is not None:
        message, pcm = received
        if "pronounced" in message:
            second_pass.pronounce(message["pronounced"])
            names.names = set(filter(second_pass.searches.is_guessed, message["pronounced"]))
            continue
        words = message["words"]
        if witness is not None:
            witness.ask(pcm)
        try:
            evidence = second_pass.listen(pcm, words, message["around"])
            distance = WordDistance(second_pass.searches.sounds).between
            judged = judge(words, evidence, distance)
            learnt = {
                name: said
                for name, begin, end in names.places(words, judged, evidence.heard, distance)
                if (
                    said := names.learn(
                        name,
                        second_pass.sounds_between(pcm, begin, end),
                        second_pass.searches.sounds(name),
                    )
                )
            }
            heard = witness.answer() if witness is not None else None
            if heard is not None:
                judged = with_witness(judged, words, heard, second_pass.searches.sounds_of_any)
        except Exception as error:  # noqa: BLE001 - a line that cannot be judged is left alone
            sys.stderr.write(f"turn {message['turn']}: {type(error).__name__}\n")
            sys.stderr.flush()
        else:
            wire.send(replies, {"turn": message["turn"], "learnt": learnt, **judged._asdict()})
    if witness is not None:
        witness.close()


if __name__ == "__main__":
    main()
