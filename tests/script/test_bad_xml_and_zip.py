"""Files made to do harm, and files that came to harm: one clear sentence for each."""

from __future__ import annotations

import io
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipFile

import pytest

from tableread.script import docx, fdx, odt, osf, tei
from tableread.script import zipped as zipped_module
from tableread.script.load import load_bytes
from tests.script.readings import refused, zipped

READERS = {
    "fdx": (fdx.read, "<FinalDraft><Content>{}</Content></FinalDraft>"),
    "osf": (osf.read, "<document><paragraphs>{}</paragraphs></document>"),
    "tei": (tei.read, "<TEI><text>{}</text></TEI>"),
    "docx": (lambda data: docx.read(zipped({"word/document.xml": data})), "<document><body>{}</body></document>"),
    "docx styles": (lambda data: docx.read(zipped({"word/document.xml": "<d/>", "word/styles.xml": data})), "<s>{}</s>"),
    "docx title": (lambda data: docx.read(zipped({"word/document.xml": "<d/>", "docProps/core.xml": data})), "<s>{}</s>"),
    "odt": (lambda data: odt.read(zipped({"content.xml": data})), "<d><text>{}</text></d>"),
    "odt styles": (lambda data: odt.read(zipped({"content.xml": "<d/>", "styles.xml": data})), "<s>{}</s>"),
}  # fmt: skip
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("before", "inside", "said"),
    [
        (LAUGHS, "&b;", "defines XML entities of its own"),
        (LAUGHS, "", "defines XML entities of its own"),
        (FETCH, "&a;", "defines XML entities of its own"),
        ("", "<p>" * 300 + "</p>" * 300, "nested more than 200"),
        ("", "<p>" * 50_000 + "</p>" * 50_000, "nested more than 200"),
        ("\n\n", "<p>", "at line 3"),
        ("\n", "\n&nbsp;", "at line 3"),
        ("", "\x0b", "at line 1"),
        ('<?xml version="1.0" encoding="klingon"?>', "", "unknown encoding"),
    ],
)
def test_xml(name: str, before: str, inside: str, said: str) -> None:
    read, around = READERS[name]
    assert said in refused(read, (before + around.format(inside)).encode())


@pytest.mark.parametrize(
    ("read", "data", "said"),
    [
        (fdx.read, b"<FinalDraft></FinalDraft>", "no <Content>"),
        (fdx.read, b"<TEI><Content/></TEI>", "no <Content>"),
        (osf.read, b"<document></document>", "no <paragraphs>"),
        (tei.read, b"<TEI></TEI>", "no <text>"),
        (fdx.read, b"", "an XML error at line 1"),
        (fdx.read, b"<FinalDraft>\n<Content>\n<Paragraph Typ", "an XML error at line 3"),
    ],
)
def test_xml_without_a_script(read: object, data: bytes, said: str) -> None:
    assert said in refused(read, data)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["document.xml", "word/document.xml", "content.xml"])
def test_a_zip_that_unpacks_to_too_much(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_module, "LARGEST", 2_000_000)
    data = zipped({name: b" " * 2_000_001})
    assert len(data) < 5_000
    assert "more than 2 MB when unpacked" in refused(opened, data)


def opened(data: bytes) -> object:
    return load_bytes(data, "some.zip")


def flagged(data: bytes, *, flag: int = 0, method: int | None = None) -> bytes:
    """The zip with a flag set, or another way of packing claimed, in both places where it stands."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = out.index(mark) + at
        out[start] |= flag
        if method is not None:
            out[start + 2] = method
    return bytes(out)


def hurt(data: bytes) -> bytes:
    """The zip with the middle of its first file overwritten."""
    return data[:60] + b"\x5a\xa5\x0f\xf0\x99\x66" + data[66:]


def packed(method: int) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", method) as archive:
        archive.writestr("document.xml", "<document><paragraphs/></document>" * 50)
    return out.getvalue()


NOTES = zipped({"notes.txt": "hello"})
SCENE = zipped({"document.xml": "<document><paragraphs/></document>" * 50})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (NOTES, "no readable script in it"),
        (SCENE[:100], "damaged zip"),
        (b"PK\x03\x04" + b"\0" * 40, "damaged zip"),
        (flagged(SCENE, flag=1), "locked with a password"),
        (hurt(SCENE), "is damaged"),
        (hurt(packed(ZIP_BZIP2)), "is damaged"),
        (hurt(packed(ZIP_LZMA)), "is damaged"),
        (flagged(SCENE, method=99), "is damaged"),
        (zipped({"content.xml": b"\x8f\x01\xe2", "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "password"),
    ],
    ids=["no script", "cut off", "only a head", "locked", "hurt", "hurt bzip2", "hurt lzma", "unknown method", "locked odt"],
)  # fmt: skip
def test_zips(data: bytes, said: str) -> None:
    assert said in refused(opened, data)


@pytest.mark.parametrize("read", [docx.read, odt.read, osf.read])
def test_a_zip_of_another_kind(read: object) -> None:
    assert "so there is no script to read" in refused(read, NOTES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (b"", "old Word document"),
        ("EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)  # fmt: skip
def test_compound_files(inside: bytes, said: str) -> None:
    assert said in refused(opened, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + inside)
