"""The user's lexicon.toml: each mistake told with its line, and written without losing what the user wrote."""

from __future__ import annotations

import errno
import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tableread.base import paths
from tableread.base.errors import LexiconError
from tableread.speech.lexicon import Entry
from tableread.speech.lexicon_file import (
    FILE_NAME,
    add_entry,
    open_lexicon,
    read_lexicon,
    remove_entry,
)

MINE = """\
# names of the play
[[word]]
written = "Siobhán"   # her mother's spelling
says = "Shivawn"

# the dog
[[word]]
written = 'Ó Briain'
phonemes = "oʊ ˈbɹiːən"
voice = "gran"

# that is all
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def told(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [str(mistake) for mistake in read_lexicon(path)[1]]


def test_no_file_is_an_empty_lexicon(path: Path) -> None:
    assert read_lexicon(path) == ([], [])


def test_entries_are_read(path: Path) -> None:
    path.write_text(MINE, encoding="utf-8")
    assert read_lexicon(path) == (
        [
            Entry(written="Siobhán", says="Shivawn"),
            Entry(written="Ó Briain", phonemes="oʊ ˈbɹiːən", voice="gran"),
        ],
        [],
    )


def test_it_opens_from_the_users_folders(tmp_path: Path) -> None:
    folders = paths.Folders(*(tmp_path / name for name in ("data", "config", "cache", "log")))
    add_entry(folders.config / FILE_NAME, Entry(written="Anna", says="Ahna"))
    lexicon, mistakes = open_lexicon(folders)
    assert not mistakes
    assert lexicon.said_in("Hello Anna", "gran")[0].said == "Ahna"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("says = 3", 'line 14: says is a number; it must be text in quotation marks.'),
        ('say = "x"', "line 14: there is no say; did you mean says?"),
        ('skip = "yes"', 'line 14: skip is "yes"; it must be true or false.'),
        ("", 'line 12: "Bob": it needs one of `says`, `phonemes` and `skip = true`.'),
        ('phonemes = "b7"', 'line 14: phonemes is "b7": “7” is not a sound in IPA'),
        ('says = "x"\nskip = true', 'line 14: says is "x": it needs one of'),
        ('says = "x"\npattern = "(a+)+"', 'line 13: written is "Bob": it needs either'),
    ],
)  # fmt: skip
def test_each_mistake_has_its_line_and_the_other_words_are_used(
    path: Path, wrong: str, sentence: str
) -> None:
    text = MINE.replace("# that is all\n", f'[[word]]\nwritten = "Bob"\n{wrong}\n')
    sentences = told(path, text)
    assert len(sentences) == 1
    assert sentences[0].startswith(f"lexicon.toml, {sentence}")
    assert sentences[0].endswith("The word is ignored.")
    assert len(read_lexicon(path)[0]) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[word]\nwritten = 'a'", "lexicon.toml, line 1: a word needs two brackets: [[word]]."),
        ("[[words]]\nwritten = 'a'", "lexicon.toml, line 1: there is no words here"),
        ("word = [1]", "lexicon.toml, line 1: this is not a table. It is ignored."),
        ("[[word]\n", "lexicon.toml is not valid TOML: "),
        ("[[word]]\npattern = '(a+)+'\nskip = true", "line 2: pattern is \"(a+)+\": it has a repeat in a repeat"),
        ("[[word]]\npattern = '('\nskip = true", "line 2: pattern is \"(\": it is not a regular expression: missing )"),
    ],
)  # fmt: skip
def test_files_of_another_form(path: Path, text: str, sentence: str) -> None:
    (only,) = told(path, text)
    assert sentence in only


def test_not_utf8_and_not_readable(path: Path) -> None:
    path.write_bytes(b"[[word]]\nwritten = '\xff'\n")
    assert "line 2: this is not UTF-8 text. It is not used." in str(read_lexicon(path)[1][0])
    path.unlink()
    path.mkdir()
    assert "could not be read" in str(read_lexicon(path)[1][0])


def test_hundreds_of_mistakes_are_counted(path: Path) -> None:
    sentences = told(path, "[[word]]\nwritten = 'a'\n" * 300)
    assert len(sentences) == 21
    assert sentences[-1] == "lexicon.toml: and 280 more mistakes."


def test_writing_keeps_comments_and_order(path: Path) -> None:
    path.write_text(MINE, encoding="utf-8")
    add_entry(path, Entry(written="Tadhg", says="Tyge", script="/x/duel.fountain"))
    added = '\n[[word]]\nwritten = "Tadhg"\nsays = "Tyge"\nscript = "/x/duel.fountain"\n'
    assert path.read_text(encoding="utf-8") == MINE + added


def test_writing_the_same_word_replaces_it_where_it_stands(path: Path) -> None:
    path.write_text(MINE, encoding="utf-8")
    add_entry(path, Entry(written="Siobhán", phonemes="ʃɪˈvɔːn"))
    text = path.read_text(encoding="utf-8")
    assert '# names of the play\n[[word]]\nwritten = "Siobhán"   # her mother\'s spelling\n' in text
    assert "Shivawn" not in text
    assert read_lexicon(path)[0][0] == Entry(written="Siobhán", phonemes="ʃɪˈvɔːn")
    add_entry(path, Entry(written="Siobhán", says="Shiv", voice="gran"))
    assert len(read_lexicon(path)[0]) == 3


def test_what_was_added_can_be_taken_out(path: Path) -> None:
    path.write_text(MINE, encoding="utf-8")
    entry = Entry(written="Tadhg", says="Tyge")
    add_entry(path, entry)
    assert remove_entry(path, entry)
    assert not remove_entry(path, entry)
    assert tomllib.loads(path.read_text(encoding="utf-8")) == tomllib.loads(MINE)


def test_a_new_file_says_what_may_be_written(path: Path) -> None:
    add_entry(path, Entry(written="Anna", says="Ahna"))
    assert path.read_text(encoding="utf-8").startswith("# How words are said.")
    assert read_lexicon(path)[0] == [Entry(written="Anna", says="Ahna")]


def test_line_ends_and_links_and_rights_stay(tmp_path: Path, path: Path) -> None:
    behind = tmp_path / "dotfiles.toml"
    behind.write_bytes(MINE.replace("\n", "\r\n").encode())
    behind.chmod(0o600)
    path.symlink_to(behind)
    add_entry(path, Entry(written="Anna", says="Ahna"))
    assert path.is_symlink()
    assert behind.stat().st_mode & 0o777 == 0o600
    assert behind.read_bytes().startswith(MINE.replace("\n", "\r\n").encode()[:60])
    assert len(read_lexicon(path)[0]) == 3


@pytest.mark.parametrize(
    "text", ["[[word]\n", "word = [{written = 'a', says = 'b'}]\n", "[word]\n"]
)
def test_a_file_that_is_not_understood_is_left_alone(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(LexiconError, match=r"lexicon\.toml"):
        add_entry(path, Entry(written="Anna", says="Ahna"))
    assert path.read_text() == text


def test_a_wrong_entry_is_not_written(path: Path) -> None:
    with pytest.raises(LexiconError, match="“7” is not a sound"):
        add_entry(path, Entry(written="Anna", phonemes="a7"))
    assert not path.exists()


def test_a_full_disk_is_one_sentence_and_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(MINE, encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LexiconError) as caught:
        add_entry(path, Entry(written="Anna", says="Ahna"))
    assert str(caught.value) == "lexicon.toml could not be written: No space left on device."
    assert path.read_text(encoding="utf-8") == MINE
    assert [one.name for one in path.parent.iterdir()] == [FILE_NAME]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(
    st.lists(st.builds(Entry, written=TEXTS, says=TEXTS, script=TEXTS | st.just("")), max_size=4)
)
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_what_is_written_is_read_again(path: Path, entries: list[Entry]) -> None:
    path.write_text(MINE, encoding="utf-8")
    wanted = {one.place: one for one in read_lexicon(path)[0]}
    for entry in entries:
        try:
            add_entry(path, entry)
        except LexiconError:
            continue
        wanted[entry.place] = entry
    assert read_lexicon(path) == (list(wanted.values()), [])


@given(st.text("[]word=\"'\n a#1", max_size=60) | st.binary(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_gives_sentences(path: Path, content: str | bytes) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    read_lexicon(path)
