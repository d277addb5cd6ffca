"""The words of a story in reading order: the yardstick for "nothing lost".

Every piece of text has a path and a role (``typeset.model.Ref`` uses the same): ``headline``, ``b0``, ``b1.i0`` (item of a
list), ``b2.h.c0`` and ``b2.r0.c1`` (cells of a table), ``b3.caption``, ``b4.b0.i1`` (inside a fact box), ``note.1``.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.story.model import (
    Block,
    Byline,
    FactBox,
    ItemList,
    Listing,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Subhead,
    Table,
)

if TYPE_CHECKING:
    from broadsheet.story.model import Spans, Story

Part: TypeAlias = tuple[str, str, str]
"""A path, a role and the text."""


def plain(spans: Spans) -> str:
    """The text of spans without their dress."""
    return "".join(span.text for span in spans)


def story_paragraphs(story: Story) -> tuple[Part, ...]:
    """Every logical piece of text of a story in reading order, empty ones left out."""
    head = (
        ("kicker", "kicker", story.kicker),
        ("headline", "headline", story.headline),
        ("standfirst", "standfirst", story.standfirst),
        ("byline", "byline", byline_text(story)),
    )
    body = tuple(part for index, block in enumerate(story.blocks) for part in block_parts(block, f"b{index}"))
    notes = tuple((f"note.{note.id}", "note", plain(note.spans)) for note in story.notes)
    corrections = tuple(
        (f"correction.{index}", "correction", correction.text) for index, correction in enumerate(story.corrections)
    )
    return tuple(part for part in (*head, *body, *notes, *corrections) if part[2])


@singledispatch
def block_parts(block: Block, path: str) -> tuple[Part, ...]:
    """The text of one block below ``path``."""
    message = f"no text is known for {type(block).__name__} at {path}"
    raise TypeError(message)


@block_parts.register
def _(block: Paragraph, path: str) -> tuple[Part, ...]:
    return ((path, "paragraph", plain(block.spans)),)


@block_parts.register
def _(block: Subhead, path: str) -> tuple[Part, ...]:
    return ((path, "subhead", plain(block.spans)),)


@block_parts.register
def _(block: Quotation, path: str) -> tuple[Part, ...]:
    said = tuple((f"{path}.p{index}", "quotation", plain(spans)) for index, spans in enumerate(block.paragraphs))
    speaker = speaker_text(block)
    return (*said, (f"{path}.speaker", "speaker", speaker)) if speaker else said


@block_parts.register
def _(block: ItemList, path: str) -> tuple[Part, ...]:
    return tuple((f"{path}.i{index}", "list-item", plain(item.spans)) for index, item in enumerate(block.items))


@block_parts.register
def _(block: Table, path: str) -> tuple[Part, ...]:
    rows = (("h", block.head), *((f"r{index}", row) for index, row in enumerate(block.rows)))
    cells = tuple(
        (f"{path}.{name}.c{column}", "table-cell", plain(spans))
        for name, row in rows
        for column, spans in enumerate(row)
    )
    return ((f"{path}.caption", "caption", plain(block.caption)), *cells)


@block_parts.register
def _(block: Picture, path: str) -> tuple[Part, ...]:
    return ((f"{path}.caption", "caption", plain(block.caption)), (f"{path}.credit", "credit", block.credit))


@block_parts.register
def _(block: PullQuote, path: str) -> tuple[Part, ...]:
    return ((path, "pull-quote", plain(block.spans)), (f"{path}.speaker", "pull-quote", block.speaker))


@block_parts.register
def _(block: FactBox, path: str) -> tuple[Part, ...]:
    inner = tuple(part for index, item in enumerate(block.blocks) for part in block_parts(item, f"{path}.b{index}"))
    return ((f"{path}.title", "box-title", block.title), *inner)


@block_parts.register
def _(block: Listing, path: str) -> tuple[Part, ...]:
    entries = tuple(
        part
        for index, entry in enumerate(block.entries)
        for part in (
            (f"{path}.e{index}.head", "listing-head", plain(entry.head)),
            (f"{path}.e{index}.text", "listing", plain(entry.text)),
        )
    )
    return ((f"{path}.title", "subhead", block.title), *entries)


@block_parts.register
def _(block: SectionBreak, path: str) -> tuple[Part, ...]:  # noqa: ARG001 - a pause has no words
    return ()


def speaker_text(quotation: Quotation) -> str:
    """Who said it and where, as printed below a quotation."""
    named = ", ".join(part for part in (quotation.speaker, quotation.source) if part)
    return f"— {named}" if named else ""


ROLE_WORDS: dict[str, dict[str, str]] = {
    "en": {"words": "By", "photographs": "photographs by", "translation": "translated by", "drawing": "drawings by",
           "research": "research by", "data": "data by", "and": "and"},
    "de": {"words": "Von", "photographs": "Fotos von", "translation": "übersetzt von", "drawing": "Zeichnungen von",
           "research": "Recherche von", "data": "Daten von", "and": "und"},
    "fr": {"words": "Par", "photographs": "photographies de", "translation": "traduit par", "drawing": "dessins de",
           "research": "recherche de", "data": "données de", "and": "et"},
    "es": {"words": "Por", "photographs": "fotografías de", "translation": "traducción de", "drawing": "dibujos de",
           "research": "investigación de", "data": "datos de", "and": "y"},
    "pt": {"words": "Por", "photographs": "fotografias de", "translation": "tradução de", "drawing": "desenhos de",
           "research": "pesquisa de", "data": "dados de", "and": "e"},
    "pl": {"words": "Tekst", "photographs": "zdjęcia", "translation": "tłumaczenie", "drawing": "rysunki",
           "research": "dokumentacja", "data": "dane", "and": "i"},
    "tr": {"words": "Yazan", "photographs": "fotoğraflar", "translation": "çeviri", "drawing": "çizimler",
           "research": "araştırma", "data": "veri", "and": "ve"},
    "el": {"words": "Γράφει", "photographs": "φωτογραφίες", "translation": "μετάφραση", "drawing": "σχέδια",
           "research": "έρευνα", "data": "στοιχεία", "and": "και"},
    "ru": {"words": "Текст", "photographs": "фотографии", "translation": "перевод", "drawing": "рисунки",
           "research": "материалы", "data": "данные", "and": "и"},
}  # fmt: skip
"""How each role is said in a byline, by language."""


def byline_text(story: Story) -> str:
    """Everybody's part in one line: ``By Mara Quill and Tom Reed; photographs by Ann Low``; "" without bylines."""
    words = ROLE_WORDS.get(story.language.partition("-")[0], ROLE_WORDS["en"])
    roles = tuple(dict.fromkeys(byline.role for byline in story.bylines))
    parts = (f"{words.get(role, role)} {_names(story.bylines, role, words['and'])}" for role in roles)
    return "; ".join(parts)


def _names(bylines: tuple[Byline, ...], role: str, conjunction: str) -> str:
    """The names of one role joined as a sentence would."""
    names = [byline.name for byline in bylines if byline.role == role]
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}" if len(names) > 1 else names[0]
