"""The doors between an issue as it is planned and the ``Issue`` that all other rooms know.

``actions.put_issue`` is the way in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from broadsheet.edition import model
from broadsheet.newsroom.issues.models import Advert, Issue, PageSheet, Placement
from broadsheet.newsroom.issues.moves import pins_of

T = TypeVar("T")
HEAD = ("day", "volume", "on_sale", "off_sale", "price", "stock", "pages")
"""What an issue's row and the value have in common, beside its number."""
ADVERT = ("columns", "depth", "page", "file", "alt", "advertiser", "headline", "text", "call")


def to_issue(issue: Issue, only: Collection[str] | None = None) -> model.Issue:
    """The issue as it is planned. With ``only``, without the placements of other stories than those."""
    rows = issue.placements.select_related("article").order_by("order", "id")
    placed = ((row, row.article.story_id) for row in rows)
    return model.Issue(
        number=issue.number,
        **{name: getattr(issue, name) for name in HEAD},
        placements=tuple(_placement(row, story) for row, story in placed if only is None or story in only),
        adverts=tuple(_advert(row) for row in issue.adverts.order_by("order", "id")),
        page_pins=tuple(_page_pin(row) for row in issue.sheets.filter(pinned=True).order_by("id")),
    )


def plans_of(issue: Issue) -> dict[int, str]:
    """The stored plans of the issue's locked pages by page, as JSON text."""
    rows = issue.sheets.filter(pinned=True, locked=True).exclude(plan="").order_by("number")
    return dict(rows.values_list("number", "plan"))


def as_kept(value: model.Issue, keys: Collection[str]) -> model.Issue:
    """An issue as the database can hold it: placements of stories that are there, of two alike the first."""
    placements = (item for item in value.placements if item.story in keys)
    return replace(
        value,
        placements=_first(placements, attrgetter("story")),
        adverts=_first(value.adverts, attrgetter("id")),
        page_pins=_first(value.page_pins, attrgetter("number")),
    )


def _first(items: Iterable[T], key: Callable[[T], object]) -> tuple[T, ...]:
    """The first item of every key."""
    found: dict[object, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())


def _placement(row: Placement, story: str) -> model.Placement:
    """A story in the issue."""
    return model.Placement(story, row.rank, row.page, row.section, pins_of(row.pins), row.hold)


def _advert(row: Advert) -> model.Advert:
    """An advert."""
    return model.Advert(
        id=row.key,
        kind=model.AdvertKind(row.kind),
        position=model.Position(row.position),
        **{name: getattr(row, name) for name in ADVERT},
    )


def _page_pin(row: PageSheet) -> model.PagePin:
    """What is fixed about a page."""
    return model.PagePin(row.number, row.section, row.heading, row.alternative, row.locked)
