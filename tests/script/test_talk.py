"""Subtitles, transcripts and chats: who speaks is kept, times and marks of style are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import conversation, subtitles
from tableread.script.load import load_bytes
from tests.script.readings import holds_together, said, shapes

TALK = [("Ana", "Is it on?"), ("Ben Ode", "It has been on for an hour."), ("Ana", "Oh. Good."), ("Ben Ode", "We begin.")]  # fmt: skip
GESPRAECH = [("Jörg", "Läuft es?"), ("Frau Öz", "Seit einer Stunde."), ("Jörg", "Oh. Gut."), ("Frau Öz", "Fangen wir an.")]  # fmt: skip
TIMES = ("00:00:03", "00:00:07", "00:01:10", "01:00:02")


def srt(lines: list[str]) -> str:
    return "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},500\n{line}\n" for n, line in enumerate(lines, 1))  # fmt: skip


def vtt(lines: list[str]) -> str:
    head = "WEBVTT - a talk\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n"
    return head + "\n".join(f"00:{n:02}.000 --> 00:{n + 1:02}.500 align:start\n{line}\n" for n, line in enumerate(lines, 1))  # fmt: skip


@pytest.mark.parametrize("talk", [TALK, GESPRAECH], ids=["English", "German"])
@pytest.mark.parametrize(
    "source",
    [
        lambda talk: srt([f"{name}: {text}" for name, text in talk]),
        lambda talk: srt([f"{name.upper()}:\n<i>{text}</i>" for name, text in talk]),
        lambda talk: srt([f"{{\\an8}}>> {name}: {text}" for name, text in talk]).replace("\n", "\r\n"),
        lambda talk: vtt([f"<v {name}>{text}</v>" for name, text in talk]),
        lambda talk: vtt([f"<v.loud {name}><c.yellow>{text}</c>" for name, text in talk]),
        lambda talk: vtt([f"{name}: {text}" for name, text in talk]),
    ],
)  # fmt: skip
def test_subtitles_with_names(source: object, talk: list[tuple[str, str]]) -> None:
    script = load_bytes(source(talk).encode(), "talk.srt")  # type: ignore[operator]
    assert script.format == "subtitles"
    assert [(n.casefold(), t.strip("*")) for n, t in said(script)] == [(n.casefold(), t) for n, t in talk]  # fmt: skip


def test_a_turn_over_several_subtitles_with_a_sound_in_it() -> None:
    lines = ["ANA: It is a long", "way &amp; a cold one.", "[door slams]", "But we", "go.", "BEN: Yes.\n- No.", "ANA: Now."]  # fmt: skip
    assert shapes(subtitles.read(srt(lines))) == [
        ("cue", "ANA"), ("dialogue", "It is a long way & a cold one."), ("action", "[door slams]"),
        ("cue", "ANA"), ("dialogue", "But we go."), ("cue", "BEN"), ("dialogue", "Yes."), ("action", "No."),
        ("cue", "ANA"), ("dialogue", "Now."),
    ]  # fmt: skip


def test_subtitles_without_names_say_so() -> None:
    script = load_bytes(srt(["It is late.", "♪ la la ♪", "Où vas-tu ?"]).encode(), "talk.srt")
    assert {e.kind for e in script.elements} == {"action"}
    assert "nothing says who speaks" in script.warnings[0].message


FORMS = {
    "name and time": "{name}  {time}\n{text}\n\n",
    "name, time in brackets": "{name} ({time}):\n{text}\n\n",
    "time and name": "{time} {name}\n{text}\n\n",
    "time, name and words": "[{time}] {name}: {text}\n",
    "time and angles": "[{time}] <{name}> {text}\n",
    "name, time and words": "{name} [{time}] {text}\n\n",
    "day and time": "12/03/24, {time} - {name}: {text}\n",
    "day and time in brackets": "[12.03.2024, {time}] {name}: {text}\n",
    "channel": "{name} — Today at 10:41 AM\n{text}\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("talk", [TALK, GESPRAECH], ids=["English", "German"])
def test_transcripts(form: str, talk: list[tuple[str, str]]) -> None:
    lines = [FORMS[form].format(name=name, time=time, text=text) for (name, text), time in zip(talk, TIMES, strict=True)]  # fmt: skip
    script = load_bytes("".join(lines).encode(), "talk.txt")
    assert script.format in {"transcript", "conversation"}
    assert said(script) == talk


def test_names_in_small_letters_in_a_chat() -> None:
    source = "".join(f"[10:4{n}] {name}: {text}\n" for n, (name, text) in enumerate([("ana", "hi"), ("ben", "hi you"), ("ana", "late?"), ("ben", "yes")]))  # fmt: skip
    assert said(load_bytes(source.encode(), "chat.txt"))[0] == ("Ana", "hi")


def test_a_chat_of_long_messages_is_not_taken_for_a_script_without_lines() -> None:
    message = "we wait for the ferry and it does not come . " * 20
    source = "".join(f"[10:4{n}] {name}: {message}\n" for n, name in enumerate(["Ana", "Ben"] * 4))
    assert len(said(load_bytes(source.encode(), "chat.txt"))) == 8


def test_a_film_with_times_is_no_transcript() -> None:
    source = "INT. KITCHEN - 10:41\n\nANA\nIt is 10:41.\n\nBEN\nSo it is.\n\nANA\nStill 10:41.\n"
    assert load_bytes(source.encode(), "film.txt").format not in {"transcript", "conversation"}


_LINES = st.sampled_from(
    ["WEBVTT", "1", "00:00:01,000 --> 00:00:02,000", "ANA: hi", "- hi", "<v Ana>hi", "[noise]", "", "♪ la ♪", "Ana  00:03", "[10:41] ana: hi", "(sighs)"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=40).map("\n".join) | st.text(max_size=400))
def test_any_text_is_a_script(source: str) -> None:
    holds_together(subtitles.read(source), source)
    holds_together(conversation.read(source), source)
