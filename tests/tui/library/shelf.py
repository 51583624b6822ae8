"""A library with a few scripts in it, as somebody leaves it after some days."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tableread.cast.casting import PlayedBy
from tableread.production.production import Production
from tableread.tui.app import TablereadApp
from tableread.tui.library.preview_pane import PreviewPane
from tableread.tui.library.script_list import ScriptList
from tests.scenes import DUEL
from tests.tui.conftest import until
from tests.tui.test_library_screen import library

FERRY = "A Long Way to the Water, and What the Ferryman Said There"
TITLES = ("Rain on Thursday", FERRY, "Nine Lives", "The Duel")
"""The last was opened last. Nine Lives has three lines to check, and its file is gone."""


def scene(title: str, number: int) -> str:
    """A scene with words that are in no other one."""
    return f"\n\nINT. {title.upper()}, ROOM {number} - DAY\n\nADA\nRoom {number} of {title}.\n\nBEN\nMine is {number}.\n"


def write(folder: Path, title: str) -> Path:
    """A script of some scenes with that title."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{title.split(',', maxsplit=1)[0].lower().replace(' ', '-')}.fountain"
    scenes = "".join(scene(title, number) for number in range(2, 22))
    path.write_text(DUEL.replace("The Duel", title) + scenes)
    return path


async def fill(pilot: Pilot[None], home: Path) -> TablereadApp:
    """Open each of the scripts, in `home`/scripts, and go back to the library."""
    app: TablereadApp = pilot.app  # type: ignore[assignment]
    await library(pilot)
    for number, title in enumerate(TITLES):
        path = write(home / "scripts", title)
        production = Production.open(path, app.house)
        order = production.running_order()
        if title != FERRY:
            production.give_part("BEN", PlayedBy.YOU)
        if number:
            production.keep_place(order, len(order) * number // 5, 0)
        if title == "Nine Lives":
            app.house.library.save_uncertain(production.key, 3)
            path.unlink()
    app.show_library()
    await until(pilot, lambda: "File is gone" in shown(app))
    return app


def shown(app: TablereadApp) -> str:
    """All lines of the list, 100 cells wide."""
    if not app.screen.query(ScriptList):
        return ""
    rows = app.screen.query_one(ScriptList).rows
    return "\n".join("".join(text for text, _ in line) for row in rows for line in row.draw(100))


def preview(app: TablereadApp) -> str:
    """What the pane beside the list says."""
    return app.screen.query_one(PreviewPane).render().plain
