"""An issue from a folder, written in place of what is planned for its number.

What the plan does not hold (deadlines, approvals, alternatives looked at) is the newsroom's alone, and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from broadsheet.edition import model
from broadsheet.newsroom.issues.doors import ADVERT, HEAD, as_kept
from broadsheet.newsroom.issues.models import Advert, Issue, PageSheet, Placement
from broadsheet.newsroom.issues.moves import pins_dict
from broadsheet.newsroom.stories.models import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PIN = ("section", "heading", "alternative", "locked")


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
            pins=pins_dict(item.pins),
            hold=item.hold,
        )
        for order, item in enumerate(placements)
    ]


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
