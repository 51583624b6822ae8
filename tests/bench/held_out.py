"""Which real scripts no rule of a reader may be made from: they are not looked at, and only tell how good the readers are.

By the name of the script, so that all forms of one fall on the same side, also of files that come later; a third of them.
Pages that are annotated line by line are few: weights are made from all of them, and judged with each left out in turn.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import PurePath

_SHARE = 3


def is_held_out(path: PurePath) -> bool:
    """Whether a script is only tested on. `path`: its file; the ending makes no difference."""
    name = path.name.partition(".")[0].casefold()
    return blake2b(name.encode(), digest_size=8).digest()[0] % _SHARE == 0
