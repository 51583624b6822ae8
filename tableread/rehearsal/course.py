"""The course of a read: what has been asked for and not heard to its end, and what comes next.

Every request for sound has a number of its own, never used again; that is how late events are told from those that
count. Persons' turns are counted in the same row. Pure, like all of this room.
"""

from __future__ import annotations

from tableread.rehearsal.commands import Speak
from tableread.rehearsal.timeline import Timeline

AHEAD = 3
"""Lines asked for at a time: one heard, one laid behind it, one being rendered."""


class Course:
    """Goes along a timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.next: int | None = 0
        """The line to be asked for, or waited for, after all that is under way."""
        self._number = 0
        self._under_way: dict[int, tuple[int, int]] = {}
        """Request → line, and the word it was asked for from; in the order they were asked."""
        self._request_of: dict[int, int] = {}
        """Line → request, for what was asked for since the course was changed last."""

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def under_way(self, request_id: int) -> tuple[int, int] | None:
        """Line and first word that were asked for by a request, if that still counts."""
        return self._under_way.get(request_id)

    def heard_to_end(self, request_id: int) -> None:
        """What was asked for is over."""
        del self._under_way[request_id]

    def new_number(self) -> int:
        """For a person's turn, or a request that does not move the read, such as a prompt."""
        self._number += 1
        return self._number

    def clear(self) -> None:
        """Nothing that was asked for counts any more."""
        self._under_way.clear()
        self._request_of.clear()

    def ask(
        self,
        speed: float,
        first_word: int | None = None,
        gap: float = 0.0,
        *,
        counted_in: bool = False,
        round_loop: bool = True,
    ) -> list[Speak]:
        """Ask for lines ahead, up to a person's line or the end; for all that is said at the same time at once.

        `first_word`: the first line begins at this word, `gap` seconds from now, or, `counted_in`, from the end of the
        sound before; None: it follows what is under way. `round_loop`: what comes when a loop begins again is asked for
        as well.
        """
        asked: list[Speak] = []
        timeline = self.timeline
        while self.next is not None:
            line = self.next
            if len(self._under_way) >= AHEAD and not self._is_said_with(line, asked):
                break
            if timeline.is_persons(line):
                break
            if not round_loop and self.busy and timeline.begins_loop(line):
                break
            anew = first_word is not None and not asked
            word = max(first_word if anew and first_word else 0, timeline.heard.starts.get(line, 0))
            place = timeline.placement(line, speed)
            beside = None if anew else self._request_of_first(place.beside, line)
            behind = (
                None if anew else self._request_of.get(-1 if place.behind is None else place.behind)
            )
            request_id = self.new_number()
            self._under_way[request_id] = (line, word)
            self._request_of[line] = request_id
            asked.append(
                Speak(
                    request_id,
                    line,
                    from_word=word,
                    speed=speed,
                    gap=gap if anew else place.gap,
                    from_now=anew and not counted_in,
                    beside=beside,
                    behind=behind,
                )
            )
            self.next = timeline.after(line)
        return asked

    def _is_said_with(self, line: int, asked: list[Speak]) -> bool:
        """Whether `line` belongs to what is said at the same time as the last line that was asked for."""
        return bool(asked) and asked[-1].line == line - 1 and self.timeline.said_together(line)

    def _request_of_first(self, beside: int | None, line: int) -> int | None:
        """The request for the first line from `beside` on that has been asked for, before `line`."""
        if beside is None:
            return None
        asked = (self._request_of.get(at) for at in range(beside, line))
        return next((request_id for request_id in asked if request_id is not None), None)

    def soon(self, line: int) -> tuple[int, ...]:
        """The lines of voices that follow `line`, to be made ready while a person speaks."""
        lines: list[int] = []
        after = self.timeline.after(line)
        while after is not None and len(lines) < AHEAD and after not in lines:
            if self.timeline.is_persons(after):
                break
            lines.append(after)
            after = self.timeline.after(after)
        return tuple(lines)
