"""How progress looks: on a terminal, in a log, and when a job does not finish."""

from __future__ import annotations

import re

import pytest

from broadsheet.cli.telling import STAGES, LiveTeller, PlainTeller, shown_progress


def screen(printed: str) -> list[str]:
    """What stands on a terminal: each line as it was drawn last."""
    return [re.sub(r"\x1b\[\w+", "", line.rsplit("\r", 1)[-1]).rstrip() for line in printed.split("\n")]


def test_a_terminal_shows_one_line_a_stage_that_counts(capsys: pytest.CaptureFixture[str]):
    teller = LiveTeller()
    teller("read", 0, 0)
    teller("read", 1, 1)
    for done in range(4):
        teller("make up", done, 8)
    lines = screen(capsys.readouterr().err)
    assert len(lines) == 2
    assert STAGES["read"] in lines[0]
    assert lines[0].endswith(" s")
    assert lines[1].endswith("3 of 8")


def test_a_finished_job_leaves_a_ticked_line_for_every_stage(capsys: pytest.CaptureFixture[str]):
    teller = LiveTeller()
    for stage in STAGES:
        teller(stage, 0, 0)
        teller(stage, 1, 1)
    teller.close(finished=True)
    lines = screen(capsys.readouterr().err)
    assert [line for line in lines if "✓" in line] == lines[:-1]
    assert len(lines) == len(STAGES) + 1
    assert len({len(line) for line in lines[:-1]}) == 1


def test_a_stopped_job_leaves_no_half_line(capsys: pytest.CaptureFixture[str]):
    teller = LiveTeller()
    teller("make up", 1, 8)
    teller.close(finished=False)
    assert screen(capsys.readouterr().err) == [""]


def test_a_log_names_each_stage_once(capsys: pytest.CaptureFixture[str]):
    teller = PlainTeller()
    for done in range(9):
        teller("make up", done, 8)
    teller("unknown", 0, 0)
    assert capsys.readouterr().err == f"{STAGES['make up']} …\n"


def test_nothing_is_told_when_a_program_listens(capsys: pytest.CaptureFixture[str]):
    with shown_progress(quiet=True) as progress:
        progress("read", 0, 0)
    assert capsys.readouterr().err == ""
