"""``broadsheet compose FOLDER --issue 24 --out OUT``."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from broadsheet.cli.printing import leave, say_json, say_pressing, say_remarks
from broadsheet.cli.telling import shown_progress
from broadsheet.works.composing import ComposeOrder, compose
from broadsheet.works.folders import require_folder

if TYPE_CHECKING:
    from broadsheet.works.composing import Composed
    from broadsheet.works.report import Report

EPILOG = """\b
Examples:
  broadsheet compose my-paper --out out
  broadsheet compose my-paper --issue 24 --out out --alternative 5=2
  broadsheet compose my-paper --issue 24 --out out --lock 1 --lock 4"""

LABELS = {
    "press.pdf": "press PDF",
    "reading.pdf": "reading PDF",
    "pages": "page pictures",
    "report.html": "report",
    "report.json": "report as data",
}


class _PageChoice(click.ParamType[tuple[int, int]]):
    """``PAGE=WHICH``, two whole numbers."""

    name = "page=which"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """``5=2`` to ``(5, 2)``."""
        page, sign, which = str(value).partition("=")
        if not (sign and page.isdigit() and which.isdigit() and int(page) and int(which)):
            self.fail(f"{value!r} is not of the form 5=2 (page 5, second best)", param, ctx)
        return int(page), int(which)


class _Asked(TypedDict):
    """The options as click hands them over."""

    folder: Path
    out: Path
    day: datetime | None
    issue: int | None
    alternatives: tuple[tuple[int, int], ...]
    lock: tuple[int, ...]
    dpi: int
    pictures: bool
    as_json: bool
    verbose: bool


@click.command("compose", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--issue", type=click.IntRange(min=1), default=None, help="The issue's number; the one on sale if left out."
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Where to write.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day that decides what is on sale; today.",
)
@click.option(
    "--alternative", "alternatives", type=_PageChoice(), multiple=True, help="Take another of a page's plans: 5=2."
)
@click.option(
    "--lock", type=click.IntRange(min=1), multiple=True, help="Store this page's plan in the paper, to stay as it is."
)
@click.option(
    "--dpi", type=click.IntRange(30, 600), default=110, show_default=True, help="Resolution of the page pictures."
)
@click.option("--pictures/--no-pictures", default=True, help="Draw the pages as PNG files.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON on standard output.")
@click.option("--verbose", is_flag=True, help="List the notes too, not only what stops the press or is to weigh.")
def command(**asked: Unpack[_Asked]) -> None:
    """Compose an issue of the paper in FOLDER: press PDF, reading PDF, page pictures and a report."""
    with shown_progress(quiet=asked["as_json"]) as progress:
        composed = compose(_order(asked), progress)
    if asked["as_json"]:
        _say_json(composed)
    else:
        _say(composed, verbose=asked["verbose"])
    leave(composed.remarks)


def _order(asked: _Asked) -> ComposeOrder:
    """The order from the options; today enters here and nowhere else."""
    today = date.today()  # noqa: DTZ011 - a paper's day is the local day
    return ComposeOrder(
        folder=require_folder(asked["folder"]),
        out=asked["out"],
        day=asked["day"].date() if asked["day"] else today,
        number=asked["issue"] or 0,
        alternatives=asked["alternatives"],
        lock=asked["lock"],
        dpi=asked["dpi"],
        pictures=asked["pictures"],
    )


def _say_json(composed: Composed) -> None:
    """The whole report as JSON; the remarks alone when there is no report."""
    if composed.report:
        say_json(composed.report.as_dict())
    else:
        say_remarks(composed.remarks, as_json=True)


def _say(composed: Composed, *, verbose: bool) -> None:
    """The remarks, how long it took, and where the files lie."""
    if verbose:
        say_remarks(composed.remarks, as_json=False)
    else:
        say_pressing(composed.remarks)
    if composed.report is None:
        return
    click.echo(_headline(composed.report))
    for path in composed.files:
        click.echo(f"  {LABELS.get(path.name, 'stored plan'):<15} {path}")
    if composed.stopped:
        click.echo("  press PDF       held back until nothing stops the press")


def _headline(report: Report) -> str:
    """What was composed and in what time."""
    seconds = sum(seconds for _, seconds in report.seconds)
    paper, issue = report.edition.paper.name, report.edition.issue.number
    return f"\n{paper}, issue {issue}: {len(report.flatplan.pages)} pages composed in {seconds:.1f} s"
