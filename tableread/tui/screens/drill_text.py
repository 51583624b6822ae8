"""What the screen of a drill shows: the map of the scene, cue and line, the page as far as it is left. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.style import Style
from rich.text import Text

from tableread.base.counted import counted
from tableread.learning.lacuna import Lacuna, Phase
from tableread.performance.drilling import Drilling, Moment, Way
from tableread.script.words import words_of

_BLOCKS = ((0.0, "█"), (0.5, "▓"), (0.99, "▒"))
"""Up to which share of a line is gone it is shown as what."""
_GONE, _KNOWN = "░", "·"
_IN_WORDS = (
    (0.0, "all there"),
    (0.35, "partly erased"),
    (0.65, "half erased"),
    (0.99, "mostly erased"),
)
_MARKS = str.maketrans("", "", "*_")
"""Marks of emphasis are not shown."""

LEARNED = "You know this scene: nothing is left on the page, and you said all of it."
MISSED = Style(bold=True, underline=True)
"""Words that were missed, or had to be known."""


def block(lacuna: Lacuna, line: int) -> str:
    """One sign for a line: it fades as the line does."""
    if lacuna.known(line):
        return _KNOWN
    share = lacuna.share_erased(line)
    return next((sign for most, sign in _BLOCKS if share <= most), _GONE)


def strip(lacuna: Lacuna, at: int, cells: int) -> str:
    """The map: a block for each line, the one at hand in brackets; where there are too many, those around it."""
    blocks = [block(lacuna, line) for line in range(len(lacuna.lines))]
    room = max(1, cells - 2)
    first = max(0, min(at - room // 2, len(blocks) - room))
    blocks[at] = f"[{blocks[at]}]"
    return "".join(blocks[first : first + room])


def in_words(lacuna: Lacuna, at: int) -> str:
    """ "line 3 of 12: half erased"."""
    share = lacuna.share_erased(at)
    state = next((words for most, words in _IN_WORDS if share <= most), "erased")
    if lacuna.known(at):
        state = "known"
    return f"line {at + 1} of {len(lacuna.lines)}: {state}"


def progress(lacuna: Lacuna) -> str:
    """How far the drill is."""
    known = sum(lacuna.known(line) for line in range(len(lacuna.lines)))
    what = {
        Phase.MAP: "first run, with the text",
        Phase.ERASE: f"run {lacuna.state.passes + 1}",
        Phase.RECALL: "the whole scene, from memory",
        Phase.DONE: "done",
    }[lacuna.phase]
    return f"{what} · {known} known"


def cue_text(drilling: Drilling, colours: dict[str, str]) -> Text:
    """What is heard before the line at hand."""
    text = Text()
    speaker: str | None = ""
    order = drilling.order
    for at in drilling.speech.cue:
        line = order.lines[at]
        if line.speaker != speaker:
            speaker = line.speaker
            text.append(f"{speaker}\n" if speaker else "", Style(color=colours.get(speaker or "")))
        style = "" if line.speaker else "italic"
        text.append(f"{line.text.translate(_MARKS)}\n", style)
    return text if text else Text("This is your first line; nothing comes before it.\n", "italic")


def line_text(text: str, marked: Collection[int]) -> Text:
    """The words of the line at hand, some of them marked."""
    shown = Text()
    at = 0
    for number, (start, end) in enumerate(words_of(text)):
        shown.append(text[at:start].translate(_MARKS))
        shown.append(text[start:end].translate(_MARKS), MISSED if number in marked else "")
        at = end
    shown.append(text[at:].translate(_MARKS))
    return shown


def page_text(drilling: Drilling) -> Text:
    """All lines as they stand on the page; the one at hand is as the drill shows it."""
    shown = Text()
    for at, _ in enumerate(drilling.lacuna.lines):
        here = at == drilling.number
        text = drilling.text if here else drilling.lacuna.shown(at)
        sign = "▸ " if here else "  "
        shown.append(f"{sign}{' '.join(text.translate(_MARKS).split())}\n", "bold" if here else "")
    return shown


def told(drilling: Drilling) -> str:
    """What is to be done now."""
    match drilling.moment:
        case Moment.CUE:
            return "Your cue …"
        case Moment.TURN:
            return _your_turn(drilling)
        case Moment.HEARD:
            return "Checking what you said …"
        case Moment.RATE:
            return "How was it?  1 missed it · 2 nearly · 3 had it"
        case Moment.MISSED:
            return f"Missed: {missed_words_of(drilling)}. Enter goes on."
        case Moment.DONE:
            return "n learns the next scene, b begins this one again."


def _your_turn(drilling: Drilling) -> str:
    if drilling.lacuna.phase is Phase.MAP:
        return {
            Way.VOICE: "Read your line aloud.",
            Way.TYPING: "Read your line; Enter goes on.",
            Way.RATING: "Read your line; Enter goes on.",
        }[drilling.way]
    return {
        Way.VOICE: "Say your line; space ends it.",
        Way.TYPING: "Type your line. If you don't know it, press Enter.",
        Way.RATING: "Say your line to yourself; Enter shows it.",
    }[drilling.way]


def missed_words_of(drilling: Drilling) -> str:
    """The words of the line at hand that were missed, as they stand there; of many, how many."""
    text = drilling.speech.drilled.text
    places = words_of(text)
    if len(drilling.missed) == len(places):
        return "the whole line"
    if len(drilling.missed) > 6:
        return counted(len(drilling.missed), "word")
    return ", ".join(
        text[start:end].translate(_MARKS).strip('.,;:!?…—–-"“”()')
        for number, (start, end) in enumerate(places)
        if number in drilling.missed
    )


def scene_name(scene: int | None, headings: Sequence[str]) -> str:
    """Which scene it is, by its number from 0."""
    if scene is None or scene >= len(headings):
        return ""
    return f"scene {scene + 1}: {headings[scene]}"
