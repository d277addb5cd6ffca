"""The whole issue made up: from an edition and a typesetter to pages of frames, with every decision in words.

The front page is composed first, then the rest is dealt to the inner pages and each is closed in turn; what will not
close is repaired, and what finally does not fit is said in lines and words. Nothing is shrunk and nothing is dropped
silently. The same edition and choices give the same flatplan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.makeup.casting import Caster
from broadsheet.makeup.choices import BEST, Choices
from broadsheet.makeup.closing import Frame
from broadsheet.makeup.draft import Draft
from broadsheet.makeup.exchange import polish
from broadsheet.makeup.front import compose_front
from broadsheet.makeup.furniture import Stone
from broadsheet.makeup.model import Flatplan
from broadsheet.makeup.oversets import once_each, oversets_of, whole_overset
from broadsheet.makeup.planning import deal, lay_out, rename_pages
from broadsheet.makeup.pulling import pull_pages
from broadsheet.makeup.repair import close_page
from broadsheet.makeup.stock import take_stock

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.casting import StandingType
    from broadsheet.makeup.model import Overset
    from broadsheet.typeset.typesetter import Typesetter

    Progress = Callable[[str, int, int], None]


MORE_PAGES = (4, 8)
"""Pages added, where the editor left their number open, while copy finds no room."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def make_up(edition: Edition, typesetter: Typesetter, choices: Choices = BEST, progress: Progress = silent) -> Flatplan:
    """Compose an issue. ``progress`` is told (stage, pages done, pages in all).

    Every story of the issue is on a page, in ``overset`` or in ``held``. Pages come even when nothing closes.
    """
    return pull_pages(draft_of(edition, typesetter, progress), choices)


def draft_of(
    edition: Edition, typesetter: Typesetter, progress: Progress = silent, standing: StandingType | None = None
) -> Draft:
    """An issue decided but not drawn. ``standing`` is type kept from an earlier draft by the same typesetter."""
    frame = Frame(Caster(Stone(edition, typesetter), standing))
    draft = _drafted(frame, 0, progress)
    for more in MORE_PAGES if not edition.issue.pages else ():
        if not draft.squeezed:
            break
        draft = _drafted(frame, more, progress)
    return draft


def _drafted(frame: Frame, more: int, progress: Progress) -> Draft:
    """The issue planned and closed with ``more`` pages than it should need."""
    stock = take_stock(frame.caster.stone)
    draft = Draft(frame, stock, remarks=list(stock.remarks))
    lay_out(draft, more)
    total = len(draft.sheets)
    progress("make up", 0, total)
    compose_front(draft)
    left = deal(draft, _inner_keys(draft))
    _close_all(draft, progress, total)
    polish(draft)
    rename_pages(draft)
    _settle_rest(draft, left)
    return draft


def _inner_keys(draft: Draft) -> tuple[str, ...]:
    """Everything that does not stand on the front page or on a locked one."""
    return tuple(draft.lots)


def _close_all(draft: Draft, progress: Progress, total: int) -> None:
    """Close the inner pages in order."""
    for done, number in enumerate(sorted(draft.sheets), 1):
        if number > 1 and number not in draft.locked:
            draft.held.setdefault(number, ())
            close_page(draft, number)
        progress("make up", done, total)


def _settle_rest(draft: Draft, left: tuple[str, ...]) -> None:
    """What found no page is overset as a whole, or held if it may wait; turns cut short are overset in part."""
    found: list[Overset] = []
    for key in (*left, *draft.homeless):
        lot = draft.lots[key]
        found += [whole_overset(draft, lot.booking, story) for story in lot.booking.stories]
    for number in sorted(draft.closures):
        found += oversets_of(draft, draft.closures[number])
    draft.overset += once_each(found)
