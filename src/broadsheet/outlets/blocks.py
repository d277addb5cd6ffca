"""A story's copy as markup that is valid HTML and XHTML at once: what web, feeds, mail and e-book have in common.

What differs between them is said by a ``Dress``. Everything from copy is escaped, addresses are filtered by
``markup.safe_address``; no attribute holds style or script. Ids that are not made from words carry a ``_``, which a
slug never holds, so they cannot meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import slug_of
from broadsheet.outlets.dress import Dress, copy_words
from broadsheet.outlets.markup import attribute, safe_address, text_html
from broadsheet.story.model import (
    Align,
    Block,
    FactBox,
    ItemList,
    Listing,
    ListItem,
    Note,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Span,
    Spans,
    Story,
    Subhead,
    Table,
)
from broadsheet.story.text import plain, with_dateline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Dress", "blocks_html", "spans_html", "story_html"]

RESERVED = ("main", "notes", "replies", "reply", "corrections", "said", "share", "menu")
"""Ids the pages use themselves; a subhead of that name is numbered."""
SMALLEST_HEADING = 6
WIDE_TABLE = 34
"""Characters that stand beside each other in a table on a narrow phone without scrolling."""


def story_html(story: Story, dress: Dress) -> str:
    """A story's blocks and, below them, its notes. Headline, standfirst and byline are the page's."""
    setting = _Setting(story, dress)
    return setting.blocks() + setting.notes()


def blocks_html(story: Story, dress: Dress) -> str:
    """A story's blocks, its dateline run in. Headline, standfirst, byline and notes are left to the page."""
    return _Setting(story, dress).blocks()


def spans_html(spans: Spans, dress: Dress) -> str:
    """Text with emphasis and links; the marks of notes are left out. For captions and lines outside a story."""
    return "".join(_dressed(spans, dress))


def _dressed(spans: Spans, dress: Dress, mark: Callable[[str], str] | None = None) -> Iterator[str]:
    """Spans in their dress; neighbours with the same link share one element. ``mark`` writes a note's mark."""
    open_link = ""
    for span in spans:
        if span.link != open_link:
            if open_link:
                yield "</a>"
            target = safe_address(dress.address(span.link)) if span.link else ""
            open_link = span.link if target else ""
            if target:
                yield f'<a href="{attribute(target)}">'
        yield _weighted(span)
        if span.note and mark:
            if open_link:
                yield "</a>"
                open_link = ""
            yield mark(span.note)
    if open_link:
        yield "</a>"


def _weighted(span: Span) -> str:
    """A span's text with its emphasis."""
    text = text_html(span.text)
    if not (span.emphasis or span.strong):
        return text
    text = f"<em>{text}</em>" if span.emphasis else text
    return f"<strong>{text}</strong>" if span.strong else text


class _Setting:
    """One story being written: what its ids and marks have come to so far."""

    def __init__(self, story: Story, dress: Dress) -> None:
        self.story = story
        self.dress = dress
        self._used = set(RESERVED)
        self._numbers = {note.id: at for at, note in enumerate(story.notes, start=1)}
        self._marked: dict[str, int] = {}
        self._level = 0
        self._count = 0

    # ---- blocks ----

    def blocks(self) -> str:
        """All blocks."""
        run_in = with_dateline(self.story)
        opening = -1
        if self.story.dateline and run_in is not self.story:
            opening = next(at for at, block in enumerate(run_in.blocks) if isinstance(block, Paragraph))
        parts = [
            self._opening(block) if at == opening else self._block(block) for at, block in enumerate(run_in.blocks)
        ]
        before = self.dress.before
        return "".join(before(at) + part for at, part in enumerate(parts)) if before else "".join(parts)

    def _opening(self, block: Block) -> str:
        """The paragraph with the dateline, which is marked as such."""
        spans = block.spans if isinstance(block, Paragraph) else ()
        return f'<p><b class="dateline">{text_html(spans[0].text)}</b>{self._spans(spans[1:])}</p>\n'

    def _block(self, block: Block) -> str:
        """One block of any kind."""
        match block:
            case Paragraph():
                return f"<p>{self._spans(block.spans)}</p>\n"
            case Subhead():
                return self._subhead(block)
            case Quotation():
                return self._quotation(block)
            case ItemList():
                return self._list(block)
            case Picture():
                return self._picture(block)
            case _:
                return self._compound(block)

    def _compound(self, block: Block) -> str:
        """The rarer kinds."""
        match block:
            case Table():
                return self._table(block)
            case PullQuote():
                return self._pull_quote(block)
            case FactBox():
                return self._box(block)
            case Listing():
                return self._listing(block)
            case _:
                return "<hr/>\n" if isinstance(block, SectionBreak) else ""

    def _spans(self, spans: Spans) -> str:
        """Text with its marks of notes."""
        if len(spans) == 1 and not (spans[0].link or spans[0].note):
            return _weighted(spans[0])
        return "".join(_dressed(spans, self.dress, self._mark))

    def _id(self, name: str) -> str:
        """An id that is free on the page, made from words."""
        slug = slug_of(name)
        slug = slug if slug[0].isalpha() else f"s-{slug}"
        chosen, again = slug, 1
        while chosen in self._used:
            again += 1
            chosen = f"{slug}-{again}"
        self._used.add(chosen)
        return f"{self.dress.prefix}{chosen}"

    def _next(self, kind: str) -> str:
        """An id for a thing without a name of its own."""
        self._count += 1
        return f"{self.dress.prefix}{kind}_{self._count}"

    def _subhead(self, block: Subhead) -> str:
        """A subhead; levels are never skipped on the way down."""
        self._level = min(max(block.level, 1), self._level + 1)
        level = min(self.dress.heading + self._level - 1, SMALLEST_HEADING)
        anchor = f' id="{attribute(self._id(plain(block.spans)))}"' if self.dress.anchors else ""
        return f"<h{level}{anchor}>{self._spans(block.spans)}</h{level}>\n"

    def _quotation(self, block: Quotation) -> str:
        """A quotation, with who said it and where as its caption."""
        source = safe_address(block.source) if block.source[:4].casefold() == "http" else ""
        cite = f' cite="{attribute(source)}"' if source else ""
        words = "".join(f"<p>{self._spans(spans)}</p>" for spans in block.paragraphs)
        return f'<figure class="quotation"><blockquote{cite}>{words}</blockquote>{_said(block, source)}</figure>\n'

    def _picture(self, block: Picture) -> str:
        """A picture with caption and credit."""
        image = self.dress.picture(block)
        if not image:
            return ""
        caption = f'<span class="caption">{self._spans(block.caption)}</span>' if block.caption else ""
        credit = f'<span class="credit">{text_html(block.credit)}</span>' if block.credit else ""
        below = f"<figcaption>{' '.join(part for part in (caption, credit) if part)}</figcaption>"
        return f'<figure class="picture">{image}{below if caption or credit else ""}</figure>\n'

    def _pull_quote(self, block: PullQuote) -> str:
        """Words shown large; they repeat the text and are told to eyes only, so they hold no links and no marks."""
        if not self.dress.pull_quotes:
            return ""
        words = "".join(map(_weighted, block.spans))
        speaker = f'<p class="speaker">{text_html(block.speaker)}</p>' if block.speaker else ""
        return f'<aside class="pull-quote" aria-hidden="true"><p>{words}</p>{speaker}</aside>\n'

    def _box(self, block: FactBox) -> str:
        """A fact box under its title."""
        name, level = self._next("box"), min(self.dress.heading, SMALLEST_HEADING)
        inside = "".join(map(self._block, block.blocks))
        title = f'<h{level} class="box-title" id="{name}">{text_html(block.title)}</h{level}>' if block.title else ""
        named = f' aria-labelledby="{name}"' if title else ""
        return f'<aside class="box"{named}>{title}\n{inside}</aside>\n'

    def _listing(self, block: Listing) -> str:
        """A group of entries under its title."""
        level = min(self.dress.heading, SMALLEST_HEADING)
        anchor = f' id="{attribute(self._id(block.title))}"' if self.dress.anchors else ""
        title = f"<h{level}{anchor}>{text_html(block.title)}</h{level}>\n" if block.title else ""
        entries = "".join(
            f'<p class="entry"><b class="entry-head">{self._spans(entry.head)}</b> {self._spans(entry.text)}</p>\n'
            for entry in block.entries
        )
        return f'<section class="listing">{title}{entries}</section>\n'

    # ---- lists ----

    def _list(self, block: ItemList) -> str:
        """A list, nested by the levels of its items."""
        parts: list[str] = []
        tags: list[str] = []
        for item in block.items:
            depth, tag = min(item.level + 1, len(tags) + 1), "ol" if item.ordered else "ul"
            while len(tags) > depth or (len(tags) == depth and tags[-1] != tag):
                parts.append(f"</li></{tags.pop()}>")
            parts.append("</li>" if len(tags) == depth else _opened(item))
            tags += [tag] * (depth - len(tags))
            parts.append(f"<li>{self._spans(item.spans)}")
        return f"{''.join(parts)}{''.join(f'</li></{tag}>' for tag in reversed(tags))}\n"

    # ---- tables ----

    def _table(self, block: Table) -> str:
        """A table; a wide one in a box that scrolls by itself and can be reached by keyboard."""
        name = self._next("table")
        caption = f'<caption id="{name}">{self._spans(block.caption)}</caption>' if block.caption else ""
        head = "".join(self._cell(spans, _stand(block, at), "col") for at, spans in enumerate(block.head))
        head = f"<thead><tr>{head}</tr></thead>" if any(map(plain, block.head)) else ""
        body = "".join(f"<tr>{self._row(block, row)}</tr>" for row in block.rows)
        table = f"<table>{caption}{head}<tbody>{body}</tbody></table>\n"
        if not (self.dress.scroll and _wide(block)):
            return table
        label = f'aria-labelledby="{name}"' if caption else f'aria-label="{copy_words(self.dress.language)["table"]}"'
        return f'<div class="scroll" role="region" {label} tabindex="0">{table}</div>\n'

    def _row(self, block: Table, row: tuple[Spans, ...]) -> str:
        """A row; where the table has a head, its first cell names the row."""
        first = "row" if any(map(plain, block.head)) and len(row) > 1 and _stand(block, 0) != "right" else ""
        return "".join(
            self._cell(spans, _stand(block, at), "" if at else first) for at, spans in enumerate(row)
        )  # fmt: skip

    def _cell(self, spans: Spans, stand: str, scope: str) -> str:
        """A cell; one that names a column or row is a heading unless it is empty."""
        stands = f' class="{stand}"' if stand else ""
        if not scope or not plain(spans):
            return f"<td{stands}>{self._spans(spans)}</td>"
        return f'<th scope="{scope}"{stands}>{self._spans(spans)}</th>'

    # ---- notes ----

    def _mark(self, note: str) -> str:
        """A note's mark; nothing where there is no such note."""
        number = self._numbers.get(note)
        if number is None:
            return ""
        if not self.dress.linked_notes:
            return f"<sup>{number}</sup>"
        times = self._marked[note] = self._marked.get(note, 0) + 1
        own = f"{self.dress.prefix}ref_{number}" + (f"_{times}" if times > 1 else "")
        label = copy_words(self.dress.language)["note"].format(n=number)
        kind = ' epub:type="noteref"' if self.dress.epub else ""
        return (
            f'<sup class="mark"><a{kind} href="#{self.dress.prefix}note_{number}" id="{own}" role="doc-noteref"'
            f' aria-label="{label}">{number}</a></sup>'
        )

    def notes(self) -> str:
        """The notes, each leading back to its first mark."""
        if not self.story.notes:
            return ""
        words, level = copy_words(self.dress.language), min(self.dress.heading, SMALLEST_HEADING)
        kind = ' epub:type="endnotes"' if self.dress.epub else ""
        name = f"{self.dress.prefix}notes"
        items = "".join(map(self._note, self.story.notes))
        return (
            f'<section class="notes"{kind} role="doc-endnotes" aria-labelledby="{name}">'
            f'<h{level} id="{name}">{words["notes"]}</h{level}><ol>{items}</ol></section>\n'
        )

    def _note(self, note: Note) -> str:
        """One note with its way back."""
        number = self._numbers[note.id]
        back = ""
        if self.dress.linked_notes and note.id in self._marked:
            label = copy_words(self.dress.language)["back"]
            back = (
                f' <a href="#{self.dress.prefix}ref_{number}" role="doc-backlink" aria-label="{label}">↩\ufe0e</a>'
            )  # fmt: skip
        return f'<li id="{self.dress.prefix}note_{number}"><p>{self._spans(note.spans)}{back}</p></li>'


def _said(block: Quotation, source: str) -> str:
    """Who said it and where, each marked; an address as a link that shows its host."""
    where = text_html(block.source)
    if source:
        where = f'<a href="{attribute(source)}">{text_html(source.split("/")[2])}</a>'
    speaker = f'<span class="speaker">{text_html(block.speaker)}</span>' if block.speaker else ""
    told = ", ".join(part for part in (speaker, f"<cite>{where}</cite>" if where else "") if part)
    return f"<figcaption>— {told}</figcaption>" if told else ""


def _opened(item: ListItem) -> str:
    """The beginning of a list whose first item this is."""
    if not item.ordered:
        return "<ul>"
    return f'<ol start="{item.number}">' if item.number > 1 else "<ol>"


def _stand(block: Table, column: int) -> str:
    """How a column stands, as a class; nothing for the side where lines begin."""
    align = block.aligns[column] if column < len(block.aligns) else Align.LEFT
    return "" if align is Align.LEFT else align.value


def _wide(block: Table) -> bool:
    """Whether a table may be wider than a narrow phone: by the longest word of each column."""
    rows = (block.head, *block.rows) if block.head else block.rows
    columns = max((len(row) for row in rows), default=0)
    widths = [
        max((len(word) for row in rows if at < len(row) for word in plain(row[at]).split()), default=0)
        for at in range(columns)
    ]
    return sum(widths) + 2 * columns > WIDE_TABLE
