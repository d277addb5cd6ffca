"""One hand of a build: reads stories, remembers their copy as HTML, and sets their pages."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.edition.sources import leaves_folder
from broadsheet.outlets.assembly import with_copy
from broadsheet.outlets.cards import card_of
from broadsheet.outlets.catalogue import Catalogue
from broadsheet.outlets.feeds.ninjs import ninjs
from broadsheet.outlets.model import Surroundings
from broadsheet.outlets.pictures import picture_set
from broadsheet.outlets.web.article import article_html
from broadsheet.outlets.web.copy import copy_html
from broadsheet.outlets.web.search import entry_of
from broadsheet.outlets.web.templates import Templates
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.model import Picture, Story
from broadsheet.story.reading import read_story_file
from broadsheet.works.building.head import NO_PRINTING
from broadsheet.works.building.leaves import Leaves, Sources
from broadsheet.works.building.packing import teach
from broadsheet.works.building.record import LeafRecord
from broadsheet.works.building.writing import Writer
from broadsheet.works.pictures import source_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from broadsheet.edition.model import Paper
    from broadsheet.outlets.cards import Printing
    from broadsheet.outlets.model import ArticlePage, Card, PictureSet
    from broadsheet.outlets.pictures import SourcePicture
    from broadsheet.outlets.web.search import Entry

ITEM = "ninjs.json"
_NAMES = tuple(item.name for item in fields(Story))
_VALUES = attrgetter(*_NAMES)
AT_HAND = 256
AHEAD = 8
"""One in so many of a hand's stories is read ahead; that takes about as long as reading the issues they stand in."""
BATCH = 100
"""Stories read before their pictures are looked at together."""
NOTHING = Catalogue((), ())
"""A catalogue for those who need none."""
Files: TypeAlias = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What a hand must know to begin. ``cache`` keeps what was developed and noted of pictures.

    ``unsafe`` are files that are links, which must not lead out of the folder.
    """

    folder: Path
    paper: Paper
    day: date
    printings: Mapping[str, Printing]
    cache: Path
    base: str = ""
    unsafe: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Share:
    """A hand's part of a whole site: articles it has read, names of other leaves, and what these are made from.

    ``home`` is the folder to write in; ``catalogue`` and ``files`` (the stories' files by id) are for the leaves.
    """

    pages: tuple[ArticlePage, ...]
    around: Surroundings
    home: str
    leaves: tuple[str, ...] = ()
    catalogue: Catalogue = NOTHING
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a story's file.

    ``story`` is its id ("" when it could not be read). ``card`` is None while it is not public; ``day`` is then the day
    it will be (None: it has none). ``sets`` are its pictures;
    ``pictures`` the files it names, whether they are there or not.
    """

    file: str
    story: str = ""
    card: Card | None = None
    day: date | None = None
    remarks: tuple[Remark, ...] = ()
    sets: tuple[PictureSet, ...] = ()
    entry: Entry | None = None
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A story's file, the story without its blocks, its copy as HTML, its item for the wire (empty where none)."""

    file: str
    story: Story
    body: str
    item: bytes = b""


class Setter:
    """Reads stories and sets their pages; keeps the copy of what it has read until it is told to forget.

    ``files`` are its own. The first of them are read at once, while nobody knows yet where they were printed.
    """

    def __init__(self, task: Task, files: Sequence[str] = (), templates: Templates | None = None) -> None:
        self.task = task
        self.manuscripts: dict[str, Manuscript] = {}
        self._mine = files
        self._ahead = {file: self._story(file) for file in files[: len(files) // AHEAD]}
        self.templates = templates or Templates(task.folder)

    def read_part(self, begins: float, ends: float, printings: Mapping[str, Printing] | None) -> tuple[Reading, ...]:
        """Read one's own files from one fraction of them to another; ``printings`` come with the first part."""
        if printings is not None:
            self.task = replace(self.task, printings=printings)
        return self.read(part_of(self._mine, begins, ends))

    def read(self, files: Sequence[str]) -> tuple[Reading, ...]:
        """Read the stories in some files of the paper."""
        found: list[Reading] = []
        for start in range(0, len(files), BATCH):
            batch = tuple(
                (file, *(self._ahead.pop(file, None) or self._story(file))) for file in files[start : start + BATCH]
            )
            sources, remarks = self._sources(story for _, story, _ in batch if story)
            found += [self._reading(file, story, told, sources, remarks) for file, story, told in batch]
        return tuple(found)

    def copy(self, file: str) -> tuple[Story, dict[str, PictureSet]] | None:
        """A story as its file tells it now, with its pictures; None when it cannot be read."""
        story, _ = self._story(file)
        if story is None:
            return None
        return story, _sets(story, self._sources([story])[0])

    def page(self, page: ArticlePage, around: Surroundings) -> Files:
        """The files of an article that was read, by their paths on the site."""
        kept = self.manuscripts[page.card.id]
        home = page.card.address[1:]
        html = article_html(with_copy(page, kept.story, kept.body), around, self.templates)
        item = ((f"{home}{ITEM}", kept.item),) if kept.item else ()
        return ((f"{home}index.html", html), *item)

    def work(self, share: Share) -> tuple[LeafRecord, ...]:
        """Set the pages of articles that were read, then make other leaves; all are written below ``share.home``."""
        writer = Writer(share.home)
        for page in share.pages:
            for path, data in self.page(page, share.around):
                writer.write(path, data)
            del self.manuscripts[page.card.id]
        made = []
        leaves = Leaves(share.around, self.templates, self.task.day, Sources(self._copying(share.files), _no_entries))
        for name in share.leaves:
            leaf, files = leaves.leaf(name, share.catalogue)
            for path, data in files:
                writer.write(path, data)
            made.append(leaf)
        return tuple(made)

    def _copying(self, files: Mapping[str, str]) -> Callable[[str], tuple[Story, dict[str, PictureSet]] | None]:
        """A story's copy by its id, the latest kept at hand: one article stands in several feeds."""
        return lru_cache(maxsize=AT_HAND)(lambda story: self.copy(files[story]))

    def _story(self, file: str) -> tuple[Story | None, tuple[Remark, ...]]:
        """Read one file."""
        unsafe = leaves_folder(self.task.folder, file) if file in self.task.unsafe else ""
        if unsafe:
            return None, (Remark("unsafe-path", Severity.STOP, Place(file), unsafe, "Copy the file to this place."),)
        return read_story_file(self.task.folder / file, self.task.folder, self.task.paper.language)

    def _sources(self, stories: Iterable[Story]) -> tuple[Mapping[str, SourcePicture], tuple[Remark, ...]]:
        """What is known of the picture files of some stories."""
        files = {file for story in stories for file in _named(story)}
        return source_pictures(self.task.folder, files, self.task.cache) if files else ({}, ())

    def _reading(
        self,
        file: str,
        story: Story | None,
        told: tuple[Remark, ...],
        sources: Mapping[str, SourcePicture],
        remarks: tuple[Remark, ...],
    ) -> Reading:
        """What came of one file; ``remarks`` are those on pictures."""
        if story is None:
            return Reading(file, remarks=told)
        shown = _named(story)
        told = (*told, *(remark for remark in remarks if remark.place.file in shown))
        printing = self.task.printings.get(story.id, NO_PRINTING)
        day = story.published or printing.day
        if day is None or day > self.task.day:
            return Reading(file, story.id, None, day, told, pictures=shown)
        sets = _sets(story, sources)
        card = card_of(story, printing, day, self.task.paper.address, lambda picture: sets.get(picture.file))
        self._keep(file, story, card, sets)
        entry = entry_of(story, card) if self.task.paper.web.search else None
        return Reading(file, story.id, card, day, told, tuple(sets.values()), entry, shown)

    def _keep(self, file: str, story: Story, card: Card, sets: Mapping[str, PictureSet]) -> None:
        """Remember a story's copy; of two files with one story that of the first."""
        kept = self.manuscripts.get(story.id)
        if kept and kept.file < file:
            return
        around = Surroundings(self.task.paper, base=self.task.base)
        item = ninjs(story, card, around, pictures=sets) if around.paper.web.wire else b""
        body = copy_html(story, lambda picture: sets.get(picture.file), around)
        self.manuscripts[story.id] = Manuscript(file, _without_blocks(story), body, item)


def part_of(files: Sequence[str], begins: float, ends: float) -> Sequence[str]:
    """The files from one fraction of them to another."""
    return files[int(len(files) * begins) : int(len(files) * ends)]


def _named(story: Story) -> tuple[str, ...]:
    """The files of the pictures a story names."""
    return tuple(dict.fromkeys(block.file for block in story.blocks if isinstance(block, Picture)))


def _without_blocks(story: Story) -> Story:
    """The story without its blocks; by its fields in order, which is ten times as quick as ``replace``."""
    values = dict(zip(_NAMES, _VALUES(story), strict=True))
    return Story(**{**values, "blocks": ()})


def _sets(story: Story, sources: Mapping[str, SourcePicture]) -> dict[str, PictureSet]:
    """The renditions of a story's pictures by file; of a file shown twice those of its first focus."""
    found: dict[str, PictureSet] = {}
    for block in story.blocks:
        if isinstance(block, Picture) and block.file in sources and block.file not in found:
            found[block.file] = picture_set(sources[block.file], block.focus)
    return found


def _no_entries(_stories: tuple[str, ...]) -> tuple[Entry, ...]:
    """Hands keep no entries of the search: its leaves are made where all are known."""
    return ()


teach(LeafRecord, Reading, Task, Share)
