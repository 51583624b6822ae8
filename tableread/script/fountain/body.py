"""The script behind the title page: one pass over the lines."""

from __future__ import annotations

import re

from tableread.script import cues
from tableread.script.emphasis import plain
from tableread.script.fountain.lines import Lines
from tableread.script.headings import HEADING, SCENE_NUMBER, is_transition, take_number
from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind

_PAGE_MARK = frozenset({"(more)", "(continued)", "(cont'd)", "(cont’d)"})
_FURNITURE = re.compile(
    r"(?:[A-Z]?\d{1,4}[A-Z]?\s+)?\(?CONTINUED\)?:?(?:\s*\(\d+\))?(?:\s+[A-Z]?\d{1,4}[A-Z]?)?"
    r"|\d{1,3}\.|\*+"
)
_FURNITURE_BEGINS = frozenset("(*C0123456789") | frozenset("ABDEFGHIJKLMNOPQRSTUVWXYZ")
_INITIALS = re.compile(r"(?:.*[\s.])?(?:[^\W\d_]\.|JR\.|SR\.|DR\.|MR\.|MRS\.|MS\.)")
_HEADING_BEGINS = frozenset("IiEeИиЭэНнÉéAa内外")
"""What a heading may begin with: spares most lines the pattern."""
_MARKS = frozenset("!@~#>=")
_SHOWN_TEXT = frozenset({"SUPER", "SUPERIMPOSE", "TITLE", "TITLE CARD", "CHYRON", "CAPTION"})
"""Before a colon, what is written on the screen; it is no name, whatever is below."""


class Body:
    """Reads `lines` from a given one on, and appends to `elements`."""

    def __init__(self, lines: Lines, elements: list[Element]) -> None:
        self._lines = lines
        self._texts = lines.texts
        self._elements = elements
        self._cues: dict[str, cues.Cue] = {}
        self._more = False
        """Whether a "(MORE)" has been seen: only then may a cue be one that goes on."""
        self._speaker: str | None = None
        """Who was cued last, as long as nothing but speech has come since."""
        self._more_below = False
        """Whether there is a "(MORE)" in the furniture at the end."""
        self._noted = 0
        """Elements that the two above take account of."""
        self._open_until = 0
        """A bracket that opens on a line before this one is never closed."""

    def read(self, at: int) -> None:
        """Read to the end."""
        texts = self._texts
        count = len(texts)
        after_blank = True
        while at < count:
            text = texts[at]
            if not text:
                after_blank = True
                at += 1
                continue
            if text[0].isalpha():
                at = self._natural(at, text, after_blank)
            else:
                was = at
                at = self._forced(at, text)
                if at == was:
                    at = self._natural(at, text, after_blank)
            after_blank = False

    def _add(self, kind: Kind, text: str, first: int, last: int) -> None:
        self._elements.append(Element(kind, text, self._lines.span(first, last)))

    def _forced(self, at: int, text: str) -> int:
        """Elements that begin with a mark; returns `at` itself where there is none."""
        mark = text[0]
        if mark == "." and _opens_heading(text):
            self._heading(text[1:].strip(), at)
        elif mark == "!":
            return self._action(at, forced=True)
        elif mark == "@" and len(text) > 1:
            return self._speech(at, text[1:])
        elif mark == ">":
            if text.endswith("<") and len(text) > 1:
                self._add(Kind.CENTERED, text[1:-1].strip(), at, at)
            else:
                self._add(Kind.TRANSITION, text[1:].strip(), at, at)
        elif mark == "~":
            return self._lyrics(at)
        elif mark == "#":
            self._add(Kind.SECTION, text.lstrip("#").strip(), at, at)
        elif mark == "=":
            if _is_page_break(text):
                self._add(Kind.PAGE_BREAK, "", at, at)
            else:
                self._add(Kind.SYNOPSIS, text[1:].strip(), at, at)
        else:
            return at
        return at + 1

    def _natural(self, at: int, text: str, after_blank: bool) -> int:
        begins = text[0]
        if begins in _HEADING_BEGINS and HEADING.match(text):
            self._heading(text, at)
            return at + 1
        if begins.isdigit() and (numbered := take_number(text)).number:
            self._heading(numbered.text, at, numbered.number)
            return at + 1
        if after_blank:
            below = self._texts[at + 1] if at + 1 < len(self._texts) else ""
            if text.isupper():
                if is_transition(plain(text)) and (
                    # with a line below it is one only if nobody could be called so
                    not below or text.startswith("FADE") or HEADING.match(below)
                ):
                    self._add(Kind.TRANSITION, text, at, at)
                    return at + 1
                if not below and begins in _FURNITURE_BEGINS and _FURNITURE.fullmatch(text):
                    self._add(Kind.FURNITURE, text, at, at)
                    return at + 1
            elif not below and begins in _FURNITURE_BEGINS and _FURNITURE.fullmatch(text):
                self._add(Kind.FURNITURE, text, at, at)
                return at + 1
            if below and _is_cue(text, below):
                return self._speech(at, text)
        return self._action(at)

    def _heading(self, text: str, at: int, number: str | None = None) -> None:
        if text[-1:] == "#":
            found = SCENE_NUMBER.search(text)
            if found:
                text, number = text[: found.start()], found[1]
        span = self._lines.span(at, at)
        self._elements.append(Element(Kind.HEADING, text.strip(), span, number=number))

    def _speech(self, at: int, text: str) -> int:
        """A cue and all that belongs to it, up to the next blank line not made on purpose."""
        cue = self._cues.get(text)
        if cue is None:
            cue = self._cues[text] = cues.take_apart(text)
        span = self._lines.span(at, at)
        if self._more and self._goes_on(cue):
            self._elements.append(Element(Kind.FURNITURE, text.strip(), span))
        else:
            self._elements.append(
                Element(Kind.CUE, cue.text, span, cue.name, cue.extensions, None, cue.dual)
            )
        return self._said(at + 1)

    def _said(self, at: int) -> int:
        texts, count = self._texts, len(self._texts)
        said = at
        while at < count:
            text = texts[at]
            if not text:
                below = at
                while below < count and self._lines.blank_on_purpose(below):
                    below += 1
                if below == at or below >= count or not texts[below]:
                    break
                at = below
                continue
            begins = text[0]
            if begins == "(" or (begins in "*_" and text.lstrip("*_")[:1] == "("):
                self._dialogue(said, at)
                said = at = self._parenthetical(at)
            elif begins == "~":
                self._dialogue(said, at)
                said = at = self._lyrics(at)
            elif begins == "=" and _is_page_break(text):
                self._dialogue(said, at)
                self._add(Kind.PAGE_BREAK, "", at, at)
                said = at = at + 1
            else:
                at += 1
        self._dialogue(said, at)
        return at

    def _goes_on(self, cue: cues.Cue) -> bool:
        """Whether the cue only says, behind "(MORE)" and a page's end, who is still speaking."""
        for element in self._elements[self._noted :]:
            if element.kind is Kind.FURNITURE:
                self._more_below = self._more_below or element.text.casefold() == "(more)"
                continue
            self._more_below = False
            if element.kind is Kind.CUE:
                self._speaker = element.speaker
            elif element.kind not in SPOKEN_IN_SPEECH:
                self._speaker = None
        self._noted = len(self._elements)
        return self._more_below and self._speaker == cue.name

    def _dialogue(self, first: int, end: int) -> None:
        if end - first == 1:
            self._add(Kind.DIALOGUE, self._texts[first], first, first)
            return
        spoken = [i for i in range(first, end) if self._texts[i]]
        if spoken:
            text = "\n".join([self._texts[i] for i in spoken])
            self._add(Kind.DIALOGUE, text, spoken[0], spoken[-1])

    def _parenthetical(self, at: int) -> int:
        """From "(" to the line that closes it; an unclosed one is its first line only."""
        texts = self._texts
        first = at
        while at >= self._open_until and at < len(texts) and texts[at]:
            if texts[at].rstrip("*_").endswith(")"):
                text = " ".join(texts[first : at + 1])
                kind = Kind.PARENTHETICAL
                if text.casefold() in _PAGE_MARK:
                    kind = Kind.FURNITURE
                    self._more = True
                self._add(kind, text, first, at)
                return at + 1
            if ")" in texts[at]:
                break  # "(sighs) Fine." is said with the bracket in it
            at += 1
        self._open_until = max(self._open_until, at)
        self._add(Kind.DIALOGUE, texts[first], first, first)
        return first + 1

    def _lyrics(self, at: int) -> int:
        texts = self._texts
        first = at
        while at < len(texts) and texts[at][:1] == "~":
            at += 1
        text = "\n".join([line[1:].strip() for line in texts[first:at]])
        self._add(Kind.LYRICS, text, first, at - 1)
        return at

    def _action(self, at: int, *, forced: bool = False) -> int:
        """A paragraph of action: all up to a blank line or a line that is marked as something."""
        texts = self._texts
        first = at
        at += 1
        while at < len(texts):
            text = texts[at]
            if not text or text[0] in _MARKS:
                break
            if text[0] in _HEADING_BEGINS and text[:3].isupper() and HEADING.match(text):
                break
            at += 1
        text = texts[first] if at == first + 1 else "\n".join(texts[first:at])
        self._add(Kind.ACTION, text[1:] if forced else text, first, at - 1)
        return at


def _opens_heading(text: str) -> bool:
    """ ".SNIPER SCOPE", but not "...and then" or ". . ."."""
    if text[1:2] in {"", "."}:
        return False
    return text[1].isalnum() or text[1] == "(" or text[2:3].isalnum()


def _is_page_break(text: str) -> bool:
    return len(text) >= 3 and not text.strip("=")


def _is_cue(text: str, below: str) -> bool:
    """Capitals with a letter in them, over something to say; the caller saw the blank above."""
    bracket = text.find("(")
    name = text if bracket < 0 else text[:bracket]
    if not name.isupper() or name.endswith((" TO:", " TO")):  # true for "R2D2"; "李雷" is not cased
        return False
    if name.partition(":")[0] in _SHOWN_TEXT:
        return False
    # "THE DOOR OPENS." over "A MAN ENTERS.": two shouted sentences are action
    shouted = name.endswith(".") and below.isupper() and below.endswith(".")
    return not shouted or bool(_INITIALS.fullmatch(name))
