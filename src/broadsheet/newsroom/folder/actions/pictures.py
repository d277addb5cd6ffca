"""Pictures and artwork of a folder taken in: files among the media, and a row for each picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path, PurePosixPath

from django.conf import settings
from wagtail.models import Collection

from broadsheet.edition.pictures import picture_facts
from broadsheet.edition.plan import PictureFacts
from broadsheet.edition.sources import leaves_folder
from broadsheet.newsroom.folder.actions.files import copied
from broadsheet.newsroom.folder.rules import media_name
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.stories.models import PaperImage
from broadsheet.remarks import Remark
from broadsheet.story.model import Focus, Picture, Story

UNKNOWN = PictureFacts("", 1, 1, "")
"""What stands for a picture whose file is not there: the newsroom shows that it is missing."""
WHOLE = 1000
PICTURES = "pictures"
OTHERS = frozenset({".md", ".py", ".sh", ".toml", ".txt", ".xcf", ".psd", ".svg", ".zip"})
"""Endings of what people keep beside their pictures: none of it is taken for one that is broken."""


@dataclass(frozen=True, slots=True)
class Found:
    """A picture of the folder: its path, how a story first showed it, and what its file says of itself."""

    shown: Picture
    facts: PictureFacts
    digest: str = ""
    size: int = 0

    @property
    def file(self) -> str:
        """Its path in the folder."""
        return self.shown.file


def pictures_of_folder(folder: Path, stories: Iterable[Story]) -> tuple[tuple[Found, ...], tuple[Remark, ...]]:
    """Every picture that stories name or that lies in ``pictures/``, by path, and what is wrong with those unnamed."""
    shown: dict[str, Picture] = {}
    for story in stories:
        for block in story.blocks:
            if isinstance(block, Picture) and block.file:
                shown.setdefault(block.file, block)
    for path in sorted((folder / PICTURES).rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in OTHERS:
            file = path.relative_to(folder).as_posix()
            shown.setdefault(file, Picture(file))
    looked = [_found(folder, picture) for _, picture in sorted(shown.items())]
    return tuple(found for found, _ in looked if found), tuple(remark for _, remark in looked if remark)


def _found(folder: Path, picture: Picture) -> tuple[Found | None, Remark | None]:
    """One picture; None where no story names it and it is none."""
    facts, remark = picture_facts(folder, picture.file)
    if facts is None or facts.kind == "pdf":
        return (None if picture == Picture(picture.file) else Found(picture, UNKNOWN)), remark
    data = (folder / picture.file).read_bytes()
    return Found(picture, facts, sha1(data, usedforsecurity=False).hexdigest(), len(data)), remark


def keep_files(folder: Path, files: Iterable[str]) -> None:
    """Copy files of the folder to the media, under names that lead back to them. Those not there are left out."""
    for file in files:
        if not leaves_folder(folder, file) and (folder / file).is_file():
            copied(settings.NEWSROOM_HOME.media / media_name(file), folder / file)


def keep_pictures(found: Iterable[Found], who: User | None) -> int:
    """Write the rows of pictures that are new or whose file is another; how many were written."""
    rows = {row.folder_file: row for row in PaperImage.objects.exclude(folder_file="").order_by("-pk")}
    changed = [item for item in found if item.file in rows and item.digest != rows[item.file].file_hash]
    for item in changed:
        _exchange(rows[item.file], item)
    new = [item for item in found if item.file not in rows]
    root = Collection.get_first_root_node()
    PaperImage.objects.bulk_create([_row(item, who, root) for item in new], batch_size=500)
    return len(new) + len(changed)


def _row(item: Found, who: User | None, root: Collection) -> PaperImage:
    """The row of a new picture."""
    shown = item.shown
    return PaperImage(
        title=PurePosixPath(item.file).stem[:255],
        file=media_name(item.file),
        folder_file=item.file,
        alt=shown.alt,
        decorative=shown.decorative,
        credit=shown.credit,
        rights=shown.rights,
        uploaded_by_user=who,
        collection=root,
        **_measures(item),
        **_point(shown.focus, item.facts),
    )


def _exchange(row: PaperImage, item: Found) -> None:
    """Another file in a picture's place; what was drawn from the old one goes."""
    for name, value in _measures(item).items():
        setattr(row, name, value)
    row.save(update_fields=list(_measures(item)))
    row.renditions.all().delete()


def _measures(item: Found) -> dict[str, int | str]:
    """What a file says of itself."""
    facts = item.facts
    return {"width": facts.width, "height": facts.height, "file_size": item.size, "file_hash": item.digest}


def _point(focus: Focus, facts: PictureFacts) -> Mapping[str, int]:
    """A focus as a focal point in pixels; none where it is the middle."""
    if focus == Focus() or facts is UNKNOWN:
        return {}
    return {
        "focal_point_x": round(focus.x * facts.width / WHOLE),
        "focal_point_y": round(focus.y * facts.height / WHOLE),
        "focal_point_width": 0,
        "focal_point_height": 0,
    }
