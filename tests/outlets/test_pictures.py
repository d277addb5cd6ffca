"""Which files a picture becomes: none larger than it is, cut about its focus, at addresses that tell what they hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.outlets.pictures import SourcePicture, box_of, focus_in, is_whole, page_set, picture_set
from broadsheet.story.model import Focus

DIGEST = "0123456789abcdef" * 2
SIZES = st.integers(1, 9000)
THOUSANDTHS = st.integers(0, 1000)


def photograph(width: int = 1600, height: int = 1067) -> SourcePicture:
    return SourcePicture("pictures/quay.jpg", DIGEST, width, height)


def widths(source: SourcePicture, kind: str, crop: str = "whole") -> list[int]:
    return [item.width for item in picture_set(source).of(kind, crop)]


def test_a_photograph_comes_in_the_widths_it_reaches():
    assert widths(photograph(), "avif") == [360, 600, 720, 1080, 1440]
    assert widths(photograph(), "webp") == [640, 1280]
    assert widths(photograph(), "jpeg") == [640, 960]
    assert widths(photograph(6000, 4000), "avif") == [360, 600, 720, 1080, 1440, 1920]


@pytest.mark.parametrize(
    ("own", "expected"), [(200, [200]), (370, [360]), (899, [360, 600, 720]), (900, [360, 600, 720, 900])]
)
def test_a_small_picture_keeps_its_own_width_where_that_is_well_beyond_the_last_step(own: int, expected: list[int]):
    assert widths(photograph(own, own), "avif") == expected


def test_addresses_name_the_picture_the_cut_its_focus_and_the_width():
    found = picture_set(photograph(), Focus(300, 700))
    assert found.of("avif")[0].address == "/pictures/01/0123456789ab-whole-360.avif"
    assert found.of("jpeg", "card")[0].address == "/pictures/01/0123456789ab-card-300-700-1200.jpeg"
    assert (found.of("jpeg", "card")[0].width, found.of("jpeg", "card")[0].height) == (1200, 630)


def test_a_picture_that_is_three_to_two_itself_needs_no_wide_files():
    found = picture_set(photograph())
    assert {item.address for item in found.of("avif", "wide")} <= {item.address for item in found.of("avif")}
    upright = picture_set(photograph(1280, 1600))
    assert not {item.address for item in upright.of("avif", "wide")} & {item.address for item in upright.of("avif")}


def test_a_picture_takes_no_more_than_twenty_one_files():
    for size in ((1600, 1067), (1280, 1600), (6000, 4000), (4000, 6000), (900, 300)):
        assert len({item.address for item in picture_set(photograph(*size)).renditions}) <= 21


def test_another_focus_moves_the_cuts_and_leaves_the_whole_picture_alone():
    middle, left = (picture_set(photograph(1280, 1600), Focus(x, 500)) for x in (500, 100))
    assert middle.of("avif") == left.of("avif")
    assert middle.of("jpeg", "card")[0].address != left.of("jpeg", "card")[0].address


@given(SIZES, SIZES, st.sampled_from(["whole", "wide", "card", "square"]), THOUSANDTHS, THOUSANDTHS)
def test_a_cut_lies_within_the_picture_has_its_shape_and_holds_its_focus(width, height, crop, x, y):
    left, top, right, bottom = box_of(width, height, crop, Focus(x, y))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 1 <= width * x / 1000 <= right + 1
    assert top - 1 <= height * y / 1000 <= bottom + 1
    if not is_whole(width, height, crop):
        assert right - left == width or bottom - top == height


@given(SIZES, SIZES, THOUSANDTHS, THOUSANDTHS)
def test_no_rendition_is_larger_than_its_picture_and_every_kind_has_one(width, height, x, y):
    found = picture_set(photograph(width, height), Focus(x, y))
    assert all(item.width <= width for item in found.renditions)
    assert {item.kind for item in found.of("jpeg") + found.of("webp") + found.of("avif")} == {"jpeg", "webp", "avif"}
    assert all(re.fullmatch(r"/pictures/[0-9a-f]{2}/[0-9a-f]{12}-[a-z]+(-\d+-\d+)?-\d+\.(avif|webp|jpeg)", item.address)
               for item in found.renditions)  # fmt: skip


@given(THOUSANDTHS, THOUSANDTHS)
def test_an_address_gives_its_focus_back(x, y):
    cut = picture_set(photograph(1000, 4000), Focus(x, y)).of("jpeg", "card")[0]
    assert focus_in(cut.address) == Focus(x, y)
    assert focus_in("/pictures/01/0123456789ab-whole-360.avif") == Focus()


def test_a_printed_page_has_no_cuts_and_no_avif():
    found = page_set(SourcePicture("pages/01.png", DIGEST, 1252, 1646))
    assert {(item.kind, item.crop) for item in found.renditions} == {("webp", "whole"), ("jpeg", "whole")}
    assert [item.width for item in found.of("webp")] == [180, 300, 480, 1000, 1252]
