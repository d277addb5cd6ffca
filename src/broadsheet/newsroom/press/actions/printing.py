"""Press files made in a process of its own, and given to the printer: by a link, or to be sent (``delivering``)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from django.core import signing
from django.db import transaction
from django.utils import timezone

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.people.actions import note, record
from broadsheet.newsroom.press import rules
from broadsheet.newsroom.press.actions.releasing import Outcome
from broadsheet.newsroom.press.book import out_of_reach, printer_kept
from broadsheet.newsroom.press.pressday import made_of, press_home
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask, tell
from broadsheet.works.pressorder import PRESSROOM, PressOrder

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta
    from pathlib import Path

    from broadsheet.newsroom.home import Home
    from broadsheet.newsroom.people.models import User

DPI = 110
SALT = "broadsheet.press.link"
THE_PRINTER = "the printer"


# ---- made ----


def make_press_files(home: Home, number: int, say: Callable[[str], None]) -> Callable[[], object] | None:
    """Make the press files of an issue; what is to be written of it, None where it is being planned no longer.

    Raises ``BroadsheetError`` where they cannot be made.
    """
    issue = Issue.objects.filter(number=number, state=Issue.State.PLANNING).first()
    kept = Composition.objects.filter(issue=issue).first() if issue else None
    if issue is None or kept is None:
        return None
    digest = rules.digest_of_pages(page["digest"] for page in kept.pages)
    say("Composing, writing and checking the files")
    folder = press_home(number)
    folder.mkdir(parents=True, exist_ok=True)
    stops = _composed(PressOrder(str(home.desk), str(folder), issue.day.isoformat(), number, DPI))
    return partial(_keep, issue, digest, stops)


def _composed(order: PressOrder) -> int:
    """Compose in a process of its own; how many remarks hold the press."""
    command = (sys.executable, "-m", PRESSROOM)
    done = subprocess.run(  # noqa: S603 - our own module
        command, input=order.told(), stdout=subprocess.PIPE, encoding="utf-8", check=False, env=dict(os.environ)
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        message = "The process that made the press files ended before it was done. Is there enough memory and room?"
        raise BroadsheetError(message) from None
    stops = [remark["message"] for remark in answer["remarks"] if remark["severity"] == "stop"]
    if not answer["done"]:
        raise BroadsheetError(" ".join(stops) or f"There is no issue {order.number} in the desk's folder.")
    return len(stops)


def _keep(issue: Issue, digest: str, stops: int) -> None:
    """Keep what the press files were made of, and tell the desk."""
    Composition.objects.filter(issue=issue).update(press_digest=digest)
    if stops:
        tell(f"{issue} cannot go to press yet: {stops} remarks hold it. They stand on its press day.", "warning")
    else:
        tell(f"The press files of issue {issue.number} are made.")


# ---- delivered ----


def make_link(number: int, who: User, lasts: timedelta, now: datetime | None = None) -> tuple[str, Outcome]:
    """A signed token that fetches the press file of an issue for a while, without an account; empty where refused.

    It ends with the files: once they are made anew, or the issue is opened again, it fetches nothing.
    """
    issue = Issue.objects.get(number=number)
    refused, kept = deliverable(issue)
    if refused or kept is None:
        return "", Outcome(refused, done=False)
    until = (now or timezone.now()) + lasts
    with transaction.atomic():
        note(who, "give the printer a link", str(issue), until=until.isoformat(timespec="minutes"))
    token = signing.dumps({"issue": number, "press": kept.press_digest, "until": until.timestamp()}, salt=SALT)
    return token, Outcome("The link is made. Send it to the printer.")


def fetched(token: str, now: datetime | None = None) -> tuple[int, Path] | None:
    """The issue and the file a token fetches, noted in the log; None where it is none, or is none any more."""
    try:
        told = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    issue = Issue.objects.filter(number=told["issue"]).first()
    refused, kept = deliverable(issue) if issue else ("There is no such issue.", None)
    file = press_home(told["issue"]) / "press.pdf"
    late = told["until"] < (now or timezone.now()).timestamp()
    if refused or kept is None or kept.press_digest != told["press"] or late or not file.exists():
        return None
    record(THE_PRINTER, "", "the printer fetched", f"Issue {told['issue']}", {"file": file.name})
    return told["issue"], file


def ask_delivery(number: int, who: User) -> Outcome:
    """Have the press file sent to the printer's address. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = Issue.objects.select_for_update().get(number=number)
        printer = printer_kept()
        refused, _ = deliverable(issue)
        refused = refused or out_of_reach(printer)
        if refused:
            return Outcome(refused, done=False)
        ask(kinds.DELIVER, str(number), {"issue": number, "who": who.pk})
    return Outcome(f"The press file is being sent to {printer.address}.")


def deliverable(issue: Issue) -> tuple[str, Composition | None]:
    """Why the printer may not have the press files, and what they were made of."""
    kept = Composition.objects.filter(issue=issue).first()
    made = made_of(issue, kept)
    return rules.link_refused(issue.state, made), kept
