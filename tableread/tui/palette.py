"""The palette: every action of the screen with its key and state, places in the script, recent scripts, themes.

Each provider is asked twice: for all it has, before anything is typed, and for what matches what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, Protocol, runtime_checkable

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from tableread.production.keys import path_of
from tableread.tui.key_actions import key_name
from tableread.tui.themes import THEMES

_MOST_SCRIPTS = 30


class Command(NamedTuple):
    """One row of the palette. Both texts are markup."""

    name: str
    told: str
    """The second row: what it does."""
    run: Callable[[], Any]


@runtime_checkable
class HasStates(Protocol):
    """A screen whose actions have states."""

    def state_of(self, action: str) -> str:
        """What is set now, in a word or two; "" where the action sets nothing."""


@runtime_checkable
class HasPlaces(Protocol):
    """A screen on which one can go to places of a script."""

    def places(self) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        """A name of each place, what it is, and what goes there."""


class _Commands(Provider):
    """Rows that are found by their names."""

    listed = True
    """Whether they are shown before anything is typed."""

    def commands(self) -> Iterator[Command]:
        """All there are now."""
        raise NotImplementedError

    async def discover(self) -> Hits:
        if self.listed:
            for name, told, run in self.commands():
                yield DiscoveryHit(name, run, help=told)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, told, run in self.commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, help=told)


class Actions(_Commands):
    """Everything that keys do here."""

    def commands(self) -> Iterator[Command]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            name = binding.description
            if not name or not binding.id or name in seen or not active.enabled:
                continue
            seen.add(name)
            run = partial(self.app.run_action, binding.action, active.node)
            yield Command(f"{name}  ({self._key(binding)})", self._told(binding), run)

    def _key(self, binding: Binding) -> str:
        return binding.key_display or key_name(binding.key)

    def _told(self, binding: Binding) -> str:
        told = binding.tooltip or ""
        state = ""
        if isinstance(self.screen, HasStates):
            state = self.screen.state_of(binding.action)
        return f"now: {state} · {told}" if state else told


class Places(_Commands):
    """Scenes and characters of the script that is shown."""

    listed = False

    def commands(self) -> Iterator[Command]:
        if isinstance(self.screen, HasPlaces):
            for name, told, run in self.screen.places():
                yield Command(_plain(name), told, run)


class Scripts(_Commands):
    """Scripts that were opened before."""

    listed = False

    def commands(self) -> Iterator[Command]:
        app: Any = self.app
        for recent in app.house.library.recents()[:_MOST_SCRIPTS]:
            path = path_of(recent.key, recent.path)
            yield Command(
                _plain(f"Open {recent.title}"), _plain(str(path)), partial(app.open_script, path)
            )


class Themes(_Commands):
    """The colours."""

    listed = False

    def commands(self) -> Iterator[Command]:
        app: Any = self.app
        own = [theme.name for theme in THEMES]
        others = [name for name in sorted(app.available_themes) if name not in own]
        for name in [*own, *others]:
            now = " (now)" if name == app.theme else ""
            told = "one of tableread's own" if name in own else "one of Textual's"
            yield Command(f"Theme: {name}{now}", told, partial(app.choose_theme, name))


class Settings(_Commands):
    """What can be set: each value of those that have only a few, the way to the others."""

    listed = False

    def commands(self) -> Iterator[Command]:
        app: Any = self.app
        live = app.house.live
        for row in app.setting_rows():
            now = row.value(live)
            for value in row.few_values:
                mark = " (now)" if value == now else ""
                change = partial(live.change, row.place, value)
                yield Command(f"{row.title}: {row.in_words(value)}{mark}", row.about, change)
            if not row.few_values:
                name = f"{row.title} … ({row.in_words(now)})"
                yield Command(name, row.about, partial(app.show_settings, at=row.place))


def _plain(text: str) -> str:
    """Titles and names of scripts hold anything, and the palette takes square brackets for markup."""
    return text.replace("[", "(").replace("]", ")")
