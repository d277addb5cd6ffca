"""Locked pages come out the same, one page composed again leaves the others alone, stale locks are told."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from broadsheet.edition.model import PagePin
from broadsheet.makeup.bookings import Booking, Kind, booking_from
from broadsheet.makeup.choices import Choices
from broadsheet.makeup.locks import read_lock
from broadsheet.story.model import Paragraph, Span


def locked(edition, plan, *numbers: int):
    """The edition with these pages of the plan locked."""
    pins = tuple(PagePin(number, locked=True) for number in numbers)
    locks = tuple((number, plan.pages[number - 1].lock) for number in numbers)
    return replace(edition, locks=locks, issue=replace(edition.issue, page_pins=pins))


def same(one, other) -> list[int]:
    """The pages whose frames are equal."""
    return [a.number for a, b in zip(one.pages, other.pages, strict=True) if a.frames == b.frames]


def test_an_issue_locked_as_a_whole_comes_out_as_it_was(monthly, compose):
    edition, plan = monthly
    numbers = [page.number for page in plan.pages]
    again = compose(locked(edition, plan, *numbers))
    assert same(plan, again) == numbers
    assert again.jumps == plan.jumps


@pytest.mark.parametrize("free", [1, 2, 5, 8])
def test_one_page_composed_again_leaves_all_others_as_they_are(monthly, compose, free):
    edition, plan = monthly
    others = [page.number for page in plan.pages if page.number != free]
    again = compose(locked(edition, plan, *others), Choices(((free, 2),)))
    assert set(others) <= set(same(plan, again))
    assert again.remarks == ()
    assert {story for page in again.pages for story in page.stories} == {s.id for s in edition.stories}


def test_a_locked_page_stays_when_copy_elsewhere_changes(monthly, compose):
    edition, plan = monthly
    kept = next(
        page for page in plan.pages if page.number > 1 and not any(j.to_page == page.number for j in plan.jumps)
    )
    other = next(story for story in edition.stories if story.id not in kept.stories and story.id != plan.jumps[0].story)
    longer = replace(other, blocks=(*other.blocks, Paragraph((Span("A last word from the harbour office. " * 9),))))
    stories = tuple(longer if story.id == other.id else story for story in edition.stories)
    again = compose(replace(locked(edition, plan, kept.number), stories=stories))
    assert kept.number in same(plan, again)


def test_a_lock_whose_copy_no_longer_fits_is_told_and_composed_afresh(monthly, compose):
    edition, plan = monthly
    page = plan.pages[3]
    story = edition.story(page.stories[0])
    shorter = replace(story, blocks=story.blocks[:2])
    stories = tuple(shorter if item.id == story.id else item for item in edition.stories)
    again = compose(replace(locked(edition, plan, page.number), stories=stories))
    assert [remark.rule for remark in again.remarks] == ["lock-stale"]
    assert len(again.pages) == len(plan.pages)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"lock": 1}', '{"page": 2, "bookings": 7, "plan": {}, "top": 0}'])
def test_what_is_no_lock_is_told(monthly, compose, text):
    edition, _ = monthly
    pins = (PagePin(2, locked=True),)
    assert read_lock(text) is None
    plan = compose(replace(edition, locks=((2, text),), issue=replace(edition.issue, page_pins=pins)))
    told = [remark for remark in plan.remarks if remark.rule.startswith("lock-")]
    assert [remark.rule for remark in told] == ["lock-unreadable"]
    assert "cannot be read" in told[0].message


def test_a_lock_of_another_version_is_refused(monthly):
    _, plan = monthly
    text = plan.pages[1].lock
    assert read_lock(text) is not None
    assert read_lock(text.replace('"lock": 1', '"lock": 2')) is None


def test_a_stored_page_that_is_not_locked_is_not_used(monthly, compose):
    edition, plan = monthly
    again = compose(replace(edition, locks=((2, "no lock at all"),)))
    assert again.pages == plan.pages


def test_a_lock_is_readable_json_and_reads_back(monthly):
    _, plan = monthly
    for page in plan.pages:
        data = json.loads(page.lock)
        lock = read_lock(page.lock)
        assert data["page"] == page.number == lock.page
        assert lock.plan == page.plan


def test_a_booking_reads_back_as_it_was_written():
    for booking in (
        Booking(Kind.START, ("ferry",), 1, line=30, other=5),
        Booking(Kind.BRIEFS, ("one", "two"), 5, name="all.0.0", label="In brief"),
        Booking(Kind.IMPRINT),
    ):
        assert booking_from(json.loads(json.dumps(booking.as_dict()))) == booking
