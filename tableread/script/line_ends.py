"""Line ends as old Macintoshes wrote them."""

from __future__ import annotations

import re

_LONE_RETURN = re.compile(r"\r(?!\n)")


def with_line_feeds(source: str) -> str:
    """`source` with every lone carriage return as a line feed: the same length, so places hold."""
    return _LONE_RETURN.sub("\n", source) if "\r" in source else source
