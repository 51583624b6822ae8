"""Numbers: dates, times, money, telephones, units."""

from __future__ import annotations

import re

from tableread.speech.normalise.rule import any_of, rule
from tableread.speech.spoken_text import Parts, Rule

MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "May": "May", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sep": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTH = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
FREE = r"(?<![\w.,/:$£€#-])"
"""Where a number of its own begins."""
ENDS = r"(?![\w/:]|[.,-]\d)"
"""Where it ends."""


def ordinal(number: str) -> str:
    """21 as "21st"."""
    value = int(number)
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    return f"{value}{ending or 'th'}"


def _date(match: re.Match[str]) -> str:
    """3/14/1999: the month first, as Americans write it, unless it cannot be a month."""
    month, day = int(match[1]), int(match[2])
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    name = list(MONTHS.values())[month - 1]
    return f"{name} {ordinal(str(day))}, {_as_year(match[3])}"


def _iso_date(match: re.Match[str]) -> str:
    month, day = int(match[2]), int(match[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{list(MONTHS.values())[month - 1]} {ordinal(str(day))}, {_as_year(match[1])}"


def _as_year(year: str) -> str:
    if len(year) != 4 or year[:2] not in {str(n) for n in range(11, 20)}:
        return f"oh {year[1]}" if year[0] == "0" and len(year) == 2 else year
    if year[2:] == "00":
        return f"{year[:2]} hundred"
    return f"{year[:2]} oh {year[3]}" if year[2] == "0" else f"{year[:2]} {year[2:]}"


def _day_behind_month(match: re.Match[str]) -> str | Parts:
    month = MONTHS.get(match[1][:3], match[1])
    return (month, 1), (match[2], 2), (ordinal(match[3]), 3)


def _day_before_month(match: re.Match[str]) -> str | Parts:
    the = "" if match[1] else "the "
    month = MONTHS.get(match[3][:3], match[3])
    return (match[1] or "", 0), (f"{the}{ordinal(match[2])} of", 2), (" " + month, 3)


_DECADES = {
    "1": "tens", "2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties",
    "7": "seventies", "8": "eighties", "9": "nineties",
}  # fmt: skip


def _decade(match: re.Match[str]) -> str:
    century, ten = match[1] or "", match[2]
    if ten == "0":
        return {"": match[0], "20": "two thousands"}.get(century, f"{century} hundreds")
    return f"{century} {_DECADES[ten]}".lstrip()


def _minutes(match: re.Match[str]) -> str:
    hour, minutes = match[1], match[2]
    if int(hour) > 24 or int(minutes) > 59:
        return match[0]
    if minutes != "00":
        return f"{hour} oh {minutes[1]}" if minutes[0] == "0" else f"{hour} {minutes}"
    if match[3]:  # a.m., o'clock
        return hour
    return f"{hour} o'clock" if 1 <= int(hour) <= 12 else f"{hour} hundred"


_PARTS = {"2": "half", "3": "third", "4": "quarter", "5": "fifth", "6": "sixth", "8": "eighth",
          "10": "tenth", "16": "sixteenth"}  # fmt: skip


def _fraction(match: re.Match[str]) -> str:
    whole, above, below = match[1], match[2], match[3]
    if int(above) >= int(below) or below not in _PARTS or (above == "1" and below == "16"):
        return match[0].replace("/", " ")
    part = _PARTS[below]
    if whole:
        return f"{whole} and {'a' if above == '1' else above} {part}{'s' if above != '1' else ''}"
    return f"one {part}" if above == "1" else f"{above} {part}s"


_SIGNS = {"½": "a half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters",
          "⅛": "an eighth"}  # fmt: skip


def _sign(match: re.Match[str]) -> str:
    return f"{match[1]} and {_SIGNS[match[2]]}" if match[1] else _SIGNS[match[2]]


def _digits(digits: str) -> str:
    return " ".join("oh" if digit == "0" else digit for digit in digits)


def _telephone(match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match[0])
    said = [
        f"{group[0]} hundred" if group in {"800", "900"} and len(groups) > 2 else _digits(group)
        for group in groups
    ]
    return ", ".join(said)


def _leading_zeros(match: re.Match[str]) -> str:
    digits = match[0]
    return f"double oh {digits[2:]}" if digits == "007" else _digits(digits)


_MONEY = {"$": ("dollar", "cent"), "£": ("pound", "penny"), "€": ("euro", "cent"), "¥": ("yen", "")}
_LARGE = {"k": "thousand", "m": "million", "mm": "million", "bn": "billion", "b": "billion"}


def _money(match: re.Match[str]) -> str | Parts:
    """ "$1.5 million": the sign is said behind, in the plural, unless "a $50 bill" is meant."""
    a, sign, amount = match[1] or "", match[2], match[3]
    large = match[4] or _LARGE.get((match[5] or "").casefold(), "")
    unit, small = _MONEY[sign]
    whole, _, cents = amount.partition(".")
    described = bool(a) and bool(re.match(r"[ -][a-z]", match.string[match.end() :][:2]))
    units = unit if described or amount == "1" or unit == "yen" else unit + "s"
    behind = f"{large} {units}".lstrip()
    if not large and len(cents) == 2 and small:
        if cents == "00":
            amount = whole
            behind = unit if whole == "1" else unit + "s"
        else:
            pence = "pence" if small == "penny" else small if cents == "01" else small + "s"
            few = cents.removeprefix("0")
            if whole in {"0", ""}:
                return (a, 1 if a else 0), (f"{few} {pence}", 2)
            one = unit if whole == "1" else unit + "s"
            amount, behind = whole, f"{one} and {few} {pence}"
    return (a, 1 if a else 0), (f"{amount} ", 2), (behind, 4 if match[4] else 2)


def _money_range(match: re.Match[str]) -> str:
    return f"{match[2]} to {match[3]} {_MONEY[match[1]][0]}s"


def _range(match: re.Match[str]) -> str:
    first, second = match[1], match[2]
    return (
        f"{first} {second}"
        if first == second or (first, second) == ("24", "7")
        else f"{first} to {second}"
    )


_UNITS = {
    "mph": "miles an hour", "kph": "kilometers an hour", "km/h": "kilometers an hour", "km": "kilometers",
    "kg": "kilograms", "cm": "centimeters", "mm": "millimeters", "ft": "feet", "lb": "pounds", "lbs": "pounds",
    "oz": "ounces", "min": "minutes", "mins": "minutes", "sec": "seconds", "secs": "seconds", "hr": "hours",
    "hrs": "hours", "yd": "yards", "yds": "yards", "mg": "milligrams", "ml": "milliliters",
}  # fmt: skip


def _unit(match: re.Match[str]) -> str | Parts:
    number, unit = match[1], _UNITS[match[3].casefold()]
    if number == "1":
        first, _, rest = unit.partition(" ")
        unit = ("foot" if first == "feet" else first.removesuffix("s")) + (
            f" {rest}" if rest else ""
        )
    return (number, 1), (f" {unit}", 3)


_CALIBRES = {"357": "3 57", "380": "3 80", "308": "3 oh 8"}

NUMBERS: tuple[Rule, ...] = (
    (re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])"), _date),
    (re.compile(r"(?<![\d-])((?:1[1-9]|20)\d\d)-(\d\d)-(\d\d)(?![\d-])"), _iso_date),
    (re.compile(rf"\b({MONTH}|(?:{SHORT_MONTH})\.?)(\s)(\d{{1,2}})(?:st|nd|rd|th)?{ENDS}"), _day_behind_month),
    (re.compile(rf"{FREE}(the )?(?<!\d )(\d{{1,2}})(?:st|nd|rd|th)?\s({MONTH}|(?:{SHORT_MONTH})\b\.?)(?=,?\s\d{{4}}|[.,;!?]|\Z)"), _day_before_month),
    # telephones, before ranges
    (re.compile(r"(?<![\w.-])(?:(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]|\d{3}-)\d{4}(?![\w-]|\.\d)"), _telephone),
    (re.compile(r"(?<![\w.-])\d-\d-\d(?![\w-])"), _telephone),
    (re.compile(r"(?<![\w.,-])(?:911|411)(?=[.,;!?'\"]|\s(?!people|men|of)|\Z)(?!['.,]\d)"), _telephone),
    (re.compile(rf"{FREE}0\d{{1,6}}(?![\w:%]|[.,/-]\d)"), _leading_zeros),
    # money; before it is read with its sign
    (re.compile(r"([$£€¥])(\d{1,9})\s?[-–]\s?[$£€¥]?(\d{1,9})(?![\d.,%])"), _money_range),
    (re.compile(r"(\b[Aa] )?([$£€¥])\s?(\d[\d,]{0,20}(?:\.\d{1,4})?|\.\d\d)(?:[\s-](thousand|million|billion|trillion|grand)\b|([kKmMbB]|bn|MM)\b)?"), _money),
    rule(r"(?<=\d)\s?¢", " cents"),
    # times
    (re.compile(r"(?<![\w:.,])(\d{1,2}):(\d\d)(?![\d:]|\.\d)(\s?[aApP]\.?\s?[mM]\b|\s?o'clock)?+"), lambda m: ((_minutes(m), 0), (_spaced(m[3]), 3)) if m[3] else _minutes(m)),
    # heights, before quotation marks are lost
    rule(r"(?<![\w'\"])(\d)'\s?(1[01]|\d)(?:\"|''|(?![\w']))", r"\1 foot \2"),
    (re.compile(r"(?<![\w/.])(?:(\d{1,3}) )?(\d{1,3})/(\d{1,3})(?![\w/]|\.\d)"), _fraction),
    (re.compile(r"(?<!\w)(\d{1,6})?\s?([½⅓⅔¼¾⅛])"), _sign),
    (re.compile(rf"{FREE}(\d{{1,4}})\s?[-–]\s?(\d{{1,4}})(?![\w/:]|[.,-]\d|[-–])"), _range),
    (re.compile(r"(?<![\w.,'])'?((?:1[1-9]|20)?)(\d)0'?s\b"), _decade),
    (re.compile(r"(?<![\w.,/:$£€#-])(1[1-9]\d\d)(?![\w/:%]|[.,-]\d|-[a-z])"), lambda m: _as_year(m[1])),
    rule(r"(?<=\d)\s?°\s?F\b", " degrees Fahrenheit"),
    rule(r"(?<=\d)\s?°\s?C\b", " degrees Celsius"),
    rule(r"(?<=\b[Aa] )(\d{1,4})\s?°(?=[\s-][a-z])", r"\1 degree"),
    rule(r"(?<=\d)\s?°", " degrees"),
    (re.compile(rf"(?<![\w.])(\d[\d.,]{{0,12}}(?<=\d))(\s?)({any_of(*sorted(_UNITS, key=len, reverse=True))})\b(?!')\.?(?!\w)"), _unit),
    rule(r"(?<=feet )(\d{1,2}) in\b\.?(?!\s[A-Z])", r"\1 inches"),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d)", " by "),
    (re.compile(r"(?<![\w.])\.(22|25|32|38|44|45|50|357|380|308)(?![\d%])"), lambda m: _CALIBRES.get(m[1], m[1])),
    rule(r"(?<![\w.])\.(?=\d)", "point "),
    rule(r"\b(?:No|NO)\.\s?(?=\d)(?!\d++\s(?:more|year|minute|hour|day|week|month|second|people|men|women|time|dollar|buck|percent|o'clock|mile))", "number "),
    rule(r"\bNos\.\s?(?=\d)", "numbers "),
)  # fmt: skip


def _spaced(half: str) -> str:
    """ "am" apart from the hour, as it is read."""
    return half if half[0].isspace() else f" {half}"
