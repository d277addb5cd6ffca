"""The doors between an issue as it is planned and the ``Issue`` that all other rooms know.

What the plan does not hold (deadlines, approvals, alternatives looked at) is the newsroom's alone, and stays when an
issue is put in anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, fields, replace
from enum import Enum
from operator import attrgetter
from typing import Any, TypeVar

from django.db import transaction

from broadsheet.edition import model
from broadsheet.newsroom.issues.models import Advert, Issue, PageSheet, Placement
from broadsheet.newsroom.stories.models import Article

T = TypeVar("T")
HEAD = ("day", "volume", "on_sale", "off_sale", "price", "stock", "pages")
"""What an issue's row and the value have in common, beside its number."""
ADVERT = ("columns", "depth", "page", "file", "alt", "advertiser", "headline", "text", "call")
PIN = ("section", "heading", "alternative", "locked")
NO_PINS = model.Pins()


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


def put_issue(
    value: model.Issue,
    plans: Mapping[int, str] | None = None,
    state: str = "",
    articles: Mapping[str, int] | None = None,
) -> Issue:
    """Write an issue's plan into the database, in place of what is planned for that number.

    ``plans`` are the stored plans of locked pages by page, ``articles`` primary keys by story id where they are known.
    What the database cannot hold is left out (``as_kept``). ``state`` is given to the issue where it is not empty.
    """
    keys = _keys(value) if articles is None else articles
    kept = as_kept(value, keys)
    with transaction.atomic():
        head = {name: getattr(kept, name) for name in HEAD} | ({"state": state} if state else {})
        issue, made = Issue.objects.update_or_create(number=kept.number, defaults=head)
        if not made:
            issue.version += 1
            issue.save(update_fields=["version"])
        issue.placements.all().delete()
        Placement.objects.bulk_create(_placement_rows(issue, kept.placements, keys))
        issue.adverts.all().delete()
        Advert.objects.bulk_create(_advert_rows(issue, kept.adverts))
        _put_sheets(issue, kept.page_pins, plans or {})
    return issue


def _keys(value: model.Issue) -> dict[str, int]:
    """The primary keys of the stories an issue places."""
    stories = {item.story for item in value.placements}
    return dict(Article.objects.filter(story_id__in=stories).values_list("story_id", "pk"))


def _placement_rows(issue: Issue, placements: Iterable[model.Placement], keys: Mapping[str, int]) -> list[Placement]:
    """Placements as rows."""
    return [
        Placement(
            issue=issue,
            article_id=keys[item.story],
            order=order,
            rank=item.rank,
            page=item.page,
            section=item.section,
            pins=pins_value(item.pins),
            hold=item.hold,
        )
        for order, item in enumerate(placements)
    ]


def pins_value(pins: model.Pins) -> dict[str, Any]:
    """What an editor pinned, by name, without what is left open."""
    given = ((item.name, getattr(pins, item.name)) for item in fields(pins))
    return {
        name: value.value if isinstance(value, Enum) else value
        for name, value in given
        if value != getattr(NO_PINS, name)
    }


def pins_of(value: Mapping[str, Any]) -> model.Pins:
    """The pins of a placement's row."""
    known = {name: value[name] for name in asdict(NO_PINS) if name in value}
    return model.Pins(**known | {"position": model.Position(known.get("position", model.Position.FREE.value))})


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


def _advert_rows(issue: Issue, adverts: Iterable[model.Advert]) -> list[Advert]:
    """Adverts as rows."""
    return [
        Advert(
            issue=issue,
            order=order,
            key=item.id,
            kind=item.kind.value,
            position=item.position.value,
            **{name: getattr(item, name) for name in ADVERT},
        )
        for order, item in enumerate(adverts)
    ]


def _page_pin(row: PageSheet) -> model.PagePin:
    """What is fixed about a page."""
    return model.PagePin(row.number, row.section, row.heading, row.alternative, row.locked)


def _put_sheets(issue: Issue, pins: Iterable[model.PagePin], plans: Mapping[int, str]) -> None:
    """Write what is fixed about pages, in the plan's order; deadlines and approvals of a page stay."""
    before = {row.number: row for row in issue.sheets.all()}
    rows = [_pinned(before.pop(pin.number, PageSheet(number=pin.number)), pin, plans) for pin in pins]
    rows += [_pinned(row, None, {}) for row in before.values()]
    issue.sheets.all().delete()
    for row in rows:
        row.pk, row.issue = None, issue
    PageSheet.objects.bulk_create(rows)


def _pinned(row: PageSheet, pin: model.PagePin | None, plans: Mapping[int, str]) -> PageSheet:
    """A page's row with what is fixed about it; None fixes nothing."""
    given = pin or model.PagePin(row.number)
    row.pinned, row.plan = pin is not None, plans.get(row.number, "") if given.locked else ""
    for name in PIN:
        setattr(row, name, getattr(given, name))
    return row
