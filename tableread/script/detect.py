"""Finds out from a file's content which reader it is for; the name of the file decides nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from tableread.base.errors import ScriptError
from tableread.script.conversation import is_conversation
from tableread.script.headings import HEADING, is_transition, take_number
from tableread.script.line_ends import with_line_feeds
from tableread.script.rows import Row, rows_of
from tableread.script.subtitles import is_subtitles
from tableread.script.trelby import is_trelby

_SAMPLE = 60_000
"""Characters that a text is judged by."""
_PDF = re.compile(rb"[\s\x00-\x1f\x80-\xff]*+%PDF-")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(
    rb"<\s*(?:\w+:)?(FinalDraft|TEI(?:\.2)?|teiCorpus|document|!doctype\s+html|html|body|pre|div|p)\b",
    re.IGNORECASE,
)
_FEW = 2
_LONG_LINE = 400
"""Characters. A paragraph may be this long; when most lines are, there are no lines."""


def detect_file(data: bytes, name: str) -> str | None:
    """The format of a file that is not plain text; None for what may be. Raises `ScriptError`."""
    head = data[:65536].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PDF.match(data[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        from tableread.script.zipped import names_in

        return _zipped(names_in(data), name)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ScriptError(f"{name} is locked with a password. Save it without one.")
        raise ScriptError(f"{name} is an old Word document (.doc). Save it as .docx or plain text.")
    if b"<\0" in head[:8] or b"\0<" in head[:8]:
        head = head.replace(b"\0", b"")  # UTF-16, near enough to find the root
    if head.lstrip(b"\xff\xfe").startswith((b"<?xml", b"<")):
        closed = (
            head.rfind(b"-->") + 3
        )  # a comment without an end would be looked for again and again
        root = _ROOT.search(_COMMENT.sub(b"", head[:closed]) + head[closed:])
        if root:
            return _XML.get(root[1].lower().removesuffix(b".2"), "html")
        if head.startswith(b"<?xml"):
            raise ScriptError(f"{name} is XML, but not Final Draft, TEI or Open Screenplay.")
    return None


_XML = {b"finaldraft": "fdx", b"tei": "tei", b"teicorpus": "tei", b"document": "osf"}


def _zipped(names: list[str], name: str) -> str:
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    if "document.xml" in names:
        return "osf"
    if "project.rdf" in names:
        return "celtx"
    raise ScriptError(f"{name} is a zip with no readable script in it. Unpack it first.")


def detect(source: str) -> str:
    """Name of the text format that `source` is most likely written in; "fountain" when in doubt."""
    sample = with_line_feeds(_sample_of(source))
    if sample.lstrip()[:1] == "{" and '"elements"' in sample:
        return "json"
    if is_trelby(sample):
        return "trelby"
    if is_subtitles(sample):
        return "subtitles"
    if "label " in sample or "Character(" in sample:
        from tableread.script.renpy import is_renpy

        if is_renpy(sample):
            return "renpy"
    if _is_flattened(sample):
        # a long message is one line
        return "conversation" if is_conversation(sample.split("\n")) else "flattened"
    marks = _fountain_marks(sample)
    titled = bool(_TITLE_KEY.match(sample))
    bold = sum(1 for _ in _BOLD_CUE.finditer(sample))
    if bold > _FEW:
        from tableread.script.markdown import strip_markup

        sample = strip_markup(sample)
    rows = rows_of(sample)
    headings = sum(bool(HEADING.match(take_number(row.text.lstrip("#*_ ")).text)) for row in rows)
    if _is_transcript(sample, rows, headings):
        return "transcript"
    if marks and not titled and _is_indented(rows) and not _has_fountain_cues(rows):
        return "screenplay"  # lines that begin with ">" make no Fountain of a printed page
    if marks > 1 and bold <= _FEW:
        return "fountain"
    if not headings and is_conversation(sample.split("\n")):
        return "conversation"
    if _is_play(sample, rows, headings, bold > _FEW, titled):
        return "markdown" if bold > _FEW else "stage"
    return "screenplay" if not (marks or titled) and _is_laid_out(rows, headings) else "fountain"


def _sample_of(source: str) -> str:
    """The beginning, and a part from the middle, cut at ends of lines."""
    if len(source) <= _SAMPLE:
        return source
    middle = source.find("\n", len(source) // 2)
    if middle < 0 or middle > len(source) - _SAMPLE // 2:
        return source[:_SAMPLE]
    head = source.rfind("\n", 0, _SAMPLE // 2) + 1 or _SAMPLE // 2
    return source[:head] + source[middle + 1 : middle + _SAMPLE // 2]


_LOOSE_PUNCTUATION = re.compile(r"\s[.,?!]\s")
_LOOSE_HEADING = re.compile(r"\b(?:int|ext)\s\.?\s?", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:INT|EXT)\b[. ]", re.IGNORECASE)


def _is_flattened(sample: str) -> bool:
    """No line ends to speak of, and the marks of a screenplay or of a text-mining tool."""
    words = sample.count(" ") + 1
    lines = sum(1 for line in sample.split("\n") if line.strip())
    if words < 8 or len(sample) < _LONG_LINE * lines / 2:
        return False
    loose = len(_LOOSE_PUNCTUATION.findall(sample))
    if loose <= words / 40:
        # punctuation is where it belongs: lines of prose, unless scenes open in mid-line
        inside = sum(1 for m in _PLACE.finditer(sample) if not _opens_line(sample, m.start()))
        return inside >= 2 and inside > lines / 2
    capitals = sum(c.isupper() for c in sample)
    return capitals < len(sample) / 40 or bool(_LOOSE_HEADING.search(sample))


def _opens_line(sample: str, at: int) -> bool:
    return not sample[sample.rfind("\n", 0, at) + 1 : at].strip()


_FOUNTAIN = re.compile(
    r"^[ \t]*+(?:@\S|!\S|~\S|>.|\.[A-Z]|(?<=\n\n)={3,}[ \t]*$|#{1,6} ?\S|= \S|.*\S ?\^[ \t]*$"
    r"|(?:INT|EXT|EST|I/E)[. ].*#[\w.-]{1,12}#[ \t]*$)",
    re.MULTILINE,
)
_TITLE_KEY = re.compile(
    r"\s*+(?:title|credit|authors?|source|draft date|contact|copyright|notes):", re.IGNORECASE
)
_BOLD_CUE = re.compile(r"^[^\S\n]*+(?:[-*] )?(?:\*\*|__)[^*_\n]{1,40}(?:\*\*|__)", re.MULTILINE)


def _fountain_marks(sample: str) -> int:
    marks = sum(1 for _ in _FOUNTAIN.finditer(sample))
    marks += 2 * (sample.count("[[") + sample.count("/*"))
    return marks


def _is_play(sample: str, rows: list[Row], headings: int, bold: bool, titled: bool) -> bool:
    """Cues as plays have them, and few headings as films have them."""
    # their patterns take longer to make ready than most files take to be read
    from tableread.script.stageplay.finding import find_form
    from tableread.script.stageplay.structure import ACT, SCENE, library_frame

    first, last = library_frame(sample)
    lines = sample[first:last].split("\n")
    found = find_form(lines)
    if found is None or headings * 5 > found.cues:
        return False
    acts = sum(bool(ACT.match(line) or SCENE.match(line)) for line in lines)
    if found.form.bare:
        # Fountain has such cues, too; square brackets, other cues and names in small letters it has not
        brackets = sum(row.text.startswith("[") for row in rows) > _FEW
        mine = acts > 0 or bold or brackets or len(found.forms) > 1
        return headings == 0 and not titled and (mine or found.form.name != "own-line")
    paragraphs = sum(1 for row in rows if row.gap) + 1
    enough = 0.2 if found.form.capitals else 0.35
    return found.cues >= 3 and (acts > 0 or found.cues > enough * min(paragraphs, len(rows)))


_SPEECHES = 4
"""Names with words behind them that a transcript has at least."""
_SHARE = 0.15
"""Of its paragraphs are speeches."""


def _is_transcript(sample: str, rows: list[Row], headings: int) -> bool:
    """Speeches that begin with a name and a colon, between the headings of films or behind times."""
    from tableread.script.transcript.stamps import FEWEST, stamps_in, without_stamps

    stamped = stamps_in(sample) >= FEWEST
    if not (stamped or headings or any(is_transition(row.text) for row in rows)):
        return False
    from tableread.script.transcript.names import Names

    names = Names([line.strip() for line in without_stamps(sample).split("\n")])
    cues = names.cues + names.alone * stamped
    above = sum(
        row.text.isupper() and not below.gap and not HEADING.match(row.text)
        for row, below in pairwise(rows)
    )
    paragraphs = sum(1 for row in rows if row.gap) + 1
    return cues >= _SPEECHES and cues > max(above, _SHARE * min(paragraphs, len(rows)))


_MARGIN = 6
_PAGE_NUMBER = re.compile(r"\(?(?:MORE|CONTINUED)\)?:?|\d{1,3}\.", re.IGNORECASE)


_FEWEST_ROWS = 12
"""Fewer show no layout."""


def _is_indented(rows: list[Row]) -> bool:
    """Whether speeches stand far from the edge, as on a printed page."""
    indented = sum(row.indent >= _MARGIN for row in rows)
    return len(rows) >= _FEWEST_ROWS and indented > 0.25 * len(rows)


def _has_fountain_cues(rows: list[Row]) -> bool:
    """Whether names stand as Fountain needs them: an empty line above, their words right below."""
    cues = sum(
        row.gap > 0
        and row.indent >= _MARGIN
        and row.indent > below.indent
        and row.text.isupper()
        and not below.gap
        and below.text[0] != "("
        for row, below in pairwise(rows)
    )
    return cues > 0.03 * len(rows)


def _is_laid_out(rows: list[Row], headings: int) -> bool:
    """Margins, page furniture, or what Fountain cannot do without is not there."""
    if len(rows) < _FEWEST_ROWS:
        return False
    if _is_indented(rows):
        return True
    if sum(bool(_PAGE_NUMBER.fullmatch(row.text)) for row in rows) >= 3:
        return True
    letters = [c for row in rows for c in row.text if c.isalpha()]
    if sum(c.isupper() for c in letters) < len(letters) / 100:
        return True
    if not headings and sum(row.text.isupper() for row in rows) < 3:
        return False  # prose, however its paragraphs are set
    gaps = [row.gap for row in rows[1:]]
    numbered = sum(bool(take_number(row.text).number) for row in rows)
    return gaps.count(0) < 0.08 * len(gaps) or gaps.count(0) > 0.92 * len(gaps) or numbered >= 3
