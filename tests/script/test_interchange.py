"""What `parse --json` wrote comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base.errors import ScriptError
from tableread.script import fountain, interchange, pdf
from tableread.script.contract import as_json
from tableread.script.load import load_bytes
from tableread.script.model import Script
from tests.scenes import DUEL
from tests.script import test_fdx
from tests.script.pdf_pages import ONE, TWO, pdf_of
from tests.script.readings import mangled, read_or_refused, refused

SCRIPTS = {
    "text": fountain.read(DUEL + "\n[[Is it?]]\n\nCORA ^\nMe, too.\n\nEXT. ROAD #12#\n"),
    "paragraphs": load_bytes(test_fdx.document(test_fdx.DUAL, test_fdx.title_page("THE KILN", "by", "Ann One")), "x"),
    "pages": pdf.read(pdf_of(ONE, TWO)),
    "uncertain": load_bytes("Été.\n\nÉLODIE\nÇa va très bien, là-bas ?\n".encode("cp1252"), "x.txt"),
}  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_there_and_back(script: Script) -> None:
    written = json.dumps(as_json(script))
    assert interchange.read(written) == script
    opened = load_bytes(written.encode(), "kept.json")
    assert replace(opened, title=script.title) == script
    assert opened.title == script.title or (opened.title, script.title) == ("Kept", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_in_any_unicode(encoding: str) -> None:
    written = json.dumps(as_json(SCRIPTS["uncertain"]), ensure_ascii=False)
    assert load_bytes(written.encode(encoding), "kept.json") == SCRIPTS["uncertain"]


def test_the_least_that_is_a_script() -> None:
    source = '{"elements": [{"kind": "cue", "text": "ADA", "speaker": "ADA"}, {"kind": "dialogue", "text": "Hi."}]}'
    script = interchange.read(source)
    assert [(c.name, c.words) for c in script.characters] == [("ADA", 1)]
    assert [e.span for e in script.elements] == [(1, 1), (2, 2)]
    assert load_bytes(source.encode(), "the-kiln.json").title == "The kiln"


def test_a_cue_without_a_speaker_is_spoken_by_who_stands_in_it() -> None:
    source = (
        '{"elements": [{"kind": "cue", "text": "ADA (V.O.)"}, {"kind": "dialogue", "text": "Hi."}]}'
    )
    cue = interchange.read(source).elements[0]
    assert (cue.speaker, cue.extensions) == ("ADA", ("V.O.",))


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ('{"elements": [{"kind": "shout", "text": "x"}]}', "elements[0].kind"),
        ('{"elements": [{"kind": "cue"}]}', "`text` - at `$.elements[0]`"),
        ('{"elements": [{"kind": "cue", "text": 7}]}', "elements[0].text"),
        ('{"elements": [{"kind": "action", "text": "x", "span": [1]}]}', "span"),
        ('{"title": "x"}', "`elements`"),
        ('{"elements": {}}', "$.elements"),
        ('{"elements": [', "truncated"),
        ('{"elements": ' + "[" * 100_000, "elements[0]"),
        ('{"elements": [{"kind": "action", "text": "x", "span": [9, 1]}]}', "span"),
        ('{"elements": [{"kind": "action", "text": "x", "page": -5}]}', "page"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(source: str, field: str) -> None:
    assert field in refused(interchange.read, source)


@given(
    st.text(max_size=300)
    | mangled(json.dumps(as_json(SCRIPTS["text"])).encode()).map(lambda b: b.decode("latin-1"))
)
def test_any_text_is_read_or_refused(source: str) -> None:
    # its places are those of another text, so only that they can be written is asked
    try:
        script = interchange.read(source)
    except ScriptError:
        read_or_refused(interchange.read, source)
    else:
        assert as_json(script)["elements"] is not None
