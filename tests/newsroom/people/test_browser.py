"""The doors and the people's screens in a real browser: a passkey, no violation of WCAG, no complaint."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test.testcases import LiveServerThread

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.stories import guest_actions
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article
from judges.axe import axe
from newsroom.newsrooms import PASSWORD

WIDE = {"width": 1280, "height": 900}
SHOTS = os.environ.get("BROADSHEET_SHOTS", "")
"""Where pictures of the screens are kept for looking at; nowhere, unless somebody names a folder."""
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
pytestmark = pytest.mark.judge


@contextmanager
def served() -> Iterator[str]:
    """The newsroom on a port of its own; its address."""
    thread = LiveServerThread("localhost", lambda app: app)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    try:
        yield f"http://localhost:{thread.port}"
    finally:
        thread.terminate()


def looked_at(page, name: str, *, anew: bool = False) -> None:
    """Hold a screen against WCAG, light and dark, and take its picture where asked."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        if anew:
            page.reload()  # the frame's colours change slowly where they change
            page.wait_for_load_state("networkidle")
        assert axe(page) == (), (name, scheme)
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{scheme}.png", full_page=True)


def signed_in(page, cast, address: str, name: str) -> None:
    """Bring a session of somebody along."""
    client = cast.client(name)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


@pytest.mark.usefixtures("empty_newsroom")
def test_somebody_who_must_sets_up_a_passkey_and_enters_with_it_alone(open_page):
    Authenticator.objects.all().delete()
    with served() as address:
        visit = open_page("about:blank", viewport=WIDE)
        page = visit.page
        tools = page.context.new_cdp_session(page)
        tools.send("WebAuthn.enable")
        tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.goto(f"{address}/newsroom/")
        looked_at(page, "sign-in")
        page.get_by_label("Name or mail address").fill("editor")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/second-factor/")
        looked_at(page, "second-factor")
        page.get_by_role("link", name="Set up an app").click()
        if "confirm" in page.url:
            looked_at(page, "confirm")
            page.get_by_label("Your password").fill(PASSWORD)
            page.get_by_role("button", name="It is me").click()
        page.wait_for_selector("img")
        looked_at(page, "app")
        page.goto(f"{address}/newsroom/you/second-factor/")
        page.get_by_role("link", name="Add a passkey").click()
        looked_at(page, "add-passkey")
        page.get_by_role("button", name="Add it").click()
        page.wait_for_url("**/recovery-codes/")
        looked_at(page, "recovery-codes")
        page.goto(f"{address}/newsroom/people/sessions/")
        looked_at(page, "sessions")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/login/**")
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.wait_for_url(lambda url: url.rstrip("/").endswith("/newsroom"))
        assert not [told for told in visit.complaints if "Content Security Policy" in told]
        assert visit.foreign(address) == ()


def test_the_screens_of_people_and_the_log_break_no_rule(open_page, empty_newsroom, cast):  # noqa: ARG001 - stands in it
    with served() as address:
        visit = open_page("about:blank", viewport=WIDE)
        page = visit.page
        signed_in(page, cast, address, "publisher")
        for name, place in (
            ("people", ""),
            ("invite", "new/"),
            ("person", f"{cast.editor.pk}/"),
            ("log", "log/"),
            ("account", "name/"),
        ):
            page.goto(f"{address}/newsroom/people/{place}")
            looked_at(page, name, anew=True)
        assert visit.complaints == []


def test_the_screens_of_a_guest_break_no_rule(open_page, empty_newsroom, cast):  # noqa: ARG001 - stands in it
    story = Article(title="Tides", headline="The tide turns at the quay", owner=cast.contributor, live=False)
    story.body = story.body.stream_block.to_python([{"type": "paragraph", "id": "1", "value": "<p>One.</p>"}])
    stories_home().add_child(instance=story)
    save_draft(story, cast.contributor)
    token = guest_actions.invite(story, "Ada", 7, cast.editor, may_edit=True)
    with served() as address:
        visit = open_page("about:blank", viewport=WIDE)
        visit.page.goto(f"{address}/newsroom/stories/guest/{token}/")
        looked_at(visit.page, "guest")
        signed_in(visit.page, cast, address, "editor")
        visit.page.goto(f"{address}/newsroom/stories/{story.pk}/guests/")
        looked_at(visit.page, "guests", anew=True)
        assert visit.complaints == []
