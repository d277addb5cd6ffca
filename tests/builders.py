"""Invented stories, issues and paper folders, the same for the same seed: what tests and benchmarks compose.

``a_story`` makes one piece of copy, ``an_edition`` a whole issue in memory (its pictures drawn into a cache),
``a_paper_folder`` the same issue as the folder an editor would keep. ``IssueOrder()`` alone is B16: 16 pages,
45 items, 18,000 words, 30 pictures of 1,600 × 1,067 pixels.
"""

from __future__ import annotations

import json
import math
import random
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet.edition.design import default_design
from broadsheet.edition.model import Advert, AdvertKind, Issue, Network, Paper, Placement, Section
from broadsheet.edition.plan import Edition, PictureFacts
from broadsheet.measure import mm, to_mm
from broadsheet.story.model import (
    Align,
    Byline,
    FactBox,
    Focus,
    Genre,
    ItemList,
    ListItem,
    Note,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Span,
    Story,
    Subhead,
    Table,
)  # fmt: skip
from broadsheet.story.writing import write_story
from copywriter import Copywriter
from darkroom import PICTURE_SIZE, draw_picture, picture_cache

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.model import Block

SECTIONS = (
    Section("town", "The Town"),
    Section("work", "Work and Homes"),
    Section("region", "The Region"),
    Section("culture", "Culture"),
    Section("life", "Life and Letters"),
)


@dataclass(frozen=True, slots=True)
class StoryOrder:
    """What a story shall be like. ``pictures`` are files it shows; ``rich`` allows lists, tables, boxes and quotes."""

    words: int = 300
    language: str = "en"
    genre: Genre = Genre.NEWS
    section: str = "town"
    pictures: tuple[str, ...] = ()
    rich: bool = True


def a_story(story_id: str = "ferry", seed: int = 1, **wishes: Any) -> Story:
    """One piece of copy of about ``words`` words; ``wishes`` are fields of ``StoryOrder``."""
    order = StoryOrder(**wishes)
    chance = random.Random(f"{story_id}/{seed}")  # noqa: S311 - seeded on purpose
    writer = Copywriter(chance, order.language)
    headline = writer.headline()
    return Story(
        id=story_id,
        headline=headline,
        blocks=tuple(_blocks(writer, order)),
        slug=story_id,
        kicker=writer.short() if chance.random() < 0.3 and order.words > 150 else "",
        print_headlines=(writer.short_headline(),),
        standfirst=writer.sentence() if order.words > 350 else "",
        bylines=(Byline(writer.name()),) if order.words > 120 else (),
        section=order.section,
        language=order.language,
        genre=order.genre,
        published=date(2026, 11, 1),
        notes=_notes(writer, order),
    )


def _notes(writer: Copywriter, order: StoryOrder) -> tuple[Note, ...]:
    """A foot note under long analyses; ``_blocks`` sets its mark."""
    long = order.rich and order.genre is Genre.ANALYSIS and order.words > 900
    return (Note("1", (Span(writer.sentence()),)),) if long else ()


def _blocks(writer: Copywriter, order: StoryOrder) -> Iterator[Block]:
    """The story's blocks: pictures near the head, subheads about every 220 words, other pieces now and then."""
    written, since = 0, 0
    pictures = list(order.pictures)
    noted = order.rich and order.genre is Genre.ANALYSIS and order.words > 900
    while written < order.words:
        spans = writer.spans(min(55, max(18, order.words - written)))
        if noted and written:
            spans, noted = (*spans, Span("", note="1")), False
        yield Paragraph(spans)
        count = sum(len(span.text.split()) for span in spans)
        written, since = written + count, since + count
        if pictures:
            yield _picture(writer, pictures.pop(0))
        if order.rich and since > 220 and order.words - written > 80:
            extra = tuple(_extras(writer, order))
            yield from extra
            written, since = written + sum(map(_words_in, extra)), 0
    yield from (_picture(writer, file) for file in pictures)


def _words_in(block: Block) -> int:
    """A rough count of a block's words, from its own notation."""
    return len(str(block).split()) // 3 if isinstance(block, FactBox | Table | ItemList) else 3


def _extras(writer: Copywriter, order: StoryOrder) -> Iterator[Block]:
    """A subhead, and in some stories something that is not running text."""
    yield Subhead((Span(writer.short()),))
    kind = writer.chance.random()
    if kind < 0.10:
        yield ItemList(tuple(ListItem((Span(writer.paragraph(8)),)) for _ in range(3)))
    elif kind < 0.16:
        yield _table(writer)
    elif kind < 0.24:
        yield FactBox(writer.short(), tuple(Paragraph((Span(writer.paragraph(14)),)) for _ in range(3)))
    elif kind < 0.34:
        yield Quotation(((Span(writer.sentence()),),), speaker=writer.name(), source=writer.place() + " Herald")
    elif kind < 0.50 and order.words > 500:
        yield PullQuote((Span(writer.sentence()),), speaker=writer.name())


def _table(writer: Copywriter) -> Table:
    """Three columns of places and figures."""
    rows = tuple(
        tuple((Span(text),) for text in (writer.place(), str(writer.chance.randrange(100)), writer.figure().split()[0]))
        for _ in range(4)
    )
    return Table(((Span("Town"),), (Span("Then"),), (Span("Now"),)), rows, (Align.LEFT, Align.RIGHT, Align.RIGHT))


def _picture(writer: Copywriter, file: str) -> Picture:
    """A picture with everything the law and courtesy ask."""
    focus = Focus(writer.chance.randrange(250, 750), writer.chance.randrange(300, 700))
    caption = (Span(writer.sentence()),)
    return Picture(file, f"A drawn scene: {writer.short().lower()}", caption, writer.name(), "own work", focus)


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What an issue shall be like; the values given here are B16. A third of the ``items`` are briefs."""

    words: int = 18_000
    items: int = 45
    pages: int = 16
    pictures: int = 30
    page_format: str = "tabloid"
    language: str = "en"
    house: int = 3
    number: int = 24
    front_page: bool = True


def an_edition(seed: int = 1, folder: Path | None = None, **wishes: Any) -> Edition:
    """A whole issue in memory; ``wishes`` are fields of ``IssueOrder``. Pictures lie in ``folder`` or in a cache."""
    order = IssueOrder(**wishes)
    where = folder or picture_cache()
    files = tuple(draw_picture(where, seed * 100 + index) for index in range(order.pictures))
    stories, placements = _content(seed, order, files)
    house = tuple(_house_advert(index) for index in range(order.house))
    issue = Issue(
        order.number, date(2026, 11, 6), 3, price="£2.00", stock=500, pages=order.pages, placements=placements,
        adverts=house,
    )  # fmt: skip
    facts = tuple(PictureFacts(file, *PICTURE_SIZE, "jpeg") for file in files)
    return Edition(a_paper(order.language), default_design(order.page_format), issue, stories, str(where), facts)


def a_paper(language: str = "en") -> Paper:
    """The paper the invented issues belong to."""
    return Paper(
        name="The Saltwick Courier",
        strapline="Every first Friday, for the whole estuary",
        language=language,
        place="Saltwick",
        network=Network("The Estuary Papers", "The Saltwick section of the Estuary Papers"),
        sections=SECTIONS,
        address="https://courier.example",
        short_address="courier.example",
        contact=("The Old Net Loft, Quay Street, Saltwick", "desk@courier.example"),
        imprint=("Published by the Saltwick Courier Society.", "Printed in Kelmouth."),
        issn="2049-3630",
    )


def _house_advert(index: int) -> Advert:
    """A house advert set in type."""
    texts = ("Write to us", "Deliver for us", "Take a year of it", "Lend us your photographs")
    return Advert(
        f"house-{index + 1}",
        AdvertKind.HOUSE,
        2,
        mm(60),
        headline=texts[index % len(texts)],
        text="The Courier is made by its readers. Come to the net loft on any Tuesday evening.",
        call="desk@courier.example",
    )


def _content(seed: int, order: IssueOrder, files: tuple[str, ...]) -> tuple[tuple[Story, ...], tuple[Placement, ...]]:
    """Stories and their placements, in the order of the sections and, within one, of rank."""
    chance = random.Random(f"issue/{seed}/{order}")  # noqa: S311 - seeded on purpose
    briefs = order.items // 3
    lengths = _lengths(chance, order.words, order.items - briefs, briefs)
    shown = _share_out(files, len(lengths) - briefs)
    ranks = _ranks(order, len(lengths) - briefs)
    stories, placements = [], []
    for index, words in enumerate(lengths):
        brief = index >= len(lengths) - briefs
        section = _section_of(index, ranks, order, briefs)
        story = _one(seed, index, replace(_STORY, words=words, language=order.language, section=section),
                     () if brief else shown[index])  # fmt: skip
        stories.append(replace(story, genre=Genre.BRIEF, kicker="", standfirst="") if brief else story)
        page = 1 if index == 0 and order.front_page else 0
        placements.append(Placement(story.id, 5 if brief else ranks[index], page, section, hold=brief))
    return tuple(stories), tuple(placements)


_STORY = StoryOrder()


def _one(seed: int, index: int, order: StoryOrder, pictures: tuple[str, ...]) -> Story:
    """The story at one place of the issue; long ones are analyses or features."""
    genre = (Genre.ANALYSIS, Genre.FEATURE)[index % 2] if order.words > 900 else Genre.NEWS
    wishes = {"words": order.words, "language": order.language, "section": order.section}
    return a_story(f"piece-{index + 1:02}", seed, genre=genre, pictures=pictures, rich=order.words > 150, **wishes)


def _lengths(chance: random.Random, words: int, stories: int, briefs: int) -> tuple[int, ...]:
    """Word counts, long stories first, briefs last: log-normal as real papers are, scaled to the sum asked for."""
    small = [chance.randrange(35, 75) for _ in range(briefs)]
    raw = sorted((math.exp(chance.gauss(0, 0.55)) for _ in range(stories)), reverse=True)
    scale = max(words - sum(small), 60 * stories) / sum(raw) if raw else 0
    return (*(max(60, round(value * scale)) for value in raw), *small)


def _ranks(order: IssueOrder, stories: int) -> tuple[int, ...]:
    """One lead a page as far as stories go, then second, third and small ones. The longest stories lead."""
    leads = min(order.pages, stories)
    rest = stories - leads
    seconds = min(order.pages, rest)
    return (1,) * leads + (2,) * (seconds // 2) + (3,) * (seconds - seconds // 2) + (4,) * (rest - seconds)


def _section_of(index: int, ranks: tuple[int, ...], order: IssueOrder, briefs: int) -> str:
    """Sections take turns within each rank, so that every section has leads, seconds and briefs of its own."""
    count = min(len(SECTIONS), max(1, order.pages // 2))
    first = len(ranks) if index >= len(ranks) else ranks.index(ranks[index])
    size = briefs if index >= len(ranks) else ranks.count(ranks[index])
    return SECTIONS[(index - first) * count // max(1, size)].id


def _share_out(files: tuple[str, ...], stories: int) -> tuple[tuple[str, ...], ...]:
    """Pictures among the stories: one each from the longest down, then a second round."""
    return tuple(files[index::stories] for index in range(stories))


# ---- the folder form ----


def a_paper_folder(path: Path, seed: int = 1, **wishes: Any) -> Path:
    """The issue of ``an_edition`` as the folder an editor would keep; returns the folder."""
    edition = an_edition(seed, path, **wishes)
    home = path / "issues" / str(edition.issue.number)
    home.mkdir(parents=True, exist_ok=True)
    (path / "paper.toml").write_text(_paper_toml(edition.paper), encoding="utf-8")
    (path / "design.toml").write_text(f'format = "{edition.design.format.name}"\n', encoding="utf-8")
    (home / "issue.toml").write_text(_issue_toml(edition.issue), encoding="utf-8")
    for story in edition.stories:
        (home / f"{story.id}.md").write_text(write_story(story), encoding="utf-8")
    return path


def _toml(**values: object) -> str:
    """Keys and values as lines of TOML; empty values are left out."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in values.items() if value or value is False)


def _value(value: object) -> str:
    """One value: text as JSON writes it, which TOML reads alike."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _paper_toml(paper: Paper) -> str:
    head = _toml(
        name=paper.name, strapline=paper.strapline, language=paper.language, place=paper.place, address=paper.address,
        short_address=paper.short_address, contact=paper.contact, imprint=paper.imprint, issn=paper.issn,
    )  # fmt: skip
    network = "[network]\n" + _toml(name=paper.network.name, line=paper.network.line)
    sections = ("[[sections]]\n" + _toml(id=section.id, name=section.name) for section in paper.sections)
    return "\n".join([head, network, *sections])


def _issue_toml(issue: Issue) -> str:
    head = _toml(
        number=issue.number,
        volume=issue.volume,
        date=issue.day,
        price=issue.price,
        stock=issue.stock,
        pages=issue.pages,
    )
    placements = (
        "[[placements]]\n"
        + _toml(story=item.story, rank=item.rank, page=item.page, section=item.section, hold=item.hold or None)
        for item in issue.placements
    )
    adverts = (
        "[[adverts]]\n"
        + _toml(id=item.id, kind=item.kind.value, columns=item.columns, depth=f"{to_mm(item.depth):.3f} mm",
                headline=item.headline, text=item.text, call=item.call)
        for item in issue.adverts
    )  # fmt: skip
    return "\n".join([head, *placements, *adverts])
