"""The backups there are: to make one now, to fetch one, and how one is put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from broadsheet.newsroom.keeping.actions import KEY, backups
from broadsheet.newsroom.keeping.rules import made_at
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LEAD = "Everything of this newsroom in one sealed file: copy, versions, pictures, accounts and the log."
KINDS = {"daily": "Made by itself", "by-hand": "Made by hand", "before-upgrade": "Before an upgrade"}


@allowed(Act.BACK_UP)
def kept(request: HttpRequest) -> HttpResponse:
    """The list."""
    home = settings.NEWSROOM_HOME
    found = [
        {
            "name": file.name,
            "at": made_at(file.name),
            "why": next((words for kind, words in KINDS.items() if file.name.startswith(f"{kind}-")), ""),
            "size": file.stat().st_size,
        }
        for file in backups(home)
    ]
    shown = {"title": "Backups", "lead": LEAD, "backups": found, "key": home.path / KEY, "home": home.path}
    return render(request, "newsroom/keeping/kept.html", shown)


@require_POST
@allowed(Act.BACK_UP)
def make(request: HttpRequest) -> HttpResponse:
    """Ask for one now."""
    note(require(request, Act.BACK_UP), "asked for a backup")
    ask(kinds.BACKUP, "by hand")
    messages.success(request, "A backup is being made; it will stand in this list in a moment.")
    return redirect("keeping:kept")


@allowed(Act.BACK_UP)
def fetch(request: HttpRequest, name: str) -> FileResponse:
    """The file of one."""
    found = {file.name: file for file in backups(settings.NEWSROOM_HOME)}
    if name not in found:
        raise Http404("There is no backup of that name; go back to the list.")
    note(require(request, Act.BACK_UP), "fetched a backup", name)
    return FileResponse(found[name].open("rb"), as_attachment=True, filename=name)
