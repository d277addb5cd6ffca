"""The door between the paper's settings and the ``Paper`` and ``Design`` that all other rooms know."""

from __future__ import annotations

from broadsheet.edition.design import Design, default_design
from broadsheet.edition.model import Paper
from broadsheet.edition.reading import head_from
from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.remarks import Remark


def to_paper(settings: PaperSettings | None = None) -> tuple[Paper, Design, tuple[Remark, ...]]:
    """The paper and its design as the settings' texts have them, and what is wrong in the texts.

    Without settings given, those of the newsroom. A paper whose text cannot be read has no name.
    """
    settings = settings or PaperSettings.objects.filter(pk=1).first() or PaperSettings()
    head, remarks = head_from(settings.paper_toml, settings.design_toml)
    paper, design = head or (Paper(""), default_design())
    return paper, design, remarks
