"""One issue with everything it needs, joined: what the makeup is given and what the plan's checks look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.edition.design import Design
from broadsheet.edition.model import Issue, Paper
from broadsheet.story.model import Story


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is known of an image file without decoding it: its size in pixels (or in ``Mpt`` for a PDF page)."""

    file: str
    width: int
    height: int
    kind: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An issue ready to be composed. ``stories`` holds the placed stories in the order of the placements.

    ``pictures`` lists every usable picture and artwork file named by them; a file that is missing or unsafe is absent
    (and has a remark). ``folder`` is the paper's folder. ``locks`` holds the stored plans of locked pages as JSON text.
    """

    paper: Paper
    design: Design
    issue: Issue
    stories: tuple[Story, ...]
    folder: str = ""
    pictures: tuple[PictureFacts, ...] = ()
    locks: tuple[tuple[int, str], ...] = ()
    _stories: dict[str, Story] = field(init=False, repr=False, compare=False, hash=False)
    _pictures: dict[str, PictureFacts] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Index by id and by file; a frozen dataclass sets derived fields through ``object``."""
        object.__setattr__(self, "_stories", {story.id: story for story in self.stories})
        object.__setattr__(self, "_pictures", {facts.file: facts for facts in self.pictures})

    def story(self, story_id: str) -> Story | None:
        """Return the placed story with that id, or None."""
        return self._stories.get(story_id)

    def picture(self, file: str) -> PictureFacts | None:
        """Return what is known of a picture file; None when it cannot be used."""
        return self._pictures.get(file)
