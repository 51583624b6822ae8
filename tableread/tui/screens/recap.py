"""The recap of a read on the screen: score, pickups, prompts, by scene; trouble spots, which one key goes over again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.base.counted import counted
from tableread.base.minutes import minutes
from tableread.production.line_notes import line_notes_of
from tableread.production.line_notes_forms import markdown, rows_in_words
from tableread.production.production import Production
from tableread.production.recap import Recap, recap_of
from tableread.script.line_id import LineId
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame


class RecapScreen(ModalScreen[frozenset[LineId] | None]):
    """Made on a thread, since it goes through all of the script. Dismisses with the lines that are to be gone over again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-3)", "Scroll", key_display="↑ ↓"),
        Binding("down", "scroll(3)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("pagedown", "scroll(12)", show=False),
        Binding("d,enter", "drill", "Drill these", id="drill-trouble",
                tooltip="go through the trouble spots, each with its cue"),
        Binding("e,ctrl+s", "export", "Line notes", id="export-line-notes",
                tooltip="write the line notes to a Markdown file"),
        Binding("escape,q", "dismiss(None)", "Close", id="close-recap"),
    ]  # fmt: skip

    app: Frame

    def __init__(self, production: Production, began: float) -> None:
        """`began`: when the read began, in seconds since 1970."""
        super().__init__()
        self._production = production
        self._began = began
        self._recap: Recap | None = None

    def compose(self) -> ComposeResult:
        with Dialog("Recap", classes="tall broad"):
            with VerticalScroll(can_focus=False):
                yield Static("Making the recap …", id="recap", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        titled(self.query_one(Dialog), f"Recap: {self._production.script.title}")
        self.run_worker(self._make, thread=True)

    def _make(self) -> None:
        recap = recap_of(self._production, self._began, self.app.house.live.now.learning)
        self.app.call_from_thread(self._made, recap)

    def _made(self, recap: Recap | None) -> None:
        self._recap = recap
        shown: RenderableType = Text("The ear was not sure of any line of yours in this read.")
        if recap is not None:
            shown = Group(*_parts(recap))
        self.query_one("#recap", Static).update(shown)

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_drill(self) -> None:
        recap = self._recap
        if recap is None:
            return
        if recap.lines:
            self.dismiss(recap.lines)
        else:
            self.notify("No trouble spots: there is nothing to drill.", timeout=4)

    def action_export(self) -> None:
        from tableread.tui.screens.exporting import export

        late = self.app.house.live.now.learning.late
        export(
            self,
            self._production,
            "line notes",
            lambda: markdown(line_notes_of(self._production, late)),
        )


def _parts(recap: Recap) -> Iterator[RenderableType]:
    yield Text(f"{_score(recap.points)} of 100", "bold").append(
        f" · {counted(recap.turns, 'line')} heard, {recap.right} right", "not bold"
    )
    if recap.before is not None:
        yield Text(f"The same lines the time before: {_score(recap.before)}.")
    yield Text(_figures(recap))
    yield Text("\nScenes", "bold")
    yield _scenes(recap)
    yield Text("\nTrouble spots", "bold")
    if not recap.trouble:
        yield Text("None.", "dim")
    for noted in recap.trouble:
        points = noted.turn.points
        place = "" if noted.page is None else f"page {noted.page} · "
        row = Text("" if points is None else f"{_score(points):>3}  ", "bold")
        yield row.append(f"{place}{noted.speaker or 'Narrator'}", "not bold dim")
        notes = [Text(row, "italic") for row in rows_in_words(noted.notes)]
        yield Padding(Group(Text(noted.text), *notes), (0, 0, 0, 5))


def _figures(recap: Recap) -> str:
    parts = [minutes(recap.seconds) + " read"] if recap.seconds else []
    if recap.pickup is not None:
        parts.append(f"pickup {recap.pickup:.1f} s, {recap.late} late")
    parts.append(counted(recap.hesitations, "hesitation"))
    parts.append(counted(recap.prompts, "prompt"))
    return " · ".join(parts)


def _scenes(recap: Recap) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
    table.add_column("score", justify="right", width=3)
    table.add_column("scene", ratio=1)
    table.add_column("lines", justify="right")
    for scene in recap.scenes:
        name = Text(scene.name or "Outside of all scenes", no_wrap=True, overflow="ellipsis")
        table.add_row(Text(_score(scene.points), "bold"), name, counted(scene.turns, "line"))
    return table


def _score(points: float) -> str:
    """100 is word for word only."""
    return str(int(points))
