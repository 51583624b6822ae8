"""Which forms of cues a play's file uses, and whose names it is believed to cue.

The form that finds the most names that come back is how this file does it. Others are used beside it where they
cue the same names again and again: editors set prose behind the name and verse below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tableread.script.stageplay.candidates import (
    Candidate,
    Candidates,
    behind_number,
    candidates,
    is_numbered,
)
from tableread.script.stageplay.forms import FORMS, WITH_DIRECTION, Cue, Form, cue_at

_SAMPLE = 1200
"""Lines in which the form of a text is looked for."""
_AIRY = 0.8
"""Share of cues behind an empty line from which a cue elsewhere is doubted."""
_CLEARLY_MORE = 1.3
_BESIDE = 0.03
"""Of the cues of the main form, those of known names that another form must have."""
_MOST_COVERED = 0.5
"""Share of paragraphs that begin with a cue from which who speaks once only is believed, too."""
_BARE_COVERED = 0.3
"""The same from which a short line above others is a cue at all, with nothing to mark it."""
_JOINED = re.compile(r"\s*(?:,|&|\band\b|\bet\b|\bund\b|\by\b|\bи\b)\s*", re.IGNORECASE)
_NOT_NAMES = frozenset(
    """the an and but or if when then there here it he she they we you i this that what who why how yes
    no oh ah o well come go so for in on at to of my your his her note act scene enter exit exeunt
    curtain copyright contents title author by to time place setting produced date release language
    credits chapter part volume page first second third fade cut int ext""".split()
)
_MAY_BE_SOMEBODY = frozenset("page time author first second third".split())
"""Of these, those whom plays have among their people. They must be cued as often as `_REGULAR` says."""
_REGULAR = 4
_MAY_BEGIN_A_NAME = frozenset("the an first second third".split())


@dataclass(frozen=True)
class Finding:
    """The forms of a file and the names that it is believed to cue."""

    forms: tuple[Form, ...]
    """The main one first."""
    names: frozenset[str]
    """Case folded."""
    cues: int
    often: frozenset[str] = frozenset()
    """Those that come back, or that are listed or come in: they speak wherever they are cued."""
    airy: bool = False
    """Speeches mostly begin behind an empty line."""
    numbered: bool = False
    """Speeches have numbers."""

    @property
    def form(self) -> Form:
        """The main one."""
        return self.forms[0]

    def knowing(self, people: set[str]) -> Finding:
        """The same, with `people` (case folded) known to be there."""
        return replace(self, names=self.names | people, often=self.often | people)

    def cue_at(self, line: str, *, below: bool, opens: bool) -> Cue | None:
        """The cue that `line` begins with, of somebody who is believed to speak.

        below: the next line is not empty. opens: the one above is.
        """
        at = behind_number(line) if self.numbered else 0
        for form in self.forms:
            if not _fits(form, below, opens):
                continue
            if not opens and self.airy and (form is not self.form or not form.capitals):
                continue
            cue = self._known(form, cue_at(form, line, at), line)
            if cue is not None:
                return cue
        cue = cue_at(WITH_DIRECTION, line, at)
        if cue is not None and all(n in self.names for n in _JOINED.split(cue.name.casefold())):
            return cue
        return None

    def _known(self, form: Form, cue: Cue | None, line: str) -> Cue | None:
        """The cue, if its name is known. "FRANZ. O. No." is a cue of FRANZ where nobody is "FRANZ. O"."""
        if cue is None or cue.name.casefold() in self.names:
            return cue
        if form.own_line or not form.name.endswith("stop"):
            return None
        cut = cue.end
        while (cut := line.rfind(". ", cue.start, cut)) > 0:
            name = " ".join(line[cue.start : cut].split())
            if name.casefold() in self.names:
                return Cue(name, "", cue.start, cut + 2)
        return None


def _fits(form: Form, below: bool, opens: bool) -> bool:
    """Whether a line may be a cue in this form, by the lines around it."""
    if form.gap:
        return opens and not below
    return below or not form.own_line


def find_form(lines: list[str]) -> Finding | None:
    """The forms that cue the most; None where no name comes back.

    In a long text the forms are found in a part of it, and its names then in the whole.
    """
    sample = lines
    if len(lines) > _SAMPLE:
        middle = len(lines) // 2
        sample = lines[: _SAMPLE // 2] + lines[middle : middle + _SAMPLE // 2]
    numbered = is_numbered(sample)
    found = _find_form(candidates(sample, numbered), numbered)
    if found is None or sample is lines:
        return found
    return _finding(found.forms, candidates(lines, numbered), numbered)


def _find_form(among: Candidates, numbered: bool) -> Finding | None:
    best: Finding | None = None
    # a later form must find clearly more: capitals are believed before mixed case
    least = max(2.0, among.inked * 0.01)
    for form in FORMS:
        if len(among.lines) <= least:
            break
        found = _finding((form,), among, numbered)
        if found and found.cues > least:
            best = found
            least = _CLEARLY_MORE * best.cues
    if best is None:
        return None
    rest = [
        line
        for line in among.lines
        if (line.opens or not best.airy)
        and best.cue_at(line.line, below=line.below, opens=line.opens) is None
    ]
    beside = tuple(form for form in FORMS if _is_used_beside(form, best, rest))
    return _finding((best.form, *beside), among, numbered) if beside else best


def _is_used_beside(form: Form, best: Finding, rest: Iterable[Candidate]) -> bool:
    """Whether this form cues those whom the main one cues often, on lines where that finds nobody."""
    if form is best.form or form.capitals is not best.form.capitals:
        return False
    if form.name in {"bracket", "dash"} or not (form.capitals or best.airy):
        return False
    named = Counter(
        cue.name.casefold()
        for line in rest
        if (cue := _cue(form, line)) is not None and cue.name.casefold() in best.often
    )
    count = named.total()
    return count >= 3 and count > _BESIDE * best.cues and len(named) >= min(2, len(best.often))


def _cue(form: Form, line: Candidate) -> Cue | None:
    """The cue in this form that a line begins with, whoever it names."""
    if form.capitals and not line.capitals and form.name != "tab":
        return None
    if not _fits(form, line.below, line.opens) or (form.sign and form.sign not in line.line):
        return None
    return cue_at(form, line.line, line.at)


class _Counted:
    """How often each name is cued, in all lines and where paragraphs begin."""

    def __init__(self, forms: tuple[Form, ...], among: Candidates) -> None:
        self.all: Counter[str] = Counter()
        self.opening: Counter[str] = Counter()
        self.after_end: set[str] = set()
        self.after: dict[str, str] = {}
        self.words: dict[str, set[str]] = {}
        self.written: dict[str, str] = {}
        for line in among.lines:
            cue = next((c for form in forms if (c := _cue(form, line)) is not None), None)
            if cue is None:
                continue
            name = cue.name.casefold()
            self.written.setdefault(name, cue.name)
            self.all[name] += 1
            self.after[name] = line.after.casefold()
            self.words.setdefault(name, set()).add(line.before)
            if line.after_end:
                self.after_end.add(name)
            if line.opens:
                self.opening[name] += 1
        self.nobody = _NOT_NAMES - {n for n in _MAY_BE_SOMEBODY if self.all[n] >= _REGULAR}
        for counts in (self.all, self.opening):
            _without_first_words(counts)
        often = {name for name, n in self.all.items() if n > 1}
        cued = sum(self.all[name] for name in often)
        self.airy = sum(self.opening[name] for name in often) > _AIRY * cued


def _without_first_words(counts: Counter[str]) -> None:
    """ "franz. ja" is Franz who says yes, where Franz is cued more often; "mrs. berg" is one name."""
    for name in sorted((name for name in counts if ". " in name), key=len, reverse=True):
        shorter, _, last = name.rpartition(". ")
        if counts[shorter] >= (counts[name] if len(last) > 1 else 1):
            counts[shorter] += counts.pop(name)


def _finding(forms: tuple[Form, ...], among: Candidates, numbered: bool) -> Finding | None:
    counted = _Counted(forms, among)
    form = forms[0]
    counts = counted.all
    if not form.capitals and counted.airy:
        counts = counted.opening
    if form.capitals:
        names = _in_capitals(counts, counted.nobody)
        if form.gap and sum(counts[name] for name in names) < among.paragraphs * _BARE_COVERED / 2:
            return None
    else:
        names = _in_small_letters(form, counts, counted, among)
    if form.gap:
        # what stands alone below a cue is said
        names = frozenset(n for n in names if counts[n] > 1 or counts[counted.after[n]] < 2)
    if not names:
        return None
    often = frozenset(name for name in names if counts[name] > 1)
    cues = sum(counts[name] for name in names)
    return Finding(forms, names, cues, often, counted.airy, numbered)


def _in_capitals(counts: Counter[str], nobody: frozenset[str]) -> frozenset[str]:
    if not any(n > 1 and name not in nobody for name, n in counts.items()):
        return frozenset()
    # who speaks once is believed where the form is well established
    return frozenset(n for n in counts if n not in nobody and len(n.split()) <= 6)


def _in_small_letters(
    form: Form, counts: Counter[str], counted: _Counted, among: Candidates
) -> frozenset[str]:
    possible = {name for name in counts if _may_be_a_name(name, counted.nobody)}
    if form.bare:  # a refrain has the same words below
        possible = {n for n in possible if 2 * len(counted.words[n]) > counts[n]}
    sure = {name for name in possible if counts[name] >= 3}
    if not counted.airy:  # any line of a speech may look like one
        sure = {
            name for name in sure if form.name == "mixed-colon" or _is_title(counted.written[name])
        }
    cued = sum(counts[name] for name in sure)
    against = among.paragraphs if counted.airy else among.inked / 2
    least = _BARE_COVERED / 2 if form.gap else _BARE_COVERED
    if form.bare and (not counted.airy or len(sure) < 2 or cued < least * against):
        return frozenset()
    # half of the paragraphs is all that cues with a gap below can be; where there are no paragraphs,
    # speeches of several lines leave fewer
    if cued > _MOST_COVERED * against * (0.5 if form.gap or not counted.airy else 1):
        rest = {n for n in possible - sure if _is_title(counted.written[n])} & counted.after_end
        if form.name == "mixed-stop":
            small = _small_words(line.line for line in among.lines)
            rest = {n for n in rest if counts[n] > 1 or _is_nobodys_word(counted.written[n], small)}
            rest = rest if counted.airy else set()
        sure |= rest
    return frozenset(sure)


def _may_be_a_name(name: str, nobody: frozenset[str]) -> bool:
    first = name.split(maxsplit=1)[0]
    if name in nobody:
        return False
    return first not in nobody or (first in _MAY_BEGIN_A_NAME and " " in name)


def _is_title(name: str) -> bool:
    """Whether it is written as names are: with capitals at both ends, and short."""
    words = name.split()
    return len(words) <= 4 and not words[0][0].islower() and not words[-1][0].islower()


def _is_nobodys_word(name: str, small: set[str]) -> bool:
    """Whether a name is no word that the play uses in small letters, or has two words with capitals."""
    words = name.split()
    if len(words) > 1 and not any(word[0].islower() for word in words):
        return True
    return words[-1].casefold() not in small


_SMALL_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+")


def _small_words(lines: Iterable[str]) -> set[str]:
    """The words that are written in small letters."""
    return {word for line in lines for word in _SMALL_WORD.findall(line) if word[0].islower()}
