"""miniaudio, without the numpy that it loads where it finds one: that takes longer than all of miniaudio, and it is not
needed."""

from __future__ import annotations

import sys
from typing import Any


def load() -> Any:
    """The module. Raises `OSError` with a sentence where it is not installed."""
    without_numpy = "numpy" not in sys.modules
    if without_numpy:
        # Python's own way to say that it is not there
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import miniaudio
    except ImportError as error:
        raise OSError(f"miniaudio is not installed here ({error})") from error
    finally:
        if without_numpy:
            del sys.modules["numpy"]
    return miniaudio
