"""What newsrooms are asked: a paper's name, network, sections and format, written down as its folder; a database."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from broadsheet.edition.model import Network, Paper, Section
from broadsheet.edition.writing import toml_text, write_paper
from broadsheet.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ("tabloid", "tabloid-nordic", "berliner", "a3", "a4")
NEWSPRINT = "newsprint-coldset"
DATABASES = frozenset({"postgres", "postgresql", "pgsql", "sqlite"})
"""How the address of a database may begin."""


class Sections(click.ParamType[tuple[str, ...]]):
    """Names of sections with commas between; no name twice, and each can be told from the others by its letters."""

    name = "sections"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names in their order."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        ids = [section_id(name) for name in names]
        if not names or not all(ids) or len(set(ids)) < len(ids):
            self.fail(f"{value!r}: name one section or more, each once, with commas between.", param, ctx)
        return names


class Database(click.ParamType[str]):
    """The address of a database that a newsroom can live in; empty for the file in its home."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address as it is."""
        if value and not _is_database(value):
            wanted = "postgres://NAME@HOST/DATABASE; without --database the newsroom keeps its own"
            self.fail(f"{value!r} is no database's address. Write it as {wanted}.", param, ctx)
        return value


DATABASE = click.option(
    "--database",
    type=Database(),
    default="",
    envvar="BROADSHEET_DATABASE",
    help="The newsroom's database as a URL; a file in its home if left out.",
)


def _is_database(value: str) -> bool:
    """Whether an address names a kind of database that is known, and one of that kind."""
    try:
        parts = urlsplit(value)
        return parts.scheme in DATABASES and len(parts.path) > 1 and (parts.port or 0) >= 0
    except ValueError:
        return False


def section_id(name: str) -> str:
    """A section's name as what stories call it: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@contextmanager
def asked_paper(paper: Paper, page: str) -> Iterator[Path]:
    """A folder that holds a paper without any copy, for as long as it is needed; ``page`` is the format's name."""
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as name:
        folder = Path(name)
        (folder / "paper.toml").write_text(write_paper(paper), encoding="utf-8")
        design = f"format = {toml_text(page)}\nprinter = {toml_text(NEWSPRINT)}\n"
        (folder / "design.toml").write_text(design, encoding="utf-8")
        yield folder


def paper_called(name: str, network: str, sections: tuple[str, ...]) -> Paper:
    """A paper as it was told. Raises ``UsageError`` for a name that cannot be printed."""
    if not name.strip() or not (name + network).isprintable():
        message = (
            "The paper's name will not do; give one that can be printed, for example --name 'The Aldermere Heron'."
        )
        raise UsageError(message)
    parts = tuple(Section(section_id(section), section) for section in sections)
    return Paper(name.strip(), network=Network(network.strip()), sections=parts)
