"""Where in the folder everything stands, and what of it is public."""

from __future__ import annotations

from datetime import date

import pytest

from broadsheet.edition.model import Issue, Placement
from broadsheet.newsroom.folder.rules import media_name, public_stories, story_file, story_name
from broadsheet.story.model import Story

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("issues", "file"),
    [((), "stories/ferry.md"), ((24,), "issues/24/ferry.md"), ((23, 24), "stories/ferry.md")],
)
def test_a_story_stands_with_its_issue_or_among_the_stories(issues: tuple[int, ...], file: str):
    assert story_file("ferry", issues) == file


@pytest.mark.parametrize("story", ["../harm", "/etc/passwd", ".hidden", "a b", "über", "", "x" * 300, "a\\b", "a\0b"])
def test_an_id_of_any_letters_makes_a_safe_name(story: str):
    name = story_name(story)
    assert name == name.strip("./\\") == name.encode("ascii", "ignore").decode()
    assert "/" not in name
    assert len(name) < 120
    assert name.endswith(".md")


def test_two_ids_never_share_a_name():
    ids = ["a b", "a/b", "a-b", "a  b", "A b", ".a", "a.", "a"]
    assert len({story_name(story) for story in ids}) == len(ids)


def test_a_file_of_a_long_name_is_kept_under_a_short_one():
    assert media_name("pictures/quay.jpg") == "pictures/quay.jpg"
    long = f"pictures/{'quay' * 40}.jpg"
    assert len(media_name(long)) <= 100
    assert media_name(long).endswith(".jpg")
    assert media_name(long) != media_name(f"pictures/{'gull' * 40}.jpg")


def test_stories_are_public_when_published_or_when_their_issue_has_begun():
    stories = [
        Story("out", "Out", (), published=DAY),
        Story("soon", "Soon", (), published=date(2026, 11, 24)),
        Story("printed", "Printed", ()),
        Story("planned", "Planned", ()),
    ]
    issues = [
        Issue(24, date(2026, 12, 1), on_sale=DAY, placements=(Placement("printed"),)),
        Issue(25, date(2026, 12, 1), placements=(Placement("planned"),)),
    ]
    assert public_stories(stories, issues, DAY) == {"out", "printed"}
