"""No file of a paper makes a build write where it should not, or forget what readers know."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from broadsheet.errors import InputError
from broadsheet.works.building.record import BuildRecord, LeafRecord
from broadsheet.works.building.writing import Writer
from small_paper import DAY, SmallPaper, a_small_paper, story_text

SLUGS = ("../../../escaped", "a/b", "..", "/etc", "c:x", "%2e%2e", "page-1", "feeds", "Ünder_Score")


@pytest.fixture
def paper(tmp_path: Path) -> SmallPaper:
    return a_small_paper(tmp_path, 8)


def add(paper: SmallPaper, number: int, slug: str) -> None:
    (paper.folder / "stories").mkdir(exist_ok=True)
    text = story_text(number, DAY).replace(f"slug: story-{number}", f'slug: "{slug}"')
    (paper.folder / "stories" / f"s{number}.md").write_text(text)


def test_no_slug_leads_out_of_the_site_or_over_another_page(paper: SmallPaper):
    for number, slug in enumerate(SLUGS, 50):
        add(paper, number, slug)
    paper.build()
    pages = {path: data.decode() for path, data in paper.files().items() if path.endswith("index.html")}
    for number in range(50, 50 + len(SLUGS)):
        own = [path for path, page in pages.items() if "<h1" in page and f"Story {number} of the quay</h1>" in page]
        assert len(own) == 1, (number, own)
        assert own[0].startswith("2026/11/")
        assert own[0].count("/") == 3
    outside = [path for path in paper.out.parent.rglob("*escaped*") if paper.out not in path.parents]
    assert outside == []


def test_the_writer_refuses_to_leave_its_folder(tmp_path: Path):
    (tmp_path / "home").mkdir()
    for path in ("../x/y.html", "a/../../y.html", "/etc/y.html"):
        with pytest.raises(ValueError, match=r"x|a|etc"):
            Writer(str(tmp_path / "home")).write(path, b"")


def test_addresses_in_the_list_never_take_the_place_of_a_page(paper: SmallPaper):
    lines = [
        {"address": address, "story": "gone"} for address in ("/", "/issues/1/", "/sections/town/", "/x", "/a/../b/")
    ]
    lines.append({"address": "/2020/01/old/", "story": "gone"})
    (paper.folder / "addresses.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    built = paper.build()
    assert "Story" in paper.page("/")
    assert "Story" in paper.page("/issues/1/")
    assert (paper.site / "2020/01/old/index.html").exists()
    assert not (paper.site / "xindex.html").exists()
    assert "addresses-broken" in {remark.rule for remark in built.remarks}


def test_listed_addresses_of_a_former_site_may_hold_points_and_escapes(paper: SmallPaper):
    addresses = (
        "/2019/05/caf%C3%A9/",
        "/2019/05/no.5/",
        "/2019/05/a..b/",
        "/2019/%2e%2e/",
        "/2019/05/index.html/",
        "/%ff/",
    )
    lines = [json.dumps({"address": address, "story": "gone"}) for address in addresses]
    (paper.folder / "addresses.jsonl").write_text("\n".join(lines))
    built = paper.build()
    assert (paper.site / "2019/05/café/index.html").is_file()
    assert (paper.site / "2019/05/no.5/index.html").is_file()
    assert sorted(path.name for path in (paper.site / "2019/05").iterdir()) == ["café", "no.5"]
    assert "4 lines" in next(remark.message for remark in built.remarks if remark.rule == "addresses-broken")


NO_ADDRESSES = ("/./", "/issues/./1/", "/robots.txt/", "/feeds/atom.xml/", "/_headers/", f"/{'a' * 300}/", "/\ud800/")


def test_a_listed_address_of_no_pages_form_is_passed_over(paper: SmallPaper):
    lines = [json.dumps({"address": address, "story": "gone"}) for address in NO_ADDRESSES]
    (paper.folder / "addresses.jsonl").write_text("\n".join(lines))
    told = [remark for remark in paper.build().remarks if remark.rule == "addresses-broken"]
    assert told[0].message.startswith(f"{len(NO_ADDRESSES)} lines")
    assert "Story" in paper.page("/")
    assert "Story" in paper.page("/issues/1/")


def test_without_a_record_an_unreadable_file_that_may_have_been_public_is_told(paper: SmallPaper):
    paper.build()
    shutil.rmtree(paper.out)
    paper.story(2).write_text("---\nheadline: No id\n---\n\nText.\n")
    built = paper.build()
    told = [remark for remark in built.remarks if remark.rule == "article-perhaps-unreadable"]
    assert built.version
    assert len(told) == 1
    assert "s2" in told[0].message


def test_the_record_knows_every_file_of_every_leaf(tmp_path: Path):
    record = BuildRecord(tmp_path / "record.sqlite")
    record.put_leaves([LeafRecord("a", ("2026/12/aXb/index.html", "2026/12/aXb/ninjs.json"), frozenset())])
    owned = record.owned()
    record.close()
    assert owned == {"2026/12/aXb/index.html", "2026/12/aXb/ninjs.json"}


def test_a_broken_draft_stops_nothing_when_every_known_article_is_there(paper: SmallPaper):
    paper.build()
    paper.story(3).unlink()
    paper.build()
    (paper.folder / "stories").mkdir()
    (paper.folder / "stories" / "draft.md").write_text("---\nheadline: No id yet\n---\n\nText.\n")
    (paper.folder / "design.toml").write_text("[inks.accent]\nm = 90\n")
    built = paper.build()
    assert built.whole
    assert built.version
    assert built.articles == 7


def test_a_build_that_fails_publishes_no_address(paper: SmallPaper):
    paper.build()
    before = (paper.folder / "addresses.jsonl").read_text()
    add(paper, 60, "sixty")
    (paper.folder / "templates").mkdir()
    (paper.folder / "templates" / "lost.html").write_text("{% if %}")
    with pytest.raises(InputError):
        paper.build()
    assert (paper.folder / "addresses.jsonl").read_text() == before
    (paper.folder / "templates" / "lost.html").unlink()
    paper.build()
    assert "/2026/11/sixty/" in (paper.folder / "addresses.jsonl").read_text()


def test_what_is_wrong_with_a_reply_is_told_at_every_build(paper: SmallPaper):
    (paper.folder / "replies").mkdir()
    (paper.folder / "replies" / "s1.toml").write_text('[[replies]]\nid = "r1"\nname = "Low"\ntext = "When?"\n')
    for _ in range(2):
        assert "missing-key" in {remark.rule for remark in paper.build().remarks}


def test_print_alone_makes_the_folders_it_keeps_its_notes_in(paper: SmallPaper):
    built = paper.build(only=frozenset({"print"}))
    assert [path.name for path in built.files if path.suffix == ".pdf"]
    assert (paper.out / ".cache" / "printed.json").is_file()
