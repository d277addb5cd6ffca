"""The doors between an issue as it is planned and the ``Issue`` that all other rooms know.

What the plan does not hold (deadlines, approvals, alternatives looked at) is the newsroom's alone, and stays when an
issue is put in anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, fields
from enum import Enum
from typing import Any

from django.db import transaction

from broadsheet.edition import model
from broadsheet.newsroom.issues.models import Advert, Issue, PageSheet, Placement
from broadsheet.newsroom.stories.models import Article

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


def put_issue(
    value: model.Issue,
    plans: Mapping[int, str] | None = None,
    state: str = "",
    articles: Mapping[str, int] | None = None,
) -> Issue:
    """Write an issue's plan into the database, in place of what is planned for that number.

    ``plans`` are the stored plans of locked pages by page, ``articles`` primary keys by story id where they are known.
    A placement of a story that is not there is left out, and so is a second one of the same story. ``state`` is given
    to the issue where it is not empty.
    """
    keys = _keys(value) if articles is None else articles
    with transaction.atomic():
        head = {name: getattr(value, name) for name in HEAD} | ({"state": state} if state else {})
        issue, made = Issue.objects.update_or_create(number=value.number, defaults=head)
        if not made:
            Issue.objects.filter(pk=issue.pk).update(version=issue.version + 1)
            issue.version += 1
        _put_placements(issue, value.placements, keys)
        issue.adverts.all().delete()
        Advert.objects.bulk_create(_advert_rows(issue, value.adverts))
        _put_sheets(issue, value.page_pins, plans or {})
    return issue


def _keys(value: model.Issue) -> dict[str, int]:
    """The primary keys of the stories an issue places."""
    stories = {item.story for item in value.placements}
    return dict(Article.objects.filter(story_id__in=stories).values_list("story_id", "pk"))


def _put_placements(issue: Issue, placements: Iterable[model.Placement], keys: Mapping[str, int]) -> None:
    """Write the placements anew."""
    first = {item.story: item for item in reversed(tuple(placements)) if item.story in keys}
    issue.placements.all().delete()
    rows = [
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
        for order, item in enumerate(reversed(first.values()))
    ]
    Placement.objects.bulk_create(rows)


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
    """Adverts as rows, of two with one id the first."""
    first: dict[str, model.Advert] = {}
    for item in adverts:
        first.setdefault(item.id, item)
    return [
        Advert(
            issue=issue,
            order=order,
            key=item.id,
            kind=item.kind.value,
            position=item.position.value,
            **{name: getattr(item, name) for name in ADVERT},
        )
        for order, item in enumerate(first.values())
    ]


def _page_pin(row: PageSheet) -> model.PagePin:
    """What is fixed about a page."""
    return model.PagePin(row.number, row.section, row.heading, row.alternative, row.locked)


def _put_sheets(issue: Issue, pins: Iterable[model.PagePin], plans: Mapping[int, str]) -> None:
    """Write what is fixed about pages, in the plan's order; deadlines and approvals of a page stay."""
    before = {row.number: row for row in issue.sheets.all()}
    first: dict[int, PageSheet] = {}
    for pin in pins:
        row = before.pop(pin.number, None) or PageSheet(number=pin.number)
        first.setdefault(pin.number, _pinned(row, pin, plans.get(pin.number, "")))
    for row in before.values():
        row.pinned = row.locked = False
        row.section = row.heading = row.plan = ""
        row.alternative = 1
    issue.sheets.all().delete()
    rows = (*first.values(), *before.values())
    for row in rows:
        row.pk, row.issue = None, issue
    PageSheet.objects.bulk_create(rows)


def _pinned(row: PageSheet, pin: model.PagePin, plan: str) -> PageSheet:
    """A page's row with what is fixed about it."""
    row.pinned, row.plan = True, plan if pin.locked else ""
    for name in PIN:
        setattr(row, name, getattr(pin, name))
    return row
