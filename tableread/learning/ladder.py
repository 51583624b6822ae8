"""The ladder: how much of a line is hidden follows how well that very line went.

Said word for word twice, it fades by a step; prompted or said wrong, it comes back by one. Cues that adapt to each item did
best of the schedules tested for learning word for word (Fiechter & Benjamin 2018, 2019). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from tableread.learning.masks import Mask

_STEPS = tuple(mask for mask in Mask if mask is not Mask.AS_KNOWN)
_CLEAN = 2
"""Times in a row that a line must be said word for word before it fades."""


def mask_after(said: Iterable[bool]) -> Mask:
    """What covers a line after it was said so often, the latest last: each time word for word, or not."""
    step = clean = 0
    for word_for_word in said:
        clean = clean + 1 if word_for_word else 0
        if not word_for_word:
            step = max(step - 1, 0)
        elif clean == _CLEAN:
            step, clean = min(step + 1, len(_STEPS) - 1), 0
    return _STEPS[step]
