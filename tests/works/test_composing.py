"""Composing an issue: same bytes twice, the editor's last word, the report."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from broadsheet.edition.starter import new_paper
from broadsheet.remarks import Severity
from broadsheet.works.checking import check_folder
from broadsheet.works.composing import Composed, ComposeOrder, compose
from broadsheet.works.counting import count_folder

DAY = date(2027, 3, 23)
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("composing") / "paper"
    new_paper(folder, "The Trial")
    return folder


@pytest.fixture(scope="module")
def composed(paper: Path) -> tuple[Composed, Path]:
    out = paper.parent / "out"
    return compose(ComposeOrder(paper, out, DAY, dpi=50)), out


def pages(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / "pages").iterdir())}


def test_the_same_folder_gives_the_same_bytes(composed: tuple[Composed, Path], paper: Path):
    _, out = composed
    again = paper.parent / "again"
    compose(ComposeOrder(paper, again, DAY, dpi=50))
    for name in ("press.pdf", "reading.pdf"):
        assert (out / name).read_bytes() == (again / name).read_bytes()
    assert pages(out) == pages(again)


def test_another_alternative_of_a_page_leaves_the_others_as_they_were(composed: tuple[Composed, Path], paper: Path):
    done, out = composed
    many = next(page.number for page in done.report.flatplan.pages if page.alternatives > 1)
    other = paper.parent / "other"
    compose(ComposeOrder(paper, other, DAY, alternatives=((many, 2),), dpi=50))
    changed = {name for name, picture in pages(out).items() if pages(other)[name] != picture and "-" not in name}
    assert changed == {f"{many:02d}.png"}


def test_a_locked_page_stays_when_another_story_changes(composed: tuple[Composed, Path], tmp_path: Path):
    _, out = composed
    paper = tmp_path / "paper"
    new_paper(paper, "The Trial")
    compose(ComposeOrder(paper, tmp_path / "first", DAY, lock=(3,), dpi=50))
    assert (paper / "issues" / "1" / "pages" / "3.json").exists()
    story = paper / "issues" / "1" / "mill-race.md"
    story.write_text(story.read_text() + "\n\nAnd a heron came to look at it, twice, and was not impressed.\n")
    compose(ComposeOrder(paper, tmp_path / "second", DAY, dpi=50))
    assert pages(tmp_path / "second")["03.png"] == pages(out)["03.png"]


def test_the_report_holds_the_keys_its_page_documents(composed: tuple[Composed, Path]):
    _, out = composed
    data = json.loads((out / "report.json").read_text())
    documented = re.findall(r"^\| (.+?) \|", (ROOT / "docs" / "reference" / "report.md").read_text(), re.MULTILINE)
    keys = {key for cell in documented for key in re.findall(r"`(\w+)`", cell)}
    assert keys == set(data)
    assert [page["number"] for page in data["pages"]] == [1, 2, 3, 4]
    assert all(page["decisions"] for page in data["pages"])


def test_every_story_of_the_issue_is_on_a_page(composed: tuple[Composed, Path]):
    done, _ = composed
    placed = {placement.story for placement in done.report.edition.issue.placements}
    printed = {story for page in done.report.flatplan.pages for story in page.stories}
    assert placed == printed
    assert not done.report.flatplan.overset


def test_the_starter_is_clean_to_check(paper: Path):
    assert not [str(remark) for remark in check_folder(paper) if remark.severity is not Severity.NOTE]


def test_a_story_too_long_for_a_brief_is_told(tmp_path: Path):
    paper = tmp_path / "paper"
    new_paper(paper, "The Trial")
    story = paper / "issues" / "1" / "brief-frogs.md"
    story.write_text(story.read_text() + "\n\nThey crossed the lane again, and again, and then came back. " * 60)
    assert "too-long" in {remark.rule for remark in check_folder(paper)}


def test_a_story_too_short_for_its_rank_is_told(tmp_path: Path):
    paper = tmp_path / "paper"
    new_paper(paper, "The Trial")
    (story,) = paper.rglob("ferry-returns.md")
    front, _, _ = story.read_text().partition("\n---\n")
    story.write_text(front + "\n---\n\nThe ferry runs.\n")
    assert "too-short" in {remark.rule for remark in check_folder(paper)}


def test_counting_gives_words_lines_and_depth(paper: Path):
    counts, remarks = count_folder(paper)
    assert len(counts) == 13
    assert not remarks
    lead = next(count for count in counts if count.story == "ferry-returns")
    assert lead.words > 200
    assert lead.lines > lead.words / 9
    assert lead.depth_mm == pytest.approx(lead.lines * 10.5 * 25.4 / 72, abs=0.1)
