"""Stories read back through the structure tree: the yardstick of "nothing lost"."""

from __future__ import annotations

from pikepdf import Dictionary, Name

from broadsheet.proof.structure import paragraphs
from proof.drawing import BODY, Sheet, baseline, left


def told(sheet, tmp_path):
    """The first story's texts."""
    return paragraphs(sheet.save(tmp_path / "sheet.pdf"))[0].paragraphs


def lines(sheet, story, *texts, page=1, role="P", column=0, first=6):
    """One element of several lines."""
    element = story.element(role)
    for index, text in enumerate(texts):
        sheet.text(page, left(column), baseline(first + index), text, BODY, element)
    return element


def test_lines_join_and_broken_words_are_whole_again(tmp_path):
    sheet = Sheet()
    lines(
        sheet, sheet.story("Harbour"), "The harbour is ", "to be bought by the vil\u00ad", "lage, a well-", "known one."
    )
    assert told(sheet, tmp_path) == ("The harbour is to be bought by the village, a well-known one.",)


def test_a_paragraph_over_two_legs_and_two_pages_is_one(tmp_path):
    sheet = Sheet(pages=2)
    story = sheet.story("Harbour")
    element = lines(sheet, story, "one ", "two ")
    sheet.text(1, left(1), baseline(6), "three ", BODY, element)
    sheet.text(2, left(0), baseline(6), "four.", BODY, element)
    assert told(sheet, tmp_path) == ("one two three four.",)


def test_the_tree_s_order_counts_and_not_the_order_of_drawing(tmp_path):
    sheet = Sheet()
    story = sheet.story("Harbour")
    head, body = story.element("H2"), story.element("P")
    sheet.text(1, left(0), 200, "text.", BODY, body)
    sheet.text(1, left(0), 100, "Head", 20, head)
    story_text = paragraphs(sheet.save(tmp_path / "sheet.pdf"))[0]
    assert story_text.elements == (("H2", "Head"), ("P", "text."))
    assert story_text.title == "Harbour"


def test_a_drop_capital_joins_its_word(tmp_path):
    sheet = Sheet()
    story = sheet.story("Harbour")
    element = story.element("P")
    sheet.text(1, left(0), baseline(8), "T", 30, element)
    for row, text in ((6, "he harbour is "), (7, "to be bought "), (8, "by the town.")):
        sheet.text(1, left(0) + 20, baseline(row), text, BODY, element)
    assert told(sheet, tmp_path) == ("The harbour is to be bought by the town.",)


def test_files_that_end_lines_without_spaces_get_them(tmp_path):
    sheet = Sheet()
    story = sheet.story("Harbour")
    lines(sheet, story, "The harbour is", "to be bought", "by the well-", "known town.")
    lines(sheet, story, "The ferry is", "full by eight.", column=1)
    assert told(sheet, tmp_path)[0] == "The harbour is to be bought by the well-known town."


def test_links_and_stresses_are_part_of_their_paragraph(tmp_path):
    sheet = Sheet()
    story = sheet.story("Harbour")
    element = lines(sheet, story, "The harbour ")
    link = sheet._element("Link", element)  # noqa: SLF001 - a test draws by hand
    sheet.text(1, 90, baseline(6), "is bought", BODY, link)
    sheet.text(1, 140, baseline(6), " today.", BODY, element)
    assert told(sheet, tmp_path) == ("The harbour is bought today.",)


def test_marks_of_notes_and_labels_of_lists_are_not_text(tmp_path):
    sheet = Sheet()
    story = sheet.story("Harbour")
    element = lines(sheet, story, "It cost much.")
    reference = sheet._element("Reference", element)  # noqa: SLF001 - a test draws by hand
    sheet.text(1, 140, baseline(6) - 3, "1", 5, reference)
    lines(sheet, story, "•", role="Lbl", first=8)
    lines(sheet, story, "first point", role="LBody", first=8)
    assert told(sheet, tmp_path) == ("It cost much.", "first point")


def test_roles_are_read_through_the_role_map(tmp_path):
    sheet = Sheet()
    lines(sheet, sheet.story("Harbour"), "By Ada Finch", role="Byline")
    path = sheet.save(tmp_path / "sheet.pdf")
    assert paragraphs(path)[0].elements == (("Byline", "By Ada Finch"),)
    sheet.pdf.Root.StructTreeRoot.RoleMap = Dictionary(Byline=Name("/Credit"), Credit=Name.P)
    sheet.pdf.save(tmp_path / "mapped.pdf")
    assert paragraphs(tmp_path / "mapped.pdf")[0].elements == (("P", "By Ada Finch"),)


def test_replacement_text_is_what_is_told(tmp_path):
    sheet = Sheet()
    element = lines(sheet, sheet.story("Harbour"), "5 pd")
    element.ActualText = "five pounds"
    assert told(sheet, tmp_path) == ("five pounds",)


def test_the_title_is_the_first_heading_when_the_element_has_none(tmp_path):
    sheet = Sheet()
    story = sheet.story("")
    lines(sheet, story, "The ferry", role="H2")
    assert paragraphs(sheet.save(tmp_path / "sheet.pdf"))[0].title == "The ferry"


def test_furniture_is_no_story(tmp_path):
    sheet = Sheet()
    sheet.folio(1)
    lines(sheet, sheet.story("Harbour"), "text.")
    outside = sheet._element("P", sheet.document)  # noqa: SLF001 - a test draws by hand
    sheet.text(1, 30, 780, "Imprint", 7, outside)
    found = paragraphs(sheet.save(tmp_path / "sheet.pdf"))
    assert [story.paragraphs for story in found] == [("text.",)]


def test_an_untagged_file_tells_no_stories(tmp_path):
    sheet = Sheet()
    lines(sheet, sheet.story("Harbour"), "text.")
    path = sheet.save(tmp_path / "sheet.pdf")
    assert len(paragraphs(path)) == 1
    del sheet.pdf.Root.StructTreeRoot
    sheet.pdf.save(tmp_path / "untagged.pdf")
    assert paragraphs(tmp_path / "untagged.pdf") == ()
