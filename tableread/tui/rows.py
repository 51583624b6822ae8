"""What the rows above and below the script say, in a few words."""

from __future__ import annotations

from tableread.cast.casting import PlayedBy
from tableread.performance.runner import Runner
from tableread.production.production import Production
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.session import Session, State
from tableread.script.model import Script
from tableread.tui.clock import minutes
from tableread.tui.ear import ear_in_words


def place(session: Session, script: Script) -> str:
    """Title and scene."""
    at = session.line.scene
    scene = ""
    if at is not None and script.scenes:
        scene = f"{at + 1}/{len(script.scenes)} {script.scenes[at].heading}"
    return " · ".join(filter(None, (script.title, scene)))


def times(session: Session) -> str:
    """How long it has been, and how long it will be."""
    speed = session.policy.speed
    done = session.order.seconds_before(session.at) / speed
    return f"{minutes(done)} / -{minutes(session.order.seconds / speed - done)}"


def transport(session: Session, production: Production, *, loop_begun: bool) -> str:
    """What the read does, and how fast; `loop_begun`: a loop has a beginning and no end yet."""
    parts = ["◉ takes"] if production.keeps_takes else []
    parts.append("paused" if session.paused else str(session.state))
    parts.append(f"[ {session.policy.speed:.1f}× ]")
    if production.casting.played_by(PlayedBy.YOU) or session.state is State.WAITING:
        parts.append(f"turns end by {session.policy.advance}")
    if session.loop:
        parts.append("loop (b ends it)")
    elif loop_begun:
        parts.append("loop from here … b")
    return " · ".join(parts)


def sound(runner: Runner, volume: float, *, silenced: bool) -> str:
    """What the ear does, where it is wanted; else where the sound goes."""
    player = runner.player
    if runner.session.policy.advance is Advance.VOICE and runner.production.casting.persons:
        return ear_in_words(runner.listener)
    if silenced:
        return "silent (--no-sound)"
    if player.output_name == "nothing":
        return ""
    if not player.audible:
        return "silent: no sound device"
    return f"{player.output_name}, volume {round(volume * 100)} %"
