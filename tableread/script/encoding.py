"""From bytes to text: UTF-8 and UTF-16 by what they are, older encodings by what makes sense."""

from __future__ import annotations

import codecs

from tableread.errors import ScriptError
from tableread.script.model import Doubt

_OLD = {
    "cp1252": "Windows-1252 (Western Europe)",
    "mac_roman": "Mac Roman (old Macintosh)",
    "cp1251": "Windows-1251 (Cyrillic)",
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
_ASKED = "another can be asked for with --encoding"


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[Doubt, ...]]:
    """Text of `data` without a byte order mark, line ends kept; and what was doubtful about it.

    `encoding` is any that Python knows. Raises `ScriptError` on what is no text.
    """
    if encoding is not None:
        return _asked_for(data, name, encoding), ()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16").removeprefix("\ufeff"), ()
        except UnicodeDecodeError as error:
            raise ScriptError(
                f"{name} begins like UTF-16 text but is broken at byte {error.start}."
            ) from None
    sample = data[:65536]
    if b"\0" in sample:
        half = _utf16(data)
        if half is None:
            raise ScriptError(f"{name} is not text. Save the script as Fountain or plain text.")
        return half, ()
    if sum(b < 9 or 13 < b < 27 for b in sample) > len(sample) // 100:
        raise ScriptError(f"{name} is not text. Save the script as Fountain or plain text.")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        place = error.start
    if _mostly_utf8(data):
        text = data.decode("utf-8-sig", errors="replace")
        at = text.index("\ufffd")
        return text, (Doubt((at, at + 1), "some characters are broken and shown as \ufffd"),)
    found = _likeliest(data)
    text = data.decode(found, errors="replace")
    at = len(data[:place].decode(found, errors="replace"))
    return text, (Doubt((at, at + 1), f"not UTF-8; read as {_OLD[found]}; {_ASKED}"),)


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
    """UTF-16 that lost its mark: spaces and line ends have their zero on the same side."""
    for encoding, space, line_end in (
        ("utf-16-le", b" \0", b"\n\0"),
        ("utf-16-be", b"\0 ", b"\0\n"),
    ):
        if data.count(space) + data.count(line_end) > len(data) // 200:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what lies outside ASCII is well-formed UTF-8, with a few broken bytes."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) > 2 * broken


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_OLD)).best()
    return best.encoding if best is not None and best.encoding in _OLD else "cp1252"
