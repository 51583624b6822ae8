"""What README, CONTRIBUTING and the pages in `docs/` tell people to look at, to type or to set is there."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from tableread import cli
from tableread.base.paths import Folders
from tableread.base.setting_texts import described_settings
from tableread.cast.voices import read_packs
from tableread.cli.parser import commands_of, make_parser
from tableread.cli.runs import RUNS
from tableread.performance.house import read_user_settings
from tableread.speech.lexicon_file import FILE_NAME, open_lexicon
from tableread.speech.registry import check_of
from tableread.tui.names import SCREEN_NAMES
from tools import make_docs

ROOT = Path(__file__).parents[1]
COMMANDS = commands_of(make_parser()).keys()
DOCS = ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
"""What people read who use the program."""
PAGES = [*DOCS, "CONTRIBUTING.md", "CHANGELOG.md"]
TEXT = {name: (ROOT / name).read_text(encoding="utf-8") for name in PAGES}


def blocks(language: str) -> list[str]:
    """What stands between fences of that language in any of `DOCS`."""
    fence = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [block for name in DOCS for block in fence.findall(TEXT[name])]


def spans(page: str) -> list[str]:
    """What stands between backticks in a page, outside of fences."""
    text = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", text)]


SPANS = [span for name in DOCS for span in spans(TEXT[name])]


def commands() -> list[str]:
    """Every call of the program: in blocks, between backticks, at the ends of pipes."""
    rows = [row for block in blocks("sh") for row in block.splitlines()] + SPANS
    parts = [part.strip() for row in rows for part in re.split(r"&&|\|", row)]
    return sorted({part for part in parts if re.match(r"(\.venv/bin/)?tableread(\s|$)", part)})


def anchor(heading: str) -> str:
    """The name by which a heading is linked to."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", TEXT[name]):
        if re.match(r"https?://", target):
            continue
        file, _, part = target.partition("#")
        linked = (ROOT / name).parent / file if file else ROOT / name
        assert linked.exists(), target
        if part:
            text = linked.read_text(encoding="utf-8")
            assert part in map(anchor, re.findall(r"^#+ (.+)$", text, re.MULTILINE)), target


@pytest.mark.parametrize("command", commands())
def test_commands_are_understood(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in COMMANDS:
        monkeypatch.setitem(RUNS, name, lambda _: 0)
    words = shlex.split(command)[1:]
    if len(words) == 1 and words[0] in COMMANDS:  # named, without the file that it may want
        words.append("--help")
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 0


def test_there_are_commands_of_every_kind() -> None:
    named = {word for command in commands() for word in command.split()[1:2]}
    assert named >= COMMANDS - {"open"}


def test_options_that_are_named_alone_exist(capsys: pytest.CaptureFixture[str]) -> None:
    known = ""
    for name in COMMANDS:
        with pytest.raises(SystemExit):
            cli.main([name, "--help"])
        known += capsys.readouterr().out
    options = {span.split()[0] for span in SPANS if span.startswith("--")}
    assert options
    assert {option for option in options if not re.search(rf"{option}\b", known)} == set()


def test_extras_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = set(re.findall(r"(?:tableread|\.)\[(\w+)\]", "".join(TEXT[name] for name in DOCS)))
    assert named
    assert named <= set(project["optional-dependencies"])


def test_blocks_of_settings_are_settings(tmp_path: Path) -> None:
    texts = blocks("toml")
    for text in texts:
        tomllib.loads(text)
    [settings] = [text for text in texts if text.startswith("theme = ")]
    (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    folders = Folders(tmp_path, tmp_path, tmp_path, tmp_path)
    _, mistakes = read_user_settings(folders, SCREEN_NAMES)
    assert mistakes == []


def test_blocks_of_voices_and_words_are_read(tmp_path: Path) -> None:
    found = {text.split("]]")[0]: text for text in blocks("toml") if text.startswith("[[")}
    (tmp_path / "own.toml").write_text(found["[[voice"], encoding="utf-8")
    [voice], mistakes = read_packs([tmp_path], check_of)
    assert (voice.id, mistakes) == ("captain", [])
    (tmp_path / FILE_NAME).write_text(found["[[word"], encoding="utf-8")
    _, wrong = open_lexicon(Folders(tmp_path, tmp_path, tmp_path, tmp_path))
    assert wrong == []


def test_settings_that_are_named_exist_and_every_setting_is_described() -> None:
    places = [one.place for one in described_settings()]
    page = TEXT["docs/settings.md"]
    assert [name for *_, name in places if f"| `{name}` |" not in page] == []
    named = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert named - {"pocketsphinx", "moonshine", "vosk"} == {name for *_, name in places}
    for span in SPANS:
        if given := re.fullmatch(r"(?:\[(\w+)\] )?(\w+) = .+", span):
            elsewhere = {"engine", "model", "name"}  # of a voice
            assert given[2] in {name for *_, name in places} | elsewhere, span


@pytest.mark.parametrize("name", DOCS)
def test_tables_of_settings_and_keys_are_as_the_program_is(name: str) -> None:
    told = "python -m tools.make_docs writes it anew"
    assert make_docs.made_anew(TEXT[name]) == TEXT[name], told


@pytest.mark.parametrize("name", DOCS)
def test_keys_that_are_named_exist(name: str) -> None:
    """A single letter or sign in bold is a key of some screen."""
    tables = TEXT["docs/keys.md"] + TEXT["docs/listener.md"]
    known = set(re.findall(r"\| \*\*(.+?)\*\*", tables))
    known = {key for keys in known for key in keys.split(" or ")}
    for key in re.findall(r"\*\*([^*\s])\*\*", TEXT[name]):
        assert key.replace("−", "-") in known, key


@pytest.mark.parametrize("name", PAGES)
def test_files_and_modules_of_the_checkout_exist(name: str) -> None:
    for span in spans(TEXT[name]):
        # capitals stand for a name
        if re.fullmatch(r"(tests|tools|voices|assets|\.ci)/[a-z\d_./-]+", span):
            assert (ROOT / span).exists(), span
        if called := re.match(r"python -m ((?:tests|tools)(?:\.[a-z\d_]+)+)(?![\w.])", span):
            assert find_spec(called[1]), span
