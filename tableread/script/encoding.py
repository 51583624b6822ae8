"""From bytes to text: UTF-8 and UTF-16 by what they are, older encodings by what makes sense."""

from __future__ import annotations

import codecs

from tableread.base.errors import ScriptError
from tableread.script.model import UncertainPlace

_OLD = {
    "cp1252": "Windows-1252 (Western Europe)",
    "mac_roman": "Mac Roman (old Macintosh)",
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp866": "DOS 866 (Russian)",
    "koi8_r": "KOI8-R (Russian)",
    "cp932": "Shift-JIS (Japanese)",
    "shift_jis": "Shift-JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "euc_kr": "EUC-KR (Korean)",
}
"""Where text is not Unicode it is taken for one of these."""
_SAMPLE = 200_000
"""Bytes that an old encoding is judged by."""
_ASKED = "--encoding chooses another"


def decode(
    data: bytes, name: str, encoding: str | None = None
) -> tuple[str, tuple[UncertainPlace, ...]]:
    """Text of `data` without a byte order mark, line ends kept; and what was doubtful about it.

    `encoding` is any that Python knows. Raises `ScriptError` on what is no text.
    """
    if encoding is not None:
        return _asked_for(data, name, encoding), ()
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        try:
            return data.decode("utf-32").removeprefix("\ufeff"), ()
        except UnicodeDecodeError:
            raise ScriptError(
                f"{name} looks like UTF-32 text but is damaged. Save it again as UTF-8."
            ) from None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16").removeprefix("\ufeff"), ()
        except UnicodeDecodeError as error:
            raise ScriptError(
                f"{name} looks like UTF-16 text but is damaged at byte {error.start}. Save it again as UTF-8."
            ) from None
    sample = data[:65536]
    if b"\0" in sample:
        half = _utf16(data)
        if half is None:
            raise ScriptError(f"{name} is not text. Save the script as Fountain or plain text.")
        return half, ()
    if _is_binary(sample):
        raise ScriptError(f"{name} is not text. Save the script as Fountain or plain text.")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        place = error.start
    if _mostly_utf8(data):
        text = data.decode("utf-8-sig", errors="replace")
        at = text.index("\ufffd")
        return text, (
            UncertainPlace((at, at + 1), "some characters are broken and shown as \ufffd"),
        )
    found = _likeliest(data)
    text = data.decode(found, errors="replace")
    at = min(len(data[:place].decode(found, errors="replace")), len(text) - 1)
    return text, (UncertainPlace((at, at + 1), f"not UTF-8; read as {_OLD[found]}; {_ASKED}"),)


def _is_binary(sample: bytes) -> bool:
    controls = sum(b < 9 or 13 < b < 27 for b in sample)
    return b"\0" in sample or controls > len(sample) // 100


def _asked_for(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise ScriptError(
            f"There is no encoding called {encoding}. Try cp1252 or gb18030."
        ) from None
    except (UnicodeDecodeError, ValueError) as error:
        place = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise ScriptError(f"{name} is not {encoding} text: it breaks off{place}.") from None


def _utf16(data: bytes) -> str | None:
    """UTF-16 that lost its mark: its letters have their zeros on one side."""
    sample = data[:65536]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > max(2 * others, len(sample) // 100):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not _is_binary(text.encode("utf-8", "replace")[:65536]):
                return text
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what lies outside ASCII is well-formed UTF-8, with a few broken bytes."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) > 2 * broken


_WESTERN = ("cp1252", "mac_roman", "cp1250")
_SPARSE = 0.12
"""Share of bytes beyond ASCII up to which a text is Latin with accents; other alphabets have more."""


def _likeliest(data: bytes) -> str:
    sample = data[:_SAMPLE]
    beyond = sum(b > 127 for b in sample)
    if beyond < _SPARSE * len(sample):
        return _most_sensible(sample)
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_OLD)).best()
    if best is None or best.encoding not in _OLD or best.encoding in _WESTERN:
        return _most_sensible(sample)
    return best.encoding


def _most_sensible(sample: bytes) -> str:
    return max(_WESTERN, key=lambda encoding: _sense(sample.decode(encoding, "replace")))


_MARKS = frozenset("“”‘’–—…«»„")
_USUAL = frozenset("£€©°½éèêëàâäáåæçñöôóòøœüûúùîïíìßÉÈÀÁÄÖÜÅÇÑÆŒ¿¡§")


def _sense(text: str) -> float:
    """How much sense the letters beyond ASCII make where they stand."""
    score = 0.0
    for at, letter in enumerate(text):
        if letter < "\x80":
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if letter in _MARKS:
            score += 1.6
        elif letter == "\ufffd" or letter < "\xa0":
            score -= 3.0
        elif letter.isalpha():
            # a capital among small letters, a letter with nothing beside it, are no words
            small = before.islower() or after.islower()
            alone = not (before.isalpha() or after.isalpha())
            score += -1.5 if letter.isupper() and before.islower() else -0.5 if alone else 0.3
            score += 0.8 * (letter.isupper() and (before.isupper() or after.isupper()))  # "CAFÉ"
            score += 0.8 * (letter in _USUAL) + 0.1 * (letter.islower() == small)
        else:
            score += 0.3 if letter in _USUAL else -1.0
    return score
