"""Changes of published stories: what is told of them, where, and how that is taken back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.utils import timezone

from broadsheet.edition.corrections import corrections_due
from broadsheet.edition.reading import read_paper
from broadsheet.newsroom.folder.actions import put_out
from broadsheet.newsroom.folder.shelves import stories_on
from broadsheet.newsroom.issues.actions import make_moves
from broadsheet.newsroom.issues.models import Issue, Placement
from broadsheet.newsroom.issues.moves import Place
from broadsheet.newsroom.press.actions import publish_now, release_change, undo
from broadsheet.newsroom.press.rules import Change
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article, PaperImage
from broadsheet.newsroom.work.models import Notice
from broadsheet.story.model import CorrectionKind, Genre
from newsroom.copy_desk import a_story

PRINTED = "Wrong"


def changed(story_id, who, headline):
    """A published story with another headline at the desk."""
    draft = Article.objects.get(story_id=story_id).get_latest_revision_as_object()
    draft.headline = headline
    save_draft(draft, who)


def a_printed_story():
    """The id of a story that a published issue printed."""
    placed = Placement.objects.filter(issue__number=24).select_related("article").order_by("order").first()
    return placed.article.story_id


@pytest.mark.usefixtures("newsroom")
def test_a_typo_is_mended_in_silence(cast):
    a_story("tide", "The tide tabel", cast.editor)
    publish_now(cast.editor, stories=["tide"])
    changed("tide", cast.editor, "The tide table")
    assert release_change(cast.editor, "tide", Change.SILENT).done
    story = next(stories_on("paper", ["tide"]))
    assert (story.headline, story.corrections) == ("The tide table", ())
    assert not release_change(cast.editor, "tide", Change.SILENT).done


@pytest.mark.usefixtures("newsroom")
def test_all_else_is_told_in_a_sentence(cast):
    a_story("tide", "The tide table", cast.editor)
    publish_now(cast.editor, stories=["tide"])
    assert "in a sentence" in release_change(cast.editor, "tide", Change.UPDATE, "  ").words
    assert release_change(cast.editor, "tide", Change.UPDATE, "The office\nhas answered.").done
    told = next(stories_on("paper", ["tide"])).corrections
    assert [(item.day, item.kind, item.text) for item in told] == [
        (timezone.localdate(), CorrectionKind.UPDATE, "The office has answered.")
    ]


@pytest.mark.usefixtures("newsroom")
def test_a_story_that_is_not_public_has_nothing_to_correct(cast):
    a_story("tide", "The tide table", cast.editor)
    assert not release_change(cast.editor, "tide", Change.CORRECTION, "It was Tuesday.").done


@pytest.mark.usefixtures("newsroom")
def test_what_was_printed_wrong_is_printed_right_in_the_next_issue_and_the_folder_knows(cast, tmp_path):
    Issue.objects.create(number=25, day=date(2099, 12, 4), pages=4)
    story_id = a_printed_story()
    put_out(tmp_path / "before", "desk")
    outcome = release_change(cast.editor, story_id, Change.CORRECTION, "It was Tuesday.")
    assert outcome.done
    assert "Issue 25" in outcome.words
    brief = next(stories_on("desk", ["corrections-25"]))
    assert (brief.headline, brief.genre, brief.related) == ("Corrections", Genre.BRIEF, (story_id,))
    row = Article.objects.get(story_id="corrections-25").get_latest_revision_as_object()
    shown = {"type": "picture", "value": {"image": PaperImage.objects.first().pk}}
    row.body = json.dumps([*row.body.get_prep_value(), shown])
    save_draft(row, cast.editor)
    assert release_change(cast.editor, story_id, Change.RETRACTION, "None of it happened.").done
    assert len(next(stories_on("desk", ["corrections-25"])).blocks) == 3
    put_out(tmp_path / "after", "desk")
    paper, _ = read_paper(tmp_path / "after")
    issue = next(item for item in paper.issues if item.number == 25)
    assert [item.story for item in issue.placements] == ["corrections-25"]
    assert not corrections_due(paper, issue)


@pytest.mark.usefixtures("either_newsroom")
def test_undone_what_was_told_is_taken_back_with_it(cast):
    story_id = a_printed_story()
    before = next(stories_on("paper", [story_id]))
    draft = next(stories_on("desk", [story_id]))
    outcome = release_change(cast.editor, story_id, Change.CORRECTION, "It was Tuesday.")
    assert next(stories_on("paper", [story_id])) != before
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert next(stories_on("paper", [story_id])) == before
    assert next(stories_on("desk", [story_id])) == draft


def corrected_in_print(cast, *sentences):
    """A printed story corrected with these sentences, which issue 25 is to print; what came of each."""
    Issue.objects.get_or_create(number=25, defaults={"day": date(2099, 12, 4), "pages": 4})
    story = a_printed_story()
    return [release_change(cast.editor, story, Change.CORRECTION, said) for said in sentences]


def brief():
    """What the corrections of issue 25 say at the desk, line by line, and which stories they name."""
    story = next(stories_on("desk", ["corrections-25"]))
    return ["".join(span.text for span in block.spans) for block in story.blocks], story.related


@pytest.mark.usefixtures("either_newsroom")
def test_undone_a_correction_is_printed_nowhere_and_a_brief_of_nothing_else_goes_with_it(cast):
    (outcome,) = corrected_in_print(cast, "It was Tuesday.")
    assert Placement.objects.filter(issue__number=25).count() == 1
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert not Placement.objects.filter(issue__number=25).exists()
    assert not Article.objects.filter(story_id="corrections-25").exists()


@pytest.mark.usefixtures("newsroom")
def test_undone_a_correction_leaves_the_others_of_its_brief(cast):
    first, second = corrected_in_print(cast, "It was Tuesday.", "It was in March.")
    assert undo(second.release, cast.editor, "It was in May").done
    lines, related = brief()
    assert [line.endswith("It was Tuesday.") for line in lines] == [True]
    assert related == (a_printed_story(),)
    assert Placement.objects.filter(issue__number=25).count() == 1
    assert undo(first.release, cast.editor, "It was Monday").done
    assert not Article.objects.filter(story_id="corrections-25").exists()


@pytest.mark.usefixtures("newsroom")
def test_of_a_brief_that_was_edited_only_the_line_is_taken_out_and_the_desk_is_told(cast):
    (outcome,) = corrected_in_print(cast, "It was Tuesday.")
    row = Article.objects.get(story_id="corrections-25").get_latest_revision_as_object()
    blocks = row.body.get_prep_value()
    blocks[0]["value"] = blocks[0]["value"].replace("Tuesday", "Tuesday, as we know now")
    blocks.append({"type": "paragraph", "value": "<p>We are sorry.</p>"})
    row.body = json.dumps(blocks)
    save_draft(row, cast.editor)
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert brief() == (["We are sorry."], ())
    assert "taken out of the corrections of issue 25" in Notice.objects.get(level="warning").text


@pytest.mark.usefixtures("newsroom")
def test_a_brief_that_was_given_more_than_the_line_stays_without_it(cast):
    (outcome,) = corrected_in_print(cast, "It was Tuesday.")
    row = Article.objects.get(story_id="corrections-25").get_latest_revision_as_object()
    row.standfirst = "What we had wrong this year."
    save_draft(row, cast.editor)
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert brief() == ([], ())
    assert next(stories_on("desk", ["corrections-25"])).standfirst


@pytest.mark.usefixtures("newsroom")
def test_a_brief_that_stands_in_another_issue_too_loses_the_line_there_as_well(cast):
    (outcome,) = corrected_in_print(cast, "It was Tuesday.")
    Issue.objects.create(number=26, day=date(2099, 12, 31), pages=4)
    make_moves(26, cast.editor, [Place("corrections-25", rank=5)])
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert brief() == ([], ())


@pytest.mark.usefixtures("newsroom")
def test_what_was_written_beside_a_line_in_its_block_stays(cast):
    (outcome,) = corrected_in_print(cast, "It was Tuesday.")
    row = Article.objects.get(story_id="corrections-25").get_latest_revision_as_object()
    (block,) = row.body.get_prep_value()
    row.body = json.dumps([{**block, "value": f"{block['value']}<p>We are sorry.</p>"}])
    save_draft(row, cast.editor)
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert brief() == (["We are sorry."], ())


@pytest.mark.usefixtures("newsroom")
def test_a_line_that_somebody_took_out_already_is_looked_for_by_the_desk(cast):
    (outcome,) = corrected_in_print(cast, "It was Tuesday.")
    row = Article.objects.get(story_id="corrections-25").get_latest_revision_as_object()
    row.body = json.dumps([{"type": "paragraph", "value": "<p>We had the day wrong.</p>"}])
    save_draft(row, cast.editor)
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert brief()[0] == ["We had the day wrong."]
    assert "no longer stands" in Notice.objects.get(level="warning").text


@pytest.mark.usefixtures("newsroom")
def test_an_issue_that_is_closed_keeps_its_brief_and_the_desk_is_told(cast):
    (outcome,) = corrected_in_print(cast, "It was Tuesday.")
    Issue.objects.filter(number=25).update(state=Issue.State.CLOSED)
    assert undo(outcome.release, cast.editor, "It was Monday after all").done
    assert len(brief()[0]) == 1
    assert "Issue 25 is closed" in Notice.objects.get(level="warning").text


@pytest.mark.usefixtures("newsroom")
def test_a_change_that_its_checks_hold_back_leaves_nothing_behind(cast):
    a_story("tide", "The tide table", cast.editor)
    publish_now(cast.editor, stories=["tide"])
    draft = Article.objects.get(story_id="tide").get_latest_revision_as_object()
    draft.body = []
    save_draft(draft, cast.editor)
    assert not release_change(cast.editor, "tide", Change.UPDATE, "It is gone.").done
    assert next(stories_on("desk", ["tide"])).corrections == ()
