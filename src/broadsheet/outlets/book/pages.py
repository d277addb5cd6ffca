"""The pages that are no articles: the cover and the imprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.book.article import file_of
from broadsheet.outlets.book.layout import picture_of
from broadsheet.outlets.book.markup import document
from broadsheet.outlets.book.words import book_words
from broadsheet.outlets.dates import day_text
from broadsheet.outlets.markup import attribute, safe_address, text_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.outlets.book.layout import Layout
    from broadsheet.outlets.model import Rendition


def cover_picture(layout: Layout) -> Rendition | None:
    """The picture of the front page that becomes the cover."""
    cover = layout.book.issue.cover
    return picture_of(cover.of("jpeg")) if cover else None


def cover(layout: Layout) -> bytes:
    """The cover: the printed front page, or the nameplate in type where that was not drawn."""
    picture, paper = cover_picture(layout), layout.book.paper
    if picture is None:
        return document(layout.title, paper.language, f'<body class="cover">\n{_nameplate(layout)}</body>')
    alt = book_words(paper.language)["cover_alt"].format(paper=paper.name, n=layout.book.issue.number)
    image = (
        f'<img epub:type="cover" role="doc-cover" src="{file_of(picture)}" alt="{attribute(alt)}"'
        f' width="{picture.width}" height="{picture.height}"/>'
    )
    return document(layout.title, paper.language, f'<body class="cover">\n<div>{image}</div>\n</body>')


def _nameplate(layout: Layout) -> str:
    """The paper's name with its strapline and the day."""
    paper, issue = layout.book.paper, layout.book.issue
    lines = (paper.network.line, paper.strapline, day_text(issue.day, paper.language))
    told = "".join(f"<p>{text_html(line)}</p>\n" for line in lines if line)
    return f"<h1>{text_html(paper.name)}</h1>\n{told}"


def imprint(layout: Layout) -> bytes:
    """Who makes the paper, how to write to it and how to get it in print."""
    paper = layout.book.paper
    title = book_words(paper.language)["imprint"]
    lines = "".join(f"<p>{line}</p>\n" for line in _lines(layout))
    body = f'<body>\n<section class="imprint">\n<h1>{title}</h1>\n{lines}{_sisters(layout)}</section>\n</body>'
    return document(title, paper.language, body)


def _lines(layout: Layout) -> Iterator[str]:
    """The imprint line by line."""
    paper, issue = layout.book.paper, layout.book.issue
    words = book_words(paper.language)
    yield f"<b>{text_html(layout.title)}</b>"
    yield from (text_html(line) for line in (paper.network.line, *paper.imprint, *paper.contact) if line)
    for key, told in (("letters_to", paper.letters_to), ("orders_to", paper.orders_to)):
        if told:
            yield f"{words[key]}: {_linked(told)}"
    if paper.address:
        yield _linked(paper.address)
    if paper.issn:
        yield f"ISSN {text_html(paper.issn)}"
    price = f" · <bdi>{text_html(issue.price)}</bdi>" if issue.price else ""
    yield f"{day_text(issue.day, paper.language)}{price}"


def _linked(told: str) -> str:
    """An address as a link: of the web, or a mail box."""
    target = safe_address(told if told.startswith("http") else f"mailto:{told}" if "@" in told else "")
    shown = text_html(told.removeprefix("https://").removeprefix("http://"))
    return f'<a href="{attribute(target)}">{shown}</a>' if target else shown


def _sisters(layout: Layout) -> str:
    """The other papers of the network."""
    paper = layout.book.paper
    items = "".join(
        f'<li><a href="{attribute(address)}">{text_html(sister.name)}</a></li>\n' if address
        else f"<li>{text_html(sister.name)}</li>\n"
        for sister in paper.network.sisters
        for address in (safe_address(sister.address),)
    )  # fmt: skip
    return f"<h2>{book_words(paper.language)['sisters']}</h2>\n<ul>\n{items}</ul>\n" if items else ""
