"""Tags and text of web pages, also where they are broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script.html_tokens import Tag, attributes_of, tokens


def shown(source: str) -> list[str]:
    """Tags as they would be written without attributes, and text."""
    return [
        t if isinstance(t, str) else f"<{'/' if t.closing else ''}{t.name}>" for t in tokens(source)
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<P Class=a>Hi &amp; oh</P>", ["<p>", "Hi & oh", "</p>"]),
        ("a<br/>b<br />c", ["a", "<br>", "</br>", "b", "<br>", "</br>", "c"]),
        ("<a href=x/>b</a>", ["<a>", "b", "</a>"]),
        ('<a href="x"/>b', ["<a>", "</a>", "b"]),
        # what is no tag
        ("a < b <3 <", ["a < b <3 <"]),
        ("a<!-- <p> -->b<!DOCTYPE html>c<?php ?>d<![if x]>e</>f", ["abcdef"]),
        ("a<![CDATA[ > ]]>b", ["ab"]),
        ("a<script>if (a<b) '<p>'</Script >b", ["a", "<script>", "</script>", "b"]),
        ("a<style>b", ["a", "<style>"]),
        # ">" in a value, and quotes that are none
        ('<p title="a > b">c', ["<p>", "c"]),
        ("<p title = 'a > b'>c", ["<p>", "c"]),
        ("<p it's>c", ["<p>", "c"]),
        ("<p class='a>b<p>c", ["<p>", "b", "<p>", "c"]),
        (f'<img src="data:{"A" * 50_000}">a', ["<img>", "a"]),
        # what never ends
        ("a<p b", ["a<p b"]),
        ("a</p", ["a</p"]),
        ("a<!--b<p>c", ["ac"]),
        ("a<!--b", ["a<!--b"]),
        # references
        ("&#65;&#x42;&#233&hellip;&nope;", ["ABé…&nope;"]),
        (f"&#{'9' * 5000};", [f"&#{'9' * 5000};"]),
    ],
)
def test_tags_and_text(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        (" class=cue", "cue"),
        (' id="x" CLASS="cue left"', "cue"),
        (" class = 'cue'", "cue"),
        (" title=' class=x ' class=cue", "cue"),
        (" data-class=x", ""),
        (" class", ""),
        (' class="a&amp;b"', "a&b"),
        (' class="', ""),
    ],
)
def test_the_first_class(attributes: str, expected: str) -> None:
    assert attributes_of(attributes).get("class", "").partition(" ")[0] == expected


@given(st.text("<>/!?-=\"' ab&#;\n[]"))
def test_any_text_is_cut_up(source: str) -> None:
    for token in tokens(source):
        assert isinstance(token, Tag) or token
