"""What is said for numbers, dates, abbreviations, addresses and capitals: rules, in the order in which they are used.

Each rule is a pattern and what is said for its match. They are here because at least one engine reads the written form
otherwise than people do; what all of them read well (percents, ordinals, "&") has no rule. Digits stay digits where
engines read them well. A match should be one word, or tell which word each part stands for: that is where its mark is.
"""

from __future__ import annotations

import re

from tableread.speech.normalise.abbreviations import ABBREVIATIONS, ALL_SHORT, FOLDED
from tableread.speech.normalise.addresses import ADDRESSES
from tableread.speech.normalise.capitals import SPELT
from tableread.speech.normalise.numbers import NUMBERS
from tableread.speech.normalise.numerals import NUMERALS
from tableread.speech.normalise.rule import rule
from tableread.speech.normalise.talk import TALK
from tableread.speech.spoken_text import Rule, Spoken

IN_ANY_LANGUAGE: tuple[Rule, ...] = (
    # emoji and other pictures; an engine would tell their names
    rule("[\U0001f000-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3]++", ""),
)

IN_HEADINGS: tuple[Rule, ...] = (
    # what the abbreviations of a crew stand for is in `headings`, by language
    rule(r"(?<=\s)[-–—]+(?=\s)", ","),
)


def _heading_word(match: re.Match[str]) -> str:
    word = match[0]
    return word.lower() if word.isupper() and word not in SPELT else word


CAPITALS_OF_HEADINGS: tuple[Rule, ...] = (
    # capitals would be spelt out where they look like initials
    (re.compile(r"[^\W\d_]++"), _heading_word),
)


_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅛]")


def in_english(form: Spoken) -> Spoken:
    """As it is said in English."""
    form = form.all_replaced(ADDRESSES)
    form = form.all_replaced(ABBREVIATIONS)
    if _DIGIT.search(form.text):
        form = form.all_replaced(NUMBERS)
    form = form.all_replaced(NUMERALS)
    return form.all_replaced(TALK)


def is_known_short(word: str) -> bool:
    """Whether a word in small letters is initials or an abbreviation that is read as it should be."""
    return word.upper() in SPELT or any(word in FOLDED[id(table)] for table in ALL_SHORT)
