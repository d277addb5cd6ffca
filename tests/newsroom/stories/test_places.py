"""From a remark to the part of the form it speaks of; and what the editor decides by itself."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.begin import STAGES
from broadsheet.newsroom.people.roles import Role
from broadsheet.newsroom.stories.places import parts_of, place_of
from broadsheet.newsroom.stories.rules import (
    Fill,
    described,
    fill_of,
    fill_words,
    may_edit,
    may_move,
    next_stage,
    pictures_state,
    stages_of,
)
from broadsheet.remarks import Place, Remark, Severity

PLAIN = stages_of(STAGES)
STREAM = [
    {"id": "a", "type": "paragraph", "value": "<p>The crane &amp; the quay.</p><p>Grey.</p>"},
    {"id": "b", "type": "picture", "value": {"image": 7, "caption": "<p>At dusk</p>"}},
    {"id": "c", "type": "list", "value": {"items": [{"type": "item", "value": {"text": "<p>One rope</p>"}}]}},
]
PARTS = (("headline", "Who painted the crane"), *parts_of(STREAM, {7: "pictures/quay.jpg"}))


def remark(message, rule="some-rule"):
    return Remark(rule, Severity.WARN, Place(story="s"), message)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ('"the the" stands in "The crane & the quay. Grey.".', "a"),
        ("The picture pictures/quay.jpg has no caption.", "b"),
        ('The quotation mark “ opens and is never closed: "One rope".', "c"),
        ("The headline holds asterisks, which will be printed: headlines are plain text.", "headline"),
        ('The quotation mark “ opens and is never closed: "Who painted the crane".', "headline"),
        ("Something quite general.", ""),
    ],
)
def test_a_remark_is_led_to_where_its_words_stand(message, place):
    assert place_of(remark(message), PARTS) == place


def test_some_rules_are_always_about_one_field():
    assert place_of(remark("Nobody has signed it.", "missing-byline"), PARTS) == "bylines"


@pytest.mark.parametrize(
    ("words", "asked", "fill", "told"),
    [
        (400, 0, Fill.FREE, "No length was asked for."),
        (418, 400, Fill.AT, "As long as asked: 400 words."),
        (421, 400, Fill.OVER, "21 words over the 400 asked for."),
        (379, 400, Fill.UNDER, "21 words short of the 400 asked for."),
    ],
)
def test_a_length_is_told_against_what_was_asked(words, asked, fill, told):
    assert fill_of(words, asked) is fill
    assert fill_words(words, asked) == told


@pytest.mark.parametrize(
    ("role", "movable"),
    [
        (Role.ADVERTISING, ()),
        (Role.CONTRIBUTOR, ("draft",)),
        (Role.SUB_EDITOR, ("draft", "subbing")),
        (Role.EDITOR, ("draft", "subbing", "ready")),
        (Role.PUBLISHER, ("draft", "subbing", "ready")),
    ],
)
def test_a_stage_is_left_by_its_role_or_a_higher_one(role, movable):
    assert tuple(stage.key for stage in PLAIN if may_move(role, PLAIN, stage.key)) == movable


def test_after_the_last_stage_comes_none_and_an_unknown_one_counts_as_the_first():
    assert next_stage(PLAIN, "ready") is None
    assert next_stage(PLAIN, "gone").key == "subbing"
    assert next_stage((), "draft") is None


def test_contributors_edit_what_is_theirs_until_it_leaves_their_hands():
    assert may_edit(Role.CONTRIBUTOR, own=True, first_stage=True, public=False)
    assert not may_edit(Role.CONTRIBUTOR, own=True, first_stage=False, public=False)
    assert not may_edit(Role.CONTRIBUTOR, own=True, first_stage=True, public=True)
    assert not may_edit(Role.CONTRIBUTOR, own=False, first_stage=True, public=False)
    assert may_edit(Role.SUB_EDITOR, own=False, first_stage=False, public=True)


@pytest.mark.parametrize(
    ("alt", "decorative", "sound"), [("A boat", False, True), ("", True, True), (" ", False, False)]
)
def test_a_picture_is_described_or_decorative(alt, decorative, sound):
    assert (described(alt, decorative=decorative) == "") is sound
    assert described("A boat", decorative=True)


def test_pictures_are_there_wanted_or_none():
    assert [pictures_state(1, wanted=True), pictures_state(0, wanted=True), pictures_state(0, wanted=False)] == [
        "there",
        "wanted",
        "none",
    ]
