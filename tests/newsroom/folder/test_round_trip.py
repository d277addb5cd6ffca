"""Folder, newsroom, folder: the same paper, story for story and issue for issue."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from broadsheet.edition.folder import PaperFolder
from broadsheet.edition.joining import edition_of
from broadsheet.edition.reading import read_paper
from broadsheet.errors import InputError
from broadsheet.newsroom.folder.actions import TakenIn, export, put_out, take_in
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article, BudgetLine, PaperImage
from broadsheet.newsroom.work.models import Job
from broadsheet.remarks import stops
from builders import a_paper_folder
from newsroom.newsrooms import EXAMPLE
from small_paper import a_small_paper

DAY = date(2026, 11, 23)


def held(folder: Path) -> tuple[object, ...]:
    """What a folder holds, as values."""
    paper, remarks = read_paper(folder)
    assert paper, remarks
    stories = {item.story.id: item.story for item in paper.stories}
    return paper.paper, paper.design, paper.issues, stories


def paper_in(folder: Path) -> PaperFolder:
    """The paper in a folder, which must be one."""
    paper, remarks = read_paper(folder)
    assert paper
    assert not stops(remarks)
    return paper


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but artwork, which stays until the whole folder is written."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in files.items() if not name.startswith("adverts/")}


def test_the_example_goes_in_and_comes_out_equal(newsroom):
    written = put_out(newsroom.desk, "desk")
    assert newsroom.desk / "issues/24/issue.toml" in written
    assert held(newsroom.desk) == held(EXAMPLE)
    for number in (issue.number for issue in paper_in(EXAMPLE).issues):
        ours, theirs = (edition_of(paper_in(folder), number)[0] for folder in (newsroom.desk, EXAMPLE))
        assert ours
        assert theirs
        assert (ours.issue, ours.stories, ours.pictures, ours.locks) == (
            theirs.issue,
            theirs.stories,
            theirs.pictures,
            theirs.locks,
        )


def test_on_postgresql_too(postgres_newsroom):
    put_out(postgres_newsroom.desk, "desk")
    assert held(postgres_newsroom.desk) == held(EXAMPLE)


@pytest.mark.parametrize("seed", [1, 2])
def test_papers_made_by_chance_come_out_equal(empty_newsroom, tmp_path, seed: int):
    folder = a_paper_folder(tmp_path / "paper", seed, words=4_000, items=14, pages=4, pictures=3)
    assert take_in(folder, day=DAY).stories > 10
    put_out(empty_newsroom.desk, "desk")
    assert held(empty_newsroom.desk) == held(folder)


def test_the_small_paper_comes_out_equal_and_knows_what_is_public(empty_newsroom, tmp_path):
    paper = a_small_paper(tmp_path)
    before = date(2026, 10, 1)
    taken = take_in(paper.folder, day=before)
    assert taken == TakenIn(24, 3, 0)
    assert set(Issue.objects.filter(state="published").values_list("number", flat=True)) == {1}
    assert Article.objects.filter(live=True).count() == 8
    assert set(BudgetLine.objects.filter(article__live=True).values_list("stage", flat=True)) == {"ready"}
    put_out(empty_newsroom.desk, "desk")
    put_out(empty_newsroom.paper, "paper")
    assert held(empty_newsroom.desk) == held(paper.folder)
    public = paper_in(empty_newsroom.paper)
    assert {item.story.id for item in public.stories} == {f"s{number}" for number in range(1, 9)}
    assert [issue.number for issue in public.issues] == [1]


def test_taking_the_same_folder_in_twice_changes_nothing(newsroom):
    entries, jobs = AuditEntry.objects.count(), Job.objects.count()
    revisions = sum(article.revisions.count() for article in Article.objects.all())
    again = take_in(EXAMPLE)
    assert (again.stories, again.issues, again.pictures) == (0, 0, 0)
    assert AuditEntry.objects.count() == entries
    assert Job.objects.count() == jobs
    assert sum(article.revisions.count() for article in Article.objects.all()) == revisions
    assert newsroom.path.is_dir()


@pytest.mark.usefixtures("empty_newsroom")
def test_a_story_that_differs_gets_a_version_of_its_own(tmp_path, cast):
    paper = a_small_paper(tmp_path)
    take_in(paper.folder, day=DAY)
    paper.edit(3, "First words of 3", "Other words of 3")
    assert take_in(paper.folder, cast.editor, day=DAY).stories == 1
    article = Article.objects.get(story_id="s3")
    assert article.revisions.count() == 2
    assert "Other words of 3" in str(article.body)
    assert article.latest_revision.user == cast.editor


@pytest.mark.usefixtures("empty_newsroom")
def test_a_closed_issue_is_left_as_it_is(tmp_path):
    paper = a_small_paper(tmp_path)
    take_in(paper.folder, day=DAY)
    plan = paper.folder / "issues/2/issue.toml"
    plan.write_text(plan.read_text().replace("£2.00", "£3.00"))
    taken = take_in(paper.folder, day=DAY)
    assert taken.issues == 0
    assert [remark.rule for remark in taken.remarks] == ["issue-closed"]
    Issue.objects.update(state=Issue.State.PLANNING)
    assert take_in(paper.folder, day=DAY).issues == 1
    assert Issue.objects.get(number=2).price == "£3.00"


@pytest.mark.usefixtures("empty_newsroom")
def test_bad_files_are_remarked_on_and_the_rest_goes_in(tmp_path):
    paper = a_small_paper(tmp_path)
    paper.story(4).write_bytes(b"\x00\x01 no story")
    paper.edit(5, "section: ", f"dateline: {'x' * 400}\nsection: ")
    paper.edit(6, "First words", "![A gull](pictures/gull.jpg)\n\nFirst words")
    (paper.folder / "issues/2/issue.toml").write_text("number = ")
    taken = take_in(paper.folder, day=DAY)
    assert (taken.stories, taken.issues) == (22, 2)
    assert {"too-long", "toml-syntax", "picture-missing"} <= {remark.rule for remark in taken.remarks}
    assert PaperImage.objects.get().folder_file == "pictures/gull.jpg"


@pytest.mark.usefixtures("empty_newsroom")
def test_a_folder_without_a_paper_takes_nothing_in(tmp_path):
    (tmp_path / "paper.toml").write_text("name = ")
    taken = take_in(tmp_path)
    assert stops(taken.remarks)
    assert Article.objects.count() == 0


def test_a_draft_is_on_the_desk_and_not_in_public(newsroom, cast):
    put_out(newsroom.desk, "desk")
    put_out(newsroom.paper, "paper")
    article = Article.objects.filter(live=True).order_by("pk").first()
    draft = article.get_latest_revision_as_object()
    draft.headline = "Not yet said"
    save_draft(draft, cast.editor)
    (changed,) = put_out(newsroom.desk, "desk", [article.story_id], [])
    assert "Not yet said" in changed.read_text()
    assert put_out(newsroom.paper, "paper", [article.story_id], []) == ()
    assert put_out(newsroom.desk, "desk") == ()


def test_what_is_withdrawn_goes_from_the_public_folder(newsroom):
    put_out(newsroom.paper, "paper")
    article = Article.objects.filter(live=True, placements__issue__number=24).order_by("pk").first()
    Article.objects.filter(pk=article.pk).update(live=False)
    changed = put_out(newsroom.paper, "paper", [article.story_id], [24])
    assert newsroom.paper / f"issues/24/{article.story_id}.md" in changed
    assert newsroom.paper / "issues/24/issue.toml" in changed
    paper, _ = read_paper(newsroom.paper)
    assert article.story_id not in {item.story.id for item in paper.stories}


def test_an_issue_that_is_withdrawn_leaves_its_stories_where_they_are_public(newsroom):
    put_out(newsroom.paper, "paper")
    Issue.objects.filter(number=24).update(state=Issue.State.PLANNING)
    put_out(newsroom.paper, "paper", [], [24])
    partly = tree(newsroom.paper)
    assert not [name for name in partly if name.startswith("issues/24/")]
    put_out(newsroom.paper, "paper")
    assert tree(newsroom.paper) == partly


def test_a_story_moves_with_its_placement(newsroom):
    put_out(newsroom.desk, "desk")
    issue = Issue.objects.get(number=24)
    placement = issue.placements.first()
    story = placement.article.story_id
    placement.delete()
    changed = put_out(newsroom.desk, "desk", [], [24])
    names = {path.relative_to(newsroom.desk).as_posix() for path in changed}
    assert names == {"issues/24/issue.toml", f"issues/24/{story}.md", f"stories/{story}.md"}
    assert put_out(newsroom.desk, "desk") == ()


def test_pictures_and_artwork_are_linked_and_go_when_they_are_gone(newsroom):
    put_out(newsroom.desk, "desk")
    image = PaperImage.objects.order_by("pk").first()
    file = newsroom.desk / image.folder_file
    assert file.samefile(newsroom.media / image.file.name)
    assert list((newsroom.desk / "adverts").iterdir())
    stray = newsroom.desk / "pictures" / "stray.jpg"
    stray.write_bytes(b"x")
    assert put_out(newsroom.desk, "desk") == (stray,)


def test_addresses_that_were_public_stay_and_are_left_alone(newsroom):
    ours = newsroom.paper / "addresses.jsonl"
    assert ours.read_bytes() == (EXAMPLE / "addresses.jsonl").read_bytes()
    ours.write_text("more\n")
    put_out(newsroom.paper, "paper")
    assert ours.read_text() == "more\n"


def test_an_export_is_a_paper_and_spares_what_is_not_of_the_paper(newsroom, tmp_path):
    out = tmp_path / "out"
    export(out)
    assert held(out) == held(EXAMPLE)
    (out / "notes.txt").write_text("mine")
    (out / "pictures" / "mine.jpg").write_text("mine")
    (out / "stories").mkdir(exist_ok=True)
    (out / "stories" / "gone.md").write_text("---\nid: gone\nheadline: Gone\n---\n")
    (out / "stories" / "mine.md").write_text("notes")
    (out / "issues" / "mine.txt").write_text("notes")
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    with (out / ".broadsheet-put-out").open("a") as listed:
        listed.write("stories/gone.md\nnotes.txt\nstories/../../outside.txt\n")
    assert export(out) == (out / "stories" / "gone.md",)
    for mine in ("notes.txt", "pictures/mine.jpg", "stories/mine.md", "issues/mine.txt"):
        assert (out / mine).exists(), mine
    assert outside.exists()
    assert newsroom.path.is_dir()


def test_an_export_removes_what_it_wrote_of_a_story_that_is_gone(newsroom, tmp_path):
    out = tmp_path / "out"
    export(out)
    gone = Article.objects.filter(placements=None).first() or Article.objects.first()
    gone.placements.all().delete()
    files = set(out.rglob("*.md"))
    gone.delete()
    export(out)
    assert len(files - set(out.rglob("*.md"))) >= 1
    assert newsroom.path.is_dir()


def test_pictures_exported_are_copies_of_their_own(newsroom, tmp_path):
    out = tmp_path / "out"
    export(out)
    image = PaperImage.objects.exclude(folder_file="").first()
    kept, file = newsroom.media / image.file.name, out / image.folder_file
    assert file.read_bytes() == kept.read_bytes()
    assert not file.samefile(kept)
    file.unlink()
    file.hardlink_to(kept)
    export(out)
    assert not file.samefile(kept)


def test_an_export_keeps_out_of_folders_that_hold_something_else(newsroom, tmp_path):
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "mine.md").write_text("mine")
    with pytest.raises(InputError, match="name a new folder"):
        export(tmp_path)
    assert (tmp_path / "stories" / "mine.md").exists()
    assert newsroom.path.is_dir()


def test_a_locked_page_keeps_its_stored_plan(empty_newsroom, tmp_path):
    paper = a_small_paper(tmp_path)
    plan = paper.folder / "issues/3/issue.toml"
    plan.write_text(plan.read_text() + "\n[[page_pins]]\nnumber = 3\nlocked = true\n\n[[page_pins]]\nnumber = 2\n")
    (paper.folder / "issues/3/pages").mkdir()
    (paper.folder / "issues/3/pages/3.json").write_text('{"page": 3}')
    take_in(paper.folder, day=DAY)
    put_out(empty_newsroom.desk, "desk")
    assert held(empty_newsroom.desk) == held(paper.folder)
    assert (empty_newsroom.desk / "issues/3/pages/3.json").read_text() == '{"page": 3}'
    Issue.objects.get(number=3).sheets.update(locked=False)
    changed = put_out(empty_newsroom.desk, "desk", None, [3])
    assert empty_newsroom.desk / "issues/3/pages/3.json" in changed
    assert not (empty_newsroom.desk / "issues/3/pages").exists()


def test_the_settings_keep_what_was_written_in_them(newsroom):
    assert newsroom.path.is_dir()
    paper, design, remarks = to_paper()
    theirs = paper_in(EXAMPLE)
    assert (paper, design, remarks) == (theirs.paper, theirs.design, ())


@pytest.mark.usefixtures("empty_newsroom")
def test_ids_of_any_letters_have_files_of_their_own(tmp_path):
    paper = a_small_paper(tmp_path, stories=4)
    for number, name in ((1, "../../harm"), (2, "Über/uns"), (3, ".hidden")):
        paper.edit(number, f"id: s{number}\n", f'id: "{name}"\n')
    shutil.rmtree(paper.folder / "issues/1/pages", ignore_errors=True)
    plan = paper.folder / "issues/1/issue.toml"
    plan.write_text(plan.read_text().replace('"s1"', '"../../harm"'))
    take_in(paper.folder, day=DAY)
    out = tmp_path / "out"
    export(out)
    assert held(out) == (*held(paper.folder)[:2], held(out)[2], held(paper.folder)[3])
    assert all(path.is_relative_to(out) for path in out.rglob("*.md"))
    assert len(list(out.rglob("*.md"))) == 4
