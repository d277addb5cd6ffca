"""What was printed where: the stories of each made-up page and their areas, kept beside the PDFs as ``printed.json``.

A later build that composes nothing learns the printed pages from that file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from broadsheet.outlets.model import PrintedPage, StoryArea
from broadsheet.outlets.pictures import page_set
from broadsheet.works.filenotes import store
from broadsheet.works.pictures import develop, source_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadsheet.remarks import Remark

FILE = "printed.json"


def write_printed(path: Path, pages: Iterable[PrintedPage]) -> None:
    """Keep the pages as JSON (``path`` is the file); pictures are not kept, they are made from the page's PNG."""
    told = [asdict(replace(page, picture=None)) for page in pages]
    for page in told:
        del page["picture"]
    text = json.dumps({"pages": told}, ensure_ascii=False, indent=1) + "\n"
    store(path, text.encode())


def read_printed(path: Path) -> tuple[PrintedPage, ...]:
    """The pages as they were kept; none when the file is not there or not of this form."""
    try:
        return tuple(_page(item) for item in json.loads(path.read_text(encoding="utf-8"))["pages"])
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def picture_pages(
    home: Path, pages: tuple[PrintedPage, ...], cache: Path, processes: int = 1
) -> tuple[tuple[PrintedPage, ...], tuple[Remark, ...]]:
    """The pages with their pictures, made from ``home/pages/NN.png``; without one where that is not drawn."""
    files = {page.number: f"pages/{page.number:02d}.png" for page in pages}
    drawn = [file for file in files.values() if (home / file).exists()]
    sources, unusable = source_pictures(home, drawn, cache)
    done = develop(home, map(page_set, sources.values()), cache, processes)
    sets = {item.file: item for item in done.sets}
    return tuple(replace(page, picture=sets.get(files[page.number])) for page in pages), (*unusable, *done.remarks)


def _page(kept: dict[str, Any]) -> PrintedPage:
    """One page as it was kept."""
    areas = tuple(StoryArea(**area) for area in kept["areas"])
    begins = tuple((story, block) for story, block in kept.get("begins", ()))
    return PrintedPage(int(kept["number"]), str(kept["section"]), tuple(kept["stories"]), areas, begins=begins)
