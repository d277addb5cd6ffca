"""What the interpreter makes of content streams, operator by operator."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from broadsheet.errors import InputError, MissingFileError
from broadsheet.measure import Rect, pt
from broadsheet.proof.reading import read
from proof.drawing import Sheet, left


@pytest.fixture
def page_of(tmp_path):
    """Reads one page of 200 × 100 points with a content stream; F1 is a simple font, F2 a composite one."""

    def page(content: str, **resources):
        pdf = pikepdf.new()
        drawn = pdf.add_blank_page(page_size=(200, 100))
        simple = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Plain"), FirstChar=32, LastChar=126,
            Widths=Array([250] + [500] * 94), Encoding=Name.WinAnsiEncoding,
        )  # fmt: skip
        drawn.Resources = Dictionary(Font=Dictionary(F1=simple, F2=Sheet(pages=0, pdf=pdf).font), **resources)
        drawn.Contents = pdf.make_stream(content.encode("latin-1"))
        pdf.save(tmp_path / "page.pdf")
        return read(tmp_path / "page.pdf").pages[0]

    return page


def test_a_run_stands_where_matrices_put_it_measured_from_the_top(page_of):
    run = page_of("q 2 0 0 2 10 5 cm BT /F1 10 Tf 1 0 0 1 20 30 Tm (ab c) Tj ET Q").runs[0]
    assert run.text == "ab c"
    assert (run.starts[0], run.y, run.size) == (pt(50), pt(100 - 65), pt(20))
    assert run.widths == (pt(10), pt(10), pt(5), pt(10))
    assert run.starts == (pt(50), pt(60), pt(70), pt(75))
    assert run.natural == pt(5)
    assert run.face == "Plain"


def test_tracking_word_spacing_and_scale_move_the_pen(page_of):
    run = page_of("BT /F1 10 Tf 1 Tc 3 Tw 50 Tz 10 50 Td (a b) Tj ET").runs[0]
    assert run.starts == (pt(10), pt(13), pt(13 + 3.25))
    assert (run.tracking, run.scale) == (pt(1), 0.5)


def test_word_spacing_does_nothing_for_two_byte_codes(page_of):
    run = page_of("BT /F2 10 Tf 3 Tw 10 50 Td <006100200062> Tj ET").runs[0]
    assert run.text == "a b"
    assert run.starts == (pt(10), pt(15), pt(17.5))


def test_numbers_in_an_array_move_against_the_writing(page_of):
    run = page_of("BT /F1 10 Tf 10 50 Td [(a) -500 (b) 200 (c)] TJ ET").runs[0]
    assert run.starts == (pt(10), pt(20), pt(23))


def test_lines_are_moved_by_every_operator_that_moves_them(page_of):
    content = "BT /F1 10 Tf 12 TL 10 80 Td (a) Tj T* (b) Tj 0 -14 TD (c) Tj (d) ' 2 1 (e f) \" ET"
    runs = page_of(content).runs
    assert [round(run.y / 1000) for run in runs] == [20, 32, 46, 60, 74]
    assert runs[4].starts[2] - runs[4].starts[1] == pt(2.5 + 1 + 2)


def test_a_rise_is_told_apart_from_the_baseline(page_of):
    runs = page_of("BT /F1 10 Tf 10 50 Td (a) Tj 4 Ts (1) Tj ET").runs
    assert runs[0].y == runs[1].y
    assert runs[1].rise == pt(4)


def test_to_unicode_gives_ligatures_their_letters(page_of):
    run = page_of("BT /F2 10 Tf 10 50 Td <0401006E0064> Tj ET").runs[0]
    assert run.texts == ("fi", "n", "d")


def test_turned_and_invisible_text_is_marked(page_of):
    turned, hidden = page_of("BT /F1 9 Tf 0 1 -1 0 20 20 Tm (a) Tj 1 0 0 1 5 5 Tm 3 Tr (b) Tj ET").runs
    assert not turned.upright
    assert hidden.upright
    assert hidden.artifact


def test_colours_are_kept(page_of):
    page = page_of("0 0 0 1 k BT /F1 9 Tf (a) Tj ET 1 0 0 rg 10 10 20 5 re f 0.5 G 2 w 50 50 m 90 50 l S")
    assert page.runs[0].ink == (0, 0, 0, 1)
    filled, stroked = page.rules
    assert filled.rect == Rect(pt(10), pt(85), pt(20), pt(5))
    assert filled.ink == (1, 0, 0)
    assert stroked.rect == Rect(pt(49), pt(49), pt(42), pt(2))
    assert stroked.stroke == pt(2)


def test_clipping_paints_nothing_and_white_is_seen_as_white(page_of):
    page = page_of("10 10 20 20 re W n 1 g 0 0 50 50 re f 0 0 0 0 k 5 5 5 5 re f")
    assert [rule.white for rule in page.rules] == [True, True]


def test_marked_content_says_whose_a_run_is(page_of):
    content = (
        "BT /F1 9 Tf /P <</MCID 4>> BDC /Span <</ActualText (x)>> BDC (a) Tj EMC (b) Tj EMC "
        "/Artifact BMC (c) Tj EMC /P /Pr BDC (d) Tj EMC (e) Tj ET"
    )
    page = page_of(content, Properties=Dictionary(Pr=Dictionary(MCID=7)))
    assert [(run.mcid, run.artifact) for run in page.runs] == [
        (4, False), (4, False), (-1, True), (7, False), (-1, False),
    ]  # fmt: skip


def test_inline_pictures_have_their_rectangle_and_pixels(page_of):
    page = page_of("q 40 0 0 30 10 20 cm BI /W 2 /H 1 /BPC 8 /CS /G ID \x00\xff EI Q")
    assert (page.images[0].rect, page.images[0].columns) == (Rect(pt(10), pt(50), pt(40), pt(30)), 2)


def test_forms_are_followed_with_their_matrix_and_marked_as_such(tmp_path):
    sheet = Sheet()
    inner = "BT /F1 10 Tf 10 10 Td <0061> Tj ET 0 0 5 5 re f"
    form = sheet.pdf.make_stream(inner.encode())
    fonts = Dictionary(Font=Dictionary(F1=sheet.font))
    form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 40, 30]), Resources=fonts))
    form.Matrix = Array([2, 0, 0, 2, 0, 0])
    sheet.pdf.pages[0].Resources.XObject["/Ad"] = form
    sheet.put(1, "q 1 0 0 1 100 200 cm /Ad Do Q")
    page = read(sheet.save(tmp_path / "form.pdf")).pages[0]
    assert page.images[0].rect == Rect(pt(100), pt(800 - 260), pt(80), pt(60))
    assert (page.images[0].columns, page.images[0].form) == (0, False)
    run = page.runs[0]
    assert (run.form, run.starts[0], run.y, run.size) == (True, pt(120), pt(800 - 220), pt(20))
    assert page.rules[0].form


def test_a_form_within_itself_ends(tmp_path):
    sheet = Sheet()
    form = sheet.pdf.make_stream(b"/Ad Do 0 0 5 5 re f")
    form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 40, 30])))
    form.Resources = Dictionary(XObject=Dictionary(Ad=form))
    sheet.pdf.pages[0].Resources.XObject["/Ad"] = form
    sheet.put(1, "/Ad Do")
    assert len(read(sheet.save(tmp_path / "form.pdf")).pages[0].rules) == 12


def test_positions_count_from_the_trim(tmp_path):
    sheet = Sheet(bleed=9)
    sheet.text(1, left(0), 100, "a", 10)
    page = read(sheet.save(tmp_path / "bleed.pdf")).pages[0]
    assert (page.width, page.height) == (pt(656), pt(800))
    assert (page.runs[0].starts[0], page.runs[0].y) == (pt(30), pt(100))


def test_links_know_the_page_or_the_address_they_lead_to(tmp_path):
    sheet = Sheet(pages=3)
    sheet.link((1, 10, 20, 30, 40), 3)
    web = Dictionary(Type=Name.Action, S=Name.URI, URI=pikepdf.String("https://example.org"))
    named = Dictionary(Type=Name.Action, S=Name.GoTo, D=pikepdf.String("second"))
    for action in (web, named):
        sheet.links[0].append(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action))
    leaf = Dictionary(Names=Array([pikepdf.String("second"), Array([sheet.pdf.pages[1].obj, Name.Fit])]))
    sheet.pdf.Root.Names = Dictionary(Dests=sheet.pdf.make_indirect(leaf))
    links = read(sheet.save(tmp_path / "links.pdf")).pages[0].links
    assert links[0].rect == Rect(pt(10), pt(20), pt(30), pt(40))
    assert [(link.page, link.address) for link in links] == [(3, ""), (0, "https://example.org"), (2, "")]


def test_what_is_no_pdf_is_said_in_a_sentence(tmp_path):
    with pytest.raises(MissingFileError, match="There is no file"):
        read(tmp_path / "none.pdf")
    (tmp_path / "text.pdf").write_text("not a PDF")
    with pytest.raises(InputError, match="cannot be read as a PDF"):
        read(tmp_path / "text.pdf")


def test_a_locked_file_is_said_in_a_sentence(tmp_path):
    Sheet().save(tmp_path / "open.pdf")
    with pikepdf.open(tmp_path / "open.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(InputError, match="password"):
        read(tmp_path / "locked.pdf")
