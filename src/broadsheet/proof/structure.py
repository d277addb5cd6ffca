"""Stories as the structure tree tells them: text joined from marked content in tree order, a block a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.proof.reading import read
from broadsheet.proof.tree import NO_STORY, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from broadsheet.proof.marks import Page, Run

SOFT_HYPHEN = "\u00ad"
SILENT = "\u2060"
"""A word joiner stands for glyphs without a character of their own."""
OPEN_ENDS = ("-", "\u2010", "\u2013", "\u2014", "/")
"""Ends of lines after which no space is missing."""


@dataclass(frozen=True, slots=True)
class StoryElement:
    """A block as text, with the pages it stands on."""

    role: str
    text: str
    pages: tuple[int, ...]
    block: int
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofStory:
    """A story as the tagged file tells it. ``title`` is the element's own title, or its first heading."""

    title: str
    elements: tuple[StoryElement, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on."""
        return tuple(sorted({page for element in self.elements for page in element.pages}))


@dataclass(frozen=True, slots=True)
class StoryText:
    """A story as text alone: (role, text) for each block in the order of the tree.

    Labels of list items, marks of notes and empty blocks are left out: they are not text of the story.
    """

    title: str
    elements: tuple[tuple[str, str], ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts without their roles."""
        return tuple(text for _, text in self.elements)


def paragraphs(path: Path) -> tuple[StoryText, ...]:
    """Every story of a tagged file as text, in the order of the tree: the other half of "nothing lost".

    Words broken at line ends are whole again and lines joined. Raises as ``reading.read`` does.
    """
    reading = read(path)
    return tuple(_told(story) for story in stories_of(reading.blocks, reading.pages))


def _told(story: ProofStory) -> StoryText:
    told = ((element.role, element.text) for element in story.elements if element.role != "Lbl")
    return StoryText(story.title, tuple((role, text) for role, text in told if text.strip()))


def stories_of(blocks: Iterable[Block], pages: Iterable[Page]) -> tuple[ProofStory, ...]:
    """The stories in tree order, each block read as text."""
    blocks = tuple(blocks)
    reader = TextReader(pages, blocks)
    gathered: dict[int, list[Block]] = {}
    for block in blocks:
        if block.story != NO_STORY:
            gathered.setdefault(block.story, []).append(block)
    return tuple(_story(own, reader) for _, own in sorted(gathered.items()))


def _story(blocks: list[Block], reader: TextReader) -> ProofStory:
    elements = tuple(
        StoryElement(block.role, reader.text(block), _pages_of(block), block.number, block.around) for block in blocks
    )
    heading = next((element.text for element in elements if element.role.startswith("H")), "")
    return ProofStory(blocks[0].title or heading.strip(), elements)


def _pages_of(block: Block) -> tuple[int, ...]:
    return tuple(sorted({page for page, _ in block.content}))


class TextReader:
    """Reads blocks as text.

    Where a file ends its lines in space glyphs, lines join as they are; otherwise a space is put between lines that a
    hyphen or dash does not join.
    """

    def __init__(self, pages: Iterable[Page], blocks: Iterable[Block]) -> None:
        """Sort the runs of all pages by their marked content, and see how the blocks end their lines."""
        self._runs: dict[tuple[int, int], list[Run]] = {}
        for page in pages:
            for run in page.runs:
                if run.mcid >= 0 and not run.artifact:
                    self._runs.setdefault((page.number, run.mcid), []).append(run)
        ends = [line.endswith((" ", *OPEN_ENDS)) for block in blocks for line in self._inner_lines(block)]
        self._exact = sum(ends) * 2 > len(ends)

    def text(self, block: Block) -> str:
        """The block's text, soft hyphens removed and lines joined."""
        return block.said or join(list(self.lines(block)), exact=self._exact)

    def lines(self, block: Block) -> Iterator[str]:
        """The block's text as it stands on paper, line by line."""
        open_line, where = "", None
        for page, mcid in block.content:
            own = [] if (page, mcid) in block.marks else self._runs.get((page, mcid), [])
            for run in own:
                place = (page, run.y)
                if where not in {None, place}:
                    yield open_line
                    open_line = ""
                open_line, where = open_line + run.text, place
        if where is not None:
            yield open_line

    def _inner_lines(self, block: Block) -> list[str]:
        """The lines of a block that are followed by another, but for those that break a word."""
        return [line for line in [*self.lines(block)][:-1] if not line.endswith(SOFT_HYPHEN)]


def join(lines: list[str], *, exact: bool) -> str:
    """Lines into running text."""
    text = ""
    for line in lines:
        if text and not exact and not text.endswith((" ", SOFT_HYPHEN, *OPEN_ENDS)):
            text += " "
        text = text.removesuffix(SOFT_HYPHEN) + line
    return text.removesuffix(SOFT_HYPHEN).replace(SILENT, "")
