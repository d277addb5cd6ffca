"""Which story on which page: a small deterministic search of our own (``docs/decisions/0004-assignment-search.md``).

Stories are dealt onto the home pages of their sections, largest first, and then moved and swapped between pages while
that lowers the price of the pages. The price of a page knows its load, its lead, how many pieces it carries and how
many sections it mixes. Areas are cells of the page grid (columns × rows) and come from the pieces' shapes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEAST_TEXT = 0.40
MOST_TEXT = 0.58
FEWEST, MOST = 2, 6
"""Pieces a page carries well (Harrower; docs/explanation/rooms.md)."""
FURNITURE = 9
"""The rank of what is no story."""
MAIN_PART = 0.4
"""A page is a section's home when this part of the section, or of the page, falls on it."""
NO_LEAD = (0, 0, 6, 18, 45, 60)
"""The price of a page whose best piece has rank 0, 1, 2 …"""
FAR = 60
"""The price of standing one page from the section's home pages."""


@dataclass(frozen=True, slots=True)
class Item:
    """Copy that needs a page. ``least``, ``ideal`` and ``most`` are cells its shapes fill, ``text`` its type alone.

    ``section`` is the place of its section in the running order. ``page`` pins it; it may not stand before page
    ``first``. Items of the same ``bond`` like to share a page, those with the same ``apart`` do not. ``solo`` items
    want a page to themselves.
    """

    key: str
    section: int
    rank: int
    least: int
    ideal: int
    most: int
    text: int
    page: int = 0
    first: int = 1
    bond: str = ""
    apart: str = ""
    solo: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A page with room for copy: its free cells, the section an editor fixed (-1 none), pieces it carries already."""

    page: int
    cells: int
    section: int = -1
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Assignment:
    """Item keys by page, in running order, and the keys no page can take."""

    pages: tuple[tuple[int, tuple[str, ...]], ...]
    left: tuple[str, ...] = ()
    price: int = 0


@dataclass(slots=True)
class _Table:
    """The pages as they are being filled: item indices by room index."""

    items: tuple[Item, ...]
    rooms: tuple[Room, ...]
    homes: dict[int, tuple[int, ...]]
    held: list[list[int]] = field(default_factory=list)
    known: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict)

    def price(self, room: int, indices: Iterable[int]) -> int:
        """What the page costs with those items; remembered, for the search asks again and again."""
        key = (room, tuple(sorted(indices)))
        if key not in self.known:
            self.known[key] = self._price(room, key[1])
        return self.known[key]

    def _price(self, room: int, indices: tuple[int, ...]) -> int:
        """The sum of all that is priced on one page."""
        items = [self.items[index] for index in indices]
        place = self.rooms[room]
        far = sum(self._distance(item, room) for item in items)
        return load_price(items, place) + mixture_price(items, place) + FAR * far

    def _distance(self, item: Item, room: int) -> int:
        """Pages between a room and the nearest home of the item's section."""
        homes = self.homes.get(item.section, ())
        return min((abs(home - room) for home in homes), default=0) if not item.page else 0

    def allowed(self, index: int, room: int) -> bool:
        """Whether an item may stand in a room at all."""
        item, place = self.items[index], self.rooms[room]
        if item.page:
            return item.page == place.page
        return place.page >= item.first and place.cells > 0


def load_price(items: Sequence[Item], room: Room) -> int:
    """How far a page is from a load that closes well: too full is worse than too empty."""
    if not room.cells:
        return 100_000 * len(items)
    ideal = sum(item.ideal for item in items) / room.cells
    text = sum(item.text for item in items) / room.cells
    over = max(0.0, sum(item.least for item in items) / room.cells - 1)
    under = max(0.0, 1 - sum(item.most for item in items) / room.cells)
    dense = max(0.0, text - MOST_TEXT) + max(0.0, LEAST_TEXT - text)
    crowd = 900 * over + (400 if over else 0) + 500 * under + (120 if under else 0)
    return round(300 * (ideal - 1) ** 2 + 700 * dense * dense + 60 * dense + crowd)


def mixture_price(items: Sequence[Item], room: Room) -> int:
    """Leads, number of pieces, and sections mixed on one page."""
    ranks = [item.rank for item in items if item.rank < FURNITURE]
    leads = ranks.count(1)
    price = 90 * (leads - 1) if leads > 1 else 0
    if ranks and not leads:
        price += NO_LEAD[min([*ranks, len(NO_LEAD) - 1])]
    price += _count_price(items, room) + _section_price(items, room)
    return price + _bond_price(items)


def _count_price(items: Sequence[Item], room: Room) -> int:
    """Two to six pieces a page; a story that wants its own page may have it."""
    count = len(items) + room.taken
    alone = any(item.solo for item in items)
    if alone:
        return 40 * (len(items) - 1)
    over = max(0, count - MOST)
    return 30 * over * over + 25 * max(0, FEWEST - count)


def _section_price(items: Sequence[Item], room: Room) -> int:
    """One section a page; a section fixed by the editor is dearer to leave."""
    free = [item.section for item in items if item.section >= 0]
    sections = set(free) | ({room.section} if room.section >= 0 else set())
    astray = sum(1 for item in items if room.section >= 0 and 0 <= item.section != room.section and not item.page)
    return 35 * max(0, len(sections) - 1) + 80 * astray


def _bond_price(items: Sequence[Item]) -> int:
    """A discount for turns that share their page, where readers find them together; two columns of briefs do not."""
    bonds = Counter(item.bond for item in items if item.bond)
    apart = Counter(item.apart for item in items if item.apart)
    return sum(200 * (count - 1) for count in apart.values()) - sum(45 * (count - 1) for count in bonds.values())


def assign(items: Sequence[Item], rooms: Sequence[Room]) -> Assignment:
    """Give every item a page. Items pinned to a page that is not there, or has no room for copy, are left over.

    The search is deterministic: same items and rooms, same answer. Its work grows with items² per pass.
    """
    table = _Table(tuple(items), tuple(rooms), homes_of(items, rooms), [[] for _ in rooms])
    left = _deal(table)
    _improve(table)
    price = sum(table.price(room, held) for room, held in enumerate(table.held))
    pages = tuple((room.page, _keys(table, held)) for room, held in zip(table.rooms, table.held, strict=True))
    return Assignment(pages, tuple(table.items[index].key for index in left), price)


def _keys(table: _Table, held: list[int]) -> tuple[str, ...]:
    """The keys of a page's items in running order: by rank, then as the editor listed them."""
    return tuple(table.items[index].key for index in sorted(held, key=lambda index: (table.items[index].rank, index)))


def homes_of(items: Sequence[Item], rooms: Sequence[Room]) -> dict[int, tuple[int, ...]]:
    """The room indices where each section is at home: in running order, each as many pages as its copy needs."""
    homes: dict[int, list[int]] = {item.section: [] for item in items}
    fixed = _fixed(items, rooms)
    for room, section in fixed.items():
        homes.setdefault(section, []).append(room)
    free = [index for index, room in enumerate(rooms) if index not in fixed and room.cells]
    spans = _spans(items, rooms, fixed)
    for section, share in _shares(spans, [rooms[index].cells for index in free]):
        homes[section].append(free[share])
    return {section: tuple(sorted(set(pages))) for section, pages in homes.items() if pages}


def _fixed(items: Sequence[Item], rooms: Sequence[Room]) -> dict[int, int]:
    """Rooms whose section is settled: by the editor, or by a leading story pinned there."""
    fixed = {index: room.section for index, room in enumerate(rooms) if room.section >= 0}
    by_page = {room.page: index for index, room in enumerate(rooms)}
    for item in items:
        if item.page in by_page and item.rank <= FEWEST and item.section >= 0:
            fixed.setdefault(by_page[item.page], item.section)
    return fixed


def _spans(items: Sequence[Item], rooms: Sequence[Room], fixed: dict[int, int]) -> list[tuple[int, int]]:
    """Sections in running order with the cells they still need beyond their fixed pages."""
    needs: dict[int, int] = {}
    for item in items:
        if item.section >= 0:
            needs[item.section] = needs.get(item.section, 0) + max(1, item.ideal)
    for index, section in fixed.items():
        if section in needs:
            needs[section] = max(0, needs[section] - rooms[index].cells)
    return [(section, need) for section, need in sorted(needs.items()) if need > 0]


def _shares(spans: list[tuple[int, int]], cells: list[int]) -> Iterator[tuple[int, int]]:
    """Lay the sections end to end along the pages, stretched to fill them; yields (section, page) that overlap."""
    total, room = sum(need for _, need in spans), sum(cells)
    if not total or not room:
        return
    start = 0.0
    edges = [sum(cells[:index]) for index in range(len(cells) + 1)]
    for section, need in spans:
        end = start + need * room / total
        overlaps = [min(end, edges[i + 1]) - max(start, edges[i]) for i in range(len(cells))]
        widest = max(overlaps)
        yield from (
            (section, page)
            for page, over in enumerate(overlaps)
            if over > 0 and over >= MAIN_PART * min(widest, cells[page])
        )
        start = end


def _deal(table: _Table) -> list[int]:
    """Put every item on its best page at the time: pinned ones first, then leads, then the largest."""
    order = sorted(range(len(table.items)), key=lambda i: _dealing(table.items[i], i))
    left = []
    for index in order:
        rooms = [room for room in range(len(table.rooms)) if table.allowed(index, room)]
        if not rooms:
            left.append(index)
            continue
        best = min(rooms, key=lambda room: (_added(table, index, room), room))
        table.held[best].append(index)
    return left


def _dealing(item: Item, index: int) -> tuple[bool, bool, int, int]:
    """Pinned first, leads next, then by size."""
    return (not item.page, item.rank > 1, -item.ideal, index)


def _added(table: _Table, index: int, room: int) -> int:
    """What an item adds to a page, judged on its load so far: an emptier home page is the better one."""
    held = table.held[room]
    load = sum(table.items[other].ideal for other in held) / max(1, table.rooms[room].cells)
    full = max(0.0, load + table.items[index].ideal / max(1, table.rooms[room].cells) - 1)
    leads = sum(1 for other in held if table.items[other].rank == 1) if table.items[index].rank == 1 else 0
    distance = table._distance(table.items[index], room)  # noqa: SLF001 - the table is this module's own
    return round(200 * full + 40 * load + 90 * leads + FAR * distance) + _mixed(table, index, room)


def _mixed(table: _Table, index: int, room: int) -> int:
    """What it costs to mix sections while dealing."""
    items = [table.items[other] for other in (*table.held[room], index)]
    return _section_price(items, table.rooms[room]) + _bond_price(items)


def _improve(table: _Table, passes: int = 12) -> None:
    """Move single items and swap pairs while the pages get cheaper."""
    for _ in range(passes):
        moved = _moves(table)
        swapped = _swaps(table)
        if not moved and not swapped:
            return


def _moves(table: _Table) -> bool:
    """Move each item to the page where it lowers the price most."""
    better = False
    for index, item in enumerate(table.items):
        if item.page:
            continue
        here = next((room for room, held in enumerate(table.held) if index in held), -1)
        if here >= 0 and _move(table, index, here):
            better = True
    return better


def _move(table: _Table, index: int, here: int) -> bool:
    """Move one item if any page is better for it."""
    held = table.held[here]
    without = [other for other in held if other != index]
    saved = table.price(here, held) - table.price(here, without)
    gains = [
        (saved - (table.price(room, [*other, index]) - table.price(room, other)), -room)
        for room, other in enumerate(table.held)
        if room != here and table.allowed(index, room)
    ]
    gain, room = max(gains, default=(0, 0))
    if gain <= 0:
        return False
    table.held[here] = without
    table.held[-room].append(index)
    return True


def _swaps(table: _Table) -> bool:
    """Swap items of neighbouring pages when both pages together get cheaper."""
    better = False
    rooms = range(len(table.rooms))
    for first in rooms:
        for second in range(first + 1, min(first + 5, len(table.rooms))):
            while _swap(table, first, second):
                better = True
    return better


def _swap(table: _Table, first: int, second: int) -> bool:
    """The best single swap between two pages, if there is a good one."""
    one, two = table.held[first], table.held[second]
    now = table.price(first, one) + table.price(second, two)
    best = min(_exchanges(table, first, second), default=(now, 0, 0))
    if best[0] >= now:
        return False
    _, a, b = best
    table.held[first] = [b if index == a else index for index in one]
    table.held[second] = [a if index == b else index for index in two]
    return True


def _exchanges(table: _Table, first: int, second: int) -> Iterator[tuple[int, int, int]]:
    """Every allowed exchange of two items with the price of both pages after it."""
    one, two = table.held[first], table.held[second]
    for a in one:
        if not table.allowed(a, second):
            continue
        for b in two:
            if table.allowed(b, first):
                after_one = [b if index == a else index for index in one]
                after_two = [a if index == b else index for index in two]
                yield table.price(first, after_one) + table.price(second, after_two), a, b
