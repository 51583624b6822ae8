"""What came of each read of a script: what was said in each turn, how long each scene took, which lines were prompted.

A read, here a run, goes by the moment it began: seconds since 1970.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tableread.library.database import Database
from tableread.library.writer import Change


class KeptTurn(NamedTuple):
    """How one turn of yours was said."""

    run: float
    turn: int
    """Its number in the run."""
    line: str
    """The identity of its first line."""
    made: float
    """When; seconds since 1970."""
    judged: str
    """Its lines and what is to be said of each word, as `production.said` writes it."""


class KeptScene(NamedTuple):
    """How long a scene was read in one run."""

    run: float
    nth: int
    """Which it was of the run's scenes, in the order they were come to."""
    line: str
    """The identity of its first line."""
    seconds: float
    """Without pauses; of a line that was read again, the last time."""
    whole: bool
    """All of it was read."""
    turns: int
    """Turns that people took in it."""


class KeptPrompt(NamedTuple):
    """A line that was prompted."""

    run: float
    nth: int
    """Which it was of the run's prompts."""
    line: str
    """Its identity."""


class KeptRuns:
    """The part of the library that knows runs. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Nothing is written where another program has deleted the script meanwhile.

    def save_turns(self, script: str, turns: Iterable[KeptTurn]) -> None:
        """Keep how turns were said, in place of what was kept of them before."""
        sql = (
            "INSERT OR REPLACE INTO said (script, run, turn, line, made, judged) "
            "SELECT key, ?, ?, ?, ?, ? FROM script WHERE key = ?"
        )
        statements = [(sql, (*turn, script)) for turn in turns]
        self._database.change(Change("what you said", statements))

    def forget_turns(self, script: str, reader: str, speaker: str) -> None:
        """Delete how somebody said the lines of a part. `reader`: their name; `speaker`: "" the narrator."""
        sql = (
            "DELETE FROM said WHERE script = ? AND json_valid(judged) "
            "AND coalesce(json_extract(judged, '$.speaker'), '') = ? "
            "AND coalesce(json_extract(judged, '$.reader'), '') = ?"
        )
        self._database.write("that results were deleted", sql, (script, speaker, reader))

    def save_scene(self, script: str, scene: KeptScene) -> None:
        """Keep how long a scene took, in place of what was kept of it in this run before."""
        sql = (
            "INSERT OR REPLACE INTO scene_read (script, run, nth, line, seconds, whole, turns) "
            "SELECT key, ?, ?, ?, ?, ?, ? FROM script WHERE key = ?"
        )
        replaces = (f"scene {scene.nth} of {scene.run}", script)
        self._database.change(Change("how long a scene took", [(sql, (*scene, script))], replaces))

    def save_prompt(self, script: str, prompt: KeptPrompt) -> None:
        """Keep that a line was prompted."""
        sql = (
            "INSERT OR REPLACE INTO prompt (script, run, nth, line) "
            "SELECT key, ?, ?, ? FROM script WHERE key = ?"
        )
        self._database.change(Change("that a line was prompted", [(sql, (*prompt, script))]))

    def turns(self, script: str, since: float = 0.0) -> list[KeptTurn]:
        """All turns of all runs, the oldest first; `since`: none that were said before."""
        sql = (
            "SELECT run, turn, line, made, judged FROM said WHERE script = ? AND made >= ? "
            "ORDER BY run, made, turn"
        )
        return [KeptTurn(*row) for row in self._database.read(sql, (script, since))]

    def has_turns(self, script: str, run: float | None = None) -> bool:
        """Whether any turn is kept, or any of one run."""
        sql = "SELECT 1 FROM said WHERE script = ? AND (? IS NULL OR run = ?) LIMIT 1"
        return bool(self._database.read(sql, (script, run, run)))

    def latest_turns(self, script: str, most: int) -> list[KeptTurn]:
        """The turns of the latest runs, not more than that, the oldest first."""
        sql = (
            "SELECT run, turn, line, made, judged FROM said WHERE script = ? "
            "ORDER BY run DESC, made DESC, turn DESC LIMIT ?"
        )
        return [KeptTurn(*row) for row in reversed(self._database.read(sql, (script, most)))]

    def seconds_since(self, script: str, since: float) -> list[tuple[float, float]]:
        """When each run since then began, and how long its scenes took."""
        sql = (
            "SELECT run, sum(seconds) FROM scene_read WHERE script = ? AND run >= ? "
            "GROUP BY run ORDER BY run"
        )
        return self._database.read(sql, (script, since))

    def runs(self, script: str) -> list[float]:
        """When the runs of which times are kept began, the oldest first."""
        sql = "SELECT DISTINCT run FROM scene_read WHERE script = ? ORDER BY run"
        return [run for (run,) in self._database.read(sql, (script,))]

    def whole_scenes(self, script: str) -> list[tuple[str, float]]:
        """How long each scene took that was read to its end, in all runs: the identity of its first line, and seconds."""
        sql = "SELECT line, seconds FROM scene_read WHERE script = ? AND whole"
        return self._database.read(sql, (script,))

    def scenes(self, script: str, run: float) -> list[KeptScene]:
        """The scenes of a run, in the order they were come to."""
        sql = (
            "SELECT run, nth, line, seconds, whole, turns FROM scene_read "
            "WHERE script = ? AND run = ? ORDER BY nth"
        )
        return [
            KeptScene(began, nth, line, seconds, bool(whole), turns)
            for began, nth, line, seconds, whole, turns in self._database.read(sql, (script, run))
        ]

    def prompts(self, script: str, run: float) -> list[KeptPrompt]:
        """The lines that were prompted in a run, in order."""
        sql = "SELECT run, nth, line FROM prompt WHERE script = ? AND run = ? ORDER BY nth"
        return [KeptPrompt(*row) for row in self._database.read(sql, (script, run))]
