"""A whole site built anew: every story read and every page set, by several processes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from broadsheet.edition.replies import HOME as REPLIES
from broadsheet.edition.replies import read_replies
from broadsheet.outlets.assembly import article_page
from broadsheet.outlets.catalogue import Reader
from broadsheet.works.building.crew import Crew
from broadsheet.works.building.gathering import Gathered, gather
from broadsheet.works.building.knowledge import ARTICLE, Knowledge, empty_catalogue
from broadsheet.works.building.leaves import Leaves, Sources
from broadsheet.works.building.record import LeafRecord, SourceRecord
from broadsheet.works.building.setting import ITEM, Setter, Share, part_of
from broadsheet.works.building.writing import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.outlets.model import ArticlePage, Surroundings
    from broadsheet.outlets.web.search import Entry
    from broadsheet.outlets.web.templates import Templates
    from broadsheet.remarks import Remark
    from broadsheet.story.model import Reply
    from broadsheet.works.building.ever import Addresses
    from broadsheet.works.building.job import Job
    from broadsheet.works.building.record import BuildRecord
    from broadsheet.works.building.setting import Reading, Task

ID = re.compile(r"^id: *[\"']?([\w-]+)", re.MULTILINE)
ALONE = 300
"""Fewer stories than this are quicker read by one process than by several that have to start first."""

PARTS = (0.0, 0.125, 0.5, 1.0)
"""Where the articles are divided when their pages are set: the first part is small, so that the hands begin soon."""
READ_IN = (0.0, 0.35, 0.7, 0.95, 1.0)
"""Where they are divided when they are read: the last part is small, since nobody reads while it is taken in."""


def crew_for(task: Task, stories: tuple[str, ...], hands: int) -> Crew[Setter]:
    """The hands for a paper's stories, at most so many, who begin to read at once."""
    return Crew(Setter, [(task, share) for share in _shares(stories, hands if len(stories) >= ALONE else 1)])


def _shares(stories: tuple[str, ...], hands: int) -> list[tuple[str, ...]]:
    """Which stories each hand reads."""
    return [stories[at::hands] for at in range(hands)]


class WholeBuild:
    """Reads everything, then sets everything into a folder, telling the record. ``crew`` has begun to read."""

    def __init__(self, job: Job, addresses: Addresses, crew: Crew[Setter]) -> None:
        self.job = job
        self._crew = crew
        self._addresses = addresses
        self._shares = _shares(job.scan.stories, crew.hands)
        self.gathered = Gathered((), {})

    def read(self, record: BuildRecord) -> Gathered:
        """Read every story; ``record`` knows what was public at the last build."""
        for begins, ends in pairwise(READ_IN):
            printings = None if begins else self.job.printings
            self._crew.begin("read_part", [(begins, ends, printings)] * self._crew.hands)
        self.gathered = gather(
            (item for part in self._crew.finish() for item in part),
            self._addresses,
            record.stories(),
            lambda file: self._claims(file, record),
        )
        return self.gathered

    def _claims(self, file: str, record: BuildRecord) -> frozenset[str]:
        """The id that can still be made out in a file that cannot be read, and the one it had at the last build."""
        told = ID.search("" if file in self.job.scan.unsafe else _text(self.job.order.folder / file))
        had = (source.story for source in record.sources((file,)))
        return frozenset(story for story in (told[1] if told else "", *had) if story) if told else frozenset()

    def knowledge(self, around: Surroundings, settings: str) -> Knowledge:
        """What is known of the site after reading."""
        catalogue = empty_catalogue(self.job.head.paper.web)
        catalogue.fill(item.card for item in self.gathered.public.values() if item.card)
        catalogue.issues = {record.card.number: record for record in self.job.records}
        known = Knowledge(catalogue, around, settings)
        known.note(reversed(self.gathered.readings))
        known.stamps = self.job.scan.stamps
        known.settled = (self.job.order.day, self.job.records)
        return known

    def set(self, known: Knowledge, home: str, record: BuildRecord, templates: Templates) -> None:
        """Set every page into the folder ``home`` and write down what each asked for."""
        leaves = Leaves(known.around, templates, self.job.order.day, Sources(_no_copy, self._entries))
        names = tuple(leaves.names(known.catalogue))
        searches = tuple(name for name in names if name.split("|")[0] == "search")
        others = tuple(name for name in names if name not in set(searches))
        self._tell(record, known, self._begin(known, others, home))
        made = [_made(leaves, name, known, Writer(home)) for name in searches]
        for told in self._crew.finish():
            made += told
        record.put_leaves(made, fresh=True)
        known.leaves = {*names, *(f"{ARTICLE}{story}" for story in known.catalogue.cards)}

    def _begin(self, known: Knowledge, others: tuple[str, ...], home: str) -> list[LeafRecord]:
        """Let the hands set the articles' pages and then ``others``; what the articles asked for.

        The articles are given out in parts, so that the hands work while the next part is put together.
        """
        told: list[LeafRecord] = []
        public = {item.file: item for item in self.gathered.public.values()}
        hands = self._crew.hands
        for begins, ends in pairwise(PARTS):
            shares = []
            for at, files in enumerate(self._shares):
                part = part_of(files, begins, ends)
                made = [article_leaf(self.job, known, public[file]) for file in part if file in public]
                told += [leaf for _, leaf in made]
                share = Share(tuple(page for page, _ in made), known.around, home)
                last = replace(share, leaves=others[at::hands], catalogue=known.catalogue, files=known.files)
                shares.append((last if ends == 1 else share,))
            self._crew.begin("work", shares)
        return told

    def _tell(self, record: BuildRecord, known: Knowledge, leaves: list[LeafRecord]) -> None:
        """Write down what was read and what the articles asked for."""
        record.clear()
        stamps = self.job.scan.stamps
        more: dict[str, list[Remark]] = {}
        for remark in self.gathered.remarks:
            more.setdefault(remark.place.file, []).append(remark)
        read = {
            item.file: source_of(replace(item, remarks=(*item.remarks, *more.get(item.file, ()))), stamps[item.file])
            for item in self.gathered.readings
        }
        read |= {source.file: source for source in self.job.head.sources}
        record.put_sources(read.get(file) or other_source(self.job, file) for file in stamps)
        record.put_cards(known.catalogue.cards.values())
        record.put_issues(self.job.records)
        record.put_leaves(leaves, fresh=True)

    def _entries(self, stories: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries of the search of some stories."""
        found = (self.gathered.public[story].entry for story in stories)
        return tuple(entry for entry in found if entry)


def _text(path: Path) -> str:
    """The text of a file as far as it can be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def article_leaf(job: Job, known: Knowledge, item: Reading) -> tuple[ArticlePage, LeafRecord]:
    """The page, without its copy, of a public article that was read, and its leaf. Raises ``KeyError`` for others."""
    if item.card is None:
        raise KeyError(item.story)
    reader = Reader(known.catalogue)
    page = article_page(reader, item.card, replies_of(job, item.story))
    for file in item.pictures:
        reader.note(f"picture:{file}")
    home = item.card.address[1:]
    files = (f"{home}index.html", f"{home}{ITEM}") if known.around.paper.web.wire else (f"{home}index.html",)
    return page, LeafRecord(f"{ARTICLE}{item.story}", files, frozenset(reader.asked))


def replies_of(job: Job, story: str) -> tuple[Reply, ...]:
    """The approved replies to a story."""
    if f"{REPLIES}/{story}.toml" not in job.scan.stamps:
        return ()
    return read_replies(job.order.folder, story)[0]


def other_source(job: Job, file: str) -> SourceRecord:
    """What the record keeps of a file that holds no story: of replies what is wrong with them."""
    remarks = read_replies(job.order.folder, file[len(REPLIES) + 1 : -len(".toml")])[1] if _is_replies(file) else ()
    return SourceRecord(file, job.scan.stamps[file], "", remarks)


def _is_replies(file: str) -> bool:
    """Whether a file holds the replies to a story."""
    return file.startswith(f"{REPLIES}/") and file.endswith(".toml")


def source_of(item: Reading, stamp: str) -> SourceRecord:
    """What the record keeps of a reading."""
    due = item.day.isoformat() if item.day and item.card is None else ""
    return SourceRecord(item.file, stamp, item.story, item.remarks, item.entry, due)


def _no_copy(_story: str) -> None:
    """Nothing: the leaves made here hold no copy."""


def _made(leaves: Leaves, name: str, known: Knowledge, writer: Writer) -> LeafRecord:
    """Make a leaf and write its files."""
    leaf, files = leaves.leaf(name, known.catalogue)
    for path, data in files:
        writer.write(path, data)
    return leaf
