"""An ``Issue`` from the values of ``issues/NN/issue.toml``, and what is wrong with it taken alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from broadsheet.edition.model import Advert, AdvertKind, Issue, PagePin, Pins, Placement, Position
from broadsheet.edition.papers import twice

if TYPE_CHECKING:
    from broadsheet.edition.tables import Values
    from broadsheet.remarks import Remark

WITHOUT_DATE = date(1, 1, 1)
"""Stands for a date that was wrong or left out, which a remark has said."""
UNPINNED = Pins()


def issue_from(values: Values) -> tuple[Issue, tuple[Remark, ...]]:
    """The issue, and what is wrong beyond single keys: dates the wrong way round, names or pages given twice."""
    issue = Issue(
        number=values.whole("number"),
        day=values.day("date") or WITHOUT_DATE,
        volume=values.whole("volume"),
        on_sale=values.day("on_sale"),
        off_sale=values.day("off_sale"),
        price=values.text("price"),
        stock=values.whole("stock") if values.has("stock") else None,
        pages=values.whole("pages"),
        placements=tuple(_placement(row) for row in values.tables("placements") if row.has("story")),
        adverts=tuple(_advert(row) for row in values.tables("adverts") if row.has("id")),
        page_pins=tuple(_page_pin(row) for row in values.tables("page_pins") if row.has("number")),
    )
    return issue, (
        *_date_remarks(issue, values),
        *twice(values.tables("placements"), "story", "story-placed-twice"),
        *twice(values.tables("adverts"), "id", "advert-twice"),
        *twice(values.tables("page_pins"), "number", "page-pinned-twice"),
    )


def _placement(row: Values) -> Placement:
    """A story in the issue."""
    return Placement(
        story=row.text("story"),
        rank=row.whole("rank", 3),
        page=row.whole("page"),
        section=row.text("section"),
        pins=_pins(row.table("pins")) if row.has("pins") else UNPINNED,
        hold=row.flag("hold"),
    )


def _pins(row: Values) -> Pins:
    """An editor's last word about a placement."""
    return Pins(
        position=Position(row.text("position", Position.FREE.value)),
        columns=row.whole("columns"),
        picture_columns=row.whole("picture_columns"),
        headline=row.whole("headline"),
        jump=row.flag("jump") if row.has("jump") else None,
        turn_page=row.whole("turn_page"),
    )


def _advert(row: Values) -> Advert:
    """An advert."""
    return Advert(
        id=row.text("id"),
        kind=AdvertKind(row.text("kind", AdvertKind.BOOKED.value)),
        columns=row.whole("columns", 1),
        depth=row.whole("depth"),
        page=row.whole("page"),
        position=Position(row.text("position", Position.FREE.value)),
        file=row.text("file"),
        alt=row.text("alt"),
        advertiser=row.text("advertiser"),
        headline=row.text("headline"),
        text=row.text("text"),
        call=row.text("call"),
    )


def _page_pin(row: Values) -> PagePin:
    """What is fixed about a page."""
    return PagePin(
        number=row.whole("number"),
        section=row.text("section"),
        heading=row.text("heading"),
        alternative=row.whole("alternative", 1),
        locked=row.flag("locked"),
    )


def _date_remarks(issue: Issue, values: Values) -> tuple[Remark, ...]:
    """An issue that goes off sale before it comes on sale."""
    first = issue.first_day
    if issue.off_sale is None or issue.off_sale >= first:
        return ()
    message = f"off_sale {issue.off_sale} lies before the first day of sale, {first}."
    return (values.source.remark("bad-dates", ("off_sale",), message, "Put the two dates the right way round."),)
