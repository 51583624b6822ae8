"""What counts as stumbling, and what does not."""

from __future__ import annotations

import pytest

from tableread.learning.line_notes import SpokenLine
from tableread.learning.stumbles import Stumble, StumbleKind, stumbles
from tableread.listen.judge import Verdict

S, L, C, P, U = (
    Verdict.SAID, Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED, Verdict.UNSURE,
)  # fmt: skip


def heard(
    *words: Verdict, instead: str = "", added: tuple[str, ...] = (), moved: tuple[int, ...] = ()
) -> SpokenLine:
    """A line of six words; `instead` for its changed ones."""
    others = [instead if word is C else "" for word in words]
    return SpokenLine("I walked along the river bank.", words, others, moved, added, 3.0)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (heard(S, S, S, S, S, S), []),
        (heard(S, S, S, S, L, L), [Stumble(StumbleKind.LEFT_OUT, "river bank.")]),
        (heard(S, C, S, S, S, S, instead="ran"), [Stumble(StumbleKind.CHANGED, "walked", "ran")]),
        (heard(S, S, S, S, S, S, added=("well",)), [Stumble(StumbleKind.ADDED, "", "well")]),
        (heard(S, S, S, S, S, S, moved=(1,)), [Stumble(StumbleKind.MOVED, "walked")]),
        # what the ear is not sure of, and what was forgotten
        (heard(S, U, U, S, S, S), []),
        (heard(S, S, S, P, P, P), []),
        # nothing of it was heard: it was skipped, and not hard
        (heard(L, L, L, L, L, L), []),
    ],
)
def test_words(line: SpokenLine, found: list[Stumble]) -> None:
    assert stumbles(line, 0, ()) == found


def test_begun_again_and_stopped() -> None:
    line = heard(S, S, S, S, S, S)
    assert stumbles(line, 1, ()) == []  # one word may have been misheard
    assert stumbles(line, 2, (1.4, 2.0)) == [
        Stumble(StumbleKind.AGAIN),
        Stumble(StumbleKind.PAUSED),
    ]
    assert stumbles(heard(S, S, S, P, S, S), 0, (6.0,)) == []  # dried, and was prompted
