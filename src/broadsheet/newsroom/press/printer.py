"""The printer's address, set by whoever may change the paper's settings; its password is taken in and never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from broadsheet.newsroom.paper.views import TABS
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.press.actions import keep_address
from broadsheet.newsroom.press.book import printer_kept
from broadsheet.newsroom.press.forms import PrinterForm
from broadsheet.newsroom.press.hosts import LOST

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LEAD = "Where the press files of a closed issue are sent. Without an address, the printer is given a link."


@allowed(Act.SET_PAPER)
@require_http_methods(["GET", "POST"])
def printer(request: HttpRequest) -> HttpResponse:
    """The printer's address, with the name and password it asks for."""
    before = printer_kept()
    form = PrinterForm(request.POST or None, before=before)
    if form.is_valid():
        keep_address(require(request, Act.SET_PAPER), form.kept)
        none = "The printer has no address now; give links instead."
        messages.success(request, "Kept." if form.kept.address else none)
        return redirect("press:printer")
    shown = {
        "title": "Paper",
        "lead": LEAD,
        "tab": "printer",
        "tabs": TABS,
        "form": form,
        "has_password": bool(before.password),
        "lost": LOST if before.lost else "",
    }
    return render(request, "newsroom/press/printer.html", shown, status=422 if request.method == "POST" else 200)
