"""Both editions, judged by readers that did not write them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from broadsheet.errors import PressError
from broadsheet.makeup.model import PictureFrame, RuleFrame
from broadsheet.measure import Rect, mm
from broadsheet.press.display import DisplayPage
from broadsheet.press.printers import printer_named
from broadsheet.press.writer import write_editions, write_press, write_reading
from broadsheet.story.model import Focus
from broadsheet.story.text import story_paragraphs
from broadsheet.typeset.model import Ref
from judges.ink import ink, text_ink
from judges.ua import judge_ua

COLDSET = printer_named("newsprint-coldset")


def structure(path):
    """The structure tree as poppler tells it."""
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def element_texts(path):
    """Kind and text of every element that holds text, soft hyphens taken out; links belong to what they stand in."""
    found = []
    for line in structure(path).splitlines():
        told = line.strip()
        if told.startswith('"'):
            found[-1][1] += told[1:-1].replace("\u00ad", "")
        elif told and not told.startswith(("/", "Object", "Link", "Reference")):
            found.append([told.split()[0].rstrip(":"), ""])
    return [(kind, text) for kind, text in found if text]


def test_both_editions_are_sound_to_qpdf(printed):
    for path in (printed.reading, printed.press):
        result = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
    assert printed.remarks == ()


@pytest.mark.judge
def test_verapdf_finds_no_fault_with_the_reading_edition(printed):
    assert judge_ua(printed.reading) == []


def test_every_paragraph_comes_back_from_the_structure_tree(printed, display):
    read = [text for _, text in element_texts(printed.reading)]
    drawn = {"b6.credit"}
    for story in display.stories:
        for path, _, text in story_paragraphs(story):
            if path not in drawn:
                assert text in read, path


def test_the_tree_follows_the_story_whatever_was_drawn_first(printed):
    kinds = [kind for kind, _ in element_texts(printed.reading)]
    lead = "H2 P H3 P P P Lbl LBody Lbl LBody TH TH TD TD Caption P Note P"
    assert " ".join(kinds) == f"H1 TOCI {lead} H2 P P"


def test_a_jumped_story_is_one_article_over_two_pages(printed, display):
    with pikepdf.open(printed.reading) as pdf:
        root = pdf.Root.StructTreeRoot.K
        articles = [kid for kid in root.K if kid.S == "/Art"]
        assert len(articles) == len(display.stories)
        pages = {kid.Pg.objgen for kid in articles[0].K if "/Pg" in kid}
        assert pages == {pdf.pages[0].obj.objgen, pdf.pages[1].obj.objgen}
        assert str(articles[1].Lang) == "de"
        assert "/Lang" not in articles[0]
        assert str(pdf.Root.Lang) == "en"


def test_every_marked_content_is_in_the_tree_once(printed):
    with pikepdf.open(printed.reading) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        for page in pdf.pages:
            marked = [
                int(instruction.operands[1].MCID)
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "BDC"
            ]
            owners = numbers[2 * int(page.obj.StructParents) + 1]
            assert marked == list(range(len(owners)))
            assert page.obj.Tabs == "/S"


def test_nothing_is_painted_outside_tags_and_artifacts(printed):
    with pikepdf.open(printed.reading) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += (operator in {"BDC", "BMC"}) - (operator == "EMC")
                assert depth == 1 or operator not in {"TJ", "f", "S", "Do"}


def test_tables_have_scoped_heads_and_figures_have_words_and_places(printed):
    with pikepdf.open(printed.reading) as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        heads = [item for item in elements if item.S == "/TH"]
        figures = [item for item in elements if item.S == "/Figure"]
        assert [str(head.A.Scope) for head in heads] == ["/Column", "/Column"]
        assert {str(figure.Alt) for figure in figures} == {"The broken sea wall at low tide", "Barcode 1234-5679"}
        assert all(len(figure.A.BBox) == 4 for figure in figures)


def test_bookmarks_lead_to_pages_and_the_stories_on_them(printed, display):
    with pikepdf.open(printed.reading) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Page 1", "Page 2", "Page 3", "Page 4"]
        assert [item.title for item in outline.root[0].children] == [story.headline for story in display.stories]
        assert outline.root[1].children == []
        assert [int(entry.St) for entry in list(pdf.Root.PageLabels.Nums)[1::2]] == [1, 2, 3, 4]


def test_the_same_issue_gives_the_same_bytes_by_every_way(printed, display, tmp_path):
    reading, press = BytesIO(), BytesIO()
    write_reading(display, reading)
    write_press(display, COLDSET, press)
    assert reading.getvalue() == printed.reading.read_bytes()
    assert press.getvalue() == printed.press.read_bytes()
    again = (tmp_path / "r.pdf", tmp_path / "p.pdf")
    write_editions(display, COLDSET, *again)
    assert again[0].read_bytes() == printed.reading.read_bytes()
    assert again[1].read_bytes() == printed.press.read_bytes()


@pytest.mark.judge
def test_text_is_black_alone_and_ink_keeps_the_limit(printed):
    assert all(page.black_alone for page in text_ink(printed.press))
    pages = ink(printed.press)
    assert max(page.total for page in pages) <= COLDSET.ink_limit
    assert pages[0].cyan > 50, "the picture is in colour"


def test_the_press_edition_carries_no_links_and_no_rgb(printed):
    with pikepdf.open(printed.press) as pdf:
        assert all("/Annots" not in page.obj for page in pdf.pages)
        operators = {str(item.operator) for page in pdf.pages for item in pikepdf.parse_content_stream(page)}
    assert not operators & {"rg", "RG", "BDC", "BMC"}
    assert {"k", "gs", "TJ", "Do"} <= operators


def test_files_say_what_they_are(printed):
    with pikepdf.open(printed.reading) as pdf, pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == "The Lantern, 7"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
    told = subprocess.run(["pdfinfo", printed.press], capture_output=True, text=True, check=True).stdout
    assert re.search(r"PDF subtype:\s+PDF/X-4", told)
    assert re.search(r"CreationDate:\s+Sat Mar\s+7", told)


def test_a_colour_the_design_does_not_have_is_refused_by_name(display):
    page = DisplayPage(1, "1", (RuleFrame(Rect(0, 0, mm(10), mm(1)), "mauve"),))
    with pytest.raises(PressError, match=r"no ink “mauve”"):
        write_reading(replace(display, pages=(page,)), BytesIO())


def test_a_missing_picture_leaves_a_grey_panel_and_a_remark(display, tmp_path):
    frame = PictureFrame(
        Rect(0, 0, mm(40), mm(30)), "gone.jpg", "Gone", (0, 0, 1000, 1000), Focus(), Ref("lead", "b6", "picture")
    )
    bare = replace(display, pages=(DisplayPage(1, "1", (frame,)),))
    remarks = write_editions(bare, COLDSET, tmp_path / "r.pdf", tmp_path / "p.pdf")
    assert [(remark.rule, remark.place.file) for remark in remarks] == [("picture-unreadable", "gone.jpg")]
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        assert int(pdf.pages[0].obj.Resources.XObject.Im0.Width) == 1


def test_an_issue_without_pages_is_still_a_file(display):
    target = BytesIO()
    assert write_reading(replace(display, pages=()), target) == ()
    assert target.getvalue().startswith(b"%PDF-1.7")
