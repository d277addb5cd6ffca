"""Whole issues made up: every page closes, nothing is lost, jumps agree, the same input gives the same pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from broadsheet.edition.model import PagePin, Pins
from broadsheet.makeup.choices import Choices
from broadsheet.makeup.flatplan import make_up
from broadsheet.makeup.model import LinkFrame, TextFrame
from broadsheet.makeup.page import leaves
from broadsheet.story.model import Paragraph
from broadsheet.story.text import story_paragraphs
from broadsheet.typeset.typesetter import Typesetter
from builders import an_edition

REASONABLE = (
    {"words": 9000, "items": 24, "pages": 8, "pictures": 13},
    {"words": 8200, "items": 22, "pages": 8, "pictures": 10, "seed": 2},
    {"words": 4200, "items": 12, "pages": 4, "pictures": 6, "seed": 3},
    {"words": 6500, "items": 20, "pages": 8, "pictures": 9, "seed": 4, "page_format": "a3"},
    {"words": 5200, "items": 16, "pages": 12, "pictures": 8, "seed": 5, "page_format": "a4"},
    {"words": 13000, "items": 30, "pages": 8, "pictures": 14, "seed": 6, "page_format": "berliner"},
)


def names(wishes: dict[str, object]) -> str:
    return "-".join(str(value) for value in wishes.values())


def on_frames(plan) -> set[tuple[str, str]]:
    """(story, path) of everything that stands on some page."""
    return {(frame.ref.story, frame.ref.path) for page in plan.pages for frame in page.frames if hasattr(frame, "ref")}


def not_printed(edition, plan) -> list[tuple[str, str]]:
    """Pieces of text on no page, of stories that are neither overset nor held."""
    excused = {overset.story for overset in plan.overset} | set(plan.held)
    printed = on_frames(plan)
    return [
        (story.id, path)
        for story in edition.stories
        if story.id not in excused
        for path, role, _ in story_paragraphs(story)
        if role != "pull-quote" and (story.id, path) not in printed
    ]


@pytest.fixture(params=REASONABLE, ids=names)
def issue(request, composed):
    return composed(**request.param)


def test_every_page_of_a_reasonable_issue_closes_without_a_hole(issue):
    _, plan = issue
    assert [page.plan.white for page in plan.pages] == [0] * len(plan.pages)
    assert plan.overset == ()


def test_nothing_of_the_copy_is_lost(issue):
    edition, plan = issue
    assert not_printed(edition, plan) == []


def test_every_story_stands_once_or_jumps_once(issue):
    edition, plan = issue
    count = Counter(story for page in plan.pages for story in page.stories)
    jumped = {jump.story for jump in plan.jumps}
    expected = {story.id: 2 if story.id in jumped else 1 for story in edition.stories if story.id not in plan.held}
    assert dict(count) == expected


def test_only_the_gaps_between_blocks_are_white(issue, drawn):
    edition, plan = issue
    grid = edition.design.grid
    for page in plan.pages:
        bottom = max(leaf.cell.row + leaf.cell.rows for leaf in leaves(page.plan.tree))
        legs = zip(*drawn(page, grid.columns, bottom).splitlines(), strict=True)
        whites = [len(white) for leg in legs for white in re.findall(r"\.+", "".join(leg))]
        assert all(white <= edition.design.treatment.gap + 1 for white in whites)


def test_a_front_page_has_two_jumps_at_most_and_other_pages_none(issue):
    _, plan = issue
    begun = Counter(jump.from_page for jump in plan.jumps)
    assert begun[1] <= 2
    assert set(begun) <= {1}


def text_on(page, story: str, path: str) -> str:
    """What a page prints for a piece of a story."""
    found = []
    for frame in page.frames:
        if isinstance(frame, TextFrame) and (frame.ref.story, frame.ref.path) == (story, path):
            found += [piece.fragment.text for piece in frame.line.pieces]
    return " ".join(found)


def test_jump_lines_name_each_others_pages(composed):
    checked = 0
    for wishes in REASONABLE:
        _, plan = composed(**wishes)
        for jump in plan.jumps:
            start, turn = plan.pages[jump.from_page - 1], plan.pages[jump.to_page - 1]
            assert f"page {jump.to_page}" in text_on(start, jump.story, "jump")
            assert f"page {jump.from_page}" in text_on(turn, jump.story, "turn-head")
            assert jump.story in turn.stories
            assert jump.to_page > jump.from_page
            checked += 1
    assert checked


def test_links_lead_to_pages_of_the_issue_and_contents_to_the_right_one(issue):
    _, plan = issue
    first_page = {}
    for page in plan.pages:
        for story in page.stories:
            first_page.setdefault(story, page.number)
    entries = 0
    for page in plan.pages:
        for frame in page.frames:
            if not isinstance(frame, LinkFrame) or not frame.target.startswith("page:"):
                continue
            target = int(frame.target.removeprefix("page:"))
            assert 1 <= target <= len(plan.pages)
            if frame.ref.path.startswith("contents."):
                assert target == first_page[frame.ref.path.split(".")[1]]
                entries += 1
    assert entries >= 3


def test_the_same_edition_gives_the_same_flatplan():
    edition = an_edition(words=4200, items=12, pages=4, pictures=6, seed=3)
    assert make_up(edition, Typesetter(edition.design)) == make_up(edition, Typesetter(edition.design))


def test_copy_stays_below_the_head_of_its_page_and_above_its_foot(monthly):
    edition, plan = monthly
    grid = edition.design.grid
    lowest = grid.top(grid.rows)
    for page in plan.pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.ref.story:
                assert grid.top(2) < frame.y <= lowest


def test_progress_is_told_page_by_page():
    edition = an_edition(words=4200, items=12, pages=4, pictures=6, seed=3)
    told = []
    make_up(edition, Typesetter(edition.design), progress=lambda *step: told.append(step))
    assert [step[1:] for step in told] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_every_piece_on_a_page_is_explained_in_words(monthly):
    _, plan = monthly
    for page in plan.pages:
        told = {decision.subject: decision.text for decision in plan.decisions if decision.page == page.number}
        assert all(told.get(leaf.piece) for leaf in leaves(page.plan.tree))


# ---- the editor's last word ----


def test_a_story_pinned_to_a_page_stands_there(monthly, compose):
    edition, _ = monthly
    wanted = {"piece-05": 3, "piece-07": 6, "piece-12": 1}
    placements = tuple(replace(p, page=wanted.get(p.story, p.page)) for p in edition.issue.placements)
    plan = compose(replace(edition, issue=replace(edition.issue, placements=placements)))
    for story, page in wanted.items():
        assert story in plan.pages[page - 1].stories


def test_a_story_that_must_not_jump_does_not(monthly, compose):
    edition, plan = monthly
    pinned = tuple(replace(p, pins=Pins(jump=False)) if p.page == 1 else p for p in edition.issue.placements)
    again = compose(replace(edition, issue=replace(edition.issue, placements=pinned)))
    lead = edition.issue.placements[0].story
    assert lead in {jump.story for jump in plan.jumps}
    assert lead not in {jump.story for jump in again.jumps}


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize("page", [0, 4])
def test_a_story_longer_than_a_page_that_must_not_jump_is_cut_and_its_end_told(compose, seed, page):
    edition = an_edition(words=5200, items=14, pages=8, pictures=7, seed=seed)
    story = edition.issue.placements[seed % 3].story
    grown = tuple(_grown(item, 4 + seed) if item.id == story else item for item in edition.stories)
    placements = tuple(
        replace(p, page=page, pins=Pins(jump=False)) if p.story == story else p for p in edition.issue.placements
    )
    plan = compose(replace(edition, stories=grown, issue=replace(edition.issue, placements=placements)))
    assert story not in {jump.story for jump in plan.jumps}
    assert sum(story in made.stories for made in plan.pages) == 1
    told = next(overset for overset in plan.overset if overset.story == story)
    assert story in plan.pages[told.page - 1].stories
    assert page in {0, told.page}
    assert "let it continue on another page" in told.advice
    assert [made.number for made in plan.pages if made.plan is None] == []


def _grown(story, times):
    """A story with its paragraphs so many times over."""
    return replace(story, blocks=story.blocks + tuple(b for b in story.blocks if isinstance(b, Paragraph)) * times)


def test_the_editor_names_a_page(monthly, compose):
    edition, _ = monthly
    pins = (PagePin(4, section="culture", heading="Stage and Song"),)
    plan = compose(replace(edition, issue=replace(edition.issue, page_pins=pins)))
    assert plan.pages[3].section == "culture"
    words = [text_on(plan.pages[3], "", path) for path in ("section.4", "folio.4.section")]
    assert "Stage and Song" in " ".join(" ".join(words).split())


def test_another_alternative_changes_its_page_alone(monthly, compose):
    edition, plan = monthly
    rich = [page.number for page in plan.pages if page.alternatives > 1]
    assert len(rich) >= 3
    for number in rich[:3]:
        other = compose(edition, Choices(((number, 2),)))
        changed = [a.number for a, b in zip(plan.pages, other.pages, strict=True) if a.frames != b.frames]
        assert changed == [number]


def test_a_page_pin_asks_for_an_alternative_too(monthly, compose):
    edition, plan = monthly
    number = next(page.number for page in plan.pages if page.alternatives > 1)
    pinned = replace(edition, issue=replace(edition.issue, page_pins=(PagePin(number, alternative=2),)))
    asked = compose(edition, Choices(((number, 2),)))
    assert compose(pinned).pages[number - 1].frames == asked.pages[number - 1].frames


def test_copy_on_page_one_begins_below_the_masthead(monthly):
    edition, plan = monthly
    heights = [frame.y for frame in plan.pages[0].frames if isinstance(frame, TextFrame) and frame.ref.story]
    assert min(heights) > edition.design.grid.top(edition.design.treatment.masthead_rows)


def test_two_jumps_from_one_page_lose_nothing_between_their_parts(monthly, compose):
    edition, _ = monthly
    begun = {"piece-01": 1, "piece-02": 2}
    placements = tuple(
        replace(p, page=1, rank=begun[p.story], pins=Pins(jump=True)) if p.story in begun else p
        for p in edition.issue.placements
    )
    changed = replace(edition, issue=replace(edition.issue, placements=placements))
    plan = compose(changed)
    assert [(jump.story, jump.from_page) for jump in plan.jumps] == [("piece-01", 1), ("piece-02", 1)]
    assert not_printed(changed, plan) == []
