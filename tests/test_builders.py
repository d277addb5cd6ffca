"""The invented issues are what they promise, and the folder form reads back as the same issue."""

from __future__ import annotations

from broadsheet.edition.joining import edition_of
from broadsheet.edition.reading import read_paper
from broadsheet.remarks import stops
from broadsheet.story.normal import normalise
from broadsheet.story.text import story_paragraphs
from builders import IssueOrder, a_paper_folder, a_story, an_edition

SMALL = {"words": 3_000, "items": 9, "pages": 4, "pictures": 3}


def words_of(story) -> int:
    return sum(len(text.split()) for _, _, text in story_paragraphs(story))


def test_the_same_seed_makes_the_same_issue_and_another_seed_another():
    assert an_edition(3, **SMALL) == an_edition(3, **SMALL)
    assert an_edition(3, **SMALL).stories != an_edition(4, **SMALL).stories


def test_b16_has_the_size_it_is_named_for():
    edition = an_edition(16, pictures=0)
    assert len(edition.stories) == 45
    assert edition.issue.pages == 16
    assert 17_000 < sum(map(words_of, edition.stories)) < 23_000
    assert sum(placement.rank == 1 for placement in edition.issue.placements) == 16
    assert IssueOrder().pictures == 30


def test_a_story_is_about_as_long_as_asked():
    assert 400 <= words_of(a_story(words=450, rich=False)) <= 560


def test_every_language_has_words_of_its_own():
    texts = {str(a_story(language=language, words=60)) for language in ("en", "de", "fr", "el", "ru", "tr")}
    assert len(texts) == 6


def test_the_folder_reads_back_as_the_same_issue(tmp_path):
    folder = a_paper_folder(tmp_path / "paper", 5, **SMALL)
    edition = an_edition(5, tmp_path / "paper", **SMALL)
    paper, remarks = read_paper(folder)
    assert not stops(remarks)
    found, remarks = edition_of(paper, edition.issue.number)
    assert not stops(remarks)
    assert found.paper == edition.paper
    assert found.issue.placements == edition.issue.placements
    assert found.issue.adverts == edition.issue.adverts
    assert found.stories == tuple(map(normalise, edition.stories))
    assert {facts.file for facts in found.pictures} == {facts.file for facts in edition.pictures}
