"""``broadsheet publish OUT --to s3://bucket/folder``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from broadsheet.cli.printing import say_json
from broadsheet.cli.telling import shown_progress
from broadsheet.works.publishing.s3 import open_bucket, target_of
from broadsheet.works.publishing.storage import send_site, site_in

if TYPE_CHECKING:
    from broadsheet.works.publishing.storage import Sent

EPILOG = """\b
Examples:
  broadsheet publish out --to s3://my-paper --dry-run
  broadsheet publish out --to s3://my-paper/site --endpoint https://s3.example.org
The keys are read from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION."""

KILO = 1000


class _Asked(TypedDict):
    """The options as click hands them over."""

    folder: Path
    to: str
    endpoint: str
    dry_run: bool
    as_json: bool
    verbose: bool


@click.command("publish", epilog=EPILOG)
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--to", required=True, help="Where to: s3://bucket or s3://bucket/folder.")
@click.option("--endpoint", default="", help="The storage's web address, where it is not Amazon's.")
@click.option("--dry-run", is_flag=True, help="Tell what would be sent and removed, and touch nothing.")
@click.option("--json", "as_json", is_flag=True, help="What was done as JSON on standard output.")
@click.option("--verbose", is_flag=True, help="List every file.")
def command(**asked: Unpack[_Asked]) -> None:
    """Send the site built in OUT to S3-style storage: only what changed, and never half a change."""
    target = target_of(asked["to"], asked["endpoint"])
    site = site_in(asked["folder"])
    with shown_progress(quiet=asked["as_json"]) as progress:
        sent = send_site(site, open_bucket(target), progress, dry_run=asked["dry_run"])
    if asked["as_json"]:
        say_json({"uploaded": sent.uploaded, "removed": sent.removed, "unchanged": sent.unchanged, "bytes": sent.size})
        return
    if asked["verbose"] or asked["dry_run"]:
        _list(sent)
    click.echo(_summary(sent, str(target), dry_run=asked["dry_run"]))


def _list(sent: Sent) -> None:
    """Every file, in the order in which it goes."""
    for path in sent.uploaded:
        click.echo(f"  send    {path}")
    for path in sent.removed:
        click.echo(f"  remove  {path}")


def _summary(sent: Sent, target: str, *, dry_run: bool) -> str:
    """``s3://my-paper: 12 files sent (340 kB), 2 removed, 9,988 unchanged``."""
    send, remove = ("to send", "to remove") if dry_run else ("sent", "removed")
    files = f"{len(sent.uploaded):,} file{'' if len(sent.uploaded) == 1 else 's'}"
    return (
        f"{target}: {files} {send} ({_size(sent.size)}), {len(sent.removed):,} {remove}, {sent.unchanged:,} unchanged"
    )


def _size(size: int) -> str:
    """Bytes as a reader says them."""
    for unit, factor in (("GB", KILO**3), ("MB", KILO**2), ("kB", KILO)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"
