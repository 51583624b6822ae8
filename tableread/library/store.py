"""What is kept of scripts: where they are, where each read stopped, who plays whom, drafts and corrections."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tableread.library.beats import KeptBeats
from tableread.library.database import Database
from tableread.library.drills import KeptDrills
from tableread.library.lines import CORRECTIONS, LINES, KeptLines, carried
from tableread.library.memories import KeptMemories
from tableread.library.notes import KeptNotes
from tableread.library.old_turns import KeptOldTurns
from tableread.library.runs import KeptRuns
from tableread.library.tables import OF_SCRIPT
from tableread.library.writer import Change, Statement

_PART = (
    "(script, name, player, voice, by_hand, earlier, tune, person, mask, off_book) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Recent(NamedTuple):
    """A script opened before, as the library screen shows it."""

    key: str
    path: str
    title: str
    opened: float
    """Seconds since 1970."""
    progress: float
    """0 to 1, by time."""
    roles: tuple[str, ...]
    """Characters that the user plays."""
    uncertain: int
    """Places that the parser was not sure of."""
    scene: str
    """Heading of the scene where the read stopped; "" where that is not known."""
    seconds: float | None
    """How long all of it takes at normal speed; None where that is not known."""
    speed: float | None
    """At which it is read; None where none was chosen for it."""
    due: tuple[tuple[str, int], ...] = ()
    """Parts that you play and how many of their lines are due for a review; parts with none are left out."""

    def seconds_left(self, usual_speed: float) -> float | None:
        """How long it takes from where the read stopped; `usual_speed` is for scripts without a speed of their own."""
        if self.seconds is None:
            return None
        return self.seconds * (1 - self.progress) / (self.speed or usual_speed)


class Place(NamedTuple):
    """Where a read stopped: the identity of the line, and the word of it."""

    line: str
    word: int
    progress: float
    """0 to 1, by time."""


class OldPlace(NamedTuple):
    """Where a read stopped before lines had identities: the index of the element, and its text."""

    element: int
    said: str


class Draft(NamedTuple):
    """The lines of one reading of a script, as they were saved."""

    corrected: bytes
    as_read: bytes | None = None
    """Before corrections; None where that is the same."""

    @property
    def uncorrected(self) -> bytes:
        """By which its lines are found in another one."""
        return self.corrected if self.as_read is None else self.as_read


class Carried(NamedTuple):
    """What of a script's row a new reading changes."""

    draft: Draft
    before: Draft | None
    line: str
    """Where the read stopped."""
    word: int


class KeptDrafts(NamedTuple):
    """A script as it was opened last, and before that."""

    key: str
    path: str
    title: str
    drafts: tuple[Draft, ...]


class Choices(NamedTuple):
    """How a script was read last; None where nothing was chosen."""

    speed: float | None
    advance: str | None
    reading: str | None


class KeptPart(NamedTuple):
    """A row of the cast list."""

    name: str
    player: str
    voice: str
    """Id of the voice."""
    by_hand: bool | None = False
    """Whether a person chose it; None where that was not noted: before version 4 of the library."""
    earlier: str = ""
    """Id of the voice that the program gave before this one, when it got better ones."""
    tune: str = ""
    """What is changed about the voice, as it was saved."""
    person: str = ""
    """Name of the person who plays it; "" where nobody was named."""
    mask: str = ""
    """How much of its lines is shown to whoever learns them; "" all of it."""
    off_book: str = ""
    """The day by which it is to be known by heart, such as "2026-12-03"; "" where none was set."""


class Deleted(NamedTuple):
    """All that was kept of a script, so that deleting it can be undone."""

    key: str
    rows: tuple[tuple[str, tuple[Any, ...]], ...]
    """Table and values of each row."""


class Library(Database):
    """All that is kept between runs, but for files."""

    def __init__(
        self, copy: sqlite3.Connection, path: Path | None, clock: Callable[[], float]
    ) -> None:
        """As in `Database`."""
        super().__init__(copy, path, clock)
        self.lines = KeptLines(self)
        """Recordings, by line."""
        self.notes = KeptNotes(self)
        """What people noted, by line."""
        self.runs = KeptRuns(self)
        """What came of each read."""
        self.old_turns = KeptOldTurns(self)
        """What came of reads long ago, summed up."""
        self.memories = KeptMemories(self)
        """What actors know, by line."""
        self.drills = KeptDrills(self)
        """Where drills were left."""
        self.beats = KeptBeats(self)
        """Pauses that people have set, by line."""

    def opened(
        self, key: str, path: str, title: str, uncertain: int = 0, seconds: float | None = None
    ) -> None:
        """Note that a script has been opened now; `uncertain`: places that its reader is not sure of; `seconds`: how long
        it takes at normal speed. One that was taken off the list is on it again, with all that was kept of it."""
        script = (
            "INSERT INTO script (key, path, title, opened, doubts, seconds) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET path = excluded.path, title = excluded.title, "
            "opened = excluded.opened, doubts = excluded.doubts, seconds = excluded.seconds, hidden = 0"
        )
        file = "INSERT OR REPLACE INTO file (path, script) VALUES (?, ?)"
        statements: list[Statement] = [
            (script, (key, path, title, self._clock(), uncertain, seconds)),
            (file, (path, key)),
        ]
        self.change(Change(f"that {title} was opened", statements))

    def read_as(self, key: str) -> str | None:
        """As which format a person wants the file read; None where nobody has said."""
        rows = self.read("SELECT read_as FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) or None if rows else None

    def choose_format(self, key: str, format: str) -> None:  # noqa: A002
        """Keep as which format a file is to be read from now on."""
        sql = "UPDATE script SET read_as = ? WHERE key = ?"
        self.write("as what a file is read", sql, (format, key))

    def script_at(self, path: str) -> str | None:
        """The key of the script that was opened at a path; None where none was."""
        rows = self.read("SELECT script FROM file WHERE path = ?", (path,))
        return str(rows[0][0]) if rows else None

    def forget_file(self, path: str, key: str) -> None:
        """A script is not at this path any more: what is found there next is another one."""
        sql = "DELETE FROM file WHERE path = ? AND script = ?"
        self.write("that a file was moved", sql, (path, key))

    def files_of(self, key: str) -> list[str]:
        """Paths at which a script was opened."""
        return [path for (path,) in self.read("SELECT path FROM file WHERE script = ?", (key,))]

    def has(self, key: str) -> bool:
        """Whether anything is kept of the script with that key."""
        return bool(self.read("SELECT 1 FROM script WHERE key = ?", (key,)))

    def latest_drafts(self, most: int = 50) -> list[KeptDrafts]:
        """Scripts as they were opened last, the latest first."""
        sql = (
            "SELECT key, path, title FROM script WHERE draft IS NOT NULL "
            "ORDER BY opened DESC LIMIT ?"
        )
        return [
            KeptDrafts(key, path, title, tuple(filter(None, self.drafts(key))))
            for key, path, title in self.read(sql, (most,))
        ]

    def recents(self) -> list[Recent]:
        """All scripts opened before, the latest first, without those that were taken off the list."""
        rows = self.read(
            "SELECT key, path, title, opened, progress, doubts, scene, seconds, speed "
            "FROM script WHERE NOT hidden ORDER BY opened DESC",
            (),
        )
        mine: dict[str, list[str]] = {}
        parts = "SELECT script, name FROM part WHERE player = 'you' ORDER BY rowid"
        for key, name in self.read(parts, ()):
            mine.setdefault(key, []).append(name)
        due = self.memories.due(self._clock())
        return [
            Recent(key, path, title, opened, progress, tuple(mine.get(key, ())), *more)._replace(
                due=tuple(due.get(key, {}).items())
            )
            for key, path, title, opened, progress, *more in rows
        ]

    def scripts(self) -> list[tuple[str, str, str]]:
        """Key, path and title of every script of which anything is kept, whether it is on the list or not."""
        return self.read("SELECT key, path, title FROM script ORDER BY opened DESC", ())

    def hide(self, key: str, hidden: bool = True) -> None:
        """Take a script off the list, or put it back. All that is kept of it stays."""
        self.write(
            "that a script was removed from the list",
            "UPDATE script SET hidden = ? WHERE key = ?",
            (int(hidden), key),
        )

    def delete(self, key: str) -> Deleted:
        """Forget all that is kept of a script here. Its own file stays."""
        rows = [("script", row) for row in self.read("SELECT * FROM script WHERE key = ?", (key,))]
        for table in OF_SCRIPT:
            found = self.read(f"SELECT * FROM {table} WHERE script = ?", (key,))
            rows += [(table, row) for row in found]
        self.write("that a script was deleted", "DELETE FROM script WHERE key = ?", (key,))
        return Deleted(key, tuple(rows))

    def restore(self, deleted: Deleted) -> bool:
        """Undo `delete`. Does nothing where the script has been opened since; whether it was done."""
        if self.read("SELECT 1 FROM script WHERE key = ?", (deleted.key,)):
            return False
        statements = [
            (f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row)
            for table, row in deleted.rows
        ]
        self.change(Change("a script that was brought back", statements))
        return True

    def save_place(
        self, key: str, place: Place, scene: str = "", seconds: float | None = None
    ) -> None:
        """Keep where the read is, the heading of its scene, and how long the whole read takes at normal speed."""
        self.write(
            f"where you stopped in {self._title(key)}",
            "UPDATE script SET line = ?, word = ?, progress = ?, scene = ?, seconds = coalesce(?, seconds), "
            "element = 0, said = '' WHERE key = ?",
            (*place, scene, seconds, key),
            replaces=("place", key),
        )

    def place(self, key: str) -> Place | None:
        """Where the read stopped; None for a script that was never opened."""
        rows = self.read("SELECT line, word, progress FROM script WHERE key = ?", (key,))
        return Place(*rows[0]) if rows else None

    def old_place(self, key: str) -> OldPlace | None:
        """Where the read stopped, as it was kept before lines had identities; None where it has been kept since."""
        rows = self.read("SELECT element, said FROM script WHERE key = ? AND said != ''", (key,))
        return OldPlace(*rows[0]) if rows else None

    def save_choices(self, key: str, choices: Choices) -> None:
        """Keep how the script is read; what is None stays as it is: another program may have changed it."""
        made = {name: choice for name, choice in choices._asdict().items() if choice is not None}
        if made:
            self.write(
                f"how {self._title(key)} is read",
                f"UPDATE script SET {', '.join(f'{name} = ?' for name in made)} WHERE key = ?",
                (*made.values(), key),
                replaces=(", ".join(made), key),
            )

    def choices(self, key: str) -> Choices:
        """How the script was read last."""
        rows = self.read("SELECT speed, advance, reading FROM script WHERE key = ?", (key,))
        return Choices(*rows[0]) if rows else Choices(None, None, None)

    def save_part(
        self, key: str, part: KeptPart, columns: Collection[str] = KeptPart._fields[1:]
    ) -> None:
        """Keep one row of the cast list; of one that is there already only `columns`, for another program may have
        changed the others."""
        sql = (
            f"INSERT INTO part {_PART} ON CONFLICT (script, name) DO UPDATE SET "
            f"{', '.join(f'{column} = excluded.{column}' for column in columns)}"
        )
        statements = [*self._put_back(key), (sql, (key, *part))]
        self.change(Change(f"the part of {part.name} in {self._title(key)}", statements))

    def save_parts(self, key: str, parts: Sequence[KeptPart]) -> None:
        """Keep rows of the cast list that are not there yet, all at once."""
        sql = f"INSERT OR IGNORE INTO part {_PART}"
        statements = [*self._put_back(key), *((sql, (key, *part)) for part in parts)]
        self.change(Change(f"the cast of {self._title(key)}", statements))

    def parts(self, key: str) -> list[KeptPart]:
        """The rows of the cast list."""
        rows = self.read(
            "SELECT name, player, voice, by_hand, earlier, tune, person, mask, off_book FROM part "
            "WHERE script = ?",
            (key,),
        )
        return [
            KeptPart(name, player, voice, None if by_hand is None else bool(by_hand), *more)
            for name, player, voice, by_hand, *more in rows
        ]

    def people(self, key: str) -> list[str]:
        """Names of people who have played parts, those in this script first, then the latest."""
        rows = self.read(
            "SELECT person FROM part WHERE person != '' ORDER BY script != ?, rowid DESC", (key,)
        )
        return list(dict.fromkeys(name for (name,) in rows))

    def save_language(self, key: str, language: str) -> None:
        """Keep the language that a person chose for a script; "" for none."""
        self.write(
            f"the language of {self._title(key)}",
            "UPDATE script SET language = ? WHERE key = ?",
            (language, key),
            replaces=("language", key),
        )

    def language(self, key: str) -> str:
        """The language that a person chose; "" for none."""
        rows = self.read("SELECT language FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    def save_by_ear(self, key: str, answer: str) -> None:
        """Keep whether somebody who listens plays the parts that were taken."""
        self.write(
            f"who plays what by ear in {self._title(key)}",
            "UPDATE script SET by_ear = ? WHERE key = ?",
            (answer, key),
            replaces=("by_ear", key),
        )

    def by_ear(self, key: str) -> str:
        """What was kept so; "" for nothing."""
        rows = self.read("SELECT by_ear FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    def corrections(self, key: str) -> list[str]:
        """What was put right in the script, each as it was saved, in order."""
        sql = "SELECT what FROM correction WHERE script = ? ORDER BY nth"
        return [what for (what,) in self.read(sql, (key,))]

    def save_corrections(self, key: str, taken_back: Iterable[str], made: Iterable[str]) -> None:
        """Keep what was put right in the script, beside what another program has put right; of two that are the same
        the last is taken back."""
        take_back = (
            "DELETE FROM correction WHERE script = ? AND nth = "
            "(SELECT max(nth) FROM correction WHERE script = ? AND what = ?)"
        )
        make = (
            "INSERT INTO correction SELECT ?, coalesce(max(nth), 0) + 1, ? FROM correction "
            "WHERE script = ?"
        )
        statements = [
            *self._put_back(key),
            *((take_back, (key, key, what)) for what in taken_back),
            *((make, (key, what, key)) for what in made),
        ]
        self.change(Change(f"what you corrected in {self._title(key)}", statements))

    def save_uncertain(self, key: str, uncertain: int) -> None:
        """Keep how many places are still unsure."""
        self.write(
            f"the uncertain lines of {self._title(key)}",
            "UPDATE script SET doubts = ? WHERE key = ?",
            (uncertain, key),
        )

    def drafts(self, key: str) -> tuple[Draft | None, Draft | None]:
        """The draft that was opened last and the one before it."""
        sql = "SELECT draft, as_read, draft_before, as_read_before FROM script WHERE key = ?"
        for draft, as_read, before, as_read_before in self.read(sql, (key,)):
            return (
                draft and Draft(draft, as_read),
                before and Draft(before, as_read_before),
            )
        return None, None

    def carry(
        self,
        key: str,
        moved: Iterable[tuple[str, str]],
        corrections: Iterable[tuple[str, str]],
        now: Carried,
    ) -> None:
        """Keep a new reading of a script, give what is kept under the first of each pair in `moved` to the second, and
        write the first of each pair in `corrections` like the second; "" for one that is none any more. At once or not
        at all."""
        sql = (
            "UPDATE script SET draft = ?, as_read = ?, draft_before = ?, as_read_before = ?, "
            "line = ?, word = ? WHERE key = ?"
        )
        values = (*now.draft, *(now.before or (None, None)), now.line, now.word, key)
        statements = [*carried(key, LINES, moved), *carried(key, CORRECTIONS, corrections)]
        none = ("DELETE FROM correction WHERE script = ? AND what = ''", (key,))
        what = f"what is kept of the lines of {self._title(key)}"
        self.change(Change(what, [*statements, none, (sql, values)]))

    def save_draft(self, key: str, draft: Draft, known: Draft | None) -> None:
        """Keep a draft in place of the one that is known; not where another program has kept a newer one."""
        self.write(
            f"the draft of {self._title(key)}",
            "UPDATE script SET draft = ?, as_read = ? WHERE key = ? AND draft IS ?",
            (*draft, key, known and known.corrected),
        )

    def _put_back(self, key: str) -> list[Statement]:
        """What puts a script back, with its file, where another program has deleted it meanwhile."""
        found = self.read("SELECT path, title, opened FROM script WHERE key = ?", (key,))
        path, title, opened = found[0] if found else (key, key, self._clock())
        script = "INSERT OR IGNORE INTO script (key, path, title, opened) VALUES (?, ?, ?, ?)"
        # not where its file was moved
        file = (
            "INSERT OR IGNORE INTO file (path, script) "
            "SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM file WHERE script = ?)"
        )
        return [(script, (key, path, title, opened)), (file, (path, key, key))]

    def _title(self, key: str) -> str:
        rows = self.read("SELECT title FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else key
