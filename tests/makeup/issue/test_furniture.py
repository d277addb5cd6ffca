"""Masthead, folios, contents, imprint, letters, house adverts and codes: what they print and where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.edition.model import Advert, AdvertKind, Network, Pins
from broadsheet.makeup.barcodes import barcode_frames, qr_frames
from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.contents import MOST, Entry, best_inside, chosen_entries, contents_piece
from broadsheet.makeup.fillers import LEAST_ROWS, house_piece
from broadsheet.makeup.folio import folio
from broadsheet.makeup.furniture import Stone, advance, scaled, text_of, web_target
from broadsheet.makeup.imprint import imprint_piece
from broadsheet.makeup.jumps import jump_sets, keyword, may_jump, start_of
from broadsheet.makeup.letters import letters_piece
from broadsheet.makeup.masthead import masthead
from broadsheet.makeup.model import BarsFrame, Cell, LinkFrame, TextFrame
from broadsheet.measure import Rect, mm
from broadsheet.story.model import Byline, Genre
from broadsheet.typeset.typesetter import Typesetter
from builders import a_paper, a_story, an_edition


@pytest.fixture(scope="session")
def stone() -> Stone:
    """A stone with a small edition on it."""
    from_edition = an_edition(words=400, items=2, pages=4, pictures=0)
    return Stone(from_edition, Typesetter(from_edition.design))


def on(stone: Stone, **paper: object) -> Stone:
    """The stone with another paper on it."""
    edition = replace(stone.edition, paper=replace(stone.edition.paper, **paper))
    return Stone(edition, stone.typesetter)


def said(frames, path: str = "") -> list[str]:
    """The words of text frames whose path begins so."""
    return [text_of(f.line).strip() for f in frames if isinstance(f, TextFrame) and f.ref.path.startswith(path)]


def box_of(frames) -> Rect:
    """The smallest rectangle around lines of text, by their baselines."""
    texts = [frame for frame in frames if isinstance(frame, TextFrame)]
    left, top = min(f.x + f.line.x for f in texts), min(f.y for f in texts)
    right = max(f.x + f.line.x + advance(f.line) for f in texts)
    return Rect(left, top, right - left, max(f.y for f in texts) - top)


# ---- masthead and folio ----


def test_the_masthead_says_who_when_and_how_much(stone):
    frames = masthead(stone)
    words = said(frames)
    for expected in (
        "The Saltwick Courier",
        "Every first Friday, for the whole estuary",
        "Friday 6 November 2026",
        "£2.00",
    ):
        assert expected in words
    assert said(frames, "masthead.number") == ["Volume 3 · Issue 24"]
    assert said(frames, "masthead.network") == ["The Saltwick section of the Estuary Papers"]


@pytest.mark.parametrize(
    "name", ["Tide", "The Saltwick Courier", "The Greater Saltwick and Kelmouth Estuary Intelligencer"]
)
def test_the_nameplate_fits_its_place_whatever_its_length(stone, name):
    plate = [
        frame
        for frame in masthead(on(stone, name=name))
        if getattr(frame, "ref", None) and frame.ref.path == "nameplate"
    ]
    grid = stone.design.grid
    left = grid.left(1, 0)
    assert plate[0].x >= left
    assert plate[0].x + advance(plate[0].line) <= left + grid.span(grid.columns)
    assert grid.top(0) < plate[0].y < grid.top(stone.design.treatment.masthead_rows)


def test_a_paper_without_issn_network_or_strapline_has_a_masthead_too(stone):
    bare = on(stone, issn="", network=Network(), strapline="", short_address="")
    frames = masthead(bare)
    assert not [frame for frame in frames if isinstance(frame, BarsFrame)]
    assert "The Saltwick Courier" in said(frames)


def test_the_barcode_carries_the_issn_and_the_issue(stone):
    frames = barcode_frames(stone, Rect(0, 0, mm(48), mm(25)))
    (bars,) = [frame for frame in frames if isinstance(frame, BarsFrame)]
    assert bars.alt == "ISSN 2049-3630, Issue 24"
    assert said(frames) == ["9", "772049", "363002", "24"]
    assert all(bar.x >= 0 and bar.right <= mm(48) for bar in bars.bars)
    assert min(bar.width for bar in bars.bars) >= mm(0.264)


@pytest.mark.parametrize(("page", "outside"), [(4, "left"), (5, "right")])
def test_the_page_number_stands_outside(stone, page, outside):
    frames = folio(stone, page, "The Town", opener=False)
    (number,) = [frame for frame in frames if isinstance(frame, TextFrame) and frame.ref.path == f"folio.{page}.number"]
    grid = stone.design.grid
    left, right = grid.left(page, 0), grid.left(page, 0) + grid.span(grid.columns)
    assert (number.x == left) if outside == "left" else (number.x + advance(number.line) == right)
    assert said(frames, f"folio.{page}.section") == ["The Town"]
    assert "The Saltwick Courier · Friday 6 November 2026" in said(frames)


def test_a_section_opens_with_its_name_large(stone):
    frames = folio(stone, 3, "The Town", opener=True)
    assert said(frames, "section.3") == ["The Town"]
    assert said(frames, "folio.3.section") == []


# ---- contents ----


def entries(count: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"s{i}", f"Ferry number {i} to run in winter", 2 + i % 6, "town", 1 + i % 3) for i in range(count)
    )


def test_the_contents_box_offers_three_to_eight_entries(stone):
    piece = contents_piece("contents", stone, entries(9))
    counts = {shape.option[0] for shapes in piece.shapes().values() for shape in shapes}
    assert counts <= set(range(3, MOST + 1))
    assert {columns for columns, _ in piece.shapes()} == {1, 2, 3, 4, 5}


def test_entries_stand_in_page_order_with_live_areas(stone):
    piece = contents_piece("contents", stone, entries(6))
    (columns, rows), shapes = next(iter(sorted(piece.shapes().items())))
    frames = piece.frames(1, Cell(0, 40, columns, rows), shapes[0])
    pages = [int(frame.target.removeprefix("page:")) for frame in frames if isinstance(frame, LinkFrame)]
    assert pages == sorted(pages)
    assert [page for page in said(frames) if page.isdecimal()] == [str(page) for page in pages]


def test_new_page_numbers_are_printed_in_their_order(stone):
    piece = contents_piece("contents", stone, entries(4)).with_pages({"s0": 9})
    assert [entry.page for entry in chosen_entries(piece.entries, 4)] == [3, 4, 5, 9]


def test_every_section_comes_before_any_comes_twice():
    stories = [(a_story(f"{section}{i}", section=section), 2, 3) for section in ("town", "work") for i in range(2)]
    assert [entry.section for entry in best_inside(stories)] == ["town", "work", "town", "work"]


def test_letters_and_briefs_are_not_in_the_contents():
    assert best_inside([(a_story("letter", genre=Genre.LETTER), 3, 4), (a_story("front"), 1, 1)]) == ()


# ---- imprint, letters, house adverts ----


def test_the_imprint_is_printed_whole_and_its_addresses_are_live(stone):
    piece = imprint_piece("imprint", stone)
    for size, shapes in piece.shapes().items():
        frames = piece.frames(2, Cell(0, 60, *size), shapes[0])
        words = " ".join(said(frames, "imprint"))
        for line in (*a_paper().imprint, "desk@courier.example", "ISSN 2049-3630", "courier.example"):
            assert line in words
        assert "mailto:desk@courier.example" in [frame.target for frame in frames if isinstance(frame, LinkFrame)]


def test_a_paper_without_an_imprint_has_no_box_for_it(stone):
    assert imprint_piece("imprint", on(stone, imprint=(), contact=(), issn="", short_address="")) is None


def test_letters_end_with_who_wrote_them_and_the_page_with_where_to_write(stone):
    letters = [
        replace(a_story(f"l{i}", words=90, genre=Genre.LETTER, rich=False), bylines=(Byline(f"Ada {i}"),))
        for i in range(3)
    ]
    piece = letters_piece("letters", on(stone, letters_to="letters@courier.example"), letters, label="Letters")
    for (columns, rows), shapes in piece.shapes().items():
        frames = piece.frames(4, Cell(0, 10, columns, rows), shapes[0])
        order = [frame.ref.story for frame in frames if isinstance(frame, TextFrame) and frame.ref.path == "byline"]
        assert order == ["l0", "l1", "l2"]
        assert said(frames, "letters.address") == ["letters@courier.example"]


def test_a_house_advert_fills_any_box_and_its_words_stay_inside(stone):
    advert = Advert(
        "join",
        AdvertKind.HOUSE,
        headline="Deliver for us",
        text="It takes an hour a month.",
        call="desk@courier.example",
    )
    piece = house_piece("house.1", stone, advert)
    shapes = piece.shapes()
    assert {rows for columns, rows in shapes if columns == 1} >= set(range(LEAST_ROWS, 80))
    grid = stone.design.grid
    for size in ((1, LEAST_ROWS), (1, 40), (2, 15), (5, 80)):
        cell = grid.cell(3, 0, 4, *size)
        found = box_of(piece.frames(3, Cell(0, 4, *size), shapes[size][0]))
        assert cell.x <= found.x
        assert found.right <= cell.right
        assert cell.y < found.y
        assert found.bottom < cell.bottom


def test_a_small_house_advert_says_less(stone):
    advert = Advert(
        "join", AdvertKind.HOUSE, headline="Deliver for us", text="An hour a month. " * 12, call="Ring the desk"
    )
    shapes = house_piece("house.1", stone, advert).shapes()
    words = [
        len(said(house_piece("h", stone, advert).frames(3, Cell(0, 4, *size), shapes[size][0])))
        for size in ((1, 8), (2, 40))
    ]
    assert words[0] < words[1]


def test_a_code_is_square_and_says_its_address():
    (code,) = qr_frames("https://courier.example/abcde", Rect(0, 0, mm(20), mm(20)))
    assert code.alt == "QR: https://courier.example/abcde"
    assert all(bar.right <= mm(20) and bar.bottom <= mm(20) for bar in code.bars)


# ---- jumps ----


def test_the_keyword_is_a_short_word_in_capitals_different_from_others():
    story = replace(a_story("ferry"), kicker="Harbour sale", headline="Town votes to buy back its harbour")
    assert keyword(story) == "HARBOUR"
    assert keyword(story, ("HARBOUR",)) == "SALE"


def test_a_story_jumps_only_when_it_is_long_enough_and_nobody_forbids_it(stone):
    grid = stone.design.grid
    assert may_jump(Pins(), 120, grid)
    assert not may_jump(Pins(), 50, grid)
    assert not may_jump(Pins(jump=False), 400, grid)


def test_jumps_that_are_asked_for_are_in_every_set_and_two_are_the_most():
    articles = [Booking(Kind.ARTICLE, (name,), 2) for name in "abcd"]
    sets = jump_sets(articles, ["c"], ["a", "b", "c", "d"])
    assert all("c" in jumping for jumping in sets)
    assert max(map(len, sets)) == 2
    assert start_of(articles[0]).id == "a.start"


def test_a_line_is_scaled_as_one_drawing(stone):
    line = stone.label("Courier", "nameplate")
    half = scaled(line, 1, 2)
    assert abs(2 * advance(half) - advance(line)) <= 2 * len("Courier")


def test_mail_and_web_addresses_become_links():
    assert web_target("desk@courier.example") == "mailto:desk@courier.example"
    assert web_target("courier.example/abc") == "https://courier.example/abc"
