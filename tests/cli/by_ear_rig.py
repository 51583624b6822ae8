"""The program by ear on a house without devices: keys go in, what its own voice says comes out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tableread.cast.casting import PlayedBy
from tableread.cli.by_ear.program import Asked, Program
from tableread.performance.earcons import Earcon
from tableread.production.production import Production
from tableread.speech.utterance import Utterance
from tests.cli.conftest import AudibleOutput
from tests.fakes import ToneSynthesiser, fake_house
from tests.scenes import DUEL

_UNASKED = {"ADA.", "BEN."}
"""Names before lines."""


def _in_words(part: str | Earcon | Utterance) -> str:
    if isinstance(part, Earcon):
        return f"<{part.name.lower()}>"
    return f"‘{part.text}’" if isinstance(part, Utterance) else part


class Rig:
    """A read of the duel, or of `script`, that is heard."""

    def __init__(
        self,
        tmp_path: Path,
        script: str = DUEL,
        *,
        you: str = "",
        speech: str = "self",
        browses: bool = False,
        **house: object,
    ) -> None:
        path = tmp_path / "duel.fountain"
        path.write_text(script)
        self.synthesiser = ToneSynthesiser()
        self.output: AudibleOutput | None = None
        self.house = fake_house(
            tmp_path,
            self._open,
            synthesiser=self.synthesiser,
            **house,  # type: ignore[arg-type]
        )
        self.production = Production.open(path, self.house)
        if you:
            self.production.give_part(you, PlayedBy.YOU)
        self.program = Program(self.house, speech=speech, keyboard=True)
        self.announced: list[str] = []
        """What the program's own voice was asked to say, in order."""
        self._listen_in()
        self._browses = browses
        """The library is opened instead of the script."""
        self.asks: Asked | None = None
        """The script is opened as on the command line."""
        self._task: asyncio.Task[object] | None = None

    def _open(self, rate: int) -> AudibleOutput:
        self.output = AudibleOutput(rate)
        return self.output

    async def __aenter__(self) -> Rig:
        self._task = asyncio.ensure_future(self._run())
        await asyncio.sleep(0)
        return self

    async def _run(self) -> None:
        if self._browses:
            await self.program.browse()
            return
        if self.asks is not None:
            await self.program.read(self.asks)
            return
        async with self.program.running():
            await self.program.perform(self.production)

    async def __aexit__(self, *_: object) -> None:
        self.program.end()
        assert self._task
        await asyncio.wait_for(self._task, 10)
        self.house.close()

    def _listen_in(self) -> None:
        """Note what the program's own voice is asked to say."""
        announcer = self.program.announcer
        say, tell, say_before = announcer.say, announcer.tell, announcer.say_before
        say_all = announcer.say_all

        def said(text: str, **how: Any) -> None:
            self.announced += [text] if text else []
            say(text, **how)

        def told(text: str, **how: Any) -> None:
            self.announced.append(text)
            tell(text, **how)

        def said_before(request_id: int, text: str, **how: Any) -> None:
            self.announced.append(text)
            say_before(request_id, text, **how)

        def said_all(parts: Sequence[str | Earcon | Utterance]) -> None:
            self.announced.append(" ".join(map(_in_words, parts)))
            say_all(parts)

        announcer.say, announcer.tell, announcer.say_before = said, told, said_before  # type: ignore[method-assign]
        announcer.say_all = said_all  # type: ignore[method-assign]

    async def until(self, condition: Callable[[], object], seconds: float = 10.0) -> None:
        """Wait until it is so."""
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.005)

    async def hear(self, *texts: str) -> None:
        """Wait until each of these was announced."""
        await self.until(
            lambda: all(any(text in told for told in self.announced) for text in texts)
        )

    async def press(self, *keys: str) -> list[str]:
        """Press keys; what is announced because of them, shortly after."""
        before = len(self.announced)
        for key in keys:
            self.program.press(key)
            await asyncio.sleep(0.02)
        await self.until(lambda: not self.program.announcer.being_made)
        return [told for told in self.announced[before:] if told not in _UNASKED]

    def type(self, text: str) -> None:
        """Press the keys of a text, and Enter."""
        for letter in text:
            self.program.press("space" if letter == " " else letter)
        self.program.press("enter")
