"""The log's screen and its exports: who did what, and when."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from broadsheet.newsroom.people.forms import LogFilter
from broadsheet.newsroom.people.guard import allowed
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.people.roles import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

PAGE = 100
EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
COLUMNS = ("at", "who", "role", "act", "target", "detail")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for a formula at the beginning of a cell."""


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text."""
        return text


@allowed(Act.SEE_LOG)
def log(request: HttpRequest) -> HttpResponse:
    """The log, the latest first, as far as the filter asks."""
    form = LogFilter(request.GET or None)
    page = Paginator(_entries(form), PAGE).get_page(request.GET.get("page"))
    acts = AuditEntry.objects.order_by("act").values_list("act", flat=True).distinct()
    query = request.GET.copy()
    query.pop("page", None)
    told = {"title": "Log", "lead": "Who did what, and when. Entries are added and never changed."}
    more = {"form": form, "page": page, "acts": acts, "query": query.urlencode()}
    return render(request, "newsroom/people/log.html", {**told, **more})


@allowed(Act.SEE_LOG)
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The filtered log for spreadsheets; what they would take for a formula is quoted."""
    writer = csv.writer(_Echo())
    rows = (writer.writerow(row) for row in _rows(LogFilter(request.GET or None)))
    return _download(rows, "text/csv; charset=utf-8", "log.csv")


@allowed(Act.SEE_LOG)
def as_json(request: HttpRequest) -> StreamingHttpResponse:
    """The filtered log, one JSON object a line."""
    entries = _entries(LogFilter(request.GET or None)).iterator(chunk_size=500)
    lines = (json.dumps(_value(entry), ensure_ascii=False, sort_keys=True) + "\n" for entry in entries)
    return _download(lines, "application/jsonl; charset=utf-8", "log.jsonl")


def _entries(form: LogFilter) -> QuerySet[AuditEntry]:
    """The entries a filter asks for; all, where it asks for none or cannot be read."""
    entries = AuditEntry.objects.all()
    if not form.is_valid():
        return entries
    told = form.cleaned_data
    chosen = {"who__icontains": told["who"], "act__icontains": told["act"]}
    chosen |= {"at__gte": _midnight(told["since"]), "at__lt": _midnight(told["until"], days=1)}
    return entries.filter(**{key: value for key, value in chosen.items() if value})


def _midnight(day: date | None, days: int = 0) -> datetime | None:
    """The beginning of a day, or of one that many days later; days no log has are taken for the nearest it could."""
    if day is None:
        return None
    within = min(max(day, EARLIEST), LATEST)
    return timezone.make_aware(datetime.combine(within + timedelta(days=days), time.min))


def _value(entry: AuditEntry) -> dict[str, object]:
    """An entry as it is exported."""
    return {**{name: getattr(entry, name) for name in COLUMNS}, "at": entry.at.isoformat()}


def _rows(form: LogFilter) -> Iterator[tuple[str, ...]]:
    """The rows of the spreadsheet, its heading first."""
    yield COLUMNS
    for entry in _entries(form).iterator(chunk_size=500):
        value = {**_value(entry), "detail": json.dumps(entry.detail, ensure_ascii=False, sort_keys=True)}
        yield tuple(_harmless(str(value[name])) for name in COLUMNS)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _download(parts: Iterator[str], kind: str, name: str) -> StreamingHttpResponse:
    """A file to keep."""
    return StreamingHttpResponse(
        parts, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
