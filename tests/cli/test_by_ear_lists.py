"""The lists by ear: the library, the cast, the settings, the uncertain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy
from tests.cli.by_ear_rig import Rig
from tests.scenes import DUEL

pytestmark = pytest.mark.realtime


async def test_the_cast_is_gone_through_tried_and_taken(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        [opened] = await rig.press("c")
        ben, ada = (rig.production.casting.part(name).voice.id for name in ("BEN", "ADA"))
        assert opened.endswith(f"BEN, 3 speeches. Read by a voice, voice {ben}. 1 of 3.")
        assert await rig.press("down") == [
            f"ADA, 3 speeches. Read by a voice, voice {ada}. 2 of 3."
        ]
        await rig.press("space")
        assert (f"{ada}. You are late.", ada, 1.0) in rig.synthesiser.said
        await rig.press("right")
        another = rig.production.casting.part("ADA").voice.id
        assert another != ada
        assert (f"{another}. You are late.", another, 1.0) in rig.synthesiser.said
        assert await rig.press("enter") == ["You play ADA."]
        assert await rig.press("up", "up") == [
            f"BEN, 3 speeches. Read by a voice, voice {ben}. 1 of 3.", "This is the first one.",
        ]  # fmt: skip
        await rig.press("escape")
        await rig.hear("You are ADA. Your turn.")
    assert rig.production.casting.part("ADA").player is PlayedBy.YOU


async def test_settings_are_changed_and_kept(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        [opened] = await rig.press("o")
        assert opened.startswith("Settings. Speed: 1.0. 1 of ")
        assert await rig.press("right") == ["1.1."]
        assert (await rig.press("down", "right"))[-1] == "Dialogue only."
        told, changed, about = await rig.press("down", "right", "enter")
        assert told.startswith("Say who speaks: changes.")
        assert changed == "always."
        assert about.startswith("When you are told who speaks")
        assert rig.house.live.now.listen.who == "always"
        [unknown] = await rig.press("g")
        assert unknown == "G does nothing here. Escape closes the list."
        await rig.press("?", "left")
        assert rig.announced[-1] == "Left arrow: change what the row says."
        assert (await rig.press("q"))[-1] == "Closed."
        await rig.hear("The end.")


async def test_the_pause_before_a_line_is_set(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        [opened] = await rig.press("B")
        assert opened.startswith("Pause before this line: As the script has it. ")
        assert await rig.press("end", "enter") == ["3 seconds. 6 of 6.", "3 seconds."]
        assert list(rig.production.beats.seconds.values()) == [3.0]
        assert await rig.press("escape") == ["Closed."]


async def test_lines_are_run_another_way(tmp_path: Path) -> None:
    async with Rig(tmp_path) as rig:
        await rig.hear("The Duel.")
        [opened] = await rig.press("X")
        assert opened.startswith("How to run your lines. As written. 1 of 6.")
        told = (await rig.press("end", "enter"))[-1]
        assert told == "You have no part. Press c to take one; then you can run its lines."
        await rig.press("home", "down", "enter")
        await rig.until(lambda: rig.production.run_policy.speed == 1.5)
        await rig.until(
            lambda: rig.program.reading and rig.program.reading.session.policy.speed > 1
        )
        assert rig.program.reading is not None
        assert all(line.speaker for line in rig.program.reading.session.order.lines)
        await rig.hear("The end.")


UNCERTAIN = (
    "INT. BARN - DAY\n\nADA\nHi there, old friend of mine.\n\nTHE CLOCK STRIKES.\n\nBEN\nOh.\n"
)


async def test_uncertain_lines_are_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tableread.production.production import Production
    from tableread.script.corrections import SetKind

    def uncertain(production: Production) -> dict[int, str]:
        settled = {c.line for c in production.corrections if isinstance(c, SetKind)}
        return {
            at: "It may be a name."
            for at, (e, line) in enumerate(
                zip(production.script.elements, production.line_ids, strict=True)
            )
            if e.text.startswith("THE CLOCK") and line not in settled
        }

    monkeypatch.setattr(Production, "uncertain_lines", uncertain)
    async with Rig(tmp_path, UNCERTAIN) as rig:
        await rig.hear("From the top")
        [opened] = await rig.press("e")
        assert "1 uncertain line. Enter: this is right." in opened
        assert "Unsure: It may be a name. 1 of 1." in opened
        [changed] = await rig.press("right")
        assert changed.endswith("0 uncertain left.")
        [now] = await rig.press("home")
        assert now.endswith("Put right. 1 of 1.")
        await rig.press("escape")
        await rig.hear("Closed.")
        await rig.until(lambda: sum("From the top" in told for told in rig.announced) == 2)
    assert len(rig.production.corrections) == 1


async def test_the_library_is_heard_and_a_script_opened_from_it(tmp_path: Path) -> None:
    rig = Rig(tmp_path, browses=True)
    async with rig:
        await rig.hear("Library. Enter opens", "The Duel. 16 seconds. 1 of 4.")
        assert await rig.press("down") == ["The Understudy, a comedy for two. Sample. 2 of 4."]
        found = "The Last Bus, a script that lost its layout. Sample. 1 of 1."
        assert await rig.press("b", "u") == [f"B {found}", f"U {found}"]
        assert (await rig.press("escape"))[0].startswith("All scripts. The Duel.")
        await rig.press("enter")
        await rig.hear("The Duel. From the top")
        await rig.press("q")
        await rig.until(lambda: sum("Library." in told for told in rig.announced) == 2)
        await rig.press("/")
        for letter in "/nowhere":
            await rig.press(letter)
        assert await rig.press("enter") == ["There is no file /nowhere."]
        await rig.press("escape", "q")


async def test_what_is_kept_of_a_script_is_told_in_the_library(tmp_path: Path) -> None:
    rig = Rig(tmp_path, DUEL, you="BEN", browses=True)
    order = rig.production.running_order()
    rig.production.keep_place(order, 6, 0)
    async with rig:
        await rig.hear("The Duel. Stopped at ", "left. You play BEN. 1 of 4.")
        await rig.press("enter")
        await rig.hear("Last time you played BEN. Play BEN again? Y is yes, N is no, Q quits.")
        await rig.press("n")
        await rig.hear("The Duel. Continuing in scene 2 of 2", "The end.")
        await rig.until(lambda: sum("Library." in told for told in rig.announced) == 2)
        await rig.press("enter")
        await rig.until(lambda: sum("The end." in told for told in rig.announced) == 2)
    assert sum("Play BEN again?" in told for told in rig.announced) == 1
    assert rig.production.casting.part("BEN").player is PlayedBy.YOU, "on the stage they still do"


async def test_a_question_can_be_left_like_all_else(tmp_path: Path) -> None:
    rig = Rig(tmp_path, DUEL, you="BEN", browses=True)
    async with rig:
        await rig.hear("The Duel.")
        await rig.press("enter")
        await rig.hear("Play BEN again? Y is yes, N is no, Q quits.")
        await rig.press("q")
        await rig.until(lambda: rig._task is not None and rig._task.done())
