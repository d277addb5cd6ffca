"""The example paper, both issues: composed once, then given to every judge."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from broadsheet.press.preflight import preflight
from broadsheet.press.printers import printer_named
from broadsheet.remarks import Severity
from broadsheet.works.composing import Composed, ComposeOrder, compose
from judges.ink import ink, text_ink
from judges.poppler import faults, fonts, plain_text
from judges.ua import judge_each

ROOT = Path(__file__).parent.parent.parent
PAPER = ROOT / "examples" / "harbour-light"
ISSUES = (23, 24)
INK_LIMIT = 240

sys.path.insert(0, str(ROOT / "tests" / "proofs"))

from proving import lost  # noqa: E402 - the proofs' folder joins the path above


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Composed, Path]]:
    folder = tmp_path_factory.mktemp("example")
    return {
        number: (
            compose(ComposeOrder(PAPER, folder / str(number), date(2026, 11, 23), number=number, pictures=False)),
            folder / str(number),
        )
        for number in ISSUES
    }


@pytest.mark.parametrize("number", ISSUES)
def test_nothing_stops_the_press(composed, number):
    done, out = composed[number]
    assert not [str(remark) for remark in done.remarks if remark.severity is Severity.STOP]
    assert (out / "press.pdf").exists()


@pytest.mark.parametrize("number", ISSUES)
def test_no_word_is_lost(composed, number):
    done, out = composed[number]
    assert not done.report.flatplan.overset
    assert not done.report.flatplan.held
    assert lost(done.report.edition, done.report.flatplan, out / "reading.pdf") == ""


@pytest.mark.parametrize("number", ISSUES)
def test_every_page_keeps_the_hard_rules(composed, number):
    done, _ = composed[number]
    broken = [str(remark) for remark in done.report.proofs.remarks if remark.severity is Severity.STOP]
    assert not broken
    totals = done.report.proofs.as_dict()["totals"]
    for group, figure in (
        ("pages", "holes"),
        ("headlines", "tombstones"),
        ("legs", "widows"),
        ("lines", "hyphen_ladders"),
        ("lines", "off_grid_lines"),
        ("jumps", "jumps_unresolved"),
        ("collisions", "text_overlaps"),
    ):
        assert totals[group][figure] == 0, (group, figure)
    assert totals["lines"]["body_lines"] > 500
    assert totals["lines"]["word_space_share_over_2"] <= 0.06


@pytest.mark.judge
def test_qpdf_finds_nothing_wrong(composed):
    for _, out in composed.values():
        for name in ("press.pdf", "reading.pdf"):
            assert faults(out / name) == ""


@pytest.mark.judge
def test_verapdf_finds_no_failure_of_pdf_ua(composed):
    verdicts = judge_each(*(out / "reading.pdf" for _, out in composed.values()))
    assert len(verdicts) == len(ISSUES)
    assert not [failure for failures in verdicts.values() for failure in failures]


@pytest.mark.judge
def test_ghostscript_finds_text_on_black_alone_and_ink_within_the_limit(composed):
    for _, out in composed.values():
        text = text_ink(out / "press.pdf")
        assert all(page.black_alone for page in text)
        assert all(page.black > 90 for page in text)
        assert max(page.total for page in ink(out / "press.pdf")) <= INK_LIMIT


@pytest.mark.judge
def test_poppler_finds_every_font_embedded_and_words_that_can_be_copied(composed):
    _, out = composed[24]
    listed = fonts(out / "press.pdf")
    assert listed
    assert all(font.embedded for font in listed)
    assert "Eddermouth" in plain_text(out / "reading.pdf")


@pytest.mark.parametrize("number", ISSUES)
def test_our_preflight_passes_the_press_file(composed, number):
    _, out = composed[number]
    found = preflight(out / "press.pdf", printer_named("newsprint-coldset"))
    assert not [str(remark) for remark in found if remark.severity is not Severity.NOTE]
