"""Issues composed once for all tests of the issue's makeup, and pages drawn as letters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from broadsheet.makeup.choices import Choices
from broadsheet.makeup.flatplan import make_up
from broadsheet.makeup.page import leaves
from broadsheet.typeset.typesetter import Typesetter
from builders import an_edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan, MadeUpPage


@cache
def typesetter_of(page_format: str = "tabloid") -> Typesetter:
    """One typesetter for all editions of a format, for setting the same copy twice teaches nothing."""
    return Typesetter(an_edition(words=200, items=2, pages=4, pictures=0, page_format=page_format).design)


@pytest.fixture(scope="session")
def composed() -> Callable[..., tuple[Edition, Flatplan]]:
    """Compose an invented issue by its wishes; each only once."""

    @cache
    def _composed(**wishes: object) -> tuple[Edition, Flatplan]:
        edition = an_edition(**wishes)
        return edition, make_up(edition, typesetter_of(edition.design.format.name))

    return _composed


@pytest.fixture(scope="session")
def monthly(composed) -> tuple[Edition, Flatplan]:
    """An eight-page issue of the size a monthly prints."""
    return composed(words=9000, items=24, pages=8, pictures=13)


@pytest.fixture(scope="session")
def compose() -> Callable[..., Flatplan]:
    """Compose an edition of one's own."""

    def _compose(edition: Edition, choices: Choices | None = None) -> Flatplan:
        return make_up(edition, typesetter_of(edition.design.format.name), choices or Choices())

    return _compose


@pytest.fixture(scope="session")
def drawn() -> Callable[[MadeUpPage, int, int], str]:
    """A page as lines of letters, one for each piece, a dot where white lies between pieces."""

    def _drawn(page: MadeUpPage, columns: int, rows: int) -> str:
        field = [["."] * columns for _ in range(rows)]
        for number, leaf in enumerate(leaves(page.plan.tree)):
            for row in range(leaf.cell.row, leaf.cell.row + leaf.cell.rows):
                for column in range(leaf.cell.column, leaf.cell.column + leaf.cell.columns):
                    assert field[row][column] == ".", f"{leaf.piece} stands on another piece"
                    field[row][column] = chr(ord("a") + number)
        return "\n".join("".join(line) for line in field)

    return _drawn
