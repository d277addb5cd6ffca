"""Moves in words, for the line that says who did what, and for those who cannot see it happen. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.edition.model import Advert, PagePin, Pins, Placement, Position
from broadsheet.newsroom.issues.moves import Change, Part
from broadsheet.remarks import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

RANK_WORDS = {1: "leading", 2: "as second", 3: "as third", 4: "small", 5: "as a brief"}
"""How a story of each rank stands on its page."""
RANK_NAMES = {1: "1, leads a page", 2: "2, supports it", 3: "3, supports it", 4: "4, small", 5: "5, a brief"}
SEVERAL = 2
"""Stories that are told together rather than one by one."""
POSITION_WORDS = {
    Position.FREE: "wherever it fits",
    Position.TOP: "at the top",
    Position.TOP_LEFT: "at the top left",
    Position.TOP_RIGHT: "at the top right",
    Position.BOTTOM: "at the bottom",
    Position.BOTTOM_LEFT: "at the bottom left",
    Position.BOTTOM_RIGHT: "at the bottom right",
    Position.LEFT: "at the left",
    Position.RIGHT: "at the right",
}


def said(changes: Iterable[Change], headlines: Mapping[str, str]) -> str:
    """What changes come to, in words that follow a name: ``moved “Harbour vote” to page 3``."""
    one, many = _apart(tuple(changes))
    told = [_said(change, headlines) for change in one]
    if many:
        names = [in_quotes(headlines.get(change.key) or change.key) for change in many]
        told.append(f"let {listed(names)} stand wherever they fit")
    return "; ".join(told)


def listed(names: Sequence[str]) -> str:
    """Names as a list in words."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else "".join(names)


def _apart(changes: tuple[Change, ...]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Changes told one by one, and stories told together: several that lost their pages and nothing else."""
    lost = tuple(change for change in changes if _lost_its_page(change))
    return (changes, ()) if len(lost) < SEVERAL else (tuple(item for item in changes if item not in lost), lost)


def _lost_its_page(change: Change) -> bool:
    """Whether all that happened to a story is that it may stand wherever it fits."""
    before, after = change.before, change.after
    if not (isinstance(before, Placement) and isinstance(after, Placement)):
        return False
    return before.page > 0 and after == replace(before, page=0)


def where(page: int) -> str:
    """A page in words."""
    return f"page {page}" if page else "wherever it fits"


def _said(change: Change, headlines: Mapping[str, str]) -> str:
    """One change in words."""
    match change.part:
        case Part.STORY:
            return _story_said(change, in_quotes(headlines.get(change.key) or change.key))
        case Part.ADVERT:
            return _advert_said(change)
        case Part.PAGE:
            return _page_said(change)
        case Part.PAGES:
            return f"made it {change.after} pages" if change.after else "let the issue have as many pages as it needs"


def _story_said(change: Change, name: str) -> str:
    """A story's change in words."""
    before, after = change.before, change.after
    if not isinstance(after, Placement):
        return f"took {name} out"
    if not isinstance(before, Placement):
        return f"put {name} on {where(after.page)}" if after.page else f"put {name} in"
    told = [f"moved {name} to {where(after.page)}"] if before.page != after.page else []
    if before.rank != after.rank:
        told.append(f"{RANK_WORDS[after.rank]}" if told else f"made {name} rank {after.rank}")
    if before.pins != after.pins:
        told.append(_pins_said(before.pins, after.pins, name))
    if before.section != after.section:
        told.append(f"gave {name} to {after.section or 'its own section'}")
    if before.hold != after.hold:
        told.append(f"let {name} wait" if after.hold else f"said {name} may not wait")
    return ", ".join(told) or f"moved {name} in the order"


def _pins_said(before: Pins, after: Pins, name: str) -> str:
    """What became of a story's pins, in words."""
    if before.turn_page and after == replace(before, turn_page=0):
        return f"let {name} continue wherever it fits"
    if after == replace(before, position=after.position):
        free = after.position is Position.FREE
        return f"let {name} stand anywhere on its page" if free else f"pinned {name} {POSITION_WORDS[after.position]}"
    return f"pinned {name}" if after != Pins() else f"loosened the pins of {name}"


def _advert_said(change: Change) -> str:
    """An advert's change in words."""
    shown = change.after if isinstance(change.after, Advert) else change.before
    assert isinstance(shown, Advert)  # noqa: S101 - one of the two stands
    name = f"the advert “{shown.advertiser or shown.headline or shown.id}”"
    if not isinstance(change.after, Advert):
        return f"took {name} out"
    if not isinstance(change.before, Advert):
        return f"booked {name} on {where(shown.page)}" if shown.page else f"added {name}"
    moved = change.before.page != change.after.page
    return f"moved {name} to {where(shown.page)}" if moved else f"changed {name}"


def _page_said(change: Change) -> str:
    """A page's change in words."""
    number = int(change.key)
    before = change.before if isinstance(change.before, PagePin) else PagePin(number)
    after = change.after if isinstance(change.after, PagePin) else PagePin(number)
    told = []
    if before.locked != after.locked:
        told.append(f"locked page {number}" if after.locked else f"unlocked page {number}")
    if before.alternative != after.alternative:
        told.append(f"chose make-up {after.alternative} of page {number}")
    if before.section != after.section:
        told.append(f"gave page {number} to {after.section or 'no section'}")
    if before.heading != after.heading:
        told.append(f"headed page {number} “{after.heading}”" if after.heading else f"took page {number}’s heading off")
    return ", ".join(told) or f"changed page {number}"
