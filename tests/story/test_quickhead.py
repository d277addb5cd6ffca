"""The quick reader of front matter agrees with YAML wherever it accepts: the same keys, values, kinds and lines."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.story.characters import clean_text
from broadsheet.story.findings import Findings
from broadsheet.story.frontmatter import LOADER, _split_by_line, split_file
from broadsheet.story.quickhead import NULL, read_plain_head
from broadsheet.story.writing import write_story
from builders import a_story

ROOT = Path(__file__).resolve().parents[2]


def shape(node: yaml.Node) -> tuple[object, ...]:
    """What ``fields`` sees of a node: its kind, its line, whether it is null, and what is in it."""
    inner: object = node.value
    if isinstance(node, yaml.SequenceNode):
        inner = [shape(item) for item in node.value]
    elif isinstance(node, yaml.MappingNode):
        inner = pairs_of(node.value)
    return type(node), node.start_mark.line, node.tag == NULL, inner


def pairs_of(pairs: list[tuple[yaml.ScalarNode, yaml.Node]]) -> list[tuple[object, ...]]:
    """Keys with their lines and values."""
    return [(str(key.value), key.start_mark.line, shape(value)) for key, value in pairs]


def must_agree(front: str) -> bool:
    """Whether the quick reader accepts front matter; it then must have read what YAML reads."""
    clean = clean_text(front, Findings("story.md"))
    quick = read_plain_head(clean)
    if quick is None:
        return False
    for loader in (LOADER, yaml.SafeLoader):
        root = yaml.compose(clean, Loader=loader)
        assert pairs_of(quick) == (pairs_of(root.value) if root else [])
        assert root is None or isinstance(root, yaml.MappingNode)
    assert not any(getattr(event, "anchor", None) for event in yaml.parse(clean, Loader=LOADER))
    return True


def front_of(source: str) -> str:
    """The front matter of a file."""
    return split_file(source, Findings("")).front


# ---- what is plain ----


def test_texts_quoted_texts_words_and_nothing_are_plain():
    assert must_agree("id: 007\nheadline: \"1984: No\"\nkicker: 'It''s'\n\nslug:\nstandfirst: a:b#c, d\nrelated: []")
    assert must_agree("subjects: [a b, c]\nlanguage: null")


def test_lists_of_texts_and_of_pairs_are_plain():
    assert must_agree("bylines:\n- Ida\n- name: Tom Reed\n  role: data\n\n- 'Mara'\nid: a")
    assert must_agree("bylines:\n    - Ida (data)\n    - null\nid: a")
    assert must_agree("first_printed:\n  issue: 24\n  page:\n  day: 2026-11-06\nid: a")


@pytest.mark.parametrize(
    "front",
    [
        "a: b\n c", "a:\n  b", "a: |\n  b", "a: b # c", "a: b: c", "a: &b c", "a: *b", "a: !c d", "a: - b", "a: ? b",
        "a: @b", "a: ~", 'a: "b\\n"', "a: 'b", "a: 'b' c", "a: [b", "a: [b, ]", "a: [b: c]", "a: {b: c}", "- a", "a",
        "a:b", "a\t: b", "a: b\n- c", "a:\n- b\n c", "a:\n- - b", "a:\n-  b: c", "a:\n- b: c\n   d: e",
        "a:\n  b:\n    c: d", "a:\n - b\n- c", "a:\n- b:\n  - c", "# a", "? a", "a: %b", "a: `b`", "a: b:", "a:\n-",
        "a : b", 'a: ["b, c"]', "--- a", "é: b", "7: b",
    ],
)  # fmt: skip
def test_what_may_be_more_than_plain_goes_to_yaml(front):
    assert read_plain_head(front) is None


# ---- agreement ----

KEYS = ("id", "headline", "bylines", "a-b", "null", "x_1", "No", "two words", "é", '"q"', "7", "")
VALUES = (
    "word", "two words", "Straße", "1984", "007", "3.5", "2026-11-06", "null", "Null", "~", "yes", "No", "0x1F",
    "1e3", ".5", "-1", "+1", "a:b", "a: b", "a #b", "a#b", "#a", "http://a.b/c?d=e&f", '"quoted: #x"', "'quoted'",
    "'it''s'", '"a\\n"', "'a", '"a"b', "“Curly”", "£5", "(a)", "[a, b]", "[a]", "[]", "[a, [b]]", "[a b, 'c', null]",
    "[a, ]", "{a: b}", "{}", "|", ">", "&a", "*a", "!a", "%a", "@a", "`a`", "? a", "- a", "-", ":", "a:", ",", "]",
    "a, b", "a  b", "a - b", "—", "a\u00a0b", "a\u00ad", "é", "e\u0301", "🏴", "<<", "=", "---", "...", "", "",
    "\u00a0", "a,b: c", "[a: b]", "[a/b, c.d]", "[-a]",
)  # fmt: skip
STARTS = ("", "", "", "", "- ", "- ", "  - ", "  ", "  ", "    ", " ", "-  ", "- - ", "#", "\t", "? ")
ENDS = ("\n", "\n", "\n", "\n", "\n\n", " \n", "\n  \n", " # c\n")
MIDDLES = (": ", ": ", ": ", ":", ":  ", " : ", ":\n", ":\n- ", ":\n  - ", ":\n  ", "\n")


def joined(parts: list[tuple[str, ...]]) -> str:
    """Parts of parts as one text."""
    return "".join(piece for part in parts for piece in part)


pairs = st.tuples(*map(st.sampled_from, (STARTS, KEYS[:7] * 3 + KEYS, MIDDLES, VALUES, ENDS)))
items = st.tuples(*map(st.sampled_from, (("- ", "  - ", "  ", "    "), VALUES[:12] + VALUES, ENDS)))
fronts = st.lists(pairs | items, max_size=5).map(joined)
THOROUGH = settings(max_examples=300, deadline=None)


@THOROUGH
@given(fronts)
@example("a:\n\n- b\n")
@example("a:   \nb: c   ")
def test_made_up_front_matter_is_read_alike_or_not_at_all(front):
    must_agree(front)


@THOROUGH
@given(st.sampled_from(("a: ", "a:\n- ", "a: [b, ", "a:\n  b: ")), st.text(max_size=8))
def test_any_characters_are_read_alike_or_not_at_all(before, text):
    must_agree(before + text + ("]" if "[" in before else ""))


@THOROUGH
@given(st.text(st.sampled_from("ab :-#'\"[],\n 1é&*!{}|>?~“"), max_size=16))
def test_signs_of_yaml_in_any_order_are_read_alike_or_not_at_all(text):
    must_agree(f"a: {text}")


def test_the_stories_of_the_example_paper_are_read_alike_or_not_at_all():
    files = sorted((ROOT / "examples").rglob("*.md"))
    fronts = [front_of(file.read_text(encoding="utf-8")) for file in files if "README" not in file.name]
    assert sum(map(must_agree, fronts)) * 2 > len(fronts)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "pl", "tr", "el", "ru"])
def test_the_copywriters_stories_are_read_alike(language):
    fronts = [front_of(write_story(a_story("ferry", seed, words=80, language=language))) for seed in range(6)]
    assert sum(map(must_agree, fronts)) >= 3


# ---- where front matter ends ----

FILE_LINES = ("---", "---", "--- ", "---x", " ---", "...", "", "\t", " ", "a: b", "text", "- a")


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(FILE_LINES), min_size=1, max_size=8), st.sampled_from(("", "\n")))
@example(["a: b", "", "text", "--- "], "\n")
def test_a_file_is_parted_at_a_glance_as_it_is_line_by_line(lines, end):
    text = "\n".join(("---", *lines)) + end
    glance, by_line = Findings("story.md"), Findings("story.md")
    assert split_file(text, glance) == _split_by_line(text, by_line)
    assert glance.remarks() == by_line.remarks()
