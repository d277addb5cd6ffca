"""What a flatplan shows, as values."""

from __future__ import annotations

from datetime import date

import pytest

from broadsheet.edition.model import Advert, AdvertKind, Issue, PagePin, Placement
from broadsheet.newsroom.issues.spreads import (
    Composed,
    Desk,
    Known,
    Sheet,
    fill_words,
    flatplan_of,
    page_count,
    roomy,
    spread_numbers,
)

ISSUE = Issue(24, date(2026, 11, 6), pages=4, placements=(Placement("vote", 1, 1), Placement("gull", 3)))


def a_page(number: int, *stories: str, fill: float = 1, **more) -> dict:
    """A page as it was composed."""
    areas = [{"story": story, "left": 0.05, "top": 0.1, "width": 0.4, "height": 0.3} for story in stories]
    kept = {"number": number, "section": "", "digest": f"d{number}", "stories": list(stories), "areas": areas}
    return kept | {"fill": fill, "alternatives": [], "remarks": []} | more


PAGES = (a_page(1, "vote"), a_page(2, fill=0.5), a_page(3, "gull", fill=0.2), a_page(4))


def a_desk(issue: Issue = ISSUE, version: int = 1, plan: int = 1, **more) -> Desk:
    """A desk whose issue was composed from version ``plan``."""
    composed = Composed(plan, PAGES, more.pop("overset", ()), more.pop("held", ()))
    return Desk(issue, version, composed, {"vote": Known("Harbour vote", 700)}, **more)


@pytest.mark.parametrize(
    ("count", "spreads"),
    [
        (0, ()),
        (1, ((0, 1),)),
        (4, ((0, 1), (2, 3), (4, 0))),
        (5, ((0, 1), (2, 3), (4, 5))),
        (8, ((0, 1), (2, 3), (4, 5), (6, 7), (8, 0))),
    ],
)
def test_pages_lie_as_a_reader_turns_them(count, spreads):
    assert spread_numbers(count) == spreads


def test_pages_show_their_pictures_and_the_areas_of_their_stories():
    plan = flatplan_of(a_desk())
    first = plan.pages[0]
    assert (first.digest, first.fill, first.fill_words) == ("d1", 100, "full")
    assert (first.pieces[0].headline, first.pieces[0].box) == (
        "Harbour vote",
        "left:5.0%;top:10.0%;width:40.0%;height:30.0%",
    )
    assert plan.fill == 68
    assert plan.fresh


def test_a_story_that_was_moved_leaves_one_page_and_comes_to_another():
    moved = Issue(24, date(2026, 11, 6), pages=4, placements=(Placement("vote", 1, 1), Placement("gull", 3, 2)))
    plan = flatplan_of(a_desk(moved, version=2))
    assert [item.story for item in plan.pages[1].coming] == ["gull"]
    assert plan.pages[2].pieces[0].leaving
    assert [page.fresh for page in plan.pages] == [True, False, False, True]
    assert not flatplan_of(a_desk(moved, version=2, plan=2)).pages[1].coming


def test_a_new_story_that_may_stand_anywhere_is_on_its_way():
    more = Issue(24, date(2026, 11, 6), pages=4, placements=(*ISSUE.placements, Placement("lamp")))
    assert [item.story for item in flatplan_of(a_desk(more, version=2)).coming] == ["lamp"]


def test_before_it_is_composed_as_many_blank_pages_lie_there_as_are_fixed():
    issue = Issue(24, date(2026, 11, 6), placements=(Placement("vote", 1, 5),))
    assert page_count(Desk(issue, 1)) == 8
    assert [page.digest for page in flatplan_of(Desk(issue, 1)).pages] == [""] * 8
    assert page_count(Desk(Issue(1, date(2026, 11, 6)), 1)) == 4


def test_copy_that_does_not_fit_is_offered_the_page_with_most_room():
    over = ({"story": "vote", "page": 3, "lines": 6, "words": 48, "advice": "Cut 48 words."},)
    plan = flatplan_of(a_desk(overset=over))
    assert (plan.overset[0].room, plan.overset[0].words, plan.overset[0].told) == (2, 48, "Cut 48 words.")
    locked = Issue(24, date(2026, 11, 6), pages=4, page_pins=(PagePin(3, locked=True), PagePin(2, locked=True)))
    assert roomy(a_desk(locked)) == 0


def test_an_approved_page_that_looks_otherwise_now_is_told():
    plan = flatplan_of(a_desk(sheets={1: Sheet(None, "Nell", "d1"), 2: Sheet(None, "Nell", "old")}))
    assert [page.approved for page in plan.pages] == ["approved", "changed", "", ""]


def test_remarks_of_a_page_are_counted():
    remarks = [{"severity": name, "message": "", "advice": ""} for name in ("stop", "warn", "warn", "note")]
    composed = Composed(1, (a_page(1, remarks=remarks),))
    page = flatplan_of(Desk(ISSUE, 1, composed)).pages[0]
    assert (page.stops, page.warnings) == (1, 2)


def test_stories_and_adverts_without_a_place_lie_in_the_tray():
    adverts = (Advert("chips", page=2), Advert("own", AdvertKind.HOUSE))
    issue = Issue(24, date(2026, 11, 6), adverts=adverts)
    plan = flatplan_of(a_desk(issue, waiting=("vote", "lamp"), held=("gull",)))
    assert [(item.headline, item.told) for item in plan.waiting] == [
        ("Harbour vote", "700 words"),
        ("lamp", "not written yet"),
    ]
    assert [item.story for item in plan.held] == ["gull"]
    assert ([item.id for item in plan.booked], [item.id for item in plan.house]) == (["chips"], ["own"])


@pytest.mark.parametrize(("fill", "words"), [(1, "full"), (0.999, "full"), (0.82, "82 % full"), (0, "empty")])
def test_how_full_a_page_is_in_words(fill, words):
    assert fill_words(fill) == words
