"""The page on writing a story tells the truth: its example is read, and shows all a story can hold."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

from broadsheet.story import model
from broadsheet.story.checking import check_story
from broadsheet.story.fields import KEYS
from broadsheet.story.model import Align, FactBox, Focus, Listing, Picture, PullQuote, Quotation, SectionBreak, Table
from broadsheet.story.reading import read_story
from broadsheet.story.text import plain
from broadsheet.story.writing import write_story

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "write-a-story.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```markdown\n(.*?)```", TEXT, re.DOTALL)[0]
STORY, REMARKS = read_story(EXAMPLE, "example.md")


def block(kind: type) -> object:
    """The example's block of a kind."""
    assert STORY is not None
    return next(found for found in STORY.blocks if isinstance(found, kind))


def test_the_example_draws_no_remark():
    assert STORY is not None
    assert REMARKS == ()
    assert check_story(STORY, "example.md") == ()


def test_the_example_fills_every_field_of_a_story():
    assert STORY is not None
    assert not [field.name for field in fields(STORY) if not getattr(STORY, field.name)]
    assert STORY.published == date(2026, 11, 6)
    assert [byline.role for byline in STORY.bylines] == ["words", "photographs"]


def test_the_example_shows_every_kind_of_block():
    assert STORY is not None
    kinds = {model.Paragraph, model.Subhead, Quotation, Table, Picture, PullQuote, FactBox, Listing, SectionBreak}
    assert {type(found) for found in STORY.blocks} == kinds


def test_the_blocks_of_the_example_say_what_the_page_says():
    quotation, table, picture = block(Quotation), block(Table), block(Picture)
    assert isinstance(quotation, Quotation)
    assert isinstance(table, Table)
    assert isinstance(picture, Picture)
    assert (quotation.speaker, quotation.source) == ("Ida Moss", "to the harbour board")
    assert table.aligns == (Align.LEFT, Align.RIGHT)
    assert plain(table.caption) == "What the lamp cost, from the board’s accounts."
    assert picture.focus == Focus(400, 300)
    assert [span.text for span in picture.caption if span.emphasis] == ["last"]


def test_listing_entries_begin_with_their_strong_words():
    listing = block(Listing)
    assert isinstance(listing, Listing)
    assert [plain(entry.head) for entry in listing.entries] == [
        "Friday 13 November, 7 pm. Open evening.",
        "Saturday 14 November. The Lamp Goes Out.",
    ]
    assert plain(listing.entries[1].text) == "Corn Hall; £4."


def test_the_example_can_be_written_and_read_again():
    assert STORY is not None
    assert read_story(write_story(STORY), "example.md") == (STORY, ())


def test_every_key_is_explained_on_the_page():
    assert not [key for key in KEYS if f"| `{key}` |" not in TEXT]
