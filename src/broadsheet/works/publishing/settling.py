"""Making files durable before anything points at them, and clearing away what no reader can reach any more."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.works.publishing.store import Journal, Store

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW = 12
"""Up to so many files and folders are synchronised one by one (0.4 ms each); more of them at once (2 ms for 100)."""
KEPT = 2
"""Versions kept whole: the one served, and the one before, for readers in the middle of a page and for going back."""


def settle(paths: Sequence[str]) -> None:
    """Bring files and folders to the disk before going on."""
    if len(paths) > FEW:
        os.sync()
        return
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def expire(store: Store, live: int) -> None:
    """Remove what only versions older than those kept could reach. May be killed and run again."""
    for file in sorted((store.home / "journal").glob("[0-9]*.json")):
        number = int(file.stem)
        if number <= live - KEPT + 1:
            _expire_replaced(store, store.journal(number), number)
        if number <= live - KEPT:
            file.unlink()
    store.sweep()


def _expire_replaced(store: Store, journal: Journal, number: int) -> None:
    """Remove what one version replaced."""
    if journal.afresh:
        for version in sorted(store.versions.iterdir()):
            if version.name.isdigit() and int(version.name) < number:
                store.discard(version)
    for folder in journal.replaced:
        _strip(store.versions / folder, store.versions)


def _strip(folder: Path, top: Path) -> None:
    """Remove a folder's own files and links, and the folder and those above it as far as nothing real is left."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_symlink() or not entry.is_dir():
                    os.unlink(entry.path)  # noqa: PTH108 - a thousand links at a time; a Path for each doubles the cost
        while folder != top:
            folder.rmdir()
            folder = folder.parent
    except OSError:
        return
