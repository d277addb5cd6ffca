"""Issues are composed when something they show changed, and only then; one that fails stops no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.edition.reading import read_paper
from broadsheet.edition.starter import new_paper
from broadsheet.remarks import Severity
from broadsheet.works.printing import KEPT, PrintedIssue, PrintOrder, print_issues

STORY = "issues/1/mill-race.md"
DAY = date(2027, 3, 23)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper whose only issue was composed once; it and its output are copied for each test."""
    home = tmp_path_factory.mktemp("printing")
    new_paper(home / "paper", "The Trial")
    draw(home, "grey")
    edit(STORY, lambda text: text + "\n\n![The mill.](pictures/mill.png)\n")(home)
    (printed,) = run(home)
    assert printed.fresh
    return home


@pytest.fixture
def home(first: Path, tmp_path: Path) -> Path:
    """The paper and its output, for one test to change."""
    shutil.copytree(first, tmp_path / "home")
    return tmp_path / "home"


def order(home: Path, numbers: tuple[int, ...] = ()) -> PrintOrder:
    paper, remarks = read_paper(home / "paper")
    assert paper is not None
    return PrintOrder(paper, remarks, home / "out", home / "cache", DAY, numbers, dpi=40)


def run(home: Path, numbers: tuple[int, ...] = ()) -> tuple[PrintedIssue, ...]:
    return print_issues(order(home, numbers))


def is_composed_anew(home: Path) -> bool:
    """Whether the issue is taken to have changed: with the paper gone behind its back it then comes to nothing."""
    asked = order(home)
    (home / "paper" / "paper.toml").unlink()
    (issue,) = print_issues(asked)
    return not issue.pages


def state(home: Path) -> dict[str, tuple[int, bytes]]:
    """Time and bytes of every file of the output."""
    files = sorted(path for path in (home / "out").rglob("*") if path.is_file())
    return {str(path.relative_to(home)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def edit(file: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    """A change to a text file of the paper."""

    def change_it(home: Path) -> None:
        path = home / "paper" / file
        path.write_text(change(path.read_text()))

    return change_it


def draw(home: Path, colour: str) -> None:
    """The picture of the first story."""
    (home / "paper" / "pictures").mkdir(exist_ok=True)
    Image.new("RGB", (900, 600), colour).save(home / "paper" / "pictures" / "mill.png")


def test_a_first_run_leaves_everything_an_issue_needs(first: Path):
    out = first / "out" / "1"
    names = {path.name for path in out.iterdir()}
    assert {"press.pdf", "reading.pdf", "pages", "report.json", "printed.json", KEPT} <= names
    (issue,) = run(first)
    assert [page.number for page in issue.pages] == [1, 2, 3, 4]
    assert all(page.areas for page in issue.pages if page.stories)


def test_an_unchanged_issue_is_left_alone_and_says_what_was_remarked(home: Path):
    before = state(home)
    (issue,) = run(home)
    assert not issue.fresh
    assert issue.pages
    assert issue.remarks == run(home)[0].remarks
    assert state(home) == before


def write(file: str, text: str) -> Callable[[Path], None]:
    """A new file of the paper."""

    def write_it(home: Path) -> None:
        path = home / "paper" / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    return write_it


LATER = "corrections:\n  - day: 2030-01-01\n    kind: update\n    text: Much later.\n"
UNSEEN = {
    "settings of the web edition": edit("paper.toml", lambda text: text + "\n[web]\nper_page = 10\n"),
    "a story in no issue": write("stories/away.md", "---\nid: away\nheadline: Away\n---\n\nNothing.\n"),
    "a later correction": edit(STORY, lambda text: text.replace("---\n", f"---\n{LATER}", 1)),
}
SEEN = {
    "a story": edit(STORY, lambda text: text + "\n\nAnd a heron came.\n"),
    "the issue": edit("issues/1/issue.toml", lambda text: text.replace("£1.50", "£1.60")),
    "the design": edit("design.toml", lambda text: text + "\n[treatment]\ngap = 3\n"),
    "the paper": edit("paper.toml", lambda text: text.replace("both ends", "one end")),
    "a picture": lambda home: draw(home, "black"),
    "a printer": write("printers/own.toml", 'name = "own"\n'),
    "a stored plan": write("issues/1/pages/2.json", "{}"),
    "an output that is gone": lambda home: (home / "out" / "1" / "reading.pdf").unlink(),
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_an_issue_does_not_show_composes_nothing(home: Path, what: str):
    UNSEEN[what](home)
    assert not is_composed_anew(home)


@pytest.mark.parametrize("what", SEEN)
def test_what_an_issue_shows_composes_it_anew(home: Path, what: str):
    SEEN[what](home)
    assert is_composed_anew(home)


def test_a_change_of_copy_changes_the_pages_and_only_once(home: Path):
    before = state(home)
    edit(STORY, lambda text: text + "\n\nAnd a heron came to look, twice.\n")(home)
    assert [issue.fresh for issue in run(home)] == [True]
    after = state(home)
    assert after["out/1/reading.pdf"][1] != before["out/1/reading.pdf"][1]
    assert [issue.fresh for issue in run(home)] == [False]
    assert state(home) == after


def test_an_issue_that_cannot_be_composed_is_remarked_keeps_its_old_pages_and_stops_no_other(home: Path):
    before = state(home)
    edit("design.toml", lambda text: text.replace("newsprint-coldset", "no-such-press"))(home)
    (issue,) = run(home, (1, 7))
    assert not issue.fresh
    assert issue.pages == ()
    assert [(remark.rule, remark.severity) for remark in issue.remarks] == [("not-composed", Severity.STOP)]
    assert "no-such-press" in issue.remarks[0].message
    assert {name: content for name, content in before.items() if not name.endswith(KEPT)} == state(home)
    assert is_composed_anew(home)


def test_an_issue_whose_process_dies_is_remarked(home: Path):
    (issue,) = print_issues(replace(order(home), dpi=0))
    assert [(remark.rule, remark.severity) for remark in issue.remarks] == [("not-composed", Severity.STOP)]
    assert "status 1" in issue.remarks[0].message
    assert "--issue 1" in issue.remarks[0].advice
