"""Pictures: ``![alt text](pictures/file.jpg){caption="…" credit="…" rights="…" focus="480,420" decorative}``.

A picture stands alone in its paragraph. Caption, credit, rights and focus stand in braces right behind it or on the
next line; the caption is Markdown. Without a caption there, the title in the round brackets is taken. The focus is the
point a crop must keep, from the left and from the top, in thousandths ("480,420") or as percentages ("48% 42%").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.story.attributes import YES
from broadsheet.story.findings import short, suggestion
from broadsheet.story.inline import alt_of, read_spans
from broadsheet.story.model import Focus, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from broadsheet.story.inline import Sheet

KEYS = ("caption", "credit", "rights", "focus", "decorative")
_AROUND = frozenset({"softbreak", "hardbreak", "link_open", "link_close"})
_FOCUS = re.compile(r"(\d+(?:\.\d+)?)(%?)[\s,]+(\d+(?:\.\d+)?)(%?)")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
WHOLE = 1000


def pictures_of(tokens: Sequence[Token], sheet: Sheet, line: int) -> tuple[Picture, ...]:
    """The pictures of a paragraph that holds nothing else; none when it holds text."""
    shown = [token for token in tokens if token.type not in _AROUND and (token.type != "text" or token.content.strip())]
    if any(token.type != "image" for token in shown):
        return ()
    if any(token.type == "link_open" for token in tokens):
        sheet.findings.note("linked-picture", line, "A picture cannot be a link.", "Put the address into its caption.")
    return tuple(_picture(token, sheet, line) for token in shown)


def _picture(token: Token, sheet: Sheet, line: int) -> Picture:
    """One picture with its attributes."""
    attributes = dict(token.meta.get("attributes", {}))
    _remark_on_attributes(token, attributes, sheet, line)
    file = str(token.attrs.get("src", ""))
    if not file or is_elsewhere(file):
        message = f'The picture "{short(file)}" is not a file of the paper.' if file else "The picture names no file."
        advice = "Copy it into pictures/ and name it: ![alt text](pictures/name.jpg)."
        sheet.findings.stop("picture-file", line, message, advice)
    return Picture(
        file,
        alt_of(token),
        read_spans(attributes.get("caption", str(token.attrs.get("title", ""))), sheet, line),
        attributes.get("credit", ""),
        attributes.get("rights", ""),
        _focus(attributes.get("focus", ""), sheet, line),
        is_decorative(attributes),
    )


def is_elsewhere(file: str) -> bool:
    """Whether an address is none of a file of the paper."""
    return _ELSEWHERE.match(file) is not None


def is_decorative(attributes: dict[str, str]) -> bool:
    """Whether a picture carries no alt text on purpose."""
    return attributes.get("decorative", "no").casefold() in {YES, "true", "decorative"}


def _remark_on_attributes(token: Token, attributes: dict[str, str], sheet: Sheet, line: int) -> None:
    """Attributes that cannot be read, or that no picture has."""
    if "unread" in token.meta:
        message = f"The words {short(token.meta['unread'])} behind the picture cannot be read; they were left out."
        advice = 'Write them in braces with straight quotes: {caption="…" credit="…"}. A quote within is written \\".'
        sheet.findings.stop("picture-attributes", line, message, advice)
    for name in attributes:
        if name not in KEYS:
            message = f'A picture has no "{short(name)}"; it was left out.'
            sheet.findings.warn("unknown-attribute", line, message, suggestion(name, KEYS))


def _focus(text: str, sheet: Sheet, line: int) -> Focus:
    """A point of the picture; its middle, with a remark, when none can be read."""
    focus = focus_of(text)
    if focus is None:
        message = f'The focus "{short(text)}" is not a point of the picture; its middle is taken.'
        sheet.findings.warn("picture-focus", line, message, 'Say how far from the left and the top: focus="40% 30%".')
    return focus or Focus()


def focus_of(text: str) -> Focus | None:
    """A point of the picture, its middle when the text is empty; None when it is no point."""
    if not text:
        return Focus()
    match = _FOCUS.fullmatch(text.strip())
    x, y = (_thousandths(match[at], match[at + 1]) for at in (1, 3)) if match else (-1, -1)
    return Focus(x, y) if 0 <= x <= WHOLE and 0 <= y <= WHOLE else None


def _thousandths(number: str, percent: str) -> int:
    """A number, or a percentage, in thousandths."""
    return round(float(number) * (10 if percent else 1))
