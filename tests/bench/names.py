"""How many names the ear hears that its dictionary has wrong or not at all, and what helps.

    python -m tests.bench.names

Natural voices say each name in three lines, once as their own rules have it and once as people who bear it say it.
"heard" counts the third line, so that the first two may teach. Needs the natural voices, which come along.
"""

from __future__ import annotations

import audioop
from collections.abc import Mapping
from typing import NamedTuple

from tableread.audio.recording_format import FRAME, RATE
from tableread.base import paths
from tableread.cast.voices import Voice, read_packs
from tableread.listen.ear import Ear, Expected
from tableread.listen.judge import Verdict, judge
from tableread.listen.learnt_names import LearntNames
from tableread.listen.pronounce import arpabet_of
from tableread.listen.sphinx import SphinxRecogniser
from tableread.listen.sphinx_second_pass import SphinxSecondPass
from tableread.listen.word_distance import WordDistance
from tableread.script.words import said_words
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.registry import able_voices, check_of
from tableread.speech.utterance import Said, Utterance
from tableread.speech.word_sounds import ENGINE, sounds_of_words

_NAMES = {
    "Siobhan": "ʃɪvˈɔːn", "Niamh": "nˈiːv", "Saoirse": "sˈɜːʃə", "Tadhg": "tˈaɪɡ", "Nguyen": "nwˈɪn",
    "Xochitl": "sˈoʊtʃiːl", "Joaquin": "wɑːkˈiːn", "Basle": "bˈɑːl", "Cholmondeley": "tʃˈʌmli",
    "Beauchamp": "bˈiːtʃəm", "Marjoribanks": "mˈɑːtʃbæŋks", "Guillaume": "ɡiːjˈoʊm", "Wojciech": "vˈɔɪtʃɛk",
    "Aoife": "ˈiːfə", "Caoimhe": "kˈiːvə", "Zsofia": "ʒˈoʊfiːə", "Ngozi": "əŋɡˈoʊzi", "Eilidh": "ˈeɪli",
}  # fmt: skip
"""And how they are said."""
_LINES = (
    "I have never trusted {} with the keys.",
    "Ask {} about the money, not me.",
    "You were sitting with {} before the rain came.",
)
_VOICES = 2
_ROOM = bytes(2 * FRAME * 30)
"""A second of silence."""


class _Take(NamedTuple):
    words: tuple[str, ...]
    at: int
    """The name, of the words."""
    pcm: bytes


def _takes(pipeline: SpeechPipeline, voice: Voice, name: str, ipa: str) -> list[_Take]:
    takes = []
    for line in _LINES:
        text = line.format(name)
        at = text.index(name)
        said = (Said(at, at + len(name), "", ipa),) if ipa else ()
        clip = pipeline.make(Utterance(text, voice, lexicon=said))
        pcm, _ = audioop.ratecv(clip.pcm, 2, 1, clip.rate, RATE, None)
        words = tuple(word.text for word in said_words(text))
        takes.append(_Take(words, words.index(name.casefold()), _ROOM[: len(_ROOM) // 3] + pcm))
    return takes


def _heard(recogniser: SphinxRecogniser, take: _Take) -> bool:
    ear = Ear(recogniser)
    ear.expect(Expected(take.words))
    heard: tuple[bool, ...] = ()
    sound = take.pcm + _ROOM
    for at in range(0, len(sound) - 2 * FRAME, 2 * FRAME):
        heard = ear.process(sound[at : at + 2 * FRAME]).recognised
    return heard[take.at]


def _learnt(takes: list[_Take], known: Mapping[str, list[str]]) -> str:
    """What two takes teach of a name."""
    judge_of = SphinxSecondPass({word for take in takes for word in take.words})
    judge_of.pronounce(known)
    distance = WordDistance(judge_of.searches.sounds).between
    names = LearntNames()
    names.names = set(filter(judge_of.searches.is_guessed, known))
    learnt = ""
    for take in takes:
        evidence = judge_of.listen(take.pcm, take.words, ())
        judged = judge(take.words, evidence, distance)
        for name, begin, end in names.places(take.words, judged, evidence.heard, distance):
            said = judge_of.sounds_between(take.pcm, begin, end)
            learnt = names.learn(name, said, judge_of.searches.sounds(name)) or learnt
    judge_of.close()
    return learnt


def _blamed(take: _Take, known: Mapping[str, list[str]]) -> bool:
    judge_of = SphinxSecondPass(take.words)
    judge_of.pronounce(known)
    distance = WordDistance(judge_of.searches.sounds).between
    judged = judge(take.words, judge_of.listen(take.pcm, take.words, ()), distance)
    judge_of.close()
    return judged.words[take.at] in {Verdict.LEFT_OUT, Verdict.CHANGED}


def main() -> None:
    """Measure and print."""
    voices = able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
    speakers = [voice for voice in voices if voice.engine == ENGINE][:_VOICES]
    pipeline = SpeechPipeline(ENGINE)
    rules = {
        name.casefold(): list(dict.fromkeys(map(arpabet_of, ways)))
        for name, ways in sounds_of_words(list(_NAMES)).items()
    }
    for how in ("as the voices' rules have it", "as its bearer says it"):
        rows: dict[str, list[tuple[bool, bool]]] = {}
        learnt_names = 0
        for name, ipa in _NAMES.items():
            word = name.casefold()
            for voice in speakers:
                takes = _takes(pipeline, voice, name, ipa if how[3:6] == "its" else "")
                learnt = _learnt(takes[:2], {word: rules[word]})
                learnt_names += bool(learnt)
                for row, known in {
                    "the dictionary alone": [],
                    "and the rules": rules[word],
                    "and two takes": [*rules[word], learnt],
                    "and the lexicon": [*rules[word], arpabet_of(ipa)],
                }.items():
                    recogniser = SphinxRecogniser(takes[2].words)
                    recogniser.pronounce({word: known})
                    found = _heard(recogniser, takes[2]), _blamed(takes[2], {word: known})
                    rows.setdefault(row, []).append(found)
                    recogniser.close()
        print(f"{how}; {learnt_names} names learnt")
        for row, found_all in rows.items():
            heard, blamed = (sum(found[n] for found in found_all) for n in (0, 1))
            print(f"  {row:24} heard {heard:3} of {len(found_all)}, blamed {blamed}")


if __name__ == "__main__":
    main()
