"""The keys of the stage: which action each asks for, its name in the footer, its line in Help.

The ids are what people use to choose other keys; they stay.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

STAGE_KEYS: list[BindingType] = [
    Binding(
        "space",
        "go",
        "Pause",
        id="pause",
        tooltip="pause and go on; ends your turn when it is yours",
    ),
    Binding(
        "left",
        "previous_speech",
        "Back",
        key_display="←",
        id="previous",
        tooltip="to the top of this speech, then to the previous one",
    ),
    Binding(
        "right", "next_speech", "Next", key_display="→", id="next", tooltip="on to the next speech"
    ),
    Binding("n", "next_cue", "Next cue", id="next-cue", tooltip="on to the cue of your next line"),
    Binding("r", "take_again", "Again", id="cue-again", tooltip="take your cue again"),
    Binding(
        "l",
        "prompt",
        "Line!",
        id="prompt",
        tooltip="prompt: hear the next words of your line",
    ),
    Binding(
        "v",
        "advance_mode",
        "Turn end",
        show=False,
        id="advance-mode",
        tooltip="how your turn ends: when you finish speaking, by a key, or after a pause; a key always works",
    ),
    Binding(
        "w",
        "what_was_said",
        "What was said",
        show=False,
        id="what-was-said",
        tooltip="what you said in this read, word by word",
    ),
    Binding(
        "T,upper_t",
        "takes",
        "Takes",
        show=False,
        id="takes",
        tooltip="record your lines, on this machine only, or stop",
    ),
    Binding(
        "o",
        "headphones",
        "Headphones",
        show=False,
        id="headphones",
        tooltip="headphones: the mic stays open while the voices speak, so you can come in early",
    ),
    Binding("left_square_bracket", "slower", "Slower", show=False, id="slower", tooltip="slower"),
    Binding("right_square_bracket", "faster", "Faster", show=False, id="faster", tooltip="faster"),
    Binding("c", "cast", "Cast", id="cast", tooltip="who plays which part, and what is read aloud"),
    Binding(
        "j",
        "jump",
        "Jump to a scene or character",
        show=False,
        id="jump",
        tooltip="jump to a scene or a character",
    ),
    Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="this page"),
    Binding("q", "leave", "Leave", id="leave", tooltip="leave; the place is kept"),
    Binding(
        "escape",
        "close_search",
        "Close the search",
        show=False,
        id="back",
        tooltip="close the search; the read goes on",
    ),
    Binding(
        "R,upper_r",
        "take_scene_again",
        "Scene again",
        show=False,
        id="scene-again",
        tooltip="take the scene again from its top",
    ),
    Binding(
        "up",
        "scroll_by(-1)",
        "Scroll up",
        show=False,
        id="scroll-up",
        tooltip="scroll the page; the read goes on",
    ),
    Binding(
        "down",
        "scroll_by(1)",
        "Scroll down",
        show=False,
        id="scroll-down",
        tooltip="scroll the page; the read goes on",
    ),
    Binding(
        "pageup", "page(-1)", "Page up", show=False, id="page-up", tooltip="scroll a page back"
    ),
    Binding(
        "pagedown",
        "page(1)",
        "Page down",
        show=False,
        id="page-down",
        tooltip="scroll a page on",
    ),
    Binding("home", "far(0)", "To the top", show=False, id="top", tooltip="scroll to the top"),
    Binding("end", "far(1)", "To the end", show=False, id="end", tooltip="scroll to the end"),
    Binding(
        "shift+left",
        "previous_scene",
        "Scene back",
        show=False,
        id="previous-scene",
        tooltip="to the previous scene",
    ),
    Binding(
        "shift+right",
        "next_scene",
        "Scene on",
        show=False,
        id="next-scene",
        tooltip="on to the next scene",
    ),
    Binding(
        "enter",
        "read_from_here",
        "Read from here",
        show=False,
        id="read-here",
        tooltip="read on from the line at the reading place",
    ),
    Binding(
        "f", "follow", "Follow again", show=False, id="follow", tooltip="follow the read again"
    ),
    Binding(
        "a",
        "loop_start",
        "Loop from here",
        show=False,
        id="loop-start",
        tooltip="a loop begins here",
    ),
    Binding(
        "b",
        "loop_end",
        "Loop to here, or end the loop",
        show=False,
        id="loop-end",
        tooltip="the loop ends here; again: no loop",
    ),
    Binding("plus,equals_sign", "louder", "Louder", show=False, id="louder", tooltip="louder"),
    Binding("minus", "softer", "Softer", show=False, id="softer", tooltip="softer"),
    Binding(
        "y",
        "say_so",
        "Pronounce",
        show=False,
        id="say-so",
        tooltip="set how a word of this line is pronounced; you hear it at once",
    ),
    Binding("slash", "search", "Search", show=False, id="search", tooltip="search the script"),
]
