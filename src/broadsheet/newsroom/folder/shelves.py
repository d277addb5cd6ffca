"""What the database holds for a folder: stories as they stand on the desk or were released, issues, files beside them.

Everything is read at one moment, so that an issue that is being published is there wholly or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, TypeAlias

from django.db import connection, transaction

from broadsheet.edition import model
from broadsheet.newsroom.issues.doors import plans_of, to_issue
from broadsheet.newsroom.issues.models import Issue, Placement
from broadsheet.newsroom.stories.doors import FIELDS, kept_pictures, story_of
from broadsheet.newsroom.stories.kept import KeptPicture
from broadsheet.newsroom.stories.models import Article, PaperImage
from broadsheet.outlets.addresses import article_address
from broadsheet.story.model import Picture, Story

Which: TypeAlias = Literal["desk", "paper"]
"""Everything in its latest draft, or only what was released."""
AT_ONCE = 200
"""Stories read at a time."""


@dataclass(frozen=True, slots=True)
class ShelvedIssue:
    """An issue with the stored plans of its locked pages."""

    issue: model.Issue
    plans: tuple[tuple[int, str], ...] = ()

    @property
    def adverts(self) -> tuple[str, ...]:
        """The artwork it names."""
        return tuple(item.file for item in self.issue.adverts if item.file)


@contextmanager
def one_moment() -> Iterator[None]:
    """Read the database as it stands at one moment, without keeping anybody from writing."""
    database: Any = connection
    if database.in_atomic_block:
        yield
    elif database.vendor == "sqlite":
        database.ensure_connection()
        mode, database.transaction_mode = database.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            database.transaction_mode = mode
    else:
        with transaction.atomic():
            with database.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def stories_on(which: Which, ids: Collection[str] | None = None) -> Iterator[Story]:
    """The stories of the desk, or those released; all, or those of some ids."""
    pictures, addresses = kept_pictures(), _Addresses()
    for values in _values(which, ids):
        yield story_of(values, pictures, addresses)


class _Addresses:
    """The addresses of stories by primary key, looked up when the first is asked for."""

    def __init__(self) -> None:
        self.known: dict[int, str] | None = None

    def __call__(self, pk: int) -> str:
        """The address of a story; empty when it has none."""
        if self.known is None:
            rows = Article.objects.exclude(published=None).values_list("pk", "published", "web_slug", "story_id")
            self.known = {key: article_address(*row) for key, *row in rows}
        return self.known.get(pk, "")


def _values(which: Which, ids: Collection[str] | None) -> Iterator[dict[str, Any]]:
    """The stored values of articles, in the order of their ids; never more than some hundred are held at a time."""
    articles = Article.objects.order_by("story_id")
    if ids is not None:
        articles = articles.filter(story_id__in=ids)
    if which == "paper":
        articles = articles.filter(live=True)
    rows = articles.values("pk", "has_unpublished_changes", *FIELDS).iterator(chunk_size=AT_ONCE)
    while some := tuple(islice(rows, AT_ONCE)):
        drafts = _drafts(row["pk"] for row in some if row["has_unpublished_changes"]) if which == "desk" else {}
        for row in some:
            yield drafts.get(row["pk"]) or {name: _stored(row[name]) for name in FIELDS}


def _drafts(articles: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The latest revisions of articles that have one which was not released."""
    rows = Article.objects.filter(pk__in=list(articles)).exclude(latest_revision=None)
    return dict(rows.values_list("pk", "latest_revision__content"))


def _stored(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """A field's value as it is stored."""
    return value.get_prep_value() if hasattr(value, "get_prep_value") else value


def issues_on(which: Which, numbers: Collection[int] | None = None) -> Iterator[ShelvedIssue]:
    """The issues of the desk, or those published; without placements of stories that were not released."""
    issues = Issue.objects.order_by("number")
    if numbers is not None:
        issues = issues.filter(number__in=numbers)
    only = None
    if which == "paper":
        issues = issues.filter(state=Issue.State.PUBLISHED)
        only = frozenset(Article.objects.filter(live=True).values_list("story_id", flat=True))
    for issue in issues:
        yield ShelvedIssue(to_issue(issue, only), tuple(plans_of(issue).items()))


def issues_of_stories(which: Which, ids: Collection[str] | None = None) -> dict[str, tuple[int, ...]]:
    """The numbers of the issues each story stands in."""
    rows = Placement.objects.order_by("issue__number")
    if ids is not None:
        rows = rows.filter(article__story_id__in=ids)
    if which == "paper":
        rows = rows.filter(issue__state=Issue.State.PUBLISHED)
    found: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for story, number in rows.values_list("article__story_id", "issue__number"):
        found[story] = (*found[story], number)
    return found


def media_of_pictures() -> dict[str, str]:
    """Where among the media each picture is kept, by its path in the folder."""
    names: dict[int, str] = dict(PaperImage.objects.values_list("pk", "file"))
    kept: dict[int, KeptPicture] = kept_pictures()
    return {kept[pk].file: names[pk] for pk in sorted(kept, reverse=True)}


def pictures_of(story: Story) -> tuple[str, ...]:
    """The pictures a story names."""
    return tuple(block.file for block in story.blocks if isinstance(block, Picture) and block.file)
