"""What follows from a script, a language and the rules of delivery alone: kept beside the reading it was made from.

It is made anew where any of them, or the program's own rules, have changed.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from tableread.base import made
from tableread.cast import delivery
from tableread.cast.delivery import Delivery, Rules
from tableread.cast.known import Known
from tableread.production.kept_form import written_draft
from tableread.script.corrections import Corrected
from tableread.script.drafts import draft_of
from tableread.script.model import Script

_MOST = 5
"""In the folder: of drafts, corrected ones, and by rules of this state."""


class Derived(msgspec.Struct, frozen=True):
    """All of it."""

    known: Known
    language: str
    """That the script is read in."""
    deliveries: dict[int, Delivery]
    """For each element that is said otherwise than plainly, how."""
    languages: dict[int, str]
    """For each element that is said in another language, in which."""
    draft: bytes
    """The lines as the next draft needs them."""

    def languages_in(self, script: Script, language: str) -> dict[int, str]:
        """The same of `languages` where the script is read in another language since."""
        if language == self.language:
            return self.languages
        from tableread.cast.line_delivery import languages_of

        return languages_of(script, language)


def derived(now: Corrected, language: str, rules: Rules | None, folder: Path, name: str) -> Derived:
    """What follows from a script as it is now, by way of `folder`.

    `language`: that a person chose; "" is the script's own. `rules`: None where lines are not acted. `name`: changes
    with the script; "" for one of which nothing is kept.
    """
    if not name:
        return _derive(now, language, rules)
    acted = msgspec.msgpack.encode(None if rules is None else list(rules))
    code = made.state_of([Path(delivery.__file__).parent, Path(__file__).parent])
    file = folder / f"{made.name_from(code, name.encode(), language.encode(), acted)}.derived"
    found = made.fetch(file, Derived)
    if found is None:
        found = _derive(now, language, rules)
        made.keep(file, found, _MOST)
    return found


def _derive(now: Corrected, language: str, rules: Rules | None) -> Derived:
    # where all of it is kept, none of this is needed
    from tableread.cast.find_out import find_out
    from tableread.cast.line_delivery import deliveries_of, languages_of

    script = now.script
    known = find_out(script)
    language = language or known.language
    deliveries = {} if rules is None else deliveries_of(script, rules)
    draft = written_draft(draft_of(*now))
    return Derived(known, language, deliveries, languages_of(script, language), draft)
