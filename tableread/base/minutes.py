"""Times as they stand on a clock."""

from __future__ import annotations


def minutes(seconds: float) -> str:
    """63 → "1:03", 3723 → "1:02:03"."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"
