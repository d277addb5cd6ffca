"""A paper's folder taken into the database: all of it or, where something breaks, nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Field
from django.utils import timezone

from broadsheet.edition import model
from broadsheet.edition.folder import IssueFile, PaperFolder
from broadsheet.edition.reading import read_paper
from broadsheet.edition.sources import read_text
from broadsheet.newsroom.folder.actions.files import copied
from broadsheet.newsroom.folder.actions.pictures import Found, keep_files, keep_pictures, pictures_of_folder
from broadsheet.newsroom.folder.actions.rows import Maker, NewStory, write_budget
from broadsheet.newsroom.folder.rules import has_begun, public_stories, replies_file
from broadsheet.newsroom.folder.shelves import stories_on
from broadsheet.newsroom.issues.actions import put_issue
from broadsheet.newsroom.issues.doors import as_kept, plans_of, to_issue
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.search import index
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.doors import kept_by_file, values_of
from broadsheet.newsroom.stories.kept import KeptPicture
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.model import Story

TAKEN_IN = "take a folder in"
MEASURED = ("story_id", "web_slug", "dateline", "section", "language")
"""Fields of a story that the database keeps only up to a length."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was written of a folder: how many stories, issues and pictures, and every mistake in its files."""

    stories: int = 0
    issues: int = 0
    pictures: int = 0
    remarks: tuple[Remark, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether anything was written."""
        return bool(self.stories or self.issues or self.pictures)


def _unheard(_words: str) -> None:
    """Nobody listens to how far it is."""


def take_in(
    folder: Path, who: User | None = None, progress: Callable[[str], object] = _unheard, day: date | None = None
) -> TakenIn:
    """Take a whole paper in. What stands already and is the same stays as it is; a story that differs gets a version.

    Stories and issues that are public on ``day`` (today) are public here too. Mistakes in files are remarks, and the
    rest goes in. Raises ``MissingFileError`` when there is no such folder.
    """
    paper, remarks = read_paper(folder)
    if paper is None:
        return TakenIn(remarks=remarks)
    progress("Looking at the pictures")
    pictures, more = pictures_of_folder(folder, (item.story for item in paper.stories))
    _keep_files(folder, paper, pictures)
    with transaction.atomic():
        taken = _Taking(folder, who, timezone.now(), day or timezone.localdate()).take(paper, pictures, progress)
    return replace(taken, remarks=(*remarks, *more, *taken.remarks))


def _keep_files(folder: Path, paper: PaperFolder, pictures: Iterable[Found]) -> None:
    """Copy pictures, artwork and approved letters to the media, and the addresses that were ever public."""
    artwork = (advert.file for issue in paper.issues for advert in issue.adverts if advert.file)
    replies = (replies_file(item.story.id) for item in paper.stories)
    keep_files(folder, (*(found.file for found in pictures), *artwork, *replies))
    addresses, ours = folder / "addresses.jsonl", settings.NEWSROOM_HOME.paper / "addresses.jsonl"
    if addresses.is_file() and not ours.exists():
        copied(ours, addresses)


@dataclass(frozen=True, slots=True)
class _Taking:
    """One folder being taken in: by whom, when, and what day it is for readers."""

    folder: Path
    who: User | None
    now: datetime
    day: date

    def take(self, paper: PaperFolder, pictures: Sequence[Found], progress: Callable[[str], object]) -> TakenIn:
        """Write everything that is new or differs, and ask for what follows from it."""
        head = self._head()
        seen = keep_pictures(pictures, self.who)
        kept = kept_by_file()
        fitting, remarks = _fitting(paper)
        public = public_stories(fitting, paper.issues, self.day)
        standing = dict(Article.objects.values_list("story_id", "pk"))
        new = [NewStory(item, values_of(item, kept), item.id in public) for item in fitting if item.id not in standing]
        made = Maker.of(self.who, self.now).make(new, lambda count: progress(f"{count} of {len(new)} stories"))
        changed = self._update([item for item in fitting if item.id in standing], public, kept)
        numbers, refused = self._issues(paper.issue_files, standing | made)
        write_budget(((item.story, item.public) for item in new), made, _planned(paper.issues))
        index.put(made.values())
        taken = TakenIn(len(new) + changed, len(numbers), seen, (*remarks, *refused))
        if taken.anything or head:
            self._follow(taken)
        return taken

    def _head(self) -> bool:
        """Write the texts of the paper's settings and its design; whether they differ."""
        row, _ = PaperSettings.objects.get_or_create(pk=1)
        texts = [read_text(self.folder, name)[0] for name in ("paper.toml", "design.toml")]
        if [row.paper_toml, row.design_toml] == texts:
            return False
        row.paper_toml, row.design_toml = texts
        row.save()
        return True

    def _update(self, stories: Sequence[Story], public: frozenset[str], kept: dict[str, KeptPicture]) -> int:
        """Give every article whose story differs a new version; how many did."""
        if not stories:
            return 0
        standing = {story.id: story for story in stories_on("desk")}
        changed = [story for story in stories if standing.get(story.id) != story]
        for story in changed:
            draft = Article.objects.get(story_id=story.id).get_latest_revision_as_object()
            _renew(draft, story, kept, self.who, public=story.id in public)
        return len(changed)

    def _issues(self, files: Iterable[IssueFile], keys: dict[str, int]) -> tuple[list[int], list[Remark]]:
        """Write the issues that are new or differ; their numbers, and remarks on those that are closed."""
        numbers, remarks = [], []
        for item in files:
            value, plans = as_kept(item.issue, keys), self._plans(item)
            before = Issue.objects.filter(number=value.number).first()
            if before and to_issue(before) == value and plans_of(before) == plans:
                continue
            if before and before.state != Issue.State.PLANNING:
                remarks.append(_closed(item))
                continue
            state = Issue.State.PUBLISHED if has_begun(value, self.day) else Issue.State.PLANNING
            put_issue(value, plans, state, keys)
            numbers.append(value.number)
        return numbers, remarks

    def _plans(self, item: IssueFile) -> dict[int, str]:
        """The stored plans of an issue's locked pages."""
        locked = [pin.number for pin in item.issue.page_pins if pin.locked]
        texts = {page: read_text(self.folder, f"{item.folder}/pages/{page}.json")[0] for page in locked}
        return {page: text for page, text in sorted(texts.items()) if text}

    def _follow(self, taken: TakenIn) -> None:
        """Note it in the log, and ask for the folders to be written anew."""
        counts = {"stories": taken.stories, "issues": taken.issues, "pictures": taken.pictures}
        note(self.who, TAKEN_IN, self.folder.name, **counts)
        ask(kinds.DESK, kinds.DESK, {"paper": True})
        ask(kinds.STREET, kinds.STREET, {"paper": True})


def _fitting(paper: PaperFolder) -> tuple[list[Story], list[Remark]]:
    """The stories that the database can hold, and a remark on every other."""
    stories, remarks = [], []
    longest = {name: _longest(name) for name in MEASURED}
    for item in paper.stories:
        story = item.story
        texts = dict(zip(MEASURED, (story.id, story.slug, story.dateline, story.section, story.language), strict=True))
        long = [name for name, text in texts.items() if len(text) > longest[name]]
        if long:
            advice = f"Write at most {longest[long[0]]} characters."
            message = f"The {long[0].replace('_', ' ')} is too long for the newsroom; the story was left out."
            remarks.append(Remark("too-long", Severity.STOP, Place(item.file, story=story.id[:80]), message, advice))
        else:
            stories.append(story)
    return stories, remarks


def _longest(name: str) -> int:
    """The most characters a field of an article keeps."""
    field = Article._meta.get_field(name)  # noqa: SLF001 - Django's documented way to a model's fields
    return int(field.max_length or 0) if isinstance(field, Field) else 0


def _renew(draft: Article, story: Story, kept: dict[str, KeptPicture], who: User | None, *, public: bool) -> None:
    """Save another version of a story, and release it where readers may see it."""
    values = values_of(story, kept)
    del values["slug"]
    for name, value in values.items():
        setattr(draft, name, value)
    revision = save_draft(draft, who, TAKEN_IN)
    if public:
        revision.publish(user=who, skip_permission_checks=True)


def _planned(issues: Iterable[model.Issue]) -> dict[str, int]:
    """The primary key of the last issue each story is placed in."""
    keys = dict(Issue.objects.values_list("number", "pk"))
    return {item.story: keys[issue.number] for issue in issues for item in issue.placements if issue.number in keys}


def _closed(item: IssueFile) -> Remark:
    """An issue that differs and is frozen."""
    message = f"Issue {item.issue.number} is closed in the newsroom; its plan was left as it is there."
    return Remark("issue-closed", Severity.WARN, Place(item.file), message, "Open it again in the newsroom first.")
