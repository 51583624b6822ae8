"""Reads and writes the user's lexicon: one TOML file, edited by hand or by the program ("say it so").

An entry with a mistake in it is left out, and every mistake is reported with its line; the others are used. Writing
keeps what the user wrote: comments, order, blanks.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tableread.base.errors import LexiconError
from tableread.base.paths import Folders
from tableread.base.whole_file import write_whole
from tableread.speech.lexicon import Entry, Lexicon, wrong_with

if TYPE_CHECKING:
    from tomlkit.toml_document import TOMLDocument

FILE_NAME = "lexicon.toml"
_TABLE = "word"
_FIELDS = {field.name: field.type for field in msgspec.structs.fields(Entry)}
_MOST_MISTAKES = 20  # a screenful
"""That are told one by one."""
_HEAD = """\
# How words are said. Only the sound changes, never what is shown.
#
# [[word]]
# written = "Siobhán"        a word or several; or: pattern = "a regular expression"
# says = "Shivawn"           or: phonemes = "ʃɪvˈɔːn" (IPA); or: skip = true
# voice = "gran"             for one voice only; may be left out
# script = "duel.fountain"   for one script only; may be left out
"""


def open_lexicon(folders: Folders) -> tuple[Lexicon, list[LexiconError]]:
    """The user's lexicon, ready to be looked up, and what is wrong in it. Never raises."""
    entries, mistakes = read_lexicon(folders.config / FILE_NAME)
    return Lexicon(entries), mistakes


def read_lexicon(path: Path) -> tuple[list[Entry], list[LexiconError]]:
    """The entries at `path` that can be used, and what is wrong with the others; none where there is no file."""
    try:
        tables, text = _read(path)
    except LexiconError as error:
        return [], [LexiconError(f"{error} It is not used.")]
    return _entries(tables, text, path.name)


def _entries(
    tables: Mapping[str, Any], text: str, name: str
) -> tuple[list[Entry], list[LexiconError]]:
    reader = _Reader(name, text)
    return reader.read(tables), reader.told()


def _read(path: Path) -> tuple[dict[str, Any], str]:
    """Raises `LexiconError`."""
    try:
        # Windows editors begin a file with a byte order mark, which TOML does not allow
        text = path.read_text(encoding="utf-8-sig")
        import tomllib  # most people have no such file

        return tomllib.loads(text), text
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        raise LexiconError(f"{path.name} could not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LexiconError(f"{path.name}, line {line}: this is not UTF-8 text.") from error
    except (ValueError, RecursionError) as error:
        raise LexiconError(f"{path.name} is not valid TOML: {error}.") from error


class _Reader:
    """Takes the entries that can be used, and collects the mistakes."""

    def __init__(self, file_name: str, text: str) -> None:
        self._file_name = file_name
        self._text = text
        self._lines: Mapping[tuple[str, ...], int] | None = None
        self._mistakes: list[LexiconError] = []

    def read(self, tables: Mapping[str, Any]) -> list[Entry]:
        entries: list[Entry] = []
        for name, value in tables.items():
            if name != _TABLE:
                self._report((name,), f"there is no {name} here; words are written under [[word]].")
            elif not isinstance(value, list):
                self._report((name,), "a word needs two brackets: [[word]].")
            else:
                read = (self._entry(number, given) for number, given in enumerate(value))
                entries += (entry for entry in read if entry is not None)
        return entries

    def told(self) -> list[LexiconError]:
        more = len(self._mistakes) - _MOST_MISTAKES
        if more <= 0:
            return self._mistakes
        last = LexiconError(f"{self._file_name}: and {more} more mistakes.")
        return [*self._mistakes[:_MOST_MISTAKES], last]

    def _entry(self, number: int, given: Any) -> Entry | None:
        place = (_TABLE, str(number))
        if not isinstance(given, dict):
            self._report(place, "this is not a table. It is ignored.")
            return None
        for name, value in given.items():
            at = (*place, name)
            if name not in _FIELDS:
                import difflib

                near = difflib.get_close_matches(name, _FIELDS, 1)
                meant = f"; did you mean {near[0]}?" if near else "."
                self._report(at, f"there is no {name}{meant} The word is ignored.")
                return None
            if type(value) is not (bool if name == "skip" else str):
                must = "true or false" if name == "skip" else "text in quotation marks"
                shown = f"{name} is {_shown(value)}; it must be {must}."
                self._report(at, f"{shown} The word is ignored.")
                return None
        entry = Entry(**given)
        wrong, why = wrong_with(entry)
        if wrong:
            where = (*place, wrong) if wrong in given else place
            named = entry.written or entry.pattern
            about = f"{wrong} is {_shown(given[wrong])}" if wrong in given else _shown(named)
            self._report(where, f"{about}: {why}. The word is ignored.")
            return None
        return entry

    def _report(self, place: tuple[str, ...], told: str) -> None:
        if self._lines is None:
            from tableread.base.toml_lines import lines_of

            self._lines = lines_of(self._text)
        line = self._lines.get(place) or self._lines.get(place[:-1])
        where = f", line {line}" if line else ""
        self._mistakes.append(LexiconError(f"{self._file_name}{where}: {told}"))


def _shown(value: Any) -> str:
    """A value as it is written in the file, if that is short."""
    import json

    if isinstance(value, str):
        return json.dumps(value if len(value) <= 40 else value[:39] + "…", ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return (
        str(value)
        if isinstance(value, float)
        else "a number"
        if isinstance(value, int)
        else "no text"
    )


def add_entry(path: Path, entry: Entry) -> None:
    """Write an entry into the file at `path`, instead of one for the same word, voice and script.

    Raises `LexiconError`: the entry is wrong, the file is no lexicon, or it could not be written (and is as before).
    """
    import tomllib

    field, why = wrong_with(entry)
    if field:
        raise LexiconError(f"{_shown(entry.written or entry.pattern)} was not saved: {why}.")
    document = _document(path)
    words = _words(document, path)
    values = {name: value for name, value in msgspec.structs.asdict(entry).items() if value}
    old = next((word for word in words if _entry_place(word) == entry.place), None)
    if old is None:
        _append(document, values)
    else:
        for name in [name for name in old if name not in values]:
            del old[name]
        for name, value in values.items():
            old[name] = value
    text = document.as_string()
    if entry not in _entries(tomllib.loads(text), text, path.name)[0]:
        raise LexiconError(
            f"{path.name} was left as it is, because its layout is too unusual to change safely. Add the word by hand."
        )
    _write(path, text)


def remove_entry(path: Path, entry: Entry) -> bool:
    """Take the entry for the same word, voice and script out of the file; whether there was one. Raises `LexiconError`."""
    document = _document(path)
    words = _words(document, path)
    for number, word in enumerate(words):
        if _entry_place(word) == entry.place:
            del words[number]
            _write(path, document.as_string())
            return True
    return False


def _document(path: Path) -> TOMLDocument:
    """The file with all that is in it."""
    import tomlkit

    _, text = _read(path)
    # line ends as they are, which `_read` makes alike
    with_ends = path.read_bytes().decode("utf-8-sig") if text else _HEAD
    try:
        return tomlkit.parse(with_ends)
    except ValueError as error:
        raise LexiconError(f"{path.name} is not valid TOML: {error}.") from error


def _words(document: TOMLDocument, path: Path) -> Any:
    from tomlkit.items import AoT

    words: Any = document.get(_TABLE, [])
    if _TABLE in document and not isinstance(words, AoT):
        raise LexiconError(
            f"{path.name} was left as it is, because its words are not under [[word]]. Add the word by hand."
        )
    return words


def _append(document: TOMLDocument, values: Mapping[str, Any]) -> None:
    import tomlkit

    table = tomlkit.table()
    for name, value in values.items():
        table.add(name, value)
    if _TABLE not in document:
        if document.as_string().strip():
            document.add(tomlkit.nl())
        document.add(_TABLE, tomlkit.aot())
    words: Any = document[_TABLE]
    if len(words) and not words[-1].as_string().endswith("\n\n"):
        words[-1].add(tomlkit.nl())
    words.append(table)


def _entry_place(word: Mapping[str, Any]) -> tuple[str, str, str, str]:
    return (
        str(word.get("written", "")),
        str(word.get("pattern", "")),
        str(word.get("voice", "")),
        str(word.get("script", "")),
    )


def _write(path: Path, text: str) -> None:
    """All of it or nothing."""
    try:
        data = text.removesuffix("\n").encode("utf-8") + b"\n"
    except UnicodeEncodeError as error:
        raise LexiconError(
            f"{path.name} was left as it is, because it has a letter that is not Unicode."
        ) from error
    try:
        write_whole(path, data)
    except OSError as error:
        raise LexiconError(f"{path.name} could not be written: {error.strerror}.") from error
