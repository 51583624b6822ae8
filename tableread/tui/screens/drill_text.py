"""What the screen of a drill shows: the map of the scene, cue and line, the page as far as it is left. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.style import Style
from rich.text import Text

from tableread.base.counted import counted
from tableread.learning.lacuna import Lacuna, Phase
from tableread.learning.lacuna_words import known_in_words, run_in_words
from tableread.performance.drilling import Drilling, Moment, Way
from tableread.script.words import words_of

_BLOCKS = ((0.0, "█"), (0.5, "▓"), (0.99, "▒"))
"""Up to which share of a line is gone it is shown as what."""
_GONE, _KNOWN = "░", "·"
_MARKS = str.maketrans("", "", "*_")
"""Marks of emphasis are not shown."""

MISSED = Style(bold=True, underline=True)
"""Words that were missed, or had to be known."""
_FEW_MISSED = 6
"""Words that are told one by one: a row of the smallest window."""


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


def progress(lacuna: Lacuna) -> str:
    """How far the drill is."""
    return f"{run_in_words(lacuna)} · {known_in_words(lacuna)}"


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
            return f"{_mistakes(drilling)} Enter goes on."
        case Moment.DONE:
            more = "n learns the next scene, " if drilling.following else ""
            return f"{more}b begins this one again."


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


def _mistakes(drilling: Drilling) -> str:
    answer = drilling.answer
    told = f"Missed: {missed_words_of(drilling)}." if drilling.missed else ""
    if answer is not None and answer.score.added:
        told = f"{told} Added: {' '.join(answer.score.added)}.".lstrip()
    if answer is not None and answer.right:
        return f"{told} It counts as right all the same."
    # where little is left of the line, single words tell less than what was typed
    many = len(drilling.missed) > _FEW_MISSED or missed_all(drilling)
    if many and answer is not None and answer.typed.strip():
        told = f"{told} You typed: {answer.typed.strip()}."
    return told or "Not quite as it is written."


def missed_all(drilling: Drilling) -> bool:
    """Whether nothing of the line at hand was right."""
    return len(drilling.missed) == len(words_of(drilling.speech.drilled.text))


def missed_words_of(drilling: Drilling) -> str:
    """The words of the line at hand that were missed, as they stand there; of many, how many."""
    text = drilling.speech.drilled.text
    places = words_of(text)
    if missed_all(drilling):
        return "the whole line"
    if len(drilling.missed) > _FEW_MISSED:
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
