"""The quick reader agrees with the full one wherever it accepts: the same blocks, no notes, no remarks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.story.blocks import read_body
from broadsheet.story.characters import clean_text
from broadsheet.story.findings import Findings
from broadsheet.story.frontmatter import split_file
from broadsheet.story.model import (
    Focus,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    SectionBreak,
    Span,
    Subhead,
)
from broadsheet.story.normal import normal_blocks
from broadsheet.story.quick import _simple, read_plain_body
from broadsheet.story.writing import write_story
from builders import a_story

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT.parent / "shared" / "samples" / "commonmark" / "spec-0.31.2.json"
EXAMPLES = json.loads(SPEC.read_text(encoding="utf-8")) if SPEC.exists() else []


def must_agree(body: str) -> bool:
    """Whether the quick reader accepts a body; it then must have read what the full reader reads, without a remark."""
    clean = clean_text(body, Findings("story.md"))
    quick = read_plain_body(clean)
    if quick is None:
        return False
    findings = Findings("story.md")
    blocks, notes = read_body(clean, 1, findings)
    assert (quick, (), ()) == (normal_blocks(blocks), notes, findings.remarks())
    return True


# ---- what is plain ----


def read(body: str) -> tuple[object, ...]:
    """The blocks of a plain body."""
    assert must_agree(body)
    return read_plain_body(body) or ()


def test_paragraphs_with_emphasis_and_links_are_plain():
    link = "https://example.org/a_b"
    assert read(f"The *ferry*\nleaves **at [nine]({link})**.") == (
        Paragraph(
            (
                Span("The "),
                Span("ferry", emphasis=True),
                Span(" leaves "),
                Span("at", strong=True),
                Span(" "),
                Span("nine", strong=True, link=link),
                Span("."),
            )
        ),
    )


def test_subheads_and_section_breaks_are_plain():
    assert read("## One\n\n***\n\n### Two *a*") == (
        Subhead((Span("One"),)),
        SectionBreak(),
        Subhead((Span("Two "), Span("a", emphasis=True)), 2),
    )


def test_a_quotation_with_its_attribution_is_plain():
    said = ((Span("Once more."),), (Span("And again."),))
    assert read("> Once\n> more.\n>\n> And again.\n> — Ida Moss, keeper; to the board") == (
        Quotation(said, "Ida Moss, keeper", "to the board"),
    )


def test_lists_of_one_level_are_plain():
    items = tuple(ListItem((Span(text),), 0, ordered=True, number=at) for at, text in enumerate("abc", 3))
    assert read("3. a\n4. b\n\n9. c") == (ItemList(items),)
    assert read("- a\n\n* b") == tuple(ItemList((ListItem((Span(text),)),)) for text in "ab")


def test_a_picture_with_attributes_is_plain():
    source = '![A boat](pictures/boat.jpg)\n{caption="The *Ida*" credit="Tom Reed" focus="20% 500"}'
    caption = (Span("The "), Span("Ida", emphasis=True))
    assert read(source) == (Picture("pictures/boat.jpg", "A boat", caption, "Tom Reed", focus=Focus(200, 500)),)


@pytest.mark.parametrize(
    "body",
    [
        "a\\*b", "a `b`", "a <b>c</b>", "a &amp; b", "note[^1]", "[a]: b", "    code", "a\n===", "# one", "##### five",
        "::: box\n\na\n\n:::", "a\n- b", "- a\n  - b", "- a\nb", "> a\nb", "> # a", "![a](b.jpg) c", "![a](https://b.c)",
        '![a](b.jpg){credit="x" colour="y"}', '![a](b.jpg){credit="x}', "![a](b.jpg){focus=9000,1}", "a | b\n--- | ---",
        "[a](javascript:b)", "[a](b 'c')", "1. a\n- b", "> ", "## ", "## a ##", "*🏴*a", "[](https://a.b)",
    ],
)  # fmt: skip
def test_what_may_be_more_than_plain_goes_to_the_full_reader(body):
    assert read_plain_body(body) is None


# ---- agreement ----

WORDS = (
    "word", "Straße", "λιμάνι", "порт", "7", "1986", "1986.", "1.", "2)", "3.5", "x_y_z", "R&B", "a*b", "“quote”",
    "(sic)", "[sic]", "it’s", "*em*", "**strong**", "***both***", "_em_", "__strong__", "*a **b** c*", "**a *b* c**",
    "*(a)*", "[a](https://example.org/b_c)", "[*a* b](/c)", "*[a](b)*", "[a [b] c](d)", "*a [b* c](d)", "e\u0301",
    "a\u00adb", "a\u00a0b", "…", "—", "€5", "#3", "[", "]", "](", ")", "(", "*", "**", "***", "_", "__", "!", "![",
    "-", "--", "+",
    ">", "#", "=", "===", "---", "***", ":", ";", "<", "&", "&amp;", "`", "~~~", "|", "{", "}", '{a="b"}', "🏴", "@",
    "http://a.b", "<http://a.b>", "'", '"', "\\", "\\*", "‐", "°", "•", "´", "ª", "²", "한", "，", "。", "\u3000",
    "\u2003",
)  # fmt: skip
GLUE = (" ", " ", " ", "", "", "  ", "\n", "  \n", " \n", "\n ", "\u00a0", "\u00a0\n", "\n\u00a0", "\t")
OPENINGS = (
    "", "", "", "", "## ", "### ", "# ", "> ", ">", "> > ", "- ", "* ", "+ ", "1. ", "12) ", "  ", "    ", "\t", "— ",
    "> — ", "> -- ", "![a](b.jpg)", '![a b](p/c.jpg){caption="', "::: box ", ": ", "[^1]: ", "[a]: ", "| ", "*", "**",
    "[",
)  # fmt: skip
SEAMS = ("\n\n", "\n\n", "\n\n", "\n", "\n>\n", "\n> ", "\n- ", "\n* ", "\n1. ", "\n\n\n", "\n \n", "\n---\n", "")
MOSTLY_PLAIN = (*WORDS[: WORDS.index("[")] * 4, *WORDS)
MOSTLY_SPACES = (*GLUE[:3] * 6, *GLUE)
MOSTLY_BLANK = (*SEAMS[:3] * 3, *SEAMS)


def joined(parts: list[tuple[str, ...]]) -> str:
    """Parts of parts as one text."""
    return "".join(piece for part in parts for piece in part)


lines = st.lists(st.tuples(st.sampled_from(MOSTLY_PLAIN), st.sampled_from(MOSTLY_SPACES)), min_size=1, max_size=5).map(
    joined
)
bodies = st.lists(st.tuples(st.sampled_from(OPENINGS), lines, st.sampled_from(MOSTLY_BLANK)), max_size=4).map(joined)
marked = st.text(st.sampled_from("ab *_[]().,“”é\n!-—&{}\u00a0"), max_size=24)
THOROUGH = settings(max_examples=600, deadline=None)


@THOROUGH
@given(bodies)
def test_a_made_up_body_is_read_alike_or_not_at_all(body):
    must_agree(body)


@THOROUGH
@given(marked)
def test_marks_of_emphasis_and_links_in_any_order_are_read_alike_or_not_at_all(body):
    must_agree(f"a{body}")


@THOROUGH
@given(st.lists(st.sampled_from(("*", "**", "_", "__", "a", "b", " ", ".", "“", "[", "](c)", "](", "]")), max_size=16))
def test_nested_emphasis_is_read_alike_or_not_at_all(pieces):
    must_agree("a" + "".join(pieces))


@THOROUGH
@given(st.text(max_size=3), st.sampled_from(("*", "**", "_")), st.text(max_size=3), st.text(max_size=3))
@example("한", "*", "，", "字")
@example("€", "**", "°", "")
def test_any_characters_beside_emphasis_are_read_alike_or_not_at_all(before, mark, inside, after):
    must_agree(f"a {before}{mark}{inside}{mark}{after} b")


@pytest.mark.parametrize("times", [1, 5, 19, 20, 21, 24, 30, 200])
@pytest.mark.parametrize(
    "opening", ["*", "**", "_b ", "*b **c ", "[", "[b ", "*[", "- a\n", "> a\n>\n", "[a](b) ", "*b "]
)
@pytest.mark.parametrize("closing", ["", "*", "b** c* ", "]", "](b) ", " b_"])
def test_what_stands_deep_within_itself_is_read_alike_or_not_at_all(times, opening, closing):
    must_agree(f"a {opening * times}b{closing * times}")
    must_agree(f"{opening * times}b{closing * times}")
    must_agree(f"{opening * times}b{closing * times}](c)")


@pytest.mark.skipif(not EXAMPLES, reason="the CommonMark examples are not beside the repository (../shared/samples)")
def test_the_examples_of_commonmark_are_read_alike_or_not_at_all():
    accepted = sum(must_agree(item["markdown"].replace("→", "\t")) for item in EXAMPLES)
    assert len(EXAMPLES) == 652
    assert 100 <= accepted < 652


def test_the_stories_of_the_example_paper_are_read_alike_or_not_at_all():
    files = sorted((ROOT / "examples").rglob("*.md"))
    bodies = [split_file(file.read_text(encoding="utf-8"), Findings("")).body for file in files]
    assert sum(map(must_agree, bodies)) * 2 > len(bodies)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "pl", "tr", "el", "ru"])
def test_the_copywriters_stories_are_read_alike(language):
    stories = [a_story("ferry", seed, words=400, language=language, rich=seed % 2 == 0) for seed in range(6)]
    bodies = [split_file(write_story(story), Findings("")).body for story in stories]
    assert sum(map(must_agree, bodies)) >= 3


@pytest.mark.parametrize(
    ("body", "simple"),
    [
        ("The *ferry* and [its pier](/a/b_c) at **nine o’clock**, _late_.", True),
        ("“*Quiet*,” said (*one* of them)", True),
        ("*a **b** c* [*d*](/e) x*y*z _a__b_ *a*b *(sic)* ![a](b) [a](b)[c](d) a* b*", False),
        ("[a](javascript:b)", False),
    ],
)
def test_links_and_dress_that_stand_apart_are_seen_at_a_glance(body, simple):
    assert bool(_simple(body)) == simple
    for word in body.split(" "):
        read_simply = _simple(word)
        assert read_simply is None or read_simply == read_body_spans(word)


def read_body_spans(line: str) -> tuple[Span, ...]:
    """The spans of a line as the full reader has them."""
    blocks, _ = read_body(line, 1, Findings("story.md"))
    return normal_blocks(blocks)[0].spans
