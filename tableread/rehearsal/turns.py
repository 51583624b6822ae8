"""Persons' turns in a read: the one at hand or coming, and the one that the machine replies to."""

from __future__ import annotations

from tableread.rehearsal.commands import ListenFor
from tableread.rehearsal.course import Course
from tableread.rehearsal.turn import PersonsTurn


class Turns:
    """Keeps them; when a turn begins and ends is the session's to say."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self.at_hand: PersonsTurn | None = None
        """The one that is waited for, or comes next."""
        self.last: PersonsTurn | None = None

    def lines_from(self, first: int) -> range:
        """What is left of the speech that line `first` is in, from there, within the loop; of the narrator's lines
        in it, what stands before somebody speaks."""
        timeline = self._course.timeline
        order = timeline.order
        stop = order.speech(first).stop
        if order.lines[first].speaker is None:
            stop = next((at for at in range(first, stop) if order.lines[at].speaker), stop)
        loop = timeline.loop
        if loop and first <= loop[1]:
            stop = min(stop, loop[1] + 1)
        return range(first, stop)

    def come_to(self, first: int, earlier: int | None) -> ListenFor | None:
        """The turn that begins with line `first` is the next. What is to be listened for; None where
        that is known already. `earlier`: where the person may go back to."""
        lines = self.lines_from(first)
        if self.at_hand is not None and self.at_hand.lines == lines:
            return None
        self.at_hand = self._turn_of(lines)
        return self.listen(earlier)

    def listen(self, earlier: int | None) -> ListenFor:
        """What is to be listened for in the turn at hand."""
        assert self.at_hand
        if earlier is not None and self.at_hand.earlier is None:
            self.at_hand.earlier = self._turn_of(self.lines_from(earlier))
        return self.at_hand.listen_for(self._course.timeline.order)

    def over(self) -> PersonsTurn | None:
        """The turn at hand is; from now on the machine replies to it."""
        self.last, self.at_hand = self.at_hand, None
        return self.last

    def back_to(self, turn: PersonsTurn) -> None:
        """This one is at hand again."""
        self.at_hand, self.last = turn, None

    def forget(self, but: PersonsTurn | None = None) -> None:
        """The read goes elsewhere; what was said of `but` stays said."""
        self.at_hand, self.last = but, None

    def _turn_of(self, lines: range) -> PersonsTurn:
        return PersonsTurn.of(self._course.new_number(), lines, self._course.timeline.order)
