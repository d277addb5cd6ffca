"""Who works in the newsroom that is killed: ``python newsroom_roles.py ROLE [SEED]`` in the home of the environment.

``begin`` makes the newsroom with a small paper; ``desk`` saves, publishes and undoes as fast as it can, and says what
it was told is done; ``work`` is the worker; ``settle`` works until nothing is left to do and tells what it found.
"""

from __future__ import annotations

import json
import random
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import django
from django.db import transaction

django.setup()

from broadsheet.edition.starter import new_paper  # noqa: E402 - models can be imported when Django is set up
from broadsheet.newsroom.begin import prepare  # noqa: E402 - the same
from broadsheet.newsroom.folder.actions import take_in  # noqa: E402 - the same
from broadsheet.newsroom.home import home_here  # noqa: E402 - the same
from broadsheet.newsroom.issues.models import Composition, Issue, Placement  # noqa: E402 - the same
from broadsheet.newsroom.people.actions import note  # noqa: E402 - the same
from broadsheet.newsroom.people.models import AuditEntry, User  # noqa: E402 - the same
from broadsheet.newsroom.press.actions import publish_now, undo  # noqa: E402 - the same
from broadsheet.newsroom.running.handlers import HANDLERS  # noqa: E402 - the same
from broadsheet.newsroom.running.tasks import Effect, Handler, Task  # noqa: E402 - the same
from broadsheet.newsroom.running.worker import work  # noqa: E402 - the same
from broadsheet.newsroom.stories.actions import save_draft  # noqa: E402 - the same
from broadsheet.newsroom.stories.models import Article  # noqa: E402 - the same
from broadsheet.newsroom.work import kinds  # noqa: E402 - the same
from broadsheet.newsroom.work.actions import ask  # noqa: E402 - the same
from broadsheet.newsroom.work.models import Job, Notice, Release  # noqa: E402 - the same
from broadsheet.works.pageproofs.order import PULL, ProofOrder  # noqa: E402 - the same
from broadsheet.works.pageproofs.pulling import ProofPress  # noqa: E402 - the same

NUMBER = 1
SAVED, DONE, PUBLISHED, UNDONE = "proof: saved", "proof: done", "proof: published", "proof: undone"
STAMP = re.compile(r"Stamp (\d+)\.")
PATIENCE = 120.0
REST = 0.03
"""Seconds the desk rests between two acts, so that the worker has something else to do than traces."""


def table() -> dict[str, Handler]:
    """What the worker does: all that is true, without printing, and a job that leaves a trace each time it is done."""
    quick: dict[str, Handler] = {kinds.PRINT: lambda _task: None, kinds.OPTIONS: lambda _task: None}
    return {**HANDLERS, **quick, kinds.BACKUP: trace}


def trace(task: Task) -> Effect:
    """Note that a job was done."""
    return partial(note, None, DONE, task.key)


def begin() -> None:
    """The newsroom, with a small paper whose first issue is planned, and its site."""
    home = home_here()
    prepare()
    User.objects.create_user("editor", role="editor")
    new_paper(home.path / "first", "The Proving Post")
    take_in(home.path / "first", day=date(2020, 1, 1))
    Issue.objects.update(state=Issue.State.PLANNING)
    until_quiet()


def desk(seed: int) -> Iterator[str]:
    """Acts of the desk, one after the other; each is told when the database has it."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    editor = User.objects.get(username="editor")
    stories = sorted(Placement.objects.values_list("article__story_id", flat=True))
    yield "begun"
    for number in range(1, 10_000):
        time.sleep(REST)
        if chance.random() < 0.75:
            story = chance.choice(stories)
            save(editor, story, number)
            yield f"saved {number} {story}"
        else:
            yield f"turned {number} {turn(editor, number)}"


def save(editor: User, story: str, number: int) -> None:
    """Save a story with a stamp, and ask for a job that leaves a trace."""
    with transaction.atomic():
        article = Article.objects.get(story_id=story).get_latest_revision_as_object()
        article.standfirst = f"Stamp {number}."
        save_draft(article, editor)
        note(editor, SAVED, str(number), story=story)
        ask(kinds.BACKUP, str(number))


def turn(editor: User, number: int) -> str:
    """Publish the issue; or, where it is public, undo that."""
    with transaction.atomic():
        release = Release.objects.filter(state=Release.State.DONE).order_by("-id").first()
        if Issue.objects.get(number=NUMBER).state == Issue.State.PUBLISHED and release:
            outcome, act = undo(release.pk, editor, "It is a proof."), UNDONE
            Issue.objects.filter(number=NUMBER).update(state=Issue.State.PLANNING)
        else:
            Issue.objects.filter(number=NUMBER).update(state=Issue.State.CLOSED)
            outcome, act = publish_now(editor, issue=NUMBER), PUBLISHED
        if not outcome.done:
            raise AssertionError(outcome.words)
        note(editor, act, str(number))
    return act


def until_quiet() -> None:
    """Work until nothing is left to do."""
    stop = threading.Event()
    worker = threading.Thread(target=work, args=(home_here(), stop, table()))
    worker.start()
    end = time.monotonic() + PATIENCE
    while Job.objects.filter(state__in=["waiting", "running"]).exists() and time.monotonic() < end:
        time.sleep(0.05)
    stop.set()
    worker.join()


# ---- what is found ----


def found() -> dict[str, Any]:
    """What stands in the database, in the folders and on the site when all is done."""
    issue = Issue.objects.get(number=NUMBER)
    articles = list(Article.objects.filter(placements__issue=issue).order_by("story_id"))
    turned = AuditEntry.objects.filter(act__in=[PUBLISHED, UNDONE]).order_by("-id").first()
    return {
        "saved": [(int(entry.target), entry.detail["story"]) for entry in AuditEntry.objects.filter(act=SAVED)],
        "done": [int(entry.target) for entry in AuditEntry.objects.filter(act=DONE) if entry.target.isdigit()],
        "turned": [int(entry.target) for entry in AuditEntry.objects.filter(act__in=[PUBLISHED, UNDONE])],
        "last": turned.act if turned else "",
        "state": issue.state,
        "live": {article.story_id: article.live for article in articles},
        "drafts": {a.story_id: stamp(a.get_latest_revision_as_object().standfirst) for a in articles},
        "released": {article.story_id: stamp(article.standfirst) for article in articles},
        "desk": {article.story_id: stamp(file_of(article.story_id)) for article in articles},
        "site": {article.story_id: shown(article.web_slug or article.story_id) for article in articles},
        "jobs": [str(job) for job in Job.objects.exclude(state="done")],
        "notices": [notice.text for notice in Notice.objects.filter(level="error")],
        "composed": composed(issue),
    }


def stamp(text: str) -> int:
    """The stamp in a text; 0 without one."""
    match = STAMP.search(text)
    return int(match[1]) if match else 0


def file_of(story: str) -> str:
    """A story's file in the desk's folder."""
    texts = (path.read_text() for path in home_here().desk.rglob("*.md"))
    return next((text for text in texts if f"id: {story}\n" in text), "")


def shown(slug: str) -> int:
    """The stamp of a story's page on the site; -1 where it has none."""
    pages = (home_here().out / "site").resolve().glob(f"2*/*/{slug}/index.html")
    return next((stamp(page.read_text()) for page in pages), -1)


def composed(issue: Issue) -> str:
    """What is wrong with the composition of an issue that is being planned."""
    home, kept = home_here(), Composition.objects.filter(issue=issue).first()
    if issue.state != Issue.State.PLANNING:
        return ""
    if kept is None or kept.failure:
        return f"not composed: {kept.failure if kept else 'never'}"
    answer = ProofPress().fill(ProofOrder(PULL, str(home.desk), NUMBER, str(home.path / "afresh"), dpi=20))
    if [page["digest"] for page in answer["pages"]] != [page["digest"] for page in kept.pages]:
        return "the composition is of an older plan"
    pictures = [home.desk_out / "pages" / f"{page['digest']}.png" for page in kept.pages]
    return "".join(f"{path.name} is missing" for path in pictures if not path.exists())


def settle() -> None:
    """Do what is left, and tell what is found."""
    until_quiet()
    say(json.dumps(found()))


def say(line: str) -> None:
    """A line for whoever started this."""
    print(line, flush=True)  # noqa: T201 - read by the driver


def work_on() -> None:
    """The worker, until it is killed."""
    say("begun")
    work(home_here(), threading.Event(), table())


def main(role: str, seed: str = "0") -> None:
    """Play a role."""
    roles: Mapping[str, Callable[[], None]] = {"begin": begin, "work": work_on, "settle": settle}
    if role in roles:
        roles[role]()
        return
    for line in desk(int(seed)):
        say(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
