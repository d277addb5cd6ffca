"""Every address of the newsroom, asked for by every role, a guest and a stranger, and held against the table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.people.roles import Act, Role, may
from broadsheet.newsroom.stories.models import Article
from newsroom.newsrooms import STAFF as ROLES
from newsroom.permissions import ALL, PARTICULAR, SAMPLES, STAFF, STRANGERS, row

ENTRANCE = "/newsroom/login/"
HOME = "/newsroom/"
NAMELESS = {"newsroom/test404/": "/newsroom/test404/", "newsroom/^.*/$": "/newsroom/nothing/of/the/kind/"}
ENDING = {"account_logout", "wagtailadmin_logout"}
"""Not asked for here: they would end the sessions that the rest of the table needs."""


def parameters(entry: URLPattern | URLResolver) -> frozenset[str]:
    """The names of what stands in an address, as far as one pattern says."""
    pattern = entry.pattern
    return frozenset(pattern.regex.groupindex if isinstance(pattern, RegexPattern) else pattern.converters)


def routes(patterns, space: str = "", above: str = "", given=frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """Every route: its name, or its whole pattern where it has none, and the names of what stands in its address."""
    for entry in patterns:
        whole, names = above + str(entry.pattern), given | parameters(entry)
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (space, entry.namespace) if part)
            yield from routes(entry.url_patterns, inner, whole, names)
        else:
            yield (f"{space}:{entry.name}" if space else entry.name) or whole, names


ROUTES = dict(routes(get_resolver().url_patterns))


def part_of(name: str) -> str:
    """The part a route is tried with: its namespace, or what its name begins with."""
    return name.partition(":")[0] if ":" in name else name.partition("_")[0]


PARTS = sorted({part_of(name) for name in ROUTES})


def address(name: str, wanted: frozenset[str], article: Article) -> str:
    """An address of a route."""
    if "/" in name:
        return NAMELESS[name]
    page = {"page_id": article.pk, "parent_page_id": stories_home().pk, "object_id": article.pk, "page_to_move_id": 1}
    if name.startswith(("wagtailadmin_pages:", "wagtailadmin_api:pages:")):
        page["pk"] = article.pk
    known = {**SAMPLES, "revision_id": article.latest_revision_id, **page, **PARTICULAR.get(name, {})}
    return reverse(name, kwargs={key: known.get(key, 1) for key in wanted})


def expected(name: str, role: Role | None) -> bool:
    """What the table says: whether somebody of a role (None: no account) is let through."""
    told = row(name)
    if isinstance(told, Act):
        return may(role, told)
    return told is ALL or told is (STRANGERS if role is None else STAFF)


def reached(client: Client, where: str) -> bool:
    """Whether somebody gets through the door; behind it there may be nothing, or another way of asking."""
    answer = client.get(where)
    away = {ENTRANCE, HOME} - {where}
    if answer.status_code == 405:
        answer, away = client.post(where), {ENTRANCE}
    assert answer.status_code != 500, where
    return answer.status_code not in {401, 403} and answer.headers.get("Location", "").partition("?")[0] not in away


@pytest.fixture
def article(empty_newsroom, cast) -> Article:  # noqa: ARG001 - the newsroom it is written in
    """A story of the sub-editor's, written in two steps, still a draft."""
    story = Article(title="Tide table", headline="Tide table", owner=cast.sub_editor, live=False)
    stories_home().add_child(instance=story)
    story.save_revision(user=cast.sub_editor)
    story.save_revision(user=cast.sub_editor)
    return Article.objects.get(pk=story.pk)


def test_every_address_has_a_row():
    missing = sorted(name for name in ROUTES if row(name) is None)
    assert missing == [], "add a row for each in tests/newsroom/permissions.py"


@pytest.mark.parametrize("part", PARTS)
def test_the_table_holds(part, article, cast):
    clients = {role: cast.client(role.value) for role in ROLES} | {None: cast.client()}
    wrong = []
    for name, wanted in ROUTES.items():
        if part_of(name) != part or row(name) is None or name in ENDING:
            continue
        where = address(name, wanted, article)
        for role, client in clients.items():
            if reached(client, where) != expected(name, role):
                wrong.append((name, where, role.value if role else "stranger"))
    assert not wrong, wrong
