"""What both applications have in common: their defects go to the log, and no file talks to the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.filter import DimFilter, LineFilter

from tableread.tui.colours import SAID_ON_DARK, SAID_ON_LIGHT
from tableread.tui.printable_lines import PrintableLines
from tableread.tui.themes import DEFAULT, THEMES

if TYPE_CHECKING:
    from textual.screen import Screen

    from tableread.base.paths import Folders

DIMMED = 0.7
"""How much is left of the colour of dimmed text: with Textual's half it cannot be read on a light ground, nor in the marked
row of a list."""


class BaseApp(App[None]):
    """Ends with `exit_message` where Textual would print a traceback."""

    # screens get these classes by the size of the window, and their styles show more or less by them
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's way
        (0, "-narrow"),
        (100, "-wide"),
        (140, "-widest"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012

    def __init__(self, folders: Folders) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DEFAULT
        self._folders = folders
        self._printable = PrintableLines()
        self._dim = DimFilter(DIMMED)
        self.exit_message = ""
        """What to print after the screen is gone."""

    def on_load(self) -> None:
        self.call_next(self._know_screens)

    def _know_screens(self) -> None:
        self.screen_change_signal.subscribe(self, self._size_classes, immediate=True)

    def _size_classes(self, screen: Screen[Any]) -> None:
        """A new screen has the classes of the window's size from the start: Textual sets them when it has laid it out
        and drawn it once."""
        for cells, points in (
            (self.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            now = max(point for point in points if point[0] <= cells)
            for point in points:
                screen.set_class(point == now, point[1], update=False)

    def read_styles(self) -> None:
        """Read the styles of every screen, once: for each that is opened before, Textual reads all styles again."""
        for path in sorted(Path(__file__).parent.rglob("*.tcss")):
            if not self.stylesheet.has_source(str(path)):
                self.stylesheet.read(path)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours by meaning, beside those of the theme, whose greens are too light on a light ground."""
        return {"said": SAID_ON_DARK if self.current_theme.dark else SAID_ON_LIGHT}

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = super().get_line_filters()
        return [*(self._dim if isinstance(f, DimFilter) else f for f in filters), self._printable]

    def _handle_exception(self, error: Exception) -> None:
        from tableread.base.logs import unexpected

        # Textual wraps what a thread raised
        told = unexpected(self._folders, getattr(error, "error", error))
        self.exit_message = told.full_message
        super()._handle_exception(error)
        self._exit_renderables.clear()
