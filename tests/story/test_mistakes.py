"""Every mistake in a file is collected, with its line and what to write instead; hostile files end in sentences too."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.remarks import Remark, Severity, stops
from broadsheet.story.model import Story
from broadsheet.story.reading import read_story
from broadsheet.story.text import story_paragraphs
from broadsheet.story.writing import write_story

HEAD = "---\nid: a\nheadline: b\n---\n"


def found(source: str | bytes) -> list[tuple[str, int, bool]]:
    """Rule, line and whether it stops, of each remark."""
    remarks = read_story(source, "story.md")[1]
    return [(remark.rule, remark.place.line, remark.severity is Severity.STOP) for remark in remarks]


def said(source: str | bytes) -> Remark:
    """The only remark on a file."""
    (remark,) = read_story(source, "story.md")[1]
    return remark


def text_of(source: str | bytes) -> str:
    """Everything a story says, in one line."""
    story = read_story(source, "story.md")[0]
    return " ".join(text for _, _, text in story_paragraphs(story)) if story else ""


def test_all_mistakes_of_a_file_come_out_at_once():
    source = (
        "---\nid: a\nheadline: Harbour: the vote\nkicker: 'open\ngenre: anlysis\npublished: 6.11.2026\nstandfrist: x\n"
        "id: b\n---\n\n# Head\n\n::: box Title\nx\n\n::: wraning\ny\n:::\n\nz[^9] <b>w</b>\n"
    )
    assert found(source) == [
        ("front-matter", 3, True),
        ("front-matter", 4, True),
        ("unknown-genre", 5, False),
        ("bad-date", 6, False),
        ("unknown-key", 7, False),
        ("key-twice", 8, True),
        ("subhead-level", 11, False),
        ("unclosed-box", 13, True),
        ("unknown-box", 16, True),
        ("note-missing", 20, True),
        ("raw-html", 20, False),
    ]


@pytest.mark.parametrize(
    ("source", "rule", "line", "advice"),
    [
        ("", "empty-file", 1, "front matter"),
        (" \n\t\n", "empty-file", 1, "front matter"),
        ("---\nid: a\nheadline: b\n\nText begins.\n\nMore.\n", "front-matter", 1, "before line 4"),
        ("---\nid: a\n---\nText", "missing-headline", 1, "headline: …"),
        ("---\nheadline: a\n---\nText", "missing-id", 1, "id: …"),
        ("---\nid: a\nid: c\nheadline: b\n---\nx", "key-twice", 3, "Delete one"),
        ("---\nid: a\nheadline: [b]\n---\nx", "wrong-type", 3, 'headline: "…"'),
        ("---\nid: a\nheadline: b\ntitle: c\n---\nx", "unknown-key", 4, '"headline"'),
        ("---\nid: a\nheadline: b\nstandfrist: c\n---\nx", "unknown-key", 4, '"standfirst"'),
        ("---\nid: a\nheadline: b\nbylines:\n- nmae: c\n  name: d\n---\nx", "unknown-key", 5, '"name"'),
        ("---\nid: a\nheadline: b\nbylines:\n- role: data\n---\nx", "byline-name", 5, "- name: …"),
        ("---\nid: a\nheadline: b\nbylines:\n- name: c\n  role: photo\n---\nx", "byline-role", 6, '"photographs"'),
        ("---\nid: a\nheadline: b\npublished: 6/11/2026\n---\nx", "bad-date", 4, "2026-11-06"),
        ("---\nid: a\nheadline: b\npublished: 2026-02-30\n---\nx", "bad-date", 4, "2026-11-06"),
        ("---\nid: a\nheadline: b\nlanguage: English\n---\nx", "language-form", 4, "en, de"),
        ("---\nid: a b\nheadline: b\n---\nx", "id-form", 2, "id: a-b"),
        ("---\nid: a\nheadline: b\nslug: The Lamp!\n---\nx", "slug-form", 4, "slug: the-lamp"),
        ("---\nid: a\nheadline: b\ncorrections: oops\n---\nx", "wrong-type", 4, "day: 2026-11-06"),
        ("---\nid: a\nheadline: b\ncorrections:\n- day: 2026-11-06\n---\nx", "correction", 5, "text: …"),
        ("---\nid: a\nheadline: b\nfirst_printed: 12\n---\nx", "wrong-type", 4, "issue: …"),
        ("---\nid: a\nheadline: b\nfirst_printed:\n  page: 3\n---\nx", "first-printed", 5, "issue:"),
        ("---\nid: a\nheadline: b\nkicker: &k c\n---\nx", "front-matter", 4, "quotes"),
        ("---\nid: a\nheadline: b\nsubjects: [[[[[[[[[[x]]]]]]]]]]\n---\nx", "front-matter", 4, "one below the other"),
        ("---\n- id\n---\nx", "front-matter", 2, "key: value"),
        (HEAD + "x\n\n::: box T\ny\n", "unclosed-box", 7, "Write a line :::"),
        (HEAD + "x\n\n:::\n\ny", "stray-close", 7, "Delete it"),
        (HEAD + '::: box "T" {colour="red"}\ny\n:::\n', "unknown-attribute", 5, "speaker"),
        (HEAD + "```\nx\n\ny", "unclosed-code", 5, "Delete the line"),
        (HEAD + "x[^a]", "note-missing", 5, "[^a]:"),
        (HEAD + "x[^a]\n\n[^a]: y\n\n[^a]: z", "note-twice", 9, "another name"),
        (HEAD + "![a](p.png){caption=“b”}", "picture-attributes", 5, "straight quotes"),
        (HEAD + "![a](https://x.example/p.png)", "picture-file", 5, "pictures/"),
        (HEAD + "![a]()", "picture-file", 5, "pictures/"),
        (HEAD + '![a](p.png){focus="120% 3%"}', "picture-focus", 5, "40% 30%"),
        (HEAD + "![a](p.png){credits=X}", "unknown-attribute", 5, '"credit"'),
        (HEAD + "[![a](p.png)](https://x.example)", "linked-picture", 5, "caption"),
        (HEAD + "> " * 40 + "x", "too-deep", 5, "Take away"),
        (HEAD + "one\ntwo\n\nthree\0", "nul-byte", 8, "source"),
        (HEAD + "one\n\ntwo \u202eeerht", "direction-control", 7, "Delete it"),
        (HEAD + "one\n\n\ud83d two", "lone-surrogate", 7, "again"),
        (HEAD + "one\x07", "control-character", 5, "Delete it"),
        (HEAD + "one &#x202e;", "control-character", 5, "Delete it"),
        (HEAD + "one \ufffd", "lost-character", 5, "right letter"),
        (HEAD + "donâ€™t", "mangled-letter", 5, "UTF-8"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_way_out(source: str, rule: str, line: int, advice: str):
    remarks = [remark for remark in read_story(source, "story.md")[1] if remark.rule == rule]
    assert [remark.place.line for remark in remarks] == [line]
    assert advice in remarks[0].advice
    assert remarks[0].message.endswith(".")


def test_removed_characters_are_named_and_gone():
    source = HEAD + "pay \u202e001$\u202c now\0\u2066!"
    assert text_of(source) == "b pay 001$ now!"
    messages = " ".join(remark.message for remark in read_story(source, "story.md")[1])
    assert "RIGHT-TO-LEFT OVERRIDE (U+202E)" in messages
    assert "LEFT-TO-RIGHT ISOLATE (U+2066)" in messages


def test_a_broken_key_is_not_called_missing_as_well():
    assert found("---\nid: a\nheadline: b: c\n---\nx") == [("front-matter", 3, True)]


def test_front_matter_without_an_end_leaves_its_text_to_be_read():
    source = "---\nid: a\nheadline: b\n\nText begins.\n\n---\n\nMore.\n"
    assert text_of(source) == "b Text begins. More."


SAMPLES = {
    "cp1252": ("Windows-1252", "Das Hafencafé öffnet um “acht”, sagt Müller."),
    "mac-roman": ("Mac Roman", "Das Hafencafé öffnet um “acht”, sagt Müller."),
    "cp1250": ("Windows-1250", "W porcie było ciężko, więc żeglarze śpiewali głośno."),
    "iso8859-2": ("ISO 8859-2", "W porcie było ciężko, więc żeglarze śpiewali głośno."),
    "cp1251": ("Windows-1251", "В порту было тяжело, и матросы пели."),
    "koi8-r": ("KOI8-R", "В порту было тяжело, и матросы пели."),
    "cp1253": ("Windows-1253", "Στο λιμάνι ήταν δύσκολα και οι ναύτες τραγουδούσαν."),
    "cp1254": ("Windows-1254", "Limanda işler zordu, ağır yük taşıyan gemiler geldi."),
}


@pytest.mark.parametrize("codec", SAMPLES)
def test_another_encoding_is_named_and_read_right(codec: str):
    name, text = SAMPLES[codec]
    source = f"{HEAD}{text}\n".encode(codec)
    remark = said(source)
    assert (remark.rule, remark.severity, remark.place.line) == ("encoding", Severity.STOP, 5)
    assert name in remark.message
    assert text_of(source) == f"b {text}"


def test_utf16_with_its_mark_is_read_and_without_it_is_told():
    assert (said((HEAD + "Café").encode("utf-16")).severity, text_of((HEAD + "Café").encode("utf-16"))) == (
        Severity.WARN,
        "b Café",
    )
    assert said((HEAD + "Café").encode("utf-16-le")).severity is Severity.STOP
    assert text_of((HEAD + "Café").encode("utf-16-be")) == "b Café"


def test_the_mark_of_utf8_is_no_mistake():
    assert found(b"\xef\xbb\xbf" + (HEAD + "x").encode()) == []
    assert found("\ufeff" + HEAD + "x") == []


def test_a_damaged_byte_in_utf8_is_found():
    remark = said_first((HEAD + "größer, schöner ").encode() + b"\xc3 x")
    assert (remark.rule, remark.severity, remark.place.line) == ("encoding", Severity.STOP, 5)


def said_first(source: bytes) -> Remark:
    """The first remark on a file."""
    return read_story(source, "story.md")[1][0]


HOSTILE = {
    "60,000 words": "The harbour *master* said “no” to the [boats](https://x.example) again.\n\n" * 6_000,
    "60,000 words in one paragraph": "The harbour *master* said no to the boats again. " * 6_700,
    "brackets": "[" * 20_000,
    "links": "[a](" * 10_000,
    "pictures": "![" * 10_000,
    "stars": "*a **b " * 8_000,
    "backticks": "".join("`" * length + " " for length in range(300)),
    "quotations": ">" * 10_000 + "a",
    "lists": "- " * 5_000 + "a",
    "divs": "::: box\n" * 3_000,
    "cells": "|a|b|\n|-|-|\n" + "|x|y|\n" * 3_000,
    "notes": "".join(f"x[^{number}] " for number in range(1_000))
    + "".join(f"\n\n[^{number}]: y" for number in range(1_000)),
    "attributes": "![a](b){" + 'a="b" ' * 10_000,
    "tags": "<a " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_takes_bounded_time(name: str):
    begun = time.process_time()
    story, _ = read_story(HEAD + HOSTILE[name], "story.md")
    assert story is not None
    assert time.process_time() - begun < 6


def test_an_alias_bomb_is_refused():
    bomb = "---\na: &a [x,x]\n" + "".join(
        f"{chr(98 + at)}: &{chr(98 + at)} [*{chr(97 + at)},*{chr(97 + at)}]\n" for at in range(20)
    )
    remarks = read_story(f"{bomb}---\nx", "story.md")[1]
    assert stops(remarks)
    assert {"front-matter"} <= {remark.rule for remark in remarks}


def test_front_matter_of_impossible_length_is_refused():
    source = "---\nid: a\nheadline: b\nkicker: " + "x" * 200_000 + "\n---\nx"
    assert ("front-matter", 2, True) in found(source)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60) | st.text(st.characters(), max_size=60))
def test_nothing_makes_reading_raise(rest: bytes | str):
    source = HEAD.encode() + rest if isinstance(rest, bytes) else HEAD + rest
    for whole in (source, rest):
        story, remarks = read_story(whole, "story.md")
        assert story is not None or stops(remarks)
        assert all(remark.message.endswith((".", "?")) and remark.advice for remark in remarks)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('ab \n-*_#>:|[]()!`\\{}"=^1.<&;~—'), max_size=60))
def test_whatever_is_read_can_be_written_and_read_again(markdown: str):
    story = read_story(HEAD + markdown, "story.md")[0]
    assert isinstance(story, Story)
    again = read_story(write_story(story), "story.md")[0]
    assert again == story
