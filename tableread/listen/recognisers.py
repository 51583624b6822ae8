"""Which recogniser listens: the embedded one, or one whose model the user has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tableread.listen.port import Recogniser

EMBEDDED = "pocketsphinx"


def open_recogniser(
    name: str, model: str, words: Sequence[str], cepstral_mean: str = ""
) -> tuple[Recogniser | None, str]:
    """The recogniser `name` for a script's `words`; or None, and a sentence that says why.

    `model` is where its model lies, for those that bring none; `cepstral_mean`: what its `cepstral_mean` was the last time.
    """
    if name == EMBEDDED:
        return _embedded(words, cepstral_mean)
    if name not in _OTHERS:
        known = ", ".join(RECOGNISERS)
        return None, f"There is no recogniser called {name} (there are: {known})."
    if not model or not Path(model).expanduser().is_dir():
        where = f"{model} is no folder" if model else "no folder is named"
        return None, f"The model for {name} was not found: {where} under ear.model in the settings."
    try:
        return _OTHERS[name](str(Path(model).expanduser())), ""
    except ImportError:
        return None, f"The recogniser {name} is not installed (pip install {name})."
    except Exception as error:  # noqa: BLE001 - each engine has its own kinds for a model it cannot read
        why = str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
        return None, f"{name} cannot use the model in {Path(model).name}: {why}."


def _embedded(words: Sequence[str], cepstral_mean: str) -> tuple[Recogniser | None, str]:
    try:
        from tableread.listen.sphinx import SphinxRecogniser, looks_english
    except ImportError:
        return None, "No recogniser is installed (pip install pocketsphinx)."
    if not looks_english(words):
        return None, (
            "The recogniser knows English only, and this script seems to be in another language."
        )
    return SphinxRecogniser(words, cepstral_mean), ""


def _vosk(model: str) -> Recogniser:
    from tableread.listen.vosk_recogniser import VoskRecogniser

    return VoskRecogniser(model)


def _sherpa(model: str) -> Recogniser:
    from tableread.listen.sherpa_recogniser import SherpaRecogniser

    return SherpaRecogniser(model)


def _whisper(model: str) -> Recogniser:
    from tableread.listen.whisper_recogniser import WhisperRecogniser

    return WhisperRecogniser(model)


_OTHERS: dict[str, Callable[[str], Recogniser]] = {
    "vosk": _vosk,
    "sherpa-onnx": _sherpa,
    "faster-whisper": _whisper,
}
RECOGNISERS = (EMBEDDED, *_OTHERS)
"""Names that the settings may give."""
