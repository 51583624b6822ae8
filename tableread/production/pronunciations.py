"""How words are said in one script, by the user's lexicon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tableread.base.errors import LexiconError
from tableread.base.paths import Folders
from tableread.cast.voices import Voice
from tableread.library.store import Library
from tableread.speech.lexicon import Entry, Lexicon
from tableread.speech.lexicon_file import FILE_NAME, add_entry, open_lexicon
from tableread.speech.utterance import Said


class Pronunciations:
    """The entries for one script; read anew for each one: words may have been said so in this run."""

    def __init__(self, folders: Folders, library: Library, key: str, path: Path) -> None:
        """`key` is the script's in the library, `path` its file."""
        self._lexicon = open_lexicon(folders)[0]
        self._own: Lexicon | None = None
        """The entries that are for this script, once one has been asked for."""
        self._file = folders.config / FILE_NAME
        self._library = library
        self._key = key
        self._path = path

    def said_in(self, text: str, voice: Voice) -> tuple[Said, ...]:
        """What of a text is said otherwise than it is written."""
        return self._entries().said_in(text, voice.id)

    def of_word(self, word: str) -> Said | None:
        """How a single word is said by every voice, where that is otherwise than it is written."""
        said = self._entries().said_in(word)
        whole = said and (said[0].start, said[0].end) == (0, len(word))
        return said[0] if whole else None

    def written(self) -> list[str]:
        """All that is said otherwise, as it is written; patterns are left out."""
        return [entry.written for entry in self._entries().entries if entry.written]

    def _entries(self) -> Lexicon:
        own = self._own
        if own is None:
            own = self._own = self._lexicon.for_script(self._key, self._path)
        return own

    def say_so(self, entry: Entry, on_failure: Callable[[str], None]) -> None:
        """Say a word so from now on, and keep that; `on_failure` is called with a sentence on the library's thread."""
        self._lexicon = self._lexicon.with_entry(entry)
        self._own = None

        def keep() -> None:
            try:
                add_entry(self._file, entry)
            except LexiconError as error:
                on_failure(str(error))

        self._library.files.do("how a word is said", keep)
