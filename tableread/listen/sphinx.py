"""PocketSphinx as the ear: small, offline, English; its wheel brings the model.

A small dictionary (the scene's words and the commonest ones) and a language model for every line make it
as quick and as sure as it is; see `language_model`. What is measured of it: tests/bench/listen.py.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pocketsphinx import Decoder, NGramModel, get_model_path

from tableread.listen.language_model import BACKGROUND, arpa
from tableread.listen.port import Word
from tableread.listen.pronounce import Pronouncer

_COMMON = 3000
"""Words of ordinary speech that are listened for besides the scene's."""
_VARIANT = re.compile(r"\(\d+\)")
_SECONDS = 0.01
"""A frame of the decoder."""


class SphinxRecogniser:
    """Listens for the lines of one scene. Conforms to `port.Recogniser`."""

    def __init__(self, vocabulary: Iterable[str], mean: str = "") -> None:
        """`vocabulary`: every word of the script; `mean`: what `mean` gave before."""
        self._folder = tempfile.TemporaryDirectory(prefix="tableread-ear-")
        self._sounds = _pronounced({*vocabulary, *_common()})
        dictionary = Path(self._folder.name) / "words.dict"
        dictionary.write_text(_dictionary(self._sounds), encoding="utf-8")
        self._decoder: Any = Decoder(
            hmm=str(_model() / "en-us"),
            dict=str(dictionary),
            lm=None,
            fwdflat=False,
            bestpath=False,
            pl_window=0,
            logfn=os.devnull,
        )
        if mean:
            self._decoder.set_cmn(mean)
        self._searches = 0
        self._listening = False

    @property
    def mean(self) -> str:
        """See the port: the cepstral mean."""
        return str(self._decoder.get_cmn(True))

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """Get ready for `line`; takes some 20 ms."""
        self.finish()
        old = f"line{self._searches}"
        self._searches += 1
        name = f"line{self._searches}"
        path = Path(self._folder.name) / f"{name}.arpa"
        path.write_text(
            arpa(line, neighbours, _common(), 0.0 if strictly else BACKGROUND), encoding="utf-8"
        )
        self._decoder.add_lm_file(name, str(path))
        self._decoder.activate_search(name)
        if self._searches > 1:
            self._decoder.remove_search(old)
        path.unlink()
        self._decoder.start_utt()
        self._listening = True

    def hear(self, frame: bytes) -> list[Word]:
        """Take the next samples (16 kHz, mono, 16 bits); all words so far."""
        self._decoder.process_raw(frame)
        return [
            Word(
                _VARIANT.sub("", piece.word),
                piece.start_frame * _SECONDS,
                (piece.end_frame + 1) * _SECONDS,
            )
            for piece in self._decoder.seg() or ()
            if piece.word[0] not in "<["
        ]

    def sounds(self, word: str) -> list[list[str]]:
        """All ways in which `word` is said."""
        return [said.split() for said in self._sounds.get(word, ())]

    def finish(self) -> None:
        """End the line: what comes now belongs to none, until the next is expected."""
        if self._listening:
            self._decoder.end_utt()
            self._listening = False

    def close(self) -> None:
        """Let go of what is on disk."""
        self._folder.cleanup()


@cache
def _model() -> Path:
    return Path(get_model_path()) / "en-us"


@cache
def _pronunciations() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    with (_model() / "cmudict-en-us.dict").open(encoding="utf-8") as lines:
        for line in lines:
            word, _, sounds = line.rstrip("\n").partition(" ")
            found.setdefault(_VARIANT.sub("", word), []).append(sounds)
    return found


@cache
def _common() -> Mapping[str, float]:
    """The commonest words of the bundled model and their shares. Takes 0.4 s, once."""
    model = NGramModel.readfile(str(_model() / "en-us.lm.bin"))
    ranked = sorted(((model.prob([word]), word) for word in _pronunciations()), reverse=True)
    # by Zipf's law: the shares of ranks, which are all that matters in the background
    shares = {word: 1.0 / (rank + 10) for rank, (_, word) in enumerate(ranked[:_COMMON])}
    whole = sum(shares.values())
    return {word: share / whole for word, share in shares.items()}


def _pronounced(words: set[str]) -> dict[str, list[str]]:
    """Every word with the ways in which it is said; those that nobody can say are left out."""
    known = _pronunciations()
    strange = sorted(word for word in words if word not in known)
    told = Pronouncer().arpabet(strange) if strange else {}
    return {
        word: known.get(word) or [told[word]] for word in words if word in known or word in told
    }


def share_known(words: Iterable[str]) -> float:
    """The share of different words that the English dictionary has."""
    different = set(words)
    return len(different & _pronunciations().keys()) / max(1, len(different))


def _dictionary(sounds: Mapping[str, list[str]]) -> str:
    return "".join(
        f"{word}{'' if number == 1 else f'({number})'} {said}\n"
        for word in sorted(sounds)
        for number, said in enumerate(sounds[word], 1)
    )
