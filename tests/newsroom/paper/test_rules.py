"""The paper's texts as a form edits them."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.paper.flows import StageRow, new_key, stages_told, wrong
from broadsheet.newsroom.paper.rules import PAPER_ROWS, checked, edited, parsed, rows_at, value_at

TEXT = """# Whose paper it is.
name = "The Lamp"  # never change this
contact = [
  "12 Quay Street", # the old house
]

[network]
name = "Coast"

[[sections]]  # the first
id = "town"
name = "Town"

[[sections]]
id = "sport"
name = "Sport"
"""
SECTIONS, SISTERS = PAPER_ROWS


def test_what_stays_the_same_is_not_touched():
    same = {("name",): "The Lamp", ("contact",): ["12 Quay Street"], ("network", "name"): "Coast", ("issn",): None}
    assert edited(TEXT, same, [(SECTIONS, rows_at(parsed(TEXT), SECTIONS))]) == TEXT


def test_a_changed_value_leaves_the_comments_around_it():
    text = edited(TEXT, {("name",): "The Lantern"})
    assert text == TEXT.replace("The Lamp", "The Lantern")


def test_a_new_value_stands_before_the_tables():
    text = edited(TEXT, {("place",): "Eastness", ("web", "feeds"): "main"})
    assert value_at(parsed(text), ("place",)) == "Eastness"
    assert value_at(parsed(text), ("web", "feeds")) == "main"
    assert not checked(text, "").stopped


def test_an_emptied_value_is_gone():
    text = edited(TEXT, {("contact",): None, ("network", "name"): None, ("web", "feeds"): None})
    assert "contact" not in text
    assert value_at(parsed(text), ("network", "name")) is None
    assert "web" not in text


def test_rows_are_written_in_their_order():
    text = edited(TEXT, {}, [(SECTIONS, (("sport", "Sport"), ("world", "World")))])
    assert rows_at(parsed(text), SECTIONS) == (("sport", "Sport"), ("world", "World"))
    assert text.startswith("# Whose paper it is.\n")


def test_sister_papers_stand_within_the_network():
    text = edited(TEXT, {}, [(SISTERS, (("Le Fanal", "fr", ""),))])
    assert rows_at(parsed(text), SISTERS) == (("Le Fanal", "fr", ""),)
    assert value_at(parsed(text), ("network", "name")) == "Coast"


def test_mistakes_stand_at_their_value():
    check = checked(edited(TEXT, {("issn",): "1234"}), "")
    assert check.stopped
    assert check.of(("issn",))
    assert not check.of(("name",))


def test_a_section_given_twice_is_told_at_the_sections():
    text = edited(TEXT, {}, [(SECTIONS, (("town", "Town"), ("town", "Town again")))])
    assert any("twice" in words for words in checked(text, "").of(("sections",)))


@pytest.mark.parametrize("text", ["name = ", "[[[", "a = 1\na = 2", "\0"])
def test_what_is_no_toml_has_no_form(text):
    assert parsed(text) is None
    assert checked(text, "").stopped


def test_stages_keep_their_keys_and_new_ones_are_given_theirs():
    told = stages_told([("draft", "Rough", "contributor"), ("", "With the lawyer", "editor"), ("ready", "", "editor")])
    assert told == [
        StageRow(key="draft", name="Rough", role="contributor"),
        StageRow(key="with-the-lawyer", name="With the lawyer", role="editor"),
    ]
    assert new_key("Draft", {"draft"}) == "draft-2"


def test_a_workflow_must_make_sense():
    draft = StageRow(key="draft", name="Draft", role="contributor")
    assert wrong([draft], {"draft"}) == ""
    assert "needs a stage" in wrong([], set())
    assert "one name" in wrong([draft, StageRow(key="two", name="DRAFT", role="editor")], set())
    assert "who moves" in wrong([StageRow(key="draft", name="Draft", role="guest")], set())
    assert "ready" in wrong([draft], {"ready"})
