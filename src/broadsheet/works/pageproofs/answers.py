"""What is told of an issue that was made up: its pages with what stands where, what did not fit, every remark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet.makeup.model import ArtworkFrame
from broadsheet.remarks import Remark, remark_dict
from broadsheet.works.pagemap import printed_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan, MadeUpPage, Overset
    from broadsheet.outlets.model import PrintedPage, StoryArea
    from broadsheet.works.pageproofs.order import Answer


def told(edition: Edition, flatplan: Flatplan, digests: tuple[str, ...], remarks: Iterable[Remark]) -> Answer:
    """An issue as JSON-able data; the form is that of the newsroom's ``Composition``."""
    found = tuple(dict.fromkeys(remarks))
    printed = printed_pages(edition, flatplan)
    numbers = {page.number for page in flatplan.pages}
    pages = [
        _page(edition, page, stands, digest, [item for item in found if item.place.page == page.number])
        for page, stands, digest in zip(flatplan.pages, printed, digests, strict=True)
    ]
    rest = [remark_dict(item) for item in found if item.place.page not in numbers]
    return {"pages": pages, "overset": [_overset(item) for item in flatplan.overset], "held": list(flatplan.held)} | {
        "remarks": rest
    }


def _page(edition: Edition, page: MadeUpPage, stands: PrintedPage, digest: str, remarks: list[Remark]) -> Answer:
    """One page."""
    return {
        "number": page.number,
        "section": stands.section,
        "digest": digest,
        "stories": list(page.stories),
        "areas": [_area(area) for area in stands.areas],
        "fill": _fill(edition, page),
        "lock": page.lock,
        "remarks": [remark_dict(item) for item in remarks],
    }


def _area(area: StoryArea) -> dict[str, Any]:
    """An area in fractions of the page."""
    sides = {"left": area.left, "top": area.top, "width": area.width, "height": area.height}
    return {"story": area.story} | {name: thousandths / 1000 for name, thousandths in sides.items()}


def _fill(edition: Edition, page: MadeUpPage) -> float:
    """The share of a page that is filled: 1 where it closes, or where an advert takes all of it."""
    if page.plan is None:
        return 1.0 if any(isinstance(frame, ArtworkFrame) for frame in page.frames) else 0.0
    grid = edition.design.grid
    return round(max(0.0, 1 - page.plan.white / (grid.columns * grid.rows)), 3)


def _overset(overset: Overset) -> dict[str, Any]:
    """Copy that found no room."""
    told = {"story": overset.story, "page": overset.page, "lines": overset.rows, "words": overset.words}
    return told | {"advice": overset.advice}
