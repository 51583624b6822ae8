"""A script whose lines of one part are made-up words that stand nowhere else, and a program in a terminal that is searched
for them: `python -m tests.secrets LOG ARGUMENTS` is tableread with a tone for a voice, whose requests are written to LOG."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

from tableread.audio.clip import Clip
from tableread.cast.casting import PlayedBy
from tableread.learning.lacuna import Phase
from tableread.learning.masks import Mask
from tableread.learning.memory import DAY
from tableread.library.memories import KeptMemory
from tableread.library.store import Library
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.notes import NoteKind
from tableread.production.production import Production
from tableread.production.said import said_turn
from tableread.speech.utterance import Utterance
from tests.fakes import NoMicrophone, ToneSynthesiser, fake_house
from tests.terminal import Terminal

PART = "BEN"
SPEECHES = tuple(
    tuple(f"{start}{end}{number}" for end in ("ubrin", "afleet", "omsack", "ithwer", "elpond", "ygrat"))
    for number, start in enumerate(("qu", "vr", "kl", "sp", "dw"))
)  # fmt: skip
"""The words of each speech of the part."""
_CUES = ("Who is there?", "Come in, then.", "And the box?", "Is it heavy?", "Put it down.")
SCENE = "INT. BARN - DAY\n\nRain.\n\n" + "\n".join(
    f"ADA\n{cue}\n\n{PART}\n{' '.join(words).capitalize()}.\n"
    for cue, words in zip(_CUES, SPEECHES, strict=True)
)
QUICK_TOML = """
advance = "key"

[gaps]
between_speakers = 0.02
after_action = 0.02
after_heading = 0.02
"""
_ESCAPES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


def known_script(home: Path, mask: Mask) -> Path:
    """The script as somebody knows it who plays the part with this mask: another draft was read before, each line was said
    with a mistake, is due again, and has a note on it; the scene was learned until nothing of it is left on the page."""
    path = home / "barn.fountain"
    path.write_text(SCENE.replace("omsack", "omwas"))
    for _ in ("the draft before", "this one"):
        library = Library.open(home / "data" / "library.sqlite3")
        house = fake_house(home, library=library)
        production = Production.open(path, house)
        production.give_part(PART, PlayedBy.YOU)
        production.masks.choose(mask)
        _say_all(production, library)
        _learn_all(production)
        house.close()
        path.write_text(SCENE)
    return path


def _say_all(production: Production, library: Library) -> None:
    order, before = production.running_order(), time.time() - 2 * DAY
    mine = [at for at, line in enumerate(order.lines) if line.speaker == PART]
    verdicts = (Verdict.SAID, Verdict.LEFT_OUT, *[Verdict.SAID] * 4)
    for number, at in enumerate(mine):
        judged = JudgedLine(verdicts, ("",) * 6, (), 0)
        places = [(at, word) for word in range(6)]
        production.said.add(said_turn(before, number, 1.0, [order.lines[at]], places, judged, at))
        production.notes.add(order.lines[at], NoteKind.SLOW, 1.0)
    due = [
        KeptMemory("", order.lines[at].id, PART, 2.0, 5.0, before + DAY, before, 1, 0)
        for at in mine
    ]
    library.memories.save(production.key, due)


def _learn_all(production: Production) -> None:
    order = production.whole_order()
    [scene] = production.drills.scenes(order)
    lacuna = production.drills.drill(scene, [line.text for line in order.lines])
    while lacuna.phase is not Phase.RECALL:
        lacuna.said(())
    production.drills.keep(scene, lacuna.state)


class SecretProgram:
    """The program in a terminal; what it writes is looked through from `mark` on."""

    def __init__(self, home: Path, *arguments: str, size: tuple[int, int] = (80, 24)) -> None:
        config = home / "config"
        config.mkdir(parents=True, exist_ok=True)
        if not (config / "settings.toml").exists():
            (config / "settings.toml").write_text(QUICK_TOML)
        self.log = home / "said.txt"
        self.log.touch()
        self.terminal = Terminal(
            [sys.executable, "-m", "tests.secrets", str(self.log), *arguments],
            {**os.environ, "TABLEREAD_HOME": str(home)},
            size,
        )
        self._mark = self._said_mark = 0

    def mark(self) -> None:
        """Forget what was written and said until now."""
        self._mark = len(self.terminal.written)
        self._said_mark = len(self.log.read_text())

    def written(self) -> str:
        """What was written since the mark, with escape sequences and without."""
        raw = self.terminal.written[self._mark :]
        return (raw + b"\n" + _ESCAPES.sub(b"", raw)).decode(errors="replace").casefold()

    def given_away(self, words: tuple[str, ...]) -> list[str]:
        """Which of the words were written, or asked of the synthesiser, since the mark."""
        said = self.log.read_text()[self._said_mark :].casefold()
        return [word for word in words if word in self.written() or word in said]

    def press(self, keys: str | bytes, seconds: float = 0.25) -> None:
        """Type, and read what comes of it for so long."""
        self.terminal.press(keys if isinstance(keys, bytes) else keys.encode())
        self.terminal.settle(seconds)

    def open(self, key: bytes, seen: str) -> None:
        """Press a key until this is seen: right behind Escape it may be taken for a part of it."""
        for seconds in (5.0, 5.0, 20.0):
            self.press(key, 0.1)
            try:
                self.wait_for(seen, seconds)
            except TimeoutError:
                if seconds == 20.0:
                    raise
            else:
                return

    def wait_for(self, text: str, seconds: float = 20.0) -> None:
        """Until it stands among what was written since the mark."""
        self.terminal.wait_until(lambda: text.casefold() in self.written(), text, seconds)

    def close(self) -> None:
        """End it."""
        self.terminal.close()


class _Logged(ToneSynthesiser):
    """Writes down every request."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log

    def render(self, utterance: Utterance) -> Clip:
        with self._log.open("a") as out:
            out.write(utterance.text + "\n")
        return super().render(utterance)


def _main() -> None:
    from tableread.cli import listen, main
    from tableread.cli import open as opens
    from tableread.performance import house

    log, *arguments = sys.argv[1:]
    synthesiser = _Logged(Path(log))
    setattr(opens, "open_speech", lambda _: (synthesiser, None))  # noqa: B010
    setattr(listen, "start_speech", lambda _: synthesiser)  # noqa: B010
    setattr(house, "_microphone", lambda _: NoMicrophone())  # noqa: B010
    main(arguments)


if __name__ == "__main__":
    _main()
