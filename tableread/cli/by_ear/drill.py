"""The drill by ear: what is left of your line is said, then its cue, then you answer, and hear how it was.

What is left comes before the cue, so that nothing stands between the cue and your line.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tableread.base.counted import counted
from tableread.base.errors import RehearsalError
from tableread.cli.by_ear import drill_words, texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.describe import Describe
from tableread.cli.by_ear.keys_table import Key
from tableread.cli.by_ear.modes import Modes
from tableread.cli.by_ear.read import Ending
from tableread.cli.by_ear.script_lines import ScriptLines
from tableread.cli.by_ear.telling import Level, Part
from tableread.cli.by_ear.typing import Typing
from tableread.learning.lacuna import Phase, Rating
from tableread.learning.lacuna_words import LEARNED, known_in_words, line_in_words, run_in_words
from tableread.performance.drilling import Answer, Drilling, Moment, Way
from tableread.performance.earcons import Earcon
from tableread.performance.house import House
from tableread.performance.runner import Told
from tableread.production.drills import DrilledScene
from tableread.production.production import Production
from tableread.rehearsal import commands as c

KEYS = (
    Key(("space", "enter"), "ends your turn, or lets you hear the line", "go"),
    Key(("s",), "says again what is left of your line", "left"),
    Key(("r",), "says the cue again", "cue"),
    Key(("1",), "rates: you missed the line", "missed"),
    Key(("2",), "rates: you nearly had it", "nearly"),
    Key(("3",), "rates: you had it", "had"),
    Key(("v",), "chooses how you answer: by voice, by typing, or by rating yourself", "way"),
    Key(("w",), "says where you are, and how far the scene is", "where"),
    Key(("x",), "says again what was announced last", "repeat"),
    Key(("n",), "learns the next scene, when this one is done", "next"),
    Key(("b",), "begins this scene again, when it is done", "begin_again"),
    Key(("?",), "describes the key that you press next", "describe"),
    Key(("q", "escape", "ctrl+c", "ctrl+d"), "goes back to the script; the drill is kept", "leave"),
)
_DONE = "B begins this one again, Q goes back to the script."
_NEXT = "N learns the next scene."


class DrillByEar:
    """A mode (`modes.Mode`) for the drill of one scene after the other."""

    def __init__(
        self,
        house: House,
        production: Production,
        modes: Modes,
        choices: Choices,
        scene: DrilledScene,
    ) -> None:
        """`scene`: of the production's whole order as it is now."""
        self._house = house
        self._production = production
        self._modes = modes
        self._teller = modes.teller
        self._choices = choices
        self._ending: asyncio.Future[Ending] | None = None
        self._begin(scene)
        actions: dict[str, Callable[[], object]] = {
            "go": self._go,
            "left": self._say_left,
            "cue": self._cue_again,
            "missed": lambda: self._rate(Rating.MISSED),
            "nearly": lambda: self._rate(Rating.NEARLY),
            "had": lambda: self._rate(Rating.HAD),
            "way": self._next_way,
            "where": self._where,
            "repeat": lambda: self._teller.answer(self._teller.last),
            "next": self._next_scene,
            "begin_again": self._begin_again,
            "describe": lambda: modes.push(Describe(self._teller, modes.pop, KEYS)),
            "leave": self.leave,
        }
        self._actions = {key: actions[entry.action] for entry in KEYS for key in entry.keys}

    def _begin(self, scene: DrilledScene) -> None:
        self._drilling = drilling = Drilling(
            self._production, self._house, scene, self._changed, self._notify
        )
        drilling.before_cue = self._before_cue
        drilling.runner.observe(self._on_told)
        self._lines = ScriptLines(self._production, self._teller, self._choices)
        self._shown: tuple[int, Moment] | None = None
        self._answer: Answer | None = None
        """The last answer that was told of."""
        self._told_how: tuple[Way, bool] | None = None
        """What to do was told for this way of answering; and whether with the text."""
        self._run = -1
        """Which run through the lines was told of."""

    async def run(self) -> Ending:
        """Drill until it is left."""
        self._ending = asyncio.get_running_loop().create_future()
        self._modes.push(self)
        self._start()
        try:
            return await self._ending
        finally:
            self._modes.remove(self)
            self._drilling.close()

    def _start(self) -> None:
        scene, teller = self._drilling.scene, self._teller
        with teller.answering():
            place = texts.scene_name(self._production.script, scene.scene)
            many = counted(len(scene.speeches), "line")
            teller.answer(f"Learning {many} of {scene.part}. {texts.sentence(place)}")
            self._drilling.start()

    def leave(self, ending: Ending = Ending.LEFT) -> None:
        """End it now; how far it has come is kept."""
        if self._ending is not None and not self._ending.done():
            self._ending.set_result(ending)

    # What happens

    def _notify(self, told: str) -> None:
        self._teller.tell(told, Level.LOW)

    def _on_told(self, what: Told) -> None:
        if isinstance(what, c.MoveTo):
            self._lines.show(self._drilling.runner.session, what.line)

    def _changed(self) -> None:
        """Something else is to be told, or nothing."""
        now = (self._drilling.number, self._drilling.moment)
        if now == self._shown:
            return
        self._shown = now
        match self._drilling.moment:
            case Moment.TURN:
                self._your_turn()
            case Moment.RATE:
                self._ask_for_rating()
            case Moment.MISSED:
                self._missed()
            case Moment.DONE:
                self._tell([*self._verdict(), LEARNED, *self._on_from_here()])
            case _:
                pass

    def _before_cue(self) -> None:
        """How the last line was, and what is left of the next one."""
        self._shown = None
        drilling = self._drilling
        parts = self._verdict()
        run = drilling.lacuna.state.passes
        if run != self._run:
            self._run = run
            lacuna = drilling.lacuna
            parts.append(f"{_sentence(run_in_words(lacuna))} {_sentence(known_in_words(lacuna))}")
        erased = drilling.lacuna.erased(drilling.number)
        parts += drill_words.left_aloud(self._production, drilling.order, drilling.speech, erased)
        self._tell(parts, drill_words.left_in_print(drilling.speech.drilled.text, erased))

    def _verdict(self) -> list[Part]:
        """How the last answer was, once; after a mistake the line as it is."""
        drilling, answer = self._drilling, self._drilling.answer
        if answer is None or answer is self._answer:
            return []
        self._answer = answer
        speech = drilling.scene.speeches[answer.number]
        told: list[Part] = [drill_words.verdict(answer, speech.drilled.text)]
        if not answer.right and drilling.lacuna.phase is not Phase.MAP:
            told += ["It is:", *drill_words.whole_line(self._production, drilling.order, speech)]
        return told

    def _tell(self, parts: list[Part], line: str = "") -> None:
        """Say these, and print the sentences among them, and `line`, which is said by the other parts."""
        sentences = [part for part in parts if isinstance(part, str)]
        for sentence in sentences:
            self._teller.lines.print(sentence)
        if line:
            self._teller.lines.print(f"Your line: {line}")
        self._teller.last = " ".join(filter(None, (*sentences, line)))
        self._teller.say_all(parts)

    def _your_turn(self) -> None:
        drilling, teller = self._drilling, self._teller
        phase = drilling.lacuna.phase
        how = (drilling.way, phase is Phase.MAP)
        told = drill_words.how_to_answer(*(drilling.way, phase))
        if drilling.way is Way.TYPING:
            self._type(told)
        elif how != self._told_how:
            teller.lines.print(told)
            teller.tell_aloud(told, sound=Earcon.YOUR_TURN)
        else:
            teller.lines.print("Your turn.")
            teller.sound(Earcon.YOUR_TURN)
        self._told_how = how

    def _type(self, asked: str) -> None:
        self._modes.push(Typing(self._teller, asked, self._modes.pop, self._drilling.typed))

    def _ask_for_rating(self) -> None:
        drilling = self._drilling
        line = drill_words.whole_line(self._production, drilling.order, drilling.speech)
        self._tell([*line, drill_words.RATE_IT], drilling.speech.drilled.text)

    def _missed(self) -> None:
        """Where it is heard, the drill goes on by itself; who reads it says when they have."""
        drilling = self._drilling
        if self._teller.is_heard:
            drilling.go()
        else:
            self._tell([*self._verdict(), "Space goes on."], drilling.speech.drilled.text)

    # Keys

    def press(self, key: str) -> None:
        """See `modes.Mode`."""
        action = self._actions.get(key)
        if action is None:
            self._teller.answer(texts.unknown_key(key))
        else:
            action()

    def _go(self) -> None:
        drilling = self._drilling
        if drilling.moment is Moment.DONE:
            self._teller.answer(" ".join(self._on_from_here()))
        elif drilling.moment is Moment.RATE:
            self._teller.answer(drill_words.RATE_IT)
        elif drilling.moment is Moment.TURN and drilling.way is Way.TYPING:
            self._type(drill_words.how_to_answer(drilling.way, drilling.lacuna.phase))
        else:
            drilling.go()

    def _cue_again(self) -> None:
        self._drilling.hear_cue()

    def _rate(self, rating: Rating) -> None:
        if self._drilling.moment is not Moment.RATE:
            raise RehearsalError("There is nothing to rate: answer first.")
        self._drilling.rate(rating)

    def _say_left(self) -> None:
        drilling, speech = self._drilling, self._drilling.speech
        if drilling.moment in {Moment.RATE, Moment.MISSED}:
            line = drill_words.whole_line(self._production, drilling.order, speech)
            self._tell(line, speech.drilled.text)
            return
        if drilling.moment is Moment.DONE:
            raise RehearsalError("The drill is over.")
        erased = drilling.lacuna.erased(drilling.number)
        left = drill_words.left_aloud(self._production, drilling.order, speech, erased)
        shown = drill_words.left_in_print(speech.drilled.text, erased)
        self._tell(left or ["Nothing is left of your line."], shown if left else "")

    def _next_way(self) -> None:
        way = self._drilling.way.following
        self._teller.answer(f"You answer {way}.")
        self._told_how = None
        self._drilling.choose(way)

    def _where(self) -> None:
        lacuna = self._drilling.lacuna
        place = texts.scene_name(self._production.script, self._drilling.scene.scene)
        at = line_in_words(lacuna, self._drilling.number)
        told = (at, run_in_words(lacuna), known_in_words(lacuna), place)
        self._teller.answer(" ".join(map(_sentence, told)))

    def _next_scene(self) -> None:
        drilling = self._drilling
        self._check_done()
        scene = drilling.following
        if scene is None:
            raise RehearsalError("You have lines in no other scene.")
        drilling.close()
        self._begin(scene)
        self._start()

    def _on_from_here(self) -> list[str]:
        """What can be done once a scene is learned."""
        return [*[_NEXT] * (self._drilling.following is not None), _DONE]

    def _begin_again(self) -> None:
        self._check_done()
        self._drilling.begin_again()

    def _check_done(self) -> None:
        if self._drilling.moment is not Moment.DONE:
            raise RehearsalError("This scene is not done yet. Q leaves it, and keeps it as it is.")


def _sentence(told: str) -> str:
    return texts.sentence(f"{told[0].upper()}{told[1:]}")
