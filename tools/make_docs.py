"""Writes what the pages say of settings and keys, from the program itself: `python -m tools.make_docs`.

In README and in `docs/` each such part stands between two comments. `tests/test_docs.py` compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from textual.binding import Binding, BindingType

from tableread.base.setting_texts import DescribedSetting, described_settings, described_tables
from tableread.cli.by_ear import keys_table
from tableread.listen.recognisers import RECOGNISERS
from tableread.rehearsal.policy import PRESETS
from tableread.tui.app import TablereadApp
from tableread.tui.key_actions import key_name
from tableread.tui.library.screen import help_groups as library_groups
from tableread.tui.noticing import Noticing
from tableread.tui.screens.cast_keys import CAST_GROUPS
from tableread.tui.screens.changes import ChangesScreen
from tableread.tui.screens.corrections import CorrectionsScreen
from tableread.tui.screens.drill import DrillScreen
from tableread.tui.screens.notes import NOTES_KEYS
from tableread.tui.screens.said import SaidScreen
from tableread.tui.screens.voices import VoicesScreen
from tableread.tui.stage.keys import STAGE_GROUPS
from tableread.tui.teleprompter_app import PROMPT_GROUPS
from tableread.tui.themes import THEMES

ROOT = Path(__file__).resolve().parents[1]
_PART = re.compile(
    r"(?P<before><!-- made by tools/make_docs\.py: (?P<what>[\w ]+) -->\n).*?(?P<after><!-- end -->)",
    re.DOTALL,
)
_NAMES = {
    "theme": [theme.name for theme in THEMES],
    "reading": [reading.name for reading in PRESETS],
    "ear.recogniser": RECOGNISERS,
}
"""What may be named, where any text is allowed by the type."""


def settings() -> str:
    """A table of settings for each table of the file."""
    told = {"": "", **described_tables()}
    parts = []
    for table, about in told.items():
        heading = f"## `[{table}]`\n\n{about}\n" if table else "## At the top of the file\n"
        rows = [
            one for one in described_settings() if one.place[:-1] == ((table,) if table else ())
        ]
        parts.append(heading + (f"\n{_settings_table(rows)}" if rows else ""))
    return "\n".join(parts)


def _settings_table(settings: Sequence[DescribedSetting]) -> str:
    rows = ["| setting | usually | may be | |", "|---|---|---|---|"]
    for one in settings:
        names = _NAMES.get(".".join(one.place)) or [n for n in one.choices if isinstance(n, str)]
        allowed = " or ".join(", ".join(map(_code, names)).rsplit(", ", 1)) or one.allowed
        usual = str(one.default).lower() if isinstance(one.default, bool) else str(one.default)
        rows.append(f"| `{one.place[-1]}` | {_code(usual) or 'empty'} | {allowed} | {one.about} |")
    return "\n".join(rows) + "\n"


def keys() -> str:
    """A table of keys for each group of each screen."""
    screens: dict[str, Mapping[str, Iterable[BindingType]]] = {
        "On every screen": {"": [*Noticing.BINDINGS, *TablereadApp.BINDINGS]},
        "On the stage": dict(STAGE_GROUPS),
        "In the library": library_groups(),
        "In the cast list": dict(CAST_GROUPS),
        "Among all voices": {"": VoicesScreen.BINDINGS},
        "In corrections": {"": CorrectionsScreen.BINDINGS},
        "In what was said": {"": SaidScreen.BINDINGS},
        "While you learn": {"": DrillScreen.BINDINGS},
        "In the changes": {"": ChangesScreen.BINDINGS},
        "In the notes": {"": NOTES_KEYS},
        "On the teleprompter": PROMPT_GROUPS,
    }
    parts = []
    for screen, groups in screens.items():
        parts.append(f"## {screen}\n")
        for group, bindings in groups.items():
            rows = [f"| {group or 'key'} | | action |", "|---|---|---|"]
            rows += [
                f"| **{key_name(key.key)}** | {key.tooltip or key.description} | {_code(key.id)} |"
                for key in _listed(bindings)
            ]
            parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def keys_by_ear() -> str:
    """A table for each group of the keys of `tableread listen`."""
    parts = []
    for group in keys_table.GROUPS:
        rows = [f"| {group.name} | | action |", "|---|---|---|"]
        for key in group.keys:
            # a comma parts keys, so the key itself has a name
            names = ",".join("comma" if name == "," else name for name in key.keys)
            rows.append(f"| **{key_name(names)}** | {key.does} | {_code(key.id)} |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def stage_keys() -> str:
    """The stage's keys in short: a row for each group."""
    rows = ["| | |", "|---|---|"]
    for group, bindings in STAGE_GROUPS.items():
        named = [
            f"**{key_name(binding.key)}** {binding.description[0].lower()}{binding.description[1:]}"
            for binding in _listed(bindings)
        ]
        rows.append(f"| {group} | {' · '.join(named)} |")
    return "\n".join(rows) + "\n"


def _code(text: str | None) -> str:
    return f"`{text}`" if text else ""


def _listed(bindings: Iterable[BindingType]) -> list[Binding]:
    return [one for one in bindings if isinstance(one, Binding)]


PARTS: dict[str, Callable[[], str]] = {
    "settings": settings,
    "keys": keys,
    "keys by ear": keys_by_ear,
    "stage keys": stage_keys,
}


def made_anew(page: str) -> str:
    """A page with its parts as the program is now."""
    return _PART.sub(lambda part: f"{part['before']}{PARTS[part['what']]()}{part['after']}", page)


def pages() -> list[Path]:
    """README and all of `docs/`."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def main() -> None:
    """Write them."""
    for path in pages():
        page = path.read_text(encoding="utf-8")
        if (made := made_anew(page)) != page:
            path.write_text(made, encoding="utf-8")
            print(f"{path.relative_to(ROOT)} is written anew")


if __name__ == "__main__":
    main()
