"""A language model for one line: its words, over a background of ordinary speech.

A trigram model with absolute discounting, the line counted oftener than its neighbours, over the
unigrams of common words; written as ARPA text, which recognisers read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log10

Gram = tuple[str, ...]

LINE_WEIGHT = 4  # chosen with tests/bench/listen.py
"""Times that the line counts against each of its neighbours."""
_DISCOUNT = 0.2  # chosen with tests/bench/listen.py
# 5 % of the words are wrong so, and other words are recognised; without it 3.6 %, and any talk is taken for the line
BACKGROUND = 0.1
"""Share of the single words that is the common words'."""
_NEVER = -99.0  # what ARPA files have for the logarithm of zero


def arpa(
    line: Sequence[str],
    neighbours: Sequence[Sequence[str]],
    common: Mapping[str, float],
    background: float = BACKGROUND,
) -> str:
    """The model as ARPA text. `common`: words and their shares of ordinary speech, summing to 1;
    `background`: their share of the single words here."""
    counts: list[Counter[tuple[str, ...]]] = [Counter(), Counter(), Counter()]
    for words, times in [(line, LINE_WEIGHT), *((n, 1) for n in neighbours)]:
        said = ["<s>", *words, "</s>"]
        for size in (1, 2, 3):
            for at in range(len(said) - size + 1):
                counts[size - 1][tuple(said[at : at + size])] += times
    ones, twos, threes = counts
    total = sum(n for (w,), n in ones.items() if w != "<s>")
    single = {w: background * share for w, share in common.items()} if background else {}
    for (word,), n in ones.items():
        if word != "<s>":
            single[word] = single.get(word, 0.0) + (1 - background) * n / total
    whole = sum(single.values())
    single = {word: share / whole for word, share in single.items()}
    double, after_one = _discounted(twos, lambda gram: single.get(gram[-1], 0.0))
    triple, after_two = _discounted(threes, lambda gram: double.get(gram[1:], 0.0))
    lines = [
        "\\data\\",
        f"ngram 1={len(single) + 1}",
        f"ngram 2={len(double)}",
        f"ngram 3={len(triple)}",
        "",
    ]
    lines.append("\\1-grams:")
    lines.append(f"{_NEVER:.4f} <s> {_log(after_one.get(('<s>',), 1.0)):.4f}")
    for word, share in single.items():
        lines.append(f"{_log(share):.4f} {word} {_log(after_one.get((word,), 1.0)):.4f}")
    lines += ["", "\\2-grams:"]
    for gram, share in double.items():
        lines.append(f"{_log(share):.4f} {' '.join(gram)} {_log(after_two.get(gram, 1.0)):.4f}")
    lines += ["", "\\3-grams:"]
    lines += [f"{_log(share):.4f} {' '.join(gram)}" for gram, share in triple.items()]
    lines += ["", "\\end\\", ""]
    return "\n".join(lines)


def _discounted(
    counts: Mapping[Gram, int], lower: Callable[[Gram], float]
) -> tuple[dict[Gram, float], dict[Gram, float]]:
    """Shares of the n-grams, discounted; and the backing-off weight of every history."""
    histories: Counter[tuple[str, ...]] = Counter()
    kinds: Counter[tuple[str, ...]] = Counter()
    for gram, n in counts.items():
        histories[gram[:-1]] += n
        kinds[gram[:-1]] += 1
    shares = {gram: (n - _DISCOUNT) / histories[gram[:-1]] for gram, n in counts.items()}
    seen: dict[Gram, float] = {}
    for gram in counts:
        seen[gram[:-1]] = seen.get(gram[:-1], 0.0) + lower(gram)
    left = {
        history: (_DISCOUNT * kinds[history] / n) / max(1e-6, 1.0 - seen[history])
        for history, n in histories.items()
    }
    return shares, left


def _log(share: float) -> float:
    return log10(share) if share > 0 else _NEVER
