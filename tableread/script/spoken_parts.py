"""Puts together the elements of documents whose names and words are known apart: cues, what is said, what is done."""

from __future__ import annotations

import re

from tableread.script.emphasis import plain
from tableread.script.headings import HEADING, is_transition, take_number
from tableread.script.model import Element, Kind
from tableread.script.paragraphs import Paragraphs
from tableread.script.stageplay.structure import ACT, END, SCENE

_LONGEST_NAME = 40
_MOST_WORDS = 5
_ASIDE = re.compile(r"[*_]{0,3}(\([^()]{1,300}\)|\[[^\[\]]{1,300}\])[*_]{0,3}\.?")
_PAUSES = ".!?…,;:—–-"
_ENDS = re.compile(r"[.!?…,;](?:\s|$)")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|St|Sr|Sra|Hr|Fr|M|Mme|Mlle)\. ")
_BRACKETED = re.compile(r"[*_]*(?:\([^()]*\)|\[[^\[\]]*\])[*_.]*")
_SLANTED = re.compile(r"(?:\*(?!\*)|_)(?:[^*_]|\*\*)+[*_]+[.!]?")


def bare_name(text: str) -> str:
    """ "**Ana** (softly):" → "Ana"; "" where the text can be no name."""
    name = " ".join(plain(text).partition("(")[0].partition("[")[0].split()).strip("*_ :.")
    if not 0 < len(name) <= _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return ""
    if not any(c.isalpha() for c in name) or name[0].islower() or name[-1] in "!?…,;":
        return ""
    if _ENDS.search(_TITLE.sub("", name)) and not name.isupper():
        return ""
    is_other = (
        HEADING.match(name)
        or is_transition(plain(text).strip())
        or ACT.match(name)
        or SCENE.match(name)
    )
    return "" if is_other or END.fullmatch(name) else name


def is_aside(text: str) -> bool:
    """Whether all of the text is in brackets."""
    return _BRACKETED.fullmatch(text.strip()) is not None


def is_set_apart(text: str) -> bool:
    """Whether all of the text is in italics or in brackets, as directions are."""
    return is_aside(text) or _SLANTED.fullmatch(text.strip()) is not None


class SpokenParts:
    """Collects elements; `place` is the number of the paragraph."""

    def __init__(self) -> None:
        self._out = Paragraphs()

    @property
    def elements(self) -> list[Element]:
        """What has been collected."""
        return self._out.elements

    def add(
        self,
        kind: Kind,
        text: str,
        place: int,
        *,
        number: str = "",
        dual: bool = False,
        revised: bool = False,
    ) -> None:
        """A paragraph that is known to be of a kind."""
        self._out.add(kind, text, place, number=number, dual=dual, revised=revised)

    def cue(self, text: str, place: int) -> None:
        """Who speaks."""
        self._out.add(Kind.CUE, plain(text).strip().rstrip(" :."), place)

    def said(self, text: str, place: int, *, revised: bool = False) -> None:
        """What the last cue says: words, and how in brackets."""
        at = 0
        for found in _ASIDE.finditer(text):
            # "He is (as I am) late." is said, "He is late. (Sits.) And I am, too." is not
            before = text[max(at, found.start() - 4) : found.start()].rstrip("\"'’”»*_ ")
            alone = before.endswith("\n") and text[found.end() : found.end() + 1] in {"", "\n"}
            if before.strip() and before[-1] not in _PAUSES and found[1][0] == "(" and not alone:
                continue
            self._out.add(Kind.DIALOGUE, text[at : found.start()], place, revised=revised)
            aside = f"({plain(found[1])[1:-1].strip(' .')})"
            self._out.add(Kind.PARENTHETICAL, aside, place, revised=revised)
            at = found.end()
        if any(c.isalnum() for c in text[at:]):
            self._out.add(Kind.DIALOGUE, text[at:], place, revised=revised)

    def sung(self, text: str, place: int) -> None:
        """What is sung."""
        self._out.add(Kind.LYRICS, text, place)

    def told(self, text: str, place: int) -> None:
        """What nobody says: headings, directions, transitions."""
        words = plain(text).strip()
        if HEADING.match(take_number(words).text):
            self._out.add(Kind.HEADING, words, place)
        elif ACT.match(words):
            self._out.add(Kind.SECTION, words, place)
        elif SCENE.match(words):
            self._out.add(Kind.HEADING, words, place)
        else:
            self._out.add(Kind.TRANSITION if is_transition(words) else Kind.ACTION, text, place)

    def title(self, text: str, place: int) -> None:
        """A line of the title page."""
        self._out.add(Kind.TITLE, plain(text), place)
