"""A production keeps what is chosen, and finds its place again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tableread.base import paths
from tableread.base.errors import ScriptError, UnknownNameError
from tableread.cast.casting import NARRATOR, PlayedBy, choices_of, voice_named
from tableread.cast.legacy_casting import legacy_voices
from tableread.library.store import KeptPart, Library
from tableread.performance.house import House
from tableread.production.keys import known_key, path_of
from tableread.production.production import Production
from tableread.rehearsal.policy import PRESETS, Advance, Treatment
from tableread.script.model import Kind
from tableread.speech.engines.hibari import HIBARI
from tableread.speech.lexicon import Entry
from tableread.speech.registry import able_voices
from tableread.voicing import prompt_of, utterance_of
from tests.fakes import ALL_VOICES, VOICES, fake_house
from tests.scenes import DUEL


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


def test_choices_and_parts_are_there_the_next_time(script: Path, tmp_path: Path) -> None:
    house = fake_house(tmp_path, library=Library.open(tmp_path / "l.sqlite3"))
    first = Production.open(script, house)
    gran = voice_named("gran+", VOICES)
    assert gran
    first.give_part("BEN", PlayedBy.YOU)
    first.give_voice("ADA", gran)
    first.choose(speed=1.4, advance=Advance.GAP, reading=PRESETS[1])
    assert house.library.writer.flush(5)
    again = Production.open(
        script, fake_house(tmp_path, library=Library.open(tmp_path / "l.sqlite3"))
    )
    assert again.casting.played_by(PlayedBy.YOU) == ("BEN",)
    assert again.casting.part("ADA").voice == gran
    assert (again.policy.speed, again.policy.advance) == (1.4, Advance.GAP)
    assert again.policy.reading == PRESETS[1]


def test_an_own_reading_is_kept(script: Path, tmp_path: Path) -> None:
    house = fake_house(tmp_path)
    first = Production.open(script, house)
    first.choose(reading=first.policy.reading.changed(Kind.ACTION, Treatment.HIDDEN))
    again = Production.open(script, house)
    assert again.policy.reading.treatment(Kind.ACTION) is Treatment.HIDDEN
    assert again.policy.reading.treatment(Kind.HEADING) is Treatment.SPOKEN


def test_the_place_is_found_again_to_the_word(script: Path, tmp_path: Path) -> None:
    house = fake_house(tmp_path)
    first = Production.open(script, house)
    order = first.running_order()
    assert first.start_at(order) == (0, 0)
    assert not first.has_been_read
    first.keep_place(order, 5, 0)
    first.keep_place(order, 7, 2)
    again = Production.open(script, house)
    assert again.has_been_read
    assert again.start_at(again.running_order()) == (7, 2)
    again.keep_end()
    assert again.start_at(order) == (0, 0)


def test_the_library_knows_the_scene_and_the_time_that_is_left(
    script: Path, tmp_path: Path
) -> None:
    house = fake_house(tmp_path)
    production = Production.open(script, house)
    order = production.running_order()
    [recent] = house.library.recents()
    assert (recent.scene, recent.seconds_left(1.0)) == ("", order.seconds)
    line = order.next_scene(0)
    assert line is not None
    production.mask = lambda _element, text: text.replace("YARD", "····")
    production.keep_place(order, line, 0)
    [recent] = house.library.recents()
    assert recent.scene == "EXT. ···· - DAY"
    left = order.seconds - order.seconds_before(line)
    assert recent.seconds_left(2.0) == pytest.approx(left / 2)
    production.choose(speed=1.25)  # a speed of its own goes before the usual one
    assert house.library.recents()[0].seconds_left(2.0) == pytest.approx(left / 1.25)
    production.keep_end()
    [recent] = house.library.recents()
    assert (recent.scene, recent.progress, recent.seconds) == ("", 0.0, order.seconds)


def test_the_place_is_found_in_a_changed_file(script: Path, tmp_path: Path) -> None:
    house = fake_house(tmp_path)
    first = Production.open(script, house)
    first.keep_place(first.running_order(), 7, 0)
    script.write_text(DUEL.replace("Two chairs", "A new line.\n\nAnd one more.\n\nTwo chairs"))
    again = Production.open(script, house)
    order = again.running_order()
    assert order.lines[again.start_at(order)[0]].text == "The rain has stopped."


def test_a_reading_without_anything_to_say_falls_back(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text("A door.\n\nAnother door.\n")
    production = Production.open(path, fake_house(tmp_path))
    production.choose(reading=PRESETS[1])
    assert len(production.running_order()) == 2


def test_a_script_without_words(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text("***\n\n...\n")
    with pytest.raises(ScriptError, match="no words"):
        Production.open(path, fake_house(tmp_path))


def test_characters_are_found_by_what_people_type(script: Path, tmp_path: Path) -> None:
    production = Production.open(script, fake_house(tmp_path))
    assert production.find_character("ben") == "BEN"
    assert production.find_character("ad") == "ADA"
    with pytest.raises(UnknownNameError, match="The characters are: BEN, ADA"):
        production.find_character("Carl")


def test_samples_are_kept_by_name(tmp_path: Path) -> None:
    sample = paths.SAMPLES / "the-last-bus.txt"
    assert known_key(sample, Library.in_memory()) == "sample:the-last-bus.txt"
    assert path_of("sample:the-last-bus.txt", "/moved/away") == sample
    assert path_of("/a/b", "/a/b") == Path("/a/b")


def test_voices_stay_with_their_characters_when_a_new_draft_brings_another(tmp_path: Path) -> None:
    path = tmp_path / "pier.fountain"
    path.write_text("INT. PIER - DAY\n\nADA\nThe tide is out.\n\nBEN\nIt comes back.\n")
    house = fake_house(tmp_path)
    first = Production.open(path, house)
    had = {name: part.voice.id for name, part in first.casting.parts.items()}
    talker = "\n".join("CARA\nI have a great deal to say about the tide today.\n" for _ in range(9))
    path.write_text(f"INT. PIER - DAY\n\n{talker}\nBEN\nIt comes back.\n\nADA\nThe tide is out.\n")
    again = Production.open(path, house)
    now = {name: part.voice.id for name, part in again.casting.parts.items()}
    assert now["CARA"] not in had.values()
    assert {name: now[name] for name in had} == had


def opened_with_old_rows(script: Path, tmp_path: Path, by_hand: str = "") -> Production:
    """What a library from before natural voices makes of the script today; ADA was given `by_hand`."""
    first = Production.open(script, fake_house(tmp_path))
    gave = legacy_voices(first.script, VOICES)
    library = Library.in_memory()
    library.opened(first.key, str(script), "Duel")
    for name, voice in gave.items():
        chosen = by_hand if name == "ADA" and by_hand else voice
        library.save_part(first.key, KeptPart(name, "voice", chosen, None))
    return Production.open(script, house_of(tmp_path, library))


def house_of(tmp_path: Path, library: Library) -> House:
    """With all voices that there are."""
    return replace(fake_house(tmp_path, library=library), voices=tuple(able_voices(ALL_VOICES)))


needs_natural = pytest.mark.skipif(bool(HIBARI.missing), reason="the natural voices are not here")


@needs_natural
def test_voices_that_the_program_chose_move_to_better_ones_once(
    script: Path, tmp_path: Path
) -> None:
    production = opened_with_old_rows(script, tmp_path)
    names = {c.name for c in production.script.characters}
    assert set(production.moved) == names
    assert {p.voice.engine for p in production.casting.parts.values()} == {"hibari"}
    assert "better voices" in production.news[0]
    again = Production.open(script, house_of(tmp_path, production._library))
    assert again.moved == ()
    assert again.casting.parts == production.casting.parts


@needs_natural
def test_what_a_person_chose_stays(script: Path, tmp_path: Path) -> None:
    production = opened_with_old_rows(script, tmp_path, by_hand="gran")
    assert production.casting.part("ADA").voice.id == "gran"
    assert "ADA" not in production.moved


@needs_natural
def test_the_earlier_voices_can_be_brought_back(script: Path, tmp_path: Path) -> None:
    production = opened_with_old_rows(script, tmp_path)
    gave = legacy_voices(production.script, VOICES)
    production.bring_back_earlier_voices()
    assert {n: p.voice.id for n, p in production.casting.parts.items()} == gave
    assert not production.has_earlier_voices


@needs_natural
def test_voices_of_another_language_are_no_earlier_ones(script: Path, tmp_path: Path) -> None:
    production = Production.open(script, house_of(tmp_path, Library.in_memory()))
    english = production.casting.parts
    production.set_language("fr")
    assert not production.has_earlier_voices
    production.set_language("en")
    assert production.casting.parts == english
    assert not production.has_earlier_voices


def test_a_voice_that_cannot_be_had_is_borrowed_not_replaced(script: Path, tmp_path: Path) -> None:
    house = fake_house(tmp_path)
    first = Production.open(script, house)
    house.library.save_part(first.key, KeptPart("ADA", "you", "gone-voice", True))
    second = Production.open(script, house)
    assert second.casting.part("ADA").voice in VOICES
    assert "ADA" in second.news[0]
    second.give_part("ADA", PlayedBy.PERSON)
    [kept] = [p for p in house.library.parts(first.key) if p.name == "ADA"]
    assert (kept.voice, kept.by_hand, kept.player) == ("gone-voice", True, "person")


def test_a_chosen_narrator_goes_on_in_the_language_of_the_script(
    script: Path, tmp_path: Path
) -> None:
    house = fake_house(tmp_path)
    first = Production.open(script, house)
    first.set_language("cy")  # which no voice of its own speaks
    chosen = choices_of(first.voices, "cy")[0]
    first.give_voice(NARRATOR, chosen)
    again = Production.open(script, house)
    assert again.casting.narrator.voice == chosen
    assert again.casting.narrator.voice.language == "cy"


def test_voices_kept_from_another_language_are_not_given_back(tmp_path: Path) -> None:
    path = tmp_path / "fr.fountain"
    path.write_text(
        "LÉA\nTu crois vraiment que personne ne nous a vus traverser le jardin ?\n", "utf-8"
    )
    house = fake_house(tmp_path)
    first = Production.open(path, house)
    american = voice_named("even-man", VOICES)
    french = voice_named("fr-deep-man", VOICES)
    assert american
    assert french
    # as from before there were French ones
    house.library.save_part(first.key, KeptPart("LÉA", "voice", american.id, False))
    assert Production.open(path, house).casting.part("LÉA").voice.language == "fr"
    first.give_voice("LÉA", french)
    assert Production.open(path, house).casting.part("LÉA").voice == french


def test_a_line_in_another_language_is_said_by_somebody_like_the_part(tmp_path: Path) -> None:
    path = tmp_path / "fr.fountain"
    path.write_text("ADA\n(in French)\nBonjour, mon ami.\n\nBEN\nHello, dear Ada. She smiles.\n")
    production = Production.open(path, fake_house(tmp_path))
    french, english = production.running_order().lines[-2:]
    assert production.voice_of(french).language == "fr"
    assert production.voice_of(french).gender == production.casting.part("ADA").voice.gender
    assert production.voice_of(english).language.startswith("en")


def test_the_language_can_be_set_and_stays(script: Path, tmp_path: Path) -> None:
    house = fake_house(tmp_path)
    Production.open(script, house).set_language("fr")
    again = Production.open(script, house)
    assert again.casting.language == "fr"
    assert {p.voice.language for p in again.casting.parts.values()} == {"fr"}
    again.set_language("")
    assert Production.open(script, house).casting.language == "en"


def test_a_word_that_is_said_so_stays_so_when_the_script_is_opened_again(
    script: Path, tmp_path: Path
) -> None:
    house = fake_house(tmp_path)
    first = Production.open(script, house)
    voice = first.casting.narrator.voice
    first.pronunciations.say_so(
        Entry(written="Ada", says="Ayda", script=first.key), lambda told: None
    )
    assert [said.said for said in first.pronunciations.said_in("Ada waits.", voice)] == ["Ayda"]
    assert house.library.files.flush(5)
    again = Production.open(script, house)
    assert [said.said for said in again.pronunciations.said_in("Ada waits.", voice)] == ["Ayda"]


def test_a_prompt_is_said_plainly_and_names_in_it_as_in_the_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "whispered.fountain"
    path.write_text("INT. SHED - NIGHT\n\nADA\n(whispering)\nBen is not here, Ben.\n")
    production = Production.open(path, fake_house(tmp_path))
    production.pronunciations.say_so(
        Entry(written="Ben", says="Benn", script=production.key), lambda told: None
    )
    line = next(x for x in production.running_order().lines if x.speaker == "ADA")
    whole = utterance_of(production, line, 1.0)
    prompt = prompt_of(production, line, 2, 5, 1.0)
    assert prompt.text == "not here, Ben."
    assert [said.said for said in prompt.lexicon] == ["Benn"]
    assert prompt.voice == whole.voice
    assert prompt.delivery != whole.delivery
    assert prompt_of(production, line, 9, 12, 1.0).text == ""
