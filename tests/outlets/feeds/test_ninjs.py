"""Wire items of an article."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from broadsheet.outlets.feeds.ninjs import GENRES, ninjs, ninjs_2
from broadsheet.outlets.feeds.texts import story_text
from broadsheet.story.model import Genre, Story
from judges.hostile import hostile_copy, survivors
from judges.ninjs import ninjs_problems
from outlets.feed_desk import HOME, PICTURES, corrected, retracted, surroundings, the_card, the_story


def item_of(story: Story) -> dict[str, Any]:
    """The item of a story."""
    return json.loads(ninjs(story, the_card(story), surroundings(), PICTURES))


STORIES = (
    the_story(),
    corrected(the_story()),
    retracted(the_story()),
    Story("bare", "A bare one", ()),
    *(replace(the_story(), genre=genre) for genre in Genre),
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.id}-{story.genre.value}-{len(story.corrections)}")
def test_the_schemas_have_nothing_against_an_item(story: Story):
    assert ninjs_problems(item_of(story), "3.1") == ()
    second = json.loads(ninjs_2(story, the_card(story), surroundings(), PICTURES))
    assert ninjs_problems(second, "2.2") == ()


def test_the_second_form_differs_by_its_small_letters_alone():
    story = the_story()
    second = json.loads(ninjs_2(story, the_card(story), surroundings(), PICTURES))
    assert second["versioncreated"] == item_of(story)["versionCreated"]
    assert second["standard"]["version"] == "2.2"
    assert second["bodies"][0]["contenttype"] == "text/plain"


def test_head_people_place_and_subjects_are_told():
    item = item_of(the_story())
    assert [(head["role"], head["value"]) for head in item["headlines"]] == [
        ("main", the_story().headline),
        ("kicker", "Harbour"),
        ("print", "Ferry vote"),
    ]
    assert [(source["name"], source["role"]) for source in item["infoSources"]][2] == ("Tom Reed", "photographs")
    assert item["by"] == "Ada Finch and Mara Quill; photographs by Tom Reed; tea: Jo Ek"
    assert item["located"] == "Saltwick"
    assert [subject["uri"] for subject in item["subjects"]][1] == f"{HOME}/subjects/ferries/"


def test_the_printed_page_stands_among_the_other_ids():
    found = {known["role"]: known["value"] for known in item_of(the_story())["altIds"]}
    assert (found["issue"], found["page"], found["issn"], found["story"]) == ("24", "5", "2049-3630", "ferry-vote")


def test_both_bodies_hold_the_copy():
    plain, rich = item_of(the_story())["bodies"]
    assert plain["value"] == story_text(the_story())
    assert plain["wordCount"] == len(plain["value"].split())
    assert rich["value"].count("<p>") > 3


def test_the_plain_text_has_a_line_for_each_row_and_item():
    lines = story_text(the_story()).split("\n\n")
    assert lines[0].startswith("Saltwick. The hall was full by six")
    assert "- One boat\n- two crews" in lines
    assert "Vote | Hands\nFor | 212\nAgainst | 88" in lines
    assert lines[-1] == "Minutes of 3 May, page 4."
    assert "Lifted from elsewhere" not in "".join(lines)


def test_a_picture_comes_with_its_files_words_and_rights():
    board = item_of(the_story())["associations"][0]
    assert (board["name"], board["usageTerms"], board["copyrightNotice"]) == (
        "pictures/board.jpg",
        "own work",
        "Tom Reed",
    )
    assert [told["value"] for told in board["descriptions"]] == ["The board at Low Slip.", "A board with tide times"]
    assert len(board["renditions"]) == len(PICTURES["pictures/board.jpg"].renditions)
    assert all(file["href"].startswith(f"{HOME}/pictures/") for file in board["renditions"])


def test_versions_follow_the_corrections_and_a_retraction_cancels():
    assert [item_of(story)["version"] for story in (the_story(), corrected(the_story()))] == ["1", "3"]
    assert "2026-11-09, correction: It was 212" in item_of(corrected(the_story()))["edNote"]
    assert item_of(the_story())["pubStatus"] == "usable"
    assert item_of(retracted(the_story()))["pubStatus"] == "canceled"


def test_every_genre_has_a_newscode():
    assert set(GENRES) == set(Genre)


@pytest.mark.parametrize("case", hostile_copy()[::3], ids=lambda case: case.name)
def test_nothing_that_runs_survives_from_copy(case):
    story = replace(the_story(), headline=case.markup, standfirst=case.markup, dateline=case.markup)
    item = item_of(story)
    assert survivors(item["bodies"][1]["value"], (f"{HOME}/",)) == ()
    assert ninjs_problems(item) == ()
