"""Proofs of pages: only what changed is drawn again, and what is kept between orders never shows in the answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.edition.starter import new_paper
from broadsheet.errors import InputError
from broadsheet.works.pageproofs.order import MEASURE, OPTIONS, PULL, ProofOrder, order_of
from broadsheet.works.pageproofs.pulling import ProofPress

STORY = "issues/1/mill-race.md"
MORE = "\nOne more sentence stands here now, and it goes on for a little while before it ends.\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Path:
    """A paper whose pages were pulled once; it and their pictures are copied for each test."""
    home = tmp_path_factory.mktemp("proofs")
    new_paper(home / "paper", "The Trial")
    ProofPress().fill(order(home))
    return home


@pytest.fixture
def home(first, tmp_path) -> Path:
    shutil.copytree(first, tmp_path / "home")
    return tmp_path / "home"


def order(home: Path, act: str = PULL, **wishes: object) -> ProofOrder:
    given: dict[str, object] = {"number": 1, "pictures": str(home / "pages"), "dpi": 20, "small": 10, **wishes}
    return ProofOrder(act, str(home / "paper"), **given)  # type: ignore[arg-type]


def edit(home: Path, file: str = STORY, more: str = MORE) -> None:
    path = home / "paper" / file
    path.write_text(path.read_text() + more)


def told(answer: dict[str, object]) -> dict[str, object]:
    """An answer without how long it took."""
    return {name: value for name, value in answer.items() if name != "seconds"}


def pictures(home: Path) -> dict[str, int]:
    """The pictures there are, and when each was written."""
    return {path.name: path.stat().st_mtime_ns for path in (home / "pages").iterdir()}


def test_every_page_has_a_picture_under_its_digest_and_its_stories_with_their_areas(home):
    answer = ProofPress().fill(order(home))
    for page in answer["pages"]:
        with Image.open(home / "pages" / f"{page['digest']}.png") as picture:
            assert picture.height > picture.width
        assert {area["story"] for area in page["areas"]} == set(page["stories"])
        for area in page["areas"]:
            assert 0 <= area["left"] < area["left"] + area["width"] <= 1.001
            assert 0 <= area["top"] < area["top"] + area["height"] <= 1.001
    assert [page["number"] for page in answer["pages"]] == list(range(1, len(answer["pages"]) + 1))


def test_an_issue_that_did_not_change_is_not_drawn_again(home):
    before = pictures(home)
    ProofPress().fill(order(home))
    assert pictures(home) == before


def test_only_the_page_that_looks_otherwise_is_drawn(home):
    press = ProofPress()
    old = press.fill(order(home))
    before = pictures(home)
    edit(home)
    new = press.fill(order(home))
    changed = [page["digest"] for page, was in zip(new["pages"], old["pages"], strict=True) if page != was]
    assert changed
    assert len(changed) < len(new["pages"])
    drawn = {f"{digest}.{kind}" for digest in changed for kind in ("png", "webp")}
    assert {name for name in pictures(home) if name not in before} == drawn


def test_each_page_is_drawn_for_the_flatplan_too_and_again_when_that_is_missing(home):
    press = ProofPress()
    digests = [page["digest"] for page in press.fill(order(home, dpi=96))["pages"]]
    for digest in digests:
        (home / "pages" / f"{digest}.png").unlink()
        (home / "pages" / f"{digest}.webp").unlink()
    (home / "pages" / f"{digests[0]}.webp").touch()
    press.fill(order(home, dpi=96, width=300))
    for digest in digests:
        with (
            Image.open(home / "pages" / f"{digest}.webp") as small,
            Image.open(home / "pages" / f"{digest}.png") as big,
        ):
            assert small.width == 300
            assert abs(small.height / small.width - big.height / big.width) < 0.01


@pytest.mark.parametrize("file", [STORY, "paper.toml", "design.toml", "issues/1/issue.toml"])
def test_what_stands_from_earlier_orders_never_shows_in_an_answer(home, file):
    press = ProofPress()
    press.fill(order(home))
    more = MORE if file == STORY else "\n# looked at again\n"
    edit(home, file, more)
    if file == "design.toml":
        (home / "paper" / file).write_text('format = "a3"\n')
    assert told(press.fill(order(home))) == told(ProofPress().fill(order(home)))


def test_stories_of_the_archive_are_not_read_and_those_that_are_placed_or_corrected_are(home):
    stories = home / "paper" / "stories"
    stories.mkdir()
    press = ProofPress()
    before = told(press.fill(order(home)))
    (stories / "old.md").write_text("---\nid: old\nheadline: [an old mistake\n---\nOld copy.\n")
    assert told(press.fill(order(home))) == before
    (home / "paper" / STORY).rename(stories / "mill.md")
    assert told(press.fill(order(home)))["pages"] == before["pages"]
    (stories / "old.md").write_text("---\nid: old\ncorrections: [a mistake\n---\nOld copy.\n")
    issue = home / "paper" / "issues" / "1" / "issue.toml"
    issue.write_text(issue.read_text() + '\n[[placements]]\nstory = "old"\n')
    assert "unknown-story" in str(press.fill(order(home))["remarks"])


def test_a_word_that_no_font_has_is_remarked_on_while_it_stands_and_no_longer(home):
    press = ProofPress()
    before = told(press.fill(order(home)))
    text = (home / "paper" / STORY).read_text()
    edit(home, more="\nA sign that no font has: \U0001f9f6.\n")
    assert told(press.fill(order(home))) == told(ProofPress().fill(order(home)))
    (home / "paper" / STORY).write_text(text)
    assert told(press.fill(order(home))) == before


def test_a_picture_replaced_under_its_name_is_seen(home):
    edit(home, more="\n![The mill.](pictures/mill.png)\n")
    folder = home / "paper" / "pictures"
    folder.mkdir(exist_ok=True)
    Image.new("L", (600, 400), 90).save(folder / "mill.png")
    press = ProofPress()
    old = [page["digest"] for page in press.fill(order(home))["pages"]]
    Image.new("L", (600, 400), 200).save(folder / "mill.png")
    assert [page["digest"] for page in press.fill(order(home))["pages"]] != old


def test_the_other_plans_of_a_page_begin_with_the_one_it_has_and_are_drawn_small(home):
    press = ProofPress()
    pages = press.fill(order(home))["pages"]
    found = {page["number"]: press.fill(order(home, OPTIONS, page=page["number"])) for page in pages}
    chosen = [number for number, answer in found.items() if answer["alternatives"]]
    assert chosen
    for page in pages:
        answer = found[page["number"]]
        assert answer["digest"] == page["digest"]
        for digest in answer["alternatives"]:
            assert (home / "pages" / f"{digest}.small.png").exists()
        assert answer["alternatives"][:1] in ([], [page["digest"]])
    assert told(found[chosen[0]]) == told(ProofPress().fill(order(home, OPTIONS, page=chosen[0])))


def test_stories_are_measured_in_lines_and_in_depth_as_the_composed_issue_has_them(home):
    answer = ProofPress().fill(order(home))
    measured = ProofPress().fill(order(home, MEASURE, files=(STORY,)))["lengths"]
    assert measured
    for story, length in measured.items():
        assert length == answer["lengths"][story]
        assert length["depth"] > length["lines"]


def test_an_issue_that_is_not_there_is_told(home):
    with pytest.raises(InputError, match="There is no issue 7"):
        ProofPress().fill(order(home, number=7))


def test_an_order_travels_as_a_line(home):
    asked = order(home, MEASURE, files=("a.md", "b.md"))
    assert order_of(asked.told()) == asked
    assert "\n" not in asked.told()
