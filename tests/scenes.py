"""Short scenes of our own that tests are about."""

from __future__ import annotations

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import TABLE_READ, Policy, Reading
from tableread.rehearsal.session import Session
from tableread.script import fountain
from tableread.script.model import Script

DUEL = """\
Title: The Duel

INT. BARN - NIGHT

Two chairs face each other.

ADA
You are late.

BEN
(sitting)
I walked.
(beat)
Slowly.

ADA
Draw.

EXT. YARD - DAY

The rain has stopped.

BEN
After you.

ADA
No --

BEN
I insist.
"""


def duel() -> Script:
    """Lines of the running order, when headings and action are read:

    0 heading · 1 action · 2 ADA · 3 BEN "I walked." · 4 BEN "Slowly." · 5 ADA "Draw."
    6 heading · 7 action · 8 BEN · 9 ADA "No --" · 10 BEN "I insist."
    """
    return fountain.read(DUEL)


def session_of(
    script: Script,
    *,
    you: str = "",
    person: str = "",
    nobody: str = "",
    reading: Reading = TABLE_READ,
    policy: Policy | None = None,
    at: int = 0,
) -> Session:
    """A session of `script` with some parts given away."""
    players = {you: PlayedBy.YOU, person: PlayedBy.PERSON, nobody: PlayedBy.NOBODY}
    players.pop("", None)
    order = running_order(script, reading, Gaps(), {you} if you else set())
    return Session(order, lambda n: players.get(n, PlayedBy.VOICE), policy or Policy(reading), at)
