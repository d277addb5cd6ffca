"""The versions of a story: all of them, what changed from one to the next, and who may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.differences import DRESS, Change, Stretch, differences
from broadsheet.newsroom.stories.models import Article
from broadsheet.story.model import Paragraph, Picture, Quotation, Span, Story, Subhead
from builders import a_story
from newsroom.editing_forms import latest

LEAD = "Town votes to buy back its harbour"


def paragraph(text: str, **dress: bool) -> Paragraph:
    """A paragraph of one span."""
    return Paragraph((Span(text, **dress),))


BEFORE = Story("x", "The crane is red", (paragraph("It is old."), paragraph("It creaks."), Subhead((Span("Why"),))))


def drawn(changes: tuple[Change, ...]) -> list[str]:
    """Changes as text: what is gone in brackets, what is new in braces."""
    signs = {"": "{}", "gone": "[{}]", "new": "{{{}}}"}
    return [
        f"{change.label}: " + "".join(signs[part.kind].format(part.text) for part in change.stretches)
        for change in changes
    ]


def test_of_a_part_the_words_that_changed_are_marked_and_the_rest_is_left_out():
    after = replace(BEFORE, headline="The crane is grey", blocks=(paragraph("It is very old."), *BEFORE.blocks[1:]))
    assert drawn(differences(BEFORE, after)) == ["Headline: The crane is [red]{grey}", "Paragraph: It is {very }old."]


def test_parts_that_are_gone_or_new_stand_whole():
    quotation = Quotation(((Span("It will hold."),),), "The master")
    after = replace(BEFORE, blocks=(BEFORE.blocks[0], quotation, BEFORE.blocks[2]), section="town")
    assert drawn(differences(BEFORE, after)) == [
        "Paragraph: [It creaks.]",
        "Quotation: {It will hold.}",
        "Who said it: {The master}",
        "Section: {town}",
    ]


def test_texts_with_little_in_common_stand_one_after_the_other():
    after = replace(BEFORE, blocks=(paragraph("Nobody knows who painted it, or when."), *BEFORE.blocks[1:]))
    assert drawn(differences(BEFORE, after)) == ["Paragraph: [It is old.] {Nobody knows who painted it, or when.}"]


def test_a_picture_and_a_day_are_told_in_words():
    after = replace(
        BEFORE, blocks=(*BEFORE.blocks, Picture("pictures/quay.jpg", "The quay.")), published=date(2026, 1, 2)
    )
    assert drawn(differences(BEFORE, after))[-2:] == ["Picture: {quay.jpg: The quay.}", "Publish date: {2026-01-02}"]


def test_equal_stories_differ_in_nothing_and_words_in_other_dress_are_told():
    assert differences(BEFORE, BEFORE) == ()
    after = replace(BEFORE, blocks=(paragraph("It is old.", strong=True), *BEFORE.blocks[1:]))
    assert differences(BEFORE, after) == (Change("Dress", (Stretch(DRESS),)),)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_of_either_version_is_lost(seed):
    """What stayed and what is gone make the old text of a part; what stayed and what is new make the new one."""
    before, after = a_story("ferry", seed, words=400), a_story("ferry", seed + 50, words=400)
    changes = differences(before, after)
    old = " ".join("".join(part.text for part in change.stretches if part.kind != "new") for change in changes)
    new = " ".join("".join(part.text for part in change.stretches if part.kind != "gone") for change in changes)
    for story, told in ((before, old), (after, new)):
        for block in story.blocks:
            if isinstance(block, Paragraph):
                assert "".join(span.text for span in block.spans) in told


@pytest.mark.usefixtures("newsroom")
def test_every_version_stands_in_the_list_also_the_one_that_was_taken_in(cast):
    article = Article.objects.get(headline=LEAD)
    draft = latest(article)
    draft.standfirst = "Another sentence."
    save_draft(draft, cast.sub_editor)
    client = cast.client("editor")
    page = client.get(f"/newsroom/pages/{article.pk}/history/").content.decode()
    assert page.count(">Read it</a>") == article.revisions.count() == 2
    assert page.count(">What changed in it</a>") == 1
    old, new = article.revisions.order_by("pk").values_list("pk", flat=True)
    told = client.get(f"/newsroom/pages/{article.pk}/revisions/compare/{old}...{new}/").content.decode()
    assert "<ins>Another sentence.</ins>" in told
    assert "<dt>Standfirst</dt>" in told
    assert "<dt>Paragraph</dt>" not in told
    same = client.get(f"/newsroom/pages/{article.pk}/revisions/compare/{new}...latest/").content.decode()
    assert "Nothing: the two are equal." in same


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("name", ["0...latest", "99999...latest"])
def test_a_version_there_is_not_is_not_found(cast, name):
    article = Article.objects.get(headline=LEAD)
    assert cast.client("editor").get(f"/newsroom/pages/{article.pk}/revisions/compare/{name}/").status_code == 404
