"""Times as they stand on a clock and in a calendar."""

from __future__ import annotations

import time


def minutes(seconds: float) -> str:
    """63 → "1:03", 3723 → "1:02:03"."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def when(seconds: float) -> str:
    """A moment, in seconds since 1970, by this machine's clock: "30 Nov 2026, 14:05"."""
    moment = time.localtime(seconds)
    return f"{moment.tm_mday} {time.strftime('%b %Y, %H:%M', moment)}"
