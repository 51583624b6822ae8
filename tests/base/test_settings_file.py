"""The settings file: one mistake costs one value, and all mistakes are told with their lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base.settings import EarSettings, Gaps, Settings
from tableread.base.settings_file import Names, ScreenNames, read_settings
from tableread.base.toml_lines import lines_of
from tableread.listen.recognisers import RECOGNISERS
from tableread.rehearsal.policy import PRESETS
from tableread.tui.names import SCREEN_NAMES

SCREENS = ScreenNames(
    lambda: ("dark", "textual-dark", "textual-light", "nord"),
    lambda: ("pause", "prompt", "next-cue"),
    lambda name: len(name) == 1 or name in {"space", "question_mark"},
)

NAMES = Names([reading.name for reading in PRESETS], RECOGNISERS, SCREENS)


def read(tmp_path: Path, text: str | bytes) -> tuple[Settings, list[str]]:
    path = tmp_path / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, mistakes = read_settings(path, NAMES)
    return settings, [str(mistake) for mistake in mistakes]


def test_without_a_file_all_is_as_it_comes(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml", NAMES) == (Settings(), [])


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    settings, mistakes = read(
        tmp_path,
        'theme = "nord"\nspeed = 2\nreading = "My scenes"\near.dry = 3\n'
        '[keys]\npause = "p, space"\n[gaps]\nbeat = 1.5\n',
    )
    assert mistakes == []
    assert (settings.theme, settings.speed, settings.reading) == ("nord", 2.0, "My scenes")
    assert (settings.ear.dry, settings.gaps.beat, settings.keys) == (
        3.0,
        1.5,
        {"pause": "p, space"},
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n\nspeed = 9", "line 3: speed is 9; it must be between 0.5 and 5. 1.0 is used instead."),
        ("speed = nan", "line 1: speed is nan; it must be between 0.5 and 5. 1.0 is used instead."),
        ("speed = true", "line 1: speed is true; it must be between 0.5 and 5. 1.0 is used instead."),
        (
            'speed = "1.2"',
            'line 1: speed is "1.2"; it must be between 0.5 and 5, without quotation marks. 1.0 is used instead.',
        ),
        (
            'advance = "loud"',
            'line 1: advance is "loud"; it must be "gap", "key" or "voice". "voice" is used instead.',
        ),
        (
            "theme = 1979-05-27",
            'line 1: theme is 1979-05-27; it must be text in quotation marks. "dark" is used instead.',
        ),
        (
            'theme = "textual-lihgt"',
            'line 1: theme is "textual-lihgt"; did you mean "textual-light"? "dark" is used instead.',
        ),
        (
            'theme = "mud"',
            'line 1: theme is "mud"; it must be "dark", "nord", "textual-dark" or "textual-light". '
            '"dark" is used instead.',
        ),
        (
            'reading = "Tabel read"',
            'line 1: reading is "Tabel read"; did you mean "Table read"? "Table read" is used instead.',
        ),
        (
            '[ear]\n# which\nrecogniser = "vosc"',
            'line 3: ear.recogniser is "vosc"; did you mean "vosk"? "pocketsphinx" is used instead.',
        ),
        (
            '[ear]\nmissed = "yes"',
            'line 2: ear.missed is "yes"; it must be true or false, without quotation marks. '
            "true is used instead.",
        ),
        (
            "ear.dry = [\n  1,\n]",
            "line 1: ear.dry is a list; it must be between 0.5 and 60. 2.0 is used instead.",
        ),
        (
            "[ear]\ndry = { a = 1 }",
            "line 2: ear.dry is a table; it must be between 0.5 and 60. 2.0 is used instead.",
        ),
        (f"volume = 0x{'f' * 5000}", "line 1: volume is a huge number; it must be between 0 and 2. 1.0 is used instead."),
        ("sped = 1", "line 1: there is no setting sped; did you mean speed? It is ignored."),
        ("[ear]\nwax = 1", "line 2: there is no setting ear.wax. It is ignored."),
        ("\n[eer]\ndry = 1", "line 2: there is no table [eer]; did you mean [ear]? It is ignored."),
        ("dry = 3", "line 1: dry is in the wrong place; it belongs under [ear]. It is ignored."),
        (
            "[ear]\nspeed = 2",
            "line 2: ear.speed is in the wrong place; it belongs above the first table. "
            "It is ignored.",
        ),
        ("ear = 3", "line 1: ear is 3; it must be a table, [ear]. The defaults are used."),
        ('keys = "p"', 'line 1: keys is "p"; it must be a table, [keys]. The defaults are used.'),
        (
            '[keys]\npuase = "p"',
            "line 2: there is no action puase; did you mean pause? The line is ignored.",
        ),
        (
            '[keys]\npause = "spce,p"',
            'line 2: keys.pause is "spce,p"; there is no key "spce". The usual key is used.',
        ),
        (
            "[keys]\npause = 1",
            "line 2: keys.pause is 1; it must be text in quotation marks: a key, or several with commas. "
            "The usual key is used.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_what_is_allowed(
    text: str, told: str, tmp_path: Path
) -> None:
    settings, mistakes = read(tmp_path, text)
    assert mistakes == [f"settings.toml, {told}"]
    assert settings == Settings()


def test_every_mistake_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    settings, mistakes = read(
        tmp_path, 'speed = 9\nvolume = 0.5\n[ear]\npace = "slow"\ndry = 4\n[keys]\nx = "y"\n'
    )
    assert [m.split(":")[0] for m in mistakes] == [f"settings.toml, line {n}" for n in (1, 4, 7)]
    assert settings == Settings(volume=0.5, ear=EarSettings(dry=4.0))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"speed = 1\nvolume =\n", "not valid TOML: Invalid value (at line 2, column 9). The defaults"),
        (b"speed = 1\nspeed = 2\n", "not valid TOML: Cannot overwrite a value (at line 2"),
        (b"speed = " + b"1" * 5000, "not valid TOML: Exceeds the limit"),
        (b"speed = " + b"[" * 5000, "not valid TOML: "),
        (b"speed = 1\n# caf\xe9\n", "line 2: this is not UTF-8 text. The defaults are used."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_at_all_is_one_sentence(
    text: bytes, told: str, tmp_path: Path
) -> None:
    settings, [mistake] = read(tmp_path, text)
    assert told in mistake
    assert settings == Settings()


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfspeed = 2\r\n") == (Settings(speed=2.0), [])


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    settings, [mistake] = read_settings(tmp_path / "settings.toml", NAMES)
    assert "could not be read" in str(mistake)
    assert settings == Settings()


def test_lines_of_all_that_toml_allows() -> None:
    text = '''# speed = 1
"speed" = 2
a = """
speed = 3
[gaps]
"""
list = [
  ["x"],
  { y = 1 }
]
ear = { dry = 2 }

  [ gaps ]   # here
beat = 1

[ other . "table" ]
beat = 2
x.y = 3
[[many]]
beat = 4
[[many]]
beat = 5
'''
    lines = lines_of(text)
    assert lines["speed",] == 2
    assert lines["a",] == 3
    assert lines["list",] == 7
    assert lines["ear", "dry"] == lines["ear",] == 11
    assert lines["gaps",] == 13
    assert lines["gaps", "beat"] == 14
    assert lines["other", "table", "beat"] == 17
    assert lines["other", "table", "x", "y"] == 18
    assert lines["many", "beat"] == lines["many", "0", "beat"] == 20
    assert lines["many", "1"] == 21
    assert lines["many", "1", "beat"] == 22
    assert ("gaps", "speed") not in lines


VALID: dict[tuple[str, ...], Any] = {
    ("acted",): False,
    ("speech_mb",): 64,
    ("stereo",): False,
    ("theme",): "nord", ("speed",): 1.5, ("volume",): 0.5, ("advance",): "gap",
    ("face",): "listen",
    ("reading",): PRESETS[1].name,
    ("page", "width"): 40, ("page", "line_spacing"): 2, ("page", "word_spacing"): 3,
    ("page", "highlight"): "sentence", ("page", "focus"): True, ("page", "words_after"): -0.25,
    ("sound", "output"): "usb",
    **{("gaps", name): 0.75 for name in Gaps.__struct_fields__},
    ("ear", "microphone"): "usb", ("ear", "headphones"): True, ("ear", "recogniser"): "vosk",
    ("ear", "model"): "here", ("ear", "pace"): "quick", ("ear", "dry"): 5.0,
    ("ear", "not_begun"): 7.5,
    ("ear", "help"): "hint", ("ear", "missed"): False, ("ear", "takes"): True,
    ("listen", "speech"): "off", ("listen", "says"): "high", ("listen", "who"): "never",
    ("listen", "turn"): "both", ("listen", "lines"): "always", ("listen", "show_my_lines"): True,
    ("listen", "voice"): "gran", ("listen", "pace"): 1.5,
    ("learning", "answer"): "by typing", ("learning", "strictness"): 80, ("learning", "late"): 1.5,
    ("learning", "cue"): "tick", ("learning", "cue_words"): 3, ("learning", "only_cues"): True,
    ("learning", "pattern"): "hear it first",
    ("learning", "count_in"): True,
    ("learning", "turn_tick"): True,
    ("learning", "answer_after"): 0.75,
    ("keys", "pause"): "p", ("keys", "prompt"): "l,question_mark",
}  # fmt: skip
"""A value that is not the default for every setting there is."""
ANY_NAME = {"microphone", "model", "output", "voice"}


def written(values: dict[tuple[str, ...], str]) -> str:
    lines: list[str] = []
    table: tuple[str, ...] = ()
    for place, value in values.items():
        if place[:-1] != table:
            table = place[:-1]
            lines += ["", f"[{table[0]}]"]
        lines.append(f"{place[-1]} = {value}")
    return "\n".join(lines) + "\n"


def as_toml(value: Any) -> str:
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")


def flat(settings: Settings) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], Any] = {}
    for name, value in msgspec.to_builtins(settings).items():
        if isinstance(value, dict):
            found |= {(name, key): inner for key, inner in value.items()}
        else:
            found[name,] = value
    return found


def test_the_valid_file_has_every_setting(tmp_path: Path) -> None:
    settings, mistakes = read(tmp_path, written({p: as_toml(v) for p, v in VALID.items()}))
    assert mistakes == []
    assert flat(settings) == VALID
    assert set(flat(Settings())) | {p for p in VALID if p[0] == "keys"} == set(VALID)


WRONG_FOR_ALL = st.sampled_from(["1979-05-27", "07:32:00", "[]", "[\n1,\n2\n]", "{}", "{ a = 1 }"])
NUMBERS = st.one_of(
    st.floats(max_value=-1.001).map(str), st.integers(100_001, 10**30).map(str), st.just("-inf")
)


@given(st.data())
def test_one_bad_value_costs_one_value(tmp_path_factory: Any, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(sorted(VALID)))
    bad = WRONG_FOR_ALL
    if isinstance(VALID[place], str):
        bad |= NUMBERS | st.sampled_from(["true", "nan"])
        if place[-1] not in ANY_NAME:
            # "q,q" would be two keys
            letters = "äxq" if place[0] == "keys" else "äxq ,"
            bad |= st.text(letters, min_size=3, max_size=60).map(as_toml)
    elif isinstance(VALID[place], bool):
        bad |= NUMBERS | st.text().map(as_toml)
    else:
        bad |= NUMBERS | st.text().map(as_toml) | st.sampled_from(["true", "false", "nan", "inf"])
    valid = {p: as_toml(v) for p, v in VALID.items()}
    text = written(valid | {place: data.draw(bad)})

    settings, mistakes = read(tmp_path_factory.mktemp("config"), text)
    assert len(mistakes) == 1
    at = list(VALID).index(place)
    line = written(dict(list(valid.items())[: at + 1])).count("\n")
    assert mistakes[0].startswith(f"settings.toml, line {line}: {'.'.join(place)} is ")
    expected = VALID | {place: flat(Settings()).get(place)}
    if place[0] == "keys":
        del expected[place]
    assert flat(settings) == expected


@given(st.sampled_from(sorted({place[:-1] for place in VALID})), st.sampled_from("abcxyz"))
def test_one_unknown_key_costs_nothing(
    tmp_path_factory: Any, table: tuple[str, ...], letter: str
) -> None:
    values = {p: as_toml(v) for p, v in VALID.items()}
    at = [p[:-1] for p in values].index(table)
    rows = list(values.items())
    values = dict([*rows[:at], ((*table, letter * 9), '"x"'), *rows[at:]])
    settings, mistakes = read(tmp_path_factory.mktemp("config"), written(values))
    assert len(mistakes) == 1
    assert letter * 9 in mistakes[0]
    assert flat(settings) == VALID


# What the screens know


def test_the_names_of_the_screens() -> None:
    assert {"textual-dark", "textual-light", "nord"} <= set(SCREEN_NAMES.themes())
    actions = set(SCREEN_NAMES.actions())
    assert {"pause", "prompt", "leave", "scroll-up"} <= actions  # the stage's
    assert {"audition", "forget", "next-doubt", "play-take"} <= actions  # of other screens


def test_the_page_of_keys_names_actions_that_are_there() -> None:
    page = (Path(__file__).parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"\| `([\w-]+)` \|$", page, re.MULTILINE))
    assert {"pause", "cast"} <= listed <= set(SCREEN_NAMES.actions())


@pytest.mark.parametrize(
    "name",
    "p P é [ ? space question_mark left_square_bracket upper_t f5 pagedown slash plus minus "
    "ctrl+x shift+left ctrl+shift+f5 alt+p escape media_play comma".split(),
)
def test_keys_there_are(name: str) -> None:
    assert SCREEN_NAMES.is_key(name)


@pytest.mark.parametrize("name", ["spce", "crtl+x", "left arrow", "ctrl+spce", "ab"])
def test_keys_there_are_not(name: str) -> None:
    assert not SCREEN_NAMES.is_key(name)


def test_every_key_of_the_screens_is_a_key() -> None:
    from tableread.tui.stage.keys import STAGE_KEYS

    for binding in STAGE_KEYS:
        for key in binding.key.split(","):  # type: ignore[union-attr]
            assert SCREEN_NAMES.is_key(key), key
