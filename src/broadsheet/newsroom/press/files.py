"""Press files handed out: to those who may see them, and to the printer by a signed link."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.press import actions
from broadsheet.newsroom.press.dayviews import back, day_context
from broadsheet.newsroom.press.pressday import MAIL, mail_of, press_home
from broadsheet.newsroom.press.views import tell

if TYPE_CHECKING:
    from pathlib import Path

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

NAMES = re.compile(r"(?:(?:press|reading)\.pdf|report\.(?:html|json)|pages/[0-9A-Za-z-]{1,40}\.png)")
"""What is handed out of an issue's folder of press files."""
KINDS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "eml": "message/rfc822",
    "txt": "text/plain; charset=utf-8",
}
LASTS = timedelta(days=7)
"""How long the printer's link is good."""


@allowed(Act.SEE_PRESS)
@require_GET
def download(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """A press file of an issue. Whoever takes the printer's file is noted."""
    issue = get_object_or_404(Issue, number=number)
    if not NAMES.fullmatch(name):
        raise Http404("There is no such press file.")
    answer = _file(press_home(number) / name, f"issue-{number}-{name.replace('/', '-')}")
    if name == "press.pdf":
        note(require(request, Act.SEE_PRESS), "download a press file", str(issue), file=name)
    return answer


@allowed(Act.SEE_PRESS)
@require_GET
def mail(request: HttpRequest, number: int, kind: str) -> HttpResponseBase:  # noqa: ARG001 - a view's signature
    """The mail about a published issue, as it was prepared."""
    issue = get_object_or_404(Issue, number=number, state=Issue.State.PUBLISHED)
    if kind not in MAIL:
        raise Http404("The mail has no such form.")
    return _file(mail_of(issue, kind), mail_of(issue, kind).name, attached=True)


@require_POST
@allowed(Act.CLOSE_ISSUE)
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Make a link for the printer, and show it once."""
    issue = get_object_or_404(Issue, number=number)
    token, outcome = actions.make_link(number, require(request, Act.CLOSE_ISSUE), LASTS)
    tell(request, outcome)
    if not token:
        return redirect("press:day", number)
    address = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('press:fetch', args=[token])}"
    shown = day_context(request, issue, link=address, link_days=LASTS.days)
    return render(request, "newsroom/press/day.html", shown)


@require_POST
@allowed(Act.CLOSE_ISSUE)
def deliver(request: HttpRequest, number: int) -> HttpResponse:
    """Have the press file sent to the printer's address."""
    get_object_or_404(Issue, number=number)
    return back(request, number, actions.ask_delivery(number, require(request, Act.CLOSE_ISSUE)), "pr-printer")


@require_GET
def fetch(request: HttpRequest, token: str) -> HttpResponseBase:  # noqa: ARG001 - a view's signature
    """The printer's link: the press file and nothing else, for whoever has it."""
    found = actions.fetched(token)
    if found is None:
        words = "This link is no longer good: it has run out, or the files were made anew. Ask the paper for another."
        return HttpResponse(words, status=404, content_type="text/plain; charset=utf-8")
    number, file = found
    return _file(file, f"issue-{number}-press.pdf", attached=True)


def _file(path: Path, name: str, *, attached: bool = False) -> FileResponse:
    """A file as it lies in the folder. Raises ``Http404`` where it is not there."""
    try:
        handle = path.open("rb")
    except OSError:
        raise Http404("That file has not been made yet, or was made anew. Load press day again.") from None
    kind = KINDS[path.suffix[1:]]
    attached = attached or path.name == "press.pdf"
    answer = FileResponse(handle, as_attachment=attached, filename=name, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
