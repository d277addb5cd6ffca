"""The one moment in which a site changes: a link renamed, or, where there are no links, two folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from broadsheet.works.publishing.settling import settle
from broadsheet.works.publishing.store import Store, name_of

if TYPE_CHECKING:
    from pathlib import Path


def switch(store: Store, draft: Path, number: int, *, plain: bool) -> None:
    """Serve a finished draft as version ``number``."""
    if plain:
        _swap(store, draft)
        return
    draft.rename(store.version(number))
    settle([str(store.versions), str(store.home / "journal")])
    point(store, number)


def point(store: Store, number: int) -> None:
    """Make the served link name a version, in one step that lasts."""
    fresh = store.home / "next"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(f".site/versions/{name_of(number)}")
    if store.site.is_dir() and not store.site.is_symlink():
        store.site.rmdir()  # an empty folder somebody made; another one was refused
    os.replace(fresh, store.site)  # noqa: PTH105 - pathlib's replace would say the same less plainly
    settle([str(store.out)])


def _swap(store: Store, draft: Path) -> None:
    """Set the old folder, or the link to one, aside and the new one in its place; then no older version is reached.

    ``Store.heal`` mends what a kill leaves between.
    """
    before = store.home / "before"
    if os.path.lexists(store.site):
        store.site.rename(before)
    draft.rename(store.site)
    settle([str(store.out), str(store.home)])
    store.discard(before)
    for version in sorted(store.versions.iterdir()):
        store.discard(version)
