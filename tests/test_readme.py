"""What README and CONTRIBUTING tell people to look at or to type is there."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from tableread import cli
from tableread.base.paths import Folders
from tableread.cli.parser import commands_of, make_parser
from tableread.cli.runs import RUNS
from tableread.performance.house import read_user_settings
from tableread.tui.names import SCREEN_NAMES

ROOT = Path(__file__).parents[1]
COMMANDS = commands_of(make_parser()).keys()
PAGES = ("README.md", "CONTRIBUTING.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """What stands between fences of that language in README."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def spans(page: str) -> list[str]:
    """What stands between backticks in a page, outside of fences."""
    text = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", text)]


def commands() -> list[str]:
    """Every call of the program in README: in blocks, between backticks, at the ends of pipes."""
    rows = [row for block in blocks("sh") for row in block.splitlines()] + spans(README)
    parts = [part.strip() for row in rows for part in re.split(r"&&|\|", row)]
    return sorted({part for part in parts if re.match(r"(\.venv/bin/)?tableread(\s|$)", part)})


def anchor(heading: str) -> str:
    """The name by which a heading is linked to."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)", page)
    assert targets or name != "README.md"
    for target in targets:
        if re.match(r"https?://", target):
            continue
        file, _, part = target.partition("#")
        linked = ROOT / (file or name)
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
    options = {span.split()[0] for span in spans(README) if span.startswith("--")}
    assert options
    assert {option for option in options if not re.search(rf"{option}\b", known)} == set()


def test_extras_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = set(re.findall(r"(?:tableread|\.)\[(\w+)\]", README))
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


@pytest.mark.parametrize("name", PAGES)
def test_files_and_modules_of_the_checkout_exist(name: str) -> None:
    for span in spans((ROOT / name).read_text(encoding="utf-8")):
        # capitals stand for a name
        if re.fullmatch(r"(tests|tools|voices|assets|\.ci)/[a-z\d_./-]+", span):
            assert (ROOT / span).exists(), span
        if called := re.match(r"python -m ((?:tests|tools)(?:\.[a-z\d_]+)+)(?![\w.])", span):
            assert find_spec(called[1]), span
