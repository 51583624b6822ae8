"""The one family of errors that a person is meant to read.

Each says what happened, and, where there is something to do, what to do. Whatever is not a
`TablereadError` is a defect of ours: it goes to the log with its traceback, never to the screen.
Sentences may get better; the code of a kind never changes.
"""

from typing import ClassVar


class TablereadError(Exception):
    """Something a person can understand and mostly put right. `str()` is one clear sentence."""

    code: ClassVar[str] = "error"
    """What kind of error it is, for other programs and for the log."""
    title = ""
    """What could not be done, where the sentence alone does not say so."""

    @property
    def full_message(self) -> str:
        """Title and sentence, for people."""
        return f"{self.title}: {self}" if self.title else str(self)


class UnexpectedError(TablereadError):
    """A defect of the program, for people."""

    code = "unexpected"
    title = "Something went wrong"


class ScriptError(TablereadError):
    """A file that could not be read as a script."""

    code = "script"
    title = "This script could not be opened"


class WriteError(ScriptError):
    """A script that could not be written."""

    code = "write"
    title = "This file could not be written"


class VoicePackError(TablereadError):
    """A voice pack with something wrong in it; says the file and the field."""

    code = "voice-pack"
    title = "A voice pack has a mistake in it"


class NoVoicesError(VoicePackError):
    """Neither the program's nor the user's voice packs have a voice that can be used."""

    code = "no-voices"
    title = "No voice is available"

    def __init__(self) -> None:
        super().__init__("None of the voice packs can be used. Install tableread again.")


class UnknownNameError(TablereadError):
    """A name that nothing has: of a character, a voice, a language …; says what there is."""

    code = "unknown-name"


class SettingsError(TablereadError):
    """The settings file has something wrong in it."""

    code = "settings"

    def __init__(self, told: str, place: tuple[str, ...] = ()) -> None:
        """`place`: the table and the name of the setting that is wrong; none where the whole file is."""
        super().__init__(told)
        self.place = place


class LexiconError(TablereadError):
    """The lexicon has something wrong in it, or could not be written."""

    code = "lexicon"


class SpeechError(TablereadError):
    """A line could not be spoken."""

    code = "speech"
    title = "The voice failed"


class EngineStoppedError(SpeechError):
    """The engine of a voice stopped, twice, on one line; others it may say."""

    code = "engine-stopped"


class EngineLostError(SpeechError):
    """The engine of a voice cannot be had, or not any more."""

    code = "engine-lost"


class LibraryError(TablereadError):
    """What is kept between runs could not be read or written."""

    code = "library"


class NothingDueError(TablereadError):
    """There is no line to review."""

    code = "nothing-due"


class RehearsalError(TablereadError):
    """The program asked the rehearsal for something that its state does not allow: our own mistake."""

    code = "rehearsal"
    title = "That is not possible now"
