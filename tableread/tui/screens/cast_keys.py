"""The keys of the cast list, in the groups of Help: what each asks for, its name and explanation for people.

The ids are what people use to choose other keys; they stay.
"""

from __future__ import annotations

from textual.binding import BindingType

from tableread.tui.key_binding import key_binding as _key

CAST_GROUPS: dict[str, list[BindingType]] = {
    "Who plays whom": [
        _key("s", "start", "Read", "start", "start reading", footer=True),
        _key("enter", "play('you')", "You", "you", "you play this part; again: give it back", footer=True),
        _key("p", "who", "Person", "person", "who plays it: a person by name, you, a voice, nobody", footer=True),
        _key("x", "play('nobody')", "Nobody", "nobody", "nobody: the lines are shown and skipped; again: give it back"),
        _key("a", "share_out", "Share out", "share-out", "share all parts out among the people in the room", footer=True),
        _key("l", "learn", "Learn", "learn", "learn your lines: the page is erased step by step, until you know them"),
        _key("t", "readers", "Who reads what", "readers", "who reads what, with words and minutes"),
        _key("u", "undo", "Undo", "undo", "undo the last change of who plays what"),
    ],
    "The voice": [
        _key("space", "audition", "Hear", "audition", "hear the voice on a line of the character's own", footer=True),
        _key("v", "choose_voice", "Voice", "voice", "choose a voice, and change it; each is heard", footer=True),
        _key("w", "voice(1)", "Next voice", "voice-next", "next voice"),
        _key("W,upper_w", "voice(-1)", "Voice back", "voice-back", "previous voice"),
        _key("left", "dial('pitch', -1)", "Lower", "voice-lower", "lower voice"),
        _key("right", "dial('pitch', 1)", "Higher", "voice-higher", "higher voice"),
        _key("left_square_bracket", "dial('pace', -1)", "Slower", "voice-slower", "slower voice"),
        _key("right_square_bracket", "dial('pace', 1)", "Faster", "voice-faster", "faster voice"),
        _key("minus", "dial('level', -1)", "Softer", "voice-softer", "softer voice"),
        _key("plus,equals_sign", "dial('level', 1)", "Louder", "voice-louder", "louder voice"),
        _key("g", "gender", "Gender", "gender", "woman, man, either: another voice"),
        _key("y", "age", "Age", "age", "child, young, adult, old: another voice"),
        _key("b", "earlier", "Earlier voices", "earlier-voices",
             "bring back the voices from before the program had better ones"),
        _key("L,upper_l", "language", "Language", "language", "the language the script is read in"),
    ],
    "What is read aloud": [
        _key("o", "preset", "Read aloud", "preset", "another choice of what is read aloud"),
        _key("1", "treat(0)", "Headings", "headings", "headings: spoken, shown, hidden"),
        _key("2", "treat(1)", "Action", "action", "action: spoken, shown, hidden"),
        _key("3", "treat(2)", "Parentheticals", "parentheticals", "directions in brackets: spoken, shown, hidden"),
        _key("4", "treat(3)", "Transitions", "transitions", "transitions: spoken, shown, hidden"),
        _key("r", "prepare", "Prepare", "prepare", "make all speech now, so that nothing has to wait; again: stop"),
    ],
    "The script": [
        _key("m", "correct", "Fix", "mend", "correct what was misread in the script", footer=True),
        _key("M,upper_m", "correct_part", "Fix this part", "mend-part",
             "correct what was misread, from this character's first line on"),
        _key("f", "read_otherwise", "Other format", "read-otherwise",
             "read the file as another kind of script, where it was taken for the wrong one; again: back"),
        _key("V,upper_v", "review", "Review", "review", "go through your lines that are due, each with its cue"),
        _key("P,upper_p", "progress", "Progress", "progress", "how well you know your lines, and what is due"),
        _key("S,upper_s", "sides", "Sides", "sides", "write the scenes of this part to a file, to print: sides"),
        _key("d", "changes", "Draft", "changes", "what changed since the last draft"),
        _key("comma", "app.settings", "Settings", "settings", "all settings and keys"),
        _key("question_mark", "help", "Help", "help", "this page", footer=True, shown="?"),
        _key("escape,q", "leave", "Back", "leave", "back", footer=True, shown="q"),
    ],
}  # fmt: skip
CAST_KEYS: list[BindingType] = [key for keys in CAST_GROUPS.values() for key in keys]
