"""Links of the reading edition: within the text, over furniture, to pages, stories, notes and the web."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from broadsheet.makeup.model import LinkFrame, TextFrame
from broadsheet.measure import Rect, mm
from broadsheet.press.content import draw
from broadsheet.press.display import DisplayPage
from broadsheet.press.links import Destinations, web_address
from broadsheet.press.writer import write_reading
from broadsheet.story.model import Span
from broadsheet.typeset.model import Ref
from judges.ua import judge_ua


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("example.org/a", "https://example.org/a"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("page:4", ""),
        ("story:lead", ""),
        ("#note.1", ""),
        ("not an address", ""),
        ("", ""),
    ],
)
def test_printed_addresses_become_absolute(target, address):
    assert web_address(target) == address


def annotations(data):
    with pikepdf.open(data) as pdf:
        return [
            (str(item.A.URI) if "/A" in item else "inside", str(item.Contents), len(item.get("/QuadPoints", ())) // 8)
            for page in pdf.pages
            for item in page.obj.get("/Annots", ())
        ]


def test_links_of_text_and_furniture_are_live(printed):
    assert sorted(annotations(printed.reading)) == [
        ("https://example.org/plan", "https://example.org/plan", 0),
        ("inside", "Continued on page 2", 0),
        ("inside", "Harbour", 0),
    ]


def test_links_lead_to_the_page_and_height_of_what_they_name(printed, display):
    spots = Destinations(display, draw(display))
    assert spots.pages["2"] == (1, 0)
    assert spots.stories["lead"][0] == 0
    with pikepdf.open(printed.reading) as pdf:
        jump = next(item for item in pdf.pages[0].obj.Annots if str(item.Contents) == "Continued on page 2")
        assert jump.Dest[0].objgen == pdf.pages[1].obj.objgen
        story = next(item for item in pdf.pages[0].obj.Annots if str(item.Contents) == "Harbour")
        assert float(story.Dest[3]) == pytest.approx((display.height - spots.stories["lead"][1]) / 1000)


def lines_page(typesetter, spans, ref):
    """The frames of one paragraph."""
    lines = typesetter.lines(spans, "flush", mm(30), "en", ref)
    return tuple(TextFrame(line, mm(10), mm(20 + 5 * at), "text", ref) for at, line in enumerate(lines))


@pytest.mark.judge
def test_a_link_that_runs_over_lines_is_one_annotation(typesetter, display, tmp_path):
    long = Span("all the words of a link that needs several lines of its own", link="https://example.org")
    frames = lines_page(typesetter, (Span("Read "), long, Span(" today.")), Ref("lead", "b2", "paragraph"))
    write_reading(replace(display, pages=(DisplayPage(1, "1", frames),)), tmp_path / "r.pdf")
    ((address, _, quads),) = annotations(tmp_path / "r.pdf")
    assert address == "https://example.org"
    assert quads >= 3
    assert judge_ua(tmp_path / "r.pdf") == []


@pytest.mark.judge
def test_a_notes_mark_leads_to_the_note(typesetter, display, tmp_path):
    frames = lines_page(typesetter, (Span("Minuted."), Span("1", link="#note.1")), Ref("lead", "b2", "paragraph"))
    note = lines_page(typesetter, (Span("Minutes of 4 March."),), Ref("lead", "note.1", "note"))
    pages = (DisplayPage(1, "1", frames), DisplayPage(2, "2", note))
    write_reading(replace(display, pages=pages), tmp_path / "r.pdf")
    assert annotations(tmp_path / "r.pdf") == [("inside", "note.1", 0)]
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        paragraph = pdf.Root.StructTreeRoot.K.K.K[0]
        assert [str(kid.S) for kid in paragraph.K if isinstance(kid, pikepdf.Dictionary)] == ["/Reference"]
        assert pdf.pages[0].obj.Annots[0].Dest[0].objgen == pdf.pages[1].obj.objgen
    assert judge_ua(tmp_path / "r.pdf") == []


def test_a_link_to_nowhere_is_plain_text(typesetter, display):
    frames = lines_page(typesetter, (Span("see"), Span(" there", link="#note.9")), Ref("lead", "b2", "paragraph"))
    nowhere = LinkFrame(Rect(0, 0, mm(90), mm(90)), "page:77", "Nowhere", Ref("", "x", "furniture"))
    target = BytesIO()
    write_reading(replace(display, pages=(DisplayPage(1, "1", (*frames, nowhere)),)), target)
    assert annotations(target) == []


@pytest.mark.judge
def test_a_live_area_over_nothing_still_has_its_place_in_the_tree(display, tmp_path):
    bare = LinkFrame(Rect(0, 0, mm(20), mm(20)), "https://example.org", "The web", Ref("lead", "address", "address"))
    write_reading(replace(display, pages=(DisplayPage(1, "1", (bare,)),)), tmp_path / "r.pdf")
    assert annotations(tmp_path / "r.pdf") == [("https://example.org", "The web", 0)]
    assert judge_ua(tmp_path / "r.pdf") == []
