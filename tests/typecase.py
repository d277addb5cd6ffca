"""Set type drawn as text, so that a test can be read like a proof sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.typeset.model import Fragment, Galley, HeadlineSetting, Line


def drawn(line: Line | None) -> str:
    """A line's text; an added hyphen is drawn."""
    if line is None:
        return ""
    return "".join((" " if piece.gap else "") + piece.fragment.text for piece in line.pieces) + "-" * line.hyphen


def draw(setting: HeadlineSetting | None) -> list[str]:
    """The lines of a headline or a block."""
    return [] if setting is None else [drawn(placed.line) for placed in setting.lines]


def joined(lines: Iterable[Line]) -> str:
    """The text of a paragraph's lines, divided words whole again."""
    text = ""
    for line in lines:
        text += drawn(line).removesuffix("-" * line.hyphen)
        text += "" if line.hyphen or line.joined or line.last else " "
    return text


def proof(galley: Galley) -> str:
    """A galley as a proof sheet: rows of white, drop capitals in brackets, markers and cells beside their lines."""
    sheet = []
    for row in galley.lines:
        sheet += [""] * (row.rows - 1)
        cells = sorted(
            [(row.line.x if row.line else 0, drawn(row.line)), *((line.x, drawn(line)) for line, _ in row.extra)]
        )
        drop = f"[{drawn(row.drop.line)}] " if row.drop else ""
        sheet.append(drop + " | ".join(text for _, text in cells))
    return "\n".join(sheet)


def fragments(lines: Iterable[Line]) -> list[Fragment]:
    """Every fragment of some lines."""
    return [piece.fragment for line in lines for piece in line.pieces]


def set_width(line: Line) -> float:
    """The width a line will have in print, in Mpt, by the formula of ``typeset.model``."""
    advances = sum(sum(piece.fragment.advances) + piece.kern for piece in line.pieces)
    spaces = sum(piece.gap for piece in line.pieces)
    glyphs = sum(len(piece.fragment.glyphs) for piece in line.pieces) + spaces
    return (advances + spaces * line.space + glyphs * line.tracking) * line.scale / 1_000


def effective_space(line: Line) -> float:
    """The word space as printed, as a multiple of the font's own."""
    return (line.space + line.tracking) * line.scale / 1_000 / line.natural
