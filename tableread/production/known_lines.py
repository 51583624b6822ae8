"""How well each of your lines is known, from all the times that it was said."""

from __future__ import annotations

from collections.abc import Iterable

from tableread.learning.ladder import mask_after
from tableread.learning.masks import Mask
from tableread.listen.judge import Verdict
from tableread.production.said import SaidText, SaidTurn
from tableread.script.line_id import LineId

_WRONG = {Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED}


class KnownLines:
    """Of one script."""

    def __init__(self, turns: Iterable[SaidTurn]) -> None:
        """`turns`: the latest last."""
        self._said: dict[LineId, dict[tuple[float, int], bool]] = {}
        """Of each line, for each turn that it was said in, whether it was word for word."""
        self._masks: dict[LineId, Mask] = {}
        for turn in turns:
            self.add(turn)

    def add(self, turn: SaidTurn) -> None:
        """A turn was said, or judged anew."""
        for sayable, line in zip(turn.sayables, turn.lines, strict=True):
            well = _word_for_word(line)
            if well is not None:
                self._said.setdefault(sayable.line, {})[turn.run, turn.number] = well
                self._masks.pop(sayable.line, None)

    def mask(self, line: LineId) -> Mask:
        """What covers a line, as well as it is known."""
        mask = self._masks.get(line)
        if mask is None:
            mask = self._masks[line] = mask_after(self._said.get(line, {}).values())
        return mask


def _word_for_word(line: SaidText) -> bool | None:
    """None where too little was heard of it to say."""
    if _WRONG & set(line.words):
        return False
    return True if line.words.count(Verdict.SAID) * 2 > len(line.words) else None
