"""Makes a `Script` of what a reader found: one name for each character, and who speaks together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tableread.script.groups import who_together
from tableread.script.model import Element, Places, Script, UncertainPlace


def compose(
    format: str,  # noqa: A002 - the contract's word
    elements: Sequence[Element],
    *,
    title: str = "",
    authors: Sequence[str] = (),
    warnings: Sequence[UncertainPlace] = (),
    places: Places = Places.CHARACTERS,
) -> Script:
    """Make a `Script` of what a reader found."""
    written = Counter([e.speaker for e in elements if e.speaker])
    names = _one_spelling(written)
    if names:
        elements = [
            e._replace(speaker=names[e.speaker]) if e.speaker in names else e for e in elements
        ]
    return Script(
        format=format,
        title=title,
        authors=tuple(authors),
        elements=tuple(who_together(elements, {names.get(n, n) for n in written if n})),
        warnings=tuple(warnings),
        places=places,
    )


_VOICE_OF = re.compile(r"(.+?)(?:['’]s?)? voice", re.IGNORECASE)


def _one_spelling(written: Counter[str]) -> dict[str, str]:
    """For every name that is not the canonical one, that: the commonest, without "'s voice"."""
    spelling: dict[str, str] = {}
    for name, _ in written.most_common():
        spelling.setdefault(name.casefold(), name)
    canonical: dict[str, str] = {}
    for name in written:
        own = spelling[name.casefold()]
        voice = _VOICE_OF.fullmatch(name)
        # "WOMAN'S VOICE" is Woman's only if a Woman speaks elsewhere; else it is a name.
        own = spelling.get(voice[1].casefold(), own) if voice else own
        if own != name:
            canonical[name] = own
    return canonical
