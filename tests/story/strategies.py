"""Stories of every kind, drawn by chance: what a story may hold, and what a format could take for its own."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from broadsheet.story.model import (
    Align,
    Byline,
    Correction,
    CorrectionKind,
    Elsewhere,
    FactBox,
    Focus,
    Genre,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Note,
    Origin,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Span,
    Story,
    Subhead,
    Table,
)
from broadsheet.story.normal import normalise

# What a text may be made of: words and everything Markdown, YAML or HTML could take for its own.
MORSELS = (
    "word", "Straße", "λιμάνι", "порт", "ırmak", "a", "7", "1.", "12)", "1984", "no", "- ", "+ ", "* ", "#", "## x",
    "> ", "*", "**", "_", "__", "`", "```", "~~~", "[", "]", "[x](y)", "![", "](", "[^1]", "[^a]: b", "[sic] ", "(",
    ")", "<b>", "</b>", "<!--", "-->", "<https://a.b>", "&amp;", "&", "&#8212;", ";", ":", ": ", "::: ", "::: box",
    ":::", "---", "===", "***", "|", "| a |", "\\", "\\*", "\\|", '"', "'", "“", "”", "„", "«", "—", "— ", "--- ",
    "-- ", "–", ",", "\\,", "!", "?", "{", "}", '{a="b"}', " ", "  ", "\n", "\t", "\u00a0", "\u202f", "\u00ad", "é",
    "e\u0301", "👩\u200d👧", "🏴", "€", "$5", "https://example.org/a_b?c=d&e", "%", "@", "=", "~", "^", "/", ".", "…",
    "\u200d", "\u0007", "\ufeff", "\u202e",
)  # fmt: skip
texts = st.lists(st.sampled_from(MORSELS), max_size=6).map("".join) | st.text(max_size=8)
links = st.sampled_from(
    [
        "",
        "",
        "",
        "https://example.org/a_(b)?c=d&amp;e#f",
        "mailto:a@b.example",
        "/2026/11/x y/",
        "a<b>c\\d",
        "#note",
        "javascript:x",
        "ü|ö",
    ]
)
flags = st.booleans()
names = st.sampled_from(["", "", "", "1", "sale", "a*b", "x`y", "ä"])
KNOWN = ("1", "sale", "a-b", "x-y", "ä")
spans = st.lists(st.builds(Span, texts, flags, flags, links, names), max_size=4).map(tuple)
aligns = st.sampled_from(Align)
paragraphs = st.builds(Paragraph, spans)
items = st.builds(ListItem, spans, st.integers(0, 4), flags, st.sampled_from([0, 0, 1, 2, 3, 7, 999_999_999]))
item_lists = st.builds(ItemList, st.lists(items, max_size=6).map(tuple))
rows = st.lists(spans, max_size=3).map(tuple)
tables = st.builds(Table, rows, st.lists(rows, max_size=3).map(tuple), st.lists(aligns, max_size=3).map(tuple), spans)
pictures = st.builds(
    Picture, texts, texts, spans, texts, texts, st.builds(Focus, st.integers(-5, 1005), st.integers(0, 1000)), flags
)
boxes = st.builds(FactBox, texts, st.lists(paragraphs | item_lists | tables, max_size=3).map(tuple))
entries = st.builds(ListingEntry, spans, spans)
blocks = st.one_of(
    paragraphs,
    st.builds(Subhead, spans, st.integers(0, 4)),
    st.builds(Quotation, st.lists(spans, max_size=3).map(tuple), texts, texts),
    item_lists,
    tables,
    pictures,
    st.builds(PullQuote, spans, texts),
    boxes,
    st.builds(Listing, texts, st.lists(entries, max_size=3).map(tuple)),
    st.just(SectionBreak()),
)
days = st.dates(date(1700, 1, 1), date(2100, 12, 31))
stories = st.builds(
    Story,
    id=texts,
    headline=texts,
    blocks=st.lists(blocks, max_size=5).map(tuple),
    slug=texts,
    kicker=texts,
    print_headlines=st.lists(texts, max_size=2).map(tuple),
    standfirst=texts,
    bylines=st.lists(st.builds(Byline, texts, st.sampled_from(["words", "drawing"]) | texts), max_size=2).map(tuple),
    dateline=texts,
    section=texts,
    language=st.sampled_from(["en", "de-AT", "", "no"]),
    genre=st.sampled_from(Genre),
    subjects=st.lists(texts, max_size=2).map(tuple),
    published=st.none() | days,
    notes=st.lists(st.builds(Note, st.sampled_from(["1", "sale", "a*b", "x`y", "ä"]), spans), max_size=3).map(tuple),
    corrections=st.lists(st.builds(Correction, days, st.sampled_from(CorrectionKind), texts), max_size=2).map(tuple),
    origin=st.none() | st.builds(Origin, st.integers(-1, 999), st.integers(0, 99), st.none() | days, texts),
    related=st.lists(texts, max_size=2).map(tuple),
    elsewhere=st.lists(st.builds(Elsewhere, texts, links, texts, texts, st.booleans()), max_size=2).map(tuple),
)  # fmt: skip


def with_notes(story: Story) -> Story:
    """The story with a note for every mark in it, and an id and a headline."""
    found = normalise(story)
    here = {note.id for note in found.notes}
    text = repr(found.blocks) + repr(found.notes)
    missing = [name for name in KNOWN if f"note={name!r}" in text and name not in here]
    return normalise(
        Story(**{
            **{field: getattr(found, field) for field in Story.__dataclass_fields__},
            "id": found.id or "x",
            "headline": found.headline or "X",
            "notes": (*found.notes, *(Note(name, (Span("So."),)) for name in missing)),
        })
    )  # fmt: skip
