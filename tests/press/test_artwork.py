"""Booked adverts: artwork placed whole, as a PDF page or as a picture, and told what the printer cannot print."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from broadsheet.makeup.model import ArtworkFrame
from broadsheet.measure import Rect, mm
from broadsheet.press.display import DisplayPage
from broadsheet.press.preflight import preflight
from broadsheet.press.preview import render_pages
from broadsheet.press.printers import printer_named
from broadsheet.press.writer import write_editions
from judges.ua import judge_ua

COLDSET = printer_named("newsprint-coldset")
SPACE = Rect(mm(20), mm(20), mm(60), mm(30))


def artwork_pdf(path, operators, size=(100, 200), rotate=0):
    """A one-page advert."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=size)
    page.contents_add(operators)
    page.obj.Rotate = rotate
    pdf.save(path)


def printed_with(display, folder, file, tmp_path):
    """The small paper with an advert on its first page."""
    page = DisplayPage(1, "1", (ArtworkFrame(SPACE, file, "Fish on Fridays", "fish"),))
    rest = tuple(DisplayPage(number, str(number), ()) for number in (2, 3, 4))
    advert = replace(display, pages=(page, *rest), folder=str(folder), stories=())
    remarks = write_editions(advert, COLDSET, tmp_path / "reading.pdf", tmp_path / "press.pdf")
    return {remark.rule for remark in remarks}


def dark_box(path, tmp_path):
    """The box of the dark part of page 1, in millimetres from its top left corner."""
    first = render_pages(path, tmp_path / "drawn", dpi=127)[0]
    with Image.open(first) as picture:
        box = picture.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    return tuple(round(edge / 5) for edge in box)


def test_a_pdf_advert_stands_whole_and_centred_in_its_space(display, tmp_path):
    artwork_pdf(tmp_path / "fish.pdf", b"0 0 0 1 k 0 0 100 200 re f")
    assert printed_with(display, tmp_path, "fish.pdf", tmp_path) == set()
    for edition in ("reading.pdf", "press.pdf"):
        left, top, right, foot = dark_box(tmp_path / edition, tmp_path)
        assert (top, foot) == (20, 50), "as high as its space"
        assert (left, right) in {(42, 58), (43, 57), (43, 58)}, "and in its middle"


def test_a_turned_page_is_placed_upright(display, tmp_path):
    artwork_pdf(tmp_path / "fish.pdf", b"0 0 0 1 k 0 0 100 200 re f", rotate=90)
    printed_with(display, tmp_path, "fish.pdf", tmp_path)
    left, top, right, foot = dark_box(tmp_path / "press.pdf", tmp_path)
    assert (left, top, right, foot) == (20, 20, 80, 50)


def test_a_picture_advert_is_fitted_not_stretched(display, tmp_path):
    Image.new("RGB", (300, 300), (0, 0, 60)).save(tmp_path / "fish.png")
    assert printed_with(display, tmp_path, "fish.png", tmp_path) == set()
    left, top, right, foot = dark_box(tmp_path / "press.pdf", tmp_path)
    assert (right - left, foot - top) == (30, 30)
    assert {remark.rule for remark in preflight(tmp_path / "press.pdf", COLDSET)} == {"page-empty"}


def test_an_advert_begins_with_a_fresh_state_whatever_was_printed_before(display, tmp_path):
    artwork_pdf(tmp_path / "fish.pdf", b"10 10 20 20 re f 0 0 0 0 k 40 40 20 20 re f")
    page = DisplayPage(1, "1", (*display.pages[1].frames, ArtworkFrame(SPACE, "fish.pdf", "Fish", "fish")))
    rest = tuple(DisplayPage(number, str(number), ()) for number in (2, 3, 4))
    advert = replace(display, pages=(page, *rest), folder=str(tmp_path))
    assert write_editions(advert, COLDSET, tmp_path / "reading.pdf", tmp_path / "press.pdf") == ()
    assert {remark.rule for remark in preflight(tmp_path / "press.pdf", COLDSET)} == {"page-empty"}


def test_rgb_in_artwork_stops_the_press_under_the_adverts_name(display, tmp_path):
    artwork_pdf(tmp_path / "fish.pdf", b"1 0 0 rg 0 0 100 200 re f")
    assert "rgb-colour" in printed_with(display, tmp_path, "fish.pdf", tmp_path)


def test_a_font_that_is_not_embedded_stops_the_press(display, tmp_path):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(F=font))
    page.contents_add(b"BT /F 12 Tf (Fish) Tj ET")
    pdf.save(tmp_path / "fish.pdf")
    assert "font-not-embedded" in printed_with(display, tmp_path, "fish.pdf", tmp_path)


@pytest.mark.parametrize("data", [b"", b"not a pdf"])
def test_artwork_that_cannot_be_read_leaves_its_space_empty(display, tmp_path, data):
    (tmp_path / "fish.pdf").write_bytes(data)
    assert printed_with(display, tmp_path, "fish.pdf", tmp_path) == {"artwork-unreadable"}
    assert printed_with(display, tmp_path, "nowhere.pdf", tmp_path) == {"artwork-unreadable"}


@pytest.mark.judge
def test_a_tagged_advert_does_not_spoil_the_reading_edition(display, printed, tmp_path):
    (tmp_path / "fish.pdf").write_bytes(printed.reading.read_bytes())
    printed_with(display, tmp_path, "fish.pdf", tmp_path)
    assert judge_ua(tmp_path / "reading.pdf") == []
    with pikepdf.open(tmp_path / "reading.pdf") as pdf:
        figure = pdf.Root.StructTreeRoot.K.K.K.K
        assert str(figure.Alt) == "Fish on Fridays"
