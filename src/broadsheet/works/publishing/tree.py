"""The publication tree: versions of a site that share unchanged folders, switched by renaming one link.

A folder is owned by the version that last wrote it. A changed folder is written anew with all its files; each of its
child folders is real where something below it changed, and a relative link to its real place elsewhere. So a change
costs its own folders, and those above them, and not the site. After a kill at any moment what is served is whole, and
the next ``begin`` clears the rest away.
"""

from __future__ import annotations

from pathlib import Path

from broadsheet.works.publishing.alone import Lock
from broadsheet.works.publishing.draft import Draft, Published
from broadsheet.works.publishing.store import Store

__all__ = ["Draft", "Published", "Tree"]


class Tree:
    """The site in ``out/site``. A process keeps one tree for an output folder, and one draft at a time.

    ``plain`` asks for a plain folder without links to older versions, as for hosts that do not follow links; every
    publication then copies the whole site.
    """

    def __init__(self, out: Path, *, plain: bool = False) -> None:
        self._store = Store(out)
        self._plain = plain

    @property
    def current(self) -> Path | None:
        """The folder of the version that is served; None where there is none."""
        return self._store.live()[1]

    @property
    def version(self) -> int:
        """The number of the version that is served; 0 where there is none."""
        return self._store.live()[0]

    def begin(self, *, keep: bool) -> Draft:
        """Begin a version: with all of the one served (``keep``) or from an empty site.

        Clears away what a killed build left. Raises ``InputError`` while another process builds here or where nothing
        can be written, and ``UsageError`` where ``out/site`` is not ours.
        """
        self._store.open()
        lock = Lock(self._store.home / "lock")
        lock.take(str(self._store.site))
        try:
            self._store.heal()
            plain = self._plain or self._store.plain or not self._store.takes_links()
            return Draft(self._store, lock, keep=keep, plain=plain)
        except BaseException:
            lock.free()
            raise
