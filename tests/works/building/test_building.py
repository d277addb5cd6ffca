"""A paper becomes a site; a change makes again what shows it and nothing else, and the same site as building anew."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from broadsheet.errors import InputError, UsageError
from broadsheet.works.building.builder import EVERY_PAGE, FIRST, MISMATCH, Builder
from small_paper import DAY, SmallPaper, a_small_paper, order, story_text, write_issue

if TYPE_CHECKING:
    from collections.abc import Iterable


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> SmallPaper:
    paper = a_small_paper(tmp_path_factory.mktemp("small"))
    paper.build()
    return paper


@pytest.fixture
def paper(built_once: SmallPaper, tmp_path: Path) -> SmallPaper:
    """A paper that has been built, of which the test may change anything."""
    shutil.copytree(built_once.folder, tmp_path / "paper")
    shutil.copytree(built_once.out, tmp_path / "out", symlinks=True)
    return SmallPaper(tmp_path / "paper", tmp_path / "out")


def pages(files: tuple[str, ...]) -> set[str]:
    return {f"/{file.removesuffix('index.html')}" for file in files if file.endswith("index.html")}


def test_the_first_build_makes_every_page(built_once: SmallPaper):
    files = built_once.files()
    assert sum("/story-" in file for file in files) == 24 * 2
    wanted = (
        "index.html",
        "404.html",
        "issues/3/index.html",
        "sections/town/index.html",
        "authors/ada-finch/index.html",
    )
    assert set(wanted) <= files.keys()
    assert {"feeds/rss.xml", "feeds/atom.xml", "feeds/feed.json", "sitemap.xml", "robots.txt"} <= files.keys()
    assert "Story 17 of the quay" in built_once.page("/2026/11/story-17/")


def test_a_section_that_holds_nothing_yet_has_its_page_and_its_feed(paper: SmallPaper):
    settings = paper.folder / "paper.toml"
    settings.write_text(settings.read_text() + '\n[[sections]]\nid = "arts"\nname = "Arts"\n')
    paper.build()
    assert "Nothing stands here yet" in paper.page("/sections/arts/")
    assert (paper.site / "sections/arts/feeds/rss.xml").is_file()
    paper.edit(2, "section: ", "section: arts #")
    assert not paper.build().whole
    assert "Story 2 of the quay" in paper.page("/sections/arts/")


def test_building_again_changes_nothing(paper: SmallPaper):
    before = paper.files()
    built = paper.build()
    assert (built.changed, built.removed, built.whole) == ((), (), False)
    assert paper.files() == before


def test_a_changed_text_touches_its_page_and_its_feeds_and_nothing_else(paper: SmallPaper):
    paper.edit(2, "First words of 2", "Other words of 2")
    built = paper.build()
    assert not built.whole
    assert pages(built.changed) == {"/2026/09/story-2/"}
    others = {file for file in built.changed if not file.endswith("index.html")}
    assert others
    assert all("/feeds/" in f"/{file}" or file.startswith(("search/", "2026/09/story-2/")) for file in others)


def test_a_changed_headline_touches_the_pages_that_show_it(paper: SmallPaper):
    paper.edit(20, "headline: Story 20", "headline: Tale 20")
    built = paper.build()
    touched = pages(built.changed)
    assert {"/", "/2026/11/story-20/", "/issues/3/", "/2026/11/story-19/", "/2026/11/story-21/", "/2026/11/"} <= touched
    stale = [file for file, data in paper.files().items() if b"Story 20 of" in data]
    assert stale == []
    shown = {file for file, data in paper.files().items() if b"Tale 20 of" in data}
    assert pages(tuple(shown)) == touched


def test_a_moved_article_leaves_a_redirect_and_a_page_that_leads_on(paper: SmallPaper):
    paper.edit(3, "slug: story-3", "slug: third-story")
    paper.build()
    assert "Story 3" in paper.page("/2026/09/third-story/")
    assert "/2026/09/third-story/" in paper.page("/2026/09/story-3/")
    assert "/2026/09/story-3/ /2026/09/third-story/ 301" in (paper.site / "_redirects").read_text()


def test_a_removed_article_leaves_a_page_that_says_so(paper: SmallPaper):
    paper.story(4).unlink()
    built = paper.build()
    assert "Story 4" not in paper.page("/2026/09/story-4/")
    assert "410" in (paper.site / "_redirects").read_text()
    assert built.articles == 23
    assert not [file for file, data in paper.files().items() if b"Story 4 of the quay" in data]


def test_addresses_answer_for_ever_even_in_a_new_output_folder(paper: SmallPaper):
    paper.edit(3, "slug: story-3", "slug: third-story")
    paper.build()
    shutil.rmtree(paper.out)
    paper.edit(3, "slug: third-story", "slug: story-three")
    built = paper.build()
    assert built.reason == FIRST
    redirects = (paper.site / "_redirects").read_text()
    assert "/2026/09/story-3/ /2026/09/story-three/ 301" in redirects
    assert "/2026/09/third-story/ /2026/09/story-three/ 301" in redirects


def test_when_the_day_turns_the_issue_on_sale_is_right_on_every_page(paper: SmallPaper):
    write_issue(paper.folder, 4, [25])
    early = paper.build()
    assert early.articles == 24
    assert "/issues/4/" not in paper.page("/issues/")
    built = paper.build(date(2026, 12, 4))
    assert built.articles == 25
    named = {file: data for file, data in paper.files().items() if file.endswith("index.html") and b"/issues/" in data}
    assert built.whole
    assert len(named) > 30
    assert all(b"/issues/4/" in data for data in named.values())


def test_a_dated_article_appears_on_its_day_in_a_warm_builder(paper: SmallPaper):
    text = story_text(30, DAY + timedelta(days=2))
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "s30.md").write_text(text)
    with Builder(order(paper)) as builder:
        assert builder.build().articles == 24
        built = builder.build(DAY + timedelta(days=2))
    assert (built.articles, built.whole) == (25, False)
    assert "Story 30" in paper.page("/2026/11/story-30/")


def test_a_reply_touches_its_article_alone(paper: SmallPaper):
    (paper.folder / "replies").mkdir()
    reply = '[[replies]]\nid = "r1"\nname = "Wren Low"\ndate = 2026-11-20\ntext = "Well said."\n'
    (paper.folder / "replies" / "s9.toml").write_text(reply)
    built = paper.build()
    assert pages(built.changed) == {"/2026/10/story-9/"}
    assert "Wren Low" in paper.page("/2026/10/story-9/")
    (paper.folder / "replies" / "s9.toml").unlink()
    assert pages(paper.build().changed) == {"/2026/10/story-9/"}
    assert "Wren Low" not in paper.page("/2026/10/story-9/")


def test_a_full_page_of_a_list_does_not_change_when_an_article_comes(paper: SmallPaper):
    before = paper.files()
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "s30.md").write_text(story_text(30, DAY))
    paper.build()
    after = paper.files()
    numbered = [file for file in before if "/page-1/" in file and file.replace("page-1", "page-2") in before]
    assert numbered
    assert all(after[file] == before[file] for file in numbered)


@pytest.mark.parametrize("seed", range(24))
def test_changes_one_by_one_give_the_site_that_building_anew_gives(paper: SmallPaper, tmp_path: Path, seed: int):
    chance = random.Random(seed)  # noqa: S311 - seeded on purpose
    seen: dict[Path, tuple[int, int]] = {}
    with Builder(order(paper)) as warm:
        for step in range(8):
            for act in chance.sample(ACTS, chance.randint(1, 3)):
                act(paper, chance, step)
            if chance.random() < 0.2:
                assert paper.build().version
                continue
            now = ages(paper.folder)
            changed = {path for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)}
            told = frozenset({*changed, *chance.sample(rumours(paper, now), 2)}) if seen and step % 2 else None
            assert warm.build(changed=told).version
            seen = now
    anew = SmallPaper(paper.folder, tmp_path / "anew")
    anew.build()
    ours, theirs = paper.files(), anew.files()
    assert ours.keys() == theirs.keys()
    assert [file for file in ours if ours[file] != theirs[file]] == []


def ages(folder: Path) -> dict[Path, tuple[int, int]]:
    """Every file of a paper with its time of change and length."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file() and path.name != "addresses.jsonl"}
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}


def rumours(paper: SmallPaper, now: Iterable[Path]) -> list[Path]:
    """Paths that did not change, or are none of the paper's files."""
    folder = paper.folder
    none = [folder / "issues/1/.s1.md.swp", folder / "issues/1/sedX2a", folder / "nowhere/at/all.md", folder / "notes~"]
    elsewhere = [folder, folder / "issues/2", folder.parent / "other.md", folder / "../paper/issues", Path("s1.md")]
    return [*none, *none, *none, *elsewhere, folder / "addresses.jsonl", *sorted(now)[:12]]


def test_a_told_change_is_built_and_what_was_not_told_waits(paper: SmallPaper):
    with Builder(order(paper)) as warm:
        warm.build()
        paper.edit(2, "First words of 2", "Other words of 2")
        paper.edit(3, "First words of 3", "Other words of 3")
        built = warm.build(changed={paper.story(2)})
        assert pages(built.changed) == {"/2026/09/story-2/"}
        assert pages(warm.build().changed) == {"/2026/09/story-3/"}


def test_a_file_saved_by_replacing_it_is_built(paper: SmallPaper):
    with Builder(order(paper)) as warm:
        warm.build()
        fresh = paper.folder / "issues" / "1" / "s2.md.new"
        fresh.write_text(paper.story(2).read_text().replace("First words", "Other words"))
        fresh.replace(paper.story(2))
        assert pages(warm.build(changed={fresh, paper.story(2)}).changed) == {"/2026/09/story-2/"}


@pytest.mark.parametrize("told", ["issues/1", "issues/1/s1.md", "issues", "."])
def test_when_a_folder_went_every_file_is_looked_at(paper: SmallPaper, told: str):
    with Builder(order(paper)) as warm:
        warm.build()
        shutil.rmtree(paper.folder / "issues" / "1")
        assert warm.build(changed={paper.folder / told}).articles == 16


def test_a_story_that_is_a_link_changes_with_what_it_leads_to(paper: SmallPaper):
    (paper.folder / "kept").mkdir()
    paper.story(2).rename(paper.folder / "kept" / "two.md")
    (paper.folder / "issues/1/s2.md").symlink_to("../../kept/two.md")
    with Builder(order(paper)) as warm:
        warm.build()
        paper.edit(2, "First words of 2", "Other words of 2")
        assert pages(warm.build(changed={paper.folder / "kept" / "two.md"}).changed) == {"/2026/09/story-2/"}


def test_what_another_builder_published_in_between_is_taken_up(paper: SmallPaper):
    with Builder(order(paper)) as warm:
        warm.build()
        paper.edit(3, "headline: Story 3", "headline: Tale 3")
        paper.build()
        paper.edit(2, "First words of 2", "Other words of 2")
        warm.build(changed={paper.story(2), paper.story(3)})
    assert "Tale 3" in paper.page("/2026/09/story-3/")
    assert "Other words" in paper.page("/2026/09/story-2/")


def test_an_address_written_into_the_list_by_others_is_known(paper: SmallPaper):
    listed = paper.folder / "addresses.jsonl"
    with Builder(order(paper)) as warm:
        warm.build()
        with listed.open("a") as stream:
            stream.write('{"address": "/2019/01/old/", "story": "s2"}\n')
        paper.edit(3, "slug: story-3", "slug: third-story")
        warm.build(changed={paper.story(3)})
        paper.edit(4, "slug: story-4", "slug: fourth-story")
        warm.build(changed={paper.story(4)})
    redirects = (paper.site / "_redirects").read_text()
    assert all(f"{old} " in redirects for old in ("/2019/01/old/", "/2026/09/story-3/", "/2026/09/story-4/"))
    assert listed.read_text().count("story-3/") == 1


def _rewrite(paper: SmallPaper, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(path.read_text().replace("First words", f"{step} first words"))


def _rename(paper: SmallPaper, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(path.read_text().replace("of the quay", f"of the quay, {step}"))


def _move(paper: SmallPaper, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(path.read_text().replace("slug: ", f"slug: moved-{step}-"))


def _remove(paper: SmallPaper, chance: random.Random, step: int) -> None:  # noqa: ARG001 - one of the acts
    chance.choice(sorted(paper.folder.glob("issues/*/s*.md"))).unlink()


def _add(paper: SmallPaper, chance: random.Random, step: int) -> None:
    number = chance.randint(100, 999)
    (paper.folder / "stories").mkdir(exist_ok=True)
    day = DAY - timedelta(days=chance.randint(0, 80))
    (paper.folder / "stories" / f"s{number}.md").write_text(story_text(number, day) + f"\nAdded {step}.\n")


def _correct(paper: SmallPaper, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    text = path.read_text()
    if "corrections:" not in text:
        told = f"corrections:\n  - day: 2026-11-1{step}\n    kind: correction\n    text: It was {step}.\n"
        path.write_text(text.replace("published:", f"{told}published:"))


def _relate(paper: SmallPaper, chance: random.Random, step: int) -> None:  # noqa: ARG001 - one of the acts
    path, other = chance.sample(sorted(paper.folder.glob("issues/*/s*.md")), 2)
    text = path.read_text()
    if "related:" not in text:
        path.write_text(text.replace("published:", f"related: [{other.stem}]\npublished:"))


def _resection(paper: SmallPaper, chance: random.Random, step: int) -> None:  # noqa: ARG001 - one of the acts
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(path.read_text().replace("section: harbour", "section: town"))


def _rerank(paper: SmallPaper, chance: random.Random, step: int) -> None:  # noqa: ARG001 - one of the acts
    path = chance.choice(sorted(paper.folder.glob("issues/*/issue.toml")))
    path.write_text(path.read_text().replace("rank = 2", "rank = 1"))


def _redate(paper: SmallPaper, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(path.read_text().replace("published: 2026-09-04", f"published: 2026-09-1{step}"))


def _resell(paper: SmallPaper, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted(paper.folder.glob("issues/*/issue.toml")))
    text = path.read_text()
    if "on_sale" not in text:
        path.write_text(text.replace("price", f"on_sale = 2026-1{step % 2}-0{step + 5}\nprice", 1))


def _withhold(paper: SmallPaper, chance: random.Random, step: int) -> None:  # noqa: ARG001 - one of the acts
    path = chance.choice(sorted(paper.folder.glob("issues/*/issue.toml")))
    text = path.read_text()
    if "on_sale" not in text:
        path.write_text(text.replace("price", "on_sale = 2027-06-01\nprice", 1))


def _photograph(paper: SmallPaper, chance: random.Random, step: int) -> None:  # noqa: ARG001 - one of the acts
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(path.read_text().replace("bylines: [Ada Finch]", "bylines: [Ada Finch, Ada Finch (photographs)]"))


def _picture(paper: SmallPaper, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(path.read_text() + f"\n![A gull, {step}.](pictures/gull-{step % 2}.png)\n")


def _paint(paper: SmallPaper, chance: random.Random, step: int) -> None:
    (paper.folder / "pictures").mkdir(exist_ok=True)
    colour = (chance.randint(0, 255), 40 * step, 90)
    Image.new("RGB", (60, 40), colour).save(paper.folder / "pictures" / f"gull-{step % 2}.png")


def _take_down(paper: SmallPaper, chance: random.Random, step: int) -> None:  # noqa: ARG001 - one of the acts
    path = chance.choice(sorted(paper.folder.glob("issues/*/s*.md")))
    path.write_text(re.sub(r"\n!\[.*\n", "\n", path.read_text()))


def _answer(paper: SmallPaper, chance: random.Random, step: int) -> None:
    (paper.folder / "replies").mkdir(exist_ok=True)
    reply = f'[[replies]]\nid = "r1"\nname = "Wren"\ndate = 2026-11-2{step}\ntext = "Well, {step}."\n'
    (paper.folder / "replies" / f"s{chance.randint(1, 24)}.toml").write_text(reply)


ACTS = (
    _resell,
    _withhold,
    _photograph,
    _picture,
    _paint,
    _take_down,
    _answer,
    _rewrite,
    _rename,
    _move,
    _remove,
    _add,
    _correct,
    _relate,
    _resection,
    _rerank,
    _redate,
)


# ---- what goes wrong ----


def test_a_new_story_that_cannot_be_set_is_held_back_and_the_rest_published(paper: SmallPaper):
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "new.md").write_text(story_text(40, DAY) + "\n::: bxo\nWhat?\n:::\n")
    paper.edit(2, "First words of 2", "Other words of 2")
    built = paper.build()
    assert built.stopped
    assert "Other words" in paper.page("/2026/09/story-2/")
    assert not (paper.site / "2026/11/story-40").exists()


def test_a_published_story_that_cannot_be_read_any_more_leaves_the_site_as_it_was(paper: SmallPaper):
    before = paper.files()
    paper.story(5).write_text("---\nheadline: No id\n---\n\nText.\n")
    built = paper.build()
    assert built.stopped
    assert built.version == 0
    assert "article-unreadable" in {remark.rule for remark in built.remarks}
    assert paper.files() == before


def test_a_removal_beside_a_draft_that_cannot_be_read_is_a_removal(paper: SmallPaper):
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "new.md").write_text(story_text(40, DAY) + "\n::: bxo\nWhat?\n:::\n---\nheadline: x")
    (paper.folder / "stories" / "torn.md").write_text("---\nid: s41\nheadline: [\n---\n\nText.\n")
    paper.story(5).unlink()
    (paper.folder / "design.toml").write_text("[inks.accent]\nc = 90\nm = 45\ny = 10\nk = 30\n")
    built = paper.build()
    assert built.whole
    assert built.stopped
    assert (built.articles, built.version) == (23, 2)


def test_a_published_story_renamed_and_torn_leaves_the_site_as_it_was(paper: SmallPaper):
    torn = paper.folder / "issues" / "1" / "torn.md"
    torn.write_text("---\nid: s5\nheadline: [\n---\n\nText.\n")
    paper.story(5).unlink()
    (paper.folder / "design.toml").write_text("[inks.accent]\nc = 90\nm = 45\ny = 10\nk = 30\n")
    assert paper.build().version == 0


def test_of_two_stories_with_one_id_the_first_file_is_taken_and_it_is_told(paper: SmallPaper):
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "copy.md").write_text(paper.story(6).read_text().replace("Story 6", "Copy of 6"))
    built = paper.build()
    assert "story-id-twice" in {remark.rule for remark in built.remarks}
    assert "Story 6" in paper.page("/2026/09/story-6/")


def test_two_articles_cannot_share_an_address(paper: SmallPaper):
    paper.edit(7, "slug: story-7", "slug: story-6")
    built = paper.build()
    assert "address-twice" in {remark.rule for remark in built.remarks}
    assert "Story 6" in paper.page("/2026/09/story-6/")


def test_a_damaged_record_is_not_trusted(paper: SmallPaper):
    (paper.out / ".cache" / "record.sqlite").write_bytes(b"not a record")
    built = paper.build()
    assert (built.whole, built.reason) == (True, MISMATCH)


def test_a_record_that_another_build_holds_stops_this_one_with_a_sentence(paper: SmallPaper):
    before = paper.files()
    other = sqlite3.connect(paper.out / ".cache" / "record.sqlite")
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(InputError, match="Another build is at work"):
        paper.build()
    other.rollback()
    other.close()
    assert paper.files() == before
    assert not paper.build().whole


def test_a_changed_design_builds_every_page_anew(paper: SmallPaper):
    (paper.folder / "design.toml").write_text("[inks.accent]\nc = 90\nm = 45\ny = 10\nk = 30\n")
    assert paper.build().reason == EVERY_PAGE


def test_a_papers_own_template_and_style_are_used(paper: SmallPaper):
    (paper.folder / "templates").mkdir()
    (paper.folder / "styles").mkdir()
    (paper.folder / "templates" / "foot.html").write_text("<footer><p>Our own foot.</p></footer>\n")
    (paper.folder / "styles" / "own.css").write_text(".kicker { letter-spacing: .2em }\n")
    paper.build()
    assert "Our own foot." in paper.page("/2026/09/story-1/")
    sheets = [data for file, data in paper.files().items() if file.startswith("assets/style")]
    assert any(b"letter-spacing:.2em" in data.replace(b" ", b"") for data in sheets)


def test_a_mistake_in_an_own_template_is_a_sentence_and_the_site_stays(paper: SmallPaper):
    before = paper.files()
    (paper.folder / "templates").mkdir()
    (paper.folder / "templates" / "foot.html").write_text("{% if %}")
    with pytest.raises(InputError, match=r"foot\.html:1"):
        paper.build()
    assert paper.files() == before


def test_a_folder_without_a_paper_is_a_sentence(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"paper\.toml"):
        SmallPaper(tmp_path / "empty", tmp_path / "out").build()


def test_an_output_that_is_not_ours_is_refused(paper: SmallPaper, tmp_path: Path):
    (tmp_path / "other" / "site").mkdir(parents=True)
    (tmp_path / "other" / "site" / "index.html").write_text("mine")
    with pytest.raises(UsageError):
        SmallPaper(paper.folder, tmp_path / "other").build()
    assert (tmp_path / "other" / "site" / "index.html").read_text() == "mine"


def test_an_output_that_is_a_file_is_refused(paper: SmallPaper, tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        SmallPaper(paper.folder, tmp_path / "notes.txt").build()


def test_several_processes_make_the_same_site_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    paper = a_small_paper(tmp_path, 24)
    paper.build()
    monkeypatch.setattr("broadsheet.works.building.whole.ALONE", 1)
    other = SmallPaper(paper.folder, tmp_path / "other")
    other.build(processes=2)
    assert other.files() == paper.files()


# ---- what is easily forgotten ----


def test_an_issue_that_moves_takes_its_undated_articles_along(paper: SmallPaper):
    (paper.folder / "issues/2/issue.toml").write_text(
        (paper.folder / "issues/2/issue.toml").read_text().replace("date = 2026-10-04", "date = 2026-11-01")
    )
    paper.build()
    assert "Story 10" in paper.page("/2026/11/story-10/")
    assert "/2026/11/story-10/" in paper.page("/2026/10/story-10/")
    assert "/2026/11/story-10/" in paper.page("/issues/2/")


def test_nothing_of_a_withdrawn_issue_stays(paper: SmallPaper):
    path = paper.folder / "issues/1/issue.toml"
    path.write_text(path.read_text().replace("price", "on_sale = 2027-01-01\nprice"))
    paper.build()
    assert not (paper.site / "issues/1").exists()


def test_a_picture_that_comes_late_appears_and_one_that_is_replaced_is_gone(paper: SmallPaper):
    path = paper.story(9)
    path.write_text(path.read_text() + "\n![A gull.](pictures/gull.png)\n")
    told = paper.build()
    assert "picture-missing" in {remark.rule for remark in told.remarks}
    assert "picture-missing" in {remark.rule for remark in paper.build().remarks}
    (paper.folder / "pictures").mkdir()
    Image.new("RGB", (60, 40), (200, 20, 20)).save(paper.folder / "pictures/gull.png")
    paper.build()
    first = re.findall(r"/pictures/[^ \"]+", paper.page("/2026/10/story-9/"))
    assert first
    Image.new("RGB", (60, 40), (20, 20, 200)).save(paper.folder / "pictures/gull.png")
    paper.build()
    second = re.findall(r"/pictures/[^ \"]+", paper.page("/2026/10/story-9/"))
    assert set(first).isdisjoint(second)


def test_one_person_in_two_roles_is_one_author(paper: SmallPaper):
    (paper.folder / "stories").mkdir()
    text = story_text(40, DAY)
    (paper.folder / "stories" / "s40.md").write_text(
        re.sub("bylines: .*", "bylines: [Una Vey, Una Vey (drawing)]", text)
    )
    paper.build()
    assert paper.page("/authors/una-vey/").count("teaser-head") == 1


def test_what_is_wrong_is_told_at_every_build(paper: SmallPaper):
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "copy.md").write_text(paper.story(6).read_text())
    for _ in range(2):
        assert "story-id-twice" in {remark.rule for remark in paper.build().remarks}
    (paper.story(6)).unlink()
    built = paper.build()
    assert "Story 6" in paper.page("/2026/09/story-6/")
    assert built.articles == 24


def test_mail_alone_leaves_the_site_alone(tmp_path: Path):
    paper = a_small_paper(tmp_path, 8)
    built = paper.build(only=frozenset({"mail"}))
    assert {path.name for path in built.files} == {"issue-1.eml", "issue-1.html", "issue-1.txt"}
    assert not paper.site.exists()


def test_news_grow_old_when_the_day_turns(paper: SmallPaper):
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "s40.md").write_text(story_text(40, DAY))
    paper.build()
    assert "Story 40" in (paper.site / "sitemaps/news.xml").read_text()
    paper.build(DAY + timedelta(days=6))
    assert "Story 40" not in (paper.site / "sitemaps/news.xml").read_text()
