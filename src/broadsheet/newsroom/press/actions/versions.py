"""One story made public as its latest draft has it, and put back as it was."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wagtail.models import Revision

from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.counts import stops_of
from broadsheet.newsroom.stories.doors import FIELDS, STREAMS, to_story
from broadsheet.newsroom.stories.models import Article
from broadsheet.outlets.addresses import slug_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from broadsheet.newsroom.people.models import User

KEPT = tuple(name for name in (*FIELDS, "title") if name != "story_id")
"""The fields of an article's row that a release writes."""


class Draft:
    """An article as readers have it (``row``) and as the desk has it (``copy``)."""

    def __init__(self, row: Article) -> None:
        self.row = row
        self.story: str = row.story_id
        self.revision: Revision | None = row.latest_revision
        self.copy: Article = row.get_latest_revision_as_object()

    @property
    def public_day(self) -> date | None:
        """The publish date readers know it by; None where they do not know it."""
        return self.row.published if self.row.live else None

    @cached_property
    def changed(self) -> bool:
        """Whether the desk's copy differs from what readers have."""
        return not self.row.live or to_story(self.row) != to_story(self.copy)

    @cached_property
    def stops(self) -> tuple[str, ...]:
        """What its checks say that holds it back."""
        return stops_of(self.copy)


@dataclass(frozen=True, slots=True)
class Released:
    """What a release changed of a story, so that it can be put back: the row's values as JSON holds them.

    ``draft`` is the publish date the draft had before, ``given`` the one it was released with, as text; ``revision``
    is the draft that was released, ``said`` the key of what readers were told of the change with it.
    """

    live: bool
    values: dict[str, Any]
    live_revision: int | None
    first: str | None
    last: str | None
    draft: str | None
    given: str
    revision: int | None
    said: str = ""

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def drafts_of(stories: Collection[str], *, lock: bool = False) -> list[Draft]:
    """Stories by id, in the order of their keys; locked until the transaction ends, so that no draft comes between."""
    rows = Article.objects.filter(story_id__in=list(stories)).select_related("latest_revision").order_by("pk")
    return [Draft(row) for row in (rows.select_for_update(of=("self", "page_ptr")) if lock else rows)]


def release_article(draft: Draft, day: date, now: datetime) -> Released:
    """Make a story public as its draft has it, with a publish date; what was before."""
    row, copy = draft.row, draft.copy
    before = Released(
        live=row.live,
        values={name: _told(getattr(row, name)) for name in KEPT},
        live_revision=row.live_revision_id,
        first=_iso(row.first_published_at),
        last=_iso(row.last_published_at),
        draft=_iso(copy.published),
        given=day.isoformat(),
        revision=row.latest_revision_id,
    )
    if row.first_published_at is None and not copy.web_slug:
        copy.web_slug = _slug(copy)
    _date_revision(draft, before.given, copy.web_slug)
    copy.published, copy.live, copy.has_unpublished_changes = day, True, False
    copy.live_revision_id = row.latest_revision_id
    copy.first_published_at, copy.last_published_at = row.first_published_at or now, now
    copy.save(clean=False)
    return before


def put_back(draft: Draft, before: Released, who: User) -> None:
    """Make a story as public, or as unknown, as it was; the draft stays but for the date the release gave it."""
    row, copy = draft.row, draft.copy
    if _iso(copy.published) == before.given != before.draft:
        _date_revision(draft, before.draft, copy.web_slug)
    for name, value in before.values.items():
        setattr(row, name, _read(name, value))
    row.live, row.live_revision_id = before.live, before.live_revision
    row.first_published_at, row.last_published_at = _moment(before.first), _moment(before.last)
    row.has_unpublished_changes = row.latest_revision_id != before.live_revision or not before.live
    row.save(clean=False)
    if before.said:
        kept = [item for item in copy.corrections.get_prep_value() if item["id"] != before.said]
        copy.corrections = _read("corrections", kept)
        save_draft(copy, who, "take back what was told")


def _slug(copy: Article) -> str:
    """The address of a story nobody gave one: its headline's, with its id behind where another story has that."""
    slug = slug_of(copy.headline)
    taken = Article.objects.exclude(pk=copy.pk).filter(web_slug=slug).exists()
    return f"{slug}-{copy.story_id}" if taken else slug


def _date_revision(draft: Draft, day: str | None, slug: str) -> None:
    """Give a draft that is kept a publish date and an address."""
    revision, given = draft.revision, {"published": day, "web_slug": slug}
    if revision is not None and {name: revision.content.get(name) for name in given} != given:
        revision.content.update(given)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _told(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """A field's value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.get_prep_value() if hasattr(value, "get_prep_value") else value


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - the same
    """A field's value from JSON."""
    if name in STREAMS:
        return Article._meta.get_field(name).to_python(json.dumps(value))  # noqa: SLF001 - Django's documented way
    return date.fromisoformat(value) if name == "published" and value else value


def _iso(value: date | datetime | None) -> str | None:
    """A day or a moment as text."""
    return value.isoformat() if value else None


def _moment(value: str | None) -> datetime | None:
    """A moment from text."""
    return datetime.fromisoformat(value) if value else None
