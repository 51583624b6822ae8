"""Gives flattened text its spacing and capitals back.

"do n't" becomes "don't", "hi , Mary ." becomes "Hi, Mary."; what the flattening lost of the words
themselves (their forms) is left alone: guessing there would put words into the author's mouth.
"""

from __future__ import annotations

import re
from collections import Counter

from tableread.script.flattened.names import Names
from tableread.script.flattened.tokens import Tokens
from tableread.script.model import Kind

_CLOSES = frozenset(".,;:?!)%…") | {"...", "''", "!!", "??", "?!"}
_OPENS = frozenset("($#") | {"``"}
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|d|m|re|ve|ll|t|em))", re.IGNORECASE)
_ALWAYS_CAPITAL = frozenset({"i", "i'm", "i'd", "i'll", "i've", "god", "tv", "ok"})
_ENDS_SENTENCE = frozenset({".", "?", "!", ":"})
_HEADING_ABBREVIATION = re.compile(r"\b(INT|EXT|EST) ?\.?(?=[ /]|$)")
_SPLIT_POSSESSIVE = re.compile(r" ('S?)(?= |$)")
_DOTTED = re.compile(r"\b([A-Z]) ?\. ?([A-Z]) ?\.")


class Repair:
    """Repairs runs of the tokens of one document."""

    def __init__(self, source: str, tokens: Tokens, names: Names) -> None:
        self._source = source
        self._tokens = tokens
        self._text = tokens.text
        self._lower = tokens.lower
        people = {n[0] for n, odds in names.prior.items() if len(n) == 1 and odds >= 1.2}
        self._proper = {w for w in people if w.isalpha()} - self._used_as_nouns(people)

    def _used_as_nouns(self, people: set[str]) -> set[str]:
        """Speakers that the text calls "the waitress": roles, which keep their small letter."""
        all_uses = Counter(w for w in self._lower if w in people)
        behind_article = Counter(
            word
            for before, word in zip(self._lower, self._lower[1:], strict=False)
            if word in people and before in {"the", "a", "an"}
        )
        return {w for w, n in behind_article.items() if n > 0.1 * all_uses[w]}

    def heading(self, first: int, end: int) -> str:
        """ "int . joel' apartment - night" → "INT. JOEL'S APARTMENT - NIGHT"."""
        if not self._tokens.loose:
            return self._as_written(first, end).upper()
        words = " ".join(self._text[first:end]).upper()
        words = _HEADING_ABBREVIATION.sub(r"\1.", words).replace(". /", "./").replace("/ ", "/")
        words = _SPLIT_POSSESSIVE.sub(r"\1", words)
        return re.sub(r"(\w)' (?=\w)", r"\1'S ", words).replace(" ,", ",").replace("  ", " ")

    def cue(self, first: int, end: int) -> str:
        """ "mary ( cont 'd ) ( o.s. )" → "MARY (CONT'D) (O.S.)"."""
        if not self._tokens.loose:
            return self._as_written(first, end).upper()
        words = " ".join(self._text[first:end]).upper()
        words = words.replace("( ", "(").replace(" )", ")").replace(" -OVER", "-OVER")
        words = re.sub(r"CONT ?['’]? ?D", "CONT'D", words)
        words = _SPLIT_POSSESSIVE.sub(r"\1", words).replace("' VOICE", "'S VOICE")
        return _DOTTED.sub(r"\1.\2.", words)

    def prose(self, first: int, end: int, kind: Kind) -> str:
        """Sentences with their spacing and capitals, or a parenthetical in lower case."""
        if not self._tokens.loose:
            return self._as_written(first, end)
        out: list[str] = []
        glue = True
        begins = kind is not Kind.PARENTHETICAL
        quoted = False
        for at in range(first, end):
            word, low = self._text[at], self._lower[at]
            if low in {'"', "''", "``"}:
                quoted = not quoted
                out.append('"' if quoted is False or glue else ' "')
                glue = quoted
                continue
            apart = not (glue or low in _CLOSES or _CONTRACTION.fullmatch(low))
            if apart and not self._joined(at, first):
                out.append(" ")
            if word[0].isalpha():
                word = self._cased(word, low, begins)
                begins = False
            out.append(word)
            glue = low in _OPENS
            if low in _ENDS_SENTENCE or (
                low[-1] in ".?!" and len(low) > 2 and low[-2].isalpha() and "." not in low[:-1]
            ):
                begins = kind is not Kind.PARENTHETICAL
        return "".join(out).strip()

    def _as_written(self, first: int, end: int) -> str:
        """The author's own spacing, without the line ends."""
        tokens = self._tokens
        return " ".join(self._source[tokens.start[first] : tokens.end[end - 1]].split())

    def _joined(self, at: int, first: int) -> bool:
        """Hyphens that the tokeniser tore off: "hollow - eye", "one - piece", "c' mon"."""
        text = self._text
        here, before = text[at], text[at - 1] if at > first else ""
        if here.startswith("-") and len(here) > 1 and here[1].isalpha():
            return True
        if before == "-" and at - 2 >= first and here[0].isalpha():
            return text[at - 2][-1].isalpha()
        if here == "-" and at + 1 < len(text) and before:
            return before[-1].isalpha() and text[at + 1][0].isalpha()
        return (
            before.endswith("'") and len(before) == 2 and before[0].isalpha() and here[0].isalpha()
        )

    def _cased(self, word: str, low: str, begins: bool) -> str:
        if begins or low in self._proper or low in _ALWAYS_CAPITAL:
            return word[0].upper() + word[1:]
        return word
