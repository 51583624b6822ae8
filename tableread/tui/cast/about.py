"""What is known of the marked part: who plays it, how large it is, what the script says of it, its voice, a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from tableread.base.minutes import minutes
from tableread.cast.casting import NARRATOR, Casting
from tableread.cast.scenes import TooAlike
from tableread.production.readers import Size
from tableread.tui.cast.dials import DIALS, dial_bar, dials_in_short
from tableread.tui.cast.names import part_name, played_by

_NARRATES = "The narrator reads headings, action and what nobody says."


class PartFacts(NamedTuple):
    """What is shown of a part beside the cast list's own."""

    name: str
    size: Size
    share: float
    """Of all words."""
    scenes: str
    """Where it speaks, in words; "" where that is not known."""
    line: str
    """A line of theirs as it may be shown; "" where there is none."""


def alike_in_words(name: str, alike: Sequence[TooAlike]) -> str:
    """Whose voice the part's is too like, in a sentence; "" where it is not."""
    found = next((pair for pair in alike if name in (pair.one, pair.other)), None)
    if found is None:
        return ""
    other = found.other if found.one == name else found.one
    return f"{name} sounds much like {other}, in the same scene. Press v for another voice."


def in_short(name: str, casting: Casting, alike: Sequence[TooAlike]) -> Content:
    """Two rows for windows without room for a pane: what the script says, and the voice with its dials."""
    trait = casting.traits.get(name)
    told = alike_in_words(name, alike) or _NARRATES
    if trait is not None and not alike_in_words(name, alike):
        told = f"{name}: {trait.gender} ({trait.gender_because}), {trait.age} ({trait.age_because})"
    return Content.assemble(Content(told), "\n", dials_in_short(casting.part(name).tune))


def in_full(facts: PartFacts, casting: Casting, alike: Sequence[TooAlike]) -> Content:
    """All that is known, for a pane."""
    name, size, part = facts.name, facts.size, casting.part(facts.name)
    rows: list[Content | str | tuple[str, str]] = []

    def heading(text: str) -> None:
        rows.append((f"{text}\n", "bold $accent"))

    rows.append((f"{played_by(casting, name)}\n", "bold"))
    turns = "1 turn" if size.turns == 1 else f"{size.turns} turns"
    rows.append(f"{turns} · {size.words} words · {facts.share:.0%} · {minutes(size.seconds)}\n")
    if facts.scenes:
        rows.append(Content(f"{facts.scenes}\n"))
    trait = casting.traits.get(name)
    heading("What the script says")
    if trait is None or name == NARRATOR:
        rows.append(f"{_NARRATES}\n")
    else:
        for says, because, key in (
            (trait.gender, trait.gender_because, "g"),
            (trait.age, trait.age_because, "y"),
        ):
            rows += [(f"{key} ", "$text-muted"), f"{says}: ", Content(f"{because}\n")]
    heading("Voice")
    rows += [Content(part.voice.id), (" · v another\n", "$text-muted")]
    if part.voice.description:
        rows.append(Content(f"{part.voice.description}\n"))
    for dial in DIALS.values():
        rows += [dial_bar(part.tune, dial), "\n"]
    warned = alike_in_words(name, alike)
    if warned:
        rows.append(Content(f"! {warned}\n"))
    if facts.line:
        heading(f"A line of {'the narrator' if name == NARRATOR else part_name(name)}")
        rows += [Content(f"{facts.line}\n"), ("space plays it", "$text-muted")]
    return Content.assemble(*rows)
