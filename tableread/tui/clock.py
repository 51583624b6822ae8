"""Times and shares as people read them."""

from __future__ import annotations


def ago(seconds: float) -> str:
    """How long ago, roughly: "just now", "2 days ago"."""
    for size, name in ((86400 * 30, "month"), (86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def bar(share: float, width: int) -> str:
    """A bar of `width` cells, `share` of it full, to an eighth of a cell."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    full, part = divmod(eighths, 8)
    return ("█" * full + (" ▏▎▍▌▋▊▉"[part] if part else "")).ljust(width)


def in_minutes(seconds: float) -> str:
    """How long something takes: 20 → "1 min", 3900 → "1 h 5 min"."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
