"""Many articles written at once: pages with their places in the tree, first versions, and lines of the budget.

The framework writes a page with some thirty statements and checks each by itself; here a whole folder takes a dozen
statements for each five hundred stories (``benchmarks/newsroom_intake.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F, Field, Model
from wagtail.models import Page, ReferenceIndex, Revision

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.stories.models import Article, BudgetLine, PaperImage
from broadsheet.newsroom.stories.rules import pictures_state
from broadsheet.newsroom.stories.stages import workflow_of
from broadsheet.remarks import Severity
from broadsheet.story.checking import check_story
from broadsheet.story.counting import count_words
from broadsheet.story.model import Picture, Story

AT_ONCE = 500
"""Stories in one go."""


@dataclass(frozen=True, slots=True)
class NewStory:
    """A story that has no article yet: the values of its fields, and whether readers may see it."""

    story: Story
    values: dict[str, Any]
    public: bool


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes articles: who takes them in, when, and below which page."""

    who: User | None
    now: datetime
    home: Page

    @classmethod
    def of(cls, who: User | None, now: datetime) -> Maker:
        """One that makes articles where all stories stand."""
        return cls(who, now, Page.objects.select_for_update().get(pk=stories_home().pk))

    def make(self, new: Sequence[NewStory], told: Callable[[int], object]) -> dict[str, int]:
        """Write the articles of stories; their primary keys by story id. ``told`` hears how many are written."""
        keys: dict[str, int] = {}
        first = self._first_step()
        for at in range(0, len(new), AT_ONCE):
            batch = new[at : at + AT_ONCE]
            articles = [self._article(item, first + at + nth) for nth, item in enumerate(batch)]
            _write_pages(articles)
            _write_versions(articles, self.now)
            _write_references(articles)
            keys |= {article.story_id: article.pk for article in articles}
            told(at + len(batch))
        Page.objects.filter(pk=self.home.pk).update(numchild=F("numchild") + len(new))
        return keys

    def _first_step(self) -> int:
        """The first free place below the home of the stories."""
        last = self.home.get_last_child()
        return Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1  # noqa: SLF001 - the tree's own reckoning

    def _article(self, item: NewStory, step: int) -> Article:
        """An article that has not been written."""
        depth = self.home.depth + 1
        slug = item.values["slug"]
        return Article(
            **item.values,
            draft_title=item.values["title"],
            path=Page._get_path(self.home.path, depth, step),  # noqa: SLF001 - the tree's own reckoning
            depth=depth,
            url_path=f"{self.home.url_path}{slug}/",
            content_type=ContentType.objects.get_for_model(Article),
            translation_key=uuid4(),
            locale_id=self.home.locale_id,
            owner=self.who,
            live=item.public,
            has_unpublished_changes=not item.public,
            first_published_at=self.now if item.public else None,
            last_published_at=self.now if item.public else None,
            latest_revision_created_at=self.now,
        )


def _write_pages(articles: Sequence[Article]) -> None:
    """Write articles that are in no table yet: the framework's part of each, then ours."""
    names = [field.attname for field in _columns(Page) if not field.primary_key]
    pages = [Page(**{name: getattr(article, name) for name in names}) for article in articles]
    for article, page in zip(articles, Page.objects.bulk_create(pages), strict=True):
        article.pk = article.id = article.page_ptr_id = page.pk
        article._state.adding = False  # noqa: SLF001 - as the framework's own writing leaves it
    _insert(Article, articles)


def _insert(model: type[Model], rows: Sequence[Model]) -> None:
    """Write the part of rows that their own table holds, which the framework's way of writing many refuses to do."""
    columns = _columns(model)
    size = connection.ops.bulk_batch_size(columns, rows) or len(rows)
    for at in range(0, len(rows), size):
        model._base_manager._insert(list(rows[at : at + size]), fields=columns, using=connection.alias)  # type: ignore[attr-defined] # noqa: SLF001 - see above


def _columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a model's own table."""
    return list(model._meta.local_concrete_fields)  # noqa: SLF001 - Django's documented way to a model's fields


def _write_versions(articles: Sequence[Article], now: datetime) -> None:
    """Write the first version of each article."""
    ours, base = _content_types(Article, Page)
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=ours,
                base_content_type=base,
                object_id=str(article.pk),
                created_at=now,
                user=article.owner,
                object_str=str(article),
                content=article.serializable_data(),
            )
            for article in articles
        ]
    )
    rows = [
        (revision.pk, revision.pk if article.live else None, article.pk)
        for article, revision in zip(articles, revisions, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE wagtailcore_page SET latest_revision_id = %s, live_revision_id = %s WHERE id = %s", rows
        )


def _content_types(*models: type[Model]) -> tuple[ContentType, ...]:
    """The framework's rows for tables."""
    return tuple(ContentType.objects.get_for_model(model) for model in models)


def _write_references(articles: Sequence[Article]) -> None:
    """Write which article shows which picture, so that none in use is thrown away."""
    ours, base, picture = _content_types(Article, Page, PaperImage)
    rows = [
        ReferenceIndex(
            content_type=ours,
            base_content_type=base,
            object_id=str(article.pk),
            to_content_type=picture,
            to_object_id=str(item["value"]["image"]),
            model_path="body.picture.image",
            content_path=f"body.{item['id']}.image",
            content_path_hash=ReferenceIndex._get_content_path_hash(f"body.{item['id']}.image"),  # noqa: SLF001 - theirs
        )
        for article in articles
        for item in article.body.get_prep_value()
        if item["type"] == "picture" and item["value"]["image"]
    ]
    ReferenceIndex.objects.bulk_create(rows, batch_size=AT_ONCE)


def write_budget(stories: Iterable[tuple[Story, bool]], keys: dict[str, int], issues: dict[str, int]) -> None:
    """Write the lines of new stories in the budget; ``bool`` says whether readers may see the story.

    ``issues`` names the issue each is planned for. Lines and depth are measured when the desk's folder is composed.
    """
    stage = cache(_stages)
    rows = [
        _line(story, keys[story.id], issues.get(story.id), stage(story.section)[public]) for story, public in stories
    ]
    BudgetLine.objects.bulk_create(rows, batch_size=AT_ONCE)


def _stages(section: str) -> tuple[str, str]:
    """The first and the last stage of a section."""
    stages = workflow_of(section)
    return stages[0].key, stages[-1].key


def _line(story: Story, article: int, issue: int | None, stage: str) -> BudgetLine:
    """A story's line."""
    remarks = check_story(story, "")
    stops = sum(remark.severity is Severity.STOP for remark in remarks)
    shown = sum(isinstance(block, Picture) for block in story.blocks)
    return BudgetLine(
        article_id=article,
        headline=story.headline,
        section=story.section,
        genre=story.genre.value,
        stage=stage,
        issue_id=issue,
        words=count_words(story),
        pictures=pictures_state(shown, wanted=False),
        stops=stops,
        remarks=len(remarks) - stops,
    )
