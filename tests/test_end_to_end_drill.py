"""Lines are learned by voice: an actor speaks into the microphone, and the page is erased by what was heard."""

from __future__ import annotations

import asyncio

import pytest

from tableread.learning.lacuna import Phase
from tableread.performance.drilling import Drilling, Moment
from tests.soundcard import AVAILABLE
from tests.test_end_to_end_voice import FIRST, SECOND, Table, table

pytest.importorskip("pocketsphinx")
pytestmark = [
    pytest.mark.skipif(not AVAILABLE, reason="PulseAudio's programs are not installed"),
    pytest.mark.real_devices,
    pytest.mark.realtime,
]
__all__ = ["table"]


async def test_a_line_is_erased_when_it_was_said_and_what_was_left_out_comes_back(
    table: Table,
) -> None:
    house, drills = table.house, table.production.drills
    [scene] = drills.scenes(table.production.whole_order())
    drilling = Drilling(
        table.production,
        house,
        scene,
        lambda: None,
        print,
    )

    async def say(text: str) -> None:
        """On the cue; until it has been judged."""
        async with asyncio.timeout(40):
            while drilling.moment is not Moment.TURN or not house.listener._process.ready:
                await asyncio.sleep(0.05)
            before = drilling.lacuna.state
            await table.say(text)
            while drilling.lacuna.state is before:
                assert drilling.moment is not Moment.RATE
                await asyncio.sleep(0.05)

    drilling.start()
    await say(FIRST)
    await say(SECOND)
    assert drilling.lacuna.phase is Phase.ERASE
    # of "have" and "it", that one is left which the ear did not make out
    assert drilling.text.startswith("···· ···· father should")
    await say("Father should have tied it better.")
    assert drilling.moment is Moment.MISSED
    assert drilling.missed >= {0, 1}
    drilling.next_line()
    assert drilling.text.startswith("Then your father should")
    drilling.close()
