"""What was printed where: areas that hold a story's type, cover no other's, and are read back as they were kept."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.edition.plan import Edition
from broadsheet.makeup.choices import Choices
from broadsheet.makeup.flatplan import make_up
from broadsheet.makeup.model import ArtworkFrame, Flatplan, PictureFrame, TextFrame
from broadsheet.measure import Rect
from broadsheet.outlets.model import PrintedPage, StoryArea
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.works.pagemap import printed_pages
from broadsheet.works.printed import picture_pages, read_printed, write_printed
from builders import an_edition

AREAS = (StoryArea("one", 50, 100, 400, 300),)


@pytest.fixture(scope="module")
def made_up() -> tuple[Edition, Flatplan]:
    """Eight pages on which one story turns to a later page."""
    edition = an_edition(3, words=9000, items=14, pages=8, pictures=6)
    return edition, make_up(edition, Typesetter(edition.design), Choices(ranked=False))


@pytest.fixture(scope="module")
def pages(made_up: tuple[Edition, Flatplan]) -> tuple[PrintedPage, ...]:
    return printed_pages(*made_up)


def rect(edition: Edition, area: StoryArea) -> Rect:
    """An area in lengths."""
    across, down = edition.design.format.width, edition.design.format.height
    return Rect(area.left * across // 1000, area.top * down // 1000, area.width * across // 1000,
                area.height * down // 1000)  # fmt: skip


def test_every_story_of_a_page_has_an_area_and_no_other_story_has(pages: tuple[PrintedPage, ...]):
    assert len(pages) == 8
    for page in pages:
        assert {area.story for area in page.areas} == set(page.stories)


def test_every_line_and_picture_of_a_story_begins_in_one_of_its_areas(
    made_up: tuple[Edition, Flatplan], pages: tuple[PrintedPage, ...]
):
    edition, flatplan = made_up
    for page, printed in zip(flatplan.pages, pages, strict=True):
        for frame in page.frames:
            if isinstance(frame, TextFrame | PictureFrame) and frame.ref.story in page.stories:
                x, y = (frame.x, frame.y) if isinstance(frame, TextFrame) else (frame.rect.x, frame.rect.y)
                spot = Rect(x + 1000, y - 1000, 1000, 1000)
                own = [rect(edition, area) for area in printed.areas if area.story == frame.ref.story]
                assert any(area.overlaps(spot) for area in own)


def test_areas_of_two_stories_and_adverts_share_no_room(
    made_up: tuple[Edition, Flatplan], pages: tuple[PrintedPage, ...]
):
    edition, flatplan = made_up
    for page, printed in zip(flatplan.pages, pages, strict=True):
        areas = [(area.story, rect(edition, area).inset(2_500)) for area in printed.areas]
        adverts = [("", frame.rect) for frame in page.frames if isinstance(frame, ArtworkFrame)]
        shared = [(one, two) for (one, a), (two, b) in combinations(areas + adverts, 2) if one != two and a.overlaps(b)]
        assert shared == []


def test_a_page_on_which_a_story_goes_on_says_in_which_block(
    made_up: tuple[Edition, Flatplan], pages: tuple[PrintedPage, ...]
):
    (jump,) = made_up[1].jumps
    turned = {page.number: page.begins for page in pages if page.begins}
    assert list(turned) == [jump.to_page]
    ((story, block),) = turned[jump.to_page]
    assert story == jump.story
    assert 0 < block < len(made_up[0].story(story).blocks)


def test_sections_are_named_as_printed(made_up: tuple[Edition, Flatplan], pages: tuple[PrintedPage, ...]):
    names = {section.name for section in made_up[0].paper.sections}
    assert {page.section for page in pages[1:]} <= names
    assert pages[0].section == ""


def test_what_is_kept_is_read_back(pages: tuple[PrintedPage, ...], tmp_path: Path):
    write_printed(tmp_path / "printed.json", pages)
    assert read_printed(tmp_path / "printed.json") == pages
    assert [path.name for path in tmp_path.iterdir()] == ["printed.json"]


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"pages": [{"number": 1}]}', '{"pages": 3}'])
def test_what_is_not_of_the_form_is_no_page(tmp_path: Path, kept: str):
    (tmp_path / "printed.json").write_text(kept)
    assert read_printed(tmp_path / "printed.json") == ()
    assert read_printed(tmp_path / "away.json") == ()


def test_pages_that_were_drawn_have_pictures(tmp_path: Path):
    (tmp_path / "pages").mkdir()
    Image.new("RGB", (600, 800), "white").save(tmp_path / "pages" / "01.png")
    printed = (PrintedPage(1, "", ("one",), AREAS), PrintedPage(2))
    pictured, remarks = picture_pages(tmp_path, printed, tmp_path / "cache")
    assert remarks == ()
    assert pictured[0].areas == AREAS
    assert pictured[0].picture is not None
    assert {item.kind for item in pictured[0].picture.renditions} == {"webp", "jpeg"}
    assert pictured[1].picture is None
