"""Taking stock of an issue's copy: what is an article, what joins the briefs or the letters, in which section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.briefs import BRIEF_RANK, brief_item, is_brief
from broadsheet.makeup.letters import is_letter, letter_item
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.model import Genre, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from broadsheet.edition.model import Placement
    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.flow import Item
    from broadsheet.makeup.furniture import Stone
    from broadsheet.story.model import Story

LETTERS, LISTINGS = "letters", "listings"
"""Sections that letters and listings have when the editor names none of the paper's own."""
BRIEFS_DEEP = 0.8
"""A group of briefs is at most this share of a column."""
LETTERS_DEEP = 0.8
"""A group of letters is at most this share of all columns of a page."""
OWN_GROUP = 3
"""A section with so many briefs has a column of its own."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Copy that needs a page: what to book, whose section, the page it is pinned to (0 none), whether it may wait."""

    booking: Booking
    section: str
    page: int = 0
    hold: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """All the copy of an issue in running order, and what is wrong with it."""

    lots: tuple[Lot, ...]
    sections: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()

    def order(self, section: str) -> int:
        """The place of a section in the running order; -1 for copy that belongs to none."""
        return self.sections.index(section) if section in self.sections else -1


def take_stock(stone: Stone) -> Stock:
    """Sort an issue's placements into lots. A placement without its story, or a second of one story, is set aside."""
    placed = _placed(stone.edition)
    letters = [pair for pair in placed if is_letter(pair[1])]
    briefs = [pair for pair in placed if pair not in letters and is_brief(pair[1], pair[0].rank)]
    rest = [pair for pair in placed if pair not in letters and pair not in briefs]
    sections = running_order(stone.edition, placed)
    order = {section: index for index, section in enumerate(sections)}
    lots = [Lot(_article(*pair), section_of(*pair), pair[0].page, pair[0].hold) for pair in rest]
    lots += _letter_lots(stone, letters)
    lots += _brief_lots(stone, sorted(briefs, key=lambda pair: order[section_of(*pair)]))
    return Stock(tuple(lots), sections, tuple(_unpictured(stone.edition, [story for _, story in placed])))


def _unpictured(edition: Edition, stories: Sequence[Story]) -> Iterator[Remark]:
    """Pictures that cannot be used: their stories are set without them."""
    for story in stories:
        for block in story.blocks:
            if isinstance(block, Picture) and edition.picture(block.file) is None:
                yield Remark(
                    "picture-left-out", Severity.NOTE, Place(story=story.id),
                    f"“{story.headline}” is set without its picture {block.file}, which cannot be used.",
                    "Put the picture where the story names it, as a JPEG, PNG or TIFF file.",
                )  # fmt: skip


def _placed(edition: Edition) -> list[tuple[Placement, Story]]:
    """Placements joined with their stories, each story once; what is amiss is told where an edition is joined."""
    found: dict[str, tuple[Placement, Story]] = {}
    for placement in edition.issue.placements:
        story = edition.story(placement.story)
        if story is not None:
            found.setdefault(story.id, (placement, story))
    return list(found.values())


def section_of(placement: Placement, story: Story) -> str:
    """The section a story runs in: the placement's, else the story's own, else that of its kind."""
    named = placement.section or story.section
    if story.genre is Genre.LISTING:
        return named or LISTINGS
    return named or (LETTERS if story.genre is Genre.LETTER else "")


def running_order(edition: Edition, placed: Sequence[tuple[Placement, Story]]) -> tuple[str, ...]:
    """Section ids in the order they run: the paper's own, others as they occur, letters, and listings at the back."""
    own = [section.id for section in edition.paper.sections]
    used = [section_of(*pair) for pair in placed]
    back = [section for section in (LETTERS, LISTINGS) if section not in own]
    listed = [s for s in own if all(p[1].genre is Genre.LISTING for p in placed if section_of(*p) == s) and s in used]
    front = [section for section in own if section not in listed]
    others = [section for section in dict.fromkeys(used) if section not in own and section not in back]
    return (*front, *others, *back, *listed)


def _article(placement: Placement, story: Story) -> Booking:
    """A story as an article of its placement's rank."""
    return Booking(Kind.ARTICLE, (story.id,), max(1, min(placement.rank, BRIEF_RANK)))


def _letter_lots(stone: Stone, letters: list[tuple[Placement, Story]]) -> Iterable[Lot]:
    """Letters of one page (pinned or not) as groups that leave their page room to breathe."""
    grid = stone.design.grid
    deepest = int(grid.rows * grid.columns * LETTERS_DEEP)
    for (page, section), group in _grouped(letters, lambda pair: (pair[0].page, section_of(*pair))).items():
        parts = _split(group, [letter_item(stone, story) for _, story in group], deepest)
        for number, part in enumerate(parts):
            yield _group_lot(Kind.LETTERS, part, f"{section}.{page}.{number}", 3, section)


def _brief_lots(stone: Stone, briefs: list[tuple[Placement, Story]]) -> Iterable[Lot]:
    """Briefs in columns: a section's own where it has enough of them, else joined with the others."""
    counts = _grouped(briefs, lambda pair: (pair[0].page, section_of(*pair)))
    deepest = int(stone.design.grid.rows * BRIEFS_DEEP)

    def home(pair: tuple[Placement, Story]) -> tuple[int, str]:
        key = (pair[0].page, section_of(*pair))
        return key if len(counts[key]) >= OWN_GROUP else (pair[0].page, "")

    for (page, section), group in _grouped(briefs, home).items():
        parts = _split(group, [brief_item(stone, story) for _, story in group], deepest)
        for number, part in enumerate(parts):
            yield _group_lot(Kind.BRIEFS, part, f"{section or 'all'}.{page}.{number}", BRIEF_RANK, section)


def _group_lot(kind: Kind, part: list[tuple[Placement, Story]], name: str, rank: int, section: str) -> Lot:
    """A group as one lot; it may wait only if every piece in it may."""
    booking = Booking(kind, tuple(story.id for _, story in part), rank, name=name)
    return Lot(booking, section, part[0][0].page, all(placement.hold for placement, _ in part))


def _grouped(
    pairs: list[tuple[Placement, Story]], key: Callable[[tuple[Placement, Story]], tuple[int, str]]
) -> dict[tuple[int, str], list[tuple[Placement, Story]]]:
    """Pairs by key, in the order they come."""
    groups: dict[tuple[int, str], list[tuple[Placement, Story]]] = {}
    for pair in pairs:
        groups.setdefault(key(pair), []).append(pair)
    return groups


def _split(
    group: list[tuple[Placement, Story]], items: list[Item], deepest: int
) -> list[list[tuple[Placement, Story]]]:
    """A group in as few parts of about one depth as keep each below ``deepest`` rows."""
    depths = [item.rows + 1 for item in items]
    parts = max(1, -(-sum(depths) // max(1, deepest)))
    share = sum(depths) / parts
    found: list[list[tuple[Placement, Story]]] = [[] for _ in range(parts)]
    run = 0.0
    for pair, depth in zip(group, depths, strict=True):
        found[min(parts - 1, int((run + depth / 2) / share))].append(pair)
        run += depth
    return [part for part in found if part]
