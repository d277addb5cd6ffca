"""A paper read from its folder, and one issue joined together; every mistake told with its place."""

from __future__ import annotations

import json
from datetime import date

import pikepdf
import pytest
from PIL import Image

from broadsheet.edition.checking import check_plan
from broadsheet.edition.joining import edition_of
from broadsheet.edition.model import Issue
from broadsheet.edition.reading import issue_on_sale, public_issues, read_paper
from broadsheet.edition.starter import new_paper
from broadsheet.errors import MissingFileError
from broadsheet.measure import mm
from broadsheet.remarks import Severity, stops

STORY = "---\nid: {id}\nheadline: A headline of {id}\nsection: {section}\n---\n\nSome words of {id}.\n"
PAPER = 'name = "The Lamp"\n[[sections]]\nid = "news"\nname = "News"\n[[sections]]\nid = "town"\nname = "Town"\n'
ISSUE = "number = 7\ndate = 2026-11-06\npages = 8\n"


class Folder:
    """A paper's folder under construction."""

    def __init__(self, path):
        self.path = path

    def write(self, file, text):
        """Write a file, with the folders it needs."""
        (self.path / file).parent.mkdir(parents=True, exist_ok=True)
        (self.path / file).write_text(text, encoding="utf-8")

    def story(self, file, name, section="news"):
        """Write a story."""
        self.write(file, STORY.format(id=name, section=section))

    def read(self, number=7):
        """All remarks of reading and joining, and the edition."""
        paper, remarks = read_paper(self.path)
        if paper is None:
            return None, remarks
        edition, found = edition_of(paper, number)
        return edition, (*remarks, *found)

    def told(self, number=7):
        """File, line and rule of everything that holds the press."""
        _, remarks = self.read(number)
        assert all(item.advice and item.message.endswith(".") for item in remarks)
        return [(item.place.file, item.place.line, item.rule) for item in remarks if item.severity is Severity.STOP]


@pytest.fixture
def folder(tmp_path):
    """A sound paper with two stories in issue 7."""
    made = Folder(tmp_path)
    made.write("paper.toml", PAPER)
    made.write("issues/7/issue.toml", ISSUE + '[[placements]]\nstory = "a"\nrank = 1\n[[placements]]\nstory = "b"\n')
    made.story("issues/7/a.md", "a")
    made.story("stories/b.md", "b", "town")
    return made


def issue(folder, text):
    """Replace what follows the placements of issue 7."""
    folder.write("issues/7/issue.toml", ISSUE + '[[placements]]\nstory = "a"\nrank = 1\n' + text)


def test_a_sound_paper_is_read_without_a_remark(folder):
    edition, remarks = folder.read()
    assert remarks == ()
    assert [story.id for story in edition.stories] == ["a", "b"]
    assert edition.issue.placements[0].rank == 1
    assert (edition.paper.name, edition.design.format.name) == ("The Lamp", "tabloid")
    assert hash(edition) is not None


def test_the_starter_is_a_sound_paper(tmp_path):
    new_paper(tmp_path / "new", "The Aldermere Heron")
    paper, remarks = read_paper(tmp_path / "new")
    edition, found = edition_of(paper, 1)
    assert [str(item) for item in (*remarks, *found, *check_plan(edition))] == []
    assert len(edition.stories) == len(edition.issue.placements) == 13
    assert [item.file for item in edition.pictures] == ["pictures/ferry.png", "pictures/orchard.png"]


def test_a_folder_that_is_not_there_is_an_error_with_a_way_out(tmp_path):
    with pytest.raises(MissingFileError, match="broadsheet new"):
        read_paper(tmp_path / "none")


def test_without_a_usable_paper_file_there_is_no_paper(folder):
    (folder.path / "paper.toml").unlink()
    assert folder.told() == [("paper.toml", 0, "missing-file")]
    folder.write("paper.toml", 'strapline = "x"\n')
    edition, remarks = folder.read()
    assert edition is None
    assert [item.rule for item in remarks] == ["missing-key"]


def test_a_design_that_cannot_be_read_leaves_the_rest_to_be_checked(folder):
    folder.write("design.toml", "format = tabloid\n")
    folder.write("issues/7/issue.toml", ISSUE.replace("pages", "pges") + '[[placements]]\nstory = "x"\n')
    assert folder.told() == [
        ("design.toml", 1, "toml-syntax"),
        ("issues/7/issue.toml", 3, "unknown-key"),
        ("issues/7/issue.toml", 5, "unknown-story"),
    ]


def test_an_issue_that_is_not_there_is_said(folder):
    edition, remarks = folder.read(9)
    assert edition is None
    assert [(item.rule, item.severity) for item in remarks] == [("no-such-issue", Severity.STOP)]
    assert "Issues: 7." in remarks[0].message


def test_a_section_given_twice_is_told_with_its_line(folder):
    folder.write("paper.toml", PAPER + '[[sections]]\nid = "news"\nname = "More news"\n')
    assert folder.told() == [("paper.toml", 9, "section-twice")]


def test_an_issn_whose_figures_do_not_agree_is_told_and_a_right_one_is_not(folder):
    folder.write("paper.toml", 'issn = "2049-3631"\n' + PAPER)
    assert folder.told() == [("paper.toml", 1, "bad-issn")]
    folder.write("paper.toml", 'issn = "2049-3630"\n' + PAPER)
    assert folder.told() == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[placements]]\nstory = "bb"\n', [(8, "unknown-story")]),
        ('[[placements]]\nstory = "a"\n', [(8, "story-placed-twice")]),
        ('[[placements]]\nstory = "b"\nsection = "twon"\n', [(9, "unknown-section")]),
        ('[[placements]]\nstory = "b"\npage = 9\n', [(9, "page-beyond-paper")]),
        ('[[placements]]\nstory = "b"\npins = { turn_page = 12 }\n', [(9, "page-beyond-paper")]),
        ('[[placements]]\nstory = "b"\npins = { columns = 6 }\n', [(9, "pin-too-wide")]),
        ('[[page_pins]]\nnumber = 2\nsection = "x"\n', [(9, "unknown-section")]),
        ("[[page_pins]]\nnumber = 9\n", [(8, "page-beyond-paper")]),
        ("[[page_pins]]\nnumber = 2\n[[page_pins]]\nnumber = 2\n", [(10, "page-pinned-twice")]),
        ("[[page_pins]]\nnumber = 2\nlocked = true\n", [(9, "lock-missing")]),
    ],
)
def test_a_plan_that_cannot_be_is_told_with_its_line(folder, text, told):
    issue(folder, text)
    assert [(line, rule) for _, line, rule in folder.told()] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('page = 2\ndepth = "50 mm"\nheadline = "x"', []),
        ('page = 2\ndepth = "50 mm"', [(7, "advert-empty")]),
        ('page = 2\ndepth = "50 mm"\nfile = "adverts/a.png"', [(7, "advert-alt")]),
        ('page = 2\ndepth = "50 mm"\nfile = "adverts/x.png"\nalt = "x"', [(11, "picture-missing")]),
        ('page = 2\ndepth = "350 mm"\nheadline = "x"', [(10, "advert-too-deep")]),
        ('page = 2\ncolumns = 6\ndepth = "50 mm"\nheadline = "x"', [(10, "advert-too-wide")]),
        ('page = 9\ndepth = "50 mm"\nheadline = "x"', [(9, "page-beyond-paper")]),
        ('depth = "50 mm"\nheadline = "x"', [(7, "advert-page")]),
        ('page = 2\nheadline = "x"', [(7, "advert-depth")]),
        ('kind = "house"\nheadline = "x"', []),
        ('kind = "house"\nheadline = "x"\n[[adverts]]\nid = "ad"\nkind = "house"\ntext = "x"', [(12, "advert-twice")]),
    ],
)
def test_an_advert_that_cannot_be_printed_is_told_with_its_line(folder, text, told):
    (folder.path / "adverts").mkdir()
    Image.new("L", (10, 10)).save(folder.path / "adverts" / "a.png")
    issue(folder, f'[[adverts]]\nid = "ad"\n{text}\n')
    lines = [(line, rule) for _, line, rule in folder.told()]
    assert lines == told


def test_two_whole_pages_of_advertising_do_not_go_on_one(folder):
    full = '[[adverts]]\nid = "{}"\ncolumns = 5\npage = 3\ndepth = "340 mm"\nheadline = "x"\n'
    issue(folder, full.format("one") + full.format("two"))
    edition, _ = folder.read()
    found = [item for item in check_plan(edition) if item.severity is Severity.STOP]
    assert [(item.rule, item.place.page) for item in found] == [("adverts-over-page", 3)]
    assert "one, two" in found[0].message


def test_an_empty_issue_is_told(folder):
    folder.write("issues/7/issue.toml", ISSUE)
    assert folder.told() == [("issues/7/issue.toml", 0, "empty-issue")]
    folder.write("issues/7/issue.toml", "# nothing yet\n")
    assert folder.told()[0] == ("issues/7/issue.toml", 0, "empty-file")


def test_a_story_that_lies_in_an_issue_unplaced_is_noted(folder):
    folder.story("issues/7/c.md", "c")
    _, remarks = folder.read()
    assert [(item.rule, item.severity) for item in remarks] == [("story-not-placed", Severity.NOTE)]


def test_one_id_in_two_files_is_told_where_the_second_stands(folder):
    folder.story("stories/z.md", "a")
    assert folder.told() == [("stories/z.md", 2, "story-id-twice")]


def test_numbers_of_issues_agree_with_their_folders(folder):
    folder.write("issues/8/issue.toml", ISSUE.replace("7", "9"))
    folder.write("issues/07/issue.toml", ISSUE)
    rules = [(file, rule) for file, _, rule in folder.told()]
    assert ("issues/8/issue.toml", "issue-number") in rules
    assert ("issues/7/issue.toml", "issue-twice") in rules


def test_a_mistake_in_an_old_issue_does_not_hold_the_new_one(folder):
    folder.write("issues/6/issue.toml", ISSUE.replace("7", "6").replace("pages", "pges"))
    folder.story("issues/6/a.md", "a")
    folder.write("issues/5/issue.toml", "number = \n")
    paper, remarks = read_paper(folder.path)
    assert stops(remarks)
    assert [item.place.file for item in paper.remarks_on(7, remarks)] == ["issues/7/a.md"]
    assert not [item for item in paper.remarks_on(7, remarks) if item.rule == "toml-syntax"]


def test_links_that_lead_out_of_the_folder_are_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "c.md").write_text(STORY.format(id="c", section="news"))
    (folder.path / "stories" / "c.md").symlink_to(outside / "c.md")
    (outside / "issue.toml").write_text(ISSUE.replace("7", "8"))
    (folder.path / "issues" / "8").symlink_to(outside)
    told = folder.told()
    assert ("stories/c.md", 0, "unsafe-path") in told
    assert ("issues/8/issue.toml", 0, "unsafe-path") in told
    paper, _ = read_paper(folder.path)
    assert [item.story.id for item in paper.stories] == ["a", "b"]


def test_artwork_and_stored_plans_come_with_the_edition(folder):
    (folder.path / "adverts").mkdir()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(144, 72))
        pdf.save(folder.path / "adverts" / "a.pdf")
    folder.write("issues/7/pages/2.json", json.dumps({"tree": 1}))
    issue(
        folder,
        '[[adverts]]\nid = "ad"\npage = 2\ncolumns = 2\ndepth = "60 mm"\nfile = "adverts/a.pdf"\nalt = "A boat"\n'
        "[[page_pins]]\nnumber = 2\nlocked = true\n",
    )
    edition, remarks = folder.read()
    assert not remarks or [item.rule for item in remarks] == ["story-not-placed"]
    assert edition.picture("adverts/a.pdf").width == 144_000
    assert edition.locks == ((2, '{"tree": 1}'),)
    assert edition.issue.adverts[0].depth == mm(60)


def test_the_issue_on_sale_is_the_latest_that_has_begun():
    issues = (
        Issue(1, date(2026, 9, 4)),
        Issue(2, date(2026, 10, 2), on_sale=date(2026, 10, 1)),
        Issue(3, date(2026, 11, 6)),
    )
    assert issue_on_sale(issues, date(2026, 9, 30)).number == 1
    assert issue_on_sale(issues, date(2026, 10, 1)).number == 2
    assert issue_on_sale(issues, date(2027, 1, 1)).number == 3
    assert issue_on_sale(issues, date(2020, 1, 1)).number == 3
    assert issue_on_sale((), date(2020, 1, 1)) is None


def test_public_are_the_issues_that_have_begun_or_else_the_one_on_sale():
    issues = (
        Issue(1, date(2026, 9, 4)),
        Issue(2, date(2026, 12, 4), on_sale=date(2026, 12, 3)),
        Issue(3, date(2026, 11, 6)),
    )
    assert [issue.number for issue in public_issues(issues, date(2026, 12, 3))] == [1, 2, 3]
    assert [issue.number for issue in public_issues(issues, date(2026, 12, 2))] == [1, 3]
    assert [issue.number for issue in public_issues(issues, date(2020, 1, 1))] == [2]
    assert public_issues((), date(2026, 12, 3)) == ()


def test_a_plan_with_mistakes_still_gives_an_edition_to_look_at(folder):
    issue(
        folder, '[[placements]]\nstory = "none"\n[[placements]]\nstory = "b"\n[[placements]]\nstory = "a"\nrank = 4\n'
    )
    edition, remarks = folder.read()
    assert stops(remarks)
    assert [(item.story, item.rank) for item in edition.issue.placements] == [("a", 1), ("b", 3)]
    assert [story.id for story in edition.stories] == ["a", "b"]
