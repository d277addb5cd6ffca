"""A ``Paper`` from the values of ``paper.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.model import LISTS, Network, Paper, PdfAccess, Section, SisterPaper, Web

if TYPE_CHECKING:
    from broadsheet.edition.tables import Values
    from broadsheet.remarks import Remark


def paper_from(values: Values) -> tuple[Paper, tuple[Remark, ...]]:
    """The paper, and what is wrong beyond single keys: a section given twice."""
    paper = Paper(
        name=values.text("name"),
        strapline=values.text("strapline"),
        language=values.text("language", "en"),
        place=values.text("place"),
        network=_network(values.table("network")),
        sections=tuple(Section(item.text("id"), item.text("name")) for item in values.tables("sections")),
        address=values.text("address"),
        short_address=values.text("short_address"),
        contact=values.texts("contact"),
        imprint=values.texts("imprint"),
        issn=values.text("issn"),
        letters_to=values.text("letters_to"),
        orders_to=values.text("orders_to"),
        web=_web(values.table("web")),
    )
    return paper, twice(values.tables("sections"), "id", "section-twice")


def _network(values: Values) -> Network:
    """The network of papers."""
    sisters = tuple(
        SisterPaper(item.text("name"), item.text("language", "en"), item.text("address"))
        for item in values.tables("sisters")
    )
    return Network(values.text("name"), values.text("line"), sisters)


def _web(values: Values) -> Web:
    """What the web edition holds."""
    given = Web()
    return Web(
        lists=tuple(name for name in LISTS if name in values.texts("lists", given.lists)),
        per_page=values.whole("per_page", given.per_page),
        feeds=values.text("feeds", given.feeds),
        feed_items=values.whole("feed_items", given.feed_items),
        wire=values.flag("wire", default=given.wire),
        search=values.flag("search", default=given.search),
        pdf=PdfAccess(values.text("pdf", given.pdf.value)),
        pdf_after=values.whole("pdf_after", given.pdf_after),
        reply_to=values.text("reply_to", given.reply_to),
        order_at=values.text("order_at"),
    )


def twice(rows: tuple[Values, ...], name: str, rule: str) -> tuple[Remark, ...]:
    """A remark on every table that repeats what an earlier one has under ``name``."""
    first: dict[object, Values] = {}
    remarks = []
    for row in rows:
        value = row.values.get(name)
        earlier = first.setdefault(value, row)
        if value is not None and earlier is not row:
            line = earlier.source.place(earlier.path).line
            message = f'{name} "{value}" stands twice; first on line {line}.'
            remarks.append(row.source.remark(rule, (*row.path, name), message, "Delete one, or give it another."))
    return tuple(remarks)
