"""The judges themselves must be able to condemn: each sees a sound file and a broken one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from broadsheet.makeup.flatplan import make_up
from broadsheet.press.laying import display_of
from broadsheet.press.writer import write_reading
from broadsheet.story.model import Paragraph, Span
from broadsheet.typeset.typesetter import Typesetter
from builders import an_edition
from judges.ink import ink, text_ink
from judges.poppler import faults, fonts, plain_text
from judges.ua import judge_each, judge_ua

WORDS = "High water at noon."


@pytest.fixture(scope="module")
def tagged(tmp_path_factory) -> Path:
    """A small paper of one story as our own press writes it."""
    path = tmp_path_factory.mktemp("judges") / "reading.pdf"
    edition = an_edition(1, words=400, items=1, pages=1, pictures=0, house=0)
    story = replace(edition.stories[0], blocks=(Paragraph((Span(WORDS),)), *edition.stories[0].blocks))
    edition = replace(edition, stories=(story,))
    typesetter = Typesetter(edition.design)
    write_reading(display_of(make_up(edition, typesetter), edition, typesetter.faces), path)
    return path


@pytest.fixture(scope="module")
def untagged(tagged) -> Path:
    """The same file without its tags."""
    path = tagged.with_name("untagged.pdf")
    with pikepdf.open(tagged) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        pdf.save(path)
    return path


def painted(path: Path, content: bytes) -> Path:
    """A page of 100 × 100 points with the content inside a trim of 80 × 80."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.trimbox = [10, 10, 90, 90]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica-Bold")
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(content)
    pdf.save(path)
    return path


@pytest.mark.judge
def test_verapdf_passes_a_tagged_file_and_names_the_rules_an_untagged_one_breaks(tagged, untagged):
    found = judge_each(tagged, untagged)
    assert found[tagged] == []
    assert ("6.2", 1) in {(failed.clause, failed.test) for failed in found[untagged]}


@pytest.mark.judge
def test_verapdf_notices_that_a_file_lost_its_language(tagged, tmp_path):
    with pikepdf.open(tagged) as pdf:
        del pdf.Root.Lang
        pdf.save(tmp_path / "mute.pdf")
    assert "7.2" in {failed.clause for failed in judge_ua(tmp_path / "mute.pdf")}


@pytest.mark.judge
def test_ghostscript_measures_the_heaviest_ink_inside_the_trim(tmp_path):
    light = painted(tmp_path / "light.pdf", b"0.5 0.25 0 0.25 k 20 20 40 40 re f")
    outside = painted(tmp_path / "marks.pdf", b"1 1 1 1 k 0 0 5 5 re f 0 0 0 1 k 20 20 40 40 re f")
    assert ink(light)[0].total == pytest.approx(100, abs=1.5)
    assert ink(outside)[0].total == pytest.approx(100, abs=0.5)


@pytest.mark.judge
def test_ghostscript_tells_black_text_from_coloured_text(tmp_path):
    black = painted(
        tmp_path / "black.pdf", b"1 0 0 0 k 20 60 9 9 re f BT /F1 20 Tf 0 g 0 0 0 1 k 20 30 Td (Tide) Tj ET"
    )
    rich = painted(tmp_path / "rich.pdf", b"BT /F1 20 Tf 0.3 0 0 1 k 20 30 Td (Tide) Tj ET")
    assert text_ink(black)[0].black == pytest.approx(100, abs=0.5)
    assert text_ink(black)[0].black_alone
    assert not text_ink(rich)[0].black_alone


@pytest.mark.judge
def test_qpdf_finds_a_file_cut_short(tagged, tmp_path):
    short = tmp_path / "short.pdf"
    short.write_bytes(tagged.read_bytes()[:-200])
    assert faults(tagged) == ""
    assert faults(short) != ""


@pytest.mark.judge
def test_poppler_reads_text_and_fonts_back(tagged):
    assert WORDS in plain_text(tagged)
    assert [font.embedded for font in fonts(tagged)] == [True] * len(fonts(tagged)) != []
