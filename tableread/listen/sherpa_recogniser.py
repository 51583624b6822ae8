"""sherpa-onnx as the ear: streaming transducers, led to the line by hotwords.

Tried against sherpa-onnx 2.0: loading and its errors. No model could be had here, so what it hears was not.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sherpa_onnx

from tableread.audio.recording_format import RATE
from tableread.listen.port import Word

_FULL_SCALE = 32768.0  # of 16-bit samples
_TOKEN_SECONDS = 0.08  # a frame or two of such models; a guess, there was no model to measure with
"""That a word goes on after its last token, about."""


class SherpaRecogniser:
    """Conforms to `port.Recogniser`."""

    calibration = ""

    def __init__(self, model: str) -> None:
        """`model`: a folder with tokens.txt and encoder, decoder and joiner as .onnx.

        Raises `FileNotFoundError` for what is missing.
        """
        folder = Path(model)
        parts = {
            name: str(_one(folder, f"{name}*.onnx")) for name in ("encoder", "decoder", "joiner")
        }
        vocabulary = next(iter(sorted(folder.glob("bpe.vocab"))), None)
        self._recogniser: Any = sherpa_onnx.OnlineRecognizer.from_transducer(
            tokens=str(_one(folder, "tokens.txt")),
            **parts,
            num_threads=1,
            sample_rate=RATE,
            # hotwords need the vocabulary that words are cut by
            decoding_method="modified_beam_search" if vocabulary else "greedy_search",
            modeling_unit="bpe" if vocabulary else "",
            bpe_vocab=str(vocabulary or ""),
        )
        self._led = vocabulary is not None
        self._stream: Any = None

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """See the port."""
        hotwords = "/".join(" ".join(words).upper() for words in (line, *neighbours) if words)
        self._stream = (
            self._recogniser.create_stream(hotwords=hotwords)
            if self._led and hotwords
            else self._recogniser.create_stream()
        )

    def recognise(self, frame: bytes) -> list[Word]:
        """See the port."""
        if self._stream is None:
            return []
        samples = array("h")
        samples.frombytes(frame)
        self._stream.accept_waveform(RATE, [sample / _FULL_SCALE for sample in samples])
        while self._recogniser.is_ready(self._stream):
            self._recogniser.decode_stream(self._stream)
        return words_of(
            self._recogniser.tokens(self._stream), self._recogniser.timestamps(self._stream)
        )

    def sounds(self, word: str) -> list[list[str]]:
        """Its pronunciations cannot be asked for."""
        return []

    def close(self) -> None:
        """See the port."""
        self._stream = None


def words_of(tokens: Sequence[str], times: Sequence[float]) -> list[Word]:
    """Words out of pieces; a piece that begins a word begins with a space or "▁"."""
    words: list[Word] = []
    for token, time in zip(tokens, times, strict=False):
        text = token.replace("▁", " ")
        piece = text.strip().casefold()
        if not piece:
            continue
        if text.startswith(" ") or not words:
            words.append(Word(piece, time, time + _TOKEN_SECONDS))
        else:
            begun = words.pop()
            words.append(Word(begun.text + piece, begun.start, time + _TOKEN_SECONDS))
    return words


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"there is no {pattern} in {folder.name}")
    return found[0]
