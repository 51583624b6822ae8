"""A script that was taken for the wrong kind is read as another with one key, and stays so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tableread.tui.app import TablereadApp
from tableread.tui.screens.cast import CastScreen
from tests.tui.conftest import until
from tests.tui.test_library_screen import library
from tests.tui.test_pictures import picture

Make = Callable[..., TablereadApp]
# a play with names and colons; one speech stands as it does in a screenplay
TEXT = """# The Quay

## The morning

ADA: Did you lock the shed before the tide came in, as I asked you to yesterday?

BEN: I thought that you had. You carried the lantern all the way up.

ADA: I carried the lantern because you were carrying nothing at all.

BEN: Then nobody locked it, and the boat is on its way to Norway.

THE HARBOUR
Whose boat is this, then?

ADA: Run. I will telephone and say that it is ours.

BEN: They know that it is ours. It has your name on it in red.
"""


async def test_one_key_reads_it_as_another_kind_and_so_it_stays(
    make_app: Make, tmp_path: Path
) -> None:
    path = tmp_path / "quay.txt"
    path.write_text(TEXT)
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await library(pilot)
        app.open_script(path)
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await until(pilot, lambda: "cast · Fountain" in picture(app))
        assert "BEN" not in picture(app)
        await pilot.press("f")
        await until(pilot, lambda: "cast · a stage play" in picture(app))
        await until(pilot, lambda: "BEN" in picture(app))
        app.show_library()
        await library(pilot)
        app.open_script(path)
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await until(pilot, lambda: "cast · a stage play" in picture(app))
        app.shut()


async def test_where_there_is_no_other_that_is_said(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "quay.fountain"
    path.write_text("INT. QUAY - DAY\n\nADA\nRun, then.\n")
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await library(pilot)
        app.open_script(path)
        await until(pilot, lambda: isinstance(app.screen, CastScreen))
        await pilot.press("f")
        await until(
            pilot,
            lambda: "makes sense in no other way than as" in str(app._notifications._notifications),
        )
        assert isinstance(app.screen, CastScreen)
        app.shut()
