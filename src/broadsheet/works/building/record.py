"""What a build remembers for the next one: what it read, what it published, and which facts every page asked for.

An SQLite file beside the site. It names the version of the site it belongs to; where the two differ (a build was killed
between them) it is not trusted, and everything is built anew.
"""

from __future__ import annotations

import pickle
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadsheet.outlets.catalogue import IssueRecord
    from broadsheet.outlets.model import Card
    from broadsheet.remarks import Remark

NOTHING = pickle.dumps(((), None))
FORM = "2"
"""Counted up when the tables below change."""
PATIENCE = 2.0
"""Seconds to wait for another build that is writing."""
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE sources (file TEXT PRIMARY KEY, stamp TEXT, story TEXT, due TEXT, told INTEGER, body BLOB) WITHOUT ROWID;
CREATE INDEX told ON sources (file) WHERE told = 1;
CREATE TABLE cards (story TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID;
CREATE TABLE issues (number INTEGER PRIMARY KEY, body BLOB);
CREATE TABLE leaves (leaf TEXT PRIMARY KEY, files TEXT) WITHOUT ROWID;
CREATE TABLE needs (fact TEXT, leaf TEXT, PRIMARY KEY (fact, leaf)) WITHOUT ROWID;
"""

Stamp: TypeAlias = str
"""A file's time of change and length, as text."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A file that was read: its stamp, the id of the story in it ("" none), what was remarked, and what it gave.

    ``due`` is the day (ISO 8601) on which a story that is not public yet will be; "" for others.
    """

    file: str
    stamp: Stamp
    story: str = ""
    remarks: tuple[Remark, ...] = ()
    value: object = None
    due: str = ""


@dataclass(frozen=True, slots=True)
class LeafRecord:
    """A leaf of the site: its name, the files it stands in, and the facts it asked for."""

    leaf: str
    files: tuple[str, ...]
    needs: frozenset[str]


class BuildRecord:
    """The open record. Use it in a ``with`` block; what was not committed is lost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._base = _opened(path)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def meta(self) -> dict[str, str]:
        """What was kept with ``commit``."""
        return dict(self._base.execute("SELECT name, value FROM meta"))

    def clear(self) -> None:
        """Forget everything."""
        for table in ("meta", "sources", "cards", "issues", "leaves", "needs"):
            self._base.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand in the line above

    def commit(self, **meta: str) -> None:
        """Keep what was told since, with a few texts that say what it belongs to."""
        self._base.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        self._base.commit()

    def roll_back(self) -> None:
        """Forget what was told since the last ``commit``."""
        self._base.rollback()

    # ---- sources ----

    def known(self) -> dict[str, tuple[Stamp, str, str]]:
        """Every file read, with its stamp, its story, and the day that is due."""
        rows = self._base.execute("SELECT file, stamp, story, due FROM sources")
        return {file: (stamp, story, due) for file, stamp, story, due in rows}

    def remarks(self) -> tuple[Remark, ...]:
        """What was remarked on the files, in their order."""
        rows = self._base.execute("SELECT body FROM sources WHERE told = 1 ORDER BY file")
        return tuple(remark for (body,) in rows for remark in pickle.loads(body)[0])  # noqa: S301 - our own file

    def sources(self, files: Iterable[str]) -> Iterator[SourceRecord]:
        """What was read of some files."""
        for file in files:
            rows = self._base.execute("SELECT stamp, story, due, body FROM sources WHERE file = ?", (file,))
            for stamp, story, due, body in rows:
                remarks, value = pickle.loads(body)  # noqa: S301 - our own file beside the site
                yield SourceRecord(file, stamp, story, remarks, value, due)

    def put_sources(self, sources: Iterable[SourceRecord]) -> None:
        """Remember files that were read."""
        rows = (
            (
                item.file,
                item.stamp,
                item.story,
                item.due,
                int(bool(item.remarks)),
                _packed(item),
            )
            for item in sources
        )
        self._base.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)", rows)

    def drop_sources(self, files: Iterable[str]) -> None:
        """Forget files that are gone."""
        self._base.executemany("DELETE FROM sources WHERE file = ?", ((file,) for file in files))

    def holding(self, story: str) -> tuple[str, ...]:
        """The files that hold a story of that id."""
        return tuple(file for (file,) in self._base.execute("SELECT file FROM sources WHERE story = ?", (story,)))

    # ---- cards ----

    def cards(self) -> Iterator[Card]:
        """Every published card."""
        for (body,) in self._base.execute("SELECT body FROM cards"):
            yield pickle.loads(body)  # noqa: S301 - our own file beside the site

    def stories(self) -> frozenset[str]:
        """The ids of all published stories."""
        return frozenset(story for (story,) in self._base.execute("SELECT story FROM cards"))

    def put_cards(self, cards: Iterable[Card]) -> None:
        """Remember cards."""
        rows = ((card.id, pickle.dumps(card, pickle.HIGHEST_PROTOCOL)) for card in cards)
        self._base.executemany("INSERT OR REPLACE INTO cards VALUES (?, ?)", rows)

    def drop_cards(self, stories: Iterable[str]) -> None:
        """Forget cards."""
        self._base.executemany("DELETE FROM cards WHERE story = ?", ((story,) for story in stories))

    def issues(self) -> Iterator[IssueRecord]:
        """Every public issue."""
        for (body,) in self._base.execute("SELECT body FROM issues"):
            yield pickle.loads(body)  # noqa: S301 - our own file beside the site

    def put_issues(self, issues: Iterable[IssueRecord]) -> None:
        """Remember the public issues, and no others."""
        self._base.execute("DELETE FROM issues")
        rows = ((item.card.number, pickle.dumps(item, pickle.HIGHEST_PROTOCOL)) for item in issues)
        self._base.executemany("INSERT INTO issues VALUES (?, ?)", rows)

    # ---- leaves ----

    def leaves(self) -> set[str]:
        """The names of all leaves."""
        return {leaf for (leaf,) in self._base.execute("SELECT leaf FROM leaves")}

    def files(self, leaf: str) -> tuple[str, ...]:
        """The files a leaf stands in."""
        found = self._base.execute("SELECT files FROM leaves WHERE leaf = ?", (leaf,)).fetchone()
        return tuple(found[0].split("\n")) if found and found[0] else ()

    def owned(self) -> frozenset[str]:
        """The files of all leaves."""
        return frozenset(
            file for (files,) in self._base.execute("SELECT files FROM leaves") for file in files.split("\n")
        )

    def asking(self, facts: Iterable[str]) -> set[str]:
        """The leaves that asked for any of some facts."""
        found: set[str] = set()
        for fact in facts:
            found.update(leaf for (leaf,) in self._base.execute("SELECT leaf FROM needs WHERE fact = ?", (fact,)))
        return found

    def pictures(self, leaf: str) -> frozenset[str]:
        """The facts about pictures that a leaf asked for."""
        self._by_leaf()
        rows = self._base.execute("SELECT fact FROM needs WHERE leaf = ? AND fact LIKE 'picture:%'", (leaf,))
        return frozenset(fact for (fact,) in rows)

    def _by_leaf(self) -> None:
        """See to it that what a leaf asked for is found quickly; a whole build does without."""
        self._base.execute("CREATE INDEX IF NOT EXISTS by_leaf ON needs (leaf)")

    def put_leaves(self, leaves: Iterable[LeafRecord], *, fresh: bool = False) -> None:
        """Remember leaves with what they asked for; ``fresh``: none of them was known before."""
        leaves = tuple(leaves)
        if not fresh:
            self.drop_leaves(item.leaf for item in leaves)
        self._base.executemany(
            "INSERT OR REPLACE INTO leaves VALUES (?, ?)", ((item.leaf, "\n".join(item.files)) for item in leaves)
        )
        pairs = [(fact, item.leaf) for item in leaves for fact in item.needs]
        pairs.sort()
        self._base.executemany("INSERT OR IGNORE INTO needs VALUES (?, ?)", pairs)

    def drop_leaves(self, leaves: Iterable[str]) -> None:
        """Forget leaves."""
        names = tuple((leaf,) for leaf in leaves)
        self._base.executemany("DELETE FROM leaves WHERE leaf = ?", names)
        if names:
            self._by_leaf()
            self._base.executemany("DELETE FROM needs WHERE leaf = ?", names)


def _packed(item: SourceRecord) -> bytes:
    """What was remarked on a source and what it gave."""
    return pickle.dumps((item.remarks, item.value)) if item.remarks or item.value is not None else NOTHING


def _opened(path: Path) -> sqlite3.Connection:
    """The file with our tables; one that is damaged or of another form begins anew.

    Raises ``InputError`` where it is sound and cannot be had.
    """
    try:
        return _with_tables(path)
    except sqlite3.OperationalError as error:
        raise InputError(_not_to_be_had(path, error)) from error
    except sqlite3.DatabaseError:
        for stale in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            stale.unlink(missing_ok=True)
        return _with_tables(path)


def _with_tables(path: Path) -> sqlite3.Connection:
    """A connection to a file of our form."""
    base = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    try:
        _prepare(base)
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _prepare(base: sqlite3.Connection) -> None:
    """Make the tables where there are none. Raises ``sqlite3.DatabaseError`` for a file of another form."""
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")
    form = base.execute("PRAGMA user_version").fetchone()[0]
    if form and form != int(FORM):
        message = "of another form"
        raise sqlite3.DatabaseError(message)
    if not form:
        base.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {FORM}; COMMIT;")


def _not_to_be_had(path: Path, error: sqlite3.OperationalError) -> str:
    """Why a record that may be sound cannot be used."""
    if "locked" in str(error):
        return f"Another build is at work on {path}; wait until it is done, or stop it."
    return f"{path} cannot be opened ({error}); see that it may be written, or name another folder with --out."
