"""How much of your lines is shown, remembered for each part."""

from __future__ import annotations

from collections.abc import Callable

from tableread.cast.casting import Casting, PlayedBy
from tableread.learning.masks import Mask
from tableread.library.store import KeptPart, Library


class KeptMasks:
    """Of one script."""

    def __init__(self, library: Library, key: str, casting: Callable[[], Casting]) -> None:
        """`casting`: the cast list as it is now."""
        self._library = library
        self._key = key
        self._casting = casting

    @property
    def of_yours(self) -> Mask:
        """Of your parts; the one that hides most, where they differ."""
        yours = self._casting().played_by(PlayedBy.YOU)
        masks = list(Mask)
        kept = [part.mask for part in self._library.parts(self._key) if part.name in yours]
        return max(
            (Mask(mask) for mask in kept if mask in masks), key=masks.index, default=Mask.FULL
        )

    def choose(self, mask: Mask) -> None:
        """Show so much of all your parts from now on."""
        casting = self._casting()
        for name in casting.played_by(PlayedBy.YOU):
            part = casting.part(name)
            kept = KeptPart(name, part.player, part.voice.id, mask=mask)
            self._library.save_part(self._key, kept, ("mask",))
