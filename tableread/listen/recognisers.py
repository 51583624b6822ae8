"""Which recogniser listens: the embedded one, or one whose model the user has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tableread.listen.port import Recogniser

EMBEDDED = "pocketsphinx"
_NOT_ENGLISH = (
    "Speech recognition knows only English, and this script seems to be in another language."
)


def open_recogniser(
    name: str, model: str, words: Sequence[str], calibration: str = ""
) -> tuple[Recogniser | None, str]:
    """The recogniser `name` for a script's `words`; or None, and a sentence that says why.

    `model` is where its model lies, for those that bring none; `calibration`: what its `calibration` was the last time.
    """
    if name == EMBEDDED:
        return _embedded(words, calibration)
    if name in _ENGLISH and not _looks_english(words):
        return None, _NOT_ENGLISH
    if name not in _OTHERS:
        known = ", ".join(RECOGNISERS)
        return None, f"There is no recogniser called {name} (there are: {known})."
    brings_its_own = not model and name in _BRINGING_A_MODEL
    if not brings_its_own and (not model or not Path(model).expanduser().is_dir()):
        where = f"{model} is not a folder" if model else "no folder is set"
        return None, f"The model for {name} was not found: {where} under ear.model in the settings."
    try:
        return _OTHERS[name](str(Path(model).expanduser()) if model else ""), ""
    except ImportError:
        wheel = _WHEELS.get(name, name)
        return None, f"The recogniser {name} is not installed (pip install {wheel})."
    except Exception as error:  # noqa: BLE001 - each engine has its own kinds for a model it cannot read
        why = str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
        where = f"the model in {Path(model).name}" if model else "its own model"
        return None, f"{name} cannot use {where}: {why}."


def _looks_english(words: Sequence[str]) -> bool:
    """True, too, where PocketSphinx is not there, whose words it is told by."""
    try:
        from tableread.listen.sphinx import looks_english
    except ImportError:
        return True
    return looks_english(words)


def _embedded(words: Sequence[str], calibration: str) -> tuple[Recogniser | None, str]:
    try:
        from tableread.listen.sphinx import SphinxRecogniser, looks_english
    except ImportError:
        return None, "No recogniser is installed (pip install pocketsphinx)."
    if not looks_english(words):
        return None, _NOT_ENGLISH
    return SphinxRecogniser(words, calibration), ""


def _vosk(model: str) -> Recogniser:
    from tableread.listen.vosk_recogniser import VoskRecogniser

    return VoskRecogniser(model)


def _sherpa(model: str) -> Recogniser:
    from tableread.listen.sherpa_recogniser import SherpaRecogniser

    return SherpaRecogniser(model)


def _whisper(model: str) -> Recogniser:
    from tableread.listen.whisper_recogniser import WhisperRecogniser

    return WhisperRecogniser(model)


def _moonshine(model: str) -> Recogniser:
    from tableread.listen.moonshine_recogniser import MoonshineRecogniser

    return MoonshineRecogniser(model)


_OTHERS: dict[str, Callable[[str], Recogniser]] = {
    "vosk": _vosk,
    "sherpa-onnx": _sherpa,
    "faster-whisper": _whisper,
    "moonshine": _moonshine,
}
_BRINGING_A_MODEL = _ENGLISH = {"moonshine"}
_WHEELS = {"moonshine": "'tableread[witness]'"}
"""What they are installed by, where that is not their name."""
RECOGNISERS = (EMBEDDED, *_OTHERS)
"""Names that the settings may give."""
