"""From reads in which people stumble to the report that says which lines are hard to say."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tableread.cast.casting import PlayedBy
from tableread.library.store import Library
from tableread.listen.client import LineJudged
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.report import report_of
from tableread.production.report_markdown import report_markdown
from tableread.production.said import SaidTurn
from tableread.rehearsal.situation import State
from tests.fakes import QUICK
from tests.performance.test_runner import Rig


async def read(folder: Path, reader: str, instead: str) -> str:
    """Ben's first turn is said by `reader`, who changes its second word; then the report of all reads."""
    settings = msgspec.structs.replace(QUICK, advance="voice")
    library = Library.open(folder / "library.sqlite3")
    rig = Rig(folder, you="BEN", settings=settings, recogniser="none", library=library)
    rig.production.give_part("BEN", PlayedBy.PERSON, reader)
    rig.runner.start()
    await rig.until(lambda: rig.runner.session.state is State.WAITING)
    asked, _ = list(rig.runner._asked.values())[-1]
    words = (Verdict.SAID, Verdict.CHANGED, Verdict.UNSURE)
    judged = JudgedLine(words, ("", instead, ""), (), 0)
    rig.runner._from_listener(LineJudged(asked.turn, judged, {}))
    await rig.until(lambda: any(isinstance(told, SaidTurn) for told in rig.told))
    told = report_markdown(report_of(rig.production))
    rig.close()
    return told


async def test_readers_are_told_apart_by_name(tmp_path: Path) -> None:
    first = await read(tmp_path, "Ana", "ran")
    assert "  - **1 of 1 reading: Ana 1 of 1**\n  - 1 time: “ran” for “walked.”\n" in first
    second = await read(tmp_path, "Ben Brook", "ran")
    assert "  - **2 of 2 readings: Ana 1 of 1, Ben Brook 1 of 1**\n" in second
    assert "  - 2 times: “ran” for “walked.”\n" in second
