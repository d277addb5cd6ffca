"""Copy for tests of the newsroom: a story that was written here, an issue that places some."""

from __future__ import annotations

from datetime import date

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.issues.models import Issue, Placement
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.doors import values_of
from broadsheet.newsroom.stories.models import Article
from broadsheet.story.model import Byline, Paragraph, Span, Story

WORDS = "The harbour office printed last year's table, and nobody noticed until the ferry sat on the sand. " * 3


def a_story(story_id: str, headline: str, who: User) -> Article:
    """A draft of a news story that nothing holds back."""
    paragraphs = tuple(Paragraph((Span(WORDS.strip()),)) for _ in range(4))
    story = Story(story_id, headline, paragraphs, slug=story_id, bylines=(Byline("Ada Quay"),), section="harbour")
    article = Article(**values_of(story, {}), owner=who, live=False)
    stories_home().add_child(instance=article)
    save_draft(article, who)
    return Article.objects.get(pk=article.pk)


def an_issue(number: int, who: User, stories: list[str], state: str = Issue.State.CLOSED) -> Issue:
    """An issue of four pages that places new stories of these ids."""
    issue = Issue.objects.create(number=number, day=date(2026, 12, 4), pages=4, state=state)
    for order, story_id in enumerate(stories):
        article = a_story(story_id, f"{story_id.capitalize()} on the sand", who)
        Placement.objects.create(issue=issue, article=article, order=order, rank=order + 1, page=1)
    return issue
