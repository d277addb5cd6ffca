"""Drafts as readers would see them, drawn for those who may read the draft and for nobody else."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.stories.doors import folder_name, to_story
from broadsheet.newsroom.stories.models import Article, PaperImage
from broadsheet.newsroom.stories.streams import pictures_in
from broadsheet.outlets.model import PictureSet, Rendition
from broadsheet.works.draftproof import Draft, Sheets, block_sheet, galley_sheets, mail_page, web_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from broadsheet.story.model import Picture

BASE = "/newsroom/stories/preview"
"""Before every address of a previewed page: what it loads is served to the signed-in alone."""
SCREEN = 1280
"""The width of pictures in previews, at most, in pixels."""


def preview(article: Article, mode: str, request: HttpRequest) -> HttpResponse:
    """A draft in one of ``models.PREVIEWS``; a sentence where it cannot be shown."""
    try:
        response = _MODES.get(mode, _web)(article, request)
    except BroadsheetError as error:
        response = _told(request, str(error))
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _web(article: Article, request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - one of several
    """As the site would show it."""
    return HttpResponse(web_page(_draft(article)))


def _mail(article: Article, request: HttpRequest) -> HttpResponse:
    """As the newsletter would, led by this story."""
    return HttpResponse(mail_page(_draft(article, request.build_absolute_uri("/").rstrip("/"))))


def _galley(article: Article, request: HttpRequest) -> HttpResponse:
    """In one column, its lines numbered."""
    return _sheets(request, galley_sheets(_draft(article)), "galley")


def _block(article: Article, request: HttpRequest) -> HttpResponse:
    """As the makeup would set it best."""
    return _sheets(request, block_sheet(_draft(article)), "print")


_MODES: dict[str, Callable[[Article, HttpRequest], HttpResponse]] = {
    "web": _web,
    "galley": _galley,
    "print": _block,
    "mail": _mail,
}


def _sheets(request: HttpRequest, drawn: Sheets, mode: str) -> HttpResponse:
    """Pictures of sheets on a page of their own."""
    pictures = [
        {"source": f"data:image/webp;base64,{b64encode(sheet.picture).decode()}", "opening": sheet.opening}
        for sheet in drawn.sheets
    ]
    return render(request, "newsroom/stories/editor_sheets.html", {"drawn": drawn, "sheets": pictures, "mode": mode})


def _told(request: HttpRequest, sentence: str) -> HttpResponse:
    """Why there is nothing to see."""
    return render(request, "newsroom/stories/editor_sheets.html", {"sentence": sentence, "sheets": []})


def _draft(article: Article, address: str = "") -> Draft:
    """A draft with what it needs; ``address`` stands in for the paper's own where pictures must be found."""
    story, (paper, design, _) = to_story(article), to_paper()
    paper = replace(paper, address=address) if address else paper
    return Draft(
        story=story,
        paper=paper,
        design=design,
        day=story.published or timezone.localdate(),
        folder=settings.NEWSROOM_HOME.desk,
        pictures=_pictures(article, BASE if address else ""),
        base="" if address else BASE,
        rank=_rank(article),
    )


def _rank(article: Article) -> int:
    """The rank it has in the latest plan that holds it."""
    placed = article.placements.order_by("-issue__number").first() if article.pk else None
    return placed.rank if placed else 3


def _pictures(article: Article, base: str) -> Callable[[Picture], PictureSet | None]:
    """What shows the pictures of a story: one size of each, from the newsroom itself."""
    sets = {}
    for picture in PaperImage.objects.filter(pk__in=pictures_in(article.body.get_prep_value())):
        width = min(picture.width, SCREEN)
        height = max(1, round(picture.height * width / picture.width))
        file = picture.folder_file or folder_name(picture.pk, picture.file.name)
        rendition = Rendition(f"{base}/pictures/{picture.pk}/", "jpeg", width, height)
        sets[file] = PictureSet(file, picture.width, picture.height, (rendition,))
    return lambda shown: sets.get(shown.file)
