"""Refusing, before anything is written, what cannot be meant: pages, alternatives and output folders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.errors import UsageError
from broadsheet.works.staging import writable_home

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan

PAPER_FOLDERS = ("issues", "stories", "pictures", "adverts", "printers", "replies")
PICTURE = re.compile(r"\d+(-\d+)?\.png")


def refuse_choices(flatplan: Flatplan, edition: Edition, alternatives: Sequence[tuple[int, int]]) -> None:
    """Say that a page or one of its plans is not there, or that the page is locked. Raises ``UsageError``."""
    pages = {page.number: page.alternatives for page in flatplan.pages}
    locked = {pin.number for pin in edition.issue.page_pins if pin.locked}
    for number, which in alternatives:
        asked = f"--alternative {number}={which}"
        if number not in pages:
            raise UsageError(f"{asked}: there is no page {number}; the issue has {len(pages)} pages.")
        if number in locked:
            raise UsageError(f"{asked}: page {number} is locked; take locked = true out of issue.toml first.")
        if which > pages[number]:
            raise UsageError(f"{asked}: page {number} has {_plans(pages[number])}.")


def _plans(count: int) -> str:
    """How many plans a page has, and which may be named."""
    return f"{count} plans; name one from 1 to {count}" if count > 1 else "one plan, and no other way closes it"


def refuse_out(folder: Path, out: Path, owned: Sequence[str]) -> None:
    """Say that an output folder is the paper's own, or holds entries of the same names that are somebody else's.

    Raises ``UsageError``, or ``InputError`` where the folder cannot be written.
    """
    writable_home(out)
    paper, target = folder.resolve(), out.resolve()
    homes = [paper / name for name in PAPER_FOLDERS]
    if target == paper or any(home in {target, *target.parents} for home in homes):
        raise UsageError(f"{out} holds the paper itself; name another folder for the output, for example --out out.")
    for name in owned:
        if (out / name).is_dir() and not _of_pictures(out / name):
            raise UsageError(
                f"{out / name} holds other files, which would be replaced; name another folder with --out."
            )


def _of_pictures(folder: Path) -> bool:
    """Whether a folder holds nothing but pictures of pages."""
    return all(PICTURE.fullmatch(entry.name) for entry in folder.iterdir())
