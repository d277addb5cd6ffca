"""Folders written out of the database: the desk's, the public one, and one that a person names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from django.conf import settings

from broadsheet.edition.writing import write_issue
from broadsheet.errors import InputError
from broadsheet.newsroom.folder.actions.files import Content, copied, files_in, put, put_files
from broadsheet.newsroom.folder.rules import (
    ISSUES,
    REPLIES,
    STORIES,
    issue_file,
    plan_file,
    replies_file,
    story_file,
    story_name,
)
from broadsheet.newsroom.folder.shelves import (
    ShelvedIssue,
    Which,
    issues_of_stories,
    issues_on,
    media_of_pictures,
    one_moment,
    pictures_of,
    stories_on,
)
from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.story.model import Story
from broadsheet.story.reading import read_story_file
from broadsheet.story.writing import write_story

ADDRESSES = "addresses.jsonl"
WRITTEN = ".broadsheet-put-out"
"""The list of the files of stories and issues that an export wrote, in the folder it wrote them to: one a line."""
PICTURES, ADVERTS = "pictures", "adverts"
HOMES = (STORIES, ISSUES, PICTURES, ADVERTS, REPLIES)
"""The folders of a paper of which nothing stays that the database does not hold."""


def put_out(
    home_folder: Path,
    which: Which,
    stories: Iterable[str] | None = None,
    issues: Iterable[int] | None = None,
) -> tuple[Path, ...]:
    """Bring a folder up to date with the database; the paths written or removed.

    ``desk`` holds everything in its latest draft, ``paper`` only what was released. With ids of stories or numbers of
    issues, only their files and those they name are looked at. ``addresses.jsonl`` is the builder's and is left alone.
    A whole paper is written as it is read, so that it is never held in memory.
    """
    with one_moment():
        if stories is None and issues is None:
            gone = {name for home in HOMES for name in files_in(home_folder, home)}
            return put_files(home_folder, _whole(which), gone).changed
        wanted, gone = _part(home_folder, which, set(stories or ()), set(issues or ()))
    return put_files(home_folder, wanted.items(), gone).changed


def export(path: Path) -> tuple[Path, ...]:
    """Write the whole paper, drafts too, into a folder that is new, empty, or holds a paper; the paths changed.

    In a folder that holds a paper, files of stories and issues that an earlier export wrote there and that are gone
    are removed; no other file is. Pictures are copies. Raises ``InputError`` for a folder that holds anything else, or
    cannot be written.
    """
    if path.exists() and (not path.is_dir() or (any(path.iterdir()) and not (path / "paper.toml").is_file())):
        message = f"{path} is there already and holds no paper; name a new folder."
        raise InputError(message)
    try:
        with one_moment():
            written = put_files(path, _whole("desk"), _written_last(path), own=True)
        put(path / WRITTEN, "".join(f"{name}\n" for name in sorted(written.names) if _is_ours(name)).encode())
        addresses = settings.NEWSROOM_HOME.paper / ADDRESSES
        more = addresses.is_file() and copied(path / ADDRESSES, addresses)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}); name a folder elsewhere."
        raise InputError(message) from error
    return (*written.changed, path / ADDRESSES) if more else written.changed


def _written_last(folder: Path) -> set[str]:
    """The files of stories and issues that the last export into a folder wrote."""
    listed = folder / WRITTEN
    lines = listed.read_text(encoding="utf-8", errors="replace").splitlines() if listed.is_file() else []
    return {name for name in lines if _is_ours(name)}


def _is_ours(name: str) -> bool:
    """Whether a name may stand in the list of what an export wrote."""
    return name.startswith((f"{STORIES}/", f"{ISSUES}/")) and _inside(name) and "\n" not in name


def _whole(which: Which) -> Iterator[tuple[str, Content]]:
    """Every file of the folder; the paper's own last, so that a folder that has it is whole."""
    placed = issues_of_stories(which)
    named: set[str] = set()
    for shelved in issues_on(which):
        yield from _issue_files(shelved).items()
    for story in stories_on(which):
        yield story_file(story.id, placed.get(story.id, ())), write_story(story).encode()
        yield from _replies(story.id).items()
        named.update(pictures_of(story))
    yield from _pictures(None if which == "desk" else named).items()
    yield from _head()


def _part(folder: Path, which: Which, ids: set[str], numbers: set[int]) -> tuple[dict[str, Content], set[str]]:
    """The files of some stories and issues, and those that are to go."""
    wanted, gone = dict(_head()), set()
    shelved = tuple(issues_on(which, numbers)) if numbers else ()
    for number in numbers:
        gone |= files_in(folder, f"{ISSUES}/{number}", "issue.toml") | files_in(folder, f"{ISSUES}/{number}/pages")
        ids |= _ids_in(folder, number)
    for item in shelved:
        wanted |= _issue_files(item)
        ids |= {placement.story for placement in item.issue.placements}
    placed = issues_of_stories(which, ids)
    gone |= {name for story in ids for name in _places(folder, story)}
    named: set[str] = set()
    for story in stories_on(which, ids):
        wanted[story_file(story.id, placed.get(story.id, ()))] = write_story(story).encode()
        wanted |= _replies(story.id)
        named.update(pictures_of(story))
    return wanted | _pictures(named), gone


def _head() -> Iterator[tuple[str, Content]]:
    """The paper's settings and its design, where there are any."""
    texts = PaperSettings.objects.filter(pk=1).values_list("paper_toml", "design_toml").first() or ("", "")
    for name, text in zip(("paper.toml", "design.toml"), texts, strict=True):
        if text.strip():
            yield name, text.encode()


def _issue_files(shelved: ShelvedIssue) -> dict[str, Content]:
    """The files of an issue, without its stories."""
    number = shelved.issue.number
    media = settings.NEWSROOM_HOME.media
    return {
        issue_file(number): write_issue(shelved.issue).encode(),
        **{plan_file(number, page): plan.encode() for page, plan in shelved.plans},
        **{file: media / file for file in shelved.adverts if _inside(file)},
    }


def _pictures(named: Collection[str] | None) -> dict[str, Content]:
    """The files of pictures: of all, or of those named."""
    media = settings.NEWSROOM_HOME.media
    return {
        file: media / name
        for file, name in media_of_pictures().items()
        if (named is None or file in named) and _inside(file) and name
    }


def _inside(file: str) -> bool:
    """Whether a path stays in the folder it is put into."""
    return not file.startswith(("/", "~")) and ".." not in file.split("/") and "\\" not in file and "\0" not in file


def _replies(story: str) -> dict[str, Content]:
    """The approved letters about a story."""
    file = replies_file(story)
    return {file: settings.NEWSROOM_HOME.media / file} if _inside(file) and "/" not in story else {}


def _places(folder: Path, story: str) -> Iterator[str]:
    """Where the file of a story stands now; usually one place."""
    name = story_name(story)
    homes = (path for path in (folder / ISSUES).glob("*/") if path.is_dir())
    for path in ((folder / STORIES / name), *(home / name for home in homes)):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
    if (folder / replies_file(story)).is_file() and "/" not in story:
        yield replies_file(story)


def _ids_in(folder: Path, number: int) -> set[str]:
    """The ids of the stories whose files stand with an issue."""
    read = (read_story_file(path, folder)[0] for path in (folder / ISSUES / str(number)).glob("*.md"))
    return {story.id for story in read if isinstance(story, Story)}
