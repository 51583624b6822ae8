"""The keys of the stage, in the groups of Help: which action each asks for, its name in the footer, its line in Help.

The ids are what people use to choose other keys; they stay.
"""

from __future__ import annotations

from textual.binding import BindingType

from tableread.tui.key_binding import key_binding as _key

STAGE_GROUPS: dict[str, list[BindingType]] = {
    "The read": [
        _key("space", "go", "Pause", "pause", "pause and go on; ends your turn when it is yours", footer=True),
        _key("left", "previous_speech", "Back", "previous",
             "to the top of this speech, then to the previous one", footer=True, shown="←"),
        _key("right", "next_speech", "Next", "next", "on to the next speech", footer=True, shown="→"),
        _key("shift+left", "previous_scene", "Scene back", "previous-scene", "to the previous scene"),
        _key("shift+right", "next_scene", "Scene on", "next-scene", "on to the next scene"),
        _key("R,upper_r", "take_scene_again", "Scene again", "scene-again", "take the scene again from its top"),
        _key("left_square_bracket", "slower", "Slower", "slower", "slower"),
        _key("right_square_bracket", "faster", "Faster", "faster", "faster"),
        _key("a", "loop_start", "Loop from here", "loop-start", "a loop begins here"),
        _key("b", "loop_end", "Loop to here, or end the loop", "loop-end", "the loop ends here; again: no loop"),
    ],
    "Your part": [
        _key("n", "next_cue", "Next cue", "next-cue",
             "on to the cue of your next line, or of the next person's", footer=True),
        _key("r", "take_again", "Again", "cue-again", "take your cue again", footer=True),
        _key("l", "prompt", "Line!", "prompt", "prompt: hear the next words of your line", footer=True),
        _key("m", "mask", "Hide lines", "mask", "hide more of your lines: first words, first letters, all of it; then none", footer=True),
        _key("p", "peek", "Peek", "peek", "look at your line for a moment"),
        _key("h", "hint", "Hint", "hint", "show one more word of your line"),
        _key("H,upper_h", "help_when_stuck", "When stuck", "help-when-stuck",
             "what happens when you are stuck in your line: nothing, or you get the next word or the next few"),
        _key("d", "learn", "Learn", "learn",
             "learn your lines of this scene: the page is erased step by step, until you know them", footer=True),
        _key("x", "run", "Run lines", "run",
             "how to run your lines: as written, at speed, shuffled, or from the last line back"),
        _key("s", "cue_part", "Short cues", "cue-part",
             "what you hear before your turn: the whole speech, its last sentence, its last words, or a tick"),
        _key("g", "pattern", "Hear your lines", "pattern",
             "hear your own lines as well, before you say them or after; then only say them"),
        _key("v", "advance_mode", "Turn end", "advance-mode",
             "how your turn ends: when you finish speaking, by a key, or after a pause; a key always works",
             footer=True),
        _key("w", "what_was_said", "What was said", "what-was-said", "what you said, word by word, now and before",
             footer=True),
        _key("S,upper_s", "recap", "Recap", "recap",
             "how your lines went in this read: score, pickups, trouble spots; d there drills them"),
        _key("V,upper_v", "review", "Review", "review",
             "go through the lines that are due, each with its cue; again: back to the whole script"),
        _key("P,upper_p", "progress", "Progress", "progress",
             "how well you know your lines, what is due, and the day by which you want to know them"),
        _key("T,upper_t", "takes", "Takes", "takes", "record your lines, on this machine only, or stop"),
        _key("o", "headphones", "Headphones", "headphones",
             "headphones: the mic stays open while the voices speak, so you can come in early"),
    ],
    "Notes": [
        _key("k", "bookmark", "Bookmark", "bookmark", "set a bookmark at the line being read, or remove it"),
        _key("K,upper_k", "next_bookmark", "Next bookmark", "next-bookmark", "on to the next bookmark; after the last, the first"),
        _key("t", "note", "Note", "note", "note something on the line being read; the read goes on"),
        _key("N,upper_n", "notes", "Notes", "notes", "all notes, and the report of this read"),
    ],
    "Sound": [
        _key("B,upper_b", "beat", "Pause before", "beat",
             "the pause before this line: as the script has it, none, or up to three seconds"),
        _key("plus,equals_sign", "louder", "Louder", "louder", "louder"),
        _key("minus", "softer", "Softer", "softer", "softer"),
        _key("y", "say_so", "Pronounce", "say-so",
             "set how a word of this line is pronounced; you hear it at once"),
    ],
    "The page": [
        _key("up", "scroll_by(-1)", "Scroll up", "scroll-up", "scroll the page; the read goes on"),
        _key("down", "scroll_by(1)", "Scroll down", "scroll-down", "scroll the page; the read goes on"),
        _key("pageup", "page(-1)", "Page up", "page-up", "scroll a page back"),
        _key("pagedown", "page(1)", "Page down", "page-down", "scroll a page on"),
        _key("home", "far(0)", "To the top", "top", "scroll to the top"),
        _key("end", "far(1)", "To the end", "end", "scroll to the end"),
        _key("enter", "read_from_here", "Read from here", "read-here",
             "read on from the line at the reading place"),
        _key("f", "follow", "Follow again", "follow", "follow the read again"),
        _key("j", "jump", "Jump", "jump", "jump to a scene or a character", footer=True),
        _key("slash", "search", "Search", "search", "search the script", footer=True),
        _key("escape", "close_search", "Close the search", "back", "close the search; the read goes on"),
        _key("z", "page_alone", "Page alone", "page-alone", "show nothing but the page; again: all of it"),
    ],
    "Around it": [
        _key("c", "cast", "Cast", "cast", "who plays which part, and what is read aloud", footer=True),
        _key("comma", "settings", "Settings", "settings", "all settings and keys"),
        _key("ctrl+p", "app.command_palette", "All actions", "palette",
             "find an action, a scene, a character, a script or a theme by typing", footer=True, shown="^p"),
        _key("e", "correct", "Corrections", "correct", "fix what was misread, from the line being read on"),
        _key("D,upper_d", "changes", "Changes", "changes", "what changed since the last draft"),
        _key("u", "load_again", "Load again", "load-again", "read the file again, at the same place: it has been changed"),
        _key("question_mark", "help", "Help", "help", "this page", footer=True, shown="?"),
        _key("q", "leave", "Leave", "leave", "leave; the place is kept", footer=True),
    ],
}  # fmt: skip
STAGE_KEYS: list[BindingType] = [key for keys in STAGE_GROUPS.values() for key in keys]
NEEDS_PART = frozenset(
    {
        "next_cue",
        "take_again",
        "prompt",
        "mask",
        "peek",
        "hint",
        "learn",
        "recap",
        "review",
        "progress",
    }
)
"""Actions that do nothing where nobody has a part."""
STAGE_LAST = (
    "mask",
    "app.command_palette",
    "jump",
    "search",
    "what_was_said",
    "advance_mode",
    "learn",
)
"""Actions whose keys come last in the footer, where there is room."""
