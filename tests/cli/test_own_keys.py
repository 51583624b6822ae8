"""Other keys for the program by ear, from the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tableread.cli.by_ear.keys_table import all_keys
from tableread.cli.by_ear.own_keys import ear_key, with_own_keys
from tests.cli.by_ear_rig import Rig
from tests.fakes import QUICK


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("g", "g"), ("upper_g", "G"), ("G", "G"), ("question_mark", "?"), ("slash", "/"), ("comma", ","), ("minus", "-"),
        ("left_square_bracket", "["), ("pageup", "page up"), ("shift+left", "shift+left"), ("space", "space"),
        ("f5", None), ("ctrl+g", None), ("", None), ("nonsense", None),
    ],
)  # fmt: skip
def test_keys_are_called_as_on_the_screens(name: str, key: str | None) -> None:
    assert ear_key(name) == key


def keys_by_action(**chosen: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    names = {name.replace("_", "-"): keys for name, keys in chosen.items()}
    entries, wrong = with_own_keys(all_keys(), names)
    return {entry.action: entry.keys for entry in entries}, wrong


def test_a_key_goes_from_one_action_to_another() -> None:
    keys, wrong = keys_by_action(listen_where="g, x", next_cue="w")
    assert wrong == []
    assert keys["where"] == ("g", "x")
    assert keys["repeat"] == (), "x was its key"
    assert keys["next_cue"] == ("n",), "that is an action of the stage"


def test_what_is_wrong_is_said() -> None:
    keys, wrong = keys_by_action(listen_were="g", listen_where="f5")
    assert keys["where"] == ("w",)
    assert wrong == [
        "keys.listen-were: there is no such action. The line is ignored.",
        "keys.listen-where: there is no key f5 by ear. The usual key is used.",
    ]


@pytest.mark.realtime
async def test_it_does_what_it_was_given_and_help_knows(tmp_path: Path) -> None:
    settings = replace(QUICK, keys={"listen-where": "g", "listen-time": "w", "listen-go": "f5"})
    async with Rig(tmp_path, settings=settings) as rig:
        await rig.hear("keys.listen-go: there is no key f5 by ear.", "The Duel.")
        await rig.press("space")
        assert (await rig.press("g"))[0].startswith("Scene 1 of 2: INT. BARN - NIGHT.")
        assert " left, " in (await rig.press("w"))[0]
        assert (await rig.press("?", "g"))[-1].startswith("G: says where you are;")
