"""The plan of an issue looked over, and corrections that fall due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from broadsheet.edition.checking import check_plan
from broadsheet.edition.corrections import corrections_due
from broadsheet.edition.design import default_design
from broadsheet.edition.folder import IssueFile, PaperFolder, StoryFile
from broadsheet.edition.model import Advert, Issue, PagePin, Paper, Placement, Section
from broadsheet.edition.plan import Edition
from broadsheet.edition.sources import Source
from broadsheet.edition.tables import Values
from broadsheet.measure import mm
from broadsheet.story.model import Correction, CorrectionKind, Paragraph, Span, Story

PAPER = Paper("The Lamp", sections=(Section("news", "News"), Section("town", "Town")))


def a_story(name, section="news", words=5):
    """A story of so many words."""
    return Story(name, "A headline", (Paragraph((Span("word " * words),)),), section=section)


def an_edition(*placed, **issue):
    """An edition of (story, placement) pairs."""
    placements = tuple(placement for _, placement in placed)
    stories = tuple(story for story, _ in placed)
    return Edition(PAPER, default_design(), Issue(7, date(2026, 11, 6), placements=placements, **issue), stories)


def rules(edition):
    """What the plan's checks say."""
    return [item.rule for item in check_plan(edition)]


LEAD = (a_story("a"), Placement("a", rank=1))
TOWN = (a_story("b", "town"), Placement("b"))


def test_a_good_plan_draws_no_remark():
    assert rules(an_edition(LEAD, TOWN)) == []


def test_a_front_page_wants_a_lead():
    inner = (LEAD[0], replace(LEAD[1], page=3))
    assert rules(an_edition(inner, TOWN)) == ["front-without-lead"]


def test_a_page_has_one_lead():
    twice = [(a_story(name), Placement(name, rank=1, page=3)) for name in "cd"]
    found = check_plan(an_edition(LEAD, TOWN, *twice))
    assert [(item.rule, item.place.page) for item in found] == [("several-leads", 3)]


def test_sections_are_known_and_have_stories():
    assert rules(an_edition(LEAD)) == ["section-without-stories"]
    assert rules(an_edition(LEAD, page_pins=(PagePin(2, section="town"),))) == []
    moved = (a_story("b"), Placement("b", section="town"))
    assert rules(an_edition(LEAD, moved)) == []
    found = check_plan(an_edition(LEAD, TOWN, (a_story("c", "twon"), Placement("c"))))
    assert [(item.rule, item.place.story) for item in found] == [("unknown-section", "c")]
    assert '"town"' in found[0].advice


def test_a_story_of_more_words_than_an_issue_holds_is_told():
    edition = an_edition(LEAD, TOWN, (a_story("c", words=60_001), Placement("c")))
    found = check_plan(edition)
    assert [(item.rule, item.place.story) for item in found] == [("story-too-long", "c")]  # its headline has two
    assert "60,003 words" in found[0].message


def test_adverts_that_share_a_page_fit_on_it():
    half = Advert("one", columns=5, depth=mm(170), page=2)
    fits = an_edition(LEAD, TOWN, adverts=(half, replace(half, id="two")))
    over = an_edition(LEAD, TOWN, adverts=(half, replace(half, id="two", depth=mm(200))))
    assert rules(fits) == []
    assert rules(over) == ["adverts-over-page"]


def a_folder(*related, day=date(2026, 10, 20), kind=CorrectionKind.CORRECTION):
    """A paper whose issue 6 printed a story that was corrected on a day; issue 7 prints another."""
    corrected = replace(a_story("old"), corrections=(Correction(day, kind, "It was Tuesday."),))
    new = replace(a_story("new"), related=related)
    issues = (
        Issue(5, date(2026, 9, 4)),
        Issue(6, date(2026, 10, 2), placements=(Placement("old"),)),
        Issue(7, date(2026, 11, 6), placements=(Placement("new"),)),
    )
    files = tuple(IssueFile(item, Values(Source(f"issues/{item.number}/issue.toml"))) for item in issues)
    stories = (StoryFile(corrected, "issues/6/old.md"), StoryFile(new, "issues/7/new.md"))
    return PaperFolder("", PAPER, default_design(), files, stories)


def test_a_correction_since_the_last_issue_wants_printing():
    paper = a_folder()
    found = corrections_due(paper, paper.issues[2])
    assert [(item.rule, item.place.file) for item in found] == [("correction-not-printed", "issues/6/old.md")]
    assert corrections_due(paper, paper.issues[1]) == ()


def test_a_correction_that_is_taken_up_or_old_or_only_an_update_is_not_asked_for():
    for paper in (a_folder("old"), a_folder(day=date(2026, 10, 1)), a_folder(kind=CorrectionKind.UPDATE)):
        assert corrections_due(paper, paper.issues[2]) == ()
