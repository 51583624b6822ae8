"""What the rehearsal wants done. Imperatives, carried out in order.

`request_id` numbers a request for sound, `turn` a person's turn; no number is ever used twice.
"""

from __future__ import annotations

import msgspec


class _Command(msgspec.Struct, frozen=True, tag=True):
    """Data alone, which `record` can write and read back."""


class Speak(_Command, frozen=True):
    """Have a line spoken behind what is already under way."""

    request_id: int
    line: int
    from_word: int
    speed: float
    gap: float
    """Seconds of silence before it."""
    from_now: bool
    """The gap counts from now, not from the end of the line before."""
    beside: int | None = None
    """Begin with what was asked for by that request: two speak at the same time."""
    behind: int | None = None
    """The silence counts from the end of that request's sound, not from that of all that was asked for before."""


class Prepare(_Command, frozen=True):
    """Render these lines, they will be needed soon."""

    lines: tuple[int, ...]
    speed: float


class Silence(_Command, frozen=True):
    """Stop and forget all sound that was asked for."""


class HoldSound(_Command, frozen=True):
    """Stand still, ready to go on with the next sample."""


class ReleaseSound(_Command, frozen=True):
    """Go on after `HoldSound`."""


class MoveTo(_Command, frozen=True):
    """This line is the one under way: show it, keep it."""

    line: int


class MarkWord(_Command, frozen=True):
    """This word of the line begins."""

    line: int
    word: int


class AwaitPerson(_Command, frozen=True):
    """It is a person's turn for these lines, from `first` up to `end`."""

    first: int
    end: int
    seconds: float | None
    """How long they have; None: until a key."""
    turn: int
    """The same as long as what was said of it counts; a turn that comes again has another."""


class ListenFor(_Command, frozen=True):
    """Get ready to follow a person through these lines; they begin when it is their turn."""

    turn: int
    first: int
    end: int
    words: tuple[str, ...]
    """All that is to be said, as `script.words.said_words` gives it."""
    places: tuple[tuple[int, int], ...]
    """For each of them the line, and the word of it on the page."""
    around: tuple[tuple[str, ...], ...]
    """Words of the lines before and after."""
    earlier: tuple[str, ...]
    """Your turn before this one, which you may go back to."""
    breaks_off: bool
    """The script has the next speaker cut in."""
    said: int
    """Words that were said already."""


class TurnEnded(_Command, frozen=True):
    """The person is done with what was listened for under `turn`."""

    turn: int


class MarkSaid(_Command, frozen=True):
    """The person has come this far."""

    line: int
    word: int
    """The word that comes next."""
    said: frozenset[tuple[int, int]]
    """Line and word of all that was said."""
    missed: frozenset[tuple[int, int]]
    """The same of what was passed over."""


class Prompt(_Command, frozen=True):
    """Say these words of a person's line to them, from word `first` up to `end`."""

    request_id: int
    turn: int
    line: int
    first: int
    end: int
    speed: float


class Tick(_Command, frozen=True):
    """It is your turn: a short sound says so."""


class CountIn(_Command, frozen=True):
    """Have ticks count somebody in; what is asked for next, or a person's turn, begins where one more would come."""

    ticks: int
    apart: float
    """Seconds from one to the next."""


class ReportEnd(_Command, frozen=True):
    """The read has come to its end."""


Command = (
    Speak
    | Prepare
    | Silence
    | HoldSound
    | ReleaseSound
    | MoveTo
    | MarkWord
    | AwaitPerson
    | ListenFor
    | TurnEnded
    | MarkSaid
    | Prompt
    | Tick
    | CountIn
    | ReportEnd
)
