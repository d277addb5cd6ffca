"""Page boxes and printers' marks."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from PIL import Image

from broadsheet.measure import mm
from broadsheet.press.marks import boxes_for, printers_marks
from broadsheet.press.preflight import preflight
from broadsheet.press.printers import printer_named
from broadsheet.press.writer import write_press

SHEETFED, COLDSET = printer_named("sheetfed-bleed"), printer_named("newsprint-coldset")


def test_boxes_nest_from_the_trim_outwards_and_begin_at_nought():
    boxes = boxes_for(SHEETFED, mm(289), mm(380))
    media, bleed, trim = boxes.media(), boxes.around(boxes.bleed), boxes.around(0)
    assert media[:2] == (0, 0)
    assert trim[2] - trim[0] == pytest.approx(mm(289) / 1000)
    assert trim[0] - bleed[0] == pytest.approx(mm(3) / 1000)
    assert bleed[3] - trim[3] == pytest.approx(mm(3) / 1000)
    assert media[0] < bleed[0] < trim[0] < trim[2] < bleed[2] < media[2]


def test_a_printer_without_bleed_and_marks_gets_the_bare_page():
    boxes = boxes_for(COLDSET, mm(289), mm(380))
    assert boxes.media() == boxes.around(0) == boxes.around(boxes.bleed)
    assert printers_marks(COLDSET, boxes) == ""


def test_marks_stand_outside_the_bleed(display, tmp_path):
    bare = replace(display, pages=display.pages[2:3])
    write_press(bare, SHEETFED, tmp_path / "press.pdf")
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", "-r72", f"-sOutputFile={tmp_path}/p.tif"]
    subprocess.run([*command, tmp_path / "press.pdf"], check=True, capture_output=True)
    with Image.open(tmp_path / "p.tif") as picture:
        inks = np.asarray(picture)
    with pikepdf.open(tmp_path / "press.pdf") as pdf:
        left, foot, right, head = (round(float(edge)) for edge in pdf.pages[0].obj.BleedBox)
    height = inks.shape[0]
    assert not inks[height - head : height - foot, left:right].any()
    assert inks.any(axis=(0, 1)).all(), "the colour bars show all four inks"


def test_a_sheetfed_file_passes_that_printers_preflight(display, tmp_path):
    write_press(display, SHEETFED, tmp_path / "press.pdf")
    assert {remark.rule for remark in preflight(tmp_path / "press.pdf", SHEETFED)} <= {"page-empty"}
