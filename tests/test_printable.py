"""No control character of a file reaches a terminal, by any command, on any screen, in any file that is written."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base.printable import PrintableStream, printable, printable_source
from tableread.cli import main
from tableread.script.load import FILES, load, load_bytes
from tableread.script.write import FORMS
from tests.terminal import Terminal

BAD = [
    *map(chr, [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]),
    *map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
]
ENDS = "\r\x0b\x0c\x85"
"""Of lines and pages: they may become line feeds."""
KEPT = "\u200e\u200f\u061c\u200d\u200c"


@given(st.text())
def test_nothing_is_left_and_nothing_else_is_lost(text: str) -> None:
    shown = printable(text)
    assert not set(shown) & set(BAD)
    unchanged = [c for c in text if c not in BAD]
    assert [c for c in shown if c != "\n"] == [c for c in unchanged if c != "\n"]
    assert printable(shown) is shown


def test_what_hebrew_arabic_and_emoji_need_stays() -> None:
    assert printable(KEPT) == KEPT


@given(st.text(st.sampled_from("ab \n\x1b\u202e\x9b\x0c")))
def test_places_lead_back_into_the_source(source: str) -> None:
    plain, place = printable_source(source)
    for at, letter in enumerate(plain):
        assert source[place(at) if place else at] == letter


def test_a_stream_lets_none_through() -> None:
    out = io.StringIO()
    stream = PrintableStream(out)
    stream.write("a\x1b]0;b\x07\n")
    stream.writelines(["\x9bc", "d"])
    assert out.getvalue() == "a]0;b\ncd"


def mark(number: int) -> str:
    return f"zq{number:02}"


MARKED = [f"{bad}{mark(number)}" for number, bad in enumerate(BAD) if bad != "\0"]
"""Each with a word behind it, by which it is found again."""


def hostile_script() -> str:
    """All of them in a title, a heading, action, names, dialogue and a direction, thinly: it must pass for text."""
    lines = [f"Title: The {MARKED[26]} play", "Author: Al\x1b[31mice", ""]
    for number, marked in enumerate(MARKED):
        if marked[0] in "\r\x0b\x0c\x85":
            continue
        lines += [
            f"INT. BARN{marked.upper()} - DAY", "",
            f"A {marked} of action, and a good many more words so that this file is text. " * 2, "",
            f"JOEL{marked.upper()}" if number % 9 == 0 else "JOEL", f"(so{marked})",
            f"Well {marked} said, and then some more is said to make the line a long one.", "",
        ]  # fmt: skip
    return "\n".join(lines)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / f"a{'b'.join(c for c in BAD if c not in chr(0))}z.fountain"
    if os.name != "posix":
        path = tmp_path / "play.fountain"
    path.write_text(hostile_script(), encoding="utf-8", newline="")
    return path


def run(*argv: object, code: int = 0) -> str:
    """What a command prints in this process."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed), pytest.raises(SystemExit) as ended:
        main([*map(str, argv)])
    assert (ended.value.code or 0) == code, printed.getvalue()
    return printed.getvalue()


def run_apart(*argv: object, home: Path, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tableread", *map(str, argv)],
        capture_output=True, env={**os.environ, "TABLEREAD_HOME": str(home)}, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == code, done
    return (done.stdout + done.stderr).decode()


def check(text: str) -> None:
    found = {f"U+{ord(c):04X}" for c in text} & {f"U+{ord(c):04X}" for c in BAD}
    assert not found


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such file names")
def test_no_command_lets_one_through(script: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    out = run_apart("parse", script, home=home)
    check(out)
    assert mark(26) in out
    check(run("parse", script, "--json"))
    check(run("cast", script))
    check(run("cast", script, "--json"))
    for ending in FORMS:
        written = tmp_path / f"out{ending}"
        check(run("convert", script, written))
        if ending != ".pdf":
            check(written.read_text(encoding="utf-8"))
        else:
            check("".join(element.text for element in load(written).elements))
    bad = "".join(c for c in BAD if c != "\0")
    missing = tmp_path / f"no{bad}thing"
    check(run("parse", missing, code=1))
    check(run_apart("listen", script, "--no-sound", "--role", f"x{bad}y", home=home, code=1))
    check(run("parse", script, "--format", f"x{bad}", code=1))
    check(run("parse", script, "--encoding", f"x{bad}".replace("\0", ""), code=1))
    check(run("voices", "--say", f"x{bad}", code=1))
    check(run(f"--nothing{bad}", code=2))
    config = home / "config"
    (config / "voices").mkdir(parents=True)
    (config / "settings.toml").write_text('theme = "x\\u001b]0;y\\u0007\\u202e"\n"a\\u009bb" = 1\n')
    (config / "voices" / "own.toml").write_text('[[voice]]\nid = "\\u001b[2J"\nrate = 3\n')
    doctor = subprocess.run(
        [sys.executable, "-m", "tableread", "doctor"], capture_output=True,
        env={**os.environ, "TABLEREAD_HOME": str(home)},
    )  # fmt: skip
    check((doctor.stdout + doctor.stderr).decode())
    for log in (home / "log").rglob("*.log"):
        check(log.read_text(encoding="utf-8"))


def shown(terminal: Terminal) -> str:
    return terminal.written.decode(errors="replace")


def check_terminal(text: str) -> None:
    """A screen is drawn with escapes; those of the file would have its words behind them."""
    loose = [
        marked
        for marked in MARKED
        if marked[0] not in ENDS and re.search(re.escape(marked), text, re.I)
    ]
    assert loose == []


@pytest.mark.realtime
@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_no_screen_lets_one_through(script: Path, tmp_path: Path) -> None:
    env = {**os.environ, "TABLEREAD_HOME": str(tmp_path / "home")}
    stage = Terminal([sys.executable, "-m", "tableread", str(script), "--no-sound"], env, (120, 40))
    try:
        stage.wait_for(mark(1).upper().encode())
        for _ in range(12):
            stage.press(b"\x1b[6~")
            stage.settle(0.15)
        stage.press(b"c")
        stage.wait_for(b"narrator")
        stage.press(b"m")
        stage.settle(0.5)
        stage.press(b"q")
        stage.settle(0.3)
        stage.press(b"q")
        stage.settle(0.3)
        stage.press(b"j")
        stage.settle(0.5)
        stage.press(b"\x1b")
        stage.settle(0.5)
        stage.press(b"q")
        stage.wait_for_end()
        check_terminal(shown(stage))
        assert "zq" in shown(stage)
    finally:
        stage.close()
    library = Terminal([sys.executable, "-m", "tableread"], env, (120, 40))
    try:
        library.wait_for(b"The Understudy")
        library.wait_for(b" play")
        library.press(str(script.parent).encode() + b"/")
        library.settle(1.0)
        library.press(b"\x11")
        library.wait_for_end()
        check_terminal(shown(library))
        name = script.name[:8].encode()
        assert name not in library.written
    finally:
        library.close()


@pytest.mark.realtime
@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_listening_lets_none_through(script: Path, tmp_path: Path) -> None:
    env = {**os.environ, "TABLEREAD_HOME": str(tmp_path / "home")}
    argv = [sys.executable, "-m", "tableread", "listen", str(script), "--no-sound", "--speed", "3"]
    terminal = Terminal(argv, env)
    try:
        terminal.wait_for(mark(1).upper().encode())
        for _ in range(6):
            terminal.press(b"\x1b[Bw")
            terminal.settle(0.3)
        terminal.press(b"q")
        terminal.wait_for_end()
        check(shown(terminal).replace("\r\n", "\n"))
    finally:
        terminal.close()


@pytest.mark.realtime
@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_the_teleprompter_lets_none_through(script: Path, tmp_path: Path) -> None:
    env = {**os.environ, "TABLEREAD_HOME": str(tmp_path / "home")}
    text = script.with_suffix(".txt")
    text.write_text(hostile_script(), encoding="utf-8", newline="")
    argv = [sys.executable, "-m", "tableread", "prompt", str(text), "--size", "0", "--wpm", "200"]
    terminal = Terminal(argv, env)
    try:
        terminal.wait_for(b"play")
        for _ in range(8):
            terminal.press(b"\x1b[6~")
            terminal.settle(0.2)
        terminal.press(b"q")
        terminal.wait_for_end()
        check_terminal(shown(terminal))
        assert "zq" in shown(terminal)
    finally:
        terminal.close()


@pytest.mark.parametrize(
    "bad", [b for b in BAD if b not in "\0\r\x0b\x0c\x85"], ids=lambda b: f"{ord(b):04X}"
)
def test_spans_point_into_the_source_as_it_is(bad: str) -> None:
    source = (
        f"INT. B{bad}ARN - DAY\n\nAD{bad}A\nYou {bad}are late.\n\n" + "It is late. " * 40 + "\n"
    )
    script = load_bytes(source.encode(), "x.fountain")
    assert [c.name for c in script.characters] == ["ADA"]
    for element in script.elements:
        assert printable(source[slice(*element.span)]).strip() == element.text.strip()
    assert unicodedata.category(bad)[0] == "C"


def test_a_form_feed_is_a_page_break_still() -> None:
    script = load_bytes(b"INT. BARN - DAY\n\nADA\nYou are late.\n\x0cBEN\nI walked.\n", "x.txt")
    assert not any(c in element.text for element in script.elements for c in "\x0c\r")


def test_formats_with_a_structure_of_their_own_are_cleaned_too() -> None:
    fdx = (
        '<?xml version="1.0"?><FinalDraft><Content>'
        '<Paragraph Type="Character"><Text>&#x202e;AD&#x9b;A</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>You&#x85; are &#x2066;late.</Text></Paragraph>'
        '<Paragraph Type="Character"><Text>&#x202e;</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>Nobody says it.</Text></Paragraph>'
        "</Content></FinalDraft>"
    )
    assert "fdx" in FILES
    script = load_bytes(fdx.encode(), "x.fdx")
    assert "ADA" in [c.name for c in script.characters]
    check("".join(e.text + (e.speaker or "") for e in script.elements))
    json = '{"elements": [{"kind": "action", "text": "a\\u001b]0;x\\u0007b"}], "title": "\\u009bt"}'
    script = load_bytes(json.encode(), "x.json")
    check(script.title + script.elements[0].text)
