"""The commands that print and end: parse, cast, voices."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tableread.base import paths
from tableread.base.counted import counted
from tableread.base.errors import NoVoicesError, UnknownNameError
from tableread.cast.casting import cast, voice_named
from tableread.cast.language import find_language
from tableread.cast.languages import ENGLISH_NAMES
from tableread.cast.voices import Voice, read_packs
from tableread.cli.reading import read_script
from tableread.cli.wrapping import print_error
from tableread.script.contract import as_json
from tableread.script.emphasis import plain
from tableread.script.load import name_of
from tableread.script.model import Kind, Script, place_in_words
from tableread.speech.registry import able_voices, check_of


def print_parse(
    path: Path,
    json_wanted: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
) -> None:
    """Print the script, as the contract's JSON or laid out for reading."""
    script = read_script(path, format, encoding)
    if json_wanted:
        json.dump(as_json(script), sys.stdout, ensure_ascii=False)
        print()
        return
    for line in _laid_out(script):
        print(line)
    for warning in script.warnings:
        where = place_in_words(script.places, warning.span)
        print(f"Unsure at {where}: {warning.message}.", file=sys.stderr)


_INDENT = {Kind.CUE: 20, Kind.PARENTHETICAL: 15, Kind.DIALOGUE: 10, Kind.LYRICS: 12}


def _laid_out(script: Script) -> list[str]:
    from tableread.tui.layout import wrap

    counts = (
        counted(len(script.scenes), "scene"),
        counted(len(script.characters), "character"),
        counted(len(script.speeches), "speech"),
    )
    lines = [script.title, f"read as {script.format}: {', '.join(counts)}", ""]
    for element in script.elements:
        if element.kind is Kind.TITLE or not element.text:
            continue
        if element.kind not in {Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS}:
            lines.append("")
        indent = " " * _INDENT.get(element.kind, 0)
        width = 72 if not indent else 36 + len(indent)
        text = plain(element.text)
        lines += [
            (indent + text[start:end]).rstrip() for start, end in wrap(text, width - len(indent))
        ]
    return lines


def print_cast(
    path: Path,
    json_wanted: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
    language: str | None = None,
) -> None:
    """Print the cast list: name, speeches, words, share, voice.

    `language`: its code or name; None finds out. Raises `UnknownNameError` for one that is not known.
    """
    code = _language(language) if language is not None else ""
    script = read_script(path, format, encoding)
    voices = all_voices()
    casting = cast(script, voices, language=code)
    total = sum(c.words for c in script.characters) or 1
    if json_wanted:
        rows = [{**c._asdict(), "voice": casting.part(c.name).voice.id} for c in script.characters]
        told = {
            "language": casting.language,
            "narrator": casting.narrator.voice.id,
            "characters": rows,
        }
        print(json.dumps(told, ensure_ascii=False))
        return
    if not script.characters:
        print(f"Nobody speaks in {name_of(path)}: it will be read by the narrator alone.")
    table = [("character", "speeches", "words", "share", "voice")]
    table += [
        (c.name, str(c.speeches), str(c.words), f"{100 * c.words / total:.0f} %",
         _described(casting.part(c.name).voice))
        for c in script.characters
    ]  # fmt: skip
    table.append(("(narrator)", "", "", "", _described(casting.narrator.voice)))
    print_table(table, right={1, 2, 3})
    print(f"\nLanguage: {ENGLISH_NAMES[casting.language]} ({casting.language}).")
    if not any(voice.speaks(casting.language) for voice in voices):
        print(_NO_VOICES_OF_IT)


_NO_VOICES_OF_IT = "No voice pack has voices of it: eSpeak's English voices read it."


def _language(name: str) -> str:
    code = find_language(name)
    if code is None:
        known = ", ".join(ENGLISH_NAMES)
        raise UnknownNameError(f"There is no language {name}. Languages: {known}.")
    return code


def print_voices(
    say: str | None, text: str, json_wanted: bool, language: str | None = None
) -> None:
    """Print all voices, or those of `language`; or say `text` with the voice `say`."""
    voices = all_voices()
    if language is not None:
        code = _language(language)
        voices = [voice for voice in voices if voice.speaks(code)]
    if say is not None:
        voice = voice_named(say, voices)
        if voice is None:
            raise UnknownNameError(f"There is no voice {say}. `tableread voices` lists them.")
        from tableread.cli.say import say_aloud

        say_aloud(text, voice)
        return
    if json_wanted:
        print(json.dumps([msgspec.to_builtins(v) for v in voices], ensure_ascii=False))
        return
    if not voices:
        print(_NO_VOICES_OF_IT)
        return
    table = [("voice", "gender", "age", "language", "engine", "")]
    table += [(v.id, v.gender, v.age, v.language, v.engine, v.description) for v in voices]
    print_table(table)


def all_voices() -> list[Voice]:
    """The voices that can be used here; mistakes in packs are told."""
    voices, mistakes = read_packs([paths.SHIPPED_VOICES, paths.user_folders().voices], check_of)
    for mistake in mistakes:
        print_error(mistake.full_message)
    if not voices:
        raise NoVoicesError
    return able_voices(voices)


def _described(voice: Voice) -> str:
    return f"{voice.id}: {voice.description}"


def print_table(
    rows: Sequence[Sequence[str]], right: frozenset[int] | set[int] = frozenset()
) -> None:
    """Print `rows` in columns; those numbered in `right` are set to the right."""
    from tableread.tui.cells import cell_len, padded

    widths = [max(cell_len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [
            padded(cell, w, right=i in right)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
