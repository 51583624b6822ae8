"""A long line that is waited for begins with its first clause; marks and silences are those of the whole."""

from __future__ import annotations

import threading

from tableread.audio.clip import Clip
from tableread.audio.mixer import RATE, ClipFinished, ClipStarted, WordReached
from tableread.audio.player import Player
from tableread.performance.rendering import Rendering, parts_of
from tableread.script.words import words_of
from tableread.speech.utterance import Said, Utterance
from tests.fakes import VOICES, HandOutput, ToneSynthesiser

VOICE = VOICES[1]
LONG = (
    "When the rain came over the hills, we ran for the barn. Nobody said a word until the door was "
    "shut, and even then it was only my brother who asked whether anyone had seen the dog."
)


def test_a_short_line_is_made_whole() -> None:
    [part] = parts_of(Utterance("Where is the dog?", VOICE), 0)
    assert part.utterance.text == "Where is the dog?"


def test_the_parts_have_every_word_and_the_first_is_short() -> None:
    parts = parts_of(Utterance(LONG, VOICE), 0)
    assert len(parts) > 1
    assert len(parts[0].utterance.text) <= 100
    said = " ".join(part.utterance.text for part in parts)
    assert said.split() == LONG.split()


def test_from_a_word_on_only_what_is_left_is_made() -> None:
    words = words_of(LONG)
    at = 20
    parts = parts_of(Utterance(LONG, VOICE), at)
    left = sum(len(words_of(part.utterance.text)) for part in parts) - parts[0].from_word
    assert left == len(words) - at


def test_what_the_lexicon_says_moves_with_its_word() -> None:
    start = LONG.index("brother")
    parts = parts_of(Utterance(LONG, VOICE, lexicon=(Said(start, start + 7, "bruvver"),)), 0)
    found = [
        part.utterance.text[said.start : said.end]
        for part in parts
        for said in part.utterance.lexicon
    ]
    assert found == ["brother"]


class Waiting(ToneSynthesiser):
    """Makes the first part at once, the next only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def render(self, utterance: Utterance) -> Clip:
        if self.said:
            assert self.go.wait(5)
        return super().render(utterance)


def test_it_sounds_while_the_rest_is_made_and_is_one_line_to_the_session() -> None:
    synthesiser, output = Waiting(), HandOutput(RATE)
    player = Player(lambda _: output)
    events: list[object] = []
    player.notify = events.append
    player.start()
    rendering = Rendering(synthesiser, player, lambda _: None, lambda _: None)
    rendering.schedule(7, Utterance(LONG, VOICE))
    deadline = threading.Event()
    for _ in range(200):
        if not player.mixer.idle:
            break
        deadline.wait(0.02)
    output.play(0.1)
    marks = [e.mark for e in events if hasattr(e, "mark")]
    assert [type(mark) for mark in marks[:2]] == [ClipStarted, WordReached]
    assert not any(isinstance(mark, ClipFinished) for mark in marks)
    synthesiser.go.set()
    for _ in range(200):
        if len(synthesiser.said) == len(parts_of(Utterance(LONG, VOICE), 0)):
            break
        deadline.wait(0.02)
    deadline.wait(0.1)
    output.play(12.0, step=0.05)
    marks = [e.mark for e in events if hasattr(e, "mark")]
    assert sum(isinstance(mark, ClipStarted) for mark in marks) == 1
    assert sum(isinstance(mark, ClipFinished) for mark in marks) == 1
    assert isinstance(marks[-1], ClipFinished)
    reached = [mark.word for mark in marks if isinstance(mark, WordReached)]
    assert reached == list(range(len(words_of(LONG))))
    rendering.close()
    player.close()
