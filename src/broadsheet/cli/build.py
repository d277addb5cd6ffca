"""``broadsheet build FOLDER --out OUT [--date DAY] [--only site,print,epub,mail]``."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from broadsheet.cli.printing import leave, say_json, say_pressing, say_remarks
from broadsheet.cli.telling import shown_progress
from broadsheet.remarks import remark_dict
from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import OUTLETS, BuildOrder
from broadsheet.works.folders import require_folder
from broadsheet.works.publishing.sharing import COMPANIONS

if TYPE_CHECKING:
    from broadsheet.works.building.order import Built

EPILOG = """\b
Examples:
  broadsheet build my-paper --out out
  broadsheet build my-paper --out out --only site
  broadsheet build my-paper --out out --date 2026-12-04"""
MOST_SHOWN = 12
"""Changed pages that are listed; --verbose lists all."""


class OutletNames(click.ParamType[frozenset[str]]):
    """Names of outlets with commas between them."""

    name = "outlets"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """``site,print`` as a set."""
        if isinstance(value, frozenset):
            return value
        names = frozenset(part.strip() for part in str(value).split(",") if part.strip())
        unknown = sorted(names - set(OUTLETS))
        if unknown or not names:
            told = unknown[0] if unknown else value
            self.fail(f"{told!r} is no outlet; write one or more of {', '.join(OUTLETS)}, with commas", param, ctx)
        return names


class _Asked(TypedDict):
    """The options as click hands them over."""

    folder: Path
    out: Path
    day: datetime | None
    only: frozenset[str]
    precompress: bool
    plain: bool
    jobs: int
    as_json: bool
    verbose: bool


@click.command("build", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Where to write.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day that decides what is public and on sale; today.",
)
@click.option(
    "--only",
    type=OutletNames(),
    default=frozenset(OUTLETS),
    help="Which outlets: site, print, epub, mail, with commas; all of them if left out.",
)
@click.option("--precompress/--no-precompress", default=True, help="Write .br and .gz beside the site's files.")
@click.option(
    "--plain", is_flag=True, help="Write the site without links between versions, for hosts that follow none."
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=max(1, os.cpu_count() or 1), help="How many processes work at once."
)
@click.option("--json", "as_json", is_flag=True, help="What came of it as JSON on standard output.")
@click.option("--verbose", is_flag=True, help="List the notes and every changed page.")
def command(**asked: Unpack[_Asked]) -> None:
    """Build everything of the paper in FOLDER: site, PDFs, e-books and newsletters. Only what changed is made again."""
    with shown_progress(quiet=asked["as_json"]) as progress, Builder(_order(asked), progress) as builder:
        built = builder.build()
    if asked["as_json"]:
        say_json(_told(built))
    else:
        _say(built, asked["out"], asked["only"], verbose=asked["verbose"])
    leave(built.remarks)


def _order(asked: _Asked) -> BuildOrder:
    """The order from the options; today enters here and nowhere else."""
    today = date.today()  # noqa: DTZ011 - a paper's day is the local day
    return BuildOrder(
        folder=require_folder(asked["folder"]),
        out=asked["out"],
        day=asked["day"].date() if asked["day"] else today,
        only=asked["only"],
        precompress=asked["precompress"],
        processes=asked["jobs"],
        plain=asked["plain"],
    )


def _told(built: Built) -> dict[str, object]:
    """What came of it as data."""
    return {
        "articles": built.articles,
        "issues": built.issues,
        "version": built.version,
        "whole": built.whole,
        "reason": built.reason,
        "changed": list(built.changed),
        "removed": list(built.removed),
        "files": [str(path) for path in built.files],
        "remarks": [remark_dict(remark) for remark in built.remarks],
        "seconds": dict(built.seconds),
    }


def _say(built: Built, out: Path, only: frozenset[str], *, verbose: bool) -> None:
    """The remarks, what changed, and where it lies."""
    if verbose:
        say_remarks(built.remarks, as_json=False)
    else:
        say_pressing(built.remarks)
    if built.version:
        _say_pages(built, verbose=verbose)
        click.echo(f"  site            {out / 'site'} (version {built.version})")
    elif "site" in only:
        click.echo("The site stays as it was.")
    for path in built.files:
        click.echo(f"  {path.suffix[1:]:<15} {path}")


def _say_pages(built: Built, *, verbose: bool) -> None:
    """How much of the site changed, and which pages."""
    click.echo(f"\n{built.articles} articles, {built.issues} issues; {_changes(built)}.")
    pages = [f"/{path.removesuffix('index.html')}" for path in built.changed if path.endswith("index.html")]
    if built.whole and not verbose:
        return
    for page in pages if verbose else pages[:MOST_SHOWN]:
        click.echo(f"  {page}")
    if len(pages) > MOST_SHOWN and not verbose:
        click.echo(f"  and {len(pages) - MOST_SHOWN} more; --verbose lists them")


def _changes(built: Built) -> str:
    """How much changed and how long it took."""
    changed = [path for path in built.changed if not path.endswith(COMPANIONS)]
    seconds = sum(seconds for _, seconds in built.seconds)
    removed = [path for path in built.removed if not path.endswith(COMPANIONS)]
    took = f"in {seconds:.1f} s"
    if built.whole:
        return f"all built ({built.reason}): {len(changed)} files {took}"
    if not changed and not removed:
        return f"nothing changed, found {took}"
    gone = f", {len(removed)} removed" if removed else ""
    return f"{len(changed)} files changed{gone} {took}"
