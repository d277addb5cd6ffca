"""The people of a newsroom under load: signs them in, writes down what each would save, publishes an article.

    python benchmarks/office.py PORT NUMBER      (in the environment of a newsroom)

Prints, as JSON, for each of so many people a story's address in the editor, the form as the editor filled it, and their
cookies. Then, for every line on standard input, which names a draft, it publishes that and prints when.
"""

from __future__ import annotations

import json
import sys
import time
import urllib.request
from pathlib import Path

import django

django.setup()
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from django.test import Client  # noqa: E402 - models can be imported when Django is set up
from lxml import html  # noqa: E402 - the same

from broadsheet.newsroom.people.actions import hire  # noqa: E402 - the same
from broadsheet.newsroom.people.models import User  # noqa: E402 - the same
from broadsheet.newsroom.people.roles import Role  # noqa: E402 - the same
from broadsheet.newsroom.press.actions import publish_now  # noqa: E402 - the same
from broadsheet.newsroom.stories.models import Article  # noqa: E402 - the same
from newsroom.editing_forms import a_form  # noqa: E402 - the same

PARAGRAPHS = ["<p>The crane on the quay is painted, and nobody knows by whom. " + "It was green. " * 20 + "</p>"] * 8


def signed_in(name: str) -> str:
    """The cookies of somebody who is signed in."""
    user = User.objects.filter(username=name).first() or hire(name, Role.SUB_EDITOR)
    client = Client()
    client.force_login(user)
    return "; ".join(f"{cookie.key}={cookie.value}" for cookie in client.cookies.values())


def desk(port: int, number: int, article: Article) -> dict[str, object]:
    """What one of them needs to save a story: its address, the filled form, and cookies."""
    cookies = signed_in(f"editor-{number}")
    path = f"/newsroom/pages/{article.pk}/edit/"
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookies})
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server
        page = html.fromstring(answer.read().decode())
        given = [line.split(";")[0].strip() for line in answer.headers.get_all("Set-Cookie") or ()]
    form = page.get_element_by_id("page-edit-form")
    filled = {**dict(form.form_values()), **a_form(*PARAGRAPHS, headline=article.headline)}
    return {"path": path, "form": list(filled.items()), "cookies": "; ".join((cookies, *given))}


def main() -> None:
    """Sign in, then publish what is named."""
    port, people = int(sys.argv[1]), int(sys.argv[2])
    articles = Article.objects.filter(live=True).order_by("pk")[:people]
    print(json.dumps([desk(port, number, article) for number, article in enumerate(articles)]), flush=True)
    publisher = User.objects.filter(role=Role.PUBLISHER.value).first()
    for line in sys.stdin:
        begun = time.time()
        outcome = publish_now(publisher, stories=(line.strip(),))
        print(json.dumps([begun, str(outcome)]), flush=True)


if __name__ == "__main__":
    main()
