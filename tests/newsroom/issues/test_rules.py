"""Moves on a plan: what they come to, what is refused, and that everything can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.edition.model import Advert, AdvertKind, Issue, PagePin, Pins, Placement, Position
from broadsheet.newsroom.issues.moves import (
    Book,
    Place,
    SetPage,
    SetPages,
    TakeAdvert,
    TakeOut,
    change_dict,
    change_of,
    move_of,
    pins_dict,
    pins_of,
)
from broadsheet.newsroom.issues.rules import (
    Refusal,
    applied,
    back,
    beyond_the_last,
    changes_of,
    in_the_way,
    placed,
    stands,
)
from broadsheet.newsroom.issues.wording import said

STORIES = ("vote", "ferry", "gull", "herrings", "lamp")
ISSUE = Issue(
    24,
    date(2026, 11, 6),
    pages=8,
    placements=(Placement("vote", 1, 1), Placement("ferry", 2), Placement("gull", 3, 5)),
    adverts=(Advert("chips", AdvertKind.BOOKED, 2, 60_000, 6, Position.BOTTOM, "adverts/chips.pdf"),),
    page_pins=(PagePin(8, "letters"),),
)


def made(issue: Issue, *moves) -> Issue:
    """A plan after moves that may all be made."""
    for move in moves:
        changes = changes_of(issue, move)
        assert not isinstance(changes, Refusal), changes
        issue = applied(issue, changes)
    return issue


# ---- what a move comes to ----


def test_a_story_goes_to_a_page_and_keeps_what_is_not_spoken_of():
    after = made(ISSUE, Place("gull", page=2))
    assert placed(after, "gull") == Placement("gull", 3, 2)
    assert [item.story for item in after.placements] == ["vote", "ferry", "gull"]


def test_a_story_that_was_not_in_the_issue_comes_last():
    after = made(ISSUE, Place("lamp", page=4, rank=1))
    assert after.placements[-1] == Placement("lamp", 1, 4)


def test_a_story_is_pinned_and_loosened():
    pinned = made(ISSUE, Place("gull", pins=Pins(Position.TOP, columns=3)))
    assert placed(pinned, "gull").pins.columns == 3
    assert made(pinned, Place("gull", pins=Pins())) == ISSUE


def test_a_pin_set_by_hand_leaves_the_others():
    pinned = made(ISSUE, Place("gull", pins=Pins(columns=3)), Place("gull", page=2, position=Position.TOP))
    assert placed(pinned, "gull") == Placement("gull", 3, 2, pins=Pins(Position.TOP, columns=3))
    assert made(pinned, Place("gull", position=Position.FREE)).placements[2].pins == Pins(columns=3)


def test_a_story_taken_out_and_back_stands_where_it_stood():
    changes = changes_of(ISSUE, TakeOut("ferry"))
    without = applied(ISSUE, changes)
    assert placed(without, "ferry") is None
    assert applied(without, back(changes)) == ISSUE


def test_a_page_takes_a_section_a_heading_an_alternative_and_a_lock():
    after = made(ISSUE, SetPage(3, section="town", heading="Town", alternative=2), SetPage(3, locked=True))
    assert after.page_pin(3) == PagePin(3, "town", "Town", 2, locked=True)
    assert made(ISSUE, SetPage(3, alternative=2), SetPage(3, alternative=1)) == ISSUE


def test_adverts_are_booked_moved_and_taken_out():
    house = Advert("own", AdvertKind.HOUSE, headline="Carry it")
    after = made(ISSUE, Book(house), Book(replace(ISSUE.adverts[0], page=7)))
    assert [(item.id, item.page) for item in after.adverts] == [("chips", 7), ("own", 0)]
    assert made(after, TakeAdvert("own"), Book(ISSUE.adverts[0])) == ISSUE


def test_a_move_that_changes_nothing_comes_to_nothing():
    assert changes_of(ISSUE, Place("gull", page=5, rank=3)) == ()
    assert changes_of(ISSUE, SetPages(8)) == ()


def test_a_thinner_issue_lets_go_of_the_pages_it_loses_says_which_and_gives_them_back():
    house = Advert("own", AdvertKind.HOUSE, page=7, headline="Carry it")
    long = Placement("lamp", 2, 3, pins=Pins(columns=2, jump=True, turn_page=8))
    thick = replace(
        ISSUE,
        placements=(*ISSUE.placements, long),
        adverts=(*ISSUE.adverts, house),
        page_pins=(PagePin(8, "letters"), PagePin(5, heading="Town"), PagePin(2, "world")),
    )
    changes = changes_of(thick, SetPages(4))
    thin = applied(thick, changes)
    assert beyond_the_last(thick) == beyond_the_last(thin) == 0
    assert [item.page for item in thin.placements] == [1, 0, 0, 3]
    assert thin.placements[3].pins == Pins(columns=2, jump=True)
    assert [(item.id, item.page) for item in thin.adverts] == [("chips", 4), ("own", 0)]
    assert thin.page_pins == (PagePin(2, "world"),)
    told = said(changes, {"gull": "Gulls", "lamp": "A lamp"})
    assert told.startswith("made it 4 pages; moved “Gulls” to wherever it fits; let “A lamp” continue wherever")
    both = replace(thick, placements=(*thick.placements, Placement("herrings", 4, 8)))
    together = said(changes_of(both, SetPages(4)), {"gull": "Gulls"})
    assert together.endswith("let “Gulls” and “herrings” stand wherever they fit")
    assert together.count("wherever they fit") == 1
    assert "moved the advert “chips” to page 4" in told
    assert applied(thin, back(changes)) == thick


# ---- what is refused ----

LOCKED = replace(ISSUE, page_pins=(PagePin(5, locked=True),))


@pytest.mark.parametrize(
    ("issue", "move", "words"),
    [
        (ISSUE, Place("gull", page=9), "There is no page 9; the issue has 8 pages."),
        (ISSUE, Place("gull", rank=6), "There is no rank 6"),
        (ISSUE, Place("gull", rank=0), "There is no rank 0"),
        (ISSUE, Place("gull", pins=Pins(columns=6)), "A page has 5 columns"),
        (ISSUE, Place("gull", pins=Pins(columns=2, picture_columns=3)), "wider than the story"),
        (ISSUE, Place("gull", pins=Pins(turn_page=12)), "There is no page 12"),
        (ISSUE, TakeOut("lamp"), "not in this issue"),
        (LOCKED, TakeOut("gull"), "Page 5 is locked. Unlock it first"),
        (LOCKED, Place("gull", page=2), "Page 5 is locked"),
        (LOCKED, Place("vote", page=5), "Page 5 is locked"),
        (LOCKED, Place("lamp", page=5), "Page 5 is locked"),
        (LOCKED, SetPage(5, section="town"), "Page 5 is locked"),
        (ISSUE, SetPage(0, locked=True), "There is no page 0"),
        (ISSUE, SetPage(3, alternative=0), "no such way"),
        (ISSUE, SetPages(6), "take 4 or 8"),
        (ISSUE, SetPages(2), "take 4."),
        (ISSUE, SetPages(132), "at most 128"),
        (replace(ISSUE, page_pins=(PagePin(8, locked=True),)), SetPages(4), "Page 8 is locked. Unlock it first"),
        (ISSUE, Book(Advert("new", columns=2, depth=1, file="a.pdf")), "Say on which page"),
        (ISSUE, Book(Advert("new", page=2, columns=2)), "artwork and its depth"),
        (ISSUE, Book(Advert("new", AdvertKind.HOUSE, columns=7)), "5 columns; an advert is 1 to 5"),
        (ISSUE, TakeAdvert("none"), "not in this issue"),
    ],
)
def test_what_cannot_be_is_refused_with_the_way_out(issue, move, words):
    found = changes_of(issue, move, 5)
    assert isinstance(found, Refusal)
    assert words in found.words


def test_a_story_on_a_locked_page_may_still_change_its_rank():
    assert placed(made(LOCKED, Place("gull", rank=2)), "gull").rank == 2


# ---- any sequence of moves ----

pages = st.none() | st.integers(0, 9)
pins = st.builds(Pins, st.sampled_from(Position), st.integers(0, 5), st.integers(0, 5))
places = st.builds(
    Place, st.sampled_from(STORIES), pages, st.none() | st.integers(1, 5), st.none(), st.none() | pins, st.none()
)
books = st.builds(
    lambda key, page: Book(Advert(key, AdvertKind.HOUSE, 1, 0, page, headline="Carry it")),
    st.sampled_from(["chips", "own"]),
    st.integers(0, 9),
)
any_move = st.one_of(
    places,
    st.builds(TakeOut, st.sampled_from(STORIES)),
    st.builds(
        SetPage, st.integers(1, 9), st.none() | st.just("town"), st.none(), st.integers(1, 3), st.none() | st.booleans()
    ),
    st.builds(SetPages, st.sampled_from([0, 4, 8, 12, 13])),
    books,
    st.builds(TakeAdvert, st.sampled_from(["chips", "own"])),
)


@given(st.lists(any_move, max_size=14))
def test_whatever_is_moved_each_story_stands_once_and_all_can_be_taken_back(moves):
    issue, done = ISSUE, []
    for move in moves:
        changes = changes_of(issue, move, 5)
        if isinstance(changes, Refusal):
            continue
        assert all(stands(issue, change) for change in changes)
        issue = applied(issue, changes)
        done.append(changes)
        stories = [item.story for item in issue.placements]
        assert len(stories) == len(set(stories))
        assert len({pin.number for pin in issue.page_pins}) == len(issue.page_pins)
    for changes in reversed(done):
        issue = applied(issue, back(changes))
    assert issue == ISSUE


@given(places, places)
def test_moves_of_different_stories_come_to_the_same_in_either_order(one, other):
    plan = made(ISSUE, Place("herrings"), Place("lamp"))
    mine, yours = changes_of(plan, one, 5), changes_of(plan, other, 5)
    if isinstance(mine, Refusal) or isinstance(yours, Refusal) or in_the_way(mine, yours):
        return
    assert applied(applied(plan, mine), yours) == applied(applied(plan, yours), mine)


def test_moves_of_one_story_are_in_each_others_way():
    assert in_the_way(changes_of(ISSUE, Place("gull", page=2)), changes_of(ISSUE, Place("gull", rank=1)))
    assert not in_the_way(changes_of(ISSUE, Place("gull", page=2)), changes_of(ISSUE, Place("ferry", page=2)))


# ---- as JSON, and in words ----


@given(any_move)
def test_changes_come_back_from_json_as_they_were(move):
    changes = changes_of(ISSUE, move, 5)
    if not isinstance(changes, Refusal):
        assert tuple(change_of(change_dict(change)) for change in changes) == changes


@given(pins)
def test_pins_come_back_from_json_as_they_were(found):
    assert pins_of(pins_dict(found)) == found


def test_a_move_is_read_from_json():
    assert move_of({"act": "place", "story": "gull", "page": 3, "pins": {"position": "top"}}) == Place(
        "gull", 3, pins=Pins(Position.TOP)
    )
    assert move_of({"act": "place", "story": "gull", "position": "left"}) == Place("gull", position=Position.LEFT)
    assert move_of({"act": "page", "number": 3, "locked": True}) == SetPage(3, locked=True)
    assert move_of({"act": "take-advert", "advert": "chips"}) == TakeAdvert("chips")


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"act": "fly"},
        {"act": "place"},
        {"act": "place", "story": 5},
        {"act": "place", "story": "gull", "page": "3"},
        {"act": "place", "story": "gull", "page": -1},
        {"act": "place", "story": "gull", "page": True},
        {"act": "place", "story": "gull", "pins": {"position": "middle"}},
        {"act": "place", "story": "gull", "position": "middle"},
        {"act": "place", "story": "gull", "position": 3},
        {"act": "place", "story": "gull", "pins": {"columns": "many"}},
        {"act": "place", "story": "gull", "pins": []},
        {"act": "pages", "pages": None, "more": 1},
        {"act": ["place"]},
        {"act": "book", "advert": {"id": "x", "kind": "gift"}},
    ],
)
def test_anything_else_is_told_to_be_no_move(told):
    with pytest.raises(ValueError, match="Load the page again"):
        move_of(told)


def test_a_headline_that_is_quoted_speech_is_quoted_once():
    changes = changes_of(ISSUE, Place("gull", page=2))
    assert said(changes, {"gull": "“The bar has moved”"}) == "moved “‘The bar has moved’” to page 2"


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (Place("gull", page=2), "moved “The gull” to page 2"),
        (Place("gull", page=2, rank=1), "moved “The gull” to page 2, leading"),
        (Place("gull", rank=5), "made “The gull” rank 5"),
        (Place("gull", page=0), "moved “The gull” to wherever it fits"),
        (Place("gull", pins=Pins(columns=3)), "pinned “The gull”"),
        (Place("gull", position=Position.TOP_LEFT), "pinned “The gull” at the top left"),
        (Place("lamp", page=2), "put “lamp” on page 2"),
        (TakeOut("gull"), "took “The gull” out"),
        (SetPages(12), "made it 12 pages"),
        (SetPage(3, locked=True), "locked page 3"),
        (SetPage(3, alternative=2), "chose make-up 2 of page 3"),
        (TakeAdvert("chips"), "took the advert “chips” out"),
    ],
)
def test_moves_are_told_in_words(move, words):
    assert said(changes_of(ISSUE, move), {"gull": "The gull"}) == words
