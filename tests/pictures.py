"""Texts that are kept in a file and compared with what the program says now.

After a wanted change, `TABLEREAD_PICTURES=new python -m pytest TEST` writes them anew; look at the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def compare_text(made: str, path: Path, alike: Callable[[str], object] = lambda text: text) -> None:
    """Assert that `made` is what is kept at `path`, as far as `alike` makes of both."""
    if os.environ.get("TABLEREAD_PICTURES") == "new":
        path.write_text(made, encoding="utf-8")
    told = "after a wanted change: TABLEREAD_PICTURES=new python -m pytest, with this test's file"
    assert alike(made) == alike(path.read_text(encoding="utf-8")), told
