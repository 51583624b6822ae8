"""Which recogniser listens: the embedded one, or one whose model the user has."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.listen.port import Recogniser

EMBEDDED = "pocketsphinx"


def open_recogniser(
    name: str, model: str, words: Sequence[str], mean: str = ""
) -> tuple[Recogniser | None, str]:
    """The recogniser `name` for a script's `words`; or None, and a sentence that says why.

    `model` is where its model lies, for those that bring none; `mean`: what its `mean` was the last time.

    Raises what the engine raises when its model cannot be loaded.
    """
    if name != EMBEDDED:
        return None, f"There is no recogniser called {name}."
    try:
        from tableread.listen.sphinx import SphinxRecogniser, looks_english
    except ImportError:
        return None, "No recogniser is installed (pip install pocketsphinx)."
    if not looks_english(words):
        return (
            None,
            "The recogniser knows English only, and this script seems to be in another language.",
        )
    return SphinxRecogniser(words, mean), ""
