"""Signs that say something about a line beside it. Each is one cell wide in every terminal."""

from __future__ import annotations

BOOKMARK, NOTE, BEAT = "⚑", "✎", "◔"
