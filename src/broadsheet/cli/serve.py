"""``broadsheet serve FOLDER [--out OUT] [--port N]``."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from broadsheet.cli.build import OutletNames
from broadsheet.works.building.order import BuildOrder
from broadsheet.works.folders import require_folder
from broadsheet.works.serving.paper import serve_paper

EPILOG = """\b
Examples:
  broadsheet serve my-paper
  broadsheet serve my-paper --port 8080 --only site,print"""


class _Asked(TypedDict):
    """The options as click hands them over."""

    folder: Path
    out: Path
    port: int
    host: str
    only: frozenset[str]


@click.command("serve", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Where to write.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes one that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may read along: 0.0.0.0 lets in the network.")
@click.option(
    "--only",
    type=OutletNames(),
    default=frozenset({"site"}),
    help="Which outlets to keep up to date: site, print, epub, mail; the site if left out.",
)
def command(**asked: Unpack[_Asked]) -> None:
    """Build the paper in FOLDER, serve its site, and build again on every change; pages in a browser load anew."""
    order = BuildOrder(
        folder=require_folder(asked["folder"]),
        out=asked["out"],
        day=_today(),
        only=asked["only"],
        precompress=False,
        processes=max(1, os.cpu_count() or 1),
    )
    serve_paper(order, (asked["host"], asked["port"]), _say, _today)


def _say(line: str) -> None:
    """A line for whoever works on the paper."""
    click.echo(line)


def _today() -> date:
    """The local day."""
    return date.today()  # noqa: DTZ011 - a paper's day is the local day
