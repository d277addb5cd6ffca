"""The invented archive: the same articles for the same seed, forty to a monthly issue, the newest in November 2026."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "tests"))

from broadsheet.outlets.addresses import article_address, slug_of
from broadsheet.story.model import Byline, Paragraph, Quotation, Span, Story, Subhead
from broadsheet.story.writing import write_story
from copywriter import Copywriter

PER_ISSUE = 40
WORDS = 900
TWO_BYLINES = 0.4
SUBHEAD_AT, QUOTATION_AT, ROUND = 4, 7, 5
"""The blocks in rounds of ``ROUND``: which is a subhead; and which block of all is the quotation."""
NEWEST = date(2026, 11, 6)
SECTIONS = ("town", "harbour", "work", "region", "culture", "letters", "sport", "science")
SUBJECTS = (
    "ferry", "rents", "schools", "flood", "bakery", "railway", "theatre", "orchard", "quarry", "pensions", "market",
    "library", "regatta", "hospital", "allotments", "wages", "water", "archives", "weather", "voting",
)  # fmt: skip
RANKS = (1,) * 8 + (2,) * 12 + (3,) * 20
ISSUES_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, the number of its issue, and its place (from 1) and rank in it; ``text`` is its file in our form.

    ``index`` counts from 0, the oldest.
    """

    index: int
    story: Story
    text: str
    issue: int
    place: int
    rank: int

    @property
    def address(self) -> str:
        """Its address on every site."""
        return article_address(day_of(self.story), self.story.slug, self.story.id)

    @property
    def body(self) -> str:
        """Its copy as CommonMark, which all generators are given alike."""
        return self.text.split("\n---\n\n", 1)[1]


def day_of(story: Story) -> date:
    """The day a generated story was published; all have one."""
    if story.published is None:
        raise ValueError(story.id)
    return story.published


def issues_in(size: int) -> int:
    """How many issues an archive of ``size`` articles has."""
    return -(-size // PER_ISSUE)


def issue_day(number: int, issues: int) -> date:
    """The day of an issue: one a month, the last of all on ``NEWEST``."""
    months = NEWEST.year * ISSUES_A_YEAR + NEWEST.month - 1 - (issues - number)
    return date(months // ISSUES_A_YEAR, months % ISSUES_A_YEAR + 1, NEWEST.day)


def pieces_of(number: int, size: int) -> tuple[Piece, ...]:
    """The articles of one issue of an archive of ``size`` articles, the leading one first."""
    first = (number - 1) * PER_ISSUE
    return tuple(piece(index, size) for index in range(first, min(first + PER_ISSUE, size)))


def piece(index: int, size: int) -> Piece:
    """One article of an archive of ``size`` articles."""
    chance = random.Random(f"article/{index}")  # noqa: S311 - seeded on purpose
    writer = Copywriter(chance)
    number, place = index // PER_ISSUE + 1, index % PER_ISSUE
    story = Story(
        id=f"article-{index:05}",
        headline=f"{writer.headline()} after {writer.short().lower()}",
        blocks=_blocks(writer, index, size),
        slug=slug(index),
        kicker=writer.short(),
        standfirst=writer.sentence(),
        bylines=_bylines(writer),
        section=SECTIONS[place % len(SECTIONS)],
        subjects=tuple(sorted(chance.sample(SUBJECTS, chance.randint(2, 3)))),
        published=issue_day(number, issues_in(size)),
    )
    return Piece(index, story, write_story(story), number, place + 1, RANKS[place])


def slug(index: int) -> str:
    """An article's slug, without making the article."""
    writer = Copywriter(random.Random(f"slug/{index}"))  # noqa: S311 - seeded on purpose
    return f"{slug_of(writer.short())}-{slug_of(writer.place())}-{index}"


def address(index: int, size: int) -> str:
    """An article's address, without making the article."""
    return article_address(issue_day(index // PER_ISSUE + 1, issues_in(size)), slug(index), "")


def _bylines(writer: Copywriter) -> tuple[Byline, ...]:
    """One or two people; the second helped with research."""
    second = writer.chance.random() < TWO_BYLINES
    first = Byline(writer.name())
    other = next(name for name in iter(writer.name, "") if name != first.name)
    return (first, Byline(other, "research")) if second else (first,)


def _blocks(writer: Copywriter, index: int, size: int) -> tuple[Paragraph | Subhead | Quotation, ...]:
    """About ``WORDS`` words: paragraphs, a subhead before each fourth, a quotation in the middle."""
    blocks: list[Paragraph | Subhead | Quotation] = []
    written = 0
    while written < WORDS:
        count = len(blocks)
        if count % ROUND == SUBHEAD_AT:
            blocks.append(Subhead((Span(writer.short()),)))
        elif count == QUOTATION_AT:
            blocks.append(Quotation(((Span(writer.sentence()),),), writer.name(), f"{writer.place()} Herald"))
        else:
            blocks.append(Paragraph(_dressed(writer, writer.paragraph(45), _link(writer, index, size, count))))
        written += sum(len(text.split()) for text in texts_of(blocks[-1]))
    return tuple(blocks)


def _link(writer: Copywriter, index: int, size: int, block: int) -> str:
    """Where a paragraph's link leads: one to an earlier article, two to other sites, else nowhere."""
    if block == 1 and index:
        return address(writer.chance.randrange(index), size)
    return f"https://example.org/report/{writer.chance.randrange(1000)}" if block in {5, 10} else ""


def _dressed(writer: Copywriter, text: str, link: str) -> tuple[Span, ...]:
    """A paragraph with a link, or, in one of four, with stressed words."""
    words = text.split()
    kind = "link" if link else writer.chance.choice(("emphasis", "strong", "", "", "", "", "", ""))
    if not kind:
        return (Span(text),)
    at = next(at for at in range(3, len(words)) if words[at].isalpha() and words[at + 1].isalpha())
    head, middle, tail = " ".join(words[:at]), " ".join(words[at : at + 2]), " ".join(words[at + 2 :])
    dressed = {
        "link": Span(middle, link=link),
        "emphasis": Span(middle, emphasis=True),
        "strong": Span(middle, strong=True),
    }
    return (Span(f"{head} "), dressed[kind], Span(f" {tail}"))


def texts_of(block: Paragraph | Subhead | Quotation) -> tuple[str, ...]:
    """The plain text of a block, paragraph by paragraph."""
    if isinstance(block, Quotation):
        return tuple("".join(span.text for span in spans) for spans in block.paragraphs)
    return ("".join(span.text for span in block.spans),)
