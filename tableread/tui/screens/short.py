"""Windows with few rows: screens get the class `-short`, for their styles to leave out what can be done without."""

from __future__ import annotations

BREAKPOINTS: list[tuple[int, str]] = [(0, "-short"), (18, "-tall")]
"""Rows from which a class holds; for `Screen.VERTICAL_BREAKPOINTS`."""
