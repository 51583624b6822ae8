"""The keys of a read without a screen: which, what they do, and the help that is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tableread.base.settings_file import KEYS_BY_EAR
from tableread.cli.by_ear.key_names import key_name


class Key(NamedTuple):
    """One or more keys, as `cli.keys` names them; none where all were given to other actions."""

    keys: tuple[str, ...]
    does: str
    """What happens: "pauses, or goes on"."""
    action: str
    """Its name in `read.Reading`."""

    @property
    def id(self) -> str:
        """What the settings call it, where other keys are chosen: "listen-next-unit"."""
        return f"{KEYS_BY_EAR}{self.action.replace('_', '-')}"


class Group(NamedTuple):
    """Keys that belong together."""

    name: str
    keys: tuple[Key, ...]


GROUPS = (
    Group(
        "Reading",
        (
            Key(("space", "enter"), "pauses and goes on; ends your turn", "go"),
            Key(("]",), "reads faster", "faster"),
            Key(("[",), "reads slower", "slower"),
            Key(("+", "="), "makes it louder", "louder"),
            Key(("-",), "makes it softer", "softer"),
        ),
    ),
    Group(
        "Moving",
        (
            Key(("left",), "goes back by the chosen unit: a speech, unless you choose another", "back"),
            Key(("right",), "goes on by the chosen unit", "forward"),
            Key(("u",), "chooses the unit: word, sentence, speech, scene, page or minute", "next_unit"),
            Key(("U",), "chooses the unit before", "previous_unit"),
            Key(("up",), "goes to the scene before", "previous_scene"),
            Key(("down",), "goes to the next scene", "next_scene"),
            Key(("backspace",), "goes back ten seconds", "back_seconds"),
            Key((">",), "goes to the next line of whoever speaks", "speakers_next"),
            Key(("<",), "goes to the line before of whoever speaks", "speakers_previous"),
            Key(("j",), "jumps to a scene or a character: type a number or a name, then Enter", "jump"),
            Key(("/",), "searches: type words of a line, then Enter; Enter alone searches on", "search"),
            Key(("k",), "sets a bookmark on this line, or removes it", "bookmark"),
            Key((".",), "goes to the next bookmark", "next_bookmark"),
            Key((",",), "goes to the bookmark before", "previous_bookmark"),
            Key(("B",), "sets the pause before this line", "beat"),
            Key(("t",), "notes something on this line: slow, unclear, laugh, cut, or what you type", "note"),
            Key(("N",), "goes through all notes and bookmarks", "notes"),
        ),
    ),
    Group(
        "Asking",
        (
            Key(("w",), "says where you are; again: the page and the time left; again: who is in the scene", "where"),
            Key(("s",), "says the last line again, slower; again: spelled", "line_again"),
            Key(("i",), "says how much time is left", "time"),
            Key(("x",), "says again what was announced last", "repeat"),
            Key(("h",), "chooses when names are said: never, when the speaker changes, always", "who"),
        ),
    ),
    Group(
        "Playing a part",
        (
            Key(("n",), "goes to your next cue", "next_cue"),
            Key(("r",), "takes the cue again", "cue_again"),
            Key(("R",), "takes the scene again", "scene_again"),
            Key(("X",), "chooses how to run your lines: as written, at speed, shuffled, or from the last line back", "run"),
            Key(("a",), "begins a loop with this speech", "loop_start"),
            Key(("b",), "ends the loop with this speech; again: leaves it", "loop_end"),
            Key(("l",), "prompts: the next words of your line", "prompt"),
            Key(("p",), "reads your whole line to you", "peek"),
            Key(("m",), "chooses how much of your line you hear on your cue: all, first words, first letters, nothing", "mask"),
            Key(("W",), "says how you said your lines", "said"),
            Key(("S",), "opens the recap: the score of this read and what went wrong; D there drills it", "recap"),
            Key(("V",), "asks for the lines that are due, each on its cue; again: back to the whole script", "review"),
            Key(("P",), "opens the progress: how many lines you know, which are due, the plan for today", "progress"),
            Key(("d",), "learns this scene: your lines are erased step by step, while you say them on their cues", "learn"),
            Key(("v",), "chooses how your turn ends: by voice, by key, or after as long as the line takes", "advance"),
        ),
    ),
    Group(
        "This program",
        (
            Key(("z",), "sets the sleep timer: minutes, the end of the scene or of the speech; any key wakes it", "sleep"),
            Key(("Z",), "turns the sleep timer off", "no_sleep"),
            Key(("c",), "opens the cast: who plays what; voices are tried and changed there", "cast"),
            Key(("o",), "opens the settings", "options"),
            Key(("e",), "goes through the lines that may have been misread", "corrections"),
            Key(("?",), "describes the key that you press next", "describe"),
            Key(("q", "ctrl+c", "ctrl+d"), "quits; your place is kept", "leave"),
        ),
    ),
)  # fmt: skip


def all_keys(groups: Sequence[Group] = GROUPS) -> list[Key]:
    """All of them, in order."""
    return [key for group in groups for key in group.keys]


def described(key: str, keys: Sequence[Key]) -> str:
    """What a key does: "Space: pauses and goes on"."""
    name = key_name(key)
    does = next((entry.does for entry in keys if key in entry.keys), "does nothing")
    return f"{name[0].upper()}{name[1:]}: {does}."
