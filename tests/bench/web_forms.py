"""Scripts as web sites show them, and as recorded talk is written down: subtitles, transcripts, chats."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tableread.script.model import Kind
from tests.bench.office_forms import aside
from tests.bench.piece import Form, Piece, Speech, grouped

_MENU = '<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/scripts">Scripts</a></li></ul></nav>'


def _page(body: str) -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>A script</title></head><body>{_MENU}<div id="script">{body}</div></body></html>'.encode()


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def _by_class(names: dict[Kind, str], tag: str = "p") -> Callable[[list[Piece], str], bytes]:
    def write(pieces: list[Piece], name: str) -> bytes:
        return _page(
            "\n".join(
                f'<{tag} class="{names.get(p.kind, "")}">{_words(p.text)}</{tag}>' for p in pieces
            )
        )

    return write


def _by_part(
    speech: Callable[[Speech], str], other: str = "<p>{}</p>"
) -> Callable[[list[Piece], str], bytes]:
    """A speech, or what is none, after the other."""

    def write(pieces: list[Piece], name: str) -> bytes:
        return _page(
            "\n".join(
                other.format(_words(part.text)) if isinstance(part, Piece) else speech(part)
                for part in grouped(pieces)
            )
        )

    return write


def _spans(speech: Speech) -> str:
    said = " ".join(_words(aside(piece)) for piece in speech[1])
    return f'<div class="speech"><span class="speaker">{_words(speech[0])}</span> <span class="text">{said}</span></div>'


def _nested(speech: Speech) -> str:
    said = "".join(
        f'<div class="{"stage-direction" if p.kind is Kind.PARENTHETICAL else "line"}">{_words(aside(p))}</div>'
        for p in speech[1]
    )
    return f'<div class="speech-block"><div class="name">{_words(speech[0])}</div><div class="body">{said}</div></div>'


def _list(speech: Speech) -> str:
    said = "<br>\n".join(_words(aside(piece)) for piece in speech[1])
    return f"<dl><dt>{_words(speech[0])}</dt><dd>{said}</dd></dl>"


def _broken(opening: str, ending: str) -> Callable[[Speech], str]:
    def write(speech: Speech) -> str:
        said = "<br>\n".join(_words(aside(piece)) for piece in speech[1])
        return opening.format(_words(speech[0].upper())) + said + ending

    return write


def _bold(speech: Speech) -> str:
    said = " ".join(_words(aside(piece)) for piece in speech[1])
    return f"<p><strong>{_words(speech[0].title())}:</strong> {said}</p>"


_NAMES = {
    Kind.HEADING: "scene-heading",
    Kind.ACTION: "action",
    Kind.CUE: "character",
    Kind.PARENTHETICAL: "parenthetical",
    Kind.DIALOGUE: "dialogue",
    Kind.TRANSITION: "transition",
}
_PREFIXED = {kind: f"text-sm sp-{name} fountain-{name}" for kind, name in _NAMES.items()}
_PLAY_NAMES = {
    Kind.HEADING: "scene",
    Kind.SECTION: "act",
    Kind.ACTION: "stage",
    Kind.CUE: "speaker",
    Kind.PARENTHETICAL: "stage",
    Kind.DIALOGUE: "speech",
}
_COMMON = (
    Form("web: spans in a division", ".html", _by_part(_spans)),
    Form("web: divisions in divisions", ".html", _by_part(_nested, '<div class="direction">{}</div>')),
    Form("web: <dl>", ".html", _by_part(_list)),
    Form("web: <b>NAME</b><br>", ".html", _by_part(_broken("<p><b>{}</b><br>\n", "</p>"))),
    Form("web: <br> everywhere", ".html", _by_part(_broken("{}<br>\n", "<br><br>\n"), "{}<br><br>\n")),
    Form("web: <strong>Name:</strong>", ".html", _by_part(_bold)),
)  # fmt: skip
WEB_FILM_FORMS = (
    Form("web: class names", ".html", _by_class(_NAMES)),
    Form("web: class names among others", ".html", _by_class(_PREFIXED, "div")),
    *_COMMON,
)
WEB_PLAY_FORMS = (Form("web: class names of a play", ".html", _by_class(_PLAY_NAMES)), *_COMMON)


def _time(seconds: int, mark: str = ",") -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}000"


def _subtitles(
    head: str, words: str, mark: str, numbered: bool
) -> Callable[[list[Piece], str], bytes]:
    def write(pieces: list[Piece], name: str) -> bytes:
        out = [head] if head else []
        at = 0
        for part in grouped(pieces):
            if isinstance(part, Piece):
                at += 3
                sound = " ".join(part.text.split()[:6]).translate({ord(c): None for c in "[]()<>&"})
                count = f"{len(out)}\n" if numbered else ""
                out.append(f"{count}{_time(at, mark)} --> {_time(at + 3, mark)}\n[{sound}]\n")
                continue
            for number, piece in enumerate(p for p in part[1] if p.kind is Kind.DIALOGUE):
                at += 3
                text = (
                    words.format(name=part[0], text=piece.text)
                    if number == 0 or mark == "."
                    else piece.text
                )
                count = f"{len(out)}\n" if numbered else ""
                out.append(f"{count}{_time(at, mark)} --> {_time(at + 3, mark)}\n{text}\n")
        return "\n".join(out).encode()

    return write


def _transcript(opening: str, ending: str = "\n\n") -> Callable[[list[Piece], str], bytes]:
    def write(pieces: list[Piece], name: str) -> bytes:
        out = ""
        at = 0
        for part in grouped(pieces):
            if isinstance(part, Piece):
                continue
            at += 7
            time = f"{at // 60:02}:{at % 60:02}"
            said = " ".join(" ".join(aside(piece).split()) for piece in part[1])
            out += opening.format(name=part[0].title(), time=time) + said + ending
        return out.encode()

    return write


TALK_FORMS = (
    Form("SRT, NAME: text", ".srt", _subtitles("", "{name}: {text}", ",", numbered=True)),
    Form("VTT, <v Name>", ".vtt", _subtitles("WEBVTT\n", "<v {name}>{text}</v>", ".", numbered=False)),
    Form("VTT, Name: text", ".vtt", _subtitles("WEBVTT\n", "{name}: {text}", ".", numbered=False)),
    Form("Name  00:03, words below", ".txt", _transcript("{name}  {time}\n")),
    Form("00:03 Name, words below", ".txt", _transcript("{time} {name}\n")),
    Form("[10:41] name: text", ".txt", _transcript("[{time}] {name}: ", "\n")),
    Form("[10:41] <name> text", ".txt", _transcript("[{time}] <{name}> ", "\n")),
)  # fmt: skip
