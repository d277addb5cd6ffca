"""The seam between layout and PDF: one list of marks a page, two profiles and the preview drawn from it.

A ``DisplayList`` is the frames of the made-up pages joined with what the files must know of the paper: title, language,
the stories in order with their languages and block kinds (for the structure tree), and destinations for links.

How the press reads a frame's ``Ref``:

- With a story, the path places the piece in that story's article, in story order whatever the order of drawing
  (``story.text`` lists the paths). Lines of one path join into one element in the order in which they are drawn, so
  the legs of a story are drawn in reading order. ``turn-head`` and ``pull-quote`` repeat the text and stay outside
  the structure tree; ``jump``, ``address`` and other paths come after the story's own text.
- Without a story, ``nameplate`` is the title of the paper, ``masthead.…`` follows it, ``contents.ENTRY`` is an item of
  the table of contents, and ``folio``, ``section``, ``barcode``, ``end-mark`` and the empty path are artifacts. All
  else is a section of its own: before the stories on page 1, after them on the others.
- A ``LinkFrame`` makes a link of all text, pictures and codes whose middle lies in its rectangle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.measure import Mpt

if TYPE_CHECKING:
    from datetime import date

    from broadsheet.edition.design import Ink
    from broadsheet.makeup.model import Frame
    from broadsheet.story.model import Story
    from broadsheet.typeset.fonts import FontFace


@dataclass(frozen=True, slots=True)
class DisplayPage:
    """One page's marks. ``label`` is the printed page number."""

    number: int
    label: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class DisplayList:
    """A whole issue ready to be written. ``stories`` in reading order (page order, then order on the page).

    ``faces`` maps a fragment's face key to its font. ``identity`` seeds the file identifier; ``day`` is the issue's
    date, the only date written. ``folder`` is the paper's folder, against which picture files are read.
    """

    title: str
    language: str
    pages: tuple[DisplayPage, ...]
    stories: tuple[Story, ...]
    faces: dict[str, FontFace]
    inks: tuple[Ink, ...]
    width: Mpt
    height: Mpt
    identity: str
    day: date
    folder: str
    author: str = ""
    subject: str = ""
