"""Every story goes into an article and comes out equal, whatever it holds."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from broadsheet.edition.reading import read_paper
from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.stories.doors import kept_by_file, story_of, to_story, values_of
from broadsheet.newsroom.stories.kept import KeptPicture
from broadsheet.newsroom.stories.models import Article, PaperImage
from broadsheet.story.model import Focus, Paragraph, Picture, Span, Story
from broadsheet.story.normal import normalise
from builders import a_story
from newsroom.newsrooms import EXAMPLE
from story.strategies import stories, with_notes

pytestmark = pytest.mark.usefixtures("empty_newsroom")
ROOMY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def kept(story: Story) -> dict[str, KeptPicture]:
    """The story's pictures, kept with facts of their own that the story does not share."""
    files = [block.file for block in normalise(story).blocks if isinstance(block, Picture)]
    numbers = count(1)
    facts = ("As kept.", True, "Someone", "Free", Focus(10, 20))
    return {
        file: KeptPicture(next(numbers), file, *(facts if len(file) % 2 else ()))
        for file in dict.fromkeys(files)
        if file
    }


def without_pictures(story: Story) -> Story:
    """The story with pictures that name no file."""
    blocks = (replace(block, file="") if isinstance(block, Picture) else block for block in story.blocks)
    return replace(story, blocks=tuple(blocks))


def through(story: Story) -> Story:
    """The story of an article that was made from it."""
    pictures = kept(story)
    return to_story(Article(**values_of(story, pictures)), {item.pk: item for item in pictures.values()})


@ROOMY
@given(stories)
def test_any_story_goes_in_and_comes_out_equal(story: Story):
    complete = with_notes(story)
    assert through(complete) == complete


@settings(ROOMY, max_examples=40)
@given(stories)
def test_the_form_of_the_editor_changes_nothing(story: Story):
    complete = without_pictures(with_notes(story))
    article = Article(**values_of(complete, {}))
    for name in ("notes", "corrections", "bylines", "elsewhere", "body"):
        field = getattr(article, name)
        setattr(article, name, [(block.block_type, block.value) for block in field])
    assert to_story(article) == complete


@pytest.mark.parametrize("seed", range(4))
def test_stories_as_the_tests_make_them_come_out_equal(seed: int):
    story = a_story("ferry", seed, words=1_500, pictures=("pictures/quay.jpg",))
    assert through(story) == normalise(story)


def test_every_story_of_the_example_comes_out_equal():
    paper, _ = read_paper(EXAMPLE)
    assert paper
    assert len(paper.stories) > 10
    for item in paper.stories:
        assert through(item.story) == item.story


def test_values_are_json_and_a_revision_may_hold_them_as_text():
    story = normalise(a_story("ferry", 7, words=900, pictures=("pictures/quay.jpg",)))
    pictures = kept(story)
    values = values_of(story, pictures)
    texts = {name: json.dumps(value) if isinstance(value, list) else value for name, value in values.items()}
    texts["published"] = str(values["published"])
    assert story_of(texts, {item.pk: item for item in pictures.values()}) == story


def test_a_saved_draft_gives_the_story_that_was_written():
    image = a_picture("pictures/quay.jpg", alt="The quay.", width=2_000, height=1_000, focal_point_x=500)
    story = normalise(a_story("ferry", 3, words=700, pictures=("pictures/quay.jpg",)))
    article = Article(**values_of(story, kept_by_file()))
    stories_home().add_child(instance=article)
    article.save_revision()
    assert to_story(Article.objects.get(pk=article.pk)) == story
    draft = article.get_latest_revision_as_object()
    draft.headline = "Another"
    draft.save_revision()
    again = Article.objects.get(pk=article.pk)
    assert to_story(again.get_latest_revision_as_object()).headline == "Another"
    assert to_story(again) == story
    assert image.pk


def a_picture(file: str, **facts: object) -> PaperImage:
    """A picture that is kept."""
    image = PaperImage(title=Path(file).name, file=file, folder_file=file, **facts)
    return PaperImage.objects.bulk_create([image])[0]


def test_what_a_picture_leaves_empty_is_taken_from_the_picture_itself():
    a_picture(
        "pictures/quay.jpg",
        alt="The quay.",
        credit="Ada Finch",
        rights="Ours",
        width=2_000,
        height=1_000,
        focal_point_x=500,
        focal_point_y=250,
    )
    kept = kept_by_file()["pictures/quay.jpg"]
    story = Story(
        "ferry", "Ferry", (Picture("pictures/quay.jpg", "The quay.", (), "Ada Finch", "Ours", Focus(250, 250)),)
    )
    value = values_of(story, {kept.file: kept})["body"][0]["value"]
    empty = {"alt": "", "credit": "", "rights": "", "focus_x": None, "focus_y": None}
    assert {name: value[name] for name in empty} == empty
    assert to_story(Article(**values_of(story, {kept.file: kept}))) == story


def test_an_uploaded_picture_has_a_place_in_the_folder():
    image = a_picture("", alt="A boat.", width=10, height=10)
    PaperImage.objects.filter(pk=image.pk).update(file="original_images/boat.jpg")
    assert f"pictures/{image.pk}-boat.jpg" in kept_by_file()


def test_a_link_to_a_story_of_ours_is_its_address():
    article = Article(**values_of(normalise(a_story("ferry", 3)), {}))
    stories_home().add_child(instance=article)
    other = Article(
        story_id="x", headline="X", body=[("paragraph", f'<p><a linktype="page" id="{article.pk}">so</a></p>')]
    )
    assert to_story(other).blocks == (Paragraph((Span("so", link="/2026/11/ferry/"),)),)
