"""What a careful eye sees in a story before press day: missing words around pictures, open quotes, double words.

The rules are few and precise: on clean prose they are silent. A copy desk with more rules stands elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.counting import words_of
from broadsheet.story.doubles import double_words
from broadsheet.story.model import FactBox, Genre, ItemList, Listing, Paragraph, Picture, PullQuote, Quotation, Table
from broadsheet.story.quotes import unbalanced
from broadsheet.story.text import plain, story_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.model import Block, Spans, Story

ENDLESS_WORD = 40
LONG_HEADLINE = 10
"""Words a headline may have before it is called long (Harrower, The Newspaper Designer's Handbook: 5 to 10)."""
SIGNED = frozenset({Genre.NEWS, Genre.ANALYSIS})
BESIDE = Picture | PullQuote | FactBox
"""Blocks that stand beside the running text, so that a quotation may run on behind them."""
_MARKUP = re.compile(r"(?<![\w*])\*{1,2}[^\s*][^*]*(?<=[^\s*])\*{1,2}(?![\w*])")


def check_story(story: Story, file: str) -> tuple[Remark, ...]:
    """Every remark on a story's pictures, quotations, quotes, double words, byline and headline, placed in ``file``."""
    place = Place(file, story=story.id)
    rules = (_text, _head, _pictures, _quotations, _quotes, _doubles, _notes)
    return tuple(
        Remark(rule, severity, place, message, advice)
        for check in rules
        for rule, severity, message, advice in check(story)
    )


def _text(story: Story) -> Iterator[tuple[str, Severity, str, str]]:
    """A story without anything below its headline."""
    if not story.blocks:
        advice = "Write its text below the front matter, or take it out of the plan."
        yield "no-text", Severity.STOP, "The story has no text.", advice


def _head(story: Story) -> Iterator[tuple[str, Severity, str, str]]:
    """Byline and headline."""
    if story.genre in SIGNED and not story.bylines:
        message = f"The story is {story.genre.value} and nobody has signed it."
        yield "missing-byline", Severity.WARN, message, "Write bylines: and - name: … into its front matter."
    words = len(words_of(story.headline))
    if words > LONG_HEADLINE and not story.print_headlines:
        message = f"The headline has {words} words; {LONG_HEADLINE} are long."
        yield "long-headline", Severity.NOTE, message, "Give shorter forms for print as print_headlines."
    endless = next((word for word in story.headline.split() if len(word) > ENDLESS_WORD), "")
    if endless:
        message = f"The headline's word “{endless[:ENDLESS_WORD]}…” has {len(endless)} letters and fits no column."
        yield "endless-word", Severity.WARN, message, "Shorten it, or divide it with a hyphen or a space."
    for name, text in (("kicker", story.kicker), ("headline", story.headline), ("standfirst", story.standfirst)):
        if _MARKUP.search(text):
            message = f"The {name} holds asterisks, which will be printed: {name}s are plain text."
            yield "markup-in-plain-text", Severity.WARN, message, "Delete them."


def _pictures(story: Story) -> Iterator[tuple[str, Severity, str, str]]:
    """What law, courtesy and accessibility ask of a picture."""
    for block in story.blocks:
        if isinstance(block, Picture) and not block.decorative:
            if not block.alt:
                advice = "Say in square brackets what it shows: ![Two boats at a pier](…). Or call it decorative."
                yield "missing-alt", Severity.WARN, f"The picture {block.file} has no alternative text.", advice
            if not block.caption:
                advice = 'Write {caption="…"} behind it.'
                yield "missing-caption", Severity.WARN, f"The picture {block.file} has no caption.", advice
            if not block.credit:
                advice = 'Write {credit="…"} behind it: who took or drew it.'
                yield "missing-credit", Severity.WARN, f"The picture {block.file} has no credit.", advice


def _quotations(story: Story) -> Iterator[tuple[str, Severity, str, str]]:
    """Displayed quotations without a speaker."""
    for block in story.blocks:
        if isinstance(block, Quotation) and not block.speaker:
            message = (
                f'The quotation "{_opening(plain(block.paragraphs[0]) if block.paragraphs else "")}" has no speaker.'
            )
            yield "missing-speaker", Severity.WARN, message, "Write a last line in it: > — Speaker, source."


def _quotes(story: Story) -> Iterator[tuple[str, Severity, str, str]]:
    """Quotation marks that do not pair."""
    for texts in _runs(story):
        for text, mark, closes in unbalanced(texts, story.language):
            does = "closes what never opened" if closes else "opens and is never closed"
            message = f'The quotation mark {mark} {does}: "{_opening(text)}".'
            advice = (
                "Put its partner where the quotation begins." if closes else "Put its partner where the quotation ends."
            )
            yield "unclosed-quote", Severity.WARN, message, advice


def _runs(story: Story) -> Iterator[tuple[str, ...]]:
    """Texts in which a quotation may run on: the paragraphs of the story, those of a quotation; all else alone."""
    running: list[str] = []
    for block in story.blocks:
        if isinstance(block, Paragraph):
            running.append(plain(block.spans))
        elif not isinstance(block, BESIDE):
            yield tuple(running)
            running = []
    yield tuple(running)
    for block in story.blocks:
        yield from _within(block)
    for text in (story.kicker, story.headline, story.standfirst):
        yield (text,)
    for note in story.notes:
        yield (plain(note.spans),)


def _within(block: Block) -> Iterator[tuple[str, ...]]:
    """The runs of text in a block that is no paragraph."""
    match block:
        case Quotation():
            yield tuple(map(plain, block.paragraphs))
        case PullQuote():
            yield (plain(block.spans),)
        case Picture():
            yield (plain(block.caption),)
        case FactBox():
            yield (block.title,)
            yield tuple(plain(inner.spans) for inner in block.blocks if isinstance(inner, Paragraph))
            for inner in block.blocks:
                yield from _within(inner)
        case ItemList() | Table() | Listing():
            for spans in _cells(block):
                yield (plain(spans),)


def _cells(block: ItemList | Table | Listing) -> Iterator[Spans]:
    """The texts of a list, table or listing."""
    match block:
        case ItemList():
            yield from (item.spans for item in block.items)
        case Table():
            yield from (cell for row in (block.head, *block.rows) for cell in row)
            yield block.caption
        case Listing():
            yield from ((*entry.head, *entry.text) for entry in block.entries)


def _doubles(story: Story) -> Iterator[tuple[str, Severity, str, str]]:
    """Words that stand twice in a row."""
    for _, _, text in story_paragraphs(story):
        for twice in dict.fromkeys(double_words(text, story.language)):
            message = f'"{twice}" stands in "{_opening(text)}".'
            yield "double-word", Severity.WARN, message, "Delete one of the two words."


def _notes(story: Story) -> Iterator[tuple[str, Severity, str, str]]:
    """Notes whose mark stands nowhere."""
    marks = {span.note for block in story.blocks for spans in _spans(block) for span in spans}
    for note in story.notes:
        if note.id not in marks:
            message = f"No mark [^{note.id}] stands in the text."
            yield "note-without-mark", Severity.WARN, message, f"Write [^{note.id}] behind the word it explains."


def _spans(block: Block) -> Iterator[Spans]:
    """All spans of a block."""
    match block:
        case Quotation():
            yield from block.paragraphs
        case Picture():
            yield block.caption
        case FactBox():
            for inner in block.blocks:
                yield from _spans(inner)
        case ItemList() | Table() | Listing():
            yield from _cells(block)
        case _:
            yield getattr(block, "spans", ())


def _opening(text: str) -> str:
    """The first words of a text, to find it by."""
    words = text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")  # noqa: PLR2004 - a line's worth
