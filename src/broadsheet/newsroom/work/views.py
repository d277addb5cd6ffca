"""What is done in the background, to look at; jobs set aside are started again here, notices are put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.work.actions import put_away, restart
from broadsheet.newsroom.work.models import Job
from broadsheet.newsroom.work.rules import MOST, told

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SHOWN = 30
"""Jobs that are done, shown at the foot of the list."""
LEAD = "Composing, building the site and publishing go on by themselves. What could not be done waits here for you."


@allowed(Act.SEE_JOBS)
def jobs(request: HttpRequest) -> HttpResponse:
    """The screen."""
    return render(request, "newsroom/background/jobs.html", {"title": "In the background", "lead": LEAD, **_groups()})


@allowed(Act.SEE_JOBS)
def job_list(request: HttpRequest) -> HttpResponse:
    """The part of the screen that changes, for the script that keeps it fresh."""
    return render(request, "newsroom/background/list.html", _groups())


@require_POST
@allowed(Act.SEE_JOBS)
def restart_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a job that was set aside once more."""
    if restart(pk, require(request, Act.SEE_JOBS)):
        messages.success(request, "It will be tried again now.")
    else:
        messages.info(request, "It had been started again already.")
    return redirect("work:jobs")


@require_POST
@allowed(Act.SEE_JOBS)
def put_notice_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a notice away, and go back to where it was read."""
    put_away(pk)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else "wagtailadmin_home")


def _groups() -> dict[str, Any]:
    """The jobs by what the desk must know of them."""
    aside = Job.objects.filter(state=Job.State.ASIDE)
    running = Job.objects.filter(state=Job.State.RUNNING)
    waiting = Job.objects.filter(state=Job.State.WAITING)
    done = Job.objects.filter(state=Job.State.DONE).order_by("-done_at")[:SHOWN]
    return {"aside": _told(aside), "running": _told(running), "waiting": _told(waiting[:SHOWN]), "done": _told(done)}


def _told(found: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a query
    """Jobs as the screen tells them."""
    return [{"job": job, "words": told(job.kind, _name(job)), "again": _again(job)} for job in found]


def _name(job: Job) -> str:
    """The key of a job where it says something to a person."""
    return job.key if job.key.isdigit() else ""


def _again(job: Job) -> str:
    """Whether it is being tried again, in words."""
    return f"try {job.tries} of {MOST}" if job.tries > 1 else ""
