"""What a line makes likely: the model is a probability, and the line is in it."""

from __future__ import annotations

from tableread.listen.language_model import arpa
from tableread.listen.pronounce import arpabet_of


def grams(text: str) -> dict[tuple[str, ...], tuple[float, float]]:
    """Every n-gram with its share and its backing-off weight."""
    found = {}
    size = 0
    for line in text.split("\n"):
        if line.endswith("-grams:"):
            size = int(line[1])
        elif size and line and not line.startswith("\\"):
            parts = line.split()
            back = float(parts[size + 1]) if len(parts) > size + 1 else 0.0
            found[tuple(parts[1 : size + 1])] = (10 ** float(parts[0]), 10**back)
    return found


MODEL = grams(arpa(["so", "it", "is"], [["it", "was", "so"]], {"the": 0.5, "it": 0.3, "a": 0.2}))


def share(history: tuple[str, ...], word: str) -> float:
    """P(word | history), backing off as recognisers do."""
    if (*history, word) in MODEL:
        return MODEL[*history, word][0]
    if not history:
        return 0.0
    back = MODEL[history][1] if history in MODEL else 1.0
    return back * share(history[1:], word)


def test_what_follows_anything_sums_to_one() -> None:
    words = [gram[0] for gram in MODEL if len(gram) == 1 and gram[0] != "<s>"]
    for history in [(), ("<s>",), ("so",), ("it",), ("so", "it"), ("<s>", "so")]:
        assert abs(sum(share(history, word) for word in words) - 1) < 0.02


def test_the_line_is_likelier_than_its_neighbour_and_both_than_anything_else() -> None:
    assert share(("it",), "is") > share(("it",), "was") > share(("it",), "the")


def test_sounds_of_another_alphabet() -> None:
    assert arpabet_of("ʃˈeɪkspɪɹ") == "SH EY K S P IH R"
    assert arpabet_of("ˈ") == ""
