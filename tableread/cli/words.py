"""`tableread words FILE`: the names that a voice may say wrong, and how they are said."""

from __future__ import annotations

import json
from pathlib import Path

from tableread.base import paths
from tableread.base.counted import counted
from tableread.base.errors import TablereadError
from tableread.cast.casting import NARRATOR, cast
from tableread.cast.language import language_of
from tableread.cli.lists import all_voices, print_table
from tableread.cli.reading import read_script
from tableread.cli.wrapping import print_error
from tableread.production.keys import key_at
from tableread.script.emphasis import plain
from tableread.script.load import STANDARD_INPUT, name_of
from tableread.script.model import Kind, Script
from tableread.speech.lexicon import Entry, Lexicon, entry_for, wrong_with
from tableread.speech.lexicon_file import FILE_NAME, add_entry, open_lexicon
from tableread.speech.unfamiliar_words import UnfamiliarWord, unfamiliar_words

_EXAMPLE = 48
"""Characters of a line that are shown."""


def run(
    path: Path,
    say: str | None,
    json_wanted: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
) -> None:
    """List doubtful words, or keep how one is said and say a line with it. Raises `TablereadError`."""
    script = read_script(path, format, encoding)
    if say is not None:
        _keep(path, script, _entry(say, path))
        return
    lexicon, mistakes = open_lexicon(paths.user_folders())
    for mistake in mistakes:
        print_error(mistake.full_message)
    lexicon = lexicon.for_script(key_at(path, paths.user_folders()), path)
    found = unfamiliar_words(script, english=language_of(script).code in {"", "en"})
    if json_wanted:
        rows = [
            {"word": one.word, "times": one.times, "speaker": one.speaker, "example": one.example,
             "said": _said(lexicon, one)}
            for one in found
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False))
    elif not found:
        print(f"Every name in {name_of(path)} is in the dictionary.")
    else:
        _print(found, lexicon, path)


def _print(found: list[UnfamiliarWord], lexicon: Lexicon, path: Path) -> None:
    table = [("word", "times", "said", "for example")]
    table += [
        (one.word, str(one.times), _said(lexicon, one), _around(one.word, one.example))
        for one in found
    ]
    print_table(table, right={1})
    unknown = [row[0] for row in table if not row[2]]
    if unknown:
        told = f"A voice may mispronounce {counted(len(unknown), 'word')}. To set how one is pronounced:"
        print(f'\n{told}\ntableread words {name_of(path)} --say "{unknown[0]}=…"')


def _said(lexicon: Lexicon, one: UnfamiliarWord) -> str:
    said = lexicon.said_in(one.word)
    if not said:
        return ""
    return said[0].said or (f"/{said[0].phonemes}/" if said[0].phonemes else "(left out)")


def _around(word: str, text: str) -> str:
    """A piece of `text` with the word in it."""
    text = " ".join(text.split())
    at = max(0, text.find(word))
    start = max(0, min(at - _EXAMPLE // 3, len(text) - _EXAMPLE))
    end = min(len(text), start + _EXAMPLE)
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _entry(say: str, path: Path) -> Entry:
    """What "Siobhán=Shivawn" asks for."""
    if path == STANDARD_INPUT:
        raise TablereadError(
            "A pronunciation is saved for a file, so it cannot be set for piped input. Name a file."
        )
    written, equals, said = (part.strip() for part in say.partition("="))
    if not written or not equals:
        raise TablereadError(
            f"“{say}” is not a pronunciation. Write WORD=SOUND, for example Siobhán=Shivawn."
        )
    entry = entry_for(written, said, key_at(path, paths.user_folders()))
    _, why = wrong_with(entry)
    if why:
        raise TablereadError(f"“{said}” cannot be said: {why}.")
    return entry


def _keep(path: Path, script: Script, entry: Entry) -> None:
    folders = paths.user_folders()
    add_entry(folders.config / FILE_NAME, entry)
    lexicon = open_lexicon(folders)[0].for_script(key_at(path, folders), path)
    speaker, line = _line_with(entry, script)
    print(f"{entry.written} is kept for {name_of(path)}, in {FILE_NAME}.")
    casting = cast(script, all_voices())
    voice = casting.part(speaker or NARRATOR).voice
    from tableread.cli.say import say_aloud

    say_aloud(line, voice, lexicon.said_in(line, voice.id))


def _line_with(entry: Entry, script: Script) -> tuple[str | None, str]:
    """Who says the word first, and the line; the word alone where nobody does."""
    alone = Lexicon([entry])
    speaker: str | None = None
    for element in script.elements:
        if element.kind is Kind.CUE:
            speaker = element.speaker
        elif element.kind in {Kind.DIALOGUE, Kind.LYRICS} and alone.said_in(element.text):
            return speaker, plain(element.text)
    return None, entry.written
