"""The command: what it says, how it ends, and what a program gets from it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from broadsheet.cli import VERBS, desk

COMMAND = [sys.executable, "-m", "broadsheet.cli"]


def broadsheet(*words: object) -> Result:
    """The command run here; what it prints, and its exit status."""
    return CliRunner().invoke(desk, [str(word) for word in words])


def whole(*words: object) -> subprocess.CompletedProcess[str]:
    """The command run as a process of its own, with its endings."""
    return subprocess.run([*COMMAND, *map(str, words)], capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers") / "my-paper"
    assert broadsheet("new", folder, "--name", "The Parish Lantern").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def composed(paper: Path) -> tuple[Result, Path]:
    out = paper.parent / "out"
    return broadsheet("compose", paper, "--out", out, "--no-pictures", "--date", "2027-03-23"), out


@pytest.fixture
def copy(paper: Path, tmp_path: Path) -> Path:
    return shutil.copytree(paper, tmp_path / "my-paper")


def test_help_lists_every_verb_and_the_exit_statuses():
    output = broadsheet("--help").output
    assert all(f"  {verb} " in output for verb in VERBS)
    assert "0 good, 1 remarks that stop the press, 2 wrong use" in output


@pytest.mark.parametrize(
    "words",
    [
        ("compose", "{paper}", "--issue", "none"),
        ("compose", "{paper}", "--issue", "0"),
        ("compose", "{paper}", "--dpi", "9000"),
        ("compose", "{paper}", "--date", "2026-13-01"),
        ("compose", "{paper}", "--alternative", "2"),
        ("compose", "{paper}", "--alternative", "9=2", "--out", "{new}"),
        ("compose", "{paper}", "--alternative", "2=9", "--out", "{new}"),
        ("compose", "{paper}", "--lock", "12", "--out", "{new}"),
        ("compose", "{paper}", "--out", "{paper}/paper.toml"),
        ("compose", "{paper}", "--out", "{paper}"),
        ("compose", "{paper}", "--out", "{paper}/issues/1"),
        ("compose",),
        ("completion", "tcsh"),
        ("frobnicate",),
        ("check", "{paper}", "--nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_status_2_and_a_sentence(words: tuple[str, ...], paper: Path, tmp_path: Path):
    ended = whole(*(word.format(paper=paper, new=tmp_path / "new") for word in words))
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()[-1]) > 20
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("compose", "{new}"), "is not a folder"),
        (("check", "{new}"), "is not a folder"),
        (("count", "{new}"), "is not a folder"),
        (("compose", "{paper}", "--issue", "77"), "no issue 77"),
        (("check", "{paper}", "--issue", "77"), "no issue 77"),
        (("count", "{paper}", "--issue", "77"), "no issue 77"),
        (("new", "{paper}"), "is there already"),
        (("proof", "{new}.pdf"), "There is no file"),
        (("proof", "{paper}"), "is a folder"),
        (("proof", "{paper}/paper.toml"), "cannot be read as a PDF"),
        (("preflight", "{new}.pdf"), "cannot be opened"),
        (("preflight", "{paper}/paper.toml"), "cannot be read as a PDF"),
        (("preflight", "{paper}/paper.toml", "--printer", "nobody"), "newsprint-coldset"),
        (("preflight", "{paper}/paper.toml", "--printer", "{paper}/paper.toml"), "is missing"),
    ],
)
def test_input_that_cannot_be_used_ends_with_status_1_and_a_sentence(
    words: tuple[str, ...], says: str, paper: Path, tmp_path: Path
):
    ended = whole(*(word.format(paper=paper, new=tmp_path / "new") for word in words))
    assert ended.returncode == 1
    assert says in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_composing_tells_its_stages_its_outputs_and_its_time(composed: tuple[Result, Path]):
    result, out = composed
    assert result.exit_code == 0
    assert "Reading the copy …" in result.stderr
    assert result.stderr.count("Making up the pages …") == 1
    assert "The Parish Lantern, issue 1: 4 pages composed in" in result.stdout
    for name in ("press.pdf", "reading.pdf", "report.json", "report.html"):
        assert str(out / name) in result.stdout
        assert (out / name).stat().st_size


def test_composing_counts_the_notes_and_lists_them_only_when_asked(composed: tuple[Result, Path], tmp_path: Path):
    result, out = composed
    remarks = json.loads((out / "report.json").read_text())["remarks"]
    notes = [remark for remark in remarks if remark["severity"] == "note"]
    assert notes
    assert len([line for line in result.stdout.splitlines() if line.startswith("note: ")]) == 1
    again = broadsheet("compose", out.parent / "my-paper", "--out", tmp_path / "out", "--no-pictures", "--verbose")
    assert len([line for line in again.stdout.splitlines() if line.startswith("note: ")]) == len(notes)


def test_the_report_as_json_holds_the_keys_the_docs_name(paper: Path, tmp_path: Path):
    result = broadsheet("compose", paper, "--out", tmp_path / "out", "--no-pictures", "--json")
    page = Path(__file__).parent.parent.parent / "docs" / "reference" / "report.md"
    named = {key for line in page.read_text().splitlines() for key in _keys(line)}
    assert set(json.loads(result.stdout)) == named
    assert result.stderr == ""


def _keys(line: str) -> list[str]:
    """The keys in the first cell of a row."""
    return [key.strip(" `") for key in line.split("|")[1].split(",")] if line.startswith("| `") else []


def test_check_count_proof_and_preflight_speak_json(paper: Path, composed: tuple[Result, Path]):
    _, out = composed
    remarks = json.loads(broadsheet("check", paper, "--json").stdout)
    assert all({"rule", "severity", "place", "message", "advice"} == set(remark) for remark in remarks)
    counts = json.loads(broadsheet("count", paper, "--json").stdout)
    assert {"issue", "story", "headline", "words", "lines", "depth_mm"} == set(counts[0])
    assert json.loads(broadsheet("proof", out / "reading.pdf", "--json").stdout)["totals"]
    assert json.loads(broadsheet("preflight", out / "press.pdf", "--json").stdout) == []


def test_mistakes_in_a_paper_hold_the_press_and_say_so(copy: Path, tmp_path: Path):
    plan = copy / "issues" / "1" / "issue.toml"
    plan.write_text(plan.read_text().replace("rank = 1", "rnak = 1", 1))
    result = broadsheet("compose", copy, "--out", tmp_path / "out", "--no-pictures")
    assert result.exit_code == 1
    assert 'Did you mean "rank"?' in result.stdout
    assert "1 stops the press" in result.stdout
    assert "held back" in result.stdout
    assert not (tmp_path / "out" / "press.pdf").exists()


@pytest.mark.parametrize(
    ("line", "says"), [('printer = "nobody"', "no printer"), ('[fonts]\ntext = "comic-sans"', "not installed")]
)
def test_a_printer_or_font_that_is_not_there_is_told_by_check_and_by_compose(
    copy: Path, tmp_path: Path, line: str, says: str
):
    (copy / "design.toml").write_text(line + "\n")
    checked = broadsheet("check", copy)
    assert checked.exit_code == 1
    assert says in checked.stdout
    assert "design-unusable" in checked.stdout
    ended = whole("compose", copy, "--out", tmp_path / "out")
    assert ended.returncode == 1
    assert says in ended.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_with_files_of_the_same_name_is_left_alone(paper: Path, tmp_path: Path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "novel.txt").write_text("It was a dark night.")
    ended = whole("compose", paper, "--out", tmp_path)
    assert ended.returncode == 2
    assert [path.name for path in tmp_path.rglob("*")] == ["pages", "novel.txt"]


@pytest.mark.parametrize(("shell", "word"), [("bash", "complete "), ("zsh", "compdef"), ("fish", "complete ")])
def test_completion_is_a_script_of_the_shell_that_knows_the_verbs(shell: str, word: str):
    script = broadsheet("completion", shell).output
    assert "_BROADSHEET_COMPLETE" in script
    assert word in script
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr


def test_copy_without_room_holds_the_press_and_says_how_much_to_cut(copy: Path, tmp_path: Path):
    story = copy / "issues" / "1" / "mill-race.md"
    line = "The council met on the quay and talked about the weather until the tide came in.\n\n"
    story.write_text(story.read_text() + "\n\n" + line * 500)
    result = broadsheet("compose", copy, "--out", tmp_path / "out", "--no-pictures")
    assert result.exit_code == 1
    assert "words (" in result.stdout
    assert "[overset]" in result.stdout
    assert (tmp_path / "out" / "reading.pdf").exists()
    assert not (tmp_path / "out" / "press.pdf").exists()
