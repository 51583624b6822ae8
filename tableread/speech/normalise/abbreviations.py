"""Abbreviations."""

from __future__ import annotations

import re

from tableread.speech.normalise.numbers import MONTHS, SHORT_MONTH
from tableread.speech.normalise.rule import any_of, capitalised, rule
from tableread.speech.spoken_text import Parts, Rule

TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messers", "Dr": "Doctor",
    "Lt": "Lieutenant", "Sgt": "Sergeant", "Capt": "Captain", "Col": "Colonel", "Gen": "General",
    "Gov": "Governor", "Sen": "Senator", "Rep": "Representative", "Prof": "Professor", "Pres": "President",
    "Rev": "Reverend", "Det": "Detective", "Insp": "Inspector", "Cpl": "Corporal", "Pvt": "Private",
    "Maj": "Major", "Adm": "Admiral", "Cmdr": "Commander", "Ofc": "Officer", "Supt": "Superintendent",
    "Msgr": "Monsignor", "Mme": "Madame", "Mlle": "Mademoiselle", "Fr": "Father",
    "St": "Saint", "Mt": "Mount", "Ft": "Fort", "Pt": "Point",
}  # fmt: skip
ROADS = {
    "St": "Street", "Dr": "Drive", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Rd": "Road",
    "Ln": "Lane", "Hwy": "Highway", "Pkwy": "Parkway", "Sq": "Square", "Ct": "Court", "Pl": "Place",
}  # fmt: skip
_BEFORE_NUMBERS = {
    "Rm": "Room", "Apt": "Apartment", "Bldg": "Building", "Fig": "Figure", "Vol": "Volume", "Ch": "Chapter",
    "Ep": "Episode", "pp": "pages", "p": "page", "Rte": "Route", "Hwy": "Highway", "Ext": "extension",
    "Sc": "Scene", "Pg": "page",
}  # fmt: skip
_OTHERS = {
    "vs": "versus", "etc": "et cetera", "Jr": "Junior", "Sr": "Senior", "Bros": "Brothers", "Ltd": "Limited",
    "Corp": "Corporation", "dept": "department", "approx": "approximately", "tel": "telephone", "Tues": "Tuesday",
    "Thurs": "Thursday", "Esq": "Esquire", "govt": "government", "Blvd": "Boulevard", "Assn": "Association",
}  # fmt: skip


def _cased(table: dict[str, str], name: str) -> str:
    """From a table, whatever the capitals."""
    return table.get(name) or FOLDED[id(table)][name.casefold()]


ALL_SHORT = (TITLES, ROADS, _BEFORE_NUMBERS, _OTHERS)
FOLDED = {id(table): {name.casefold(): word for name, word in table.items()} for table in ALL_SHORT}


def _road(match: re.Match[str]) -> str | Parts:
    return (match[1], 1), (match[2], 2), (_cased(ROADS, match[3]), 3)


def _short_month(match: re.Match[str]) -> str:
    return MONTHS[match[1][:3]]


_END = r"\s*[\"')\]]*\Z"
"""Behind a full stop that also ends what is said."""

ABBREVIATIONS: tuple[Rule, ...] = (
    # behind a name and not before one: "Main St.", "Elm Dr.", "42nd St. Joel waits."
    (re.compile(rf"(?<![\w.])(\d{{1,3}}(?:st|nd|rd|th))(\s)({capitalised(ROADS)})\b(?:(?=\.{_END})|\.?)"), _road),
    (re.compile(rf"\b([A-Z][\w']{{1,40}}+)(\s)({capitalised(ROADS)})(?:(?=\.{_END})|\.)(?!\.?\s+[A-Z])"), _road),
    (re.compile(rf"\b({capitalised(TITLES)})\.(?=\s*[A-Z])"), lambda m: _cased(TITLES, m[1])),
    (re.compile(r"\b((?:Mr|Mrs|Ms|Dr))(?=\s[A-Z])"), lambda m: TITLES[m[1]]),
    (re.compile(rf"\b((?i:{any_of(*_BEFORE_NUMBERS)}))\.\s?(?=\d)"), lambda m: _cased(_BEFORE_NUMBERS, m[1]) + " "),
    (re.compile(rf"\b({SHORT_MONTH})\.(?=,?\s\d)"), _short_month),
    (re.compile(rf"\b((?i:{any_of(*_OTHERS)}))(?:(?=\.{_END})|\.)(?!\w)"), lambda m: _cased(_OTHERS, m[1])),
    (re.compile(rf"(?<!\w)&c(?:(?=\.{_END})|\.|\b)"), lambda _: "et cetera"),
    rule(r"\bvs\b", "versus"),
    rule(r"(?<=\w )v\.(?= [A-Z])", "versus"),
    rule(r"(?<!\w)e\.\s?g\.,?(?!\w)", "for example,", re.I),
    rule(r"(?<!\w)i\.\s?e\.,?(?!\w)", "that is,"),
    rule(r"\bw/o\b", "without", re.I),
    rule(r"\bw/\s?(?=\w)", "with ", re.I),
    rule(r"\band/or\b", "and or", re.I),
    # of the trade
    rule(r"(?<!\w)V\.\s?O\.(?=\W|$)", "voice over"),
    rule(r"(?<!\w)O\.\s?S\.(?=\W|$)", "off screen"),
    rule(r"(?<!\w)O\.\s?C\.(?=\W|$)", "off camera"),
    rule(r"(?<=\()VO(?=\))", "voice over"),
    rule(r"(?<=\()OS(?=\))", "off screen"),
    rule(r"(?<=\()OC(?=\))", "off camera"),
    rule(r"(?<!\w)P\.O\.V\.|\bPOV\b", "point of view"),
    rule(r"\bCONT'D\b\.?|\bcont'd\b\.?", "continued"),
    rule(r"\bINT\./EXT\.", "inside and outside,"),
    rule(r"\bINT\.(?=\s)", "interior,"),
    rule(r"\bEXT\.(?=\s)", "exterior,"),
    rule(r"(?<!\w)b\.\s?g\.(?!\w)", "background", re.I),
    rule(r"(?<!\w)f\.\s?g\.(?!\w)", "foreground", re.I),
    rule(r"#(?=[A-Za-z])", "hashtag "),
)  # fmt: skip
