"""The words of a text as they are compared: what may be written or said in two ways is brought to one of them.

Contractions are taken apart, common spoken forms are spelt out, fillers are dropped. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from tableread.script.words import said_words, words_of
from tableread.speech.normalise.rule import any_of, rule
from tableread.speech.spoken import spoken
from tableread.speech.spoken_text import Rule


class Token(NamedTuple):
    """A word as it is compared. "I'm" is two of them."""

    text: str
    """Small letters, no marks."""
    number: int
    """Of the word on the page that it is a part of, among `script.words.words_of`."""


_FILLERS = {
    "en": r"u+m+|u+h+|uhm+|e+r+m*|h+m+|m+",
    "de": r"ä+h*m*|h+m+|m+",
    "fr": r"e+u+h+|h+m+|m+",
    "es": r"e+h+|e+m+|h+m+|m+",
    "it": r"e+h+m*|h+m+|m+",
}
"""By language: "um" is a word in German. Only forms that are nothing else."""

_OR = {
    "ʼs": frozenset({"is", "has", "us"}),
    "ʼd": frozenset({"would", "had", "did"}),
    "ʼll": frozenset({"will", "shall"}),
}
"""What is left of a word in a contraction, behind a letter that no text has, and the words that it may stand for."""

_NOT = {"can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not"}
_TYPED = any_of(
    "ain", "don", "doesn", "didn", "isn", "wasn", "aren", "weren", "couldn", "wouldn", "shouldn", "haven", "hasn", "hadn",
)  # fmt: skip
"""What "nt" is added to where somebody types without apostrophes, and the word can be no other."""
_CASUAL = {
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "lemme": "let me", "gimme": "give me",
    "dunno": "do not know", "kinda": "kind of", "sorta": "sort of", "outta": "out of", "oughta": "ought to",
    "hafta": "have to", "coulda": "could have", "woulda": "would have", "shoulda": "should have",
    "musta": "must have", "y'all": "you all", "c'mon": "come on", "ma'am": "madam", "cuz": "because",
    "cos": "because", "okay": "ok", "alright": "all right", "im": "i am", "ive": "i have", "cant": "can not",
    "wont": "will not", "youre": "you are", "theyre": "they are", "thats": "that ʼs", "whats": "what ʼs",
}  # fmt: skip
"""What people say, or type, for what is written, or the other way round. None of them is another word as well."""
_CLIPPED = {
    "cause": "because", "em": "them", "bout": "about", "til": "until", "round": "around", "tis": "it is",
    "twas": "it was", "twill": "it will", "twere": "it were",
}  # fmt: skip
"""Words that lost their beginning, behind an apostrophe."""


def _casual(match: re.Match[str]) -> str:
    return _CASUAL[match[0].casefold()]


def _not(match: re.Match[str]) -> str:
    return _NOT.get(match[0].casefold(), f"{match[1]} not")


_FIGURES: tuple[Rule, ...] = (
    rule(r"(?<=\d),(?=\d{3}(?!\d))", ""),
    rule(r"(?<=\d)\.(?=\d)", " point "),
    rule(r"(?<=\d)\s?%", " percent"),
    rule(r"(?<=\s)&(?=\s)", "and"),
)
_ENGLISH: tuple[Rule, ...] = (
    *_FIGURES,
    (
        re.compile(rf"(?<!\w)'({any_of(*_CLIPPED)})\b(?!')", re.I),
        lambda match: _CLIPPED[match[1].casefold()],
    ),
    rule(r"\btill\b", "until", re.I),
    (re.compile(rf"\b(?:{any_of(*_CASUAL)})\b(?!')", re.I), _casual),
    rule(rf"\b({_TYPED})t\b", r"\1't", re.I),
    (re.compile(r"\b(\w+)n't\b|\bcannot\b", re.I), _not),
    rule(r"(?<=\w)'ve\b", " have", re.I),
    rule(r"(?<=\w)'m\b", " am", re.I),
    rule(r"(?<=\w)'re\b", " are", re.I),
    rule(r"(?<=\w)'(?=(?:s|d|ll)\b)", " ʼ", re.I),
)
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
"""Letters of scripts that put no space between words: signs are compared instead."""
_PARTS = re.compile(rf"[{_UNSPACED}]|[^{_UNSPACED}]+")


def tokens_of(text: str, language: str = "en") -> list[Token]:
    """The words that are said of `text`; directions in brackets and fillers are none."""
    text = unicodedata.normalize("NFC", text)
    form = spoken(text, language=language)
    if language.startswith("en"):
        form = form.all_replaced(_ENGLISH)
    written = [start for start, _ in words_of(text)]
    pages = [bisect_right(written, form.place(start)) - 1 for start, _ in words_of(form.text)]
    filler = re.compile(_FILLERS.get(language[:2], r"h+m+|m+"))
    return [
        Token(part.replace("'", ""), max(0, pages[max(0, number)]) if pages else 0)
        for word, number in said_words(form.text)
        if not filler.fullmatch(word)
        for part in _PARTS.findall(word)
    ]


def are_same(a: str, b: str) -> bool:
    """Whether two words, as `tokens_of` gives them, may be the same one."""
    return a == b or a in _OR.get(b, ()) or b in _OR.get(a, ()) or _drops_g(a, b) or _drops_g(b, a)


def _drops_g(clipped: str, whole: str) -> bool:
    """ "goin'" for "going"."""
    return whole == f"{clipped}g" and clipped.endswith("in") and len(clipped) > len("bin")
