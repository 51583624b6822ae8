"""What the rows above and below the script say, in a few words."""

from __future__ import annotations

from tableread.base.minutes import minutes
from tableread.learning.masks import Mask
from tableread.learning.ways import Run
from tableread.performance.runner import Runner
from tableread.production.production import Production
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import Situation, State
from tableread.script.model import Script
from tableread.tui.ear import ear_in_words


def place(situation: Situation, script: Script, instead: str | None = None) -> str:
    """Title and scene; `instead`: of the title."""
    at = situation.now.scene
    scene = ""
    if at is not None and script.scenes:
        scene = f"{at + 1}/{len(script.scenes)} {script.scenes[at].heading}"
    return " · ".join(filter(None, (instead or script.title, scene)))


def times(situation: Situation, mask: Mask) -> str:
    """How much of your lines is shown, how long it has been, and how long it will be."""
    hidden = "" if mask is Mask.FULL else f"{mask} · "
    return f"{hidden}{minutes(situation.seconds_done)} / -{minutes(situation.seconds_left)}"


def big_key(situation: Situation) -> str:
    """What the one big key does now. All are as long, so that the other keys stay where they are."""
    if situation.state is State.ENDED:
        return "Again"
    if situation.paused:
        return "Go on"
    return "Done " if situation.state is State.WAITING else "Pause"


def transport(
    situation: Situation, production: Production, volume: float, *, loop_begun: bool
) -> str:
    """What the read does, how fast and how loud; `loop_begun`: a loop has a beginning and no end yet."""
    parts = ["◉ takes"] if production.keeps_takes else []
    parts.append("paused" if situation.paused else str(situation.state))
    parts.append(f"{situation.speed:.1f}×")
    parts.append(f"vol {round(volume * 100)}%")
    parts.append("loop begun, b ends it" if loop_begun else "loop" if situation.loop else "no loop")
    if production.casting.persons:
        parts.append(f"turn by {situation.advance}")
    return " · ".join(parts)


def sound(runner: Runner, situation: Situation, *, silenced: bool) -> str:
    """What the ear does, where it is wanted; else where the sound goes."""
    player = runner.player
    if situation.advance is Advance.VOICE and runner.production.casting.persons:
        return ear_in_words(runner.listener)
    if silenced:
        return "silent (--no-sound)"
    if player.output_name == "nothing":
        return ""
    return player.output_name if player.audible else "silent: no sound device"


def state_of(action: str, runner: Runner, situation: Situation, volume: float) -> str:
    """What is set now, of what an action of the stage changes; "" for actions that set nothing."""
    match action:
        case "go":
            return "paused" if situation.paused else str(situation.state)
        case "slower" | "faster":
            return f"{situation.speed:.1f}×"
        case "softer" | "louder":
            return f"{round(volume * 100)} %"
        case "advance_mode":
            return f"by {situation.advance}"
        case "cue_part":
            return runner.production.policy.cue.part
        case "run":
            excerpt = runner.production.excerpt
            return excerpt.about if isinstance(excerpt, Run) else "as written"
        case "pattern":
            return runner.production.policy.pattern
        case "help_when_stuck":
            return runner.production.policy.help
        case "beat":
            return runner.production.beats.chosen(runner.session.line.id)
        case "takes":
            return "on" if runner.production.keeps_takes else "off"
        case "headphones":
            return "on" if runner.listener.headphones else "off"
        case "loop_start" | "loop_end":
            return "on" if situation.loop else "off"
        case _:
            return ""
