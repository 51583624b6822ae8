"""Small witnesses in processes of their own: `python -m tests.listen.witnesses` with what it does in WITNESS.

"hears" answers with as many words as there are seconds of sound, "crashes" ends at the first recording, "hangs" never answers,
and "hangs once" answers the first only when it is asked for the second.
"""

from __future__ import annotations

import os

from tableread.base import wire


def main() -> None:
    how, late = os.environ["WITNESS"], []
    requests, replies = wire.hidden_streams()
    while (received := wire.receive(requests)) is not None:
        message, pcm = received
        answer = {"number": message["number"], "heard": ["word"] * (len(pcm) // 32_000)}
        late.append(answer)
        if how == "crashes":
            os.abort()
        if how == "hears" or (how == "hangs once" and len(late) > 1):
            for answer in late:
                wire.send(replies, answer)
            late.clear()


if __name__ == "__main__":
    main()
