"""What the rows above and below the script say, in a few words."""

from __future__ import annotations

from tableread.base.minutes import minutes
from tableread.cast.casting import PlayedBy
from tableread.performance.runner import Runner
from tableread.production.production import Production
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import Situation, State
from tableread.script.model import Script
from tableread.tui.ear import ear_in_words


def place(situation: Situation, script: Script) -> str:
    """Title and scene."""
    at = situation.now.scene
    scene = ""
    if at is not None and script.scenes:
        scene = f"{at + 1}/{len(script.scenes)} {script.scenes[at].heading}"
    return " · ".join(filter(None, (script.title, scene)))


def times(situation: Situation) -> str:
    """How long it has been, and how long it will be."""
    return f"{minutes(situation.seconds_done)} / -{minutes(situation.seconds_left)}"


def big_key(situation: Situation) -> str:
    """What the one big key does now. All are as long, so that the other keys stay where they are."""
    if situation.state is State.ENDED:
        return "Again"
    if situation.paused:
        return "Go on"
    return "Done " if situation.state is State.WAITING else "Pause"


def transport(situation: Situation, production: Production, *, loop_begun: bool) -> str:
    """What the read does, and how fast; `loop_begun`: a loop has a beginning and no end yet."""
    parts = ["◉ takes"] if production.keeps_takes else []
    parts.append("paused" if situation.paused else str(situation.state))
    parts.append(f"[ {situation.speed:.1f}× ]")
    if production.casting.played_by(PlayedBy.YOU) or situation.state is State.WAITING:
        parts.append(f"turn ends by {situation.advance} (v)")
    if situation.loop:
        parts.append("loop (b ends it)")
    elif loop_begun:
        parts.append("loop from here … b")
    return " · ".join(parts)


def sound(runner: Runner, situation: Situation, volume: float, *, silenced: bool) -> str:
    """What the ear does, where it is wanted; else where the sound goes."""
    player = runner.player
    if situation.advance is Advance.VOICE and runner.production.casting.persons:
        return ear_in_words(runner.listener)
    if silenced:
        return "silent (--no-sound)"
    if player.output_name == "nothing":
        return ""
    if not player.audible:
        return "silent: no sound device"
    return f"{player.output_name}, volume {round(volume * 100)} %"
