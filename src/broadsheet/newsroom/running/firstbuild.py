"""The first public site, built straight from the paper's folder while the newsroom's tables are still being made.

    python -m broadsheet.newsroom.running.firstbuild FOLDER

What is public in a folder is public in the newsroom that begins with it; the worker then builds on from here. Readers
need not wait for the desk. Does nothing where there is a site; what goes wrong is told by the worker's own build.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.home import home_here
from broadsheet.works.apart import end_with_parent
from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import BuildOrder

SITE = frozenset({"site"})


def build_first(folder: Path, out: Path, day: date) -> bool:
    """Build the site of a paper unless there is one; whether there is one now."""
    if not (out / "site").exists() and (folder / "paper.toml").exists():
        with suppress(BroadsheetError), Builder(BuildOrder(folder, out, day, only=SITE)) as builder:
            builder.build(day)
    return (out / "site").exists()


def main() -> None:
    """Build once."""
    end_with_parent()
    build_first(Path(sys.argv[1]), home_here().out, date.today())  # noqa: DTZ011 - a paper's day is the local day


if __name__ == "__main__":
    main()
