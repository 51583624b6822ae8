"""What can be set, with defaults and limits; `settings_file` reads it from the user's file."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Seconds = Annotated[float, msgspec.Meta(ge=0, le=10, extra={"step": 0.05})]
Factor = Annotated[float, msgspec.Meta(ge=0.3, le=5, extra={"step": 0.1})]
# "step": by how much a key changes it on the screen of settings; a round number that is noticed


class Gaps(msgspec.Struct, frozen=True):
    """Silences between lines, in seconds at normal speed."""

    between_speakers: Seconds = 0.25  # about what people leave, 0.2 s, who answer each other
    """Before a speech by somebody else."""
    within_speech: Seconds = 0.12  # half of it; a round number, not measured
    """Between the lines of one speech."""
    after_action: Seconds = 0.5  # a round number, not measured
    """After action that is read aloud."""
    # a scene is announced: longer than after action; a round number, not measured
    after_heading: Seconds = 0.7
    """After a scene heading."""
    # about a syllable; a round number, not measured
    broken_off: Annotated[float, msgspec.Meta(ge=-1, le=10, extra={"step": 0.02})] = -0.12
    """After a line that breaks off with a dash. Below 0 the next speaker cuts in."""
    beat: Seconds = 0.8  # between a gap and a pause; a round number, not measured
    """Where the script says (beat)."""
    pause: Seconds = 1.5  # a round number, not measured
    """Where the script says (pause)."""
    reply: Seconds = 0.15  # people answer after 0.2 s; the ear takes the rest
    """After your own line."""
    gap_factor: Factor = 1.2  # a round number, not measured
    """Where your turn ends after a gap: how long it is, as a multiple of the time that your line is likely to take."""


class EarSettings(msgspec.Struct, frozen=True):
    """How the program listens to you when you play a part."""

    microphone: str = ""
    """Part of the name of your microphone. Empty: the one that your system uses."""
    headphones: bool = False
    """You wear headphones, so the microphone stays open while the voices speak and you can come in early."""
    recogniser: str = "pocketsphinx"
    """What recognises your words. All but pocketsphinx have to be installed."""
    model: str = ""
    """Where the recogniser's model is, if it comes without one."""
    pace: Literal["quick", "normal", "patient"] = "normal"
    """How long a silence must be to end your line. Take patient if your turns end too early."""
    # found 98 of 98 dries on recorded lines
    dry: Annotated[float, msgspec.Meta(ge=0.5, le=60, extra={"step": 0.5})] = 2.0
    """Seconds of silence in the middle of a line after which you count as stuck."""
    # longer than a thought before the first word; a round number, not measured
    not_begun: Annotated[float, msgspec.Meta(ge=1, le=60, extra={"step": 0.5})] = 5.0
    """Seconds of silence before the first word of a line after which you count as stuck."""
    help: Literal["nothing", "hint", "line"] = "nothing"
    """What you get when you are stuck: nothing, the next word (hint), or the next few words (line)."""
    missed: bool = True
    """Whether words that you left out are marked on the page."""
    takes: bool = False
    """Whether your lines are recorded. The recordings stay on this machine."""


class ListenSettings(msgspec.Struct, frozen=True):
    """How `tableread listen` speaks for itself."""

    speech: Literal["auto", "self", "screen-reader", "off"] = "auto"
    """Who says what happens: a voice of the program (self), or your screen reader, which reads what is printed. With
    auto the program keeps quiet while a screen reader is running."""
    says: Literal["low", "normal", "high"] = "normal"
    """How much is said without being asked for."""
    who: Literal["never", "changes", "always"] = "changes"
    """When you are told who speaks: never, when the speaker changes, or before every speech."""
    turn: Literal["sound", "words", "both"] = "sound"
    """How you are told that it is your turn: by a short sound, in words, or both."""
    lines: Literal["auto", "always", "never"] = "auto"
    """Whether the lines of the script are printed while they are read aloud. With auto they are not printed for a screen
    reader, which would read them a second time."""
    show_my_lines: bool = False
    """Whether your own line is printed on your cue."""
    voice: str = ""
    """The voice that tells you what happens, as `tableread voices` calls it. Empty: one that no character has."""
    pace: Annotated[float, msgspec.Meta(ge=0.5, le=5, extra={"step": 0.1})] = 1.0  # eSpeak's own
    """How fast that voice speaks."""


class LearningSettings(msgspec.Struct, frozen=True):
    """How you learn your lines, and what counts."""

    # a rehearsal; 80 is the gist of a line, 100 an opening night
    strictness: Annotated[int, msgspec.Meta(ge=0, le=100, extra={"step": 5})] = 95
    """How much of a line must be right, in percent: about 80 for the gist, 95 for a rehearsal, 100 for an opening night."""
    answer: Literal["auto", "by voice", "by typing", "by rating yourself"] = "auto"
    """How you answer when you learn a scene. With auto by voice, or by typing where your turns don't end by voice."""
    # people answer after 0.2 s; a second is noticed. A round number, not measured
    late: Seconds = 1.0
    """Seconds after your cue from which a pickup is late."""
    cue: Literal["whole speech", "last sentence", "last words", "tick"] = "whole speech"
    """What you hear before your turn: the whole speech, its last sentence, its last words, or nothing but a tick."""
    # enough to know where you are, as cue scripts have always had it; a round number
    cue_words: Annotated[int, msgspec.Meta(ge=3, le=8)] = 5
    """How many words that is, where it is the last words."""
    only_cues: bool = False
    """Whether nothing is read but your cues."""
    pattern: Literal["say it", "hear it first", "hear it after"] = "say it"
    """What becomes of your own lines: you say them, or you hear them as well, before or after your turn."""
    count_in: bool = False
    """Whether three ticks count you in: before the read begins, and before a loop or a scene begins again."""
    turn_tick: bool = False
    """Whether a soft tick on the stage says that it is your turn."""
    # two seconds are an answer that is thought about; more is a pause in the script
    answer_after: Annotated[float, msgspec.Meta(ge=0, le=2, extra={"step": 0.25})] = 0.0
    """Seconds that your partner waits before answering you, besides what the script asks for."""


class PageSettings(msgspec.Struct, frozen=True):
    """How the page of the script, and of the teleprompter, is set."""

    # a printed page has 60
    width: Annotated[int, msgspec.Meta(ge=30, le=120, extra={"step": 2})] = 64
    """How wide the script is at most, in letters. Narrower lines are easier to find your way back in."""
    line_spacing: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1
    """Rows that a line takes: 2 and 3 leave empty ones between the lines."""
    word_spacing: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1
    """How wide the space between words is, in letters."""
    highlight: Literal["word", "sentence", "speech", "none"] = "word"
    """What stands out while it is read: the word, its sentence, the whole speech, or nothing."""
    focus: bool = False
    """Whether all but the speech that is being read is dimmed."""
    # half a second is about a word; more would be another line
    words_after: Annotated[float, msgspec.Meta(ge=-0.5, le=0.5, extra={"step": 0.05})] = 0.0
    """Seconds by which the marked word comes after its sound. Below 0 it comes before it, so that you can read ahead."""


class SoundSettings(msgspec.Struct, frozen=True):
    """Where the sound goes."""

    output: str = ""
    """Part of the name of the loudspeaker or headphones. Empty: the one that your system uses."""


class Settings(msgspec.Struct, frozen=True):
    """All that can be set in the file; the defaults are what a newcomer gets."""

    theme: str = "dark"
    """The colours of the screens: dark, light, high contrast, paper, or a theme of Textual's."""
    speed: Annotated[float, msgspec.Meta(ge=0.5, le=5, extra={"step": 0.1})] = (
        1.0  # as the voices were measured
    )
    """How fast the script is read; 1 is normal."""
    volume: Annotated[float, msgspec.Meta(ge=0, le=2, extra={"step": 0.1})] = (
        1.0  # as the voices were levelled
    )
    """How loud it is; 1 is normal."""
    advance: Literal["voice", "key", "gap"] = "voice"
    """How your turn ends: when you finish speaking, by a key, or after as long as your line takes. A key always works."""
    reading: str = "Table read"
    """What is read aloud: Table read, Dialogue only, My scenes or Audio description."""
    # as `speech.cache.LARGEST`: about three hours; a round number, not measured
    speech_mb: Annotated[int, msgspec.Meta(ge=0, le=100_000, extra={"step": 128})] = 512
    """Megabytes of speech that are kept for the next time; an hour takes about 170. What you prepared is kept besides."""
    acted: bool = True
    """Whether directions such as (whispering) are acted."""
    stereo: bool = True
    """Whether the cast sits round a table, from left to right. If false, all voices are in the middle."""
    page: PageSettings = PageSettings()
    sound: SoundSettings = SoundSettings()
    gaps: Gaps = Gaps()
    ear: EarSettings = EarSettings()
    listen: ListenSettings = ListenSettings()
    learning: LearningSettings = LearningSettings()
    face: Literal["stage", "listen"] = "stage"
    """What `tableread` and `tableread FILE` open: the screens (stage), or the program by ear (listen)."""
    keys: dict[str, str] = {}
    """Other keys for actions: the name of an action, and a key or several with commas between them."""
