"""PocketSphinx as the ear: small, offline, English; its wheel brings the model.

A small dictionary (the scene's words and the commonest ones) and a language model for every line make it
as quick and as sure as it is; see `language_model`. What is measured of it: tests/bench/listen.py.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pocketsphinx import Decoder, NGramModel, get_model_path

from tableread.listen.calibration import Calibration
from tableread.listen.first_words import FirstWords, SaidLine
from tableread.listen.follower import Follower
from tableread.listen.language_model import BACKGROUND, arpa
from tableread.listen.port import Word
from tableread.listen.pronounce import Pronouncer
from tableread.listen.sphinx_calibration import (
    CHILDREN,
    SECONDS,
    best_warp,
    take_mean,
    warped,
)
from tableread.listen.word_distance import WordDistance, are_sounds

# trades words of the line (5.0 % wrong) for words that are not of it; chosen with tests/bench/listen.py
_COMMON = 3000
"""Words of ordinary speech that are listened for besides the scene's."""
_VARIANT = re.compile(r"\(\d+\)")
# few words tell nothing; the share lies between the two counts below
_FEW, _COMMONEST, _ENGLISH = 30, 100, 0.4
"""Scripts have half of the hundred commonest words or more, in other languages at most a few."""
_HESITATIONS = {"um": "AH M", "uh": "AH", "er": "ER", "mm": "M"}
_MARK = "~"
"""Before a hesitation where it is as likely as a word; fillers have the two signs of plus."""
_FILLERS = {"<s>": "SIL", "</s>": "SIL", "<sil>": "SIL", "[NOISE]": "+NSN+", "[SPEECH]": "+SPN+"}
"""What may come between any two words without being one; those of the bundled model."""
# from 1e-3 on, words of whispered and falsetto lines become "um"; tests/bench/listen.py
_FILLER_PROBABILITY = 1e-6
# of .5 the ear calls a line lost; tests/bench/listen.py --voice child
_TOLD_BY, _MISFIT = 2, 0.4
"""How many words are needed to judge, and the highest average alignment cost at which they count as the line."""
_PREFIX = "tableread-ear-"
_OLD_SECONDS = 86_400  # a day
"""No ear is used that long, nearly always."""


class Searches:
    """A script's dictionary, and a language model for one line after the other, as a decoder reads them."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """`vocabulary`: every word of the script."""
        _remove_leftovers()
        self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX)
        self._sounds = _pronounced({*vocabulary, *_common()})
        self.dictionary = str(Path(self._folder.name) / "words.dict")
        self._write_dictionary()
        path = Path(self._folder.name) / "fillers.dict"
        fillers = _FILLERS | {f"++{name}++": said for name, said in _HESITATIONS.items()}
        rows = [f"{name} {said}\n" for name, said in fillers.items()]
        path.write_text("".join(rows), encoding="utf-8")
        self.fillers = str(path)
        self.model = str(_model() / "en-us")
        self._count = 0
        self._searching: Any = None
        """The decoder that was told to search last."""

    def sounds(self, word: str) -> list[list[str]]:
        """All ways in which `word` is said."""
        return [said.split() for said in self._sounds.get(word, ())]

    def sounds_of_any(self, word: str) -> list[list[str]]:
        """The same of words that are not in this script."""
        return self.sounds(word) or [said.split() for said in _pronounced({word}).get(word, ())]

    def is_guessed(self, word: str) -> bool:
        """Whether no dictionary has it."""
        return word not in _pronunciations()

    def add(self, decoder: Any, said: Mapping[str, Sequence[str]]) -> None:
        """More ways in which words of the script are said; `decoder` knows them from the next line on."""
        before = dict(self._sounds)
        for word in self._sounds.keys() & said.keys():
            for way in said[word]:
                known = self._sounds[word]
                if way not in known and are_sounds(way):
                    decoder.add_word(f"{word}({len(known) + 1})", way, False)
                    self._sounds[word] = [*known, way]
        if self._sounds != before:
            self._write_dictionary()

    def _write_dictionary(self) -> None:
        hesitations = {_MARK + name: [said] for name, said in _HESITATIONS.items()}
        rows = _dictionary(self._sounds | hesitations)
        Path(self.dictionary).write_text(rows, encoding="utf-8")

    def activate(
        self,
        decoder: Any,
        line: Sequence[str],
        neighbours: Sequence[Sequence[str]],
        *,
        strictly: bool = False,
    ) -> None:
        """Let `decoder` search for `line`. Takes some 20 ms."""
        old = f"line{self._count}"
        self._count += 1
        name = f"line{self._count}"
        path = Path(self._folder.name) / f"{name}.arpa"
        background = 0.0 if strictly else BACKGROUND
        if strictly:  # where little else may be said, an "um" need not be one of those words
            neighbours = [*neighbours, *((_MARK + name,) for name in _HESITATIONS)]
        path.write_text(arpa(line, neighbours, _common(), background), encoding="utf-8")
        decoder.add_lm_file(name, str(path))
        decoder.activate_search(name)
        if decoder is self._searching:
            decoder.remove_search(old)
        self._searching = decoder
        path.unlink()

    def close(self) -> None:
        """Let go of what is on disk."""
        self._folder.cleanup()


class SphinxRecogniser:
    """Listens for the lines of one script. Conforms to `port.Recogniser`.

    Where nothing is known of the voice yet, its first words are heard again once it is known how it sounds. From the
    first line that was said it is told how long its vocal tract is.
    """

    def __init__(self, vocabulary: Iterable[str], calibration: str = "") -> None:
        """`vocabulary`: every word of the script; `calibration`: what `calibration` gave before."""
        self._searches = Searches(vocabulary)
        known = Calibration.read(calibration)
        self._warp = known.warp
        self._distance = WordDistance(self.sounds).between
        self._decoder = self._made(known.warp)
        if known.mean:
            self._decoder.set_cmn(known.mean)
        self._first: FirstWords | None = None if known.mean else FirstWords()
        self._said: SaidLine | None = SaidLine()
        self._expected: tuple[Sequence[str], Sequence[Sequence[str]]] = ((), ())
        """The line and its neighbours; none where a word to the program may come."""
        self._pronounced: dict[str, Sequence[str]] = {}
        """What it was told since the line began: a decoder learns no words while it listens."""
        self._untried: list[float] = []
        """Warps that are still to be tried on the line's first words, one with each frame."""
        self._listening = False
        self._begins = 0.0
        """Seconds into the line at which the decoder's own time begins."""

    def _made(self, warp: float) -> Any:
        return Decoder(
            hmm=self._searches.model,
            dict=self._searches.dictionary,
            fdict=self._searches.fillers,
            fillprob=_FILLER_PROBABILITY,
            lm=None,
            fwdflat=False,
            bestpath=False,
            pl_window=0,
            logfn=os.devnull,
            **warped(warp),
        )

    @property
    def calibration(self) -> str:
        """See the port."""
        return Calibration(self._warp, str(self._decoder.get_cmn(True))).text

    def expect(
        self, line: Sequence[str], neighbours: Sequence[Sequence[str]], *, strictly: bool = False
    ) -> None:
        """See the port."""
        if self._listening:
            self._decoder.end_utt()
        self._searches.add(self._decoder, self._pronounced)
        self._pronounced = {}
        said, before = self._said, self._decoder
        self._expected = ((), ()) if strictly else (line, neighbours)
        self._untried = []
        if said is not None and not strictly:
            self._said = None if self._fit_to(said) else SaidLine(line)
        self._searches.activate(self._decoder, line, neighbours, strictly=strictly)
        if said is not None and self._decoder is not before:
            take_mean(self._decoder, said.pcm)
        self._decoder.start_utt()
        self._listening = True
        self._begins = 0.0
        if self._first is not None:
            self._first.begin()

    def recognise(self, frame: bytes) -> list[Word]:
        """See the port."""
        self._decoder.process_raw(frame)
        if self._said is not None:
            self._said.add(frame)
        first = self._first
        if first is not None and first.enough(frame):
            self._hear_again(first)
        elif first is not None and self._untried:
            self._try_warp(self._untried.pop(0), first.pcm)
        if first is not None and first.settled and not self._untried:
            self._first = None
        later = self._begins
        return [
            word._replace(start=word.start + later, end=word.end + later)
            for word in words_in(self._decoder)
        ]

    def _hear_again(self, first: FirstWords) -> None:
        self._decoder.end_utt()
        self._hear_from_the_start(self._decoder, first.pcm)
        self._begins = first.begins
        tells = self._said is not None and first.tells_voices and self._expected[0]
        self._untried = list(CHILDREN) if tells and self._misfit(self._decoder) > _MISFIT else []

    @staticmethod
    def _hear_from_the_start(decoder: Any, pcm: bytes) -> None:
        take_mean(decoder, pcm)
        decoder.start_utt()
        decoder.process_raw(pcm)

    def _try_warp(self, warp: float, pcm: bytes) -> None:
        """The first words do not match the line: whether they do under another warp."""
        line, neighbours = self._expected
        decoder = self._made(warp)
        self._searches.activate(decoder, line, neighbours)
        self._hear_from_the_start(decoder, pcm)
        if self._misfit(decoder) <= min(self._misfit(self._decoder), _MISFIT):
            self._decoder, self._warp = decoder, warp

    def _misfit(self, decoder: Any) -> float:
        """How little the words so far are those of the line: the alignment's cost for each of them."""
        words = [word.text for word in words_in(decoder) if not word.hesitation]
        found = Follower(self._expected[0], self._distance).update(words)
        return found.cost / len(words) if len(words) >= _TOLD_BY else 1.0

    def _fit_to(self, said: SaidLine) -> bool:
        """Take the warp that fits the line that was said; whether it can be told from it."""
        if not said.enough or not all(self._searches.sounds(word) for word in said.words):
            return False
        warp = best_warp(self._searches.model, self._searches.dictionary, said.words, said.pcm)
        if warp is None:
            return False
        if warp != self._warp:
            self._warp = warp
            self._decoder = self._made(warp)
        return True

    def pronounce(self, said: Mapping[str, Sequence[str]]) -> None:
        """See the port."""
        self._pronounced |= said

    def sounds(self, word: str) -> list[list[str]]:
        """See the port."""
        return self._searches.sounds(word)

    def close(self) -> None:
        """See the port."""
        self._searches.close()


def words_in(decoder: Any) -> list[Word]:
    """What a decoder has understood, without silences and noises."""
    return [
        Word(
            _VARIANT.sub("", piece.word),
            piece.start_frame * SECONDS,
            (piece.end_frame + 1) * SECONDS,
            piece.word[0] in (_MARK, "+"),
        )
        for piece in decoder.seg() or ()
        if piece.word[0] not in "<["
    ]


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


def looks_english(words: Iterable[str]) -> bool:
    """Whether the words of a script are English: then the commonest ones are among them."""
    different = set(words)
    if len(different) < _FEW:
        return True
    commonest = list(_common())[:_COMMONEST]
    found = sum(word in different for word in commonest)
    return found >= _ENGLISH * min(_COMMONEST, len(different) / 2)


def _dictionary(sounds: Mapping[str, list[str]]) -> str:
    return "".join(
        f"{word}{'' if number == 1 else f'({number})'} {said}\n"
        for word in sorted(sounds)
        for number, said in enumerate(sounds[word], 1)
    )


def _remove_leftovers() -> None:
    """Folders of processes that were killed: the words of a script are in them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.stat().st_mtime < time.time() - _OLD_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
