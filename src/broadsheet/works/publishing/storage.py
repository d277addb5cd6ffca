"""A site sent to S3-style storage: only what changed, in an order in which no page ever names what is not there yet.

Waves, each finished before the next: assets and pictures; new files that are no pages, as the PDFs and e-books that
new pages name; new pages; changed articles; changed lists and feeds, the front page last; then what is gone, pages
before the assets they name. Pages that come together, and pages that go together, may name each other, and storage
does not take or remove many at once: for a moment each says nothing but that there is no page, so that none names
what is not there. A record of digests in the bucket says what lies there. It is written last; before anything is
touched, a list of what will be is. So a run that was killed is known to the next, which sends or removes again
whatever that one may have touched.

Files are sent as they are; compressed companions stay at home, since storage cannot choose between them by what a
browser takes: the network in front of it compresses. Redirects are pages that lead on. Headers other than a file's type
and age are that network's too, so that the files for hosts are not sent.
"""

from __future__ import annotations

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from broadsheet.errors import InputError
from broadsheet.works.progress import Progress, silent
from broadsheet.works.publishing.headers import cache_control
from broadsheet.works.publishing.hosts import FILES
from broadsheet.works.publishing.lingering import is_long_lived
from broadsheet.works.publishing.media import media_type
from broadsheet.works.publishing.sharing import COMPANIONS
from broadsheet.works.publishing.store import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

RECORD, PENDING = ".broadsheet-record.json", ".broadsheet-pending.json"
AT_ONCE = 24
"""Files on their way at the same time."""
ARTICLE = re.compile(r"\d{4}/\d{2}/[^/]+/")
FRONT, PAGE = "index.html", ".html"
NEW_PAGES = 2
"""The wave of new pages."""
NO_PAGE = b"<!doctype html><title>404</title><p>404"
"""What stands for a moment where a page comes or goes: it names nothing."""


class Bucket(Protocol):
    """Where files are sent. Keys are the site's paths. A put is whole or not at all."""

    def get(self, key: str) -> bytes | None:
        """A file; None where there is none."""

    def put(self, key: str, data: bytes, headers: Mapping[str, str]) -> None:
        """Store a file with its ``Content-Type`` and ``Cache-Control``."""

    def delete(self, keys: Sequence[str]) -> None:
        """Remove files; those that are not there are no error."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent (or would be): paths uploaded and removed in their order, files left alone, bytes uploaded."""

    uploaded: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    size: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done, in waves. ``digests`` are those of the whole site; ``stands``: there was one before."""

    waves: tuple[tuple[str, ...], ...]
    removals: tuple[tuple[str, ...], ...]
    digests: Mapping[str, str]
    unsure: frozenset[str]
    stands: bool

    @property
    def uploads(self) -> tuple[str, ...]:
        """All paths to upload, in order."""
        return tuple(path for wave in self.waves for path in wave)

    @property
    def removed(self) -> tuple[str, ...]:
        """All paths to remove, in order."""
        return tuple(path for wave in self.removals for path in wave)

    @property
    def coming(self) -> tuple[str, ...]:
        """The pages that are new on a site that stands already."""
        return self.waves[NEW_PAGES] if self.stands else ()

    @property
    def pages_removed(self) -> tuple[str, ...]:
        """The pages among them: what may name others."""
        return tuple(path for path in self.removed if path.endswith(PAGE))


def send_site(site: Path, bucket: Bucket, progress: Progress = silent, *, dry_run: bool = False) -> Sent:
    """Make a bucket hold what the site's folder holds; one version is read throughout. ``dry_run`` touches nothing.

    Raises ``InputError`` where there is no site, or where the storage refuses.
    """
    home = site.resolve()
    if not (home / FRONT).is_file():
        raise InputError(f"{site} holds no site; build it first with `broadsheet build`.")
    plan = _plan(_digests(home), bucket)
    size = sum((home / path).stat().st_size for path in plan.uploads)
    if not dry_run and (plan.uploads or plan.removed or plan.unsure):
        _carry_out(plan, home, bucket, progress)
    return Sent(plan.uploads, plan.removed, len(plan.digests) - len(plan.uploads), size)


def site_in(folder: Path) -> Path:
    """The site in an output folder, in a paper's folder that holds ``out``, or the folder itself where it is a site.

    Raises ``InputError`` where there is none.
    """
    for candidate in (folder / "site", folder / "out" / "site", folder):
        if (candidate / FRONT).is_file():
            return candidate
    raise InputError(f"{folder} holds no site; name the folder that `broadsheet build` wrote, for example out.")


def _digests(home: Path) -> dict[str, str]:
    """The digest of every file that is sent, by path, in order."""
    paths = sorted(
        os.path.relpath(Path(folder, name), home)
        for folder, _, names in os.walk(home, followlinks=True)
        for name in names
        if not (name.endswith(COMPANIONS) or name in {*FILES, MARK})
    )
    with ThreadPoolExecutor() as pool:
        return dict(
            zip(paths, pool.map(lambda path: sha256((home / path).read_bytes()).hexdigest(), paths), strict=True)
        )


def _plan(digests: Mapping[str, str], bucket: Bucket) -> _Plan:
    """What differs from what lies in the bucket, and what an earlier run may have left half done."""
    there: dict[str, str] = _json(bucket.get(RECORD), {})
    unsure = frozenset(_json(bucket.get(PENDING), []))
    wanted = [path for path, digest in digests.items() if there.get(path) != digest or path in unsure]
    gone = sorted((set(there) | unsure) - set(digests))
    waves = _parted(wanted, lambda path: _wave(path, path not in there), 6)
    return _Plan(waves, _parted(gone, is_long_lived, 2), digests, unsure, stands=bool(there))


def _wave(path: str, new: bool) -> int:  # noqa: FBT001 - the two facts that place a file
    """The wave a file goes with."""
    if is_long_lived(path):
        return 0
    if path == FRONT:
        return 5
    if new:
        return NEW_PAGES if path.endswith(PAGE) else 1
    return 3 if ARTICLE.match(path) else 4


def _carry_out(plan: _Plan, home: Path, bucket: Bucket, progress: Progress) -> None:
    """Announce, upload, remove, and record."""
    touched = sorted({*plan.uploads, *plan.removed, *plan.unsure})
    bucket.put(PENDING, _bytes(touched), _headers(PENDING))
    done = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda path: _hold_place(path, plan, bucket), plan.coming))
        for wave in plan.waves:
            for _ in pool.map(lambda path: bucket.put(path, (home / path).read_bytes(), _headers(path)), wave):
                done += 1
                progress("send", done, len(plan.uploads))
        list(pool.map(lambda path: bucket.put(path, NO_PAGE, _headers(path)), plan.pages_removed))
    for wave in plan.removals:
        if wave:
            bucket.delete(wave)
    bucket.put(RECORD, _bytes(plan.digests), _headers(RECORD))
    bucket.delete([PENDING])


def _hold_place(path: str, plan: _Plan, bucket: Bucket) -> None:
    """Let a page that comes be there before others name it; one that an earlier run brought stays."""
    if path not in plan.unsure or bucket.get(path) is None:
        bucket.put(path, NO_PAGE, _headers(path))


def _headers(path: str) -> dict[str, str]:
    """The headers a file is stored with."""
    kept = cache_control(f"/{path}") if not path.startswith(".broadsheet") else "no-store"
    return {"Content-Type": media_type(path), "Cache-Control": kept}


def _parted(paths: Iterable[str], place: Callable[[str], int], count: int) -> tuple[tuple[str, ...], ...]:
    """Paths in waves by their place."""
    waves: list[list[str]] = [[] for _ in range(count)]
    for path in paths:
        waves[place(path)].append(path)
    return tuple(map(tuple, waves))


def _json(data: bytes | None, otherwise: Any) -> Any:  # noqa: ANN401 - whatever the record holds
    """Data that was kept as JSON."""
    return otherwise if data is None else json.loads(data)


def _bytes(data: object) -> bytes:
    """Data to keep as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=0).encode()
