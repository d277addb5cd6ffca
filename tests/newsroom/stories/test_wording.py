"""Remarks in the newsroom speak of fields and screens, never of files and their signs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import broadsheet
from broadsheet.newsroom.stories.wording import ADVICE, MESSAGES, in_words, reworded
from broadsheet.remarks import Remark
from broadsheet.story.checking import check_story
from broadsheet.story.model import Genre, Note, Paragraph, Picture, Quotation, Span, Story

SIGNS = re.compile(
    r"`|\[\[|\[\^|!\[|:::|\{|=|^>|pins:|\.(toml|md|jpe?g|png|tiff?|pdf)\b|front matter|\bid\b|\balt text"
)
"""What the files are written with: no remark in the newsroom may hold it."""
ROOMS = (
    "story/checking.py",
    "edition/checking.py",
    "edition/corrections.py",
    "edition/joining.py",
    "edition/pictures.py",
    "makeup/planning.py",
    "makeup/stock.py",
    "press/artwork.py",
    "press/pictures.py",
    "typeset/lines.py",
    "typeset/shaping.py",
    "works/checking.py",
    "works/composing.py",
    "works/darkroom.py",
)
"""Where remarks on copy, plans and pictures are made that a database can give cause for."""
RULES = Path(broadsheet.__path__[0]).parents[1] / "docs" / "reference" / "rules.md"


def every_rule() -> set[str]:
    """Every rule there is, by the page that a test holds against the program."""
    return set(re.findall(r"^\| `([a-z-]+)`", RULES.read_text(encoding="utf-8"), re.MULTILINE))


def rules_of(room: str) -> set[str]:
    """The rules that a module names."""
    source = (Path(broadsheet.__path__[0]) / room).read_text(encoding="utf-8")
    return {rule for rule in every_rule() if f'"{rule}"' in source}


def worst_story() -> Story:
    """A story that gives cause for every remark the checks have on copy."""
    text = "She said “it hit the the quay and went."
    return Story(
        id="worst",
        headline=f"A headline of *many* words that goes on and on {'x' * 50} for ever",
        genre=Genre.NEWS,
        blocks=(Paragraph((Span(text),)), Picture(file="pictures/12-low-tide.jpg"), Quotation(((Span("No."),),))),
        notes=(Note("1", (Span("Which nobody asks for."),)),),
    )


def all_remarks() -> tuple[Remark, ...]:
    """What the checks have to say of the worst story, and of one that is empty."""
    return (*check_story(worst_story(), ""), *check_story(Story(id="empty", headline="None", blocks=()), ""))


def test_the_worst_story_is_cause_for_every_remark_on_copy():
    assert {remark.rule for remark in all_remarks()} == rules_of("story/checking.py")


@pytest.mark.parametrize("remark", all_remarks(), ids=lambda remark: remark.rule)
def test_no_remark_on_copy_speaks_of_files(remark):
    for words in in_words(remark.rule, remark.message, remark.advice):
        assert words
        assert not SIGNS.search(words), words


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_a_desk_can_break_has_words(room):
    found = rules_of(room)
    assert found, "the room makes no remarks any more"
    assert found - set(ADVICE) - {"overset"} == set()


@pytest.mark.parametrize("table", [ADVICE, MESSAGES], ids=["advice", "messages"])
def test_the_words_are_sentences_of_rules_there_are(table):
    assert set(table) <= every_rule()
    for words in table.values():
        assert not SIGNS.search(words), words
        assert words[0].isupper()
        assert words.endswith(".")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("The picture pictures/12-low-tide.jpg has no caption.", "The picture “low tide” has no caption."),
        ("The file pictures/quay.png is damaged: cut off.", "The picture “quay” is damaged: cut off."),
        ("Copy `bylines` is empty.", "Copy “bylines” is empty."),
        ("Nothing of files.", "Nothing of files."),
    ],
)
def test_pictures_are_called_by_their_names(told, said):
    assert in_words("some-rule", told, "")[0] == said


def test_a_remark_that_was_stored_is_said_in_words_and_keeps_the_rest():
    stored = {"rule": "front-without-lead", "severity": "warn", "place": {"page": 1}}
    stored |= {"message": "No.", "advice": "x = 1"}
    said = reworded(stored)
    assert said["advice"] == ADVICE["front-without-lead"]
    assert (said["severity"], said["place"], said["message"]) == ("warn", {"page": 1}, "No.")
