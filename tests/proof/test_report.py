"""The report as a whole."""

from __future__ import annotations

import json

import pytest

from broadsheet.proof.report import proof
from broadsheet.remarks import Severity
from proof.drawing import Sheet, baseline, good_page, left


def test_the_report_is_data_for_programs(read_back):
    sheet = Sheet(pages=2)
    good_page(sheet)
    good_page(sheet, 2, "Sluice is open again for the ships")
    report = read_back(sheet)
    data = json.loads(json.dumps(report.as_dict()))
    assert data["totals"]["file"] == {"pages": 2, "stories": 2}
    assert data["totals"]["lines"]["off_grid_lines"] == 0
    assert [page["number"] for page in data["pages"]] == [1, 2]
    assert data["totals"]["remarks"]["stop"] == 0


def test_a_remark_says_rule_severity_page_and_story(read_back):
    sheet = Sheet()
    story = good_page(sheet)
    sheet.rule(1, left(0), baseline(20) - 3, 140, 0.5)
    story.small(1, left(0), baseline(3) - 20, "Market place")
    report = read_back(sheet)
    stopping = [remark for remark in report.remarks if remark.severity is Severity.STOP]
    assert [(remark.rule, remark.place.page, remark.place.story) for remark in stopping] == [
        ("text-overlap", 1, "Harbour trust gets its bridge back")
    ]
    told = [remark for remark in report.as_dict()["remarks"] if remark["severity"] == "warn"]
    assert [remark["rule"] for remark in told] == ["rule-through-text"]
    assert told[0]["advice"]


def test_every_message_is_a_sentence(read_back):
    sheet = Sheet(pages=2)
    story = good_page(sheet)
    story.small(1, left(3), baseline(66), "Continued on page 2")
    sheet.text(2, left(0), 300, "x", 9)
    messages = [remark.message for remark in read_back(sheet).remarks]
    assert messages
    assert all(message.endswith(".") for message in messages)


def test_an_empty_page_can_be_measured(read_back):
    report = read_back(Sheet())
    assert report.figure("body_lines") == 0
    assert report.figure("holes") == 0


def test_an_untagged_file_is_measured_line_by_line(read_back, tmp_path):
    sheet = Sheet()
    good_page(sheet)
    read_back(sheet)
    del sheet.pdf.Root.StructTreeRoot
    report = read_back_untagged(sheet, tmp_path)
    assert report.figure("stories") == 0
    assert report.figure("body_lines") == 240
    assert report.figure("off_grid_lines") == 0
    assert not [remark for remark in report.remarks if remark.severity is Severity.STOP]


def test_an_untagged_file_with_a_line_off_the_grid_still_stops(tmp_path):
    sheet = Sheet()
    good_page(sheet)
    sheet.text(1, left(0), baseline(68) + 4, "ladder harbou signal", 8.8)
    sheet.streams[0][-1] = sheet.streams[0][-1].replace("/Artifact BMC", "").replace("EMC", "")
    sheet.save(tmp_path / "sheet.pdf")
    del sheet.pdf.Root.StructTreeRoot
    report = read_back_untagged(sheet, tmp_path)
    assert {remark.rule for remark in report.remarks if remark.severity is Severity.STOP} == {"baseline-grid"}


def read_back_untagged(sheet, tmp_path):
    """Prove a sheet's file as it stands."""
    sheet.pdf.save(tmp_path / "untagged.pdf")
    return proof(tmp_path / "untagged.pdf")


def test_an_unknown_figure_is_a_programmer_s_mistake(read_back):
    with pytest.raises(KeyError):
        read_back(Sheet()).figure("happiness")
