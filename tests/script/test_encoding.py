"""From bytes to text: Unicode by what it is, older encodings by what makes sense."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base.errors import ScriptError
from tableread.script.encoding import decode
from tableread.script.load import load_bytes
from tests.script.readings import refused
from tests.script.test_screenplay import LAYOUTS

FRENCH = "INT. CAFÉ - NUIT\n\nÉLODIE\nÇa va très bien là-bas, à l'été ? « Où êtes-vous née ? »\n\nRENÉ\nÀ Évreux, près de la forêt.\n"
SPANISH = "INT. COCINA - DÍA\n\nINÉS\n¿Qué hacés, niño? ¡Mañana será otro día! Está aquí.\n"
GERMAN = (
    "INNEN. KÜCHE - TAG\n\nJÜRGEN\nEs ist heiß. Mach die Tür zu, bitte, und schließ das Fenster.\n"
)
RUSSIAN = "ИНТ. КУХНЯ - НОЧЬ\n\nИВАН\nСегодня очень жарко. Говори, пожалуйста, потише.\n\nМАРЬЯ\nХорошо, но море не остановить.\n"
JAPANESE = "内景　海岸　夜\n\n花子\nこんばんは。今日はとても暑いですね。\n\n太郎\nはい、でも海の音は止められません。\n"
CHINESE = (
    "内景 海边 夜\n\n小花\n今天真热。请你安静一点好吗？\n\n大力\n好的，可是海的声音是停不下来的。\n"
)
TAIWANESE = "內景 海邊 夜\n\n小花\n今天真熱。請你安靜一點好嗎？我想聽海的聲音。\n\n大力\n好的，可是海的聲音是停不下來的。\n"
KOREAN = "내부. 바닷가 - 밤\n\n하나\n오늘은 정말 덥네요. 조금만 조용히 해 주세요.\n\n두리\n네, 그런데 바다 소리는 멈출 수 없어요.\n"
ENGLISH = "INT. BARN - NIGHT\n\nADA\nIt’s late — “very” late… I don’t know why you’re here.\n\nBEN\nDon’t.\n"
POLISH = "WN. KUCHNIA - NOC\n\nŁUCJA\nDziś jest bardzo gorąco. Proszę, mów ciszej, bo nie słyszę morza.\n\nJÓZEF\nŻółw śpi, gęś źle.\n"
PAGE = LAYOUTS["indented"].replace("Off.", "“Off.”").replace("It drinks", "It’s drunk")


def read(data: bytes, encoding: str | None = None) -> str:
    return decode(data, "x.txt", encoding)[0]


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, JAPANESE, CHINESE, ENGLISH, "ADA\r\nHi.\r\n"])
@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8", "utf-8-sig", "utf-16", "utf-16-le",
        "utf-16-be",
    ],
)  # fmt: skip
def test_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt") == (text, ())


def test_utf32_is_read_or_refused() -> None:
    with suppress(ScriptError):
        assert read(ENGLISH.encode("utf-32")) == ENGLISH


def test_utf16_of_either_side_with_its_mark() -> None:
    assert read("\ufeffADA\nHi.".encode("utf-16-be")) == "ADA\nHi."
    assert read("\ufeffADA\nHi.".encode("utf-16-le")) == "ADA\nHi."


MUDDLED = "typographic quotes of Windows are taken for letters of a Macintosh or of Japanese"


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (FRENCH, "cp1252", "Windows-1252"), (FRENCH, "latin-1", "Windows-1252"), (FRENCH, "mac_roman", "Mac Roman"),
        (GERMAN, "cp1252", "Windows-1252"), (SPANISH * 4, "mac_roman", "Mac Roman"),
        (ENGLISH, "mac_roman", "Mac Roman"),
        (JAPANESE, "shift_jis", "Shift-JIS"), (JAPANESE, "cp932", "Shift-JIS"), (JAPANESE, "euc_jp", "EUC-JP"),
        (CHINESE, "gb18030", "GB 18030"), (CHINESE, "gbk", "GB 18030"), (TAIWANESE, "big5", "Big5"),
        (KOREAN, "euc_kr", "EUC-KR"), (RUSSIAN, "cp1251", "Windows-1251"), (RUSSIAN, "koi8_r", "KOI8-R"),
        ("INT. BARN - NIGHT\n\nADA\nIt’s late — “very” late.\n\nBEN\nDon’t.\n", "cp1252", "Windows-1252"),
        (PAGE, "cp1252", "Windows-1252"),
        (PAGE * 3, "mac_roman", "Mac Roman"),
        ("INT. BARN - NIGHT\n\nADA\nIt’s late.\n", "cp1252", "Windows-1252"),
        ("INT. CAFÉ - NIGHT\n\nADA\nHello there, how are you?\n", "cp1252", "Windows-1252"),
        ("INT. BARN - NIGHT\n\nADA\nIt cost £5, I said.\n", "cp1252", "Windows-1252"),
        ("INT. BARN - NIGHT\n\nADA\nIt is late – go home.\n", "cp1252", "Windows-1252"),
        ("INT. BARN - NIGHT\n\nADA\nIt’s late.\n", "mac_roman", "Mac Roman"),
        (POLISH, "cp1250", "Windows-1250"),
        (RUSSIAN, "cp866", "DOS"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)  # fmt: skip
def test_older_encodings(text: str, encoding: str, called: str) -> None:
    found, [uncertain] = decode(text.encode(encoding), "x.txt")
    assert found == text
    assert called in uncertain.message
    assert "--encoding" in uncertain.message
    assert ord(found[uncertain.span[0]]) > 127  # the first letter that told


@pytest.mark.parametrize(
    "encoding", ["cp1252", "mac_roman", "shift_jis", "gb18030", "cp866", "utf-8"]
)
def test_asking_for_one(encoding: str) -> None:
    data = (
        JAPANESE.encode("shift_jis")
        if encoding == "shift_jis"
        else "It’s late.".encode(encoding, "ignore")
    )
    assert decode(data, "x.txt", encoding) == (data.decode(encoding), ())


@pytest.mark.parametrize(
    "encoding", ["klingon", "", "hex", "zip", "rot13", "undefined", "\0", "punycode"]
)
def test_asking_for_one_that_is_none(encoding: str) -> None:
    message = refused(
        lambda data: load_bytes(data, "x.txt", None, encoding), b"ADA\nIt\xe9s late.\n"
    )
    assert "encoding" in message or "x.txt is not" in message


def test_asking_for_the_wrong_one() -> None:
    message = refused(
        lambda data: load_bytes(data, "x.txt", None, "utf-8"), FRENCH.encode("cp1252")
    )
    assert "x.txt is not utf-8 text: it breaks off at byte 8." in message


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04....", b"<html><p>INT. YARD</p></html>"]
)
def test_asking_for_one_does_not_make_text_of_what_is_none(data: bytes) -> None:
    try:
        script = load_bytes(data, "x", None, "latin-1")
    except ScriptError:
        return
    assert script.format == "html"


def test_a_few_broken_letters() -> None:
    text, [uncertain] = decode(FRENCH.encode() + b"\xc3 oh\n", "x.txt")
    assert text == FRENCH + "\ufffd oh\n"
    assert (text[uncertain.span[0]], "broken" in uncertain.message) == ("\ufffd", True)


@pytest.mark.parametrize(
    "data", [b"\xff\xfea", b"hello\0world" * 30, bytes(range(32)) * 9, b"\x7fELF\0\0\1\2" * 50]
)
def test_what_is_no_text(data: bytes) -> None:
    refused(read, data)


@given(st.binary(max_size=400) | st.text(max_size=100).map(lambda t: t.encode("utf-16", "replace")))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, uncertain = decode(data, "x.txt")
    except ScriptError:
        return
    assert all(0 <= start <= end <= len(text) for (start, end), _ in uncertain)
