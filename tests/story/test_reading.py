"""Reading a story's file: what each form stands for, and what Markdown has that print does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from broadsheet.remarks import Severity
from broadsheet.story.model import (
    Align,
    Block,
    Byline,
    FactBox,
    Focus,
    Genre,
    ItemList,
    Listing,
    ListItem,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Span,
    Subhead,
    Table,
)
from broadsheet.story.reading import read_story, read_story_file
from broadsheet.story.text import plain

HEAD = "---\nid: a\nheadline: b\n---\n"


def body(markdown: str) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks of a body, and the rules of what was remarked."""
    story, remarks = read_story(HEAD + markdown, "story.md")
    assert story is not None
    return story.blocks, [remark.rule for remark in remarks]


def only(markdown: str) -> Block:
    """The one block of a body that draws no remark."""
    blocks, remarks = body(markdown)
    assert remarks == []
    assert len(blocks) == 1
    return blocks[0]


def words(text: str) -> tuple[Span, ...]:
    """A text as spans."""
    return (Span(text),)


# ---- front matter ----


def test_scalars_are_the_words_they_were_written_in():
    story, remarks = read_story("---\nid: 007\nheadline: 1984\nkicker: No\nslug: ~\n---\nx", "s.md")
    assert story is not None
    assert (story.id, story.headline, story.kicker, story.slug, remarks) == ("007", "1984", "No", "", ())


def test_bylines_are_mappings_or_a_name_with_its_role_in_brackets():
    front = "bylines:\n- Mara Quill\n- Tom Reed (Photographs)\n- Walter (Rope Walk)\n- name: Ida\n  role: data\n"
    story, remarks = read_story(f"---\nid: a\nheadline: b\n{front}---\nx", "s.md")
    assert story is not None
    assert story.bylines == (
        Byline("Mara Quill"),
        Byline("Tom Reed", "photographs"),
        Byline("Walter (Rope Walk)"),
        Byline("Ida", "data"),
    )
    assert remarks == ()


def test_a_single_value_is_a_list_of_one():
    story, _ = read_story("---\nid: a\nheadline: b\nsubjects: ferry\nbylines: Ida\n---\nx", "s.md")
    assert story is not None
    assert (story.subjects, story.bylines) == (("ferry",), (Byline("Ida"),))


def test_genre_language_and_day_have_their_defaults():
    story, _ = read_story(HEAD, "s.md")
    assert story is not None
    assert (story.genre, story.language, story.published) == (Genre.NEWS, "en", None)


def test_front_matter_may_end_in_dots_and_begin_after_blank_lines():
    story, remarks = read_story("\n\n---\nid: a\nheadline: b\npublished: 2026-11-06\n...\nText", "s.md")
    assert story is not None
    assert (story.published, story.blocks, remarks) == (date(2026, 11, 6), (Paragraph(words("Text")),), ())


# ---- blocks ----


def test_line_breaks_within_a_paragraph_are_spaces():
    assert only("one\ntwo  \nthree\\\nfour") == Paragraph(words("one two three four"))


def test_dress_links_and_notes_of_a_paragraph():
    (found,), remarks = body("a *b **c*** [d *e*][r][^n].\n\n[^n]: Note *one*,\n    still.\n\n[r]: https://x.example\n")
    link = "https://x.example"
    assert found == Paragraph(
        (
            Span("a "),
            Span("b", emphasis=True),
            Span(" "),
            Span("c", emphasis=True, strong=True),
            Span(" "),
            Span("d ", link=link),
            Span("e", emphasis=True, link=link, note="n"),
            Span("."),
        )
    )
    assert remarks == []


def test_the_mark_of_a_note_follows_the_word_not_the_space():
    (found,), _ = body("a [^n] b\n\n[^n]: c")
    assert found == Paragraph((Span("a", note="n"), Span(" b")))


def test_subheads_have_three_levels():
    blocks, remarks = body("## one\n\n### two\n\n#### three\n")
    assert [(plain(block.spans), block.level) for block in blocks if isinstance(block, Subhead)] == [
        ("one", 1),
        ("two", 2),
        ("three", 3),
    ]
    assert remarks == []


def test_lists_nest_and_keep_their_numbers():
    found = only("3. three\n   - inner\n4. four\n")
    assert found == ItemList(
        (
            ListItem(words("three"), 0, ordered=True, number=3),
            ListItem(words("inner"), 1),
            ListItem(words("four"), 0, ordered=True, number=4),
        )
    )


def test_text_behind_an_inner_list_stays_in_order():
    (found,), _ = body("- a\n  1. b\n\n  c\n- d\n")
    assert isinstance(found, ItemList)
    assert [(plain(item.spans), item.level) for item in found.items] == [("a", 0), ("b", 1), ("c", 1), ("d", 0)]


def test_a_table_has_alignments_a_caption_and_perhaps_no_head():
    found = only("|  |  |\n|:-:|--:|\n| *a* | 1\\|2 |\n\n: The *caption*\n")
    assert found == Table(
        (),
        (((Span("a", emphasis=True),), words("1|2")),),
        (Align.CENTRE, Align.RIGHT),
        (Span("The "), Span("caption", emphasis=True)),
    )


def test_a_caption_right_below_a_table_is_one_too():
    found = only("| a | b |\n|---|---|\n| 1 | 2 |\n: Caption\n")
    assert isinstance(found, Table)
    assert (plain(found.caption), len(found.rows)) == ("Caption", 1)


def test_cells_beyond_the_last_column_are_kept():
    (found,), remarks = body("| a | b |\n|---|---|\n| 1 | 2 | *3* |\n")
    assert isinstance(found, Table)
    assert plain(found.rows[0][1]) == "2 3"
    assert remarks == ["table-row-too-long"]


@pytest.mark.parametrize(
    ("line", "speaker", "source"),
    [
        ("— Ida Moss, to the board, on Friday", "Ida Moss", "to the board, on Friday"),
        ("— Ida Moss, keeper; to the board", "Ida Moss, keeper", "to the board"),
        ("— Ida Moss\\, keeper", "Ida Moss, keeper", ""),
        ("— Moss &amp; Sons, in *The Times*", "Moss & Sons", "in The Times"),
        ("—Ida Moss", "Ida Moss", ""),
        ("-- Ida Moss", "Ida Moss", ""),
        ("– Ida Moss", "Ida Moss", ""),
        ("— ; The Times", "", "The Times"),
    ],
)
def test_the_last_line_of_a_quotation_says_who_and_where(line: str, speaker: str, source: str):
    for markdown in (f"> It stays\n> lit.\n>\n> {line}\n", f"> It stays lit.\n> {line}\n"):
        assert only(markdown) == Quotation((words("It stays lit."),), speaker, source)


def test_a_dash_is_speech_when_it_is_all_there_is_or_an_entity():
    assert only("> — No.\n") == Quotation((words("— No."),))
    assert only("> — No.\n>\n> &mdash; Yes.\n") == Quotation((words("— No."), words("— Yes.")))


def test_a_note_on_an_attribution_moves_to_the_words_quoted():
    (found,), _ = body("> Lit.\n> — Ida[^n]\n\n[^n]: So.")
    assert found == Quotation(((Span("Lit.", note="n"),),), "Ida")


def test_a_picture_has_its_attributes_behind_it_or_on_the_next_line():
    picture = Picture("p/ö 1.png", "A [b]", (Span("C", emphasis=True), Span(' "d"')), "E", "F", Focus(400, 305))
    attributes = r'{caption="*C* \"d\"" credit="E" rights=F focus="40% 30.5%"}'
    assert only(f"![A \\[b\\]](<p/ö 1.png>){attributes}") == picture
    assert only(f"![A [b]](<p/ö 1.png>)\n{attributes}") == picture


def test_a_decorative_picture_and_a_title_as_caption():
    assert only("![](p.png){decorative}") == Picture("p.png", decorative=True)
    assert only('![a](p.png "The *cap*")') == Picture("p.png", "a", (Span("The "), Span("cap", emphasis=True)))


def test_pictures_in_a_row_are_pictures_each():
    blocks, remarks = body("![a](a.png)\n![b](b.png){credit=C}\n")
    assert blocks == (Picture("a.png", "a"), Picture("b.png", "b", credit="C"))
    assert remarks == []


def test_divs_are_pull_quotes_boxes_and_listings():
    blocks, remarks = body(
        '::: pull {speaker="Ida"}\nSteer *by* it.\n:::\n\n::: pull-quote\nOr not.\n— Mara\n:::\n'
        '::: box "A \\"title\\""\n- a\n\nb\n:::\n::: listing This week\n**Fri. *Film*.** Bell.\n- **Sat.** Inn.\n:::\n'
    )
    assert remarks == []
    assert blocks == (
        PullQuote((Span("Steer "), Span("by", emphasis=True), Span(" it.")), "Ida"),
        PullQuote(words("Or not."), "Mara"),
        FactBox('A "title"', (ItemList((ListItem(words("a")),)), Paragraph(words("b")))),
        blocks[3],
    )
    assert isinstance(blocks[3], Listing)
    assert [(plain(entry.head), plain(entry.text)) for entry in blocks[3].entries] == [
        ("Fri. Film.", "Bell."),
        ("Sat.", "Inn."),
    ]
    assert not any(span.strong for entry in blocks[3].entries for span in entry.head)


def test_a_picture_in_a_box_goes_behind_it():
    blocks, remarks = body("::: box T\na\n\n![x](p.png)\n:::\n")
    assert blocks == (FactBox("T", (Paragraph(words("a")),)), Picture("p.png", "x"))
    assert remarks == ["picture-in-box"]


def test_a_thematic_break_is_a_section_break():
    assert body("a\n\n***\n\nb")[0][1] == SectionBreak()


# ---- what print does not have ----


@pytest.mark.parametrize(
    ("markdown", "text", "rule"),
    [
        ("run `make *it*` now", "run make *it* now", "inline-code"),
        ("```sh\nmake *it*\n```", "make *it*", "code-block"),
        ("para\n\n    indented *x*", "para|indented *x*", "code-block"),
        ("a <b>bold</b> word", "a bold word", "raw-html"),
        ("a<br>b", "a b", "raw-html"),
        ("<div>\n<p>One&nbsp;two</p>\n</div>", "One\u00a0two", "raw-html"),
        ("<!-- hidden -->\n\nshown", "shown", "raw-html"),
        ("<script>\nalert(1)\n</script>\n\nshown", "shown", "raw-html"),
        ("see ![the pier](p.png) here", "see the pier here", "picture-in-text"),
        ("[press](javascript:alert(1)) here", "press here", "unsafe-link"),
        ("# Headline", "Headline", "subhead-level"),
        ("> ## Head\n>\n> text", "Head|text", "flattened"),
        ("- > quoted", "quoted", "flattened"),
        ("- one\n\n  two", "one two", "long-item"),
    ],
)
def test_what_print_does_not_have_is_plain_text_with_a_remark(markdown: str, text: str, rule: str):
    blocks, remarks = body(markdown)
    assert "|".join(texts(blocks)) == text
    assert remarks == [rule]


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The texts of paragraphs, subheads, items and quotations."""
    found = []
    for block in blocks:
        match block:
            case Paragraph() | Subhead():
                found.append(plain(block.spans))
            case ItemList():
                found += [plain(item.spans) for item in block.items]
            case Quotation():
                found += [plain(spans) for spans in block.paragraphs]
    return found


# ---- files ----


def test_a_file_is_named_relative_to_the_papers_folder(tmp_path: Path):
    path = tmp_path / "issues" / "24" / "lead.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\nid: a\n---\nx", encoding="utf-8")
    story, (remark,) = read_story_file(path, tmp_path)
    assert story is None
    assert str(remark.place) == "issues/24/lead.md:1"
    assert remark.rule == "missing-headline"


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path: Path):
    assert read_story_file(tmp_path / "no.md", tmp_path)[1][0].rule == "missing-file"
    assert read_story_file(tmp_path, tmp_path)[1][0].rule == "unreadable-file"
    (tmp_path / "big.md").write_bytes(b"x" * 4_000_001)
    (remark,) = read_story_file(tmp_path / "big.md", tmp_path)[1]
    assert (remark.rule, remark.severity) == ("file-too-large", Severity.STOP)
