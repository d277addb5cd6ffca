"""What follows from a change: the flatplan and the site, by the real worker, from a small paper."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image

from broadsheet.edition.starter import new_paper
from broadsheet.newsroom.folder.actions import take_in
from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask
from broadsheet.newsroom.work.models import Job, Notice, Release

sys.path.insert(0, str(Path(__file__).parent))

from shifts import at_work, quiet, until

MILL = "mill-race"


@pytest.fixture
def paper(empty_newsroom, tmp_path):
    """A newsroom with a small paper whose first issue is still being planned."""
    new_paper(tmp_path / "paper", "The Trial")
    take_in(tmp_path / "paper", day=date(2020, 1, 1))
    Issue.objects.update(state=Issue.State.PLANNING)
    return empty_newsroom


def composition():
    """What came of composing the issue."""
    return Composition.objects.get(issue__number=1)


def composed_after(moment=None):
    """Whether the issue was composed since."""
    return lambda: next((c for c in Composition.objects.all() if c.composed_at != moment), None)


def test_an_issue_is_composed_and_after_a_save_only_the_page_that_changed_is_drawn(paper, cast):
    pages = paper.desk_out / "pages"
    with at_work(paper):
        first = until(composed_after())
        assert first.failure == ""
        assert first.plan == Issue.objects.get().version
        for page in first.pages:
            with Image.open(pages / f"{page['digest']}.png") as picture:
                assert picture.height > picture.width
            with Image.open(pages / f"{page['digest']}.webp") as picture:
                assert picture.width == 680
        drawn = {path.name for path in pages.glob("*.png") if ".small" not in path.name}
        article = Article.objects.get(story_id=MILL).get_latest_revision_as_object()
        article.standfirst += " And one more sentence stands here now."
        save_draft(article, cast.editor)
        second = until(composed_after(first.composed_at))
        fresh = {path.name for path in pages.glob("*.png") if ".small" not in path.name} - drawn
        changed = [page["digest"] for page, old in zip(second.pages, first.pages, strict=True)
                   if page["digest"] != old["digest"]]  # fmt: skip
        assert changed
        assert fresh == {f"{digest}.png" for digest in changed}
        until(lambda: any(page["alternatives"] for page in composition().pages))
        until(quiet)
    lines = BudgetLine.objects.filter(article__story_id__in=[s for page in second.pages for s in page["stories"]])
    assert all(line.lines and line.printed for line in lines)
    assert not Notice.objects.exists()


def test_an_issue_that_cannot_be_composed_keeps_its_pages_and_says_why(paper):
    with at_work(paper):
        first = until(composed_after())
        until(quiet)
    (paper.desk / "paper.toml").write_text("= not a paper")
    ask(kinds.COMPOSE, "1", {"issue": 1})
    with at_work(paper):
        second = until(composed_after(composition().composed_at))
    assert "paper.toml" in second.failure
    assert second.pages == composition().pages
    assert [page["digest"] for page in second.pages] == [page["digest"] for page in first.pages]


def test_what_is_released_is_on_the_site_and_drafts_are_not(paper, cast):
    article = Article.objects.get(story_id=MILL)
    with at_work(paper):
        until(lambda: (paper.out / "site").exists() or quiet())
        draft = article.get_latest_revision_as_object()
        draft.headline = "A headline nobody has released"
        save_draft(draft, cast.editor)
        article.headline = article.title = "A headline for everybody"
        article.published = date(2020, 1, 1)
        article.save_revision().publish()
        ask(kinds.STREET, kinds.STREET, {"stories": [MILL]})
        until(lambda: "A headline for everybody" in words(paper.out / "site"))
        until(quiet)
    assert "nobody has released" not in words(paper.out / "site")


def test_a_release_whose_minute_passed_while_nobody_worked_goes_out_once_and_the_desk_is_told(paper, cast):
    due = timezone.now() - timedelta(hours=1)
    release = Release.objects.create(articles=[MILL], due_at=due, asked_by=cast.editor)
    with at_work(paper):
        until(lambda: Release.objects.get(pk=release.pk).state == Release.State.DONE)
        until(quiet)
    article = Article.objects.get(story_id=MILL)
    assert article.live
    assert "went out late" in Notice.objects.get(key=f"late:{release.pk}").text
    assert AuditEntry.objects.filter(act="publish").count() == 1
    assert list((paper.out / "site").resolve().glob(f"2*/*/{article.web_slug}/index.html"))


def test_a_picture_of_a_page_is_cleared_out_a_day_after_nothing_names_it(paper):
    with at_work(paper):
        until(composed_after())
        until(quiet)
    old = paper.desk_out / "pages" / "0000.png"
    old.write_bytes(b"picture")
    os.utime(old, (0, 0))
    ask(kinds.OPTIONS, "1", {"issue": 1})
    with at_work(paper):
        until(quiet)
    assert not old.exists()
    assert Job.objects.filter(state=Job.State.ASIDE).count() == 0


def words(site: Path) -> str:
    """All that stands on the pages of a site."""
    return "\n".join(path.read_text() for path in sorted(site.resolve().rglob("index.html"))) if site.exists() else ""
