"""All examples of the CommonMark specification are read, and every visible word of them is kept.

The specification prints a tab as an arrow.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from broadsheet.story.model import Picture, Story
from broadsheet.story.reading import read_story
from broadsheet.story.text import story_paragraphs

SPEC = Path(__file__).resolve().parents[2].parent / "shared" / "samples" / "commonmark" / "spec-0.31.2.json"
EXAMPLES = json.loads(SPEC.read_text(encoding="utf-8")) if SPEC.exists() else []
HEAD = "---\nid: example\nheadline: H\n---\n"


def visible(source: str) -> str:
    """What a reader of the example's HTML sees, pictures as their alternative text, without white space."""
    shown = re.sub(
        r"<(script|style)\b.*?(</\1>|\Z)|<!--(>|->|.*?(-->|\Z))|<\?.*?\?>|<![A-Z][^>]*>", "", source, flags=re.DOTALL
    )
    shown = re.sub(r"<!\[CDATA\[(.*?)\]\]>", lambda match: html.escape(match[1]), shown, flags=re.DOTALL)
    shown = re.sub(r'<img src="[^"]*" alt="([^"]*)"[^>]*/>', r"\1", shown)
    shown = re.sub(r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", "", shown)
    return squeezed(html.unescape(shown))


def squeezed(text: str) -> str:
    """A text without white space and without what print removes."""
    return re.sub(r"[\s\ufeff]+", "", text)


def printed(story: Story) -> str:
    """Everything the story says, without white space; pictures as their alternative text alone."""
    pieces = {path: text for path, role, text in story_paragraphs(story) if role not in {"headline", "caption"}}
    for number, block in enumerate(story.blocks):
        if isinstance(block, Picture):
            pieces[f"b{number}"] = block.alt
    order = sorted(
        pieces, key=lambda path: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", path)]
    )
    return squeezed("".join(pieces[path] for path in order))


@pytest.mark.skipif(not EXAMPLES, reason="the CommonMark examples are not beside the repository (../shared/samples)")
def test_there_are_652_examples():
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("item", EXAMPLES, ids=lambda item: str(item["number"]))
def test_an_example_keeps_its_words(item: dict[str, str]):
    markdown, shown = (item[key].replace("→", "\t") for key in ("markdown", "html"))
    story, _ = read_story(HEAD + markdown, "example.md")
    assert story is not None
    assert printed(story) == visible(shown)
