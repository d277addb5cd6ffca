"""Invented stories, issues and paper folders, the same for the same seed: what tests and benchmarks compose.

``a_story`` makes one piece of copy, ``an_edition`` a whole issue in memory (its pictures drawn into a cache),
``a_paper_folder`` the same issue as the folder an editor would keep. ``IssueOrder()`` alone is B16: 16 pages,
45 items, 18,000 words, 30 pictures of 1,600 × 1,067 pixels.
"""

from __future__ import annotations

import json
import math
import os
import random
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw

import wordstock as stock
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.model import Block, Spans

REPORTED = 0.65
PICTURE_SIZE = (1600, 1067)
SECTIONS = (
    Section("town", "The Town"),
    Section("work", "Work and Homes"),
    Section("region", "The Region"),
    Section("culture", "Culture"),
    Section("life", "Life and Letters"),
)


def _capital(text: str) -> str:
    """The text with its first letter large."""
    return text[0].upper() + text[1:]


def _plural(noun: str) -> str:
    """More than one of them."""
    return noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "aeiou" else noun + "s"


class Copywriter:
    """Invents sentences in one language. The same generator state gives the same words."""

    def __init__(self, chance: random.Random, language: str = "en") -> None:
        """Write in ``language``; a language without a stock of words of its own is written in English."""
        self.chance = chance
        self.bag = stock.BAGS.get(language.split("-", maxsplit=1)[0], ())

    def name(self) -> str:
        """A person."""
        return f"{self.chance.choice(stock.FIRST_NAMES)} {self.chance.choice(stock.SURNAMES)}"

    def place(self) -> str:
        """A town."""
        return self.chance.choice(stock.PLACE_HEADS) + self.chance.choice(stock.PLACE_TAILS)

    def figure(self) -> str:
        """A figure as news carries them."""
        chance = self.chance
        whole = f"{chance.randrange(1_000, 90_000, 50):,}"
        return chance.choice(
            (whole, f"{chance.randrange(2, 98)} per cent", f"£{whole}", str(chance.randrange(12, 400)))
        )

    def thing(self) -> str:
        """An adjective (often) and a noun."""
        noun = self.chance.choice(stock.NOUNS)
        noun = f"{noun}-{self.chance.choice(stock.NOUNS)}" if self.chance.random() < 0.02 else noun
        return f"{self.chance.choice(stock.ADJECTIVES)} {noun}" if self.chance.random() < 0.6 else noun

    def clause(self) -> str:
        """Who did what, without capital and stop."""
        pick = self.chance.choice
        verb = pick(stock.VERBS)
        return pick(
            (
                f"{pick(stock.BODIES)} {pick(stock.ADVERBS)} {verb} the {self.thing()}",
                f"the {self.thing()} in {self.place()} {verb} the {self.thing()}",
                f"a {self.thing()} {verb} more than {self.figure()} of the {_plural(pick(stock.NOUNS))}",
                f"{self.name()} of {self.place()} {verb} the {self.thing()} of {pick(stock.BODIES)}",
                f"{self.chance.randrange(3, 40)} {_plural(pick(stock.NOUNS))} {verb} it {pick(stock.ADVERBS)}",
            )
        )

    def sentence(self) -> str:
        """One sentence with capital and stop; the mix gives words of about five letters, as news has."""
        if self.bag:
            return self._foreign()
        return _capital(self._report() if self.chance.random() < REPORTED else self._plain())

    def _report(self) -> str:
        """A sentence with names, figures and long words."""
        pick = self.chance.choice
        return pick(
            (
                f"{self.clause()}.",
                f"{self.clause()}, and {self.clause()}.",
                f"after the {self.thing()} was {pick(stock.VERBS)}, {self.clause()}.",
                f"in {self.place()}, where {self.clause()}, the {self.thing()} is still {pick(stock.ADJECTIVES)}.",
                f'"{_capital(self.clause())}," said {self.name()}, "and we have not heard a word from them since."',
            )
        )

    def _plain(self) -> str:
        """A sentence of short words."""
        pick = self.chance.choice
        noun = pick(stock.NOUNS)
        return pick(
            (
                f"it was not clear how much of the {noun} would be left by the end of the year.",
                f"that is what it will cost to keep the {noun} as it is, and no one wants to pay for it.",
                f"there are {self.figure()} of them now, and there were far fewer when {self.name()} first came here.",
                f"{self.name()} said she would like to see it for herself before she made up her mind.",
                f"the work is to be done by the time the {noun} is open again, if the money can be found.",
                f"no one at the {noun} could say why it had not been {pick(stock.VERBS)} at once.",
                f"what they do not have is a {noun} of their own, or the time to look for one.",
                f"\"It isn't the {noun} that keeps us up at night, it's the bill,\" {self.name()} said.",
            )
        )

    def _foreign(self) -> str:
        """A sentence drawn from a bag, short words first; it scans like prose without meaning anything."""
        count = self.chance.randrange(7, 22)
        weights = [3 if len(word) < 4 else 1 for word in self.bag]
        words = self.chance.choices(self.bag, weights, k=count)
        words[self.chance.randrange(count)] = self.name()
        words[count // 2] += ","
        return _capital(" ".join(words)) + "."

    def headline(self) -> str:
        """Five to eight words."""
        if self.bag:
            return self._foreign_words(6)
        pick = self.chance.choice
        return f"{self.place()} {pick(stock.TOPICS).lower()} {pick(stock.HEAD_VERBS)}"

    def short_headline(self) -> str:
        """Three words."""
        pick = self.chance.choice
        verbs = ("waits", "returns", "closes", "opens", "divides", "wins")
        return self._foreign_words(3) if self.bag else f"{self.place()} {pick(stock.TOPICS).lower()} {pick(verbs)}"

    def short(self) -> str:
        """Two or three words: a subhead, a title."""
        if self.bag:
            return self._foreign_words(3)
        return f"{self.chance.choice(stock.ADJECTIVES).capitalize()} {self.chance.choice(stock.TOPICS).lower()}"

    def _foreign_words(self, count: int) -> str:
        """Some words from the bag, capitalised."""
        return _capital(" ".join(self.chance.choices(self.bag, k=count)))

    def paragraph(self, words: int) -> str:
        """Sentences of about ``words`` words together."""
        sentences = [self.sentence()]
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def spans(self, words: int) -> Spans:
        """A paragraph, now and then with a stressed word or a web address in it."""
        text = self.paragraph(words)
        if self.chance.random() > 0.12:
            return (Span(text),)
        head, _, tail = text.partition(" ")
        middle, _, tail = tail.partition(" ")
        dressed = self.chance.choice(
            (Span(middle, emphasis=True), Span(middle, strong=True), Span(middle, link="https://example.org/report"))
        )
        return (Span(head + " "), dressed, Span(" " + tail)) if tail else (Span(text),)


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


# ---- pictures ----


def picture_cache() -> Path:
    """The folder of drawn pictures shared by all tests on this machine."""
    return Path(tempfile.gettempdir()) / "broadsheet-drawn-pictures-1"


def draw_picture(folder: Path, number: int, size: tuple[int, int] = PICTURE_SIZE) -> str:
    """Put the drawn picture of that number into ``folder``; returns its file name relative to the folder."""
    name = f"pictures/drawn-{number:05}-{size[0]}x{size[1]}.jpg"
    kept = picture_cache() / name
    if not kept.exists():
        _save(_scene(number, size), kept)
    if folder != picture_cache() and not (folder / name).exists():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, folder / name)
    return name


def _save(picture: Image.Image, path: Path) -> None:
    """Write aside and rename, since tests run side by side."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.part")
    picture.save(aside, "JPEG", quality=85)
    aside.replace(path)


def _scene(number: int, size: tuple[int, int]) -> Image.Image:
    """Sky, sea, hills and houses with grain, so that its JPEG weighs what a photograph's does."""
    chance = random.Random(number)  # noqa: S311 - seeded on purpose
    picture = Image.fromarray(_sky(chance, size))
    draw = ImageDraw.Draw(picture)
    horizon = round(size[1] * chance.uniform(0.45, 0.65))
    for layer in range(3):
        draw.polygon(_hills(chance, size, horizon + layer * size[1] // 9), fill=_colour(chance, 110 - layer * 25))
    for _ in range(chance.randrange(6, 14)):
        left, wide, high = chance.randrange(size[0]), chance.randrange(40, 170), chance.randrange(50, 260)
        foot = horizon + chance.randrange(size[1] // 3)
        draw.rectangle((left, foot - high, left + wide, foot), fill=_colour(chance, 150))
        draw.polygon(((left - 8, foot - high), (left + wide // 2, foot - high - 60), (left + wide + 8, foot - high)),
                     fill=_colour(chance, 90))  # fmt: skip
    return _grained(picture, number)


def _sky(chance: random.Random, size: tuple[int, int]) -> np.ndarray:
    """A vertical gradient between two colours; shape (height, width, 3), bytes."""
    top, foot = np.array(_colour(chance, 120)), np.array(_colour(chance, 215))
    ramp = np.linspace(0, 1, size[1])[:, None, None]
    return np.broadcast_to(top + (foot - top) * ramp, (size[1], size[0], 3)).astype(np.uint8)


def _hills(chance: random.Random, size: tuple[int, int], height: int) -> list[tuple[int, int]]:
    """A wavy skyline closed along the picture's foot."""
    phase, wave = chance.uniform(0, 6), chance.uniform(1.5, 4)
    line = [(x, height + round(45 * math.sin(phase + wave * x / size[0] * 6))) for x in range(0, size[0] + 40, 40)]
    return [(0, size[1]), *line, (size[0] + 40, size[1])]


def _colour(chance: random.Random, around: int) -> tuple[int, int, int]:
    """A muted colour of about that lightness."""
    red, green, blue = (max(0, min(255, around + chance.randrange(-45, 46))) for _ in range(3))
    return red, green, blue


def _grained(picture: Image.Image, number: int) -> Image.Image:
    """The picture with film grain."""
    grain = np.random.default_rng(number).normal(0, 7, (picture.height, picture.width, 1))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def a_publishing_day(number: int, latest: int = 24) -> date:
    """The first Friday or so of an issue's month, counted back from the latest issue."""
    return date(2026, 11, 6) - timedelta(days=28 * (latest - number))


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
