"""A ``Story`` into its file: YAML front matter, then CommonMark (``docs/how-to/write-a-story.md``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from broadsheet.story.attributes import YES, format_attributes, quoted
from broadsheet.story.escaping import address, cell, escape, inline, last_paragraph, paragraph, strong, subhead
from broadsheet.story.lists import follows
from broadsheet.story.model import (
    Align,
    FactBox,
    Focus,
    ItemList,
    Listing,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Subhead,
    Table,
)
from broadsheet.story.normal import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.story.model import Block, Elsewhere, ListingEntry, ListItem, Origin, Story

_ALIGNS = {Align.LEFT: ":---", Align.CENTRE: ":---:", Align.RIGHT: "---:"}
_MARKS = ("-*", ".)")
"""What marks items of a list and, in turn, of a list right behind it: bullets, and what follows numbers."""


def write_story(story: Story) -> str:
    """The text of a story's file. Reading it gives ``normalise(story)``; for a story that was read, the same story."""
    story = normalise(story)
    front = yaml.dump(_front(story), Dumper=_Whole, sort_keys=False, allow_unicode=True, width=float("inf"))
    notes = [f"[^{note.id}]: {paragraph(note.spans)}".rstrip() for note in story.notes]
    body = "\n\n".join([*_blocks(story.blocks), *notes])
    return f"---\n{front}---\n\n{body}\n" if body else f"---\n{front}---\n"


class _Whole(yaml.SafeDumper):
    """Writes a value that stands twice twice, where YAML would refer from the one to the other (YAML 1.2, 7.1)."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - asked for by the dumper
        """No value is referred to."""
        return True


def _front(story: Story) -> dict[str, object]:
    """The front matter, its keys in their customary order, without those that say nothing."""
    texts = {
        "id": story.id,
        "slug": story.slug,
        "kicker": story.kicker,
        "headline": story.headline,
        "print_headlines": list(story.print_headlines),
        "standfirst": story.standfirst,
        "bylines": [{"name": byline.name, "role": byline.role} for byline in story.bylines],
        "dateline": story.dateline,
        "section": story.section,
        "language": story.language,
        "genre": story.genre.value,
        "subjects": list(story.subjects),
        "published": story.published,
        "related": list(story.related),
        "elsewhere": [_version(item) for item in story.elsewhere],
        "first_printed": _first_printed(story.origin),
        "corrections": [{"day": item.day, "kind": item.kind.value, "text": item.text} for item in story.corrections],
    }
    return {key: value for key, value in texts.items() if value}


def _first_printed(origin: Origin | None) -> dict[str, object]:
    """Where the story first appeared."""
    if origin is None:
        return {}
    found = {"paper": origin.paper, "issue": origin.issue, "page": origin.page, "day": origin.day}
    return {key: value for key, value in found.items() if value or key == "issue"}


def _version(item: Elsewhere) -> dict[str, str]:
    """The same article elsewhere."""
    found = {"language": item.language, "address": item.address, "story": item.story, "paper": item.paper}
    return {key: value for key, value in found.items() if value} | ({"original": "yes"} if item.original else {})


def _blocks(blocks: Iterable[Block]) -> list[str]:
    """Each block as Markdown. A list right behind a list of its kind takes the other marks."""
    found = []
    before: ListItem | None = None
    turn = 0
    for block in blocks:
        first = block.items[0] if isinstance(block, ItemList) else None
        turn = 1 - turn if first and before and first.ordered == before.ordered else 0
        before = first
        found.append(_list(block.items, turn) if isinstance(block, ItemList) else _block(block))
    return found


def _block(block: Block) -> str:
    """One block as Markdown."""
    match block:
        case Paragraph():
            return paragraph(block.spans)
        case Subhead():
            return f"{'#' * (block.level + 1)} {subhead(block.spans)}"
        case Quotation():
            return _quotation(block)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case _:
            return _div(block)


def _div(block: Block) -> str:
    """A fenced div, or a section break, as Markdown."""
    match block:
        case PullQuote():
            speaker = format_attributes((("speaker", block.speaker),))
            return _fenced("pull-quote", speaker, [paragraph(block.spans)])
        case FactBox():
            return _fenced("box", quoted(block.title), _blocks(block.blocks))
        case Listing():
            return _fenced("listing", quoted(block.title), [_entry(entry) for entry in block.entries])
        case _:
            return "***"


def _fenced(kind: str, words: str, inner: list[str]) -> str:
    """A div around blocks."""
    opening = f"::: {kind} {words}".removesuffix(' ""').rstrip()
    return "\n".join([opening, "\n\n".join(inner), ":::"] if inner else [opening, ":::"])


def _entry(entry: ListingEntry) -> str:
    """A listing's entry: its head strong, then its text."""
    if not entry.head:
        return paragraph(entry.text)
    return f"{strong(entry.head)} {inline(entry.text)}".rstrip()


def _quotation(block: Quotation) -> str:
    """A quotation, its attribution last."""
    credit = _attribution(block.speaker, block.source)
    *first, last = block.paragraphs
    lines = [paragraph(spans) for spans in first]
    lines.append(last_paragraph(last) if first and not credit else paragraph(last))
    return "\n>\n".join(f"> {line}" for line in (*lines, *credit))


def _attribution(speaker: str, source: str) -> tuple[str, ...]:
    """The line that says who and where, if any. Commas and semicolons that part nothing have a backslash."""
    who, where = (escape(text).replace(";", "\\;") for text in (speaker, source))
    if not source:
        alone = who.replace(",", "\\,")
        return (f"— {alone}",) if speaker else ()
    parting = ";" if not speaker or "," in speaker else ","
    return (f"— {who}{parting} {where}",)


def _table(block: Table) -> str:
    """A table with its caption."""
    head = block.head or ((),) * len(block.aligns)
    rows = [_row(map(cell, head)), _row(_ALIGNS[align] for align in block.aligns)]
    rows += [_row(map(cell, row)) for row in block.rows]
    caption = f"\n\n: {inline(block.caption)}" if block.caption else ""
    return "\n".join(rows) + caption


def _row(cells: Iterable[str]) -> str:
    """One line of a table."""
    return f"| {' | '.join(cells)} |"


def _picture(block: Picture) -> str:
    """A picture with its attributes."""
    focus = "" if block.focus == Focus() else f"{block.focus.x},{block.focus.y}"
    attributes = (
        ("caption", inline(block.caption)),
        ("credit", block.credit),
        ("rights", block.rights),
        ("focus", focus),
        ("decorative", YES if block.decorative else ""),
    )
    return f"![{escape(block.alt)}]({address(block.file) or '<>'}){format_attributes(attributes)}"


def _list(items: tuple[ListItem, ...], turn: int) -> str:
    """A list; ``turn`` picks the marks of its outermost level. One inside begins anew when its items do not follow."""
    lines: list[str] = []
    widths: list[int] = []
    turns = [turn]
    last: list[ListItem] = []
    for item in items:
        del last[item.level + 1 :], turns[item.level + 1 :], widths[item.level :]
        turns += [0] * (item.level + 1 - len(turns))
        elder = last[item.level] if len(last) > item.level else None
        begins = not follows(item, elder)
        turns[item.level] ^= begins and elder is not None and elder.ordered == item.ordered
        last[item.level :] = [item]
        mark = f"{item.number}{_MARKS[1][turns[item.level]]}" if item.ordered else _MARKS[0][turns[item.level]]
        if begins and lines:
            lines.append("")
        lines.append(f"{' ' * sum(widths)}{mark} {paragraph(item.spans)}")
        widths.append(len(mark) + 1)
    return "\n".join(lines)
