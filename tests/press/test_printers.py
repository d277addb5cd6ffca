"""Printers as data: the package's own, and a paper's."""

from __future__ import annotations

import pytest

from broadsheet.errors import DesignError
from broadsheet.measure import mm, pt
from broadsheet.press.printers import PROFILES, printer_named, shipped_printers

OWN = 'title = "Corner Press"\nprofile = "newsprint-tr002.icc"\ncondition = "CGATS TR 002"\n'


def test_two_printers_come_with_the_package():
    assert shipped_printers() == ("newsprint-coldset", "sheetfed-bleed")
    coldset, sheetfed = printer_named("newsprint-coldset"), printer_named("sheetfed-bleed")
    assert (coldset.ink_limit, coldset.bleed, coldset.crop_marks, coldset.ppi) == (240, 0, False, 200)
    assert (sheetfed.ink_limit, sheetfed.bleed, sheetfed.crop_marks) == (220, mm(3), True)
    assert coldset.min_text == pt(6)
    assert coldset.icc[36:40] == b"acsp"


def test_a_paper_brings_its_own_printer_and_profile(tmp_path):
    (tmp_path / "printers").mkdir()
    text = OWN.replace("newsprint-tr002", "house") + "ink-limit = 200\nbleed = 2.5\ncrop-marks = true\n"
    (tmp_path / "printers" / "corner.toml").write_text(text)
    (tmp_path / "printers" / "house.icc").write_bytes((PROFILES / "newsprint-tr002.icc").read_bytes())
    printer = printer_named("corner", tmp_path)
    assert (printer.name, printer.title, printer.ink_limit, printer.bleed) == ("corner", "Corner Press", 200, mm(2.5))
    assert printer.profile == tmp_path / "printers" / "house.icc"
    assert printer_named("printers/corner.toml", tmp_path) == printer


def test_a_printers_file_may_use_the_packages_profile(tmp_path):
    (tmp_path / "mine.toml").write_text(OWN)
    assert printer_named("mine.toml", tmp_path).profile == PROFILES / "newsprint-tr002.icc"
    assert printer_named(str(tmp_path / "mine.toml")).registry == "http://www.color.org"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "cannot be read"),
        ('title = "x"', "“profile” is missing"),
        (OWN + "inks = 5", "“inks” is not known"),
        (OWN + 'ink-limit = "much"', "“ink-limit” has the wrong kind"),
        (OWN + "crop-marks = 1", "“crop-marks” has the wrong kind"),
        (OWN + 'standard = "PDF/X-1a"', "the standard must be PDF/X-4"),
        (OWN.replace("newsprint-tr002", "gone"), "lies neither beside this file nor in the package"),
    ],
)
def test_a_faulty_printers_file_is_refused_with_its_name_and_fault(tmp_path, text, said):
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(DesignError, match=said) as caught:
        printer_named("bad.toml", tmp_path)
    assert "bad.toml" in str(caught.value)


def test_an_unknown_printer_is_answered_with_the_known_ones():
    with pytest.raises(DesignError, match="newsprint-coldset, sheetfed-bleed"):
        printer_named("nobody")
