"""What pages already open still ask for: files named by their contents stay reachable for one version more."""

# ruff: noqa: PTH103, PTH118, PTH120, PTH122
# Plain strings and os calls: thousands of paths a second pass through here.

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from broadsheet.works.publishing.sharing import COMPANIONS, covered, share_file
from broadsheet.works.publishing.store import LONG_LIVED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet


def is_long_lived(path: str) -> bool:
    """Whether a path lies in a folder whose files are named by their contents."""
    return path.partition("/")[0] in LONG_LIVED


def stay_once_more(removed: AbstractSet[str], lingering: AbstractSet[str]) -> frozenset[str]:
    """Those of the removed paths that stay for this version; what stayed in the version before goes now."""
    return frozenset(path for path in removed if is_long_lived(path) and not covered(path, lingering))


def bring_along(before: str, draft: str, lingering: AbstractSet[str]) -> tuple[str, ...]:
    """Share the long-lived files of the version before with a site written afresh; returns the paths it lacked."""
    brought = []
    for path in _long_lived_files(before):
        target = os.path.join(draft, path)
        if os.path.lexists(target) or covered(path, lingering) or _has_new_stem(path, draft):
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        share_file(os.path.join(before, path), target)
        brought.append(path)
    return tuple(brought)


def _long_lived_files(site: str) -> Iterator[str]:
    """The paths of all long-lived files of a site."""
    for top in LONG_LIVED:
        for folder, _, names in os.walk(os.path.join(site, top), followlinks=True):
            for name in sorted(names):
                yield os.path.relpath(os.path.join(folder, name), site)


def _has_new_stem(path: str, draft: str) -> bool:
    """Whether a path is the compressed form of a file the draft has."""
    stem, suffix = os.path.splitext(path)
    return suffix in COMPANIONS and os.path.lexists(os.path.join(draft, stem))
