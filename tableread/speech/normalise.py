"""What is said for numbers, dates, abbreviations, addresses and capitals: rules, in the order in which they are used.

Each rule is a pattern and what is said for its match. They are here because at least one engine reads the written form
otherwise than people do; what all of them read well (percents, ordinals, "&") has no rule. Digits stay digits where
engines read them well. A match should be one word, or tell which word each part stands for: that is where its mark is.
"""

from __future__ import annotations

import re

from tableread.speech.form import Parts, Rule, Spoken


def _words(*names: str) -> str:
    return "|".join(names)


def _rule(pattern: str, says: str, flags: int = 0) -> Rule:
    """Says the same for every match; `says` may name groups, as in `re.sub`."""
    if "\\" in says:
        return re.compile(pattern, flags), lambda m: m.expand(says)
    return re.compile(pattern, flags), lambda _: says


def _capitalised(table: dict[str, str]) -> str:
    """Its names as they are and in capitals: "rep." in small letters is no Representative."""
    return _words(*table, *map(str.upper, table))


IN_ANY_LANGUAGE: tuple[Rule, ...] = (
    # emoji and other pictures; an engine would tell their names
    _rule("[\U0001f000-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3]++", ""),
)

# ── Headings ──────────────────────────────────────────────────────────────────────────────────

IN_HEADINGS: tuple[Rule, ...] = (
    # what the abbreviations of a crew stand for is in `headings`, by language
    _rule(r"(?<=\s)[-–—]+(?=\s)", ","),
)

_SPELT = frozenset(
    """ABC ACLU AKA ATF ATM BBC BMW CBS CCTV CD CEO CFO CIA CNN CPR CSI DA DC DEA DIY DJ DMV DNA DOA DVD EMT
    DUI EPA ER ESP ESPN EU FAQ FBI FDA FDR GOP GPS HBO HBCU HD HIV HMS HQ HR ICU ID IQ IRS IRA JFK KGB LAPD LAX LCD LED LGBT
    LLC LSD MBA MC MGM MI MIA MIT MLB MP MRI MTV NAACP NBA NBC NCAA NFL NHL NHS NPR NRA NSA NY NYC NYPD NYU OBGYN
    OJ OK PBS PC PI PO PR PS PTA PTSD PVC RAF RN RSVP RV SFX SOS SS SUV TB TBA TNT TV UCLA UFO UK UN UPS
    URL USA USB USC USMC USS VFX VHS VIP VP WC WTF XXX YMCA YWCA""".split()
)
"""What is spelt, letter by letter, though it may look like a word."""
_SPELT_LOUD = frozenset(["EMT", "DOA", "AKA", "ESP", "OBGYN"])
"""Those that an engine reads as a word, or says wrong."""


def _heading_word(match: re.Match[str]) -> str:
    word = match[0]
    return word.lower() if word.isupper() and word not in _SPELT else word


CAPITALS_OF_HEADINGS: tuple[Rule, ...] = (
    # capitals would be spelt out where they look like initials
    (re.compile(r"[^\W\d_]++"), _heading_word),
)

# ── Numbers ───────────────────────────────────────────────────────────────────────────────────

_MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "May": "May", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sep": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
_MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTH = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_FREE = r"(?<![\w.,/:$£€#-])"
"""Where a number of its own begins."""
_ENDS = r"(?![\w/:]|[.,-]\d)"
"""Where it ends."""


def _ordinal(number: str) -> str:
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
    name = list(_MONTHS.values())[month - 1]
    return f"{name} {_ordinal(str(day))}, {_as_year(match[3])}"


def _iso_date(match: re.Match[str]) -> str:
    month, day = int(match[2]), int(match[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{list(_MONTHS.values())[month - 1]} {_ordinal(str(day))}, {_as_year(match[1])}"


def _as_year(year: str) -> str:
    if len(year) != 4 or year[:2] not in {str(n) for n in range(11, 20)}:
        return f"oh {year[1]}" if year[0] == "0" and len(year) == 2 else year
    if year[2:] == "00":
        return f"{year[:2]} hundred"
    return f"{year[:2]} oh {year[3]}" if year[2] == "0" else f"{year[:2]} {year[2:]}"


def _day_behind_month(match: re.Match[str]) -> str | Parts:
    month = _MONTHS.get(match[1][:3], match[1])
    return (month, 1), (match[2], 2), (_ordinal(match[3]), 3)


def _day_before_month(match: re.Match[str]) -> str | Parts:
    the = "" if match[1] else "the "
    month = _MONTHS.get(match[3][:3], match[3])
    return (match[1] or "", 0), (f"{the}{_ordinal(match[2])} of", 2), (" " + month, 3)


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

_NUMBERS: tuple[Rule, ...] = (
    (re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])"), _date),
    (re.compile(r"(?<![\d-])((?:1[1-9]|20)\d\d)-(\d\d)-(\d\d)(?![\d-])"), _iso_date),
    (re.compile(rf"\b({_MONTH}|(?:{_SHORT_MONTH})\.?)(\s)(\d{{1,2}})(?:st|nd|rd|th)?{_ENDS}"), _day_behind_month),
    (re.compile(rf"{_FREE}(the )?(?<!\d )(\d{{1,2}})(?:st|nd|rd|th)?\s({_MONTH}|(?:{_SHORT_MONTH})\b\.?)(?=,?\s\d{{4}}|[.,;!?]|\Z)"), _day_before_month),
    # telephones, before ranges
    (re.compile(r"(?<![\w.-])(?:(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]|\d{3}-)\d{4}(?![\w-]|\.\d)"), _telephone),
    (re.compile(r"(?<![\w.-])\d-\d-\d(?![\w-])"), _telephone),
    (re.compile(r"(?<![\w.,-])(?:911|411)(?=[.,;!?'\"]|\s(?!people|men|of)|\Z)(?!['.,]\d)"), _telephone),
    (re.compile(rf"{_FREE}0\d{{1,6}}(?![\w:%]|[.,/-]\d)"), _leading_zeros),
    # money; before it is read with its sign
    (re.compile(r"([$£€¥])(\d{1,9})\s?[-–]\s?[$£€¥]?(\d{1,9})(?![\d.,%])"), _money_range),
    (re.compile(r"(\b[Aa] )?([$£€¥])\s?(\d[\d,]{0,20}(?:\.\d{1,4})?|\.\d\d)(?:[\s-](thousand|million|billion|trillion|grand)\b|([kKmMbB]|bn|MM)\b)?"), _money),
    _rule(r"(?<=\d)\s?¢", " cents"),
    # times
    (re.compile(r"(?<![\w:.,])(\d{1,2}):(\d\d)(?![\d:]|\.\d)(\s?[aApP]\.?\s?[mM]\b|\s?o'clock)?+"), lambda m: ((_minutes(m), 0), (_spaced(m[3]), 3)) if m[3] else _minutes(m)),
    # heights, before quotation marks are lost
    _rule(r"(?<![\w'\"])(\d)'\s?(1[01]|\d)(?:\"|''|(?![\w']))", r"\1 foot \2"),
    (re.compile(r"(?<![\w/.])(?:(\d{1,3}) )?(\d{1,3})/(\d{1,3})(?![\w/]|\.\d)"), _fraction),
    (re.compile(r"(?<!\w)(\d{1,6})?\s?([½⅓⅔¼¾⅛])"), _sign),
    (re.compile(rf"{_FREE}(\d{{1,4}})\s?[-–]\s?(\d{{1,4}})(?![\w/:]|[.,-]\d|[-–])"), _range),
    (re.compile(r"(?<![\w.,'])'?((?:1[1-9]|20)?)(\d)0'?s\b"), _decade),
    (re.compile(r"(?<![\w.,/:$£€#-])(1[1-9]\d\d)(?![\w/:%]|[.,-]\d|-[a-z])"), lambda m: _as_year(m[1])),
    _rule(r"(?<=\d)\s?°\s?F\b", " degrees Fahrenheit"),
    _rule(r"(?<=\d)\s?°\s?C\b", " degrees Celsius"),
    _rule(r"(?<=\b[Aa] )(\d{1,4})\s?°(?=[\s-][a-z])", r"\1 degree"),
    _rule(r"(?<=\d)\s?°", " degrees"),
    (re.compile(rf"(?<![\w.])(\d[\d.,]{{0,12}}(?<=\d))(\s?)({_words(*sorted(_UNITS, key=len, reverse=True))})\b(?!')\.?(?!\w)"), _unit),
    _rule(r"(?<=feet )(\d{1,2}) in\b\.?(?!\s[A-Z])", r"\1 inches"),
    _rule(r"(?<=\d)\s?[x×]\s?(?=\d)", " by "),
    (re.compile(r"(?<![\w.])\.(22|25|32|38|44|45|50|357|380|308)(?![\d%])"), lambda m: _CALIBRES.get(m[1], m[1])),
    _rule(r"(?<![\w.])\.(?=\d)", "point "),
    _rule(r"\b(?:No|NO)\.\s?(?=\d)(?!\d++\s(?:more|year|minute|hour|day|week|month|second|people|men|women|time|dollar|buck|percent|o'clock|mile))", "number "),
    _rule(r"\bNos\.\s?(?=\d)", "numbers "),
)  # fmt: skip


def _spaced(half: str) -> str:
    """ "am" apart from the hour, as it is read."""
    return half if half[0].isspace() else f" {half}"


# ── Abbreviations ─────────────────────────────────────────────────────────────────────────────

_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messers", "Dr": "Doctor",
    "Lt": "Lieutenant", "Sgt": "Sergeant", "Capt": "Captain", "Col": "Colonel", "Gen": "General",
    "Gov": "Governor", "Sen": "Senator", "Rep": "Representative", "Prof": "Professor", "Pres": "President",
    "Rev": "Reverend", "Det": "Detective", "Insp": "Inspector", "Cpl": "Corporal", "Pvt": "Private",
    "Maj": "Major", "Adm": "Admiral", "Cmdr": "Commander", "Ofc": "Officer", "Supt": "Superintendent",
    "Msgr": "Monsignor", "Mme": "Madame", "Mlle": "Mademoiselle", "Fr": "Father",
    "St": "Saint", "Mt": "Mount", "Ft": "Fort", "Pt": "Point",
}  # fmt: skip
_ROADS = {
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
    return table.get(name) or _FOLDED[id(table)][name.casefold()]


_ALL_SHORT = (_TITLES, _ROADS, _BEFORE_NUMBERS, _OTHERS)
_FOLDED = {
    id(table): {name.casefold(): word for name, word in table.items()} for table in _ALL_SHORT
}


def _road(match: re.Match[str]) -> str | Parts:
    return (match[1], 1), (match[2], 2), (_cased(_ROADS, match[3]), 3)


def _short_month(match: re.Match[str]) -> str:
    return _MONTHS[match[1][:3]]


_END = r"\s*[\"')\]]*\Z"
"""Behind a full stop that also ends what is said."""

_ABBREVIATIONS: tuple[Rule, ...] = (
    # behind a name and not before one: "Main St.", "Elm Dr.", "42nd St. Joel waits."
    (re.compile(rf"(?<![\w.])(\d{{1,3}}(?:st|nd|rd|th))(\s)({_capitalised(_ROADS)})\b(?:(?=\.{_END})|\.?)"), _road),
    (re.compile(rf"\b([A-Z][\w']{{1,40}}+)(\s)({_capitalised(_ROADS)})(?:(?=\.{_END})|\.)(?!\.?\s+[A-Z])"), _road),
    (re.compile(rf"\b({_capitalised(_TITLES)})\.(?=\s*[A-Z])"), lambda m: _cased(_TITLES, m[1])),
    (re.compile(r"\b((?:Mr|Mrs|Ms|Dr))(?=\s[A-Z])"), lambda m: _TITLES[m[1]]),
    (re.compile(rf"\b((?i:{_words(*_BEFORE_NUMBERS)}))\.\s?(?=\d)"), lambda m: _cased(_BEFORE_NUMBERS, m[1]) + " "),
    (re.compile(rf"\b({_SHORT_MONTH})\.(?=,?\s\d)"), _short_month),
    (re.compile(rf"\b((?i:{_words(*_OTHERS)}))(?:(?=\.{_END})|\.)(?!\w)"), lambda m: _cased(_OTHERS, m[1])),
    (re.compile(rf"(?<!\w)&c(?:(?=\.{_END})|\.|\b)"), lambda _: "et cetera"),
    _rule(r"\bvs\b", "versus"),
    _rule(r"(?<=\w )v\.(?= [A-Z])", "versus"),
    _rule(r"(?<!\w)e\.\s?g\.,?(?!\w)", "for example,", re.I),
    _rule(r"(?<!\w)i\.\s?e\.,?(?!\w)", "that is,"),
    _rule(r"\bw/o\b", "without", re.I),
    _rule(r"\bw/\s?(?=\w)", "with ", re.I),
    _rule(r"\band/or\b", "and or", re.I),
    # of the trade
    _rule(r"(?<!\w)V\.\s?O\.(?=\W|$)", "voice over"),
    _rule(r"(?<!\w)O\.\s?S\.(?=\W|$)", "off screen"),
    _rule(r"(?<!\w)O\.\s?C\.(?=\W|$)", "off camera"),
    _rule(r"(?<=\()VO(?=\))", "voice over"),
    _rule(r"(?<=\()OS(?=\))", "off screen"),
    _rule(r"(?<=\()OC(?=\))", "off camera"),
    _rule(r"(?<!\w)P\.O\.V\.|\bPOV\b", "point of view"),
    _rule(r"\bCONT'D\b\.?|\bcont'd\b\.?", "continued"),
    _rule(r"\bINT\./EXT\.", "inside and outside,"),
    _rule(r"\bINT\.(?=\s)", "interior,"),
    _rule(r"\bEXT\.(?=\s)", "exterior,"),
    _rule(r"(?<!\w)b\.\s?g\.(?!\w)", "background", re.I),
    _rule(r"(?<!\w)f\.\s?g\.(?!\w)", "foreground", re.I),
    _rule(r"#(?=[A-Za-z])", "hashtag "),
)  # fmt: skip

# ── Roman numerals ────────────────────────────────────────────────────────────────────────────

_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_NUMBERED = (
    r"Act|Scene|Chapter|Part|Book|Volume|Episode|Section|War|Rocky|Rambo|Godfather|Type|Phase|Article|Title|"
    r"Level|Appendix|Canto|Bowl|Stage|Class|Season|Apollo|Mark|Vatican"
)
_REGNAL = (
    r"Henry|Charles|James|George|Edward|William|Elizabeth|Mary|Richard|Louis|John|Paul|Pius|Nicholas|Peter|"
    r"Philip|Catherine|Francis|Frederick|Napoleon|Alexander|Leo|Benedict|Gregory|Ivan|Wilhelm|Felipe|Victor"
)


def _roman(numeral: str) -> int:
    """Up to 39; 0 where it is none."""
    numeral = numeral.upper()
    if not numeral or not _ROMAN.fullmatch(numeral):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _numbered(match: re.Match[str]) -> str | Parts:
    value = _roman(match[3])
    if not value:
        return match[0]
    return (match[1], 1), (match[2], 2), (str(value), 3)


def _the_eighth(match: re.Match[str]) -> str | Parts:
    value = _roman(match[3])
    if not value:
        return match[0]
    return (match[1], 1), (match[2], 2), (f"the {_ordinal(str(value))}", 3)


_NUMERALS: tuple[Rule, ...] = (
    (re.compile(rf"\b((?i:{_NUMBERED}))(\s)((?![Ii]\b)(?:[IVX]{{1,7}}|[ivx]{{1,7}}))(?![\w'])"), _numbered),
    # "the part I love"
    (re.compile(rf"\b({_NUMBERED}|{_NUMBERED.upper()})(\s)([Ii])(?=\s?[.,;:!?)\]–—-]|\s*+\Z)"), _numbered),
    (re.compile(r"\b([A-Z][\w']{1,40}+)(\s)((?=[IVX]{2})(?!XX\b|XXX\b)[IVX]{2,7})(?!\w|\s(?:drip|line|bag|fluid|pole|tube|needle)s?\b)"), _the_eighth),
    # a single letter only behind a ruler's name; "I" also is a person, so it must not go on
    (re.compile(rf"\b({_REGNAL})(\s)([VX])(?!\w|\.\w)"), _the_eighth),
    (re.compile(rf"\b((?:King|Queen|Pope|Emperor|Tsar|Czar)\s(?:{_REGNAL}))(\s)(I)(?![\w'])"), _the_eighth),
    (re.compile(rf"\b({_REGNAL})(\s)(I)(?=\sof\s|[,.;:!?]|\Z)"), _the_eighth),
)  # fmt: skip

# ── Addresses ─────────────────────────────────────────────────────────────────────────────────

_TOP = frozenset(
    "com org net edu gov mil co uk io tv fm info biz de fr ca au eu dev app ai".split()
)
"""The ends of addresses, but for those that are words."""
_IN_ADDRESS = re.compile(r"[./@:+-]")
_SAID_IN_ADDRESS = {
    ".": " dot ",
    "/": " slash ",
    "@": " at ",
    "-": " dash ",
    ":": " colon ",
    "+": " plus ",
}


def _address(match: re.Match[str]) -> str:
    whole = match[0]
    name, _, path = match[2].partition("/")
    last = name.rpartition(".")[2].casefold()
    known = bool(match[1]) or name.casefold().startswith("www.")
    if not known and last not in _TOP and not ("@" in name and "." in name.partition("@")[2]):
        return whole
    if not known and name.count(".") > 0 and name.replace(".", "").isdigit():
        return whole
    name = name[4:] if name.casefold().startswith("www.") else name
    path = re.split(r"[?#]", path, maxsplit=1)[0].rstrip("/")
    spelt = name + (f"/{path}" if path else "")
    if spelt.isupper():
        spelt = spelt.lower()
    return _IN_ADDRESS.sub(lambda m: _SAID_IN_ADDRESS[m[0]], spelt)


_ADDRESSES: tuple[Rule, ...] = (
    (re.compile(r"(?<![\w@.:/+-])(https?://)?+([\w+-]++(?:[.@][\w-]++)++(?:/[^\s,;()\"'?#]*+(?<![.!])(?:[?#][^\s,;()\"']*+(?<![.!]))?+)?)"), _address),
)  # fmt: skip

# ── How people talk ───────────────────────────────────────────────────────────────────────────

_STAMMERED: dict[str, str] = {c: f"{c}uh, " for c in "bcdfghjklmnpqrstvwyz"} | {
    c: f"{c}, " for c in "aeiou"
}
"""What is said for a letter that a stammer repeats."""
_STAMMERED |= {c: f"{c}uh, " for c in ("th", "sh", "ch", "st", "pl", "pr", "tr", "br", "gr", "cl", "fr", "sl", "sw")}  # fmt: skip
_STAMMERED["wh"] = "wuh, "
_STAMMERED["c"] = "kuh, "


_TWICE = frozenset(
    """all ball been bee beef bell between boo book boom boss boot call cheer class cool cook cross deep
    doll door dress fall fee feel feet fell fill floor food fool foot free freeze full glass goodbye good goddess
    green hall hell hello hoot kill kiss knee less llama look loose loser boohoo meet mess mill mood moon need noon
    off ooh pass pee pill poor pool proof pull queen root room roof school see seem seen sell sheep shoot sleep
    small smell soon speed spell spoon steel still stood street stuff sweet tall tee tell too took tool tooth tree
    up wall wee week weed weep well will wood woo woohoo yell yoo zoo zoom ass miss mooo toots whee yippee yahoo
    really finally coffee happy sorry baby daddy mommy funny pretty bitter better little""".split()
)
"""Words with the same letter twice."""
_REPEATED = re.compile(r"(\w)\1{2,}+")
_INTERJECTIONS = re.compile(r"(?i:h?m+|sh+|ps+t|t+sk|b+r+|g+r+|z+|w+|x+|hm+ph|pf+t)")


def _drawn_out(match: re.Match[str]) -> str:
    """ "Nooo" as "No", "goood" as "good"; what is no word has sounds of its own."""
    word = match[0]
    if _INTERJECTIONS.fullmatch(word) or _roman(word) or (len(word) == 3 and word.isupper()):
        return word
    twice, once = _REPEATED.sub(r"\1\1", word), _REPEATED.sub(r"\1", word)
    said = twice if twice.casefold() in _TWICE else once
    return said.lower() if len(said) > 1 and said.isupper() else said


_SHORT_WORDS = frozenset(
    """ace act add age ago ah ail air al ale all amy ann ant ape arm art ash ask ate aw awe axe dry ear ease ed eel egg
    eh end eve ew eye fee fie flu fly foe fry hah heh hm ian ice icy ill imp ink inn ivy jo joe joy key lee lie loo oak oar
    odd oi ooh oops out ow owe owl pea pie ski sky sea she shy sly spa spy sue sty tea tie toe tree uh um urn vie woe
    wry zoe zoo am an and any are as at be big boy bye but by can cop cut day did die do dog eat far few for
    fun gas get go god got gun guy had has he her hey him his hit hot how if in is it job kid let lie
    lot mad man may me men mom my new no nor not now of off oh old on one or our out own pal pay put
    ran red run sad saw say see set she sir sit so son the to too top try two up us use wait war was
    way we who why win yes yet you""".split()
)
"""English words of few letters, which an engine spells where they stand in capitals."""
_SYLLABLE = re.compile(r"[B-DF-HJ-NP-TV-Z][AEIOU][B-DF-HJ-NP-TV-Z]")
"""Three letters that are a word or a name: "HAT", "KIM"."""


def _capitals(match: re.Match[str]) -> str:
    """A word in capitals is said louder, not spelt; initials are spelt."""
    word = match[0]
    bare, mark, rest = word.partition("'")
    if bare in _SPELT:
        spelt = " ".join(bare) if bare in _SPELT_LOUD else bare
        return spelt + mark + rest.lower()
    if (
        len(bare) > 3
        or _SYLLABLE.fullmatch(bare)
        or word.casefold() in _SHORT_WORDS
        or (rest and bare.casefold() in _SHORT_WORDS)
    ):
        return word.lower()
    return bare + mark + rest.lower()


_TALK: tuple[Rule, ...] = (
    # a stammer: sounds, not letters
    (re.compile(r"\b([A-Za-z]|[Ww]h|[TtSsCc]h|[Ss]t|[Pp]l|[PpTtBbGgFf]r|[CcSs]l|[Ss]w)-(?=\1)", re.I), lambda m: _STAMMERED.get(m[1].lower(), m[0])),
    (re.compile(r"\b(?=\w{0,40}(\w)\1\1)[^\W\d_]++"), _drawn_out),
    _rule(r"(?<=\b[Tt]he )US\b", "U S"),
    (re.compile(r"(?<![\w.])[A-Z]{2,}+(?:'[A-Z]{1,3})?(?!\w|\.[A-Z])"), _capitals),
)  # fmt: skip


_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅛]")


def in_english(form: Spoken) -> Spoken:
    """As it is said in English."""
    form = form.all_replaced(_ADDRESSES)
    form = form.all_replaced(_ABBREVIATIONS)
    if _DIGIT.search(form.text):
        form = form.all_replaced(_NUMBERS)
    form = form.all_replaced(_NUMERALS)
    return form.all_replaced(_TALK)


def is_known_short(word: str) -> bool:
    """Whether a word in small letters is initials or an abbreviation that is read as it should be."""
    return word.upper() in _SPELT or any(word in _FOLDED[id(table)] for table in _ALL_SHORT)
