"""Pictures as the newsroom keeps them, in the words of a story's pictures. Knows no Django.

What a picture in a story leaves empty is taken from the picture itself. A story that wants it empty in spite of that
says so with a space (``EMPTY``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from broadsheet.newsroom.stories.spans import rich_text
from broadsheet.story.model import Focus, Picture, Spans

EMPTY = " "
WHOLE = 1000
MIDDLE = Focus()


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture as it is kept: its primary key, its path in the paper's folder, and what is known of it."""

    pk: int
    file: str
    alt: str = ""
    decorative: bool = False
    credit: str = ""
    rights: str = ""
    focus: Focus = MIDDLE


NO_PICTURE = KeptPicture(0, "")


def focus_of_point(x: int | None, y: int | None, width: int, height: int) -> Focus:
    """A focal point in pixels as thousandths; the middle where there is none."""
    if x is None or y is None or not width or not height:
        return Focus()
    return Focus(min(WHOLE, round(x * WHOLE / width)), min(WHOLE, round(y * WHOLE / height)))


def picture_of(value: dict[str, Any], kept: KeptPicture, caption: Spans) -> Picture:
    """The picture that a block of the editor stands for."""
    alt = value.get("alt") or ""
    x, y = value.get("focus_x"), value.get("focus_y")
    return Picture(
        kept.file,
        (alt or kept.alt).strip(),
        caption,
        (value.get("credit") or kept.credit).strip(),
        (value.get("rights") or kept.rights).strip(),
        Focus(kept.focus.x if x is None else x, kept.focus.y if y is None else y),
        bool(value.get("decorative")) or (kept.decorative and not alt),
    )


def picture_value(picture: Picture, kept: KeptPicture, notes: frozenset[str]) -> dict[str, object]:
    """A picture as the editor's block holds it: what is as it is kept stays empty."""
    as_kept = picture.alt == kept.alt and (picture.decorative or not kept.decorative)
    return {
        "image": kept.pk or None,
        "alt": "" if as_kept else picture.alt or EMPTY,
        "decorative": picture.decorative and not (as_kept and kept.decorative),
        "caption": rich_text([picture.caption], notes),
        "credit": _own(picture.credit, kept.credit),
        "rights": _own(picture.rights, kept.rights),
        "focus_x": None if picture.focus.x == kept.focus.x else picture.focus.x,
        "focus_y": None if picture.focus.y == kept.focus.y else picture.focus.y,
    }


def _own(text: str, kept: str) -> str:
    """A text where it differs from what is kept."""
    return "" if text == kept else text or EMPTY
