"""Rich text as the editor writes it, as spans and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from broadsheet.newsroom.stories.spans import paragraphs_of, rich_text, spans_of
from broadsheet.story.model import Span
from broadsheet.story.spans import normal_spans
from story.strategies import KNOWN, spans

KEYS = frozenset(KNOWN)


@settings(max_examples=500, deadline=None)
@given(spans)
def test_any_words_go_in_and_come_out_equal(given_spans):
    normal = normal_spans(tuple(span for span in given_spans if not span.note or span.note in KEYS))
    assert spans_of(rich_text([normal], KEYS), KEYS) == normal


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p data-block-key="a1b2c">One <b>two</b>.</p>', (Span("One "), Span("two", strong=True), Span("."))),
        ("<p>a<br/>b</p>", (Span("a b"),)),
        ("<p><strong>a</strong> <em>b</em></p>", (Span("a", strong=True), Span(" "), Span("b", emphasis=True))),
        ("<p><b><i>a</i></b></p>", (Span("a", emphasis=True, strong=True),)),
        ('<p><a href="https://a.example/?b=1&amp;c=2">a</a></p>', (Span("a", link="https://a.example/?b=1&c=2"),)),
        ('<p><a href="javascript:x()">a</a></p>', (Span("a"),)),
        ('<p><a linktype="page" id="7">a</a></p>', (Span("a", link="/7/"),)),
        ('<p><a linktype="document" id="7">a</a></p>', (Span("a"),)),
        ("<p>a <code>b</code> <sup>2</sup></p>", (Span("a b 2"),)),
        ('<p>a<embed embedtype="image" id="3" alt="x > y"/> b</p>', (Span("a b"),)),
        ("<p>1 &lt; 2 &amp; 3 < 4</p>", (Span("1 < 2 & 3 < 4"),)),
        ("<p>so<!-- not said --> it is</p>", (Span("so it is"),)),
        ("<p>so[^1] it is</p>", (Span("so", note="1"), Span(" it is"))),
        ("<p>so[^9] it is</p>", (Span("so[^9] it is"),)),
        (r"<p>so\[^1] it is</p>", (Span("so[^1] it is"),)),
        ("<p>a</p><p>b</p>", (Span("a b"),)),
        ("words alone", (Span("words alone"),)),
        ("", ()),
    ],
)
def test_what_editors_write_is_understood(html: str, expected: tuple[Span, ...]):
    assert spans_of(html, KEYS, lambda page: f"/{page}/") == expected


def test_paragraphs_and_headings_each_stand_for_themselves():
    html = "<h2>One</h2><p>Two</p><ul><li>three</li><li>four</li></ul><p></p>five"
    assert [spans[0].text for spans in paragraphs_of(html)] == ["One", "Two", "three", "four", "five"]


def test_a_hostile_paste_is_read_in_time_and_loses_no_words():
    html = "<a \"'" * 3_000 + "the end"
    assert "the end" in spans_of(html)[0].text
