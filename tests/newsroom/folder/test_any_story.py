"""Folder, newsroom, folder: stories drawn by chance, with every kind of block and every field, come out equal."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from broadsheet.edition.reading import read_paper
from broadsheet.newsroom.folder.actions import put_out, take_in
from broadsheet.newsroom.stories.models import Article
from broadsheet.story.model import Block, Picture, Story
from broadsheet.story.writing import write_story
from newsroom.newsrooms import EXAMPLE
from story.strategies import blocks, stories, with_notes

DRAWING = settings(
    max_examples=60,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PICTURE = EXAMPLE / "pictures" / "bridie-scarth.jpg"


def some_stories(chance: int) -> list[Story]:
    """So many stories, by a seed; each with an id of its own, and with pictures of its own that are in the folder."""
    found: list[Story] = []

    @seed(chance)
    @DRAWING
    @given(stories, st.lists(blocks, min_size=5, max_size=9))
    def draw(story: Story, more: list[Block]) -> None:
        number = len(found)
        copy = tuple(_with_file(item, f"pictures/p{number}.jpg") for item in (*story.blocks, *more))
        found.append(with_notes(replace(story, id=f"drawn-{number}", blocks=copy)))

    draw()
    return found


def _with_file(block: Block, file: str) -> Block:
    """A block that shows a picture of the folder, if it shows one."""
    return replace(block, file=file) if isinstance(block, Picture) else block


def a_folder_of(drawn: list[Story], folder: Path) -> dict[str, Story]:
    """A paper that holds them; the stories as the folder's own reader has them."""
    for name in ("stories", "pictures"):
        (folder / name).mkdir(parents=True)
    for name in ("paper.toml", "design.toml"):
        (folder / name).write_bytes((EXAMPLE / name).read_bytes())
    for story in drawn:
        (folder / "stories" / f"{story.id}.md").write_text(write_story(story), encoding="utf-8")
    shown = {item.file for story in drawn for item in story.blocks if isinstance(item, Picture)}
    for file in shown:
        (folder / file).write_bytes(PICTURE.read_bytes())
    return stories_in(folder)


def stories_in(folder: Path) -> dict[str, Story]:
    """The drawn stories of a folder."""
    paper, remarks = read_paper(folder)
    assert paper, remarks
    return {item.story.id: item.story for item in paper.stories if item.story.id.startswith("drawn-")}


def test_every_field_and_every_kind_of_block_is_drawn():
    drawn = [*some_stories(1), *some_stories(2)]
    kinds = {type(block) for story in drawn for block in story.blocks}
    assert kinds == set(get_args(Block))
    plain = Story("", "", ())
    for field in fields(Story):
        assert any(getattr(story, field.name) != getattr(plain, field.name) for story in drawn), field.name


@pytest.mark.parametrize("chance", [1, 2])
def test_what_the_folder_can_hold_the_newsroom_can_hold(either_newsroom, tmp_path, chance):
    drawn = some_stories(chance)
    before = a_folder_of(drawn, tmp_path)
    assert before == {story.id: story for story in drawn}
    take_in(tmp_path)
    assert Article.objects.filter(story_id__startswith="drawn-").count() == len(drawn)
    put_out(either_newsroom.desk, "desk")
    after = stories_in(either_newsroom.desk)
    assert after.keys() == before.keys()
    for name, story in before.items():
        assert after[name] == story
