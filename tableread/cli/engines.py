"""`tableread voices --engines`: what can speak here, what could, and how to get it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tableread.speech.engine import Engine
from tableread.speech.registry import engine_names, find_engine, plug_in_of

_MARKS = {
    "exact": "words are marked as they are said",
    "spread": "words are marked by their length, not by when they are said",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An engine as it was found on this machine."""

    name: str
    engine: Engine | None
    """None for a plug-in, which is not imported for a list."""

    @property
    def state(self) -> str:
        """Whether it can be had, in a few words."""
        if self.engine is None:
            return f"a plug-in: {plug_in_of(self.name) or 'of an unknown package'}"
        if not self.engine.missing:
            return "ready"
        return f"needs {', '.join(self.engine.missing)}"


def engines_found() -> list[Found]:
    """All engines, ours first."""
    return [Found(name, None if plug_in_of(name) else find_engine(name)) for name in engine_names()]


def print_engines(json_wanted: bool) -> None:
    """Print what each engine is, what it takes, and whether it can be had."""
    found = engines_found()
    if json_wanted:
        print(json.dumps([_row(one) for one in found], ensure_ascii=False))
        return
    for number, one in enumerate(found):
        if number:
            print()
        engine = one.engine
        print(f"{one.name:10} {engine.about if engine else one.state}")
        if engine is None:
            continue
        languages = ", ".join(engine.languages) or "any language"
        print(f"{'':10} {languages}; {_MARKS.get(engine.marks, engine.marks)}")
        if engine.cost:
            print(f"{'':10} {engine.cost}")
        print(f"{'':10} {one.state}" + (f": {engine.how_to_get}" if engine.how_to_get else ""))


def _row(one: Found) -> dict[str, object]:
    engine = one.engine
    if engine is None:
        return {"name": one.name, "plug_in": plug_in_of(one.name)}
    return {
        "name": one.name,
        "about": engine.about,
        "languages": list(engine.languages),
        "marks": engine.marks,
        "cost": engine.cost,
        "missing": list(engine.missing),
        "how_to_get": engine.how_to_get,
    }
