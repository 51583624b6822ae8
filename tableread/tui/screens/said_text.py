"""How a turn that was said is drawn: its words with the verdicts on them, told by signs as well as by style."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from tableread.base.counted import counted
from tableread.listen.judge import Verdict
from tableread.production.said import SaidText, SaidTurn, Score
from tableread.script.words import words_of

_MOVED = "out of order"
"""Of a word that was said, but in another place."""
_STYLES: dict[str, Style] = {
    Verdict.LEFT_OUT: Style(strike=True, dim=True),
    Verdict.CHANGED: Style(underline=True, bold=True),
    Verdict.PROMPTED: Style(italic=True),
    Verdict.UNSURE: Style(italic=True, dim=True),
    Verdict.SAID: Style(),
    _MOVED: Style(underline=True),
}
_SIGNS: dict[str, tuple[str, str]] = {
    Verdict.LEFT_OUT: ("[", "]"),
    Verdict.PROMPTED: ("‹", "›"),
    _MOVED: ("~", "~"),
}
"""Around words of which nothing else tells without colour: a terminal may have no strike and no italics."""
_ADDED = Style(bold=True)
_FAINT = Style(dim=True)


def turn_text(turn: SaidTurn, shown: list[str]) -> Text:
    """The lines of a turn, each word as it was said; `shown` are their words as they may be shown."""
    text = Text()
    for line, words in zip(turn.lines, shown, strict=True):
        if text:
            text.append("\n")
        _add_line(text, line, words)
    if turn.added:
        text.append("  + " + " ".join(turn.added), _ADDED)
    return text


def _add_line(text: Text, line: SaidText, shown: str) -> None:
    places = words_of(shown)
    how: list[str] = [Verdict.SAID] * len(places)
    for number, verdict in enumerate(line.words[: len(places)]):
        how[number] = _MOVED if number in line.moved else verdict
    at = 0
    for number, (start, end) in enumerate(places):
        word = how[number]
        before = how[number - 1] if number else None
        after = how[number + 1] if number + 1 < len(places) else None
        opens, closes = _SIGNS.get(word, ("", ""))
        style = _STYLES[word]
        text.append(shown[at:start], style if word == before else Style())
        text.append(opens if word != before else "")
        text.append(shown[start:end], style)
        text.append(closes if word != after else "")
        if word == Verdict.CHANGED and line.instead[number]:
            text.append(f" ({line.instead[number]}?)", _FAINT)
        at = end
    text.append(shown[at:])


def score_words(score: Score) -> str:
    """A row of figures."""
    parts = [f"{counted(score.turns, 'turn')}: {score.said} said"]
    if score.said:
        parts[0] += f", {score.word_for_word} word for word"
    if score.turns > score.said:
        parts[0] += f", {score.turns - score.said} not said"
    figures = (
        (score.left_out, "left out"),
        (score.changed, "changed"),
        (score.added, "added"),
        (score.prompted, "prompted"),
    )
    wrong = [f"{number} {what}" for number, what in figures if number]
    if score.words or wrong:
        parts.append(f"{counted(score.words, 'word')}: {', '.join(wrong) or 'all right'}")
    if score.words:
        parts.append(f"{score.right:.0%} right")
    return " · ".join(parts)


def key_text() -> Text:
    """What the signs and styles mean."""
    text = Text()
    for how in (Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED, _MOVED, Verdict.UNSURE):
        opens, closes = _SIGNS.get(how, ("", ""))
        told = "not sure" if how is Verdict.UNSURE else how
        text.append(f"{opens}{told}{closes}", _STYLES[how])
        text.append(" (heard?)" if how is Verdict.CHANGED else "", _FAINT)
        text.append("  ")
    return text.append("+ added", _ADDED)
