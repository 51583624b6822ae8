"""How speech is recorded, kept and recognised."""

from __future__ import annotations

RATE = 16_000
"""Samples a second; mono, 16 bits."""
FRAME = 480
"""Samples that are taken at a time: 30 ms, the longest that the voice detector takes."""
FRAME_SECONDS = FRAME / RATE
