"""What is said of a read, in plain sentences. Pure: a situation goes in, text comes out. The important word comes first:
a braille display shows twenty cells or forty."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.base.counted import counted
from tableread.cli.by_ear.key_names import key_name
from tableread.cli.by_ear.telling import Level
from tableread.production.notes import Note, NoteKind
from tableread.rehearsal.order import RunningOrder
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import Situation, State
from tableread.script.model import Kind, Script

NARRATOR = "Narrator"


def duration(seconds: float) -> str:
    """ "1 hour 5 minutes", "12 minutes", "40 seconds"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return counted(whole, "second")
    if whole < 3600:
        return counted(round(whole / 60), "minute")
    hours, rest = divmod(round(whole / 60), 60)
    return f"{counted(hours, 'hour')} {counted(rest, 'minute')}" if rest else counted(hours, "hour")


def names_in_words(names: Sequence[str]) -> str:
    """ "ADA", "ADA and BEN", "ADA, BEN and CARL"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def sentence(text: str) -> str:
    """`text` with a full stop, where it has no end of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


# The beginning, and the end


def opening(script: Script, situation: Situation, roles: Sequence[str]) -> str:
    """What is read, from where, and who you are in it."""
    left = duration(situation.seconds_left)
    if situation.now.line or situation.word:
        where = f"Continuing{_in_scene(situation, script)}, {left} left."
    else:
        where = f"From the top, {left}."
    you = f" You play {names_in_words(roles)}." if roles else ""
    return f"{script.title}. {where}{you}"


def _in_scene(situation: Situation, script: Script) -> str:
    scene = situation.now.scene
    if scene is None or len(script.scenes) < 2:
        return ""
    return f" in scene {scene + 1} of {len(script.scenes)}"


def ending(keys: bool) -> str:
    """It is over."""
    return "The end. Capital R reads the scene again, Q quits." if keys else "The end."


# Where the read is


def scene_name(script: Script, scene: int | None) -> str:
    """ "Scene 2 of 5: EXT. YARD - DAY"."""
    if scene is None:
        return "Before the first scene"
    return f"Scene {scene + 1} of {len(script.scenes)}: {script.scenes[scene].heading.rstrip('.')}"


def where(situation: Situation, script: Script) -> str:
    """The scene, and who speaks."""
    return f"{scene_name(script, situation.now.scene)}. {whose_turn(situation)}"


def whose_turn(situation: Situation) -> str:
    """Who speaks, or is waited for."""
    now = situation.now
    who = now.speaker or NARRATOR
    if situation.state is State.ENDED:
        return "The end."
    if situation.your_turn:
        return f"Your turn, as {who}."
    if situation.state is State.WAITING:
        return f"{now.person or 'Somebody in the room'} is next, as {who}."
    return f"{who} speaks." + (" Paused." if situation.paused else "")


def how_far(situation: Situation, page: int, pages: int) -> str:
    """The page, how much has been read, and the time left."""
    whole = situation.seconds_done + situation.seconds_left
    share = situation.seconds_done / whole if whole else 1.0
    return f"Page {page} of {pages}. {share:.0%}. {duration(situation.seconds_left)} left."


def who_is_here(order: RunningOrder, at: int, speed: float) -> str:
    """Who has spoken in the scene of line `at`, and how long ago; and how long the scene has been going."""
    start = order.scene_start(at)
    now = order.seconds_before(at)
    last: dict[str, float] = {}
    for line in range(start, at + 1):
        speaker = order.lines[line].speaker
        if speaker is not None:
            last.pop(speaker, None)  # who spoke last comes last
            last[speaker] = (now - order.seconds_before(line)) / speed
    seconds = (now - order.seconds_before(start)) / speed
    going = f"The scene began {_ago(seconds)}." if seconds >= 1 else "The scene has just begun."
    if not last:
        return f"Nobody has spoken in this scene yet. {going}"
    people = (f"{name}, {_ago(seconds)}" for name, seconds in reversed(last.items()))
    return f"{'; '.join(people)}. {going}"


def _ago(seconds: float) -> str:
    return "now" if seconds < 1 else f"{duration(seconds)} ago"


def time_left(situation: Situation) -> str:
    """Time left, time gone, and the speed that both are for."""
    done = duration(situation.seconds_done)
    return f"{duration(situation.seconds_left)} left, {done} in, at speed {situation.speed:.1f}."


def spelled(text: str) -> str:
    """Letter by letter, a comma behind each and a full stop behind each word, which a voice reads as pauses."""
    words = (", ".join(letter for letter in word if letter.isalnum()) for word in text.split())
    return ". ".join(filter(None, words)) + "."


# What changes


def paused(is_paused: bool) -> str:
    """It stands still, or goes on."""
    return "Paused." if is_paused else "Going on."


def speed(now: float) -> str:
    """How fast it reads."""
    return f"Speed {now:.1f}."


def volume(now: float) -> str:
    """How loud it is."""
    return f"Volume {round(now * 100)} percent."


def turns_end_by(advance: Advance) -> str:
    """What ends a person's turn."""
    return {
        Advance.VOICE: "Your turn ends when you finish speaking, or by space.",
        Advance.KEY: "Your turn ends by space.",
        Advance.GAP: "Your turn ends after as long as the line takes, or by space.",
    }[advance]


def unknown_key(key: str) -> str:
    """A key that does nothing."""
    name = key_name(key)
    return f"{name[0].upper()}{name[1:]} does nothing. Q quits, question mark describes the keys."


# Before a line


def before_line(
    order: RunningOrder, line: int, script: Script, who: str, says: Level, *, arrived: bool
) -> tuple[str, bool]:
    """What is said right before line `line`, and whether a scene's heading is in it. `who`: when names are said, as in
    the settings; `arrived`: somebody went there, so they are told in any case."""
    parts = []
    here = order.lines[line]
    new_scene = here.scene is not None and (line == 0 or order.lines[line - 1].scene != here.scene)
    heading = False
    if new_scene and here.kind is Kind.HEADING:
        if says >= Level.HIGH:
            parts.append(f"Scene {(here.scene or 0) + 1} of {len(script.scenes)}.")
    elif new_scene and says >= Level.NORMAL:
        parts.append(f"{scene_name(script, here.scene)}.")
        heading = True
    begins = order.speech(line).start == line
    if arrived or (begins and (who == "always" or (who == "changes" and _changes(order, line)))):
        parts.append(_names(order, line))
    return " ".join(filter(None, parts)), heading


def noted(notes: Sequence[Note], says: Level) -> str:
    """What is noted on a line: its marks and what was typed; bookmarks where all is told, and nothing where little is."""
    if says < Level.NORMAL:
        return ""
    told = [f"Note: {note.says}" for note in notes if note.kind is not NoteKind.BOOKMARK]
    if says >= Level.HIGH and len(told) < len(notes):
        told.insert(0, "Bookmark")
    return " ".join(map(sentence, told))


def _changes(order: RunningOrder, line: int) -> bool:
    """Whether somebody else spoke last, or the scene is another; narration between does not count."""
    who = speaker_of(order, line)
    for before in range(order.speech(line).start - 1, -1, -1):
        if order.lines[before].scene != order.lines[line].scene:
            return True
        if order.lines[before].speaker is not None:
            return order.lines[before].speaker != who
    return True


def speaker_of(order: RunningOrder, line: int) -> str | None:
    """Whose speech it is, though it may begin with a direction that the narrator reads."""
    return next(
        (order.lines[at].speaker for at in order.speech(line) if order.lines[at].speaker), None
    )


def _names(order: RunningOrder, line: int) -> str:
    """Whoever begins to speak with a line; the narrator is known by what is said."""
    speaker = speaker_of(order, line)
    if speaker is None:
        return ""
    names = [speaker]
    after = order.next_speech(line)
    if after is not None and order.lines[after].dual:
        names.append(order.lines[after].speaker or NARRATOR)
    return f"{names_in_words(names)}."


def as_printed(order: RunningOrder, line: int, text: str) -> str:
    """A line of the script, the speaker's name before the first of a speech."""
    speaker = speaker_of(order, line) if order.speech(line).start == line else None
    return f"{speaker}: {text}" if speaker else text


# People's turns


def your_turn(who: str) -> str:
    """In words."""
    return f"You are {who}. Your turn."


def anothers_turn(person: str, who: str) -> str:
    """Somebody in the room."""
    return f"{person}, {who}."


def turn_ends(situation: Situation, seconds: float | None, *, deaf: bool) -> str:
    """What ends the turn at hand; `deaf`: nobody can be heard."""
    if situation.advance is Advance.VOICE and not deaf:
        return "Say it; space ends it, too."
    return "Space ends it." if seconds is None else f"{counted(max(1, round(seconds)), 'second')}."


def play_again(names: str, *, yours: bool) -> str:
    """The question about parts that were taken before."""
    return f"Last time {'you' if yours else 'people'} played {names}. Play {names} again?"
