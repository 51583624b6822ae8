"""Addresses of the web and of mail."""

from __future__ import annotations

import re

from tableread.speech.spoken_text import Rule

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


ADDRESSES: tuple[Rule, ...] = (
    (re.compile(r"(?<![\w@.:/+-])(https?://)?+([\w+-]++(?:[.@][\w-]++)++(?:/[^\s,;()\"'?#]*+(?<![.!])(?:[?#][^\s,;()\"']*+(?<![.!]))?+)?)"), _address),
)  # fmt: skip
