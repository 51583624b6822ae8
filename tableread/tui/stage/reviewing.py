"""A review: the lines that are due, one after the other, each with its cue; the rest of the script is left out."""

from __future__ import annotations

from tableread.base.counted import counted
from tableread.learning.excerpt import Excerpt
from tableread.learning.masks import Mask
from tableread.production.due import none_due_in_words
from tableread.production.production import Production
from tableread.tui.stage.masking import Masking


class Reviewing(Masking):
    """A read, of the whole script or of what is due in it."""

    def __init__(self, production: Production) -> None:
        super().__init__(production)
        self._review_mask = Mask.HIDDEN
        """What stands on the page is not asked for; the mask of whole reads stays as it is."""
        excerpt = production.excerpt
        if isinstance(excerpt, Excerpt):
            self.covering.mask = self._review_mask
            self.covering.passed_shown = not excerpt.mixed
        elif excerpt is not None:
            self.covering.passed_shown = excerpt.keeps_order

    @property
    def mask_chosen(self) -> Mask:
        return self._review_mask if self._is_review else self.production.masks.of_yours

    def choose_mask(self, mask: Mask) -> None:
        if self._is_review:
            self._review_mask = mask
        else:
            super().choose_mask(mask)

    @property
    def _is_review(self) -> bool:
        """Whether single lines are asked for."""
        return isinstance(self.production.excerpt, Excerpt)

    def action_review(self) -> None:
        """Go through what is due; in a review, back to the whole script."""
        production = self.production
        if self._is_review:
            excerpt = None
        else:
            excerpt = production.memories.review()
            if excerpt is None:
                self.notify(none_due_in_words(production), timeout=5)
                return
        self.shut()  # keeps the place in the whole script
        production.excerpt = excerpt
        self.app.go_on_stage(production)

    def action_progress(self) -> None:
        from tableread.tui.screens.progress import ProgressScreen

        self.hold()
        self.app.push_screen(ProgressScreen(self.production), self._progress_closed)

    def _progress_closed(self, review: bool | None) -> None:
        if review and not self._is_review:
            self.action_review()
        else:
            self.let_go()

    def offer_report(self) -> None:
        if not self._is_review:
            super().offer_report()
            return
        left = len(self.production.memories.due())
        told = f"{counted(left, 'line')} still due." if left else "No more lines are due."
        self.notify(
            f"That was the review. {told} Press V to go back to the whole script.", timeout=8
        )
