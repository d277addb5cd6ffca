"""Lists in their normal form: levels without gaps, numbers in sequence, one kind of list outermost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.story.model import ItemList, ListItem
from broadsheet.story.spans import normal_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEPEST = 8
LAST_NUMBER = 999_999_999
"""CommonMark reads list numbers of up to nine figures."""


def normal_lists(block: ItemList) -> tuple[ItemList, ...]:
    """One list in normal form; several when its outermost items differ in kind or skip numbers; none when empty."""
    items = [replace(item, spans=normal_spans(item.spans)) for item in block.items]
    return _parted(_numbered(_levelled([item for item in items if item.spans])))


def _levelled(items: Iterable[ListItem]) -> list[ListItem]:
    """Levels from 0 without gaps, by which earlier items still enclose an item."""
    above: list[int] = []
    found = []
    for item in items:
        while above and above[-1] >= item.level:
            above.pop()
        if len(above) <= DEEPEST:
            above.append(item.level)
        found.append(replace(item, level=len(above) - 1))
    return found


def _numbered(items: Iterable[ListItem]) -> list[ListItem]:
    """Numbers of ordered items within what Markdown reads; 0 counts on from the item before."""
    last: list[int] = []
    found = []
    for item in items:
        del last[item.level + 1 :]
        last += [0] * (item.level + 1 - len(last))
        number = min(item.number if item.number > 0 else last[item.level] + 1, LAST_NUMBER) if item.ordered else 0
        last[item.level] = number
        found.append(replace(item, number=number))
    return found


def follows(item: ListItem, before: ListItem | None) -> bool:
    """Whether an item goes on the list of its elder sibling ``before``."""
    if before is None or before.ordered != item.ordered:
        return False
    return not item.ordered or item.number == before.number + 1


def _parted(items: list[ListItem]) -> tuple[ItemList, ...]:
    """Lists that each are of one kind outermost."""
    lists: list[list[ListItem]] = []
    before: ListItem | None = None
    for item in items:
        if item.level == 0:
            if not follows(item, before):
                lists.append([])
            before = item
        lists[-1].append(item)
    return tuple(ItemList(tuple(part)) for part in lists)
