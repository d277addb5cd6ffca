"""Issues nobody would plan: whatever comes, there are pages to look at and a sentence for what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.edition.model import Advert, AdvertKind, Placement, Position
from broadsheet.makeup.model import ArtworkFrame, Overset, TextFrame
from broadsheet.makeup.oversets import once_each
from broadsheet.measure import mm
from broadsheet.story.model import Genre
from builders import a_story, an_edition

SMALL = {"words": 4200, "items": 12, "pages": 4, "pictures": 6, "seed": 3}


@pytest.fixture(scope="session")
def bare():
    """An edition to fill with copy of one's own."""
    return an_edition(words=400, items=2, pages=4, pictures=0)


def with_copy(edition, *stories, ranks: tuple[int, ...] = (), **issue):
    """The edition with just these stories."""
    ranks = ranks or (1,) + (3,) * (len(stories) - 1)
    placements = tuple(Placement(story.id, rank) for story, rank in zip(stories, ranks, strict=False))
    changed = replace(edition.issue, placements=placements, **{"pages": 0, **issue})
    return replace(edition, stories=stories, issue=changed)


def accounted(edition, plan) -> bool:
    """Whether every story is on a page, overset or held."""
    on_pages = {story for page in plan.pages for story in page.stories}
    told = on_pages | {overset.story for overset in plan.overset} | set(plan.held)
    return {story.id for story in edition.stories} <= told


def test_an_empty_issue_has_four_pages(bare, compose):
    plan = compose(with_copy(bare))
    assert [page.number for page in plan.pages] == [1, 2, 3, 4]
    assert all(page.frames for page in plan.pages)


def test_one_story_makes_a_paper(bare, compose):
    edition = with_copy(bare, a_story("only", words=300))
    plan = compose(edition)
    assert plan.pages[0].stories == ("only",)
    assert accounted(edition, plan)


def test_a_story_of_60000_words_is_overset_in_words(bare, compose):
    edition = with_copy(bare, a_story("long", words=60_000, rich=False), a_story("short", words=250))
    plan = compose(edition)
    (overset,) = plan.overset
    assert overset.story == "long"
    assert 50_000 < overset.words < 60_000
    assert f"{overset.words} words" in overset.advice
    assert [jump.story for jump in plan.jumps] == ["long"]


def test_a_headline_longer_than_the_page_still_gives_pages(bare, compose):
    endless = replace(a_story("endless", words=200), headline="Harbour " * 300, print_headlines=())
    plan = compose(with_copy(bare, endless, a_story("other", words=300)))
    assert len(plan.pages) == 4
    assert accounted(with_copy(bare, endless, a_story("other", words=300)), plan)


def test_a_paper_of_briefs_alone(bare, compose):
    briefs = [replace(a_story(f"brief-{i}", words=50, genre=Genre.BRIEF), kicker="", standfirst="") for i in range(30)]
    edition = with_copy(bare, *briefs, ranks=(5,) * 30)
    plan = compose(edition)
    assert accounted(edition, plan)
    assert plan.overset == ()


def test_pictures_that_cannot_be_used_leave_the_story_set_without_them(composed, compose):
    edition, _ = composed(**SMALL)
    plan = compose(replace(edition, pictures=()))
    assert accounted(edition, plan)
    assert [page.plan.white for page in plan.pages] == [0] * 4
    assert {remark.rule for remark in plan.remarks} == {"picture-left-out"}


def test_too_many_pages_are_filled_with_house_adverts_and_too_few_overset(composed, compose):
    edition, _ = composed(**SMALL)
    wide = compose(replace(edition, issue=replace(edition.issue, pages=8)))
    assert [page.plan.white for page in wide.pages] == [0] * 8
    assert wide.overset == ()
    tight = compose(replace(edition, issue=replace(edition.issue, pages=2)))
    assert accounted(edition, tight)
    assert tight.overset
    assert all(overset.words and overset.advice for overset in tight.overset)
    assert len({overset.story for overset in tight.overset}) == len(tight.overset)


def test_a_story_overset_in_part_and_as_a_whole_is_told_once():
    part, whole = Overset("play", 3, 9, 60, "Cut it."), Overset("play", 0, 40, 300, "Drop it.")
    other = Overset("ferry", 2, 4, 20, "Cut it.")
    assert once_each([part, other, whole]) == (whole, other)
    assert once_each([whole, other, part]) == (whole, other)


def test_copy_that_may_wait_is_held_before_anything_is_cut(composed, compose):
    edition, _ = composed(**SMALL)
    placements = tuple(replace(p, hold=p.rank > 1) for p in edition.issue.placements)
    plan = compose(replace(edition, issue=replace(edition.issue, pages=2, placements=placements)))
    assert plan.held
    assert not {overset.story for overset in plan.overset} & set(plan.held)
    held = {decision.subject for decision in plan.decisions if decision.text.startswith("held")}
    assert held == set(plan.held)


def test_a_paper_as_needed_has_a_multiple_of_four_pages(composed, compose):
    edition, _ = composed(**SMALL)
    plan = compose(replace(edition, issue=replace(edition.issue, pages=0)))
    assert len(plan.pages) == 4
    assert plan.overset == ()


def test_a_story_placed_twice_is_set_once_and_one_not_there_is_passed_over(bare, compose):
    story = a_story("twice", words=300)
    edition = with_copy(bare, story)
    placements = (Placement("twice", 1), Placement("twice", 2), Placement("nowhere"))
    plan = compose(replace(edition, issue=replace(edition.issue, placements=placements)))
    assert {story for page in plan.pages for story in page.stories} == {"twice"}
    assert [story for page in plan.pages for story in page.stories].count("twice") == 1


def test_a_pin_beyond_the_paper_is_told(bare, compose):
    edition = with_copy(bare, a_story("one", words=300), a_story("far", words=200))
    placements = (edition.issue.placements[0], replace(edition.issue.placements[1], page=40))
    plan = compose(replace(edition, issue=replace(edition.issue, pages=4, placements=placements)))
    assert [remark.rule for remark in plan.remarks] == ["page-beyond"]
    assert accounted(edition, plan)


def first_pages(plan) -> dict[str, int]:
    """Where each story begins."""
    found: dict[str, int] = {}
    for page in plan.pages:
        for story in page.stories:
            found.setdefault(story, page.number)
    return found


@pytest.mark.parametrize("page", [1, 3])
def test_a_pin_that_yields_is_told_on_its_page(bare, compose, page):
    names = ("one", "two", "three", "four", "five")
    edition = with_copy(bare, *(a_story(name, words=900, rich=False) for name in names))
    placements = tuple(replace(item, page=page) for item in edition.issue.placements)
    plan = compose(replace(edition, issue=replace(edition.issue, pages=8, placements=placements)))
    yielded = {name for name, first in first_pages(plan).items() if first != page}
    told = [remark for remark in plan.remarks if remark.rule == "pin-yielded"]
    assert yielded
    assert {remark.place.story for remark in told} == yielded
    assert {remark.place.page for remark in told} == {page}
    assert len(told) == len(yielded)


# ---- adverts ----


def booked(name: str, columns: int, depth: float, page: int, position: Position = Position.FREE) -> Advert:
    return Advert(name, AdvertKind.BOOKED, columns, mm(depth), page, position, advertiser=name, headline=name)


def cells_of(page) -> dict[str, tuple[int, int, int, int]]:
    found = {}

    def walk(tree) -> None:
        if hasattr(tree, "cell"):
            found[tree.piece] = (tree.cell.column, tree.cell.row, tree.cell.columns, tree.cell.rows)
        else:
            walk(tree.first)
            walk(tree.second)

    walk(page.plan.tree)
    return found


def test_adverts_stand_at_the_bottom_outer_corner_of_their_pages(composed, compose):
    edition, _ = composed(**SMALL)
    adverts = (booked("rope", 2, 80, 4), booked("boats", 2, 80, 5), booked("crabs", 1, 50, 7))
    plan = compose(replace(edition, issue=replace(edition.issue, pages=8, adverts=adverts)))
    for name, page in (("rope", 4), ("boats", 5), ("crabs", 7)):
        cells = cells_of(plan.pages[page - 1])
        column, row, columns, rows = cells[f"advert.{name}"]
        bottom = max(other[1] + other[3] for other in cells.values())
        assert row + rows == bottom
        assert column == (edition.design.grid.columns - columns if page % 2 else 0)
    assert accounted(edition, plan)


def test_adverts_of_one_width_are_stacked_the_deepest_lowest(composed, compose):
    edition, _ = composed(**SMALL)
    adverts = (booked("deep", 2, 90, 4), booked("low", 2, 40, 4))
    plan = compose(replace(edition, issue=replace(edition.issue, pages=8, adverts=adverts)))
    assert "advert.deep+low" in cells_of(plan.pages[3])
    labels = {
        frame.ref.path: frame.y
        for frame in plan.pages[3].frames
        if isinstance(frame, TextFrame) and frame.ref.path.startswith("advert.")
    }
    assert labels["advert.low.label"] < labels["advert.deep.label"]


def test_a_full_page_advert_takes_its_page(composed, compose):
    edition, _ = composed(**SMALL)
    plan = compose(replace(edition, issue=replace(edition.issue, pages=8, adverts=(booked("whole", 5, 400, 3),))))
    assert plan.pages[2].stories == ()
    assert list(cells_of(plan.pages[2])) == ["advert.whole"]
    assert accounted(edition, plan)


def test_artwork_is_placed_whole_within_its_booked_size(composed, compose):
    edition, _ = composed(**SMALL)
    art = edition.pictures[0]
    advert = replace(booked("art", 3, 90, 5), file=art.file, alt="A boat")
    plan = compose(replace(edition, issue=replace(edition.issue, pages=8, adverts=(advert,))))
    (frame,) = [frame for frame in plan.pages[4].frames if isinstance(frame, ArtworkFrame)]
    assert frame.alt == "A boat"
    assert frame.rect.width <= edition.design.grid.span(3)
    assert frame.rect.height <= mm(90)
    assert abs(frame.rect.width * art.height - frame.rect.height * art.width) < art.width * art.height


def test_adverts_on_every_page_leave_the_copy_overset(bare, compose):
    edition = with_copy(bare, a_story("only", words=300), pages=4)
    walls = tuple(booked(f"wall-{page}", 5, 400, page) for page in range(1, 5))
    plan = compose(replace(edition, issue=replace(edition.issue, adverts=walls)))
    assert [overset.story for overset in plan.overset] == ["only"]
    assert "found no page" in plan.overset[0].advice


def test_a_paper_as_needed_grows_until_its_copy_has_room(composed, compose):
    edition, _ = composed(**SMALL)
    adverts = tuple(booked(f"ad-{page}", 5, 180, page) for page in (2, 3, 4))
    plan = compose(replace(edition, issue=replace(edition.issue, pages=0, adverts=adverts)))
    assert len(plan.pages) == 8
    assert plan.overset == ()


def test_a_page_named_far_beyond_the_copy_makes_no_thick_paper(bare, compose):
    edition = with_copy(bare, a_story("one", words=300), a_story("far", words=200))
    placements = (edition.issue.placements[0], replace(edition.issue.placements[1], page=40))
    plan = compose(replace(edition, issue=replace(edition.issue, placements=placements)))
    assert len(plan.pages) == 4
    assert [remark.rule for remark in plan.remarks] == ["page-beyond"]
