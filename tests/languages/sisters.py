"""Nine sister papers, one page each: the same three pieces of news told by a native of each language.

The copy lies in ``copy/xx/*.md`` with straight quotes and typewriter hyphens, as it comes from a keyboard; everything
a reader of the language expects beyond that is the composing room's work.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.makeup.flatplan import make_up
from broadsheet.press.laying import display_of
from broadsheet.press.writer import write_reading
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.works.reading import read_issue

if TYPE_CHECKING:
    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan
    from broadsheet.remarks import Remark

COPY = Path(__file__).parent / "copy"
DAY = date(2026, 11, 6)
SERIF = "noto-serif"


@dataclass(frozen=True, slots=True)
class Sister:
    """A sister paper: its language, nameplate, strapline, section heading, currency of its price."""

    language: str
    name: str
    strapline: str
    section: str
    price: str


SISTERS = (
    Sister("en", "The Saltby Lantern", "Light on the matter, monthly", "Town", "£2.00"),
    Sister("de", "Die Salzlaterne", "Monatsblatt für Hafen und Hügel", "Stadt", "2,50 €"),
    Sister("fr", "Le Phare de Port-Salin", "Le mensuel du port et de la colline", "Ville", "2,50 €"),
    Sister("es", "El Farol de Salinas", "Mensual del puerto y la colina", "Ciudad", "2,50 €"),
    Sister("pt", "A Lanterna do Porto", "Mensário do porto e da encosta", "Vila", "2,50 €"),
    Sister("pl", "Latarnia Solna", "Miesięcznik portu i wzgórza", "Miasto", "9 zł"),
    Sister("tr", "Tuzla Işığı", "İskelenin ve tepenin aylık gazetesi", "Şehir", "60 lira"),
    Sister("el", "Ο Φανός της Αλυκής", "Μηνιαία εφημερίδα του λιμανιού", "Πόλη", "2,50 €"),
    Sister("ru", "Солегорский фонарь", "Ежемесячная газета порта и холма", "Город", "90 руб."),
)
LANGUAGES = tuple(sister.language for sister in SISTERS)

_PAPER = """\
name = "{name}"
strapline = "{strapline}"
language = "{language}"

[[sections]]
id = "town"
name = "{section}"
"""
_ISSUE = """\
number = 7
volume = 2
date = {day}
on_sale = {day}
price = "{price}"
pages = 4

[[placements]]
story = "lead"
rank = 1
page = 1
pins = {{ position = "top", columns = 3 }}

[[placements]]
story = "second"
rank = 3
page = 1
pins = {{ columns = 3 }}

[[placements]]
story = "brief"
rank = 5
page = 1
"""
_DESIGN = """\
format = "a4"

[page]
columns = 3

[treatment]
masthead_rows = 9
"""
_FONTS = """
[fonts]
headlines = "{0}"
nameplate = "{0}"
text = "{0}"
labels = "{0}"
"""


def sister(language: str) -> Sister:
    """The sister paper of a language."""
    return next(paper for paper in SISTERS if paper.language == language)


def paper_folder(paper: Sister, folder: Path, family: str = "") -> Path:
    """The paper as the folder an editor keeps; ``family`` puts all its type in one family."""
    issue = folder / "issues" / "7"
    shutil.copytree(COPY / paper.language, issue)
    fields = {"name": paper.name, "strapline": paper.strapline, "language": paper.language, "section": paper.section}
    (folder / "paper.toml").write_text(_PAPER.format(**fields), encoding="utf-8")
    (folder / "design.toml").write_text(_DESIGN + (_FONTS.format(family) if family else ""), encoding="utf-8")
    (issue / "issue.toml").write_text(_ISSUE.format(day=DAY, price=paper.price), encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Page:
    """A sister paper's front page, made up and written."""

    edition: Edition
    flatplan: Flatplan
    remarks: tuple[Remark, ...]
    file: Path


def composed(paper: Sister, work: Path, family: str = "") -> Page:
    """The paper's front page alone as ``work/reading.pdf``: all its copy is there, so the other pages are left off."""
    edition, remarks = read_issue(paper_folder(paper, work / "paper", family), 7, DAY)
    if edition is None:
        message = f"{paper.name}: {remarks}"
        raise ValueError(message)
    edition = replace(edition, issue=replace(edition.issue, pages=1))
    typesetter = Typesetter(edition.design)
    flatplan = make_up(edition, typesetter)
    written = write_reading(display_of(flatplan, edition, typesetter.faces), work / "reading.pdf")
    told = (*remarks, *typesetter.remarks, *flatplan.remarks, *written)
    return Page(edition, flatplan, tuple(dict.fromkeys(told)), work / "reading.pdf")
