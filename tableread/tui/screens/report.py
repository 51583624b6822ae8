"""The stage manager's report on the screen: times of scenes against their pages, notes, lines prompted, hard to say."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.base.minutes import minutes, when
from tableread.production.hard_to_say import HardToSay
from tableread.production.hard_to_say_words import (
    SHOWN,
    readings_in_words,
    rest_in_words,
    stumble_in_words,
    summary,
)
from tableread.production.production import Production
from tableread.production.report import Report, report_of
from tableread.production.report_markdown import against_pages, report_markdown, several_reads
from tableread.production.whereabouts import Spot
from tableread.script.pages import eighths_in_words
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame


class ReportScreen(ModalScreen[None]):
    """Made on a thread, since it goes through all of the script."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-3)", "Scroll", key_display="↑ ↓"),
        Binding("down", "scroll(3)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("pagedown", "scroll(12)", show=False),
        Binding("e,ctrl+s", "export", "Export", id="export-report",
                tooltip="write the report to a Markdown file"),
        Binding("escape,q", "dismiss(None)", "Close", id="close-report"),
    ]  # fmt: skip

    app: Frame

    def __init__(self, production: Production) -> None:
        super().__init__()
        self._production = production
        self._report: Report | None = None

    def compose(self) -> ComposeResult:
        with Dialog("Report", classes="broad"):
            with VerticalScroll(can_focus=False):
                yield Static("Making the report …", id="report", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        titled(self.query_one(Dialog), f"Report: {self._production.script.title}")
        self.run_worker(self._make, thread=True)

    def _make(self) -> None:
        report = report_of(self._production)
        self.app.call_from_thread(self._made, report)

    def _made(self, report: Report) -> None:
        self._report = report
        self.query_one("#report", Static).update(Group(*_parts(report)))

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_export(self) -> None:
        from tableread.tui.screens.exporting import export

        report = self._report
        if report is not None:
            export(self, self._production, "report", lambda: report_markdown(report))


def _parts(report: Report) -> list[RenderableType]:
    parts: list[RenderableType] = []
    if report.began is None:
        parts.append(Text("Nothing has been read yet."))
    else:
        parts += [Text(f"Times, read on {when(report.began)}", "bold"), _times(report)]
    if several_reads(report):
        parts += [_heading("Times of all reads"), _all_times(report)]
    parts.append(_heading("Notes"))
    for noted in report.notes:
        row = Text(f"{noted.note.says}", "bold")
        place = _place(noted.spot) if noted.spot else "no longer in the script"
        row.append(f" · {minutes(noted.note.kept.at)} · {place}\n", "not bold dim")
        parts.append(row.append(f"  {noted.text}", "not bold"))
    if not report.notes:
        parts.append(Text("None.", "dim"))
    if report.began is not None:
        parts.append(_heading("Lines prompted"))
        parts += [
            Text(_place(spot), "dim").append(f"\n  {spot.text}", "not dim")
            for spot in report.prompted
        ] or [Text("None.", "dim")]
    return [*parts, _heading("Hard to say"), *_hard(report.hard)]


def _hard(hard: HardToSay) -> Iterator[Text]:
    yield Text(summary(hard), "dim")
    for line in hard.lines[:SHOWN]:
        row = Text(readings_in_words(line), "bold")
        row.append(f" · {_place(line.spot)}\n", "not bold dim")
        row.append(f"  {line.spot.text}", "not bold")
        for stumble, times in line.stumbles:
            row.append(f"\n  {stumble_in_words(stumble, times)}", "not bold dim")
        yield row
    rest = rest_in_words(hard)
    if rest:
        yield Text(rest, "dim")


def _heading(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _place(spot: Spot) -> str:
    return " · ".join(filter(None, (f"page {spot.page}", spot.speaker, spot.scene)))


def _table(*columns: str) -> Table:
    """The first column holds names of scenes, the others numbers."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("scene", ratio=1)
    for name in columns:
        table.add_column(name, justify="right")
    return table


def _name(name: str) -> Text:
    return Text(name, no_wrap=True, overflow="ellipsis")


def _times(report: Report) -> Table:
    table = _table("page", "pages", "time", "±", "turns")
    for scene in report.scenes:
        against = against_pages(scene.seconds, scene.page_seconds) if scene.whole else "part"
        table.add_row(
            _name(scene.name),
            str(scene.page),
            eighths_in_words(scene.eighths),
            minutes(scene.seconds),
            against,
            str(scene.turns),
        )
    table.caption = Text(
        "±: compared with a minute a page · part: not read in full", "dim", justify="left"
    )
    table.caption_justify = "left"
    return table


def _all_times(report: Report) -> Table:
    table = _table("pages", "reads", "shortest", "median", "longest", "±")
    for scene in report.times:
        usual = median(scene.seconds)
        table.add_row(
            _name(scene.name),
            eighths_in_words(scene.eighths),
            str(len(scene.seconds)),
            minutes(scene.seconds[0]),
            minutes(usual),
            minutes(scene.seconds[-1]),
            against_pages(usual, scene.page_seconds),
        )
    return table
